//! Not yet written.

use crate::{Document, Error, Format, Limits};

pub(crate) const FORMAT: Format = Format { name: "text", extensions: &["text"], sniff, read };

fn sniff(_: &[u8]) -> bool {
    false
}

fn read(_: &[u8], _: &Limits) -> Result<Document, Error> {
    Err(Error::unsupported_format("text"))
}
