//! Automatic numbering as Word 6 and 95 had it, before there were lists: each
//! paragraph says itself how it is numbered (ANLD), or its section does for
//! the nine levels of headings (OLST).
//!
//! Paragraphs that are numbered in sequence count together; one that is not
//! numbered ends the sequence.

use std::collections::HashMap;

use super::fib::Version;
use super::fonts::Fonts;
use crate::little_endian::{byte, stretch, utf16, word};
use crate::number::NumberFormat;
use crate::numbering::{Counts, LEVELS, Level};
use crate::word::properties::ParagraphProperties;
use crate::word::setting::Marker;

/// Levels beyond those of headings: numbers and signs in sequence.
const SEQUENCE: u8 = 10;
const SIGN: u8 = 11;
/// Numbers of lists from here on mean automatic numbering.
const FIRST: u32 = 0x1_0000;
/// Bytes of a level, and where its texts are in a paragraph's and a section's
/// definition.
const LEVEL: usize = 16;
const TEXTS: usize = 20;
const SECTION_TEXTS: usize = 9 * LEVEL + 4;

/// How paragraphs of a document are numbered.
#[derive(Default)]
pub(super) struct Autonumbers<'b> {
    definitions: Vec<Definition<'b>>,
    places: HashMap<Definition<'b>, u32>,
    headings: Counts,
    sequence: Counts,
    in_sequence: bool,
}

/// How a paragraph is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Definition<'b> {
    pub(super) version: Version,
    /// 1 to 9 for headings, or [`SEQUENCE`] or [`SIGN`].
    pub(super) level: u8,
    pub(super) paragraph: &'b [u8],
    pub(super) section: &'b [u8],
}

impl<'b> Autonumbers<'b> {
    /// The number of the list that stands for a definition.
    pub(super) fn list(&mut self, definition: Definition<'b>) -> Option<u32> {
        if !(1..=SIGN).contains(&definition.level) {
            return None;
        }
        let next = FIRST.checked_add(u32::try_from(self.definitions.len()).ok()?)?;
        let list = *self.places.entry(definition).or_insert(next);
        if list == next {
            self.definitions.push(definition);
        }
        Some(list)
    }

    /// The definition that a list stands for.
    pub(super) fn index(list: u32) -> Option<usize> {
        usize::try_from(list.checked_sub(FIRST)?).ok()
    }

    /// Counts a paragraph that is not numbered.
    pub(super) fn interrupt(&mut self) {
        self.in_sequence = false;
    }

    /// Counts a paragraph, and gives its level from 0 and its marker.
    pub(super) fn count(&mut self, index: usize, fonts: &Fonts) -> Option<(u8, Marker)> {
        let definition = *self.definitions.get(index)?;
        let place = definition.level.checked_sub(1).filter(|it| usize::from(*it) < LEVELS).unwrap_or(0);
        let levels = definition.levels(fonts);
        let level = levels.iter().find(|it| it.level == place)?;
        let counts = if definition.level < SEQUENCE { &mut self.headings } else { &mut self.sequence };
        if definition.level >= SEQUENCE && !self.in_sequence {
            *counts = Counts::default();
        }
        self.in_sequence = definition.level >= SEQUENCE;
        let count = counts.get_mut(usize::from(place))?;
        *count = Some(count.map_or(level.start, |it| it.saturating_add(1)));
        counts.iter_mut().skip(usize::from(place) + 1).for_each(|it| *it = None);
        let text = level.marker(|place| levels.iter().find(|it| it.level == place), counts);
        let bullet = level.is_bullet();
        Some((place, Marker { text, bullet, properties: ParagraphProperties::default() }))
    }
}

impl Definition<'_> {
    /// The levels down to the one that is counted.
    fn levels(&self, fonts: &Fonts) -> Vec<Level> {
        if self.level >= SEQUENCE || self.section.is_empty() {
            let place = self.level.saturating_sub(1);
            let place = if usize::from(place) < LEVELS { place } else { 0 };
            let texts = self.paragraph.get(TEXTS..).unwrap_or_default();
            return self
                .stated(self.paragraph, place, texts, 0, "", fonts)
                .map(|it| it.0)
                .into_iter()
                .collect();
        }
        let texts = self.section.get(SECTION_TEXTS..).unwrap_or_default();
        let mut levels: Vec<Level> = Vec::new();
        let mut used = 0;
        for (place, bytes) in (0..self.level).zip(self.section.chunks(LEVEL)) {
            let above = levels.last().map_or(String::new(), |it| it.text.clone());
            let Some((level, letters)) = self.stated(bytes, place, texts, used, &above, fonts) else { break };
            used += letters;
            levels.push(level);
        }
        levels
    }

    /// One level, whose texts begin after so many letters; how many it has.
    fn stated(
        &self,
        bytes: &[u8],
        place: u8,
        texts: &[u8],
        used: usize,
        above: &str,
        fonts: &Fonts,
    ) -> Option<(Level, usize)> {
        let [before, after] = [usize::from(byte(bytes, 1)?), usize::from(byte(bytes, 2)?)];
        let font = word(bytes, 6)?;
        let letters = |start: usize, count: usize| -> String {
            let mut text = String::new();
            match self.version {
                Version::Old => fonts.page(Some(font)).decode(stretch(texts, start, count), &mut text),
                Version::New => text.extend(utf16(stretch(texts, 2 * start, 2 * count))),
            }
            text
        };
        let [prefix, suffix] = [letters(used, before), letters(used + before, after)];
        let mut level = Level::new(place);
        level.start = u32::from(word(bytes, 10)?);
        level.font = fonts.symbols(font);
        level.format = NumberFormat::of_code(byte(bytes, 0)?);
        let goes_on = byte(bytes, 3)? & 4 != 0;
        level.text = if self.level == SIGN {
            level.format = NumberFormat::Bullet;
            prefix
        } else {
            let number = char::from(place);
            format!("{}{prefix}{number}{suffix}", if goes_on { above } else { "" })
        };
        Some((level, before + after))
    }
}
