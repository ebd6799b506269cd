//! Why nothing could be recognised.

use std::fmt;
use std::time::Duration;

/// Why nothing could be recognised on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OcrFailure {
    kind: Kind,
    message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Missing,
    Failed,
    Timeout,
}

impl OcrFailure {
    /// There is no such program.
    pub(crate) fn no_program(program: &std::path::Path) -> Self {
        let program = program.display();
        let message = format!(
            "OCR needs Tesseract, but there is no program {program}: \
             install it, as with apt-get install tesseract-ocr tesseract-ocr-nor"
        );
        Self { kind: Kind::Missing, message }
    }

    /// The program lacks the data for a language.
    pub(crate) fn no_data(data: &str) -> Self {
        let message = format!(
            "Tesseract has no data for the language {data}: install it, as with apt-get install tesseract-ocr-{data}"
        );
        Self { kind: Kind::Missing, message }
    }

    /// The program failed, or said what it never says.
    pub(crate) fn failed(why: impl fmt::Display) -> Self {
        Self { kind: Kind::Failed, message: format!("Tesseract failed: {why}") }
    }

    /// The program did not end in time.
    pub(crate) fn timeout(deadline: Duration) -> Self {
        let message = format!("Tesseract was not done after {} seconds", deadline.as_secs_f32());
        Self { kind: Kind::Timeout, message }
    }

    /// Says where it happened.
    #[must_use]
    pub(crate) fn context(mut self, place: impl fmt::Display) -> Self {
        self.message = format!("{place}: {}", self.message);
        self
    }

    /// The kind as one stable word: `ocr_missing` when something has to be
    /// installed, `ocr_failed`, `ocr_timeout`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.kind {
            Kind::Missing => "ocr_missing",
            Kind::Failed => "ocr_failed",
            Kind::Timeout => "ocr_timeout",
        }
    }
}

impl fmt::Display for OcrFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for OcrFailure {}
