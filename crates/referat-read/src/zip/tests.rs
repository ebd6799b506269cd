//! Archives in, members with their errors out.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::package::tests::zipped;
use crate::{Error, Limits, detect, read, unpack};

/// Name and content, or kind of error, of what is in a file.
fn members(bytes: &[u8], limits: &Limits) -> Vec<(String, String)> {
    let content = |bytes: Result<&[u8], Error>| match bytes {
        Ok(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        Err(error) => error.kind().to_owned(),
    };
    unpack(bytes, limits).map(|it| (it.name.clone(), content(it.bytes()))).collect()
}

fn names(bytes: &[u8]) -> Vec<String> {
    members(bytes, &Limits::default()).into_iter().map(|it| it.0).collect()
}

/// An archive of archives.
fn boxed(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    writer.start_file(name, stored).expect("a name that zip takes");
    writer.write_all(bytes).expect("memory does not fail");
    writer.finish().expect("memory does not fail").into_inner()
}

#[test]
fn documents_are_found_and_what_systems_leave_is_not() {
    let bytes = zipped(&[
        ("b.txt", "x"),
        ("2019/a.txt", "y"),
        ("2019/~$a.docx", "lock"),
        ("__MACOSX/2019/._a.txt", "fork"),
        ("2019/.DS_Store", "icons"),
        ("Thumbs.db", "pictures"),
    ]);
    assert_eq!(names(&bytes), ["b.txt", "2019/a.txt"]);
}

#[test]
fn archives_in_archives_are_opened_and_named_as_folders() {
    let inner = zipped(&[("a.txt", "x"), ("b.txt", "y")]);
    assert_eq!(names(&boxed("2019/mars.zip", &inner)), ["2019/mars.zip/a.txt", "2019/mars.zip/b.txt"]);
    let mut deep = inner;
    for _ in 0..20 {
        deep = boxed("i.zip", &deep);
    }
    let found = members(&deep, &Limits::default());
    assert_eq!((found.len(), found[0].1.as_str()), (1, "limit_exceeded"));
}

#[test]
fn names_are_in_the_letters_of_dos_or_unicode() {
    let mut bytes = zipped(&[("m?te.txt", "x"), ("møte2.txt", "y")]);
    for at in 0..bytes.len() - 8 {
        if bytes[at..].starts_with(b"m?te") {
            bytes[at + 1] = 0x9B;
        }
    }
    assert_eq!(names(&bytes), ["møte.txt", "møte2.txt"]);
}

#[test]
fn a_member_that_cannot_be_had_keeps_its_place() {
    let mut bytes = zipped(&[("a.txt", "first"), ("b.txt", &"second ".repeat(50)), ("c.txt", "third")]);
    // What a name of five letters in the local header is followed by is the packed content.
    let packed = bytes.windows(5).position(|it| it == b"b.txt").expect("a local header") + 5;
    bytes[packed..packed + 4].fill(0xFF);
    let found = members(&bytes, &Limits::default());
    assert_eq!(found[0].1, "first");
    assert_eq!(found[1], ("b.txt".to_owned(), "damaged".to_owned()));
    assert_eq!(found[2].1, "third");
}

#[test]
fn an_encrypted_member_says_so() {
    let mut bytes = zipped(&[("a.txt", "first"), ("b.txt", "second")]);
    for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = bytes.windows(4).position(|it| it == signature).expect("a header");
        bytes[at + flags] |= 1;
    }
    let found = members(&bytes, &Limits::default());
    assert_eq!((found[0].1.as_str(), found[1].1.as_str()), ("encrypted", "second"));
}

#[test]
fn bombs_are_refused_and_what_is_beside_them_is_read() {
    let bomb = "a".repeat(4 << 20);
    let bytes = zipped(&[("a.txt", "first"), ("bomb.txt", &bomb), ("c.txt", "third")]);
    let found = members(&bytes, &Limits { inflation_ratio: 100, ..Limits::default() });
    assert_eq!(
        found.iter().map(|it| it.1.as_str()).collect::<Vec<_>>(),
        ["first", "limit_exceeded", "third"]
    );
    let found = members(&bytes, &Limits { inflated_bytes: 1000, ..Limits::default() });
    assert_eq!(
        found.iter().map(|it| it.1.as_str()).collect::<Vec<_>>(),
        ["first", "limit_exceeded", "third"]
    );
}

#[test]
fn all_that_a_file_holds_is_limited_together() {
    let inner = zipped(&[("a.txt", &"a".repeat(600)), ("b.txt", &"b".repeat(600)), ("c.txt", "c")]);
    let bytes = boxed("i.zip", &inner);
    let limits = Limits { unpacked_bytes: inner.len() as u64 + 1000, ..Limits::default() };
    let found = members(&bytes, &limits);
    assert_eq!(found[0].1.len(), 600);
    assert_eq!(found[1..], [("i.zip/b.txt".to_owned(), "limit_exceeded".to_owned())]);
    let found = members(&bytes, &Limits { documents: 3, ..Limits::default() });
    assert_eq!(found[2..], [("i.zip/c.txt".to_owned(), "limit_exceeded".to_owned())]);
}

#[test]
fn bombs_count_although_nothing_comes_of_them() {
    let bomb = "a".repeat(5000);
    let bytes = zipped(&["a", "b", "c", "d", "e"].map(|name| (name, bomb.as_str())));
    let limits = Limits { inflated_bytes: 1000, unpacked_bytes: 2500, ..Limits::default() };
    let found = members(&bytes, &limits);
    assert_eq!(found.iter().map(|it| it.0.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert!(found.iter().all(|it| it.1 == "limit_exceeded"));
}

#[test]
fn archives_of_very_many_members_are_read_to_the_limit() {
    let names: Vec<String> = (0..3000).map(|it| format!("{it}.txt")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|it| (it.as_str(), "x")).collect();
    let bytes = zipped(&parts);
    assert_eq!(members(&bytes, &Limits::default()).len(), 3000);
    assert_eq!(members(&bytes, &Limits { documents: 2000, ..Limits::default() }).len(), 2001);
}

#[test]
fn a_name_is_a_name_wherever_it_leads() {
    let bytes = zipped(&[("../../a.txt", "x"), ("C:\\b\\c.txt", "y"), ("/d.txt", "z"), ("e\nf.txt", "v")]);
    assert_eq!(names(&bytes), ["../../a.txt", "C:/b/c.txt", "d.txt", "e\u{FFFD}f.txt"]);
}

#[test]
fn what_is_packed_in_a_way_that_is_not_read_says_which() {
    let mut bytes = zipped(&[("a.txt", "first"), ("b.txt", "second")]);
    for (signature, method) in [(b"PK\x03\x04", 8), (b"PK\x01\x02", 10)] {
        let at = bytes.windows(4).position(|it| it == signature).expect("a header");
        bytes[at + method] = 9;
    }
    let entries: Vec<_> = unpack(&bytes, &Limits::default()).collect();
    let error = entries[0].bytes().expect_err("it is not unpacked");
    assert_eq!(error.to_string(), "what is packed with Deflate64 is not read");
    assert!(error.is_unsupported_format() && entries[1].bytes().is_ok());
}

#[test]
fn an_archive_of_packages_is_an_archive() {
    let odt = zipped(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
    assert_eq!(detect(&odt).map(|it| it.name).ok(), Some("odt"));
    assert_eq!(detect(&boxed("a.odt", &odt)).map(|it| it.name).ok(), Some("zip"));
    let docx = zipped(&[("[Content_Types].xml", ""), ("word/document.xml", "")]);
    assert_eq!(detect(&docx).map(|it| it.name).ok(), Some("docx"));
    assert_eq!(detect(&boxed("a.docx", &docx)).map(|it| it.name).ok(), Some("zip"));
}

#[test]
fn an_archive_is_no_document_and_a_package_is_no_archive() {
    let archive = zipped(&[("a.txt", "x")]);
    assert!(read(&archive, &Limits::default()).is_err_and(|it| it.is_container()));
    let rows = [
        (&[("[Content_Types].xml", ""), ("xl/workbook.xml", "")][..], "Excel files are not read"),
        (&[("[Content_Types].xml", ""), ("ppt/presentation.xml", "")][..], "PowerPoint files are not read"),
        (
            &[("mimetype", "application/epub+zip"), ("META-INF/container.xml", "")][..],
            "EPUB files are not read",
        ),
    ];
    for (parts, expected) in rows {
        let error = detect(&zipped(parts)).err().expect("no format");
        assert_eq!((error.to_string().as_str(), error.is_unsupported_format()), (expected, true));
    }
}

#[test]
fn an_archive_without_documents_and_a_broken_one_say_so() {
    let empty = [b"PK\x05\x06".as_slice(), &[0; 18]].concat();
    assert_eq!(members(&empty, &Limits::default()), [(String::new(), "empty".to_owned())]);
    let broken = &zipped(&[("a.txt", "x")])[..30];
    assert_eq!(members(broken, &Limits::default()), [(String::new(), "damaged".to_owned())]);
}
