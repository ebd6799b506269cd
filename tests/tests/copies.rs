//! The same document saved in every format gives the same minutes. What a
//! format forces to differ is listed with the reason; what else differs is a
//! golden: less of it is an improvement, more of it a loss.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use referat::{Options, Parsed};
use referat_tests::copies::{FORMATS, copy, differences, forced};
use referat_tests::fixtures::scripts;
use referat_tests::{check, files, root};

#[test]
fn every_copy_gives_the_minutes_of_its_document() {
    let forced = forced();
    let mut needed = BTreeSet::new();
    let mut unforced = String::new();
    for (name, word) in scripts() {
        let word = referat::parse(&word, &Options::default()).expect("fixtures are read");
        for format in FORMATS {
            for difference in differences(&word, &parse(&copy(&name, format))) {
                let reason = forced.iter().position(|it| it.explains(&name, format, &difference));
                if let Some(reason) = reason {
                    needed.insert(reason);
                } else {
                    let sign = if difference.added { '+' } else { '-' };
                    let (field, value) = (difference.field, difference.value);
                    writeln!(unforced, "{name} {format}: {sign} {field}: {value:?}").expect("text grows");
                }
            }
        }
    }
    check(&root().join("tests/copies/differences.txt"), &unforced);
    for (place, forced) in forced.iter().enumerate() {
        assert!(needed.contains(&place), "no file differs any more because “{}”", forced.reason);
    }
}

#[test]
fn every_copy_is_of_a_document() {
    let copies = FORMATS.iter().flat_map(|format| scripts().into_iter().map(|(name, _)| copy(&name, format)));
    let mut expected: BTreeSet<_> = copies.collect();
    expected.extend(["forced.toml", "differences.txt"].map(|it| root().join("tests/copies").join(it)));
    let found: BTreeSet<_> = files(&root().join("tests/copies")).into_iter().collect();
    let missing: Vec<_> = expected.difference(&found).collect();
    let stray: Vec<_> = found.difference(&expected).collect();
    assert!(
        missing.is_empty() && stray.is_empty(),
        "missing {missing:?}, stray {stray:?}; `cargo run -p referat-tests --bin fixtures` makes copies"
    );
}

fn parse(file: &Path) -> Parsed {
    let bytes = fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    referat::parse(&bytes, &Options::default()).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
