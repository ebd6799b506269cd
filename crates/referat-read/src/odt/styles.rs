//! Paragraph and text styles: what they say, and what they inherit.

use std::collections::HashMap;

use super::lists::{ListStyle, read_level};
use crate::document::Align;
use crate::words::Look;
use crate::xml::{Tag, Token, Tokens};
use crate::{Error, Limits};

/// How many styles one style may inherit from.
const ANCESTORS: usize = 32;
/// Letter size where nothing states one, in points.
const SIZE: f32 = 12.0;

/// The styles of one part: those that the user knows, and those that stand
/// for direct formatting, whose names mean something in that part only.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) common: Rules,
    pub(super) automatic: Rules,
}

/// Styles by family and name; the family's default has no name.
#[derive(Debug, Default)]
pub(super) struct Rules {
    paragraphs: HashMap<String, Style>,
    texts: HashMap<String, Style>,
    lists: HashMap<String, ListStyle>,
    /// The name of the list that numbers headings.
    outline: Option<String>,
}

/// The styles that apply in a part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Styles<'s> {
    pub(super) automatic: &'s Rules,
    pub(super) common: &'s Rules,
}

#[derive(Clone, Copy, Debug)]
enum Family {
    Paragraph,
    Text,
}

/// What one style says.
#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    /// The list that it numbers paragraphs in; empty for none.
    list: Option<String>,
    properties: Properties,
}

/// Properties; `None` is inherited.
#[derive(Clone, Copy, Debug, Default)]
struct Properties {
    bold: Option<bool>,
    italic: Option<bool>,
    underline: Option<bool>,
    capitals: Option<bool>,
    hidden: Option<bool>,
    size: Option<Size>,
    align: Option<Align>,
    left: Option<f32>,
    first: Option<f32>,
    above: Option<f32>,
}

#[derive(Clone, Copy, Debug)]
enum Size {
    Points(f32),
    /// Of the inherited size.
    Percent(f32),
}

/// A paragraph's style with all that it inherits.
#[derive(Clone, Debug)]
pub(super) struct ParagraphStyle<'s> {
    pub(super) look: Look,
    pub(super) hidden: bool,
    pub(super) align: Align,
    /// Left edge, in points.
    pub(super) left: f32,
    /// How far the first line is set in from there, in points.
    pub(super) first: f32,
    /// Room above, in points.
    pub(super) above: f32,
    /// The list that it names; empty when it names none on purpose.
    pub(super) list: Option<&'s str>,
}

impl Sheet {
    /// Reads the styles of a part.
    pub(super) fn read(xml: &str, limits: &Limits) -> Result<Self, Error> {
        let mut sheet = Self::default();
        let mut tokens = Tokens::new(xml, limits);
        while let Some(token) = tokens.next()? {
            let Token::Open(tag) = token else { continue };
            match tag.name() {
                "styles" => sheet.common.read(&mut tokens)?,
                "automatic-styles" => sheet.automatic.read(&mut tokens)?,
                "body" => break,
                _ => {}
            }
        }
        Ok(sheet)
    }
}

impl Rules {
    /// Reads styles until the element that holds them ends.
    fn read(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        let mut depth = 1_u32;
        let mut style: Option<(Family, String, Style)> = None;
        let mut list: Option<(String, ListStyle)> = None;
        while depth > 0 {
            match tokens.next()? {
                None => break,
                Some(Token::Text(_)) => {}
                Some(Token::Open(tag)) => {
                    depth += 1;
                    match tag.name() {
                        "style" | "default-style" if depth == 2 => style = read_style(&tag),
                        "list-style" | "outline-style" if depth == 2 => {
                            let is_outline = tag.name() == "outline-style";
                            let name = tag.attribute("name").map(String::from);
                            let name = name.unwrap_or_else(|| "Outline".to_owned());
                            if is_outline {
                                self.outline = Some(name.clone());
                            }
                            list = Some((name, ListStyle::default()));
                        }
                        "paragraph-properties" | "text-properties" | "properties" => {
                            if let (3, Some((_, _, style))) = (depth, &mut style) {
                                style.properties.read(&tag);
                            }
                        }
                        _ => {
                            if let Some((_, list)) = &mut list {
                                read_level(list, &tag);
                            }
                        }
                    }
                }
                Some(Token::Close) => {
                    depth -= 1;
                    if depth == 1 {
                        self.take(style.take());
                        self.lists.extend(list.take());
                    }
                }
            }
        }
        self.take(style);
        self.lists.extend(list);
        Ok(())
    }

    fn take(&mut self, style: Option<(Family, String, Style)>) {
        if let Some((family, name, style)) = style {
            match family {
                Family::Paragraph => self.paragraphs.insert(name, style),
                Family::Text => self.texts.insert(name, style),
            };
        }
    }

    fn style(&self, family: Family, name: &str) -> Option<&Style> {
        match family {
            Family::Paragraph => self.paragraphs.get(name),
            Family::Text => self.texts.get(name),
        }
    }
}

impl<'s> Styles<'s> {
    /// A paragraph style with all that it inherits.
    pub(super) fn paragraph(&self, name: &str) -> ParagraphStyle<'s> {
        let mut style = ParagraphStyle {
            look: Look {
                bold: false,
                italic: false,
                underline: false,
                capitals: false,
                size: tenths(SIZE),
                link: None,
            },
            hidden: false,
            align: Align::Left,
            left: 0.0,
            first: 0.0,
            above: 0.0,
            list: None,
        };
        for it in self.chain(Family::Paragraph, name, true) {
            it.properties.apply(&mut style.look, &mut style.hidden);
            style.align = it.properties.align.unwrap_or(style.align);
            style.left = it.properties.left.unwrap_or(style.left);
            style.first = it.properties.first.unwrap_or(style.first);
            style.above = it.properties.above.unwrap_or(style.above);
            style.list = it.list.as_deref().or(style.list);
        }
        style
    }

    /// Sets text in a text style.
    pub(super) fn apply(&self, name: &str, look: &mut Look, hidden: &mut bool) {
        for it in self.chain(Family::Text, name, false) {
            it.properties.apply(look, hidden);
        }
    }

    pub(super) fn list(&self, name: &str) -> Option<&'s ListStyle> {
        self.automatic.lists.get(name).or_else(|| self.common.lists.get(name))
    }

    /// The name of the list that numbers headings.
    pub(super) fn outline(&self) -> Option<&'s str> {
        self.common.outline.as_deref()
    }

    /// A style and those that it inherits from, weakest first.
    fn chain(&self, family: Family, name: &str, with_default: bool) -> impl Iterator<Item = &'s Style> {
        let mut chain = Vec::new();
        let mut next = self.style(family, name);
        while let Some(style) = next.filter(|_| chain.len() < ANCESTORS) {
            chain.push(style);
            next = style.parent.as_deref().and_then(|it| self.style(family, it));
        }
        chain.extend(self.style(family, "").filter(|_| with_default));
        chain.into_iter().rev()
    }

    fn style(&self, family: Family, name: &str) -> Option<&'s Style> {
        self.automatic.style(family, name).or_else(|| self.common.style(family, name))
    }
}

impl Properties {
    /// Takes in the attributes of a properties element.
    fn read(&mut self, tag: &Tag<'_>) {
        for (name, value) in tag.attributes() {
            match name {
                "font-weight" => {
                    self.bold = Some(value == "bold" || value.parse().is_ok_and(|it: u32| it >= 600));
                }
                "font-style" => self.italic = Some(value != "normal"),
                "text-underline-style" | "text-underline" => self.underline = Some(value != "none"),
                "text-transform" => self.capitals = Some(value == "uppercase"),
                "display" => self.hidden = Some(value == "none"),
                "font-size" => self.size = size(&value).or(self.size),
                "text-align" => self.align = Some(align(&value)),
                "margin-left" => self.left = length(&value).or(self.left),
                "text-indent" => self.first = length(&value).or(self.first),
                "margin-top" => self.above = length(&value).or(self.above),
                _ => {}
            }
        }
    }

    fn apply(&self, look: &mut Look, hidden: &mut bool) {
        look.bold = self.bold.unwrap_or(look.bold);
        look.italic = self.italic.unwrap_or(look.italic);
        look.underline = self.underline.unwrap_or(look.underline);
        look.capitals = self.capitals.unwrap_or(look.capitals);
        look.size = match self.size {
            None => look.size,
            Some(Size::Points(points)) => tenths(points),
            Some(Size::Percent(percent)) => tenths(f32::from(look.size) / 10.0 * percent / 100.0),
        };
        *hidden = self.hidden.unwrap_or(*hidden);
    }
}

fn read_style(tag: &Tag<'_>) -> Option<(Family, String, Style)> {
    let family = match tag.attribute("family")?.as_ref() {
        "paragraph" => Family::Paragraph,
        "text" => Family::Text,
        _ => return None,
    };
    let name = tag.attribute("name").map(String::from).unwrap_or_default();
    let style = Style {
        parent: tag.attribute("parent-style-name").map(String::from).filter(|it| !it.is_empty()),
        list: tag.attribute("list-style-name").map(String::from),
        properties: Properties::default(),
    };
    Some((family, name, style))
}

/// A length in points.
pub(super) fn length(value: &str) -> Option<f32> {
    const UNITS: [(&str, f32); 6] =
        [("pt", 1.0), ("cm", 72.0 / 2.54), ("mm", 7.2 / 2.54), ("in", 72.0), ("inch", 72.0), ("px", 0.75)];
    let value = value.trim();
    UNITS.iter().find_map(|(unit, points)| {
        let number: f32 = value.strip_suffix(unit)?.trim().parse().ok()?;
        (number.abs() < 10_000.0).then_some(number * points)
    })
}

fn size(value: &str) -> Option<Size> {
    match value.strip_suffix('%') {
        Some(percent) => percent.parse().ok().filter(|it| (1.0..1000.0).contains(it)).map(Size::Percent),
        None => length(value).filter(|it| *it > 0.0).map(Size::Points),
    }
}

fn tenths(points: f32) -> u16 {
    (points * 10.0).round().clamp(1.0, 10_000.0) as u16
}

fn align(value: &str) -> Align {
    match value {
        "center" => Align::Center,
        "end" | "right" => Align::Right,
        _ => Align::Left,
    }
}
