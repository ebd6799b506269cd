//! The neutral document: what a person sees when the file is opened, as flat
//! blocks of lines in reading order.
//!
//! Readers make it, everything after them reads it, and nothing in it tells
//! which format it came from. The crate depends on nothing.

mod print;

/// A file's text with the layout that carries meaning.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Facts from the file's own metadata.
    pub metadata: Metadata,
    /// Number of pages, where the format has pages.
    pub pages: Option<u32>,
    /// What a block is: a paragraph, or one visual line.
    pub flow: Flow,
    /// Everything that is printed, in reading order.
    pub blocks: Vec<Block>,
    /// What was odd but survivable.
    pub warnings: Vec<Warning>,
}

impl Document {
    /// Numbers the lines from 1 in reading order.
    pub fn number_lines(&mut self) {
        let lines = self.blocks.iter_mut().flat_map(|block| &mut block.lines);
        for (number, line) in (1..).zip(lines) {
            line.number = number;
        }
    }

    /// Every line with its block, in reading order.
    pub fn lines(&self) -> impl Iterator<Item = (&Block, &Line)> {
        self.blocks.iter().flat_map(|block| block.lines.iter().map(move |line| (block, line)))
    }
}

/// What the file says about itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// The title property.
    pub title: Option<String>,
    /// The program that wrote the file.
    pub producer: Option<String>,
    /// When the file was made, ISO 8601 as far as the file states it.
    pub created: Option<String>,
    /// When the file was last changed, ISO 8601 as far as the file states it.
    pub modified: Option<String>,
}

/// What a block of the document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flow {
    /// The format knows paragraphs: a block is one, and a line ends only where
    /// the author broke it.
    #[default]
    Paragraphs,
    /// The format knows only printed lines: a block is one, and paragraphs
    /// must be found.
    Lines,
}

/// One paragraph, heading, list item or piece of a table cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// Outline level from 1, when the format marks the block as a heading.
    pub heading: Option<u8>,
    /// Its place in a list, when the format marks it as an item of one.
    pub list: Option<ListItem>,
    /// The table cell that it stands in.
    pub cell: Option<Cell>,
    /// Where it belongs: the text itself, or beside it.
    pub layer: Layer,
    /// How it is set.
    pub style: Style,
    /// Its lines, in order.
    pub lines: Vec<Line>,
}

/// A block's place in a list or in automatic numbering.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListItem {
    /// Depth from 1.
    pub depth: u8,
    /// The marker as it is printed: `•`, `a)`, `2.1`. The first line's text
    /// begins with it and a tab. Empty when none is printed.
    pub marker: String,
}

/// A block's place in a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Number of the table in the document, from 1.
    pub table: u32,
    /// Row, from 0.
    pub row: u32,
    /// First column that it covers, from 0.
    pub column: u32,
    /// Columns that it covers.
    pub columns: u32,
    /// Rows that it covers.
    pub rows: u32,
    /// Whether its row is a header that repeats on each page.
    pub header: bool,
}

/// Where a block belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layer {
    /// The text itself.
    #[default]
    Body,
    /// Page headers, footers and page numbers.
    Furniture,
    /// A footnote.
    Footnote,
    /// An endnote.
    Endnote,
    /// A reviewer's comment.
    Comment,
    /// Text that the file hides.
    Hidden,
    /// Text that a tracked change removed.
    Deleted,
}

/// How a block is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Letter size, relative to the document's commonest.
    pub size: f32,
    /// Whether all of it is italic.
    pub italic: bool,
    /// Whether all of it is underlined.
    pub underline: bool,
    /// How its lines are aligned.
    pub align: Align,
    /// Distance of the first letter from the margin, in points.
    pub indent: f32,
    /// Empty room above it, in its own line heights: in text, blank lines.
    pub gap: f32,
}

impl Default for Style {
    fn default() -> Self {
        Self { size: 1.0, italic: false, underline: false, align: Align::Left, indent: 0.0, gap: 0.0 }
    }
}

/// Alignment of a block's lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left margin, or justified.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right margin.
    Right,
}

/// One printed line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its number, from 1: in text the file's own line number, else the
    /// place in reading order.
    pub number: u32,
    /// Page, from 1, where the format has pages.
    pub page: Option<u32>,
    /// What is printed, with the list marker. Columns are separated by tabs;
    /// no other control characters.
    pub text: String,
    /// How many bytes from the start of `text` are bold: all of them in a
    /// bold line, some in a line with a bold label.
    pub bold: usize,
    /// Where it is printed, where the format tells.
    pub bounds: Option<Bounds>,
    /// Right edge of the room that it is set in, such as its cell, in the unit
    /// of `bounds`; none when it has the page's width or the format does not
    /// tell.
    pub margin: Option<f32>,
    /// Left edges of its tab-separated columns, in the unit of `bounds`;
    /// empty when there is one column or the format does not tell.
    pub columns: Vec<f32>,
    /// Links that start in it.
    pub links: Vec<Link>,
}

impl Line {
    /// A line of text without layout.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether nothing is printed on it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A rectangle on the page, y down from the top: points, or in plain text
/// character cells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

/// A link to an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The linked words.
    pub text: String,
    /// The address as the file has it.
    pub url: String,
}

/// Something odd that did not keep the file from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Stable name in kebab-case, such as `no-text-layer`.
    pub code: &'static str,
    /// What happened, in a clerk's words.
    pub message: String,
    /// Page, from 1, when it concerns one.
    pub page: Option<u32>,
}
