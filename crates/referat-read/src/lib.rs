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

#[cfg(any(feature = "doc", feature = "docx", feature = "msg"))]
mod compound;
mod container;
#[cfg(feature = "doc")]
mod doc;
#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "eml")]
mod eml;
#[cfg(any(feature = "doc", feature = "docx", feature = "rtf"))]
mod fields;
#[cfg(any(feature = "doc", feature = "rtf"))]
mod grid;
#[cfg(any(feature = "doc", feature = "docx", feature = "rtf"))]
mod headings;
#[cfg(feature = "html")]
mod html;
#[cfg(any(feature = "docx", feature = "odt", feature = "zip"))]
mod inflate;
#[cfg(any(feature = "eml", feature = "msg"))]
mod letter;
#[cfg(any(feature = "doc", feature = "docx", feature = "msg"))]
mod little_endian;
#[cfg(feature = "markdown")]
mod markdown;
#[cfg(any(feature = "docx", feature = "odt"))]
mod metadata;
#[cfg(feature = "mht")]
mod mht;
#[cfg(any(feature = "eml", feature = "mht"))]
mod mime;
#[cfg(feature = "msg")]
mod msg;
#[cfg(any(feature = "doc", feature = "docx", feature = "rtf"))]
mod number;
#[cfg(any(feature = "doc", feature = "docx", feature = "rtf"))]
mod numbering;
#[cfg(any(feature = "doc", feature = "docx", feature = "html", feature = "odt", feature = "rtf"))]
mod numerals;
#[cfg(feature = "odt")]
mod odt;
#[cfg(any(feature = "docx", feature = "odt", feature = "zip"))]
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
mod tally;
#[cfg(feature = "text")]
mod text;
#[cfg(any(feature = "doc", feature = "docx"))]
mod word;
#[cfg(any(feature = "html", feature = "odt"))]
mod words;
#[cfg(any(feature = "docx", feature = "odt"))]
mod xml;
#[cfg(feature = "zip")]
mod zip;

pub use container::{Entry, unpack};
pub use error::Error;
pub use limits::{LIMITS, Limit, Limits, Unit};
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
    read: Read,
}

/// What reading a file gives.
#[derive(Clone, Copy)]
enum Read {
    /// The document that it is.
    Document(fn(&[u8], &Limits) -> Result<Document, Error>),
    /// The documents that it holds.
    #[cfg_attr(
        not(any(feature = "eml", feature = "msg", feature = "zip")),
        expect(dead_code, reason = "no such format")
    )]
    Container(container::Open),
}

impl Format {
    /// Reads a file as this format, whatever its bytes look like.
    ///
    /// # Errors
    /// As [`read()`], which looks first.
    pub fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
        let document = match self.read {
            Read::Document(read) => read(bytes, limits),
            Read::Container(_) => Err(Error::container()),
        };
        document.and_then(|it| limits.admit(it)).map_err(|error| error.context(self.name))
    }
}

/// Every format that is compiled in, in order of detection: the unmistakable
/// ones first, plain text last.
pub static FORMATS: &[Format] = &[
    #[cfg(feature = "pdf")]
    pdf::FORMAT,
    // A mail and an encrypted package may hold what a Word file holds.
    #[cfg(feature = "msg")]
    msg::FORMAT,
    #[cfg(feature = "docx")]
    docx::FORMAT,
    #[cfg(feature = "doc")]
    doc::FORMAT,
    #[cfg(feature = "odt")]
    odt::FORMAT,
    #[cfg(feature = "rtf")]
    rtf::FORMAT,
    #[cfg(feature = "zip")]
    zip::FORMAT,
    // A mail may be a web page with pictures, as web archives are.
    #[cfg(feature = "eml")]
    eml::FORMAT,
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

/// Reads a document.
///
/// # Errors
/// When the bytes are empty, unknown, encrypted, damaged beyond reading, a
/// container of documents, which [`unpack`] opens, or exceed a limit; the
/// error says which.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<(&'static Format, Document), Error> {
    let format = detect(bytes)?;
    Ok((format, format.read(bytes, limits)?))
}
