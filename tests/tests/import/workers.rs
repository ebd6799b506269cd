//! Documents that their worker dies of. The program has what may happen
//! happen when the variable is set.

use super::*;

fn faulty(folder: &Folder) -> Output {
    let mut command = import(folder, &["in"]);
    command.args(["--deadline", "2", "--memory", "256", "--jobs", "2"]).env("REFERAT_WORKER_FAULTS", "1");
    run(command)
}

#[test]
fn a_document_that_its_worker_dies_of_is_a_row_and_the_others_are_read() {
    let folder = Folder::new("import-faults");
    let faults = ["abort", "allocate", "kill", "leave", "loop", "recurse"];
    for (number, fault) in faults.iter().enumerate() {
        folder.write(&format!("in/{number}.txt"), format!("worker, {fault}"));
        folder.write(&format!("in/{number}-good.txt"), minutes(fault));
    }
    let output = faulty(&folder);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(report(&folder).documents, faults.len() as u64);
    let kinds = ["crashed", "memory", "crashed", "crashed", "deadline", "crashed"];
    let expected: Vec<String> =
        (0..).zip(kinds).map(|(number, kind)| format!("in/{number}.txt {kind}")).collect();
    if cfg!(target_os = "linux") {
        assert_eq!(failures(&folder), expected);
    }
    let told = stderr(&output);
    for expected in [
        "referat: in/4.txt: it was not read after 2 seconds\n",
        "referat: in/5.txt: the worker that read it died: the stack overflowed; please report it\n",
    ] {
        assert!(told.contains(expected), "{told}");
    }
    let (before, known) = (tables(&folder.path("tables")), faulty(&folder));
    assert!(
        String::from_utf8(known.stdout).unwrap().ends_with("12 files, none of them parsed in this run\n")
    );
    assert_eq!(tables(&folder.path("tables")), before, "what a worker died of is not tried again");
}

#[test]
fn the_rest_of_an_archive_is_read_after_a_document_in_it_that_its_worker_dies_of() {
    let folder = Folder::new("import-faults-zip");
    let (a, b, c) = (minutes("a"), minutes("b"), minutes("c"));
    let members: &[(&str, &[u8])] = &[
        ("a.txt", a.as_bytes()),
        ("x.txt", b"worker, abort"),
        ("b.txt", b.as_bytes()),
        ("y.txt", b"worker, loop"),
        ("c.txt", c.as_bytes()),
    ];
    folder.write("in/all.zip", zipped(members));
    faulty(&folder);
    assert_eq!(names(&folder), ["a.txt", "b.txt", "c.txt"]);
    assert_eq!(failures(&folder), ["in/all.zip: x.txt crashed", "in/all.zip: y.txt deadline"]);
}

#[test]
fn without_the_variable_they_are_documents_as_others_are() {
    let folder = Folder::new("import-no-faults");
    folder.write("in/a.txt", "worker, abort");
    imported(&folder, &["in"]);
    assert_eq!(names(&folder), ["a.txt"]);
}
