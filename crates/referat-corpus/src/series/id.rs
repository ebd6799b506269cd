//! Identities that follow from what is identified alone, so that they stay
//! when documents are added.

use std::fmt;

use sha2::{Digest, Sha256};

/// Sixteen hexadecimal digits of what defines a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Id(u64);

impl Id {
    /// The identity of a thing of a kind that these parts define.
    pub(super) fn of(kind: &str, parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in std::iter::once(&kind).chain(parts) {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        Self(hash.finalize().iter().take(8).fold(0, |id, byte| id << 8 | u64::from(*byte)))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
