//! The file information block: what the main stream begins with, and where
//! everything else is ([MS-DOC] 2.5; for Word 6 and 95 the same facts stand in
//! other places).

use std::ops::Range;

use crate::Error;
use crate::little_endian::{byte, double, stretch, word};

/// Generations of the format that differ in the layout of what they hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Version {
    /// Word 6 and 95: letters are bytes.
    Old,
    /// Word 97 to 2003.
    New,
}

/// A part of the document that has text of its own, in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    Main = 0,
    Footnotes = 1,
    Furniture = 2,
    // Macros were the next, before Word 97.
    Comments = 4,
    Endnotes = 5,
    Boxes = 6,
    FurnitureBoxes = 7,
}

/// A table that the block points to, as its place in the list of Word 97.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    Styles = 1,
    FootnoteReferences = 2,
    FootnoteTexts = 3,
    CommentReferences = 4,
    CommentTexts = 5,
    Sections = 6,
    Furniture = 11,
    CharacterPages = 12,
    ParagraphPages = 13,
    Fonts = 15,
    Document = 31,
    Pieces = 33,
    Shapes = 40,
    FurnitureShapes = 41,
    EndnoteReferences = 46,
    EndnoteTexts = 47,
    Drawing = 50,
    BoxTexts = 56,
    FurnitureBoxTexts = 58,
    Lists = 73,
    ListOverrides = 74,
}

/// Where the table stream's places are stated in Word 97.
const TABLES: usize = 0x9A;
/// Where Word 6 states the first of them, and those from this place on.
const OLD_TABLES: usize = 0x58;
const OLD_LATER: (usize, usize) = (38, 0x192);
/// Where the lengths of the texts are stated.
const TEXTS: usize = 0x4C;
const OLD_TEXTS: usize = 0x34;
/// The last version that keeps letters as bytes: Word 95.
const LAST_OLD: u16 = 0x69;

/// Versions from Word 6 to Word 2007.
const VERSIONS: Range<u16> = 0x65..0x113;

/// A stretch of the table stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) length: usize,
}

/// The block.
#[derive(Clone, Copy)]
pub(super) struct Fib<'b> {
    bytes: &'b [u8],
    pub(super) version: Version,
    flags: u16,
}

impl<'b> Fib<'b> {
    /// Whether the bytes begin with such a block.
    pub(super) fn is_at(bytes: &[u8]) -> bool {
        matches!(word(bytes, 0), Some(0xA5DC | 0xA5EC))
            && word(bytes, 2).is_some_and(|it| VERSIONS.contains(&it))
    }

    /// Reads the block at the beginning of the main stream.
    pub(super) fn read(bytes: &'b [u8]) -> Result<Self, Error> {
        let missing = || Error::damaged("the beginning of the document is missing");
        let number = word(bytes, 2).ok_or_else(missing)?;
        let flags = word(bytes, 10).ok_or_else(missing)?;
        let version = if number <= LAST_OLD { Version::Old } else { Version::New };
        Ok(Self { bytes, version, flags })
    }

    /// Whether a password is needed.
    pub(super) fn is_encrypted(&self) -> bool {
        self.flags & 0x0100 != 0
    }

    /// The names of the stream that holds the tables, and of the one that may
    /// stand in for it; `None` when the tables are in the main stream.
    pub(super) fn table_streams(&self) -> Option<[&'static str; 2]> {
        match self.version {
            Version::Old => None,
            Version::New if self.flags & 0x0200 != 0 => Some(["1Table", "0Table"]),
            Version::New => Some(["0Table", "1Table"]),
        }
    }

    /// Whether the text is in pieces in the order of their making.
    pub(super) fn is_complex(&self) -> bool {
        self.version == Version::New || self.flags & 0x0004 != 0
    }

    /// Whether an old file was written where letters have two bytes.
    pub(super) fn is_wide(&self) -> bool {
        self.version == Version::Old && self.flags & 0x5000 == 0x5000
    }

    /// Whether an old file was written on a Macintosh.
    pub(super) fn is_macintosh(&self) -> bool {
        word(self.bytes, 0x14) == Some(0x0100) || byte(self.bytes, 0x13).is_some_and(|it| it & 1 != 0)
    }

    /// The language that it was written in.
    pub(super) fn language(&self) -> u16 {
        word(self.bytes, 6).unwrap_or(0)
    }

    /// Where the text begins in the main stream, and where it ends, when it
    /// is not in pieces.
    pub(super) fn text(&self) -> (u32, u32) {
        (double(self.bytes, 0x18).unwrap_or(0), double(self.bytes, 0x1C).unwrap_or(0))
    }

    /// The characters of a text.
    pub(super) fn characters(&self, text: Text) -> Range<u32> {
        let at = if self.version == Version::Old { OLD_TEXTS } else { TEXTS };
        let length = |index: usize| {
            let length = double(self.bytes, at + 4 * index).unwrap_or(0);
            i32::try_from(length).map_or(0, i32::unsigned_abs)
        };
        let start = (0..text as usize).map(length).fold(0, u32::saturating_add);
        start..start.saturating_add(length(text as usize))
    }

    /// Where a table is, if there is one.
    pub(super) fn table(&self, table: Table) -> Option<Place> {
        let index = table as usize;
        let at = match self.version {
            Version::New => TABLES + 8 * index,
            Version::Old if index < OLD_LATER.0 => OLD_TABLES + 8 * index,
            Version::Old if index > Table::FurnitureBoxTexts as usize => return None,
            Version::Old => OLD_LATER.1 + 8 * (index - OLD_LATER.0),
        };
        let start = double(self.bytes, at)? as usize;
        let length = double(self.bytes, at + 4)? as usize;
        (length > 0).then_some(Place { start, length })
    }

    /// The pages with the formatting of characters, then of paragraphs, that
    /// an old file has: the first one's number, and how many.
    pub(super) fn old_pages(&self) -> [(u16, u16); 2] {
        let number = |at| word(self.bytes, at).unwrap_or(0);
        [(number(0x18A), number(0x18E)), (number(0x18C), number(0x190))]
    }
}

/// The bytes of a place in the table stream.
pub(super) fn bytes_at(stream: &[u8], place: Option<Place>) -> &[u8] {
    place.map_or(&[], |it| stretch(stream, it.start, it.length))
}
