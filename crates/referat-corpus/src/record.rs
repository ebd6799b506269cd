//! A document of an archive, as tables, series and the report see it.

use referat::Parsed;
use serde::{Deserialize, Serialize};

/// A document and everywhere that it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// What it says; `document.name` is that of its first place.
    pub parsed: Parsed,
    /// Where it is, in order; never empty.
    pub places: Vec<Place>,
}

/// Where a document is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The file, as it was come by; what of its name is no Unicode is
    /// replaced.
    pub path: String,
    /// The document's name in the file, when the file is an archive or a
    /// mail and it is not the mail's own text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inside: Option<String>,
}

/// Something that gave no document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unread {
    /// Where it is.
    #[serde(flatten)]
    pub place: Place,
    /// One stable word for the reason: `encrypted`, `damaged`, `deadline` ...
    pub kind: String,
    /// The reason in words.
    pub message: String,
}

impl Place {
    /// The name that the document goes by: the one in its file, or else the
    /// file's without folders.
    #[must_use]
    pub fn name(&self) -> &str {
        self.inside.as_deref().unwrap_or_else(|| {
            let is_separator = |it| it == '/' || (cfg!(windows) && it == '\\');
            self.path.rsplit(is_separator).next().unwrap_or(&self.path)
        })
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.path)?;
        self.inside.iter().try_for_each(|inside| write!(f, ": {inside}"))
    }
}
