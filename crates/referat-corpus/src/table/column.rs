//! Columns.

use std::sync::Arc;

use arrow_schema::{DataType, Field, TimeUnit};

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name: the field's in the model.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether a row may state nothing here.
    pub is_nullable: bool,
    /// Its part in joining tables.
    pub key: Option<Key>,
    /// What it means; empty for a field of the model, which says it itself.
    pub meaning: &'static str,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A word of a closed vocabulary.
    Word,
    /// A day. What is no whole day is null; the text beside it has the words.
    Date,
    /// A time of day.
    Time,
    /// A number of things or a position, 32 bits.
    Count,
    /// A number of bytes, 64 bits.
    Size,
    /// A number from 0 to 1.
    Share,
    /// Yes or no.
    Flag,
    /// A list of texts.
    Texts,
}

/// A column's part in joining tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// It names the row: no two rows have the same.
    Own,
    /// It names a row of another table.
    Of(&'static str),
    /// What rows are looked up by, such as a name.
    Sought,
}

macro_rules! constructors {
    ($($(#[$meta:meta])* $function:ident $kind:ident;)*) => {
        $($(#[$meta])* #[must_use] pub const fn $function(name: &'static str) -> Self { Self::new(name, Kind::$kind) })*
    };
}

impl Column {
    /// A column in which every row states something.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, is_nullable: false, key: None, meaning: "" }
    }

    constructors! {
        /// Text.
        text Text;
        /// A word of a closed vocabulary.
        word Word;
        /// A day.
        date Date;
        /// A time of day.
        time Time;
        /// A number of things or a position.
        count Count;
        /// A number of bytes.
        size Size;
        /// A number from 0 to 1.
        share Share;
        /// Yes or no.
        flag Flag;
        /// A list of texts.
        texts Texts;
    }

    /// The same, but a row may state nothing.
    #[must_use]
    pub const fn or_null(self) -> Self {
        Self { is_nullable: true, ..self }
    }

    /// The same, with its meaning.
    #[must_use]
    pub const fn means(self, meaning: &'static str) -> Self {
        Self { meaning, ..self }
    }

    /// The same, as the column that names the row.
    #[must_use]
    pub const fn own(self) -> Self {
        Self { key: Some(Key::Own), ..self }
    }

    /// The same, as a column that names a row of another table, where it is
    /// called the same or `..._id`.
    #[must_use]
    pub const fn of(self, table: &'static str) -> Self {
        Self { key: Some(Key::Of(table)), ..self }
    }

    /// The same, as one that rows are looked up by.
    #[must_use]
    pub const fn sought(self) -> Self {
        Self { key: Some(Key::Sought), ..self }
    }

    /// The column in Arrow's terms.
    pub(super) fn field(&self) -> Field {
        Field::new(self.name, self.kind.arrow(), self.is_nullable)
    }
}

impl Kind {
    /// The type in Arrow.
    #[must_use]
    pub fn arrow(self) -> DataType {
        match self {
            Self::Text => DataType::Utf8,
            Self::Word => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
            Self::Date => DataType::Date32,
            Self::Time => DataType::Time32(TimeUnit::Second),
            Self::Count => DataType::Int32,
            Self::Size => DataType::Int64,
            Self::Share => DataType::Float64,
            Self::Flag => DataType::Boolean,
            Self::Texts => DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true))),
        }
    }

    /// The name of the type in Arrow, as it is documented.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "utf8",
            Self::Word => "dictionary<utf8>",
            Self::Date => "date32",
            Self::Time => "time32[s]",
            Self::Count => "int32",
            Self::Size => "int64",
            Self::Share => "float64",
            Self::Flag => "bool",
            Self::Texts => "list<utf8>",
        }
    }
}
