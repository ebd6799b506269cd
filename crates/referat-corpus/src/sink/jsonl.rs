//! JSON Lines: whole documents, one a line.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use referat::Parsed;

use super::{Error, Kind, Sink, Takes};
use crate::table::{Batch, Table};

pub(super) const KIND: Kind = Kind {
    name: "jsonl",
    meaning: "a file of whole documents, one a line, as `parse` gives them",
    takes: Takes::Documents,
    create,
};

const FILE: &str = "documents.jsonl";

/// Documents as JSON, one a line.
pub fn lines<'a>(documents: impl IntoIterator<Item = &'a Parsed>) -> Vec<u8> {
    let mut lines = Vec::new();
    for parsed in documents {
        serde_json::to_writer(&mut lines, parsed).expect("the model has only keys that are text");
        lines.push(b'\n');
    }
    lines
}

struct Jsonl {
    file: BufWriter<File>,
}

fn create(directory: &Path, _: &[&'static Table]) -> Result<Box<dyn Sink>, Error> {
    let file = File::create(directory.join(FILE)).map_err(|error| Error::io(FILE, error))?;
    Ok(Box::new(Jsonl { file: BufWriter::with_capacity(1 << 20, file) }))
}

impl Sink for Jsonl {
    fn write(&mut self, _: &Batch) -> Result<(), Error> {
        Ok(())
    }

    fn lines(&mut self, lines: &[u8]) -> Result<(), Error> {
        self.file.write_all(lines).map_err(|error| Error::io(FILE, error))
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<String>, Error> {
        self.file
            .flush()
            .and_then(|()| self.file.get_ref().sync_all())
            .map_err(|error| Error::io(FILE, error))?;
        Ok(vec![FILE.to_owned()])
    }
}
