//! Many files: finding them, reading them, and what went wrong.
//!
//! The core crates take bytes and return values; here is where files are
//! opened. A file that fails is a [`Failure`], never the end of a run.

mod failure;
mod load;
#[cfg(feature = "ocr")]
mod ocr;
#[cfg(feature = "tables")]
mod record;
#[cfg(feature = "tables")]
pub mod sink;
#[cfg(feature = "tables")]
pub mod table;
mod unpack;
mod walk;

pub use failure::{Failure, Reason};
pub use load::{attempt, load};
#[cfg(feature = "ocr")]
pub use ocr::{Ocr, OcrFailure};
#[cfg(feature = "tables")]
pub use record::{Place, Record, Unread};
pub use unpack::unpack;
pub use walk::walk;
