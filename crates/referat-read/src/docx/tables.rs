//! Where the cells of tables stand, with what they span.

use std::collections::BTreeMap;

use crate::document::Cell;
use crate::xml::Tag;

use super::properties::{number, toggle};

/// Columns that a cell may cover; Word's own limit is lower.
const COLUMNS: u32 = 256;

/// A table that is being read.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    number: u32,
    rows: u32,
    column: u32,
    header: bool,
    /// Cells that rows below may continue, by column.
    merges: BTreeMap<u32, usize>,
}

impl Table {
    /// The table of that number, from 1.
    pub(super) fn new(number: u32) -> Self {
        Self { number, ..Self::default() }
    }

    /// Begins a row.
    pub(super) fn open_row(&mut self) {
        self.rows = self.rows.saturating_add(1);
        self.column = 0;
        self.header = false;
    }

    /// Takes in one element of a row's properties.
    pub(super) fn read_row(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "tblHeader" => self.header = toggle(tag),
            "gridBefore" => self.column = number(tag, "val").unwrap_or(0).min(COLUMNS),
            _ => {}
        }
    }

    /// Begins a cell: adds it to the cells, and gives its place there.
    pub(super) fn open_cell(&mut self, cells: &mut Vec<Cell>) -> usize {
        cells.push(Cell {
            table: self.number,
            row: self.rows.saturating_sub(1),
            column: self.column,
            columns: 1,
            rows: 1,
            header: self.header,
        });
        cells.len() - 1
    }

    /// Takes in one element of a cell's properties. Gives the cell that this
    /// one continues, if it does.
    pub(super) fn read_cell(&mut self, tag: &Tag<'_>, cell: usize, cells: &mut [Cell]) -> Option<usize> {
        match tag.name() {
            "gridSpan" => cells[cell].columns = number(tag, "val").unwrap_or(1).clamp(1, COLUMNS),
            "vMerge" => {
                let column = cells[cell].column;
                if tag.attribute("val").is_some_and(|it| it == "restart") {
                    self.merges.insert(column, cell);
                } else if let Some(origin) = self.merges.get(&column) {
                    cells[*origin].rows = self.rows.saturating_sub(cells[*origin].row);
                    return Some(*origin);
                }
            }
            _ => {}
        }
        None
    }

    /// Ends a cell.
    pub(super) fn close_cell(&mut self, cell: Cell) {
        self.column = self.column.saturating_add(cell.columns);
    }
}
