//! How paragraphs are set, and where in tables they stand.

use std::rc::Rc;

use super::sprm::{Sprm, code};
use crate::grid::{CELLS, Row, Side};
use crate::little_endian::{byte, word};
use crate::word::properties::ParagraphProperties;

/// Bytes of a cell in a row's definition, in Word 97 and in Word 6.
const CELL: usize = 20;
const OLD_CELL: usize = 10;

/// How a paragraph is set.
#[derive(Clone, Debug, Default)]
pub(super) struct Setting<'b> {
    pub(super) style: usize,
    pub(super) properties: ParagraphProperties,
    /// How many tables it stands in, each in a cell of the one before.
    pub(super) depth: u32,
    /// Whether it is what ends a row, and no paragraph.
    pub(super) ends_row: bool,
    /// Whether it is the last one in a cell of an inner table.
    pub(super) ends_inner_cell: bool,
    /// Its first letter is framed as a paragraph of its own.
    pub(super) drop_cap: bool,
    /// Automatic numbering as Word 6 had it: level and format.
    pub(super) autonumber: (Option<u8>, Option<&'b [u8]>),
    in_table: bool,
    stated_depth: Option<u32>,
    row: Row,
    merges: Vec<(u8, u8)>,
    merges_down: Vec<(u8, u8)>,
}

impl<'b> Setting<'b> {
    /// Takes in one change.
    pub(super) fn apply(&mut self, sprm: Sprm<'b>) {
        match sprm.code {
            code::PARAGRAPH_STYLE => self.style = usize::from(sprm.word()),
            code::IN_TABLE => self.in_table = sprm.is_on(),
            code::ROW_END => self.ends_row = sprm.is_on(),
            code::INNER_CELL_END => self.ends_inner_cell = sprm.is_on(),
            code::INNER_ROW_END => self.ends_row |= sprm.is_on(),
            code::TABLE_DEPTH => self.stated_depth = Some(sprm.double()),
            code::TABLE_DEPTH_CHANGE => {
                let change = sprm.double().cast_signed();
                self.stated_depth = Some(self.stated_depth.unwrap_or(0).saturating_add_signed(change));
            }
            code::DROP_CAP => self.drop_cap = sprm.byte() & 7 != 0,
            code::AUTONUMBER => self.autonumber.1 = Some(sprm.operand),
            code::AUTONUMBER_LEVEL => self.autonumber.0 = Some(sprm.byte()),
            code::ROW => self.read_row(sprm.operand, CELL),
            code::OLD_ROW => self.read_row(sprm.operand, OLD_CELL),
            code::HEADER_ROW => self.row.header = sprm.is_on(),
            code::MERGE => {
                let [first, limit] = sprm.word().to_le_bytes();
                self.merges.push((first, limit));
            }
            code::MERGE_DOWN => {
                if let [cell, how, ..] = *sprm.operand {
                    self.merges_down.push((cell, how));
                }
            }
            _ => self.properties.apply(sprm),
        }
        self.depth = match self.stated_depth {
            Some(depth) => depth,
            None => u32::from(self.in_table),
        };
    }

    /// The definition of the row that it ends.
    pub(super) fn row(mut self) -> Rc<Row> {
        for (first, limit) in self.merges {
            let joined = usize::from(first) + 1..usize::from(limit);
            self.row
                .cells
                .iter_mut()
                .enumerate()
                .filter(|it| joined.contains(&it.0))
                .for_each(|it| it.1.joins_left = true);
        }
        for (cell, how) in self.merges_down {
            if let Some(side) = self.row.cells.get_mut(usize::from(cell)) {
                side.joins_above = how == 1;
            }
        }
        Rc::new(self.row)
    }

    /// Reads where the cells of a row are: how many, their edges, and what is
    /// said of each.
    fn read_row(&mut self, bytes: &[u8], cell: usize) {
        let count = byte(bytes, 0).map_or(0, usize::from).min(CELLS);
        let edge = |index: usize| word(bytes, 1 + 2 * index).map(|it| i32::from(it.cast_signed()));
        self.row.left = edge(0).unwrap_or(0);
        self.row.cells = (0..count)
            .map_while(|index| {
                let flags = word(bytes, 1 + 2 * (count + 1) + cell * index).unwrap_or(0);
                Some(Side {
                    right: edge(index + 1)?,
                    joins_left: flags & 0x02 != 0,
                    joins_above: flags & 0x60 == 0x20,
                })
            })
            .collect();
    }
}
