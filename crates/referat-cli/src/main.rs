//! The `referat` program.

mod args;
mod explain;
mod parse;
mod run;
mod text;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

fn main() -> ExitCode {
    let mut out = run::output();
    let outcome = match Args::parse().command {
        Command::Parse(args) => parse::run(&args, &mut out),
        Command::Text(args) => text::run(&args, &mut out),
        Command::Explain(args) => explain::run(&args, &mut out),
    };
    run::exit(outcome, out)
}
