//! The native module of the Python package: a document in, dataclasses out.

mod build;
mod error;
mod profile;
mod source;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use referat::{Language, Options};
use referat_corpus::attempt;

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
/// should not be detected. profile has words of your own: the path of a TOML
/// file, or its content as a mapping of lists. With lines, the result has the
/// printed lines too.
///
/// Raises ReferatError when the file cannot be read, and ValueError when the
/// profile is none. Other threads run meanwhile.
#[pyfunction]
#[pyo3(signature = (source, *, language=None, profile=None, lines=false))]
fn parse<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    language: Option<&str>,
    profile: Option<&Bound<'py, PyAny>>,
    lines: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let source = Source::of(source)?;
    let mut options = Options::default().lines(lines);
    options.name = source.name();
    options.language = language.map(named).transpose()?;
    options.profile = profile.map(profile::of).transpose()?;
    let parsed = py.detach(|| {
        let bytes = source.bytes()?;
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
