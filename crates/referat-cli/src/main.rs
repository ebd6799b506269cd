//! The `referat` program.

mod args;
mod explain;
mod import;
mod parse;
mod progress;
mod run;
mod text;
mod worker;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

fn main() -> ExitCode {
    let mut out = run::output();
    let outcome = match Args::parse().command {
        Command::Parse(args) => parse::run(&args, &mut out),
        Command::Text(args) => text::run(&args, &mut out),
        Command::Explain(args) => explain::run(&args, &mut out),
        Command::Import(args) => import::run(&args, &mut out),
        Command::Worker => worker::run(),
    };
    run::exit(outcome, out)
}
