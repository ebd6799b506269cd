//! JSON Lines: what each document says, one a line.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::record::Record;

/// A file of lines.
pub(super) struct Lines(BufWriter<File>);

impl Lines {
    pub(super) fn create(folder: &Path) -> io::Result<Self> {
        Ok(Self(BufWriter::new(File::create(folder.join("documents.jsonl"))?)))
    }

    pub(super) fn write(&mut self, text: &[u8]) -> io::Result<()> {
        self.0.write_all(text)
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Documents as lines.
pub(super) fn lines(records: &[Record]) -> Vec<u8> {
    let mut lines = Vec::new();
    for record in records {
        serde_json::to_writer(&mut lines, &record.parsed).expect("the model has only string keys");
        lines.push(b'\n');
    }
    lines
}
