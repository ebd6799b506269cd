//! What a reader may spend: numbers by the names of limits.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyInt, PyMapping, PyMappingProxy};
use referat::{LIMITS, Limit, Limits, limits};

/// Every limit by its name, with what it is unless it is set: a mapping that
/// does not change.
pub(crate) fn defaults(py: Python<'_>) -> PyResult<Bound<'_, PyMappingProxy>> {
    let defaults = PyDict::new(py);
    for limit in LIMITS {
        defaults.set_item(limit.name, limit.of(Limits::default()))?;
    }
    Ok(PyMappingProxy::new(py, defaults.as_mapping()))
}

/// The limits that the caller gave as a mapping; those that it does not name
/// are as ever.
pub(crate) fn of(given: &Bound<'_, PyAny>) -> PyResult<Limits> {
    let mapping = given.cast::<PyMapping>().map_err(|_| {
        let example = "as in {\"pages\": 100}";
        PyTypeError::new_err(format!("limits must be a mapping {example}, not {}", given.get_type()))
    })?;
    let mut limits = Limits::default();
    for entry in mapping.items()? {
        let (name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = entry.extract()?;
        let name: String = name.extract().map_err(|_| {
            PyTypeError::new_err(format!("the names of limits are texts, not {}", name.get_type()))
        })?;
        let limit =
            limits::named(&name).map_err(|error| PyValueError::new_err(format!("limits: {error}")))?;
        limit.set(&mut limits, number(limit, &value)?);
    }
    Ok(limits)
}

fn number(limit: &Limit, value: &Bound<'_, PyAny>) -> PyResult<u64> {
    let name = limit.name;
    if !value.is_instance_of::<PyInt>() || value.is_instance_of::<PyBool>() {
        let kind = value.get_type();
        return Err(PyTypeError::new_err(format!("the limit {name} must be an int, not {kind}")));
    }
    let most = u64::MAX;
    let refused =
        |_| PyValueError::new_err(format!("the limit {name} must be from 0 to {most}, not {value}"));
    value.extract().map_err(refused)
}
