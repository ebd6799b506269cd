//! An archive made into tables.
//!
//! First what is new is [read](read) into the store of the target, then all
//! documents are [gathered](gather) in order and written to a folder beside
//! the tables, and then, all at once, that takes the place of the old tables.
//! So the tables are those of the archive as it is, whatever runs came
//! before, and however those ended.

mod budget;
mod failure;
mod gather;
mod given;
mod lines;
mod progress;
mod read;
mod target;

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

pub use failure::ImportFailure;
pub use progress::{Progress, Stage};

use crate::hash::{Hash, Hasher};
use crate::report::Report;
use crate::store::Store;
use crate::worker::{Parsing, Program, Setup};
use failure::At;
use gather::Gathered;
use read::{Reading, read};
use target::Target;

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

/// The report's files.
const REPORT: &str = "report.json";
const REPORT_TEXT: &str = "report.txt";

/// Makes tables of an archive, or makes those in the target what they should
/// be by now. `stopped` ends it as soon as it is set; `tell` is told how far
/// it has come, some ten times a second.
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
    let mut hasher = Hasher::default();
    hasher.add(key.to_string().as_bytes());
    // What was parsed again may say something else.
    hasher.add(store.folder().as_os_str().as_encoded_bytes());
    gathered.add_to(&mut hasher);
    let state = hasher.finish();
    let is_changed = target.made().is_none_or(|it| it.state != state);
    let report = if is_changed {
        write(&gathered, &store, &target, import, stopped, &mut tell)?
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

/// Writes all tables, beside those that there are.
fn write(
    gathered: &Gathered,
    store: &Store,
    target: &Target,
    import: &Import,
    stopped: &AtomicBool,
    tell: &mut dyn FnMut(&Progress),
) -> Result<Report, ImportFailure> {
    let next = target.next()?;
    let files = gathered.documents.len() as u64;
    let mut progress = Progress { stage: Stage::Writing, files, is_found: true, ..Progress::default() };
    let mut report = Report::of(gathered.unread.clone());
    let mut lines = lines::Lines::create(&next).at(&next)?;
    let make = |records: Vec<crate::Record>| (lines::lines(&records), records);
    gathered.each(store, import.jobs, stopped, make, |(text, records), count| {
        lines.write(&text).at(&next)?;
        records.iter().for_each(|it| report.add(it));
        progress.done += count as u64;
        tell(&progress);
        Ok(())
    })?;
    lines.finish().at(&next)?;
    let json = serde_json::to_vec_pretty(&report).map_err(std::io::Error::from).at(&next)?;
    fs::write(next.join(REPORT), json).at(&next)?;
    fs::write(next.join(REPORT_TEXT), report.to_string()).at(&next)?;
    Ok(report)
}

/// What a parsed document depends on, its content aside.
fn key(setup: &Setup) -> Hash {
    let mut hasher = Hasher::default();
    let Setup { language, profile, ocr, memory: _ } = setup;
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
    hasher.finish()
}
