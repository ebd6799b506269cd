//! The native module of the Python package: a document in, dataclasses out.

mod build;
mod error;
mod source;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use referat::{Language, Options};
use referat_corpus::{Ocr, attempt};

use build::build;
use error::raise;
use source::Source;

#[pymodule]
mod _referat {
    #[pymodule_export]
    use super::parse;

    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "the name that Python expects")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}

/// Read a file of meeting minutes.
///
/// source is a path, the file's bytes, or a file object opened in binary
/// mode. The format is recognised by its content.
///
/// language is the language of the text (nb, nn, sv, da or en), when it
/// should not be detected. With lines, the result has the printed lines too.
/// With ocr, Tesseract, which has to be installed, reads pages that are
/// pictures without text, and files that are PNG, JPEG or TIFF.
///
/// Raises ReferatError when the file cannot be read. Other threads run
/// meanwhile.
#[pyfunction]
#[pyo3(signature = (source, *, language=None, lines=false, ocr=false))]
fn parse<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    language: Option<&str>,
    lines: bool,
    ocr: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let source = Source::of(source)?;
    let mut options = Options::default().lines(lines);
    options.name = source.name();
    options.language = language.map(named).transpose()?;
    let parsed = py.detach(|| {
        let bytes = source.bytes()?;
        if ocr {
            options.scans = attempt(|| Ocr::default().scans(&bytes, &options.limits, options.language))?;
        }
        attempt(|| referat::parse(&bytes, &options))
    });
    build(py, &parsed.map_err(|reason| raise(py, source.path(), reason))?)
}

/// The language of a code.
fn named(code: &str) -> PyResult<Language> {
    let language = Language::ALL.iter().find(|language| language.to_string() == code);
    language.copied().ok_or_else(|| {
        let codes: Vec<String> = Language::ALL.iter().map(ToString::to_string).collect();
        PyValueError::new_err(format!("language must be one of {}, not {code}", codes.join(", ")))
    })
}
