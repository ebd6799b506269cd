//! Where the cells of a table stand.

use crate::document::Cell;

/// What a cell may cover, as browsers have it.
const COLUMNS: u32 = 1000;
const ROWS: u32 = 65534;

/// A table that is being read.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    number: u32,
    /// Row of the next cell; `None` before the first row.
    row: Option<u32>,
    column: u32,
    /// For each column the first row that no cell from above reaches into.
    free_from: Vec<u32>,
    /// How many cells it has.
    pub(super) cells: u32,
    /// Whether there are only header cells in the row.
    pub(super) is_header: bool,
    /// Whether it lays out the page: another table stands in it, or it says so.
    pub(super) is_layout: bool,
}

impl Table {
    /// The table of that number, from 1.
    pub(super) fn new(number: u32) -> Self {
        Self { number, ..Self::default() }
    }

    /// Begins a row.
    pub(super) fn open_row(&mut self) {
        self.row = Some(self.row.map_or(0, |it| it.saturating_add(1)));
        self.column = 0;
        self.is_header = true;
    }

    /// Begins a cell.
    pub(super) fn open_cell(&mut self, columns: Option<&str>, rows: Option<&str>, is_header: bool) -> Cell {
        let span = |stated: Option<&str>, most: u32| {
            stated.and_then(|it| it.trim().parse().ok()).unwrap_or(1_u32).clamp(1, most)
        };
        let (columns, rows) = (span(columns, COLUMNS), span(rows, ROWS));
        let row = *self.row.get_or_insert(0);
        while self.free_from.get(self.column as usize).is_some_and(|it| *it > row) {
            self.column += 1;
        }
        let column = self.column;
        self.column = column.saturating_add(columns);
        if self.column < COLUMNS {
            let end = self.column as usize;
            self.free_from.resize(self.free_from.len().max(end), 0);
            self.free_from[column as usize..end].fill(row.saturating_add(rows));
        }
        self.cells = self.cells.saturating_add(1);
        self.is_header &= is_header;
        Cell { table: self.number, row, column, columns, rows, header: false }
    }

    /// Whether a cell stands in this table.
    pub(super) fn has(&self, cell: &Cell) -> bool {
        cell.table == self.number
    }

    /// Whether a cell stands in the row that is being read.
    pub(super) fn has_in_row(&self, cell: &Cell) -> bool {
        self.has(cell) && Some(cell.row) == self.row
    }
}
