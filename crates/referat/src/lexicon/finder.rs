//! Finding phrases that stand as whole words.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::ends::Ends;
use super::fold::is_alphanumeric;

/// Finds every one of a list of phrases: each is looked for where its first
/// word stands.
#[derive(Clone, Debug)]
pub(crate) struct Finder {
    /// For each first word, where its phrases stand among `phrases`.
    words: FxHashMap<Box<str>, Range<usize>>,
    /// What the first words begin and end with.
    ends: Ends,
    phrases: Vec<Phrase>,
}

/// A phrase without its first word.
#[derive(Clone, Debug)]
struct Phrase {
    rest: Box<str>,
    /// How it begins: most of a word's phrases are told from the text by it.
    begins: [u8; 2],
    /// The phrase's index in the list.
    index: usize,
}

impl Finder {
    /// Finds these phrases, spelled as they are.
    pub(crate) fn new<'a>(phrases: impl Iterator<Item = &'a str>) -> Self {
        let phrases = phrases.enumerate().filter(|(_, it)| !it.is_empty());
        let mut split: Vec<(&str, &str, usize)> = phrases
            .map(|(index, it)| {
                let (word, rest) = it.split_at(word_end(it, 0));
                (word, rest, index)
            })
            .collect();
        split.sort_by_key(|(word, rest, _)| (*word, Reverse(rest.len())));
        let mut words: FxHashMap<Box<str>, _> = FxHashMap::default();
        let mut start = 0;
        for same in split.chunk_by(|a, b| a.0 == b.0) {
            words.insert(same[0].0.into(), start..start + same.len());
            start += same.len();
        }
        let phrases = split.into_iter().map(|(_, rest, index)| Phrase {
            rest: rest.into(),
            begins: first_bytes(rest),
            index,
        });
        let phrases = phrases.collect();
        let ends = Ends::of(words.keys().map(|it| &**it));
        Self { words, ends, phrases }
    }

    /// Gives each phrase's index and place, for all that stand as whole words:
    /// leftmost first, of those at one place the longest first.
    pub(crate) fn find(&self, text: &str, mut found: impl FnMut(usize, Range<usize>)) {
        if self.words.is_empty() {
            return;
        }
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
        let begins = |word: &'t str| self.ends.may_have(word) && self.words.contains_key(&*spelled(word));
        let word = next_word(text, 0).filter(|it| begins(&text[it.clone()]));
        if let Some(word) = word {
            self.at(&spelled(text), word, &mut found);
        }
    }

    /// Those that begin with the word at a place.
    fn at(&self, text: &str, word: Range<usize>, found: &mut impl FnMut(usize, Range<usize>)) {
        let known = Some(&text[word.clone()]).filter(|it| self.ends.may_have(it));
        let Some(phrases) = known.and_then(|it| self.words.get(it)) else { return };
        let after = &text[word.end..];
        let begins = first_bytes(after);
        for Phrase { rest, begins: first, index } in &self.phrases[phrases.clone()] {
            let is_found = rest.is_empty()
                || (*first == begins || rest.len() == 1)
                    && after.starts_with(&**rest)
                    && !is_inside_word(after, rest.len());
            if is_found {
                found(*index, word.start..word.end + rest.len());
            }
        }
    }
}

fn first_bytes(text: &str) -> [u8; 2] {
    text.as_bytes().first_chunk().copied().unwrap_or_default()
}

/// The word, or other character but white space, that stands first from a
/// place on.
fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    // Nearly always one space stands between two words.
    let start = from + usize::from(bytes.get(from) == Some(&b' '));
    let is_word = bytes.get(start).is_some_and(u8::is_ascii_graphic);
    let start = if is_word { start } else { start + text[start..].find(|it: char| !it.is_whitespace())? };
    Some(start..word_end(text, start))
}

/// Where the word, or other character, that begins at a place ends.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    while let Some(byte) = text.as_bytes().get(end) {
        end += match byte {
            _ if IN_WORD[usize::from(*byte)] => 1,
            0..=0x7f => break,
            _ => match text[end..].chars().next().filter(|it| is_alphanumeric(*it)) {
                Some(letter) => letter.len_utf8(),
                None => break,
            },
        }
    }
    if end > start { end } else { start + text[start..].chars().next().map_or(0, char::len_utf8) }
}

/// Whether each byte is a letter or a digit by itself.
const IN_WORD: [bool; 256] = {
    let mut letters = [false; 256];
    let mut byte = 0;
    while byte < letters.len() {
        letters[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    letters
};

/// Whether a word goes on over the byte.
fn is_inside_word(text: &str, at: usize) -> bool {
    let joins = |it: Option<char>| it.is_some_and(is_alphanumeric);
    joins(text[at..].chars().next()) && joins(text[..at].chars().next_back())
}
