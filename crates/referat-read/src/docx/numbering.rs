//! Automatic numbering: which marker is printed before a paragraph.
//!
//! A paragraph names a list (`num`), which is based on an abstract list and
//! may override its levels. Lists that are based on the same abstract list
//! count together, unless one says that it starts anew.

use std::collections::HashMap;
use std::rc::Rc;

use super::definitions::{Definition, definitions};
use super::properties::{number as integer, toggle};
use super::styles::Styles;
use crate::number::NumberFormat;
use crate::numbering::{self, Counters, DEEPEST};
use crate::symbols::symbol_font;
use crate::word::properties::ParagraphProperties;
use crate::word::setting::Marker;
use crate::xml::{Tag, Token, Tokens};
use crate::{Error, Limits};

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
    counters: Counters,
    limits: Limits,
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

#[derive(Clone, Debug)]
struct Level {
    numbers: numbering::Level,
    /// Whether its numbers have a format of their own; a common one follows,
    /// for programs that know no others.
    is_custom: bool,
    /// The style that stands for this level.
    style: Option<String>,
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
            counters: Counters::default(),
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
        Ok(styles.iter().find_map(level_of).map(|it| it.numbers.level))
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
        let Some(mut list) = self.list(id, level, styles)? else { return Ok(None) };
        if let Some(deepest) = self.counters.deepest(&list.counts_as).filter(|it| *it > level) {
            list = self.list(id, deepest, styles)?.unwrap_or(list);
        }
        let numbers = |level| list.level(level).map(|it| &it.numbers);
        let counts = self.counters.count(id, level, &list.counts_as, &list.restarts, numbers);
        Ok(list.level(level).map(|it| Marker {
            text: it.numbers.marker(numbers, &counts),
            bullet: it.numbers.is_bullet(),
            properties: it.properties,
        }))
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
            list.levels.retain(|it| it.numbers.level != level.numbers.level);
            list.levels.push(level);
        }
        Ok(Some(list))
    }
}

impl List {
    fn level(&self, level: u8) -> Option<&Level> {
        self.levels.iter().find(|it| it.numbers.level == level)
    }
}

impl Level {
    fn new(level: u8) -> Self {
        // Word leaves out where a level starts when that is nought.
        let numbers = numbering::Level { start: 0, ..numbering::Level::new(level) };
        Self { numbers, is_custom: false, style: None, properties: ParagraphProperties::default() }
    }

    fn read(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val").unwrap_or_default();
        let numbers = &mut self.numbers;
        match tag.name() {
            "start" => numbers.start = integer(tag, "val").unwrap_or(1),
            "numFmt" if !self.is_custom => {
                numbers.format = format(tag);
                self.is_custom = value() == CUSTOM;
            }
            "lvlText" => numbers.text = text(&value()),
            "lvlRestart" => numbers.restart = integer(tag, "val"),
            "isLgl" => numbers.legal = toggle(tag),
            "pStyle" => self.style = Some(value().into_owned()),
            "lvlPicBulletId" => numbers.picture = true,
            "rFonts" => {
                let font = tag.attribute("ascii").or_else(|| tag.attribute("hAnsi"));
                numbers.font = font.and_then(|it| symbol_font(&it));
            }
            _ => self.properties.read(tag),
        }
    }
}

const CUSTOM: &str = "custom";

/// A custom format is described by its first numbers: `01, 02, ...`.
fn format(tag: &Tag<'_>) -> NumberFormat {
    let name = tag.attribute("val").unwrap_or_default();
    if name != CUSTOM {
        return NumberFormat::of_name(&name);
    }
    let numbers = tag.attribute("format").unwrap_or_default();
    NumberFormat::Padded(numbers.split(',').next().map_or(0, |it| it.trim().len().min(9)))
}

/// A level's text, in which `%1` to `%9` stand for the numbers of the levels.
fn text(value: &str) -> String {
    let mut text = String::new();
    let mut chars = value.chars().take(TEXT).peekable();
    while let Some(char) = chars.next() {
        let level = (char == '%').then(|| chars.peek()).flatten().and_then(|it| it.to_digit(10));
        match level.and_then(|it| char::from_u32(it.checked_sub(1)?)) {
            Some(level) => {
                chars.next();
                text.push(level);
            }
            None => text.push(if char.is_control() { ' ' } else { char }),
        }
    }
    text
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
                            stated.levels.push(Level::new(level));
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
