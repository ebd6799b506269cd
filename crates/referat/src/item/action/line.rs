//! Tasks that are a line each: who does them stands at an end.

use super::super::Context;
use super::super::clause::Clause;
use super::super::due::due;
use super::super::named;
use super::super::points::{after_label, plain};
use super::{action, is_person, names, names_doers, told, without_due};
use crate::label::{Label, Labelled};
use crate::lexicon::Term;
use crate::minutes::Action;

/// A line with who does it at an end: `Lag plakat (Kari)`, `Lag plakat – Kari`,
/// `Kari: lag plakat`, `Kari lager plakat`.
pub(super) fn line(part: &Labelled, context: &Context<'_>) -> Option<Action> {
    let content = match part.label {
        Label::ActionLabel => after_label(part).0,
        _ => plain(part.paragraph.content()),
    };
    let trimmed = content.trim_end_matches('.');
    let new = |text: &str, who: &str| {
        let text = text.trim().trim_end_matches([',', ' ']);
        (text.starts_with(char::is_alphanumeric) && !is_person(text)).then(|| Action {
            responsible: names(who, context),
            due: due(text, context).map(|it| it.0),
            ..action(text.to_owned(), part)
        })
    };
    let is_limited = without_due(&content, context).1.is_some();
    if let Some((text, who)) =
        trimmed.strip_suffix(')').and_then(|it| it.rsplit_once('(')).filter(|_| !is_limited)
    {
        return new(text, who);
    }
    if let Some((text, who)) = [" – ", " - ", " — "]
        .iter()
        .find_map(|dash| trimmed.rsplit_once(dash))
        .filter(|(_, who)| names_doers(who, context))
    {
        return new(text, who);
    }
    if let Some((who, text)) = content
        .split_once(':')
        .filter(|(who, _)| names_doers(who, context) && !context.lexicon.knows(Term::ActionHeading, who))
    {
        return new(text, who);
    }
    // `Action: Kari to ...`.
    let text = match content.split_once(':') {
        Some((label, text)) if context.lexicon.knows(Term::ActionHeading, label) => text.trim(),
        _ => content.as_str(),
    };
    told::task(&Clause::new(text, context), true, part, context)
        .map(|it| it.action)
        .or_else(|| begins_with_name(text, part, context))
        .or_else(|| labelled(text, part, context))
}

/// `Kari: sjekke forsikring (frist 1. juni)` in a list, when Kari attended.
pub(super) fn given_to(part: &Labelled, context: &Context<'_>) -> Option<Action> {
    let content = plain(part.paragraph.content());
    let (who, text) = content.split_once(": ")?;
    let names = names(who, context);
    let attended = |name: &String| {
        context.people.iter().any(|it| it == name || it.split(' ').next() == Some(name.as_str()))
    };
    let is_given = !names.is_empty() && names.iter().all(attended) && text.starts_with(char::is_lowercase);
    // Without a day it may be what they said.
    let (task, limit) = without_due(text, context);
    (is_given && limit.is_some()).then(|| Action {
        responsible: names,
        due: limit,
        ..action(task.to_owned(), part)
    })
}

/// What stands behind a task's own label is a task, whoever does it.
fn labelled(text: &str, part: &Labelled, context: &Context<'_>) -> Option<Action> {
    const LEAST: usize = 3;
    let is_task = part.label == Label::ActionLabel && text.split_whitespace().count() >= LEAST;
    let limit = due(text, context).map(|it| it.0);
    is_task.then(|| Action { due: limit, ..action(text.to_owned(), part) })
}

/// `Kari rydder lageret`, when Kari attended.
pub(super) fn begins_with_name(text: &str, part: &Labelled, context: &Context<'_>) -> Option<Action> {
    let (text, limit) = without_due(text, context);
    let mut people = named::named(text, context).into_iter();
    let first = people.next().filter(|it| it.range.start == 0)?;
    let mut end = first.range.end;
    let mut who = vec![first.name];
    for next in people {
        let between = text.get(end..next.range.start).unwrap_or_default();
        if !between.split_whitespace().all(|it| it == "," || context.lexicon.knows(Term::Conjunction, it)) {
            break;
        }
        end = next.range.end;
        who.push(next.name);
    }
    // A verb follows.
    let is_told = text.get(end..)?.trim_start().starts_with(char::is_lowercase);
    is_told.then(|| Action {
        responsible: who,
        due: limit.or_else(|| due(text, context).map(|it| it.0)),
        ..action(text.to_owned(), part)
    })
}
