//! Writes small files of Word 97, and of Word 95, for tests.

use super::fib::{Table, Text};
use crate::compound::tests::compound;

/// Where the text begins in the main stream.
const TEXT: usize = 0x800;
/// Stretches of formatting that a page is given.
const PER_PAGE: usize = 6;

/// Characters that are set in one way, with the changes that set them.
pub(super) type Run = (String, Vec<u8>);

/// A paragraph: its style, the changes that set it, and its characters, the
/// one that ends it among them.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub(super) style: u16,
    pub(super) changes: Vec<u8>,
    pub(super) runs: Vec<Run>,
}

/// A document that is being written.
#[derive(Default)]
pub(super) struct Sample {
    pub(super) is_old: bool,
    /// How an old file has its letters in bytes.
    pub(super) encoding: Option<&'static encoding_rs::Encoding>,
    pub(super) flags: u16,
    pub(super) language: u16,
    pub(super) texts: Vec<(Text, Vec<Paragraph>)>,
    pub(super) tables: Vec<(Table, Vec<u8>)>,
    pub(super) data: Vec<u8>,
    pub(super) summary: Vec<u8>,
    /// Sections: the character after the last, and the changes that set it.
    pub(super) sections: Vec<(u32, Vec<u8>)>,
}

/// A paragraph of plain text.
pub(super) fn p(text: &str) -> Paragraph {
    set(0, &[], text)
}

/// A paragraph with a style and changes.
pub(super) fn set(style: u16, changes: &[Vec<u8>], text: &str) -> Paragraph {
    Paragraph { style, changes: changes.concat(), runs: vec![(format!("{text}\r"), Vec::new())] }
}

/// A paragraph of runs.
pub(super) fn runs(runs: &[(&str, Vec<u8>)]) -> Paragraph {
    let mut runs: Vec<Run> =
        runs.iter().map(|(text, changes)| ((*text).to_owned(), changes.clone())).collect();
    runs.push(("\r".to_owned(), Vec::new()));
    Paragraph { runs, ..Paragraph::default() }
}

/// A change of Word 97.
pub(super) fn sprm(code: u16, operand: &[u8]) -> Vec<u8> {
    let length = match code >> 13 {
        6 if code == super::sprm::code::ROW => (operand.len() as u16 + 1).to_le_bytes().to_vec(),
        6 => vec![operand.len() as u8],
        _ => Vec::new(),
    };
    [&code.to_le_bytes()[..], &length, operand].concat()
}

/// A table of places, and data.
pub(super) fn plc(places: &[u32], data: &[Vec<u8>]) -> Vec<u8> {
    let places = places.iter().flat_map(|it| it.to_le_bytes());
    places.chain(data.iter().flatten().copied()).collect()
}

/// A string as tables have it: its length, and letters of two bytes.
pub(super) fn string(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    (units.len() as u16)
        .to_le_bytes()
        .into_iter()
        .chain(units.iter().flat_map(|it| it.to_le_bytes()))
        .collect()
}

/// A style: number of a built-in one, kind, base, and the changes of
/// paragraphs and of characters.
pub(super) type Style = (u16, u16, u16, Vec<u8>, Vec<u8>);

/// A style sheet.
pub(super) fn styles(styles: &[Style]) -> Vec<u8> {
    let mut bytes = vec![18, 0];
    bytes.extend((styles.len() as u16).to_le_bytes());
    bytes.extend([10, 0]);
    bytes.resize(20, 0);
    for (built_in, kind, base, paragraph, characters) in styles {
        let mut style = [*built_in, kind | base << 4, 2, 0, 0].map(u16::to_le_bytes).concat();
        style.extend(string("x"));
        style.extend([0, 0]);
        if *kind == 1 {
            style.extend((paragraph.len() as u16 + 2).to_le_bytes());
            style.extend([0, 0]);
            style.extend(paragraph);
            style.resize(style.len().next_multiple_of(2), 0);
        }
        style.extend((characters.len() as u16).to_le_bytes());
        style.extend(characters);
        bytes.extend((style.len() as u16).to_le_bytes());
        bytes.extend(style);
    }
    bytes
}

/// A table of fonts: character set and name.
pub(super) fn fonts(fonts: &[(u8, &str)], is_old: bool) -> Vec<u8> {
    let mut bytes = vec![fonts.len() as u8, 0];
    bytes.resize(if is_old { 2 } else { 4 }, 0);
    for (charset, name) in fonts {
        let mut font = vec![0, 0, 0, 0, *charset, 0];
        if is_old {
            font.extend(name.bytes());
            font.push(0);
        } else {
            font.resize(40, 0);
            font.extend(name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
        }
        font[0] = font.len() as u8 - 1;
        bytes.extend(font);
    }
    bytes
}

impl Sample {
    /// A document whose main text is that.
    pub(super) fn new(paragraphs: &[Paragraph]) -> Self {
        Self { texts: vec![(Text::Main, paragraphs.to_vec())], ..Self::default() }
    }

    /// Adds a table.
    pub(super) fn with(mut self, table: Table, bytes: Vec<u8>) -> Self {
        self.tables.push((table, bytes));
        self
    }

    /// Adds a text beside the main one.
    pub(super) fn text(mut self, text: Text, paragraphs: &[Paragraph]) -> Self {
        self.texts.push((text, paragraphs.to_vec()));
        self
    }

    /// The file.
    pub(super) fn file(&self) -> Vec<u8> {
        let [main, table] = self.streams();
        let mut streams = vec![("WordDocument", main), ("1Table", table)];
        if self.is_old {
            streams.pop();
        }
        for (name, bytes) in [("Data", &self.data), ("\u{5}SummaryInformation", &self.summary)] {
            if !bytes.is_empty() {
                streams.push((name, bytes.clone()));
            }
        }
        compound(&streams)
    }

    /// The main stream and the table stream; in an old file they are one.
    pub(super) fn streams(&self) -> [Vec<u8>; 2] {
        let mut main = vec![0; TEXT];
        let mut paragraphs = Vec::new();
        let mut characters = Vec::new();
        let mut counts = [0_u32; 8];
        let mut texts: Vec<_> = self.texts.iter().collect();
        texts.sort_by_key(|it| it.0 as usize);
        for (text, content) in texts {
            for paragraph in content {
                let start = main.len() as u32;
                for (letters, changes) in &paragraph.runs {
                    let start = main.len() as u32;
                    counts[*text as usize] += letters.encode_utf16().count() as u32;
                    match self.encoding {
                        Some(encoding) => main.extend(encoding.encode(letters).0.iter()),
                        None => main.extend(letters.encode_utf16().flat_map(u16::to_le_bytes)),
                    }
                    characters.push((start, main.len() as u32, changes.clone()));
                }
                let changes = [&paragraph.style.to_le_bytes()[..], &paragraph.changes].concat();
                paragraphs.push((start, main.len() as u32, changes));
            }
        }
        let total: u32 = counts.iter().sum();
        let end = main.len() as u32;
        let mut tables = self.tables.clone();
        tables.push((Table::CharacterPages, self.pages(&mut main, &characters, 1)));
        let width = if self.is_old { 7 } else { 13 };
        tables.push((Table::ParagraphPages, self.pages(&mut main, &paragraphs, width)));
        if !self.is_old && !self.tables.iter().any(|it| it.0 == Table::Pieces) {
            let piece = [&[0, 0][..], &(TEXT as u32).to_le_bytes(), &[0, 0]].concat();
            tables.push((Table::Pieces, pieces(&[], &plc(&[0, total], &[piece]))));
        }
        if !self.sections.is_empty() {
            let mut places = vec![0];
            let mut data = Vec::new();
            for (end, changes) in &self.sections {
                places.push(*end);
                data.push([&[0, 0][..], &(main.len() as u32).to_le_bytes(), &[0; 6]].concat());
                main.extend((changes.len() as u16).to_le_bytes());
                main.extend(changes);
            }
            tables.push((Table::Sections, plc(&places, &data)));
        }
        let mut table = Vec::new();
        let mut put = |at: usize, bytes: &[u8]| main[at..at + bytes.len()].copy_from_slice(bytes);
        put(0, &[0xEC, 0xA5, if self.is_old { 0x68 } else { 0xC1 }, 0]);
        put(6, &self.language.to_le_bytes());
        put(10, &(self.flags | 0x0200).to_le_bytes());
        put(0x18, &(TEXT as u32).to_le_bytes());
        put(0x1C, &end.to_le_bytes());
        for (index, count) in counts.iter().enumerate() {
            put(if self.is_old { 0x34 } else { 0x4C } + 4 * index, &count.to_le_bytes());
        }
        for (kind, bytes) in tables {
            let index = kind as usize;
            let at = match self.is_old {
                false => 0x9A + 8 * index,
                true if index < 38 => 0x58 + 8 * index,
                true => 0x192 + 8 * (index - 38),
            };
            let start = if self.is_old { main.len() } else { table.len() } as u32;
            main[at..at + 4].copy_from_slice(&start.to_le_bytes());
            main[at + 4..at + 8].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
            if self.is_old { &mut main } else { &mut table }.extend(bytes);
        }
        [main, table]
    }

    /// Writes pages of formatting, and gives the table of them.
    fn pages(&self, main: &mut Vec<u8>, stretches: &[(u32, u32, Vec<u8>)], width: usize) -> Vec<u8> {
        let mut places = Vec::new();
        let mut numbers = Vec::new();
        for chunk in stretches.chunks(PER_PAGE) {
            main.resize(main.len().next_multiple_of(512), 0);
            let number = (main.len() / 512) as u32;
            let mut page = vec![0; 512];
            page[511] = chunk.len() as u8;
            let mut free = 511;
            for (index, (start, end, changes)) in chunk.iter().enumerate() {
                page[4 * index..4 * index + 4].copy_from_slice(&start.to_le_bytes());
                page[4 * index + 4..4 * index + 8].copy_from_slice(&end.to_le_bytes());
                if changes.is_empty() {
                    continue;
                }
                let bytes = match (width, changes.len() % 2) {
                    (1, _) => [&[changes.len() as u8][..], changes].concat(),
                    (7, _) | (_, 1) => {
                        [&[changes.len().div_ceil(2) as u8 + u8::from(width == 7)][..], changes].concat()
                    }
                    _ => [&[0, changes.len() as u8 / 2][..], changes].concat(),
                };
                free = (free - bytes.len()) / 2 * 2;
                page[free..free + bytes.len()].copy_from_slice(&bytes);
                page[4 * (chunk.len() + 1) + width * index] = (free / 2) as u8;
            }
            places.push(chunk[0].0);
            numbers.push(if self.is_old {
                (number as u16).to_le_bytes().to_vec()
            } else {
                number.to_le_bytes().to_vec()
            });
            main.extend(page);
        }
        places.push(stretches.last().map_or(0, |it| it.1));
        plc(&places, &numbers)
    }
}

/// A table of pieces, with formatting that they refer to.
pub(super) fn pieces(changes: &[Vec<u8>], places: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for changes in changes {
        bytes.push(1);
        bytes.extend((changes.len() as u16).to_le_bytes());
        bytes.extend(changes);
    }
    bytes.push(2);
    bytes.extend((places.len() as u32).to_le_bytes());
    bytes.extend(places);
    bytes
}
