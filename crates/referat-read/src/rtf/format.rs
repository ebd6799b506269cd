//! Control words of text: how it is set, and where paragraphs, cells and rows
//! end.

use super::reader::Reader;
use super::words::Word;
use crate::charset::CodePage;
use crate::grid::Row;
use crate::headings::heading_of_outline;

impl Reader<'_> {
    /// Takes in a control word of text.
    pub(super) fn format(&mut self, word: Word, parameter: Option<i32>) {
        let number = parameter.unwrap_or(0);
        match word {
            Word::EndParagraph => self.end_paragraph(),
            Word::EndSection => {
                self.end_paragraph();
                self.sections.end();
            }
            Word::BreakLine => {
                let look = self.state.look;
                self.tally.lines(1);
                self.flow().break_line(&look);
            }
            Word::EndCell => self.end_cell(1),
            Word::EndInnerCell => self.end_cell(self.state.paragraph.tables.max(2)),
            Word::EndRow => self.end_row(1),
            Word::EndInnerRow => self.end_row(self.state.paragraph.tables.max(2)),
            Word::Font => self.state.font = self.fonts.get(number),
            Word::OtherFont => self.state.other_font = self.fonts.get(number),
            Word::LeftToRight => self.state.right_to_left = false,
            Word::RightToLeft => self.state.right_to_left = true,
            Word::Plain => {
                self.state.look.read(word, parameter);
                self.state.font = self.fonts.get(self.default_font);
                self.state.right_to_left = false;
            }
            Word::Macintosh => self.set_page(10_000),
            Word::Dos => self.set_page(437),
            Word::DosInternational => self.set_page(850),
            Word::CodePage => self.set_page(number),
            Word::DefaultFont => self.default_font = number,
            Word::Endnote => self.flow().be_endnote(),
            _ => {
                let _ = self.state.look.read(word, parameter)
                    || self.state.paragraph.read(word, parameter)
                    || self.row(word, parameter)
                    || self.sections.read(word);
            }
        }
    }

    fn row(&mut self, word: Word, parameter: Option<i32>) -> bool {
        let is_inner = self.state.in_inner_row;
        let flow = self.flow();
        Row::read(if is_inner { &mut flow.inner_row } else { &mut flow.row }, word, parameter)
    }

    fn set_page(&mut self, number: i32) {
        let page = u32::try_from(number).ok().and_then(CodePage::of_number);
        self.page = page.unwrap_or(self.page);
    }

    pub(super) fn end_flow(&mut self) {
        if !self.flow().is_empty() {
            self.close_paragraph(self.state.paragraph.tables);
        }
        if let Some(flow) = self.flows.last_mut() {
            flow.enter(0, &mut self.tables);
        }
    }

    fn end_paragraph(&mut self) {
        let joins = self.state.look.deleted || self.state.paragraph.is_initial;
        if joins && self.flow().has_words() {
            return;
        }
        self.close_paragraph(self.state.paragraph.tables);
    }

    fn end_cell(&mut self, depth: u32) {
        self.close_paragraph(depth);
        self.flow().end_cell();
    }

    fn end_row(&mut self, depth: u32) {
        if !self.flow().is_empty() {
            self.close_paragraph(depth);
        }
        if let Some(flow) = self.flows.last_mut() {
            flow.enter(depth, &mut self.tables);
            flow.end_row();
        }
    }

    /// Ends the open paragraph, which stands in that many tables.
    fn close_paragraph(&mut self, depth: u32) {
        let paragraph = self.state.paragraph;
        let heading = match paragraph.outline {
            Some(level) => heading_of_outline(level),
            None => self.styles.heading(paragraph.style),
        };
        let Some(flow) = self.flows.last_mut() else { return };
        let is_listed = paragraph.list != 0 && !flow.is_gone();
        let counted = if is_listed { self.lists.count(paragraph.list, paragraph.level) } else { None };
        self.tally.lines(usize::from(!flow.is_empty()));
        flow.enter(depth, &mut self.tables);
        flow.close(&paragraph, &self.state.look, heading, counted, &mut self.letters);
    }
}
