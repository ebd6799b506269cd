//! Text of several paragraphs, and its numbered points.

use crate::label::Labelled;
use crate::lexicon::{Lexicon, Term};
use crate::minutes::Point;

/// The paragraphs' texts without markers, a line each, and the numbered ones
/// as points.
pub(super) fn text<'a>(parts: impl IntoIterator<Item = &'a Labelled>) -> (String, Vec<Point>) {
    let mut lines = Vec::new();
    let mut points = Vec::new();
    for part in parts {
        let line = plain(part.paragraph.content());
        if let Some(marker) =
            part.paragraph.marker().filter(|it| it.chars().any(char::is_alphanumeric) && *it != "o")
        {
            points.push(Point { marker: marker.to_owned(), text: line.clone() });
        }
        lines.push(line);
    }
    (lines.join("\n"), points)
}

/// The text with columns as words.
pub(super) fn plain(text: &str) -> String {
    text.replace('\t', " ").trim().to_owned()
}

/// The first sentence of a text.
pub(super) fn sentence(text: &str) -> &str {
    text[..sentence_end(text)].trim()
}

/// The sentences of a text, in order.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (first, others) = rest.split_at(sentence_end(rest));
        out.push(first.trim());
        rest = others.trim_start();
    }
    out
}

/// Where the first sentence of a text ends: after a stop that follows a whole
/// word or a closing bracket, before a capital; never at an abbreviation.
fn sentence_end(text: &str) -> usize {
    let mut stops = text.match_indices(['.', '!', '?']).map(|(at, _)| at);
    let end = stops.find(|at| {
        let before = text[..*at].rsplit(|it: char| it.is_whitespace() || it == '(').next().unwrap_or("");
        let after = &text[*at + 1..];
        let next = after.trim_start().chars().next();
        // `pkt. 2` is an abbreviation.
        let shortest = if next.is_some_and(|it| it.is_ascii_digit()) { 4 } else { 3 };
        let is_word =
            before.chars().count() >= shortest && before.chars().all(|it| it.is_alphabetic() || it == '-');
        let is_closed =
            before.ends_with([')', '%', '»', '"']) || text[..*at - before.len()].trim_end().ends_with('§');
        let is_figure = before.starts_with(|it: char| it.is_ascii_digit())
            && before
                .rsplit('.')
                .next()
                .is_some_and(|it| it.len() > 2 || before.contains('.') && it.len() == 2);
        // `400 kr. Per var imot.`: a unit after a figure ends a sentence too.
        let is_unit = before.starts_with(char::is_alphabetic)
            && text[..*at - before.len()].trim_end().ends_with(|it: char| it.is_ascii_digit());
        let is_word = is_word || is_closed || is_figure || is_unit;
        is_word && after.starts_with(' ') && next.is_some_and(|it| it.is_uppercase() || it.is_ascii_digit())
    });
    end.map_or(text.len(), |end| end + 1)
}

/// The text after a label on the same line, and the label.
pub(super) fn after_label(part: &Labelled) -> (String, Option<String>) {
    let content = part.paragraph.content();
    let end = content.find(':').map(|at| at + 1).or_else(|| {
        part.paragraph
            .cells
            .first()
            .filter(|_| part.paragraph.is_row())
            .map(|cell| cell.end.saturating_sub(part.paragraph.content))
    });
    let (label, rest) = content.split_at_checked(end.unwrap_or(content.len())).unwrap_or((content, ""));
    let label = label.trim().trim_end_matches(':').trim();
    (plain(rest), (!label.is_empty()).then(|| label.to_owned()))
}

/// The members of a list: parted by commas and by `og`, not within
/// parentheses.
pub(super) fn elements<'a>(list: &'a str, lexicon: &Lexicon) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_u32, 0);
    for (at, it) in list.char_indices() {
        let joins = || {
            let after = &list[at + 1..];
            let mut words = lexicon.phrases(Term::Conjunction).iter().map(String::as_str);
            words.find(|it| after.strip_prefix(it).is_some_and(|it| it.starts_with(' ')))
        };
        match it {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ';' | '\n' if depth == 0 => {
                parts.push(list.get(start..at).unwrap_or(""));
                start = at + 1;
            }
            ' ' if depth == 0 => {
                if let Some(word) = joins() {
                    parts.push(list.get(start..at).unwrap_or(""));
                    start = at + 1 + word.len();
                }
            }
            _ => {}
        }
    }
    parts.push(list.get(start..).unwrap_or(""));
    parts.into_iter().map(str::trim).filter(|it| !it.is_empty()).collect()
}
