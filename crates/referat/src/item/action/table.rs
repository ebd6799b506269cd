//! Tasks in the rows of tables.

use super::super::Context;
use super::super::doer::doer;
use super::super::due::{dated, due};
use super::{action, is_person, names, sentence_about};
use crate::fields::date;
use crate::fields::sentence::sentences;
use crate::label::Labelled;
use crate::lexicon::Term;
use crate::minutes::Action;

/// What a column of a table of tasks holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Task,
    Who,
    When,
    Status,
    Other,
}

/// The columns by the table's header row, above the row at `at`.
pub(super) fn header(parts: &[Labelled], at: usize, context: &Context<'_>) -> Option<Vec<Column>> {
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
        let whole = context.lexicon.known(cell);
        let first = context.lexicon.known(cell.split(['/', ' ']).next().unwrap_or(""));
        KINDS
            .iter()
            .find(|(term, _)| whole.has(*term) || first.has(*term))
            .map_or(Column::Other, |(_, it)| *it)
    };
    head.paragraph.cells().map(kind).collect()
}

/// A row of a table: by its header, or else the longest cell is the task and
/// a short one who does it.
pub(super) fn row(part: &Labelled, columns: Option<Vec<Column>>, context: &Context<'_>) -> Option<Action> {
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

/// A row under an item, with cells for who and by when beside the text: of
/// several sentences the one that names who does it, else the last.
pub(super) fn item_row(part: &Labelled, context: &Context<'_>) -> Option<Action> {
    let cells: Vec<&str> = part.paragraph.cells().filter(|it| !it.is_empty()).collect();
    let text = cells.iter().max_by_key(|it| it.len()).filter(|it| !is_person(it))?;
    let others = || cells.iter().filter(|it| *it != text);
    let is_time = |it: &&&str| {
        let hits = context.lexicon.hits(it);
        hits.is(Term::Due) || hits.is(Term::RelativeDate) || !date::dates(it, context.lexicon).is_empty()
    };
    let when = others().find(is_time)?;
    let is_someone =
        |it: &&&str| *it != when && doer(&it.split_whitespace().collect::<Vec<_>>(), context).is_some();
    let who = others().find(is_someone)?;
    let who = names(who, context);
    let told = sentence_about(text, &who);
    let told = if told == *text { sentences(text).pop().unwrap_or(text) } else { told };
    let limit = due(when, context).map_or_else(|| dated(when, context), |it| it.0);
    Some(Action { responsible: who, due: Some(limit), ..action(told.to_owned(), part) })
}
