//! How much may be read at a time: bytes, not files, since one file may be
//! as large as ten thousand others.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes that may be in flight.
#[derive(Debug)]
pub(super) struct Budget {
    all: u64,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug)]
struct State {
    free: u64,
    is_closed: bool,
}

/// Some of a budget, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Permit {
    budget: Arc<Budget>,
    bytes: u64,
}

impl Budget {
    pub(super) fn of(all: u64) -> Arc<Self> {
        Arc::new(Self {
            all,
            state: Mutex::new(State { free: all, is_closed: false }),
            changed: Condvar::new(),
        })
    }

    /// Waits until there are so many bytes; a file that is larger than the
    /// whole budget has it alone. Nothing once the budget is closed.
    pub(super) fn take(self: &Arc<Self>, bytes: u64) -> Option<Permit> {
        let bytes = bytes.min(self.all);
        let mut state = self.state();
        while state.free < bytes && !state.is_closed {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.is_closed {
            return None;
        }
        state.free -= bytes;
        Some(Permit { budget: Arc::clone(self), bytes })
    }

    /// Nobody waits any longer.
    pub(super) fn close(&self) {
        self.state().is_closed = true;
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.budget.state().free += self.bytes;
        self.budget.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_given_back_and_a_large_file_has_it_alone() {
        let budget = Budget::of(10);
        let (four, six) = (budget.take(4).unwrap(), budget.take(6).unwrap());
        assert_eq!(budget.state().free, 0);
        drop((four, six));
        let large = budget.take(1000).unwrap();
        assert_eq!((budget.state().free, large.bytes), (0, 10));
        let waiting = std::thread::spawn({
            let budget = Arc::clone(&budget);
            move || budget.take(1).is_some()
        });
        budget.close();
        assert!(!waiting.join().unwrap());
        drop(large);
        assert_eq!(budget.state().free, 10);
    }
}
