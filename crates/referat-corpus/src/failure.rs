//! What went wrong with one file.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use referat::Error;

/// Why one file gave nothing. Printed as `FILE: reason`, or `FILE: NAME:
/// reason` when it is a document in the file.
#[derive(Debug)]
pub struct Failure {
    /// The file, as it was named.
    pub file: PathBuf,
    /// The name of the document in it, when it is not the file itself.
    pub inside: Option<String>,
    /// Why.
    pub reason: Reason,
}

/// Why a file gave nothing.
#[derive(Debug)]
pub enum Reason {
    /// Its bytes could not be had.
    Io(io::Error),
    /// Its bytes could not be read as a document.
    Document(Error),
    /// Its scanned pages could not be recognised.
    #[cfg(feature = "ocr")]
    Ocr(crate::ocr::OcrFailure),
    /// It is no longer what it was when it was first read.
    Changed,
    /// A defect of this program; the text is the panic's.
    Internal(String),
}

impl Failure {
    /// A failure of a file.
    pub fn new(file: &Path, reason: impl Into<Reason>) -> Self {
        Self { file: file.to_owned(), inside: None, reason: reason.into() }
    }

    /// A failure of a document in the file; one without a name is the file
    /// itself.
    #[must_use]
    pub fn inside(self, name: &str) -> Self {
        Self { inside: Some(name.to_owned()).filter(|it| !it.is_empty()), ..self }
    }
}

impl Reason {
    /// One stable word: `io`, `changed`, `internal`, or the kind of the document's or
    /// the recognition's error.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Io(_) => "io",
            Self::Document(error) => error.kind(),
            #[cfg(feature = "ocr")]
            Self::Ocr(failure) => failure.kind(),
            Self::Changed => "changed",
            Self::Internal(_) => "internal",
        }
    }

    /// The name of the limit that the document exceeded, if that is why.
    #[must_use]
    pub fn limit(&self) -> Option<&'static str> {
        match self {
            Self::Document(error) => error.limit(),
            _ => None,
        }
    }
}

impl From<io::Error> for Reason {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Error> for Reason {
    fn from(error: Error) -> Self {
        Self::Document(error)
    }
}

#[cfg(feature = "ocr")]
impl From<crate::ocr::OcrFailure> for Reason {
    fn from(failure: crate::ocr::OcrFailure) -> Self {
        Self::Ocr(failure)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => match error.kind() {
                io::ErrorKind::NotFound => f.write_str("there is no such file"),
                io::ErrorKind::PermissionDenied => f.write_str("permission denied"),
                io::ErrorKind::IsADirectory => f.write_str("it is a directory"),
                _ => error.fmt(f),
            },
            Self::Document(error) => error.fmt(f),
            #[cfg(feature = "ocr")]
            Self::Ocr(failure) => failure.fmt(f),
            Self::Changed => f.write_str("it is no longer what it was when it was first read"),
            Self::Internal(message) => write!(f, "internal error, please report it: {message}"),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file.display())?;
        if let Some(name) = &self.inside {
            write!(f, "{name}: ")?;
        }
        self.reason.fmt(f)
    }
}

impl std::error::Error for Failure {}
