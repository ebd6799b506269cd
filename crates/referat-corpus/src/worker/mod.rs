//! Documents parsed in processes of their own. A loop cannot be broken off
//! in a thread, a stack that overflows or memory that runs out cannot be
//! caught: they end the process, and it is a worker's, not the program's.

mod documents;
mod fault;
mod frame;
mod limit;
mod message;
mod process;
mod serve;
mod watch;

pub(crate) use documents::{Broken, Parsing, Seat};
pub use message::Setup;
pub use process::Program;
pub use serve::serve;
pub(crate) use watch::Watch;
