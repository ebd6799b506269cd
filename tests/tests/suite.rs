//! How much of the suite's documents is read, family by family. The table is a
//! golden: a figure that falls is a loss.

use referat_tests::suite::{report, samples};
use referat_tests::{check, root};

#[test]
fn what_is_read_of_the_suite_is_known() {
    check(&root().join("tests/suite/scores.txt"), &report(&samples()));
}

#[test]
fn the_suite_has_every_family_twice_and_all_years() {
    let samples = samples();
    assert!(samples.len() >= 60, "{} documents are too few", samples.len());
    for of in samples.chunk_by(|one, other| one.family == other.family) {
        let family = &of[0].family;
        assert!(of.iter().any(|it| it.is_open) && of.iter().any(|it| !it.is_open), "{family} has one layout");
    }
    let years = samples.iter().map(|it| it.year);
    assert!(years.clone().min() <= Some(1990) && years.max() >= Some(2023), "the years are too few");
}
