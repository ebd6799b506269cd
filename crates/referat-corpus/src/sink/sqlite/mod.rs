//! SQLite: one database with keys, indices and full text.

mod schema;

use std::fs::File;
use std::path::Path;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::values::{Value, columns};
use super::{Error, Kind, Sink, Takes};
use crate::table::{Batch, Table};

pub(super) const KIND: Kind = Kind {
    name: "sqlite",
    meaning: "one SQLite database, with keys, indices and full text",
    takes: Takes::Tables,
    create,
};

const FILE: &str = "referat.sqlite";

/// The file is nobody's until it is complete: a journal would only take time.
/// What refers to what is right by the way that rows are made. Each thread that
/// sorts for an index takes as much memory as the cache.
const WHILE_WRITING: &str = "
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA foreign_keys = OFF;
    PRAGMA cache_size = -8192;
    PRAGMA threads = 4;
    BEGIN;
";

/// Statistics for the planner, from a sample.
const AT_THE_END: &str = "
    COMMIT;
    PRAGMA analysis_limit = 1000;
    ANALYZE;
";

struct Sqlite {
    database: Connection,
    tables: Vec<&'static Table>,
    path: std::path::PathBuf,
}

fn create(directory: &Path, tables: &[&'static Table]) -> Result<Box<dyn Sink>, Error> {
    let path = directory.join(FILE);
    // A database that is there would be added to.
    File::create(&path).map_err(|error| Error::io(FILE, error))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(&path, flags).map_err(failure)?;
    database.execute_batch(WHILE_WRITING).map_err(failure)?;
    database.execute_batch(&schema::tables(tables)).map_err(failure)?;
    // Each table's insertion is prepared once.
    database.set_prepared_statement_cache_capacity(tables.len());
    Ok(Box::new(Sqlite { database, tables: tables.to_vec(), path }))
}

impl Sink for Sqlite {
    fn write(&mut self, batch: &Batch) -> Result<(), Error> {
        if !self.tables.iter().any(|it| std::ptr::eq(*it, batch.table)) {
            return Err(Error::unknown_table(batch.table.name));
        }
        let mut insert = self.database.prepare_cached(&schema::insert(batch.table)).map_err(failure)?;
        let columns = columns(batch);
        for row in 0..batch.rows.num_rows() {
            for (index, column) in columns.iter().enumerate() {
                insert.raw_bind_parameter(index + 1, column.value(row)).map_err(failure)?;
            }
            insert.raw_execute().map_err(failure)?;
        }
        Ok(())
    }

    fn lines(&mut self, _: &[u8]) -> Result<(), Error> {
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Vec<String>, Error> {
        self.database.execute_batch(&schema::indices(&self.tables)).map_err(failure)?;
        self.database.execute_batch(AT_THE_END).map_err(failure)?;
        self.database.close().map_err(|(_, error)| failure(error))?;
        let synced = File::open(&self.path).and_then(|file| file.sync_all());
        synced.map_err(|error| Error::io(FILE, error))?;
        Ok(vec![FILE.to_owned()])
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Flag(flag) => ValueRef::Integer((*flag).into()),
        }))
    }
}

fn failure(error: rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Error::full(FILE, error.to_string()),
        _ => Error::other(FILE, error.to_string()),
    }
}
