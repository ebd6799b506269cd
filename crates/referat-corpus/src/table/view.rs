//! Rows of a table that are there: some of them, some columns, as Arrow
//! hands them on and as values.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{Date32Type, Float64Type, Int32Type, Int64Type, Time32SecondType};
use arrow_array::{Array, BooleanArray, RecordBatch, RecordBatchIterator, StringArray};
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{ArrowError, Schema, SchemaRef};
use arrow_select::filter::filter_record_batch;
use jiff::Span;
use jiff::civil::{Date, Time};

use super::{Batch, Cell, Column, Kind, Table};

/// Rows of a table, or some of its columns. A part of it shares its memory.
#[derive(Clone, Debug)]
pub struct View {
    table: &'static Table,
    columns: Vec<Column>,
    schema: SchemaRef,
    /// None of them is empty.
    batches: Vec<RecordBatch>,
}

/// There is no such column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoColumn(String);

impl View {
    /// The rows of batches of the table.
    #[must_use]
    pub fn of(table: &'static Table, batches: impl IntoIterator<Item = Batch>) -> Self {
        Self::with(table, batches.into_iter().map(|it| it.rows))
    }

    pub(crate) fn with(table: &'static Table, batches: impl IntoIterator<Item = RecordBatch>) -> Self {
        let batches = batches.into_iter().filter(|it| it.num_rows() > 0).collect();
        Self { table, columns: table.columns.to_vec(), schema: table.schema(), batches }
    }

    /// The table that the rows are of.
    #[must_use]
    pub fn table(&self) -> &'static Table {
        self.table
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.batches.is_empty()
    }

    /// So many rows from an offset on, as far as there are any.
    #[must_use]
    pub fn slice(&self, mut offset: usize, mut length: usize) -> Self {
        let mut batches = Vec::new();
        for batch in &self.batches {
            let skipped = offset.min(batch.num_rows());
            let taken = length.min(batch.num_rows() - skipped);
            if taken > 0 {
                batches.push(batch.slice(skipped, taken));
            }
            offset -= skipped;
            length -= taken;
        }
        Self { batches, ..self.clone() }
    }

    /// Only these columns, in this order.
    ///
    /// # Errors
    /// When there is no such column.
    pub fn select(&self, names: &[String]) -> Result<Self, NoColumn> {
        let indices = names.iter().map(|it| self.index(it)).collect::<Result<Vec<_>, _>>()?;
        let columns = indices.iter().map(|it| self.columns[*it]).collect();
        let batch = |it: &RecordBatch| it.project(&indices).expect("the columns are the schema's");
        let fields = indices.iter().map(|it| Arc::clone(&self.schema.fields()[*it]));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        Ok(Self { table: self.table, columns, schema, batches: self.batches.iter().map(batch).collect() })
    }

    /// Only the rows that state one of these texts in the column.
    ///
    /// # Errors
    /// When there is no such column.
    pub fn filter(&self, column: &str, texts: &HashSet<String>) -> Result<Self, NoColumn> {
        let index = self.index(column)?;
        let batch = |batch: &RecordBatch| {
            let is_kept = |row| text(batch.column(index), row).is_some_and(|it| texts.contains(it));
            let kept: BooleanArray = (0..batch.num_rows()).map(|row| Some(is_kept(row))).collect();
            filter_record_batch(batch, &kept).expect("there is a mark for each row")
        };
        let batches = self.batches.iter().map(batch).filter(|it| it.num_rows() > 0).collect();
        Ok(Self { batches, ..self.clone() })
    }

    /// What every row states in a column, in order.
    ///
    /// # Errors
    /// When there is no such column.
    pub fn cells(&self, column: &str) -> Result<impl Iterator<Item = Cell<'_>>, NoColumn> {
        let index = self.index(column)?;
        let kind = self.columns[index].kind;
        Ok(self.batches.iter().flat_map(move |batch| {
            (0..batch.num_rows()).map(move |row| cell(kind, batch.column(index), row))
        }))
    }

    /// The rows as another program takes them, in the same memory.
    #[must_use]
    pub fn stream(&self) -> FFI_ArrowArrayStream {
        let batches = self.batches.clone().into_iter().map(Ok::<_, ArrowError>);
        FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches, Arc::clone(&self.schema))))
    }

    /// The rows as bytes, in Arrow's format for streams.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let write = || {
            let mut writer = StreamWriter::try_new(Vec::new(), &self.schema)?;
            self.batches.iter().try_for_each(|it| writer.write(it))?;
            writer.into_inner()
        };
        write().expect("a vector takes all that is written, and dictionaries are those of their batches")
    }

    /// The rows of a table that [`to_bytes`](Self::to_bytes) wrote.
    ///
    /// # Errors
    /// When the bytes are not of that table and these columns.
    pub fn from_bytes(table: &'static Table, names: &[String], bytes: &[u8]) -> Result<Self, ArrowError> {
        let unknown = |error: NoColumn| ArrowError::SchemaError(error.to_string());
        let empty = Self::with(table, []).select(names).map_err(unknown)?;
        let reader = StreamReader::try_new(bytes, None)?;
        if reader.schema() != empty.schema {
            return Err(ArrowError::SchemaError(format!("these are not rows of {}", table.name)));
        }
        Ok(Self { batches: reader.collect::<Result<_, _>>()?, ..empty })
    }

    fn index(&self, name: &str) -> Result<usize, NoColumn> {
        let named = self.columns.iter().position(|it| it.name == name);
        named.ok_or_else(|| {
            let names: Vec<&str> = self.columns.iter().map(|it| it.name).collect();
            let table = self.table.name;
            NoColumn(format!("{table} has no column {name}; its columns are {}", names.join(", ")))
        })
    }
}

impl fmt::Display for NoColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoColumn {}

/// What the row states in a column of texts or words.
fn text(array: &dyn Array, row: usize) -> Option<&str> {
    if array.is_null(row) {
        return None;
    }
    match array.as_string_opt::<i32>() {
        Some(texts) => Some(texts.value(row)),
        None => {
            let words = array.as_dictionary_opt::<Int32Type>()?;
            Some(words.values().as_string::<i32>().value(words.key(row)?))
        }
    }
}

fn cell(kind: Kind, array: &dyn Array, row: usize) -> Cell<'_> {
    if array.is_null(row) {
        return Cell::Null;
    }
    match kind {
        Kind::Text | Kind::Word => text(array, row).into(),
        Kind::Date => day(array.as_primitive::<Date32Type>().value(row)).into(),
        Kind::Time => time(array.as_primitive::<Time32SecondType>().value(row)).into(),
        Kind::Count => array.as_primitive::<Int32Type>().value(row).into(),
        Kind::Size => Cell::Number(array.as_primitive::<Int64Type>().value(row)),
        Kind::Share => array.as_primitive::<Float64Type>().value(row).into(),
        Kind::Flag => array.as_boolean().value(row).into(),
        Kind::Texts => {
            let texts = array.as_list::<i32>().value(row);
            let texts: &StringArray = texts.as_string();
            Cell::Texts(texts.iter().map(|it| it.map(|it| it.to_owned().into())).collect())
        }
    }
}

/// The day so many days after 1970 began, as ISO 8601 has it.
fn day(days: i32) -> Option<String> {
    const EPOCH: Date = Date::constant(1970, 1, 1);
    let date = Span::new().try_days(days).and_then(|span| EPOCH.checked_add(span));
    Some(date.ok()?.to_string())
}

/// The time so many seconds after midnight, `HH:MM:SS`.
fn time(seconds: i32) -> Option<String> {
    let time = Span::new().try_seconds(seconds).and_then(|span| Time::midnight().checked_add(span));
    Some(time.ok()?.strftime("%H:%M:%S").to_string())
}

#[cfg(test)]
mod tests {
    use super::super::{Rows, document};
    use super::*;

    fn view(rows: u64) -> View {
        let mut documents = Rows::new(&document::WARNINGS);
        for row in 0..rows {
            document::warning(&mut documents, &format!("d{}", row / 3), &warning(row));
        }
        View::of(&document::WARNINGS, documents.take())
    }

    fn warning(row: u64) -> referat::minutes::Warning {
        let mut warning = referat::minutes::Warning::default();
        warning.code = format!("code-{row}");
        warning
    }

    fn codes(view: &View) -> Vec<String> {
        let text = |it| if let Cell::Text(text) = it { text.into_owned() } else { String::new() };
        view.cells("code").unwrap().map(text).collect()
    }

    #[test]
    fn a_slice_crosses_batches() {
        let all = view(20_000);
        assert!(all.batches.len() > 1);
        let part = all.slice(8190, 5);
        assert_eq!(codes(&part), codes(&all)[8190..8195]);
        assert_eq!((all.slice(19_999, 9).len(), all.slice(20_000, 9).len()), (1, 0));
    }

    #[test]
    fn rows_are_found_by_their_keys() {
        let found = view(12).filter("document_id", &["d0", "d3"].map(str::to_owned).into()).unwrap();
        assert_eq!(codes(&found).join(" "), "code-0 code-1 code-2 code-9 code-10 code-11");
    }

    #[test]
    fn rows_are_bytes_and_rows_again() {
        let names = ["code", "document_id"].map(str::to_owned);
        let part = view(9000).select(&names).unwrap();
        let again = View::from_bytes(&document::WARNINGS, &names, &part.to_bytes()).unwrap();
        assert_eq!((codes(&again), again.schema), (codes(&part), Arc::clone(&part.schema)));
        assert!(View::from_bytes(&document::WARNINGS, &names[..1], &part.to_bytes()).is_err());
    }

    #[test]
    fn a_column_that_is_none_is_told_with_those_that_there_are() {
        let error = view(1).select(&["kode".to_owned()]).unwrap_err().to_string();
        assert!(
            error.starts_with("warnings has no column kode; its columns are document_id, code,"),
            "{error}"
        );
    }
}
