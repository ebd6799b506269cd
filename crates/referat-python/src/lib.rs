//! The native module of the Python package: a document in, dataclasses out.

mod build;
mod error;
mod limits;
mod profile;
mod source;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use referat::scan::Scans;
use referat::{Entry, Language, Options, Parsed, parse_entry};
use referat_corpus::{Ocr, Reason, attempt, unpack};

use build::build;
use error::raise;
use source::Source;

#[pymodule]
mod _referat {
    use pyo3::prelude::*;

    use super::limits;
    #[pymodule_export]
    use super::{parse, parse_all};

    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "the name that Python expects")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("LIMITS", limits::defaults(module.py())?)
    }
}

/// Read a document of meeting minutes.
///
/// source is a path, the file's bytes, or a file object opened in binary
/// mode. The format is recognised by its content.
///
/// language is the language of the text (nb, nn, sv, da or en), when it
/// should not be detected. profile has words of your own: the path of a TOML
/// file, or its content as a mapping of lists. With lines, the result has the
/// printed lines too. With ocr, Tesseract, which has to be installed, reads
/// pages that are pictures without text, and files that are PNG, JPEG or TIFF.
/// limits lets a file ask for more than it may, or less: a mapping of numbers
/// by the names in LIMITS, which says what they are otherwise.
///
/// Raises ReferatError when the file cannot be read, exceeds a limit, or holds
/// documents that parse_all reads, and ValueError when the profile is none or
/// there is no such limit. Other threads run meanwhile.
#[pyfunction]
#[pyo3(signature = (source, *, language=None, profile=None, lines=false, ocr=false, limits=None))]
fn parse<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    language: Option<&str>,
    profile: Option<&Bound<'py, PyAny>>,
    lines: bool,
    ocr: bool,
    limits: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let source = Source::of(source)?;
    let mut options = options(&source, language, profile, lines, limits)?;
    let parsed = py.detach(|| {
        let bytes = source.bytes()?;
        if ocr {
            options.scans = scans(&bytes, &options)?;
        }
        attempt(|| referat::parse(&bytes, &options))
    });
    build(py, &parsed.map_err(|reason| raise(py, source.path(), "", reason))?)
}

/// Read every document of meeting minutes in a file: those in an archive or a
/// mail, or the file itself.
///
/// source, language, profile, lines, ocr and limits are as in parse. The text
/// of a mail that documents come with is among them when it holds minutes.
///
/// Raises ReferatError when the file itself cannot be read. For a document in
/// it that cannot be read the exception stands in its place.
#[pyfunction]
#[pyo3(signature = (source, *, language=None, profile=None, lines=false, ocr=false, limits=None))]
fn parse_all<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    language: Option<&str>,
    profile: Option<&Bound<'py, PyAny>>,
    lines: bool,
    ocr: bool,
    limits: Option<&Bound<'py, PyAny>>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let source = Source::of(source)?;
    let mut options = options(&source, language, profile, lines, limits)?;
    let documents = py.detach(|| {
        let bytes = source.bytes()?;
        let parsed = unpack(&bytes, &options.limits).filter_map(|entry| match entry {
            Ok(entry) => {
                let parsed = parse_inside(&entry, &mut options, ocr).transpose()?;
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

/// Reads a document in a file.
fn parse_inside(entry: &Entry<'_>, options: &mut Options, ocr: bool) -> Result<Option<Parsed>, Reason> {
    if ocr {
        options.scans = scans(entry.bytes()?, options)?;
    }
    attempt(|| parse_entry(entry, options))
}

/// What Tesseract reads on the pages of a document that are without text.
fn scans(bytes: &[u8], options: &Options) -> Result<Scans, Reason> {
    attempt(|| Ocr::default().scans(bytes, &options.limits, options.language))
}

fn options(
    source: &Source,
    language: Option<&str>,
    profile: Option<&Bound<'_, PyAny>>,
    lines: bool,
    limits: Option<&Bound<'_, PyAny>>,
) -> PyResult<Options> {
    let mut options = Options::default().lines(lines);
    options.limits = limits.map(limits::of).transpose()?.unwrap_or_default();
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
