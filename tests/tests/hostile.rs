//! Files that are made to take all there is: each is read or refused, in
//! little memory.

use std::collections::BTreeSet;

use referat::{Limits, Options};
use referat_tests::hostile::{self, Hostile};
use referat_tests::watch::{each, peak_memory, watched};

/// What they may take, what the test makes of them included.
const MEMORY: u64 = 1 << 30;

#[test]
fn hostile_files_are_read_or_refused_in_little_memory() {
    let files = hostile::files();
    let outcomes = each(&files, |Hostile { name, bytes, .. }| {
        let bytes = *bytes;
        let outcome = watched(name, move || outcome(&bytes(), &Options::default()));
        let peak = peak_memory().unwrap_or(0);
        assert!(peak < MEMORY, "{name}: {} MB of memory", peak >> 20);
        outcome
    });
    let rows = files.iter().zip(outcomes);
    let wrong = rows.filter(|(file, outcome)| outcome != file.outcome);
    let wrong: Vec<String> =
        wrong.map(|(file, outcome)| format!("{}: {outcome}, not {}", file.name, file.outcome)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn members_that_share_their_bytes_count_each() {
    let mut limits = Limits::default();
    limits.unpacked_bytes = 8 << 20;
    let archive = hostile::overlapping();
    assert_eq!(outcome(&archive, &Options::default().limits(limits)), "unknown_format, unpacked_bytes");
    limits.inflated_bytes = 1 << 19;
    limits.documents = 3;
    // They are not packed, and yet no more of them is taken than of others.
    assert_eq!(outcome(&archive, &Options::default().limits(limits)), "documents, inflated_bytes");
}

/// What comes of the documents in a file, each once.
fn outcome(bytes: &[u8], options: &Options) -> String {
    let outcomes = referat::parse_all(bytes, options).map(|inside| match inside.parsed {
        Ok(_) => "read",
        Err(error) => error.limit().unwrap_or(error.kind()),
    });
    outcomes.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", ")
}
