//! What may be wrong with what is given, and with where it is to go.

use std::fs::File;

use super::*;

#[test]
fn a_path_that_is_not_there_leaves_the_tables_as_they_are() {
    let folder = Folder::new("import-missing");
    folder.write("in/a.txt", minutes("a"));
    imported(&folder, &["in"]);
    let before = tables(&folder.path("tables"));
    let output = run(import(&folder, &["in", "im"]));
    let told = "referat: im: there is no such file or folder\n";
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), told.to_owned()));
    assert_eq!(tables(&folder.path("tables")), before);
}

#[test]
fn a_target_that_is_not_ours_is_left_alone() {
    let folder = Folder::new("import-foreign");
    folder.write("in/a.txt", minutes("a"));
    folder.write("tables/letter.txt", "Hei");
    let output = run(import(&folder, &["in"]));
    let told = "referat: tables: the folder is not empty, and no import wrote it; choose another\n";
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), told.to_owned()));
    assert_eq!(tables(&folder.path("tables")), [(folder.path("tables/letter.txt"), b"Hei".to_vec())]);
    assert!(!folder.path("tables/.referat").exists());
}

#[test]
fn a_target_that_another_run_writes_to_is_busy() {
    let folder = Folder::new("import-busy");
    folder.write("in/a.txt", minutes("a"));
    imported(&folder, &["in"]);
    let lock = File::open(folder.path("tables/.referat/lock")).unwrap();
    lock.lock().unwrap();
    let output = run(import(&folder, &["in"]));
    let told = "referat: tables: another import is writing here; wait until it is done\n";
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), told.to_owned()));
    lock.unlock().unwrap();
    imported(&folder, &["in"]);
}

#[test]
fn a_profile_that_is_none_is_wrong_usage() {
    let folder = Folder::new("import-no-profile");
    folder.write("in/a.txt", minutes("a"));
    folder.write("ours.toml", "presnt = [\"på tokt\"]\n");
    let mut command = import(&folder, &["in"]);
    command.args(["--profile", "ours.toml"]);
    assert_eq!(run(command).status.code(), Some(2));
    assert!(!folder.path("tables").exists());
}

#[cfg(unix)]
#[test]
fn what_cannot_be_opened_is_a_row() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("import-closed");
    folder.write("in/a.txt", minutes("a"));
    folder.write("in/closed/b.txt", minutes("b"));
    folder.write("in/c.txt", minutes("c"));
    for closed in ["in/closed", "in/c.txt"] {
        fs::set_permissions(folder.path(closed), fs::Permissions::from_mode(0o000)).unwrap();
    }
    let is_root = File::open(folder.path("in/c.txt")).is_ok();
    let output = run(import(&folder, &["in"]));
    fs::set_permissions(folder.path("in/closed"), fs::Permissions::from_mode(0o700)).unwrap();
    if is_root {
        println!("skipped: nothing is closed to the user that runs this test");
        return;
    }
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(names(&folder), ["a.txt"]);
    assert_eq!(failures(&folder), ["in/c.txt io", "in/closed io"]);
    assert!(stderr(&output).contains("referat: in/closed: permission denied\n"));
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_unicode_are_read_as_others_are() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new("import-names");
    folder.write("in/møte.txt", minutes("a"));
    for (name, of) in [(b"m\xF8te.txt", "b"), (b"m\xE5te.txt", "c")] {
        fs::write(folder.path("in").join(OsStr::from_bytes(name)), minutes(of)).unwrap();
    }
    imported(&folder, &["in"]);
    assert_eq!(names(&folder), ["møte.txt", "m\u{FFFD}te.txt", "m\u{FFFD}te.txt"]);
    let text = imported(&folder, &["in"]);
    assert!(text.ends_with("3 files, none of them parsed in this run\n"), "{text}");
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_no_file_or_never_stays_the_same_is_a_row() {
    let folder = Folder::new("import-odd");
    folder.write("in/a.txt", minutes("a"));
    std::os::unix::net::UnixListener::bind(folder.path("in/b.socket")).unwrap();
    std::os::unix::fs::symlink("/nowhere/c.txt", folder.path("in/c.txt")).unwrap();
    // The system says that it is empty, and gives something.
    let output = run(import(&folder, &["in", "/proc/version"]));
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(failures(&folder), ["/proc/version changed", "in/b.socket io", "in/c.txt io"]);
}
