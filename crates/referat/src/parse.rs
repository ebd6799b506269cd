//! From bytes to the model: the stages, one after another.

use std::borrow::Cow;

use referat_document::{Block, Document, Layer, Line};
use referat_read::scan::Scans;
use referat_read::{Error, Limits};
use sha2::{Digest, Sha256};

use crate::assemble::assemble;
use crate::label::{Head, Labelled, label};
use crate::language::language;
use crate::lexicon::Lexicon;
use crate::minutes::{self, Language, Parsed, Source};
use crate::profile::Profile;
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
    /// Words of the user's own, beside those of the lexicons.
    pub profile: Option<Profile>,
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

    /// With words of the user's own.
    #[must_use]
    pub fn profile(mut self, profile: Profile) -> Self {
        self.profile = Some(profile);
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

/// Reads a document of minutes.
///
/// # Errors
/// When the bytes cannot be read, or hold several documents, which
/// [`parse_all`](crate::parse_all) reads; whatever can be read gives minutes.
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
    let Read { document, labelled, heads, language, lexicon } = labelled(document, options);
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
        minutes: assemble(&document, &labelled, &heads, language, lexicon),
        lines: options.lines.then(|| document.lines().map(|(block, it)| line(it, layer(block))).collect()),
        warnings: document.warnings.iter().map(warning).collect(),
    }
}

/// A document's paragraphs with their labels, and what they were found by.
pub(crate) struct Read<'a> {
    /// The document, what the profile names as furniture set apart.
    document: Cow<'a, Document>,
    pub(crate) labelled: Vec<Labelled>,
    heads: Vec<Head>,
    language: Language,
    lexicon: &'a Lexicon,
}

/// Labels a document's paragraphs.
pub(crate) fn labelled<'a>(document: &'a Document, options: &'a Options) -> Read<'a> {
    let profile = options.profile.as_ref();
    let document = profile.map_or(Cow::Borrowed(document), |it| it.set_apart(document));
    let body =
        document.lines().filter(|(block, _)| block.layer == Layer::Body).map(|(_, line)| line.text.as_str());
    let language = options.language.unwrap_or_else(|| language(body));
    let lexicon = profile.map_or_else(|| Lexicon::of(language), |it| it.lexicon(language));
    let (labelled, heads) = label(reflow(&document, lexicon), lexicon);
    Read { document, labelled, heads, language, lexicon }
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
