//! The tables: one row a record, joined by keys.
//!
//! A [`Table`] is declared once, by the macro `table!`: its columns, and what
//! each holds of a record. Arrow types, the sinks' own and the page
//! `schema/tables.md` follow from it.

mod batches;
mod cell;
mod column;
mod declare;
mod document;
mod item;
mod keys;
mod meeting;
mod rows;
mod search;
mod series;
mod view;

pub(crate) use cell::spelled;
pub(crate) use declare::table;

pub use batches::{Batches, document_id, meeting_id};
pub use cell::Cell;
pub use column::{Column, Key, Kind};
pub use rows::{Batch, Rows, fill};
pub use search::{FOUND, Searched, search};
pub use series::series;
pub use view::{NoColumn, View};

use std::sync::Arc;

use arrow_schema::{Schema, SchemaRef};

/// Every table: those of documents, then those of series.
pub static TABLES: &[&Table] = &[
    &document::DOCUMENTS,
    &meeting::MEETINGS,
    &meeting::SOURCES,
    &meeting::ATTENDANCES,
    &meeting::INTERVALS,
    &meeting::AGENDA,
    &item::ITEMS,
    &item::PRESENCE,
    &meeting::BLOCKS,
    &item::RECOMMENDATIONS,
    &item::PROPOSALS,
    &item::PROPOSERS,
    &item::POINTS,
    &item::VOTES,
    &item::BALLOTS,
    &item::ALTERNATIVES,
    &item::PARTY_VOTES,
    &item::DECISIONS,
    &item::ACTIONS,
    &item::RECUSALS,
    &meeting::GROUPS,
    &meeting::SIGNATURES,
    &meeting::LINKS,
    &meeting::MENTIONS,
    &meeting::CHECKS,
    &meeting::FURNITURE,
    &document::WARNINGS,
    &series::BODIES,
    &series::SITTINGS,
    &series::MATTERS,
    &series::ITEM_LINKS,
    &series::PERSONS,
    &series::PERSON_NAMES,
    &series::PERSON_DOUBTS,
    &series::GAPS,
];

/// A table: rows of one kind.
#[derive(Debug)]
pub struct Table {
    /// Its name, also that of its file.
    pub name: &'static str,
    /// What a row is.
    pub meaning: &'static str,
    /// The record of the model that a row holds; none where the rows are
    /// worked out.
    pub record: Option<&'static str>,
    /// Its columns: keys, the record's own fields, the place.
    pub columns: &'static [Column],
}

impl Table {
    /// The columns in Arrow's terms.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        Arc::new(Schema::new(self.columns.iter().map(Column::field).collect::<Vec<_>>()))
    }
}
