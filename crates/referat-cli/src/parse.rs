//! `referat parse`: the minutes as data.

use std::io;

use referat::Parsed;
use referat::export::Export;
use referat_corpus::attempt;

use crate::args::Parse;
use crate::run::{self, Outcome, Output};

pub(crate) fn run(args: &Parse, out: &mut Output) -> io::Result<Outcome> {
    let indent = run::is_one_file(&args.input.files) && run::is_terminal();
    run::each_document(&args.input, out, |file, entry| {
        let mut options = args.options();
        options.name = run::name(file);
        options.scans = run::scans(&args.input, entry, &options)?;
        let parsed = attempt(|| referat::parse_entry(entry, &options))?;
        Ok(parsed.map(|it| print(&it, args.to, indent)).unwrap_or_default())
    })
}

/// One document's minutes in the form asked for, ending its last line.
fn print(parsed: &Parsed, export: &Export, indent: bool) -> String {
    let mut text = match export.name {
        "json" if indent => serde_json::to_string_pretty(parsed).expect("the model has only string keys"),
        _ => (export.write)(parsed),
    };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
