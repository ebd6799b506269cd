//! Why each line of a file is understood as it is.

use pyo3::prelude::*;

use crate::asked::Asked;
use crate::build::build;
use crate::error::raise;
use crate::origin::explained;
use crate::source::Source;

/// Why each line of a document is understood as it is.
#[pyfunction]
#[pyo3(signature = (source, *, language=None, profile=None, ocr=false, limits=None))]
pub(crate) fn explain<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    language: Option<&str>,
    profile: Option<&Bound<'py, PyAny>>,
    ocr: bool,
    limits: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let source = Source::of(source)?;
    let asked = Asked::of(&source, language, profile, false, ocr, limits)?;
    let explanation = py.detach(|| explained(&source.bytes()?, &asked, None));
    build(py, &explanation.map_err(|reason| raise(py, source.path(), "", reason))?)
}
