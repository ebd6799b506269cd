//! Where a result came from, for as long as it may be asked why it is so.

use std::sync::Arc;

use pyo3::prelude::*;
use referat::Explanation;
use referat_corpus::{Hash, Reason, attempt, unpack};

use crate::asked::Asked;
use crate::build::build;
use crate::error::raise;
use crate::source::Source;

/// A file, and how it was parsed.
#[pyclass(frozen, module = "referat._referat")]
pub(crate) struct Origin {
    source: Arc<Source>,
    /// The name of the document in the file; empty when it is the file itself.
    inside: String,
    asked: Arc<Asked>,
}

impl Origin {
    pub(crate) fn new(source: &Arc<Source>, inside: String, asked: &Arc<Asked>) -> Self {
        Self { source: Arc::clone(source), inside, asked: Arc::clone(asked) }
    }

    fn explained(&self, sha256: &str) -> Result<Explanation, Reason> {
        let bytes = self.source.bytes()?;
        if self.inside.is_empty() {
            return explained(&bytes, &self.asked, Some(sha256));
        }
        for entry in unpack(&bytes, &self.asked.options.limits) {
            let entry = entry?;
            if entry.name == self.inside {
                return explained(entry.bytes()?, &self.asked, Some(sha256));
            }
        }
        Err(Reason::Changed)
    }
}

#[pymethods]
impl Origin {
    /// Why each line was understood as it was. Raises ReferatError when the
    /// document is no longer the one of that hash.
    fn explain<'py>(&self, py: Python<'py>, sha256: &str) -> PyResult<Bound<'py, PyAny>> {
        let explanation = py.detach(|| self.explained(sha256));
        build(py, &explanation.map_err(|reason| raise(py, self.source.path(), &self.inside, reason))?)
    }
}

/// Why each line of a document was understood as it was; of one whose hash is
/// known, when it has not changed since.
pub(crate) fn explained(bytes: &[u8], asked: &Asked, sha256: Option<&str>) -> Result<Explanation, Reason> {
    if sha256.is_some_and(|it| it != Hash::of(bytes).to_string()) {
        return Err(Reason::Changed);
    }
    let options = asked.options(bytes)?;
    attempt(|| referat::explain(bytes, &options))
}
