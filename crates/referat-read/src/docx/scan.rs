//! Walks a part once: elements in, paragraphs out.
//!
//! What an element is depends on what it stands in, so the open elements are
//! kept on a stack of contexts. An element that is not known is transparent:
//! what it holds is read as if it were not there.

use std::borrow::Cow;

use super::fields::read_form;
use super::part::{Furniture, Part, Shared, Target};
use super::properties::toggle;
use super::tables::Table;
use crate::fields::{Field, address};
use crate::symbols::{SymbolFont, printable, symbol_font};
use crate::word::story::{Look, Node, NoteKind, Paragraph, Story};
use crate::xml::{Tag, Token, Tokens};
use crate::{Error, Limits};

/// Reads a part.
pub(super) fn scan(xml: &str, limits: &Limits, shared: &mut Shared) -> Result<Part, Error> {
    let mut tokens = Tokens::new(xml, limits);
    let mut scan = Scan {
        shared,
        part: Part::default(),
        story: Story::default(),
        outer: Vec::new(),
        open: Vec::new(),
        tables: Vec::new(),
        look: Look::default(),
        font: None,
        deletions: 0,
        section: Section::default(),
    };
    while let Some(token) = tokens.next()? {
        match token {
            Token::Open(tag) => {
                let context = scan.open(&tag);
                scan.open.push(context);
            }
            Token::Close => {
                if let Some(context) = scan.open.pop() {
                    scan.close(context);
                }
            }
            Token::Text(text) => scan.text(&text),
        }
        scan.shared.tally.check()?;
    }
    // Where the part breaks off, elements are still open.
    while let Some(context) = scan.open.pop() {
        scan.close(context);
    }
    scan.part.nodes.extend(scan.story.into_nodes());
    scan.part.fault = tokens.fault().map(str::to_owned);
    Ok(scan.part)
}

/// What an open element is, with what its end restores.
#[derive(Debug)]
enum Context {
    /// Something that holds paragraphs, runs or tables.
    Content,
    /// Something that holds nothing to read.
    Skipped,
    Paragraph,
    ParagraphProperties,
    ParagraphMark,
    Run,
    RunProperties,
    Text {
        start: usize,
        preserve: bool,
    },
    Code,
    Form,
    Link(Option<usize>),
    Deletion,
    Table,
    Row,
    RowProperties,
    Cell {
        cell: usize,
        outer: Option<usize>,
    },
    CellProperties {
        cell: usize,
    },
    /// Alternatives, and whether one has been read.
    Alternatives {
        read: bool,
    },
    Story {
        look: Look,
        deletions: u32,
        tables: Vec<Table>,
    },
    Note {
        id: String,
        outer: Look,
        tables: Vec<Table>,
    },
    Section,
}

#[derive(Debug, Default)]
struct Section {
    furniture: Vec<Furniture>,
    title_page: bool,
}

struct Scan<'s> {
    shared: &'s mut Shared,
    part: Part,
    story: Story,
    /// Stories that the present one stands in.
    outer: Vec<Story>,
    open: Vec<Context>,
    /// Tables that are being read, each in a cell of the one before it.
    tables: Vec<Table>,
    /// How the present run is set.
    look: Look,
    font: Option<SymbolFont>,
    deletions: u32,
    section: Section,
}

impl Scan<'_> {
    /// Begins an element.
    fn open(&mut self, tag: &Tag<'_>) -> Context {
        let name = tag.name();
        match self.open.last() {
            Some(Context::Skipped | Context::Text { .. } | Context::Code) => Context::Skipped,
            Some(Context::ParagraphProperties) => self.paragraph_property(tag, name),
            Some(Context::ParagraphMark) => {
                if matches!(name, "del" | "moveFrom") {
                    self.story.paragraph().joins_next = true;
                }
                Context::Skipped
            }
            Some(Context::RunProperties) => {
                self.run_property(tag, name);
                Context::Skipped
            }
            Some(Context::Form) => {
                if let Some(field) = self.story.fields.last_mut() {
                    read_form(&mut field.form, tag);
                }
                Context::Form
            }
            Some(Context::RowProperties) => {
                if let Some(table) = self.tables.last_mut() {
                    table.read_row(tag);
                }
                Context::Skipped
            }
            Some(&Context::CellProperties { cell }) => {
                let table = self.tables.last_mut();
                if let Some(origin) = table.and_then(|it| it.read_cell(tag, cell, &mut self.shared.cells)) {
                    self.story.cell = Some(origin);
                }
                Context::Skipped
            }
            Some(Context::Section) => {
                self.section_property(tag, name);
                Context::Skipped
            }
            Some(&Context::Alternatives { read }) => self.alternative(tag, name, read),
            Some(Context::Run) => self.run_content(tag, name),
            _ => self.content(tag, name),
        }
    }

    fn content(&mut self, tag: &Tag<'_>, name: &str) -> Context {
        match name {
            "r" => {
                self.look = Look { link: self.look.link, deleted: self.deletions > 0, ..Look::default() };
                self.font = None;
                Context::Run
            }
            "p" if self.story.paragraph.is_some() => {
                self.shared.tally.lines(1);
                self.open_story()
            }
            "p" => {
                self.shared.tally.lines(1);
                self.story.paragraph();
                Context::Paragraph
            }
            "pPr" => Context::ParagraphProperties,
            "hyperlink" => {
                let target = match tag.attribute("id") {
                    Some(id) => Target::Relationship(id.into_owned()),
                    None => Target::Nowhere,
                };
                self.open_link(target)
            }
            "fldSimple" => {
                let code = tag.attribute("instr").unwrap_or_default();
                match address(&code) {
                    Some(address) => self.open_link(Target::Address(address)),
                    None => Context::Content,
                }
            }
            "del" => {
                self.deletions += 1;
                Context::Deletion
            }
            "tbl" => {
                self.story.close_paragraph();
                self.tables.push(Table::new(self.shared.next_table()));
                Context::Table
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.open_row();
                }
                Context::Row
            }
            "trPr" => Context::RowProperties,
            "tc" => {
                let Some(table) = self.tables.last_mut() else { return Context::Content };
                let cell = table.open_cell(&mut self.shared.cells);
                Context::Cell { cell, outer: self.story.cell.replace(cell) }
            }
            "tcPr" => match self.open.last() {
                Some(&Context::Cell { cell, .. }) => Context::CellProperties { cell },
                _ => Context::Skipped,
            },
            "footnote" | "endnote" | "comment" => self.open_note(tag),
            "sectPr" => Context::Section,
            "altChunk" => {
                self.part.embeds = true;
                Context::Skipped
            }
            "moveFrom" | "rPr" | "sdtPr" | "sdtEndPr" | "tblPr" | "tblGrid" | "tblPrEx" | "rt" | "rubyPr" => {
                Context::Skipped
            }
            _ => self.run_content(tag, name),
        }
    }

    /// Content of a run. It also stands outside of runs in broken parts.
    fn run_content(&mut self, tag: &Tag<'_>, name: &str) -> Context {
        match name {
            "rPr" => return Context::RunProperties,
            "t" | "delText" => {
                let preserve = tag.attribute("space").is_some_and(|it| it == "preserve");
                return Context::Text { start: self.story.paragraph().text.len(), preserve };
            }
            "instrText" => return Context::Code,
            "tab" | "ptab" => self.insert("\t"),
            "br" if tag.attribute("type").is_none_or(|it| it == "textWrapping") => self.insert("\n"),
            "cr" => self.insert("\n"),
            "noBreakHyphen" => self.insert("-"),
            "sym" => {
                let code = tag.attribute("char").and_then(|it| u32::from_str_radix(&it, 16).ok());
                if let Some(char) = code.and_then(char::from_u32) {
                    let font = tag.attribute("font").and_then(|it| symbol_font(&it));
                    self.insert(&printable(char.encode_utf8(&mut [0; 4]), font));
                }
            }
            "fldChar" => return self.field(tag),
            "ffData" => return Context::Form,
            "footnoteReference" => self.refer(tag, NoteKind::Footnote),
            "endnoteReference" => self.refer(tag, NoteKind::Endnote),
            "commentReference" => self.refer(tag, NoteKind::Comment),
            "txbxContent" => return self.open_story(),
            "AlternateContent" => return Context::Alternatives { read: false },
            "delInstrText" | "rt" | "rubyPr" => return Context::Skipped,
            // Runs in a ruby or a nested structure.
            "r" | "p" | "tbl" | "pPr" | "hyperlink" | "del" | "moveFrom" | "sdtPr"
                if matches!(self.open.last(), Some(Context::Run)) =>
            {
                return self.content(tag, name);
            }
            _ => {}
        }
        Context::Content
    }

    fn paragraph_property(&mut self, tag: &Tag<'_>, name: &str) -> Context {
        match name {
            "pStyle" => {
                let style = tag.attribute("val").map(|it| self.shared.style(it));
                self.story.paragraph().style = style;
                Context::Skipped
            }
            "rPr" => Context::ParagraphMark,
            "sectPr" => Context::Section,
            "numPr" => Context::ParagraphProperties,
            "pPrChange" => Context::Skipped,
            // A large first letter is framed as a paragraph of its own.
            "framePr" => {
                self.story.paragraph().joins_next |= tag.attribute("dropCap").is_some_and(|it| it != "none");
                Context::Skipped
            }
            _ => {
                self.story.paragraph().properties.read(tag);
                Context::Skipped
            }
        }
    }

    fn run_property(&mut self, tag: &Tag<'_>, name: &str) {
        match name {
            "rStyle" => self.look.style = tag.attribute("val").map(|it| self.shared.style(it)),
            "rFonts" => self.font = tag.attribute("ascii").and_then(|it| symbol_font(&it)),
            "rtl" | "lang" | "color" => {}
            _ => self.look.properties.read(tag),
        }
    }

    fn section_property(&mut self, tag: &Tag<'_>, name: &str) {
        match name {
            "headerReference" | "footerReference" => self.section.furniture.push(Furniture {
                footer: name == "footerReference",
                relationship: tag.attribute("id").unwrap_or_default().into_owned(),
                pages: tag.attribute("type").unwrap_or(Cow::Borrowed("default")).into_owned(),
            }),
            "titlePg" => self.section.title_page = toggle(tag),
            _ => {}
        }
    }

    /// The first alternative that is understood is read.
    fn alternative(&mut self, tag: &Tag<'_>, name: &str, read: bool) -> Context {
        let taken = match name {
            "Choice" => tag.attribute("Requires").is_none_or(|it| it.split_whitespace().all(is_understood)),
            "Fallback" => true,
            _ => false,
        };
        if read || !taken {
            return Context::Skipped;
        }
        if let Some(Context::Alternatives { read }) = self.open.last_mut() {
            *read = true;
        }
        Context::Content
    }

    fn field(&mut self, tag: &Tag<'_>) -> Context {
        match tag.attribute("fldCharType").as_deref() {
            Some("begin") => self.story.open_field(Field::new(self.look.link)),
            Some("separate") => {
                if let Some(address) = self.story.end_code() {
                    self.look.link = Some(self.shared.link(Target::Address(address)));
                }
            }
            Some("end") => {
                if let Some(field) = self.story.close_field() {
                    self.look.link = field.outer_link;
                    self.insert(&printable(field.form.shown(), None));
                }
            }
            _ => {}
        }
        Context::Content
    }

    /// Begins a flow of text that stands beside the present one.
    fn open_story(&mut self) -> Context {
        let story = Story::in_cell(self.story.cell);
        self.outer.push(std::mem::replace(&mut self.story, story));
        let tables = std::mem::take(&mut self.tables);
        Context::Story { look: std::mem::take(&mut self.look), deletions: self.deletions, tables }
    }

    fn open_note(&mut self, tag: &Tag<'_>) -> Context {
        // Separators are lines, not notes.
        if tag.attribute("type").is_some_and(|it| it != "normal") {
            return Context::Skipped;
        }
        let id = tag.attribute("id").unwrap_or_default().into_owned();
        self.outer.push(std::mem::take(&mut self.story));
        Context::Note { id, outer: std::mem::take(&mut self.look), tables: std::mem::take(&mut self.tables) }
    }

    fn open_link(&mut self, target: Target) -> Context {
        let outer = self.look.link;
        self.look.link = Some(self.shared.link(target));
        Context::Link(outer)
    }

    fn refer(&mut self, tag: &Tag<'_>, kind: NoteKind) {
        // A deleted reference refers to nothing that is printed, but its note is still in the file.
        let id = tag.attribute("id").unwrap_or_default().into_owned();
        self.story.anchored.push(Node::Note(kind, id));
    }

    fn close(&mut self, context: Context) {
        match context {
            Context::Text { start, preserve: false } => self.trim(start),
            Context::Paragraph => self.story.close_paragraph(),
            Context::Link(outer) => self.look.link = outer,
            Context::Deletion => self.deletions = self.deletions.saturating_sub(1),
            Context::Table => {
                self.story.close_paragraph();
                self.tables.pop();
            }
            Context::Cell { cell, outer } => {
                self.story.close_paragraph();
                self.story.cell = outer;
                if let Some(table) = self.tables.last_mut() {
                    table.close_cell(self.shared.cells[cell]);
                }
            }
            Context::Story { look, deletions, tables } => {
                let nodes = self.close_story();
                self.story.anchored.extend(nodes);
                self.look = look;
                self.deletions = deletions;
                self.tables = tables;
            }
            Context::Note { id, outer, tables } => {
                let nodes = self.close_story();
                self.part.notes.push((id, nodes));
                self.look = outer;
                self.tables = tables;
            }
            Context::Section => {
                let section = std::mem::take(&mut self.section);
                let printed = section.furniture.into_iter();
                self.part.furniture.extend(printed.filter(|it| section.title_page || it.pages != "first"));
            }
            _ => {}
        }
    }

    fn close_story(&mut self) -> Vec<Node> {
        std::mem::replace(&mut self.story, self.outer.pop().unwrap_or_default()).into_nodes()
    }

    fn text(&mut self, text: &str) {
        match self.open.last() {
            Some(Context::Text { .. }) => match printable(text, self.font) {
                Cow::Borrowed(text) => self.insert(text),
                Cow::Owned(text) => self.insert(&text),
            },
            Some(Context::Code) => {
                if let Some(field) = self.story.fields.last_mut().filter(|it| !it.in_result) {
                    field.push_code(text);
                }
            }
            _ => {}
        }
    }

    /// Adds text as the present run is set.
    fn insert(&mut self, text: &str) {
        if text.is_empty() || self.story.in_code() {
            return;
        }
        self.shared.tally.lines(usize::from(text == "\n"));
        self.shared.tally.text(text);
        let look = self.look;
        let paragraph = self.story.paragraph();
        paragraph.text.push_str(text);
        paragraph.mark(look);
    }

    /// Takes off the white space that a text element does not keep.
    fn trim(&mut self, start: usize) {
        let paragraph: &mut Paragraph = self.story.paragraph();
        let Some(text) = paragraph.text.get(start..) else { return };
        if !text.starts_with(' ') && !text.ends_with(' ') {
            return;
        }
        let trimmed = text.trim_matches(' ').to_owned();
        paragraph.text.truncate(start);
        paragraph.text.push_str(&trimmed);
        let end = paragraph.text.len();
        if let Some(last) = paragraph.pieces.last_mut() {
            last.end = end;
        }
        let before = paragraph.pieces.len().checked_sub(2).and_then(|it| paragraph.pieces.get(it));
        if before.map_or(0, |it| it.end) >= end {
            paragraph.pieces.pop();
        }
    }
}

/// Extensions of the format whose content this reader knows.
fn is_understood(prefix: &str) -> bool {
    matches!(prefix, "wps" | "wpg" | "wpc" | "wpi" | "wp14" | "wne" | "a14" | "m" | "w")
        || prefix.starts_with("w1")
}
