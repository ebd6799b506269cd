//! Many files: finding them, reading them, and what went wrong.
//!
//! The core crates take bytes and return values; here is where files are
//! opened. A file that fails is a [`Failure`], never the end of a run.

mod failure;
mod load;
mod unpack;
mod walk;

pub use failure::{Failure, Reason};
pub use load::{attempt, load};
pub use unpack::unpack;
pub use walk::walk;
