//! Failures as Python's `referat.ReferatError`.

use std::path::Path;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use referat_corpus::Reason;

static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// The exception for a file that could not be read; its cause is the
/// operating system's, when that refused.
pub(crate) fn raise(py: Python<'_>, path: Option<&Path>, reason: Reason) -> PyErr {
    let message = match path {
        Some(path) => format!("{}: {reason}", path.display()),
        None => reason.to_string(),
    };
    let exception = CLASS
        .import(py, "referat._error", "ReferatError")
        .and_then(|class| class.call1((message, reason.kind(), path.map(Path::as_os_str))))
        .map_or_else(|error| error, PyErr::from_value);
    if let Reason::Io(error) = reason {
        exception.set_cause(py, Some(error.into()));
    }
    exception
}
