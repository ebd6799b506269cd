//! Why a whole run failed.

use std::fmt;
use std::io;
use std::path::Path;

use crate::sink;

/// Why an import could not be done. What had been done before is kept.
#[derive(Debug)]
pub struct ImportFailure {
    kind: Kind,
    message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Usage,
    Foreign,
    Busy,
    Full,
    Stopped,
    Io,
    Internal,
}

impl ImportFailure {
    /// What was asked for makes no sense.
    pub(crate) fn usage(message: impl fmt::Display) -> Self {
        Self { kind: Kind::Usage, message: message.to_string() }
    }

    /// The folder holds something else.
    pub(crate) fn foreign(message: impl fmt::Display) -> Self {
        Self { kind: Kind::Foreign, message: message.to_string() }
    }

    /// Another run writes to the folder.
    pub(crate) fn busy(folder: &Path) -> Self {
        let message = format!("{}: another import is writing here; wait until it is done", folder.display());
        Self { kind: Kind::Busy, message }
    }

    /// Someone stopped the run.
    pub(crate) fn stopped() -> Self {
        let message = "stopped; what was read is kept, and the next run goes on from here";
        Self { kind: Kind::Stopped, message: message.to_owned() }
    }

    /// What was kept of earlier runs cannot be read.
    pub(crate) fn store(store: &Path, error: &io::Error) -> Self {
        let message = format!("{}: {error}; run it again with --again to parse all anew", store.display());
        Self { kind: Kind::Io, message }
    }

    /// A table could not be written.
    pub(crate) fn sink(folder: &Path, error: &sink::Error) -> Self {
        if error.is_full() {
            return Self::full(&folder.join(error.file()));
        }
        Self { kind: Kind::Io, message: format!("{}: {error}", folder.display()) }
    }

    fn full(place: &Path) -> Self {
        let place = place.display();
        let message = format!("{place}: the disk is full; make room and run it again: what was done is kept");
        Self { kind: Kind::Full, message }
    }

    /// A defect of this program.
    pub(crate) fn internal(message: impl fmt::Display) -> Self {
        Self { kind: Kind::Internal, message: format!("internal error, please report it: {message}") }
    }

    /// A place could not be read or written.
    pub(crate) fn io(place: &Path, error: &io::Error) -> Self {
        let shown = place.display();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::full(place),
            io::ErrorKind::PermissionDenied => {
                Self { kind: Kind::Io, message: format!("{shown}: permission denied") }
            }
            _ => Self { kind: Kind::Io, message: format!("{shown}: {error}") },
        }
    }

    /// One stable word: `usage`, `foreign` when the target holds something
    /// else, `busy` when another run writes to it, `full`, `stopped`, `io`,
    /// `internal`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.kind {
            Kind::Usage => "usage",
            Kind::Foreign => "foreign",
            Kind::Busy => "busy",
            Kind::Full => "full",
            Kind::Stopped => "stopped",
            Kind::Io => "io",
            Kind::Internal => "internal",
        }
    }
}

impl fmt::Display for ImportFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ImportFailure {}

/// Says of which place an error of the system is.
pub(crate) trait At<T> {
    /// With the place.
    fn at(self, place: &Path) -> Result<T, ImportFailure>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, place: &Path) -> Result<T, ImportFailure> {
        self.map_err(|error| ImportFailure::io(place, &error))
    }
}
