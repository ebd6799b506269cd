//! How a document is to be parsed, as the caller says it.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use referat::{Language, Options};
use referat_corpus::{Ocr, Reason, attempt};

use crate::source::Source;
use crate::{limits, profile};

/// What a document is parsed with.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) options: Options,
    pub(crate) ocr: bool,
}

impl Asked {
    pub(crate) fn of(
        source: &Source,
        language: Option<&str>,
        profile: Option<&Bound<'_, PyAny>>,
        lines: bool,
        ocr: bool,
        limits: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let mut asked = Self::new(language, profile, lines, ocr, limits)?;
        asked.options.name = source.name();
        Ok(asked)
    }

    pub(crate) fn new(
        language: Option<&str>,
        profile: Option<&Bound<'_, PyAny>>,
        lines: bool,
        ocr: bool,
        limits: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let mut options = Options::default().lines(lines);
        options.limits = limits.map(limits::of).transpose()?.unwrap_or_default();
        options.language = language.map(named).transpose()?;
        options.profile = profile.map(profile::of).transpose()?;
        Ok(Self { options, ocr })
    }

    /// The options for a document, with what Tesseract reads on its pages that
    /// are without text, if that is asked for.
    pub(crate) fn options(&self, bytes: &[u8]) -> Result<Options, Reason> {
        let mut options = self.options.clone();
        if self.ocr {
            options.scans = attempt(|| Ocr::default().scans(bytes, &options.limits, options.language))?;
        }
        Ok(options)
    }
}

/// The language of a code.
pub(crate) fn named(code: &str) -> PyResult<Language> {
    let language = Language::ALL.iter().find(|language| language.to_string() == code);
    language.copied().ok_or_else(|| {
        let codes: Vec<String> = Language::ALL.iter().map(ToString::to_string).collect();
        PyValueError::new_err(format!("language must be one of {}, not {code}", codes.join(", ")))
    })
}
