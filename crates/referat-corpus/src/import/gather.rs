//! All documents that there are, in order: what tables are made of.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;

use super::failure::ImportFailure;
use super::read::Found;
use crate::hash::{Hash, Hasher};
use crate::path::shown;
use crate::record::{Place, Record, Unread};
use crate::store::Store;

/// An archive as it is now.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The documents by their first place, with all their places.
    pub(super) documents: Vec<(Hash, Vec<Place>)>,
    /// What gave no document, in order.
    pub(super) unread: Vec<Unread>,
}

/// So many documents are read at a time.
const CHUNK: usize = 8;

impl Gathered {
    /// What was found, by content.
    pub(super) fn of(found: Found, store: &Store) -> Self {
        let mut places: HashMap<Hash, Vec<Place>> = HashMap::new();
        let mut unread = found.unread;
        for (key, hash) in found.files {
            for member in store.content(&hash).unwrap_or_default() {
                let place = Place { path: shown(&key).to_owned(), inside: member.inside.clone() };
                match &member.document {
                    Ok(document) => places.entry(*document).or_default().push(place),
                    Err(fault) => {
                        let (kind, message) = (fault.kind.clone(), fault.message.clone());
                        unread.push(Unread { place, kind, message });
                    }
                }
            }
        }
        let mut documents: Vec<(Hash, Vec<Place>)> = places.into_iter().collect();
        for (_, places) in &mut documents {
            places.sort_unstable();
            // A path may be given twice.
            places.dedup();
        }
        documents.sort_unstable_by(|(_, a), (_, b)| a.cmp(b));
        unread.sort_unstable();
        unread.dedup();
        Self { documents, unread }
    }

    /// Adds all of it to a hash: the same archive has the same.
    pub(super) fn add_to(&self, hasher: &mut Hasher) {
        let mut add = |it: &str| hasher.add(it.as_bytes());
        let mut place = |it: &Place| {
            add(&it.path);
            add(it.inside.as_deref().unwrap_or_default());
        };
        for (_, places) in &self.documents {
            places.iter().for_each(&mut place);
        }
        self.unread.iter().for_each(|it| place(&it.place));
        self.documents.iter().for_each(|(hash, _)| hasher.add(hash.to_string().as_bytes()));
        for it in &self.unread {
            hasher.add(it.kind.as_bytes());
            hasher.add(it.message.as_bytes());
        }
    }

    /// Gives all documents in order, some at a time, to `each`, after `make`
    /// has made of them, on other threads, what it wants.
    ///
    /// # Errors
    /// When the store cannot be read, `each` fails, or the run was stopped.
    pub(super) fn each<T: Send>(
        &self,
        store: &Store,
        jobs: usize,
        stopped: &AtomicBool,
        make: impl Fn(Vec<Record>) -> T + Sync,
        mut each: impl FnMut(T, usize) -> Result<(), ImportFailure>,
    ) -> Result<(), ImportFailure> {
        let jobs = jobs.max(1);
        thread::scope(|scope| {
            // Each thread has every so-manieth chunk, so that they come in order
            // from one after the other.
            let made = (0..jobs).map(|first| {
                let (to, from) = mpsc::sync_channel(1);
                let make = &make;
                scope.spawn(move || {
                    let mut reader = store.reader();
                    for chunk in self.documents.chunks(CHUNK).skip(first).step_by(jobs) {
                        let record = |(hash, places): &(Hash, Vec<Place>)| {
                            let at = store
                                .document(hash)
                                .ok_or_else(|| std::io::Error::other("it has lost a document"))?;
                            let mut parsed = reader.read(at)?;
                            parsed.document.name = places.first().map(|it| it.name().to_owned());
                            Ok(Record { parsed, places: places.clone() })
                        };
                        let records: std::io::Result<Vec<Record>> = chunk.iter().map(record).collect();
                        let is_last = records.is_err();
                        if to.send(records.map(|it| (make(it), chunk.len()))).is_err() || is_last {
                            return;
                        }
                    }
                });
                from
            });
            let made: Vec<_> = made.collect();
            for from in made.iter().cycle().take(self.documents.len().div_ceil(CHUNK)) {
                if stopped.load(Ordering::Relaxed) {
                    return Err(ImportFailure::stopped());
                }
                let chunk = from.recv().map_err(|_| ImportFailure::internal("a thread has ended"))?;
                let (chunk, count) = chunk.map_err(|error| ImportFailure::store(store.folder(), &error))?;
                each(chunk, count)?;
            }
            Ok(())
        })
    }
}
