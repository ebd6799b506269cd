//! The phrases that were found in one text, and questions about them.

use super::Term;

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

/// A set of terms, a bit each.
#[derive(Clone, Copy, Debug, Default)]
struct TermSet([u64; 4]);

impl TermSet {
    fn insert(&mut self, term: Term) {
        self.0[term as usize / 64] |= 1 << (term as usize % 64);
    }

    fn contains(self, term: Term) -> bool {
        self.0[term as usize / 64] & 1 << (term as usize % 64) != 0
    }
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
    /// The phrases found, in order, in a text that has its words between two
    /// bytes.
    pub(super) fn new(hits: Vec<Hit>, start: usize, end: usize) -> Self {
        let mut terms = TermSet::default();
        hits.iter().for_each(|hit| terms.insert(hit.term));
        Self { hits, terms, start, end }
    }

    /// All of a term.
    pub(crate) fn of(&self, term: Term) -> impl Iterator<Item = Hit> + '_ {
        let hits = if self.has(term) { self.hits.as_slice() } else { &[] };
        hits.iter().copied().filter(move |hit| hit.term == term)
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
