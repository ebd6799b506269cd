//! Markdown with front matter.
//!
//! Clerks write rows of a list on lines of their own without the two spaces
//! that Markdown asks for; so in a paragraph of short or labelled lines each
//! line stands for itself.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::charset::decode;
use crate::document::{Block, Cell, Flow, Line, Link, ListItem};
use crate::{Document, Error, Format, Limits};

pub(crate) const FORMAT: Format = Format { name: "markdown", extensions: &["md", "markdown"], sniff, read };

/// Longest line that is taken for a row of its own, in characters.
const ROW: usize = 50;

/// Where a writer who wraps lines would not yet have begun a new one.
const EARLY: usize = 56;

/// Whether it has front matter, or enough of what only Markdown has.
fn sniff(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(64 << 10)];
    if sample.contains(&0) {
        return false;
    }
    let text = decode(sample, None);
    if front_matter(&text).is_some() {
        return true;
    }
    let (mut headings, mut bullets, mut inline) = (0, 0, 0);
    for line in text.lines().map(str::trim_end) {
        let trimmed = line.trim_start();
        let hashes = trimmed.len() - trimmed.trim_start_matches('#').len();
        headings += usize::from((1..=6).contains(&hashes) && trimmed[hashes..].starts_with(' '));
        bullets += usize::from(trimmed.starts_with("* ") || trimmed.starts_with("- "));
        inline += usize::from(trimmed.matches("**").count() >= 2 || trimmed.contains("]("));
        inline += usize::from(trimmed.starts_with('|') && trimmed.ends_with('|') && trimmed.len() > 2);
    }
    headings > 1 || headings == 1 && bullets + inline > 0 || inline > 2
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    let text = decode(bytes, None);
    if text.len() as u64 > limits.inflated_bytes {
        return Err(Error::limit_exceeded("more text than allowed"));
    }
    let mut reader = Reader { limits: *limits, starts: line_starts(&text), ..Reader::default() };
    let body = match front_matter(&text) {
        Some(matter) => {
            reader.matter(&text[matter.0..matter.1]);
            matter.2
        }
        None => 0,
    };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES;
    for (event, range) in Parser::new_ext(&text[body..], options).into_offset_iter() {
        reader.event(event, body + range.start)?;
    }
    reader.flush();
    let mut document = Document { flow: Flow::Paragraphs, blocks: reader.blocks, ..Document::default() };
    rising(&mut document);
    Ok(document)
}

/// Front matter: where its rows begin and end, and where the text begins.
fn front_matter(text: &str) -> Option<(usize, usize, usize)> {
    let start = text.strip_prefix("---").filter(|rest| rest.starts_with(['\n', '\r']))?;
    let at = text.len() - start.len();
    let end = at + start.find("\n---")?;
    let after = text[end + 4..].find('\n').map_or(text.len(), |next| end + 4 + next + 1);
    let is_rows = text[at..end].lines().any(|line| line.contains(':'));
    (is_rows && text[end + 4..after].trim().is_empty()).then_some((at, end, after))
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

/// Makes the numbers rise where several lines came from one place.
fn rising(document: &mut Document) {
    let mut last = 0;
    for line in document.blocks.iter_mut().flat_map(|block| &mut block.lines) {
        line.number = line.number.max(last + 1);
        last = line.number;
    }
}

/// A place in nested lists.
struct List {
    /// The next number; none in a list of bullets.
    next: Option<u64>,
}

#[derive(Default)]
struct Reader {
    limits: Limits,
    /// Where each line of the file starts.
    starts: Vec<usize>,
    blocks: Vec<Block>,
    lists: Vec<List>,
    /// The marker of an item whose text has not come yet.
    marker: Option<String>,
    heading: Option<u8>,
    cell: Option<Cell>,
    tables: u32,
    /// Lines of the block that is being read.
    lines: Vec<Line>,
    /// Bold text so far on the line, when nothing else came before it.
    bold: u32,
    link: Option<(String, usize)>,
    offset: usize,
    /// Whether line breaks of the source are the author's own.
    code: bool,
    elements: u64,
}

impl Reader {
    /// Emits the rows of front matter as they are printed.
    fn matter(&mut self, rows: &str) {
        for row in rows.lines().filter(|row| !row.trim().is_empty()) {
            let offset = row.as_ptr() as usize - rows.as_ptr() as usize;
            let text = row.trim().replace(['"', '\''], "");
            let item = text.strip_prefix("- ").map(str::trim);
            let list = item.map(|_| ListItem { depth: 1, marker: "•".to_owned() });
            let text = item.map_or_else(|| text.clone(), |item| format!("•\t{item}"));
            let number = self.number(3 + offset);
            self.blocks.push(Block {
                list,
                lines: vec![Line { number, ..Line::new(text) }],
                ..Block::default()
            });
        }
    }

    fn event(&mut self, event: Event<'_>, offset: usize) -> Result<(), Error> {
        self.elements += 1;
        if self.elements > self.limits.elements || self.lists.len() > self.limits.nesting as usize {
            return Err(Error::limit_exceeded("more elements or deeper lists than allowed"));
        }
        match event {
            Event::Start(tag) => self.start(tag, offset),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code => {
                for line in text.lines() {
                    self.text(line, offset);
                    self.break_line(offset);
                }
            }
            Event::Text(text) | Event::Code(text) => self.text(&text, offset),
            Event::SoftBreak | Event::HardBreak => self.break_line(offset),
            Event::Html(html) | Event::InlineHtml(html) => {
                if html.trim_start().to_ascii_lowercase().starts_with("<br") {
                    self.break_line(offset);
                } else {
                    self.text(&without_tags(&html), offset);
                }
            }
            Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: Tag<'_>, offset: usize) {
        match tag {
            Tag::Paragraph => self.flush_at(offset),
            Tag::Heading { level, .. } => {
                self.flush_at(offset);
                self.heading = Some(depth(level));
            }
            Tag::CodeBlock(_) => {
                self.flush_at(offset);
                self.code = true;
            }
            Tag::List(next) => {
                self.flush();
                self.lists.push(List { next });
            }
            Tag::Item => {
                self.flush_at(offset);
                if let Some(list) = self.lists.last_mut() {
                    self.marker = Some(match &mut list.next {
                        Some(next) => {
                            *next += 1;
                            format!("{}.", *next - 1)
                        }
                        None => "•".to_owned(),
                    });
                }
            }
            Tag::Table(_) => {
                self.flush();
                self.tables += 1;
                self.cell =
                    Some(Cell { table: self.tables, row: 0, column: 0, columns: 1, rows: 1, header: false });
            }
            Tag::TableHead => self.cell = self.cell.map(|cell| Cell { header: true, ..cell }),
            Tag::Strong => self.bold += 1,
            Tag::Link { dest_url, .. } => {
                self.link =
                    Some((dest_url.into_string(), self.lines.last().map_or(0, |line| line.text.len())));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::Item => {
                self.flush();
                self.marker = None;
            }
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.code = false;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::TableCell => {
                self.flush();
                self.cell = self.cell.map(|cell| Cell { column: cell.column + 1, ..cell });
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.cell =
                    self.cell.map(|cell| Cell { row: cell.row + 1, column: 0, header: false, ..cell });
            }
            TagEnd::Table => self.cell = None,
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Link => {
                if let (Some((url, start)), Some(line)) = (self.link.take(), self.lines.last_mut()) {
                    let text = line.text.get(start..).unwrap_or("").trim().to_owned();
                    line.links.push(Link { text, url });
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, offset: usize) {
        if self.lines.is_empty() {
            self.break_line(offset);
        }
        let bold = self.bold > 0;
        let Some(line) = self.lines.last_mut() else { return };
        let whole = line.bold == line.text.len();
        line.text.extend(text.chars().map(|it| if it.is_control() || it == '\u{a0}' { ' ' } else { it }));
        if bold && whole {
            line.bold = line.text.len();
        }
    }

    fn break_line(&mut self, offset: usize) {
        let number = self.number(offset);
        self.lines.push(Line { number, ..Line::default() });
    }

    fn number(&self, offset: usize) -> u32 {
        u32::try_from(self.starts.partition_point(|start| *start <= offset)).unwrap_or(u32::MAX)
    }

    fn flush_at(&mut self, offset: usize) {
        self.flush();
        self.offset = offset;
    }

    /// Ends the block that is being read.
    fn flush(&mut self) {
        let mut lines: Vec<Line> = std::mem::take(&mut self.lines)
            .into_iter()
            .filter(|line| !line.is_blank() && !is_attribute(&line.text))
            .collect();
        if lines.is_empty() {
            return;
        }
        let stand_alone = self.code || self.cell.is_none() && self.heading.is_none() && are_rows(&lines);
        if !stand_alone {
            lines = wrapped(lines, self.heading.is_some() || self.cell.is_some());
        }
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        let list = self.marker.take().map(|marker| ListItem { depth, marker });
        if let Some(list) = &list {
            let first = &mut lines[0];
            first.bold = if first.bold > 0 { first.bold + list.marker.len() + 1 } else { 0 };
            first.text = format!("{}\t{}", list.marker, first.text.trim_start());
        }
        self.blocks.push(Block { heading: self.heading, list, cell: self.cell, lines, ..Block::default() });
    }
}

fn depth(level: HeadingLevel) -> u8 {
    level as u8
}

/// Whether lines of one paragraph are rows: all short, or one has a label.
fn are_rows(lines: &[Line]) -> bool {
    let labelled =
        |line: &Line| line.bold > 0 && line.bold < line.text.len() || line.text.trim_end().ends_with(':');
    lines.len() > 1
        && (lines.iter().any(labelled) || lines.iter().all(|line| line.text.chars().count() < ROW))
}

/// Lines of one paragraph joined where they are wrapped. A line that ends so
/// early that the next word had room, before a capital, is a row of its own.
fn wrapped(lines: Vec<Line>, all: bool) -> Vec<Line> {
    let mut runs: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        let text = line.text.trim_start();
        let word = text.split(' ').next().map_or(0, |it| it.chars().count());
        let begins = text.chars().next().is_some_and(|it| it.is_uppercase() || it.is_ascii_digit());
        let had_room = |before: &Line| before.text.chars().count() + word < EARLY;
        match runs.last_mut() {
            Some(run) if all || !begins || !run.last().is_some_and(had_room) => run.push(line),
            _ => runs.push(vec![line]),
        }
    }
    runs.into_iter().map(joined).collect()
}

/// Lines of one paragraph as one.
fn joined(lines: Vec<Line>) -> Line {
    let mut lines = lines.into_iter();
    let mut whole = lines.next().unwrap_or_default();
    for line in lines {
        let all_bold = whole.bold == whole.text.len();
        whole.text = format!("{} ", whole.text.trim_end());
        if all_bold && line.bold > 0 {
            whole.bold = whole.text.len() + line.bold;
        }
        whole.text.push_str(line.text.trim_start());
        whole.links.extend(line.links);
    }
    whole
}

/// Attributes that site generators take out: `{:toc}`.
fn is_attribute(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("{:") && text.ends_with('}') || text == "TOC" || text == "[TOC]"
}

fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for it in html.chars() {
        match it {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => out.push(it),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> String {
        read(text.as_bytes(), &Limits::default()).map(|it| it.to_string()).unwrap_or_default()
    }

    #[test]
    fn headings_lists_and_tables_keep_their_places() {
        let text =
            "# Referat\n\n1. Innkalling\n   - Godkjent\n\n| Navn | Parti |\n|---|---|\n| Kari Li | Ap |\n";
        let expected =
            "  -    1  h1       Referat\n  -    3  l1       1.\tInnkalling\n  -    4  l2       •\tGodkjent\n";
        assert!(printed(text).starts_with(expected), "{}", printed(text));
        assert!(printed(text).ends_with("t1.2.2   Ap\n"));
    }

    #[test]
    fn front_matter_is_printed_as_rows() {
        let text = "---\ntitle: Første møte\nattending:\n  - kor\n---\n\nTekst.\n";
        assert_eq!(
            printed(text),
            "  -    2           title: Første møte\n  -    3           attending:\n  -    4  l1       •\tkor\n  -    7           Tekst.\n"
        );
    }

    #[test]
    fn labelled_lines_stand_for_themselves_and_wrapped_ones_are_joined() {
        let rows = "## Møte\n\n**Dato:** 3. mai\n**Sted:** Torget\n\nEn lang linje som er brutt av den som skrev den, slik at\nden går videre her med mer tekst enn en rad kan ha.\n";
        assert_eq!(printed(rows).lines().count(), 4);
    }

    #[test]
    fn text_with_bullets_alone_is_not_markdown() {
        assert!(!sniff("Referat\n\n- en sak\n- en til\n".as_bytes()));
        assert!(sniff("# Referat\n\n- en sak\n".as_bytes()));
    }
}
