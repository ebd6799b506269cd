//! What is generated from the model, `crates/referat/src/minutes.rs`, and the
//! tables, and committed.

mod python;
mod schema;
mod tables;

pub use tables::{Field, fields, records};

/// A generated file.
pub struct Generated {
    /// Its path from the root.
    pub path: &'static str,
    /// What it should hold.
    pub text: fn() -> String,
}

/// Every generated file.
pub static GENERATED: &[Generated] = &[
    Generated { path: "schema/minutes.schema.json", text: schema::text },
    Generated { path: "python/referat/_model.py", text: python::text },
    Generated { path: "python/referat/_tables.py", text: python::tables },
    Generated { path: "schema/tables.md", text: tables::text },
];
