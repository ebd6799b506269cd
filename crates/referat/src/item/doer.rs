//! Who can be given a task.

use super::Context;
use crate::fields::person::{function_of, is_acronym, is_name, is_organization_word};
use crate::lexicon::{Term, fold};

/// Whether the subject of a clause is someone: a person, an office, an organ
/// or all.
pub(super) fn is_doer(subject: &[&str], context: &Context<'_>) -> bool {
    const TERMS: &[Term] =
        &[Term::Body, Term::Staff, Term::Secretariat, Term::Members, Term::Voter, Term::Guests];
    let lexicon = context.lexicon;
    let is_known = |word: &str| {
        lexicon.meanings(word).has_any(TERMS)
            || is_office(word, context)
            || function_of(word, lexicon).is_some()
            || is_organization_word(word, lexicon)
    };
    let attends = |word: &str| context.people.iter().any(|it| it.split_whitespace().any(|part| part == word));
    let whole = subject.join(" ");
    let first = subject.first().copied().unwrap_or_default();
    is_name(&whole)
        || context.people.contains(&whole)
        || is_acronym(first)
        || attends(first)
        || subject.iter().take(3).any(|it| is_known(it))
}

/// Whether the word is for an office or an organ, or for all.
pub(super) fn is_office(word: &str, context: &Context<'_>) -> bool {
    let folded = fold(word);
    context.lexicon.phrases(Term::Doer).iter().any(|it| folded.ends_with(it.as_str()))
}
