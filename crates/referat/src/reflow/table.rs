//! Rows of tables, where the format knows tables.

use super::Printed;
use crate::paragraph::{Bold, Paragraph, Piece};

/// A cell with more paragraphs than this holds text, not a value.
const VALUE_PARAGRAPHS: usize = 2;
/// No more empty cells than this stand for missing ones.
const WIDEST: u32 = 32;
/// A cell longer than this, in characters, holds text when it has more than
/// one paragraph.
const VALUE_LENGTH: usize = 400;

/// The paragraphs, with the cells of each table row put together.
///
/// A row whose cell holds a text of its own, as when a whole page is laid out
/// in a table, is not put together: its paragraphs stand for themselves.
pub(super) fn rows<'a>(
    printed: &[Printed<'a>],
    text: impl Fn(&[Printed<'a>]) -> Vec<Paragraph>,
) -> Vec<Paragraph> {
    let mut out = Vec::with_capacity(printed.len());
    for run in printed.chunk_by(|a, b| key(a).is_some() && key(a) == key(b)) {
        let cells: Vec<&[Printed<'a>]> = run.chunk_by(|a, b| column(a) == column(b)).collect();
        if cells.len() > 1 && cells.iter().all(|cell| is_value(cell)) {
            out.push(row(&cells, &text));
        } else {
            out.extend(blocks(run).flat_map(&text));
        }
    }
    out
}

/// The lines by the block that they are of.
fn blocks<'p, 'a>(printed: &'p [Printed<'a>]) -> impl Iterator<Item = &'p [Printed<'a>]> {
    printed.chunk_by(|a, b| std::ptr::eq(a.block, b.block))
}

fn key(printed: &Printed<'_>) -> Option<(u32, u32)> {
    printed.block.cell.map(|cell| (cell.table, cell.row))
}

fn column(printed: &Printed<'_>) -> Option<u32> {
    printed.block.cell.map(|cell| cell.column)
}

fn is_value(cell: &[Printed<'_>]) -> bool {
    let paragraphs = blocks(cell).count();
    let length: usize = cell.iter().map(|it| it.line.text.len()).sum();
    paragraphs <= VALUE_PARAGRAPHS || paragraphs <= 2 * VALUE_PARAGRAPHS && length <= VALUE_LENGTH
}

/// One paragraph of a row's cells.
fn row<'a>(cells: &[&[Printed<'a>]], text: &impl Fn(&[Printed<'a>]) -> Vec<Paragraph>) -> Paragraph {
    let mut row = Paragraph::default();
    let mut bold = true;
    let mut lead = 0;
    let mut next = 0;
    for (number, cell) in cells.iter().enumerate() {
        // Empty cells keep their places, so that a column is one in every row.
        let place = cell.first().and_then(|it| it.block.cell);
        for _ in next..place.map_or(next, |it| it.column.min(next + WIDEST)) {
            row.cells.push(row.text.len()..row.text.len());
        }
        next = place.map_or(next + 1, |it| it.column.saturating_add(it.columns.max(1)));
        let start = if number == 0 { 0 } else { row.text.len() + 1 };
        for (line, part) in blocks(cell).flat_map(text).enumerate() {
            bold &= part.bold == Bold::All;
            if number == 0 && line == 0 {
                row = Paragraph {
                    text: String::new(),
                    content: 0,
                    pieces: Vec::new(),
                    cells: std::mem::take(&mut row.cells),
                    ..part.clone()
                };
            } else {
                row.text.push(if line == 0 { '\t' } else { ' ' });
            }
            let offset = row.text.len();
            row.pieces.extend(part.pieces.iter().enumerate().map(|(place, piece)| Piece {
                start: offset + piece.start,
                goes_on: place > 0,
                ..*piece
            }));
            row.text.extend(part.text.chars().map(|it| if it == '\t' { ' ' } else { it }));
            row.depth = 0;
        }
        if number == 0 && bold {
            lead = row.text.len();
        }
        row.cells.push(start..row.text.len());
    }
    row.bold = match (bold, lead) {
        (true, _) => Bold::All,
        (false, 0) => Bold::None,
        (false, lead) => Bold::Lead(lead),
    };
    row
}
