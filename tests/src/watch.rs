//! What a test may take: not for ever, and not all memory.

use std::fs;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// Far longer than anything takes that comes to an end.
const FOR_EVER: Duration = Duration::from_secs(300);

/// What the stage gives, run in a thread of its own.
///
/// # Panics
/// When it panics, or seems to run for ever.
pub fn watched<T: Send + 'static>(name: &str, stage: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, outcome) = channel();
    // Nobody is left to tell when the stage was given up.
    let thread = thread::spawn(move || _ = done.send(stage()));
    match outcome.recv_timeout(FOR_EVER) {
        Ok(outcome) => outcome,
        Err(RecvTimeoutError::Timeout) => panic!("{name}: not done after {} s", FOR_EVER.as_secs()),
        Err(RecvTimeoutError::Disconnected) => {
            let panic = thread.join().expect_err("a thread that gives nothing has panicked");
            panic!("{name} panics: {:?}", panic.downcast_ref::<String>());
        }
    }
}

/// What the stage gives for each item, in order, on as many cores as there are.
///
/// # Panics
/// When the stage does.
pub fn each<T: Sync, R: Send>(items: &[T], stage: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return done };
            done.push((at, stage(item)));
        }
    };
    let mut outcomes: Vec<(usize, R)> = thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let done = threads.into_iter().map(|it| it.join().unwrap_or_else(|panic| resume_unwind(panic)));
        done.flatten().collect()
    });
    outcomes.sort_by_key(|(at, _)| *at);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

/// The most memory that this process has had so far, in bytes; none where the
/// system does not say.
#[must_use]
pub fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}
