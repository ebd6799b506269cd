//! The style sheet ([MS-DOC] 2.9.271): paragraph and character styles by
//! their number, each with what it inherits.

use std::rc::Rc;

use super::fib::{Fib, Table, Version, bytes_at};
use super::sprm::{code, sprms};
use crate::headings::heading_of_outline;
use crate::little_endian::{byte, stretch, word};
use crate::word::properties::RunProperties;
use crate::word::setting::Style;

/// How long a chain of styles based on each other is followed.
const CHAIN: usize = 50;
/// The number of the built-in style for titles; 1 to 9 are headings.
const TITLE: u16 = 62;
const PARAGRAPH: u16 = 1;

/// A style as the sheet states it.
#[derive(Clone, Copy, Debug, Default)]
struct Stated<'b> {
    built_in: u16,
    base: usize,
    paragraph: &'b [u8],
    characters: &'b [u8],
}

/// What a style comes to.
#[derive(Clone, Debug, Default)]
pub(super) struct Known<'b> {
    pub(super) style: Rc<Style>,
    pub(super) font: Option<u16>,
    /// Automatic numbering as Word 6 had it: level and format.
    pub(super) autonumber: (u8, &'b [u8]),
}

/// All styles by their number.
pub(super) struct Styles<'b> {
    version: Version,
    stated: Vec<Stated<'b>>,
    /// What those that are used come to, by their number too.
    known: Vec<Option<Known<'b>>>,
}

impl<'b> Styles<'b> {
    /// Reads the style sheet.
    pub(super) fn read(fib: &Fib<'_>, table: &'b [u8]) -> Self {
        let bytes = bytes_at(table, fib.table(Table::Styles));
        let head = word(bytes, 0).map_or(0, usize::from);
        let base = word(bytes, 4).map_or(0, usize::from);
        let mut rest = bytes.get(2 + head..).unwrap_or_default();
        let mut stated = Vec::new();
        while let Some(length) = word(rest, 0).map(usize::from) {
            stated.push(Stated::read(stretch(rest, 2, length), base, fib.version).unwrap_or_default());
            rest = rest.get(2 + length..).unwrap_or_default();
        }
        let known = vec![None; stated.len()];
        Self { version: fib.version, stated, known }
    }

    /// What a style comes to.
    pub(super) fn get(&mut self, number: usize) -> Known<'b> {
        if let Some(Some(known)) = self.known.get(number) {
            return known.clone();
        }
        let mut chain = Vec::new();
        let mut next = number;
        while let Some(stated) = self.stated.get(next).filter(|_| chain.len() < CHAIN) {
            chain.push(*stated);
            next = stated.base;
        }
        let known = known(&chain, self.version);
        if let Some(place) = self.known.get_mut(number) {
            *place = Some(known.clone());
        }
        known
    }

    /// What a character style says.
    pub(super) fn characters(&mut self, number: usize) -> RunProperties {
        self.get(number).style.run
    }
}

/// What a style comes to that is the first of a chain, each based on the next.
fn known<'b>(chain: &[Stated<'b>], version: Version) -> Known<'b> {
    let mut style = Style::default();
    let mut font = None;
    let mut autonumber: (u8, &[u8]) = (0, &[]);
    for stated in chain.iter().rev() {
        for sprm in sprms(stated.paragraph, version) {
            match sprm.code {
                code::AUTONUMBER => autonumber.1 = sprm.operand,
                code::AUTONUMBER_LEVEL => autonumber.0 = sprm.byte(),
                _ => style.paragraph.apply(sprm),
            }
        }
        for sprm in sprms(stated.characters, version) {
            match sprm.code {
                code::FONT => font = Some(sprm.word()),
                _ => style.run.apply(sprm, style.run),
            }
        }
    }
    let named =
        || chain.iter().find_map(|it| u8::try_from(it.built_in).ok().filter(|it| (1..=9).contains(it)));
    style.heading = match style.paragraph.outline {
        _ if chain.first().is_some_and(|it| it.built_in == TITLE) => None,
        Some(level) => heading_of_outline(level),
        None => named(),
    };
    Known { style: Rc::new(style), font, autonumber }
}

impl<'b> Stated<'b> {
    /// Reads a style whose fixed part has that length.
    fn read(bytes: &'b [u8], base: usize, version: Version) -> Option<Self> {
        let built_in = word(bytes, 0)? & 0xFFF;
        let kind = word(bytes, 2)?;
        let name = bytes.get(base..)?;
        let name = match version {
            Version::Old => usize::from(byte(name, 0)?) + 2,
            Version::New => 2 * usize::from(word(name, 0)?) + 4,
        };
        let mut at = base + name;
        let mut next = || {
            at += at % 2;
            let length = word(bytes, at).map_or(0, usize::from);
            let formatting = stretch(bytes, at + 2, length);
            at += 2 + length;
            formatting
        };
        // The changes of a paragraph come after the number of the style.
        let paragraph = if kind & 0xF == PARAGRAPH { next().get(2..).unwrap_or_default() } else { &[] };
        let characters = if kind & 0xF <= 2 { next() } else { &[] };
        Some(Self { built_in, base: usize::from(kind >> 4), paragraph, characters })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fib::Table;
    use super::super::sample::{Sample, set, sprm, styles};
    use super::super::sprm::code;
    use crate::limits::Limits;

    #[test]
    fn styles_based_on_each_other_come_to_something() {
        let style = |base| (0xFFE, 1, base, Vec::new(), sprm(code::BOLD, &[1]));
        let sheet = styles(&[style(1), style(2), style(0)]);
        let file = Sample::new(&[set(1, &[], "a")]).with(Table::Styles, sheet).file();
        let document = super::super::read(&file, &Limits::default()).expect("a file that can be read");
        assert_eq!(document.lines().map(|(_, line)| line.text.as_str()).collect::<Vec<_>>(), ["a"]);
    }
}
