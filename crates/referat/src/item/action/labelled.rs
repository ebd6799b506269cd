//! Tasks with labels for who does them and by when: `Ansvar: Kari Li`.

use super::super::Context;
use super::super::clause::Clause;
use super::super::due::{dated, due};
use super::super::points::{after_label, plain};
use super::{action, names, names_doers, sentence_about, told};
use crate::fields::sentence::sentences;
use crate::label::{Label, Labelled};
use crate::lexicon::Term;
use crate::minutes::{Action, DatedText, Source};

/// Where a phrase of one of the terms stands as a label: a colon follows it, or
/// a name follows its abbreviation.
fn labels(part: &Labelled) -> Vec<(Term, usize, usize)> {
    let text = &part.paragraph.text;
    let mut found: Vec<(Term, usize, usize)> = [Term::Responsible, Term::Due]
        .into_iter()
        .flat_map(|term| part.hits.of(term).map(move |hit| (term, hit.start, hit.end)))
        .filter(|(_, start, end)| {
            *start >= part.paragraph.content
                && (text[*end..].trim_start_matches('.').trim_start().starts_with(':')
                    || text[*start..*end].ends_with('.')
                        && text[*end..].trim_start().starts_with(char::is_uppercase))
        })
        .collect();
    found.sort_by_key(|(_, start, end)| (*start, std::cmp::Reverse(*end)));
    // A label within a longer one: `Ansvarlig person:`.
    found.dedup_by(|next, first| next.1 < first.2);
    found
}

/// Adds the task of a line with labels; one that only says who and when
/// belongs to the paragraph above.
pub(super) fn add(out: &mut Vec<Action>, part: &Labelled, above: Option<&Labelled>, context: &Context<'_>) {
    if let Some(told) = told_after_label(part, context) {
        out.extend(told);
        return;
    }
    let mut task = line(part, context);
    let own = own_tasks(&mut task, context);
    if !task.text.is_empty() {
        out.push(task);
    } else if own.is_empty() || !task.responsible.is_empty() {
        complete(out, task, above);
    }
    out.extend(own);
}

/// What whole sentences after the label say: `Ansvar: Kari lager plakat. Per
/// ringer kommunen.`
fn told_after_label(part: &Labelled, context: &Context<'_>) -> Option<Vec<Action>> {
    let (inline, _) = after_label(part);
    let is_bare = labels(part).len() == 1 && labels(part)[0].1 == part.paragraph.content;
    if !is_bare || names_doers(&inline, context) {
        return None;
    }
    let told: Vec<Action> = sentences(&inline)
        .into_iter()
        .filter_map(|it| told::task(&Clause::new(it, context), true, part, context).map(|it| it.action))
        .collect();
    (!told.is_empty()).then_some(told)
}

/// Takes out of those who are responsible the ones whose task stands in
/// brackets after the name: `Kari (kaffe), Per (lys innen fredag)`.
fn own_tasks(task: &mut Action, context: &Context<'_>) -> Vec<Action> {
    let mut own = Vec::new();
    for who in std::mem::take(&mut task.responsible) {
        let bracketed = who.strip_suffix(')').and_then(|it| it.split_once(" ("));
        match bracketed.filter(|(_, inside)| inside.starts_with(char::is_lowercase)) {
            Some((name, inside)) if !context.lexicon.means(inside) => own.push(Action {
                responsible: vec![name.to_owned()],
                text: inside.to_owned(),
                due: due(inside, context).map(|it| it.0),
                ..task.clone()
            }),
            _ => task.responsible.push(who),
        }
    }
    own
}

/// Whether the paragraph has a label for who does it, or for when along with
/// a task.
pub(in crate::item) fn is_labelled(part: &Labelled) -> bool {
    let labels = labels(part);
    let is_task = matches!(part.label, Label::Action | Label::ActionLabel);
    labels.iter().any(|(term, ..)| *term == Term::Responsible) || is_task && !labels.is_empty()
}

/// A line with labels: `Lag plakat. Ansvar: Kari Frist: 1. mai`.
fn line(part: &Labelled, context: &Context<'_>) -> Action {
    let content = &part.paragraph.text;
    let labels = labels(part);
    let end_of = |at: usize| labels.get(at + 1).map_or(content.len(), |(_, start, _)| *start);
    let first = labels.first().map_or(content.len(), |(_, start, _)| *start);
    let mut task = action(
        plain(
            content
                .get(part.paragraph.content..first)
                .unwrap_or("")
                .trim_end_matches(['(', '-', '–', ' ', ',', ';']),
        ),
        part,
    );
    for (at, (term, _, end)) in labels.iter().enumerate() {
        let value = plain(&content[*end..end_of(at)]);
        let value = value.trim_start_matches(['.', ':', ' ']).trim_end_matches(['.', ',', ';', ' ']);
        // The label may stand in brackets itself.
        let value = value.strip_suffix(')').filter(|it| !it.contains('(')).unwrap_or(value);
        if value.is_empty() {
            continue;
        }
        if *term == Term::Due {
            task.due = Some(dated(value, context));
        } else {
            let (who, limit) = without_limit(value, context);
            task.responsible.extend(names(who, context));
            task.due = task.due.or(limit);
        }
    }
    task
}

/// Who does it, and by when where that stands behind without a label: `Kari,
/// frist 1. mai`.
fn without_limit<'a>(value: &'a str, context: &Context<'_>) -> (&'a str, Option<DatedText>) {
    let limited = due(value, context).and_then(|(limit, start)| {
        let who = value[..start].trim_end_matches([' ', ',', ';', '.', '-', '–']);
        (!who.contains('(') && names_doers(who, context)).then_some((who, Some(limit)))
    });
    limited.unwrap_or((value, None))
}

/// Whether the paragraph is text that a label below may make a task of.
fn makes_task(it: &Labelled) -> bool {
    match it.label {
        Label::Text | Label::Action | Label::Decision | Label::Conclusion => true,
        Label::DecisionLabel => !after_label(it).0.is_empty(),
        _ => false,
    }
}

/// Who and when on a line of its own: it belongs to the task above, or makes
/// a task of the paragraph above.
fn complete(out: &mut Vec<Action>, task: Action, above: Option<&Labelled>) {
    let Some(above) = above else { return };
    let source = above.paragraph.source();
    match out.last_mut().filter(|last| {
        last.source.lines[1] >= source.lines[0] && (last.responsible.is_empty() || last.due.is_none())
    }) {
        Some(last) => {
            // The label is surer than the subject of a sentence.
            if !task.responsible.is_empty() {
                last.responsible = task.responsible;
            }
            last.due = last.due.take().or(task.due);
            last.source.lines[1] = last.source.lines[1].max(task.source.lines[1]);
        }
        None if makes_task(above) => {
            let lines = [source.lines[0], task.source.lines[1]];
            let text = match above.label {
                Label::DecisionLabel => after_label(above).0,
                _ => plain(above.paragraph.content()),
            };
            out.push(Action {
                text: sentence_about(&text, &task.responsible).to_owned(),
                source: Source { lines, ..source },
                ..task
            });
        }
        None => {}
    }
}
