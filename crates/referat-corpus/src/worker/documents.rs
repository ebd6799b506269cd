//! The documents in a file, whatever workers they cost.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::message::{Answer, Setup};
use super::process::{Death, Program, Worker};
use super::watch::Watch;
use crate::hash::Hash;
use crate::store::{Fault, Member};

/// How files are parsed.
#[derive(Clone, Debug)]
pub(crate) struct Parsing {
    /// What does it.
    pub(crate) program: Program,
    /// How it does it.
    pub(crate) setup: Setup,
    /// What time it has for each document.
    pub(crate) deadline: Duration,
}

/// A worker gives way to a new one after this many files: whatever it has
/// come to hold on to is then let go.
const RENEWAL: u32 = 2000;

/// As many workers may die of the documents in one file; then the rest of it
/// is given up.
const DEATHS: usize = 20;

/// Who parses files one after another: a worker, and when that is no more
/// another one.
pub(crate) struct Seat<'a> {
    parsing: &'a Parsing,
    watch: &'a Watch,
    stopped: &'a AtomicBool,
    worker: Option<Worker>,
}

/// Why a file has come to nothing.
#[derive(Debug)]
pub(crate) enum Broken {
    /// The run was stopped.
    Stopped,
    /// There is no worker to be had.
    NoWorker(io::Error),
}

/// What a file has come to, so far.
#[derive(Default)]
struct File {
    members: Vec<Member>,
    /// The document that was begun.
    name: Option<String>,
    /// How many documents were begun.
    begun: usize,
}

impl<'a> Seat<'a> {
    /// A seat that is not taken yet.
    pub(crate) fn new(parsing: &'a Parsing, watch: &'a Watch, stopped: &'a AtomicBool) -> Self {
        Self { parsing, watch, stopped, worker: None }
    }

    /// The documents in a file, each given to `keep` as it is stored. One that
    /// a worker dies of is a fault, and the next worker goes on after it.
    ///
    /// # Errors
    /// When the run was stopped, or no worker can be started.
    pub(crate) fn documents(
        &mut self,
        path: &Path,
        mut keep: impl FnMut(Hash, Vec<u8>),
    ) -> Result<Vec<Member>, Broken> {
        let mut file = File::default();
        for _ in 0..DEATHS {
            let deadline = self.parsing.deadline;
            let skip = file.begun;
            let worker = self.worker().map_err(Broken::NoWorker)?;
            let hear = |answer, body| file.hear(answer, body, &mut keep);
            let Err(death) = worker.ask(path, skip, deadline, hear) else { return Ok(file.members) };
            self.worker = None;
            if self.stopped.load(Ordering::Relaxed) {
                return Err(Broken::Stopped);
            }
            let is_between_documents = file.name.is_none();
            file.is_dead(&fault(&death, self.parsing));
            if is_between_documents {
                return Ok(file.members);
            }
        }
        let message =
            format!("after {DEATHS} documents that could not be read, the rest of the file was given up");
        file.is_dead(&Fault { kind: "crashed".to_owned(), message });
        Ok(file.members)
    }

    fn worker(&mut self) -> io::Result<&mut Worker> {
        let deadline = self.parsing.deadline;
        let worker = match self.worker.take().filter(|it| it.files < RENEWAL && it.is_ready(deadline)) {
            Some(worker) => worker,
            None => Worker::start(&self.parsing.program, &self.parsing.setup, self.watch)?,
        };
        Ok(self.worker.insert(worker))
    }
}

impl File {
    fn hear(&mut self, answer: Answer, body: Vec<u8>, keep: &mut impl FnMut(Hash, Vec<u8>)) {
        match answer {
            Answer::Begin { name } => {
                self.name = Some(name);
                self.begun += 1;
                return;
            }
            Answer::Parsed { hash } => {
                keep(hash, body);
                self.is(Ok(hash));
            }
            Answer::Failed { kind, message } => self.is(Err(Fault { kind, message })),
            Answer::Letter | Answer::End => {}
        }
        self.name = None;
    }

    fn is(&mut self, document: Result<Hash, Fault>) {
        let inside = self.name.take().filter(|it| !it.is_empty());
        self.members.push(Member { inside, document });
    }

    fn is_dead(&mut self, fault: &Fault) {
        self.is(Err(fault.clone()));
    }
}

fn fault(death: &Death, parsing: &Parsing) -> Fault {
    let (kind, message) = match death {
        Death::Deadline => {
            ("deadline", format!("it was not read after {} seconds", parsing.deadline.as_secs_f32()))
        }
        Death::Memory => {
            let megabytes = parsing.setup.memory.unwrap_or_default() >> 20;
            ("memory", format!("reading it takes more than {megabytes} MB of memory"))
        }
        Death::Crashed(how) => ("crashed", format!("the worker that read it died: {how}; please report it")),
    };
    Fault { kind: kind.to_owned(), message }
}
