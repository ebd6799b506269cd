//! The tree of items, and the printed agenda.

use std::ops::Range;

use super::{matter, run_in};
use crate::fields::case_number::{self, Shape};
use crate::fields::leader;
use crate::item;
use crate::label::{Head, Label, Labelled};
use crate::lexicon::{Lexicon, Term};
use crate::minutes::{AgendaEntry, Item};
use crate::paragraph::{self, Paragraph};

/// The items, and the paragraphs after the last one that belong to none.
pub(super) fn items<'a>(
    labelled: &'a [Labelled],
    heads: &[Head],
    agenda: &[AgendaEntry],
    context: &item::Context<'_>,
) -> (Vec<Item>, Vec<&'a Labelled>) {
    let heads: Vec<&Head> =
        heads.iter().filter(|head| head.implied || labelled[head.at].label == Label::ItemHeading).collect();
    let end = closing(labelled, &heads);
    let mut next = 0;
    let mut items = Vec::new();
    let mut closed = None;
    while next < heads.len() {
        let (mut item, after) = branch(labelled, &heads, next, end, agenda, context);
        if let Some(group) = item::closed_group(&labelled[..heads[next].at], context) {
            closed = group;
        }
        item.closed = item.closed.or_else(|| closed.clone());
        items.push(item);
        next = after;
    }
    (items, labelled[end..].iter().collect())
}

/// Where the last item ends: at the first of the lines that close the meeting.
fn closing(labelled: &[Labelled], heads: &[&Head]) -> usize {
    let Some(last) = heads.last() else { return labelled.len() };
    let is_end = |it: &Labelled| matches!(it.label, Label::Closing | Label::Signature | Label::Fact);
    // Under a heading of its own, the line about the next meeting is the
    // item's text.
    let own = labelled.get(last.at + 1).is_some_and(|it| it.label == Label::Closing);
    let first = last.title.map_or(last.at, |at| at.max(last.at)) + 1 + usize::from(own);
    (first..labelled.len()).find(|at| is_end(&labelled[*at])).unwrap_or(labelled.len())
}

/// The item at a head with those within it, and the next head's place.
fn branch(
    labelled: &[Labelled],
    heads: &[&Head],
    at: usize,
    end: usize,
    agenda: &[AgendaEntry],
    context: &item::Context<'_>,
) -> (Item, usize) {
    let head = heads[at];
    let mut after = at + 1;
    let until = heads.get(after).map_or(end, |next| start(labelled, next));
    let mut item = begin(labelled, head, start(labelled, head)..until, agenda, context);
    while heads.get(after).is_some_and(|next| next.depth > head.depth) {
        let (part, next) = branch(labelled, heads, after, end, agenda, context);
        item.source.lines[1] = item.source.lines[1].max(part.source.lines[1]);
        item.items.push(part);
        after = next;
    }
    (item, after)
}

/// Where an item begins: at its head, or at the head of the table that has it.
pub(super) fn start(labelled: &[Labelled], head: &Head) -> usize {
    let row = &labelled[head.at].paragraph;
    let above = labelled[..head.at].iter().rev();
    let is_above =
        |it: &&Labelled| it.label == Label::Text && it.paragraph.is_row() && it.paragraph.table == row.table;
    let is_headed = head.label.as_ref().is_some_and(|it| it.shape == Shape::Apart);
    head.at - if is_headed { above.take_while(is_above).count() } else { 0 }
}

/// The item of a head, with the paragraphs under it.
fn begin(
    labelled: &[Labelled],
    head: &Head,
    range: Range<usize>,
    agenda: &[AgendaEntry],
    context: &item::Context<'_>,
) -> Item {
    if head.implied {
        return implied(labelled, range, context);
    }
    let heading = &labelled[head.at];
    let paragraph = &heading.paragraph;
    let mut item = Item { confidence: super::confidence(heading.margin / 4.0), ..Item::default() };
    let mut rest = paragraph.content;
    if let Some(label) = &head.label {
        item.number = Some(label.number.clone());
        item.label = Some(paragraph.text[label.label.clone()].replace('\t', " ").trim().to_owned());
        item.case_number = label.case.clone();
        rest = label.rest;
    }
    // `Ad 2. Lederen orienterte ...`: the printed list has the title.
    let listed = agenda.iter().find(|it| it.number.is_some() && it.number == item.number);
    let listed = listed.filter(|it| run_in::is_only_text(&paragraph.text[rest..], &it.title));
    let runs_on = listed.map(|_| rest).or_else(|| run_in::start(paragraph, rest, context.lexicon));
    let (title, archive_ref) =
        title(paragraph, rest..runs_on.unwrap_or(paragraph.text.len()), context.lexicon);
    item.archive_ref = archive_ref;
    let title = match listed {
        Some(entry) => entry.title.clone(),
        None if runs_on.is_some() => title.trim_end_matches(['.', ':', ' ', '–', '-']).to_owned(),
        None => title,
    };
    item.title = Some(title).filter(|it| !it.is_empty());
    let mut start = head.at + 1;
    let mut between: &[Labelled] = &[];
    if let Some(at) = head.title.filter(|at| range.contains(at)) {
        item.title = Some(tidy(labelled[at].paragraph.content()));
        between = &labelled[start..at];
        start = at + 1;
    }
    if head.title.is_some() {
        let reference = || case_number::archive_ref(&paragraph.text[rest..], context.lexicon);
        item.archive_ref = item.archive_ref.or_else(reference);
    }
    item.archive_ref = item.archive_ref.or_else(|| between.iter().find_map(reference));
    let behind = runs_on.map(|start| run_in::text(heading, start, context.lexicon));
    let above = parts(&labelled[range.start..head.at]);
    let below = parts(between).into_iter().chain(parts(&labelled[start..range.end]));
    let parts: Vec<Labelled> = above.into_iter().chain(behind).chain(below).collect();
    item.source = paragraph::source(std::iter::once(paragraph).chain(parts.iter().map(|it| &it.paragraph)));
    item::fill(&mut item, Some(heading), parts, context);
    item
}

/// The reference on a line of its own: `Saksnr. 05/2018`.
fn reference(line: &Labelled) -> Option<String> {
    let label = line.hits.lead(Term::FactReference)?;
    let value = line.paragraph.text[label.end..].trim_start_matches(['.', ':', ' ', '\t']);
    value.starts_with(|it: char| it.is_ascii_digit()).then(|| value.trim_end().to_owned())
}

/// The item that no line heads: the matter of an extract.
fn implied(labelled: &[Labelled], range: Range<usize>, context: &item::Context<'_>) -> Item {
    let (head, treated) = (&labelled[..range.start], &labelled[range]);
    let confidence = treated.first().map_or(0.0, |it| super::confidence(it.margin));
    let mut item = Item { confidence, ..Item::default() };
    matter::name(&mut item, head, treated, context.lexicon);
    let parts = parts(treated);
    item.source = paragraph::source(parts.iter().map(|it| &it.paragraph));
    item::fill(&mut item, None, parts, context);
    item
}

/// The paragraphs of an item without what stands beside the text.
fn parts(labelled: &[Labelled]) -> Vec<Labelled> {
    let is_beside = |it: &&Labelled| matches!(it.label, Label::Furniture | Label::Note);
    labelled.iter().filter(|it| !is_beside(it)).cloned().collect()
}

/// The title after the label, and the archive reference in another column.
fn title(paragraph: &Paragraph, part: Range<usize>, lexicon: &Lexicon) -> (String, Option<String>) {
    let text = paragraph.text.get(part).unwrap_or("");
    if !paragraph.is_row() {
        return (tidy(text), None);
    }
    let (mut title, mut archive_ref) = (String::new(), None);
    for cell in text.split('\t').map(str::trim).filter(|it| !it.is_empty()) {
        let names_fact = || {
            let label = lexicon.leads(cell).lead(Term::FactReference);
            label.is_some_and(|it| cell[it.end..].starts_with(':'))
        };
        if cell.len() < 30 && case_number::archive_ref(cell, lexicon).is_some() {
            archive_ref.get_or_insert_with(|| cell.to_owned());
        } else if cell.len() > title.len() && !names_fact() {
            title = cell.to_owned();
        }
    }
    (tidy(&title), archive_ref)
}

fn tidy(title: &str) -> String {
    let title = title.replace('\t', " ");
    leader::without(title.trim())
        .trim_end()
        .trim_end_matches(':')
        .trim_start_matches(['-', '–', ':'])
        .trim()
        .to_owned()
}

/// Takes the titles of items that are headed by their numbers alone from the
/// printed list.
pub(super) fn entitle(items: &mut [Item], agenda: &[AgendaEntry]) {
    for item in items.iter_mut().filter(|it| it.title.is_none() && it.number.is_some()) {
        let entry = agenda.iter().find(|it| it.number == item.number);
        item.title = entry.map(|it| it.title.clone());
    }
}

/// The printed list of items.
pub(super) fn agenda(labelled: &[&Labelled], lexicon: &Lexicon) -> Vec<AgendaEntry> {
    let rows = labelled.iter().filter(|it| it.label == Label::AgendaRow);
    rows.filter_map(|it| {
        let paragraph = &it.paragraph;
        let label = case_number::label(&paragraph.text, lexicon);
        let rest = label.as_ref().map_or(paragraph.content, |label| label.rest);
        let (title, archive_ref) = title(paragraph, rest..paragraph.text.len(), lexicon);
        (!title.is_empty()).then(|| AgendaEntry {
            number: label.as_ref().map(|label| label.number.clone()),
            label: label.map(|label| paragraph.text[label.label].trim().to_owned()),
            archive_ref,
            title,
            source: paragraph.source(),
        })
    })
    .collect()
}
