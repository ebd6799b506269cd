//! Many files: finding them, reading them, and what went wrong.
//!
//! The core crates take bytes and return values; here is where files are
//! opened. A file that fails is a [`Failure`], never the end of a run.

mod failure;
mod load;
#[cfg(feature = "ocr")]
mod ocr;
#[cfg(feature = "series")]
pub mod series;
mod unpack;
mod walk;

pub use failure::{Failure, Reason};
pub use load::{attempt, load};
#[cfg(feature = "ocr")]
pub use ocr::{Ocr, OcrFailure};
pub use unpack::unpack;
pub use walk::walk;
