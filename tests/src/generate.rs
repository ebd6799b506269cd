//! What is generated from the model, `crates/referat/src/minutes.rs`, and
//! committed.

mod python;
mod schema;

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
];
