//! A worker as the program has it: a process and the pipes to it.

use std::ffi::OsString;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::frame::{receive, send};
use super::message::{Answer, Ask, Setup};
use super::watch::{Watch, Watched};
use crate::path::to_bytes;

/// How to start a worker: a program that calls [`serve`](super::serve) on its
/// standard input and output.
#[derive(Clone, Debug)]
pub struct Program {
    /// The program.
    pub path: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
}

/// A worker that runs.
pub(crate) struct Worker {
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    said: Option<JoinHandle<String>>,
    process: Arc<Watched>,
    /// How many files it was given.
    pub(crate) files: u32,
}

/// Why a worker is no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Death {
    /// Its time for the document was over.
    Deadline,
    /// It had as much memory as it may have.
    Memory,
    /// Something else, in words.
    Crashed(String),
}

/// How much is kept of what a worker says before it dies.
const LAST_WORDS: usize = 4096;

impl Worker {
    /// Starts one.
    ///
    /// # Errors
    /// When there is no such program, or the system has no room for it.
    pub(crate) fn start(program: &Program, setup: &Setup, watch: &Watch) -> io::Result<Self> {
        let mut command = Command::new(&program.path);
        command.args(&program.arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // What is typed to stop the program is not for its workers: a document
        // would seem to have crashed one.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let process = watch.add(child);
        let (Some(input), Some(output), Some(errors)) = pipes else {
            return Err(io::Error::other("a worker has no pipes"));
        };
        let said = Some(thread::spawn(|| last_words(errors)));
        send(&input, setup, &[])?;
        Ok(Self { input, output: BufReader::new(output), said, process, files: 0 })
    }

    /// Whether it can be asked, with this time to answer: not when its time
    /// was over at the very moment that it was done.
    pub(crate) fn is_ready(&self, deadline: Duration) -> bool {
        self.process.allow(Some(deadline))
    }

    /// Has it answer for a file. Each document has `deadline`.
    ///
    /// # Errors
    /// When it dies of it.
    pub(crate) fn ask(
        &mut self,
        path: &Path,
        skip: usize,
        deadline: Duration,
        mut each: impl FnMut(Answer, Vec<u8>),
    ) -> Result<(), Death> {
        self.files += 1;
        self.process.allow(Some(deadline));
        let mut answered = send(&self.input, &Ask { skip }, &to_bytes(path));
        while answered.is_ok() {
            answered = match receive(&mut self.output) {
                Ok(Some((Answer::End, _))) => {
                    self.process.allow(None);
                    return Ok(());
                }
                Ok(Some((answer, body))) => {
                    self.process.allow(Some(deadline));
                    each(answer, body);
                    Ok(())
                }
                Ok(None) => Err(io::ErrorKind::UnexpectedEof.into()),
                Err(error) => Err(error),
            };
        }
        Err(self.death())
    }

    /// Ends it and says why it ended.
    fn death(&mut self) -> Death {
        if self.process.is_expired() {
            return Death::Deadline;
        }
        // It may have closed its pipes without being at its end.
        thread::sleep(Duration::from_millis(10));
        self.process.kill();
        let status = self.process.wait().ok();
        let said = self.said.take().and_then(|it| it.join().ok()).unwrap_or_default();
        if said.contains("memory allocation of") {
            return Death::Memory;
        }
        Death::Crashed(how(status, &said))
    }
}

/// How a process ended, in words.
fn how(status: Option<ExitStatus>, said: &str) -> String {
    if said.contains("overflowed its stack") {
        return "the stack overflowed".to_owned();
    }
    let ended = status.map_or_else(|| "for a reason unknown".to_owned(), |it| it.to_string());
    match said.lines().map(str::trim).rfind(|line| !line.is_empty()) {
        Some(last) => format!("{ended}; {last}"),
        None => ended,
    }
}

/// The end of what is said.
fn last_words(mut errors: ChildStderr) -> String {
    let mut said = Vec::new();
    let mut buffer = [0; 1024];
    while let Ok(count @ 1..) = errors.read(&mut buffer) {
        said.extend_from_slice(&buffer[..count]);
        said.drain(..said.len().saturating_sub(LAST_WORDS));
    }
    String::from_utf8_lossy(&said).into_owned()
}
