//! Tasks, who is to do them and by when.

use super::Context;
use super::doer::{is_doer, is_office};
use super::due::{dated, due};
use super::group::members;
use super::named;
use super::points::{plain, sentences};
use crate::assemble::confidence;
use crate::fields::{date, person};
use crate::label::{Label, Labelled};
use crate::lexicon::Term;
use crate::minutes::{Action, Strength};

/// Most words that a responsible group's name has, and most of them without a
/// capital.
const NAME_WORDS: usize = 5;
const SMALL_WORDS: usize = 2;

/// The tasks that the item's paragraphs give. `title` is the item's.
pub(super) fn actions(title: Option<&str>, parts: &[Labelled], context: &Context<'_>) -> Vec<Action> {
    let mut out: Vec<Action> = Vec::new();
    let is_about_tasks = title.is_some_and(|it| context.lexicon.hits(it).has(Term::TaskTitle));
    for (at, part) in parts.iter().enumerate() {
        match part.label {
            Label::Action if part.paragraph.is_row() => {
                out.extend(row(part, header(parts, at, context), context));
            }
            Label::Action | Label::ActionLabel | Label::Text | Label::Decision | Label::Conclusion
                if is_labelled(part) =>
            {
                let task = line(part, context);
                if task.text.is_empty() {
                    complete(&mut out, task, parts[..at].last());
                } else {
                    out.push(task);
                }
            }
            Label::Action => out.extend(named_line(part, context)),
            Label::Decision | Label::Conclusion => out.extend(given(part, context)),
            Label::Text if is_about_tasks => {
                let content = plain(part.paragraph.content());
                let office = || {
                    task(&content, true, part, context)
                        .filter(|it| it.responsible.iter().any(|it| is_office(it, context)))
                };
                out.extend(begins_with_name(&content, part, context).or_else(office));
            }
            // In running text a task is what has a day.
            Label::Text if part.hits.has_any(&[Term::Due, Term::NextMeeting, Term::RelativeDate]) => {
                let content = plain(part.paragraph.content());
                out.extend(
                    sentences(&content)
                        .into_iter()
                        .filter_map(|it| task(it, true, part, context))
                        .filter(|it| it.due.as_ref().is_some_and(|it| it.date.is_some())),
                );
            }
            _ => {}
        }
    }
    out
}

/// What a column of a table of tasks holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Task,
    Who,
    When,
    Status,
    Other,
}

/// The columns by the table's header row, above the row at `at`.
fn header(parts: &[Labelled], at: usize, context: &Context<'_>) -> Option<Vec<Column>> {
    let table = parts[at].paragraph.table;
    let rows = parts[..at].iter().rev().take_while(|it| it.paragraph.is_row() && it.paragraph.table == table);
    rows.map(|it| columns(it, context))
        .find(|it| it.iter().any(|it| matches!(it, Column::Who | Column::When)))
}

fn columns(head: &Labelled, context: &Context<'_>) -> Vec<Column> {
    const KINDS: [(Term, Column); 4] = [
        (Term::Responsible, Column::Who),
        (Term::Due, Column::When),
        (Term::ActionStatus, Column::Status),
        (Term::ActionHeading, Column::Task),
    ];
    let kind = |cell: &str| {
        let first = cell.split(['/', ' ']).next().unwrap_or("");
        KINDS
            .iter()
            .find(|(term, _)| context.lexicon.knows(*term, cell) || context.lexicon.knows(*term, first))
            .map_or(Column::Other, |(_, it)| *it)
    };
    head.paragraph.cells().map(kind).collect()
}

/// A row of a table: by its header, or else the longest cell is the task and
/// a short one who does it.
fn row(part: &Labelled, columns: Option<Vec<Column>>, context: &Context<'_>) -> Option<Action> {
    let cells: Vec<&str> = part.paragraph.cells().collect();
    if let Some(columns) = columns.filter(|it| it.len() == cells.len()) {
        let of = |column: Column| {
            columns
                .iter()
                .zip(&cells)
                .filter(move |(it, cell)| **it == column && !cell.is_empty())
                .map(|(_, cell)| *cell)
        };
        let text = of(Column::Task)
            .next()
            .or_else(|| of(Column::Other).max_by_key(|it| it.len()))
            .filter(|it| !is_person(it))?;
        return Some(Action {
            responsible: of(Column::Who).flat_map(|it| names(it, context)).collect(),
            due: of(Column::When).next().map(|it| dated(it, context)),
            ..action(text.to_owned(), part)
        });
    }
    let filled = || cells.iter().filter(|it| !it.is_empty());
    let text = filled().max_by_key(|it| it.len()).filter(|it| !is_person(it))?;
    let others = || filled().filter(|it| *it != text);
    let due = others().find(|it| !date::dates(it, context.lexicon).is_empty());
    let who = others().find(|it| Some(*it) != due && it.chars().next().is_some_and(char::is_alphabetic));
    Some(Action {
        responsible: who.map_or_else(Vec::new, |it| names(it, context)),
        due: due.map(|it| dated(it, context)),
        ..action((*text).to_owned(), part)
    })
}

/// Where a phrase of one of the terms stands as a label: a colon follows it.
fn labels(part: &Labelled) -> Vec<(Term, usize, usize)> {
    let text = &part.paragraph.text;
    let mut found: Vec<(Term, usize, usize)> = [Term::Responsible, Term::Due]
        .into_iter()
        .flat_map(|term| part.hits.of(term).map(move |hit| (term, hit.start, hit.end)))
        .filter(|(_, start, end)| {
            *start >= part.paragraph.content
                && text[*end..].trim_start_matches('.').trim_start().starts_with(':')
        })
        .collect();
    found.sort_by_key(|(_, start, end)| (*start, std::cmp::Reverse(*end)));
    // A label within a longer one: `Ansvarlig person:`.
    found.dedup_by(|next, first| next.1 < first.2);
    found
}

/// Whether the paragraph has a label for who does it, or for when along with
/// a task.
fn is_labelled(part: &Labelled) -> bool {
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
        let value = value.trim_start_matches(['.', ':', ' ']).trim_end_matches([')', '.', ',', ';', ' ']);
        if value.is_empty() {
            continue;
        }
        if *term == Term::Due {
            task.due = Some(dated(value, context));
        } else {
            task.responsible.extend(names(value, context));
        }
    }
    task
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
            if last.responsible.is_empty() {
                last.responsible = task.responsible;
            }
            last.due = last.due.take().or(task.due);
            last.source.lines[1] = last.source.lines[1].max(task.source.lines[1]);
        }
        None if matches!(above.label, Label::Text | Label::Action | Label::Decision | Label::Conclusion) => {
            let lines = [source.lines[0], task.source.lines[1]];
            out.push(Action {
                text: plain(above.paragraph.content()),
                source: crate::minutes::Source { lines, ..source },
                ..task
            });
        }
        None => {}
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

/// A line with who does it at an end: `Lag plakat (Kari)`, `Lag plakat – Kari`,
/// `Kari: lag plakat`, `Kari lager plakat`.
fn named_line(part: &Labelled, context: &Context<'_>) -> Option<Action> {
    let content = plain(part.paragraph.content());
    let trimmed = content.trim_end_matches('.');
    let new = |text: &str, who: &str| {
        let text = text.trim().trim_end_matches([',', ' ']);
        (text.starts_with(char::is_alphanumeric) && !is_person(text)).then(|| Action {
            responsible: names(who, context),
            due: due(text, context).map(|it| it.0),
            ..action(text.to_owned(), part)
        })
    };
    if let Some((text, who)) = trimmed.strip_suffix(')').and_then(|it| it.rsplit_once('(')) {
        return new(text, who);
    }
    let is_someone = |it: &str| {
        let names = names(it, context);
        let is_one = |it: &String| {
            person::is_name(it) || person::is_first_name(it) || context.lexicon.knows(Term::Doer, it)
        };
        !names.is_empty() && names.iter().all(is_one)
    };
    if let Some((text, who)) = [" – ", " - ", " — "]
        .iter()
        .find_map(|dash| trimmed.rsplit_once(dash))
        .filter(|(_, who)| is_someone(who))
    {
        return new(text, who);
    }
    if let Some((who, text)) = content
        .split_once(':')
        .filter(|(who, _)| is_someone(who) && !context.lexicon.knows(Term::ActionHeading, who))
    {
        return new(text, who);
    }
    // `Action: Kari to ...`.
    let text = match content.split_once(':') {
        Some((label, text)) if context.lexicon.knows(Term::ActionHeading, label) => text.trim(),
        _ => content.as_str(),
    };
    task(text, true, part, context).or_else(|| begins_with_name(text, part, context))
}

/// `Kari rydder lageret`, when Kari attended.
fn begins_with_name(text: &str, part: &Labelled, context: &Context<'_>) -> Option<Action> {
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
        due: due(text, context).map(|it| it.0),
        ..action(text.to_owned(), part)
    })
}

/// The sentences of a decision that say who is to do what: someone who
/// attended or a group, and a word for doing.
fn given(part: &Labelled, context: &Context<'_>) -> Vec<Action> {
    let content = plain(part.paragraph.content());
    if part.hits.has(Term::GroupSetUp) {
        let who = members_of(&content, context);
        return if who.is_empty() {
            Vec::new()
        } else {
            vec![Action { responsible: who, ..action(content, part) }]
        };
    }
    let of = |sentence: &str| {
        context
            .lexicon
            .split(Term::AndThat, sentence)
            .into_iter()
            .enumerate()
            .filter_map(|(at, it)| {
                asked(it, part, context)
                    .or_else(|| entrusted(it, part, context))
                    .or_else(|| task(it, at == 0, part, context))
            })
            .collect::<Vec<_>>()
    };
    let settles = |it: &str| {
        let hits = context.lexicon.hits(it);
        super::outcome::outcome(&hits).is_some() || hits.has(Term::Unanimous)
    };
    // What is told before the decision is no task that it gives.
    let all = sentences(&content);
    let first =
        if part.label == Label::Conclusion { all.iter().position(|it| settles(it)).unwrap_or(0) } else { 0 };
    all.into_iter().skip(first).flat_map(of).collect()
}

/// `Styret gir daglig leder fullmakt til ...`: the one who is given it acts.
fn entrusted(clause: &str, part: &Labelled, context: &Context<'_>) -> Option<Action> {
    let hits = context.lexicon.hits(clause);
    let mandate = hits.find(Term::Mandate)?;
    let gives = hits.of(Term::Gives).filter(|it| it.end < mandate.start).last()?;
    let who = clause.get(gives.end..mandate.start)?.trim();
    let is_plain = (1..=NAME_WORDS).contains(&who.split_whitespace().count());
    is_plain.then(|| Action {
        responsible: vec![who.to_owned()],
        due: due(clause, context).map(|it| it.0),
        ..action(clause.to_owned(), part)
    })
}

/// `Styret ber daglig leder om å ...`: the one who is asked does it.
fn asked(clause: &str, part: &Labelled, context: &Context<'_>) -> Option<Action> {
    let hits = context.lexicon.hits(clause);
    let ask = hits.of(Term::Ask).find(|it| it.start > 0)?;
    let words = clause[ask.end..].split_whitespace();
    let who: Vec<&str> = words
        .clone()
        .take_while(|it| !context.lexicon.knows(Term::FunctionWord, it))
        .take(NAME_WORDS)
        .collect();
    let has_more = words.clone().nth(who.len() + 1).is_some()
        && words.clone().nth(who.len()).is_some_and(|it| context.lexicon.knows(Term::FunctionWord, it));
    let is_plain = !who.is_empty()
        && who.len() <= SMALL_WORDS + 1
        && !who.iter().any(|it| it.bytes().any(|b| b.is_ascii_digit() || b == b','));
    (is_plain && has_more).then(|| Action {
        responsible: vec![who.join(" ")],
        due: due(clause, context).map(|it| it.0),
        ..action(clause.to_owned(), part)
    })
}

/// Who does what: someone, and a word for doing. `is_first` is whether the
/// clause begins the sentence.
fn task(clause: &str, is_first: bool, part: &Labelled, context: &Context<'_>) -> Option<Action> {
    let hits = context.lexicon.hits(clause);
    let verb = hits.of(Term::ActionVerb).find(|hit| hit.start > 0)?.start;
    let due = due(clause, context);
    let end = due.as_ref().map_or(verb, |(_, start)| (*start).min(verb));
    let mut subject: Vec<&str> = clause.get(..end)?.split_whitespace().collect();
    // A preposition before the time belongs to the time.
    while subject.last().is_some_and(|it| context.lexicon.knows(Term::FunctionWord, it)) {
        subject.pop();
    }
    let first = subject.first()?;
    let opens = first.chars().next().is_some_and(char::is_uppercase);
    // In a line that is a task, whoever stands first does it.
    let is_someone = is_doer(&subject, context) && (opens || !is_first)
        || part.label == Label::Action && opens && !context.lexicon.knows(Term::FunctionWord, first);
    let is_someone = is_someone
        && super::outcome::outcome(&context.lexicon.hits(first)).is_none()
        && !subject.iter().any(|it| it.ends_with([',', ':', ';']))
        && subject.iter().filter(|it| it.starts_with(char::is_lowercase)).count() <= SMALL_WORDS;
    (is_someone && subject.len() <= NAME_WORDS).then(|| Action {
        responsible: vec![subject.join(" ")],
        due: due.map(|it| it.0),
        ..action(clause.to_owned(), part)
    })
}

/// Those that a text names, and the secretariat.
fn members_of(text: &str, context: &Context<'_>) -> Vec<String> {
    let mut people = members(text);
    let known = context
        .people
        .iter()
        .filter(|name| text.contains(name.as_str()) && !people.contains(name))
        .cloned()
        .collect::<Vec<_>>();
    people.extend(known);
    let hits = context.lexicon.hits(text);
    let staff = hits
        .of(Term::Staff)
        .filter(|hit| hit.end - hit.start > 8)
        .map(|hit| text[hit.start..hit.end].to_owned());
    people.into_iter().chain(staff.take(1)).collect()
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

fn names(text: &str, context: &Context<'_>) -> Vec<String> {
    let parts = context.lexicon.split(Term::Conjunction, text.trim());
    let parts = parts
        .into_iter()
        .flat_map(|it| it.split([',', '/', '+', '&']))
        .map(str::trim)
        .filter(|it| !it.is_empty());
    parts.map(|it| it.trim_end_matches('.').to_owned()).collect()
}
