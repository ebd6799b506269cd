//! What no rule understood: it stays a block, so that nothing is lost.

use rustc_hash::FxHashMap;

use super::{columns, group};
use crate::fields::person;
use crate::label::{Label, Labelled};
use crate::lexicon::{Lexicon, Term, fold};
use crate::minutes::Attendance;

/// The parts that name nobody of the list, say nobody is missing and are no
/// label either; and who is sent a copy, which no list of those who met tells.
pub(super) fn unread(parts: &[Labelled], people: &[Attendance], lexicon: &Lexicon) -> Vec<Labelled> {
    let named = Named::of(people);
    let mut is_elsewhere = false;
    let mut left = Vec::new();
    for it in parts.iter().filter(|it| it.label != Label::Fact) {
        let labelling = group::label(it, lexicon);
        if let Some(labelling) = labelling.as_ref().filter(|it| group::is_known(&it.label, lexicon)) {
            is_elsewhere = group::is_distribution(&labelling.label, lexicon);
        }
        let rest = labelling.as_ref().map(|it| it.rest.as_str());
        let is_header = || columns::header(it, lexicon).is_some();
        let is_told = || named.are_in(&it.paragraph.text.replace('\t', " "));
        let is_label = || match rest {
            Some("") => labelling.as_ref().is_some_and(|it| group::means(&it.label, lexicon)),
            Some(rest) => is_nobody(rest, lexicon),
            None => is_nobody(it.paragraph.content(), lexicon),
        };
        let is_count = || super::quorum::quorum(it, lexicon).is_some();
        if is_elsewhere || !is_told() && !is_label() && !is_header() && !is_count() {
            left.push(it.clone());
        }
    }
    left
}

/// Whether the text says that there is nobody, or nothing at all.
fn is_nobody(text: &str, lexicon: &Lexicon) -> bool {
    !text.contains(char::is_alphabetic) || lexicon.leads(text).lead(Term::Nobody).is_some()
}

/// What the list names, by the last word of each.
struct Named<'a>(FxHashMap<String, Vec<&'a str>>);

impl<'a> Named<'a> {
    fn of(people: &'a [Attendance]) -> Self {
        let mut named: FxHashMap<String, Vec<&str>> = FxHashMap::default();
        let names = people.iter().flat_map(|it| {
            let others = [&it.substitute_for, &it.organization, &it.party, &it.role];
            others.into_iter().filter_map(Option::as_ref).chain([&it.name])
        });
        for name in names {
            let last = name.rsplit(' ').next().unwrap_or("");
            named.entry(key(last)).or_default().push(name);
        }
        Self(named)
    }

    fn are_in(&self, text: &str) -> bool {
        // `Kari Li-2.klasse`
        let without_class = |word| &word[..person::dash_before_class(word).unwrap_or(word.len())];
        text.split(char::is_whitespace)
            .flat_map(|word| [word, without_class(word)])
            .filter_map(|word| self.0.get(&key(word)))
            .flatten()
            .any(|name| person::place_of(name, text).is_some())
    }
}

/// A word without the marks around it.
fn key(word: &str) -> String {
    fold(word.trim_matches(|it: char| !it.is_alphanumeric())).into_owned()
}
