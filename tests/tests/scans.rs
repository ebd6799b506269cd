//! Scans: what Tesseract reads on pages without text comes out as what stands
//! on pages with text does.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::path::PathBuf;

use referat::minutes::Parsed;
use referat::{Limits, Options};
use referat_corpus::Ocr;
use referat_tests::root;
use referat_tests::scan::{has_tesseract, on_its_side, pdf, scanned, tiff};

/// How many of a hundred words Tesseract reads at the least; it was all of
/// them with version 5.3, and other data may read a little less.
const LEAST: usize = 95;

fn fixture(name: &str) -> PathBuf {
    root().join("fixtures").join(name).join("source.pdf")
}

fn parse(bytes: &[u8]) -> Parsed {
    let limits = Limits::default();
    let scans = Ocr::default().scans(bytes, &limits, None).unwrap();
    referat::parse(bytes, &Options::default().lines(true).scans(scans)).unwrap()
}

/// Which of the words of one are in the other too, of a hundred.
fn shared(printed: &Parsed, scanned: &Parsed, page: u32) -> usize {
    let words = |parsed: &Parsed, page: u32| -> Vec<String> {
        let lines = parsed.lines.iter().flatten().filter(|line| line.page == Some(page));
        lines.flat_map(|line| line.text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let (printed, mut scanned) = (words(printed, 1), words(scanned, page));
    let found = printed.iter().filter(|&word| {
        let place = scanned.iter().position(|other| other == word);
        place.map(|place| scanned.swap_remove(place)).is_some()
    });
    100 * found.count() / printed.len()
}

#[test]
fn a_scan_reads_as_the_document_that_it_was_made_of() {
    if !has_tesseract("nor") {
        return;
    }
    let file = fixture("nb-board-case-numbers");
    let printed = parse(&std::fs::read(&file).unwrap());
    let pages = scanned(&file, 1);
    let page = &pages[0];
    for (name, bytes, format) in [
        ("pdf", pdf(std::slice::from_ref(page), &[]), "pdf"),
        ("tiff on its side", tiff(&on_its_side(page)), "tiff"),
    ] {
        let scanned = parse(&bytes);
        assert_eq!(scanned.document.format, format, "{name}");
        let share = shared(&printed, &scanned, 1);
        assert!(share >= LEAST, "{name}: {share} of 100 words");
        let warnings: Vec<&str> = scanned.warnings.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(warnings, ["read-by-ocr"], "{name}");
        let (printed, scanned) = (&printed.minutes[0], &scanned.minutes[0]);
        assert_eq!(scanned.meeting.date, printed.meeting.date, "{name}");
        let numbers = |minutes: &referat::Minutes| -> Vec<_> {
            minutes.items.iter().map(|item| item.number.clone()).collect()
        };
        assert!(numbers(printed).starts_with(&numbers(scanned)), "{name}: {:?}", numbers(scanned));
        assert!(!scanned.items.is_empty(), "{name}");
    }
}

#[test]
fn only_pages_without_text_are_recognised() {
    if !has_tesseract("nor") {
        return;
    }
    let file = fixture("nb-board-case-numbers");
    let printed = parse(&std::fs::read(&file).unwrap());
    let mixed = parse(&pdf(&scanned(&file, 1), &["Vedlegg til protokollen"]));
    let first = mixed.lines.iter().flatten().find(|line| line.page == Some(1)).unwrap();
    assert_eq!(first.text, "Vedlegg til protokollen");
    let pages: Vec<_> = mixed.warnings.iter().filter_map(|it| it.source.as_ref()?.page).collect();
    assert_eq!(pages, [2]);
    assert!(shared(&printed, &mixed, 2) >= LEAST);
}

#[test]
fn an_empty_page_has_no_lines() {
    if !has_tesseract("nor") {
        return;
    }
    let mut page = scanned(&fixture("nb-board-case-numbers"), 1).remove(0);
    page.pixels.fill(240);
    let parsed = parse(&pdf(&[page], &[]));
    assert_eq!(parsed.lines, Some(Vec::new()));
    assert_eq!(parsed.warnings[0].code, "read-by-ocr");
}

#[test]
fn a_file_with_text_needs_no_tesseract() {
    let bytes = std::fs::read(fixture("nb-board-case-numbers")).unwrap();
    let ocr = Ocr::default().program("nowhere/tesseract");
    assert!(ocr.scans(&bytes, &Limits::default(), None).unwrap().is_empty());
    let reason =
        ocr.scans(&pdf(&scanned(&fixture("nb-board-case-numbers"), 1), &[]), &Limits::default(), None);
    assert_eq!(reason.unwrap_err().kind(), "ocr_missing");
}
