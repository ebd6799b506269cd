//! What the subcommands share: files one after another, output, exit status.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use referat::scan::Scans;
use referat::{Entry, Options};
#[cfg(feature = "ocr")]
use referat_corpus::attempt;
use referat_corpus::{Failure, Reason, load, unpack, walk};

use crate::args::Input;

/// Standard output; colours only reach a terminal that wants them.
pub(crate) type Output = BufWriter<AutoStream<StdoutLock<'static>>>;

/// Whether every file was read.
pub(crate) enum Outcome {
    /// All were.
    Complete,
    /// Some were not; each was reported.
    Partial,
    /// It was stopped before its end.
    Stopped,
}

/// The statuses of a program that did all that it was asked for, and of one
/// that did not.
const SUCCESS: u8 = 0;
const FAILURE: u8 = 1;

/// The status of a program that was stopped from the keyboard.
pub(crate) const STOPPED: u8 = 130;

/// How page and line numbers are set.
pub(crate) const FAINT: Style = Style::new().dimmed();
const ERROR: Style = AnsiColor::Red.on_default().bold();

pub(crate) fn output() -> Output {
    BufWriter::with_capacity(1 << 16, AutoStream::auto(io::stdout().lock()))
}

/// Whether one file is asked for, not a directory or several.
pub(crate) fn is_one_file(files: &[PathBuf]) -> bool {
    matches!(files, [file] if !file.is_dir())
}

/// Gives each document of the input to `stage` and writes what it makes of
/// it. What fails is reported, and the next one is read.
pub(crate) fn each_document(
    input: &Input,
    out: &mut Output,
    stage: impl Fn(&Path, &Entry<'_>) -> Result<String, Reason>,
) -> io::Result<Outcome> {
    let mut outcome = Outcome::Complete;
    let mut write = |text: Result<String, Failure>| match text {
        Ok(text) => out.write_all(text.as_bytes()),
        Err(failure) => {
            outcome = Outcome::Partial;
            let hint = failure
                .reason
                .limit()
                .map_or_else(String::new, |name| format!("; --limit {name}=N raises it"));
            report(&format_args!("{failure}{hint}"));
            Ok(())
        }
    };
    let limits = input.limits();
    for file in walk(&input.files) {
        let loaded = file.and_then(|file| match load(&file) {
            Ok(bytes) => Ok((file, bytes)),
            Err(reason) => Err(Failure::new(&file, reason)),
        });
        match loaded {
            Ok((file, bytes)) => {
                for entry in unpack(&bytes, &limits) {
                    write(entry.map_err(|reason| Failure::new(&file, reason)).and_then(|entry| {
                        let failure = |reason| Failure::new(&file, reason).inside(&entry.name);
                        stage(&file, &entry).map_err(failure)
                    }))?;
                }
            }
            Err(failure) => write(Err(failure))?,
        }
    }
    Ok(outcome)
}

/// What is recognised on a document's pages without text, when that is asked for.
#[cfg(feature = "ocr")]
pub(crate) fn scans(input: &Input, entry: &Entry<'_>, options: &Options) -> Result<Scans, Reason> {
    if !input.ocr {
        return Ok(Scans::new());
    }
    let bytes = entry.bytes()?;
    attempt(|| referat_corpus::Ocr::default().scans(bytes, &options.limits, options.language))
}

/// Nothing is recognised in this build.
#[cfg(not(feature = "ocr"))]
pub(crate) fn scans(_: &Input, _: &Entry<'_>, _: &Options) -> Result<Scans, Reason> {
    Ok(Scans::new())
}

/// The status to exit with. That the reader of the output left is its own
/// affair: `referat text FILE | head` is no error.
pub(crate) fn exit(outcome: io::Result<Outcome>, mut out: Output) -> u8 {
    match outcome.and_then(|outcome| out.flush().map(|()| outcome)) {
        Ok(Outcome::Complete) => SUCCESS,
        Ok(Outcome::Partial) => FAILURE,
        Ok(Outcome::Stopped) => STOPPED,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => SUCCESS,
        Err(error) => {
            report(&format!("standard output: {error}"));
            FAILURE
        }
    }
}

/// The file's name, as the minutes are to give it; standard input has none.
pub(crate) fn name(file: &Path) -> Option<String> {
    let name = file.file_name()?.to_string_lossy();
    (name != "-").then(|| name.into_owned())
}

/// Whether a person is looking.
pub(crate) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

pub(crate) fn report(failure: &impl std::fmt::Display) {
    // Nobody is left to tell when standard error is gone.
    let _ = writeln!(anstream::stderr().lock(), "{ERROR}referat{ERROR:#}: {failure}");
}
