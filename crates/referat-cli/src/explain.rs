//! `referat explain`: why each line was taken for what it is.

use std::io;

use anstyle::{AnsiColor, Style};
use referat::{ExplainedLine, Explanation};
use referat_corpus::attempt;

use crate::args::Explain;
use crate::run::{self, FAINT, Outcome, Output};
use crate::text::{heading, place};

const LABEL: Style = AnsiColor::Cyan.on_default();
const DOUBTFUL: Style = AnsiColor::Yellow.on_default();

/// A margin below this is worth a look.
const CLEAR: f64 = 1.0;

pub(crate) fn run(args: &Explain, out: &mut Output) -> io::Result<Outcome> {
    let is_one_file = run::is_one_file(&args.input.files);
    run::each_document(&args.input, out, |file, entry| {
        let mut options = args.options();
        options.scans = run::scans(&args.input, entry, &options)?;
        let explanation = attempt(|| referat::explain(entry.bytes()?, &options))?;
        Ok(heading(file, entry, is_one_file) + &print(&explanation))
    })
}

/// A row a line: page, number, label, margin, text, and what decided it; a
/// line that goes on with the paragraph before shares its label.
fn print(explanation: &Explanation) -> String {
    let width = explanation.lines.iter().map(|line| line.label.chars().count()).max().unwrap_or(0);
    explanation.lines.iter().map(|line| row(line, width)).collect()
}

fn row(line: &ExplainedLine, width: usize) -> String {
    let place = place(line.page, line.number);
    let ExplainedLine { label, margin, text, .. } = line;
    if line.continued {
        return format!("{place}{FAINT}{label:<width$}      …{FAINT:#}  {text}\n");
    }
    let style = if *margin < CLEAR { DOUBTFUL } else { LABEL };
    format!("{place}{style}{label:<width$} {margin:>6.1}{style:#}  {text}{}\n", because(line))
}

/// What spoke for the label, and the label that came second.
fn because(line: &ExplainedLine) -> String {
    let cue = |name: &String| {
        if line.from_profile.contains(name) { format!("{name} by the profile") } else { name.clone() }
    };
    let second = line.runner_up.iter().map(|label| format!("not {label}"));
    let reasons: Vec<String> = line.cues.iter().map(cue).chain(second).collect();
    if reasons.is_empty() { String::new() } else { format!("  {FAINT}[{}]{FAINT:#}", reasons.join(", ")) }
}
