//! A file walked into blocks.
//!
//! Formatting goes for the rest of its group, so the states of the groups
//! that are open are kept on a stack.

use std::collections::{BTreeMap, HashSet};
use std::mem::take;

use super::characters::{character, sign};
use super::destinations::{Destination, Furniture, Pages, destination};
use super::fields::Field;
use super::flow::Flow;
use super::fonts::{Font, Fonts};
use super::info::{Moment, read_fact};
use super::lists::Lists;
use super::properties::{Look, ParagraphProperties};
use super::styles::Styles;
use super::text::{Encoding, Text, show_signs};
use super::tokens::{Token, Tokens};
use crate::charset::CodePage;
use crate::document::{Block, Layer, Metadata};
use crate::grid::Row;
use crate::headings::heading_of_outline;
use crate::{Error, Limits};

/// What goes for the rest of a group.
#[derive(Clone, Copy, Debug)]
struct State {
    destination: Destination,
    look: Look,
    paragraph: ParagraphProperties,
    font: Font,
    /// The font of text that runs from right to left.
    other_font: Font,
    right_to_left: bool,
    /// How many characters stand in for one of Unicode.
    fallback: u32,
    /// Whether the row that is defined is one of an inner table.
    in_inner_row: bool,
}

/// A group that is open.
#[derive(Clone, Copy, Debug)]
struct Group {
    /// The state that its end restores.
    outer: State,
    end: End,
}

/// What the end of a group ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Nothing,
    Flow,
    Furniture(Furniture),
    Field,
}

/// Whether a group is to be passed over when its first word is not known.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Mark {
    None,
    /// Nothing of the group was read yet.
    Fresh,
    /// Its first sign says so.
    PassOver,
}

/// What is gathered from a file.
pub(super) struct Reader<'b> {
    tokens: Tokens<'b>,
    nesting: usize,
    state: State,
    groups: Vec<Group>,
    /// Flows, each at an anchor in the one before.
    flows: Vec<Flow>,
    text: Text,
    mark: Mark,
    page: CodePage,
    default_font: i32,
    fonts: Fonts,
    styles: Styles,
    lists: Lists,
    fields: Vec<Field>,
    addresses: Vec<String>,
    /// Text of a fact, an entry or a level that is being read.
    captured: String,
    moment: Moment,
    metadata: Metadata,
    pages_face: bool,
    has_title_page: bool,
    /// Headers and footers of the section.
    section: Vec<(Furniture, Vec<Block>)>,
    headers: Vec<Block>,
    footers: Vec<Block>,
    seen: HashSet<String>,
    tables: u32,
    letters: BTreeMap<u16, usize>,
    /// Why the file does not hold together.
    fault: Option<&'static str>,
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8], limits: &Limits) -> Self {
        let state = State {
            destination: Destination::Text,
            look: Look::default(),
            paragraph: ParagraphProperties::default(),
            font: Font::default(),
            other_font: Font::default(),
            right_to_left: false,
            fallback: 1,
            in_inner_row: false,
        };
        Self {
            tokens: Tokens::new(bytes, limits),
            nesting: usize::try_from(limits.nesting).unwrap_or(usize::MAX),
            state,
            groups: Vec::new(),
            flows: vec![Flow::default()],
            text: Text::of(bytes),
            mark: Mark::None,
            page: CodePage::WESTERN,
            default_font: 0,
            fonts: Fonts::default(),
            styles: Styles::default(),
            lists: Lists::default(),
            fields: Vec::new(),
            addresses: Vec::new(),
            captured: String::new(),
            moment: Moment::default(),
            metadata: Metadata::default(),
            pages_face: false,
            has_title_page: false,
            section: Vec::new(),
            headers: Vec::new(),
            footers: Vec::new(),
            seen: HashSet::new(),
            tables: 0,
            letters: BTreeMap::new(),
            fault: None,
        }
    }

    /// Reads to the end of the file. Gives why it does not hold together, if
    /// it does not.
    pub(super) fn read(&mut self) -> Result<Option<&'static str>, Error> {
        while let Some(token) = self.tokens.next()? {
            match token {
                Token::Text(bytes) => {
                    self.mark = Mark::None;
                    self.text.add(bytes, self.encoding());
                }
                Token::Byte(byte) => self.text.add_byte(byte),
                Token::Open => self.open()?,
                Token::Close if self.groups.len() <= 1 => {
                    if self.is_end() {
                        break;
                    }
                }
                Token::Close => self.close(),
                Token::Word(name, parameter) => self.word(name, parameter),
                Token::Symbol(symbol) => self.symbol(symbol),
            }
        }
        if self.groups.len() > 1 {
            self.fault = Some("it breaks off");
        }
        while self.groups.len() > 1 {
            self.close();
        }
        self.settle();
        self.end_flow();
        self.end_section();
        Ok(self.fault)
    }

    /// All blocks, with headers before the text and footers after it.
    pub(super) fn into_parts(mut self) -> (Metadata, Vec<Block>) {
        let mut blocks = self.headers;
        blocks.extend(self.flows.drain(..).flat_map(|flow| flow.blocks));
        blocks.extend(self.footers);
        let commonest = self.letters.iter().max_by_key(|(_, count)| **count).map_or(24, |(size, _)| *size);
        for block in &mut blocks {
            block.style.size /= f32::from(commonest);
        }
        (self.metadata, blocks)
    }

    /// Whether the end of the outermost group is that of the file: text that
    /// follows is read when there is more of the kind.
    fn is_end(&mut self) -> bool {
        if self.fault.is_some() {
            return false;
        }
        let goes_on = memchr::memmem::find(self.tokens.rest(), b"\\par").is_some();
        self.fault = goes_on.then_some("its text goes on after the last group");
        !goes_on
    }

    fn encoding(&self) -> Encoding {
        let font = match self.state.destination {
            Destination::Text | Destination::Label | Destination::Code if self.state.right_to_left => {
                self.state.other_font
            }
            Destination::Text | Destination::Label | Destination::Code => self.state.font,
            _ => Font::default(),
        };
        Encoding { font, page: self.page }
    }

    fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    /// Puts the text that was read where it belongs.
    fn settle(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let encoding = self.encoding();
        let mut text = self.text.take(encoding);
        match self.state.destination {
            Destination::Text => {
                show_signs(&mut text, encoding.font);
                self.fields.iter_mut().for_each(|it| it.printed = true);
                if let Some(flow) = self.flows.last_mut() {
                    flow.text(&text, &self.state.look, &self.addresses);
                }
            }
            Destination::Label => {
                show_signs(&mut text, encoding.font);
                self.flow().label(&text);
            }
            Destination::Fonts => self.fonts.text(&text),
            Destination::Styles => self.styles.text(&text),
            Destination::Code => {
                if let Some(field) = self.fields.last_mut() {
                    field.code.push_str(&text);
                }
            }
            Destination::LevelText { .. } | Destination::Fact(_) | Destination::Entry => {
                self.captured.push_str(&text);
            }
            _ => {}
        }
        self.text.reuse(text);
    }

    /// Begins a group.
    fn open(&mut self) -> Result<(), Error> {
        self.settle();
        if self.groups.len() >= self.nesting {
            return Err(Error::limit_exceeded("groups are nested too deep"));
        }
        let around = self.groups.last().map(|it| it.outer.destination);
        if self.state.destination == Destination::Styles && around != Some(Destination::Styles) {
            self.styles.begin();
        }
        self.groups.push(Group { outer: self.state, end: End::Nothing });
        self.mark = Mark::Fresh;
        Ok(())
    }

    /// Ends a group.
    fn close(&mut self) {
        self.settle();
        let Some(group) = self.groups.pop() else { return };
        match group.end {
            End::Nothing => {}
            End::Flow => {
                let blocks = self.close_flow();
                self.flow().anchor(blocks);
            }
            End::Furniture(furniture) => {
                let blocks = self.close_flow();
                self.section.push((furniture, blocks));
            }
            End::Field => {}
        }
        let ended = std::mem::replace(&mut self.state, group.outer).destination;
        if ended != self.state.destination {
            self.end_destination(ended);
        }
        if group.end == End::Field
            && let Some(field) = self.fields.pop()
        {
            for char in field.shown().chars() {
                self.text.add_character(char, self.encoding());
            }
        }
    }

    fn end_destination(&mut self, destination: Destination) {
        match destination {
            Destination::Fonts => self.state.font = self.fonts.get(self.default_font),
            Destination::LevelText { in_override } => {
                self.lists.level_text(&take(&mut self.captured), in_override);
            }
            Destination::Entry => {
                let entry = take(&mut self.captured);
                self.fields.last_mut().into_iter().for_each(|it| it.entry(entry.trim()));
            }
            Destination::Fact(fact) => read_fact(&mut self.metadata, fact, &take(&mut self.captured)),
            Destination::Created => self.metadata.created = take(&mut self.moment).text(),
            Destination::Modified => self.metadata.modified = take(&mut self.moment).text(),
            _ => {}
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' if self.mark == Mark::Fresh => self.mark = Mark::PassOver,
            b'\r' | b'\n' => self.word(b"par", None),
            _ => {
                if let Some(char) = sign(symbol) {
                    self.text.add_character(char, self.encoding());
                }
            }
        }
    }

    fn word(&mut self, name: &[u8], parameter: Option<i32>) {
        let mark = std::mem::replace(&mut self.mark, Mark::None);
        if name == b"u" {
            return self.text.add_unicode(parameter.unwrap_or(0), self.state.fallback, self.encoding());
        }
        if let Some(char) = character(name) {
            return self.text.add_character(char, self.encoding());
        }
        self.settle();
        if self.control(name, parameter) {
            return;
        }
        match destination(name) {
            Some(destination) => self.enter(destination),
            None if mark == Mark::PassOver => self.enter(Destination::Nothing),
            None => {}
        }
    }

    /// Takes in a control word of the destination, if it is one.
    fn control(&mut self, name: &[u8], parameter: Option<i32>) -> bool {
        if name == b"uc" {
            self.state.fallback = u32::try_from(parameter.unwrap_or(1)).unwrap_or(0);
            return true;
        }
        match self.state.destination {
            Destination::Text | Destination::Label => self.format(name, parameter),
            Destination::Fonts => self.fonts.read(name, parameter),
            Destination::Styles => self.styles.read(name, parameter),
            Destination::Lists | Destination::Overrides if name == b"f" => {
                let font = self.fonts.get(parameter.unwrap_or(0)).symbol;
                self.lists.level_font(font, self.state.destination == Destination::Overrides);
                true
            }
            Destination::Lists => self.lists.read(name, parameter),
            Destination::Overrides => self.lists.read_override(name, parameter),
            Destination::Form => self.fields.last_mut().is_some_and(|field| field.read_form(name, parameter)),
            Destination::Created | Destination::Modified => self.moment.read(name, parameter),
            _ => false,
        }
    }

    /// Takes in a control word of text, if it is one.
    fn format(&mut self, name: &[u8], parameter: Option<i32>) -> bool {
        let number = parameter.unwrap_or(0);
        match name {
            b"par" => self.end_paragraph(),
            b"sect" => {
                self.end_paragraph();
                self.end_section();
            }
            b"line" | b"lbr" | b"page" | b"column" => {
                let look = self.state.look;
                self.flow().break_line(&look);
            }
            b"cell" => self.end_cell(1),
            b"nestcell" => self.end_cell(self.state.paragraph.tables.max(2)),
            b"row" => self.end_row(1),
            b"nestrow" => self.end_row(self.state.paragraph.tables.max(2)),
            b"f" => self.state.font = self.fonts.get(number),
            b"af" => self.state.other_font = self.fonts.get(number),
            b"ltrch" | b"rtlch" => self.state.right_to_left = name == b"rtlch",
            b"plain" => {
                self.state.look.read(name, parameter);
                self.state.font = self.fonts.get(self.default_font);
                self.state.right_to_left = false;
            }
            b"mac" => self.set_page(10_000),
            b"pc" => self.set_page(437),
            b"pca" => self.set_page(850),
            b"ansicpg" => self.set_page(number),
            b"deff" => self.default_font = number,
            b"facingp" => self.pages_face = true,
            b"sectd" => self.has_title_page = false,
            b"titlepg" => self.has_title_page = true,
            b"ftnalt" => self.flow().be_endnote(),
            _ => {
                return self.state.look.read(name, parameter)
                    || self.state.paragraph.read(name, parameter)
                    || self.row(name, parameter);
            }
        }
        true
    }

    fn row(&mut self, name: &[u8], parameter: Option<i32>) -> bool {
        let is_inner = self.state.in_inner_row;
        let flow = self.flow();
        Row::read(if is_inner { &mut flow.inner_row } else { &mut flow.row }, name, parameter)
    }

    fn set_page(&mut self, number: i32) {
        let page = u32::try_from(number).ok().and_then(CodePage::of_number);
        self.page = page.unwrap_or(self.page);
    }

    /// Begins a destination, for the rest of the group.
    fn enter(&mut self, destination: Destination) {
        use Destination as D;
        // The outermost group is the file, and no destination.
        if self.groups.len() <= 1 {
            return;
        }
        match (self.state.destination, destination) {
            (D::Text, D::Text) | (D::Code, D::Field | D::Result) => {}
            (D::Text, D::Note(layer)) => self.open_flow(layer, End::Flow),
            (D::Text, D::Box) => self.open_flow(Layer::Body, End::Flow),
            (D::Text, D::Furniture(it)) => self.open_flow(Layer::Furniture, End::Furniture(it)),
            (D::Text, D::InnerRow) => self.state.in_inner_row = true,
            (D::Text, D::Field) => {
                if self.set_end(End::Field) {
                    self.fields.push(Field::default());
                }
            }
            (D::Text, D::Result) => {
                if let Some(address) = self.fields.last().and_then(Field::address) {
                    self.state.look.link = Some(self.addresses.len());
                    self.addresses.push(address);
                }
            }
            (D::Twice, D::Unicode) => {
                let outer = self.groups.iter().rev().map(|it| it.outer.destination);
                self.state.destination = outer.into_iter().find(|it| *it != D::Twice).unwrap_or(D::Text);
            }
            (D::Lists, D::LevelText { .. }) => self.state.destination = D::LevelText { in_override: false },
            (D::Overrides, D::LevelText { .. }) => {
                self.state.destination = D::LevelText { in_override: true };
            }
            (D::Text, D::Fonts | D::Styles | D::Lists | D::Overrides | D::Label | D::Info | D::Fact(_))
            | (D::Text | D::Code, D::Form)
            | (D::Text, D::Code)
            | (D::Form, D::Entry)
            | (D::Info, D::Fact(_) | D::Created | D::Modified) => self.state.destination = destination,
            (here, D::Twice) if here != D::Twice => self.state.destination = destination,
            _ => self.tokens.skip_group(),
        }
    }

    /// Says what the end of the present group ends, unless that was said.
    fn set_end(&mut self, end: End) -> bool {
        let group = self.groups.last_mut().filter(|it| it.end == End::Nothing);
        group.map(|it| it.end = end).is_some()
    }

    /// Begins a flow of text that stands beside the present one.
    fn open_flow(&mut self, layer: Layer, end: End) {
        if self.set_end(end) {
            let layer = self.flow().inner(layer);
            self.flows.push(Flow::new(layer));
            self.state.paragraph = ParagraphProperties::default();
            self.state.look = Look::default();
        }
    }

    fn close_flow(&mut self) -> Vec<Block> {
        self.end_flow();
        self.flows.pop().map(|it| it.blocks).unwrap_or_default()
    }

    fn end_flow(&mut self) {
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
        flow.enter(depth, &mut self.tables);
        flow.close(&paragraph, &self.state.look, heading, counted, &mut self.letters);
    }

    /// Ends a section: of its headers, those that are printed count, each once.
    fn end_section(&mut self) {
        for (furniture, blocks) in take(&mut self.section) {
            let is_printed = match furniture.pages {
                Pages::All => true,
                Pages::First => self.has_title_page,
                Pages::Left => self.pages_face,
            };
            let lines = blocks.iter().flat_map(|block| &block.lines);
            let words = lines.map(|line| line.text.trim()).collect::<Vec<_>>().join("\n");
            if is_printed && self.seen.insert(words) {
                if furniture.is_footer { &mut self.footers } else { &mut self.headers }.extend(blocks);
            }
        }
    }
}
