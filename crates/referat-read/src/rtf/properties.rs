//! How text and paragraphs are set: what control words say of them.

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
    /// Whether a tracked change removed it.
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
    pub(super) fn read(&mut self, name: &[u8], parameter: Option<i32>) -> bool {
        let on = parameter != Some(0);
        match name {
            b"plain" => *self = Self { link: self.link, ..Self::default() },
            b"b" => self.bold = on,
            b"i" => self.italic = on,
            b"ul" | b"uld" | b"uldash" | b"uldashd" | b"uldashdd" | b"uldb" | b"ulhwave" | b"ulldash"
            | b"ulth" | b"ulthd" | b"ulthdash" | b"ulthdashd" | b"ulthdashdd" | b"ulthldash"
            | b"ululdbwave" | b"ulw" | b"ulwave" => self.underline = on,
            b"ulnone" => self.underline = false,
            b"caps" => self.capitals = on,
            b"v" => self.hidden = on,
            // What was moved away is as good as deleted.
            b"deleted" | b"mvf" => self.deleted = on,
            b"fs" => self.size = parameter.and_then(|it| u16::try_from(it).ok()).unwrap_or(SIZE).max(1),
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
    pub(super) fn read(&mut self, name: &[u8], parameter: Option<i32>) -> bool {
        let number = parameter.unwrap_or(0);
        match name {
            b"pard" => *self = Self::default(),
            b"s" => self.style = number,
            b"outlinelevel" => self.outline = u8::try_from(number).ok(),
            b"ql" | b"qj" => self.align = Align::Left,
            b"qc" => self.align = Align::Center,
            b"qr" => self.align = Align::Right,
            b"li" => self.left = number,
            b"fi" => self.first = number,
            b"sb" => self.before = number,
            b"sbauto" if number == 1 => self.before = AUTOMATIC_SPACING,
            b"ls" => self.list = number,
            b"ilvl" => self.level = u8::try_from(number).unwrap_or(0),
            b"dropcapli" => self.is_initial = number > 0,
            b"intbl" => self.tables = self.tables.max(1),
            b"itap" => self.tables = u32::try_from(number).unwrap_or(0),
            _ => return false,
        }
        true
    }
}
