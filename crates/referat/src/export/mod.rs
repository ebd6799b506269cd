//! What the model can be written as.

mod markdown;

use crate::minutes::Parsed;

/// A way to write the model.
pub struct Export {
    /// Its name, as `--to` takes it.
    pub name: &'static str,
    /// Writes it.
    pub write: fn(&Parsed) -> String,
}

/// Every export. A new one is a file and a line.
pub static EXPORTS: &[Export] =
    &[Export { name: "json", write: json }, Export { name: "markdown", write: markdown::markdown }];

/// JSON on one line.
fn json(parsed: &Parsed) -> String {
    serde_json::to_string(parsed).expect("the model has string keys and finite numbers only")
}
