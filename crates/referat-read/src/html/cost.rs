//! What parsing a page would cost, found without parsing it.
//!
//! A browser's parser mends what authors leave open: it looks through the open
//! elements at every tag, repeats formatting that was not ended in every block
//! after it, and compares each attribute with those before it. A page that
//! sets out to can make that cost the square of its length.

use std::collections::HashMap;

use crate::{Error, Limit, Limits};

/// Steps through open elements and attributes for each element of the limit.
const STEPS: u64 = 8;
/// Of the elements of the limit, the part that may be repeated formatting.
const REPEATED: u64 = 16;
/// How often the parser repeats formatting that is the same.
const SAME: u64 = 3;

/// Elements that authors leave open, and the next of their kind closes.
const LEFT_OPEN: &[&str] = &[
    "a", "area", "base", "br", "button", "col", "embed", "hr", "img", "input", "link", "meta", "nobr",
    "source", "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead",
];
/// Elements that the parser repeats.
const FORMATTING: &[&str] =
    &["b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"];
/// Elements that hold no tags.
const RAW: &[&str] = &["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"];

/// Refuses a page that would cost too much to parse.
pub(super) fn keep_to_limits(text: &str, limits: &Limits) -> Result<(), Error> {
    let mut elements = 0_u64;
    let mut unclosed = 0_u64;
    let mut unclosed_by_name: HashMap<String, u64> = HashMap::new();
    let mut steps = 0_u64;
    let mut repeated = 0_u64;
    let mut formatting = Formatting::default();
    let mut rest = text;
    while let Some((tag, after)) = next_tag(rest) {
        rest = after;
        let name = tag.name.to_ascii_lowercase();
        if !LEFT_OPEN.contains(&name.as_str()) {
            let alike = unclosed_by_name.entry(name.clone()).or_default();
            match (tag.is_end, *alike) {
                (false, _) => (unclosed, *alike) = (unclosed + 1, *alike + 1),
                // An end without a beginning is looked for in vain.
                (true, 0) => {}
                (true, _) => (unclosed, *alike) = (unclosed - 1, *alike - 1),
            }
        }
        elements += u64::from(!tag.is_end);
        steps = steps.saturating_add(unclosed).saturating_add(tag.attributes.saturating_mul(tag.attributes));
        repeated += if tag.is_end { 0 } else { formatting.repeated };
        if FORMATTING.contains(&name.as_str()) {
            formatting.take(&tag, &name);
        }
        if elements > limits.elements || repeated > limits.elements / REPEATED {
            return Err(Limit::ELEMENTS.exceeded(limits));
        }
        if steps > limits.elements.saturating_mul(STEPS) {
            return Err(Limit::ELEMENTS.exceeded(limits).context("too much is nested or left open"));
        }
        if RAW.contains(&name.as_str()) && !tag.is_end {
            rest = after_raw(rest, &name);
        }
    }
    Ok(())
}

/// Formatting that is open.
#[derive(Default)]
struct Formatting<'t> {
    open: HashMap<String, Vec<&'t str>>,
    alike: HashMap<&'t str, u64>,
    /// How many elements the parser repeats in the next block.
    repeated: u64,
}

impl<'t> Formatting<'t> {
    fn take(&mut self, tag: &Tag<'t>, name: &str) {
        if !tag.is_end {
            let alike = self.alike.entry(tag.text).or_default();
            *alike += 1;
            self.repeated += u64::from(*alike <= SAME);
            self.open.entry(name.to_owned()).or_default().push(tag.text);
        } else if let Some(text) = self.open.get_mut(name).and_then(Vec::pop) {
            let alike = self.alike.entry(text).or_default();
            self.repeated = self.repeated.saturating_sub(u64::from(*alike <= SAME));
            *alike = alike.saturating_sub(1);
        }
    }
}

struct Tag<'t> {
    name: &'t str,
    is_end: bool,
    attributes: u64,
    /// All of it between the angle brackets.
    text: &'t str,
}

/// The next tag, and the text after it.
fn next_tag(text: &str) -> Option<(Tag<'_>, &str)> {
    let mut rest = text;
    loop {
        rest = &rest[rest.find('<')? + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end..]);
            continue;
        }
        let (is_end, tag) = rest.strip_prefix('/').map_or((false, rest), |tag| (true, tag));
        if !tag.starts_with(|it: char| it.is_ascii_alphabetic()) {
            continue;
        }
        let name_end = tag.find([' ', '\t', '\n', '\r', '\u{c}', '/', '>']).unwrap_or(tag.len());
        let (attributes, length) = attributes(&tag[name_end..]);
        let (text, after) = tag.split_at(name_end + length);
        return Some((Tag { name: &tag[..name_end], is_end, attributes, text }, after));
    }
}

/// How many attributes there are, and where the tag ends.
fn attributes(text: &str) -> (u64, usize) {
    #[derive(Clone, Copy)]
    enum At {
        Gap,
        Name,
        AfterName,
        BeforeValue,
        Value,
        Quoted(u8),
    }
    let mut attributes = 0;
    let mut at = At::Gap;
    for (place, byte) in text.bytes().enumerate() {
        let is_white = byte.is_ascii_whitespace();
        at = match (at, byte) {
            (At::Quoted(quote), _) => {
                if byte == quote {
                    At::Gap
                } else {
                    at
                }
            }
            (_, b'>') => return (attributes, place),
            (At::BeforeValue, b'"' | b'\'') => At::Quoted(byte),
            (At::BeforeValue, _) => {
                if is_white {
                    at
                } else {
                    At::Value
                }
            }
            (At::Value, _) => {
                if is_white {
                    At::Gap
                } else {
                    at
                }
            }
            (At::Name | At::AfterName, b'=') => At::BeforeValue,
            (_, b'/') => At::Gap,
            (At::Name, _) => {
                if is_white {
                    At::AfterName
                } else {
                    at
                }
            }
            (At::Gap | At::AfterName, _) if is_white => at,
            (At::Gap | At::AfterName, _) => {
                attributes += 1;
                At::Name
            }
        };
    }
    (attributes, text.len())
}

/// The text from the end tag of an element that holds none.
fn after_raw<'t>(text: &'t str, name: &str) -> &'t str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at..];
        if rest.get(2..2 + name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name)) {
            return rest;
        }
        rest = &rest[2..];
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_cost_too_much_is_refused() {
        let limits = Limits { elements: 10_000, ..Limits::default() };
        let fonts: String = (0..200).map(|it| format!("<font size={it}>")).collect();
        let names: String = (0..400).map(|it| format!(" a{it}")).collect();
        let rows = [
            ("<p>".repeat(10_001), false),
            ("<p>".repeat(10_000), true),
            ("<div>".repeat(500), false),
            ("<div></div>".repeat(5_000), true),
            ("<span>".repeat(200) + &"</x>".repeat(1_000), false),
            (format!("{fonts}{}", "<p>".repeat(10)), false),
            ("<font size=1>".repeat(200) + &"<p>".repeat(10), true),
            ("<font size=1>x</font><p>".repeat(1_000), true),
            (format!("<p title='<'{names}>"), false),
            (format!("<p title='{names}'>"), true),
            (format!("<!-- {0} --><script>{0}</script>", "<div>".repeat(500)), true),
        ];
        for (text, fits) in rows {
            let cut: String = text.chars().take(60).collect();
            assert_eq!(keep_to_limits(&text, &limits).is_ok(), fits, "{cut}");
        }
    }
}
