//! Where the cells of tables stand, with what they span.

use crate::document::Cell;
use crate::xml::Tag;

/// Columns and rows that a cell may cover, and rows that one may stand for.
const COLUMNS: u32 = 1024;
const ROWS: u32 = 65_536;

/// A table that is being read.
#[derive(Clone, Debug)]
pub(super) struct Table {
    number: u32,
    row: u32,
    column: u32,
    /// Whether its rows are headers now.
    pub(super) is_header: bool,
}

/// How many rows a row stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row(u32);

impl Table {
    /// The table of that number, from 1.
    pub(super) fn new(number: u32) -> Self {
        Self { number, row: 0, column: 0, is_header: false }
    }

    /// Begins a row.
    pub(super) fn open_row(&mut self, tag: &Tag<'_>) -> Row {
        self.column = 0;
        Row(count(tag, "number-rows-repeated", ROWS))
    }

    /// Ends a row.
    pub(super) fn close_row(&mut self, row: Row) {
        self.row = self.row.saturating_add(row.0);
    }

    /// Begins a cell.
    pub(super) fn open_cell(&mut self, tag: &Tag<'_>) -> Cell {
        let column = self.column;
        self.column = column.saturating_add(count(tag, "number-columns-repeated", COLUMNS));
        // The cells that a wide one covers follow it, as covered ones.
        Cell {
            table: self.number,
            row: self.row,
            column,
            columns: count(tag, "number-columns-spanned", COLUMNS),
            rows: count(tag, "number-rows-spanned", ROWS),
            header: self.is_header,
        }
    }
}

fn count(tag: &Tag<'_>, attribute: &str, most: u32) -> u32 {
    tag.attribute(attribute).and_then(|it| it.trim().parse().ok()).unwrap_or(1).clamp(1, most)
}
