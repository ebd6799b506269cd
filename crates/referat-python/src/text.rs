//! Results from text and as text.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use referat::Parsed;
use referat::export::EXPORTS;

use crate::build::build;

/// What was written as JSON.
#[pyfunction]
pub(crate) fn from_json<'py>(py: Python<'py>, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let parsed = match text.extract::<PyBackedBytes>() {
        Ok(bytes) => py.detach(|| read(&bytes)),
        Err(_) => read(text.extract::<&str>()?.as_bytes()),
    };
    build(py, &parsed?)
}

/// A result, given as JSON, in the form of that name.
#[pyfunction]
pub(crate) fn export(py: Python<'_>, name: &str, json: &str) -> PyResult<String> {
    let export = EXPORTS.iter().find(|it| it.name == name).ok_or_else(|| {
        let names: Vec<&str> = EXPORTS.iter().map(|it| it.name).collect();
        PyValueError::new_err(format!("the forms are {}, not {name}", names.join(", ")))
    })?;
    py.detach(|| Ok((export.write)(&read(json.as_bytes())?)))
}

fn read(json: &[u8]) -> PyResult<Parsed> {
    serde_json::from_slice(json)
        .map_err(|error| PyValueError::new_err(format!("this is not what to_json writes: {error}")))
}
