//! The native module of the Python package: a document in, dataclasses out.

mod build;
mod error;
mod profile;
mod source;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use referat::{Language, Options, parse_entry};
use referat_corpus::{Reason, attempt, unpack};

use build::build;
use error::raise;
use source::Source;

#[pymodule]
mod _referat {
    #[pymodule_export]
    use super::{parse, parse_all};

    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "the name that Python expects")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}

/// Read a document of meeting minutes.
///
/// source is a path, the file's bytes, or a file object opened in binary
/// mode. The format is recognised by its content.
///
/// language is the language of the text (nb, nn, sv, da or en), when it
/// should not be detected. profile has words of your own: the path of a TOML
/// file, or its content as a mapping of lists. With lines, the result has the
/// printed lines too.
///
/// Raises ReferatError when the file cannot be read, or holds documents that
/// parse_all reads, and ValueError when the profile is none. Other threads run
/// meanwhile.
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
    let options = options(&source, language, profile, lines)?;
    let parsed = py.detach(|| {
        let bytes = source.bytes()?;
        attempt(|| referat::parse(&bytes, &options))
    });
    build(py, &parsed.map_err(|reason| raise(py, source.path(), "", reason))?)
}

/// Read every document of meeting minutes in a file: those in an archive or a
/// mail, or the file itself.
///
/// source, language, profile and lines are as in parse. The text of a mail that
/// documents come with is among them when it holds minutes.
///
/// Raises ReferatError when the file itself cannot be read. For a document in
/// it that cannot be read the exception stands in its place.
#[pyfunction]
#[pyo3(signature = (source, *, language=None, profile=None, lines=false))]
fn parse_all<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    language: Option<&str>,
    profile: Option<&Bound<'py, PyAny>>,
    lines: bool,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let source = Source::of(source)?;
    let options = options(&source, language, profile, lines)?;
    let documents = py.detach(|| {
        let bytes = source.bytes()?;
        let parsed = unpack(&bytes, &options.limits).filter_map(|entry| match entry {
            Ok(entry) => {
                let parsed = attempt(|| parse_entry(&entry, &options)).transpose()?;
                Some((entry.name, parsed))
            }
            Err(reason) => Some((String::new(), Err(reason))),
        });
        Ok::<Vec<_>, Reason>(parsed.collect())
    });
    let documents = documents.map_err(|reason| raise(py, source.path(), "", reason))?;
    let objects = documents.into_iter().map(|(name, parsed)| match parsed {
        Ok(parsed) => build(py, &parsed),
        Err(reason) => {
            let error = raise(py, source.path(), &name, reason);
            if name.is_empty() { Err(error) } else { Ok(error.into_value(py).into_bound(py).into_any()) }
        }
    });
    objects.collect()
}

fn options(
    source: &Source,
    language: Option<&str>,
    profile: Option<&Bound<'_, PyAny>>,
    lines: bool,
) -> PyResult<Options> {
    let mut options = Options::default().lines(lines);
    options.name = source.name();
    options.language = language.map(named).transpose()?;
    options.profile = profile.map(profile::of).transpose()?;
    Ok(options)
}

/// The language of a code.
fn named(code: &str) -> PyResult<Language> {
    let language = Language::ALL.iter().find(|language| language.to_string() == code);
    language.copied().ok_or_else(|| {
        let codes: Vec<String> = Language::ALL.iter().map(ToString::to_string).collect();
        PyValueError::new_err(format!("language must be one of {}, not {code}", codes.join(", ")))
    })
}
