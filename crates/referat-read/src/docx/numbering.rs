//! Automatic numbering: which marker is printed before a paragraph.
//!
//! A paragraph names a list (`num`), which is based on an abstract list and
//! may override its levels. Lists that are based on the same abstract list
//! count together, unless one says that it starts anew.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::definitions::{Definition, definitions};
use super::number::number;
use super::properties::{ParagraphProperties, number as integer, toggle};
use super::styles::Styles;
use super::symbols::{SymbolFont, symbol, symbol_font};
use crate::xml::{Tag, Token, Tokens};
use crate::{Error, Limits};

/// Levels that a list has.
const LEVELS: usize = 9;
const DEEPEST: u8 = 8;
/// Characters of a level's text; Word's own limit is lower.
const TEXT: usize = 255;
/// How often a list may refer to a style that refers to a list.
const LINKS: usize = 4;

/// The lists of a package, and how far they have counted.
pub(super) struct Numbering<'x> {
    lists: HashMap<&'x str, Definition<'x>>,
    abstracts: HashMap<&'x str, Definition<'x>>,
    /// Lists that were read, each down to some level.
    read: HashMap<u32, (u8, Option<Rc<List>>)>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    restarted: HashSet<(u32, u8)>,
    limits: Limits,
}

/// The marker of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Marker {
    /// As printed; empty when nothing is.
    pub(super) text: String,
    /// Whether it is a sign that does not count.
    pub(super) bullet: bool,
    /// Where the list sets its paragraphs.
    pub(super) properties: ParagraphProperties,
}

/// A list with its overrides worked in.
#[derive(Clone, Debug, Default)]
struct List {
    /// The abstract list that it counts with.
    counts_as: String,
    levels: Vec<Level>,
    /// Levels that start anew with this list, and at what.
    restarts: Vec<(u8, u32)>,
}

#[derive(Clone, Debug, Default)]
struct Level {
    level: u8,
    start: u32,
    format: String,
    /// Digits of a custom format.
    width: usize,
    /// `%1.%2` and the like.
    text: String,
    /// The level from 1 that makes this one start again; 0 when none does.
    restart: Option<u8>,
    /// Whether all its numbers are printed in digits.
    legal: bool,
    /// The style that stands for this level.
    style: Option<String>,
    font: Option<SymbolFont>,
    picture: bool,
    properties: ParagraphProperties,
}

impl<'x> Numbering<'x> {
    /// Finds where the definitions are.
    pub(super) fn new(xml: &'x str, limits: &Limits) -> Self {
        let index = |attribute| definitions(xml, attribute).into_iter().map(|it| (it.id, it)).collect();
        Self {
            lists: index("numId="),
            abstracts: index("abstractNumId="),
            read: HashMap::new(),
            counts: HashMap::new(),
            restarted: HashSet::new(),
            limits: *limits,
        }
    }

    /// The level of a list that stands for the first of these styles that it
    /// knows.
    pub(super) fn level_of(
        &mut self,
        list: u32,
        styles: &[String],
        all: &mut Styles<'x>,
    ) -> Result<Option<u8>, Error> {
        let Some(list) = self.list(list, DEEPEST, all)? else { return Ok(None) };
        let level_of = |style: &String| list.levels.iter().find(|it| it.style.as_ref() == Some(style));
        Ok(styles.iter().find_map(level_of).map(|it| it.level))
    }

    /// Counts one paragraph of a list, and gives its marker; `None` when
    /// there is no such list.
    pub(super) fn count(
        &mut self,
        id: u32,
        level: u8,
        styles: &mut Styles<'x>,
    ) -> Result<Option<Marker>, Error> {
        let level = level.min(DEEPEST);
        let index = usize::from(level);
        let Some(mut list) = self.list(id, level, styles)? else { return Ok(None) };
        let deepest =
            self.counts.get(&list.counts_as).and_then(|it| (0..=DEEPEST).zip(it).rfind(|it| it.1.is_some()));
        if let Some((deepest, _)) = deepest.filter(|(deepest, _)| *deepest > level) {
            list = self.list(id, deepest, styles)?.unwrap_or(list);
        }
        let counts = self.counts.entry(list.counts_as.clone()).or_default();
        let anew = list.restarts.iter().find(|it| it.0 == level);
        let anew = anew.filter(|_| self.restarted.insert((id, level)));
        let start = list.level(level).map_or(1, |it| it.start);
        counts[index] = Some(match (anew, counts[index]) {
            (Some((_, start)), _) => *start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => start,
        });
        for (deeper, count) in (0..).zip(counts.iter_mut()).skip(index + 1) {
            let restart = list.level(deeper).and_then(|it| it.restart).unwrap_or(deeper);
            if level < restart {
                *count = None;
            }
        }
        Ok(list.level(level).map(|it| it.marker(&list, counts)))
    }

    /// A list with its levels down to one: few lists use more than two of
    /// the nine that they define.
    fn list(&mut self, id: u32, level: u8, styles: &mut Styles<'x>) -> Result<Option<Rc<List>>, Error> {
        if let Some((_, list)) = self.read.get(&id).filter(|(read, _)| *read >= level) {
            return Ok(list.clone());
        }
        let list = self.read_list(id, level, styles)?.map(Rc::new);
        self.read.insert(id, (level, list.clone()));
        Ok(list)
    }

    fn read_list(&mut self, id: u32, level: u8, styles: &mut Styles<'x>) -> Result<Option<List>, Error> {
        let Some(definition) = self.lists.get(id.to_string().as_str()) else { return Ok(None) };
        let own = Stated::read(definition.xml, level, &mut self.limits)?;
        let mut list = List { restarts: own.restarts, ..List::default() };
        let mut base = own.based_on;
        for _ in 0..LINKS {
            let Some(definition) = base.as_deref().and_then(|id| self.abstracts.get(id)) else { break };
            let stated = Stated::read(definition.xml, level, &mut self.limits)?;
            definition.id.clone_into(&mut list.counts_as);
            list.levels = stated.levels;
            // A list that only refers to a style is the list of that style.
            let Some(link) = stated.style_link.filter(|_| list.levels.is_empty()) else { break };
            let Some(linked) = styles.list_of(&link)? else { break };
            let Some(definition) = self.lists.get(linked.to_string().as_str()) else { break };
            base = Stated::read(definition.xml, level, &mut self.limits)?.based_on;
        }
        for level in own.levels {
            list.levels.retain(|it| it.level != level.level);
            list.levels.push(level);
        }
        Ok(Some(list))
    }
}

impl List {
    fn level(&self, level: u8) -> Option<&Level> {
        self.levels.iter().find(|it| it.level == level)
    }
}

impl Level {
    fn marker(&self, list: &List, counts: &[Option<u32>; LEVELS]) -> Marker {
        let bullet = self.format == "bullet";
        let text = match bullet {
            true if self.picture => "•".to_owned(),
            true => self.text.chars().map(|char| symbol(char, self.font)).collect(),
            false => self.numbers(list, counts),
        };
        Marker { text: text.trim().to_owned(), bullet, properties: self.properties }
    }

    /// The level's text with its numbers filled in.
    fn numbers(&self, list: &List, counts: &[Option<u32>; LEVELS]) -> String {
        let mut text = String::new();
        let mut chars = self.text.chars().peekable();
        while let Some(char) = chars.next() {
            let named = (char == '%').then(|| chars.peek()).flatten().and_then(|it| it.to_digit(10));
            let Some(level) = named.and_then(|it| u8::try_from(it).ok()).and_then(|it| it.checked_sub(1))
            else {
                text.push(if char.is_control() { ' ' } else { char });
                continue;
            };
            chars.next();
            let Some(definition) = list.level(level) else { continue };
            let count = counts.get(usize::from(level)).copied().flatten().unwrap_or(definition.start);
            let format =
                if self.legal && definition.format != "none" { "decimal" } else { &definition.format };
            text.push_str(&number(count, format, definition.width));
        }
        text
    }

    fn read(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.name() {
            "start" => self.start = integer(tag, "val").unwrap_or(1),
            "numFmt" => {
                self.format = value().into_owned();
                let format = tag.attribute("format").unwrap_or_default();
                self.width = format.split(',').next().map_or(0, |it| it.trim().len().min(9));
            }
            "lvlText" => self.text = value().chars().take(TEXT).collect(),
            "lvlRestart" => self.restart = integer(tag, "val"),
            "isLgl" => self.legal = toggle(tag),
            "pStyle" => self.style = Some(value().into_owned()),
            "lvlPicBulletId" => self.picture = true,
            "rFonts" => {
                let font = tag.attribute("ascii").or_else(|| tag.attribute("hAnsi"));
                self.font = font.and_then(|it| symbol_font(&it));
            }
            _ => self.properties.read(tag),
        }
    }
}

/// What a `num` or an `abstractNum` says itself.
#[derive(Clone, Debug, Default)]
struct Stated {
    based_on: Option<String>,
    style_link: Option<String>,
    levels: Vec<Level>,
    restarts: Vec<(u8, u32)>,
}

impl Stated {
    /// Reads the element that `xml` begins with, down to a level; what it
    /// costs is taken off the limits.
    fn read(xml: &str, deepest: u8, limits: &mut Limits) -> Result<Self, Error> {
        let mut stated = Self::default();
        let mut tokens = Tokens::new(xml, limits);
        let mut depth = 0u32;
        let mut overridden = 0;
        while let Some(token) = tokens.next()? {
            match token {
                Token::Text(_) => {}
                Token::Close if depth <= 1 => break,
                Token::Close => depth -= 1,
                Token::Open(tag) => {
                    depth += 1;
                    match tag.name() {
                        "abstractNumId" => stated.based_on = tag.attribute("val").map(Into::into),
                        "numStyleLink" => stated.style_link = tag.attribute("val").map(Into::into),
                        "lvlOverride" => overridden = integer(&tag, "ilvl").unwrap_or(0),
                        "startOverride" => {
                            stated.restarts.push((overridden, integer(&tag, "val").unwrap_or(1)));
                        }
                        "lvl" => {
                            let level = integer(&tag, "ilvl").unwrap_or(0);
                            // An override may name any level, but an abstract list has them in order.
                            if level > deepest && stated.based_on.is_none() {
                                break;
                            }
                            let format = "decimal".to_owned();
                            stated.levels.push(Level { level, start: 1, format, ..Level::default() });
                        }
                        _ => {
                            if let Some(level) = stated.levels.last_mut() {
                                level.read(&tag);
                            }
                        }
                    }
                }
            }
        }
        limits.elements = tokens.elements_left();
        Ok(stated)
    }
}
