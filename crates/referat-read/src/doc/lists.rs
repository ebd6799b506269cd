//! Lists and their levels ([MS-DOC] 2.9.131, 2.9.147, 2.9.150).

use std::collections::HashMap;
use std::rc::Rc;

use super::fib::{Fib, Table, Version, bytes_at};
use super::fonts::Fonts;
use super::sprm::{code, sprms};
use crate::little_endian::{byte, double, stretch, utf16, word};
use crate::number::NumberFormat;
use crate::numbering::{self, Counters, LEVELS};
use crate::word::properties::ParagraphProperties;
use crate::word::setting::Marker;

/// Bytes of a list, of an override of one, and of a level before its texts.
const LIST: usize = 28;
const OVERRIDE: usize = 16;
const LEVEL: usize = 28;

/// The lists of a document, and how far they have counted.
#[derive(Default)]
pub(super) struct Lists<'b> {
    /// The levels of each list, by its identifier.
    levels: HashMap<u32, Vec<&'b [u8]>>,
    /// What paragraphs name: a list, and the levels that are overridden.
    overrides: Vec<(u32, Vec<Override<'b>>)>,
    read: HashMap<u32, Option<Rc<List>>>,
    counters: Counters,
}

/// How one level is overridden.
#[derive(Clone, Copy, Debug)]
struct Override<'b> {
    level: u8,
    /// Where it starts anew.
    start: Option<u32>,
    definition: Option<&'b [u8]>,
}

/// A list with its overrides worked in.
#[derive(Clone, Debug, Default)]
struct List {
    /// The list that it counts with.
    counts_as: String,
    levels: Vec<Level>,
    /// Levels that start anew with this list, and at what.
    restarts: Vec<(u8, u32)>,
}

#[derive(Clone, Debug)]
struct Level {
    numbers: numbering::Level,
    properties: ParagraphProperties,
}

impl<'b> Lists<'b> {
    /// Finds the definitions.
    pub(super) fn read(fib: &Fib<'_>, table: &'b [u8]) -> Self {
        if fib.version == Version::Old {
            return Self::default();
        }
        let lists = fib.table(Table::Lists).map_or(&[][..], |it| stretch(table, it.start, usize::MAX));
        let overrides = bytes_at(table, fib.table(Table::ListOverrides));
        Self { levels: levels(lists), overrides: self::overrides(overrides), ..Self::default() }
    }

    /// Counts one paragraph of a list, and gives its marker; `None` when
    /// there is no such list.
    pub(super) fn count(&mut self, number: u32, level: u8, fonts: &Fonts) -> Option<Marker> {
        let list = match self.read.get(&number) {
            Some(list) => list.clone(),
            None => {
                let list = self.list(number, fonts).map(Rc::new);
                self.read.insert(number, list.clone());
                list
            }
        }?;
        let numbers = |level| list.level(level).map(|it| &it.numbers);
        let counts = self.counters.count(number, level, &list.counts_as, &list.restarts, numbers);
        list.level(level).map(|it| Marker {
            text: it.numbers.marker(numbers, &counts),
            bullet: it.numbers.is_bullet(),
            properties: it.properties,
        })
    }

    fn list(&self, number: u32, fonts: &Fonts) -> Option<List> {
        let (id, overrides) = self.overrides.get(number.checked_sub(1)? as usize)?;
        let levels = (0..).zip(self.levels.get(id)?);
        let mut list = List {
            counts_as: id.to_string(),
            levels: levels.filter_map(|(level, bytes)| Level::read(level, bytes, fonts)).collect(),
            restarts: Vec::new(),
        };
        for it in overrides {
            if let Some(level) = it.definition.and_then(|bytes| Level::read(it.level, bytes, fonts)) {
                list.levels.retain(|other| other.numbers.level != it.level);
                list.levels.push(level);
            }
            list.restarts.extend(it.start.map(|start| (it.level, start)));
        }
        Some(list)
    }
}

impl List {
    fn level(&self, level: u8) -> Option<&Level> {
        self.levels.iter().find(|it| it.numbers.level == level)
    }
}

impl Level {
    fn read(level: u8, bytes: &[u8], fonts: &Fonts) -> Option<Self> {
        let mut numbers = numbering::Level::new(level);
        numbers.start = start(bytes)?;
        numbers.format = NumberFormat::of_code(byte(bytes, 4)?);
        let flags = byte(bytes, 5)?;
        numbers.legal = flags & 4 != 0;
        numbers.restart = (flags & 8 != 0).then_some(byte(bytes, 26)?);
        let [paragraph, characters] = lengths(bytes)?;
        let mut properties = ParagraphProperties::default();
        for sprm in sprms(stretch(bytes, LEVEL, paragraph), Version::New) {
            properties.apply(sprm);
        }
        for sprm in sprms(stretch(bytes, LEVEL + paragraph, characters), Version::New) {
            match sprm.code {
                code::FONT => numbers.font = fonts.symbols(sprm.word()),
                code::PICTURE_BULLET => numbers.picture = sprm.word() & 1 != 0,
                _ => {}
            }
        }
        let at = LEVEL + paragraph + characters;
        let length = 2 * usize::from(word(bytes, at)?);
        numbers.text = utf16(stretch(bytes, at + 2, length)).collect();
        Some(Self { numbers, properties })
    }
}

/// A level's first number.
fn start(bytes: &[u8]) -> Option<u32> {
    Some(double(bytes, 0)?.cast_signed().max(0).unsigned_abs())
}

/// How long a level's formatting of paragraphs and of the marker is.
fn lengths(bytes: &[u8]) -> Option<[usize; 2]> {
    Some([usize::from(byte(bytes, 25)?), usize::from(byte(bytes, 24)?)])
}

/// The levels of every list: first come the lists, then their levels.
fn levels(bytes: &[u8]) -> HashMap<u32, Vec<&[u8]>> {
    let count = word(bytes, 0).map_or(0, usize::from);
    let mut rest = bytes.get(2 + count * LIST..).unwrap_or_default();
    let mut lists = HashMap::new();
    for list in stretch(bytes, 2, count * LIST).chunks_exact(LIST) {
        let (Some(id), Some(flags)) = (double(list, 0), byte(list, 26)) else { break };
        let is_simple = flags & 1 != 0;
        let mut levels = Vec::new();
        for _ in 0..if is_simple { 1 } else { LEVELS } {
            let Some(length) = length_of_level(rest) else { break };
            levels.push(stretch(rest, 0, length));
            rest = rest.get(length..).unwrap_or_default();
        }
        lists.insert(id, levels);
    }
    lists
}

fn length_of_level(bytes: &[u8]) -> Option<usize> {
    let [paragraph, characters] = lengths(bytes)?;
    let text = LEVEL + paragraph + characters;
    Some(text + 2 + 2 * usize::from(word(bytes, text)?))
}

/// What paragraphs name: first come the lists, then what they override.
fn overrides(bytes: &[u8]) -> Vec<(u32, Vec<Override<'_>>)> {
    let count = double(bytes, 0).map_or(0, |it| it as usize).min(bytes.len() / OVERRIDE);
    let mut rest = bytes.get(4 + count * OVERRIDE..).unwrap_or_default();
    let mut lists = Vec::new();
    for list in stretch(bytes, 4, count * OVERRIDE).chunks_exact(OVERRIDE) {
        let (Some(id), Some(count)) = (double(list, 0), byte(list, 12)) else { break };
        rest = rest.get(4..).unwrap_or_default();
        let mut levels = Vec::new();
        for _ in 0..count {
            let (Some(start), Some(flags)) = (double(rest, 0), double(rest, 4)) else { break };
            rest = rest.get(8..).unwrap_or_default();
            let definition = (flags & 0x20 != 0).then(|| length_of_level(rest)).flatten();
            let definition = definition.map(|length| stretch(rest, 0, length));
            rest = rest.get(definition.map_or(0, <[u8]>::len)..).unwrap_or_default();
            let start = definition.and_then(self::start).unwrap_or(start);
            let start = (flags & 0x10 != 0).then_some(start);
            levels.push(Override { level: (flags & 0xF) as u8, start, definition });
        }
        lists.push((id, levels));
    }
    lists
}
