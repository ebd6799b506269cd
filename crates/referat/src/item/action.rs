//! Tasks, who is to do them and by when.

mod labelled;
mod line;
mod table;
mod told;

pub(super) use labelled::is_labelled;

use super::Context;
use super::clause::Clause;
use super::doer::{doer, is_office};
use super::due::due;
use super::points::{after_label, elements, plain};
use crate::assemble::confidence;
use crate::fields::person;
use crate::fields::sentence::sentences;
use crate::label::{Label, Labelled};
use crate::lexicon::{Hits, Term};
use crate::minutes::{Action, Strength};

/// The tasks that the item's paragraphs give. `title` are the lexicon's phrases in
/// its title.
pub(super) fn actions(title: &Hits, parts: &[Labelled], context: &Context<'_>) -> Vec<Action> {
    let mut out: Vec<Action> = Vec::new();
    let is_about_tasks = title.has(Term::TaskTitle);
    // Whether the list below a bare label is of tasks.
    let mut is_list = false;
    for (at, part) in parts.iter().enumerate() {
        is_list = part.label == Label::ActionLabel && after_label(part).0.is_empty()
            || is_list && part.label == Label::Text && part.paragraph.marker().is_some();
        match part.label {
            Label::Action if part.paragraph.is_row() => {
                out.extend(table::row(part, table::header(parts, at, context), context));
            }
            Label::Action | Label::ActionLabel | Label::Text | Label::Decision | Label::Conclusion
                if is_labelled(part) =>
            {
                labelled::add(&mut out, part, parts[..at].last(), context);
            }
            Label::Action | Label::ActionLabel => out.extend(line::line(part, context)),
            Label::Decision | Label::DecisionLabel | Label::Conclusion => {
                out.extend(told::given(part, context));
            }
            Label::Text if part.paragraph.is_row() => out.extend(table::item_row(part, context)),
            Label::Text if is_about_tasks || is_list => {
                let content = plain(part.paragraph.content());
                let office = || {
                    told::task(&Clause::new(&content, context), true, part, context)
                        .map(|it| it.action)
                        .filter(|it| it.responsible.iter().any(|it| is_office(it, context)))
                };
                out.extend(line::begins_with_name(&content, part, context).or_else(office));
            }
            Label::Text if part.paragraph.depth > 0 => match line::given_to(part, context) {
                Some(task) => out.push(task),
                None => out.extend(told::in_text(part, context)),
            },
            Label::Text | Label::TreatmentLabel => out.extend(told::in_text(part, context)),
            _ => {}
        }
    }
    out
}

fn action(text: String, part: &Labelled) -> Action {
    Action {
        text,
        strength: Strength::Decided,
        confidence: confidence(part.margin),
        source: part.paragraph.source(),
        ..Action::default()
    }
}

/// Whether a text is a person and what they are, not a task: a row of those
/// who attended.
fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text
        .split([',', ';'])
        .next()
        .unwrap_or("")
        .split_whitespace()
        .filter(|it| !it.starts_with('@'))
        .collect();
    person::is_name(&words.join(" "))
}

/// Everyone that a list names.
fn names(text: &str, context: &Context<'_>) -> Vec<String> {
    let parts = elements(text, context.lexicon).into_iter();
    let parts = parts.flat_map(|it| it.split(['/', '+', '&'])).map(str::trim).filter(|it| !it.is_empty());
    parts.map(|it| it.trim_end_matches('.').to_owned()).collect()
}

/// Whether all that a list names are someone who can be given a task.
fn names_doers(text: &str, context: &Context<'_>) -> bool {
    let names = names(text, context);
    let is_one = |it: &String| {
        person::is_name(it)
            || person::is_first_name(it)
            || doer(&it.split_whitespace().collect::<Vec<_>>(), context).is_some()
            || context.lexicon.knows(Term::Doer, it)
    };
    !names.is_empty() && names.iter().all(is_one)
}

/// The sentence of a text that tells the task of someone: the last that names
/// them; the whole text when none does.
fn sentence_about<'a>(text: &'a str, who: &[String]) -> &'a str {
    let of = |it: &&str| {
        let mut words = it.split(|it: char| !it.is_alphanumeric() && it != '-');
        words.any(|word| !word.is_empty() && who.iter().any(|it| it.split(' ').next() == Some(word)))
    };
    sentences(text).into_iter().rfind(of).unwrap_or(text)
}

/// A text and the time limit that stands in brackets at its end: `Lage plakat
/// (innen 1. mai)`.
fn without_due<'a>(text: &'a str, context: &Context<'_>) -> (&'a str, Option<crate::minutes::DatedText>) {
    let bare = text.trim_end_matches('.').trim_end();
    let found = bare.strip_suffix(')').and_then(|it| it.rsplit_once('(')).and_then(|(before, inside)| {
        let (limit, start) = due(inside, context)?;
        (start == 0 && !before.trim().is_empty()).then(|| (before.trim_end(), Some(limit)))
    });
    found.unwrap_or((text, None))
}
