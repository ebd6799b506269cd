//! Deflated bytes in one go, where their length is known.

use flate2::{Decompress, FlushDecompress, Status};

/// Inflates one part after another, with one set of tables and windows.
pub(crate) struct Inflater(Decompress);

impl Inflater {
    pub(crate) fn new() -> Self {
        Self(Decompress::new(false))
    }

    /// The bytes, when the data is sound and gives no more than so many.
    pub(crate) fn whole(&mut self, packed: &[u8], length: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::with_capacity(length);
        self.0.reset(false);
        let status = self.0.decompress_vec(packed, &mut bytes, FlushDecompress::Finish);
        matches!(status, Ok(Status::StreamEnd)).then_some(bytes)
    }
}
