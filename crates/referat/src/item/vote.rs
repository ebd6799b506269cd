//! Votes, in all their wordings.

use super::Context;
use super::alternatives::{compare, name_option, rivals, set_against};
use super::ballot::{self, Voters};
use super::clause::{Clause, sentences_of};
use super::count::{self, Count, Side};
use super::outcome::outcome;
use super::points::plain;
use crate::assemble::confidence;
use crate::fields::sentence::sentences;
use crate::label::{Label, Labelled};
use crate::lexicon::{Hit, Hits, Term};
use crate::minutes::{Alternative, Outcome, Vote, VoteResult};

/// Longest sentence of running text that is believed to tell of a vote that
/// was not counted, in characters.
const LONGEST: usize = 150;

/// The votes that the item's paragraphs tell of.
pub(super) fn votes(parts: &[Labelled], context: &Context<'_>) -> Vec<Vote> {
    let mut out: Vec<Vote> = Vec::new();
    let mut was_counted_above = false;
    // The side whose names stand in the next paragraph.
    let mut awaited: Option<Side> = None;
    for part in parts {
        let text = plain(part.paragraph.content());
        if let (Some(side), Some(vote)) = (awaited.take(), out.last_mut())
            && ballot::is_list(&text, context.lexicon)
        {
            join_voters(vote, ballot::voters(&text, side, None, context.lexicon));
            name_option(vote);
            vote.text = format!("{} {text}", vote.text);
            vote.source.lines[1] = vote.source.lines[1].max(part.paragraph.source().lines[1]);
            awaited = Some(side);
            continue;
        }
        let is_open = |it: &Vote| it.result.is_none() && it.against.or(it.r#for).is_some();
        if !tells(part.label) || !may_tell(part) && !out.last().is_some_and(is_open) {
            continue;
        }
        let is_repeated = matches!(part.label, Label::Decision | Label::DecisionLabel) && was_counted_above;
        let sentences = sentences_of(part, &text, context).into_iter();
        for sentence in sentences.flat_map(|it| clauses(it, context)) {
            let Some((vote, side)) = vote(&sentence, part, context) else {
                if let Some(last) = out.last_mut().filter(|it| is_open(it)) {
                    settle(last, &sentence.hits);
                }
                continue;
            };
            let is_bare = vote.r#for.is_none() && vote.against.is_none() && vote.by_party.is_empty();
            let is_twice = part.label == Label::DecisionLabel && out.last().is_some_and(|it| it.unanimous);
            if (is_repeated || is_twice) && is_bare {
                continue;
            }
            awaited = side.filter(|_| text.ends_with(':'));
            match out.last_mut() {
                Some(last) if lists_voters(last, &vote) => {
                    last.text = format!("{} {}", last.text, vote.text);
                    last.source.lines[1] = last.source.lines[1].max(vote.source.lines[1]);
                    join_voters(last, Voters { ballots: vote.ballots, parties: vote.by_party });
                }
                Some(last) if rivals(last, &vote) => compare(last, vote),
                Some(last) if completes(last, &vote) => join(last, vote),
                _ => out.push(vote),
            }
        }
        was_counted_above |= matches!(part.label, Label::Vote | Label::VoteLabel) && !out.is_empty();
    }
    for vote in &mut out {
        let is_lost = vote.result == Some(VoteResult::Lost);
        if vote.result.is_none() && !is_lost {
            vote.result = by_count(vote);
        }
    }
    out
}

/// The clauses that each tell of a vote: `..., mens punkt 3 falt`.
fn clauses<'a>(sentence: Clause<'a>, context: &Context<'_>) -> Vec<Clause<'a>> {
    let parts = context.lexicon.split_once(Term::Whereas, sentence.text);
    let Some((first, second)) = parts.filter(|it| it.0.ends_with(',')) else { return vec![sentence] };
    let clauses = [first.trim_end_matches(','), second].map(|it| Clause::new(it, context));
    let settles = |it: &Clause<'_>| outcome(&it.hits).is_some() || it.hits.has(Term::Unanimous);
    if clauses.iter().all(settles) { clauses.into() } else { vec![sentence] }
}

/// Whether a paragraph has a number, or a word that tells of a vote without
/// one.
fn may_tell(part: &Labelled) -> bool {
    const SIGNS: &[Term] = &[Term::NumberWord, Term::Unanimous, Term::VoteVerb, Term::Party];
    matches!(part.label, Label::Vote | Label::VoteLabel)
        || part.paragraph.is_row()
        || part.hits.has_any(SIGNS)
        || part.paragraph.text.bytes().any(|it| it.is_ascii_digit())
}

fn tells(label: Label) -> bool {
    use Label::{
        Action, Conclusion, Decision, DecisionLabel, Proposal, ProposalLabel, Recusal, Section, Text,
        TreatmentLabel, Vote, VoteLabel,
    };
    matches!(
        label,
        Action
            | Conclusion
            | Decision
            | DecisionLabel
            | Proposal
            | ProposalLabel
            | Recusal
            | Section
            | Text
            | TreatmentLabel
            | Vote
            | VoteLabel
    )
}

/// The vote that a sentence tells of, and the last side that it counts.
fn vote(sentence: &Clause<'_>, part: &Labelled, context: &Context<'_>) -> Option<(Vote, Option<Side>)> {
    let lexicon = context.lexicon;
    let Clause { text, hits } = sentence;
    let is_loose = !matches!(part.label, Label::Vote | Label::VoteLabel);
    let outcome = outcome(hits);
    let mut counts = count::counts(text, hits, context);
    let is_count_alone = counts.iter().any(|it| {
        it.is_sided && it.range.start == 0 && text[it.range.end..].chars().all(|it| !it.is_alphanumeric())
    });
    let is_loose_count = is_loose && !is_count_alone && !counts.is_empty();
    if is_loose_count && !is_about_votes(text, hits, outcome, &counts, context) {
        counts.clear();
    }
    turn(&mut counts, text, hits);
    let stances = match () {
        () if !counts.is_empty() => Voters::default(),
        () if is_loose => ballot::stances(text, hits, context),
        () => ballot::listed(text, lexicon).unwrap_or_else(|| ballot::stances(text, hits, context)),
    };
    let is_unanimous = hits.has(Term::Unanimous) && !hits.has(Term::Acclamation);
    let is_short = !is_loose || text.chars().count() <= LONGEST;
    if counts.is_empty() && stances.is_empty() && !(is_unanimous && is_short) {
        return None;
    }
    let mut vote = Vote {
        casting_vote: hits.has(Term::CastingVote),
        confidence: confidence(part.margin.max(1.0)),
        source: part.paragraph.source(),
        text: (*text).to_owned(),
        on: subject(text, hits, context),
        ..Vote::default()
    };
    fill(&mut vote, text, &counts);
    join_voters(&mut vote, stances);
    for (at, count) in counts.iter().enumerate() {
        let end = counts[at + 1..]
            .iter()
            .map(|it| it.range.start)
            .find(|it| *it >= count.range.end)
            .unwrap_or(text.len());
        let list = list_after(&text[count.range.end..end]);
        join_voters(&mut vote, ballot::voters(list, count.side, Some(count.value), lexicon));
    }
    vote.unanimous = is_unanimous
        && vote.against.is_none_or(|it| it == 0)
        && vote.by_party.iter().all(|it| it.against.is_none());
    set_against(&mut vote, text, outcome, context);
    // `avslått med 12 mot 8 stemmer`: the first are those who rejected it.
    let is_pair = counts.len() == 2
        && counts.iter().all(|it| it.is_sided && it.on.is_none())
        && !counts.iter().any(|it| says_for(text, it, context));
    if outcome == Some(Outcome::Rejected)
        && is_pair
        && vote.r#for > vote.against
        && vote.alternatives.is_empty()
    {
        (vote.r#for, vote.against) = (vote.against, vote.r#for);
    }
    vote.result = match outcome {
        _ if !vote.alternatives.is_empty() => Some(VoteResult::Carried),
        Some(Outcome::Rejected) => Some(VoteResult::Lost),
        Some(Outcome::Unknown) | None => vote.unanimous.then_some(VoteResult::Carried),
        Some(_) => Some(VoteResult::Carried),
    };
    Some((vote, counts.last().map(|it| it.side)))
}

/// The list of voters that follows a count: in brackets, after a colon or a
/// dash, or to the end of the sentence.
fn list_after(text: &str) -> &str {
    let trimmed = text.trim_start();
    if let Some(inside) = trimmed.strip_prefix('(')
        && let Some(close) = inside.find(')')
    {
        let rest = inside[close + 1..].trim_start();
        // A percentage, and then the list.
        return if inside[..close].contains('%') { list_after(rest) } else { &inside[..close] };
    }
    if trimmed.starts_with([':', '-', '–']) { trimmed } else { "" }
}

/// Whether numbers in running text are votes.
fn is_about_votes(
    text: &str,
    hits: &Hits,
    outcome: Option<Outcome>,
    counts: &[Count],
    context: &Context<'_>,
) -> bool {
    let words = || text.split(|it: char| !it.is_alphanumeric());
    let says = |terms: &[Term]| words().any(|it| context.lexicon.meanings(it).has_any(terms));
    let sides = [Side::For, Side::Against, Side::Abstain]
        .iter()
        .filter(|side| counts.iter().any(|it| it.side == **side && it.is_sided))
        .count();
    // `7 mot 8` may be of anything; `7 for, 8 mot` are votes.
    sides > 1 && (counts.iter().any(|it| says_for(text, it, context)) || outcome.is_some())
        || hits.has_any(&[Term::Votes, Term::VoteOccasion, Term::Unanimous])
        || says(&[Term::VoteNoun, Term::VoteVerb])
        || sides == 1 && (outcome.is_some() || says(&[Term::VoteRest]))
}

/// Whether a count says itself that it is of those for.
fn says_for(text: &str, count: &Count, context: &Context<'_>) -> bool {
    let mut words = text[count.range.clone()].split(|it: char| !it.is_alphanumeric());
    count.side == Side::For && words.any(|it| context.lexicon.meanings(it).has(Term::VoteFor))
}

/// Whether a text tells of counted votes.
pub(super) fn is_counted(text: &str, context: &Context<'_>) -> bool {
    sentences(text).into_iter().any(|sentence| {
        let hits = context.lexicon.hits(sentence);
        let counts = count::counts(sentence, &hits, context);
        !counts.is_empty() && is_about_votes(sentence, &hits, outcome(&hits), &counts, context)
    })
}

/// Whether a text tells how a vote went, counted or unanimous.
pub(super) fn is_told(text: &str, context: &Context<'_>) -> bool {
    context.lexicon.hits(text).has(Term::Unanimous) || is_counted(text, context)
}

/// Whether a text is short enough to state a vote and nothing else.
pub(super) fn is_short(text: &str) -> bool {
    const WORDS: usize = 8;
    text.split_whitespace().count() <= WORDS
}

/// Whether a vote is all that a text tells: `Vedtatt mot én stemme (Dal).`,
/// `Votering: Enstemmig.` What is approved may be told with it.
pub(super) fn is_all(text: &str, context: &Context<'_>) -> bool {
    let hits = context.lexicon.hits(text);
    let opens = |terms: &[Term]| terms.iter().any(|term| hits.lead(*term).is_some());
    let is_unanimous = || {
        hits.has(Term::Unanimous)
            && !hits.has(Term::Approved)
            && opens(&[Term::Unanimous, Term::Adopted, Term::VoteHeading, Term::DecisionNoun])
    };
    let is_count = || {
        opens(&[Term::Adopted, Term::Approved, Term::VoteHeading, Term::DecisionNoun])
            && is_counted(text, context)
    };
    is_short(text) && (is_unanimous() || is_count())
}

/// Sets the counts: between alternatives, those of the winner.
fn fill(vote: &mut Vote, text: &str, counts: &[Count]) {
    let of = |side: Side| counts.iter().filter(move |it| it.side == side);
    let option =
        |it: &Count| it.on.clone().map(|on| text[on].trim().to_owned()).or_else(|| candidate(text, it));
    let rivals: Vec<(String, u32)> = of(Side::For).filter_map(|it| Some((option(it)?, it.value))).collect();
    vote.r#for = of(Side::For).map(|it| it.value).next();
    vote.against = of(Side::Against).map(|it| it.value).next();
    vote.abstain = of(Side::Abstain).map(|it| it.value).next();
    if rivals.len() > 1 {
        let mut ranked = rivals.clone();
        ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        vote.on = Some(ranked[0].0.clone());
        vote.r#for = Some(ranked[0].1);
        vote.against = vote.against.or(Some(ranked[1].1).filter(|_| ranked.len() == 2));
        vote.alternatives =
            rivals.into_iter().map(|(option, count)| Alternative { option, count: Some(count) }).collect();
    } else if let Some(on) = counts.iter().find_map(|it| it.on.clone()) {
        vote.on = Some(text[on].trim().to_owned());
    }
}

/// `falt mot 2 stemmer`: the two were for it.
fn turn(counts: &mut [Count], text: &str, hits: &Hits) {
    let fell = hits.of(Term::Rejected).map(|hit| hit.end).max();
    if let ([only], Some(fell)) = (counts, fell) {
        let is_after = text[..only.range.start].trim_end().len() == fell;
        let is_within = only.range.contains(&fell.saturating_sub(1));
        if only.side == Side::Against && (is_after || is_within) {
            only.side = Side::For;
        }
    }
}

/// Who got the votes: the words before `fikk 4 stemmer`.
fn candidate(text: &str, count: &Count) -> Option<String> {
    if count.is_sided {
        return None;
    }
    let before = text[..count.range.start].trim_end();
    let from = before.rfind([',', ';', ':', '.']).map_or(0, |at| at + 1);
    let name = before[from..].trim();
    let first = name.char_indices().find(|(_, it)| it.is_uppercase()).map_or(0, |(at, _)| at);
    (!name.is_empty()).then(|| name[first..].to_owned())
}

/// What was voted on: the noun phrase of a motion nearest to what came of it.
fn subject(text: &str, hits: &Hits, context: &Context<'_>) -> Option<String> {
    let end =
        hits.of(Term::Rejected).chain(hits.of(Term::Adopted)).map(|it| it.end).min().unwrap_or(text.len());
    let noun = hits
        .of(Term::Motion)
        .filter(|it| it.end <= end)
        .max_by_key(|it| (it.end, it.end - it.start))
        .or_else(|| hits.find(Term::Motion))?;
    let is_numbered = text[noun.end..].split(' ').nth(1).is_some_and(|it| {
        it.chars().all(|it| it.is_ascii_alphanumeric()) && it.bytes().any(|it| it.is_ascii_digit())
    });
    let first = if is_numbered { whole_motion(text, &noun, hits, context) } else { noun.start };
    // Whose it is stands before it, `Kari Lis forslag`, or after, `forslag fra Sp`.
    let mut start = first;
    for word in text[..first].rsplit(' ').filter(|it| !it.is_empty()).take(3) {
        let at = start.checked_sub(word.len() + 1)?;
        if !word.chars().next().is_some_and(char::is_uppercase)
            || word.ends_with([':', ',', '.'])
            || text.get(at..at + word.len()) != Some(word)
            || context.lexicon.knows(Term::VoteOccasion, word)
        {
            break;
        }
        let is_small =
            context.lexicon.meanings(word).has_any(&[Term::FunctionWord, Term::VoteFor, Term::VoteAgainst]);
        if is_small {
            break;
        }
        start = at;
    }
    let mut stop = noun.end;
    let is_owned =
        text[noun.end..].split(' ').nth(1).is_some_and(|it| context.lexicon.knows(Term::ProposalBy, it));
    if is_owned || is_numbered {
        for (at, word) in text[noun.end..].split(' ').skip(1).enumerate() {
            let is_name =
                word.chars().next().is_some_and(|it| it.is_uppercase() || it == '(' || it.is_ascii_digit());
            // `punkt 1 og 2`, `forslaget fra Li og Vik`.
            let is_joined = is_numbered && at > 0 || is_owned && at > 1;
            let joins = is_joined && context.lexicon.knows(Term::Conjunction, word);
            // `framlegget frå leiaren`
            let is_owner = is_owned && at == 1 && !context.lexicon.knows(Term::FunctionWord, word);
            if at > 0 && !is_name && !joins && !is_owner {
                break;
            }
            stop += 1 + word.len();
        }
    }
    let on = text.get(start..stop)?.trim_end_matches([',', '.', ':']);
    let open = on.rsplit_once(' ').filter(|(_, last)| context.lexicon.knows(Term::Conjunction, last));
    Some(open.map_or(on, |(before, _)| before).to_owned())
}

/// Where the motion begins of which a noun for one is a part: `forslaget til
/// nytt punkt 3`.
fn whole_motion(text: &str, noun: &Hit, hits: &Hits, context: &Context<'_>) -> usize {
    const BETWEEN: usize = 3;
    let is_whole = |it: &Hit| {
        let between: Vec<&str> = text.get(it.end..noun.start).unwrap_or("").split_whitespace().collect();
        let is_small = |it: &&str| context.lexicon.knows(Term::FunctionWord, it);
        (1..=BETWEEN).contains(&between.len())
            && between.first().is_some_and(is_small)
            && between.iter().all(|it| it.starts_with(char::is_lowercase))
    };
    hits.of(Term::Motion).find(is_whole).map_or(noun.start, |it| it.start)
}

fn join_voters(vote: &mut Vote, voters: Voters) {
    let mut all =
        Voters { ballots: std::mem::take(&mut vote.ballots), parties: std::mem::take(&mut vote.by_party) };
    all.extend(voters);
    (vote.ballots, vote.by_party) = (all.ballots, all.parties);
}

/// Whether the next vote tells the other side of the last: `For: 7`, and then
/// `Mot: 2`.
fn completes(last: &Vote, next: &Vote) -> bool {
    let is_open = !last.unanimous && !next.unanimous && (last.result.is_none() || next.result.is_none());
    let clashes = last.r#for.is_some() && next.r#for.is_some()
        || last.against.is_some() && next.against.is_some()
        || last.abstain.is_some() && next.abstain.is_some();
    let is_part = |it: &Vote| {
        it.r#for.is_some() != it.against.is_some()
            || it.abstain.is_some()
            || it.r#for.is_none() && it.against.is_none()
    };
    let is_near = next.source.lines[0] <= last.source.lines[1].saturating_add(3);
    is_open && !clashes && is_part(last) && is_part(next) && is_near
}

/// Whether the next vote only says who gave the votes counted in the last.
fn lists_voters(last: &Vote, next: &Vote) -> bool {
    let is_counted = |it: &Vote| it.r#for.or(it.against).is_some();
    let has_voters = !next.ballots.is_empty() || !next.by_party.is_empty();
    let is_near = next.source.lines[0] <= last.source.lines[1].saturating_add(1);
    is_counted(last)
        && !is_counted(next)
        && has_voters
        && next.result.is_none()
        && next.on.is_none()
        && is_near
}

fn join(last: &mut Vote, next: Vote) {
    last.r#for = last.r#for.or(next.r#for);
    last.against = last.against.or(next.against);
    last.abstain = last.abstain.or(next.abstain);
    last.result = last.result.or(next.result);
    last.on = last.on.take().or(next.on);
    last.casting_vote |= next.casting_vote;
    last.text = format!("{} {}", last.text, next.text);
    last.source.lines[1] = last.source.lines[1].max(next.source.lines[1]);
    join_voters(last, Voters { ballots: next.ballots, parties: next.by_party });
}

/// What a sentence after the counts says came of it.
fn settle(vote: &mut Vote, hits: &Hits) {
    vote.casting_vote |= hits.has(Term::CastingVote);
    if hits.has_any(&[Term::Rejected, Term::Adopted, Term::Approved]) {
        vote.result = outcome(hits)
            .map(|it| if it == Outcome::Rejected { VoteResult::Lost } else { VoteResult::Carried });
    }
}

fn by_count(vote: &Vote) -> Option<VoteResult> {
    let (r#for, against) = vote.r#for.zip(vote.against)?;
    Some(match r#for.cmp(&against) {
        std::cmp::Ordering::Greater => VoteResult::Carried,
        std::cmp::Ordering::Less => VoteResult::Lost,
        std::cmp::Ordering::Equal => VoteResult::Tied,
    })
}
