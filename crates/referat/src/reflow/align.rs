//! Cells of printed rows, each under the column that it stands in.
//!
//! Columns held apart by blanks say where they begin and not that one before
//! them is empty: `Funksjon  Navn  Forfall  Møtt for` over `Medlem  Kari Li`
//! and `Vara  Ola Vik            Per Dal`.

use super::Printed;
use crate::paragraph::Paragraph;

/// How far a cell may begin from its column's left edge, in points: less than
/// a character cell.
const NEAR: f32 = 4.0;

/// Gives rows of fewer columns than the row that heads their run an empty cell
/// for each column that they leave out. A row none of whose cells is out of
/// line keeps what it has; so does one with a cell under no column.
pub(super) fn align(paragraphs: &mut [Paragraph], printed: &[Printed<'_>]) {
    let mut head: Vec<f32> = Vec::new();
    for paragraph in paragraphs {
        if paragraph.table.is_some() || !paragraph.is_row() {
            head.clear();
            continue;
        }
        let lefts = lefts(paragraph, printed);
        if lefts.len() > head.len() {
            head = lefts;
        } else if lefts.len() < head.len()
            && let Some(places) = places(&lefts, &head)
        {
            place(paragraph, &places);
        }
    }
}

/// The left edges of the cells of a row that is one printed line.
fn lefts(paragraph: &Paragraph, printed: &[Printed<'_>]) -> Vec<f32> {
    let [piece] = paragraph.pieces.as_slice() else { return Vec::new() };
    let Ok(at) = printed.binary_search_by_key(&piece.line, |it| it.index) else { return Vec::new() };
    let columns = &printed[at].line.columns;
    // A marker's own column is no cell.
    columns
        .len()
        .checked_sub(paragraph.cells.len())
        .map_or_else(Vec::new, |markers| columns[markers..].to_vec())
}

/// The column of the head that each cell begins at.
fn places(lefts: &[f32], head: &[f32]) -> Option<Vec<usize>> {
    let mut places: Vec<usize> = Vec::new();
    for left in lefts {
        let from = places.last().map_or(0, |it| it + 1);
        places.push(from + head[from..].iter().position(|it| (it - left).abs() < NEAR)?);
    }
    (!places.is_empty()).then_some(places)
}

fn place(paragraph: &mut Paragraph, places: &[usize]) {
    let mut cells = Vec::new();
    for (cell, place) in std::mem::take(&mut paragraph.cells).into_iter().zip(places) {
        cells.resize(*place, cell.start..cell.start);
        cells.push(cell);
    }
    paragraph.cells = cells;
}

#[cfg(test)]
mod tests {
    use referat_document::{Block, Document, Flow, Line};

    use super::super::reflow;
    use crate::lexicon::Lexicon;
    use crate::minutes::Language;

    #[test]
    fn a_cell_stands_under_the_column_that_it_begins_at() {
        let row = |text: &str, columns: &[f32]| {
            let line = Line { columns: columns.to_vec(), ..Line::new(text) };
            Block { lines: vec![line], ..Block::default() }
        };
        let blocks = vec![
            row("Navn\tForfall\tMøtt for", &[0.0, 90.0, 150.0]),
            row("Ola Vik\tPer Dal", &[0.0, 150.0]),
            row("Per Dal\tFO", &[0.0, 90.0]),
            row("Kari Li\tog andre", &[0.0, 60.0]),
        ];
        let document = Document { flow: Flow::Lines, blocks, ..Document::default() };
        let paragraphs = reflow(&document, Lexicon::of(Language::Nb));
        let cells: Vec<Vec<&str>> = paragraphs.iter().map(|it| it.cells().collect()).collect();
        assert_eq!(
            cells,
            [
                vec!["Navn", "Forfall", "Møtt for"],
                vec!["Ola Vik", "", "Per Dal"],
                vec!["Per Dal", "FO"],
                vec!["Kari Li", "og andre"]
            ]
        );
    }
}
