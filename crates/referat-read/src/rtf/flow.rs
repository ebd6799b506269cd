//! A flow of text that is being read: the body, a note, a text box.

use std::collections::BTreeMap;
use std::mem::take;
use std::rc::Rc;

use super::lists::Marker;
use super::paragraph::{self, Paragraph, Set};
use super::properties::{Look, ParagraphProperties};
use crate::document::{Block, Cell, Layer, Line, ListItem, Style};
use crate::grid::{DEPTH, Row, Table};

/// Height of a line, in letter sizes.
const LINE_HEIGHT: f32 = 1.2;

/// A flow of text.
#[derive(Debug, Default)]
pub(super) struct Flow {
    layer: Layer,
    pub(super) blocks: Vec<Block>,
    /// What is anchored in the open paragraph.
    anchored: Vec<Block>,
    shown: Paragraph,
    hidden: Paragraph,
    deleted: Paragraph,
    /// Letters of the open paragraph by size, in half points.
    sizes: BTreeMap<u16, usize>,
    /// The marker of the open paragraph, where the file has it as text.
    label: Option<String>,
    cell: Option<Cell>,
    /// Empty lines since the last block.
    empty: usize,
    /// Tables, each in a cell of the one before.
    tables: Vec<Table>,
    /// What is said of the rows of the outermost table.
    pub(super) row: Rc<Row>,
    /// What is said of the row of an inner table.
    pub(super) inner_row: Rc<Row>,
}

impl Flow {
    pub(super) fn new(layer: Layer) -> Self {
        Self { layer, ..Self::default() }
    }

    /// The layer of a flow in this one: nothing in a note or a header is body.
    pub(super) fn inner(&self, layer: Layer) -> Layer {
        if self.layer == Layer::Body { layer } else { self.layer }
    }

    /// Makes a footnote an endnote.
    pub(super) fn be_endnote(&mut self) {
        if self.layer == Layer::Footnote {
            self.layer = Layer::Endnote;
        }
    }

    /// Adds text to the open paragraph.
    pub(super) fn text(&mut self, text: &str, look: &Look, addresses: &[String]) {
        let capitals = look.capitals.then(|| text.to_uppercase());
        let text = capitals.as_deref().unwrap_or(text);
        let paragraph = match look {
            Look { deleted: true, .. } => &mut self.deleted,
            Look { hidden: true, .. } => &mut self.hidden,
            _ => {
                *self.sizes.entry(look.size).or_default() += text.len();
                &mut self.shown
            }
        };
        let Look { bold, italic, underline, link, .. } = *look;
        paragraph.add(text, paragraph::Look { bold, italic, underline, link }, addresses);
    }

    /// Ends the line.
    pub(super) fn break_line(&mut self, look: &Look) {
        if !look.deleted && !look.hidden {
            self.shown.break_line();
        }
    }

    /// Gives the marker of the open paragraph.
    pub(super) fn label(&mut self, text: &str) {
        let printed = text.chars().map(|it| if it.is_control() { ' ' } else { it });
        self.label.get_or_insert_default().extend(printed);
    }

    /// Adds blocks after the open paragraph.
    pub(super) fn anchor(&mut self, blocks: Vec<Block>) {
        self.anchored.extend(blocks);
    }

    /// Whether anything printed is in the open paragraph.
    pub(super) fn has_words(&self) -> bool {
        !self.shown.is_blank()
    }

    /// Whether nothing at all is in the open paragraph.
    pub(super) fn is_empty(&self) -> bool {
        let blank = self.shown.is_blank() && self.hidden.is_blank() && self.deleted.is_blank();
        blank && self.anchored.is_empty() && self.label.is_none()
    }

    /// Whether all of the open paragraph is hidden or deleted.
    pub(super) fn is_gone(&self) -> bool {
        self.shown.is_blank() && !(self.hidden.is_blank() && self.deleted.is_blank())
    }

    /// Goes to the cell of that many tables in each other; those that are
    /// deeper end, and new ones are numbered on.
    pub(super) fn enter(&mut self, depth: u32, tables: &mut u32) {
        let depth = usize::try_from(depth.min(DEPTH)).unwrap_or(0);
        while self.tables.len() > depth {
            if let Some(table) = self.tables.pop() {
                let blocks = self.blocks.iter_mut().skip(table.first);
                table.place(blocks.filter_map(|it| it.cell.as_mut()));
            }
            self.empty = 0;
        }
        while self.tables.len() < depth {
            *tables = tables.saturating_add(1);
            self.tables.push(Table::new(*tables, self.blocks.len()));
        }
        let cell = self.tables.last().map(Table::cell);
        if cell != self.cell {
            self.cell = cell;
            self.empty = 0;
        }
    }

    pub(super) fn end_cell(&mut self) {
        self.tables.iter_mut().next_back().into_iter().for_each(Table::end_cell);
    }

    pub(super) fn end_row(&mut self) {
        let row = if self.tables.len() > 1 { &self.inner_row } else { &self.row };
        self.tables.iter_mut().next_back().into_iter().for_each(|it| it.end_row(row));
    }

    /// Ends the open paragraph, and counts the letters of the body by size.
    pub(super) fn close(
        &mut self,
        properties: &ParagraphProperties,
        mark: &Look,
        heading: Option<u8>,
        counted: Option<Marker>,
        letters: &mut BTreeMap<u16, usize>,
    ) {
        let sizes = take(&mut self.sizes);
        if self.layer == Layer::Body {
            for (size, count) in &sizes {
                *letters.entry(*size).or_default() += count;
            }
        }
        let size = sizes.into_iter().max_by_key(|(_, count)| *count).map_or(mark.size, |(size, _)| size);
        let marker = self.marker(counted);
        let mut set = self.shown.end(marker.as_ref().map_or("", |it| &it.text));
        if let Some(marker) = marker.as_ref().filter(|it| !it.is_bullet && !it.text.is_empty())
            && set.lines.is_empty()
        {
            set.lines.push(Line::new(format!("{}\t", marker.text)));
        }
        let hidden = self.hidden.end("");
        let deleted = self.deleted.end("");
        let plain = Block { cell: self.cell, layer: self.layer, ..Block::default() };
        if set.lines.is_empty() {
            // An empty paragraph is one line more than it has line breaks.
            let gone = !hidden.lines.is_empty() || !deleted.lines.is_empty();
            self.empty += if gone { 0 } else { 1 + set.leading };
        } else {
            let above = points(properties.before).max(0.0) / (f32::from(size) / 2.0 * LINE_HEIGHT);
            let gap = above + (self.empty + set.leading) as f32;
            self.empty = set.trailing;
            let depth = properties.level.saturating_add(1);
            let list = marker
                .filter(|marker| heading.is_none() || !marker.text.is_empty())
                .map(|marker| ListItem { depth, marker: marker.text });
            let style = style(&set, properties, size, gap);
            self.blocks.push(Block { heading, list, style, lines: set.lines, ..plain.clone() });
        }
        for (layer, set) in [(Layer::Hidden, hidden), (Layer::Deleted, deleted)] {
            if !set.lines.is_empty() {
                let style = style(&set, properties, size, 0.0);
                self.blocks.push(Block { layer, style, lines: set.lines, ..plain.clone() });
            }
        }
        for mut block in take(&mut self.anchored) {
            if block.layer == self.layer {
                block.cell = block.cell.or(self.cell);
            }
            self.blocks.push(block);
        }
    }

    /// The marker of the open paragraph: as the file prints it, else as it
    /// was counted. Of signs the tables know better in which font they are.
    fn marker(&mut self, counted: Option<Marker>) -> Option<Marker> {
        let label = self.label.take();
        if self.is_gone() {
            return None;
        }
        let is_sign = counted.as_ref().is_some_and(|it| it.is_bullet && !it.text.is_empty());
        let Some(label) = label.filter(|_| !is_sign) else { return counted };
        let text = label.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_bullet = !text.contains(char::is_alphanumeric);
        Some(Marker { text, is_bullet })
    }
}

fn style(set: &Set, properties: &ParagraphProperties, size: u16, gap: f32) -> Style {
    Style {
        size: f32::from(size),
        italic: set.italic,
        underline: set.underline,
        align: properties.align,
        indent: points(properties.left.saturating_add(properties.first)),
        gap,
    }
}

fn points(twips: i32) -> f32 {
    twips as f32 / 20.0
}
