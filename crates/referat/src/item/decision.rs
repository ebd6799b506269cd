//! What the meeting concluded.

use super::Context;
use super::kind;
use super::outcome::{outcome, outcome_of};
use super::points::{self, after_label};
use super::proposal;
use super::vote;
use crate::assemble::confidence;
use crate::fields::{date, person, resolve, sentence};
use crate::label::{Label, Labelled};
use crate::lexicon::{Hits, Term};
use crate::minutes::{Action, Approves, DatedText, Decision, Item, ItemType, Method, Outcome};
use crate::paragraph;

/// How certain a decision is at most that only a vote tells.
const WEAK: f64 = 0.6;

/// The margin, in units of evidence, below which a text was nearly a
/// conclusion.
const NEAR: f32 = 1.5;

/// Outcomes that settle what was asked for.
const SETTLING: &[Term] = &[
    Term::Adopted,
    Term::Approved,
    Term::ApprovedWithChanges,
    Term::Rejected,
    Term::Deferred,
    Term::Returned,
];

/// What the label before a decision can be.
const LABELS: &[Term] = &[Term::Decision, Term::Treatment, Term::VoteHeading];

/// The item's decisions: what stands under a decision's label, and what is a
/// decision by its own words.
pub(super) fn decisions(parts: &[Labelled], context: &Context<'_>) -> Vec<Decision> {
    let mut out: Vec<Decision> = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let part = &parts[at];
        match part.label {
            Label::DecisionLabel => {
                let end = run_end(parts, at + 1, Label::Decision);
                out.extend(decision(Some(part), &parts[at + 1..end], context));
                at = end;
            }
            Label::Decision => {
                let end = run_end(parts, at, Label::Decision);
                out.extend(decision(None, &parts[at..end], context));
                at = end;
            }
            Label::Conclusion if is_step(parts, at, context) => at += 1,
            Label::Conclusion => {
                let heading = at.checked_sub(1).map(|above| &parts[above]).filter(|it| heads_decision(it));
                out.extend(match heading {
                    Some(heading) => decision(Some(heading), std::slice::from_ref(part), context),
                    None => concluded(part, context),
                });
                at += 1;
            }
            _ => at += 1,
        }
    }
    if out.is_empty() {
        out.extend(voted(parts, context).or_else(|| told(parts, context)));
    }
    without_steps(out, context)
}

/// The decisions without what only seems one beside those that have a label: a
/// vote or a proposal before them, and after them the vote that made them.
fn without_steps(decisions: Vec<Decision>, context: &Context<'_>) -> Vec<Decision> {
    let Some(last) = decisions.iter().rposition(|it| it.label.is_some()) else { return decisions };
    let mut out: Vec<Decision> = Vec::new();
    for (at, decision) in decisions.into_iter().enumerate() {
        if decision.label.is_some() || at > last && !tells_vote(&decision.text, context) {
            out.push(decision);
        } else if let Some(made) = out.last_mut().filter(|_| at > last) {
            made.method = made.method.or(decision.method);
        }
    }
    out
}

/// Whether a text only tells how a vote on what was recommended went:
/// `Utvalget vedtok enstemmig rådmannens innstilling.`
fn tells_vote(text: &str, context: &Context<'_>) -> bool {
    let hits = context.lexicon.hits(text);
    let is_vote = hits.has(Term::Unanimous) || vote::is_counted(text, &hits, context);
    is_vote && hits.has_any(&[Term::Motion, Term::Recommendation])
}

/// Whether a section's heading says that what was decided stands under it.
fn heads_decision(part: &Labelled) -> bool {
    part.label == Label::Section && part.hits.is(Term::DecisionHeading)
}

/// The decision that a heading tells which is a sentence, `1. Referatet fra
/// forrige møte ble godkjent.`, or which ends with what came of the item: that is
/// taken out of the title.
pub(super) fn headed(heading: &Labelled, item: &mut Item, context: &Context<'_>) -> Option<Decision> {
    const LEAST: usize = 4;
    let title = item.title.clone()?;
    let start = heading.paragraph.text.find(&title)?;
    let from = |at: usize| {
        let paragraph = heading.paragraph.from(at);
        let hits = context.lexicon.hits(&paragraph.text);
        Labelled { paragraph, hits, label: Label::Conclusion, ..heading.clone() }
    };
    if let Some((end, told)) = kind::outcome_in_title(&title, context) {
        item.title = Some(title[..end].trim_end_matches([' ', ':', ',']).to_owned());
        return concluded(&from(start + told), context);
    }
    let is_sentence = title.ends_with('.') && title.split_whitespace().count() >= LEAST;
    let sentence =
        Some(from(start)).filter(|it| is_sentence && outcome_of(&it.hits, &[], context).is_some())?;
    concluded(&sentence, context)
}

/// The decision that an election is, where more lines tell who was elected than
/// are decisions by their words: each office with who has it, `Leder: Kari Li
/// (gjenvalg)`.
pub(super) fn elected(decisions: &[Decision], parts: &[Labelled], context: &Context<'_>) -> Option<Decision> {
    let of = |it: &Labelled| it.hits.has(Term::Elected) || gives_office(it, context);
    let is_told =
        |it: &&Labelled| matches!(it.label, Label::Text | Label::Conclusion | Label::Fact) && of(it);
    let told: Vec<Labelled> = parts.iter().filter(is_told).cloned().collect();
    let is_settled = told.len() <= decisions.len() || decisions.iter().any(|it| it.label.is_some());
    let decision = decision(None, &told, context).filter(|_| !is_settled)?;
    Some(Decision { outcome: Outcome::Elected, confidence: decision.confidence.min(WEAK), ..decision })
}

/// Whether a line is an office before a colon, and a name.
fn gives_office(part: &Labelled, context: &Context<'_>) -> bool {
    const OFFICES: &[Term] = &[Term::Function, Term::MeetingOffice, Term::Members, Term::Substitutes];
    let (value, label) = after_label(part);
    let first = value.split(['(', ',']).next().unwrap_or("").trim();
    let is_office = label.is_some_and(|it| context.lexicon.known(&it).has_any(OFFICES));
    is_office && person::is_name(first)
}

/// Whether what is told is a step toward the decision that stands under its
/// own label further down: a vote on a proposal or on the recommendation.
fn is_step(parts: &[Labelled], at: usize, context: &Context<'_>) -> bool {
    let follows = parts[at + 1..].iter().any(|it| it.label == Label::DecisionLabel);
    let hits = &parts[at].hits;
    let is_vote =
        || hits.has(Term::Unanimous) || vote::is_counted(parts[at].paragraph.content(), hits, context);
    follows && hits.has(Term::Motion) && is_vote()
}

/// The decision that the last vote is, where nothing else decides: `Votering:
/// Innstillingen ble enstemmig vedtatt`.
fn voted(parts: &[Labelled], context: &Context<'_>) -> Option<Decision> {
    let is_vote = |it: &&Labelled| matches!(it.label, Label::Vote | Label::VoteLabel);
    let mut votes = parts.iter().filter(is_vote);
    let last = votes.next_back()?;
    let decision = concluded(last, context).filter(|_| !last.hits.has(Term::TrialVote))?;
    // What fell leaves open what came of the item, but when it was all.
    let is_settled = decision.outcome != Outcome::Rejected || votes.next().is_none();
    is_settled.then(|| Decision { confidence: decision.confidence.min(WEAK), ..decision })
}

/// The last text that was nearly taken for a conclusion, where nothing else
/// decides and a sentence of it begins with an outcome or tells one of what
/// was asked for: `Søknaden innvilges, men ...`.
fn told(parts: &[Labelled], context: &Context<'_>) -> Option<Decision> {
    let is_near =
        |it: &&Labelled| it.label == Label::Text && it.runner_up == Label::Conclusion && it.margin < NEAR;
    let decision = parts.iter().rev().filter(is_near).find_map(|it| concluded(it, context))?;
    let hits = context.lexicon.hits(&decision.text);
    let is_first = SETTLING.iter().any(|term| hits.lead(*term).is_some());
    let is_clear = is_first || hits.lead(Term::Motion).is_some() && hits.has_any(SETTLING);
    (is_clear && !decision.text.ends_with('?'))
        .then(|| Decision { confidence: decision.confidence.min(WEAK), ..decision })
}

/// The decision of a paragraph that is one by its own words: of several
/// sentences, those from the first to the last that say what came of it.
fn concluded(part: &Labelled, context: &Context<'_>) -> Option<Decision> {
    let mut decision = decision(None, std::slice::from_ref(part), context)?;
    // That the meeting itself ends decides nothing of the matter, nor who is
    // disqualified.
    let is_recusal = part.hits.has_any(&[Term::FoundDisqualified, Term::FoundQualified]);
    let is_absence = decision.outcome == Outcome::Noted && part.hits.lead(Term::Absent).is_some();
    if is_recusal || is_absence || decision.outcome == Outcome::Deferred && part.hits.has(Term::Adjournment) {
        return None;
    }
    let mut text = decision.text.clone();
    // A label that opens no part of its own: `Behandling: Godkjent`.
    let (inline, label) = after_label(part);
    // `Vedtak. Godkjent.`
    let (inline, label) = match text.split_once(". ") {
        Some((first, rest)) if context.lexicon.knows(Term::Decision, first) => {
            (rest.trim().to_owned(), Some(first.to_owned()))
        }
        _ => (inline, label),
    };
    if let Some(label) = label.filter(|it| context.lexicon.known(it).has_any(LABELS) && !inline.is_empty()) {
        let is_decision = context.lexicon.knows(Term::Decision, &label);
        decision.label = Some(label);
        text = inline;
        if is_decision {
            decision.outcome = outcome(&context.lexicon.hits(&text)).unwrap_or(Outcome::Adopted);
            return Some(Decision { text, ..decision });
        }
    }
    let hits = context.lexicon.hits(&text);
    if let Some(announced) = announced(&text, &hits) {
        decision.outcome = outcome(&context.lexicon.hits(announced)).unwrap_or(Outcome::Adopted);
        return Some(Decision { text: announced.to_owned(), ..decision });
    }
    let sentences = sentence::sentences(&text);
    let told: Vec<Hits> = sentence::placed_sentences(&text)
        .map(|(start, it)| hits.within(it, start..start + it.len()))
        .collect();
    let settles = |hits: &Hits| {
        // A statement for the record decides nothing.
        !hits.has(Term::Dissent)
            && (outcome(hits).is_some() || hits.has_any(&[Term::Unanimous, Term::Consensus]))
    };
    let proposes = |hits: &Hits| proposal::verb(hits).is_some();
    let at = |test: &dyn Fn(&Hits) -> bool| (0..told.len()).filter(|at| test(&told[*at])).collect::<Vec<_>>();
    // What was proposed is no decision, when another sentence is.
    let settled = Some(at(&|it| settles(it) && !proposes(it))).filter(|it| !it.is_empty());
    let settles: Vec<usize> = settled.unwrap_or_else(|| at(&settles));
    let (first, last) = settles.first().copied().zip(settles.last().copied())?;
    decision.text = sentences[first..=last].join(" ");
    decision.outcome = outcome(&context.lexicon.hits(&decision.text)).unwrap_or(decision.outcome);
    Some(decision)
}

/// What a text announces as the decision: `Styret fattet slikt vedtak: ...`.
fn announced<'a>(text: &'a str, hits: &Hits) -> Option<&'a str> {
    let opens = |at: usize| text[at..].starts_with(':') && text[..at].contains(' ');
    let is_other = |at: usize| hits.of(Term::Recommendation).any(|it| it.end == at);
    let hit = hits.of(Term::Decision).find(|it| opens(it.end) && !is_other(it.end))?;
    Some(text[hit.end + 1..].trim()).filter(|it| !it.is_empty())
}

pub(super) fn run_end(parts: &[Labelled], start: usize, label: Label) -> usize {
    start + parts[start..].iter().take_while(|it| it.label == label).count()
}

fn decision(label: Option<&Labelled>, body: &[Labelled], context: &Context<'_>) -> Option<Decision> {
    let (inline, name) = label.map_or((String::new(), None), after_label);
    let (mut text, points) = points::text(body);
    if !inline.is_empty() {
        text = if text.is_empty() { inline } else { format!("{inline}\n{text}") };
    }
    if text.is_empty() {
        return None;
    }
    let hits = context.lexicon.hits(&text);
    let told = told_after_vote(&text, context).map(str::to_owned);
    let label_hits = name.as_deref().map(|it| context.lexicon.hits(it));
    let unanimous = hits.has(Term::Unanimous) || label_hits.is_some_and(|it| it.has(Term::Unanimous));
    // What all agreed to, or stands under the label, is adopted.
    let is_decided = label.is_some() || unanimous;
    let default = if is_decided { Outcome::Adopted } else { Outcome::Unknown };
    let outcome = outcome_of(&hits, &points, context).unwrap_or(default);
    let is_counted = hits.has(Term::Votes) || vote::is_counted(&text, &hits, context);
    let margin = body.first().or(label).map_or(0.0, |it| it.margin);
    let all = label.into_iter().chain(body).map(|it| &it.paragraph);
    Some(Decision {
        label: name,
        points,
        outcome,
        method: method(&hits, unanimous, is_counted),
        approves: None,
        deferred_to: (outcome == Outcome::Deferred).then(|| deferred_to(&text, context)).flatten(),
        referred_to: (outcome == Outcome::Referred).then(|| referred_to(&text, context)).flatten(),
        confidence: if label.is_some() { 0.97 } else { confidence(margin) },
        source: paragraph::source(all),
        text: told.unwrap_or(text),
    })
}

/// What a decision says after the line that tells how it was made: `Et
/// enstemmig utvalg vedtok:`.
fn told_after_vote<'a>(text: &'a str, context: &Context<'_>) -> Option<&'a str> {
    let (first, rest) = text.split_once('\n')?;
    let hits = context.lexicon.hits(first);
    let is_vote = || hits.has(Term::Unanimous) || vote::is_counted(first, &hits, context);
    (first.trim_end().ends_with(':') && is_vote()).then_some(rest)
}

fn method(hits: &Hits, unanimous: bool, is_counted: bool) -> Option<Method> {
    if hits.has(Term::Acclamation) {
        Some(Method::Acclamation)
    } else if hits.has(Term::Consensus) {
        Some(Method::Consensus)
    } else if unanimous {
        Some(Method::Unanimous)
    } else {
        is_counted.then_some(Method::Vote)
    }
}

fn deferred_to(text: &str, context: &Context<'_>) -> Option<DatedText> {
    let hits = context.lexicon.hits(text);
    let hit = hits.find(Term::NextMeeting);
    let day = date::dates(text, context.lexicon).into_iter().find(|it| it.date.day.is_some());
    let value = day
        .as_ref()
        .and_then(|it| resolve::resolve(it, context.anchor, resolve::Toward::Future))
        .map(|(value, _)| value);
    let words = hit
        .map(|hit| text[hit.start..hit.end].to_owned())
        .or_else(|| day.map(|it| text[it.range].to_owned()))?;
    Some(DatedText { date: value, text: words })
}

/// To whom the matter goes: the words after `oversendes` up to the next
/// clause.
fn referred_to(text: &str, context: &Context<'_>) -> Option<String> {
    let hits = context.lexicon.hits(text);
    let hit = hits.of(Term::Referred).min_by_key(|it| it.end)?;
    let rest = sentence::sentence(text[hit.end..].trim_start());
    let clause = rest.split([',', ';', '.', '\n', '(']).next().unwrap_or("");
    // A preposition before the organ, and a purpose after it.
    let mut words = clause.split_whitespace().peekable();
    while words.peek().is_some_and(|it| context.lexicon.knows(Term::FunctionWord, it)) {
        words.next();
    }
    let organ: Vec<&str> = words.take_while(|it| !context.lexicon.knows(Term::FunctionWord, it)).collect();
    let is_organ =
        (1..=5).contains(&organ.len()) && !organ.iter().any(|it| it.bytes().any(|b| b.is_ascii_digit()));
    is_organ.then(|| organ.join(" "))
}

/// The day of the meeting whose minutes are approved, from the decision's
/// words or the item's title.
fn approved_day(decision: &str, title: &str, context: &Context<'_>) -> Option<String> {
    let days = |text: &str| {
        date::dates(text, context.lexicon).into_iter().filter(|it| it.date.day.is_some()).collect::<Vec<_>>()
    };
    let found = days(decision).into_iter().chain(days(title)).next()?;
    resolve::resolve(&found, context.anchor, resolve::Toward::Past).map(|(value, _)| value)
}

/// Sets the outcome of the item, and what its decisions approve.
pub(super) fn settle(item: &mut Item, context: &Context<'_>) {
    let kind = match item.r#type {
        ItemType::ApprovalOfMinutes => Some("minutes"),
        ItemType::ApprovalOfNotice => Some("notice"),
        _ => None,
    };
    let tasks_only = !item.actions.is_empty();
    // That there was nothing decides nothing, under `Eventuelt` or beside what
    // was decided.
    let mut decides = Vec::with_capacity(item.decisions.len());
    for decision in &mut item.decisions {
        let hits = context.lexicon.hits(&decision.text);
        decides.push(decision.label.is_some() || !says_nothing(&decision.text, &hits, context));
        let says_outcome = outcome(&hits).is_some();
        if decision.outcome == Outcome::Adopted
            && !says_outcome
            && decision.method.is_none()
            && tasks_only
            && item.votes.is_empty()
            && is_task(decision, &item.actions)
        {
            decision.outcome = Outcome::FollowUp;
        }
        let is_approved =
            matches!(decision.outcome, Outcome::Approved | Outcome::ApprovedWithChanges | Outcome::Adopted);
        if let Some(kind) = approved_kind(decision, kind, &hits).filter(|_| is_approved) {
            let title = item.title.as_deref().unwrap_or("");
            let day = (kind == "minutes").then(|| approved_day(&decision.text, title, context)).flatten();
            decision.approves = Some(Approves { kind: kind.to_owned(), date: day });
        }
    }
    let is_decided = decides.contains(&true);
    let told = item.decisions.iter().zip(&decides).rev();
    let mut told = told.filter(|(it, _)| it.outcome != Outcome::Unknown);
    let labelled = told.clone().find(|(it, _)| it.label.is_some());
    let decisive = labelled.or_else(|| told.find(|(_, decides)| !is_decided || **decides));
    item.outcome = decisive.map(|(it, _)| it.outcome);
    if is_decided || item.r#type == ItemType::AnyOtherBusiness {
        let mut decides = decides.into_iter();
        item.decisions.retain(|_| decides.next().unwrap_or(true));
    }
}

/// What a decision approves: what it begins with, else what the item is for.
fn approved_kind(decision: &Decision, kind: Option<&'static str>, hits: &Hits) -> Option<&'static str> {
    let told = match (hits.lead(Term::RecordNoun).is_some(), hits.lead(Term::NoticeNoun).is_some()) {
        (true, false) => Some("minutes"),
        (false, true) => Some("notice"),
        _ => None,
    };
    let is_approved = matches!(decision.outcome, Outcome::Approved | Outcome::ApprovedWithChanges);
    told.filter(|_| kind.is_some() || is_approved).or(kind)
}

/// Whether a text only says that there was nothing: `Det var ingen saker.`
fn says_nothing(text: &str, hits: &Hits, context: &Context<'_>) -> bool {
    let mut nothing = hits.of(Term::NoDecision).map(|it| &text[it.start..it.end]);
    outcome(hits) == Some(Outcome::NoDecision) && nothing.all(|it| context.lexicon.knows(Term::Nothing, it))
}

/// Whether all that is decided is that someone does something: each point of
/// it is a task.
fn is_task(decision: &Decision, actions: &[Action]) -> bool {
    let lines = decision.source.lines;
    let within = actions.iter().filter(|it| it.source.lines[0] >= lines[0] && it.source.lines[1] <= lines[1]);
    within.count() >= decision.points.len().max(1)
}
