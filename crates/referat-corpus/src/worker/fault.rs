//! What can go wrong with a worker, on demand: tests cannot wait for a
//! document that does it.

use std::hint::black_box;

/// The variable of the environment that turns it on.
pub(crate) const VARIABLE: &str = "REFERAT_WORKER_FAULTS";

/// A document that begins like this has what follows happen.
const MARK: &[u8] = b"worker, ";

/// Has happen what the document asks for, when that is turned on.
pub(super) fn perhaps(document: &[u8]) {
    let Some(fault) = document.strip_prefix(MARK) else { return };
    if std::env::var_os(VARIABLE).is_none() {
        return;
    }
    let is = |name: &str| fault.starts_with(name.as_bytes());
    if is("loop") {
        loop {
            std::thread::park();
        }
    } else if is("recurse") {
        black_box(recurse(0));
    } else if is("allocate") {
        let mut all: Vec<Vec<u8>> = Vec::new();
        loop {
            all.push(black_box(vec![1; 1 << 20]));
        }
    } else if is("abort") {
        std::process::abort();
    } else if is("kill") {
        #[cfg(unix)]
        let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
    } else if is("leave") {
        std::process::exit(0);
    }
}

#[expect(unconditional_recursion, reason = "that is the fault")]
fn recurse(depth: u64) -> u64 {
    black_box([depth; 1 << 10])[0] + black_box(recurse(depth + 1))
}
