//! Writing all documents, and what they say together, to the sinks.
//!
//! All documents pass by twice: what one meeting, matter or person is can only
//! be told once all have been seen, and then it stands in their rows.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use super::failure::{At, ImportFailure};
use super::gather::Gathered;
use super::progress::{Progress, Stage};
use super::{REPORT, REPORT_TEXT};
use crate::record::Record;
use crate::report::Report;
use crate::series::{self, Series, Summary};
use crate::sink::{self, Kind, Sink, Takes};
use crate::store::Store;
use crate::table::{self, Batch, Batches, TABLES};

/// What is written, and where to.
#[derive(Debug)]
pub(super) struct Writing<'a> {
    pub(super) gathered: &'a Gathered,
    pub(super) store: &'a Store,
    /// A folder that nobody reads yet.
    pub(super) folder: &'a Path,
    pub(super) formats: &'a [&'static Kind],
    pub(super) jobs: usize,
}

/// Tells how far it has come.
type Tell<'a> = &'a mut dyn FnMut(&Progress);

/// Writes all tables and the report.
///
/// # Errors
/// When the store cannot be read, a file cannot be written, or it was stopped.
pub(super) fn write(
    writing: &Writing<'_>,
    stopped: &AtomicBool,
    tell: Tell<'_>,
) -> Result<Report, ImportFailure> {
    let series = link(writing, stopped, tell)?;
    let mut sinks = Sinks::create(writing.folder, writing.formats)?;
    let mut report = Report::of(writing.gathered.unread.clone());
    let (wants_rows, wants_lines) = (sinks.take(Takes::Tables), sinks.take(Takes::Documents));
    let make = |records: Vec<Record>| {
        let lines = if wants_lines { sink::lines(records.iter().map(|it| &it.parsed)) } else { Vec::new() };
        let rows = if wants_rows { rows(&records, &series) } else { Vec::new() };
        (rows, lines, records)
    };
    let mut progress = writing.progress(Stage::Writing);
    writing.gathered.each(writing.store, writing.jobs, stopped, make, |(rows, lines, records), count| {
        rows.iter().try_for_each(|it| sinks.write(it))?;
        sinks.lines(&lines)?;
        records.iter().for_each(|it| report.add(it));
        progress.done += count as u64;
        tell(&progress);
        Ok(())
    })?;
    if wants_rows {
        let mut unread = Batches::new();
        writing.gathered.unread.iter().for_each(|it| unread.add_unread(it));
        unread.take().iter().try_for_each(|it| sinks.write(it))?;
        table::series(&series).try_for_each(|it| sinks.write(&it))?;
    }
    report.add_series(&series);
    drop(series);
    sinks.finish(stopped)?;
    let folder = writing.folder;
    let json = serde_json::to_vec_pretty(&report).map_err(io::Error::from).at(folder)?;
    fs::write(folder.join(REPORT), json).at(folder)?;
    fs::write(folder.join(REPORT_TEXT), report.to_string()).at(folder)?;
    Ok(report)
}

/// Finds what the documents say together.
fn link(writing: &Writing<'_>, stopped: &AtomicBool, tell: Tell<'_>) -> Result<Series, ImportFailure> {
    let mut progress = writing.progress(Stage::Linking);
    let mut gathered = series::Gathered::default();
    let make = |records: Vec<Record>| -> Vec<Summary> { records.iter().map(summary).collect() };
    writing.gathered.each(writing.store, writing.jobs, stopped, make, |summaries, count| {
        summaries.iter().for_each(|it| gathered.add(it));
        progress.done += count as u64;
        tell(&progress);
        Ok(())
    })?;
    Ok(gathered.resolve())
}

fn summary(record: &Record) -> Summary {
    let path = |it: &crate::Place| {
        it.inside.as_ref().map_or_else(|| it.path.clone(), |inside| format!("{}/{inside}", it.path))
    };
    let paths: Vec<String> = record.places.iter().map(path).collect();
    Summary::of(&record.parsed, &paths.iter().map(String::as_str).collect::<Vec<_>>())
}

fn rows(records: &[Record], series: &Series) -> Vec<Batch> {
    let mut batches = Batches::of(series);
    records.iter().for_each(|it| batches.add(&it.parsed, &it.places));
    batches.take()
}

impl Writing<'_> {
    fn progress(&self, stage: Stage) -> Progress {
        let files = self.gathered.documents.len() as u64;
        Progress { stage, files, is_found: true, ..Progress::default() }
    }
}

/// The sinks of all formats.
struct Sinks<'a> {
    folder: &'a Path,
    all: Vec<(&'static Kind, Box<dyn Sink>)>,
}

impl<'a> Sinks<'a> {
    fn create(folder: &'a Path, formats: &[&'static Kind]) -> Result<Self, ImportFailure> {
        let create = |kind: &&'static Kind| Ok((*kind, kind.create(folder, TABLES)?));
        let all: Result<_, sink::Error> = formats.iter().map(create).collect();
        Ok(Self { folder, all: all.map_err(|error| ImportFailure::sink(folder, &error))? })
    }

    /// Whether any of them is fed with these.
    fn take(&self, what: Takes) -> bool {
        self.all.iter().any(|(kind, _)| kind.takes == what)
    }

    fn write(&mut self, batch: &Batch) -> Result<(), ImportFailure> {
        let written = self.all.iter_mut().try_for_each(|(_, sink)| sink.write(batch));
        written.map_err(|error| ImportFailure::sink(self.folder, &error))
    }

    fn lines(&mut self, lines: &[u8]) -> Result<(), ImportFailure> {
        let written = self.all.iter_mut().try_for_each(|(_, sink)| sink.lines(lines));
        written.map_err(|error| ImportFailure::sink(self.folder, &error))
    }

    fn finish(self, stopped: &AtomicBool) -> Result<(), ImportFailure> {
        for (_, sink) in self.all {
            if stopped.load(std::sync::atomic::Ordering::Relaxed) {
                return Err(ImportFailure::stopped());
            }
            sink.finish().map_err(|error| ImportFailure::sink(self.folder, &error))?;
        }
        Ok(())
    }
}
