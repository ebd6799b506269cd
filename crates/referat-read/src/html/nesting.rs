//! How deep a page nests, before a tree is built of it: building takes time
//! that grows with the square of the depth, and formatting that is never
//! ended is begun anew in each paragraph.

use crate::{Error, Limits};

/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements that end where the next of them begins.
const SELF_ENDING: &[&str] =
    &["dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr", "colgroup"];

/// Elements that go on after what they began in has ended.
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements whose content is no markup, and what ends it.
const RAW: &[(&str, &str)] = &[("script", "</script"), ("style", "</style"), ("!--", "-->")];

/// How far back a self-ending element is looked for.
const NEAR: usize = 8;
/// How many formatting elements may be open.
const FORMATS: usize = 256;
/// How many of the same formatting elements count.
const SAME: usize = 3;
/// How much deeper than allowed this rough measure may find a page.
const MARGIN: usize = 4;

/// Fails on a page that nests far deeper than allowed.
pub(super) fn check_nesting(html: &str, limits: &Limits) -> Result<(), Error> {
    let depth = (limits.nesting as usize).saturating_mul(MARGIN);
    let mut open: Vec<&str> = Vec::new();
    let mut formats: Vec<(&str, &str)> = Vec::new();
    let mut elements = 0_u64;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let raw = RAW.iter().find(|(name, _)| starts_with(rest, name));
        if let Some((_, end)) = raw {
            rest = find(rest, end).map_or("", |at| &rest[at + end.len()..]);
            continue;
        }
        let is_end = rest.starts_with('/');
        let tag = rest.trim_start_matches('/').split('>').next().unwrap_or_default();
        let name = tag.split(|it: char| it.is_whitespace() || it == '/').next().unwrap_or_default();
        if !name.starts_with(|it: char| it.is_ascii_alphabetic()) || is_any(name, VOID) {
            continue;
        }
        rest = &rest[name.len()..];
        let is_format = is_any(name, FORMATTING);
        if is_end {
            if let Some(at) = formats.iter().rposition(|it| is_format && it.0.eq_ignore_ascii_case(name)) {
                formats.remove(at);
            }
            if let Some(at) = open.iter().rposition(|it| it.eq_ignore_ascii_case(name)) {
                open.truncate(at);
            }
            continue;
        }
        if is_any(name, SELF_ENDING) {
            let near = open.len().saturating_sub(NEAR);
            if let Some(at) = open[near..].iter().rposition(|it| it.eq_ignore_ascii_case(name)) {
                open.truncate(near + at);
            }
        }
        open.push(name);
        if is_format {
            if formats.iter().filter(|it| it.1 == tag).count() >= SAME
                && let Some(at) = formats.iter().position(|it| it.1 == tag)
            {
                formats.remove(at);
            }
            formats.push((name, tag));
        }
        elements = elements.saturating_add(1 + formats.len() as u64);
        if open.len() > depth || formats.len() > FORMATS || elements > limits.elements {
            return Err(Error::limit_exceeded("more elements or deeper ones than allowed"));
        }
    }
    Ok(())
}

fn is_any(name: &str, names: &[&str]) -> bool {
    names.iter().any(|it| it.eq_ignore_ascii_case(name))
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start))
}

/// Where an ending begins, in any case.
fn find(text: &str, end: &str) -> Option<usize> {
    let first = end.as_bytes().first().copied().map(char::from)?;
    text.match_indices(first).map(|(at, _)| at).find(|at| starts_with(&text[*at..], end))
}
