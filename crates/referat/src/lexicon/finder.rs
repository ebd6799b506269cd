//! Finding phrases that stand as whole words.

use aho_corasick::Anchored;
use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;

/// Finds every one of a list of phrases where a word begins.
///
/// The automaton is used as a trie: it is entered at the start of each word
/// and left as soon as no phrase goes on.
pub(super) struct Finder(NFA);

impl Finder {
    /// Finds these phrases, which are in lower case.
    pub(super) fn new<'a>(phrases: impl Iterator<Item = &'a str>) -> Self {
        Self(NFA::new(phrases).expect("a lexicon is far below the automaton's limits"))
    }

    /// Calls `found` with each phrase's index, first byte and byte after the
    /// last, for all that stand as whole words in a text in lower case.
    pub(super) fn each(&self, text: &str, mut found: impl FnMut(usize, usize, usize)) {
        let mut inside = false;
        for (start, it) in text.char_indices() {
            let joins = it.is_alphanumeric();
            if !(inside && joins) {
                self.at(text, start, &mut found);
            }
            inside = joins;
        }
    }

    fn at(&self, text: &str, start: usize, found: &mut impl FnMut(usize, usize, usize)) {
        let automaton = &self.0;
        let Ok(mut state) = automaton.start_state(Anchored::Yes) else { return };
        for (end, byte) in (start + 1..).zip(text.as_bytes()[start..].iter().copied()) {
            state = automaton.next_state(Anchored::Yes, state, byte);
            if !automaton.is_special(state) {
                continue;
            }
            if automaton.is_dead(state) {
                return;
            }
            if automaton.is_match(state) && is_boundary(text, end) {
                for index in 0..automaton.match_len(state) {
                    let phrase = automaton.match_pattern(state, index);
                    // A state also knows the phrases that end here and began later.
                    if automaton.pattern_len(phrase) == end - start {
                        found(phrase.as_usize(), start, end);
                    }
                }
            }
        }
    }
}

/// Whether no word goes on over the byte.
fn is_boundary(text: &str, at: usize) -> bool {
    let joins = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    !(joins(text[at..].chars().next()) && joins(text[..at].chars().next_back()))
}
