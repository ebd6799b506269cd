//! How text and paragraphs are set: what control words say of them.

use super::words::Word;
use crate::document::Align;

/// Letter size where nothing states one, in half points.
const SIZE: u16 = 24;
/// Room that is left above a paragraph that spaces itself as on the web, in
/// twips.
const AUTOMATIC_SPACING: i32 = 280;

/// How text is set ("Font (Character) Formatting Properties").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) underline: bool,
    pub(super) capitals: bool,
    pub(super) hidden: bool,
    /// Whether a tracked change removed it, or moved it away.
    pub(super) deleted: bool,
    /// Letter size, in half points.
    pub(super) size: u16,
    /// The link that it stands in, as a place among all addresses.
    pub(super) link: Option<usize>,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            bold: false,
            italic: false,
            underline: false,
            capitals: false,
            hidden: false,
            deleted: false,
            size: SIZE,
            link: None,
        }
    }
}

impl Look {
    /// Takes in a control word, if it is one of these.
    pub(super) fn read(&mut self, word: Word, parameter: Option<i32>) -> bool {
        let on = parameter != Some(0);
        match word {
            Word::Plain => *self = Self { link: self.link, ..Self::default() },
            Word::Bold => self.bold = on,
            Word::Italic => self.italic = on,
            Word::Underline => self.underline = on,
            Word::NoUnderline => self.underline = false,
            Word::Capitals => self.capitals = on,
            Word::Hidden => self.hidden = on,
            Word::Deleted => self.deleted = on,
            Word::Size => self.size = parameter.and_then(|it| u16::try_from(it).ok()).unwrap_or(SIZE).max(1),
            _ => return false,
        }
        true
    }
}

/// How a paragraph is set ("Paragraph Formatting Properties").
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct ParagraphProperties {
    /// Number of its style.
    pub(super) style: i32,
    /// Outline level from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    pub(super) align: Align,
    /// Left edge, in twips.
    pub(super) left: i32,
    /// How far the first line is set in from the left edge, in twips.
    pub(super) first: i32,
    /// Room above, in twips.
    pub(super) before: i32,
    /// The list that numbers it; 0 is none.
    pub(super) list: i32,
    /// Level in the list, from 0.
    pub(super) level: u8,
    /// Whether it is a large first letter, set apart from its word.
    pub(super) is_initial: bool,
    /// How many tables it stands in.
    pub(super) tables: u32,
}

impl ParagraphProperties {
    /// Takes in a control word, if it is one of these.
    pub(super) fn read(&mut self, word: Word, parameter: Option<i32>) -> bool {
        let number = parameter.unwrap_or(0);
        match word {
            Word::Paragraph => *self = Self::default(),
            Word::Style => self.style = number,
            Word::OutlineLevel => self.outline = u8::try_from(number).ok(),
            Word::AlignLeft => self.align = Align::Left,
            Word::AlignCenter => self.align = Align::Center,
            Word::AlignRight => self.align = Align::Right,
            Word::LeftIndent => self.left = number,
            Word::FirstIndent => self.first = number,
            Word::SpaceBefore => self.before = number,
            Word::AutomaticSpaceBefore if number == 1 => self.before = AUTOMATIC_SPACING,
            Word::List => self.list = number,
            Word::ListLevel => self.level = u8::try_from(number).unwrap_or(0),
            Word::DropCap => self.is_initial = number > 0,
            Word::InTable => self.tables = self.tables.max(1),
            Word::TableDepth => self.tables = u32::try_from(number).unwrap_or(0),
            _ => return false,
        }
        true
    }
}
