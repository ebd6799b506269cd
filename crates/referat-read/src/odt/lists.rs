//! List styles and the numbers that they print.

use std::borrow::Cow;
use std::collections::HashMap;

use super::properties::length;
use crate::numerals::{letters, repeated_letters, roman};
use crate::xml::Tag;

/// Levels of a list.
const LEVELS: usize = 10;
/// The name under which the numbering of headings is kept.
pub(super) const OUTLINE: &str = "\0outline";

/// One level of a list style.
#[derive(Clone, Debug, Default)]
struct Level {
    /// The bullet, where it is one.
    bullet: Option<String>,
    format: String,
    prefix: String,
    suffix: String,
    /// Where the places of `%1%`, `%2%` are stated, prefix and suffix among
    /// them.
    pattern: Option<String>,
    /// How many levels are printed, this one last.
    display: usize,
    start: u32,
    doubled: bool,
    /// Room at the left of the marker, in points.
    indent: f32,
}

type Levels = [Option<Level>; LEVELS];

/// The numbers that a list has come to, by level.
#[derive(Clone, Copy, Debug, Default)]
struct Counters([Option<u32>; LEVELS]);

/// A list among all lists of the document.
pub(super) type ListId = usize;

/// What is printed before an item.
#[derive(Clone, Debug, Default)]
pub(super) struct Marker {
    pub(super) text: String,
    pub(super) is_bullet: bool,
    pub(super) indent: f32,
}

/// All list styles and lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    named: HashMap<String, Levels>,
    automatic: HashMap<String, Levels>,
    is_automatic: bool,
    open: Option<(String, Levels)>,
    level: usize,
    counters: Vec<Counters>,
    by_id: HashMap<String, ListId>,
    /// The last list of a style.
    by_style: HashMap<String, ListId>,
}

impl Lists {
    /// Begins a section of styles.
    pub(super) fn open_section(&mut self, is_automatic: bool) {
        self.is_automatic = is_automatic;
        if is_automatic {
            self.automatic.clear();
        }
    }

    /// Begins a list style, or the numbering of headings.
    pub(super) fn open_style(&mut self, tag: &Tag<'_>) {
        let name = match tag.name() {
            "outline-style" => OUTLINE.to_owned(),
            _ => tag.attribute("name").unwrap_or_default().into_owned(),
        };
        self.open = Some((name, Levels::default()));
    }

    /// Ends the open list style.
    pub(super) fn close_style(&mut self) {
        if let Some((name, levels)) = self.open.take() {
            let styles = if self.is_automatic { &mut self.automatic } else { &mut self.named };
            styles.insert(name, levels);
        }
    }

    /// Takes in a level of the open list style, or properties of the level.
    pub(super) fn read(&mut self, tag: &Tag<'_>) {
        let Some((_, levels)) = &mut self.open else { return };
        let text = |name: &str| tag.attribute(name).map(Cow::into_owned);
        let count = |name: &str| tag.attribute(name).and_then(|it| it.trim().parse::<u32>().ok());
        let points = |name: &str| tag.attribute(name).and_then(|it| length(&it));
        match tag.name() {
            "list-level-style-number"
            | "outline-level-style"
            | "list-level-style-bullet"
            | "list-level-style-image" => {
                self.level = place(count("level").unwrap_or(1));
                let bullet = match tag.name() {
                    "list-level-style-bullet" => Some(bullet(&text("bullet-char").unwrap_or_default())),
                    "list-level-style-image" => Some("•".to_owned()),
                    _ => None,
                };
                levels[self.level] = Some(Level {
                    bullet,
                    format: text("num-format").unwrap_or_default(),
                    prefix: text("num-prefix").unwrap_or_default(),
                    suffix: text("num-suffix").unwrap_or_default(),
                    pattern: text("num-list-format").filter(|it| it.contains('%')),
                    display: count("display-levels").unwrap_or(1).clamp(1, LEVELS as u32) as usize,
                    start: count("start-value").unwrap_or(1),
                    doubled: text("num-letter-sync").as_deref() == Some("true"),
                    indent: 0.0,
                });
            }
            "list-level-properties" => {
                if let Some(level) = &mut levels[self.level] {
                    level.indent = points("space-before").unwrap_or(0.0);
                }
            }
            "list-level-label-alignment" => {
                if let Some(level) = &mut levels[self.level] {
                    level.indent =
                        points("margin-left").unwrap_or(0.0) + points("text-indent").unwrap_or(0.0);
                }
            }
            _ => {}
        }
    }

    /// The list that a `list` element begins or continues. One inside another
    /// list, so many levels deep, goes on from the numbers of those.
    pub(super) fn begin(&mut self, tag: &Tag<'_>, style: &str, outer: Option<(ListId, usize)>) -> ListId {
        let continued = match tag.attribute("continue-list") {
            Some(id) => self.by_id.get(id.as_ref()).copied(),
            None if tag.attribute("continue-numbering").as_deref() == Some("true") => {
                self.by_style.get(style).copied()
            }
            None => None,
        };
        let list = continued.unwrap_or_else(|| self.new_list(outer));
        self.by_style.insert(style.to_owned(), list);
        if let Some(id) = tag.attribute("id") {
            self.by_id.insert(id.into_owned(), list);
        }
        list
    }

    /// The list that headings of the style are items of.
    pub(super) fn outline(&mut self, style: &str) -> ListId {
        if let Some(list) = self.by_style.get(style) {
            return *list;
        }
        let list = self.new_list(None);
        self.by_style.insert(style.to_owned(), list);
        list
    }

    /// Whether there is such a list style.
    pub(super) fn contains(&self, style: &str) -> bool {
        self.levels(style).is_some()
    }

    /// Counts an item of a level, from 1, and gives its marker.
    pub(super) fn count(&mut self, list: ListId, style: &str, level: u8, start: Option<u32>) -> Marker {
        let place = place(level.into());
        let levels = self.automatic.get(style).or_else(|| self.named.get(style));
        if levels.is_none() && style.is_empty() {
            return Marker { text: "•".to_owned(), is_bullet: true, indent: 0.0 };
        }
        let level = levels.and_then(|it| it[place].as_ref());
        let Some(counters) = self.counters.get_mut(list) else { return Marker::default() };
        let first = level.map_or(1, |it| it.start);
        let value = start.unwrap_or(counters.0[place].map_or(first, |it| it.saturating_add(1)));
        counters.0[place] = Some(value);
        counters.0[place + 1..].fill(None);
        match (levels, level) {
            (Some(levels), Some(level)) => marker(levels, level, place, counters),
            _ => Marker::default(),
        }
    }

    fn new_list(&mut self, outer: Option<(ListId, usize)>) -> ListId {
        let upper = outer.and_then(|(list, levels)| Some((self.counters.get(list)?.0, levels)));
        let counters = upper.map_or_else(Counters::default, |(mut counters, levels)| {
            counters[levels.min(LEVELS)..].fill(None);
            Counters(counters)
        });
        self.counters.push(counters);
        self.counters.len() - 1
    }

    fn levels(&self, style: &str) -> Option<&Levels> {
        self.automatic.get(style).or_else(|| self.named.get(style))
    }
}

fn place(level: u32) -> usize {
    (level.clamp(1, LEVELS as u32) - 1) as usize
}

fn marker(levels: &Levels, level: &Level, place: usize, counters: &Counters) -> Marker {
    let printed = |at: usize| {
        let level = levels[at].as_ref()?;
        Some(number(counters.0[at].unwrap_or(level.start), level)).filter(|it| !it.is_empty())
    };
    let text = if let Some(bullet) = &level.bullet {
        bullet.clone()
    } else if let Some(pattern) = &level.pattern {
        let places = (0..=place).map(|at| (format!("%{}%", at + 1), printed(at).unwrap_or_default()));
        places.fold(pattern.clone(), |text, (place, number)| text.replace(&place, &number))
    } else if level.format.is_empty() {
        format!("{}{}", level.prefix, level.suffix)
    } else {
        let first = (place + 1).saturating_sub(level.display);
        let numbers: Vec<String> = (first..=place).filter_map(printed).collect();
        format!("{}{}{}", level.prefix, numbers.join("."), level.suffix)
    };
    Marker { text: text.trim().to_owned(), is_bullet: level.bullet.is_some(), indent: level.indent }
}

fn number(value: u32, level: &Level) -> String {
    let letters = if level.doubled { repeated_letters } else { letters };
    match level.format.as_str() {
        "" => String::new(),
        "a" => letters(value),
        "A" => letters(value).to_uppercase(),
        "i" => roman(value),
        "I" => roman(value).to_uppercase(),
        _ => value.to_string(),
    }
}

/// The bullet; those of symbol fonts, which are letters or nothing in other
/// fonts, as `•`.
fn bullet(char: &str) -> String {
    let foreign = |it: char| {
        it.is_control()
            || ('\u{e000}'..='\u{f8ff}').contains(&it)
            || it.is_ascii_alphanumeric() && it != 'o'
            || matches!(it, '_' | '§')
    };
    if char.is_empty() || char.contains(foreign) { "•".to_owned() } else { char.to_owned() }
}
