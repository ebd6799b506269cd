//! Labels that stand within a row, where lines were joined or set as one:
//! `Til stede: Kari Li, Ola Vik Forfall: Per Åsen`, and sentences that each
//! tell of others: `Til stede var Kari Li. Fra revisor møtte Per Åsen.`

use std::borrow::Cow;
use std::ops::Range;

use super::stay::tells_move;
use super::{group, instead};
use crate::fields::person;
use crate::fields::sentence::{sentence, sentence_starts};
use crate::label::{Label, Labelled};
use crate::lexicon::{Lexicon, Term};
use crate::paragraph::{Paragraph, Piece};

/// The row in parts that each begin with a label; itself when there is one.
pub(super) fn at_labels(row: &Labelled, lexicon: &Lexicon) -> Vec<Labelled> {
    let paragraph = &row.paragraph;
    let mut cuts = if paragraph.is_row() { Vec::new() } else { inner_labels(paragraph, lexicon) };
    if !paragraph.is_row() {
        cuts.extend(telling_sentences(row, lexicon));
        cuts.extend(exceptions(row));
        cuts.sort_unstable();
        cuts.dedup();
    }
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([paragraph.text.len()]);
    if cuts.is_empty() {
        return vec![row.clone()];
    }
    starts
        .zip(ends)
        .map(|(start, end)| {
            let paragraph = part(paragraph, start..end);
            let hits = lexicon.hits(&paragraph.text);
            let label = if start == 0 { row.label } else { Label::AttendanceHeading };
            Labelled { paragraph, hits, label, ..row.clone() }
        })
        .collect()
}

/// The row with a semicolon after each line of a cell that holds one person a
/// line: once the lines are joined, nothing tells where the next one begins.
pub(super) fn people_apart<'a>(row: &'a Labelled, lexicon: &Lexicon) -> Cow<'a, Labelled> {
    let paragraph = &row.paragraph;
    let mut ends = Vec::new();
    for cell in paragraph.cells.iter().filter(|_| paragraph.is_row()) {
        let begins = paragraph.pieces.iter().filter(|it| !it.goes_on).map(|it| it.start);
        let starts = begins.filter(|it| cell.contains(it));
        let mut lines: Vec<usize> = std::iter::once(cell.start).chain(starts).collect();
        lines.dedup();
        let next = lines.iter().skip(1).copied().chain([cell.end]);
        let is_person = |(start, end): (usize, usize)| {
            let line = paragraph.text.get(start..end).unwrap_or("").trim();
            person::is_name(line) || person::is_one(line, lexicon)
        };
        let people = lines.iter().copied().zip(next).filter(|it| is_person(*it)).count();
        if people > 1 && people + 1 >= lines.len() {
            ends.extend(lines.iter().skip(1).map(|it| it - 1));
        }
    }
    let mut out = Cow::Borrowed(row);
    for end in ends.into_iter().filter(|end| paragraph.text.as_bytes().get(*end) == Some(&b' ')) {
        out.to_mut().paragraph.text.replace_range(end..=end, ";");
    }
    out
}

/// Where sentences after the first begin that tell who came or did not.
fn telling_sentences(row: &Labelled, lexicon: &Lexicon) -> impl Iterator<Item = usize> {
    let paragraph = &row.paragraph;
    let content = paragraph.content();
    let starts = starts(content).into_iter().skip(1);
    // In a row the sentence after one that tells of an absence tells who came.
    let is_heading = row.label == Label::AttendanceHeading
        || row.hits.has(Term::Absent) && group::tells_absence(sentence(content), lexicon);
    let tells = move |start: &usize| {
        let sentence = sentence(&content[*start..]);
        let hits = lexicon.hits(sentence);
        let opens = group::label_terms().any(|term| hits.lead(term).is_some());
        let is_from = || hits.lead(Term::GroupLead).is_some() && hits.has(Term::Present);
        is_heading && (opens || is_from() || tells_move(sentence, &hits)) || instead::tells(sentence, lexicon)
    };
    starts.filter(tells).map(|start| paragraph.content + start)
}

/// Where those begin who did not come though others did: `alle unntatt Kari Li`.
fn exceptions(row: &Labelled) -> impl Iterator<Item = usize> {
    let text = &row.paragraph.text;
    let names_someone = |end: usize| {
        let word = text[end..].split_whitespace().next().unwrap_or("");
        person::is_name_word(word.trim_end_matches([',', '.']))
    };
    row.hits.of(Term::Except).filter(move |it| it.start > 0 && names_someone(it.end)).map(|it| it.start)
}

/// Where sentences begin, also after a name that is short for a word.
fn starts(text: &str) -> Vec<usize> {
    let mut starts = sentence_starts(text);
    let after_name = |at: &usize| {
        let mut words = text[..*at].rsplit(' ');
        let (last, first) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let is_count = || last.bytes().all(|it| it.is_ascii_digit()) && first.starts_with(char::is_lowercase);
        last.len() > 1 && !last.contains('.') && person::is_name(&format!("{first} {last}")) || is_count()
    };
    let next = |at: &usize| text[at + 2..].starts_with(char::is_uppercase);
    starts.extend(
        text.match_indices(". ").map(|(at, _)| at).filter(|at| next(at) && after_name(at)).map(|at| at + 2),
    );
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// Where a label with a colon begins that is not the row's first.
fn inner_labels(paragraph: &Paragraph, lexicon: &Lexicon) -> Vec<usize> {
    const LONGEST_GROUP: usize = 4;
    let text = &paragraph.text;
    let mut cuts = Vec::new();
    for (colon, _) in text.match_indices(':') {
        let from = cuts.last().copied().unwrap_or(paragraph.content);
        let Some(before) = text.get(from..colon).map(str::trim_end) else { continue };
        let shorter = without_small_words(before);
        let hits = lexicon.hits(before);
        let ends_here = |term: Term| {
            let ends = |end: usize| end == before.len() || end == shorter.len();
            hits.of(term).filter(|it| ends(it.end)).map(|it| it.start).next()
        };
        // `For Høyre:`, `Fra valgkomiteen møtte:`.
        let by_group = || {
            let names_group = |end: usize| {
                let name = before.get(end..).unwrap_or("");
                !name.contains([',', '(']) && (1..=LONGEST_GROUP).contains(&name.split_whitespace().count())
            };
            hits.of(Term::GroupLead).filter(|it| names_group(it.end)).map(|it| it.start).max()
        };
        let begins = |start: &usize| *start > 0 && before[*start..].starts_with(char::is_uppercase);
        // `Fra skolen: Kari Li, Ola Vik. Fra kommunen: ...`, `... Ansatte: ...`.
        let by_stop = || {
            let start =
                before.rfind(['.', ';']).map(|at| before.len() - before[at + 1..].trim_start().len())?;
            let words = before[start..].split_whitespace().count();
            (1..LONGEST_GROUP).contains(&words).then_some(start)
        };
        let start = group::label_terms().filter_map(ends_here).min();
        // `Andre som møtte`, `Sekretær for utvalget`: the whole is one label.
        if start == Some(0) {
            continue;
        }
        let start = start.filter(begins);
        cuts.extend(start.or_else(by_group).or_else(by_stop).filter(begins).map(|start| from + start));
    }
    cuts
}

/// `Forfall hadde` without the small words after the label.
fn without_small_words(text: &str) -> &str {
    const MOST: usize = 3;
    let lower = |it: &&str| it.chars().all(char::is_lowercase);
    let count = text.rsplit(' ').take_while(lower).count();
    let label = text.rsplitn(count + 1, ' ').last().unwrap_or(text).trim_end();
    let is_label =
        (1..=MOST).contains(&count) && label.split(' ').next_back().is_some_and(|it| !it.ends_with(','));
    if is_label { label } else { text }
}

/// A part of a paragraph, with its way back to the lines.
fn part(paragraph: &Paragraph, range: Range<usize>) -> Paragraph {
    let text = paragraph.text[range.clone()].trim_end().trim_end_matches([',', ';']).to_owned();
    let first = paragraph.pieces.iter().rposition(|it| it.start <= range.start).unwrap_or(0);
    let pieces = paragraph.pieces.iter().skip(first).filter(|it| it.start < range.end);
    let pieces = pieces.map(|it| Piece { start: it.start.saturating_sub(range.start), ..*it }).collect();
    let content = paragraph.content.saturating_sub(range.start).min(text.len());
    Paragraph { text, content, pieces, ..paragraph.clone() }
}
