//! Headers and footers: six of each section, where there are any
//! ([MS-DOC] 2.3.5, Plcfhdd).

use std::ops::Range;

use super::anchors::ranges;
use super::fib::{Fib, Table, Text, Version, bytes_at};
use super::sections::Sections;
use crate::little_endian::byte;

/// Texts that come before those of the first section: what separates notes
/// from the text.
const SEPARATORS: usize = 6;
const OLD_SEPARATORS: u8 = 0x07;

/// Which pages a header or footer is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum On {
    EvenPages,
    Pages,
    FirstPage,
}

/// The texts of a section in order, and whether they are footers.
const TEXTS: [(On, bool); 6] = [
    (On::EvenPages, false),
    (On::Pages, false),
    (On::EvenPages, true),
    (On::Pages, true),
    (On::FirstPage, false),
    (On::FirstPage, true),
];

/// The headers and footers that are printed: whether it is a footer, and its
/// characters.
pub(super) fn furniture(fib: &Fib<'_>, table: &[u8], sections: &Sections<'_>) -> Vec<(bool, Range<u32>)> {
    let document = bytes_at(table, fib.table(Table::Document));
    let even = byte(document, 0).is_some_and(|it| it & 1 != 0);
    let mut texts = ranges(bytes_at(table, fib.table(Table::Furniture)), 0, fib.characters(Text::Furniture));
    let separators = match fib.version {
        Version::New => SEPARATORS,
        // An old file states only the texts that it has.
        Version::Old => (byte(document, 1).unwrap_or(0) & OLD_SEPARATORS).count_ones() as usize,
    };
    texts.by_ref().take(separators).for_each(drop);
    let mut furniture = Vec::new();
    for section in &sections.sections {
        for (index, (on, is_footer)) in TEXTS.into_iter().enumerate() {
            if fib.version == Version::Old && section.old_furniture >> index & 1 == 0 {
                continue;
            }
            let Some(text) = texts.next() else { return furniture };
            let is_printed = match on {
                On::Pages => true,
                On::EvenPages => even,
                On::FirstPage => section.title_page,
            };
            if is_printed && !text.is_empty() {
                furniture.push((is_footer, text));
            }
        }
    }
    furniture
}
