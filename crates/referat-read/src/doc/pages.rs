//! Formatting of paragraphs and characters, in pages of 512 bytes of the main
//! stream ([MS-DOC] 2.9.23, 2.9.174).

use super::fib::{Fib, Place, Table, Version, bytes_at};
use super::plc::Plc;
use crate::little_endian::{byte, double, stretch, word};

/// Bytes of a page.
const PAGE: usize = 512;

/// What a page's formatting is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Characters,
    Paragraphs,
}

/// A stretch of the main stream that is formatted in one way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretch<'b> {
    pub(super) start: u32,
    pub(super) end: u32,
    /// How it differs from its style; for paragraphs the style comes first.
    pub(super) formatting: &'b [u8],
}

/// All pages of one kind.
pub(super) struct Pages<'b> {
    main: &'b [u8],
    of: Of,
    version: Version,
    /// Where the text of each page begins, and the page's number.
    pages: Vec<(u32, u32)>,
}

impl<'b> Pages<'b> {
    /// Finds the pages.
    pub(super) fn read(fib: &Fib<'_>, main: &'b [u8], table: &[u8], of: Of) -> Self {
        let place: Option<Place> = fib.table(match of {
            Of::Characters => Table::CharacterPages,
            Of::Paragraphs => Table::ParagraphPages,
        });
        let width = if fib.version == Version::Old { 2 } else { 4 };
        let plc = Plc::new(bytes_at(table, place), width);
        let mut pages: Vec<(u32, u32)> = plc
            .stretches()
            .filter_map(|(start, _, data)| {
                let page =
                    double(data, 0).map(|it| it & 0x3F_FFFF).or_else(|| word(data, 0).map(u32::from))?;
                Some((start, page))
            })
            .collect();
        if fib.version == Version::Old {
            let [characters, paragraphs] = fib.old_pages();
            let (first, count) = if of == Of::Characters { characters } else { paragraphs };
            // Old files list only the pages that a fast save has added.
            if usize::from(count) > pages.len() {
                let all = u32::from(first)..u32::from(first) + u32::from(count);
                pages = all.filter_map(|page| Some((double(page_at(main, page), 0)?, page))).collect();
            }
        }
        pages.sort_by_key(|it| it.0);
        Self { main, of, version: fib.version, pages }
    }

    /// The formatting of the byte at a place.
    pub(super) fn at(&self, offset: u32) -> Stretch<'b> {
        let after = self.pages.partition_point(|it| it.0 <= offset);
        let next = self.pages.get(after).map_or(u32::MAX, |it| it.0);
        let page = after.checked_sub(1).and_then(|it| self.pages.get(it));
        let found = page.and_then(|(_, page)| self.on_page(page_at(self.main, *page), offset));
        found.unwrap_or(Stretch { start: offset, end: next.max(offset.saturating_add(1)), formatting: &[] })
    }

    fn on_page(&self, page: &'b [u8], offset: u32) -> Option<Stretch<'b>> {
        let count = usize::from(byte(page, PAGE - 1)?);
        let width = match (self.of, self.version) {
            (Of::Characters, _) => 1,
            (Of::Paragraphs, Version::Old) => 7,
            (Of::Paragraphs, Version::New) => 13,
        };
        let places = stretch(page, 0, (count + 1) * 4).as_chunks().0;
        let after = places.partition_point(|it| u32::from_le_bytes(*it) <= offset);
        let end = places.get(after).map(|it| u32::from_le_bytes(*it))?;
        let index = after.checked_sub(1)?;
        let start = places.get(index).map(|it| u32::from_le_bytes(*it))?;
        let at = 2 * usize::from(byte(page, (count + 1) * 4 + index * width)?);
        let formatting = match self.of {
            _ if at == 0 => &[],
            Of::Characters => stretch(page, at + 1, byte(page, at).map_or(0, usize::from)),
            Of::Paragraphs => match byte(page, at)? {
                // A length that is even is in the next byte.
                0 if self.version == Version::New => {
                    stretch(page, at + 2, 2 * byte(page, at + 1).map_or(0, usize::from))
                }
                length => stretch(page, at + 1, (2 * usize::from(length)).saturating_sub(1)),
            },
        };
        Some(Stretch { start, end, formatting })
    }
}

fn page_at(main: &[u8], page: u32) -> &[u8] {
    stretch(main, (page as usize).saturating_mul(PAGE), PAGE)
}
