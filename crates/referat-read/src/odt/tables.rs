//! Where the cells of tables stand.

use crate::document::Cell;
use crate::xml::Tag;

/// Rows and columns that a cell may cover or be repeated over.
const SPAN: u32 = 1024;

/// A table that is being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    number: u32,
    /// The row that comes next.
    row: u32,
    column: u32,
    header: bool,
    /// How many rows the open one stands for.
    repeated: u32,
}

impl Table {
    /// The table of that number, from 1.
    pub(super) fn new(number: u32) -> Self {
        Self { number, row: 0, column: 0, header: false, repeated: 1 }
    }

    /// Begins or ends the rows that repeat on each page.
    pub(super) fn set_header(&mut self, header: bool) {
        self.header = header;
    }

    pub(super) fn open_row(&mut self, tag: &Tag<'_>) {
        self.column = 0;
        self.repeated = span(tag, "number-rows-repeated");
    }

    pub(super) fn close_row(&mut self) {
        self.row = self.row.saturating_add(self.repeated);
    }

    /// The next cell, and how many columns it is repeated over.
    pub(super) fn open_cell(&mut self, tag: &Tag<'_>) -> (Cell, u32) {
        let repeated = span(tag, "number-columns-repeated");
        let cell = Cell {
            table: self.number,
            row: self.row,
            column: self.column,
            columns: span(tag, "number-columns-spanned"),
            rows: span(tag, "number-rows-spanned"),
            header: self.header,
        };
        self.column = self.column.saturating_add(repeated);
        (cell, repeated)
    }
}

fn span(tag: &Tag<'_>, name: &str) -> u32 {
    tag.attribute(name).and_then(|it| it.trim().parse().ok()).unwrap_or(1).clamp(1, SPAN)
}
