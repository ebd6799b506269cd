//! Titles that text runs on behind, on the same line: `Ny pumpe. Formannen la
//! fram tilbud fra to firma.`

use super::sentence;

/// Longest such title, in words.
const TITLE: usize = 6;
/// Least words that run on after a stop, and after a colon or a dash.
const TEXT: usize = 2;
const TEXT_AFTER_MARK: usize = 8;
/// Least words of text that need not end as a sentence.
const LONG_TEXT: usize = 12;

/// Where the text behind a title begins, when the text is both: behind a stop,
/// or behind a colon where sentences follow.
pub(crate) fn text_start(text: &str) -> Option<usize> {
    let stop = sentence::placed_sentences(text).nth(1).map(|(start, _)| start);
    stop.filter(|at| runs_on(text, *at, TITLE, TEXT)).or_else(|| after_mark(text, &[": "]))
}

/// ... of a line that has no number and stands out by nothing: behind a dash
/// too.
pub(crate) fn text_start_of_topic(text: &str) -> Option<usize> {
    after_mark(text, &[": ", " – ", " - "])
}

fn after_mark(text: &str, marks: &[&str]) -> Option<usize> {
    let start = marks.iter().filter_map(|mark| Some(text.find(mark)? + mark.len())).min()?;
    let is_sentence = text.trim_end().ends_with(['.', '!', '?']);
    (is_sentence && runs_on(text, start, TITLE, TEXT_AFTER_MARK)).then_some(start)
}

/// Whether a title of at most some words stands before `start`, and a text of
/// at least some words after it.
pub(crate) fn runs_on(text: &str, start: usize, longest: usize, least: usize) -> bool {
    let words = |text: &str| text.split_whitespace().filter(|it| it.contains(char::is_alphanumeric)).count();
    let Some((title, rest)) = text.split_at_checked(start) else { return false };
    let rest = rest.trim_start_matches([':', '.', ' ']);
    let is_open = |it: &str| it.starts_with(|it: char| !it.is_lowercase());
    (1..=longest).contains(&words(title))
        && is_open(title)
        && words(rest) >= least
        && is_open(rest)
        && (rest.trim_end().ends_with(['.', '!', '?', ')']) || words(rest) >= LONG_TEXT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_runs_on_behind_a_title() {
        for (text, expected) in [
            ("Ny pumpe. Formannen la fram tilbud.", "Formannen la fram tilbud."),
            ("Ymse. Ingen saker.", "Ingen saker."),
            (
                "Brygga: Vi har fått tillatelse og tar kontakt med snekkeren.",
                "Vi har fått tillatelse og tar kontakt med snekkeren.",
            ),
            ("Dugnad – Plakatene settes opp over hele bygda den andre mai.", ""),
            ("Orientering: Budsjett 2024", ""),
            ("Valg av kasserer", ""),
            ("Evt. saker", ""),
            ("Formannen la fram tilbud fra to firma på ny pumpe. Dyrt.", ""),
        ] {
            assert_eq!(text_start(text).map_or("", |at| &text[at..]), expected, "{text}");
        }
    }
}
