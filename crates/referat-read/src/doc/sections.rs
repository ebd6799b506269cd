//! Sections of a document ([MS-DOC] 2.8.26): where they end, and what matters
//! of how they are set.

use super::fib::{Fib, Table, bytes_at};
use super::plc::Plc;
use super::sprm::{code, sprms};
use crate::little_endian::{double, stretch, word};

/// Bytes of what is said of a section in the table stream.
const SECTION: usize = 12;

/// A section.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Section<'b> {
    /// The character after its last.
    end: u32,
    /// Whether its first page has a header and a footer of its own.
    pub(super) title_page: bool,
    /// Which headers and footers an old file has for it, a bit each.
    pub(super) old_furniture: u8,
    /// How headings are numbered in the way of Word 6.
    outline_numbers: &'b [u8],
}

/// All sections.
pub(super) struct Sections<'b> {
    pub(super) sections: Vec<Section<'b>>,
}

impl<'b> Sections<'b> {
    /// Reads how sections are set.
    pub(super) fn read(fib: &Fib<'_>, main: &'b [u8], table: &[u8]) -> Self {
        let plc = Plc::new(bytes_at(table, fib.table(Table::Sections)), SECTION);
        let sections = plc.stretches().map(|(_, end, data)| {
            let mut section = Section { end, ..Section::default() };
            let at = double(data, 2).map_or(usize::MAX, |it| it as usize);
            let length = word(main, at).map_or(0, usize::from);
            for sprm in sprms(stretch(main, at.saturating_add(2), length), fib.version) {
                match sprm.code {
                    code::TITLE_PAGE => section.title_page = sprm.is_on(),
                    code::OLD_FURNITURE => section.old_furniture = sprm.byte(),
                    code::OUTLINE_NUMBERS => section.outline_numbers = sprm.operand,
                    _ => {}
                }
            }
            section
        });
        Self { sections: sections.collect() }
    }

    /// Whether a section ends before a character.
    pub(super) fn end_at(&self, character: u32) -> bool {
        self.sections.binary_search_by_key(&character, |it| it.end).is_ok()
    }

    /// How headings are numbered where a character stands.
    pub(super) fn outline_numbers(&self, character: u32) -> &'b [u8] {
        let index = self.sections.partition_point(|it| it.end <= character);
        self.sections.get(index).map_or(&[], |it| it.outline_numbers)
    }
}
