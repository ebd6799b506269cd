//! Tasks that sentences tell: someone, and a word for doing.

use super::super::Context;
use super::super::clause::{Clause, sentences, sentences_of};
use super::super::doer::{Doer, doer, is_office};
use super::super::due::{due, due_by};
use super::super::group::members;
use super::super::outcome::outcome;
use super::super::points::{after_label, plain};
use super::{action, names, without_due};
use crate::fields::person::{function_of, is_name_word};
use crate::label::{Label, Labelled};
use crate::lexicon::Term;
use crate::minutes::Action;

/// Most words that a responsible group's name has, and most of them without a
/// capital.
const NAME_WORDS: usize = 5;
const SMALL_WORDS: usize = 2;

/// A task with what it was known by.
pub(super) struct Told {
    pub(super) action: Action,
    /// How sure it is that someone is to do it.
    doer: Doer,
    /// Whether the verb may also tell what someone does in the meeting.
    is_telling: bool,
}

/// The tasks in the sentences of a decision: someone who attended or a group,
/// and a word for doing.
pub(super) fn given(part: &Labelled, context: &Context<'_>) -> Vec<Action> {
    let is_labelled = part.label == Label::DecisionLabel;
    let content = if is_labelled { after_label(part).0 } else { plain(part.paragraph.content()) };
    let all = if is_labelled { sentences(&content, context) } else { sentences_of(part, &content, context) };
    let settles = |it: &Clause<'_>| outcome(&it.hits).is_some() || it.hits.has(Term::Unanimous);
    // What is told before the decision is no task that it gives.
    let first = if part.label == Label::Conclusion { all.iter().position(settles).unwrap_or(0) } else { 0 };
    let of = |at: usize| {
        let sentence = &all[at];
        if sentence.hits.has(Term::GroupSetUp) {
            let who = members_of(sentence, context);
            let group = Action { responsible: who, ..action(sentence.text.to_owned(), part) };
            return if group.responsible.is_empty() { Vec::new() } else { vec![group] };
        }
        let before = at.checked_sub(1).map(|at| all[at].text);
        let clauses = clauses(sentence, context).into_iter().enumerate();
        clauses
            .filter_map(|(at, it)| {
                asked(&it, part, context)
                    .or_else(|| decided(&it, part, context))
                    .or_else(|| entrusted(&it, part, context))
                    .or_else(|| task(&it, at == 0, part, context).map(|it| it.action))
            })
            .map(|it| with_antecedent(it, before, context))
            .collect()
    };
    (0..all.len())
        .flat_map(|at| if at < first { in_sentence(&all, at, part, context) } else { of(at) })
        .collect()
}

/// The tasks in running text: what someone known is to do, or anyone by a day.
pub(super) fn in_text(part: &Labelled, context: &Context<'_>) -> Vec<Action> {
    const TELLING: &[Term] = &[Term::ActionVerb, Term::Due, Term::NextMeeting, Term::RelativeDate];
    if !part.hits.has_any(TELLING) {
        return Vec::new();
    }
    let content = plain(part.paragraph.content());
    let all = sentences_of(part, &content, context);
    (0..all.len()).flat_map(|at| in_sentence(&all, at, part, context)).collect()
}

fn in_sentence(all: &[Clause<'_>], at: usize, part: &Labelled, context: &Context<'_>) -> Vec<Action> {
    let is_given = |it: &Told| {
        let today = context.anchor.map(|it| it.to_string());
        let has_day = it.action.due.as_ref().is_some_and(|it| it.date.is_some() && it.date >= today);
        it.doer == Doer::Known
            && !it.is_telling
            && it.action.responsible.iter().all(|it| is_plain(it, context))
            || has_day
    };
    let before = at.checked_sub(1).map(|at| all[at].text);
    let clauses = clauses(&all[at], context).into_iter();
    let told = clauses.filter_map(|it| task(&it, true, part, context));
    let mut out: Vec<Action> =
        told.filter(is_given).map(|it| with_antecedent(it.action, before, context)).collect();
    out.extend(bracketed(all[at].text, part, context));
    out
}

/// Whether all words of a subject are names, offices or between them.
fn is_plain(subject: &str, context: &Context<'_>) -> bool {
    // `This group`: which one is told elsewhere.
    let is_pointed = context.lexicon.knows(Term::Antecedent, subject.split(' ').next().unwrap_or(""));
    !is_pointed
        && subject.split(' ').all(|it| {
            let bare = it.trim_end_matches(',');
            is_name_word(bare)
                || is_office(bare, context)
                || function_of(bare, context.lexicon).is_some()
                || context.lexicon.meanings(bare).has_any(&[Term::Conjunction, Term::FunctionWord])
        })
}

/// The clauses that each tell a task: `..., og at ...`, `Kari lager plakat, Per
/// ringer kommunen`.
fn clauses<'a>(sentence: &Clause<'a>, context: &Context<'_>) -> Vec<Clause<'a>> {
    let lexicon = context.lexicon;
    let begins = |text: &str| {
        let first = text.split(' ').next().unwrap_or("");
        doer(&[first], context) == Some(Doer::Known)
            && lexicon.hits(text).of(Term::ActionVerb).any(|it| it.start == first.len() + 1)
    };
    let mut out = Vec::new();
    for clause in lexicon.split(Term::AndThat, sentence.text) {
        let mut start = 0;
        for (at, comma) in clause.match_indices(", ") {
            if begins(&clause[at + comma.len()..]) {
                out.push(&clause[start..at]);
                start = at + comma.len();
            }
        }
        out.push(&clause[start..]);
    }
    match out.as_slice() {
        [text] if text.len() == sentence.text.len() => vec![sentence.clone()],
        _ => out.into_iter().map(|it| Clause::new(it, context)).collect(),
    }
}

/// `Kirketjeneren ordner det.`: the sentence before says what.
fn with_antecedent(task: Action, before: Option<&str>, context: &Context<'_>) -> Action {
    let last = task.text.rsplit(' ').next().unwrap_or("");
    let is_short = task.text.split_whitespace().count() <= NAME_WORDS;
    match before.filter(|_| is_short && context.lexicon.knows(Term::Antecedent, last)) {
        Some(before) => Action { text: format!("{before} {}", task.text), ..task },
        None => task,
    }
}

/// A task in brackets within a sentence: `(Kari: ringer innen fredag)`.
fn bracketed(sentence: &str, part: &Labelled, context: &Context<'_>) -> Option<Action> {
    let inside = sentence.split_once('(')?.1.split_once(')')?.0;
    let (who, text) = inside.split_once(": ")?;
    let names = names(who, context);
    let is_known = |it: &String| doer(&it.split(' ').collect::<Vec<_>>(), context) == Some(Doer::Known);
    (!names.is_empty() && names.iter().all(is_known)).then(|| Action {
        responsible: names,
        due: due(text, context).map(|it| it.0),
        ..action(text.to_owned(), part)
    })
}

/// `Det ble bestemt at Kari kjøper maling`: who is named after it does it.
fn decided(clause: &Clause<'_>, part: &Labelled, context: &Context<'_>) -> Option<Action> {
    let lexicon = context.lexicon;
    let ends = clause.hits.of(Term::Adopted).filter(|it| it.end < clause.text.len()).map(|it| it.end);
    let rest = clause.text[ends.max()?..].trim_start();
    let rest =
        rest.split_once(' ').filter(|(it, _)| lexicon.knows(Term::FunctionWord, it)).map_or(rest, |it| it.1);
    let told = rest
        .starts_with(char::is_uppercase)
        .then(|| task(&Clause::new(rest, context), true, part, context))??;
    (told.doer == Doer::Known).then(|| Action { text: clause.text.to_owned(), ..told.action })
}

/// `Styret gir daglig leder fullmakt til ...`: the one who is given it acts.
fn entrusted(clause: &Clause<'_>, part: &Labelled, context: &Context<'_>) -> Option<Action> {
    let Clause { text: clause, hits } = clause;
    let mandate = hits.find(Term::Mandate)?;
    let gives = hits.of(Term::Gives).filter(|it| it.end < mandate.start).last()?;
    let who = clause.get(gives.end..mandate.start)?.trim();
    let is_plain = (1..=NAME_WORDS).contains(&who.split_whitespace().count());
    is_plain.then(|| Action {
        responsible: vec![who.to_owned()],
        due: due_by(clause, hits, context).map(|it| it.0),
        ..action((*clause).to_owned(), part)
    })
}

/// `Styret ber daglig leder om å ...`: the one who is asked does it.
fn asked(clause: &Clause<'_>, part: &Labelled, context: &Context<'_>) -> Option<Action> {
    let lexicon = context.lexicon;
    let Clause { text: clause, hits } = clause;
    let ask = hits.of(Term::Ask).find(|it| it.start > 0)?;
    let words: Vec<&str> = clause[ask.end..].split_whitespace().collect();
    let mut count =
        words.iter().take_while(|it| !lexicon.knows(Term::FunctionWord, it)).take(NAME_WORDS).count();
    // `ber rådmannen følge opp`: an infinitive follows the office.
    if count > 1 && words[1].starts_with(char::is_lowercase) {
        count = if doer(&words[..1], context) == Some(Doer::Known) { 1 } else { count };
    }
    let (who, rest) = words.split_at_checked(count)?;
    // That something be so is asked of others.
    let is_wish = rest.len() > 1 && lexicon.knows(Term::RequestThat, &rest[..2].join(" "));
    let is_plain = !who.is_empty()
        && who.len() <= SMALL_WORDS + 1
        && !who.iter().any(|it| it.bytes().any(|b| b.is_ascii_digit() || b == b','));
    (is_plain && !is_wish && rest.len() > 1).then(|| Action {
        responsible: vec![who.join(" ")],
        due: due_by(clause, hits, context).map(|it| it.0),
        ..action((*clause).to_owned(), part)
    })
}

/// Who does what: someone, and a word for doing. `is_first` is whether the
/// clause begins the sentence.
pub(super) fn task(
    clause: &Clause<'_>,
    is_first: bool,
    part: &Labelled,
    context: &Context<'_>,
) -> Option<Told> {
    let (text, limit) = without_due(clause.text, context);
    let shorter = (text.len() < clause.text.len()).then(|| Clause::new(text, context));
    let Clause { text: clause, hits } = shorter.as_ref().unwrap_or(clause);
    let verb = hits.of(Term::ActionVerb).find(|hit| hit.start > 0)?;
    let found = due_by(clause, hits, context);
    let end = found.as_ref().map_or(verb.start, |(_, start)| (*start).min(verb.start));
    let mut subject: Vec<&str> = clause.get(..end)?.split_whitespace().collect();
    // A preposition before the time belongs to the time.
    while subject.last().is_some_and(|it| context.lexicon.knows(Term::FunctionWord, it)) {
        subject.pop();
    }
    let first = subject.first()?;
    let opens = first.chars().next().is_some_and(char::is_uppercase);
    let known = doer(&subject, context).filter(|_| opens || !is_first);
    // In a line that is a task, whoever stands first does it.
    let by_label = matches!(part.label, Label::Action | Label::ActionLabel)
        && opens
        && !context.lexicon.knows(Term::FunctionWord, first);
    let doer = known.or(by_label.then_some(Doer::Likely))?;
    let is_plain = outcome(&context.lexicon.hits(first)).is_none()
        && !subject.iter().any(|it| it.ends_with([',', ':', ';']))
        && subject.iter().filter(|it| it.starts_with(char::is_lowercase)).count() <= SMALL_WORDS;
    (is_plain && subject.len() <= NAME_WORDS).then(|| Told {
        doer,
        is_telling: hits.of(Term::TellingVerb).any(|it| it.start == verb.start),
        action: Action {
            responsible: names(subject.join(" ").trim_end_matches(['-', '–', ' ']), context),
            due: limit.or(found.map(|it| it.0)),
            ..action((*clause).to_owned(), part)
        },
    })
}

/// Those that a text names, and the secretariat.
fn members_of(sentence: &Clause<'_>, context: &Context<'_>) -> Vec<String> {
    let Clause { text, hits } = sentence;
    let mut people = members(text);
    let known = context
        .people
        .iter()
        .filter(|name| text.contains(name.as_str()) && !people.contains(name))
        .cloned()
        .collect::<Vec<_>>();
    people.extend(known);
    let staff = hits
        .of(Term::Staff)
        .filter(|hit| hit.end - hit.start > 8)
        .map(|hit| text[hit.start..hit.end].to_owned());
    people.into_iter().chain(staff.take(1)).collect()
}
