//! What control words say of a table's rows ("Table Definitions").

use std::rc::Rc;

use super::words::Word;
use crate::grid::{CELLS, Row, Side};

impl Row {
    /// Takes in a control word, if it is one of these.
    pub(super) fn read(row: &mut Rc<Self>, word: Word, parameter: Option<i32>) -> bool {
        let number = parameter.unwrap_or(0);
        match word {
            Word::Row => *row = Rc::default(),
            Word::RowLeft => Self::open(row).left = number,
            Word::RowHeader => Self::open(row).header = true,
            Word::CellJoinsLeft => Self::open(row).next.joins_left = true,
            Word::CellJoinsAbove => Self::open(row).next.joins_above = true,
            Word::CellRight => {
                let row = Self::open(row);
                let side = Side { right: number, ..std::mem::take(&mut row.next) };
                if row.cells.len() < CELLS {
                    row.cells.push(side);
                }
            }
            _ => return false,
        }
        true
    }

    /// The definition; a new one when the last one has defined a row.
    fn open(row: &mut Rc<Self>) -> &mut Self {
        if Rc::strong_count(row) > 1 {
            *row = Rc::default();
        }
        Rc::make_mut(row)
    }
}
