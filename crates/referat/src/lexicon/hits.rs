//! The phrases that were found in one text, and questions about them.

use std::ops::Range;

use super::{Term, TermSet};

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// What it tells.
    pub(crate) term: Term,
    /// First byte.
    pub(crate) start: usize,
    /// Byte after the last.
    pub(crate) end: usize,
}

/// The phrases found in one text: leftmost first, of those at one place the
/// longest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hits {
    hits: Vec<Hit>,
    /// The terms that were found: most questions are answered by it.
    terms: TermSet,
    /// First byte of the text that is no white space.
    start: usize,
    /// End of the text without closing punctuation.
    end: usize,
}

impl Hits {
    /// The phrases found in a text, in order.
    pub(super) fn new(hits: Vec<Hit>, text: &str) -> Self {
        let mut terms = TermSet::default();
        hits.iter().for_each(|hit| terms.insert(hit.term));
        Self { hits, terms, start: text.len() - text.trim_start().len(), end: sentence_end(text) }
    }

    /// The phrases in a part of the text, `part`, that begins and ends between
    /// words.
    pub(crate) fn within(&self, part: &str, range: Range<usize>) -> Self {
        let from = self.hits.partition_point(|it| it.start < range.start);
        let inside = self.hits[from..].iter().take_while(|it| it.start < range.end);
        let whole = inside.filter(|it| it.end <= range.end);
        let hits = whole.map(|it| Hit { start: it.start - range.start, end: it.end - range.start, ..*it });
        Self::new(hits.collect(), part)
    }

    /// These with another, which stands before them.
    pub(crate) fn with(mut self, first: Hit) -> Self {
        self.terms.insert(first.term);
        self.hits.insert(0, first);
        self
    }

    /// All of a term.
    pub(crate) fn of(&self, term: Term) -> impl Iterator<Item = Hit> + '_ {
        let hits = if self.has(term) { self.hits.as_slice() } else { &[] };
        hits.iter().copied().filter(move |hit| hit.term == term)
    }

    /// All of any of the terms.
    pub(crate) fn of_any(&self, terms: TermSet) -> impl Iterator<Item = Hit> + '_ {
        let hits = if self.terms.meets(terms) { self.hits.as_slice() } else { &[] };
        hits.iter().copied().filter(move |hit| terms.contains(hit.term))
    }

    /// The terms that were found.
    pub(crate) fn terms(&self) -> TermSet {
        self.terms
    }

    /// All that begin at a byte of the text.
    pub(crate) fn at(&self, start: usize) -> impl Iterator<Item = Hit> + '_ {
        self.hits.iter().copied().filter(move |it| it.start == start)
    }

    /// The terms that the text ends with a phrase of.
    pub(crate) fn tails(&self) -> TermSet {
        let mut tails = TermSet::default();
        let last = self.hits.iter().filter(|hit| hit.end >= self.end && hit.end > hit.start);
        last.for_each(|hit| tails.insert(hit.term));
        tails
    }

    /// The first of a term; of those at one place the longest.
    #[must_use]
    pub(crate) fn find(&self, term: Term) -> Option<Hit> {
        self.of(term).next()
    }

    /// Whether the text has one anywhere.
    #[must_use]
    pub(crate) fn has(&self, term: Term) -> bool {
        self.terms.contains(term)
    }

    /// Whether the text has one of any of the terms.
    #[must_use]
    pub(crate) fn has_any(&self, terms: &[Term]) -> bool {
        terms.iter().any(|term| self.has(*term))
    }

    /// Whether one is the whole text, closing punctuation apart.
    #[must_use]
    pub(crate) fn is(&self, term: Term) -> bool {
        self.of(term).any(|hit| hit.start <= self.start && hit.end >= self.end)
    }

    /// The longest that the text begins with.
    #[must_use]
    pub(crate) fn lead(&self, term: Term) -> Option<Hit> {
        self.of(term).find(|hit| hit.start == self.start)
    }

    /// The longest that the text ends with, closing punctuation apart.
    #[must_use]
    pub(crate) fn tail(&self, term: Term) -> Option<Hit> {
        self.of(term).find(|hit| hit.end >= self.end && hit.end > hit.start)
    }
}

/// Where the text ends when closing punctuation is left out.
fn sentence_end(text: &str) -> usize {
    text.trim_end_matches(|it: char| it.is_whitespace() || matches!(it, ':' | '.' | ';' | '-' | '–')).len()
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::minutes::Language;

    #[test]
    fn what_is_within_a_sentence_is_what_is_found_in_it() {
        let text = "Styret ba rådmannen følge opp innen 1. mai. Saken ble utsatt til neste møte. Vedtatt";
        let lexicon = Lexicon::of(Language::Nb);
        let hits = lexicon.hits(text);
        for sentence in ["Saken ble utsatt til neste møte.", "Vedtatt", text] {
            let start = text.find(sentence).expect("a part of the text");
            let within = hits.within(sentence, start..start + sentence.len());
            assert_eq!(format!("{within:?}"), format!("{:?}", lexicon.hits(sentence)), "{sentence}");
        }
    }
}
