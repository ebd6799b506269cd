//! A part walked into blocks.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::flow::{Flow, Open, OpenItem, OpenList};
use super::lists::{Lists, Marker, OUTLINE};
use super::styles::{Family, Styles};
use super::tables::Table;
use crate::document::{Block, Cell, Layer};
use crate::xml::{Tag, Token, Tokens};
use crate::{Error, Limits};

/// Elements of which nothing is printed.
const SKIPPED: &[&str] = &[
    "binary-data",
    "change-info",
    "covered-table-cell",
    "event-listeners",
    "font-face-decls",
    "forms",
    "hidden-text",
    "math",
    "note-citation",
    "number",
    "ruby-text",
    "scripts",
    "sequence-decls",
    "settings",
    "table-of-content-source",
    "alphabetical-index-source",
    "bibliography-source",
    "illustration-index-source",
    "object-index-source",
    "table-index-source",
    "user-index-source",
    "variable-decls",
    "user-field-decls",
];
/// What is drawn, with text of its own in paragraphs.
const DRAWN: &[&str] = &[
    "caption",
    "connector",
    "control",
    "custom-shape",
    "ellipse",
    "circle",
    "frame",
    "g",
    "line",
    "measure",
    "path",
    "polygon",
    "polyline",
    "rect",
    "regular-polygon",
];
/// Spaces that one element may stand for.
const SPACES: usize = 1000;
/// Blocks that repeated cells and rows may add.
const REPEATED: usize = 10_000;

/// What an open element does when it ends.
enum End {
    Nothing,
    Section,
    Style,
    ListStyle,
    Paragraph,
    Span,
    Link,
    List,
    Item,
    Table,
    HeaderRows,
    Row,
    /// A cell: the one around its table, the blocks before it, how often it
    /// is repeated.
    Cell(Option<Cell>, usize, u32),
    /// A flow that stands at its anchor.
    Anchored,
    /// A paragraph right inside a paragraph, as in a drawing.
    Inner,
    /// A deletion, by its identifier.
    Deletion(String),
    /// A header or footer of a master page.
    Furniture {
        master: String,
        is_footer: bool,
    },
}

/// A header or footer.
struct Furniture {
    master: String,
    is_footer: bool,
    blocks: Vec<Block>,
}

/// What is gathered from the parts of a document.
pub(super) struct Reader {
    limits: Limits,
    styles: Styles,
    lists: Lists,
    flows: Vec<Flow>,
    addresses: Vec<String>,
    table_count: u32,
    deletions: HashMap<String, Vec<Block>>,
    change: String,
    /// Master pages in order, with the one that follows each.
    masters: Vec<(String, String)>,
    used_masters: HashSet<String>,
    furniture: Vec<Furniture>,
    letters: BTreeMap<u32, usize>,
    repeated: usize,
}

impl Reader {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            limits: *limits,
            styles: Styles::default(),
            lists: Lists::default(),
            flows: vec![Flow::default()],
            addresses: Vec::new(),
            table_count: 0,
            deletions: HashMap::new(),
            change: String::new(),
            masters: Vec::new(),
            used_masters: HashSet::new(),
            furniture: Vec::new(),
            letters: BTreeMap::new(),
            repeated: 0,
        }
    }

    /// Takes in a part. Gives what broke it off, if anything did.
    pub(super) fn part(&mut self, xml: &str) -> Result<Option<String>, Error> {
        let mut tokens = Tokens::new(xml, &self.limits);
        let mut ends: Vec<End> = Vec::new();
        while let Some(token) = tokens.next()? {
            match token {
                Token::Open(tag) if SKIPPED.contains(&tag.name()) => {
                    let is_covered = tag.name() == "covered-table-cell";
                    if is_covered && let Some(table) = self.flow().tables.last_mut() {
                        table.open_cell(&tag);
                    }
                    skip(&mut tokens)?;
                }
                Token::Open(tag) => {
                    let end = self.open(&tag);
                    ends.push(end);
                }
                Token::Text(text) => {
                    let addresses = &self.addresses;
                    if let Some(flow) = self.flows.last_mut() {
                        flow.text(&text, false, addresses);
                    }
                }
                Token::Close => {
                    if let Some(end) = ends.pop() {
                        self.close(end);
                    }
                }
            }
        }
        // What broke off.
        while let Some(end) = ends.pop() {
            self.close(end);
        }
        Ok(tokens.fault().map(str::to_owned))
    }

    /// All blocks, with headers before the text and footers after it.
    pub(super) fn into_blocks(mut self) -> Vec<Block> {
        let used = self.pages_used();
        let mut seen = HashSet::new();
        let (mut headers, mut footers) = (Vec::new(), Vec::new());
        for it in self.furniture.into_iter().filter(|it| used.contains(&it.master)) {
            let lines = it.blocks.iter().flat_map(|block| &block.lines);
            if seen.insert(lines.map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")) {
                if it.is_footer { &mut footers } else { &mut headers }.extend(it.blocks);
            }
        }
        let mut blocks = headers;
        blocks.extend(self.flows.drain(..).flat_map(|flow| flow.blocks));
        // Deletions that no place in the text refers to.
        let mut deletions: Vec<_> = self.deletions.into_iter().collect();
        deletions.sort_by(|one, other| one.0.cmp(&other.0));
        blocks.extend(deletions.into_iter().flat_map(|(_, blocks)| blocks));
        blocks.extend(footers);
        let commonest = self.letters.iter().max_by_key(|(_, count)| **count);
        let commonest = commonest.map_or(12.0, |(size, _)| *size as f32 / 10.0).max(1.0);
        blocks.iter_mut().for_each(|block| block.style.size /= commonest);
        blocks
    }

    /// The master pages that the text uses: the first, those that styles
    /// name, and those that follow them.
    fn pages_used(&self) -> HashSet<String> {
        let standard = self.masters.iter().find(|it| it.0 == "Standard").or(self.masters.first());
        let mut open: Vec<String> = standard.map(|it| it.0.clone()).into_iter().collect();
        open.extend(self.used_masters.iter().cloned());
        let mut used = HashSet::new();
        while let Some(name) = open.pop() {
            let next = self.masters.iter().find(|it| it.0 == name).map(|it| it.1.clone());
            if used.insert(name) {
                open.extend(next.filter(|it| !it.is_empty()));
            }
        }
        used
    }

    fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    fn open(&mut self, tag: &Tag<'_>) -> End {
        let attribute = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
        match tag.name() {
            "styles" | "automatic-styles" => {
                let is_automatic = tag.name() == "automatic-styles";
                self.styles.open_section(is_automatic);
                self.lists.open_section(is_automatic);
                return End::Section;
            }
            "style" | "default-style" => {
                let master = attribute("master-page-name");
                if !master.is_empty() {
                    self.used_masters.insert(master);
                }
                self.styles.open(tag);
                return End::Style;
            }
            "text-properties" | "paragraph-properties" => self.styles.read(tag),
            "list-style" | "outline-style" => {
                self.lists.open_style(tag);
                return End::ListStyle;
            }
            "master-page" => self.masters.push((attribute("name"), attribute("next-style-name"))),
            "header" | "header-left" | "header-first" | "footer" | "footer-left" | "footer-first" => {
                let displayed = tag.attribute("display").as_deref() != Some("false");
                let master =
                    self.masters.last().filter(|_| displayed).map_or_else(String::new, |it| it.0.clone());
                self.flows.push(Flow::new(Layer::Furniture, None));
                return End::Furniture { master, is_footer: tag.name().starts_with("footer") };
            }
            "p" | "h" => return self.open_paragraph(tag),
            "span" => return self.open_span(&attribute("style-name")),
            "a" => {
                let url = attribute("href");
                let place = self.addresses.len();
                if let Some(open) = self.flow().open.as_mut().filter(|_| !url.is_empty()) {
                    open.links.push(place);
                    self.addresses.push(url);
                    return End::Link;
                }
            }
            "s" => {
                let count = attribute("c").trim().parse().unwrap_or(1).min(SPACES);
                self.exact(&" ".repeat(count));
            }
            "tab" => self.exact("\t"),
            "line-break" => self.flow().break_line(),
            "list" => return self.open_list(tag),
            "list-item" | "list-header" => {
                let item = OpenItem {
                    start: tag.attribute("start-value").and_then(|it| it.trim().parse().ok()),
                    style: tag.attribute("style-override").map(std::borrow::Cow::into_owned),
                    marked: tag.name() == "list-header",
                };
                self.flow().items.push(item);
                return End::Item;
            }
            "table" => {
                self.table_count = self.table_count.saturating_add(1);
                let table = Table::new(self.table_count);
                self.flow().tables.push(table);
                return End::Table;
            }
            "table-header-rows" => {
                self.flow().tables.last_mut().into_iter().for_each(|it| it.set_header(true));
                return End::HeaderRows;
            }
            "table-row" => {
                self.flow().tables.last_mut().into_iter().for_each(|it| it.open_row(tag));
                return End::Row;
            }
            "table-cell" => {
                let flow = self.flow();
                if let Some(table) = flow.tables.last_mut() {
                    let (cell, repeated) = table.open_cell(tag);
                    flow.empty = 0;
                    let outer = flow.cell.replace(cell);
                    return End::Cell(outer, flow.blocks.len(), repeated);
                }
            }
            name if DRAWN.contains(&name) => return self.open_flow(None),
            "annotation" => return self.open_flow(Some(Layer::Comment)),
            "note" => {
                let is_endnote = tag.attribute("note-class").as_deref() == Some("endnote");
                return self.open_flow(Some(if is_endnote { Layer::Endnote } else { Layer::Footnote }));
            }
            "changed-region" => self.change = attribute("id"),
            "deletion" => {
                self.flows.push(Flow::new(Layer::Deleted, None));
                return End::Deletion(self.change.clone());
            }
            "change" => {
                if let Some(blocks) = self.deletions.remove(&attribute("change-id")) {
                    self.flow().anchor(blocks);
                }
            }
            _ => self.lists.read(tag),
        }
        End::Nothing
    }

    fn close(&mut self, end: End) {
        match end {
            End::Nothing => {}
            End::Section => {
                self.styles.open_section(false);
                self.lists.open_section(false);
            }
            End::Style => self.styles.close(),
            End::ListStyle => self.lists.close_style(),
            End::Paragraph => self.close_paragraph(),
            End::Span => drop(self.flow().open.as_mut().and_then(|it| it.spans.pop())),
            End::Link => drop(self.flow().open.as_mut().and_then(|it| it.links.pop())),
            End::List => drop(self.flow().lists.pop()),
            End::Item => drop(self.flow().items.pop()),
            End::Table => {
                let flow = self.flow();
                flow.tables.pop();
                flow.empty = 0;
            }
            End::HeaderRows => self.flow().tables.last_mut().into_iter().for_each(|it| it.set_header(false)),
            End::Row => self.flow().tables.last_mut().into_iter().for_each(Table::close_row),
            End::Cell(outer, start, repeated) => {
                self.repeat(start, repeated);
                let flow = self.flow();
                flow.cell = outer;
                flow.empty = 0;
            }
            End::Anchored => {
                let blocks = self.close_flow();
                self.flow().anchor(blocks);
            }
            End::Inner => {
                self.close_paragraph();
                let blocks = self.close_flow();
                self.flow().anchor(blocks);
            }
            End::Deletion(id) => {
                let blocks = self.close_flow();
                self.deletions.insert(id, blocks);
            }
            End::Furniture { master, is_footer } => {
                let blocks = self.close_flow();
                self.furniture.push(Furniture { master, is_footer, blocks });
            }
        }
    }

    fn exact(&mut self, text: &str) {
        let addresses = &self.addresses;
        if let Some(flow) = self.flows.last_mut() {
            flow.text(text, true, addresses);
        }
    }

    /// Begins a flow at its anchor, in the layer or in that of the anchor.
    fn open_flow(&mut self, layer: Option<Layer>) -> End {
        let flow = self.flow();
        let outer = flow.layer;
        let layer = if outer == Layer::Body { layer.unwrap_or(outer) } else { outer };
        let inner = Flow::new(layer, flow.cell);
        self.flows.push(inner);
        End::Anchored
    }

    fn close_flow(&mut self) -> Vec<Block> {
        self.flows.pop().map(|it| it.blocks).unwrap_or_default()
    }

    fn close_paragraph(&mut self) {
        let letters = &mut self.letters;
        if let Some(flow) = self.flows.last_mut() {
            flow.close(letters);
        }
    }

    fn open_paragraph(&mut self, tag: &Tag<'_>) -> End {
        let inner = self.flow().open.is_some();
        if inner {
            self.open_flow(None);
        }
        let name =
            tag.attribute("style-name").or_else(|| tag.attribute("cond-style-name")).unwrap_or_default();
        let style = self.styles.get(Family::Paragraph, &name);
        let outline = match tag.name() {
            "h" => tag.attribute("outline-level").and_then(|it| it.trim().parse().ok()).or(Some(1)),
            _ => style.outline,
        };
        let heading = outline.filter(|it: &u8| *it > 0);
        let item = self.item(style.list.as_deref(), tag.name() == "h").or_else(|| {
            let unnumbered = tag.attribute("is-list-header").as_deref() == Some("true");
            let level =
                heading.filter(|_| !unnumbered && tag.name() == "h" && self.flow().lists.is_empty())?;
            self.heading_item(style.list.as_deref(), level, tag)
        });
        // A heading without a number is no item.
        let item = item.filter(|(_, marker)| heading.is_none() || !marker.text.is_empty());
        self.flow().open = Some(Open { style, heading, item, spans: Vec::new(), links: Vec::new() });
        if inner { End::Inner } else { End::Paragraph }
    }

    /// The item that a paragraph begins, if it does. The list style of the
    /// paragraph's own style is for lists that have none; without any, all but
    /// headings have bullets.
    fn item(&mut self, fallback: Option<&str>, is_heading: bool) -> Option<(u8, Marker)> {
        let flow = self.flow();
        let level = u8::try_from(flow.lists.len()).unwrap_or(u8::MAX);
        let open = flow.lists.last()?.clone();
        let item = flow.items.last_mut().filter(|it| !it.marked)?;
        item.marked = true;
        let style = item.style.clone().filter(|it| !it.is_empty()).unwrap_or(open.style);
        let style = if style.is_empty() { fallback.unwrap_or_default().to_owned() } else { style };
        let start = item.start;
        if is_heading && style.is_empty() {
            return None;
        }
        Some((level, self.lists.count(open.list, &style, level, start)))
    }

    /// The number of a heading that stands in no list.
    fn heading_item(&mut self, style: Option<&str>, level: u8, tag: &Tag<'_>) -> Option<(u8, Marker)> {
        let style = match style {
            Some("") => return None,
            Some(style) if self.lists.contains(style) => style,
            _ => OUTLINE,
        };
        let restarts = tag.attribute("restart-numbering").as_deref() == Some("true");
        let start = tag.attribute("start-value").filter(|_| restarts).and_then(|it| it.trim().parse().ok());
        let list = self.lists.outline(style);
        Some((level, self.lists.count(list, style, level, start)))
    }

    fn open_span(&mut self, name: &str) -> End {
        let style = self.styles.get(Family::Text, name);
        let Some(open) = &mut self.flow().open else { return End::Nothing };
        let outer = open.spans.last().copied().unwrap_or(open.style.properties);
        open.spans.push(style.properties.or(outer));
        End::Span
    }

    /// Begins a list. One inside another is a list of its own when it has a
    /// style of its own, else more levels of the same.
    fn open_list(&mut self, tag: &Tag<'_>) -> End {
        let style = tag.attribute("style-name").map(std::borrow::Cow::into_owned);
        let depth = self.flow().lists.len();
        let outer = self.flow().lists.last().cloned();
        let open = match (outer, style) {
            (Some(outer), None) => outer,
            (Some(outer), Some(style)) if outer.style == style => outer,
            (outer, style) => {
                let style = style.unwrap_or_default();
                OpenList { list: self.lists.begin(tag, &style, outer.map(|it| (it.list, depth))), style }
            }
        };
        self.flow().lists.push(open);
        End::List
    }

    /// Repeats the blocks of a cell over the columns that it stands for.
    fn repeat(&mut self, start: usize, times: u32) {
        let budget = REPEATED.saturating_sub(self.repeated);
        let flow = self.flow();
        let blocks = flow.blocks.get(start..).unwrap_or_default().to_vec();
        let times = (times - 1).min(u32::try_from(budget / blocks.len().max(1)).unwrap_or(0));
        for shift in (1..=times).filter(|_| !blocks.is_empty()) {
            flow.blocks.extend(blocks.iter().cloned().map(|mut block| {
                block.cell =
                    block.cell.map(|cell| Cell { column: cell.column.saturating_add(shift), ..cell });
                block
            }));
        }
        self.repeated += blocks.len() * times as usize;
    }
}

/// Passes over the rest of an element that was opened.
fn skip(tokens: &mut Tokens<'_>) -> Result<(), Error> {
    let mut depth = 1_u32;
    while depth > 0 {
        match tokens.next()? {
            Some(Token::Open(_)) => depth += 1,
            Some(Token::Close) => depth -= 1,
            Some(Token::Text(_)) => {}
            None => break,
        }
    }
    Ok(())
}
