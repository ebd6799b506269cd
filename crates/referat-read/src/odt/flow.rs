//! A flow of text that is being read: the body, a note, a text box.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::lists::{ListId, Marker};
use super::properties::{Properties, Size};
use super::styles::Style;
use super::tables::Table;
use crate::document::{self, Align, Block, Cell, Layer, Line, ListItem};
use crate::paragraph::{Look, Paragraph};

/// Letter size where nothing states one, in points.
const SIZE: f32 = 12.0;
/// Height of a line, in letter sizes.
const LINE_HEIGHT: f32 = 1.2;

/// A list that is open.
#[derive(Clone, Debug)]
pub(super) struct OpenList {
    pub(super) list: ListId,
    pub(super) style: String,
}

/// An item of a list that is open.
#[derive(Clone, Debug, Default)]
pub(super) struct OpenItem {
    /// The number that it is given.
    pub(super) start: Option<u32>,
    /// A list style of its own.
    pub(super) style: Option<String>,
    /// Whether its marker is printed, or it has none.
    pub(super) marked: bool,
}

/// The paragraph that is open.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) style: Rc<Style>,
    pub(super) heading: Option<u8>,
    pub(super) item: Option<(u8, Marker)>,
    /// How text is set in the open spans, outermost first.
    pub(super) spans: Vec<Properties>,
    pub(super) links: Vec<usize>,
}

/// A flow of text.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) layer: Layer,
    pub(super) cell: Option<Cell>,
    pub(super) blocks: Vec<Block>,
    pub(super) open: Option<Open>,
    pub(super) lists: Vec<OpenList>,
    pub(super) items: Vec<OpenItem>,
    pub(super) tables: Vec<Table>,
    /// What is anchored in the open paragraph.
    anchored: Vec<Block>,
    shown: Paragraph,
    hidden: Paragraph,
    /// Empty lines since the last block.
    pub(super) empty: usize,
    /// Letters of the open paragraph by size, in tenths of points.
    sizes: BTreeMap<u32, usize>,
}

impl Flow {
    pub(super) fn new(layer: Layer, cell: Option<Cell>) -> Self {
        Self { layer, cell, ..Self::default() }
    }

    /// Adds text to the open paragraph.
    pub(super) fn text(&mut self, text: &str, exact: bool, addresses: &[String]) {
        let Some(open) = &self.open else { return };
        let properties = open.spans.last().copied().unwrap_or(open.style.properties);
        let is = |it: Option<bool>| it == Some(true);
        let look = Look {
            bold: is(properties.bold),
            italic: is(properties.italic),
            underline: is(properties.underline),
            link: open.links.last().copied(),
        };
        let capitals = is(properties.capitals).then(|| text.to_uppercase());
        let text = capitals.as_deref().unwrap_or(text);
        let paragraph = if is(properties.hidden) {
            &mut self.hidden
        } else {
            *self.sizes.entry((points(properties) * 10.0) as u32).or_default() += text.trim().len();
            &mut self.shown
        };
        match exact {
            true => paragraph.exact(text, look, addresses),
            false => paragraph.flow(text, look, addresses),
        }
    }

    pub(super) fn break_line(&mut self) {
        if self.open.is_some() {
            self.shown.break_line();
        }
    }

    /// Adds blocks at this place: after the open paragraph.
    pub(super) fn anchor(&mut self, blocks: Vec<Block>) {
        let place = if self.open.is_some() { &mut self.anchored } else { &mut self.blocks };
        place.extend(blocks);
    }

    /// Ends the open paragraph, and counts the letters of the body by size.
    pub(super) fn close(&mut self, letters: &mut BTreeMap<u32, usize>) {
        let Some(open) = self.open.take() else { return };
        let properties = open.style.properties;
        let sizes = std::mem::take(&mut self.sizes);
        if self.layer == Layer::Body {
            for (size, count) in &sizes {
                *letters.entry(*size).or_default() += count;
            }
        }
        let commonest = sizes.into_iter().max_by_key(|(_, count)| *count);
        let size = commonest.map_or(points(properties), |(size, _)| size as f32 / 10.0).max(1.0);
        let (depth, marker) = open.item.clone().unzip();
        let marker: Marker = marker.unwrap_or_default();

        let mut set = self.shown.end(&marker.text);
        if set.lines.is_empty() && !marker.is_bullet && !marker.text.is_empty() {
            set.lines.push(Line::new(format!("{}\t", marker.text)));
        }
        let hidden = self.hidden.end("");
        let plain = Block { cell: self.cell, layer: self.layer, ..Block::default() };
        if set.lines.is_empty() {
            // An empty paragraph is one line more than it has line breaks.
            self.empty += if hidden.lines.is_empty() { 1 + set.leading } else { 0 };
        } else {
            let above = properties.above.unwrap_or(0.0).max(0.0) / (size * LINE_HEIGHT);
            let indent = match open.item {
                Some(_) => marker.indent,
                None => properties.left.unwrap_or(0.0) + properties.first.unwrap_or(0.0),
            };
            let style = document::Style {
                size,
                italic: set.italic,
                underline: set.underline,
                align: properties.align.unwrap_or(Align::Left),
                indent,
                gap: above + (self.empty + set.leading) as f32,
            };
            self.empty = set.trailing;
            let list = depth.map(|depth| ListItem { depth, marker: marker.text });
            self.blocks.push(Block { heading: open.heading, list, style, lines: set.lines, ..plain.clone() });
        }
        if !hidden.lines.is_empty() {
            let style = document::Style { size, ..document::Style::default() };
            self.blocks.push(Block { layer: Layer::Hidden, style, lines: hidden.lines, ..plain });
        }
        self.blocks.append(&mut self.anchored);
    }
}

/// The letter size in points.
fn points(properties: Properties) -> f32 {
    match properties.size {
        Some(Size::Points(points)) => points.clamp(1.0, 1000.0),
        Some(Size::Times(_)) | None => SIZE,
    }
}
