//! What a document has given while it is read.

use crate::{Error, Limit, Limits};

/// Lines and text that a reader has taken so far. A line takes far more memory
/// than the few bytes that ask for it, so that it is not enough to count them
/// when all is read.
#[derive(Debug)]
pub(crate) struct Tally {
    lines: u64,
    bytes: u64,
    limits: Limits,
}

impl Tally {
    /// Nothing so far.
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { lines: 0, bytes: 0, limits: *limits }
    }

    /// Takes lines.
    pub(crate) fn lines(&mut self, count: usize) {
        self.lines = self.lines.saturating_add(count as u64);
    }

    /// Takes text; white space around it, which markup is full of, does not
    /// count.
    pub(crate) fn text(&mut self, text: &str) {
        self.bytes = self.bytes.saturating_add(text.trim().len() as u64);
    }

    /// Whether all of it is within the limits.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.lines > self.limits.lines {
            return Err(Limit::LINES.exceeded(&self.limits));
        }
        if self.bytes > self.limits.text_bytes {
            return Err(Limit::TEXT_BYTES.exceeded(&self.limits));
        }
        Ok(())
    }
}
