//! What a user's profile adds to the lexicons.

use super::Term;
use super::shape::ItemShape;

/// Words of one user, in whatever language the document is.
#[derive(Debug, Default)]
pub(crate) struct Own {
    /// Phrases in lower case by term, as the lexicons list them.
    pub(crate) phrases: Vec<(Term, String)>,
    /// Names of organisations, as printed.
    pub(crate) organizations: Vec<String>,
    /// What the labels of items look like.
    pub(crate) item_shapes: Vec<ItemShape>,
}
