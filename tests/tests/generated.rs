//! Generated files are what the model says.

use referat_tests::generate::GENERATED;
use referat_tests::{check, root};

#[test]
fn generated_files_are_fresh() {
    for file in GENERATED {
        check(&root().join(file.path), &(file.text)());
    }
}
