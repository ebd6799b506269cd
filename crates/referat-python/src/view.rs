//! Rows of a table: what `referat.Table` is made of.

use std::collections::HashSet;

use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyBytes, PyCapsule, PyTuple, PyType};
use pyo3::{IntoPyObjectExt, intern};
use referat_corpus::query::Query;
use referat_corpus::table::{self, Cell, FOUND, Kind, NoColumn, Searched, TABLES, Table};

/// Rows, or some columns of them.
#[pyclass(frozen, module = "referat._referat")]
pub(crate) struct View(pub(crate) table::View);

/// The table of a name.
pub(crate) fn named(name: &str) -> PyResult<&'static Table> {
    let tables = || TABLES.iter().copied().chain([FOUND]);
    tables().find(|it| it.name == name).ok_or_else(|| {
        let names: Vec<&str> = TABLES.iter().map(|it| it.name).collect();
        PyKeyError::new_err(format!("there is no table {name}; the tables are {}", names.join(", ")))
    })
}

#[pymethods]
impl View {
    /// The table's name.
    #[getter]
    fn name(&self) -> &'static str {
        self.0.table().name
    }

    /// What a row is.
    #[getter]
    fn meaning(&self) -> &'static str {
        self.0.table().meaning.trim()
    }

    /// The names of the columns, with their types in Arrow.
    #[getter]
    fn columns(&self) -> Vec<(&'static str, &'static str)> {
        self.0.columns().iter().map(|it| (it.name, it.kind.name())).collect()
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    /// So many rows from an offset on.
    fn slice(&self, offset: usize, length: usize) -> Self {
        Self(self.0.slice(offset, length))
    }

    /// Only these columns.
    fn select(&self, names: Vec<String>) -> PyResult<Self> {
        self.0.select(&names).map(Self).map_err(refused)
    }

    /// Only the rows that state one of the texts in the column.
    fn filter(&self, py: Python<'_>, column: &str, texts: HashSet<String>) -> PyResult<Self> {
        py.detach(|| self.0.filter(column, &texts)).map(Self).map_err(refused)
    }

    /// What each row states in the column.
    fn cells<'py>(&self, py: Python<'py>, column: &str) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let kind = self.0.columns().iter().find(|it| it.name == column).map(|it| it.kind);
        let days = Days::of(py)?;
        self.0.cells(column).map_err(refused)?.map(|cell| days.value(py, kind, cell)).collect()
    }

    /// The rows by Arrow's protocol for Python; whoever takes them may cast
    /// them to another schema.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        PyCapsule::new_with_value(py, self.0.stream(), c"arrow_array_stream")
    }

    /// The rows that were pickled.
    #[classmethod]
    fn from_bytes(
        _: &Bound<'_, PyType>,
        name: &str,
        columns: Vec<String>,
        bytes: PyBackedBytes,
    ) -> PyResult<Self> {
        let view = table::View::from_bytes(named(name)?, &columns, &bytes);
        view.map(Self).map_err(|error| PyValueError::new_err(error.to_string()))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (py, view) = (slf.py(), &slf.get().0);
        let columns: Vec<&str> = view.columns().iter().map(|it| it.name).collect();
        let bytes = py.detach(|| view.to_bytes());
        let make = slf.get_type().getattr(intern!(py, "from_bytes"))?;
        (make, (view.table().name, columns, PyBytes::new(py, &bytes))).into_pyobject(py)
    }
}

/// Where the query stands in titles of items and in paragraphs.
#[pyfunction]
pub(crate) fn search(
    py: Python<'_>,
    query: &str,
    meetings: &View,
    items: &View,
    blocks: &View,
) -> PyResult<View> {
    let query = Query::of(query).map_err(|error| PyValueError::new_err(error.to_string()))?;
    let searched = Searched { meetings: &meetings.0, items: &items.0, blocks: &blocks.0 };
    py.detach(|| table::search(searched, &query)).map(View).map_err(refused)
}

fn refused(error: NoColumn) -> PyErr {
    PyKeyError::new_err(error.to_string())
}

/// Python's classes for days and times.
struct Days<'py> {
    date: Bound<'py, PyAny>,
    time: Bound<'py, PyAny>,
}

impl<'py> Days<'py> {
    fn of(py: Python<'py>) -> PyResult<Self> {
        let module = py.import("datetime")?;
        let from = |name| module.getattr(name)?.getattr("fromisoformat");
        Ok(Self { date: from("date")?, time: from("time")? })
    }

    fn value(&self, py: Python<'py>, kind: Option<Kind>, cell: Cell<'_>) -> PyResult<Bound<'py, PyAny>> {
        match cell {
            Cell::Null => Ok(py.None().into_bound(py)),
            Cell::Text(text) if kind == Some(Kind::Date) => self.date.call1((&*text,)),
            Cell::Text(text) if kind == Some(Kind::Time) => self.time.call1((&*text,)),
            Cell::Text(text) => text.into_bound_py_any(py),
            Cell::Number(number) => number.into_bound_py_any(py),
            Cell::Share(share) => share.into_bound_py_any(py),
            Cell::Flag(flag) => flag.into_bound_py_any(py),
            Cell::Texts(texts) => texts.into_bound_py_any(py),
        }
    }
}
