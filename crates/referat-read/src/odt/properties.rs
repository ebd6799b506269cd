//! Properties that styles give to paragraphs and text.

use crate::document::Align;
use crate::xml::Tag;

/// What a style, or all of them together, say. `None`: nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Properties {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underline: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) size: Option<Size>,
    pub(super) align: Option<Align>,
    /// Room at the left, in points.
    pub(super) left: Option<f32>,
    /// More room at the left of the first line, in points.
    pub(super) first: Option<f32>,
    /// Room above, in points.
    pub(super) above: Option<f32>,
}

/// Letter size.
#[derive(Clone, Copy, Debug)]
pub(super) enum Size {
    Points(f32),
    /// Times the size of what the style is based on.
    Times(f32),
}

impl Properties {
    /// These, and those of what they are based on where they say nothing.
    pub(super) fn or(self, base: Self) -> Self {
        let size = match (self.size, base.size) {
            (Some(Size::Times(times)), Some(Size::Points(points))) => Some(Size::Points(times * points)),
            (size, base) => size.or(base),
        };
        Self {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            underline: self.underline.or(base.underline),
            hidden: self.hidden.or(base.hidden),
            capitals: self.capitals.or(base.capitals),
            size,
            align: self.align.or(base.align),
            left: self.left.or(base.left),
            first: self.first.or(base.first),
            above: self.above.or(base.above),
        }
    }

    /// Takes in a `text-properties` or `paragraph-properties` element.
    pub(super) fn read(&mut self, tag: &Tag<'_>) {
        let word = |name: &str| tag.attribute(name).map(|it| it.trim().to_owned());
        let length = |name: &str| tag.attribute(name).and_then(|it| length(&it));
        if tag.name() == "paragraph-properties" {
            self.left = length("margin-left").or(self.left);
            self.first = length("text-indent").or(self.first);
            self.above = length("margin-top").or(self.above);
            let align = word("text-align").map(|it| match it.as_str() {
                "center" => Align::Center,
                "end" | "right" => Align::Right,
                _ => Align::Left,
            });
            self.align = align.or(self.align);
            return;
        }
        let weight = word("font-weight");
        self.bold = weight.map(|it| it == "bold" || it.parse().is_ok_and(|it: u32| it >= 600)).or(self.bold);
        self.italic = word("font-style").map(|it| it != "normal").or(self.italic);
        self.underline = word("text-underline-style").map(|it| it != "none").or(self.underline);
        self.hidden = word("display").map(|it| it == "none").or(self.hidden);
        self.capitals = word("text-transform").map(|it| it == "uppercase").or(self.capitals);
        let size = word("font-size").and_then(|it| match it.strip_suffix('%') {
            Some(percent) => percent.parse().ok().map(|it: f32| Size::Times(it / 100.0)),
            None => self::length(&it).map(Size::Points),
        });
        self.size = size.or(self.size);
    }
}

/// A length in points; none when it is relative.
pub(super) fn length(text: &str) -> Option<f32> {
    let text = text.trim();
    let unit = text.trim_start_matches(|it: char| it.is_ascii_digit() || matches!(it, '.' | '-' | '+'));
    let value: f32 = text[..text.len() - unit.len()].parse().ok()?;
    let points = match unit {
        "pt" => 1.0,
        "cm" => 72.0 / 2.54,
        "mm" => 7.2 / 2.54,
        "in" => 72.0,
        "pc" => 12.0,
        "px" => 0.75,
        _ => return None,
    };
    Some(value * points)
}
