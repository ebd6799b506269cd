//! `referat text`: the lines that every `source` refers to.

use std::fmt::Write;
use std::io;
use std::path::Path;

use referat::{Entry, scan};
use referat_corpus::attempt;

use crate::args::Text;
use crate::run::{self, FAINT, Outcome, Output};

pub(crate) fn run(args: &Text, out: &mut Output) -> io::Result<Outcome> {
    let is_one_file = run::is_one_file(&args.input.files);
    let options = args.options();
    run::each_document(&args.input, out, |file, entry| {
        let scans = run::scans(&args.input, entry, &options)?;
        let (_, document) = attempt(|| scan::read(entry.bytes()?, &options.limits, &scans))?;
        let mut text = heading(file, entry, is_one_file);
        if args.layout {
            text.push_str(&document.to_string());
            return Ok(text);
        }
        for (_, line) in document.lines().filter(|(_, line)| !line.is_blank()) {
            text.push_str(&place(line.page, line.number));
            text.push_str(&line.text);
            text.push('\n');
        }
        Ok(text)
    })
}

/// Which of several documents the lines below are of.
pub(crate) fn heading(file: &Path, entry: &Entry<'_>, is_one_file: bool) -> String {
    let place = match entry.name.as_str() {
        "" if is_one_file => return String::new(),
        "" => file.display().to_string(),
        name => format!("{}: {name}", file.display()),
    };
    format!("{FAINT}==>{FAINT:#} {place} {FAINT}<=={FAINT:#}\n")
}

/// Page and line number, aligned.
pub(crate) fn place(page: Option<u32>, number: u32) -> String {
    let page = page.map_or_else(|| "-".to_owned(), |page| page.to_string());
    let mut place = String::new();
    write!(place, "{FAINT}{page:>4} {number:>5}{FAINT:#}  ").expect("a string takes all that is written");
    place
}
