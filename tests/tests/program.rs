//! The `referat` program: what it prints, where, and how it exits.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::io::Write;
use std::process::{Output, Stdio};

use referat::export::EXPORTS;
use referat::{FORMATS, LIMITS, Parsed};
use referat_tests::containers::zipped;
use referat_tests::program::{Folder, program};

const MINUTES: &str =
    "Referat fra styremøte i Fjordvik båtlag\n\nTil stede: Ola Vik, Åse Nes\n\nSak 1 Brygga\n";

#[test]
fn one_file_is_one_object() {
    let folder = folder("one", &[("referat.txt", MINUTES.as_bytes())]);
    let output = run(&["parse", &path(&folder, "referat.txt")], b"");
    assert_eq!((status(&output), stderr(&output)), (0, String::new()));
    let parsed = objects(&output);
    assert_eq!(parsed.len(), 1);
    assert_eq!(parsed[0].document.name.as_deref(), Some("referat.txt"));
    assert_eq!(parsed[0].lines, None);
}

#[test]
fn lines_come_when_they_are_asked_for() {
    let folder = folder("lines", &[("referat.txt", MINUTES.as_bytes())]);
    let output = run(&["parse", "--lines", &path(&folder, "referat.txt")], b"");
    assert!(objects(&output)[0].lines.is_some());
}

#[test]
fn several_files_are_one_object_a_line_in_the_order_given() {
    let folder = folder("several", &[("b.txt", MINUTES.as_bytes()), ("a.txt", MINUTES.as_bytes())]);
    let output = run(&["parse", &path(&folder, "b.txt"), &path(&folder, "a.txt")], b"");
    assert_eq!(names(&output), ["b.txt", "a.txt"]);
}

#[test]
fn a_directory_is_all_its_files_by_name_but_hidden_ones() {
    let files: &[(&str, &[u8])] = &[
        ("b/c/3.txt", MINUTES.as_bytes()),
        ("b/2.txt", MINUTES.as_bytes()),
        ("a.txt", MINUTES.as_bytes()),
        (".hidden/4.txt", MINUTES.as_bytes()),
    ];
    let folder = folder("directory", files);
    let output = run(&["parse", &path(&folder, "")], b"");
    assert_eq!(
        (status(&output), names(&output)),
        (0, ["a.txt", "2.txt", "3.txt"].map(str::to_owned).to_vec())
    );
}

#[test]
fn a_dash_is_standard_input() {
    let output = run(&["parse", "-"], MINUTES.as_bytes());
    assert_eq!((status(&output), objects(&output)[0].document.name.clone()), (0, None));
}

#[test]
fn a_file_that_cannot_be_read_is_one_line_on_standard_error_and_the_others_are_done() {
    let files: &[(&str, &[u8])] =
        &[("empty.docx", b""), ("good.txt", MINUTES.as_bytes()), ("photo.pdf", b"\x89PNG\r\n")];
    let folder = folder("unreadable", files);
    let output = run(&["parse", &path(&folder, ""), &path(&folder, "missing.txt")], b"");
    let expected = [
        format!("referat: {}: the file is empty", path(&folder, "empty.docx")),
        format!(
            "referat: {}: it is a picture (png), whose text only OCR can read",
            path(&folder, "photo.pdf")
        ),
        format!("referat: {}: there is no such file", path(&folder, "missing.txt")),
    ];
    assert_eq!(status(&output), 1);
    assert_eq!(stderr(&output).lines().collect::<Vec<_>>(), expected);
    assert_eq!(names(&output), ["good.txt"]);
}

#[test]
fn a_profile_names_words_of_ones_own() {
    let minutes = "Logg fra båtlaget\n\nPå tokt:\nOla Vik\n\nSak 1 Brygga\n";
    let folder = folder("profile", &[("own.toml", "present = [\"på tokt\"]".as_bytes())]);
    let profile = path(&folder, "own.toml");
    let output = run(&["explain", "--profile", &profile, "-"], minutes.as_bytes());
    assert!(stdout(&output).contains("[attendance-label by the profile"), "{}", stdout(&output));
    let output = run(&["explain", "-"], minutes.as_bytes());
    assert!(!stdout(&output).contains("by the profile"));
    let output = run(&["parse", "--profile", &profile, "-"], minutes.as_bytes());
    assert_eq!(objects(&output)[0].minutes[0].attendance[0].name, "Ola Vik");
}

#[test]
fn a_profile_that_is_none_says_where() {
    let folder = folder("no-profile", &[("own.toml", b"\npresnt = [\"p\xC3\xA5 tokt\"]")]);
    let output = run(&["parse", "--profile", &path(&folder, "own.toml"), "-"], MINUTES.as_bytes());
    assert_eq!((status(&output), stdout(&output)), (2, String::new()));
    assert!(
        stderr(&output).contains("line 2: unknown key `presnt`; did you mean `present`"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn what_to_install_is_said_where_scans_cannot_be_read() {
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01";
    let archive = zipped(&[("mai/skannet.png", picture), ("mai/referat.txt", MINUTES.as_bytes())]);
    let files: &[(&str, &[u8])] =
        &[("skannet.png", picture), ("referat.txt", MINUTES.as_bytes()), ("2024.zip", &archive)];
    let folder = folder("scan", files);
    let file = path(&folder, "skannet.png");
    for (scan, minutes, found) in [
        (&file, "referat.txt", "skannet.png: OCR"),
        (&path(&folder, "2024.zip"), "mai/referat.txt", "2024.zip: mai/skannet.png: OCR"),
    ] {
        let mut command = program();
        command.args(["parse", "--ocr", scan, &path(&folder, "referat.txt")]).env("PATH", "");
        let output = command.output().unwrap();
        assert_eq!((status(&output), names(&output)[0].as_str()), (1, minutes));
        let told = stderr(&output);
        assert!(told.contains(found) && told.contains("apt-get install tesseract-ocr"), "{told}");
    }
    let output = run(&["parse", &file], b"");
    assert_eq!(
        stderr(&output),
        format!("referat: {file}: it is a picture (png), whose text only OCR can read\n")
    );
}

#[test]
fn every_document_in_an_archive_or_a_mail_is_an_object_and_what_fails_is_a_line() {
    let folder = folder("inside", &[("2024.zip", &archive()), ("a.txt", MINUTES.as_bytes())]);
    let output = run(&["parse", &path(&folder, "2024.zip"), &path(&folder, "a.txt")], b"");
    assert_eq!(names(&output), ["mai/referat.txt", "juni.txt", "a.txt"]);
    let picture = format!("{}: mai/bilde.png", path(&folder, "2024.zip"));
    let expected = format!("referat: {picture}: it is a picture (png), whose text only OCR can read\n");
    assert_eq!((status(&output), stderr(&output)), (1, expected));
}

#[test]
fn text_and_explain_say_which_document_of_an_archive_the_lines_are_of() {
    let folder = folder("inside-text", &[("2024.zip", &archive())]);
    for command in ["text", "explain"] {
        let printed = stdout(&run(&[command, &path(&folder, "2024.zip")], b""));
        for name in ["mai/referat.txt", "juni.txt"] {
            let heading = format!("==> {}: {name} <==\n", path(&folder, "2024.zip"));
            assert!(printed.contains(&heading), "{command} prints\n{printed}");
        }
        assert_eq!(printed.matches("Sak 1 Brygga").count(), 2);
    }
}

/// An archive of minutes, with a picture among them.
fn archive() -> Vec<u8> {
    zipped(&[
        ("mai/referat.txt", MINUTES.as_bytes()),
        ("mai/bilde.png", b"\x89PNG\r\n\x1a\n"),
        ("juni.txt", MINUTES.as_bytes()),
    ])
}

#[test]
fn a_limit_can_be_set_and_says_so_when_it_is_exceeded() {
    let folder = folder("limits", &[("2024.zip", &archive()), ("a.txt", MINUTES.as_bytes())]);
    let file = path(&folder, "a.txt");
    for command in ["parse", "text", "explain"] {
        let output = run(&[command, "--limit", "lines=2", &file], b"");
        let told = "text: more than 2 lines in a document (limit lines); --limit lines=N raises it";
        assert_eq!((status(&output), stderr(&output)), (1, format!("referat: {file}: {told}\n")));
        let output = run(
            &[command, "--limit", "lines=2", "--limit", "text_bytes=1k", "--limit", "lines=3", &file],
            b"",
        );
        assert_eq!((status(&output), stderr(&output)), (0, String::new()), "{command}");
    }
    let output = run(&["parse", "--limit", "documents=1", &path(&folder, "2024.zip")], b"");
    assert_eq!(names(&output), ["mai/referat.txt"]);
    assert!(
        stderr(&output).contains("more than 1 documents in a file (limit documents)"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_limit_that_is_none_says_which_there_are() {
    for (limit, told) in [
        ("pags=5", "there is no limit `pags`; did you mean `pages`? the limits are inflated_bytes, "),
        ("pages=many", "`many` is no number; write as in pages=500"),
        ("pages", "a limit is set as in inflated_bytes=64M, not `pages`"),
    ] {
        let output = run(&["parse", "--limit", limit, "-"], MINUTES.as_bytes());
        assert_eq!((status(&output), stdout(&output)), (2, String::new()), "{limit}");
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
    }
}

#[test]
fn wrong_usage_exits_with_2() {
    for arguments in [
        &["parse"][..],
        &["parse", "--to", "nothing", "a.txt"],
        &["parse", "--language", "tlh", "a.txt"],
        &["summarise", "a.txt"],
        &[],
    ] {
        let output = run(arguments, b"");
        assert_eq!((status(&output), stdout(&output)), (2, String::new()), "{arguments:?}");
        assert!(!stderr(&output).is_empty(), "{arguments:?} says nothing");
    }
}

#[test]
fn text_prints_page_line_number_and_text() {
    let output = run(&["text", "-"], b"Referat\n\nSak 1\n");
    assert_eq!(
        (status(&output), stdout(&output)),
        (0, "   -     1  Referat\n   -     3  Sak 1\n".to_owned())
    );
}

#[test]
fn explain_prints_every_line_that_is_not_blank() {
    let output = run(&["explain", "-"], MINUTES.as_bytes());
    assert_eq!(status(&output), 0);
    for line in MINUTES.lines().filter(|line| !line.is_empty()) {
        assert!(stdout(&output).contains(line), "{line:?} is missing in\n{}", stdout(&output));
    }
}

#[test]
fn nothing_is_coloured_in_a_pipe() {
    for command in ["text", "explain", "parse"] {
        assert!(
            !stdout(&run(&[command, "-"], MINUTES.as_bytes())).contains('\u{1b}'),
            "{command} colours a pipe"
        );
    }
}

#[test]
fn help_names_every_format_export_and_limit() {
    let help = stdout(&run(&["--help"], b""));
    for name in FORMATS.iter().map(|format| format.name).chain(EXPORTS.iter().map(|export| export.name)) {
        assert!(help.contains(name), "--help does not name {name}");
    }
    for command in ["parse", "text", "explain"] {
        let help = stdout(&run(&[command, "--help"], b""));
        for limit in LIMITS {
            assert!(help.contains(limit.name), "{command} --help does not name {}", limit.name);
        }
    }
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = folder("pipe", &[("long.txt", "En linje til.\n".repeat(50_000).as_bytes())]);
    let mut child = spawn(&["text", &path(&folder, "long.txt")]);
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((status(&output), stderr(&output)), (0, String::new()));
}

fn spawn(arguments: &[&str]) -> std::process::Child {
    let mut command = program();
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = spawn(arguments);
    // A program that exits at once on wrong usage does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The objects printed, one a line.
fn objects(output: &Output) -> Vec<Parsed> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn names(output: &Output) -> Vec<String> {
    objects(output).into_iter().filter_map(|parsed| parsed.document.name).collect()
}

/// A folder of files that is removed afterwards.
fn folder(name: &str, files: &[(&str, &[u8])]) -> Folder {
    let folder = Folder::new(name);
    files.iter().for_each(|(file, bytes)| folder.write(file, bytes));
    folder
}

fn path(folder: &Folder, file: &str) -> String {
    folder.path(file).to_str().unwrap().to_owned()
}
