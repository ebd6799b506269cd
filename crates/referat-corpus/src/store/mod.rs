//! What is known of an archive: what its files hold, and what each document
//! says, so that only what is new is parsed.
//!
//! A store is a folder: `journal` says what is known, and `0.shard`,
//! `1.shard` ... hold the minutes, JSON deflated. Both are logs. A document
//! is in the journal only after its minutes have reached the disk, so that
//! whatever ends the program, or the machine, the journal up to its last
//! whole entry is true.

mod journal;
mod log;

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use flate2::read::DeflateDecoder;
use referat::Parsed;
use serde::{Deserialize, Serialize};

use crate::hash::Hash;
use journal::{Entry, Header};
use log::Log;

/// What one document in a file came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Member {
    /// Its name in the file, when it is not the file itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) inside: Option<String>,
    /// Its content, by which it is found in the store; or why there is none.
    #[serde(with = "journal::outcome")]
    pub(crate) document: Result<Hash, Fault>,
}

/// Why a document could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fault {
    /// One stable word.
    pub(crate) kind: String,
    /// The reason.
    pub(crate) message: String,
}

impl Fault {
    /// Whether another time it may be read: when a program that was missing
    /// is installed, or a disk is there again.
    fn may_pass(&self) -> bool {
        self.kind == "io" || self.kind.starts_with("ocr_")
    }
}

/// How a file was when it was last read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    /// Its size in bytes.
    pub(crate) size: u64,
    /// When it was changed, in nanoseconds since 1970; 0 when that is not
    /// known, or was so short before that another change might not show.
    pub(crate) modified: u64,
}

/// Where minutes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct At {
    shard: u32,
    at: u64,
    /// How many bytes they take.
    pub(crate) length: u32,
}

/// The store of one way of parsing.
#[derive(Debug)]
pub(crate) struct Store {
    folder: PathBuf,
    journal: Log,
    shard: Option<(u32, Log)>,
    /// Entries whose minutes may not have reached the disk.
    waiting: Vec<Vec<u8>>,
    waiting_bytes: usize,
    known: Known,
}

/// What a journal says.
#[derive(Debug, Default)]
struct Known {
    files: HashMap<Box<str>, (Stamp, Hash)>,
    contents: HashMap<Hash, Box<[Member]>>,
    documents: HashMap<Hash, At>,
}

/// A shard is closed once it has this many bytes.
const SHARD: u64 = 256 << 20;

const JOURNAL: &str = "journal";

impl Store {
    /// The store in `own` whose minutes were parsed in the way that `key`
    /// stands for: the last one that was begun, or a new one. One that is to
    /// be `fresh` is new.
    pub(crate) fn open(own: &Path, key: Hash, fresh: bool) -> io::Result<Self> {
        let mut numbers = numbers(own)?;
        numbers.sort_unstable();
        for number in numbers.iter().rev().filter(|_| !fresh) {
            if let Some(store) = Self::of(own.join(name(*number)), key)? {
                return Ok(store);
            }
        }
        let folder = own.join(name(numbers.last().map_or(0, |it| it + 1)));
        fs::create_dir(&folder)?;
        let mut journal = Log::create(&folder.join(JOURNAL))?;
        journal.add(&serde_json::to_vec(&Header::of(key))?)?;
        journal.sync()?;
        Ok(Self::with(folder, journal, Known::default()))
    }

    /// Lets go of what is known of files, once they are gathered: what is left
    /// are documents, and where they are.
    pub(crate) fn forget_files(&mut self) {
        self.known.files = HashMap::new();
        self.known.contents = HashMap::new();
    }

    fn with(folder: PathBuf, journal: Log, known: Known) -> Self {
        Self { folder, journal, shard: None, waiting: Vec::new(), waiting_bytes: 0, known }
    }

    /// The store in a folder, when it is one for this key.
    fn of(folder: PathBuf, key: Hash) -> io::Result<Option<Self>> {
        let path = folder.join(JOURNAL);
        if !path.is_file() {
            return Ok(None);
        }
        let mut header = None;
        let mut known = Known::default();
        let mut is_other = false;
        let opened = Log::open(&path, |piece| {
            if header.is_none() {
                let found = serde_json::from_slice::<Header>(piece)?;
                is_other = found != Header::of(key);
                header = Some(found);
                // Nothing of another store is cut off.
                return if is_other { Err(io::ErrorKind::Other.into()) } else { Ok(()) };
            }
            known.add(serde_json::from_slice::<Entry>(piece)?);
            Ok(())
        });
        let journal = match opened {
            _ if is_other => return Ok(None),
            // Another version of the program wrote it.
            Err(error) if error.kind() == io::ErrorKind::InvalidData => return Ok(None),
            opened => opened?,
        };
        Ok(header.map(|_| Self::with(folder, journal, known)))
    }

    /// Where it is.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The content of a file, when it is as it was.
    pub(crate) fn file(&self, path: &str, stamp: Stamp) -> Option<Hash> {
        let (known, hash) = self.known.files.get(path)?;
        (*known == stamp && stamp.modified != 0 && self.known.contents.contains_key(hash)).then_some(*hash)
    }

    /// The documents in a file of this content.
    pub(crate) fn content(&self, hash: &Hash) -> Option<&[Member]> {
        self.known.contents.get(hash).map(|it| &**it)
    }

    /// Where the minutes of a document are.
    pub(crate) fn document(&self, hash: &Hash) -> Option<At> {
        self.known.documents.get(hash).copied()
    }

    /// Keeps the minutes of a document.
    pub(crate) fn add_document(&mut self, hash: Hash, packed: &[u8]) -> io::Result<()> {
        if self.known.documents.contains_key(&hash) {
            return Ok(());
        }
        let (number, shard) = self.shard()?;
        let at = At {
            shard: number,
            at: shard.add(packed)?,
            length: u32::try_from(packed.len()).unwrap_or(u32::MAX),
        };
        self.waiting_bytes += packed.len();
        self.add(Entry::Document { hash, at })
    }

    /// Keeps what the documents in a file of this content are. Where a fault
    /// is not the content's, that is known to this run alone.
    pub(crate) fn add_content(&mut self, hash: Hash, members: Vec<Member>) -> io::Result<()> {
        let may_pass = |it: &Member| it.document.as_ref().is_err_and(Fault::may_pass);
        let is_for_now = members.iter().any(may_pass);
        let entry = Entry::Content { hash, members };
        if is_for_now {
            self.known.add(entry);
            return Ok(());
        }
        self.add(entry)
    }

    /// Keeps what a file holds.
    pub(crate) fn add_file(&mut self, path: String, stamp: Stamp, hash: Hash) -> io::Result<()> {
        if self.known.files.get(path.as_str()) == Some(&(stamp, hash)) {
            return Ok(());
        }
        self.add(Entry::File { path, stamp, hash })
    }

    fn add(&mut self, entry: Entry) -> io::Result<()> {
        let piece = serde_json::to_vec(&entry)?;
        self.waiting_bytes += piece.len();
        self.waiting.push(piece);
        self.known.add(entry);
        Ok(())
    }

    /// How much would be lost if the machine ended now.
    pub(crate) fn waiting(&self) -> usize {
        self.waiting_bytes
    }

    /// Has all that was added reach the disk: first the minutes, then the
    /// journal that names them.
    pub(crate) fn sync(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        if let Some((_, shard)) = &mut self.shard {
            shard.sync()?;
        }
        for piece in self.waiting.drain(..) {
            self.journal.add(&piece)?;
        }
        self.waiting_bytes = 0;
        self.journal.sync()
    }

    /// The shard that is written to. Each run begins one of its own: the end
    /// of the last may be torn.
    fn shard(&mut self) -> io::Result<(u32, &mut Log)> {
        let number = match &mut self.shard {
            Some((number, log)) if log.end() >= SHARD => {
                log.sync()?;
                Some(*number + 1)
            }
            Some(_) => None,
            None => Some(next_shard(&self.folder)?),
        };
        if let Some(number) = number {
            let log = Log::create(&self.folder.join(shard_name(number)))?;
            self.shard = Some((number, log));
        }
        let (number, log) = self.shard.as_mut().expect("it was opened above");
        Ok((*number, log))
    }

    /// Reads minutes, each of the threads that does so with a reader of its
    /// own.
    pub(crate) fn reader(&self) -> Reader {
        Reader { folder: self.folder.clone(), shard: None, text: Vec::new() }
    }

    /// Removes the stores of other ways of parsing.
    pub(crate) fn remove_others(&self, own: &Path) -> io::Result<()> {
        let mine = self.folder.file_name();
        for number in numbers(own)? {
            let folder = own.join(name(number));
            if folder.file_name() != mine {
                fs::remove_dir_all(folder)?;
            }
        }
        Ok(())
    }
}

impl Known {
    fn add(&mut self, entry: Entry) {
        match entry {
            Entry::Document { hash, at } => drop(self.documents.insert(hash, at)),
            Entry::Content { hash, members } => drop(self.contents.insert(hash, members.into())),
            Entry::File { path, stamp, hash } => drop(self.files.insert(path.into(), (stamp, hash))),
        }
    }
}

/// Reads minutes from a store's shards.
#[derive(Debug)]
pub(crate) struct Reader {
    folder: PathBuf,
    shard: Option<(u32, File)>,
    /// The document's text, inflated; kept for the next.
    text: Vec<u8>,
}

impl Reader {
    /// The minutes there.
    pub(crate) fn read(&mut self, at: At) -> io::Result<Parsed> {
        let file = match self.shard.take().filter(|(number, _)| *number == at.shard) {
            Some((_, file)) => file,
            None => File::open(self.folder.join(shard_name(at.shard)))?,
        };
        let piece = log::piece(&file, at.at)?;
        self.shard = Some((at.shard, file));
        self.text.clear();
        DeflateDecoder::new(&piece[..]).read_to_end(&mut self.text)?;
        Ok(serde_json::from_slice(&self.text)?)
    }
}

fn name(number: u32) -> String {
    format!("store-{number}")
}

fn shard_name(number: u32) -> String {
    format!("{number}.shard")
}

/// The numbers of the stores in a folder.
fn numbers(own: &Path) -> io::Result<Vec<u32>> {
    numbered(own, |name| name.strip_prefix("store-"))
}

fn next_shard(folder: &Path) -> io::Result<u32> {
    Ok(numbered(folder, |name| name.strip_suffix(".shard"))?.into_iter().max().map_or(0, |it| it + 1))
}

fn numbered(folder: &Path, number: impl Fn(&str) -> Option<&str>) -> io::Result<Vec<u32>> {
    let mut numbers = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        numbers.extend(name.to_str().and_then(&number).and_then(|it| it.parse::<u32>().ok()));
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests;
