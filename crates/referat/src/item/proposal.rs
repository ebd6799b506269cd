//! Proposals made in the meeting: under a label, announced by a sentence, or
//! told in one.

use super::Context;
use super::ballot;
use super::doer::{Doer, doer};
use super::points::{self, after_label, plain};
use super::vote;
use crate::assemble::confidence;
use crate::fields::sentence::{self, sentences};
use crate::fields::{date, person};
use crate::label::{Label, Labelled};
use crate::lexicon::{Hit, Hits, Lexicon, Term};
use crate::minutes::{Outcome, Proposal, ProposalKind, Proposer, Vote, VoteResult};
use crate::paragraph;

/// Longest name of someone who proposes, in words.
const NAME_WORDS: usize = 6;
/// The kinds as the lexicons spell them.
const KINDS: &[(&str, ProposalKind)] = &[
    ("amendment", ProposalKind::Amendment),
    ("addition", ProposalKind::Addition),
    ("alternative", ProposalKind::Alternative),
    ("deferral", ProposalKind::Deferral),
    ("return", ProposalKind::Return),
];

/// The proposals under the item.
pub(super) fn proposals(parts: &[Labelled], context: &Context<'_>) -> Vec<Proposal> {
    let mut out = Vec::new();
    // Who announced what follows, and how deep in a list.
    let mut announced: Option<(Vec<Proposer>, u8)> = None;
    let mut at = 0;
    while at < parts.len() {
        let part = &parts[at];
        at += 1;
        announced = announced.filter(|(_, depth)| part.paragraph.depth > *depth);
        match part.label {
            Label::ProposalLabel => {
                let end = body_end(parts, at, context);
                out.extend(labelled(part, &parts[at..end], context));
                at = end;
            }
            Label::Text
            | Label::Conclusion
            | Label::TreatmentLabel
            | Label::Proposal
            | Label::Section
            | Label::Action
            | Label::Vote => {
                let by = announced.as_ref().map(|(by, _)| by.as_slice()).unwrap_or_default();
                out.extend(
                    told(part, context)
                        .into_iter()
                        .map(|it| if it.by.is_empty() { Proposal { by: by.to_vec(), ..it } } else { it }),
                );
                announced = announcer(part, context).map(|by| (by, part.paragraph.depth)).or(announced);
            }
            _ => {}
        }
    }
    out
}

/// The words for making a proposal; some are for one only when a noun for one
/// follows.
pub(super) fn verb(hits: &Hits) -> Option<Hit> {
    let lays =
        || hits.of(Term::LaysBefore).find(|verb| hits.of(Term::ProposalNoun).any(|it| it.start > verb.end));
    hits.find(Term::ProposalVerb).or_else(lays)
}

/// Who a paragraph says makes the proposals under it.
fn announcer(part: &Labelled, context: &Context<'_>) -> Option<Vec<Proposer>> {
    let content = part.paragraph.content().trim_end();
    let start = part.paragraph.content;
    let verb = verb(&part.hits).filter(|it| it.start > start)?;
    content.ends_with(':').then(|| subject(part.paragraph.text[start..verb.start].trim(), context))?
}

/// Where the text under a proposal's label ends. A label in a list has its
/// text beside it.
fn body_end(parts: &[Labelled], start: usize, context: &Context<'_>) -> usize {
    let label = &parts[start - 1];
    let (inline, _) = after_label(label);
    if label.paragraph.depth > 0 && !inline.is_empty() {
        return start;
    }
    let is_text = |at: &usize| {
        parts[*at].label == Label::Proposal
            && (*at == start && inline.is_empty()
                || !is_settling(&parts[*at], context) && !is_another(&parts[*at], context))
    };
    (start..parts.len()).take_while(is_text).count() + start
}

/// Whether a paragraph tells of a proposal by someone.
fn is_another(part: &Labelled, context: &Context<'_>) -> bool {
    verb(&part.hits).is_some() && told(part, context).first().is_some_and(|it| !it.by.is_empty())
}

/// Whether a paragraph begins with a label that says whose proposal it is, or
/// which: `Forslag fra Kari Li: ...`, `Forslag 2: ...`.
pub(super) fn is_labelled(part: &Labelled, context: &Context<'_>) -> bool {
    let Some(noun) = part.hits.lead(Term::ProposalNoun) else { return false };
    let Some((label, text)) = part.paragraph.text[noun.end..].split_once(':') else { return false };
    let mut words = label.split_whitespace();
    let first = words.next().unwrap_or("");
    let is_numbered = first.parse::<u32>().is_ok() && words.clone().next().is_none();
    let is_owned = context.lexicon.knows(Term::ProposalBy, first) && words.count() <= NAME_WORDS;
    (is_numbered || is_owned) && !text.trim().is_empty()
}

/// Whether a paragraph tells what a person proposes.
pub(super) fn is_by_someone(part: &Labelled, context: &Context<'_>) -> bool {
    let is_person =
        |it: &Proposer| it.name.as_deref().is_some_and(|it| it.contains(' ') || is_known(it, context));
    verb(&part.hits).is_some() && told(part, context).iter().flat_map(|it| &it.by).any(is_person)
}

/// Whether a paragraph says what became of a proposal.
fn is_settling(part: &Labelled, context: &Context<'_>) -> bool {
    part.hits.has(Term::Unanimous)
        || vote::is_counted(part.paragraph.content(), &part.hits, context)
        || part.hits.has(Term::Motion) && part.hits.has_any(&[Term::Adopted, Term::Rejected])
}

fn labelled(label: &Labelled, body: &[Labelled], context: &Context<'_>) -> Vec<Proposal> {
    let (inline, name) = after_label(label);
    let proposers = by(name.as_deref().unwrap_or(""), context);
    if inline.is_empty() && proposers.is_empty() {
        // A heading over sentences that tell who proposes what.
        let all: Vec<Proposal> = body.iter().flat_map(|it| told(it, context)).collect();
        if all.iter().any(|it| !it.by.is_empty()) {
            return all;
        }
    }
    one(label, body, context).into_iter().collect()
}

/// The proposal whose text stands beside and under a label.
fn one(label: &Labelled, body: &[Labelled], context: &Context<'_>) -> Option<Proposal> {
    let (inline, name) = after_label(label);
    let (mut text, points) = points::text(body);
    if !inline.is_empty() {
        text = if text.is_empty() { inline } else { format!("{inline}\n{text}") };
    }
    let name = name.unwrap_or_default();
    // A label without colon is a sentence: `Kari Li foreslo å utsette saken.`
    if text.is_empty() {
        return told(label, context).into_iter().next();
    }
    // `Merknad:` proposes nothing.
    if !context.lexicon.hits(&name).has_any(&[
        Term::ProposalNoun,
        Term::ProposalVerb,
        Term::ProposalKind,
        Term::ProposalTo,
    ]) {
        return None;
    }
    let all = || std::iter::once(label).chain(body);
    Some(Proposal {
        by: by(&name, context),
        kind: kind(&name, context.lexicon)
            .or_else(|| kind(sentence::sentence(&text), context.lexicon))
            .unwrap_or_default(),
        text,
        points,
        outcome: None,
        confidence: confidence(label.margin),
        source: paragraph::source(all().map(|it| &it.paragraph)),
    })
}

/// The proposals that the sentences of a paragraph tell of.
fn told(part: &Labelled, context: &Context<'_>) -> Vec<Proposal> {
    if !part.hits.has_any(&[Term::ProposalNoun, Term::ProposalTo]) && verb(&part.hits).is_none() {
        return Vec::new();
    }
    let content = plain(part.paragraph.content());
    let proposals = sentences(&content).into_iter().filter_map(|sentence| {
        let by = proposers(sentence, context)?;
        let text = after_movers(sentence, context).unwrap_or(sentence);
        Some(Proposal {
            by,
            kind: kind(sentence, context.lexicon).unwrap_or_default(),
            text: text.to_owned(),
            confidence: confidence(part.margin.min(1.5)),
            source: part.paragraph.source(),
            ..Proposal::default()
        })
    });
    proposals.collect()
}

/// Who makes the proposal that a sentence tells of; none when it tells of
/// none.
fn proposers(sentence: &str, context: &Context<'_>) -> Option<Vec<Proposer>> {
    let hits = context.lexicon.hits(sentence);
    let is_made_at = verb(&hits).map_or(usize::MAX, |it| it.start);
    let is_settled = [Term::Rejected, Term::Adopted, Term::Unanimous]
        .iter()
        .flat_map(|term| hits.of(*term))
        .any(|it| it.start < is_made_at);
    // `Forslaget fra Sp oversendes rådmannen`: it was made before.
    let is_retold = hits.lead(Term::ProposalTold).is_some() && verb(&hits).is_none();
    if sentence.ends_with('?') || sentence.ends_with(':') || is_settled || is_retold {
        return None;
    }
    // `Forslag om å ...`, `Forslag fra Sp om å ...`, `Motion to ...`.
    let opens = hits.lead(Term::ProposalTo);
    if let Some(hit) =
        hits.of(Term::ProposalTo).find(|hit| hit.start > 0 && verb(&hits).is_some() || hit.start == 0)
        && opens == Some(hit)
    {
        return Some(closing_name(sentence));
    }
    let noun = hits.lead(Term::ProposalNoun);
    if let Some(noun) = noun
        && let Some(word) = sentence[noun.end..].split_whitespace().next()
        && context.lexicon.knows(Term::ProposalBy, word)
    {
        let after = sentence[noun.end..].trim_start()[word.len()..].trim_start();
        let named = leading_names(after, context);
        return (!named.is_empty() && sentence.split_whitespace().count() > 5).then_some(named);
    }
    // `Kari Li (Ap) foreslo at ...`, `På vegne av H foreslo Kari Li at ...`.
    let verb = verb(&hits)?;
    let (before, after) = (sentence[..verb.start].trim(), sentence[verb.end..].trim_start());
    if after.is_empty() {
        return None;
    }
    let behalf = hits.of(Term::OnBehalfOf).next();
    let is_organ = doer(&[before], context) == Some(Doer::Known);
    let mut named = match behalf {
        _ if before.is_empty() => leading_names(after, context),
        Some(hit) if hit.start == 0 => leading_names(after, context),
        Some(hit) if hit.end <= verb.start => by(sentence[..hit.start].trim(), context),
        // `Derfor foreslo Kari Li at ...`: the subject stands after the verb.
        _ => Some(leading_names(after, context))
            .filter(|it| {
                !it.is_empty()
                    && before.split_whitespace().count() == 1
                    && !is_organ
                    && !is_known(before, context)
            })
            .or_else(|| subject(before, context))?,
    };
    let group = behalf.map(|hit| {
        by(sentence[hit.end..].split(&sentence[verb.start..verb.end]).next().unwrap_or(""), context)
    });
    if let Some(group) = group {
        for it in group.into_iter().filter(|it| it.name.is_none()) {
            match named
                .iter_mut()
                .find(|known| known.name.is_some() && known.party.is_none() && known.organization.is_none())
            {
                Some(known) => (known.party, known.organization) = (it.party, it.organization),
                None => named.push(it),
            }
        }
    }
    (!named.is_empty()).then_some(named)
}

/// The proposal itself, after the words that tell whose it is: `Moved by Kari
/// Li, seconded by Per Vik: That ...`, `Forslag fra Kari Li: ...`.
fn after_movers<'a>(sentence: &'a str, context: &Context<'_>) -> Option<&'a str> {
    let hits = context.lexicon.hits(sentence);
    let lead = hits.lead(Term::ProposalVerb);
    let told = lead.or_else(|| hits.lead(Term::ProposalNoun)).or_else(|| verb(&hits))?;
    let (words, text) = sentence.get(told.end..)?.split_once(": ")?;
    (lead.is_some() || words.split_whitespace().count() <= NAME_WORDS).then_some(text)
}

/// Whether a word names someone who attended, or a party.
fn is_known(word: &str, context: &Context<'_>) -> bool {
    ballot::known(word, context.lexicon).is_some()
        || context.people.iter().any(|it| it.split(' ').any(|it| it == word))
}

/// The one who proposes, as the subject of a sentence: few words that begin
/// with a capital and are no small word.
fn subject(before: &str, context: &Context<'_>) -> Option<Vec<Proposer>> {
    let first = before.split_whitespace().next()?;
    let is_someone = first.chars().next().is_some_and(char::is_uppercase)
        && !context.lexicon.knows(Term::FunctionWord, first)
        && !context.lexicon.hits(before).has_any(&[Term::ProposalNoun, Term::Decision]);
    if !is_someone
        || before.split_whitespace().count() > NAME_WORDS
        || before.contains([':', ';', '.']) && !before.contains('(')
    {
        return None;
    }
    // A small letter begins the name of an office, or joins names.
    let is_name_word = |it: &str| {
        let it = it.trim_matches([',', '(', ')', '.']);
        it.chars().next().is_none_or(|it| !it.is_lowercase())
            || context.lexicon.meanings(it).has_any(&[
                Term::FunctionWord,
                Term::Conjunction,
                Term::ProposalBy,
                Term::JobTitle,
                Term::Function,
                Term::Body,
            ])
    };
    if !before.split_whitespace().all(is_name_word) {
        return None;
    }
    let named = by(before, context);
    if !named.is_empty() {
        return Some(named);
    }
    Some(vec![Proposer {
        organization: Some(before.trim_end_matches(',').to_owned()),
        ..Proposer::default()
    }])
}

/// The names that a text begins with, up to the first small word that is no
/// conjunction. A role may stand before a name.
fn leading_names(text: &str, context: &Context<'_>) -> Vec<Proposer> {
    let mut end = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim().trim_matches([',', '(', ')', '.', ':']);
        let is_name = bare.chars().next().is_some_and(char::is_uppercase);
        let word_means = context.lexicon.meanings(bare);
        let next = text[end + word.len()..].chars().next();
        let is_role = end == 0 && next.is_some_and(char::is_uppercase) && !word_means.has(Term::FunctionWord);
        if !is_name && !is_role && !word_means.has(Term::Conjunction) {
            break;
        }
        end += word.len();
        if word.trim_end().ends_with(':') {
            break;
        }
    }
    by(text[..end].trim_end_matches([' ', '.', ':']), context)
}

/// The name in brackets at a sentence's end: `Motion to adjourn (Lee).`
fn closing_name(sentence: &str) -> Vec<Proposer> {
    let inside = sentence
        .trim_end_matches('.')
        .strip_suffix(')')
        .and_then(|it| it.rsplit_once('('))
        .map(|(_, it)| it.trim());
    let name = inside.filter(|it| person::is_first_name(it) || person::is_name(it));
    name.map(|it| Proposer { name: Some(it.to_owned()), ..Proposer::default() }).into_iter().collect()
}

/// Everyone that a text names: people with their party, parties, and groups.
pub(super) fn by(label: &str, context: &Context<'_>) -> Vec<Proposer> {
    let lexicon = context.lexicon;
    let mut out: Vec<Proposer> = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut close = |run: &mut Vec<&str>, party: Option<&str>| {
        // A title before a name is no part of it.
        let titles = run
            .iter()
            .take_while(|it| lexicon.meanings(it).has_any(&[Term::JobTitle, Term::Function]))
            .count();
        let name = run[if titles < run.len() { titles } else { 0 }..].join(" ");
        run.clear();
        let party = party.map(str::to_owned);
        if let Some(known) = ballot::known(&name, lexicon) {
            out.push(Proposer { party: Some(known), ..Proposer::default() });
        } else if person::is_name(&name) || person::is_first_name(&name) && !name.contains(' ') {
            out.push(Proposer { name: Some(name), party, ..Proposer::default() });
        } else if let Some(party) = party {
            out.push(Proposer { party: Some(party), ..Proposer::default() });
        }
    };
    let mut rest = label;
    while let Some(word) = rest.split_whitespace().next() {
        let at = rest.find(word).unwrap_or(0);
        rest = &rest[at..];
        if let Some(inside) = word.strip_prefix('(') {
            let end = rest.find(')').unwrap_or(rest.len());
            let party = rest.get(1..end).unwrap_or(inside);
            close(&mut run, Some(party).filter(|it| !it.is_empty()));
            rest = rest.get(end + 1..).unwrap_or("").trim_start_matches([',', '.', ':']);
            continue;
        }
        rest = &rest[word.len()..];
        let bare = word.trim_end_matches([',', '.', ':', ';']);
        let is_capital = bare.chars().next().is_some_and(char::is_uppercase);
        let owner = genitive(bare, lexicon);
        let word_means = lexicon.meanings(bare);
        let is_small = word_means.has_any(&[
            Term::FunctionWord,
            Term::Conjunction,
            Term::ProposalNoun,
            Term::ProposalBy,
            Term::Proposal,
        ]) && !word_means.has(Term::Party)
            || lexicon.hits(bare).has_any(&[Term::ProposalKind, Term::ProposalVerb]);
        if is_capital && !is_small {
            run.push(owner.unwrap_or(bare));
            if bare.len() < word.len() && !word.ends_with('.') || owner.is_some() {
                close(&mut run, None);
            }
        } else {
            close(&mut run, None);
        }
    }
    close(&mut run, None);
    if out.is_empty() {
        // An organ or a group: `Forslag fra valgkomiteen`.
        out.extend(
            group(label, lexicon).map(|it| Proposer { organization: Some(it), ..Proposer::default() }),
        );
    }
    out
}

/// The party whose proposal it is: `Sps forslag`, `Høyres forslag`.
fn genitive<'a>(word: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let stem = word.strip_suffix('s')?;
    (ballot::known(word, lexicon).is_none() && ballot::known(stem, lexicon).is_some()).then_some(stem)
}

/// What stands after `fra` in a label.
fn group(label: &str, lexicon: &Lexicon) -> Option<String> {
    let word = label.split_whitespace().find(|it| lexicon.knows(Term::ProposalBy, it))?;
    let after = label[label.find(word)? + word.len()..].trim();
    (!after.is_empty()
        && after.split_whitespace().count() <= NAME_WORDS
        && date::dates(after, lexicon).is_empty())
    .then(|| after.to_owned())
}

fn kind(text: &str, lexicon: &Lexicon) -> Option<ProposalKind> {
    let hits = lexicon.hits(text);
    let hit = hits.find(Term::ProposalKind)?;
    let name = lexicon.value(Term::ProposalKind, &text[hit.start..hit.end])?;
    KINDS.iter().find(|(it, _)| *it == name).map(|(_, kind)| *kind)
}

/// Sets what became of the proposals, from the votes after them.
pub(super) fn settle(proposals: &mut [Proposal], votes: &[Vote], lexicon: &Lexicon) {
    let starts: Vec<_> = proposals.iter().map(|it| it.source.lines[0]).collect();
    for (at, proposal) in proposals.iter_mut().enumerate() {
        let later = || votes.iter().filter(|it| it.source.lines[0] >= starts[at]);
        let named = later().find_map(|vote| fate(proposal, vote, lexicon));
        // A vote that names no one is on the only proposal that is open: the
        // only one made, or made since the last vote. One on the
        // recommendation or a point is not.
        let since = votes.iter().map(|it| it.source.lines[0]).filter(|it| *it < starts[at]).max();
        let is_open = at == 0 || since.is_some_and(|vote| vote >= starts[at - 1]);
        let next = starts.get(at + 1).copied();
        let unnamed = || {
            let is_on_it = |vote: &&Vote| {
                vote.alternatives.is_empty()
                    && next.is_none_or(|next| vote.source.lines[0] < next)
                    && !vote.on.as_deref().is_some_and(|on| is_recommended(on, lexicon))
            };
            later().filter(|_| is_open).find(is_on_it).and_then(|it| result(it.result?))
        };
        proposal.outcome = named.or_else(unnamed);
    }
}

/// Whether what was voted on is the recommendation, or a point that is of no
/// proposal.
fn is_recommended(on: &str, lexicon: &Lexicon) -> bool {
    let hits = lexicon.hits(on);
    let is_numbered = on.rsplit(' ').next().is_some_and(|it| it.parse::<u32>().is_ok());
    hits.has(Term::Recommendation) || is_numbered && !hits.has(Term::ProposalNoun)
}

/// What a vote that names the proposer made of the proposal. When another
/// option was adopted, it fell. Who only votes is not named as a proposer.
fn fate(proposal: &Proposal, vote: &Vote, lexicon: &Lexicon) -> Option<Outcome> {
    let names = || {
        let whole = proposal.by.iter().flat_map(|it| [&it.name, &it.party, &it.organization]).flatten();
        // `Ness' forslag`
        let surnames = proposal.by.iter().filter_map(|it| it.name.as_ref()?.rsplit_once(' '));
        whole.map(String::as_str).chain(surnames.map(|(_, surname)| surname))
    };
    let is_owner = |text: &str| names().any(|name| owns(text, name, lexicon));
    let is_on_it = match vote.on.as_deref() {
        // `Utsettelsesforslaget falt`
        Some(on) => {
            let is_of_kind = proposal.kind != ProposalKind::Main && kind(on, lexicon) == Some(proposal.kind);
            is_of_kind || names().any(|name| places_of(on, name).next().is_some())
        }
        None => is_owner(&vote.text),
    };
    match result(vote.result?)? {
        outcome if is_on_it => Some(outcome),
        Outcome::Adopted if is_owner(&vote.text) => Some(Outcome::Rejected),
        _ => None,
    }
}

/// Whether a text tells of someone's proposal: `forslaget fra Sp`, `Lis
/// forslag`.
fn owns(text: &str, name: &str, lexicon: &Lexicon) -> bool {
    const NOUNS: &[Term] = &[Term::ProposalNoun, Term::Motion];
    places_of(text, name).any(|at| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let mut words = before.split_whitespace().rev();
        let is_after = words.find(|it| !it.starts_with(char::is_uppercase) && !it.starts_with('('));
        let follows = is_after.is_some_and(|it| {
            lexicon.meanings(it).has_any(NOUNS)
                || lexicon.knows(Term::ProposalBy, it) && lexicon.hits(before).has_any(NOUNS)
                || lexicon.knows(Term::Conjunction, it) && lexicon.hits(before).has(Term::ProposalNoun)
        });
        let next = after.split_whitespace().find(|it| it.chars().any(char::is_alphabetic) && *it != "s");
        follows || next.is_some_and(|it| lexicon.meanings(it).has_any(NOUNS))
    })
}

fn result(result: VoteResult) -> Option<Outcome> {
    match result {
        VoteResult::Carried => Some(Outcome::Adopted),
        VoteResult::Lost => Some(Outcome::Rejected),
        VoteResult::Tied => None,
    }
}

/// Where a text has the name, or its genitive, as a word.
fn places_of<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(name).map(|(at, _)| at).filter(move |at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + name.len()..].trim_start_matches('s').chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
