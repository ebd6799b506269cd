//! What an import wrote, opened again: tables, whole documents.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::cast::AsArray;
use arrow_array::types::{Time32MillisecondType, Time32SecondType};
use arrow_array::{ArrayRef, ListArray, RecordBatch};
use arrow_schema::{ArrowError, DataType, Schema, TimeUnit};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use referat::Parsed;

use crate::import::ImportFailure;
use crate::table::{Table, View};

/// A batch of an opened table has this many rows.
const ROWS: usize = 1 << 16;

/// The rows of a table in a folder that an import wrote as Parquet.
///
/// # Errors
/// When there is no such table, or another version of this program wrote it.
pub fn open(folder: &Path, table: &'static Table) -> Result<View, ImportFailure> {
    let path = folder.join(format!("{}.parquet", table.name));
    let file = opened(folder, &path)?;
    let foreign = |error: &dyn std::fmt::Display| {
        ImportFailure::foreign(format_args!("{}: it is no table of this version: {error}", path.display()))
    };
    let reader = ParquetRecordBatchReaderBuilder::try_new(file)
        .and_then(|it| it.with_batch_size(ROWS).build())
        .map_err(|error| foreign(&error))?;
    let batches = reader.map(|it| of(table, &it?)).collect::<Result<Vec<_>, ArrowError>>();
    Ok(View::with(table, batches.map_err(|error| foreign(&error))?))
}

/// The batch in the table's own types: Parquet counts times in milliseconds at
/// least, and has a name of its own for what a list is made of.
fn of(table: &Table, read: &RecordBatch) -> Result<RecordBatch, ArrowError> {
    let schema = table.schema();
    let names = |it: &Schema| it.fields().iter().map(|it| it.name().clone()).collect::<Vec<_>>();
    if names(&schema) != names(&read.schema()) {
        return Err(ArrowError::SchemaError("its columns are others".to_owned()));
    }
    let columns = schema.fields().iter().zip(read.columns()).map(|(field, array)| {
        let array: ArrayRef = match (field.data_type(), array.data_type()) {
            (DataType::Time32(TimeUnit::Second), DataType::Time32(TimeUnit::Millisecond)) => Arc::new(
                array.as_primitive::<Time32MillisecondType>().unary::<_, Time32SecondType>(|it| it / 1000),
            ),
            (DataType::List(item), DataType::List(_)) => {
                let (_, offsets, values, nulls) = array.as_list::<i32>().clone().into_parts();
                Arc::new(ListArray::try_new(Arc::clone(item), offsets, values, nulls)?)
            }
            _ => Arc::clone(array),
        };
        Ok(array)
    });
    let columns = columns.collect::<Result<Vec<ArrayRef>, ArrowError>>()?;
    RecordBatch::try_new(schema, columns)
}

/// The whole documents in a folder that an import wrote as JSON Lines.
#[derive(Debug)]
pub struct Documents {
    path: PathBuf,
    file: Mutex<File>,
    /// Where each line begins, and where the last one ends.
    starts: Vec<u64>,
}

impl Documents {
    /// Opens them.
    ///
    /// # Errors
    /// When there are none, or they cannot be read.
    pub fn open(folder: &Path) -> Result<Self, ImportFailure> {
        let path = folder.join("documents.jsonl");
        let mut reader = BufReader::with_capacity(1 << 18, opened(folder, &path)?);
        let mut starts = vec![0];
        loop {
            match reader.skip_until(b'\n') {
                Ok(0) => break,
                Ok(length) => starts.push(starts[starts.len() - 1] + length as u64),
                Err(error) => return Err(ImportFailure::io(&path, &error)),
            }
        }
        Ok(Self { path, file: Mutex::new(reader.into_inner()), starts })
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them, by its place in the order of the archive; nothing beyond
    /// the last.
    ///
    /// # Errors
    /// When it cannot be read, or is no document.
    pub fn get(&self, index: usize) -> Result<Option<Parsed>, ImportFailure> {
        let (Some(start), Some(end)) = (self.starts.get(index), self.starts.get(index + 1)) else {
            return Ok(None);
        };
        let mut line = vec![0; usize::try_from(end - start).unwrap_or(usize::MAX)];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let read = file.seek(SeekFrom::Start(*start)).and_then(|_| file.read_exact(&mut line));
        drop(file);
        read.map_err(|error| ImportFailure::io(&self.path, &error))?;
        serde_json::from_slice(&line).map(Some).map_err(|error| {
            ImportFailure::foreign(format_args!("{}: line {}: {error}", self.path.display(), index + 1))
        })
    }
}

/// A file of an import. What is missing is told as what the folder lacks.
fn opened(folder: &Path, path: &Path) -> Result<File, ImportFailure> {
    File::open(path).map_err(|error| {
        let name = path.file_name().unwrap_or_default().display();
        let place = folder.display();
        if !folder.is_dir() {
            return ImportFailure::foreign(format_args!("{place}: there is no such folder"));
        }
        match error.kind() {
            std::io::ErrorKind::NotFound => ImportFailure::foreign(format_args!(
                "{place}: it has no {name}; expected a folder that an import wrote"
            )),
            _ => ImportFailure::io(path, &error),
        }
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use referat::Options;

    use super::*;
    use crate::sink::{Kind, lines};
    use crate::table::{Batches, Cell, TABLES};

    const MINUTES: &str = "Fjordvik båtlag
Referat fra møte i styret
Dato: 3. mai 2024
Tid: 18.00 - 20.15
Til stede: Ola Vik (leder), Åse Nes

Sak 1/24 Brygga
Vedtak: Brygga bygges. Vedtatt mot 2 stemmer.
";

    #[test]
    fn what_was_written_is_opened_as_it_was() {
        let folder = std::env::temp_dir().join(format!("referat-open-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let parsed = referat::parse(MINUTES.as_bytes(), &Options::default()).unwrap();
        let mut batches = Batches::new();
        batches.add(&parsed, &[]);
        let batches = batches.take();
        let mut sink = Kind::named("parquet").unwrap().create(&folder, TABLES).unwrap();
        batches.iter().for_each(|it| sink.write(it).unwrap());
        sink.finish().unwrap();
        fs::write(folder.join("documents.jsonl"), lines([&parsed, &parsed])).unwrap();

        for table in TABLES {
            let written =
                View::of(table, batches.iter().filter(|it| std::ptr::eq(it.table, *table)).cloned());
            let opened = open(&folder, table).unwrap();
            assert_eq!(opened.len(), written.len(), "{}", table.name);
            for column in table.columns {
                let cells = |it: &View| it.cells(column.name).unwrap().map(owned).collect::<Vec<_>>();
                assert_eq!(cells(&opened), cells(&written), "{}.{}", table.name, column.name);
            }
        }
        let documents = Documents::open(&folder).unwrap();
        assert_eq!((documents.len(), documents.get(2).unwrap()), (2, None));
        assert_eq!(documents.get(1).unwrap(), Some(parsed));
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(open(&folder, TABLES[0]).unwrap_err().kind(), "foreign");
    }

    fn owned(cell: Cell<'_>) -> String {
        format!("{cell:?}")
    }
}
