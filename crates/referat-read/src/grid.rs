//! Tables as rtf and Word's binary files have them: rows are defined beside
//! their cells, by where cells end, so what a cell spans is known only when its
//! table has ended.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::document::Cell;

/// Tables in tables; deeper ones are read as one.
pub(crate) const DEPTH: u32 = 32;
/// Cells that a row may define; Word's own limit is 63.
pub(crate) const CELLS: usize = 256;
/// Edges that are nearer to each other than this are one, in twips.
const NEAR: i32 = 60;

/// What is said of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// Left edge, in twips.
    pub(crate) left: i32,
    /// Whether it is repeated on each page.
    pub(crate) header: bool,
    pub(crate) cells: Vec<Side>,
    /// What is said so far of the cell that comes next.
    pub(crate) next: Side,
}

/// What is said of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Side {
    /// Right edge, in twips.
    pub(crate) right: i32,
    /// Whether it goes on the cell to the left.
    pub(crate) joins_left: bool,
    /// Whether it goes on the cell above.
    pub(crate) joins_above: bool,
}

/// The columns that a cell covers.
#[derive(Clone, Copy, Debug)]
struct Span {
    column: u32,
    columns: u32,
    joins_above: bool,
}

/// A table that is being read.
#[derive(Debug)]
pub(crate) struct Table {
    number: u32,
    /// How many blocks, or cells, its flow had before it.
    pub(crate) first: usize,
    rows: Vec<Rc<Row>>,
    /// The cell of the row that comes next.
    cell: u32,
}

impl Table {
    /// The table of that number, from 1, in a flow that has so many blocks,
    /// or cells.
    pub(crate) fn new(number: u32, first: usize) -> Self {
        Self { number, first, rows: Vec::new(), cell: 0 }
    }

    /// The open cell, by its place in the row: what it spans is not known yet.
    pub(crate) fn cell(&self) -> Cell {
        let row = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        Cell { table: self.number, row, column: self.cell, columns: 1, rows: 1, header: false }
    }

    pub(crate) fn end_cell(&mut self) {
        self.cell = self.cell.saturating_add(1);
    }

    pub(crate) fn end_row(&mut self, row: &Rc<Row>) {
        // A definition that goes for many rows is kept once.
        let row = self.rows.last().filter(|it| *it == row).unwrap_or(row);
        self.rows.push(Rc::clone(row));
        self.cell = 0;
    }

    /// Says of the cells of the table, which has ended, what they span. The
    /// table's own are picked out of all.
    pub(crate) fn place<'c>(&self, cells: impl Iterator<Item = &'c mut Cell>) {
        let mut own: Vec<&mut Cell> = cells.filter(|it| it.table == self.number).collect();
        let mut open = own.iter_mut().peekable();
        let edges = self.edges();
        // The row of the cell that each column's cell goes on, and how far it goes.
        let mut tops: BTreeMap<u32, u32> = BTreeMap::new();
        let mut ends: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        let mut first = 0;
        for rows in self.rows.chunk_by(Rc::ptr_eq) {
            let Some(row) = rows.first() else { continue };
            let spans = row.spans(&edges);
            let last = u32::try_from(rows.len() - 1).unwrap_or(u32::MAX).saturating_add(first);
            while let Some(cell) = open.next_if(|it| it.row <= last) {
                let place = usize::try_from(cell.column).ok();
                let Some(span) = place.and_then(|it| spans.get(it)) else { continue };
                cell.column = span.column;
                cell.columns = span.columns;
                cell.header = row.header;
                if span.joins_above {
                    cell.row = tops.get(&span.column).copied().unwrap_or(first);
                }
            }
            for span in spans {
                if span.joins_above {
                    let top = *tops.entry(span.column).or_insert(first);
                    ends.insert((top, span.column), last);
                } else {
                    tops.insert(span.column, last);
                }
            }
            first = last.saturating_add(1);
        }
        for cell in own {
            if let Some(end) = ends.get(&(cell.row, cell.column)) {
                cell.rows = end.saturating_sub(cell.row).saturating_add(1);
            }
        }
    }

    /// Where columns begin, each by the leftmost of the edges that are near
    /// to each other.
    fn edges(&self) -> Vec<i32> {
        let mut rows: Vec<&Rc<Row>> = self.rows.iter().collect();
        rows.dedup_by(|next, last| Rc::ptr_eq(next, last));
        let ends = rows.iter().flat_map(|row| row.cells.iter().map(|it| it.right));
        let mut edges: Vec<i32> = ends.chain(rows.iter().map(|it| it.left)).collect();
        edges.sort_unstable();
        edges.dedup_by(|next, last| next.saturating_sub(*last) < NEAR);
        edges
    }
}

impl Row {
    /// What each of its cells covers, of columns with these left edges.
    fn spans(&self, edges: &[i32]) -> Vec<Span> {
        let column_at = |edge: i32| {
            let before = edges.partition_point(|it| *it <= edge);
            u32::try_from(before.saturating_sub(1)).unwrap_or(u32::MAX)
        };
        let mut column = column_at(self.left);
        let mut spans: Vec<Span> = Vec::new();
        for (place, side) in self.cells.iter().enumerate() {
            let end = column_at(side.right).max(column.saturating_add(1));
            let mut span = Span { column, columns: end - column, joins_above: side.joins_above };
            if let Some(left) = spans.last().copied().filter(|_| side.joins_left) {
                // Cells that are joined are all what the first of them is.
                span = Span { columns: end - left.column, ..left };
                let first = spans.partition_point(|it| it.column < left.column);
                spans.get_mut(first..place).unwrap_or_default().fill(span);
            }
            spans.push(span);
            column = end;
        }
        spans
    }
}
