//! The `referat` program.

use std::env;
use std::process::ExitCode;

use referat_cli::{WORKER, run};
use referat_corpus::Program;

fn main() -> ExitCode {
    // Where the system does not say, it is where programs are looked for.
    let path = env::current_exe().unwrap_or_else(|_| "referat".into());
    ExitCode::from(run(env::args_os(), Program { path, arguments: vec![WORKER.into()] }))
}
