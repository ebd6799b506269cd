//! What the subcommands share: files one after another, output, exit status.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use referat::Language;
#[cfg(feature = "ocr")]
use referat::Limits;
use referat::scan::Scans;
#[cfg(feature = "ocr")]
use referat_corpus::attempt;
use referat_corpus::{Failure, Reason, load, walk};

use crate::args::Input;

/// Standard output; colours only reach a terminal that wants them.
pub(crate) type Output = BufWriter<AutoStream<StdoutLock<'static>>>;

/// Whether every file was read.
pub(crate) enum Outcome {
    /// All were.
    Complete,
    /// Some were not; each was reported.
    Partial,
}

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

/// Gives each file's bytes to `stage` and writes what it makes of them. A
/// file that fails is reported, and the next one is read.
pub(crate) fn each_file(
    files: &[PathBuf],
    out: &mut Output,
    stage: impl Fn(&Path, &[u8]) -> Result<String, Reason>,
) -> io::Result<Outcome> {
    let mut outcome = Outcome::Complete;
    for file in walk(files) {
        let text = file.and_then(|file| {
            load(&file).and_then(|bytes| stage(&file, &bytes)).map_err(|reason| Failure::new(&file, reason))
        });
        match text {
            Ok(text) => out.write_all(text.as_bytes())?,
            Err(failure) => {
                outcome = Outcome::Partial;
                report(&failure);
            }
        }
    }
    Ok(outcome)
}

/// What is recognised on a file's pages without text, when that is asked for.
#[cfg(feature = "ocr")]
pub(crate) fn scans(input: &Input, bytes: &[u8], language: Option<Language>) -> Result<Scans, Reason> {
    if !input.ocr {
        return Ok(Scans::new());
    }
    attempt(|| referat_corpus::Ocr::default().scans(bytes, &Limits::default(), language))
}

/// Nothing is recognised in this build.
#[cfg(not(feature = "ocr"))]
pub(crate) fn scans(_: &Input, _: &[u8], _: Option<Language>) -> Result<Scans, Reason> {
    Ok(Scans::new())
}

/// The status to exit with. That the reader of the output left is its own
/// affair: `referat text FILE | head` is no error.
pub(crate) fn exit(outcome: io::Result<Outcome>, mut out: Output) -> ExitCode {
    match outcome.and_then(|outcome| out.flush().map(|()| outcome)) {
        Ok(Outcome::Complete) => ExitCode::SUCCESS,
        Ok(Outcome::Partial) => ExitCode::FAILURE,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            report(&format!("standard output: {error}"));
            ExitCode::FAILURE
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

fn report(failure: &impl std::fmt::Display) {
    // Nobody is left to tell when standard error is gone.
    let _ = writeln!(anstream::stderr().lock(), "{ERROR}referat{ERROR:#}: {failure}");
}
