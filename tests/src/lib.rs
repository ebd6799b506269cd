//! What the tests share: where things are, and comparing with a golden.

pub mod containers;
pub mod copies;
pub mod docx;
pub mod fixtures;
pub mod generate;
pub mod gold;
pub mod hostile;
pub mod office;
pub mod outline;
pub mod program;
pub mod records;
pub mod scan;
pub mod script;
pub mod suite;
pub mod watch;

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the repository.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a folder of the repository")
}

/// Compares with a committed file; `UPDATE=1` rewrites it. Read the diff.
///
/// # Panics
/// When the file differs: with its name and its first line that does.
pub fn check(golden: &Path, actual: &str) {
    let expected = fs::read_to_string(golden).unwrap_or_default();
    if expected == actual {
        return;
    }
    if std::env::var_os("UPDATE").is_some() {
        return fs::write(golden, actual).expect("goldens can be written");
    }
    let same = expected.lines().zip(actual.lines()).take_while(|(expected, actual)| expected == actual);
    let number = same.count();
    let line = |text: &str| text.lines().nth(number).unwrap_or("(end)").to_owned();
    panic!(
        "{} differs at line {}:\n  expected: {}\n  actual:   {}\nUPDATE=1 cargo test -p referat-tests rewrites it",
        golden.display(),
        number + 1,
        line(&expected),
        line(actual),
    );
}

/// Every file under a folder, sorted; none when there is no such folder.
#[must_use]
pub fn files(folder: &Path) -> Vec<PathBuf> {
    if !folder.exists() {
        return Vec::new();
    }
    referat_corpus::walk(&[folder.to_owned()]).collect::<Result<_, _>>().expect("the folder can be read")
}
