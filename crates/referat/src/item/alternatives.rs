//! Options that were set against each other.

use super::Context;
use super::ballot;
use super::count::Side;
use crate::lexicon::{Term, fold};
use crate::minutes::{Alternative, Outcome, Vote};

/// Whether the next vote counts those for another option: `For innstillingen
/// stemte 25`, and then `For forslag 1 stemte 10`.
pub(super) fn rivals(last: &Vote, next: &Vote) -> bool {
    let is_near = next.source.lines[0] <= last.source.lines[1].saturating_add(3);
    let one_sided =
        last.against.is_none() && next.against.is_none() && next.result.is_none() && !last.unanimous;
    let beats = last.r#for.zip(next.r#for).is_some_and(|(last, next)| last > next);
    is_near && one_sided && last.r#for.is_some() && next.r#for.is_some() && (beats || last.result.is_none())
}

/// Joins the votes for two options: the winner is what was voted on.
pub(super) fn compare(last: &mut Vote, next: Vote) {
    let option =
        |it: &Vote| Alternative { option: it.on.clone().unwrap_or_else(|| it.text.clone()), count: it.r#for };
    if last.alternatives.is_empty() {
        last.alternatives.push(option(last));
        name_option(last);
    }
    last.alternatives.push(option(&next));
    last.ballots.extend(next.ballots);
    name_option(last);
    let is_pair = last.alternatives.len() == 2;
    let (winner, loser) =
        if next.r#for > last.r#for { (next.r#for, last.r#for) } else { (last.r#for, next.r#for) };
    if next.r#for > last.r#for {
        last.on = next.on;
    }
    last.text = format!("{} {}", last.text, next.text);
    last.source.lines[1] = last.source.lines[1].max(next.source.lines[1]);
    // A count against what was approved is not stated when an option is an
    // aside.
    (last.r#for, last.against) = (winner, loser.filter(|_| is_pair && last.result.is_none()));
}

/// Gives ballots for the last option its name.
pub(super) fn name_option(vote: &mut Vote) {
    let Some(last) = vote.alternatives.last() else { return };
    for ballot in vote.ballots.iter_mut().filter(|it| it.option == ballot::option(Side::For)) {
        ballot.option.clone_from(&last.option);
    }
}

/// Reads `alternativ votering mellom A og B ble A vedtatt med 20 mot 15`.
pub(super) fn set_against(vote: &mut Vote, text: &str, outcome: Option<Outcome>, context: &Context<'_>) {
    let Some((options, told)) = options(text, context).filter(|_| vote.alternatives.is_empty()) else {
        return;
    };
    let told = fold(told);
    let told: Vec<&str> = told.split_whitespace().collect();
    let named = options.map(|it| fold(it).split_whitespace().filter(|word| told.contains(word)).count());
    let first = match named[0].cmp(&named[1]) {
        std::cmp::Ordering::Greater => 0,
        std::cmp::Ordering::Less => 1,
        std::cmp::Ordering::Equal => return,
    };
    let is_lost = outcome == Some(Outcome::Rejected);
    let winner = if is_lost { 1 - first } else { first };
    if is_lost {
        (vote.r#for, vote.against) = (vote.against.max(vote.r#for), vote.against.min(vote.r#for));
    }
    vote.on = Some(options[winner].to_owned());
    let count = |at: usize| if at == winner { vote.r#for } else { vote.against };
    vote.alternatives =
        (0..2).map(|at| Alternative { option: options[at].to_owned(), count: count(at) }).collect();
}

/// The two options after the word for between, and what is told of them.
fn options<'a>(text: &'a str, context: &Context<'_>) -> Option<([&'a str; 2], &'a str)> {
    let hits = context.lexicon.hits(text);
    let start = hits.find(Term::Between)?.end;
    let became = hits.of(Term::Became).find(|it| it.start > start)?;
    let both = text.get(start..became.start)?;
    let (first, second) = context.lexicon.split_once(Term::Conjunction, both)?;
    let is_vote = hits.has_any(&[Term::SetAgainst, Term::VoteOccasion, Term::VoteHeading]);
    is_vote.then(|| ([first.trim(), second.trim()], &text[became.end..]))
}
