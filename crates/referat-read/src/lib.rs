//! Bytes in, neutral document out.
//!
//! One module a format, listed in [`FORMATS`]. A format is recognised by its
//! content; the order of the list is the order of detection. Readers know no
//! language and no meeting, do no input or output, and keep to [`Limits`].

#![cfg_attr(
    not(all(feature = "doc", feature = "docx", feature = "html", feature = "odt", feature = "rtf")),
    allow(dead_code, reason = "readers share parts that one alone does not need in full")
)]

#[cfg(any(feature = "markdown", feature = "text"))]
mod address;
#[cfg(any(feature = "html", feature = "markdown", feature = "odt", feature = "text"))]
mod characters;
#[cfg(feature = "charset")]
mod charset;
mod error;
mod limits;

#[cfg(any(feature = "doc", feature = "docx"))]
mod compound;
#[cfg(feature = "doc")]
mod doc;
#[cfg(feature = "docx")]
mod docx;
#[cfg(any(feature = "doc", feature = "docx", feature = "rtf"))]
mod fields;
#[cfg(any(feature = "doc", feature = "rtf"))]
mod grid;
#[cfg(any(feature = "doc", feature = "docx", feature = "rtf"))]
mod headings;
#[cfg(feature = "html")]
mod html;
#[cfg(any(feature = "doc", feature = "docx"))]
mod little_endian;
#[cfg(feature = "markdown")]
mod markdown;
#[cfg(any(feature = "docx", feature = "odt"))]
mod metadata;
#[cfg(feature = "mht")]
mod mht;
#[cfg(any(feature = "doc", feature = "docx", feature = "rtf"))]
mod number;
#[cfg(any(feature = "doc", feature = "docx", feature = "rtf"))]
mod numbering;
#[cfg(any(feature = "doc", feature = "docx", feature = "html", feature = "odt", feature = "rtf"))]
mod numerals;
#[cfg(feature = "odt")]
mod odt;
#[cfg(any(feature = "docx", feature = "odt"))]
mod package;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(test)]
mod promises;
#[cfg(feature = "rtf")]
mod rtf;
pub mod scan;
#[cfg(any(feature = "doc", feature = "docx", feature = "rtf"))]
mod symbols;
#[cfg(feature = "text")]
mod text;
#[cfg(any(feature = "doc", feature = "docx"))]
mod word;
#[cfg(any(feature = "html", feature = "odt"))]
mod words;
#[cfg(any(feature = "docx", feature = "odt"))]
mod xml;

pub use error::Error;
pub use limits::Limits;
#[cfg(feature = "render")]
pub use pdf::{Picture, render};
pub use referat_document::{self as document, Document};

/// A kind of file that can be read.
pub struct Format {
    /// Its name, as `document.format` and messages give it.
    pub name: &'static str,
    /// File name extensions that it commonly has, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether the bytes look like it.
    sniff: fn(&[u8]) -> bool,
    read: fn(&[u8], &Limits) -> Result<Document, Error>,
}

impl Format {
    /// Reads a file as this format, whatever its bytes look like.
    ///
    /// # Errors
    /// As [`read()`], which looks first.
    pub fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
        (self.read)(bytes, limits).map_err(|error| error.context(self.name))
    }
}

/// Every format that is compiled in, in order of detection: the unmistakable
/// ones first, plain text last.
pub static FORMATS: &[Format] = &[
    #[cfg(feature = "pdf")]
    pdf::FORMAT,
    #[cfg(feature = "docx")]
    docx::FORMAT,
    #[cfg(feature = "doc")]
    doc::FORMAT,
    #[cfg(feature = "odt")]
    odt::FORMAT,
    #[cfg(feature = "rtf")]
    rtf::FORMAT,
    #[cfg(feature = "mht")]
    mht::FORMAT,
    #[cfg(feature = "html")]
    html::FORMAT,
    #[cfg(feature = "markdown")]
    markdown::FORMAT,
    #[cfg(feature = "text")]
    text::FORMAT,
];

/// The format that the bytes are in, whatever the file is called.
///
/// # Errors
/// When the bytes are empty, of a kind that is recognised but not read, or
/// like nothing known.
pub fn detect(bytes: &[u8]) -> Result<&'static Format, Error> {
    if bytes.is_empty() {
        return Err(Error::empty());
    }
    FORMATS.iter().find(|format| (format.sniff)(bytes)).ok_or_else(|| error::unread(bytes))
}

/// Reads a file.
///
/// # Errors
/// When the bytes are empty, unknown, encrypted, damaged beyond reading, or
/// exceed a limit; the error says which.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<(&'static Format, Document), Error> {
    let format = detect(bytes)?;
    Ok((format, format.read(bytes, limits)?))
}
