//! From bytes to the model: the stages, one after another.

use referat_document::{Block, Document, Layer, Line};
use referat_read::scan::Scans;
use referat_read::{Error, Limits};
use sha2::{Digest, Sha256};

use crate::assemble::assemble;
use crate::label::{Labelled, label};
use crate::language::language;
use crate::lexicon::Lexicon;
use crate::minutes::{self, Language, Parsed, Source};
use crate::reflow::reflow;

/// The version of the model.
pub const SCHEMA: &str = "referat/1";

/// What is known beforehand, and what to return.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// The file's name, for `document.name`.
    pub name: Option<String>,
    /// The language, when it is known; else it is found out.
    pub language: Option<Language>,
    /// Whether to return the printed lines.
    pub lines: bool,
    /// What the reader may spend.
    pub limits: Limits,
    /// What was recognised on pages that are without text.
    pub scans: Scans,
}

impl Options {
    /// With the file's name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// With the language of the text.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// With or without the printed lines.
    #[must_use]
    pub fn lines(mut self, lines: bool) -> Self {
        self.lines = lines;
        self
    }

    /// With what was recognised on pages that are without text.
    #[must_use]
    pub fn scans(mut self, scans: Scans) -> Self {
        self.scans = scans;
        self
    }

    /// With limits on what the reader may spend.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}

/// Reads a file of minutes.
///
/// # Errors
/// When the bytes cannot be read; whatever can be read gives minutes.
pub fn parse(bytes: &[u8], options: &Options) -> Result<Parsed, Error> {
    let (format, document) = referat_read::scan::read(bytes, &options.limits, &options.scans)?;
    let mut parsed = parse_document(&document, options);
    parsed.document.sha256 = hexadecimal(&Sha256::digest(bytes));
    parsed.document.bytes = bytes.len() as u64;
    format.name.clone_into(&mut parsed.document.format);
    Ok(parsed)
}

/// Understands a document that has been read.
#[must_use]
pub fn parse_document(document: &Document, options: &Options) -> Parsed {
    let (labelled, heads, language, lexicon) = labelled(document, options);
    Parsed {
        schema: SCHEMA.to_owned(),
        document: minutes::Document {
            name: options.name.clone(),
            pages: document.pages,
            title: document.metadata.title.clone(),
            producer: document.metadata.producer.clone(),
            created: document.metadata.created.clone(),
            modified: document.metadata.modified.clone(),
            ..minutes::Document::default()
        },
        minutes: assemble(document, &labelled, &heads, language, lexicon),
        lines: options.lines.then(|| document.lines().map(|(block, it)| line(it, layer(block))).collect()),
        warnings: document.warnings.iter().map(warning).collect(),
    }
}

/// Why each line was understood as it was.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Explanation {
    /// The non-blank lines, in reading order.
    pub lines: Vec<ExplainedLine>,
}

/// A line with the label of its paragraph and what spoke for it.
#[derive(Clone, Debug, Default)]
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
    let (labelled, ..) = labelled(document, options);
    let printed = crate::paragraph::lines(document);
    let mut lines: Vec<ExplainedLine> = labelled
        .iter()
        .flat_map(|it| it.paragraph.pieces.iter().enumerate().map(move |(place, piece)| (it, place, piece)))
        .map(|(it, place, piece)| ExplainedLine {
            page: piece.page,
            number: piece.number,
            text: printed.get(piece.line).map_or_else(String::new, |line| line.text.clone()),
            label: it.label.name(),
            continued: place > 0,
            margin: f64::from(it.margin),
            runner_up: (it.runner_up != it.label).then(|| it.runner_up.name()),
            cues: it.cues.names(it.label).map(str::to_owned).collect(),
        })
        .collect();
    lines.sort_by_key(|line| line.number);
    Explanation { lines }
}

fn labelled(
    document: &Document,
    options: &Options,
) -> (Vec<Labelled>, Vec<crate::label::Head>, Language, &'static Lexicon) {
    let body =
        document.lines().filter(|(block, _)| block.layer == Layer::Body).map(|(_, line)| line.text.as_str());
    let language = options.language.unwrap_or_else(|| language(body));
    let lexicon = Lexicon::of(language);
    let (labelled, heads) = label(reflow(document, lexicon), lexicon);
    (labelled, heads, language, lexicon)
}

/// A line of the neutral document as the model shows it.
pub(crate) fn line(line: &Line, layer: minutes::Layer) -> minutes::Line {
    minutes::Line { page: line.page, number: line.number, text: line.text.clone(), layer }
}

fn layer(block: &Block) -> minutes::Layer {
    match block.layer {
        Layer::Body => minutes::Layer::Body,
        Layer::Furniture => minutes::Layer::Furniture,
        Layer::Footnote => minutes::Layer::Footnote,
        Layer::Endnote => minutes::Layer::Endnote,
        Layer::Comment => minutes::Layer::Comment,
        Layer::Hidden => minutes::Layer::Hidden,
        Layer::Deleted => minutes::Layer::Deleted,
    }
}

fn warning(warning: &referat_document::Warning) -> minutes::Warning {
    minutes::Warning {
        code: warning.code.to_owned(),
        message: warning.message.clone(),
        source: warning.page.map(|page| Source { page: Some(page), lines: [0, 0] }),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}
