//! Reading an archive into the store: files are found, those that are new or
//! changed are hashed, and content that is new is parsed.
//!
//! Each step has its threads, and the thread that called holds the store: it
//! says what goes to which step. Paths wait in queues without an end, bytes
//! by a [budget](super::budget).

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant, UNIX_EPOCH};

use super::budget::{Budget, Permit};
use super::failure::{At, ImportFailure};
use super::progress::Progress;
use crate::hash::Hash;
use crate::load::attempt;
use crate::path::{key, shown};
use crate::record::{Place, Unread};
use crate::store::{Member, Stamp, Store};
use crate::walk::walk_without;
use crate::worker::{Broken, Parsing, Seat, Watch};
use crate::{Failure, Reason};

/// What is to be read, and by whom.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) paths: &'a [PathBuf],
    /// A folder in which nothing is looked for: the one that tables go to.
    pub(super) without: &'a Path,
    pub(super) parsing: &'a Parsing,
    pub(super) jobs: usize,
    pub(super) budget: u64,
}

/// What there is now.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The files by key, with their contents, which the store knows.
    pub(super) files: Vec<(String, Hash)>,
    /// What could not even be opened.
    pub(super) unread: Vec<Unread>,
}

/// A file on its way.
struct Job {
    path: PathBuf,
    key: String,
    /// How it was when it was met.
    stamp: Stamp,
    /// Whether a change after that would show in its stamp.
    is_settled: bool,
}

/// What a step has done.
enum Done {
    Met(Job),
    Hashed(Job, Hash, Permit),
    Document(Hash, Vec<u8>),
    Parsed(Hash, Vec<Member>),
    /// The file was no longer what it was when its content was hashed.
    Changed(Hash),
    /// A file or folder that was met, or one that was already counted.
    NotMet(String, Reason),
    NotHashed(String, Reason),
    Broken(io::Error),
    Walked,
}

/// What is parsed: content, and the file that it is read from.
struct Content {
    path: PathBuf,
    stamp: Stamp,
    hash: Hash,
    _permit: Permit,
}

/// How often progress is told and stopping is noticed.
const TICK: Duration = Duration::from_millis(100);

/// The disk is waited for when so much is at stake, or for so long.
const BATCH: usize = 8 << 20;
const PAUSE: Duration = Duration::from_secs(2);

/// A file that was not changed for so long has a time that can be trusted.
const SETTLED: Duration = Duration::from_secs(2);

/// Threads that read ahead what is to be parsed.
const HASHING: usize = 2;

/// Reads what is new into the store.
///
/// # Errors
/// When the store cannot be written, no worker can be started, or the run was
/// stopped.
pub(super) fn read(
    reading: &Reading<'_>,
    store: &mut Store,
    stopped: &AtomicBool,
    tell: &mut dyn FnMut(&Progress),
) -> Result<Found, ImportFailure> {
    let (watch, budget) = (Watch::default(), Budget::of(reading.budget));
    let (quit, is_over) = (AtomicBool::new(false), AtomicBool::new(false));
    thread::scope(|scope| {
        let (done, events) = mpsc::sync_channel(64);
        let (to_hash, hashing) = queue::<Job>();
        let (to_parse, parsing) = queue::<Content>();
        let mut threads = vec![scope.spawn({
            let done = done.clone();
            move || guarded(&done, || find(reading, &done))
        })];
        for _ in 0..HASHING {
            let (done, hashing, budget) = (done.clone(), &hashing, Arc::clone(&budget));
            let hashing = Arc::clone(hashing);
            threads.push(scope.spawn(move || guarded(&done, || hash(&hashing, &budget, &done))));
        }
        for _ in 0..reading.jobs.max(1) {
            let (done, parsing, watch, quit) = (done.clone(), Arc::clone(&parsing), &watch, &quit);
            let seat = move || Seat::new(reading.parsing, watch, quit);
            threads.push(scope.spawn(move || guarded(&done, || parse(&parsing, seat(), &done))));
        }
        scope.spawn(|| watch.run(&is_over, &quit));
        drop(done);
        let mut run = Run::new(store, to_hash, to_parse);
        let outcome = run.go(&events, stopped, tell);
        // From here on nothing that a thread finds is of use: whoever waits to
        // say something, or for bytes, need wait no longer.
        quit.store(outcome.is_err(), Ordering::Relaxed);
        let Run { store, found, to_hash, to_parse, .. } = run;
        drop((events, to_hash, to_parse));
        budget.close();
        for thread in threads {
            // A panic was told as it happened.
            let _ = thread.join();
        }
        is_over.store(true, Ordering::Relaxed);
        let synced = store.sync().at(store.folder());
        outcome.and(synced).map(|()| found.settle(store))
    })
}

/// A queue that several threads take from.
fn queue<T>() -> (Sender<T>, Arc<Mutex<Receiver<T>>>) {
    let (to, from) = mpsc::channel();
    (to, Arc::new(Mutex::new(from)))
}

fn next<T>(queue: &Mutex<Receiver<T>>) -> Option<T> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Runs a thread's step; should it panic, the run is told, which would wait
/// for it.
fn guarded(done: &SyncSender<Done>, step: impl FnOnce() -> Option<()>) {
    if let Err(reason) = attempt(|| Ok::<_, Reason>(step())) {
        let _ = done.send(Done::Broken(io::Error::other(reason.to_string())));
    }
}

/// Finds files; the thread ends early when nobody listens any longer, as do
/// the others.
fn find(reading: &Reading<'_>, done: &SyncSender<Done>) -> Option<()> {
    for found in walk_without(reading.paths, Some(reading.without)) {
        let met = found.and_then(|path| match stamp(&path) {
            Ok((stamp, is_settled)) => Ok(Done::Met(Job { key: key(&path), path, stamp, is_settled })),
            Err(reason) => Err(Failure::new(&path, reason)),
        });
        let met = met.unwrap_or_else(|failure| Done::NotMet(key(&failure.file), failure.reason));
        done.send(met).ok()?;
    }
    done.send(Done::Walked).ok()
}

/// How a file is now, and whether a change from now on would show.
fn stamp(path: &Path) -> Result<(Stamp, bool), Reason> {
    let found = fs::metadata(path)?;
    if !found.is_file() {
        // A pipe or a device would be waited for, for ever.
        return Err(io::Error::other("it is neither a file nor a folder").into());
    }
    let changed = found.modified().ok();
    let is_settled = changed.and_then(|it| it.elapsed().ok()).is_some_and(|it| it > SETTLED);
    let since = changed.and_then(|it| it.duration_since(UNIX_EPOCH).ok());
    let modified = since.and_then(|it| u64::try_from(it.as_nanos()).ok());
    let stamp = Stamp { size: found.len(), modified: modified.unwrap_or(0) };
    Ok((stamp, is_settled && modified.is_some()))
}

/// Reads files for their hashes.
fn hash(jobs: &Mutex<Receiver<Job>>, budget: &Arc<Budget>, done: &SyncSender<Done>) -> Option<()> {
    while let Some(mut job) = next(jobs) {
        let permit = budget.take(job.stamp.size)?;
        let event = match hashed(&mut job) {
            Ok(hash) => Done::Hashed(job, hash, permit),
            Err(reason) => Done::NotHashed(job.key, reason),
        };
        done.send(event).ok()?;
    }
    Some(())
}

/// The content of a file that stays the same while it is read.
fn hashed(job: &mut Job) -> Result<Hash, Reason> {
    for _ in 0..2 {
        let (hash, size) = Hash::of_reader(File::open(&job.path)?)?;
        let (now, is_settled) = stamp(&job.path)?;
        if size == now.size && now == job.stamp {
            return Ok(hash);
        }
        (job.stamp, job.is_settled) = (now, is_settled);
    }
    Err(Reason::Changed)
}

/// Has workers parse files.
fn parse(contents: &Mutex<Receiver<Content>>, mut seat: Seat<'_>, done: &SyncSender<Done>) -> Option<()> {
    while let Some(content) = next(contents) {
        let keep = |hash, packed| drop(done.send(Done::Document(hash, packed)));
        let event = match seat.documents(&content.path, keep) {
            // What was parsed may be other bytes than those that were hashed.
            Ok(_) if !stamp(&content.path).is_ok_and(|(now, _)| now == content.stamp) => {
                Done::Changed(content.hash)
            }
            Ok(members) => Done::Parsed(content.hash, members),
            Err(Broken::Stopped) => return None,
            Err(Broken::NoWorker(error)) => Done::Broken(error),
        };
        drop(content);
        done.send(event).ok()?;
    }
    Some(())
}

/// The thread that has the store.
struct Run<'a> {
    store: &'a mut Store,
    found: Found,
    /// Contents that are being parsed.
    taken: HashSet<Hash>,
    progress: Progress,
    to_hash: Sender<Job>,
    to_parse: Sender<Content>,
    synced: Instant,
}

impl Found {
    fn failed(&mut self, key: &str, reason: &Reason) {
        let place = Place { path: shown(key).to_owned(), inside: None };
        let (kind, message) = (reason.kind().to_owned(), reason.to_string());
        self.unread.push(Unread { place, kind, message });
    }

    /// Sets apart the files whose content is not known after all.
    fn settle(mut self, store: &Store) -> Self {
        let (known, changed): (_, Vec<_>) =
            self.files.drain(..).partition(|(_, hash)| store.content(hash).is_some());
        self.files = known;
        for (key, _) in changed {
            self.failed(&key, &Reason::Changed);
        }
        self
    }
}

impl<'a> Run<'a> {
    fn new(store: &'a mut Store, to_hash: Sender<Job>, to_parse: Sender<Content>) -> Self {
        Self {
            store,
            found: Found::default(),
            taken: HashSet::new(),
            progress: Progress::default(),
            to_hash,
            to_parse,
            synced: Instant::now(),
        }
    }

    fn go(
        &mut self,
        events: &Receiver<Done>,
        stopped: &AtomicBool,
        tell: &mut dyn FnMut(&Progress),
    ) -> Result<(), ImportFailure> {
        let mut told = Instant::now();
        loop {
            match events.recv_timeout(TICK) {
                Ok(event) => self.hear(event)?,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(ImportFailure::internal("the threads have ended"));
                }
            }
            if stopped.load(Ordering::Relaxed) {
                return Err(ImportFailure::stopped());
            }
            if told.elapsed() >= TICK {
                told = Instant::now();
                tell(&self.progress);
            }
            if self.store.waiting() > BATCH || self.synced.elapsed() > PAUSE {
                self.synced = Instant::now();
                self.store.sync().at(self.store.folder())?;
            }
            if self.progress.is_found && self.progress.done == self.progress.files && self.taken.is_empty() {
                tell(&self.progress);
                return Ok(());
            }
        }
    }

    fn hear(&mut self, event: Done) -> Result<(), ImportFailure> {
        match event {
            Done::Walked => self.progress.is_found = true,
            Done::Met(job) => {
                self.progress.files += 1;
                match self.store.file(&job.key, job.stamp) {
                    Some(hash) => {
                        self.progress.known += 1;
                        self.progress.done += 1;
                        self.found.files.push((job.key, hash));
                    }
                    // The threads that hash outlive this one's need of them.
                    None => drop(self.to_hash.send(job)),
                }
            }
            Done::Hashed(Job { path, key, stamp, is_settled }, hash, permit) => {
                let kept = Stamp { modified: if is_settled { stamp.modified } else { 0 }, ..stamp };
                self.store.add_file(key.clone(), kept, hash).at(self.store.folder())?;
                self.found.files.push((key, hash));
                if self.store.content(&hash).is_some() || self.taken.contains(&hash) {
                    self.progress.known += 1;
                    self.progress.done += 1;
                } else {
                    self.taken.insert(hash);
                    drop(self.to_parse.send(Content { path, stamp, hash, _permit: permit }));
                }
            }
            Done::Document(hash, packed) => {
                self.progress.documents += 1;
                self.store.add_document(hash, &packed).at(self.store.folder())?;
            }
            Done::Parsed(hash, members) => {
                self.progress.done += 1;
                self.progress.parsed += 1;
                self.progress.failed += members.iter().filter(|it| it.document.is_err()).count() as u64;
                self.taken.remove(&hash);
                self.store.add_content(hash, members).at(self.store.folder())?;
            }
            Done::Changed(hash) => {
                self.progress.done += 1;
                self.taken.remove(&hash);
            }
            Done::NotMet(key, reason) => {
                self.progress.files += 1;
                self.failed(&key, &reason);
            }
            Done::NotHashed(key, reason) => self.failed(&key, &reason),
            Done::Broken(error) => {
                return Err(ImportFailure::io(Path::new("a worker"), &error));
            }
        }
        Ok(())
    }

    fn failed(&mut self, key: &str, reason: &Reason) {
        self.progress.done += 1;
        self.progress.failed += 1;
        self.found.failed(key, reason);
    }
}
