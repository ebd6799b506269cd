//! Sets of terms.

use super::Term;

/// A set of terms, a bit each.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TermSet([u64; 4]);

impl TermSet {
    /// The set of these.
    pub(crate) const fn of(terms: &[Term]) -> Self {
        let mut set = Self([0; 4]);
        let mut at = 0;
        // Constants know no iterators.
        while at < terms.len() {
            set.insert(terms[at]);
            at += 1;
        }
        set
    }

    pub(crate) const fn insert(&mut self, term: Term) {
        self.0[term as usize / 64] |= 1 << (term as usize % 64);
    }

    pub(crate) const fn contains(self, term: Term) -> bool {
        self.0[term as usize / 64] & 1 << (term as usize % 64) != 0
    }

    /// Whether both sets have one of the terms.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.0.iter().zip(other.0).any(|(one, other)| one & other != 0)
    }
}
