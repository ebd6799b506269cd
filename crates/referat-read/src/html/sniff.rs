//! Whether bytes are a web page, and in which encoding it says to be.

use crate::charset::decode;

/// How far into a file is looked.
const SAMPLE: usize = 4096;

/// How far into a file its encoding is looked for: scripts may stand before.
const HEAD: usize = 64 << 10;

/// Tags that a fragment without a root begins with, or soon has.
const TAGS: &[&str] = &[
    "a", "b", "body", "br", "center", "div", "em", "font", "h1", "h2", "h3", "h4", "head", "hr", "html", "i",
    "li", "link", "meta", "ol", "p", "script", "span", "strong", "style", "table", "tbody", "td", "th",
    "title", "tr", "ul",
];

/// Tags that nothing but a page begins with.
const FRAME: &[&str] = &["body", "head", "link", "meta", "script", "style", "title"];

/// How many such tags a fragment has.
const SEVERAL: usize = 2;

pub(super) fn sniff(bytes: &[u8]) -> bool {
    let text = decode(&bytes[..bytes.len().min(SAMPLE)], None).to_ascii_lowercase();
    let text = without_prolog(&text);
    if !text.starts_with('<') {
        return false;
    }
    if text.starts_with("<!doctype html") || is_tag(text, "html") {
        return true;
    }
    // What only the frame of a page has.
    if FRAME.iter().any(|tag| is_tag(text, tag)) {
        return true;
    }
    let known = text.match_indices('<').filter(|(at, _)| TAGS.iter().any(|tag| is_tag(&text[*at..], tag)));
    let begins = TAGS.iter().any(|tag| is_tag(text, tag));
    let marked = text.lines().any(|line| {
        let hashes = line.len() - line.trim_start_matches('#').len();
        (1..=6).contains(&hashes) && line[hashes..].starts_with(' ')
    });
    begins && !marked && known.take(SEVERAL).count() == SEVERAL
}

/// The text after a byte order mark, an XML declaration and comments.
fn without_prolog(text: &str) -> &str {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|it: char| it.is_whitespace() || it == '\u{feff}');
        let end = if rest.starts_with("<?xml") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else {
            return rest;
        };
        let Some(at) = rest.find(end) else { return rest };
        rest = &rest[at + end.len()..];
    }
}

fn is_tag(text: &str, tag: &str) -> bool {
    let rest = text.strip_prefix('<').and_then(|it| it.strip_prefix(tag));
    rest.is_some_and(|it| it.starts_with(|it: char| it == '>' || it == '/' || it.is_whitespace()))
}

/// The encoding that the page names.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let meta = head.match_indices("<meta").find_map(|(at, _)| {
        let tag = head[at..].split('>').next().unwrap_or_default();
        Some(label(&tag[tag.find("charset")? + "charset".len()..]))
    });
    let xml = || {
        let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
        Some(label(&declaration[declaration.find("encoding")? + "encoding".len()..]))
    };
    meta.or_else(xml).filter(|it| !it.is_empty())
}

fn label(rest: &str) -> String {
    let rest = rest.trim_start_matches(|it: char| it.is_whitespace() || matches!(it, '=' | '"' | '\''));
    rest.chars().take_while(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | ':')).collect()
}
