//! The font table: what the bytes of a font mean.

use std::collections::HashMap;

use super::words::Word;
use crate::charset::CodePage;
use crate::symbols::{SymbolFont, symbol_font};

/// How the bytes of a font become characters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Font {
    /// Its code page; that of the document when it has none.
    pub(super) page: Option<CodePage>,
    /// Its letters, when they are signs.
    pub(super) symbol: Option<SymbolFont>,
}

/// Code pages by the end of a font's name, as Windows 3 told them apart.
const SUFFIXES: &[(&str, u32)] =
    &[(" CE", 1250), (" Cyr", 1251), (" Greek", 1253), (" Tur", 1254), (" Baltic", 1257)];

/// The fonts of a file by their number.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    fonts: HashMap<i32, Font>,
    open: Option<i32>,
    name: String,
}

impl Fonts {
    /// The font of a number.
    pub(super) fn get(&self, number: i32) -> Font {
        self.fonts.get(&number).copied().unwrap_or_default()
    }

    /// Takes in a control word of the table.
    pub(super) fn read(&mut self, word: Word, parameter: Option<i32>) {
        let number = parameter.unwrap_or(0);
        match word {
            Word::Font => {
                self.open = Some(number);
                self.fonts.insert(number, Font::default());
                self.name.clear();
            }
            Word::Charset => {
                let page = u8::try_from(number).ok().and_then(CodePage::of_charset);
                self.set_page(page);
            }
            Word::CodePage => self.set_page(u32::try_from(number).ok().and_then(CodePage::of_number)),
            _ => {}
        }
    }

    /// Takes in text of the table: names, each ended by a semicolon.
    pub(super) fn text(&mut self, text: &str) {
        for (number, part) in text.split(';').enumerate() {
            if number > 0 {
                self.end();
            }
            self.name.push_str(part);
        }
    }

    fn end(&mut self) {
        let name = std::mem::take(&mut self.name);
        let name = name.trim();
        let Some(font) = self.open.take().and_then(|it| self.fonts.get_mut(&it)) else { return };
        font.symbol = symbol_font(name);
        if font.page.is_none() {
            let page = SUFFIXES.iter().find(|it| name.ends_with(it.0)).map(|it| it.1);
            font.page = page.and_then(CodePage::of_number);
        }
    }

    fn set_page(&mut self, page: Option<CodePage>) {
        let font = self.open.and_then(|it| self.fonts.get_mut(&it));
        if let (Some(font), Some(page)) = (font, page) {
            font.page = Some(page);
        }
    }
}
