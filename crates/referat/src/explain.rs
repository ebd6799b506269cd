//! Why a document is understood as it is.

use std::collections::HashMap;

use referat_document::Document;
use referat_read::Error;
use serde::Serialize;

use crate::label::{CueSet, Labelled};
use crate::paragraph;
use crate::parse::{Options, labelled};

/// Why each line was understood as it was.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The non-blank lines, in reading order.
    pub lines: Vec<ExplainedLine>,
}

/// A line with the label of its paragraph and what spoke for it.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct ExplainedLine {
    /// Page, from 1.
    pub page: Option<u32>,
    /// Line number, from 1.
    pub number: u32,
    /// What is printed.
    pub text: String,
    /// The label, in kebab-case.
    pub label: String,
    /// Whether the line goes on with the paragraph of the line before.
    pub continued: bool,
    /// By how much the label won.
    pub margin: f64,
    /// The label that came second.
    pub runner_up: Option<String>,
    /// What spoke for the label.
    pub cues: Vec<String>,
    /// Those of the cues that hold by the profile, and would not without it.
    pub from_profile: Vec<String>,
}

/// Explains how each line of a file is understood.
///
/// # Errors
/// When the bytes cannot be read.
pub fn explain(bytes: &[u8], options: &Options) -> Result<Explanation, Error> {
    let (_, document) = referat_read::scan::read(bytes, &options.limits, &options.scans)?;
    Ok(explain_document(&document, options))
}

/// Explains how each line of a document is understood.
#[must_use]
pub fn explain_document(document: &Document, options: &Options) -> Explanation {
    let without = without_profile(document, options);
    let read = labelled(document, options);
    let printed = paragraph::lines(document);
    let pieces = read
        .labelled
        .iter()
        .flat_map(|it| it.paragraph.pieces.iter().enumerate().map(move |(place, piece)| (it, place, piece)));
    let mut lines: Vec<ExplainedLine> = pieces
        .map(|(it, place, piece)| ExplainedLine {
            page: piece.page,
            number: piece.number,
            text: printed.get(piece.line).map_or_else(String::new, |line| line.text.clone()),
            label: it.label.name(),
            continued: place > 0,
            margin: f64::from(it.margin),
            runner_up: (it.runner_up != it.label).then(|| it.runner_up.name()),
            cues: it.cues.names(it.label).map(str::to_owned).collect(),
            from_profile: without.get(&piece.number).map_or_else(Vec::new, |held| {
                it.cues.without(*held).names(it.label).map(str::to_owned).collect()
            }),
        })
        .collect();
    lines.sort_by_key(|line| line.number);
    Explanation { lines }
}

/// The cues that hold of each line without the profile; none when there is no
/// profile.
fn without_profile(document: &Document, options: &Options) -> HashMap<u32, CueSet> {
    if options.profile.is_none() {
        return HashMap::new();
    }
    let options = Options { profile: None, ..options.clone() };
    let read = labelled(document, &options);
    let lines = |it: &Labelled| {
        let cues = it.cues;
        it.paragraph.pieces.iter().map(move |piece| (piece.number, cues)).collect::<Vec<_>>()
    };
    read.labelled.iter().flat_map(lines).collect()
}
