//! Elements to blocks: what is open is kept on a stack, text goes to the
//! paragraph that is being read, and block elements end it.

use std::collections::BTreeMap;

use scraper::node::Element;

use super::content::{self, Counters};
use super::css::{Sheet, declarations};
use super::elements::{self, Measure, SILENT};
use super::list::{List, word_marker};
use super::setting::{Setting, White};
use super::table::Table;
use crate::Limits;
use crate::document::{Block, Document, Flow, Layer, ListItem, Metadata, Style};
use crate::tally::Tally;
use crate::words::{Layers, Words};

/// Height of a line, in letter sizes.
const LINE_HEIGHT: f32 = 1.2;

/// A page that is being read.
pub(super) struct Page {
    sheet: Sheet,
    open: Vec<Frame>,
    setting: Setting,
    lists: Vec<List>,
    /// Numbers that the style sheet counts.
    counters: Counters,
    tables: Vec<Table>,
    /// How many tables were begun.
    table_count: u32,
    links: Vec<String>,
    paragraph: Paragraph,
    /// The marker of the list item that has no text yet.
    marker: Option<String>,
    /// The marker that Word wrote into the text.
    word_marker: Option<String>,
    /// Empty lines since the last block.
    empty: usize,
    measure: Measure,
    blocks: Vec<Sized>,
    /// What was read.
    pub(super) tally: Tally,
}

/// A block with its letter size, in tenths of a point.
type Sized = (Block, u16);

/// An element that is open: what it hides of its surroundings, and what was
/// read before it.
struct Frame {
    outside: Setting,
    is_block: bool,
    blocks: usize,
    empty: usize,
    measure: Measure,
}

/// The paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    /// Its words by where they belong.
    words: Layers,
    /// How it is set: as its first word stands.
    setting: Option<Setting>,
    list: Option<ListItem>,
}

impl Page {
    pub(super) fn new(sheet: Sheet, limits: &Limits) -> Self {
        Self {
            sheet,
            open: Vec::new(),
            setting: Setting::default(),
            lists: Vec::new(),
            counters: Counters::new(),
            tables: Vec::new(),
            table_count: 0,
            links: Vec::new(),
            paragraph: Paragraph::default(),
            marker: None,
            word_marker: None,
            empty: 0,
            measure: Measure::default(),
            blocks: Vec::new(),
            tally: Tally::new(limits),
        }
    }

    /// Adds text.
    pub(super) fn text(&mut self, text: &str) {
        if let (true, Some(marker)) = (self.setting.in_word_marker, &mut self.word_marker) {
            marker.push_str(text);
            return;
        }
        self.tally.text(text);
        match self.setting.white {
            White::Collapses => {
                for (number, column) in columns(text).enumerate() {
                    if number > 0 {
                        self.paragraph_at(self.setting.layer).push_tab();
                    }
                    self.words(column);
                }
            }
            White::BreaksLines => {
                for (number, line) in text.split('\n').enumerate() {
                    if number > 0 {
                        self.break_line();
                    }
                    self.columns(line);
                }
            }
        }
    }

    /// Adds text whose white space does not collapse.
    fn columns(&mut self, line: &str) {
        if self.paragraph.setting.is_none() && line.trim().is_empty() {
            return;
        }
        for (number, column) in line.split('\t').enumerate() {
            if number > 0 {
                self.paragraph_at(self.setting.layer).push_tab();
            }
            self.words(&column.replace(' ', "\u{a0}"));
        }
    }

    /// Begins an element; whether what it holds is text of the page.
    pub(super) fn open(&mut self, element: &Element) -> bool {
        let name = element.name();
        if SILENT.contains(&name) || elements::is_note_sign(element) {
            return false;
        }
        let outside = self.setting.clone();
        self.set(element);
        let is_block = elements::is_block(name) || self.setting.is_block;
        if is_block {
            self.end_paragraph();
        }
        let (blocks, empty) = (self.blocks.len(), self.empty);
        self.open.push(Frame { outside, is_block, blocks, empty, measure: self.measure });
        match name {
            "br" => self.break_line(),
            "a" => {
                // An anchor without an address links nowhere.
                if let Some(url) = element.attr("href").map(str::trim).filter(|it| !it.is_empty()) {
                    self.links.push(url.to_owned());
                    self.setting.look.link = Some(self.links.len() - 1);
                }
            }
            "ol" => self.open_list(element, List::numbered(element.attr("start"), element.attr("type"))),
            "ul" | "menu" | "dir" => self.open_list(element, List::bulleted()),
            "li" => self.open_item(element),
            "table" => self.open_table(element),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.open_row();
                }
            }
            "td" | "th" => {
                let spans = (element.attr("colspan"), element.attr("rowspan"));
                let Some(table) = self.tables.last_mut() else { return true };
                self.setting.cell = Some(table.open_cell(spans.0, spans.1, name == "th"));
                self.marker = None;
                self.empty = 0;
            }
            _ => {}
        }
        if self.setting.in_word_marker && self.word_marker.is_none() {
            self.word_marker = Some(String::new());
        }
        true
    }

    /// Ends the innermost element.
    pub(super) fn close(&mut self, element: &Element) {
        let name = element.name();
        let Some(frame) = self.open.pop() else { return };
        if frame.is_block {
            self.end_block(name, &frame);
        }
        let measure = self.measure.since(frame.measure);
        match name {
            "ol" | "ul" | "menu" | "dir" => {
                self.lists.pop();
            }
            "tr" => self.end_row(frame.blocks),
            "thead" => self.end_header(frame.blocks),
            "table" => self.end_table(frame.blocks),
            "a" if measure.linked > 0 => {
                self.measure.links += 1;
                let digits = self.measure.numbered > frame.measure.numbered;
                self.measure.numbered = frame.measure.numbered + usize::from(digits);
            }
            _ => {}
        }
        if !self.setting.in_main && measure.is_link_list(name) {
            for (block, _) in &mut self.blocks[frame.blocks..] {
                if block.layer == Layer::Body {
                    block.layer = Layer::Furniture;
                }
            }
        }
        if self.setting.in_word_marker && !frame.outside.in_word_marker {
            self.take_word_marker();
        }
        self.setting = frame.outside;
    }

    /// The blocks as a document.
    pub(super) fn into_document(mut self, metadata: Metadata) -> Document {
        self.end_paragraph();
        let mut letters: BTreeMap<u16, usize> = BTreeMap::new();
        for (block, size) in self.blocks.iter().filter(|(it, _)| it.layer == Layer::Body) {
            *letters.entry(*size).or_default() += block.lines.iter().map(|it| it.text.len()).sum::<usize>();
        }
        let commonest = letters.into_iter().max_by_key(|(_, letters)| *letters).map_or(1, |(size, _)| size);
        let mut tables = BTreeMap::new();
        let related = |(mut block, size): Sized| {
            block.style.size = f32::from(size) / f32::from(commonest.max(1));
            if let Some(cell) = &mut block.cell {
                let next = u32::try_from(tables.len()).unwrap_or(u32::MAX).saturating_add(1);
                cell.table = *tables.entry(cell.table).or_insert(next);
            }
            block
        };
        let blocks = self.blocks.into_iter().map(related).collect();
        let mut document = Document { metadata, flow: Flow::Paragraphs, blocks, ..Document::default() };
        document.number_lines();
        document
    }

    /// Sets what the element says of its content.
    fn set(&mut self, element: &Element) {
        let name = element.name();
        self.setting.enter(name);
        let classes = element.attr("class").unwrap_or_default();
        for (property, value) in self.sheet.rules(name, classes) {
            self.setting.declare(property, value);
        }
        for attribute in ["align", "size"] {
            if let Some(value) = element.attr(attribute) {
                self.setting.attribute(name, attribute, value);
            }
        }
        for (property, value) in declarations(element.attr("style").unwrap_or_default()) {
            self.setting.declare(&property, value);
        }
        if element.attr("hidden").is_some() {
            self.setting.layer = Layer::Hidden;
        }
        self.setting.in_main |= element.attr("role") == Some("main");
        if self.setting.layer == Layer::Body
            && self.setting.heading.is_none()
            && elements::is_furniture(element)
        {
            self.setting.layer = Layer::Furniture;
        }
        self.setting.layer = elements::note_layer(element).unwrap_or(self.setting.layer);
        if self.setting.tabs > 0 {
            self.paragraph_at(self.setting.layer).push_tab();
        }
    }

    fn words(&mut self, text: &str) {
        let is_blank = text.chars().all(char::is_whitespace);
        if self.paragraph.setting.is_none() && is_blank {
            if let (true, Some(frame)) = (text.contains('\u{a0}'), self.open.last()) {
                self.empty = self.empty.max(frame.empty + 1);
            }
            return;
        }
        if !is_blank {
            let length = text.trim().len();
            self.measure.text += length;
            if self.setting.look.link.is_some() {
                self.measure.linked += length;
                self.measure.numbered += usize::from(text.contains(|it: char| it.is_ascii_digit()));
            }
        }
        let look = self.setting.look;
        self.paragraph_at(self.setting.layer).push(text, look);
    }

    /// The words of the paragraph; one is begun where there is none.
    fn paragraph_at(&mut self, layer: Layer) -> &mut Words {
        if self.paragraph.setting.is_none() {
            let depth = u8::try_from(self.depth()).unwrap_or(u8::MAX);
            let marker = self.marker.take();
            let is_item = marker.is_some() || self.setting.in_item;
            self.paragraph.list =
                is_item.then(|| ListItem { depth: depth.max(1), marker: marker.unwrap_or_default() });
            self.paragraph.setting = Some(self.setting.clone());
        }
        self.paragraph.words.at(layer)
    }

    /// How deep in lists the text stands.
    fn depth(&self) -> usize {
        self.setting.list_level.unwrap_or(self.lists.len())
    }

    /// Ends a line; two ends in a row end the paragraph.
    fn break_line(&mut self) {
        let layer = self.setting.layer;
        if self.paragraph.setting.is_none() {
            self.empty += 1;
        } else if self.paragraph.words.at(layer).ends_in_break() {
            self.end_paragraph();
            self.empty += 1;
        } else {
            self.tally.lines(1);
            self.paragraph.words.at(layer).push_break();
        }
    }

    /// Makes blocks of the paragraph.
    fn end_paragraph(&mut self) {
        let Paragraph { words, setting, list } = std::mem::take(&mut self.paragraph);
        let Some(setting) = setting else { return };
        let parts = words.into_parts();
        // The marker stands before the text, not before a button in it.
        let marked =
            parts.iter().position(|(it, words)| *it == Layer::Body && !words.is_blank()).unwrap_or(0);
        for (number, (layer, words)) in parts.into_iter().enumerate() {
            let list = match &list {
                Some(item) if number != marked => Some(ListItem { marker: String::new(), ..*item }),
                list => list.clone(),
            };
            let marker = list.as_ref().map_or("", |it| it.marker.as_str());
            if words.is_blank() {
                continue;
            }
            self.tally.lines(1);
            let lines = words.lines(marker, &self.links);
            let sizes = words.sizes().into_iter().max_by_key(|(_, letters)| *letters);
            let size = sizes.map_or(setting.look.size, |(size, _)| size).max(1);
            let style = Style {
                italic: words.all(|it| it.italic),
                underline: words.all(|it| it.underline && it.link.is_none()),
                align: setting.align,
                indent: setting.indent + setting.first,
                gap: self.empty as f32 + setting.above / (f32::from(size) / 10.0 * LINE_HEIGHT),
                ..Style::default()
            };
            self.empty = 0;
            let block = Block { heading: setting.heading, list, cell: setting.cell, layer, style, lines };
            self.blocks.push((block, size));
        }
    }

    /// Ends a block element: an empty one leaves room, an empty list item its number.
    fn end_block(&mut self, name: &str, frame: &Frame) {
        if name == "li" && self.marker.as_ref().is_some_and(|it| it.starts_with(char::is_alphanumeric)) {
            self.print_marker();
        }
        self.end_paragraph();
        if name == "li" {
            self.marker = None;
        }
        if name == "p" && self.blocks.len() == frame.blocks {
            self.empty = self.empty.max(frame.empty + 1);
        }
    }

    /// Prints the marker of an item that has no text of its own.
    fn print_marker(&mut self) {
        let Some(marker) = self.marker.take() else { return };
        let look = self.setting.look;
        self.paragraph_at(self.setting.layer).push(&marker, look);
        self.end_paragraph();
        if let Some((block, _)) = self.blocks.last_mut() {
            block.list = block.list.take().map(|it| ListItem { marker, ..it });
        }
    }

    fn open_list(&mut self, element: &Element, mut list: List) {
        if self.marker.as_ref().is_some_and(|it| it.starts_with(char::is_alphanumeric)) {
            self.print_marker();
        }
        if let Some(marker) = self.setting.list_style.take() {
            list.marker = marker;
        }
        let classes = element.attr("class").unwrap_or_default();
        if let Some((class, content)) = self.sheet.item_content(classes) {
            list.content = Some(content.to_owned());
            // Google Docs nests lists in their names only: `lst-kix_a-1`.
            let level = class.rsplit('-').next().and_then(|it| it.parse::<u8>().ok());
            self.setting.list_level = level.map(|it| usize::from(it) + 1).or(self.setting.list_level);
        }
        self.lists.push(list);
    }

    fn open_item(&mut self, element: &Element) {
        let depth = self.depth();
        let own = self.setting.list_style.take();
        let marker = match self.lists.last_mut() {
            Some(list) => {
                list.marker = own.unwrap_or_else(|| std::mem::take(&mut list.marker));
                let number = list.count(element.attr("value"));
                match &list.content {
                    Some(content) => content::marker(content, number, &mut self.counters),
                    None => list.marker(number, depth),
                }
            }
            None => List::bulleted().marker(1, 1),
        };
        self.setting.in_item = true;
        self.marker = Some(marker);
    }

    /// Takes the marker that Word wrote into the text.
    fn take_word_marker(&mut self) {
        let Some(marker) = self.word_marker.take() else { return };
        let marker = word_marker(&marker);
        if self.paragraph.setting.is_none() && !marker.is_empty() {
            self.marker = Some(marker);
        }
    }

    fn open_table(&mut self, element: &Element) {
        if let Some(outer) = self.tables.last_mut() {
            outer.is_layout = true;
        }
        self.table_count = self.table_count.saturating_add(1);
        let mut table = Table::new(self.table_count);
        table.is_layout = matches!(element.attr("role"), Some("presentation" | "none"));
        self.tables.push(table);
    }

    /// Ends a row that has only header cells: it is a header.
    fn end_row(&mut self, from: usize) {
        let Some(table) = self.tables.last().filter(|it| it.is_header) else { return };
        let cells = self.blocks[from..].iter_mut().filter_map(|(it, _)| it.cell.as_mut());
        cells.filter(|it| table.has_in_row(it)).for_each(|it| it.header = true);
    }

    /// Ends the rows that the page says are headers.
    fn end_header(&mut self, from: usize) {
        let Some(table) = self.tables.last() else { return };
        let cells = self.blocks[from..].iter_mut().filter_map(|(it, _)| it.cell.as_mut());
        cells.filter(|it| table.has(it)).for_each(|it| it.header = true);
    }

    /// Ends a table; one that only lays out the page is none. In a table
    /// headings do not stand over text.
    fn end_table(&mut self, from: usize) {
        let Some(table) = self.tables.pop() else { return };
        let is_in = |block: &Block| block.cell.is_some_and(|it| table.has(&it));
        let blocks = self.blocks[from..].iter().map(|(it, _)| it);
        let mut pairs = blocks.clone().zip(blocks.skip(1)).filter(|(it, _)| is_in(it));
        let has_sections = pairs.any(|(it, next)| it.heading.is_some() && it.cell == next.cell);
        if has_sections {
            let blocks = self.blocks.split_off(from);
            self.blocks.extend(with_numbers(blocks));
        }
        if table.cells > 1 && !table.is_layout && !has_sections {
            return;
        }
        for (block, _) in &mut self.blocks[from..] {
            if is_in(block) {
                block.cell = None;
            }
        }
    }
}

/// The columns of text whose white space collapses. Browsers print a tab as a
/// space, but one between two words is the tab of the document that the page
/// was made of; beside other white space it is the page's own layout.
fn columns(text: &str) -> impl Iterator<Item = &str> {
    let is_column_end = move |at: usize| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        before.ends_with(|it: char| !it.is_whitespace()) && after.starts_with(|it: char| !it.is_whitespace())
    };
    let mut start = 0;
    let ends = text.match_indices('\t').map(|(at, _)| at).filter(move |at| is_column_end(*at));
    ends.chain([text.len()]).map(move |end| {
        let column = text.get(start..end).unwrap_or_default();
        start = end + 1;
        column
    })
}

/// Puts the numbers that stand in cells of their own before the headings that
/// they belong to.
fn with_numbers(blocks: Vec<Sized>) -> Vec<Sized> {
    let mut numbered: Vec<Sized> = Vec::with_capacity(blocks.len());
    for (mut block, size) in blocks {
        let number = numbered.last().and_then(|(before, _)| number_before(before, &block)).map(str::to_owned);
        if let (Some(number), Some(line)) = (number, block.lines.first_mut()) {
            numbered.pop();
            line.text = format!("{number}\t{}", line.text);
            line.bold = if line.bold > 0 { line.bold + number.len() + 1 } else { 0 };
            block.list = Some(ListItem { depth: 1, marker: number });
        }
        numbered.push((block, size));
    }
    numbered
}

/// The number that is all of the cell before that of a heading.
fn number_before<'b>(block: &'b Block, heading: &Block) -> Option<&'b str> {
    const LONGEST: usize = 12;
    let (cell, next) = (block.cell?, heading.cell?);
    let [line] = block.lines.as_slice() else { return None };
    let is_number = line.text.len() <= LONGEST && line.text.contains(|it: char| it.is_ascii_digit());
    let is_before = (cell.table, cell.row) == (next.table, next.row) && cell.column < next.column;
    let is_plain = heading.heading.is_some() && heading.list.is_none() && block.list.is_none();
    (is_number && is_before && is_plain).then_some(line.text.as_str())
}
