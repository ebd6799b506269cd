//! The tree walked into blocks.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use super::elements::{
    BLOCKS, BOLD, FURNITURE_ROLES, INDENTED, ITALIC, LISTS, REMOVED, SPACED, UNDERLINED, heading, is_any,
    is_hidden, is_named_furniture, style,
};
use super::lists::List;
use super::survey::{Survey, survey};
use super::tables::{Table, is_layout};
use crate::document::{Align, Block, Cell, Layer, ListItem, Style};
use crate::paragraph::{Look, Paragraph};
use crate::{Error, Limits};

/// How far lists and quotations are set in, in points.
const INDENT: f32 = 30.0;
/// The most characters of a number that stands in a cell of its own.
const LABEL: usize = 12;
/// The fewest links of a menu.
const MENU: usize = 3;

/// The page's blocks, in reading order.
pub(super) fn blocks(html: &Html, limits: &Limits) -> Result<Vec<Block>, Error> {
    let surveys = survey(html, limits)?;
    let mut walk = Walk { letters: surveys.first().map_or(0, |it| it.letters), ..Walk::default() };
    let mut surveys = surveys.iter();
    // How deep inside an element that is not printed.
    let mut removed = 0_usize;
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    let survey = surveys.next().copied().unwrap_or_default();
                    if removed > 0 || is_any(element.name(), REMOVED) {
                        removed += 1;
                    } else {
                        walk.open(node, element, survey);
                    }
                }
                Node::Text(text) if removed == 0 => walk.text(text),
                _ => {}
            },
            Edge::Close(node) => match node.value() {
                Node::Element(_) if removed > 0 => removed -= 1,
                Node::Element(element) => walk.close(element),
                _ => {}
            },
        }
    }
    walk.flush();
    Ok(walk.blocks)
}

/// What elements pass on to what they hold.
#[derive(Clone, Copy, Default)]
struct Context {
    layer: Layer,
    heading: Option<u8>,
    cell: Option<Cell>,
    look: Look,
    align: Align,
    indent: f32,
    /// Whether white space and line ends are the author's own.
    exact: bool,
    /// Whether the element begins and ends a paragraph.
    block: bool,
}

/// What is printed before the next block.
enum Marker {
    /// An item's, in the layer that its list stands in.
    Item(ListItem, Layer),
    /// A number that stands in a cell of its own.
    Label(Block),
}

impl Marker {
    fn layer(&self) -> Layer {
        match self {
            Self::Item(_, layer) => *layer,
            Self::Label(block) => block.layer,
        }
    }
}

#[derive(Default)]
struct Walk {
    /// Letters of the whole page.
    letters: usize,
    blocks: Vec<Block>,
    paragraph: Paragraph,
    context: Context,
    outer: Vec<Context>,
    lists: Vec<List>,
    tables: Vec<Table>,
    table_count: u32,
    marker: Option<Marker>,
    addresses: Vec<String>,
    /// Empty lines since the last block.
    gap: f32,
    /// The number of blocks when the first cell of a row began.
    cell_start: Option<usize>,
}

impl Walk {
    fn open(&mut self, node: NodeRef<'_, Node>, element: &Element, survey: Survey) {
        let name = element.name();
        let outer = self.context;
        let layer = self.layer(element, survey);
        let level = heading(element);
        let block = is_any(name, BLOCKS) || layer != outer.layer || level.is_some();
        if block {
            self.flush();
        }
        self.outer.push(outer);
        let own = &mut self.context;
        own.layer = layer;
        own.block = block;
        own.heading = level.or(outer.heading);
        set_style(own, element);
        if is_any(name, SPACED) && self.tables.is_empty() {
            self.gap = self.gap.max(1.0);
        }
        match name {
            "a" => {
                if let Some(url) = element.attr("href").map(str::trim).filter(|it| !it.is_empty()) {
                    own.look.link = Some(self.addresses.len());
                    self.addresses.push(url.to_owned());
                }
            }
            "br" => self.break_line(),
            "li" => {
                let depth = u8::try_from(self.lists.len().max(1)).unwrap_or(u8::MAX);
                let marker = self.lists.last_mut().map_or_else(|| "•".to_owned(), |it| it.marker(element));
                self.mark(Marker::Item(ListItem { depth, marker }, layer));
            }
            name if is_any(name, LISTS) => {
                let items = node.children().filter(|it| is_element(*it, &["li"])).count();
                self.lists.push(List::new(element, items));
            }
            "table" => {
                let layout = is_layout(element, &survey);
                self.table_count += u32::from(!layout);
                self.tables.push(Table::new(if layout { 0 } else { self.table_count }));
            }
            "thead" | "tbody" | "tfoot" => {
                self.tables.last_mut().into_iter().for_each(|it| it.set_head(name == "thead"));
            }
            "tr" => {
                let headers = node.children().any(|it| is_element(it, &["th"]))
                    && !node.children().any(|it| is_element(it, &["td"]));
                self.tables.last_mut().into_iter().for_each(|it| it.open_row(headers));
            }
            "td" | "th" => {
                if let Some(table) = self.tables.last_mut() {
                    self.cell_start =
                        (table.is_layout() && table.at_row_start()).then_some(self.blocks.len());
                    let cell = table.open_cell(element);
                    self.context.cell = cell.or(outer.cell);
                    self.gap = 0.0;
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, element: &Element) {
        let name = element.name();
        if self.context.block {
            self.flush();
        }
        match name {
            "li" => self.marker = None,
            "td" | "th" => self.take_label(),
            "tr" => self.settle_label(),
            "table" => drop(self.tables.pop()),
            name if is_any(name, LISTS) => drop(self.lists.pop()),
            _ => {}
        }
        self.context = self.outer.pop().unwrap_or_default();
    }

    fn text(&mut self, text: &str) {
        let look = self.context.look;
        if !self.context.exact {
            self.paragraph.flow(text, look, &self.addresses);
            return;
        }
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.break_line();
            }
            let line = if self.paragraph.at_line_start() { line.trim_start() } else { line };
            self.paragraph.exact(line.trim_end_matches('\r'), look, &self.addresses);
        }
    }

    /// Ends a line; an empty one ends the paragraph.
    fn break_line(&mut self) {
        if !self.paragraph.at_line_start() {
            self.paragraph.break_line();
        } else {
            self.flush();
            self.gap += 1.0;
        }
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        if self.paragraph.is_blank() {
            self.paragraph.end("");
            return;
        }
        // What stands beside the text takes no marker of the text.
        let layer = self.context.layer;
        let marker = self.marker.take_if(|it| it.layer() == layer);
        let (printed, list) = match marker {
            Some(Marker::Item(item, _)) => (item.marker.clone(), Some(item)),
            Some(Marker::Label(label)) => (label_text(&label).to_owned(), None),
            None => (String::new(), None),
        };
        let set = self.paragraph.end(&printed);
        let Context { heading, cell, align, indent, .. } = self.context;
        let style = Style {
            italic: set.italic,
            underline: set.underline,
            align,
            indent,
            gap: std::mem::take(&mut self.gap) + set.leading as f32,
            ..Style::default()
        };
        self.gap = set.trailing as f32;
        self.blocks.push(Block { heading, list, cell, layer, style, lines: set.lines });
    }

    fn mark(&mut self, marker: Marker) {
        self.settle_label();
        self.marker = Some(marker);
    }

    /// A number in a first cell is printed beside what the next cell begins
    /// with.
    fn take_label(&mut self) {
        let Some(start) = self.cell_start.take() else { return };
        if self.blocks.len() != start + 1 {
            return;
        }
        let Some(block) = self.blocks.last() else { return };
        let text = label_text(block);
        let is_label = block.layer == self.context.layer
            && block.lines.len() == 1
            && text.len() <= LABEL
            && text.contains(|it: char| it.is_ascii_digit());
        if is_label && self.marker.is_none() {
            self.marker = self.blocks.pop().map(Marker::Label);
        }
    }

    /// Prints a number that nothing stands beside.
    fn settle_label(&mut self) {
        if let Some(Marker::Label(block)) = self.marker.take_if(|it| matches!(it, Marker::Label(_))) {
            self.blocks.push(block);
        }
    }

    fn layer(&self, element: &Element, survey: Survey) -> Layer {
        let outer = self.context.layer;
        if outer != Layer::Body {
            outer
        } else if is_hidden(element) {
            Layer::Hidden
        } else if self.is_furniture(element, survey) {
            Layer::Furniture
        } else {
            Layer::Body
        }
    }

    fn is_furniture(&self, element: &Element, survey: Survey) -> bool {
        // What holds most of the page, or heads a part of it, is the page.
        if survey.letters * 2 > self.letters || element.attr("role") == Some("heading") {
            return false;
        }
        let role = element.attr("role").unwrap_or_default();
        match element.name() {
            "nav" | "aside" | "footer" => true,
            "header" => survey.linked * 2 > survey.letters,
            "button" => survey.headings == 0,
            "ul" | "ol" | "menu" if self.lists.is_empty() && survey.links >= MENU && survey.is_links() => {
                !self.is_announced()
            }
            _ => {
                survey.headings == 0 && is_any(role, FURNITURE_ROLES)
                    || role == "navigation"
                    || is_named_furniture(element) && survey.headings == 0
            }
        }
    }

    /// Whether a heading or a colon stands before what comes next: then it is
    /// no menu, but what they announce.
    fn is_announced(&self) -> bool {
        self.blocks.last().is_some_and(|it| {
            let ends = it.lines.last().is_some_and(|line| line.text.ends_with(':'));
            it.layer == Layer::Body && (it.heading.is_some() || ends)
        })
    }
}

fn label_text(label: &Block) -> &str {
    label.lines.first().map_or("", |it| it.text.trim())
}

fn is_element(node: NodeRef<'_, Node>, names: &[&str]) -> bool {
    node.value().as_element().is_some_and(|it| is_any(it.name(), names))
}

/// Takes in how the element sets its text.
fn set_style(context: &mut Context, element: &Element) {
    let name = element.name();
    context.look.bold |= is_any(name, BOLD);
    context.look.italic |= is_any(name, ITALIC);
    context.look.underline |= is_any(name, UNDERLINED);
    context.exact |= name == "pre" || style(element, "white-space").is_some_and(|it| it.starts_with("pre"));
    if is_any(name, INDENTED) {
        context.indent += INDENT;
    }
    if let Some(weight) = style(element, "font-weight") {
        context.look.bold = weight.starts_with("bold") || weight.parse().is_ok_and(|it: u32| it >= 600);
    }
    if let Some(slant) = style(element, "font-style") {
        context.look.italic = slant.starts_with("italic") || slant.starts_with("oblique");
    }
    if let Some(line) = style(element, "text-decoration") {
        context.look.underline = line.contains("underline");
    }
    let align = style(element, "text-align").or(element.attr("align").filter(|_| name != "table"));
    match align.map(str::to_ascii_lowercase).as_deref() {
        Some("center") => context.align = Align::Center,
        Some("right" | "end") => context.align = Align::Right,
        Some(_) => context.align = Align::Left,
        None if name == "center" => context.align = Align::Center,
        None => {}
    }
}
