//! Archives: files made into tables, and these opened again.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use referat_corpus::sink::Kind;
use referat_corpus::{ImportFailure, Progress, Reason, Setup, Stage, attempt, import, open};

use crate::build::build;
use crate::error::refuse;
use crate::program::program;
use crate::view::{View, named};
use crate::{asked, limits, profile};

/// What is written: tables, and whole documents.
const FORMATS: &[&str] = &["parquet", "jsonl"];

/// Makes tables of files, in the folder `target`. `worker` is a command that
/// does what `referat worker` does. `tell` is told, some ten times a second,
/// the stage, how many of how many are done, whether there may be more, and how
/// many failed.
#[pyfunction]
#[pyo3(signature = (paths, target, worker, tell, *, language, profile, ocr, limits, jobs, deadline, memory, again))]
#[expect(clippy::too_many_arguments, reason = "Python names each")]
pub(crate) fn import_files(
    py: Python<'_>,
    paths: Vec<PathBuf>,
    target: PathBuf,
    worker: Vec<OsString>,
    tell: &Bound<'_, PyAny>,
    language: Option<&str>,
    profile: Option<&Bound<'_, PyAny>>,
    ocr: bool,
    limits: Option<&Bound<'_, PyAny>>,
    jobs: Option<usize>,
    deadline: Option<f64>,
    memory: Option<u64>,
    again: bool,
) -> PyResult<()> {
    let new = referat_corpus::Import::new(paths, target, program(worker), ocr);
    let setup = Setup {
        language: language.map(asked::named).transpose()?,
        profile: profile.map(profile::text).transpose()?,
        limits: limits.map(limits::of).transpose()?.unwrap_or_default(),
        memory: memory.map_or(new.setup.memory, |it| Some(it << 20)),
        ..new.setup
    };
    let asked = referat_corpus::Import {
        formats: FORMATS.iter().filter_map(|it| Kind::named(it)).collect(),
        setup,
        jobs: jobs.unwrap_or(new.jobs),
        deadline: deadline.map_or(new.deadline, Duration::from_secs_f64),
        again,
        ..new
    };
    run(py, &asked, &tell.clone().unbind())
}

/// Imports; what Python raises meanwhile, such as Ctrl-C, ends it.
fn run(py: Python<'_>, asked: &referat_corpus::Import, tell: &Py<PyAny>) -> PyResult<()> {
    let stopped = AtomicBool::new(false);
    let mut raised = None;
    let told = |it: &Progress| {
        let heard = Python::attach(|py| {
            py.check_signals()?;
            tell.call1(py, (stage(it.stage), it.done, it.files, it.is_found, it.failed))
        });
        if let Err(error) = heard {
            raised = Some(error);
            stopped.store(true, Ordering::Relaxed);
        }
    };
    let imported = py.detach(|| attempt(|| Ok::<_, Reason>(import(asked, &stopped, told))));
    match (raised, imported) {
        (Some(error), _) => Err(error),
        (None, Ok(Ok(_))) => Ok(()),
        (None, Ok(Err(failure))) => Err(refuse(py, None, failure.kind(), &failure.to_string())),
        (None, Err(reason)) => Err(refuse(py, None, reason.kind(), &reason.to_string())),
    }
}

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Reading => "reading",
        Stage::Linking => "linking",
        _ => "writing",
    }
}

/// A table in a folder that an import wrote.
#[pyfunction]
pub(crate) fn open_table(py: Python<'_>, folder: PathBuf, name: &str) -> PyResult<View> {
    let table = named(name)?;
    opened(py, &folder, || open(&folder, table)).map(View)
}

/// The whole documents in a folder that an import wrote.
#[pyclass(frozen, module = "referat._referat")]
pub(crate) struct Documents {
    folder: PathBuf,
    documents: referat_corpus::Documents,
}

#[pymethods]
impl Documents {
    #[new]
    fn new(py: Python<'_>, folder: PathBuf) -> PyResult<Self> {
        let documents = opened(py, &folder, || referat_corpus::Documents::open(&folder))?;
        Ok(Self { folder, documents })
    }

    fn __len__(&self) -> usize {
        self.documents.len()
    }

    /// One of them.
    fn get<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Bound<'py, PyAny>> {
        let parsed = opened(py, &self.folder, || self.documents.get(index))?;
        let none = || PyIndexError::new_err(format!("there are {} documents", self.documents.len()));
        build(py, &parsed.ok_or_else(none)?)
    }
}

/// What is read from a folder while other threads run.
fn opened<T: Send>(
    py: Python<'_>,
    folder: &Path,
    open: impl FnOnce() -> Result<T, ImportFailure> + Send,
) -> PyResult<T> {
    let outcome = py.detach(|| attempt(|| Ok::<_, Reason>(open())));
    let refuse = |kind: &'static str, message: &str| refuse(py, Some(folder), kind, message);
    match outcome {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(failure)) => Err(refuse(failure.kind(), &failure.to_string())),
        Err(reason) => Err(refuse(reason.kind(), &reason.to_string())),
    }
}
