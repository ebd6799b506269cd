//! What keeps a file from being written.

use std::fmt;
use std::io;

/// Why a file of a sink could not be written. Printed as `FILE: reason`.
#[derive(Debug)]
pub struct Error {
    file: String,
    reason: Reason,
}

#[derive(Debug)]
enum Reason {
    Io(io::Error),
    Other(String),
    Full(String),
}

impl Error {
    pub(super) fn io(file: &str, error: io::Error) -> Self {
        Self { file: file.to_owned(), reason: Reason::Io(error) }
    }

    pub(super) fn other(file: &str, message: String) -> Self {
        Self { file: file.to_owned(), reason: Reason::Other(message) }
    }

    pub(super) fn unknown_table(file: &str) -> Self {
        Self::other(file, "there is no such table".to_owned())
    }

    pub(super) fn full(file: &str, message: String) -> Self {
        Self { file: file.to_owned(), reason: Reason::Full(message) }
    }

    /// The file's name in its directory.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Whether there is no room left on the disk.
    #[must_use]
    pub fn is_full(&self) -> bool {
        match &self.reason {
            Reason::Io(error) => {
                matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
            }
            Reason::Full(_) => true,
            Reason::Other(_) => false,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file)?;
        match &self.reason {
            _ if self.is_full() => f.write_str("there is no room left on the disk"),
            Reason::Io(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                f.write_str("permission denied")
            }
            Reason::Io(error) => error.fmt(f),
            Reason::Other(message) | Reason::Full(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}
