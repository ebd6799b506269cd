//! Cells: what a row states in one column.

use std::borrow::Cow;
use std::fmt::Display;

/// What a row states in one column. Days and times are texts here, `2024-11-19`
/// and `12:00`, as the model has them.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Null,
    /// A text, word, day or time.
    Text(Cow<'a, str>),
    /// A count or size.
    Number(i64),
    /// A share.
    Share(f64),
    /// Yes or no.
    Flag(bool),
    /// Texts; one may be missing, where the list runs beside another.
    Texts(Vec<Option<Cow<'a, str>>>),
}

/// A word of a vocabulary as it is spelled.
pub(crate) fn spelled(word: impl Display) -> String {
    word.to_string()
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Null, Into::into)
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a Option<String>> for Cell<'a> {
    fn from(text: &'a Option<String>) -> Self {
        text.as_ref().into()
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

macro_rules! numbers {
    ($number:ident: $($type:ty)* => $cell:expr) => {
        $(impl From<$type> for Cell<'_> {
            fn from($number: $type) -> Self {
                Self::Number($cell)
            }
        })*
    };
}

numbers! { number: u16 u32 i32 => number.into() }
numbers! { number: u64 usize => i64::try_from(number).unwrap_or(i64::MAX) }

impl From<f64> for Cell<'_> {
    fn from(share: f64) -> Self {
        Self::Share(share)
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<'a> From<&'a Vec<String>> for Cell<'a> {
    fn from(texts: &'a Vec<String>) -> Self {
        texts.iter().map(String::as_str).collect()
    }
}

impl<'a> FromIterator<&'a str> for Cell<'a> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> Self {
        texts.into_iter().map(Some).collect()
    }
}

impl<'a> FromIterator<Option<&'a str>> for Cell<'a> {
    fn from_iter<I: IntoIterator<Item = Option<&'a str>>>(texts: I) -> Self {
        Self::Texts(texts.into_iter().map(|it| it.map(Cow::Borrowed)).collect())
    }
}

impl FromIterator<String> for Cell<'_> {
    fn from_iter<I: IntoIterator<Item = String>>(texts: I) -> Self {
        Self::Texts(texts.into_iter().map(|it| Some(Cow::Owned(it))).collect())
    }
}
