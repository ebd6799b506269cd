//! An archive made into tables.
//!
//! First what is new is [read](read) into the store of the target, then all
//! documents are [gathered](gather) in order and [written](write) to a folder
//! beside the tables, and then, all at once, that takes the place of the old
//! tables. So the tables are those of the archive as it is, whatever runs came
//! before, and however those ended.

mod budget;
mod failure;
mod gather;
mod given;
mod progress;
mod read;
mod target;
mod write;

use std::fs;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::Duration;

use referat::LIMITS;

pub use failure::ImportFailure;
pub use progress::{Progress, Stage};

use crate::hash::{Hash, Hasher};
use crate::report::Report;
use crate::sink::{Kind, SINKS};
use crate::store::Store;
use crate::worker::{Parsing, Program, Setup};
use failure::At;
use gather::Gathered;
use read::{Reading, read};
use target::Target;
use write::{Writing, write};

/// What is to be imported, where to, and how.
#[derive(Clone, Debug)]
pub struct Import {
    /// Files and folders; `@list.txt` is a file with a path a line, and what
    /// has `*`, `?` or `[` in it is a pattern.
    pub paths: Vec<PathBuf>,
    /// Files with a path a line; `-` is standard input.
    pub lists: Vec<PathBuf>,
    /// The folder that tables are written to.
    pub target: PathBuf,
    /// What is written there; at least one.
    pub formats: Vec<&'static Kind>,
    /// How documents are parsed.
    pub setup: Setup,
    /// What parses them.
    pub program: Program,
    /// How many are parsed at a time.
    pub jobs: usize,
    /// How long a document may take.
    pub deadline: Duration,
    /// Bytes of files that may be read at a time.
    pub budget: u64,
    /// Whether all is parsed anew, known or not.
    pub again: bool,
}

/// Bytes of files that are read at a time, unless it is said otherwise.
const BUDGET: u64 = 128 << 20;

impl Import {
    /// An import of paths into a folder, as Parquet, with what may be spent on
    /// a document: 60 seconds and 1024 megabytes, on scans that are recognised
    /// 600 and 4096. `program` parses, as many at a time as there are cores.
    #[must_use]
    pub fn new(paths: Vec<PathBuf>, target: PathBuf, program: Program, ocr: bool) -> Self {
        let (seconds, megabytes) = if ocr { (600, 4096) } else { (60, 1024) };
        Self {
            paths,
            lists: Vec::new(),
            target,
            formats: vec![&SINKS[0]],
            setup: Setup { ocr, memory: Some(megabytes << 20), ..Setup::default() },
            program,
            jobs: thread::available_parallelism().map_or(1, NonZero::get),
            deadline: Duration::from_secs(seconds),
            budget: BUDGET,
            again: false,
        }
    }
}

/// What an import has done.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// What the archive holds.
    pub report: Report,
    /// How far it came: all the way.
    pub read: Progress,
    /// Whether the tables were written; not when they are what they were.
    pub is_changed: bool,
}

/// The report's files, for programs and for people.
const REPORT: &str = "report.json";
const REPORT_TEXT: &str = "report.txt";

/// Makes tables of an archive, or makes those in the target what they should
/// be by now. `stopped` ends it as soon as it is set; `tell` is told how far
/// it has come, some ten times a second. Nothing is printed.
///
/// # Errors
/// When a path is not there, the target is not ours or cannot be written, no
/// worker can be started, or it was stopped. Files that cannot be read are
/// told in the report.
pub fn import(
    import: &Import,
    stopped: &AtomicBool,
    mut tell: impl FnMut(&Progress),
) -> Result<Imported, ImportFailure> {
    let mut paths = given::given(&import.paths)?;
    for list in &import.lists {
        paths.extend(given::listed(list)?);
    }
    let target = Target::open(&import.target)?;
    let key = key(&import.setup);
    let mut store = Store::open(target.own(), key, import.again).at(target.own())?;
    let mut last = Progress::default();
    let parsing =
        Parsing { program: import.program.clone(), setup: import.setup.clone(), deadline: import.deadline };
    let reading = Reading {
        paths: &paths,
        without: target.folder(),
        parsing: &parsing,
        jobs: import.jobs,
        budget: import.budget,
    };
    let found = read(&reading, &mut store, stopped, &mut |progress| {
        last = *progress;
        tell(progress);
    })?;
    let gathered = Gathered::of(found, &store);
    store.forget_files();
    let mut hasher = Hasher::default();
    hasher.add(key.to_string().as_bytes());
    // What was parsed again may say something else.
    hasher.add(store.folder().as_os_str().as_encoded_bytes());
    import.formats.iter().for_each(|it| hasher.add(it.name.as_bytes()));
    gathered.add_to(&mut hasher);
    let state = hasher.finish();
    let is_changed = target.made().is_none_or(|it| it.state != state);
    let report = if is_changed {
        let (formats, jobs) = (&import.formats, import.jobs);
        let writing = Writing { gathered: &gathered, store: &store, folder: &target.next()?, formats, jobs };
        write(&writing, stopped, &mut tell)?
    } else {
        let path = target.folder().join(REPORT);
        let report = fs::read(&path).at(&path)?;
        serde_json::from_slice(&report).map_err(std::io::Error::from).at(&path)?
    };
    if is_changed {
        target.replace(state)?;
    }
    store.remove_others(target.own()).at(target.own())?;
    Ok(Imported { report, read: last, is_changed })
}

/// What a parsed document depends on, its content aside.
fn key(setup: &Setup) -> Hash {
    let mut hasher = Hasher::default();
    let Setup { language, profile, limits, ocr, memory: _ } = setup;
    let language = language.map(|it| it.to_string());
    for part in [
        env!("CARGO_PKG_VERSION"),
        referat::SCHEMA,
        language.as_deref().unwrap_or_default(),
        profile.as_deref().unwrap_or_default(),
        if *ocr { "ocr" } else { "" },
    ] {
        hasher.add(part.as_bytes());
    }
    LIMITS.iter().for_each(|it| hasher.add(&it.of(*limits).to_le_bytes()));
    hasher.finish()
}
