//! Bytes to text, and whether the text is HTML.

use std::borrow::Cow;

use crate::charset;

/// How far into a file its encoding is declared, and its kind shows.
const HEAD: usize = 4096;
/// How many known tags the start of a page has that does not say what it is.
const TAGS: usize = 3;

/// Tags that a page may begin with, beside `html`.
const KNOWN: &[&str] = &[
    "head", "body", "meta", "title", "link", "style", "script", "table", "tr", "td", "div", "section",
    "article", "main", "header", "nav", "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "center", "font", "b",
    "strong", "span", "a", "br", "hr", "img",
];

/// The text of a page, in the encoding that it declares where the bytes do not
/// show another.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    charset::decode(bytes, declared(&head))
}

/// Whether the bytes begin like a page, and are not text that speaks of tags.
pub(super) fn looks_like_html(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = charset::decode(head, None).to_ascii_lowercase();
    let mut rest = head.trim_start_matches('\0').trim_start();
    while let Some(end) = leading_remark(rest) {
        rest = rest[end..].trim_start();
    }
    if ["<!doctype html", "<html"].iter().any(|it| rest.starts_with(it)) {
        return true;
    }
    let starts_with_tag = rest.starts_with('<') && tag(&rest[1..]).is_some();
    let tags = rest.split('<').skip(1).filter_map(|it| tag(it.trim_start_matches('/'))).count();
    starts_with_tag && tags >= TAGS && rest.contains("</")
}

/// Where a comment or an XML declaration at the start ends.
fn leading_remark(text: &str) -> Option<usize> {
    let end = match text {
        _ if text.starts_with("<!--") => "-->",
        _ if text.starts_with("<?") => ">",
        _ => return None,
    };
    text.find(end).map(|at| at + end.len())
}

/// The known tag that the text after a `<` names.
fn tag(text: &str) -> Option<&str> {
    let end = text.find(|it: char| !it.is_ascii_alphanumeric())?;
    let (name, rest) = text.split_at(end);
    (rest.starts_with([' ', '>', '/', '\n', '\r', '\t']) && KNOWN.contains(&name)).then_some(name)
}

/// The encoding that a `meta` element or the XML declaration names.
fn declared(head: &str) -> Option<&str> {
    let after = |name: &str| {
        let at = head.to_ascii_lowercase().find(name)? + name.len();
        let rest = head.get(at..)?.trim_start().strip_prefix('=')?;
        let rest = rest.trim_start().trim_start_matches(['"', '\'']);
        let end = rest.find(|it: char| !(it.is_ascii_alphanumeric() || "-_:".contains(it)));
        Some(&rest[..end.unwrap_or(rest.len())])
    };
    after("charset").or_else(|| after("encoding"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_how_they_begin() {
        let rows = [
            ("<!DOCTYPE html><html>", true),
            ("\u{feff}\n<HTML xmlns:o='x'>", true),
            ("<?xml version='1.0'?><!-- note --><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'>", true),
            ("<h1>Referat</h1>\n<p>Sak 1</p>", true),
            ("<p>one", false),
            ("Use <b>bold</b> and <i>italic</i>, <p>and so on</p>", false),
            ("# Referat\n\n<br>\n* <b>Sak 1</b>", false),
            ("<?xml version='1.0'?><office:document><p></p><p></p></office:document>", false),
            ("<https://example.com/> <b>x</b> <b>y</b> <b>z</b>", false),
            ("", false),
        ];
        for (text, expected) in rows {
            assert_eq!(looks_like_html(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn the_encoding_is_the_one_that_is_declared_or_shows() {
        let rows: [(&[u8], &str); 6] = [
            (b"<p>\xC3\xB8", "<p>ø"),
            (b"<p>m\xF8te", "<p>møte"),
            (b"<meta charset=\"iso-8859-1\">\xF8", "<meta charset=\"iso-8859-1\">ø"),
            (
                b"<META content='text/html; Charset = macintosh'>\xBF",
                "<META content='text/html; Charset = macintosh'>ø",
            ),
            (
                b"<?xml version='1.0' encoding='macintosh'?>\xBF",
                "<?xml version='1.0' encoding='macintosh'?>ø",
            ),
            (b"\xFF\xFE<\0\xF8\0", "<ø"),
        ];
        for (bytes, expected) in rows {
            assert_eq!(decode(bytes), expected);
        }
    }
}
