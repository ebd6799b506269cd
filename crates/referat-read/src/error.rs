//! Why a file could not be read.

use std::fmt;

/// Why a file could not be read: the kind, and where it went wrong from the
/// outside in, as in `docx: word/document.xml: unexpected end of file`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
    message: String,
    /// The name of the limit that was exceeded.
    limit: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Empty,
    UnknownFormat,
    UnsupportedFormat,
    Container,
    Encrypted,
    Damaged,
    LimitExceeded,
}

impl Error {
    fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), limit: None }
    }

    /// There are no bytes.
    #[must_use]
    pub fn empty() -> Self {
        Self::new(Kind::Empty, "the file is empty")
    }

    /// The bytes look like nothing that is known.
    #[must_use]
    pub fn unknown_format() -> Self {
        Self::new(Kind::UnknownFormat, "the content is of no known document format")
    }

    /// The format is known by name but not read.
    #[must_use]
    pub fn unsupported_format(name: &str) -> Self {
        Self::new(Kind::UnsupportedFormat, format!("{name} files are not read"))
    }

    /// What is packed in this way is not unpacked.
    #[cfg(any(feature = "docx", feature = "odt", feature = "zip"))]
    pub(crate) fn unsupported_packing(name: &str) -> Self {
        Self::new(Kind::UnsupportedFormat, format!("what is packed with {name} is not read"))
    }

    /// The file is no document but holds some.
    #[must_use]
    pub fn container() -> Self {
        Self::new(Kind::Container, "the file is no document but holds some, which parse_all reads")
    }

    /// The file could hold documents but has none.
    #[must_use]
    pub fn without_documents() -> Self {
        Self::new(Kind::Empty, "there is no document in it")
    }

    /// A picture, which has no text until somebody recognises it.
    pub(crate) fn picture(name: &str) -> Self {
        let message = format!("it is a picture ({name}), whose text only OCR can read");
        Self::new(Kind::UnsupportedFormat, message)
    }

    /// A password is needed.
    #[must_use]
    pub fn encrypted() -> Self {
        Self::new(Kind::Encrypted, "the file is encrypted and needs a password")
    }

    /// The bytes do not hold together.
    pub fn damaged(reason: impl fmt::Display) -> Self {
        Self::new(Kind::Damaged, reason.to_string())
    }

    /// The file asks for more than a limit allows.
    pub(crate) fn limit_exceeded(limit: &'static str, what: impl fmt::Display) -> Self {
        let message = format!("{what} (limit {limit})");
        Self { limit: Some(limit), ..Self::new(Kind::LimitExceeded, message) }
    }

    /// Says where it happened: a format, a part of a package.
    #[must_use]
    pub fn context(mut self, place: impl fmt::Display) -> Self {
        self.message = format!("{place}: {}", self.message);
        self
    }

    /// Whether there was nothing: no bytes, or no document in a container.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kind == Kind::Empty
    }

    /// Whether the bytes looked like nothing that is known.
    #[must_use]
    pub fn is_unknown_format(&self) -> bool {
        self.kind == Kind::UnknownFormat
    }

    /// Whether the format is known by name but not read.
    #[must_use]
    pub fn is_unsupported_format(&self) -> bool {
        self.kind == Kind::UnsupportedFormat
    }

    /// Whether the file holds documents, which [`unpack`](crate::unpack) gives.
    #[must_use]
    pub fn is_container(&self) -> bool {
        self.kind == Kind::Container
    }

    /// Whether a password is needed.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        self.kind == Kind::Encrypted
    }

    /// Whether the bytes do not hold together.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.kind == Kind::Damaged
    }

    /// Whether a limit was exceeded.
    #[must_use]
    pub fn is_limit_exceeded(&self) -> bool {
        self.kind == Kind::LimitExceeded
    }

    /// The name of the limit that was exceeded, one of
    /// [`LIMITS`](crate::LIMITS).
    #[must_use]
    pub fn limit(&self) -> Option<&'static str> {
        self.limit
    }

    /// The kind as one stable word, as the Python package's `.kind` gives it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.kind {
            Kind::Empty => "empty",
            Kind::UnknownFormat => "unknown_format",
            Kind::UnsupportedFormat => "unsupported_format",
            Kind::Container => "container",
            Kind::Encrypted => "encrypted",
            Kind::Damaged => "damaged",
            Kind::LimitExceeded => "limit_exceeded",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// Magic numbers of kinds that archives hold but no reader takes.
const UNREAD: &[(&[u8], &str)] = &[
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "compound"),
    (b"{\\rtf", "RTF"),
    (b"\xFFWPC", "WordPerfect"),
    (b"\x9B\xA5", "Word 1"),
    (b"\x9C\xA5", "Word 1"),
    (b"\xDB\xA5", "Word 2"),
    (b"\x31\xBE", "Write or Word for DOS"),
    (b"\x32\xBE", "Write"),
    (b"\xFE\x32", "Word for Macintosh"),
    (b"\xFE\x34", "Word for Macintosh"),
    (b"\xFE\x37", "Word for Macintosh"),
    (b"\x01\xFE", "Works for DOS"),
    (b"PK\x03\x04", "zip"),
];

/// The error for bytes that no format claimed.
pub(crate) fn unread(bytes: &[u8]) -> Error {
    #[cfg(any(feature = "doc", feature = "docx", feature = "msg"))]
    if let Some(error) = crate::compound::unread(bytes) {
        return error;
    }
    #[cfg(any(feature = "docx", feature = "odt", feature = "zip"))]
    if let Some(error) = crate::package::unread(bytes) {
        return error;
    }
    if let Some(format) = crate::scan::kind(bytes) {
        return Error::picture(format.name);
    }
    kind_by_magic(bytes).map_or_else(Error::unknown_format, Error::unsupported_format)
}

/// The name of a kind of file that begins as the bytes do.
pub(crate) fn kind_by_magic(bytes: &[u8]) -> Option<&'static str> {
    UNREAD.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn old_kinds_of_files_are_called_by_their_names() {
        let rows: [(&[u8], &str); 6] = [
            (b"\xDB\xA5\x2D\x00", "Word 2 files are not read"),
            (b"\xFFWPC", "WordPerfect files are not read"),
            (b"\x01\xFE\x32\x00", "Works for DOS files are not read"),
            (b"\xFE\x37\x00\x23", "Word for Macintosh files are not read"),
            (b"\x31\xBE\x00\x00\x00\xAB", "Write or Word for DOS files are not read"),
            (b"\x32\xBE\x00\x00\x00\xAB", "Write files are not read"),
        ];
        for (bytes, expected) in rows {
            let error = crate::detect(bytes).err().expect("a kind that is not read");
            assert_eq!((error.to_string().as_str(), error.kind()), (expected, "unsupported_format"));
        }
    }
}
