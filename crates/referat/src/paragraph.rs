//! Paragraphs: what a reader takes in as one piece, with the way back to its
//! lines.

use std::ops::Range;

use referat_document::{Align, Document, Layer, Line};

use crate::minutes::Source;

/// One paragraph, heading, list item or row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Paragraph {
    /// The text with its marker: white space collapsed, wraps joined,
    /// end-of-line hyphenation undone, columns separated by one tab.
    pub(crate) text: String,
    /// Byte offset in `text` after the marker.
    pub(crate) content: usize,
    /// The lines that it was made of, in order.
    pub(crate) pieces: Vec<Piece>,
    /// The cells of a row of a table or of aligned columns, as byte ranges of
    /// `text`; empty when there are no columns.
    pub(crate) cells: Vec<Range<usize>>,
    /// Number of the table that it is a row of, from 1.
    pub(crate) table: Option<u32>,
    /// Whether it is a header row by the format's own word.
    pub(crate) header_row: bool,
    /// Outline level, when the format has one.
    pub(crate) heading: Option<u8>,
    /// Depth in a list, from 1; 0 outside lists.
    pub(crate) depth: u8,
    /// Where it belongs.
    pub(crate) layer: Layer,
    /// How much of it is bold.
    pub(crate) bold: Bold,
    /// Letter size, relative to the document's commonest.
    pub(crate) size: f32,
    /// Whether all of it is italic.
    pub(crate) italic: bool,
    /// Whether all of it is underlined.
    pub(crate) underline: bool,
    /// Alignment.
    pub(crate) align: Align,
    /// Distance from the margin in points.
    pub(crate) indent: f32,
    /// Empty room above it, in line heights.
    pub(crate) gap: f32,
}

/// A line's part of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Index of the line among the document's lines.
    pub(crate) line: usize,
    /// The line's number, from 1.
    pub(crate) number: u32,
    /// The line's page.
    pub(crate) page: Option<u32>,
    /// Byte offset in the paragraph's text where the line's part begins.
    pub(crate) start: usize,
    /// Whether it goes on with what the line before says, within a cell.
    pub(crate) goes_on: bool,
}

/// How much of a paragraph is bold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Bold {
    /// None at its start.
    #[default]
    None,
    /// A label: so many bytes from the start.
    Lead(usize),
    /// All of it.
    All,
}

impl Paragraph {
    /// The list marker or number that it begins with, as printed: `•`, `2.`.
    #[must_use]
    pub(crate) fn marker(&self) -> Option<&str> {
        let marker = self.text[..self.content].trim();
        (!marker.is_empty()).then_some(marker)
    }

    /// The text without marker.
    #[must_use]
    pub(crate) fn content(&self) -> &str {
        &self.text[self.content..]
    }

    /// The text of each cell; the whole content when there are no columns.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &str> {
        let whole = self.cells.is_empty().then(|| self.content());
        self.cells.iter().map(|cell| self.text[cell.clone()].trim()).chain(whole)
    }

    /// Each cell's text line by line, with the cell's place; the whole content
    /// is one cell when there are no columns.
    pub(crate) fn parts(&self) -> Vec<(usize, &str)> {
        let whole = self.content..self.text.len();
        let cells = if self.cells.is_empty() { std::slice::from_ref(&whole) } else { &self.cells };
        let mut out = Vec::new();
        for (column, cell) in cells.iter().enumerate() {
            let begins = self.pieces.iter().filter(|it| !it.goes_on).map(|it| it.start);
            let inner = begins.filter(|it| *it > cell.start && *it < cell.end);
            let mut start = cell.start;
            for end in inner.chain([cell.end]) {
                out.push((column, self.text.get(start..end).unwrap_or("").trim()));
                start = end;
            }
        }
        out.retain(|(_, text)| !text.is_empty());
        out
    }

    /// Whether it is a row with more than one column.
    #[must_use]
    pub(crate) fn is_row(&self) -> bool {
        self.cells.len() > 1
    }

    /// Its lines.
    #[must_use]
    pub(crate) fn source(&self) -> Source {
        let ends = self.pieces.first().zip(self.pieces.last());
        ends.map(|(first, last)| Source { page: first.page, lines: [first.number, last.number] })
            .unwrap_or_default()
    }

    /// The lines of a part of the text.
    #[must_use]
    pub(crate) fn source_of(&self, part: Range<usize>) -> Source {
        let at =
            |offset: usize| self.pieces.iter().rev().find(|it| it.start <= offset).or(self.pieces.first());
        let ends = at(part.start).zip(at(part.end.saturating_sub(1).max(part.start)));
        ends.map(|(first, last)| Source { page: first.page, lines: [first.number, last.number] })
            .unwrap_or_default()
    }

    /// The text from an offset on as a paragraph of its own, without marker or
    /// columns.
    #[must_use]
    pub(crate) fn from(&self, start: usize) -> Self {
        let blank = self.text[start..].len() - self.text[start..].trim_start_matches([':', '.', ' ']).len();
        let start = start + blank;
        let first = self.pieces.iter().rposition(|it| it.start <= start).unwrap_or(0);
        let shifted = |it: &Piece| Piece { start: it.start.saturating_sub(start), ..*it };
        Self {
            text: self.text[start..].to_owned(),
            content: 0,
            pieces: self.pieces[first..].iter().map(shifted).collect(),
            cells: Vec::new(),
            depth: 0,
            bold: Bold::None,
            ..self.clone()
        }
    }

    /// Where the text stands in the document.
    #[must_use]
    pub(crate) fn places<'p>(&'p self, document: &'p [&'p Line]) -> Places<'p> {
        Places { paragraph: self, document, piece: None, visible: Vec::new(), width: 0, read: 0, count: 0 }
    }
}

/// Finds where byte offsets of a paragraph stand in the document. Asked for in
/// rising order, all of them cost one reading of the text.
///
/// Joining changed white space only, so the n-th visible character of the
/// paragraph's part is the n-th of the line.
pub(crate) struct Places<'p> {
    paragraph: &'p Paragraph,
    document: &'p [&'p Line],
    /// Index of the piece that was asked for last.
    piece: Option<usize>,
    /// Where the visible characters of its line stand, in characters.
    visible: Vec<u32>,
    /// How many characters the line has.
    width: u32,
    /// Up to which offset visible characters are counted, and how many.
    read: usize,
    count: usize,
}

impl Places<'_> {
    /// The index of the line, and the characters in it that so many of the
    /// text from there on stand at; they may go on in the next line.
    pub(crate) fn at(&mut self, offset: usize, length: usize) -> Option<(usize, Range<u32>)> {
        let pieces = &self.paragraph.pieces;
        let index = pieces.partition_point(|it| it.start <= offset).checked_sub(1)?;
        let piece = pieces.get(index)?;
        if self.piece != Some(index) {
            let line = &self.document.get(piece.line)?.text;
            let characters = (0..).zip(line.chars()).filter(|(_, it)| !it.is_whitespace());
            self.visible = characters.map(|(at, _)| at).collect();
            self.width = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        }
        if self.piece != Some(index) || offset < self.read {
            (self.piece, self.read, self.count) = (Some(index), piece.start, 0);
        }
        let text = self.paragraph.text.get(self.read..offset)?;
        self.count += text.chars().filter(|it| !it.is_whitespace()).count();
        self.read = offset;
        let start = *self.visible.get(self.count)?;
        let end = start.saturating_add(u32::try_from(length).unwrap_or(0)).min(self.width);
        Some((piece.line, start..end))
    }
}

/// The source of several paragraphs together.
#[must_use]
pub(crate) fn source<'a>(paragraphs: impl IntoIterator<Item = &'a Paragraph>) -> Source {
    let mut all = paragraphs.into_iter().map(Paragraph::source);
    let Some(mut whole) = all.next() else { return Source::default() };
    for next in all {
        whole.lines[0] = whole.lines[0].min(next.lines[0]);
        whole.lines[1] = whole.lines[1].max(next.lines[1]);
    }
    whole
}

/// The document's lines by index.
#[must_use]
pub(crate) fn lines(document: &Document) -> Vec<&referat_document::Line> {
    document.lines().map(|(_, line)| line).collect()
}
