//! What a page prints, in plain values: points, y down from the page's top.

use referat_document::Bounds;

/// What is printed on one page.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// Width as it is shown.
    pub(super) width: f32,
    /// Height as it is shown.
    pub(super) height: f32,
    /// The characters, in the order that the file draws them.
    pub(super) glyphs: Vec<Glyph>,
    /// Thin straight lines: borders, underlines.
    pub(super) rules: Vec<Rule>,
    /// Areas that lead to an address.
    pub(super) links: Vec<LinkArea>,
    /// Whether there is a picture on it.
    pub(super) pictures: bool,
}

/// One printed character.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    /// What it says; a code without Unicode is [`UNMAPPED`] plus the code.
    pub(super) char: char,
    /// Where it begins on its baseline.
    pub(super) x: f32,
    /// Its baseline.
    pub(super) y: f32,
    /// How far the next character is, along the baseline.
    pub(super) advance: f32,
    /// Letter size.
    pub(super) size: f32,
    /// Direction of the baseline in degrees clockwise: 0 for upright text.
    pub(super) angle: i16,
    /// Place in the document's fonts.
    pub(super) font: u16,
    /// Whether it is heavy, by its font or by the way it is drawn.
    pub(super) bold: bool,
    /// Whether it is slanted.
    pub(super) italic: bool,
    /// What a tagged file says that it is part of.
    pub(super) tag: Tag,
}

/// What a tagged file says of a piece of content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// What it is.
    pub(super) role: Role,
    /// The paragraph, list item or table that it is part of, numbered from 1
    /// in the order in which they are read; 0 outside all of them.
    pub(super) block: u32,
}

/// What a piece of content is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Nobody says.
    #[default]
    Untold,
    /// That it is no part of the text: a page header, a footer.
    Artifact,
    /// That it is text.
    Text,
    /// That it is a heading of this level, from 1.
    Heading(u8),
}

impl Glyph {
    /// Where it ends, when its text is upright.
    pub(super) fn end(&self) -> f32 {
        self.x + self.advance
    }
}

/// First of the code points that stand for codes without Unicode: plane 15 is
/// private.
pub(super) const UNMAPPED: u32 = 0xF_0000;

/// A font of the document.
#[derive(Clone, Debug, Default)]
pub(super) struct Font {
    /// Its name, without the subset's tag.
    pub(super) name: String,
    /// Whether it is a heavy cut.
    pub(super) bold: bool,
    /// Whether it is a slanted cut.
    pub(super) italic: bool,
}

/// A thin straight line, level or upright.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    /// Left end.
    pub(super) left: f32,
    /// Upper end.
    pub(super) top: f32,
    /// Right end.
    pub(super) right: f32,
    /// Lower end.
    pub(super) bottom: f32,
}

impl Rule {
    /// Whether it is level.
    pub(super) fn is_level(&self) -> bool {
        self.right - self.left >= self.bottom - self.top
    }
}

/// An area of the page that leads to an address.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LinkArea {
    /// Where it is.
    pub(super) bounds: Bounds,
    /// Where it leads.
    pub(super) url: String,
}
