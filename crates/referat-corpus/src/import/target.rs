//! The folder that tables are written to.
//!
//! What a run writes for itself is in `.referat`: a mark that the folder is
//! ours, a lock, the [store](crate::store), and the tables while they are
//! made. They are moved to their places only when all of them have reached
//! the disk; a run that ends in between leaves a list by which the next one
//! goes on moving.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::failure::{At, ImportFailure};
use crate::hash::Hash;

/// A folder for tables, held by this run alone.
#[derive(Debug)]
pub(crate) struct Target {
    folder: PathBuf,
    own: PathBuf,
    // The system lets go of it when the program ends, however it ends.
    _lock: File,
}

/// What the tables in a target were made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Made {
    /// The hash of all that went into them.
    pub(crate) state: Hash,
    /// The files, with their sizes.
    pub(crate) files: Vec<(String, u64)>,
}

const OWN: &str = ".referat";
const MARK: &str = "target.json";
const MARKED: &str = "{\"target\":\"referat/1\"}\n";
const LOCK: &str = "lock";
const NEXT: &str = "next";
const READY: &str = "ready.json";
const MADE: &str = "made.json";

impl Target {
    /// Takes a folder, which is made when there is none.
    ///
    /// # Errors
    /// When it holds something else, another run has it, or it cannot be
    /// written to.
    pub(crate) fn open(folder: &Path) -> Result<Self, ImportFailure> {
        let own = folder.join(OWN);
        match fs::metadata(folder) {
            Ok(found) if !found.is_dir() => {
                return Err(ImportFailure::foreign(format_args!("{}: it is not a folder", folder.display())));
            }
            Ok(_) => is_ours(folder, &own)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(ImportFailure::io(folder, &error)),
        }
        fs::create_dir_all(&own).at(&own)?;
        let path = own.join(LOCK);
        let lock = File::options().create(true).write(true).truncate(false).open(&path).at(&path)?;
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(ImportFailure::busy(folder)),
            // Some network drives have no locks.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(ImportFailure::io(&path, &error)),
            Ok(()) => {}
        }
        let target = Self { folder: folder.to_owned(), own, _lock: lock };
        target.write(MARK, MARKED.as_bytes())?;
        target.move_tables()?;
        Ok(target)
    }

    /// Where the run keeps its own files.
    pub(crate) fn own(&self) -> &Path {
        &self.own
    }

    /// The folder itself.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the tables were made of, when they are all there.
    pub(crate) fn made(&self) -> Option<Made> {
        let made: Made = serde_json::from_slice(&fs::read(self.own.join(MADE)).ok()?).ok()?;
        let is_there = |(name, size): &(String, u64)| {
            fs::metadata(self.folder.join(name)).is_ok_and(|it| it.len() == *size)
        };
        made.files.iter().all(is_there).then_some(made)
    }

    /// An empty folder for new tables.
    pub(crate) fn next(&self) -> Result<PathBuf, ImportFailure> {
        let next = self.own.join(NEXT);
        if next.exists() {
            fs::remove_dir_all(&next).at(&next)?;
        }
        fs::create_dir(&next).at(&next)?;
        Ok(next)
    }

    /// Has the new tables take the place of the old ones.
    ///
    /// # Errors
    /// When they cannot be written, or a file that is not ours stands in the
    /// place of one.
    pub(crate) fn replace(&self, state: Hash) -> Result<(), ImportFailure> {
        let next = self.own.join(NEXT);
        let mut files = Vec::new();
        for entry in fs::read_dir(&next).at(&next)? {
            let path = entry.at(&next)?.path();
            let file = File::open(&path).at(&path)?;
            file.sync_all().at(&path)?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, file.metadata().at(&path)?.len()));
        }
        files.sort_unstable();
        let ours = self.listed(MADE).map(|it| it.files).unwrap_or_default();
        let is_foreign =
            |name: &str| self.folder.join(name).exists() && !ours.iter().any(|(ours, _)| ours == name);
        if let Some((name, _)) = files.iter().find(|(name, _)| is_foreign(name)) {
            let place = self.folder.join(name);
            let message = format!("{}: there is a file that no import wrote; move it away", place.display());
            return Err(ImportFailure::foreign(message));
        }
        sync_folder(&next);
        let ready = serde_json::to_vec(&Made { state, files }).map_err(io::Error::from).at(&next)?;
        self.write(READY, &ready)?;
        self.move_tables()
    }

    /// Moves the tables to their places, when they are ready.
    fn move_tables(&self) -> Result<(), ImportFailure> {
        let Some(ready) = self.listed(READY) else { return Ok(()) };
        let next = self.own.join(NEXT);
        for (name, _) in &ready.files {
            let from = next.join(name);
            // One that is no longer here was moved before the last run ended.
            if from.exists() {
                let to = self.folder.join(name);
                fs::rename(&from, &to).at(&to)?;
            }
        }
        for (name, _) in self.listed(MADE).map(|it| it.files).unwrap_or_default() {
            let old = self.folder.join(&name);
            if !ready.files.iter().any(|(it, _)| *it == name) && old.exists() {
                fs::remove_file(&old).at(&old)?;
            }
        }
        sync_folder(&self.folder);
        let list = self.own.join(READY);
        fs::rename(&list, self.own.join(MADE)).at(&list)?;
        sync_folder(&self.own);
        fs::remove_dir_all(&next).at(&next)
    }

    fn listed(&self, list: &str) -> Option<Made> {
        serde_json::from_slice(&fs::read(self.own.join(list)).ok()?).ok()
    }

    /// Writes one of our own files, wholly or not at all.
    fn write(&self, name: &str, content: &[u8]) -> Result<(), ImportFailure> {
        let path = self.own.join(name);
        let draft = self.own.join(format!("{name}.new"));
        let write = || {
            let mut file = File::create(&draft)?;
            file.write_all(content)?;
            file.sync_all()?;
            fs::rename(&draft, &path)
        };
        write().at(&path)?;
        sync_folder(&self.own);
        Ok(())
    }
}

/// Refuses a folder that holds what we did not write.
fn is_ours(folder: &Path, own: &Path) -> Result<(), ImportFailure> {
    let folder_name = folder.display();
    match fs::read_to_string(own.join(MARK)) {
        Ok(mark) if mark == MARKED => return Ok(()),
        Ok(_) => {
            let message =
                format!("{folder_name}: another version of this program wrote it; choose a new folder");
            return Err(ImportFailure::foreign(message));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(ImportFailure::io(own, &error)),
    }
    for entry in fs::read_dir(folder).at(folder)? {
        // A run may have ended before it set its mark.
        if entry.at(folder)?.file_name() != OWN {
            let message =
                format!("{folder_name}: the folder is not empty, and no import wrote it; choose another");
            return Err(ImportFailure::foreign(message));
        }
    }
    Ok(())
}

/// Has the names in a folder reach the disk, where the system can.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|it| it.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("referat-target-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    fn made(target: &Target, state: &str, tables: &[(&str, &str)]) -> Result<(), ImportFailure> {
        let next = target.next()?;
        for (name, text) in tables {
            fs::write(next.join(name), text).unwrap();
        }
        target.replace(Hash::of(state.as_bytes()))
    }

    fn content(folder: &Path) -> Vec<(String, String)> {
        let mut content: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|it| it.unwrap().path())
            .filter(|it| it.is_file())
            .map(|it| (it.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(it).unwrap()))
            .collect();
        content.sort();
        content
    }

    fn rows(rows: &[(&str, &str)]) -> Vec<(String, String)> {
        rows.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn new_tables_take_the_place_of_old_ones() {
        let folder = folder("replace");
        let target = Target::open(&folder).unwrap();
        made(&target, "1", &[("items.csv", "one"), ("votes.csv", "one")]).unwrap();
        made(&target, "2", &[("items.csv", "two"), ("links.csv", "two")]).unwrap();
        assert_eq!(content(&folder), rows(&[("items.csv", "two"), ("links.csv", "two")]));
        assert_eq!(target.made().unwrap().state, Hash::of(b"2"));
        fs::write(folder.join("items.csv"), "shorter or longer").unwrap();
        assert_eq!(target.made(), None);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_run_that_ended_while_it_moved_tables_is_made_good() {
        let folder = folder("moved");
        let target = Target::open(&folder).unwrap();
        made(&target, "1", &[("items.csv", "one"), ("votes.csv", "one")]).unwrap();
        let next = target.next().unwrap();
        fs::write(next.join("items.csv"), "two").unwrap();
        fs::write(next.join("votes.csv"), "two").unwrap();
        drop(target);
        let target = Target::open(&folder).unwrap();
        assert_eq!(
            content(&folder),
            rows(&[("items.csv", "one"), ("votes.csv", "one")]),
            "they were not ready"
        );
        let files = vec![("items.csv".to_owned(), 3), ("votes.csv".to_owned(), 3)];
        let ready = Made { state: Hash::of(b"2"), files };
        target.write(READY, &serde_json::to_vec(&ready).unwrap()).unwrap();
        fs::rename(next.join("items.csv"), folder.join("items.csv")).unwrap();
        drop(target);
        let target = Target::open(&folder).unwrap();
        assert_eq!(content(&folder), rows(&[("items.csv", "two"), ("votes.csv", "two")]));
        assert_eq!(target.made(), Some(ready));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_no_import_wrote_is_left_alone() {
        let folder = folder("foreign");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("letter.txt"), "Hei").unwrap();
        assert_eq!(Target::open(&folder).unwrap_err().kind(), "foreign");
        assert_eq!(Target::open(&folder.join("letter.txt")).unwrap_err().kind(), "foreign");
        assert_eq!(content(&folder), rows(&[("letter.txt", "Hei")]));
        let inner = folder.join("tables");
        let target = Target::open(&inner).unwrap();
        made(&target, "1", &[]).unwrap();
        fs::write(inner.join("items.csv"), "mine").unwrap();
        assert_eq!(made(&target, "2", &[("items.csv", "two")]).unwrap_err().kind(), "foreign");
        assert_eq!(content(&inner), rows(&[("items.csv", "mine")]));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_second_run_is_told_that_there_is_one() {
        let folder = folder("busy");
        let target = Target::open(&folder).unwrap();
        let refused = Target::open(&folder).unwrap_err();
        assert_eq!(refused.kind(), "busy");
        drop(target);
        Target::open(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
    }
}
