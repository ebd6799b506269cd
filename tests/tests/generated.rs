//! Generated files are what the model says, Word files what the scripts say.

use referat_tests::fixtures::scripts;
use referat_tests::generate::GENERATED;
use referat_tests::{check, root};

#[test]
fn generated_files_are_fresh() {
    for file in GENERATED {
        check(&root().join(file.path), &(file.text)());
    }
}

#[test]
fn word_files_are_what_their_scripts_give() {
    for (name, word) in scripts() {
        let file = root().join("fixtures").join(&name).join("source.docx");
        let is_fresh = std::fs::read(&file).is_ok_and(|committed| committed == word);
        assert!(is_fresh, "{} is not set from its script: run the program `fixtures`", file.display());
    }
}
