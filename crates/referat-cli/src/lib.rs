//! The program `referat`, for what starts it: its own `main`, and Python's.

mod args;
mod explain;
mod import;
mod parse;
mod progress;
mod run;
mod text;
mod worker;

use std::ffi::OsString;

use clap::Parser;
use referat_corpus::Program;

use args::{Args, Command};

pub use worker::WORKER;

/// Runs the program with its arguments, the first of which is its name, and
/// gives its exit status. `worker` is what parses for an import.
pub fn run(arguments: impl IntoIterator<Item = OsString>, worker: Program) -> u8 {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(told) => {
            // Nobody is left to tell when the output is gone.
            let _ = told.print();
            return u8::try_from(told.exit_code()).unwrap_or(u8::MAX);
        }
    };
    let mut out = run::output();
    let outcome = match args.command {
        Command::Parse(args) => parse::run(&args, &mut out),
        Command::Text(args) => text::run(&args, &mut out),
        Command::Explain(args) => explain::run(&args, &mut out),
        Command::Import(args) => import::run(&args, worker, &mut out),
        Command::Worker => worker::run(),
    };
    run::exit(outcome, out)
}
