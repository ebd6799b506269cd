//! One file: the documents in it.

use std::iter;

use referat::{Entry, Limits};

use crate::failure::Reason;
use crate::load::attempt;

/// The documents that a file holds, as [`referat::unpack`] gives them. Should
/// it panic, the next document has its turn.
pub fn unpack<'b>(
    bytes: &'b [u8],
    limits: &Limits,
) -> impl Iterator<Item = Result<Entry<'b>, Reason>> + use<'b> {
    let mut entries = referat::unpack(bytes, limits);
    iter::from_fn(move || attempt(|| Ok::<_, Reason>(entries.next())).transpose())
}
