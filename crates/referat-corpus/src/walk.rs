//! Finding files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::Failure;

/// Every file at or under the paths: the paths in the order given, a
/// directory's entries by name. Names that begin with a dot are left out, as
/// are links to directories, which may lead round in circles; a path given
/// is always followed. What cannot be listed stands in its place as a
/// failure.
pub fn walk(paths: &[PathBuf]) -> impl Iterator<Item = Result<PathBuf, Failure>> + use<> {
    let mut pending: Vec<PathBuf> = paths.iter().rev().cloned().collect();
    let mut given = paths.len();
    std::iter::from_fn(move || {
        while let Some(path) = pending.pop() {
            // The paths not yet reached lie at the bottom of the stack.
            let is_given = pending.len() < given;
            given = given.min(pending.len());
            if !path.is_dir() {
                return Some(Ok(path));
            }
            if !is_given && path.is_symlink() {
                continue;
            }
            match entries(&path) {
                Ok(entries) => pending.extend(entries),
                Err(error) => return Some(Err(Failure::new(&path, error))),
            }
        }
        None
    })
}

/// A directory's entries, the last by name first.
fn entries(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(directory)?.map(|entry| Ok(entry?.path()));
    let mut entries = entries.collect::<io::Result<Vec<PathBuf>>>()?;
    entries.retain(|path| path.file_name().is_some_and(|name| !name.as_encoded_bytes().starts_with(b".")));
    entries.sort_unstable_by(|a, b| b.cmp(a));
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_is_not_there_is_left_to_whoever_opens_it() {
        let found: Vec<PathBuf> = walk(&["-".into(), "nowhere/a.txt".into()]).map(Result::unwrap).collect();
        assert_eq!(found, [Path::new("-"), Path::new("nowhere/a.txt")]);
    }

    #[cfg(unix)]
    #[test]
    fn a_linked_directory_is_entered_when_it_is_given_and_not_when_it_is_met() {
        let folder = std::env::temp_dir().join(format!("referat-walk-{}", std::process::id()));
        fs::create_dir_all(folder.join("a")).unwrap();
        fs::write(folder.join("a/1.txt"), "").unwrap();
        fs::write(folder.join("2.txt"), "").unwrap();
        std::os::unix::fs::symlink(&folder, folder.join("b")).unwrap();
        let found = |paths: &[PathBuf]| -> Vec<PathBuf> { walk(paths).map(Result::unwrap).collect() };
        let met = found(&[folder.join("2.txt"), folder.clone()]);
        let given = found(&[folder.join("b")]);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(met, [folder.join("2.txt"), folder.join("2.txt"), folder.join("a/1.txt")]);
        assert_eq!(given, [folder.join("b/2.txt"), folder.join("b/a/1.txt")]);
    }
}
