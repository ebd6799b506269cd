//! One file: its bytes, and a stage run on them.

use std::any::Any;
use std::fs;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::failure::Reason;

/// The bytes of a file; `-` is standard input.
///
/// # Errors
/// When the file cannot be opened or read.
pub fn load(file: &Path) -> Result<Vec<u8>, Reason> {
    if file != Path::new("-") {
        return Ok(fs::read(file)?);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Runs a stage on one file. Reading promises not to panic on any bytes;
/// should it, that is the file's failure and the next file's turn.
///
/// # Errors
/// When the stage fails or panics.
pub fn attempt<T, E: Into<Reason>>(stage: impl FnOnce() -> Result<T, E>) -> Result<T, Reason> {
    match catch_unwind(AssertUnwindSafe(stage)) {
        Ok(outcome) => outcome.map_err(Into::into),
        Err(panic) => Err(Reason::Internal(message(&*panic).to_owned())),
    }
}

fn message(panic: &(dyn Any + Send)) -> &str {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => text,
        (_, Some(text)) => text,
        _ => "panic without a message",
    }
}

#[cfg(test)]
mod tests {
    use referat::Error;

    use super::*;

    #[test]
    fn a_panic_is_a_failure_with_its_message() {
        let reason = attempt::<(), Error>(|| panic!("row {} is missing", 3)).unwrap_err();
        assert_eq!((reason.kind(), reason.to_string().contains("row 3 is missing")), ("internal", true));
    }

    #[test]
    fn a_document_error_keeps_its_kind() {
        assert_eq!(attempt::<(), Error>(|| Err(Error::encrypted())).unwrap_err().kind(), "encrypted");
    }
}
