//! What is said between the program and its workers.

use referat::{Language, Limits};
use serde::{Deserialize, Serialize};

use crate::hash::Hash;

/// How documents are parsed; the first message to a worker. What of it
/// changes the result is part of the store's key.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Setup {
    /// The language, when it should not be found out.
    pub language: Option<Language>,
    /// A profile, as TOML.
    pub profile: Option<String>,
    /// What a reader may spend on a file.
    #[serde(with = "limits")]
    pub limits: Limits,
    /// Whether scans are recognised.
    pub ocr: bool,
    /// The most memory that a worker may have, in bytes; where the system
    /// cannot limit it, it is not limited.
    pub memory: Option<u64>,
}

/// Asks for the documents in a file; its path is the body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Ask {
    /// How many documents in it are not asked for: those that were given, and
    /// one that a worker died of.
    pub(crate) skip: usize,
}

/// What a worker says of the file that it was asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Answer {
    /// It goes on to the document of this name in the file; empty for the
    /// file itself.
    Begin {
        /// The name.
        name: String,
    },
    /// What the document says, as the body: JSON, deflated.
    Parsed {
        /// The content of the document.
        hash: Hash,
    },
    /// The document is only a mail's letter.
    Letter,
    /// It could not be read.
    Failed {
        /// One stable word.
        kind: String,
        /// The reason.
        message: String,
    },
    /// That was all.
    End,
}

/// Limits by their names.
mod limits {
    use std::collections::BTreeMap;

    use referat::{LIMITS, Limits, limits};
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(limits: &Limits, to: S) -> Result<S::Ok, S::Error> {
        let named: BTreeMap<&str, u64> = LIMITS.iter().map(|it| (it.name, it.of(*limits))).collect();
        named.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Limits, D::Error> {
        let mut limits = Limits::default();
        for (name, value) in BTreeMap::<String, u64>::deserialize(from)? {
            limits::named(&name).map_err(D::Error::custom)?.set(&mut limits, value);
        }
        Ok(limits)
    }
}
