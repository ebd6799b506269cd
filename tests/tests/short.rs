//! Short minutes of many makes, each with the outline that it is to give.
//!
//! A case in `short/*.txt` is a sentence after `### `, the minutes, a line
//! `===` and the outline. `UPDATE=1` rewrites the outlines: read the diff.

use std::fmt::Write as _;
use std::fs;

use referat::Options;
use referat_tests::outline::outline;
use referat_tests::{check, files, root};

#[test]
fn short_minutes_give_their_outlines() {
    let mut cases = 0;
    for file in files(&root().join("tests/short")) {
        let text = fs::read_to_string(&file).expect("cases can be read");
        let mut actual = String::new();
        for case in text.split("### ").skip(1) {
            let (sentence, rest) = case.split_once('\n').expect("a case has a sentence");
            let (minutes, _) = rest.split_once("\n===\n").unwrap_or_else(|| panic!("{sentence}: no `===`"));
            let parsed = referat::parse(minutes.as_bytes(), &Options::default());
            let parsed = parsed.unwrap_or_else(|error| panic!("{sentence}: {error}"));
            let _ = write!(actual, "### {sentence}\n{minutes}\n===\n{}\n", outline(&parsed));
            cases += 1;
        }
        check(&file, &actual);
    }
    assert!(cases >= 10, "only {cases} cases");
}
