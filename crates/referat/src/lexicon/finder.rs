//! Finding phrases that stand as whole words.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::fold::is_alphanumeric;

/// Finds every one of a list of phrases: each is looked for where its first
/// word stands.
#[derive(Clone, Debug)]
pub(crate) struct Finder {
    /// For each first word, where its phrases stand among `phrases`.
    words: FxHashMap<Box<str>, Range<usize>>,
    phrases: Vec<Phrase>,
}

/// A phrase without its first word.
#[derive(Clone, Debug)]
struct Phrase {
    rest: Box<str>,
    /// The phrase's index in the list.
    index: usize,
}

impl Finder {
    /// Finds these phrases, spelled as they are.
    pub(crate) fn new<'a>(phrases: impl Iterator<Item = &'a str>) -> Self {
        let phrases = phrases.enumerate().filter(|(_, it)| !it.is_empty());
        let mut split: Vec<(&str, &str, usize)> = phrases
            .map(|(index, it)| {
                let (word, rest) = it.split_at(word_end(it));
                (word, rest, index)
            })
            .collect();
        split.sort_by_key(|(word, rest, _)| (*word, Reverse(rest.len())));
        let mut words = FxHashMap::default();
        let mut start = 0;
        for same in split.chunk_by(|a, b| a.0 == b.0) {
            words.insert(same[0].0.into(), start..start + same.len());
            start += same.len();
        }
        let phrases = split.into_iter().map(|(_, rest, index)| Phrase { rest: rest.into(), index }).collect();
        Self { words, phrases }
    }

    /// Gives each phrase's index and place, for all that stand as whole words:
    /// leftmost first, of those at one place the longest first.
    pub(crate) fn find(&self, text: &str, mut found: impl FnMut(usize, Range<usize>)) {
        let mut end = 0;
        while let Some(word) = next_word(text, end) {
            end = word.end;
            self.at(text, word, &mut found);
        }
    }

    /// Those that the text begins with, once it is spelled as they are, which
    /// keeps each place.
    pub(crate) fn leads<'t>(
        &self,
        text: &'t str,
        spelled: impl Fn(&'t str) -> Cow<'t, str>,
        mut found: impl FnMut(usize, Range<usize>),
    ) {
        // Most texts begin with a word that begins no phrase.
        let word = next_word(text, 0).filter(|it| self.words.contains_key(&*spelled(&text[it.clone()])));
        if let Some(word) = word {
            self.at(&spelled(text), word, &mut found);
        }
    }

    /// Those that begin with the word at a place.
    fn at(&self, text: &str, word: Range<usize>, found: &mut impl FnMut(usize, Range<usize>)) {
        let Some(phrases) = self.words.get(&text[word.clone()]) else { return };
        let after = &text[word.end..];
        // Behind the space most words begin otherwise.
        let begins = |rest: &str| rest.as_bytes().get(1) == after.as_bytes().get(1);
        for Phrase { rest, index } in &self.phrases[phrases.clone()] {
            let is_found = rest.is_empty()
                || (rest.len() == 1 || begins(rest))
                    && after.starts_with(&**rest)
                    && !is_inside_word(after, rest.len());
            if is_found {
                found(*index, word.start..word.end + rest.len());
            }
        }
    }
}

/// The word, or other character but white space, that stands first from a
/// place on.
fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = &text[from..];
    let start = match rest.as_bytes() {
        // Nearly always one space stands between two words.
        [b' ', next, ..] if next.is_ascii_graphic() => from + 1,
        _ => from + rest.find(|it: char| !it.is_whitespace())?,
    };
    Some(start..start + word_end(&text[start..]))
}

/// Where the word, or other character, that a text begins with ends.
fn word_end(text: &str) -> usize {
    let mut end = 0;
    loop {
        let letters = text.as_bytes()[end..].iter();
        end += letters.take_while(|it| it.is_ascii_alphanumeric()).count();
        match text[end..].chars().next().filter(|it| !it.is_ascii() && is_alphanumeric(*it)) {
            Some(letter) => end += letter.len_utf8(),
            None => break,
        }
    }
    if end > 0 { end } else { text.chars().next().map_or(0, char::len_utf8) }
}

/// Whether a word goes on over the byte.
fn is_inside_word(text: &str, at: usize) -> bool {
    let joins = |it: Option<char>| it.is_some_and(is_alphanumeric);
    joins(text[at..].chars().next()) && joins(text[..at].chars().next_back())
}
