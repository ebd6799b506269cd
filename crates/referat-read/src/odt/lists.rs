//! How lists number: their styles, and the markers that they print.

use super::styles::length;
use crate::numerals::{letters, repeated_letters, roman};
use crate::xml::Tag;

/// Levels of a list.
pub(super) const LEVELS: usize = 10;

/// How a list numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct ListStyle {
    levels: [Level; LEVELS],
    /// The level that is being read.
    current: usize,
}

/// How one level of a list numbers.
#[derive(Clone, Debug, Default)]
struct Level {
    marker: Marker,
    prefix: String,
    suffix: String,
    /// Number that it begins with.
    start: Option<u32>,
    /// How many levels it shows, itself included.
    shown: usize,
    /// The whole marker, such as `%1%.%2%)`, in newer files.
    template: Option<String>,
    left: f32,
    first: f32,
}

#[derive(Clone, Debug, Default)]
enum Marker {
    /// Numbers in a format; none when that is empty.
    Number {
        format: String,
        repeats: bool,
    },
    Bullet(String),
    #[default]
    Nothing,
}

/// The numbers that a list has reached; 0 is not begun.
pub(super) type Counters = [u32; LEVELS];

/// Takes in an element of a list style.
pub(super) fn read_level(list: &mut ListStyle, tag: &Tag<'_>) {
    let text = |name: &str| tag.attribute(name).map(String::from).unwrap_or_default();
    let number = |name: &str| tag.attribute(name).and_then(|it| it.trim().parse::<u32>().ok());
    let marker = match tag.name() {
        "list-level-style-number" | "outline-level-style" => {
            let repeats = tag.attribute("num-letter-sync").is_some_and(|it| it == "true");
            Marker::Number { format: text("num-format"), repeats }
        }
        "list-level-style-bullet" => Marker::Bullet(bullet(&text("bullet-char"))),
        "list-level-style-image" => Marker::Bullet("•".to_owned()),
        "list-level-properties" | "list-level-label-alignment" | "properties" => {
            let points = |name: &str| tag.attribute(name).and_then(|it| length(&it));
            let level = &mut list.levels[list.current];
            level.left = points("margin-left").or_else(|| points("space-before")).unwrap_or(level.left);
            level.first = points("text-indent").unwrap_or(level.first);
            return;
        }
        _ => return,
    };
    let level = number("level").unwrap_or(1).clamp(1, LEVELS as u32);
    list.current = level as usize - 1;
    list.levels[list.current] = Level {
        marker,
        prefix: text("num-prefix"),
        suffix: text("num-suffix"),
        start: number("start-value"),
        shown: number("display-levels").map_or(1, |it| it as usize).clamp(1, LEVELS),
        template: tag.attribute("num-list-format").map(String::from),
        ..Level::default()
    };
}

impl ListStyle {
    /// Counts an item of a level from 0. A number that the item states wins.
    pub(super) fn count(&self, counters: &mut Counters, level: usize, stated: Option<u32>) {
        let level = level.min(LEVELS - 1);
        let begun = counters[level] > 0;
        counters[level] = match stated {
            Some(number) => number,
            None if begun => counters[level].saturating_add(1),
            None => self.start(level),
        };
        counters[level + 1..].fill(0);
    }

    /// The number that a level begins with.
    pub(super) fn start(&self, level: usize) -> u32 {
        self.levels[level.min(LEVELS - 1)].start.unwrap_or(1)
    }

    /// The marker of an item of a level from 0.
    pub(super) fn marker(&self, counters: &Counters, level: usize) -> String {
        let at = level.min(LEVELS - 1);
        let level = &self.levels[at];
        let body = match (&level.marker, &level.template) {
            (Marker::Nothing, _) => return String::new(),
            // What is to stand around a number does not stand around a bullet.
            (Marker::Bullet(bullet), _) => return bullet.clone(),
            (Marker::Number { format, .. }, _) if format.is_empty() => {
                return format!("{}{}", level.prefix, level.suffix).trim().to_owned();
            }
            (Marker::Number { .. }, Some(template)) => {
                return self.fill_in(template, counters).trim().to_owned();
            }
            (Marker::Number { .. }, None) => {
                let first = (at + 1).saturating_sub(level.shown);
                let numbers: Vec<String> = (first..=at).filter_map(|it| self.number(counters, it)).collect();
                numbers.join(".")
            }
        };
        format!("{}{body}{}", level.prefix, level.suffix).trim().to_owned()
    }

    /// Whether the items of a level from 0 have bullets.
    pub(super) fn is_bullet(&self, level: usize) -> bool {
        matches!(self.levels[level.min(LEVELS - 1)].marker, Marker::Bullet(_))
    }

    /// Where the first letter of a level's items stands, in points.
    pub(super) fn indent(&self, level: usize) -> f32 {
        let level = &self.levels[level.min(LEVELS - 1)];
        level.left + level.first
    }

    fn number(&self, counters: &Counters, level: usize) -> Option<String> {
        let Marker::Number { format, repeats } = &self.levels[level].marker else { return None };
        let value = if counters[level] > 0 { counters[level] } else { self.start(level) };
        let spelled = if *repeats { repeated_letters } else { letters };
        Some(match format.as_str() {
            "" => return None,
            "i" => roman(value).to_lowercase(),
            "I" => roman(value),
            "a" => spelled(value).to_lowercase(),
            "A" => spelled(value),
            "01, 02, 03, ..." => format!("{value:02}"),
            _ => value.to_string(),
        })
    }

    /// Puts numbers in the place of `%1%`, `%2%` ...
    fn fill_in(&self, template: &str, counters: &Counters) -> String {
        let mut marker = String::new();
        for (number, piece) in template.split('%').enumerate() {
            let level = piece.parse().ok().filter(|it| number % 2 == 1 && (1..=LEVELS).contains(it));
            match level {
                Some(level) => marker.push_str(&self.number(counters, level - 1).unwrap_or_default()),
                None => marker.push_str(piece),
            }
        }
        marker
    }
}

/// The bullet of a level from 0 of a list without a style.
pub(super) fn default_bullet(level: usize) -> String {
    ["•", "◦", "▪"][level % 3].to_owned()
}

/// A bullet as it looks in the symbol font that it is taken from.
fn bullet(text: &str) -> String {
    const SYMBOLS: &[(char, char)] = &[
        ('\u{f0b7}', '•'),
        ('\u{f0a7}', '▪'),
        ('\u{f0d8}', '➢'),
        ('\u{f0fc}', '✓'),
        ('\u{f0a8}', '◊'),
        ('\u{f02d}', '-'),
        ('\u{f0e0}', '→'),
        ('\u{e00a}', '•'),
        ('\u{e00c}', '◦'),
    ];
    let mut letters = text.chars().filter(|it| !it.is_control() && !it.is_whitespace());
    let Some(letter) = letters.next() else { return String::new() };
    let symbol = SYMBOLS.iter().find(|(it, _)| *it == letter).map(|(_, it)| *it);
    match symbol {
        Some(symbol) => symbol.to_string(),
        None if ('\u{e000}'..='\u{f8ff}').contains(&letter) => "•".to_owned(),
        None => std::iter::once(letter).chain(letters).collect(),
    }
}
