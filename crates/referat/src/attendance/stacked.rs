//! Tables whose cells were printed one under the other: the heads of the
//! columns, then a line for each cell, row by row.

use super::group;
use crate::fields::person;
use crate::label::Labelled;
use crate::lexicon::{Lexicon, Term};
use crate::paragraph::{Paragraph, Piece};

const HEADS: &[Term] = &[
    Term::ColumnName,
    Term::ColumnRole,
    Term::ColumnParty,
    Term::ColumnOrganization,
    Term::ColumnSubstituteFor,
    Term::ColumnNote,
];

/// The rows with such cells joined to the rows that they were.
pub(super) fn joined(rows: Vec<Labelled>, lexicon: &Lexicon) -> Vec<Labelled> {
    let mut out = Vec::with_capacity(rows.len());
    let mut at = 0;
    while at < rows.len() {
        let width = heads(&rows[at..], lexicon);
        let count = if width > 1 { cells_below(&rows[at + width..], width, lexicon) } else { 0 };
        if count > 0 {
            out.extend(rows[at..at + width + count].chunks(width).map(|cells| row(cells, lexicon)));
            at += width + count;
        } else {
            out.push(rows[at].clone());
            at += 1;
        }
    }
    out
}

/// How many of the lines below so many heads are cells, when they make whole
/// rows that each begin with a name.
fn cells_below(below: &[Labelled], width: usize, lexicon: &Lexicon) -> usize {
    let count = below.iter().take_while(|it| is_cell(it, lexicon)).count();
    let (whole, left) = below[..count].split_at(count - count % width);
    let is_whole = !left.iter().any(|it| is_name(it, lexicon));
    if is_whole && whole.iter().step_by(width).all(|it| is_name(it, lexicon)) { whole.len() } else { 0 }
}

/// How many lines from the first on head a column each; a name's comes first.
fn heads(rows: &[Labelled], lexicon: &Lexicon) -> usize {
    let head = |it: &&Labelled, terms: &[Term]| {
        let text = it.paragraph.content().trim();
        !it.paragraph.is_row() && terms.iter().any(|term| lexicon.knows(*term, text))
    };
    if !rows.first().is_some_and(|it| head(&it, &[Term::ColumnName])) {
        return 0;
    }
    rows.iter().take_while(|it| head(it, HEADS)).count()
}

fn is_cell(row: &Labelled, lexicon: &Lexicon) -> bool {
    let is_label = || {
        let text = row.paragraph.content().trim();
        group::label(row, lexicon).is_some() && person::function_of(text, lexicon).is_none()
    };
    !row.paragraph.is_row() && !row.paragraph.content().contains(':') && !is_label()
}

fn is_name(row: &Labelled, lexicon: &Lexicon) -> bool {
    let text = row.paragraph.content().trim();
    person::names_person(text, lexicon) || person::is_surname_first(text, lexicon)
}

/// The cells as one row, with the way back to their lines.
fn row(cells: &[Labelled], lexicon: &Lexicon) -> Labelled {
    let mut paragraph = Paragraph { text: String::new(), content: 0, ..cells[0].paragraph.clone() };
    (paragraph.pieces, paragraph.cells) = (Vec::new(), Vec::new());
    for cell in cells {
        if !paragraph.text.is_empty() {
            paragraph.text.push('\t');
        }
        let start = paragraph.text.len();
        paragraph.text.push_str(cell.paragraph.content().trim());
        paragraph.cells.push(start..paragraph.text.len());
        paragraph.pieces.extend(cell.paragraph.pieces.first().map(|it| Piece { start, ..*it }));
    }
    let hits = lexicon.hits(&paragraph.text);
    Labelled { paragraph, hits, ..cells[0].clone() }
}
