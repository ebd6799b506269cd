//! How a table is declared.

/// Declares a table and the function that adds a row to it: after the names
/// and the arguments, each column with its cell.
///
/// ```text
/// table! {
///     /// Everyone who signed.
///     SIGNATURES = "signatures" of "Signature";
///     signature(meeting: &Meeting<'_>, it: &Signature)
///     DOCUMENT_ID => meeting.document_id,
///     Column::text("name") => &it.name,
///     Column::date("date").or_null() => &it.date,
/// }
/// ```
macro_rules! table {
    (
        $(#[doc = $meaning:literal])+
        $table:ident = $name:literal $(of $record:literal)?;
        $row:ident($($argument:ident: $type:ty),* $(,)?)
        $($column:expr => $cell:expr),* $(,)?
    ) => {
        $(#[doc = $meaning])+
        pub(crate) static $table: $crate::table::Table = $crate::table::Table {
            name: $name,
            meaning: concat!($($meaning),+),
            record: $crate::table::declare::record!($($record)?),
            columns: &[$($column),*],
        };

        pub(crate) fn $row(rows: &mut $crate::table::Rows, $($argument: $type),*) {
            rows.push(&[$($crate::table::Cell::from($cell)),*]);
        }
    };
}

macro_rules! record {
    () => {
        None
    };
    ($record:literal) => {
        Some($record)
    };
}

pub(crate) use {record, table};
