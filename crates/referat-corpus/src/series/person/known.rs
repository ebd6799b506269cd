//! Which words are names that several people have: `Hansen` beside `Hanssen`
//! are two names and no typing error, and `Petter` is no family name.

use rustc_hash::{FxHashMap, FxHashSet};

use super::node::Node;
use crate::series::archive::Archive;

/// Forms that a word must stand in to be a name.
const ENOUGH: u32 = 2;

/// Which names have each word as a given or family name.
#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    counts: FxHashMap<(&'a str, bool), u32>,
    /// Each word before the family name, with the first of the name.
    given: FxHashSet<(&'a str, &'a str)>,
    given_counts: FxHashMap<&'a str, u32>,
}

impl<'a> Known<'a> {
    pub(super) fn of(archive: &'a Archive, nodes: &[Node]) -> Self {
        let mut forms: Vec<&str> = nodes.iter().map(|it| archive.text(it.form)).collect();
        forms.sort_unstable();
        forms.dedup();
        let mut known = Self::default();
        for form in forms {
            let last = form.split(' ').count() - 1;
            let first = form.split(' ').next().unwrap_or(form);
            for (at, word) in form.split(' ').enumerate() {
                *known.counts.entry((word, at == last)).or_default() += 1;
                if at < last && known.given.insert((word, first)) {
                    *known.given_counts.entry(word).or_default() += 1;
                }
            }
        }
        known
    }

    /// Whether others have it too.
    pub(super) fn is_name(&self, word: &str, is_family_name: bool) -> bool {
        self.counts.get(&(word, is_family_name)).is_some_and(|it| *it >= ENOUGH)
    }

    /// Whether people of another first name have the word before their family
    /// name.
    pub(super) fn is_given(&self, word: &str, first: &str) -> bool {
        let own = u32::from(self.given.contains(&(word, first)));
        self.given_counts.get(word).is_some_and(|it| *it > own)
    }
}
