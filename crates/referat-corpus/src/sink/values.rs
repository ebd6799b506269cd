//! Cells of a batch as text formats and databases take them.

use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int32Type, Int64Type, Time32SecondType};
use arrow_array::{
    Array, BooleanArray, Date32Array, DictionaryArray, Float64Array, Int32Array, Int64Array, ListArray,
    StringArray, Time32SecondArray,
};
use jiff::Span;
use jiff::civil::Date;

use crate::table::{Batch, Kind};

/// What a row states in one column.
pub(super) enum Value<'a> {
    Null,
    Text(Cow<'a, str>),
    Integer(i64),
    Real(f64),
    Flag(bool),
}

/// A batch's columns.
pub(super) fn columns(batch: &Batch) -> Vec<Column<'_>> {
    let kinds = batch.table.columns.iter().map(|it| it.kind);
    kinds.zip(batch.rows.columns()).map(|(kind, array)| Column::of(kind, &**array)).collect()
}

/// A column of a batch.
pub(super) enum Column<'a> {
    Text(&'a StringArray),
    Word(&'a DictionaryArray<Int32Type>, &'a StringArray),
    Date(&'a Date32Array),
    Time(&'a Time32SecondArray),
    Count(&'a Int32Array),
    Size(&'a Int64Array),
    Share(&'a Float64Array),
    Flag(&'a BooleanArray),
    Texts(&'a ListArray),
}

impl<'a> Column<'a> {
    fn of(kind: Kind, array: &'a dyn Array) -> Self {
        match kind {
            Kind::Text => Self::Text(array.as_string()),
            Kind::Word => {
                let words: &DictionaryArray<Int32Type> = array.as_dictionary();
                Self::Word(words, words.values().as_string())
            }
            Kind::Date => Self::Date(array.as_primitive::<Date32Type>()),
            Kind::Time => Self::Time(array.as_primitive::<Time32SecondType>()),
            Kind::Count => Self::Count(array.as_primitive::<Int32Type>()),
            Kind::Size => Self::Size(array.as_primitive::<Int64Type>()),
            Kind::Share => Self::Share(array.as_primitive::<Float64Type>()),
            Kind::Flag => Self::Flag(array.as_boolean()),
            Kind::Texts => Self::Texts(array.as_list()),
        }
    }

    fn array(&self) -> &dyn Array {
        match self {
            Self::Text(array) => array,
            Self::Word(array, _) => array,
            Self::Date(array) => array,
            Self::Time(array) => array,
            Self::Count(array) => array,
            Self::Size(array) => array,
            Self::Share(array) => array,
            Self::Flag(array) => array,
            Self::Texts(array) => array,
        }
    }

    /// What the row states: days and times as ISO 8601 has them, lists as
    /// JSON has them.
    pub(super) fn value(&self, row: usize) -> Value<'a> {
        if self.array().is_null(row) {
            return Value::Null;
        }
        match self {
            Self::Text(array) => Value::Text(array.value(row).into()),
            Self::Word(words, spelled) => {
                words.key(row).map_or(Value::Null, |key| Value::Text(spelled.value(key).into()))
            }
            Self::Date(array) => Value::Text(date(array.value(row)).into()),
            Self::Time(array) => {
                let minutes = array.value(row) / 60;
                Value::Text(format!("{:02}:{:02}", minutes / 60, minutes % 60).into())
            }
            Self::Count(array) => Value::Integer(array.value(row).into()),
            Self::Size(array) => Value::Integer(array.value(row)),
            Self::Share(array) => Value::Real(array.value(row)),
            Self::Flag(array) => Value::Flag(array.value(row)),
            Self::Texts(array) => {
                let texts = array.value(row);
                let texts: &StringArray = texts.as_string();
                let texts: Vec<Option<&str>> = texts.iter().collect();
                Value::Text(serde_json::to_string(&texts).unwrap_or_default().into())
            }
        }
    }
}

fn date(days: i32) -> String {
    const EPOCH: Date = Date::constant(1970, 1, 1);
    let date = Span::new().try_days(days).and_then(|span| EPOCH.checked_add(span));
    date.map(|it| it.to_string()).unwrap_or_default()
}
