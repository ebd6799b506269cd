//! Tables of places with what is at them ([MS-DOC] 2.2.2): one place more than
//! there are data, then the data.

use crate::little_endian::{double, stretch};

/// Places in rising order, each with data of one length.
#[derive(Clone, Copy)]
pub(super) struct Plc<'b> {
    bytes: &'b [u8],
    data: usize,
    count: usize,
}

impl<'b> Plc<'b> {
    /// A table with so many bytes of data at each place.
    pub(super) fn new(bytes: &'b [u8], data: usize) -> Self {
        Self { bytes, data, count: bytes.len().saturating_sub(4) / (4 + data) }
    }

    /// How many data there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// A place; the one after the last ends the table.
    pub(super) fn place(&self, index: usize) -> Option<u32> {
        if index > self.count { None } else { double(self.bytes, index * 4) }
    }

    /// The data at a place.
    pub(super) fn data(&self, index: usize) -> &'b [u8] {
        stretch(self.bytes, (self.count + 1) * 4 + index * self.data, self.data)
    }

    /// From where to where each of its stretches goes, with its data.
    pub(super) fn stretches(self) -> impl Iterator<Item = (u32, u32, &'b [u8])> {
        (0..self.count).filter_map(move |it| Some((self.place(it)?, self.place(it + 1)?, self.data(it))))
    }
}
