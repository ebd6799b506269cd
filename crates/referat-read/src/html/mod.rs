//! Web pages, also those that Word and Google Docs save.
//!
//! The page is parsed as a browser parses it, walked once without recursion
//! ([`mod@walk`]), and set in blocks ([`page`]). What surrounds the text on a
//! web site is kept as furniture.

mod content;
mod cost;
mod css;
mod decode;
mod elements;
mod list;
mod page;
mod setting;
mod table;
#[cfg(test)]
mod tests;
mod walk;

pub(crate) use self::decode::decode;
use self::decode::looks_like_html;
use crate::{Document, Error, Format, Limits, Read};

pub(crate) const FORMAT: Format = Format {
    name: "html",
    extensions: &["html", "htm", "xhtml"],
    sniff: looks_like_html,
    read: Read::Document(read),
};

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    walk::walk(&decode(bytes), limits)
}
