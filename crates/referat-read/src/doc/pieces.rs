//! The piece table: which characters stand where in the main stream
//! ([MS-DOC] 2.8.35). Word appends what changes when it saves fast, so the
//! text is in order only by this table.

use super::fib::{Fib, Table, Text, Version, bytes_at};
use super::plc::Plc;
use super::sprm::{Sprm, brief, sprms};
use crate::little_endian::{byte, double, stretch, word};
use crate::{Error, Limit, Limits};

/// The last place that a character may have.
const LAST: u32 = i32::MAX.unsigned_abs();

/// A stretch of text that is in one place of the main stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The first character.
    pub(super) start: u32,
    /// The character after the last.
    pub(super) end: u32,
    /// Where it begins in the main stream.
    pub(super) offset: u32,
    /// Bytes of a character.
    pub(super) width: u32,
    /// How its formatting differs from that of the place it stands in.
    pub(super) modifier: u16,
}

impl Piece {
    /// Where a character of it stands in the main stream.
    pub(super) fn offset_of(&self, character: u32) -> u32 {
        self.offset.saturating_add(character.saturating_sub(self.start).saturating_mul(self.width))
    }
}

/// All pieces in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Pieces<'b> {
    pieces: Vec<Piece>,
    /// Whether letters of one byte are those of Western Windows, in whatever
    /// font.
    pub(super) western: bool,
    /// Formatting that pieces refer to.
    modifiers: Vec<&'b [u8]>,
}

impl<'b> Pieces<'b> {
    /// Reads the table; without one the text is a single piece.
    pub(super) fn read(fib: &Fib<'_>, main: &[u8], table: &'b [u8], limits: &Limits) -> Result<Self, Error> {
        let mut pieces = Self::default();
        if fib.is_complex() {
            pieces.read_complex(bytes_at(table, fib.table(Table::Pieces)), fib.version);
        }
        pieces.western = fib.version == Version::New && !pieces.pieces.is_empty();
        if pieces.pieces.is_empty() {
            pieces.pieces.push(single(fib, main));
        }
        let mut letters = 0;
        for piece in &mut pieces.pieces {
            // A piece may say that it is longer than the stream.
            let room =
                u32::try_from(main.len()).unwrap_or(u32::MAX).saturating_sub(piece.offset) / piece.width;
            piece.end = piece.end.min(piece.start.saturating_add(room));
            letters += u64::from(piece.end.saturating_sub(piece.start));
        }
        if letters > limits.text_bytes {
            return Err(Limit::TEXT_BYTES.exceeded(limits));
        }
        Ok(pieces)
    }

    fn read_complex(&mut self, mut bytes: &'b [u8], version: Version) {
        while byte(bytes, 0) == Some(1) {
            let length = word(bytes, 1).map_or(0, usize::from);
            self.modifiers.push(stretch(bytes, 3, length));
            bytes = bytes.get(3 + length..).unwrap_or_default();
        }
        if byte(bytes, 0) != Some(2) {
            return;
        }
        let length = double(bytes, 1).map_or(0, |it| it as usize);
        let mut next = 0;
        for (start, end, data) in Plc::new(stretch(bytes, 5, length), 8).stretches() {
            let (Some(offset), Some(modifier)) = (double(data, 2), word(data, 6)) else { break };
            // Places that do not rise would give the same text again and again.
            if start < next || end < start || end > LAST {
                break;
            }
            next = end;
            let narrow = offset & 0x4000_0000 != 0;
            let (offset, width) = match version {
                Version::Old => (offset, 1),
                Version::New if narrow => ((offset & 0x3FFF_FFFF) / 2, 1),
                Version::New => (offset & 0x3FFF_FFFF, 2),
            };
            self.pieces.push(Piece { start, end, offset, width, modifier });
        }
    }

    /// The character after the last.
    pub(super) fn end(&self) -> u32 {
        self.pieces.last().map_or(0, |it| it.end)
    }

    /// The piece that a character is in, or the next one.
    pub(super) fn at(&self, character: u32) -> Option<&Piece> {
        let index = self.pieces.partition_point(|it| it.end <= character);
        self.pieces.get(index)
    }

    /// The changes that a piece refers to.
    pub(super) fn stated(&self, piece: &Piece) -> &'b [u8] {
        let index = (piece.modifier & 1 == 1).then_some(usize::from(piece.modifier >> 1));
        index.and_then(|it| self.modifiers.get(it)).copied().unwrap_or_default()
    }

    /// How the formatting of a piece differs from that of the place it stands
    /// in: a change in brief, or changes that several pieces may refer to.
    pub(super) fn changes(
        &self,
        piece: &Piece,
        version: Version,
    ) -> impl Iterator<Item = Sprm<'b>> + use<'b> {
        let brief = (piece.modifier != 0 && piece.modifier & 1 == 0).then(|| brief(piece.modifier)).flatten();
        brief.into_iter().chain(sprms(self.stated(piece), version))
    }
}

/// The text of a file without a table.
fn single(fib: &Fib<'_>, main: &[u8]) -> Piece {
    let (offset, end) = fib.text();
    let characters = fib.characters(Text::FurnitureBoxes).end.saturating_add(1).min(LAST);
    let end = u64::from(end).min(main.len() as u64);
    let wide =
        fib.is_wide() || fib.version == Version::New && end >= u64::from(offset) + 2 * u64::from(characters);
    Piece { start: 0, end: characters, offset, width: if wide { 2 } else { 1 }, modifier: 0 }
}
