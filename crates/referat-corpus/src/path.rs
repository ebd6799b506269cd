//! Paths as bytes and as text: the names of files need not be Unicode.

use std::ffi::OsString;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// A path as bytes.
#[cfg(unix)]
pub(crate) fn to_bytes(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().to_vec()
}

/// A path of bytes.
#[cfg(unix)]
pub(crate) fn from_bytes(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes).into()
}

/// A path as bytes; one that is no Unicode is then not found.
#[cfg(not(unix))]
pub(crate) fn to_bytes(path: &Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}

/// A path of bytes.
#[cfg(not(unix))]
pub(crate) fn from_bytes(bytes: Vec<u8>) -> PathBuf {
    OsString::from(String::from_utf8_lossy(&bytes).into_owned()).into()
}

/// What no path has in it.
const END: char = '\0';

/// A text that is the path's alone; [`shown`] is what of it to show.
pub(crate) fn key(path: &Path) -> String {
    if let Some(text) = path.to_str() {
        return text.to_owned();
    }
    let mut key = path.to_string_lossy().into_owned();
    key.push(END);
    for byte in path.as_os_str().as_encoded_bytes() {
        // A string takes all that is written.
        let _ = write!(key, "{byte:02x}");
    }
    key
}

/// The path of a key, what is no Unicode replaced.
pub(crate) fn shown(key: &str) -> &str {
    key.split(END).next().unwrap_or(key)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_no_unicode_are_told_apart() {
        let path = |it: &[u8]| from_bytes(it.to_vec());
        let keys = [b"m\xF8te.txt", b"m\xE5te.txt"].map(|it| key(&path(it)));
        assert_ne!(keys[0], keys[1]);
        assert_eq!(keys.each_ref().map(|it| shown(it)), ["m\u{FFFD}te.txt"; 2]);
        assert_eq!(shown(&key(Path::new("møte.txt"))), "møte.txt");
        assert_eq!(to_bytes(&path(b"m\xF8te.txt")), b"m\xF8te.txt");
    }
}
