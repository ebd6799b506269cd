//! What came of an item, a proposal or a vote, by the words that tell it.

use super::Context;
use crate::lexicon::{Hit, Hits, Term};
use crate::minutes::{Outcome, Point};

/// What each term means for an item; of phrases at one place the longest
/// counts, and of equals the first here.
const OUTCOMES: &[(Term, Outcome)] = &[
    (Term::ApprovedWithChanges, Outcome::ApprovedWithChanges),
    (Term::Rejected, Outcome::Rejected),
    (Term::Deferred, Outcome::Deferred),
    (Term::Returned, Outcome::Returned),
    (Term::Withdrawn, Outcome::Withdrawn),
    (Term::NoDecision, Outcome::NoDecision),
    (Term::Approved, Outcome::Approved),
    (Term::Adopted, Outcome::Adopted),
    (Term::GroupSetUp, Outcome::Adopted),
    (Term::Elected, Outcome::Elected),
    (Term::Noted, Outcome::Noted),
    (Term::Referred, Outcome::Referred),
];

/// What the words say came of it.
pub(super) fn outcome(hits: &Hits) -> Option<Outcome> {
    let is_denied =
        |hit: &Hit| hits.of(Term::NoDecision).any(|it| it.start <= hit.start && hit.end <= it.end);
    let all = || {
        let hits = OUTCOMES
            .iter()
            .enumerate()
            .flat_map(|(rank, (term, outcome))| hits.of(*term).map(move |hit| (hit, rank, *outcome)));
        hits.filter(|(hit, _, outcome)| *outcome == Outcome::NoDecision || !is_denied(hit))
    };
    // That nobody had anything to say is less than what was settled: `Det var
    // ingen merknader, innkallingen ble godkjent.`
    let is_settled = hits.has(Term::NoDecision)
        && all().any(|(.., it)| !matches!(it, Outcome::NoDecision | Outcome::Noted));
    let longest = all()
        .filter(|(.., it)| !is_settled || *it != Outcome::NoDecision)
        .max_by_key(|(hit, rank, _)| (hit.end - hit.start, std::cmp::Reverse(*rank)));
    let Some((hit, _, outcome)) = longest else {
        return hits.is(Term::Nothing).then_some(Outcome::NoDecision);
    };
    // What is adopted with a change is adopted, and what is approved approved.
    let is_adopted = || hits.of(Term::Adopted).any(|it| it.end <= hit.end) && !hits.has(Term::Approved);
    let is_amended = outcome == Outcome::ApprovedWithChanges && is_adopted();
    Some(if is_amended { Outcome::AdoptedAmended } else { outcome })
}

/// What a decision's words say came of it: of numbered points, the first that
/// tells decides. `hits` are those in all of its text.
pub(super) fn outcome_of(hits: &Hits, points: &[Point], context: &Context<'_>) -> Option<Outcome> {
    let of = |it: &Point| outcome(&context.lexicon.hits(&it.text));
    if points.len() < 2 { outcome(hits) } else { points.iter().find_map(of) }
}
