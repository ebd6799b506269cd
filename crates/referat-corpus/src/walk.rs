//! Finding files.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::Failure;

/// Every file at or under the paths: the paths in the order given, a
/// directory's entries by name. Left out are names that begin with a dot,
/// what an office program keeps beside a file that is open (`~$`), and links
/// to directories, which may lead round in circles, or to files outside of
/// the directory that was given; a path given is always followed. What cannot
/// be listed stands in its place as a failure.
pub fn walk(paths: &[PathBuf]) -> impl Iterator<Item = Result<PathBuf, Failure>> + use<> {
    walk_without(paths, None)
}

/// As [`walk`], and without what is in a directory.
pub(crate) fn walk_without(
    paths: &[PathBuf],
    without: Option<&Path>,
) -> impl Iterator<Item = Result<PathBuf, Failure>> + use<> {
    let without = without.and_then(|it| it.canonicalize().ok());
    let mut pending: Vec<Met> =
        paths.iter().rev().map(|path| Met { path: path.clone(), within: None }).collect();
    std::iter::from_fn(move || {
        while let Some(met) = pending.pop() {
            let directory = match met.what() {
                What::File => return Some(Ok(met.path)),
                What::Nothing => continue,
                What::Directory => met,
            };
            if without.is_some() && directory.path.canonicalize().ok() == without {
                continue;
            }
            match directory.entries() {
                Ok(entries) => pending.extend(entries),
                Err(error) => return Some(Err(Failure::new(&directory.path, error))),
            }
        }
        None
    })
}

/// A path that was come by.
struct Met {
    path: PathBuf,
    /// The directory given that it is in; none when it was given itself.
    within: Option<Rc<Path>>,
}

enum What {
    /// Also one that cannot be looked at: that is told when it is opened.
    File,
    Directory,
    /// Nothing that is asked for.
    Nothing,
}

impl Met {
    fn what(&self) -> What {
        let Some(within) = &self.within else {
            return if self.path.is_dir() { What::Directory } else { What::File };
        };
        match self.path.symlink_metadata() {
            Ok(found) if found.is_dir() => What::Directory,
            Ok(found) if found.is_symlink() => match (self.path.canonicalize(), within.canonicalize()) {
                (Ok(target), Ok(within)) if target.is_dir() || !target.starts_with(&within) => What::Nothing,
                _ => What::File,
            },
            _ => What::File,
        }
    }

    /// A directory's entries, the last by name first.
    fn entries(&self) -> io::Result<Vec<Self>> {
        let within = self.within.clone().unwrap_or_else(|| self.path.as_path().into());
        let entries = fs::read_dir(&self.path)?.map(|entry| Ok(entry?.path()));
        let mut entries = entries.collect::<io::Result<Vec<PathBuf>>>()?;
        entries.retain(|path| !is_aside(path));
        entries.sort_unstable_by(|a, b| b.cmp(a));
        Ok(entries.into_iter().map(|path| Self { path, within: Some(Rc::clone(&within)) }).collect())
    }
}

/// Whether a file is hidden, or only there while another one is open:
/// `~$ferat.docx`, `.~lock.referat.odt#`.
pub(crate) fn is_aside(path: &Path) -> bool {
    let name = path.file_name().map(OsStr::as_encoded_bytes).unwrap_or_default();
    name.starts_with(b".") || name.starts_with(b"~$")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(paths: &[PathBuf]) -> Vec<PathBuf> {
        walk(paths).map(Result::unwrap).collect()
    }

    fn folder(name: &str, files: &[&str]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("referat-walk-{name}-{}", std::process::id()));
        for file in files {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "").unwrap();
        }
        folder.canonicalize().unwrap()
    }

    #[test]
    fn a_path_that_is_not_there_is_left_to_whoever_opens_it() {
        assert_eq!(
            found(&["-".into(), "nowhere/a.txt".into()]),
            [Path::new("-"), Path::new("nowhere/a.txt")]
        );
    }

    #[test]
    fn what_office_programs_leave_beside_an_open_file_is_passed_over() {
        let folder =
            folder("aside", &["~$ferat.docx", ".~lock.referat.odt#", "referat.docx", "~referat.docx"]);
        let all = found(std::slice::from_ref(&folder));
        let given = found(&[folder.join("~$ferat.docx")]);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(all, [folder.join("referat.docx"), folder.join("~referat.docx")]);
        assert_eq!(given, [folder.join("~$ferat.docx")]);
    }

    #[test]
    fn a_directory_may_be_left_out() {
        let folder = folder("without", &["a/1.txt", "b/2.txt"]);
        let all: Vec<_> = walk_without(std::slice::from_ref(&folder), Some(&folder.join("a/../b"))).collect();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(all.into_iter().map(Result::unwrap).collect::<Vec<_>>(), [folder.join("a/1.txt")]);
    }

    #[cfg(unix)]
    #[test]
    fn a_linked_directory_is_entered_when_it_is_given_and_not_when_it_is_met() {
        let folder = folder("linked", &["a/1.txt", "2.txt"]);
        std::os::unix::fs::symlink(&folder, folder.join("b")).unwrap();
        let met = found(&[folder.join("2.txt"), folder.clone()]);
        let given = found(&[folder.join("b")]);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(met, [folder.join("2.txt"), folder.join("2.txt"), folder.join("a/1.txt")]);
        assert_eq!(given, [folder.join("b/2.txt"), folder.join("b/a/1.txt")]);
    }

    #[cfg(unix)]
    #[test]
    fn a_linked_file_is_followed_within_the_directory_that_is_given() {
        use std::os::unix::fs::symlink;
        let folder = folder("links", &["in/a/1.txt", "out/2.txt"]);
        for (target, link) in
            [("in/a/1.txt", "in/inside"), ("out/2.txt", "in/outside"), ("in/a/3.txt", "in/gone")]
        {
            symlink(folder.join(target), folder.join(link)).unwrap();
        }
        let met = found(&[folder.join("in")]);
        let given = found(&[folder.join("in/outside")]);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(met, ["in/a/1.txt", "in/gone", "in/inside"].map(|it| folder.join(it)));
        assert_eq!(given, [folder.join("in/outside")]);
    }
}
