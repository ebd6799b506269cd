//! What is read, beside what people say that the documents state. What differs
//! is a golden: less of it is an improvement, more of it a loss.

use std::fs;

use referat::Options;
use referat_tests::check;
use referat_tests::fixtures::fixtures;
use referat_tests::gold::differences;
use serde_json::Value;

#[test]
fn what_differs_from_the_gold_is_known() {
    let mut golds = 0;
    for fixture in fixtures() {
        let Some(gold) = fixture.gold() else { continue };
        let gold: Value = serde_json::from_slice(&fs::read(&gold).expect("golds can be read"))
            .unwrap_or_else(|error| panic!("{}: {error}", gold.display()));
        assert_eq!(gold["id"].as_str(), fixture.folder.file_name().and_then(|it| it.to_str()));
        for source in &fixture.sources {
            let bytes = fs::read(source).expect("sources can be read");
            let parsed = referat::parse(&bytes, &fixture.options()).expect("fixtures are read");
            check(&fixture.golden(source, "differences", "txt"), &differences(&gold, &parsed));
        }
        golds += 1;
    }
    assert!(golds > 0, "fixtures have golds");
}

#[test]
fn a_document_that_needs_a_profile_is_misread_without() {
    let mut needed = 0;
    for fixture in fixtures().iter().filter(|it| it.profile().is_some()) {
        let gold = fixture.gold().expect("a fixture with a profile has a gold");
        let gold: Value =
            serde_json::from_slice(&fs::read(gold).expect("golds can be read")).expect("it is JSON");
        let bytes = fs::read(&fixture.sources[0]).expect("sources can be read");
        let rows = |options: &Options| {
            let parsed = referat::parse(&bytes, options).expect("fixtures are read");
            differences(&gold, &parsed).lines().count() - 1
        };
        let folder = fixture.folder.display();
        assert_eq!(rows(&fixture.options()), 0, "{folder} with its profile");
        assert!(rows(&Options::default()) > 0, "{folder} needs no profile");
        needed += 1;
    }
    assert!(needed > 0, "a fixture shows a profile");
}
