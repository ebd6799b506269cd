//! Where the cells of tables stand.

use scraper::node::Element;

use super::survey::Survey;
use crate::document::Cell;

/// Columns of a table, at most.
const COLUMNS: u32 = 1000;
/// Rows that a cell covers, at most, as browsers have it.
const ROWS: u32 = 65534;
/// Letters of a table that is laid out rather than read cell by cell.
const PAGE: usize = 4000;

/// A table that is being read.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// Its number, from 1; 0 when it only lays out the page.
    number: u32,
    row: Option<u32>,
    column: u32,
    /// How many more rows each column is covered, from above.
    covered: Vec<u32>,
    in_head: bool,
    header: bool,
    /// Whether no row but headers came yet.
    at_top: bool,
}

/// Whether a table only lays out the page.
pub(super) fn is_layout(element: &Element, survey: &Survey) -> bool {
    let whole = survey.letters > PAGE && survey.cells <= 2;
    matches!(element.attr("role"), Some("presentation" | "none"))
        || survey.cells <= 1
        || survey.headings > 0
        || survey.tables > 0 && whole
}

impl Table {
    /// The table of that number, from 1; 0 for one that lays out the page.
    pub(super) fn new(number: u32) -> Self {
        Self { number, at_top: true, ..Self::default() }
    }

    pub(super) fn is_layout(&self) -> bool {
        self.number == 0
    }

    pub(super) fn set_head(&mut self, in_head: bool) {
        self.in_head = in_head;
    }

    /// Begins a row; a header has header cells only.
    pub(super) fn open_row(&mut self, all_headers: bool) {
        self.row = Some(self.row.map_or(0, |it| it.saturating_add(1)));
        self.column = 0;
        self.covered.iter_mut().for_each(|it| *it = it.saturating_sub(1));
        self.header = self.in_head || all_headers && self.at_top;
        self.at_top = self.header;
    }

    /// Whether the next cell is the first of its row.
    pub(super) fn at_row_start(&self) -> bool {
        self.column == 0
    }

    /// The next cell of the row.
    pub(super) fn open_cell(&mut self, element: &Element) -> Option<Cell> {
        let span = |name: &str, most: u32| {
            element.attr(name).and_then(|it| it.trim().parse().ok()).unwrap_or(1_u32).clamp(1, most)
        };
        let row = *self.row.get_or_insert(0);
        while self.covered.get(self.column as usize).is_some_and(|it| *it > 0) {
            self.column += 1;
        }
        let column = self.column;
        let columns = span("colspan", COLUMNS).min(COLUMNS.saturating_sub(column).max(1));
        let rows = span("rowspan", ROWS);
        self.column = column.saturating_add(columns).min(COLUMNS);
        let end = self.column as usize;
        if self.covered.len() < end {
            self.covered.resize(end, 0);
        }
        // One more than the rows below, for `open_row` counts down first.
        self.covered[(column as usize).min(end)..end].fill(rows);
        let cell = Cell { table: self.number, row, column, columns, rows, header: self.header };
        (!self.is_layout()).then_some(cell)
    }
}
