//! What a worker may take of the machine.

use super::message::Setup;

/// Limits the memory of this process, and has it end when its parent does:
/// a worker that loops would run on for ever.
#[cfg(target_os = "linux")]
pub(super) fn limit(setup: &Setup) {
    use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};
    // Where the system refuses, the worker runs as well without.
    let _ = set_parent_process_death_signal(Some(Signal::KILL));
    if let Some(memory) = setup.memory {
        let _ = setrlimit(Resource::As, Rlimit { current: Some(memory), maximum: Some(memory) });
    }
    // A core file of each document that is too much would fill the disk.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
}

/// There is no way here that is safe.
#[cfg(not(target_os = "linux"))]
pub(super) fn limit(_: &Setup) {}
