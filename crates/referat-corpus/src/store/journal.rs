//! What stands in a store's journal.

use serde::{Deserialize, Serialize};

use super::{At, Fault, Member, Stamp};
use crate::hash::Hash;

/// What a journal begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    /// The version of what follows.
    version: String,
    /// How documents were parsed.
    key: Hash,
}

impl Header {
    pub(super) fn of(key: Hash) -> Self {
        Self { version: "store/1".to_owned(), key }
    }
}

/// Something that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Entry {
    /// Where the minutes of a document are.
    #[serde(rename = "d")]
    Document { hash: Hash, at: At },
    /// What documents are in files of this content.
    #[serde(rename = "c")]
    Content { hash: Hash, members: Vec<Member> },
    /// What content a file has.
    #[serde(rename = "f")]
    File { path: String, stamp: Stamp, hash: Hash },
}

/// A result as JSON has it: a hash, or a fault.
pub(super) mod outcome {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Fault, Hash};

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Outcome {
        Hash(Hash),
        Fault(Fault),
    }

    pub(in super::super) fn serialize<S: Serializer>(
        outcome: &Result<Hash, Fault>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match outcome {
            Ok(hash) => hash.serialize(serializer),
            Err(fault) => fault.serialize(serializer),
        }
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Result<Hash, Fault>, D::Error> {
        Ok(match Outcome::deserialize(deserializer)? {
            Outcome::Hash(hash) => Ok(hash),
            Outcome::Fault(fault) => Err(fault),
        })
    }
}
