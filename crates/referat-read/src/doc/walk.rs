//! Walks the text once: characters in, paragraphs out.

use std::ops::Range;

use memchr::memchr3_iter;

use super::anchors::{Anchored, Anchors};
use super::autonumbers::{Autonumbers, Definition};
use super::characters::{Characters, characters};
use super::fib::Version;
use super::fonts::Fonts;
use super::form::form;
use super::pages::{Pages, Stretch};
use super::paragraphs::Setting;
use super::pieces::{Piece, Pieces};
use super::sections::Sections;
use super::sprm::{code, sprms};
use super::styles::{Known, Styles};
use crate::charset::CodePage;
use crate::document::Cell;
use crate::fields::Field;
use crate::grid::{DEPTH, Table};
use crate::little_endian::{byte, stretch, word};
use crate::symbols::printable;
use crate::tally::Tally;
use crate::word::story::{Node, Story};
use crate::{Error, Limit, Limits};

/// Characters that are no letters ([MS-DOC] 2.4.1, 2.8.25).
mod sign {
    pub(super) const PICTURE: char = '\u{1}';
    pub(super) const CELL_END: char = '\u{7}';
    pub(super) const TAB: char = '\t';
    pub(super) const LINE_END: char = '\u{B}';
    pub(super) const PAGE_END: char = '\u{C}';
    pub(super) const PARAGRAPH_END: char = '\r';
    pub(super) const COLUMN_END: char = '\u{E}';
    pub(super) const FIELD: char = '\u{13}';
    pub(super) const FIELD_RESULT: char = '\u{14}';
    pub(super) const FIELD_END: char = '\u{15}';
    pub(super) const HARD_HYPHEN: char = '\u{1E}';
}

/// How many bytes of formatting cost as much as a stretch of text.
const BYTES_OF_ELEMENT: u64 = 8;

/// A document's text with all that formats it.
pub(super) struct Walk<'b> {
    pub(super) version: Version,
    pub(super) main: &'b [u8],
    pub(super) data: &'b [u8],
    pub(super) pieces: Pieces<'b>,
    pub(super) characters: Pages<'b>,
    pub(super) paragraphs: Pages<'b>,
    pub(super) sections: Sections<'b>,
    pub(super) fonts: Fonts,
    pub(super) styles: Styles<'b>,
    pub(super) autonumbers: Autonumbers<'b>,
    /// Every table cell.
    pub(super) cells: Vec<Cell>,
    /// The addresses of the links.
    pub(super) addresses: Vec<Option<String>>,
    /// How many tables there are.
    pub(super) tables: u32,
    /// What was read.
    pub(super) tally: Tally,
    /// What may be read.
    pub(super) limits: Limits,
    /// What may still be read; counts characters and stretches of formatting.
    pub(super) budget: Limits,
    /// Room for the characters that are set in one way.
    pub(super) room: String,
}

/// A flow of text that is being read.
#[derive(Default)]
struct Flow {
    story: Story,
    /// The link that the text stands in.
    link: Option<usize>,
    /// The page or the column ends before the next word.
    breaks: bool,
    /// Whether the end of the paragraph is deleted.
    joins_next: bool,
    /// The cell that all of it stands in.
    outer_cell: Option<usize>,
    /// Tables, each in a cell of the one before, and their open cells.
    tables: Vec<(Table, Option<usize>)>,
}

impl<'b> Walk<'b> {
    /// Reads the text of a range of characters, which stands in a cell or not.
    pub(super) fn story(
        &mut self,
        range: Range<u32>,
        cell: Option<usize>,
        anchors: &mut Anchors,
    ) -> Result<Vec<Node>, Error> {
        let mut flow = Flow { story: Story::in_cell(cell), outer_cell: cell, ..Flow::default() };
        // A damaged file may state more text than there is.
        let end = range.end.min(self.pieces.end());
        let mut at = range.start;
        while at < end {
            let next = self.paragraph_end(at, end);
            self.paragraph(&mut flow, at..next, anchors)?;
            at = next;
        }
        self.enter(&mut flow, 0);
        Ok(flow.story.into_nodes())
    }

    /// The character after the paragraph that begins at one.
    fn paragraph_end(&self, start: u32, end: u32) -> u32 {
        const PARAGRAPH_END: u8 = sign::PARAGRAPH_END as u8;
        const CELL_END: u8 = sign::CELL_END as u8;
        const PAGE_END: u8 = sign::PAGE_END as u8;
        let mut at = start;
        while at < end {
            let Some(piece) = self.pieces.at(at) else { break };
            at = at.max(piece.start);
            let bytes = self.bytes(piece, at, piece.end.min(end));
            let width = piece.width as usize;
            for place in memchr3_iter(PARAGRAPH_END, CELL_END, PAGE_END, bytes) {
                // Of two bytes, the lower one comes first.
                let is_whole = width == 1 || (place % 2 == 0 && byte(bytes, place + 1) == Some(0));
                let next = at.saturating_add((place / width) as u32 + 1);
                if is_whole && (byte(bytes, place) != Some(PAGE_END) || self.sections.end_at(next)) {
                    return next;
                }
            }
            at = piece.end.max(at.saturating_add(1));
        }
        end
    }

    /// The bytes of characters of a piece.
    fn bytes(&self, piece: &Piece, start: u32, end: u32) -> &'b [u8] {
        let length = end.saturating_sub(start).saturating_mul(piece.width);
        stretch(self.main, piece.offset_of(start) as usize, length as usize)
    }

    fn paragraph(&mut self, flow: &mut Flow, range: Range<u32>, anchors: &mut Anchors) -> Result<(), Error> {
        let length = u64::from(range.end - range.start);
        let left = self.budget.text_bytes.checked_sub(length);
        self.budget.text_bytes = left.ok_or_else(|| Limit::TEXT_BYTES.exceeded(&self.limits))?;
        self.tally.lines(1);
        self.tally.check()?;

        let setting = self.setting(range.end - 1)?;
        let style = self.styles.get(setting.style);
        self.enter(flow, setting.depth);
        if !setting.ends_row {
            self.open_cells(flow);
        }
        let mark = self.text(flow, range.clone(), &style)?;
        for anchored in anchors.take(&range) {
            match anchored {
                Anchored::Note(kind, id) => flow.story.anchored.push(Node::Note(kind, id)),
                Anchored::Box(range) => {
                    let nodes = self.story(range, flow.story.cell, &mut Anchors::default())?;
                    flow.story.anchored.extend(nodes);
                }
            }
        }
        let ends_cell = mark == Some(sign::CELL_END) && setting.depth == 1 || setting.ends_inner_cell;
        if setting.ends_row {
            flow.story.paragraph = flow.story.paragraph.take().filter(|it| !it.text.trim().is_empty());
            flow.story.close_paragraph();
            if let Some((table, cell)) = flow.tables.last_mut() {
                *cell = None;
                table.end_row(&setting.row());
            }
            return Ok(());
        }
        let numbered = self.autonumber(&setting, &style, range.start);
        let paragraph = flow.story.paragraph();
        paragraph.style = Some(setting.style);
        paragraph.properties = setting.properties;
        paragraph.properties.list = paragraph.properties.list.or(numbered);
        paragraph.joins_next = flow.joins_next || setting.drop_cap;
        flow.story.close_paragraph();
        if let Some((table, cell)) = flow.tables.last_mut().filter(|_| ends_cell) {
            *cell = None;
            table.end_cell();
        }
        Ok(())
    }

    /// How the paragraph that ends with a character is set.
    fn setting(&mut self, last: u32) -> Result<Setting<'b>, Error> {
        let mut setting = Setting::default();
        let Some(piece) = self.pieces.at(last).copied() else { return Ok(setting) };
        self.spend(self.pieces.stated(&piece).len())?;
        let Stretch { formatting, .. } = self.paragraphs.at(piece.offset_of(last));
        setting.style = word(formatting, 0).map_or(0, usize::from);
        let own = sprms(formatting.get(2..).unwrap_or_default(), self.version);
        for sprm in own.chain(self.pieces.changes(&piece, self.version)) {
            match sprm.code {
                // Changes that are too long for a page of formatting.
                code::ELSEWHERE | code::ELSEWHERE_TOO => {
                    let at = sprm.double() as usize;
                    let length = word(self.data, at).map_or(0, usize::from);
                    let there = stretch(self.data, at.saturating_add(2), length);
                    self.spend(there.len())?;
                    sprms(there, self.version).for_each(|it| setting.apply(it));
                }
                _ => setting.apply(sprm),
            }
        }
        Ok(setting)
    }

    /// Takes off the limits what it costs to apply formatting of so many bytes,
    /// which any number of stretches may refer to.
    fn spend(&mut self, bytes: usize) -> Result<(), Error> {
        let left = self.budget.elements.checked_sub(1 + bytes as u64 / BYTES_OF_ELEMENT);
        self.budget.elements = left.ok_or_else(|| Limit::ELEMENTS.exceeded(&self.limits))?;
        Ok(())
    }

    /// The list that stands for a paragraph's numbering in the way of Word 6.
    fn autonumber(&mut self, setting: &Setting<'b>, style: &Known<'b>, at: u32) -> Option<u32> {
        if setting.properties.list.or(style.style.paragraph.list).is_some() {
            return None;
        }
        let level = setting.autonumber.0.unwrap_or(style.autonumber.0);
        let paragraph = setting.autonumber.1.unwrap_or(style.autonumber.1);
        let section = self.sections.outline_numbers(at);
        self.autonumbers.list(Definition { version: self.version, level, paragraph, section })
    }

    /// Reads the characters of a paragraph, and gives the one that ends it.
    fn text(&mut self, flow: &mut Flow, range: Range<u32>, style: &Known<'b>) -> Result<Option<char>, Error> {
        let mut at = range.start;
        let mut mark = None;
        let mut text = std::mem::take(&mut self.room);
        flow.joins_next = false;
        flow.story.paragraph().text.reserve((range.end - range.start) as usize);
        while at < range.end {
            let Some(piece) = self.pieces.at(at).copied() else { break };
            at = at.max(piece.start);
            self.spend(self.pieces.stated(&piece).len())?;
            let offset = piece.offset_of(at);
            let stretch = self.characters.at(offset);
            let count = stretch.end.saturating_sub(offset).div_ceil(piece.width).max(1);
            let end = at.saturating_add(count).min(piece.end).min(range.end);
            let changes = self.pieces.changes(&piece, self.version);
            let set =
                characters(stretch.formatting, changes, self.version, style, &mut self.styles, &self.fonts);
            text.clear();
            let bytes = self.bytes(&piece, at, end);
            match piece.width {
                1 if self.pieces.western => CodePage::WESTERN.decode(bytes, &mut text),
                1 => self.fonts.page(set.font).decode(bytes, &mut text),
                _ => CodePage::UTF_16.decode(bytes.as_chunks::<2>().0.as_flattened(), &mut text),
            }
            mark = self.run(flow, &text, set).or(mark);
            at = end;
        }
        self.room = text;
        Ok(mark)
    }

    /// Adds characters that are set in one way; gives the one that ends the
    /// paragraph, if it is among them.
    fn run(&mut self, flow: &mut Flow, text: &str, mut set: Characters) -> Option<char> {
        let mut mark = None;
        let mut rest = text;
        while !rest.is_empty() {
            let end = match set.special {
                true => rest.chars().next().map(char::len_utf8),
                false => rest.bytes().position(|it| it < b' ').map(|it| it + 1),
            };
            let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
            rest = after;
            set.look.link = flow.link;
            let last = part.chars().next_back().filter(|it| *it < ' ' || set.special);
            let words = part.get(..part.len() - last.map_or(0, char::len_utf8)).unwrap_or_default();
            insert(flow, words, &set);
            match last {
                Some(sign::TAB) => insert(flow, "\t", &set),
                Some(sign::LINE_END | '\n') => {
                    self.tally.lines(1);
                    insert(flow, "\n", &set);
                }
                Some(sign::HARD_HYPHEN) => insert(flow, "-", &set),
                Some(end @ (sign::PARAGRAPH_END | sign::CELL_END)) => {
                    flow.joins_next = set.look.deleted && end == sign::PARAGRAPH_END;
                    mark = Some(end);
                }
                Some(sign::PAGE_END | sign::COLUMN_END) => flow.breaks = true,
                Some(sign::FIELD) => flow.story.open_field(Field::new(flow.link)),
                Some(sign::FIELD_RESULT) => {
                    if let Some(address) = flow.story.end_code() {
                        flow.link = Some(self.addresses.len());
                        self.addresses.push(Some(address));
                    }
                }
                Some(sign::FIELD_END) => {
                    if let Some(field) = flow.story.close_field() {
                        flow.link = field.outer_link;
                        set.look.link = flow.link;
                        insert(flow, field.form.shown(), &set);
                        if let Some(sign) = field.sign() {
                            insert(flow, sign.encode_utf8(&mut [0; 4]), &set);
                        }
                    }
                }
                Some(sign::PICTURE) => {
                    let field = flow.story.fields.last_mut();
                    if let (Some(field), Some(at)) = (field, set.data) {
                        field.form = form(self.data, at as usize);
                    }
                }
                Some(letter) if letter >= ' ' => {
                    let letter = set.sign.unwrap_or(letter);
                    insert(flow, letter.encode_utf8(&mut [0; 4]), &set);
                }
                _ => {}
            }
        }
        mark
    }

    /// Goes to so many tables in each other; those that are deeper end.
    fn enter(&mut self, flow: &mut Flow, depth: u32) {
        let depth = depth.min(DEPTH) as usize;
        while flow.tables.len() > depth {
            if let Some((table, _)) = flow.tables.pop() {
                table.place(self.cells.iter_mut().skip(table.first));
            }
        }
        while flow.tables.len() < depth {
            self.tables = self.tables.saturating_add(1);
            flow.tables.push((Table::new(self.tables, self.cells.len()), None));
        }
        flow.story.cell = flow.tables.last().map_or(flow.outer_cell, |it| it.1);
    }

    /// Begins cells where none is open.
    fn open_cells(&mut self, flow: &mut Flow) {
        for (table, cell) in &mut flow.tables {
            if cell.is_none() {
                *cell = Some(self.cells.len());
                self.cells.push(table.cell());
            }
            flow.story.cell = *cell;
        }
    }
}

/// Adds text to the open paragraph, or to the code of a field.
fn insert(flow: &mut Flow, text: &str, set: &Characters) {
    if text.is_empty() {
        return;
    }
    if flow.story.in_code() {
        if let Some(field) = flow.story.fields.last_mut().filter(|it| !it.in_result) {
            field.push_code(text);
        }
        return;
    }
    let breaks = std::mem::take(&mut flow.breaks);
    let paragraph = flow.story.paragraph();
    if breaks && !paragraph.text.trim().is_empty() {
        paragraph.text.push('\n');
    }
    match text {
        "\n" | "\t" => paragraph.text.push_str(text),
        _ => paragraph.text.push_str(&printable(text, set.symbols)),
    }
    paragraph.mark(set.look);
}
