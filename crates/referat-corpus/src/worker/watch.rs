//! Workers that are over their time are ended.

use std::process::{Child, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};
use std::{io, thread};

/// How often is looked.
const TICK: Duration = Duration::from_millis(50);

/// All workers that run, watched by one thread.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    all: Mutex<Vec<Weak<Watched>>>,
}

/// A worker's process.
#[derive(Debug)]
pub(crate) struct Watched {
    child: Mutex<Child>,
    term: Mutex<Term>,
}

/// The time that a worker has.
#[derive(Debug, Default)]
struct Term {
    end: Option<Instant>,
    is_over: bool,
}

impl Watch {
    /// Watches another process.
    pub(crate) fn add(&self, child: Child) -> Arc<Watched> {
        let watched = Arc::new(Watched { child: Mutex::new(child), term: Mutex::default() });
        let mut all = lock(&self.all);
        all.retain(|it| it.strong_count() > 0);
        all.push(Arc::downgrade(&watched));
        watched
    }

    /// Watches until `done`, and ends all workers as soon as `stopped`.
    pub(crate) fn run(&self, done: &AtomicBool, stopped: &AtomicBool) {
        while !done.load(Ordering::Relaxed) {
            let now = Instant::now();
            let is_stopped = stopped.load(Ordering::Relaxed);
            for watched in lock(&self.all).iter().filter_map(Weak::upgrade) {
                if watched.expires(now) || is_stopped {
                    watched.kill();
                }
            }
            thread::sleep(TICK);
        }
    }
}

impl Watched {
    /// Gives it this time from now on, or for ever; false when its time was
    /// over before.
    pub(crate) fn allow(&self, time: Option<Duration>) -> bool {
        let mut term = lock(&self.term);
        if !term.is_over {
            term.end = time.and_then(|time| Instant::now().checked_add(time));
        }
        !term.is_over
    }

    /// Whether it was ended because its time was over.
    pub(crate) fn is_expired(&self) -> bool {
        lock(&self.term).is_over
    }

    fn expires(&self, now: Instant) -> bool {
        let mut term = lock(&self.term);
        term.is_over |= term.end.is_some_and(|it| it <= now);
        term.is_over
    }

    /// Ends it, and what it has started.
    pub(crate) fn kill(&self) {
        let mut child = lock(&self.child);
        #[cfg(unix)]
        if let Ok(None) = child.try_wait() {
            use rustix::process::{Pid, Signal, kill_process_group};
            let _ = kill_process_group(Pid::from_child(&child), Signal::KILL);
        }
        // One that has already ended need not be told.
        let _ = child.kill();
    }

    /// How it ended.
    pub(crate) fn wait(&self) -> io::Result<ExitStatus> {
        lock(&self.child).wait()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.kill();
        let _ = self.wait();
    }
}

/// What a panic left behind is as good as it was: each value is set whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
