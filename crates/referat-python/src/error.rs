//! Failures as Python's `referat.ReferatError`.

use std::path::Path;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use referat_corpus::Reason;

static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// The exception for a file, or a document of a name in it, that could not be
/// read; its cause is the operating system's, when that refused.
pub(crate) fn raise(py: Python<'_>, path: Option<&Path>, inside: &str, reason: Reason) -> PyErr {
    let inside = Some(inside).filter(|name| !name.is_empty());
    let places = path.map(|path| path.display().to_string()).into_iter().chain(inside.map(str::to_owned));
    let hint = reason.limit().map(|name| format!("; limits={{\"{name}\": N}} raises it"));
    let message: String = places.map(|place| place + ": ").chain([reason.to_string()]).chain(hint).collect();
    let exception = exception(py, &message, reason.kind(), path, inside);
    if let Reason::Io(error) = reason {
        exception.set_cause(py, Some(error.into()));
    }
    exception
}

/// The exception for a folder, or none in particular, with the whole message.
pub(crate) fn refuse(py: Python<'_>, path: Option<&Path>, kind: &'static str, message: &str) -> PyErr {
    exception(py, message, kind, path, None)
}

fn exception(
    py: Python<'_>,
    message: &str,
    kind: &'static str,
    path: Option<&Path>,
    inside: Option<&str>,
) -> PyErr {
    CLASS
        .import(py, "referat._error", "ReferatError")
        .and_then(|class| class.call1((message, kind, path.map(Path::as_os_str), inside)))
        .map_or_else(|error| error, PyErr::from_value)
}
