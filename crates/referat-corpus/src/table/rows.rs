//! Rows as they come, batches as Arrow has them.

use std::iter;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Float64Builder, Int32Builder, Int64Builder, ListBuilder, StringBuilder,
    StringDictionaryBuilder, Time32SecondBuilder,
};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, RecordBatch};
use jiff::civil::{Date, Time};

use super::{Cell, Kind, Table};

/// A batch has this many rows, or fewer where they are long.
const ROWS: usize = 8192;

/// A batch's texts have about this many bytes at most, but for a single row.
const BYTES: usize = 8 << 20;

/// Some rows of a table.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The table.
    pub table: &'static Table,
    /// The rows, in its columns.
    pub rows: RecordBatch,
}

/// Rows of a table that become batches.
pub struct Rows {
    table: &'static Table,
    columns: Vec<Filler>,
    rows: usize,
    bytes: usize,
    full: Vec<Batch>,
}

/// Batches of rows that are made one by one, in their order.
pub fn fill<T>(
    table: &'static Table,
    records: impl IntoIterator<Item = T>,
    row: impl Fn(&mut Rows, &T),
) -> impl Iterator<Item = Batch> {
    let mut records = records.into_iter();
    let mut rows = Rows::new(table);
    iter::from_fn(move || {
        for record in records.by_ref() {
            row(&mut rows, &record);
            if let Some(batch) = rows.full.pop() {
                return Some(batch);
            }
        }
        rows.close();
        rows.full.pop()
    })
}

impl Rows {
    /// No rows yet.
    #[must_use]
    pub fn new(table: &'static Table) -> Self {
        let columns = table.columns.iter().map(|it| Filler::new(it.kind)).collect();
        Self { table, columns, rows: 0, bytes: 0, full: Vec::new() }
    }

    /// Adds a row: a cell for each column. Where a column must state
    /// something and the cell does not, it states the empty value.
    pub fn push(&mut self, cells: &[Cell<'_>]) {
        debug_assert_eq!(cells.len(), self.columns.len(), "{}: a cell for each column", self.table.name);
        let missing = iter::repeat(&Cell::Null);
        for ((filler, column), cell) in
            self.columns.iter_mut().zip(self.table.columns).zip(cells.iter().chain(missing))
        {
            self.bytes += filler.push(cell, column.is_nullable);
        }
        self.rows += 1;
        if self.rows == ROWS || self.bytes >= BYTES {
            self.close();
        }
    }

    /// The batches of the rows so far, in order; then there are none again.
    pub fn take(&mut self) -> Vec<Batch> {
        self.close();
        std::mem::take(&mut self.full)
    }

    fn close(&mut self) {
        if self.rows == 0 {
            return;
        }
        let columns: Vec<ArrayRef> = self.columns.iter_mut().map(Filler::finish).collect();
        let rows = RecordBatch::try_new(self.table.schema(), columns)
            .expect("the fillers are of the columns' types, and have one value a row");
        self.full.push(Batch { table: self.table, rows });
        (self.rows, self.bytes) = (0, 0);
    }
}

/// What fills a column.
enum Filler {
    Text(StringBuilder),
    Word(StringDictionaryBuilder<Int32Type>),
    Date(Date32Builder),
    Time(Time32SecondBuilder),
    Count(Int32Builder),
    Size(Int64Builder),
    Share(Float64Builder),
    Flag(BooleanBuilder),
    Texts(ListBuilder<StringBuilder>),
}

impl Filler {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(StringBuilder::new()),
            Kind::Word => Self::Word(StringDictionaryBuilder::new()),
            Kind::Date => Self::Date(Date32Builder::new()),
            Kind::Time => Self::Time(Time32SecondBuilder::new()),
            Kind::Count => Self::Count(Int32Builder::new()),
            Kind::Size => Self::Size(Int64Builder::new()),
            Kind::Share => Self::Share(Float64Builder::new()),
            Kind::Flag => Self::Flag(BooleanBuilder::new()),
            Kind::Texts => Self::Texts(ListBuilder::new(StringBuilder::new())),
        }
    }

    /// Adds a cell; gives about how many bytes it took.
    fn push(&mut self, cell: &Cell<'_>, is_nullable: bool) -> usize {
        let text = match cell {
            Cell::Text(text) => Some(&**text),
            _ => None,
        };
        let number = match cell {
            Cell::Number(number) => Some(*number),
            _ => None,
        };
        /// What a column that must state something states instead of nothing.
        fn or_empty<T: Default>(value: Option<T>, is_nullable: bool) -> Option<T> {
            value.or_else(|| (!is_nullable).then(T::default))
        }
        match self {
            Self::Text(filler) => filler.append_option(or_empty(text, is_nullable)),
            Self::Word(filler) => filler.append_option(or_empty(text, is_nullable)),
            Self::Date(filler) => filler.append_option(or_empty(text.and_then(days), is_nullable)),
            Self::Time(filler) => filler.append_option(or_empty(text.and_then(seconds), is_nullable)),
            Self::Count(filler) => {
                let count = number.map(|it| i32::try_from(it).unwrap_or(i32::MAX));
                filler.append_option(or_empty(count, is_nullable));
            }
            Self::Size(filler) => filler.append_option(or_empty(number, is_nullable)),
            Self::Share(filler) => {
                let share = if let Cell::Share(share) = cell { Some(*share) } else { None };
                filler.append_option(or_empty(share, is_nullable));
            }
            Self::Flag(filler) => {
                let flag = if let Cell::Flag(flag) = cell { Some(*flag) } else { None };
                filler.append_option(or_empty(flag, is_nullable));
            }
            Self::Texts(filler) => {
                let Cell::Texts(texts) = cell else {
                    filler.append(!is_nullable);
                    return size_of::<i32>();
                };
                for text in texts {
                    filler.values().append_option(text.as_deref());
                }
                filler.append(true);
                return texts.iter().flatten().map(|it| it.len()).sum();
            }
        }
        text.map_or(size_of::<i64>(), str::len)
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(filler) => std::sync::Arc::new(filler.finish()),
            Self::Word(filler) => std::sync::Arc::new(filler.finish()),
            Self::Date(filler) => std::sync::Arc::new(filler.finish()),
            Self::Time(filler) => std::sync::Arc::new(filler.finish()),
            Self::Count(filler) => std::sync::Arc::new(filler.finish()),
            Self::Size(filler) => std::sync::Arc::new(filler.finish()),
            Self::Share(filler) => std::sync::Arc::new(filler.finish()),
            Self::Flag(filler) => std::sync::Arc::new(filler.finish()),
            Self::Texts(filler) => std::sync::Arc::new(filler.finish()),
        }
    }
}

/// Days since 1970 of an ISO 8601 date.
fn days(text: &str) -> Option<i32> {
    const EPOCH: Date = Date::constant(1970, 1, 1);
    let date: Date = text.parse().ok().filter(|_| text.len() == "2024-11-19".len())?;
    Some(date.since(EPOCH).ok()?.get_days())
}

/// Seconds since midnight of `12:00`.
fn seconds(text: &str) -> Option<i32> {
    let (hour, minute) = text.split_once(':')?;
    let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    Some((i32::from(time.hour()) * 60 + i32::from(time.minute())) * 60)
}
