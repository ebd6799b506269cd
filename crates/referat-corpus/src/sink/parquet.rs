//! Parquet: a file a table.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Time32MillisecondType, Time32SecondType};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use referat::SCHEMA;

use super::{Error, Kind, Sink, Takes};
use crate::table::{Batch, Table};

pub(super) const KIND: Kind = Kind {
    name: "parquet",
    meaning: "a Parquet file a table, for pandas, polars, DuckDB, Spark",
    takes: Takes::Tables,
    create,
};

/// A row group has this many rows at most.
const ROWS: usize = 1 << 18;

/// And about this many bytes, encoded.
const BYTES: usize = 16 << 20;

/// What all row groups in progress may take in memory; then the largest is
/// written out.
const MEMORY: usize = 32 << 20;

struct Parquet {
    files: Vec<Open>,
}

/// A file that is being written.
struct Open {
    table: &'static Table,
    schema: SchemaRef,
    writer: ArrowWriter<File>,
    /// Bytes that its row group takes in memory.
    held: usize,
}

fn create(directory: &Path, tables: &[&'static Table]) -> Result<Box<dyn Sink>, Error> {
    let files = tables.iter().map(|table| {
        let name = name(table);
        let schema = schema(table);
        let file = File::create(directory.join(&name)).map_err(|error| Error::io(&name, error))?;
        let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties()))
            .map_err(|error| failure(table, error))?;
        Ok(Open { table, schema, writer, held: 0 })
    });
    Ok(Box::new(Parquet { files: files.collect::<Result<_, _>>()? }))
}

fn name(table: &Table) -> String {
    format!("{}.parquet", table.name)
}

fn properties() -> WriterProperties {
    let about = [("referat.schema", SCHEMA), ("referat.parser", env!("CARGO_PKG_VERSION"))];
    let about = about.map(|(key, value)| KeyValue::new(key.to_owned(), value.to_owned()));
    WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(Some(ROWS))
        .set_coerce_types(true)
        .set_created_by(concat!("referat ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_key_value_metadata(Some(about.into()))
        .build()
}

/// Parquet counts times in milliseconds at least.
fn schema(table: &Table) -> SchemaRef {
    let schema = table.schema();
    let fields = schema.fields().iter().map(|it| match it.data_type() {
        DataType::Time32(_) => {
            Field::new(it.name(), DataType::Time32(TimeUnit::Millisecond), it.is_nullable())
        }
        _ => Field::clone(it),
    });
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

fn in_milliseconds(array: &ArrayRef) -> ArrayRef {
    match array.data_type() {
        DataType::Time32(TimeUnit::Second) => Arc::new(
            array.as_primitive::<Time32SecondType>().unary::<_, Time32MillisecondType>(|it| it * 1000),
        ),
        _ => Arc::clone(array),
    }
}

impl Open {
    fn write(&mut self, batch: &Batch) -> Result<(), ParquetError> {
        let columns = batch.rows.columns().iter().map(in_milliseconds).collect();
        self.writer.write(&RecordBatch::try_new(Arc::clone(&self.schema), columns)?)?;
        if self.writer.in_progress_size() >= BYTES {
            self.writer.flush()?;
        }
        self.held = self.writer.memory_size();
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.writer.flush().map_err(|error| failure(self.table, error))?;
        self.held = 0;
        Ok(())
    }

    fn finish(mut self) -> Result<String, Error> {
        let name = name(self.table);
        self.writer.finish().map_err(|error| failure(self.table, error))?;
        let synced = self.writer.sync().and_then(|()| self.writer.inner().sync_all());
        synced.map_err(|error| Error::io(&name, error))?;
        Ok(name)
    }
}

impl Sink for Parquet {
    fn write(&mut self, batch: &Batch) -> Result<(), Error> {
        let file = self.files.iter_mut().find(|it| std::ptr::eq(it.table, batch.table));
        let file = file.ok_or_else(|| Error::unknown_table(&name(batch.table)))?;
        file.write(batch).map_err(|error| failure(batch.table, error))?;
        if self.files.iter().map(|it| it.held).sum::<usize>() > MEMORY
            && let Some(largest) = self.files.iter_mut().max_by_key(|it| it.held)
        {
            largest.flush()?;
        }
        Ok(())
    }

    fn lines(&mut self, _: &[u8]) -> Result<(), Error> {
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Vec<String>, Error> {
        self.files.into_iter().map(Open::finish).collect()
    }
}

fn failure(table: &Table, error: ParquetError) -> Error {
    match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => Error::io(&name(table), *error),
            Err(error) => Error::other(&name(table), error.to_string()),
        },
        error => Error::other(&name(table), error.to_string()),
    }
}
