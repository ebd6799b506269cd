//! What stands before an item's number: `PS`, `Sak nr.`, `V-SAK`, `KF §`.

use std::ops::Range;

use super::year_first;
use crate::fields::scan;
use crate::lexicon::{Lexicon, Term, fold};

/// What stands before an item's number.
pub(super) struct Prefix {
    /// Where the number begins.
    pub(super) end: usize,
    pub(super) words_end: usize,
    /// `PS` of `PS 12/24`.
    pub(super) series: Option<Range<usize>>,
    pub(super) is_paragraph: bool,
    /// Whether the words make any number after them an item's.
    pub(super) is_certain: bool,
}

/// `PS`, `Sak nr.`, `V-SAK`, `KS-`, `KF §`.
pub(super) fn prefix(text: &str, start: usize, lexicon: &Lexicon) -> Option<Prefix> {
    let mut found =
        Prefix { end: start, words_end: start, series: None, is_paragraph: false, is_certain: false };
    let mut is_last_noun = false;
    for _ in 0..4 {
        if let Some(end) = scan::mark(text, found.end, &['§']).or_else(|| misread_sign(text, found.end)) {
            found.words_end = end;
            found.is_paragraph = true;
        } else if let Some(word) = scan::word(text, found.end) {
            let is_noun = is_noun(&text[word.clone()], lexicon);
            let is_known = lexicon.knows(Term::ItemPrefix, &text[word.clone()]);
            if !is_noun && !is_known && !is_series(&text[word.clone()]) {
                return None;
            }
            found.is_certain |= is_noun || is_known;
            is_last_noun = is_noun && word.len() > 2;
            if !is_noun && is_series(&text[word.clone()]) {
                found.series = Some(word.clone());
            }
            found.words_end = word.end;
        } else {
            break;
        }
        found.end = prefix_end(text, found.words_end);
        // `E18` is a road and `A4` a paper; `SAK1` is item 1, and `C23/041` the
        // 41st of 2023.
        let glued = scan::figure(text, found.end).filter(|_| found.end == found.words_end);
        let is_number = |it| found.is_paragraph || is_last_noun || year_first(text, it).is_some();
        if glued.is_some_and(|it| !is_number(it)) {
            return None;
        }
    }
    (found.words_end > start && scan::figure(text, found.end).is_some()).then_some(found)
}

/// The end of a `§` that OCR took for a dollar, whose amount would stand close
/// to it, or for an eight, whose title would not begin with a figure of its own.
fn misread_sign(text: &str, at: usize) -> Option<usize> {
    let end = scan::mark(text, at, &['$', '8'])?;
    let number = Some(scan::spaces(text, end)).filter(|number| *number > end)?;
    let is_dollar = text[at..].starts_with('$');
    (is_dollar || text[..at].trim().is_empty() && is_before_title(text, number)).then_some(end)
}

/// Whether a figure of few digits stands there, and after it a title.
fn is_before_title(text: &str, at: usize) -> bool {
    let figure = scan::figure(text, at).filter(|it| it.digits() <= 3);
    figure
        .and_then(|it| text[it.end..].strip_prefix(' '))
        .is_some_and(|it| it.starts_with(char::is_uppercase))
}

/// Where what follows a prefix word and its marks begins.
fn prefix_end(text: &str, at: usize) -> usize {
    let stop = scan::mark(text, at, &['.']).unwrap_or(at);
    // `PU/SL sak 1/17`
    let slash = scan::mark(text, stop, &['/']).filter(|it| scan::word(text, *it).is_some());
    let stop = slash.or_else(|| scan::mark(text, stop, &[':', '-', '–'])).unwrap_or(stop);
    let rest = text.get(stop..).unwrap_or_default();
    stop + (rest.len() - rest.trim_start().len())
}

/// Whether the word is a noun for items or ends in one: `sak`, `styresak`,
/// `PSak`.
pub(super) fn is_noun(printed: &str, lexicon: &Lexicon) -> bool {
    lexicon.meanings(printed).has(Term::ItemNoun)
        || printed.len() > 3 && {
            let word = fold(printed);
            let nouns = lexicon.phrases(Term::ItemNoun).iter();
            nouns
                .filter(|it| it.len() > 2)
                .filter_map(|it| word.strip_suffix(it.as_str()))
                .any(|rest| rest.len() > 2 || printed.get(..rest.len()).is_some_and(is_series))
        }
}

/// Whether the word is a few capitals, perhaps with a small letter last: `STi`.
pub(super) fn is_series(word: &str) -> bool {
    let capitals = word.chars().take_while(|it| it.is_uppercase()).count();
    let length = word.chars().count();
    length <= 5 && (capitals == length || capitals > 1 && capitals + 1 == length)
}
