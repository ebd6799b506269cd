//! Rich Text Format, as Word, WordPad, LibreOffice and old exporters write it.
//!
//! A file is walked once ([`reader`]): tables of fonts, styles and lists come
//! before the text that uses them, and what is said of text goes for the rest
//! of its group. Terms are those of the Rich Text Format Specification 1.9.1.

mod destinations;
mod fields;
mod flow;
mod fonts;
mod format;
mod groups;
mod info;
mod lists;
mod paragraph;
mod properties;
mod reader;
mod sections;
mod styles;
mod tables;
#[cfg(test)]
mod tests;
mod text;
mod tokens;
mod words;

use self::reader::Reader;
use crate::document::{Flow, Warning};
use crate::{Document, Error, Format, Limits, Read};

pub(crate) const FORMAT: Format =
    Format { name: "rtf", extensions: &["rtf"], sniff, read: Read::Document(read) };

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

fn sniff(bytes: &[u8]) -> bool {
    start(bytes).is_some()
}

/// The file from its first brace on.
fn start(bytes: &[u8]) -> Option<&[u8]> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let blank = bytes.iter().take_while(|it| it.is_ascii_whitespace() || **it == 0).count();
    let bytes = bytes.get(blank..)?;
    bytes.strip_prefix(b"{")?.trim_ascii_start().starts_with(b"\\rtf").then_some(bytes)
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    let bytes = start(bytes).ok_or_else(|| Error::damaged("the file does not begin as rtf does"))?;
    let mut reader = Reader::new(bytes, limits);
    let fault = reader.read()?;
    let (metadata, blocks) = reader.into_parts();
    if blocks.is_empty() && fault.is_some() {
        return Err(Error::damaged("the file breaks off before its text"));
    }
    let warnings = fault.map(damaged).into_iter().collect();
    let mut document = Document { metadata, flow: Flow::Paragraphs, blocks, warnings, ..Document::default() };
    document.number_lines();
    Ok(document)
}

fn damaged(fault: &str) -> Warning {
    let message = format!("the file is damaged, but its text was read: {fault}");
    Warning { code: "damaged-part", message, page: None }
}
