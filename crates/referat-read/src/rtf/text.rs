//! Text that was read but not yet put where it belongs: bytes in a code page,
//! and characters of Unicode with what old programs show instead ("Unicode
//! RTF").

use super::fonts::Font;
use crate::charset::CodePage;
use crate::symbols::symbol;

/// Text in the order that it was read.
#[derive(Debug, Default)]
pub(super) struct Text {
    text: String,
    /// Bytes that were not yet decoded: one alone may be half a character.
    bytes: Vec<u8>,
    /// The first half of a character beyond the first 65,536.
    high: Option<u16>,
    /// How many characters are still passed over.
    passed_over: u32,
    /// Whether bytes beyond ASCII are UTF-8, though no program should write them.
    is_utf8: bool,
}

/// What the bytes of a stretch of text are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Encoding {
    pub(super) font: Font,
    /// The code page where the font has none.
    pub(super) page: CodePage,
}

impl Text {
    /// Text of a file.
    pub(super) fn of(file: &[u8]) -> Self {
        Self { is_utf8: std::str::from_utf8(file).is_ok(), ..Self::default() }
    }

    /// Adds bytes as they stand in the file.
    pub(super) fn add(&mut self, bytes: &[u8], encoding: Encoding) {
        let passed_over = usize::try_from(self.passed_over).unwrap_or(usize::MAX).min(bytes.len());
        self.passed_over -= u32::try_from(passed_over).unwrap_or(0);
        let bytes = bytes.get(passed_over..).unwrap_or_default();
        let is_plain = self.bytes.is_empty() && encoding.font.symbol.is_none() && bytes.is_ascii();
        match std::str::from_utf8(bytes) {
            Ok(text) if is_plain => self.text.push_str(text),
            Ok(text) if self.is_utf8 && !bytes.is_ascii() => self.push_str(text, encoding),
            _ => self.bytes.extend_from_slice(bytes),
        }
    }

    /// Adds a byte that was written in digits.
    pub(super) fn add_byte(&mut self, byte: u8) {
        match self.passed_over.checked_sub(1) {
            Some(left) => self.passed_over = left,
            None => self.bytes.push(byte),
        }
    }

    /// Adds a character that was written as a control word or symbol.
    pub(super) fn add_character(&mut self, char: char, encoding: Encoding) {
        match self.passed_over.checked_sub(1) {
            Some(left) => self.passed_over = left,
            None => self.push_str(char.encode_utf8(&mut [0; 4]), encoding),
        }
    }

    /// Adds a character by its number, which old programs write as 16 bits
    /// with a sign, and passes over what follows in its place.
    pub(super) fn add_unicode(&mut self, number: i32, fallback: u32, encoding: Encoding) {
        self.passed_over = fallback;
        let number = if number < 0 { number.saturating_add(0x10000) } else { number };
        let unit = u16::try_from(number).unwrap_or(0);
        let char = match (unit, self.high.take()) {
            (0xD800..=0xDBFF, _) => {
                self.high = Some(unit);
                None
            }
            (0xDC00..=0xDFFF, Some(high)) => char::decode_utf16([high, unit]).next().and_then(Result::ok),
            _ => u32::try_from(number).ok().and_then(char::from_u32),
        };
        if let Some(char) = char {
            self.push_str(char.encode_utf8(&mut [0; 4]), encoding);
        }
    }

    /// The text so far, all decoded; nothing more is passed over.
    pub(super) fn take(&mut self, encoding: Encoding) -> String {
        self.decode(encoding);
        self.passed_over = 0;
        std::mem::take(&mut self.text)
    }

    /// Gives back a text that was taken, to be written over.
    pub(super) fn reuse(&mut self, mut text: String) {
        text.clear();
        self.text = text;
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.bytes.is_empty()
    }

    fn push_str(&mut self, text: &str, encoding: Encoding) {
        self.decode(encoding);
        self.text.push_str(text);
    }

    fn decode(&mut self, encoding: Encoding) {
        if self.bytes.is_empty() {
            return;
        }
        match encoding.font.symbol {
            Some(_) => self.text.extend(self.bytes.iter().map(|it| char::from(*it))),
            None => encoding.font.page.unwrap_or(encoding.page).decode(&self.bytes, &mut self.text),
        }
        self.bytes.clear();
    }
}

/// Turns the letters of symbol fonts into what a person sees.
pub(super) fn show_signs(text: &mut String, font: Font) {
    // The lead byte of the characters that Word keeps such letters in.
    if font.symbol.is_some() || text.bytes().any(|it| it == 0xEF) {
        *text = text.chars().map(|it| symbol(it, font.symbol)).collect();
    }
}
