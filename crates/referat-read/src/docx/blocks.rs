//! Paragraphs as the parts state them to blocks as a person sees them:
//! styles and numbering are applied, notes are put in their places.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::lines::{Stretch, lines};
use super::numbering::{Marker, Numbering};
use super::part::Shared;
use super::properties::{ParagraphProperties, RunProperties};
use super::story::{Look, Node, NoteKind, Paragraph, StyleName};
use super::styles::{Style, Styles};
use crate::Error;
use crate::document::{self, Align, Block, Layer, Line, ListItem};
use crate::headings::heading_of_outline;

/// Notes by their kind and identifier.
pub(super) type Notes = HashMap<(NoteKind, String), Vec<Node>>;

/// How deep notes on notes go.
const NOTES_ON_NOTES: u32 = 3;
/// Letter size where nothing states one, in half points.
const SIZE: u16 = 20;
/// Height of a line, in letter sizes.
const LINE_HEIGHT: f32 = 1.2;

/// Makes blocks of nodes. Numbers go on from one call to the next.
pub(super) struct Setter<'s, 'x> {
    pub(super) shared: &'s Shared,
    /// The addresses of the links.
    pub(super) addresses: &'s [Option<String>],
    /// Notes that were not yet referred to.
    pub(super) notes: Notes,
    pub(super) styles: Styles<'x>,
    pub(super) numbering: Numbering<'x>,
    pub(super) paragraph_styles: HashMap<Option<StyleName>, Rc<Style>>,
    pub(super) character_styles: HashMap<StyleName, RunProperties>,
    /// How many letters of the body are of which size.
    pub(super) sizes: BTreeMap<u16, usize>,
}

/// Blocks, and the empty lines since the last of them.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    cell: Option<usize>,
    empty: usize,
}

impl Setter<'_, '_> {
    /// The blocks of a flow of text. Their sizes are in half points until
    /// [`relate_sizes`] relates them to the commonest.
    pub(super) fn blocks(&mut self, nodes: &[Node], layer: Layer) -> Result<Vec<Block>, Error> {
        let mut flow = Flow::default();
        self.add(nodes, layer, NOTES_ON_NOTES, &mut flow)?;
        Ok(flow.blocks)
    }

    /// The letter size of most of the body, in half points.
    pub(super) fn commonest_size(&self) -> u16 {
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
        let style = self.paragraph_style(paragraph.style)?;
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
        let numbered = if gone { None } else { self.marker(paragraph, &style)? };
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
            cell: paragraph.cell.and_then(|it| self.shared.cells.get(it)).copied(),
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
            let lines: Vec<Line> = lines("", &stretches).into_iter().filter(|it| !it.is_blank()).collect();
            if !lines.is_empty() {
                let size = self.size(&stretches, &style, layer);
                let style = block_style(&stretches, &properties, size, 0.0);
                flow.blocks.push(Block { layer, style, lines, ..plain.clone() });
            }
        }
        Ok(())
    }

    /// The paragraph's level in its list, and its marker.
    fn marker(&mut self, paragraph: &Paragraph, style: &Style) -> Result<Option<(u8, Marker)>, Error> {
        let direct = paragraph.properties;
        let Some(list) = direct.list.or(style.paragraph.list).filter(|it| *it != 0) else { return Ok(None) };
        let level = match direct.level.or(style.paragraph.level) {
            Some(level) => level,
            None if direct.list.is_some() => 0,
            None => self.numbering.level_of(list, &style.numbered_as, &mut self.styles)?.unwrap_or(0),
        };
        let marker = self.numbering.count(list, level, &mut self.styles)?;
        Ok(marker.map(|marker| (level, marker)))
    }

    fn run(&mut self, style: &Style, look: Look) -> Result<RunProperties, Error> {
        let character = match look.style {
            Some(name) => self.character_style(name)?,
            None => RunProperties::default(),
        };
        Ok(RunProperties::set(look.properties, character, style.run))
    }

    fn paragraph_style(&mut self, name: Option<StyleName>) -> Result<Rc<Style>, Error> {
        if let Some(style) = self.paragraph_styles.get(&name) {
            return Ok(Rc::clone(style));
        }
        let id = name.and_then(|it| self.shared.styles.get(it));
        let style = Rc::new(self.styles.paragraph(id.map(String::as_str))?);
        self.paragraph_styles.insert(name, Rc::clone(&style));
        Ok(style)
    }

    fn character_style(&mut self, name: StyleName) -> Result<RunProperties, Error> {
        if let Some(style) = self.character_styles.get(&name) {
            return Ok(*style);
        }
        let id = self.shared.styles.get(name).map_or("", String::as_str);
        let style = self.styles.character(id)?;
        self.character_styles.insert(name, style);
        Ok(style)
    }

    /// The size of most letters of a block; counts those of the body.
    fn size(&mut self, stretches: &[Stretch<'_>], style: &Style, layer: Layer) -> u16 {
        let mut sizes: BTreeMap<u16, usize> = BTreeMap::new();
        for stretch in stretches {
            *sizes.entry(stretch.run.size.unwrap_or(SIZE)).or_default() += stretch.text.len();
        }
        if layer == Layer::Body {
            for (size, letters) in &sizes {
                *self.sizes.entry(*size).or_default() += letters;
            }
        }
        let commonest = sizes.into_iter().max_by_key(|(_, letters)| *letters);
        commonest.map_or(style.run.size.unwrap_or(SIZE), |(size, _)| size).max(1)
    }
}

/// Relates the sizes of blocks, so far in half points, to the commonest.
pub(super) fn relate_sizes(blocks: &mut [Block], commonest: u16) {
    for block in blocks {
        block.style.size /= f32::from(commonest.max(1));
    }
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
