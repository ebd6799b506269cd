//! Disqualification, and closed doors.

use std::ops::Range;

use super::Context;
use super::clause::{Clause, sentences_of};
use super::named::{Named, named};
use super::points::plain;
use super::proposal;
use crate::assemble::confidence;
use crate::fields::law;
use crate::fields::sentence::sentences;
use crate::label::{Label, Labelled};
use crate::lexicon::{Hits, Term};
use crate::minutes::{Closed, Recusal};

/// The margin, in units of evidence, below which a text was nearly taken for
/// one that tells of disqualification.
const NEAR: f32 = 0.5;

/// Who was disqualified under the item, or was asked whether they were.
pub(super) fn recusals(parts: &[Labelled], context: &Context<'_>) -> Vec<Recusal> {
    let mut out: Vec<Recusal> = Vec::new();
    // Those whom a sentence that names nobody is about.
    let mut last: Range<usize> = 0..0;
    // Whom the sentence before named, where this one says only what they are.
    let mut before: Vec<Named> = Vec::new();
    let mut is_open = false;
    for part in parts {
        is_open = tells(part) || is_open && part.hits.has_any(VERDICTS);
        if !is_open {
            continue;
        }
        let text = plain(part.paragraph.content());
        for Clause { text: sentence, hits } in sentences_of(part, &text, context) {
            let mut told = Told::read(sentence, &hits, context);
            let people = told.disqualified.clone();
            if people.is_empty() && last.is_empty() && before.len() == 1 && hits.has(Term::FoundDisqualified)
            {
                told.disqualified.clone_from(&before);
            }
            before = people;
            if !told.disqualified.is_empty()
                && hits.has_any(&[
                    Term::Recusal,
                    Term::FoundDisqualified,
                    Term::FoundQualified,
                    Term::TookSeat,
                ])
            {
                last = join(
                    &mut out,
                    &told.disqualified,
                    part,
                    hits.has(Term::Recusal) || hits.has_any(VERDICTS),
                );
            }
            for (name, recusal) in out[last.clone()].iter_mut().map(|it| (it.name.clone(), it)) {
                let verdict = told.verdict_on(&name);
                recusal.decided = verdict.or(recusal.decided);
                let basis =
                    law::laws(sentence, context.lexicon).into_iter().next().map(|it| sentence[it].to_owned());
                recusal.legal_basis = recusal.legal_basis.take().or(basis);
                recusal.substitute = recusal.substitute.take().or_else(|| told.substitute.clone());
                extend(recusal, sentence, part, verdict.is_some() || told.substitute.is_some());
            }
        }
    }
    out
}

/// Whether a paragraph tells of disqualification: by its label, or because it
/// says how the question ended.
fn tells(part: &Labelled) -> bool {
    use Label::{Conclusion, Decision, DecisionLabel, Text, TreatmentLabel, Vote, VoteLabel};
    let is_near = part.label == Text && part.runner_up == Label::Recusal && part.margin < NEAR;
    part.label == Label::Recusal
        || is_near
        || matches!(
            part.label,
            Conclusion | Decision | DecisionLabel | Text | TreatmentLabel | Vote | VoteLabel
        ) && part.hits.has_any(&[Term::FoundDisqualified, Term::FoundQualified])
}

const VERDICTS: &[Term] = &[Term::FoundDisqualified, Term::FoundQualified, Term::TookSeat];

/// What one sentence tells.
#[derive(Debug, Default)]
struct Told {
    disqualified: Vec<Named>,
    substitute: Option<String>,
    /// Where each verdict stands, and whether it is that they may not take
    /// part.
    verdicts: Vec<(usize, bool)>,
}

impl Told {
    fn read(sentence: &str, hits: &Hits, context: &Context<'_>) -> Self {
        let mut people = named(sentence, context);
        let substitute = substitute(sentence, hits, &people).map(|at| people.remove(at).name);
        // Who proposes or puts the question is not the one it is about.
        if let Some(asks) =
            proposal::verb(hits).filter(|it| people.iter().any(|person| person.range.start > it.end))
        {
            people.retain(|it| it.range.start > asks.end);
        }
        // Who attended, when someone did: other names are what ties them.
        let attends = |it: &Named| context.people.iter().any(|name| is_same(name, &it.name));
        if people.iter().any(attends) {
            people.retain(attends);
        }
        let of = |term: Term, found: bool| hits.of(term).map(move |hit| (hit, found));
        let mut verdicts: Vec<_> =
            of(Term::FoundQualified, false).chain(of(Term::FoundDisqualified, true)).collect();
        // `ikke inhabil` holds `inhabil`.
        let all = verdicts.clone();
        verdicts.retain(|(hit, _)| {
            !all.iter().any(|(it, _)| {
                it.start <= hit.start && it.end >= hit.end && it.end - it.start > hit.end - hit.start
            })
        });
        verdicts.sort_by_key(|(hit, _)| hit.start);
        Self {
            disqualified: people,
            substitute,
            verdicts: verdicts.into_iter().map(|(hit, found)| (hit.start, found)).collect(),
        }
    }

    /// The verdict on someone: the first after the name, else the last.
    fn verdict_on(&self, name: &str) -> Option<bool> {
        let at = self.disqualified.iter().find(|it| is_same(name, &it.name)).map_or(0, |it| it.range.start);
        self.verdicts.iter().find(|(place, _)| *place >= at).or(self.verdicts.last()).map(|(_, found)| *found)
    }
}

/// Which of the people took the seat: the one nearest before the words that
/// say so, else the first after them.
fn substitute(sentence: &str, hits: &Hits, people: &[Named]) -> Option<usize> {
    if let Some(hit) = hits.find(Term::TookSeat) {
        let clause = sentence[..hit.start].rfind([',', ';']).map_or(0, |it| it + 1);
        let before = people.iter().rposition(|it| it.range.end <= hit.start && it.range.start >= clause);
        return before.or_else(|| people.iter().position(|it| it.range.start >= hit.end));
    }
    // `Vara: Kari Li`, `erstattet av Kari Li`.
    let follows = |it: &Named| {
        hits.of(Term::SubstitutedBy)
            .any(|hit| sentence[..it.range.start].trim_end_matches([' ', ':']).len() == hit.end)
    };
    people.iter().position(follows)
}

/// Whether a name is another, or a part of it.
fn is_same(whole: &str, name: &str) -> bool {
    whole == name || whole.split(' ').any(|it| it == name)
}

/// Adds those who are not known yet; the places of all of them.
fn join(out: &mut Vec<Recusal>, people: &[Named], part: &Labelled, is_new: bool) -> Range<usize> {
    let first = out.len();
    let mut known = None;
    for person in people {
        match out.iter().position(|it| is_same(&it.name, &person.name)) {
            Some(at) => known = Some(at),
            None if is_new => out.push(Recusal {
                name: person.name.clone(),
                party: person.party.clone(),
                confidence: confidence(part.margin),
                source: part.paragraph.source(),
                ..Recusal::default()
            }),
            None => {}
        }
    }
    match known {
        Some(at) if first == out.len() => at..at + 1,
        _ => first..out.len(),
    }
}

/// Adds a sentence to the words of a recusal: the first, and those that decide.
fn extend(recusal: &mut Recusal, sentence: &str, part: &Labelled, decides: bool) {
    if recusal.text.is_empty() {
        sentence.clone_into(&mut recusal.text);
    } else if decides {
        recusal.text = format!("{} {sentence}", recusal.text);
        recusal.source.lines[1] = recusal.source.lines[1].max(part.paragraph.source().lines[1]);
    }
}

/// That the item was closed to the public: by a law, or in so many words.
pub(super) fn closed(
    heading: Option<&Labelled>,
    parts: &[Labelled],
    context: &Context<'_>,
) -> Option<Closed> {
    let own = parts.iter().filter(|it| !heads_items(it));
    heading.into_iter().chain(own).find_map(|part| closed_by(part, context))
}

/// That the items under a heading of their kind are closed: `Saker til
/// behandling i lukket møte`. The outer one is none where no such heading
/// stands right above the end of the paragraphs.
pub(crate) fn closed_group(above: &[Labelled], context: &Context<'_>) -> Option<Option<Closed>> {
    let is_beside = |it: &&Labelled| matches!(it.label, Label::Furniture | Label::Note);
    let mut groups =
        above.iter().rev().filter(|it| !is_beside(it)).take_while(|it| heads_items(it)).peekable();
    groups.peek()?;
    Some(groups.find_map(|it| closed_by(it, context)))
}

/// Whether the paragraph is a heading over items of a kind.
fn heads_items(part: &Labelled) -> bool {
    part.label != Label::ItemHeading && part.hits.is(Term::ItemGroup)
}

fn closed_by(part: &Labelled, context: &Context<'_>) -> Option<Closed> {
    if !part.hits.has_any(&[Term::Closed, Term::ClosedBasis]) {
        return None;
    }
    let text = plain(part.paragraph.content());
    sentences(&text).into_iter().find_map(|it| closing(it, context))
}

fn closing(sentence: &str, context: &Context<'_>) -> Option<Closed> {
    let hits = context.lexicon.hits(sentence);
    let said = hits.find(Term::Closed);
    let basis = hits.find(Term::ClosedBasis);
    let law = law::laws(sentence, context.lexicon)
        .into_iter()
        .find(|law| said.is_some() || basis.is_some_and(|hit| hit.start < law.end && law.start < hit.end));
    let basis = law.or(basis.map(|hit| hit.start..hit.end));
    // One word alone may tell of a door.
    let is_said = said.is_some_and(|hit| sentence[hit.start..hit.end].contains(' ') || hits.is(Term::Closed));
    (basis.is_some() || is_said)
        .then(|| Closed { legal_basis: basis.map(|it| sentence[it].to_owned()), text: sentence.to_owned() })
}
