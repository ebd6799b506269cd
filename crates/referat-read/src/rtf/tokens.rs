//! Rtf as tokens: braces, control words and symbols, and bytes of text
//! between them (Rich Text Format Specification 1.9.1, "RTF Syntax").

use memchr::{memchr2, memchr3};

use crate::{Error, Limit, Limits};

/// A piece of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// A control word, with its number if it has one.
    Word(&'b [u8], Option<i32>),
    /// A control symbol: a sign after a backslash.
    Symbol(u8),
    /// A byte of text that is written as two hexadecimal digits.
    Byte(u8),
    /// Bytes of text, without the ends of the file's lines.
    Text(&'b [u8]),
}

/// The tokens of a file.
pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
    /// Where the next brace or backslash is, unless it is behind.
    special: usize,
    left: u64,
    limits: Limits,
}

impl<'b> Tokens<'b> {
    pub(super) fn new(bytes: &'b [u8], limits: &Limits) -> Self {
        Self { bytes, at: 0, special: 0, left: limits.elements, limits: *limits }
    }

    /// The next token, or nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Token<'b>>, Error> {
        while let Some(byte) = self.bytes.get(self.at) {
            let token = match byte {
                b'\r' | b'\n' | b'\0' => {
                    self.at += 1;
                    continue;
                }
                b'{' => {
                    self.at += 1;
                    Token::Open
                }
                b'}' => {
                    self.at += 1;
                    Token::Close
                }
                b'\\' => match self.control() {
                    Some(token) => token,
                    None => continue,
                },
                _ => Token::Text(self.text()),
            };
            let Some(left) = self.left.checked_sub(1) else {
                return Err(Limit::ELEMENTS.exceeded(&self.limits));
            };
            self.left = left;
            return Ok(Some(token));
        }
        Ok(None)
    }

    /// Goes to the end of the group, which comes next.
    pub(super) fn skip_group(&mut self) {
        let mut depth = 0_u64;
        while let Some(found) = memchr3(b'\\', b'{', b'}', self.rest()) {
            self.at += found;
            match self.bytes.get(self.at) {
                Some(b'\\') => {
                    self.control();
                    continue;
                }
                Some(b'{') => depth += 1,
                _ if depth == 0 => return,
                _ => depth -= 1,
            }
            self.at += 1;
        }
        self.at = self.bytes.len();
    }

    /// What was not read yet.
    pub(super) fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// What stands after a backslash; nothing when that is binary data.
    fn control(&mut self) -> Option<Token<'b>> {
        self.at += 1;
        let rest = self.rest();
        let letters = rest.iter().take_while(|it| it.is_ascii_alphabetic()).count();
        let (name, rest) = rest.split_at(letters);
        if name.is_empty() {
            let (symbol, rest) = rest.split_first()?;
            self.at += 1;
            if *symbol == b'\''
                && let Some(byte) = hexadecimal(rest)
            {
                self.at += 2;
                return Some(Token::Byte(byte));
            }
            return Some(Token::Symbol(*symbol));
        }
        let sign = usize::from(rest.first() == Some(&b'-'));
        let digits = rest.iter().skip(sign).take_while(|it| it.is_ascii_digit());
        let (count, number) = digits.fold((0, 0_i32), |(count, number), digit| {
            (count + 1, number.saturating_mul(10).saturating_add(i32::from(digit - b'0')))
        });
        let length = if count > 0 { sign + count } else { 0 };
        let parameter = (count > 0).then_some(if sign > 0 { -number } else { number });
        let space = usize::from(rest.get(length) == Some(&b' '));
        self.at += letters + length + space;
        if name == b"bin" {
            // Data that would end after the file is none.
            let length = usize::try_from(parameter.unwrap_or(0)).unwrap_or(0);
            self.at += if length <= self.rest().len() { length } else { 0 };
            return None;
        }
        Some(Token::Word(name, parameter))
    }

    fn text(&mut self) -> &'b [u8] {
        if self.special <= self.at {
            let rest = self.rest();
            self.special = self.at + memchr3(b'\\', b'{', b'}', rest).unwrap_or(rest.len());
        }
        let text = self.bytes.get(self.at..self.special).unwrap_or_default();
        let end = memchr2(b'\r', b'\n', text).unwrap_or(text.len());
        self.at += end;
        text.get(..end).unwrap_or_default()
    }
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    let digit = |at: usize| char::from(*digits.get(at)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(bytes: &[u8]) -> Vec<Token<'_>> {
        let mut tokens = Tokens::new(bytes, &Limits::default());
        std::iter::from_fn(|| tokens.next().expect("few tokens")).collect()
    }

    #[test]
    fn a_file_is_braces_words_signs_and_bytes() {
        let rows: &[(&[u8], &[Token<'_>])] = &[
            (b"{a}", &[Token::Open, Token::Text(b"a"), Token::Close]),
            (b"\\par a", &[Token::Word(b"par", None), Token::Text(b"a")]),
            (b"\\li-360  a", &[Token::Word(b"li", Some(-360)), Token::Text(b" a")]),
            (b"\\b0a", &[Token::Word(b"b", Some(0)), Token::Text(b"a")]),
            (b"\\b-a", &[Token::Word(b"b", None), Token::Text(b"-a")]),
            (b"\\fs99999999999", &[Token::Word(b"fs", Some(i32::MAX))]),
            (b"a\r\nb", &[Token::Text(b"a"), Token::Text(b"b")]),
            (
                b"\\'e5\\~\\'x",
                &[Token::Byte(0xE5), Token::Symbol(b'~'), Token::Symbol(b'\''), Token::Text(b"x")],
            ),
            (b"\\bin3 }{\\a", &[Token::Text(b"a")]),
            (b"\\bin9 a", &[Token::Text(b"a")]),
            (b"a\\", &[Token::Text(b"a")]),
        ];
        for (bytes, expected) in rows {
            assert_eq!(tokens(bytes), *expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_skipped_group_ends_where_its_brace_does() {
        for bytes in [&b"a{b}\\}\\bin2 }}c}d"[..], b"}d"] {
            let mut tokens = Tokens::new(bytes, &Limits::default());
            tokens.skip_group();
            assert_eq!(tokens.rest(), b"}d");
        }
    }
}
