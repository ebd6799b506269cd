//! Markdown's events to blocks.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{html, rows};
use crate::document::{Block, Cell, Layer, Line, Link, ListItem, Style};
use crate::{Error, Limit, Limits, address, characters};

/// The blocks of a text whose first line has the given number.
pub(super) fn blocks(text: &str, first_line: usize, limits: &Limits) -> Result<Vec<Block>, Error> {
    let mut page = Page::new(text, first_line);
    let mut depth = 0_u64;
    for (count, (event, place)) in (0_u64..).zip(Parser::new_ext(text, OPTIONS).into_offset_iter()) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > limits.nesting {
            return Err(Limit::NESTING.exceeded(limits));
        }
        if count > limits.elements {
            return Err(Limit::ELEMENTS.exceeded(limits));
        }
        if (page.blocks.len() + page.drafts.len()) as u64 > limits.lines {
            return Err(Limit::LINES.exceeded(limits));
        }
        page.take(event, place);
    }
    page.end_block();
    Ok(page.blocks)
}

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// What has been set so far, and how the next text is set.
struct Page<'a> {
    text: &'a str,
    /// Where the text's lines begin.
    starts: Vec<usize>,
    first_line: usize,
    /// The least number that the next line may have.
    next_number: u32,
    blocks: Vec<Block>,
    /// Lines of the block that is being set.
    drafts: Vec<Draft>,
    /// The marker of an item or a note on which nothing is set yet.
    marker: Option<String>,
    /// The marker with which the block that is being set began.
    began_with: String,
    lists: Vec<List>,
    links: Vec<OpenLink>,
    cell: Cell,
    heading: Option<u8>,
    layer: Layer,
    bold: u32,
    italic: u32,
    /// Depth of images, whose description is not printed.
    image: u32,
    in_cell: bool,
    in_code: bool,
    /// The block of HTML that is being read.
    html: String,
}

/// A line that is being set.
struct Draft {
    line: Line,
    /// Whether it begins where the file's line does but the author broke none.
    soft: bool,
    /// Whether all of it so far is bold.
    bold: bool,
    /// Whether all of it so far is italic.
    italic: bool,
}

/// A list that is being set.
struct List {
    /// The number of the next item.
    next: Option<u64>,
    /// What follows the number.
    delimiter: char,
    /// Whether it is no list but a line that begins like one: `3. mai`.
    prose: bool,
}

struct OpenLink {
    line: usize,
    link: Link,
}

impl<'a> Page<'a> {
    fn new(text: &'a str, first_line: usize) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self {
            text,
            starts: ends.map(|(end, _)| end + 1).collect(),
            first_line,
            next_number: 1,
            blocks: Vec::new(),
            drafts: Vec::new(),
            marker: None,
            began_with: String::new(),
            lists: Vec::new(),
            links: Vec::new(),
            cell: Cell { columns: 1, rows: 1, ..Cell::default() },
            heading: None,
            layer: Layer::Body,
            bold: 0,
            italic: 0,
            image: 0,
            in_cell: false,
            in_code: false,
            html: String::new(),
        }
    }

    fn take(&mut self, event: Event<'_>, place: Range<usize>) {
        match event {
            Event::Text(_) | Event::Code(_) if self.image > 0 => {}
            Event::Start(tag) => self.start(tag, place),
            Event::End(tag) => self.end(tag, place),
            Event::Text(text) if self.in_code => self.push_code(&text, place.start),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                // A tab is a blank: only cells of HTML are columns.
                self.push(&text.replace('\t', " "), place.start);
            }
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(tag) => match html::tag(&tag) {
                html::Tag::Line => self.break_line(false, place.end),
                html::Tag::Bold => self.bold += 1,
                html::Tag::Regular => self.bold = self.bold.saturating_sub(1),
                html::Tag::Column | html::Tag::Nothing => {}
            },
            Event::FootnoteReference(label) => self.push(&format!("[{label}]"), place.start),
            Event::SoftBreak => self.break_line(true, place.end),
            Event::HardBreak => self.break_line(false, place.end),
            Event::Rule => self.end_block(),
            Event::TaskListMarker(done) => self.push(if done { "[x] " } else { "[ ] " }, place.start),
        }
    }

    fn start(&mut self, tag: Tag<'_>, place: Range<usize>) {
        match tag {
            Tag::Emphasis => self.italic += 1,
            Tag::Strong => self.bold += 1,
            Tag::Image { .. } => self.image += 1,
            Tag::Link { dest_url, .. } => {
                self.draft(place.start);
                let link = Link { text: String::new(), url: dest_url.into_string() };
                self.links.push(OpenLink { line: self.drafts.len().saturating_sub(1), link });
            }
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            _ => {
                self.end_block();
                self.start_block(tag, place);
            }
        }
    }

    fn start_block(&mut self, tag: Tag<'_>, place: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(level as u8),
            Tag::List(first) => {
                let at = place.start;
                let source = self.text.get(place).unwrap_or_default().trim();
                let prose = first.is_some() && is_prose(source);
                if !prose {
                    self.set_marker(at);
                }
                self.lists.push(List { next: first, delimiter: delimiter(source), prose });
            }
            Tag::Item => self.start_item(place.start),
            Tag::FootnoteDefinition(label) => {
                self.layer = Layer::Footnote;
                self.marker = Some(format!("[{label}]"));
            }
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::Table(_) => {
                self.cell.table += 1;
                self.cell.row = 0;
            }
            Tag::TableHead => (self.cell.header, self.cell.column) = (true, 0),
            Tag::TableRow => (self.cell.header, self.cell.column) = (false, 0),
            Tag::TableCell => self.in_cell = true,
            _ => {}
        }
    }

    fn start_item(&mut self, at: usize) {
        let Some(list) = self.lists.last_mut() else { return };
        let Some(number) = list.next else {
            self.marker = Some("•".to_owned());
            return;
        };
        let marker = format!("{number}{}", list.delimiter);
        list.next = Some(number.saturating_add(1));
        if list.prose {
            self.push(&format!("{marker} "), at);
        } else {
            self.marker = Some(marker);
        }
    }

    fn end(&mut self, tag: TagEnd, place: Range<usize>) {
        match tag {
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Image => self.image = self.image.saturating_sub(1),
            TagEnd::Link => {
                let Some(OpenLink { line, link }) = self.links.pop() else { return };
                if let Some(draft) = self.drafts.get_mut(line) {
                    draft.line.links.push(link);
                }
            }
            TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::HtmlBlock => {
                for line in html::text(&std::mem::take(&mut self.html)).split('\n') {
                    self.push(line.trim(), place.start);
                    self.break_line(false, place.start);
                }
                self.end_block();
            }
            _ => {
                self.end_block();
                self.end_of_block(tag, place.start);
            }
        }
    }

    fn end_of_block(&mut self, tag: TagEnd, at: usize) {
        match tag {
            TagEnd::Heading(_) => self.heading = None,
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::Item => self.set_marker(at),
            TagEnd::FootnoteDefinition => {
                self.set_marker(at);
                self.layer = Layer::Body;
            }
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::TableHead | TagEnd::TableRow => self.cell.row += 1,
            TagEnd::TableCell => {
                self.in_cell = false;
                self.cell.column += 1;
            }
            _ => {}
        }
    }

    /// Sets a marker on which nothing follows, unless it is a mere bullet.
    fn set_marker(&mut self, at: usize) {
        if self.marker.as_ref().is_some_and(|marker| marker != "•") {
            self.draft(at);
            self.end_block();
        }
        self.marker = None;
    }

    /// The line that is being set, begun if there is none.
    fn draft(&mut self, at: usize) -> &mut Draft {
        if self.drafts.is_empty() {
            let number = self.line_number(at);
            let marker = self.marker.take().unwrap_or_default();
            let text = if marker.is_empty() { String::new() } else { format!("{marker}\t") };
            self.began_with = marker;
            self.drafts.push(Draft::new(Line { number, ..Line::new(text) }, false));
        }
        self.drafts.last_mut().expect("one was pushed if there was none")
    }

    fn break_line(&mut self, soft: bool, at: usize) {
        if self.drafts.last().is_none_or(|draft| draft.line.text.is_empty()) {
            return;
        }
        self.links.iter_mut().for_each(|open| open.link.text.push(' '));
        let number = self.line_number(at);
        self.drafts.push(Draft::new(Line { number, ..Line::default() }, soft));
    }

    /// Sets text, with blanks of any number and kind as one space.
    fn push(&mut self, text: &str, at: usize) {
        let (bold, italic) = (self.bold > 0, self.italic > 0);
        let mut clean = String::with_capacity(text.len());
        text.chars().for_each(|character| characters::push(&mut clean, character));
        self.links.iter_mut().for_each(|open| open.link.text.push_str(&clean));
        let draft = self.draft(at);
        for character in clean.chars() {
            match character {
                ' ' | '\t' if draft.line.text.ends_with([' ', '\t']) || draft.line.text.is_empty() => {}
                _ => draft.line.text.push(character),
            }
        }
        if !clean.trim().is_empty() {
            draft.bold &= bold;
            draft.italic &= italic;
        }
        if draft.bold && bold {
            draft.line.bold = draft.line.text.len();
        }
    }

    /// Sets lines of code as they are.
    fn push_code(&mut self, text: &str, at: usize) {
        let mut at = at;
        for line in text.split_inclusive('\n') {
            let draft = self.draft(at);
            let spaced = line.trim_end().replace('\t', "    ");
            spaced.chars().for_each(|character| characters::push(&mut draft.line.text, character));
            (draft.bold, draft.italic) = (false, false);
            at += line.len();
            if line.ends_with('\n') {
                self.break_line(false, at);
            }
        }
    }

    /// Ends the block that is being set, if one is.
    fn end_block(&mut self) {
        let drafts = std::mem::take(&mut self.drafts);
        let marker = std::mem::take(&mut self.began_with);
        self.links.clear();
        let italic = drafts.iter().filter(|draft| !draft.line.is_blank()).all(|draft| draft.italic);
        let joined = self.heading.is_some() || self.in_cell || {
            let lines: Vec<&Line> = drafts.iter().map(|draft| &draft.line).collect();
            !rows::are_rows(&lines)
        };
        let mut lines: Vec<Line> = Vec::new();
        for draft in drafts {
            match lines.last_mut() {
                Some(line) if draft.soft && joined => rows::join(line, draft.line),
                _ => lines.push(draft.line),
            }
        }
        lines.iter_mut().for_each(finish);
        if lines.iter().any(|line| line.text == "{:toc}") {
            // Stands for a table of contents that the generator makes.
            return;
        }
        lines.retain(|line| !line.is_blank() && !is_directive(&line.text));
        if lines.is_empty() {
            return;
        }
        for line in &mut lines {
            line.number = line.number.max(self.next_number);
            self.next_number = line.number.saturating_add(1);
        }
        let depth = self.lists.iter().filter(|list| !list.prose).count();
        let depth = u8::try_from(depth).unwrap_or(u8::MAX);
        self.blocks.push(Block {
            heading: self.heading,
            list: (depth > 0 && !self.in_cell && self.layer == Layer::Body)
                .then_some(ListItem { depth, marker }),
            cell: self.in_cell.then_some(self.cell),
            layer: self.layer,
            style: Style { italic, ..Style::default() },
            lines,
        });
    }

    /// The number of the file's line at a place of the text.
    fn line_number(&self, at: usize) -> u32 {
        let above = self.starts.partition_point(|start| *start <= at);
        u32::try_from(self.first_line.saturating_add(above)).unwrap_or(u32::MAX)
    }
}

impl Draft {
    fn new(line: Line, soft: bool) -> Self {
        Self { line, soft, bold: true, italic: true }
    }
}

/// Trims a line and links the addresses that it prints.
fn finish(line: &mut Line) {
    line.text.truncate(line.text.trim_end_matches(' ').len());
    line.bold = line.bold.min(line.text.len());
    let own: HashSet<&str> =
        line.links.iter().flat_map(|link| [link.text.trim(), link.url.as_str()]).collect();
    let mut new = address::links(&line.text);
    new.retain(|link| !own.contains(link.url.as_str()));
    line.links.extend(new);
}

/// Whether a line instructs a site's generator and is not printed: `{:toc}`.
fn is_directive(text: &str) -> bool {
    let enclosed = |open: &str, close: &str| text.starts_with(open) && text.ends_with(close);
    enclosed("{:", "}") || enclosed("{%", "%}")
}

/// What follows the first number of an ordered list.
fn delimiter(list: &str) -> char {
    let after = list.trim_start_matches(|it: char| it.is_ascii_digit());
    if after.starts_with(')') { ')' } else { '.' }
}

/// Whether a list is a line of prose that begins like one: `3. mai 2024`.
fn is_prose(list: &str) -> bool {
    let after = list.trim_start_matches(|it: char| it.is_ascii_digit());
    let text = after.strip_prefix('.').unwrap_or_default().trim_start();
    !list.contains('\n') && text.starts_with(char::is_lowercase)
}
