//! Letters beyond ASCII in headers: encoded words (RFC 2047) and escaped
//! parameters (RFC 2231).

#![cfg(feature = "eml")]

use super::transfer::{base64, quoted_printable};
use crate::charset::decode;

/// How many characters an encoded word has at most; the standard allows 75.
const LONGEST: usize = 1000;

/// A header's text with its encoded words, such as `=?utf-8?Q?m=C3=B8te?=`,
/// as letters.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut follows_word = false;
    while let Some((before, after)) = rest.split_once("=?") {
        let Some((word, after)) = word(after) else {
            out.push_str(before);
            out.push_str("=?");
            (rest, follows_word) = (after, false);
            continue;
        };
        // Between two encoded words a blank is only there to part them.
        if !(follows_word && before.trim().is_empty()) {
            out.push_str(before);
        }
        out.push_str(&word);
        (rest, follows_word) = (after, true);
    }
    out + rest
}

/// The encoded word that a text begins with, after its `=?`, and what follows.
fn word(text: &str) -> Option<(String, &str)> {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |it| it.0);
    let (charset, rest) = text.get(..end)?.split_once('?')?;
    let (encoding, rest) = rest.split_once('?')?;
    let (packed, _) = rest.split_once("?=")?;
    let length = charset.len() + encoding.len() + packed.len() + "???=".len();
    let bytes = match encoding {
        "B" | "b" => base64(packed.as_bytes()),
        "Q" | "q" => quoted_printable(packed.replace('_', " ").as_bytes()),
        _ => return None,
    };
    Some((decode(&bytes, Some(charset)).into_owned(), text.get(length..)?))
}

/// The text of an escaped parameter, such as `utf-8'nb'm%C3%B8te`.
pub(super) fn unescaped(value: &str) -> String {
    let mut pieces = value.splitn(3, '\'');
    let (charset, text) = match (pieces.next(), pieces.next(), pieces.next()) {
        (Some(charset), Some(_), Some(text)) => (Some(charset), text),
        _ => (None, value),
    };
    let packed = text.replace('=', "=3D").replace('%', "=");
    decode(&quoted_printable(packed.as_bytes()), charset).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_encoding() {
        let rows = [
            (decoded("=?utf-8?Q?M=C3=B8te_3.docx?="), "Møte 3.docx"),
            (decoded("=?iso-8859-1?q?m=F8te?= =?utf-8?B?w6VwZW50?= =?x"), "møteåpent =?x"),
            (decoded("Sak =?utf-8?X?a?= 1"), "Sak =?utf-8?X?a?= 1"),
            (unescaped("utf-8'nb'm%C3%B8te%20a=b.pdf"), "møte a=b.pdf"),
            (unescaped("plain.pdf"), "plain.pdf"),
        ];
        for (name, expected) in rows {
            assert_eq!(name, expected);
        }
    }
}
