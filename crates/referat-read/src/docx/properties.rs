//! Paragraph and run properties, as styles and direct formatting state them.

use crate::document::Align;
use crate::xml::Tag;

/// What is said of a paragraph. `None` is left to whatever it is based on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct ParagraphProperties {
    /// Outline level from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    pub(super) align: Option<Align>,
    /// Left edge, in twips.
    pub(super) left: Option<i32>,
    /// How far the first line is set in from the left edge, in twips;
    /// negative when it hangs.
    pub(super) first: Option<i32>,
    /// Room above, in twips.
    pub(super) before: Option<i32>,
    /// The list that numbers it; 0 takes it out of any.
    pub(super) list: Option<u32>,
    /// Level in the list, from 0.
    pub(super) level: Option<u8>,
}

/// What Word leaves above a paragraph that spaces itself as on the web.
const AUTOMATIC_SPACING: i32 = 280;

impl ParagraphProperties {
    /// Takes in one element of a `pPr` or `numPr`.
    pub(super) fn read(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "outlineLvl" => self.outline = number(tag, "val"),
            "jc" => self.align = tag.attribute("val").map(|it| align(&it)),
            "ind" => {
                self.left = number(tag, "left").or_else(|| number(tag, "start")).or(self.left);
                let hanging = number(tag, "hanging").map(|it: i32| it.saturating_neg());
                self.first = hanging.or_else(|| number(tag, "firstLine")).or(self.first);
            }
            "spacing" => {
                let automatic = tag.attribute("beforeAutospacing").is_some_and(|it| truth(&it));
                self.before = if automatic { Some(AUTOMATIC_SPACING) } else { number(tag, "before") };
            }
            "numId" => self.list = number(tag, "val"),
            "ilvl" => self.level = number(tag, "val"),
            _ => {}
        }
    }

    /// These, with what they leave open taken from `base`.
    pub(super) fn or(self, base: Self) -> Self {
        Self {
            outline: self.outline.or(base.outline),
            align: self.align.or(base.align),
            left: self.left.or(base.left),
            first: self.first.or(base.first),
            before: self.before.or(base.before),
            list: self.list.or(base.list),
            level: self.level.or(base.level),
        }
    }
}

/// What is said of a run of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RunProperties {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underline: Option<bool>,
    pub(super) caps: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// Letter size, in half points.
    pub(super) size: Option<u16>,
}

impl RunProperties {
    /// Takes in one element of an `rPr`. `webHidden` is not hidden: it is
    /// printed, as the page numbers of a table of contents are, and absent
    /// only from the web view.
    pub(super) fn read(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "b" => self.bold = Some(toggle(tag)),
            "i" => self.italic = Some(toggle(tag)),
            "u" => self.underline = Some(tag.attribute("val").is_none_or(|it| it != "none")),
            "caps" => self.caps = Some(toggle(tag)),
            "vanish" => self.hidden = Some(toggle(tag)),
            "sz" => self.size = number(tag, "val"),
            _ => {}
        }
    }

    /// These, with what they leave open taken from `base`.
    pub(super) fn or(self, base: Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            underline: self.underline.or(base.underline),
            caps: self.caps.or(base.caps),
            hidden: self.hidden.or(base.hidden),
            size: self.size.or(base.size),
        }
    }

    /// Direct formatting on a character style on a paragraph style: what both
    /// styles switch on is off, as Word has it.
    pub(super) fn set(direct: Self, character: Self, paragraph: Self) -> Self {
        let toggled = |direct: Option<bool>, character: Option<bool>, paragraph: Option<bool>| {
            direct.or(Some(character.unwrap_or(false) != paragraph.unwrap_or(false)))
        };
        Self {
            bold: toggled(direct.bold, character.bold, paragraph.bold),
            italic: toggled(direct.italic, character.italic, paragraph.italic),
            underline: direct.underline.or(character.underline).or(paragraph.underline),
            caps: toggled(direct.caps, character.caps, paragraph.caps),
            hidden: toggled(direct.hidden, character.hidden, paragraph.hidden),
            size: direct.size.or(character.size).or(paragraph.size),
        }
    }
}

/// Whether an element that is on by its mere presence is on.
pub(super) fn toggle(tag: &Tag<'_>) -> bool {
    tag.attribute("val").is_none_or(|it| truth(&it))
}

/// A number in an attribute. Some programs write measures with decimals.
pub(super) fn number<T: std::str::FromStr>(tag: &Tag<'_>, attribute: &str) -> Option<T> {
    let value = tag.attribute(attribute)?;
    value.trim().split('.').next()?.parse().ok()
}

fn truth(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

fn align(value: &str) -> Align {
    match value {
        "center" => Align::Center,
        "right" | "end" => Align::Right,
        _ => Align::Left,
    }
}
