//! `referat import`: an archive made into tables.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use clap::Args as Arguments;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use referat::{Language, Profile};
use referat_corpus::sink::{Kind, SINKS};
use referat_corpus::{Imported, Program, Setup, import};

use crate::args::{self, Spent, languages};
use crate::progress::Bar;
use crate::run::{self, Outcome, Output};

#[derive(Arguments)]
pub(crate) struct Import {
    /// Files, archives and mails, folders, patterns such as '20*/*.pdf', or @LIST with a path a line
    #[arg(value_name = "PATH", required_unless_present = "files_from")]
    paths: Vec<PathBuf>,
    /// File with a path a line, - for standard input
    #[arg(long, value_name = "LIST")]
    files_from: Vec<PathBuf>,
    /// Folder for the tables: a new one, or that of an earlier import, which is made to hold what the paths hold now
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// What to write; can be repeated, or a list with commas
    #[arg(long = "format", value_name = "FORMAT", value_delimiter = ',', default_value = SINKS[0].name, value_parser = formats())]
    formats: Vec<&'static Kind>,
    /// Language of the text, when it should not be detected
    #[arg(long, value_parser = languages())]
    language: Option<Language>,
    /// TOML file with words of your own: phrases, names, labels of items
    #[arg(long, value_name = "FILE", value_parser = profile)]
    profile: Option<String>,
    #[command(flatten)]
    spent: Spent,
    /// Let Tesseract read pages that are pictures without text, and pictures
    #[cfg(feature = "ocr")]
    #[arg(long)]
    ocr: bool,
    /// Documents that are parsed at a time [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    /// Seconds that a document may take [default: 60, with OCR 600]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..))]
    deadline: Option<u32>,
    /// Megabytes of memory that a document may take, where the system can limit it [default: 1024, with OCR 4096]
    #[arg(long, value_name = "MB", value_parser = clap::value_parser!(u32).range(64..))]
    memory: Option<u32>,
    /// Parse everything anew, also what is known from earlier imports
    #[arg(long)]
    again: bool,
    /// Print nothing but why the import failed
    #[arg(long)]
    quiet: bool,
}

pub(crate) fn run(args: &Import, worker: Program, out: &mut Output) -> io::Result<Outcome> {
    let stopped = Arc::new(AtomicBool::new(false));
    let mut bar = Bar::new(args.quiet);
    if let Err(error) = interruptible(&stopped) {
        run::report(&error);
        return Ok(Outcome::Partial);
    }
    let imported = import(&asked(args, worker), &stopped, |progress| bar.show(progress));
    bar.end();
    match imported {
        Ok(imported) => tell(&imported, args.quiet, out),
        Err(failure) => {
            run::report(&failure);
            Ok(if failure.kind() == "stopped" { Outcome::Stopped } else { Outcome::Partial })
        }
    }
}

/// What the command line asks for.
fn asked(args: &Import, worker: Program) -> referat_corpus::Import {
    let asked = referat_corpus::Import::new(args.paths.clone(), args.to.clone(), worker, args.ocr());
    let mut formats: Vec<&'static Kind> = Vec::new();
    for format in &args.formats {
        if !formats.iter().any(|it| it.name == format.name) {
            formats.push(format);
        }
    }
    let setup = Setup {
        language: args.language,
        profile: args.profile.clone(),
        limits: args.spent.limits(),
        memory: args.memory.map_or(asked.setup.memory, |it| Some(u64::from(it) << 20)),
        ..asked.setup
    };
    referat_corpus::Import {
        lists: args.files_from.clone(),
        formats,
        setup,
        jobs: args.jobs.map_or(asked.jobs, usize::from),
        deadline: args.deadline.map_or(asked.deadline, |it| Duration::from_secs(it.into())),
        again: args.again,
        ..asked
    }
}

impl Import {
    #[cfg(feature = "ocr")]
    fn ocr(&self) -> bool {
        self.ocr
    }

    #[cfg(not(feature = "ocr"))]
    #[expect(clippy::unused_self, reason = "with OCR it is asked for")]
    fn ocr(&self) -> bool {
        false
    }
}

/// Has Ctrl-C, or the system's wish that the program end, stop the run; the
/// second time, at once.
fn interruptible(stopped: &Arc<AtomicBool>) -> Result<(), String> {
    let stopped = Arc::clone(stopped);
    let interrupted = move || {
        if stopped.swap(true, Ordering::Relaxed) {
            process::exit(i32::from(run::STOPPED));
        }
    };
    ctrlc::set_handler(interrupted).map_err(|error| format!("Ctrl-C cannot be waited for: {error}"))
}

/// Says what there is now, and what could not be read.
fn tell(imported: &Imported, quiet: bool, out: &mut Output) -> io::Result<Outcome> {
    let report = &imported.report;
    if !quiet {
        for failure in &report.failures {
            run::report(&format!("{}: {}", failure.place, failure.message));
        }
        write!(out, "{report}")?;
        let read = imported.read;
        let files = if read.files == 1 { "1 file".to_owned() } else { format!("{} files", read.files) };
        let parsed = if read.parsed == 0 { "none".to_owned() } else { read.parsed.to_string() };
        writeln!(out, "\n{files}, {parsed} of them parsed in this run")?;
    }
    Ok(if report.failures.is_empty() { Outcome::Complete } else { Outcome::Partial })
}

/// One of the sinks, by name.
fn formats() -> impl TypedValueParser<Value = &'static Kind> {
    PossibleValuesParser::new(SINKS.iter().map(|it| PossibleValue::new(it.name).help(it.meaning)))
        .map(|name| Kind::named(&name).expect("the parser takes only names of sinks"))
}

/// The text of a profile, once it has been found to be one.
fn profile(file: &str) -> Result<String, String> {
    let text = args::profile_text(file)?;
    Profile::from_toml(&text).map_err(|error| error.to_string())?;
    Ok(text)
}
