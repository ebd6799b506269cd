//! The fonts of a document: which letters are signs, and in old files which
//! bytes are which letters ([MS-DOC] 2.9.71).

use super::fib::{Fib, Table, Version, bytes_at};
use crate::charset::CodePage;
use crate::little_endian::{byte, stretch, utf16};
use crate::symbols::{SymbolFont, symbol_font};

/// A font as far as it matters for text.
#[derive(Clone, Copy, Debug, Default)]
struct Font {
    /// The letters of its bytes; those of the document when it does not say.
    page: Option<CodePage>,
    symbols: Option<SymbolFont>,
}

/// All fonts by their number.
pub(super) struct Fonts {
    fonts: Vec<Font>,
    /// The letters of fonts that do not say which they have.
    usual: CodePage,
}

impl Fonts {
    /// Reads the table of fonts.
    pub(super) fn read(fib: &Fib<'_>, table: &[u8]) -> Self {
        let bytes = bytes_at(table, fib.table(Table::Fonts));
        let (head, name) = match fib.version {
            Version::Old => (2, 6),
            Version::New => (4, 40),
        };
        let mut rest = bytes.get(head..).unwrap_or_default();
        let mut fonts = Vec::new();
        while let Some(length) = byte(rest, 0).filter(|it| *it > 0) {
            let font = stretch(rest, 0, usize::from(length) + 1);
            let name = font.get(name..).unwrap_or_default();
            fonts.push(Font {
                page: byte(font, 4).filter(|it| *it != 0).and_then(CodePage::of_charset),
                symbols: match fib.version {
                    Version::Old => symbol_font(
                        &name.iter().take_while(|it| **it != 0).map(|it| char::from(*it)).collect::<String>(),
                    ),
                    Version::New => {
                        symbol_font(&utf16(name).take_while(|it| *it != '\0').collect::<String>())
                    }
                },
            });
            rest = rest.get(font.len()..).unwrap_or_default();
        }
        let usual = if fib.is_macintosh() { MACINTOSH } else { of_language(fib.language()) };
        let usual = CodePage::of_number(usual).unwrap_or(CodePage::WESTERN);
        Self { fonts, usual }
    }

    /// Which signs a font has in place of letters.
    pub(super) fn symbols(&self, font: u16) -> Option<SymbolFont> {
        self.fonts.get(usize::from(font))?.symbols
    }

    /// Which letters the bytes of an old file are.
    pub(super) fn page(&self, font: Option<u16>) -> CodePage {
        let font = font.and_then(|it| self.fonts.get(usize::from(it)));
        font.and_then(|it| it.page).unwrap_or(self.usual)
    }
}

/// The code page of a Macintosh.
const MACINTOSH: u32 = 10_000;

/// The code page of Windows where a language is written.
fn of_language(language: u16) -> u32 {
    match language {
        // Chinese in Taiwan and Hong Kong.
        0x0404 | 0x0C04 => 950,
        // Serbian in Cyrillic letters.
        0x0C1A => 1251,
        _ => LANGUAGES.iter().find(|it| it.0 == language & 0x3FF).map_or(1252, |it| it.1),
    }
}

/// Languages by the lower bits of their number ([MS-LCID]).
const LANGUAGES: &[(u16, u32)] = &[
    (0x01, 1256),
    (0x02, 1251),
    (0x04, 936),
    (0x05, 1250),
    (0x08, 1253),
    (0x0D, 1255),
    (0x0E, 1250),
    (0x11, 932),
    (0x12, 949),
    (0x15, 1250),
    (0x18, 1250),
    (0x19, 1251),
    (0x1A, 1250),
    (0x1B, 1250),
    (0x1C, 1250),
    (0x1E, 874),
    (0x1F, 1254),
    (0x22, 1251),
    (0x23, 1251),
    (0x24, 1250),
    (0x25, 1257),
    (0x26, 1257),
    (0x27, 1257),
    (0x29, 1256),
    (0x2A, 1258),
];
