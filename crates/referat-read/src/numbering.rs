//! Automatic numbering as Word counts it: which marker is printed before a
//! paragraph of a list.
//!
//! Lists that are based on the same abstract list count together, unless one
//! says that it starts anew.

use std::collections::{HashMap, HashSet};

use crate::number::NumberFormat;
use crate::symbols::{SymbolFont, symbol};

/// Levels that a list has.
pub(crate) const LEVELS: usize = 9;
/// The deepest level, from 0.
pub(crate) const DEEPEST: u8 = 8;

/// How far each level of a list has counted; `None` where it starts again.
pub(crate) type Counts = [Option<u32>; LEVELS];

/// How one level of a list numbers its paragraphs.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    /// Its place in the list, from 0.
    pub(crate) level: u8,
    /// Its first number.
    pub(crate) start: u32,
    pub(crate) format: NumberFormat,
    /// What is printed. U+0000 to U+0008 stand for the numbers of the levels.
    pub(crate) text: String,
    /// The level from 1 that makes this one start again: 0 when none does,
    /// absent when every higher one does.
    pub(crate) restart: Option<u8>,
    /// Whether all its numbers are printed in digits.
    pub(crate) legal: bool,
    /// The font of the marker, when its letters are signs.
    pub(crate) font: Option<SymbolFont>,
    /// Whether the marker is a picture.
    pub(crate) picture: bool,
}

impl Level {
    /// A level that nothing is known of but its place.
    pub(crate) fn new(level: u8) -> Self {
        Self {
            level,
            start: 1,
            format: NumberFormat::Decimal,
            text: String::new(),
            restart: None,
            legal: false,
            font: None,
            picture: false,
        }
    }

    /// Whether its marker is a sign that does not count.
    pub(crate) fn is_bullet(&self) -> bool {
        self.format == NumberFormat::Bullet
    }

    /// The marker as printed, which may be nothing.
    pub(crate) fn marker<'l>(&self, level_of: impl Fn(u8) -> Option<&'l Level>, counts: &Counts) -> String {
        if self.is_bullet() && self.picture {
            return "•".to_owned();
        }
        let mut text = String::new();
        for char in self.text.chars() {
            let named = u8::try_from(u32::from(char)).ok().filter(|it| *it <= DEEPEST);
            match named {
                Some(_) if self.is_bullet() => {}
                Some(level) => {
                    let Some(definition) = level_of(level) else { continue };
                    let count = counts.get(usize::from(level)).copied().flatten().unwrap_or(definition.start);
                    let legal = self.legal && definition.format != NumberFormat::None;
                    let format = if legal { NumberFormat::Decimal } else { definition.format };
                    text.push_str(&format.write(count));
                }
                None if self.is_bullet() => text.push(symbol(char, self.font)),
                None => text.push(if char.is_control() { ' ' } else { char }),
            }
        }
        text.trim().to_owned()
    }
}

/// How far the lists of a document have counted.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    counts: HashMap<String, Counts>,
    /// Lists and their levels that have started anew.
    restarted: HashSet<(u32, u8)>,
}

impl Counters {
    /// The deepest level that an abstract list has counted, from 0.
    pub(crate) fn deepest(&self, counts_as: &str) -> Option<u8> {
        let counts = self.counts.get(counts_as)?;
        (0..=DEEPEST).zip(counts).rfind(|it| it.1.is_some()).map(|it| it.0)
    }

    /// Counts one paragraph of a list on a level. `counts_as` is its abstract
    /// list, `restarts` the levels that start anew with the list, and at what.
    pub(crate) fn count<'l>(
        &mut self,
        list: u32,
        level: u8,
        counts_as: &str,
        restarts: &[(u8, u32)],
        level_of: impl Fn(u8) -> Option<&'l Level>,
    ) -> Counts {
        let level = level.min(DEEPEST);
        let index = usize::from(level);
        let counts = match self.counts.get_mut(counts_as) {
            Some(counts) => counts,
            None => self.counts.entry(counts_as.to_owned()).or_default(),
        };
        let anew = restarts.iter().find(|it| it.0 == level);
        let anew = anew.filter(|_| self.restarted.insert((list, level)));
        // A level that was passed over has counted its first number.
        for (higher, count) in (0..level).zip(counts.iter_mut()) {
            *count = count.or(level_of(higher).map(|it| it.start));
        }
        let start = level_of(level).map_or(1, |it| it.start);
        counts[index] = Some(match (anew, counts[index]) {
            (Some((_, start)), _) => *start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => start,
        });
        for (deeper, count) in (0..).zip(counts.iter_mut()).skip(index + 1) {
            let restart = level_of(deeper).and_then(|it| it.restart).unwrap_or(deeper);
            if level < restart {
                *count = None;
            }
        }
        *counts
    }
}
