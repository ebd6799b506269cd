//! LibreOffice, which makes of a Word file what a secretary would: a PDF, a
//! file of another office.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Converts a Word file to a format, beside it: `pdf`, `odt`.
///
/// # Errors
/// When LibreOffice is not installed, or gives nothing.
pub fn convert(word: &Path, format: &str) -> io::Result<()> {
    let folder = word.parent().unwrap_or(Path::new("."));
    let status = Command::new("soffice")
        .args(["--headless", "--convert-to", format, "--outdir"])
        .arg(folder)
        .arg(word)
        .stdout(Stdio::null())
        .status()?;
    if status.success() && word.with_extension(format).exists() {
        Ok(())
    } else {
        Err(io::Error::other(format!("LibreOffice made no {format} of {}", word.display())))
    }
}
