//! Reads meeting minutes into a structured model.

pub mod minutes;

pub use minutes::{Minutes, Parsed};
pub use referat_read::Error;
