//! Paragraph and run properties, as styles and direct formatting state them.

use crate::document::Align;

/// What is said of a paragraph. `None` is left to whatever it is based on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct ParagraphProperties {
    /// Outline level from 0; 9 is body text.
    pub(crate) outline: Option<u8>,
    pub(crate) align: Option<Align>,
    /// Left edge, in twips.
    pub(crate) left: Option<i32>,
    /// How far the first line is set in from the left edge, in twips;
    /// negative when it hangs.
    pub(crate) first: Option<i32>,
    /// Room above, in twips.
    pub(crate) before: Option<i32>,
    /// The list that numbers it; 0 takes it out of any.
    pub(crate) list: Option<u32>,
    /// Level in the list, from 0.
    pub(crate) level: Option<u8>,
}

/// What Word leaves above a paragraph that spaces itself as on the web, in twips.
pub(crate) const AUTOMATIC_SPACING: i32 = 280;

impl ParagraphProperties {
    /// These, with what they leave open taken from `base`.
    pub(crate) fn or(self, base: Self) -> Self {
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
pub(crate) struct RunProperties {
    pub(crate) bold: Option<bool>,
    pub(crate) italic: Option<bool>,
    pub(crate) underline: Option<bool>,
    pub(crate) caps: Option<bool>,
    pub(crate) hidden: Option<bool>,
    /// Letter size, in half points.
    pub(crate) size: Option<u16>,
}

impl RunProperties {
    /// These, with what they leave open taken from `base`.
    pub(crate) fn or(self, base: Self) -> Self {
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
    pub(crate) fn set(direct: Self, character: Self, paragraph: Self) -> Self {
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
