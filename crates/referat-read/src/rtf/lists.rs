//! The tables of lists ("List Tables"): abstract lists, and the lists that
//! paragraphs name, which may override them.

use std::collections::HashMap;

use crate::number::NumberFormat;
use crate::numbering::{Counters, DEEPEST, Level};
use crate::symbols::SymbolFont;

/// The lists of a file, and how far they have counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Levels by the identifier of an abstract list.
    abstracts: HashMap<i32, Vec<Level>>,
    lists: HashMap<i32, Override>,
    counters: Counters,
    levels: Vec<Level>,
    open: Override,
}

/// A list that is based on an abstract one.
#[derive(Clone, Debug, Default)]
struct Override {
    based_on: i32,
    /// Levels that it has in place of the abstract list's.
    levels: Vec<Level>,
    /// Levels that start anew with it, and at what.
    restarts: Vec<(u8, u32)>,
    /// How many levels were spoken of so far.
    spoken: u8,
    /// Whether a level in place of the abstract one is being read.
    in_level: bool,
    /// Whether the level starts anew.
    starts: bool,
}

/// The marker of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// As printed; empty when nothing is.
    pub(super) text: String,
    /// Whether it is a sign that does not count.
    pub(super) is_bullet: bool,
}

impl Lists {
    /// Counts one paragraph of a list, and gives its marker; `None` when
    /// there is no such list.
    pub(super) fn count(&mut self, list: i32, level: u8) -> Option<Marker> {
        let level = level.min(DEEPEST);
        let found = self.lists.get(&list)?;
        let base = self.abstracts.get(&found.based_on).map(Vec::as_slice).unwrap_or_default();
        let level_of =
            |level: u8| found.levels.iter().chain(base).find(|definition| definition.level == level);
        let id = u32::from_ne_bytes(list.to_ne_bytes());
        let counts_as = found.based_on.to_string();
        let counts = self.counters.count(id, level, &counts_as, &found.restarts, level_of);
        let level = level_of(level)?;
        Some(Marker { text: level.marker(level_of, &counts), is_bullet: level.is_bullet() })
    }

    /// Takes in a control word of the table of abstract lists.
    pub(super) fn read(&mut self, name: &[u8], parameter: Option<i32>) -> bool {
        match name {
            b"list" => self.levels.clear(),
            b"listlevel" => {
                let level = u8::try_from(self.levels.len()).unwrap_or(u8::MAX);
                if level <= DEEPEST {
                    self.levels.push(Level::new(level));
                }
            }
            b"listid" => {
                let levels = std::mem::take(&mut self.levels);
                self.abstracts.insert(parameter.unwrap_or(0), levels);
            }
            _ => return self.levels.last_mut().is_some_and(|it| read_level(it, name, parameter)),
        }
        true
    }

    /// Takes in a control word of the table of lists.
    pub(super) fn read_override(&mut self, name: &[u8], parameter: Option<i32>) -> bool {
        let number = parameter.unwrap_or(0);
        let open = &mut self.open;
        match name {
            b"listoverride" => *open = Override::default(),
            b"listid" => open.based_on = number,
            b"lfolevel" => {
                open.spoken = open.spoken.saturating_add(1);
                open.in_level = false;
                open.starts = false;
            }
            b"listoverridestartat" => open.starts = true,
            b"listlevel" => {
                open.levels.push(Level::new(open.spoken.saturating_sub(1)));
                open.in_level = true;
            }
            b"levelstartat" if open.starts => {
                open.restarts.push((open.spoken.saturating_sub(1), u32::try_from(number).unwrap_or(0)));
                if let Some(level) = open.levels.last_mut().filter(|_| open.in_level) {
                    read_level(level, name, parameter);
                }
            }
            b"ls" => drop(self.lists.insert(number, open.clone())),
            _ => {
                let level = open.levels.last_mut().filter(|_| open.in_level);
                return level.is_some_and(|it| read_level(it, name, parameter));
            }
        }
        true
    }

    /// Takes in the text of the level that is being read: its length, the
    /// text itself, and a semicolon.
    pub(super) fn level_text(&mut self, text: &str, in_override: bool) {
        if let Some(level) = self.open_level(in_override) {
            let mut chars = text.chars();
            let length = chars.next().map_or(0, u32::from);
            level.text = chars.take(usize::try_from(length).unwrap_or(0)).collect();
        }
    }

    /// Says in which font the marker of the level that is being read is.
    pub(super) fn level_font(&mut self, font: Option<SymbolFont>, in_override: bool) {
        if let Some(level) = self.open_level(in_override) {
            level.font = font;
        }
    }

    fn open_level(&mut self, in_override: bool) -> Option<&mut Level> {
        if in_override { self.open.levels.last_mut() } else { self.levels.last_mut() }
    }
}

fn read_level(level: &mut Level, name: &[u8], parameter: Option<i32>) -> bool {
    let number = parameter.unwrap_or(0);
    match name {
        b"levelnfc" | b"levelnfcn" => {
            level.format = u8::try_from(number).map_or(NumberFormat::Decimal, NumberFormat::of_code);
        }
        b"levelstartat" => level.start = u32::try_from(number).unwrap_or(0),
        b"levelnorestart" => level.restart = (number != 0).then_some(0),
        b"levellegal" => level.legal = number != 0,
        b"levelpicture" => level.picture = true,
        _ => return false,
    }
    true
}
