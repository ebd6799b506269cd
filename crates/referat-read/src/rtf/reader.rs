//! A file walked into blocks.

use std::collections::BTreeMap;
use std::mem::take;

use super::destinations::Destination;
use super::fields::Field;
use super::flow::Flow;
use super::fonts::Fonts;
use super::groups::{End, Group, Mark, State};
use super::info::{Moment, read_fact};
use super::lists::Lists;
use super::properties::{Look, ParagraphProperties};
use super::sections::Sections;
use super::styles::Styles;
use super::text::{Encoding, Text, show_signs};
use super::tokens::{Token, Tokens};
use super::words::{Control, Word, control};
use crate::charset::CodePage;
use crate::document::{Block, Layer, Metadata};
use crate::tally::Tally;
use crate::{Error, Limit, Limits};

/// What is gathered from a file.
pub(super) struct Reader<'b> {
    tokens: Tokens<'b>,
    limits: Limits,
    /// What was read.
    pub(super) tally: Tally,
    pub(super) state: State,
    groups: Vec<Group>,
    /// Flows, each at an anchor in the one before.
    pub(super) flows: Vec<Flow>,
    text: Text,
    mark: Mark,
    pub(super) page: CodePage,
    pub(super) default_font: i32,
    pub(super) fonts: Fonts,
    pub(super) styles: Styles,
    pub(super) lists: Lists,
    fields: Vec<Field>,
    addresses: Vec<String>,
    /// Text of a fact, an entry or a level that is being read.
    captured: String,
    moment: Moment,
    metadata: Metadata,
    pub(super) sections: Sections,
    pub(super) tables: u32,
    pub(super) letters: BTreeMap<u16, usize>,
    /// Why the file does not hold together.
    fault: Option<&'static str>,
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8], limits: &Limits) -> Self {
        Self {
            tokens: Tokens::new(bytes, limits),
            limits: *limits,
            tally: Tally::new(limits),
            state: State::default(),
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
            sections: Sections::default(),
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
                    if !matches!(bytes.trim_ascii(), b"" | b"*") {
                        self.mark = Mark::None;
                    }
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
            self.tally.check()?;
        }
        if self.groups.len() > 1 {
            self.fault = Some("it breaks off");
        }
        while self.groups.len() > 1 {
            self.close();
        }
        self.settle();
        self.end_flow();
        self.sections.end();
        Ok(self.fault)
    }

    /// All blocks, with headers before the text and footers after it.
    pub(super) fn into_parts(mut self) -> (Metadata, Vec<Block>) {
        let mut blocks = self.sections.headers;
        blocks.extend(self.flows.drain(..).flat_map(|flow| flow.blocks));
        blocks.extend(self.sections.footers);
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
        Encoding { font: self.state.font(), page: self.page }
    }

    /// The flow that is read.
    pub(super) fn flow(&mut self) -> &mut Flow {
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
                self.fields.last_mut().into_iter().for_each(|it| it.printed = true);
                self.tally.text(&text);
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
        if self.groups.len() as u64 >= self.limits.nesting {
            return Err(Limit::NESTING.exceeded(&self.limits));
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
            End::Nothing | End::Field => {}
            End::Flow => {
                let blocks = self.close_flow();
                self.flow().anchor(blocks);
            }
            End::Furniture(furniture) => {
                let blocks = self.close_flow();
                self.sections.add(furniture, blocks);
            }
        }
        let ended = std::mem::replace(&mut self.state, group.outer).destination;
        if ended != self.state.destination {
            self.end_destination(ended);
        }
        if group.end == End::Field
            && let Some(field) = self.fields.pop()
        {
            if let Some(outer) = self.fields.last_mut() {
                outer.printed |= field.printed;
            }
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
        let Some(control) = control(name) else {
            if mark == Mark::PassOver {
                self.settle();
                self.enter(Destination::Nothing);
            }
            return;
        };
        match control {
            Control::Character(char) => self.text.add_character(char, self.encoding()),
            Control::Says(Word::Unicode) => {
                self.text.add_unicode(parameter.unwrap_or(0), self.state.fallback, self.encoding());
            }
            Control::Says(word) => {
                self.settle();
                self.read_word(word, parameter);
            }
            Control::Begins(destination) if mark != Mark::None => {
                self.settle();
                self.enter(destination);
            }
            Control::Begins(_) => {}
        }
    }

    /// Takes in a control word, where the destination knows it.
    fn read_word(&mut self, word: Word, parameter: Option<i32>) {
        if word == Word::Fallback {
            self.state.fallback = u32::try_from(parameter.unwrap_or(1)).unwrap_or(0);
            return;
        }
        let is_override = self.state.destination == Destination::Overrides;
        match self.state.destination {
            Destination::Text | Destination::Label => self.format(word, parameter),
            Destination::Fonts => self.fonts.read(word, parameter),
            Destination::Styles => self.styles.read(word, parameter),
            Destination::Lists | Destination::Overrides if word == Word::Font => {
                self.lists.level_font(self.fonts.get(parameter.unwrap_or(0)).symbol, is_override);
            }
            Destination::Lists => self.lists.read(word, parameter),
            Destination::Overrides => self.lists.read_override(word, parameter),
            Destination::Form => {
                self.fields.last_mut().into_iter().for_each(|it| it.read_form(word, parameter));
            }
            Destination::Created | Destination::Modified => self.moment.read(word, parameter),
            _ => {}
        }
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
}

/// The character of a control symbol, if it is one ("Special Characters"). A
/// hyphen that stands only where a line is broken is none.
fn sign(symbol: u8) -> Option<char> {
    match symbol {
        b'\\' | b'{' | b'}' => Some(char::from(symbol)),
        b'~' => Some('\u{a0}'),
        b'_' => Some('-'),
        b'\t' => Some('\t'),
        _ => None,
    }
}
