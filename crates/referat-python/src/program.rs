//! The program `referat`, started by Python.

use std::ffi::OsString;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use referat_corpus::{Program, Reason, attempt};

/// Runs the program with its arguments, the first of which is its name, and
/// gives its exit status. `worker` is the command that parses for an import.
#[pyfunction]
#[pyo3(signature = (arguments, worker=Vec::new()))]
pub(crate) fn run(py: Python<'_>, arguments: Vec<OsString>, worker: Vec<OsString>) -> PyResult<u8> {
    let worker = program(worker);
    let status = py.detach(|| attempt(|| Ok::<_, Reason>(referat_cli::run(arguments, worker))));
    status.map_err(|reason| PyRuntimeError::new_err(reason.to_string()))
}

/// A command as a program and its arguments.
pub(crate) fn program(command: Vec<OsString>) -> Program {
    let mut command = command.into_iter();
    Program { path: command.next().unwrap_or_default().into(), arguments: command.collect() }
}
