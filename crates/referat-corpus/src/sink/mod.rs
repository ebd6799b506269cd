//! What tables are written to.
//!
//! A sink writes its files into a directory that nobody reads yet; who opened
//! it puts them in their place when all is written. The sinks are listed in
//! [`SINKS`].

mod csv;
mod error;
mod jsonl;
mod parquet;
mod sqlite;
mod values;

pub use error::Error;
pub use jsonl::lines;

use std::path::Path;

use crate::table::{Batch, Table};

/// A kind of sink.
#[derive(Debug)]
pub struct Kind {
    /// Its name, such as `parquet`.
    pub name: &'static str,
    /// What it writes, for `--help`.
    pub meaning: &'static str,
    /// What it is fed with.
    pub takes: Takes,
    create: Create,
}

/// Opens a sink's files in a directory, for these tables.
type Create = fn(&Path, &[&'static Table]) -> Result<Box<dyn Sink>, Error>;

/// What a sink is fed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Rows of tables.
    Tables,
    /// Whole documents, as lines.
    Documents,
}

/// Every kind of sink.
pub static SINKS: &[Kind] = &[parquet::KIND, sqlite::KIND, csv::KIND, jsonl::KIND];

impl Kind {
    /// The kind of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        SINKS.iter().find(|it| it.name == name)
    }

    /// A sink that writes into the directory. Of the tables also those without
    /// rows will be there.
    ///
    /// # Errors
    /// When the files cannot be made; it is no error that there are others.
    pub fn create(&self, directory: &Path, tables: &[&'static Table]) -> Result<Box<dyn Sink>, Error> {
        (self.create)(directory, tables)
    }
}

/// Where rows, or documents, are written one after another. What is written
/// depends on their order and on nothing else.
pub trait Sink: Send {
    /// Writes rows. The table must be among those that the sink was made for.
    ///
    /// # Errors
    /// When they cannot be written.
    fn write(&mut self, batch: &Batch) -> Result<(), Error>;

    /// Writes documents, as [`lines`] gives them.
    ///
    /// # Errors
    /// When they cannot be written.
    fn lines(&mut self, lines: &[u8]) -> Result<(), Error>;

    /// Completes the files and has them on the disk. Gives their names in the
    /// directory.
    ///
    /// # Errors
    /// When they cannot be completed.
    fn finish(self: Box<Self>) -> Result<Vec<String>, Error>;
}

#[cfg(test)]
mod tests;
