//! The command line: what can be asked for, and its help.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as Arguments, Parser, Subcommand};
use referat::export::{EXPORTS, Export};
use referat::{FORMATS, LIMITS, Language, Limit, Limits, Options, Profile, limits};
use referat_corpus::load;

use crate::import::Import;
use crate::worker::WORKER;

/// Read meeting minutes into structured data.
///
/// Nothing is invented: what a document does not state is null, and every
/// fact says on which page and lines it stands.
#[derive(Parser)]
#[command(name = "referat", version, after_help = guide(), max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Print the minutes as data: one object, or one a line for several documents
    #[command(after_help = guide())]
    Parse(Parse),
    /// Print the text with page and line numbers
    #[command(after_help = limits_there_are())]
    Text(Text),
    /// Print each line with its label and the cues that decided it
    #[command(after_help = limits_there_are())]
    Explain(Explain),
    /// Parse an archive into tables, or bring those up to date
    #[command(after_help = limits_there_are())]
    Import(Import),
    /// Parse what an import gives
    #[command(name = WORKER, hide = true)]
    Worker,
}

#[derive(Arguments)]
pub(crate) struct Parse {
    #[command(flatten)]
    pub(crate) input: Input,
    /// What to print
    #[arg(long, value_name = "EXPORT", default_value = EXPORTS[0].name, value_parser = exports())]
    pub(crate) to: &'static Export,
    /// Include the printed lines
    #[arg(long)]
    pub(crate) lines: bool,
    #[command(flatten)]
    known: Known,
}

#[derive(Arguments)]
pub(crate) struct Text {
    #[command(flatten)]
    pub(crate) input: Input,
    /// Show headings, lists, table cells and bold lines too
    #[arg(long)]
    pub(crate) layout: bool,
}

#[derive(Arguments)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    known: Known,
}

/// What the user knows of the documents.
#[derive(Arguments)]
struct Known {
    /// Language of the text, when it should not be detected
    #[arg(long, value_parser = languages())]
    language: Option<Language>,
    /// TOML file with words of your own: phrases, names, labels of items
    #[arg(long, value_name = "FILE", value_parser = profile)]
    profile: Option<Profile>,
}

#[derive(Arguments)]
pub(crate) struct Input {
    /// Files, archives and mails with the documents in them, directories, or - for standard input
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    spent: Spent,
    /// Let Tesseract read pages that are pictures without text, and pictures
    #[cfg(feature = "ocr")]
    #[arg(long)]
    pub(crate) ocr: bool,
}

/// What may be spent on a file.
#[derive(Arguments)]
pub(crate) struct Spent {
    /// Let a file ask for more than it may, or less: pages=500, text_bytes=64M; can be repeated
    #[arg(long = "limit", value_name = "NAME=VALUE", value_parser = limits::setting)]
    limits: Vec<(&'static Limit, u64)>,
}

impl Parse {
    pub(crate) fn options(&self) -> Options {
        self.known.options(&self.input).lines(self.lines)
    }
}

impl Text {
    pub(crate) fn options(&self) -> Options {
        Options::default().limits(self.input.limits())
    }
}

impl Explain {
    pub(crate) fn options(&self) -> Options {
        self.known.options(&self.input)
    }
}

impl Input {
    /// What a reader may spend on a file.
    pub(crate) fn limits(&self) -> Limits {
        self.spent.limits()
    }
}

impl Spent {
    /// What was set, else the defaults.
    pub(crate) fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        self.limits.iter().for_each(|(limit, value)| limit.set(&mut limits, *value));
        limits
    }
}

impl Known {
    fn options(&self, input: &Input) -> Options {
        let mut options = Options::default().limits(input.limits());
        options.language = self.language;
        options.profile.clone_from(&self.profile);
        options
    }
}

/// One of the exports, by name.
fn exports() -> impl TypedValueParser<Value = &'static Export> {
    PossibleValuesParser::new(EXPORTS.iter().map(|export| export.name)).map(|name| {
        EXPORTS.iter().find(|export| export.name == name).expect("the parser takes only names of exports")
    })
}

/// One of the languages, by code.
pub(crate) fn languages() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.iter().map(ToString::to_string)).map(|code| {
        let language = Language::ALL.iter().find(|language| language.to_string() == code);
        *language.expect("the parser takes only codes of languages")
    })
}

/// The profile in a file.
fn profile(file: &str) -> Result<Profile, String> {
    Profile::from_toml(&profile_text(file)?).map_err(|error| error.to_string())
}

/// What stands in a file that should be a profile.
pub(crate) fn profile_text(file: &str) -> Result<String, String> {
    let bytes = load(Path::new(file)).map_err(|reason| reason.to_string())?;
    String::from_utf8(bytes).map_err(|_| "it is not in UTF-8".to_owned())
}

/// How scans are read, where that is compiled in.
const SCANS: &str = if cfg!(feature = "ocr") {
    "  referat parse --ocr skannet.pdf                pages without text, and PNG, JPEG and TIFF, by OCR

--ocr needs Tesseract 5 and the data of the language:
  apt-get install tesseract-ocr tesseract-ocr-nor tesseract-ocr-swe tesseract-ocr-dan
"
} else {
    ""
};

/// The limits, and what they are unless they are set.
fn limits_there_are() -> String {
    let width = LIMITS.iter().map(|limit| limit.name.len()).max().unwrap_or(0);
    let defaults = Limits::default();
    let rows: Vec<String> = LIMITS
        .iter()
        .map(|limit| format!("  {:width$}  {}", limit.name, limit.say(limit.of(defaults))))
        .collect();
    format!("A file has no more than (--limit):\n{}", rows.join("\n"))
}

/// Examples, and what is read and written.
fn guide() -> String {
    let formats: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    let exports: Vec<&str> = EXPORTS.iter().map(|export| export.name).collect();
    format!(
        "Examples:
  referat parse referat.docx                     one object, indented on a terminal
  referat parse protokoller/ > minutes.jsonl     every file under a directory, one object a line
  referat parse protokoller.zip                  every document in an archive or a mail
  curl -s URL | referat parse - | jq '.minutes[].items[].title'
  referat parse --profile ours.toml referat.pdf  with phrases and names of your own
  referat text referat.pdf                       the lines that every `source` counts
  referat explain referat.pdf                    why each line was taken for what it is
  referat import protokoller/ --to tabeller/     a whole archive to Parquet; again later, only what is new
  referat import protokoller/ --to tabeller/ --format sqlite,csv
{scans}
Reads, by content whatever the name: {formats}.
Writes (--to): {exports}.

{limits}

Exit status: 0; 1 when a file could not be read, after the others; 2 for wrong usage.",
        scans = SCANS,
        formats = formats.join(", "),
        exports = exports.join(", "),
        limits = limits_there_are(),
    )
}
