//! Reading along a text: what stands at a byte offset, and just before it.

use std::ops::Range;

/// A run of ASCII digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its value; as large as can be when it has too many digits.
    pub(super) value: u32,
}

impl Figure {
    /// How many digits it has.
    pub(super) fn digits(self) -> usize {
        self.end - self.start
    }

    /// Its value, when it has so few digits and is so small.
    pub(super) fn within(self, digits: Range<usize>, values: Range<u32>) -> Option<u32> {
        (digits.contains(&self.digits()) && values.contains(&self.value)).then_some(self.value)
    }
}

/// The figure that begins at `at`.
pub(super) fn figure(text: &str, at: usize) -> Option<Figure> {
    let digits = text.as_bytes().get(at..)?.iter().take_while(|it| it.is_ascii_digit()).count();
    let end = at + digits;
    (digits > 0).then(|| Figure { start: at, end, value: text[at..end].parse().unwrap_or(u32::MAX) })
}

/// The first figure at or after `at`.
pub(super) fn next_figure(text: &str, at: usize) -> Option<Figure> {
    let start = at + text.as_bytes().get(at..)?.iter().position(u8::is_ascii_digit)?;
    figure(text, start)
}

/// The character at `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// Whether a word or number goes on over `at`, so that nothing begins there.
pub(super) fn is_inside_word(text: &str, at: usize) -> bool {
    let joins = |it: char| it.is_alphanumeric() || matches!(it, '_' | '@' | '#' | '=' | '&' | '%');
    match char_before(text, at) {
        Some(mark @ ('.' | ',' | '/' | '-' | ':' | '–')) => {
            char_before(text, at - mark.len_utf8()).is_some_and(|it| it.is_ascii_digit())
        }
        before => before.is_some_and(joins),
    }
}

/// Whether a number goes on after `at`, or is a part of something else: a date,
/// an amount, a share.
pub(super) fn goes_on(text: &str, at: usize) -> bool {
    match char_at(text, at) {
        Some('.' | '/' | ':' | ',') => figure(text, at + 1).is_some(),
        Some('%') => true,
        next => next.is_some_and(char::is_alphanumeric),
    }
}

/// Where a one-character mark at `at` ends.
pub(super) fn mark(text: &str, at: usize, marks: &[char]) -> Option<usize> {
    char_at(text, at).filter(|it| marks.contains(it)).map(|it| at + it.len_utf8())
}

/// Where the spaces at `at` end; a tab separates columns and is none.
pub(super) fn spaces(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start_matches(is_space).len())
}

/// The letters at `at`.
pub(super) fn word(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let length = rest.find(|it: char| !it.is_alphabetic()).unwrap_or(rest.len());
    (length > 0).then_some(at..at + length)
}

/// The letters at `at` after any spaces.
pub(super) fn next_word(text: &str, at: usize) -> Option<Range<usize>> {
    word(text, spaces(text, at))
}

/// The letters before `at`, over spaces and one mark.
pub(super) fn word_before(text: &str, at: usize, marks: &[char]) -> Option<Range<usize>> {
    let before = text.get(..at)?.trim_end_matches(is_space);
    let before = before.strip_suffix(marks).unwrap_or(before);
    let start = before.char_indices().rev().take_while(|(_, it)| it.is_alphabetic()).last()?.0;
    Some(start..before.len())
}

/// Where a dash at `at`, with any spaces around it, ends; two are one that was
/// typed, or read, as two.
pub(super) fn dash(text: &str, at: usize) -> Option<usize> {
    let dash = |at| mark(text, at, &['-', '–', '—', '‑', '−']);
    let end = dash(spaces(text, at))?;
    Some(spaces(text, dash(end).unwrap_or(end)))
}

fn is_space(it: char) -> bool {
    it.is_whitespace() && !matches!(it, '\t' | '\n' | '\r')
}
