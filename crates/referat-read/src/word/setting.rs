//! Paragraphs as files state them to blocks as a person sees them: styles and
//! numbering are applied, notes are put in their places.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use super::lines::{Stretch, lines};
use super::properties::{ParagraphProperties, RunProperties};
use super::story::{Look, Node, NoteKind, Paragraph, StyleName};
use crate::Error;
use crate::document::{self, Align, Block, Cell, Layer, Line, ListItem};
use crate::headings::heading_of_outline;

/// A document's styles and lists.
pub(crate) trait Sheet {
    /// A paragraph style with all that it inherits, or the default one.
    fn paragraph_style(&mut self, name: Option<StyleName>) -> Result<Rc<Style>, Error>;

    /// What a character style says.
    fn character_style(&mut self, name: StyleName) -> Result<RunProperties, Error>;

    /// Counts a paragraph that a list numbers: its level from 0, and its
    /// marker.
    fn count(&mut self, paragraph: &Paragraph, style: &Style) -> Result<Option<(u8, Marker)>, Error>;
}

/// A paragraph style with everything that it inherits.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Style {
    pub(crate) paragraph: ParagraphProperties,
    pub(crate) run: RunProperties,
    /// Heading level from 1.
    pub(crate) heading: Option<u8>,
}

/// What is printed before a paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Marker {
    /// As printed; empty when nothing is.
    pub(crate) text: String,
    /// Whether it is a sign that does not count.
    pub(crate) bullet: bool,
    /// Where the list sets its paragraphs.
    pub(crate) properties: ParagraphProperties,
}

/// Notes by their kind and identifier.
pub(crate) type Notes = HashMap<(NoteKind, String), Vec<Node>>;

/// How deep notes on notes go.
const NOTES_ON_NOTES: u32 = 3;
/// Letter size where nothing states one, in half points.
const SIZE: u16 = 20;
/// Height of a line, in letter sizes.
const LINE_HEIGHT: f32 = 1.2;

/// Makes blocks of nodes. Numbers go on from one call to the next.
pub(crate) struct Setter<'s, S> {
    sheet: S,
    /// Every table cell.
    cells: &'s [Cell],
    /// The addresses of the links.
    addresses: &'s [Option<String>],
    /// Notes that were not yet referred to.
    notes: Notes,
    /// How many letters of the body are of which size.
    sizes: BTreeMap<u16, usize>,
}

/// Blocks, and the empty lines since the last of them.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    cell: Option<usize>,
    empty: usize,
}

impl<'s, S: Sheet> Setter<'s, S> {
    /// Sets with styles, lists and what paragraphs refer to.
    pub(crate) fn new(sheet: S, cells: &'s [Cell], addresses: &'s [Option<String>], notes: Notes) -> Self {
        Self { sheet, cells, addresses, notes, sizes: BTreeMap::new() }
    }

    /// The blocks of a document: its headers, each once, its text, and its
    /// footers. Furniture is given as whether it is a footer, and its nodes.
    pub(crate) fn document(
        mut self,
        text: &[Node],
        furniture: &[(bool, Vec<Node>)],
    ) -> Result<Vec<Block>, Error> {
        let text = self.blocks(text, Layer::Body)?;
        let mut seen = HashSet::new();
        let mut headers = Vec::new();
        let mut footers = Vec::new();
        for (is_footer, nodes) in furniture {
            let blocks = self.blocks(nodes, Layer::Furniture)?;
            if seen.insert(words(&blocks)) {
                if *is_footer { &mut footers } else { &mut headers }.extend(blocks);
            }
        }
        let mut blocks = headers;
        blocks.extend(text);
        blocks.extend(footers);
        let commonest = self.commonest_size();
        for block in &mut blocks {
            block.style.size /= f32::from(commonest.max(1));
        }
        Ok(blocks)
    }

    /// The blocks of a flow of text. Their sizes are in half points.
    fn blocks(&mut self, nodes: &[Node], layer: Layer) -> Result<Vec<Block>, Error> {
        let mut flow = Flow::default();
        self.add(nodes, layer, NOTES_ON_NOTES, &mut flow)?;
        Ok(flow.blocks)
    }

    /// The letter size of most of the body, in half points.
    fn commonest_size(&self) -> u16 {
        self.sizes.iter().max_by_key(|(_, letters)| **letters).map_or(SIZE, |(size, _)| *size)
    }

    fn add(&mut self, nodes: &[Node], layer: Layer, depth: u32, flow: &mut Flow) -> Result<(), Error> {
        for node in nodes {
            match node {
                Node::Paragraph(paragraph) => self.add_paragraph(paragraph, layer, flow)?,
                Node::Note(kind, id) => {
                    if depth == 0 {
                        continue;
                    }
                    let Some(nodes) = self.notes.remove(&(*kind, id.clone())) else { continue };
                    let mut beside = Flow::default();
                    self.add(&nodes, layer_of(*kind), depth - 1, &mut beside)?;
                    flow.blocks.append(&mut beside.blocks);
                }
            }
        }
        Ok(())
    }

    fn add_paragraph(&mut self, paragraph: &Paragraph, layer: Layer, flow: &mut Flow) -> Result<(), Error> {
        let style = self.sheet.paragraph_style(paragraph.style)?;
        let [mut shown, mut hidden, mut deleted] = [const { Vec::new() }; 3];
        for (text, look) in paragraph.stretches() {
            let run = self.run(&style, look)?;
            let address = look.link.and_then(|it| Some((it, self.addresses.get(it)?.as_deref()?)));
            let stretch = Stretch { text, run, link: address };
            match (look.deleted, run.hidden) {
                (true, _) => deleted.push(stretch),
                (false, Some(true)) => hidden.push(stretch),
                (false, _) => shown.push(stretch),
            }
        }
        if flow.cell != paragraph.cell {
            flow.cell = paragraph.cell;
            flow.empty = 0;
        }
        let gone = shown.is_empty() && (paragraph.joins_next || !hidden.is_empty());
        let numbered = if gone { None } else { self.sheet.count(paragraph, &style)? };
        let marker = numbered.as_ref().map_or("", |(_, marker)| marker.text.as_str());
        let is_bullet = numbered.as_ref().is_some_and(|(_, marker)| marker.bullet);
        let mut properties = paragraph.properties.or(style.paragraph);
        if let Some((_, marker)) = &numbered {
            properties = list_indent(paragraph, &style, marker);
        }
        let heading = match paragraph.properties.outline {
            Some(level) => heading_of_outline(level),
            None => style.heading,
        };
        let plain = Block {
            cell: paragraph.cell.and_then(|it| self.cells.get(it)).copied(),
            layer,
            ..Block::default()
        };

        let mut printed = if shown.is_empty() && is_bullet { Vec::new() } else { lines(marker, &shown) };
        let leading = printed.iter().take_while(|it| it.is_blank()).count();
        printed.drain(..leading);
        let trailing = printed.iter().rev().take_while(|it| it.is_blank()).count();
        printed.truncate(printed.len() - trailing);
        if printed.is_empty() {
            flow.empty += if gone { 0 } else { leading };
        } else {
            let size = self.size(&shown, &style, layer);
            let gap = gap(&properties, size) + (flow.empty + leading) as f32;
            flow.empty = trailing;
            flow.blocks.push(Block {
                heading,
                list: numbered
                    .filter(|(_, marker)| heading.is_none() || !marker.text.is_empty())
                    .map(|(level, marker)| ListItem { depth: level.saturating_add(1), marker: marker.text }),
                style: block_style(&shown, &properties, size, gap),
                lines: printed,
                ..plain.clone()
            });
        }
        for (layer, stretches) in [(Layer::Hidden, hidden), (Layer::Deleted, deleted)] {
            if stretches.is_empty() {
                continue;
            }
            let lines: Vec<Line> = lines("", &stretches).into_iter().filter(|it| !it.is_blank()).collect();
            if !lines.is_empty() {
                let size = self.size(&stretches, &style, layer);
                let style = block_style(&stretches, &properties, size, 0.0);
                flow.blocks.push(Block { layer, style, lines, ..plain.clone() });
            }
        }
        Ok(())
    }

    fn run(&mut self, style: &Style, look: Look) -> Result<RunProperties, Error> {
        let character = match look.style {
            Some(name) => self.sheet.character_style(name)?,
            None => RunProperties::default(),
        };
        Ok(RunProperties::set(look.properties, character, style.run))
    }

    /// The size of most letters of a block; counts those of the body.
    fn size(&mut self, stretches: &[Stretch<'_>], style: &Style, layer: Layer) -> u16 {
        let size_of = |it: &Stretch<'_>| it.run.size.unwrap_or(SIZE);
        let mut sizes: BTreeMap<u16, usize> = BTreeMap::new();
        for alike in stretches.chunk_by(|a, b| size_of(a) == size_of(b)) {
            let letters: usize = alike.iter().map(|it| it.text.len()).sum();
            let size = alike.first().map_or(SIZE, size_of);
            if layer == Layer::Body {
                *self.sizes.entry(size).or_default() += letters;
            }
            if alike.len() == stretches.len() {
                return size.max(1);
            }
            *sizes.entry(size).or_default() += letters;
        }
        let commonest = sizes.into_iter().max_by_key(|(_, letters)| *letters);
        commonest.map_or(style.run.size.unwrap_or(SIZE), |(size, _)| size).max(1)
    }
}

/// The text of blocks, to know a repeated header by.
fn words(blocks: &[Block]) -> String {
    blocks.iter().flat_map(|block| &block.lines).map(|line| format!("{}\n", line.text.trim())).collect()
}

fn layer_of(kind: NoteKind) -> Layer {
    match kind {
        NoteKind::Footnote => Layer::Footnote,
        NoteKind::Endnote => Layer::Endnote,
        NoteKind::Comment => Layer::Comment,
    }
}

/// A list's indent is stronger than that of the style, unless the style put
/// the paragraph in the list.
fn list_indent(paragraph: &Paragraph, style: &Style, marker: &Marker) -> ParagraphProperties {
    let direct = paragraph.properties;
    match direct.list {
        Some(_) => direct.or(marker.properties).or(style.paragraph),
        None => direct.or(style.paragraph).or(marker.properties),
    }
}

/// Room above in line heights, of letters of a size in half points.
fn gap(properties: &ParagraphProperties, size: u16) -> f32 {
    points(properties.before.unwrap_or(0)).max(0.0) / (f32::from(size) / 2.0 * LINE_HEIGHT)
}

fn points(twips: i32) -> f32 {
    twips as f32 / 20.0
}

fn block_style(
    stretches: &[Stretch<'_>],
    properties: &ParagraphProperties,
    size: u16,
    gap: f32,
) -> document::Style {
    let worded = || stretches.iter().filter(|it| !it.text.trim().is_empty());
    let all = |is: fn(&RunProperties) -> Option<bool>| {
        worded().next().is_some() && worded().all(|it| is(&it.run) == Some(true))
    };
    document::Style {
        size: f32::from(size),
        italic: all(|it| it.italic),
        underline: all(|it| it.underline),
        align: properties.align.unwrap_or(Align::Left),
        indent: points(properties.left.unwrap_or(0).saturating_add(properties.first.unwrap_or(0))),
        gap,
    }
}
