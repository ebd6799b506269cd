//! What can be parsed: a path, bytes, a file object.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use referat_corpus::{Reason, load};

/// A document, as the caller handed it over.
pub(crate) enum Source {
    /// A file to open.
    Path(PathBuf),
    /// Its bytes, and the name that came with them.
    Bytes(PyBackedBytes, Option<PathBuf>),
}

impl Source {
    /// Takes what the caller gave; a file object is read to its end.
    pub(crate) fn of(source: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(bytes) = source.extract() {
            return Ok(Self::Bytes(bytes, None));
        }
        if let Some(read) = source.getattr_opt("read")? {
            let bytes = read
                .call0()?
                .extract()
                .map_err(|_| PyTypeError::new_err("the file object gives text; open it in binary mode"))?;
            // A file object's name may also be a number, or missing.
            let name = source.getattr_opt("name")?.and_then(|name| name.extract().ok());
            return Ok(Self::Bytes(bytes, name));
        }
        source.extract().map(Self::Path).map_err(|_| {
            let kind = source.get_type();
            PyTypeError::new_err(format!("source must be a path, bytes or a binary file, not {kind}"))
        })
    }

    /// Where it came from, when that is known.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(path),
            Self::Bytes(_, name) => name.as_deref(),
        }
    }

    /// The file name, without folders.
    pub(crate) fn name(&self) -> Option<String> {
        Some(self.path()?.file_name()?.to_string_lossy().into_owned())
    }

    /// Its bytes, read now if they were not yet.
    pub(crate) fn bytes(&self) -> Result<Cow<'_, [u8]>, Reason> {
        match self {
            Self::Path(path) => load(path).map(Cow::Owned),
            Self::Bytes(bytes, _) => Ok(Cow::Borrowed(bytes)),
        }
    }
}
