//! The `referat` program: what it prints, where, and how it exits.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use referat::export::EXPORTS;
use referat::{FORMATS, LIMITS, Parsed};
use referat_tests::containers::zipped;

const MINUTES: &str =
    "Referat fra styremøte i Fjordvik båtlag\n\nTil stede: Ola Vik, Åse Nes\n\nSak 1 Brygga\n";

#[test]
fn one_file_is_one_object() {
    let folder = Folder::new("one", &[("referat.txt", MINUTES.as_bytes())]);
    let output = run(&["parse", &folder.path("referat.txt")], b"");
    assert_eq!((status(&output), stderr(&output)), (0, String::new()));
    let parsed = objects(&output);
    assert_eq!(parsed.len(), 1);
    assert_eq!(parsed[0].document.name.as_deref(), Some("referat.txt"));
    assert_eq!(parsed[0].lines, None);
}

#[test]
fn lines_come_when_they_are_asked_for() {
    let folder = Folder::new("lines", &[("referat.txt", MINUTES.as_bytes())]);
    let output = run(&["parse", "--lines", &folder.path("referat.txt")], b"");
    assert!(objects(&output)[0].lines.is_some());
}

#[test]
fn several_files_are_one_object_a_line_in_the_order_given() {
    let folder = Folder::new("several", &[("b.txt", MINUTES.as_bytes()), ("a.txt", MINUTES.as_bytes())]);
    let output = run(&["parse", &folder.path("b.txt"), &folder.path("a.txt")], b"");
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
    let folder = Folder::new("directory", files);
    let output = run(&["parse", &folder.path("")], b"");
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
    let folder = Folder::new("unreadable", files);
    let output = run(&["parse", &folder.path(""), &folder.path("missing.txt")], b"");
    let expected = [
        format!("referat: {}: the file is empty", folder.path("empty.docx")),
        format!("referat: {}: it is a picture (png), whose text only OCR can read", folder.path("photo.pdf")),
        format!("referat: {}: there is no such file", folder.path("missing.txt")),
    ];
    assert_eq!(status(&output), 1);
    assert_eq!(stderr(&output).lines().collect::<Vec<_>>(), expected);
    assert_eq!(names(&output), ["good.txt"]);
}

#[test]
fn a_profile_names_words_of_ones_own() {
    let minutes = "Logg fra båtlaget\n\nPå tokt:\nOla Vik\n\nSak 1 Brygga\n";
    let folder = Folder::new("profile", &[("own.toml", "present = [\"på tokt\"]".as_bytes())]);
    let profile = folder.path("own.toml");
    let output = run(&["explain", "--profile", &profile, "-"], minutes.as_bytes());
    assert!(stdout(&output).contains("[attendance-label by the profile"), "{}", stdout(&output));
    let output = run(&["explain", "-"], minutes.as_bytes());
    assert!(!stdout(&output).contains("by the profile"));
    let output = run(&["parse", "--profile", &profile, "-"], minutes.as_bytes());
    assert_eq!(objects(&output)[0].minutes[0].attendance[0].name, "Ola Vik");
}

#[test]
fn a_profile_that_is_none_says_where() {
    let folder = Folder::new("no-profile", &[("own.toml", b"\npresnt = [\"p\xC3\xA5 tokt\"]")]);
    let output = run(&["parse", "--profile", &folder.path("own.toml"), "-"], MINUTES.as_bytes());
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
    let folder = Folder::new("scan", files);
    let file = folder.path("skannet.png");
    for (scan, minutes, found) in [
        (&file, "referat.txt", "skannet.png: OCR"),
        (&folder.path("2024.zip"), "mai/referat.txt", "2024.zip: mai/skannet.png: OCR"),
    ] {
        let mut command = Command::new(&*PROGRAM);
        command.args(["parse", "--ocr", scan, &folder.path("referat.txt")]).env("PATH", "");
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
    let folder = Folder::new("inside", &[("2024.zip", &archive()), ("a.txt", MINUTES.as_bytes())]);
    let output = run(&["parse", &folder.path("2024.zip"), &folder.path("a.txt")], b"");
    assert_eq!(names(&output), ["mai/referat.txt", "juni.txt", "a.txt"]);
    let picture = format!("{}: mai/bilde.png", folder.path("2024.zip"));
    let expected = format!("referat: {picture}: it is a picture (png), whose text only OCR can read\n");
    assert_eq!((status(&output), stderr(&output)), (1, expected));
}

#[test]
fn text_and_explain_say_which_document_of_an_archive_the_lines_are_of() {
    let folder = Folder::new("inside-text", &[("2024.zip", &archive())]);
    for command in ["text", "explain"] {
        let printed = stdout(&run(&[command, &folder.path("2024.zip")], b""));
        for name in ["mai/referat.txt", "juni.txt"] {
            let heading = format!("==> {}: {name} <==\n", folder.path("2024.zip"));
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
    let folder = Folder::new("limits", &[("2024.zip", &archive()), ("a.txt", MINUTES.as_bytes())]);
    let file = folder.path("a.txt");
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
    let output = run(&["parse", "--limit", "documents=1", &folder.path("2024.zip")], b"");
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
    let folder = Folder::new("pipe", &[("long.txt", "En linje til.\n".repeat(50_000).as_bytes())]);
    let mut child = spawn(&["text", &folder.path("long.txt")]);
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((status(&output), stderr(&output)), (0, String::new()));
}

/// The program, built once: cargo builds no other crate's programs for a
/// test.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap();
    let profile = match folder.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(profile) => profile,
    };
    let mut build = Command::new(env!("CARGO"));
    // Alone it would be built with other features, and all that it depends on.
    build.args(["build", "--quiet", "--workspace", "--bin", "referat", "--profile", profile]);
    build.arg("--target-dir");
    let status = build.arg(folder.parent().unwrap()).current_dir(referat_tests::root()).status().unwrap();
    assert!(status.success(), "the program does not build");
    folder.join(format!("referat{}", std::env::consts::EXE_SUFFIX))
});

fn spawn(arguments: &[&str]) -> std::process::Child {
    let mut command = Command::new(&*PROGRAM);
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
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &[u8])]) -> Self {
        let folder = std::env::temp_dir().join(format!("referat-{name}-{}", std::process::id()));
        for (file, bytes) in files {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
        Self(folder)
    }

    fn path(&self, file: &str) -> String {
        let path = if file.is_empty() { self.0.clone() } else { self.0.join(file) };
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
