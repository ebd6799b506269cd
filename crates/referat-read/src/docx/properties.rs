//! Paragraph and run properties, as elements state them.

use crate::document::Align;
use crate::word::properties::{AUTOMATIC_SPACING, ParagraphProperties, RunProperties};
use crate::xml::Tag;

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
