//! Finding phrases that stand as whole words.

use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashMap;

/// Finds every one of a list of phrases: each is looked for where its first
/// word stands.
#[derive(Clone, Debug)]
pub(crate) struct Finder(FxHashMap<Box<str>, Vec<Rest>>);

/// What follows a phrase's first word.
#[derive(Clone, Debug)]
struct Rest {
    text: Box<str>,
    /// The phrase's index in the list.
    phrase: usize,
}

impl Finder {
    /// Finds these phrases, spelled as they are.
    pub(crate) fn new<'a>(phrases: impl Iterator<Item = &'a str>) -> Self {
        let mut by_word: FxHashMap<Box<str>, Vec<Rest>> = FxHashMap::default();
        for (phrase, text) in phrases.enumerate().filter(|(_, it)| !it.is_empty()) {
            let (word, rest) = text.split_at(word_end(text));
            by_word.entry(word.into()).or_default().push(Rest { text: rest.into(), phrase });
        }
        by_word.values_mut().for_each(|them| them.sort_by_key(|it| Reverse(it.text.len())));
        Self(by_word)
    }

    /// Each phrase's index and place, for all that stand as whole words:
    /// leftmost first, of those at one place the longest first.
    pub(crate) fn find(&self, text: &str) -> impl Iterator<Item = (usize, Range<usize>)> {
        words(text).flat_map(move |word| self.at(text, word))
    }

    /// Those that the text begins with.
    pub(crate) fn leads(&self, text: &str) -> impl Iterator<Item = (usize, Range<usize>)> {
        words(text).next().into_iter().flat_map(move |word| self.at(text, word))
    }

    /// Those that begin with the word at a place.
    fn at(&self, text: &str, word: Range<usize>) -> impl Iterator<Item = (usize, Range<usize>)> {
        let Range { start, end } = word;
        let rests = self.0.get(&text[word]).map(Vec::as_slice).unwrap_or_default();
        let found = rests.iter().filter(move |it| text[end..].starts_with(&*it.text));
        let places = found.map(move |it| (it.phrase, start..end + it.text.len()));
        places.filter(move |(_, it)| !is_inside_word(text, it.end))
    }
}

/// The words of a text, and what else stands in it but spaces, a character
/// each.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    let runs = std::iter::from_fn(move || {
        let start = end;
        end += word_end(&text[start..]);
        (end > start).then_some(start..end)
    });
    runs.filter(move |run| !text[run.start..].starts_with(char::is_whitespace))
}

/// Where the word, or other character, that a text begins with ends.
fn word_end(text: &str) -> usize {
    let letters = text.find(|it: char| !it.is_alphanumeric()).unwrap_or(text.len());
    if letters > 0 { letters } else { text.chars().next().map_or(0, char::len_utf8) }
}

/// Whether a word goes on over the byte.
fn is_inside_word(text: &str, at: usize) -> bool {
    let joins = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    joins(text[at..].chars().next()) && joins(text[..at].chars().next_back())
}
