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
