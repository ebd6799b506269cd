//! What is wrong with a profile.

use std::error::Error;
use std::fmt;

/// Why a text is no profile. Printed with the line: ``line 3: unknown key
/// `decison`; did you mean `decision`?``
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileError {
    line: Option<usize>,
    message: String,
}

impl ProfileError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { line: None, message: message.into() }
    }

    /// With the line of a byte of the profile's text.
    pub(super) fn at(self, text: &str, byte: usize) -> Self {
        let before = text.as_bytes().iter().take(byte);
        Self { line: Some(before.filter(|it| **it == b'\n').count() + 1), ..self }
    }

    /// The line, from 1, where the profile came as text.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.line
    }
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl Error for ProfileError {}
