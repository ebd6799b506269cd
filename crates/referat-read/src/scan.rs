//! Pages that are pictures: what somebody recognised on them.
//!
//! Recognising letters takes a program and time, so it is no reader's affair.
//! [`pages`] says which pages of a document are without text; whoever can
//! recognises them, and [`read`] takes the words for the pages' own.

use std::collections::BTreeMap;

use referat_document::{Bounds, Document};

use crate::{Error, Format, Limits, Read, detect};

/// What was recognised, by page from 1.
pub type Scans = BTreeMap<u32, Scan>;

/// What was recognised on one page, in any unit of length, y down from the
/// top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scan {
    /// Width of the page.
    pub width: f32,
    /// Height of the page.
    pub height: f32,
    /// Its lines, in any order.
    pub lines: Vec<ScannedLine>,
}

/// Words on one baseline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScannedLine {
    /// Its words, in order.
    pub words: Vec<ScannedWord>,
    /// Which way it runs.
    pub course: Course,
    /// Where its baseline is in the middle of it: how far down, or for lines
    /// that run up or down, how far to the right.
    pub baseline: f32,
    /// How far the baseline falls on its way to the right, for each unit.
    pub slope: f32,
    /// Height from the lowest to the highest letters.
    pub height: f32,
}

/// One word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScannedWord {
    /// What it says.
    pub text: String,
    /// Where it is.
    pub bounds: Bounds,
    /// How sure that is, of 1.
    pub confidence: f32,
}

/// Which way a line runs as the page is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Course {
    /// To the right.
    #[default]
    Right,
    /// Down the page.
    Down,
    /// To the left: upside down.
    Left,
    /// Up the page.
    Up,
}

impl Scan {
    /// How sure the words are on average, of 1, long ones counting more; none
    /// without words.
    #[must_use]
    pub fn confidence(&self) -> Option<f32> {
        let words = self.lines.iter().flat_map(|line| &line.words);
        let (sum, letters) = words.fold((0.0, 0.0), |(sum, letters), word| {
            let length = word.text.chars().count() as f32;
            (sum + length * word.confidence, letters + length)
        });
        (letters > 0.0).then(|| sum / letters)
    }
}

/// The code of the warning that a page has no text.
pub const NO_TEXT_LAYER: &str = "no-text-layer";
/// The code of the warning that a page's text was recognised.
pub const READ_BY_OCR: &str = "read-by-ocr";

/// The pages of a document that are pictures without text.
pub fn pages(document: &Document) -> impl Iterator<Item = u32> + '_ {
    document
        .warnings
        .iter()
        .filter(|warning| warning.code == NO_TEXT_LAYER)
        .filter_map(|warning| warning.page)
}

/// The kinds of picture that a scan is kept as. There is no text in them
/// until somebody recognises it.
pub static PICTURES: &[Format] = &[
    Format { name: "png", extensions: &["png"], sniff: is_png, read: Read::Document(refuse) },
    Format { name: "jpeg", extensions: &["jpg", "jpeg"], sniff: is_jpeg, read: Read::Document(refuse) },
    Format { name: "tiff", extensions: &["tif", "tiff"], sniff: is_tiff, read: Read::Document(refuse) },
];

fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG")
}

fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xD8\xFF")
}

fn is_tiff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*")
}

fn refuse(bytes: &[u8], _: &Limits) -> Result<Document, Error> {
    Err(crate::error::unread(bytes))
}

/// The kind of picture that a file is, if it is one.
#[must_use]
pub fn kind(bytes: &[u8]) -> Option<&'static Format> {
    PICTURES.iter().find(|format| (format.sniff)(bytes))
}

/// Reads a file whose pages without text were recognised. A page that has
/// text of its own keeps it.
///
/// # Errors
/// As [`crate::read()`]; a picture is no error when anything was recognised.
pub fn read(bytes: &[u8], limits: &Limits, scans: &Scans) -> Result<(&'static Format, Document), Error> {
    if scans.is_empty() {
        return crate::read(bytes, limits);
    }
    #[cfg(feature = "pdf")]
    if let Some(format) = kind(bytes) {
        let document = limits.admit(crate::pdf::recognised(scans));
        return Ok((format, document.map_err(|error| error.context(format.name))?));
    }
    let format = detect(bytes)?;
    #[cfg(feature = "pdf")]
    if format.name == crate::pdf::FORMAT.name {
        let document = crate::pdf::read_scanned(bytes, limits, scans).and_then(|it| limits.admit(it));
        return Ok((format, document.map_err(|error| error.context(format.name))?));
    }
    Ok((format, format.read(bytes, limits)?))
}
