//! The text of a part: what is open is kept on a stack, text goes to the
//! paragraph that is being read, and its end makes blocks of it.

use std::collections::{BTreeMap, HashMap};

use super::elements::{SHAPES, SILENT};
use super::numbering::Numbering;
use super::styles::{ParagraphStyle, Styles};
use super::tables::{Row, Table};
use crate::document::{Block, Cell, Layer, ListItem, Style};
use crate::tally::Tally;
use crate::words::{Layers, Look};
use crate::xml::{Tag, Token, Tokens};
use crate::{Error, Limits};

/// Height of a line, in letter sizes.
const LINE_HEIGHT: f32 = 1.2;

/// A block with its letter size, in tenths of a point.
pub(super) type Sized = (Block, u16);

/// What a part says.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) body: Vec<Sized>,
    pub(super) headers: Vec<Sized>,
    pub(super) footers: Vec<Sized>,
    /// Why it ends early, if it does.
    pub(super) fault: Option<String>,
}

/// Reads the text of a part.
pub(super) fn read_text(xml: &str, styles: Styles<'_>, limits: &Limits) -> Result<Text, Error> {
    let mut tokens = Tokens::new(xml, limits);
    let mut body = Body::new(styles, limits);
    while let Some(token) = tokens.next()? {
        match token {
            Token::Open(tag) => body.open(&tag),
            Token::Close => body.close(),
            Token::Text(text) => body.text(&text),
        }
        body.tally.check()?;
    }
    while !body.frames.is_empty() {
        body.close();
    }
    let mut text = body.into_text();
    text.fault = tokens.fault().map(str::to_owned);
    Ok(text)
}

/// The body of a part while it is being read.
struct Body<'s> {
    styles: Styles<'s>,
    numbering: Numbering<'s>,
    links: Vec<String>,
    table_count: u32,
    tables: Vec<Table>,
    frames: Vec<Frame<'s>>,
    /// How many of the open elements are silent.
    silent: usize,
    story: Story<'s>,
    /// The tracked change that is being described.
    change: String,
    /// Text that tracked changes removed, by the name of the change.
    deleted: HashMap<String, Vec<Sized>>,
    /// Whether a change removes what is read: flat files leave it in its place.
    is_removed: bool,
    headers: Vec<Sized>,
    footers: Vec<Sized>,
    /// What was read.
    tally: Tally,
}

/// A flow of text: the body itself, a note, a text box.
#[derive(Default)]
struct Story<'s> {
    layer: Layer,
    cell: Option<Cell>,
    paragraph: Option<Paragraph<'s>>,
    blocks: Vec<Sized>,
    /// Empty paragraphs since the last block.
    empty: usize,
}

/// The paragraph that is being read.
struct Paragraph<'s> {
    words: Layers,
    style: ParagraphStyle<'s>,
    /// How the text is set here.
    look: Look,
    hidden: bool,
    heading: Option<u8>,
    list: Option<(ListItem, f32)>,
    /// Whether its marker is shown even when it has no text.
    is_numbered: bool,
    /// What is anchored in it.
    beside: Vec<Sized>,
}

/// What the end of an open element does.
enum Frame<'s> {
    Nothing,
    Silent,
    Paragraph,
    /// Sets the text as it was before.
    Span(Look, bool),
    List,
    Item,
    /// Goes back to the story outside, where this one is put.
    Story(Box<Story<'s>>, Place),
    /// Goes back to the layer outside.
    Section(Layer),
    Table,
    /// Goes back to the rows that are no headers.
    HeaderRows,
    Row(Row),
    Cell(Option<Cell>),
}

/// Where a story is put.
enum Place {
    /// After the paragraph that it is anchored in.
    Here,
    Headers,
    Footers,
    /// Where the change of that name is marked.
    Change(String),
}

impl<'s> Body<'s> {
    fn new(styles: Styles<'s>, limits: &Limits) -> Self {
        Self {
            styles,
            numbering: Numbering::new(styles),
            links: Vec::new(),
            table_count: 0,
            tables: Vec::new(),
            frames: Vec::new(),
            silent: 0,
            story: Story::default(),
            change: String::new(),
            deleted: HashMap::new(),
            is_removed: false,
            headers: Vec::new(),
            footers: Vec::new(),
            tally: Tally::new(limits),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let frame = self.frame(tag);
        self.silent += usize::from(matches!(frame, Frame::Silent));
        self.frames.push(frame);
    }

    fn text(&mut self, text: &str) {
        if self.silent > 0 {
            return;
        }
        let layer = self.layer();
        if let Some(paragraph) = &mut self.story.paragraph {
            let look = paragraph.look;
            self.tally.text(text);
            paragraph.words_here(layer).push(text, look);
        }
    }

    /// The layer that text belongs to here.
    fn layer(&self) -> Layer {
        if self.is_removed { Layer::Deleted } else { self.story.layer }
    }

    /// Begins an element.
    fn frame(&mut self, tag: &Tag<'_>) -> Frame<'s> {
        let name = tag.name();
        if self.silent > 0 || SILENT.contains(&name) {
            return Frame::Silent;
        }
        match name {
            "p" | "h" => {
                self.end_paragraph();
                self.open_paragraph(tag);
                Frame::Paragraph
            }
            "span" => self.open_span(tag),
            "a" => self.open_link(tag),
            "s" | "tab" | "tab-stop" | "line-break" | "change" | "change-start" | "change-end" => {
                self.mark(tag);
                Frame::Nothing
            }
            "list" | "ordered-list" | "unordered-list" => {
                self.end_paragraph();
                self.numbering.open_list(tag);
                Frame::List
            }
            "list-item" | "list-header" => {
                self.end_paragraph();
                self.numbering.open_item(tag);
                Frame::Item
            }
            "section" => {
                self.end_paragraph();
                let outside = self.story.layer;
                if tag.attribute("display").is_some_and(|it| it == "none") {
                    self.story.layer = Layer::Hidden;
                }
                Frame::Section(outside)
            }
            "footnote-body" => self.open_story(Layer::Footnote, Place::Here),
            "endnote-body" => self.open_story(Layer::Endnote, Place::Here),
            "note" => {
                let layer = match tag.attribute("note-class").as_deref() {
                    Some("endnote") => Layer::Endnote,
                    _ => Layer::Footnote,
                };
                self.open_story(layer, Place::Here)
            }
            "annotation" => self.open_story(Layer::Comment, Place::Here),
            "changed-region" => {
                self.change = tag.attribute("id").map(String::from).unwrap_or_default();
                Frame::Nothing
            }
            "deletion" => self.open_story(Layer::Deleted, Place::Change(self.change.clone())),
            "header" | "header-left" | "header-first" => self.open_furniture(tag, Place::Headers),
            "footer" | "footer-left" | "footer-first" => self.open_furniture(tag, Place::Footers),
            _ if SHAPES.contains(&name) => self.open_story(self.story.layer, Place::Here),
            "table" => {
                self.end_paragraph();
                self.table_count = self.table_count.saturating_add(1);
                self.tables.push(Table::new(self.table_count));
                Frame::Table
            }
            "table-header-rows" => {
                self.set_header(true);
                Frame::HeaderRows
            }
            "table-row" => match self.tables.last_mut() {
                Some(table) => Frame::Row(table.open_row(tag)),
                None => Frame::Nothing,
            },
            "table-cell" | "covered-table-cell" => self.open_cell(tag),
            _ => Frame::Nothing,
        }
    }

    /// Ends the innermost element.
    fn close(&mut self) {
        match self.frames.pop() {
            None | Some(Frame::Nothing) => {}
            Some(Frame::Silent) => self.silent -= 1,
            Some(Frame::Paragraph) => self.end_paragraph(),
            Some(Frame::Span(look, hidden)) => {
                if let Some(paragraph) = &mut self.story.paragraph {
                    paragraph.look = look;
                    paragraph.hidden = hidden;
                }
            }
            Some(Frame::List) => {
                self.end_paragraph();
                self.numbering.close_list();
            }
            Some(Frame::Item) => {
                self.end_paragraph();
                self.numbering.close_item();
            }
            Some(Frame::Story(outside, place)) => self.close_story(*outside, place),
            Some(Frame::Section(layer)) => {
                self.end_paragraph();
                self.story.layer = layer;
            }
            Some(Frame::Table) => {
                self.tables.pop();
            }
            Some(Frame::HeaderRows) => self.set_header(false),
            Some(Frame::Row(row)) => {
                if let Some(table) = self.tables.last_mut() {
                    table.close_row(row);
                }
            }
            Some(Frame::Cell(outside)) => {
                self.end_paragraph();
                self.numbering.leave();
                self.story.cell = outside;
            }
        }
    }

    fn into_text(mut self) -> Text {
        self.end_paragraph();
        let mut body = self.story.blocks;
        // What was removed at a place that is not marked.
        let mut unmarked: Vec<_> = self.deleted.into_iter().collect();
        unmarked.sort_by(|(one, _), (other, _)| one.cmp(other));
        body.extend(unmarked.into_iter().flat_map(|(_, blocks)| blocks));
        Text { body, headers: self.headers, footers: self.footers, fault: None }
    }

    fn open_paragraph(&mut self, tag: &Tag<'_>) {
        let style_name = tag.attribute("style-name").unwrap_or_default();
        let style = self.styles.paragraph(&style_name);
        let number = |name: &str| tag.attribute(name).and_then(|it| it.trim().parse::<u8>().ok());
        let heading =
            (tag.name() == "h").then(|| number("outline-level").or(number("level")).unwrap_or(1).max(1));
        let numbered = self.numbering.number(tag, heading, style.list);
        self.story.paragraph = Some(Paragraph {
            words: Layers::default(),
            look: style.look,
            hidden: style.hidden,
            style,
            heading,
            is_numbered: numbered.as_ref().is_some_and(|it| it.is_new && !it.is_bullet),
            list: numbered.map(|it| (it.item, it.indent)),
            beside: Vec::new(),
        });
    }

    fn open_span(&mut self, tag: &Tag<'_>) -> Frame<'s> {
        let Some(paragraph) = &mut self.story.paragraph else { return Frame::Nothing };
        let outside = Frame::Span(paragraph.look, paragraph.hidden);
        if let Some(name) = tag.attribute("style-name") {
            self.styles.apply(&name, &mut paragraph.look, &mut paragraph.hidden);
        }
        outside
    }

    fn open_link(&mut self, tag: &Tag<'_>) -> Frame<'s> {
        let Some(paragraph) = &mut self.story.paragraph else { return Frame::Nothing };
        let outside = Frame::Span(paragraph.look, paragraph.hidden);
        self.links.push(tag.attribute("href").unwrap_or_default().trim().to_owned());
        paragraph.look.link = Some(self.links.len() - 1);
        outside
    }

    /// Takes in an element that stands for white space or marks a change.
    fn mark(&mut self, tag: &Tag<'_>) {
        if tag.name().starts_with("change") {
            let id = tag.attribute("change-id").unwrap_or_default();
            let removed = self.deleted.remove(id.as_ref());
            self.is_removed = tag.name() == "change-start" && removed.is_some();
            self.put(removed.unwrap_or_default());
            return;
        }
        let layer = self.layer();
        let Some(paragraph) = &mut self.story.paragraph else { return };
        let words = paragraph.words_here(layer);
        match tag.name() {
            "tab" | "tab-stop" => words.push_tab(),
            "line-break" => {
                self.tally.lines(1);
                words.push_break();
            }
            _ => words.push_spaces(tag.attribute("c").and_then(|it| it.parse().ok()).unwrap_or(1)),
        }
    }

    fn open_story(&mut self, layer: Layer, place: Place) -> Frame<'s> {
        let inside = Story { layer, cell: self.story.cell, ..Story::default() };
        self.numbering.enter();
        Frame::Story(Box::new(std::mem::replace(&mut self.story, inside)), place)
    }

    fn open_furniture(&mut self, tag: &Tag<'_>, place: Place) -> Frame<'s> {
        if tag.attribute("display").is_some_and(|it| it == "false") {
            return Frame::Silent;
        }
        self.open_story(Layer::Furniture, place)
    }

    fn close_story(&mut self, outside: Story<'s>, place: Place) {
        self.end_paragraph();
        self.numbering.leave();
        let inside = std::mem::replace(&mut self.story, outside);
        match place {
            Place::Here => self.put(inside.blocks),
            Place::Headers => self.headers.extend(inside.blocks),
            Place::Footers => self.footers.extend(inside.blocks),
            Place::Change(id) => self.deleted.entry(id).or_default().extend(inside.blocks),
        }
    }

    /// Puts blocks after the paragraph that is being read.
    fn put(&mut self, blocks: Vec<Sized>) {
        match &mut self.story.paragraph {
            Some(paragraph) => paragraph.beside.extend(blocks),
            None => self.story.blocks.extend(blocks),
        }
    }

    fn set_header(&mut self, is_header: bool) {
        if let Some(table) = self.tables.last_mut() {
            table.is_header = is_header;
        }
    }

    fn open_cell(&mut self, tag: &Tag<'_>) -> Frame<'s> {
        self.end_paragraph();
        let outside = self.story.cell;
        if let Some(table) = self.tables.last_mut() {
            self.story.cell = Some(table.open_cell(tag));
            self.story.empty = 0;
        }
        self.numbering.enter();
        Frame::Cell(outside)
    }

    /// Makes blocks of the paragraph, and puts after it what is anchored in it.
    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.story.paragraph.take() else { return };
        let Paragraph { words, style, heading, list, is_numbered, beside, .. } = paragraph;
        let (item, list_indent) = list.map_or((None, None), |(item, indent)| (Some(item), Some(indent)));
        let mut parts = words.into_parts();
        if parts.is_empty() {
            parts.push((self.story.layer, Default::default()));
        }
        // The marker stands before the text, not before what was deleted there.
        let is_marked = |layer, is_blank: bool| layer == self.story.layer && (is_numbered || !is_blank);
        let marked = parts.iter().position(|(layer, words)| is_marked(*layer, words.is_blank())).unwrap_or(0);
        for (number, (layer, words)) in parts.into_iter().enumerate() {
            let item = match &item {
                Some(item) if number != marked => Some(ListItem { marker: String::new(), ..*item }),
                item => item.clone(),
            };
            let marker = item.as_ref().map_or("", |it| it.marker.as_str());
            if words.is_blank() && (layer != self.story.layer || !is_numbered || marker.is_empty()) {
                self.story.empty += usize::from(layer == self.story.layer);
                continue;
            }
            self.tally.lines(1);
            let lines = words.lines(marker, &self.links);
            let sizes: BTreeMap<u16, usize> = words.sizes();
            let size = sizes.into_iter().max_by_key(|(_, letters)| *letters);
            let size = size.map_or(style.look.size, |(size, _)| size).max(1);
            let indent = list_indent.filter(|it| *it > 0.0).unwrap_or(style.left + style.first);
            let block = Block {
                heading,
                list: item.filter(|it| heading.is_none() || !it.marker.is_empty()),
                cell: self.story.cell,
                layer,
                style: Style {
                    italic: words.all(|it| it.italic),
                    underline: words.all(|it| it.underline && it.link.is_none()),
                    align: style.align,
                    indent,
                    gap: self.story.empty as f32
                        + style.above.max(0.0) / (f32::from(size) / 10.0 * LINE_HEIGHT),
                    ..Style::default()
                },
                lines,
            };
            self.story.empty = 0;
            self.story.blocks.push((block, size));
        }
        self.story.blocks.extend(beside);
    }
}

impl Paragraph<'_> {
    /// The words of the layer that the text belongs to here.
    fn words_here(&mut self, layer: Layer) -> &mut crate::words::Words {
        self.words.at(if self.hidden && layer == Layer::Body { Layer::Hidden } else { layer })
    }
}
