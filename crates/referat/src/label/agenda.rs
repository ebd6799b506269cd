//! The printed list of items: rows that run on without text between them.

use std::cell::LazyCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::features::Features;
use crate::fields::case_number::ItemLabel;
use crate::fields::leader;
use crate::lexicon::{Term, letters};

/// The rows of the printed agenda.
#[derive(Default)]
pub(super) struct Agenda {
    /// Indices of the paragraphs, rising.
    pub(super) rows: Vec<usize>,
    /// Their titles, folded.
    titles: FxHashSet<String>,
}

impl Agenda {
    /// Whether the text is a title of the agenda.
    pub(super) fn repeats(&self, title: &str) -> bool {
        let is_title = |title: String| !title.is_empty() && self.titles.contains(&title);
        !self.titles.is_empty() && is_title(letters(title))
    }
}

/// Finds the printed agenda: a run of rows under its label, or one whose
/// titles come again further down.
pub(super) fn agenda(features: &[Features<'_>], labels: &[Option<ItemLabel>]) -> Agenda {
    let body: Vec<usize> = (0..features.len()).filter(|at| features[*at].is_body()).collect();
    let title = |at: usize| {
        let paragraph = features[at].paragraph;
        let rest = labels[at].as_ref().map_or(paragraph.content, |label| label.rest.max(paragraph.content));
        leader::without(paragraph.text.get(rest..).unwrap_or(""))
    };
    // What stands in a document's first part may announce the rest of it.
    let early = |place: usize| place < 60 || place * 3 < body.len();
    let titles = LazyCell::new(|| {
        let mut titles: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        // Long paragraphs are no titles.
        for (place, at) in body.iter().enumerate().filter(|(_, at)| features[**at].length <= 300) {
            let (title, content) = (title(*at), features[*at].content());
            let without_label = Some(title).filter(|it| it.len() < content.len());
            for title in [content].into_iter().chain(without_label) {
                titles.entry(letters(title)).or_default().push(place);
            }
        }
        titles
    });
    let mut place = 0;
    while place < body.len() {
        let end = run_end(features, labels, &body, place);
        let rows = &body[place..end];
        if place > 0 && heads_people(&features[body[place - 1]]) {
            place = end.max(place + 1);
            continue;
        }
        let titled =
            place > 0 && labels[body[place - 1]].is_none() && is_agenda_label(&features[body[place - 1]]);
        let numbered = rows.iter().filter(|at| titled || labels[**at].is_some());
        let keys: Vec<String> = numbered.map(|at| letters(title(*at))).collect();
        if keys.len() > 1
            && (titled || early(place) && labels[rows[0]].is_some() && come_again(&keys, &titles, end))
        {
            return Agenda {
                rows: rows.to_vec(),
                titles: keys.into_iter().filter(|it| !it.is_empty()).collect(),
            };
        }
        place = end.max(place + 1);
    }
    Agenda::default()
}

/// Whether the row heads a table of people: `Klasse | Navn | Til stede`.
fn heads_people(it: &Features<'_>) -> bool {
    it.paragraph.is_row()
        && it.hits.has(Term::ColumnName)
        && it.hits.has_any(&[Term::Present, Term::Absent, Term::ColumnRole])
}

/// Adds the lines with a case's number whose number and title come again further down in
/// the same record, and what stands between them: a list of the items, with
/// headings or rows of other lists within it.
pub(super) fn announced(
    agenda: &mut Agenda,
    features: &[Features<'_>],
    labels: &[Option<ItemLabel>],
    records: &[usize],
) {
    let case = |at: usize| labels[at].as_ref().filter(|it| it.case.is_some());
    let number = |at: usize| case(at).map(|it| (records[at], &it.prefix, &it.number));
    let mut last = FxHashMap::default();
    for at in (0..features.len()).filter(|at| case(*at).is_some()) {
        last.extend(titles(features, labels, at, true).into_iter().map(|it| ((number(at), it), at)));
    }
    let comes_again = |at: &usize| {
        let own = titles(features, labels, *at, false).into_iter();
        own.map(|it| (number(*at), it)).any(|it| last.get(&it).is_some_and(|last| last > at))
    };
    let is_new = |at: &usize| case(*at).is_some() && agenda.rows.binary_search(at).is_err();
    let mut found: Vec<usize> = (0..features.len()).filter(is_new).filter(comes_again).collect();
    // The item that approves the list stands right above it.
    let next = |at: usize| (at + 1..features.len()).find(|at| case(*at).is_some());
    if let Some(heading) = found.first().copied()
        && let Some(row) = next(heading).filter(|row| number(*row) == number(heading))
        && (found.len() > 1 || agenda.rows.binary_search(&row).is_ok())
    {
        found[0] = row;
    }
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return };
    let is_within = |at: &usize| {
        let it = &features[*at];
        it.is_body() && (it.paragraph.is_row() || it.is_short() && !it.is_sentence())
    };
    // What has text between its rows is no list, but numbers used twice.
    if (*first..=*last).any(|at| features[at].is_body() && !is_within(&at)) {
        return;
    }
    agenda.titles.extend(found.iter().flat_map(|at| titles(features, labels, *at, false)));
    agenda.rows.extend((*first..=*last).filter(is_within));
    agenda.rows.sort_unstable();
    agenda.rows.dedup();
}

/// What may be the title of a numbered line, for comparison: the text after
/// its number, a cell of its row, and with `next` the paragraph under it.
fn titles(features: &[Features<'_>], labels: &[Option<ItemLabel>], at: usize, next: bool) -> Vec<String> {
    let paragraph = features[at].paragraph;
    let rest = labels[at].as_ref().map_or(paragraph.content, |label| label.rest);
    let rest = paragraph.text.get(rest..).unwrap_or("");
    let below = || features[at + 1..].iter().find(|it| it.is_body()).filter(|_| next).map(Features::content);
    let texts = rest.split('\t').chain(below());
    texts.map(letters).filter(|it| it.chars().filter(|it| it.is_alphabetic()).count() > 3).collect()
}

/// Whether most of the titles come again from a place on, and not as another run of rows.
fn come_again(rows: &[String], titles: &FxHashMap<String, Vec<usize>>, end: usize) -> bool {
    let first = |places: &Vec<usize>| places.get(places.partition_point(|it| *it < end)).copied();
    let places: Vec<usize> =
        rows.iter().filter(|row| !row.is_empty()).filter_map(|row| titles.get(row).and_then(first)).collect();
    let is_run = places.windows(2).all(|pair| pair[1] == pair[0] + 1);
    places.len() * 2 >= rows.len() && !(is_run && places.len() > 1)
}

/// Whether the paragraph announces the agenda.
fn is_agenda_label(it: &Features<'_>) -> bool {
    it.is_labelled(Term::AgendaHeading)
        || it.is_short()
            && !it.is_sentence()
            && it.lead(Term::AgendaHeading).is_some_and(|hit| hit.end - hit.start > 5)
        || it.paragraph.is_row() && it.hits.of(Term::AgendaHeading).next().is_some()
        || it.paragraph.is_row()
            && it.hits.of(Term::Column).count() + it.hits.of(Term::FactReference).count() > 1
}

/// The end of the run of rows that begins at a place of the body: numbered or
/// listed, one after another, rising.
fn run_end(features: &[Features<'_>], labels: &[Option<ItemLabel>], body: &[usize], place: usize) -> usize {
    let sort = |at: usize| {
        let it = &features[at];
        let shape = labels[at].as_ref().map(|label| (label.shape, label.prefix.clone()));
        let listed = it.paragraph.marker().is_some();
        (shape.is_some() || listed).then_some((shape, it.paragraph.depth.min(1), it.paragraph.heading))
    };
    let Some(first) = sort(body[place]) else { return place };
    let is_row = |at: usize| {
        let it = &features[at];
        // Points under a row belong to it.
        let is_point = it.paragraph.depth > 1
            || labels[at].is_none() && first.0.is_some() && it.paragraph.marker().is_some();
        // Rows of a list within the list may be numbered by hand.
        let by_hand = sort(at).is_some_and(|it| it.0.is_some() && it.0 == first.0 && it.2 == first.2)
            && it.prominence < 1.0;
        (sort(at).as_ref() == Some(&first) || is_point || by_hand) && it.length <= 300 && !it.is_sentence()
    };
    let case = |label: &&ItemLabel| label.case.is_some();
    let number = |at: usize| labels[at].as_ref().filter(case).map(|it| (&it.prefix, &it.number));
    let (mut printed, mut numbers) = (FxHashSet::default(), FxHashSet::default());
    let mut end = place;
    while end < body.len() && is_row(body[end]) {
        // A row that comes again heads its item; so does a line under the
        // table.
        let is_printed = !printed.insert(letters(&features[body[end]].paragraph.text));
        let again = number(body[end]).is_some_and(|it| !numbers.insert(it)) || is_printed;
        let in_table = |at: usize| features[at].paragraph.is_row();
        if end > place && (again || in_table(body[place]) && !in_table(body[end])) {
            break;
        }
        end += 1;
    }
    end
}
