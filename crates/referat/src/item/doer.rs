//! Who can be given a task.

use super::Context;
use crate::fields::person::{function_of, is_acronym, is_name, is_organization_word};
use crate::lexicon::{Term, fold};

/// Letters of the shortest word that alone names an organisation.
const SHORTEST: usize = 4;

/// How well the subject of a clause is known as someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doer {
    /// Who attended, an office, or all.
    Known,
    /// Whom someone represents, and by its shape a person, an organ or an
    /// organisation.
    Likely,
}

/// Whether the subject of a clause is someone.
pub(super) fn doer(subject: &[&str], context: &Context<'_>) -> Option<Doer> {
    const TERMS: &[Term] =
        &[Term::Body, Term::Staff, Term::Secretariat, Term::Members, Term::Voter, Term::Guests];
    let lexicon = context.lexicon;
    let whole = subject.join(" ");
    let first = subject.first().copied().unwrap_or_default();
    let attends = |word: &str| context.people.iter().any(|it| it.split_whitespace().any(|part| part == word));
    let is_capital = first.starts_with(char::is_uppercase);
    let is_attending =
        context.people.contains(&whole) || is_capital && attends(first) || is_initials(first, context);
    let represents = || {
        let is_long = first.chars().count() >= SHORTEST || is_acronym(first);
        is_long && is_capital && context.organizations.iter().any(|it| it.split(' ').next() == Some(first))
    };
    let holds_office = || subject.first().into_iter().chain(subject.last()).any(|it| is_office(it, context));
    if is_attending || holds_office() || function_of(first, lexicon).is_some() {
        return Some(Doer::Known);
    }
    let is_known = |word: &str| {
        lexicon.meanings(word).has_any(TERMS)
            || is_office(word, context)
            || function_of(word, lexicon).is_some()
            || is_organization_word(word, lexicon)
    };
    let is_likely =
        represents() || is_name(&whole) || is_acronym(first) || subject.iter().take(3).any(|it| is_known(it));
    is_likely.then_some(Doer::Likely)
}

/// Whether the word is for an office or an organ, or for all.
pub(super) fn is_office(word: &str, context: &Context<'_>) -> bool {
    let folded = fold(word);
    context.lexicon.phrases(Term::Doer).iter().any(|it| folded.ends_with(it.as_str()))
}

/// Whether the word is the initials of someone who attended.
fn is_initials(word: &str, context: &Context<'_>) -> bool {
    let is_one = |name: &String| name.split([' ', '-']).filter_map(|it| it.chars().next()).eq(word.chars());
    word.chars().count() > 1 && context.people.iter().any(is_one)
}
