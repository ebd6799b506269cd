//! Destinations: groups whose text is not printed where it stands
//! ("Destinations" in the specification's appendix).

use super::info::Fact;
use crate::document::Layer;

/// What the text of a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// Printed in the present flow.
    Text,
    /// Nothing that is read.
    Nothing,
    /// What the names of fonts say of their bytes.
    Fonts,
    /// Paragraph styles.
    Styles,
    /// Abstract lists.
    Lists,
    /// Lists that are based on abstract ones.
    Overrides,
    /// The marker of a level of a list.
    LevelText {
        in_override: bool,
    },
    /// The marker of a paragraph, as it was printed.
    Label,
    /// A note or a comment.
    Note(Layer),
    /// A text box.
    Box,
    /// A page header or footer.
    Furniture(Furniture),
    /// A field, with a code and a result in it.
    Field,
    Code,
    Result,
    /// A form field's description.
    Form,
    /// An entry of a form field's list.
    Entry,
    /// What is said of a row of an inner table.
    InnerRow,
    /// The same text twice, for old readers and in Unicode.
    Twice,
    /// The second of the two.
    Unicode,
    /// The file's facts about itself.
    Info,
    Fact(Fact),
    Created,
    Modified,
}

/// A page header or footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Furniture {
    pub(super) is_footer: bool,
    pub(super) pages: Pages,
}

/// The pages of a section that have a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pages {
    All,
    /// Only the first.
    First,
    /// Those on the left, in a document whose pages face each other.
    Left,
}
