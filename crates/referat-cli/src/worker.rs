//! `referat worker`: parses what an import gives it, in a process of its own.

use std::io;

use referat_corpus::serve;

use crate::run::Outcome;

/// The subcommand, which is not for people.
pub const WORKER: &str = "worker";

pub(crate) fn run() -> io::Result<Outcome> {
    // The import that is at the other end needs no telling when it has ended.
    let _ = serve(io::stdin().lock(), io::stdout().lock());
    Ok(Outcome::Complete)
}
