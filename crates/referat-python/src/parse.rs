//! A file, or all documents in it, parsed.

use std::sync::Arc;

use pyo3::prelude::*;
use referat::{Entry, Parsed, parse_entry};
use referat_corpus::{Reason, attempt, unpack};

use crate::asked::Asked;
use crate::build::build;
use crate::error::raise;
use crate::origin::Origin;
use crate::source::Source;

/// A document.
#[pyfunction]
#[pyo3(signature = (source, *, language=None, profile=None, lines=true, ocr=false, limits=None))]
pub(crate) fn parse<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    language: Option<&str>,
    profile: Option<&Bound<'py, PyAny>>,
    lines: bool,
    ocr: bool,
    limits: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let source = Arc::new(Source::of(source)?);
    let asked = Arc::new(Asked::of(&source, language, profile, lines, ocr, limits)?);
    let parsed = py.detach(|| {
        let bytes = source.bytes()?;
        let options = asked.options(&bytes)?;
        attempt(|| referat::parse(&bytes, &options))
    });
    let parsed = parsed.map_err(|reason| raise(py, source.path(), "", reason))?;
    built(py, &parsed, || Origin::new(&source, String::new(), &asked))
}

/// Every document in a file. One that cannot be read is the exception in its
/// place.
#[pyfunction]
#[pyo3(signature = (source, *, language=None, profile=None, lines=true, ocr=false, limits=None))]
pub(crate) fn parse_all<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    language: Option<&str>,
    profile: Option<&Bound<'py, PyAny>>,
    lines: bool,
    ocr: bool,
    limits: Option<&Bound<'py, PyAny>>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let source = Arc::new(Source::of(source)?);
    let asked = Arc::new(Asked::of(&source, language, profile, lines, ocr, limits)?);
    let documents = py.detach(|| {
        let bytes = source.bytes()?;
        let parsed = unpack(&bytes, &asked.options.limits).filter_map(|entry| match entry {
            Ok(entry) => {
                let parsed = parse_inside(&entry, &asked).transpose()?;
                Some((entry.name, parsed))
            }
            Err(reason) => Some((String::new(), Err(reason))),
        });
        Ok::<Vec<_>, Reason>(parsed.collect())
    });
    let documents = documents.map_err(|reason| raise(py, source.path(), "", reason))?;
    let objects = documents.into_iter().map(|(name, parsed)| match parsed {
        Ok(parsed) => built(py, &parsed, || Origin::new(&source, name, &asked)),
        Err(reason) => {
            let error = raise(py, source.path(), &name, reason);
            if name.is_empty() { Err(error) } else { Ok(error.into_value(py).into_bound(py).into_any()) }
        }
    });
    objects.collect()
}

/// Reads a document in a file.
fn parse_inside(entry: &Entry<'_>, asked: &Asked) -> Result<Option<Parsed>, Reason> {
    let options = asked.options(entry.bytes()?)?;
    attempt(|| parse_entry(entry, &options))
}

/// A result as Python's; with its lines it keeps where it came from.
fn built<'py>(
    py: Python<'py>,
    parsed: &Parsed,
    origin: impl FnOnce() -> Origin,
) -> PyResult<Bound<'py, PyAny>> {
    let object = build(py, parsed)?;
    if parsed.lines.is_some() {
        // A frozen dataclass lets only its slots' descriptors set them.
        let slot = object.get_type().getattr("_origin")?;
        slot.call_method1("__set__", (&object, Bound::new(py, origin())?))?;
    }
    Ok(object)
}
