//! Many files: finding them, reading them, and what went wrong.
//!
//! The core crates take bytes and return values; here is where files are
//! opened. A file that fails is a [`Failure`], never the end of a run.

mod failure;
#[cfg(feature = "import")]
mod hash;
#[cfg(feature = "import")]
mod import;
mod load;
#[cfg(feature = "ocr")]
mod ocr;
#[cfg(feature = "import")]
mod open;
#[cfg(feature = "import")]
mod path;
#[cfg(feature = "tables")]
pub mod query;
#[cfg(feature = "tables")]
mod record;
#[cfg(feature = "import")]
mod report;
#[cfg(feature = "series")]
pub mod series;
#[cfg(feature = "tables")]
pub mod sink;
#[cfg(feature = "import")]
mod store;
#[cfg(feature = "tables")]
pub mod table;
mod unpack;
mod walk;
#[cfg(feature = "import")]
mod worker;

pub use failure::{Failure, Reason};
#[cfg(feature = "import")]
pub use hash::{Hash, NoHash};
#[cfg(feature = "import")]
pub use import::{Import, ImportFailure, Imported, Progress, Stage, import};
pub use load::{attempt, load};
#[cfg(feature = "ocr")]
pub use ocr::{Ocr, OcrFailure};
#[cfg(feature = "import")]
pub use open::{Documents, open};
#[cfg(feature = "tables")]
pub use record::{Place, Record, Unread};
#[cfg(feature = "import")]
pub use report::{Checked, FailedCheck, LowConfidence, Missing, Report, Tally};
pub use unpack::unpack;
pub use walk::walk;
#[cfg(feature = "import")]
pub use worker::{Program, Setup, serve};
