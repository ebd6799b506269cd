//! The labelled facts of a header: `Tid: ...`, label columns, several labels
//! on one line, labels before their values.

use std::ops::Range;

use crate::label::{Label, Labelled};
use crate::lexicon::{Hits, Term};
use crate::minutes::Source;
use crate::paragraph::Paragraph;

/// Terms that label facts, the more telling first where two share a phrase.
const LABELS: &[Term] = &[
    Term::FactTitle,
    Term::FactDate,
    Term::FactTime,
    Term::FactPlace,
    Term::FactBody,
    Term::FactOrganization,
    Term::FactNumber,
    Term::FactChair,
    Term::FactMinuteTaker,
    Term::FactReference,
    Term::FactDistribution,
    Term::FactStart,
    Term::FactEnd,
    Term::NextMeeting,
];

/// A fact as printed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fact {
    /// What its label can mean; `Tid` labels a date, a time or both.
    pub(super) terms: Vec<Term>,
    /// The value.
    pub(super) value: String,
    /// Where the value stands.
    pub(super) source: Source,
    /// Certainty of the line's label.
    pub(super) confidence: f64,
}

/// The facts of the paragraphs labelled so, in order.
pub(super) fn facts(labelled: &[&Labelled]) -> Vec<Fact> {
    let mut out = Vec::new();
    let mut waiting: Vec<usize> = Vec::new();
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for it in labelled {
        // A row of labels, then rows of values; the last is the latest.
        let cells = &it.paragraph.cells;
        if !columns.is_empty() && it.paragraph.is_row() && columns.iter().all(|(_, cell)| *cell < cells.len())
        {
            for (at, cell) in &columns {
                let fact: &mut Fact = &mut out[*at];
                let range = cells[*cell].clone();
                fact.value = it.paragraph.text[range.clone()].trim().to_owned();
                fact.source = it.paragraph.source_of(range);
            }
            continue;
        }
        columns.clear();
        if it.label != Label::Fact {
            // A column of labels, then a column of values.
            if !waiting.is_empty() && matches!(it.label, Label::Text | Label::AttendanceRow | Label::Title) {
                let at = waiting.remove(0);
                let fact: &mut Fact = &mut out[at];
                fact.value = it.paragraph.content().to_owned();
                fact.source = it.paragraph.source();
            } else {
                waiting.clear();
            }
            continue;
        }
        let found = in_line(&it.paragraph, &it.hits);
        if found.is_empty() {
            if let Some(at) = waiting.first().copied() {
                waiting.remove(0);
                out[at].value = it.paragraph.content().to_owned();
                out[at].source = it.paragraph.source();
            }
            continue;
        }
        columns = column_labels(&it.paragraph, &found, out.len());
        for (terms, range) in found {
            let value =
                it.paragraph.text[range.clone()].trim().trim_start_matches(['.', ':', ';', '\t', ' ']);
            let value = before_label(value).replace('\t', " ");
            if value.is_empty() && columns.is_empty() {
                waiting.push(out.len());
            }
            let confidence = crate::assemble::confidence(it.margin);
            out.push(Fact { terms, value, source: it.paragraph.source_of(range), confidence });
        }
    }
    out
}

/// The facts that a row of labels states in the rows below it: each label's
/// place among the facts, counted from `first`, and its cell.
fn column_labels(
    paragraph: &Paragraph,
    found: &[(Vec<Term>, Range<usize>)],
    first: usize,
) -> Vec<(usize, usize)> {
    let is_bare =
        |range: &Range<usize>| paragraph.text[range.clone()].trim_matches([':', '.', '\t', ' ']).is_empty();
    // An agenda has such a row too, with titles and no days.
    let is_dated = found.iter().any(|(terms, _)| terms.contains(&Term::FactDate));
    let is_titled = found.iter().any(|(terms, _)| terms.contains(&Term::FactTitle));
    let is_head = paragraph.is_row() && found.len() > 1 && is_dated && !is_titled;
    if !is_head || !found.iter().all(|(_, range)| is_bare(range)) {
        return Vec::new();
    }
    let cell_of = |range: &Range<usize>| paragraph.cells.iter().rposition(|it| it.start < range.start);
    let cells = found.iter().enumerate().filter_map(|(at, (_, range))| Some((first + at, cell_of(range)?)));
    cells.collect()
}

/// The value without the columns after it that a label of their own opens,
/// also one that no lexicon knows: `Teams  Saker: 5/21`.
fn before_label(value: &str) -> &str {
    let is_label = |at: &usize| {
        let column = value[at + 1..].split('\t').next().unwrap_or("");
        let word = column.split(':').next().unwrap_or("");
        word.len() < column.len()
            && word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
    };
    let tabs = value.match_indices('\t').map(|(at, _)| at);
    tabs.clone().find(is_label).map_or(value, |at| value[..at].trim_end())
}

/// The labels of one line with the ranges of their values.
fn in_line(paragraph: &Paragraph, hits: &Hits) -> Vec<(Vec<Term>, Range<usize>)> {
    let text = &paragraph.text;
    let mut labels: Vec<(usize, usize, Vec<Term>)> = Vec::new();
    for term in LABELS {
        for hit in hits.of(*term) {
            let after = text[hit.end..].trim_start_matches([' ', '.']);
            let is_first = hit.start == paragraph.content;
            let is_cell = paragraph.cells.iter().any(|cell| cell.start == hit.start && cell.end == hit.end);
            let is_time = matches!(term, Term::FactStart | Term::FactEnd)
                && after.starts_with(|it: char| it.is_ascii_digit());
            let opens = is_time && is_first
                || after.starts_with([':', ';'])
                || is_cell
                || is_first && (after.is_empty() || after.starts_with('\t'));
            if !opens {
                continue;
            }
            match labels.iter_mut().find(|(start, end, _)| *start < hit.end && hit.start < *end) {
                Some((start, end, _)) if hit.end - hit.start > *end - *start => {
                    labels.retain(|(start, end, _)| !(*start < hit.end && hit.start < *end));
                    labels.push((hit.start, hit.end, vec![*term]));
                }
                Some((start, end, terms)) if *start == hit.start && *end == hit.end => terms.push(*term),
                Some(_) => {}
                None => labels.push((hit.start, hit.end, vec![*term])),
            }
        }
    }
    labels.sort_by_key(|(start, ..)| *start);
    // A label must open the line, a column or follow white space; the first
    // must open the line or the line is no fact.
    let ends: Vec<usize> = labels.iter().skip(1).map(|(start, ..)| *start).chain([text.len()]).collect();
    labels.into_iter().zip(ends).map(|((_, end, terms), next)| (terms, end..next)).collect()
}
