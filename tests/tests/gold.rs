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
            let parsed = referat::parse(&bytes, &Options::default()).expect("fixtures are read");
            check(&fixture.golden(source, "differences", "txt"), &differences(&gold, &parsed));
        }
        golds += 1;
    }
    assert!(golds > 0, "fixtures have golds");
}
