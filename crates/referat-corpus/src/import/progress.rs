//! How far a run has come.

/// How far a run has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// What it is at.
    pub stage: Stage,
    /// Files found so far; after reading, documents.
    pub files: u64,
    /// Whether these are all.
    pub is_found: bool,
    /// Files, or documents, that are done.
    pub done: u64,
    /// Files whose content was known from before.
    pub known: u64,
    /// Documents and files that could not be read.
    pub failed: u64,
    /// Files that were parsed.
    pub parsed: u64,
    /// Documents that were parsed, in files.
    pub documents: u64,
}

/// What a run is at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stage {
    /// Files are read and parsed.
    #[default]
    Reading,
    /// Documents are held against each other: meetings, matters, persons.
    Linking,
    /// Tables are written.
    Writing,
}
