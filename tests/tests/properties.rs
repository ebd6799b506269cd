//! What holds for any bytes.

use std::sync::LazyLock;

use proptest::prelude::*;
use referat::{Limits, Options, Profile};
use referat_tests::containers::containers;
use referat_tests::fixtures::{corpus, sources};

/// Beginnings that take random bytes past detection.
const BEGINNINGS: &[&[u8]] = &[
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<!DOCTYPE html><html>",
    b"---\ntitle: x\n---\n# ",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"{\\rtf1",
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
    b"Message-ID: <1@fjordvik.example>\nFrom: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
];

/// Pieces of minutes in an order that no secretary would choose.
const PIECES: &[&str] = &[
    "Sak 1/24 ",
    "PS 12/24",
    "§ 3",
    "Til stede:",
    "Forfall",
    "Vedtak:",
    "\t",
    "\n",
    "\n\n",
    "\u{c}",
    "- ",
    "• ",
    "a) ",
    "1. ",
    "kl. 19.00",
    "31.02.2024",
    "den 5. mai",
    "Enstemmig vedtatt",
    "mot 3 stemmer",
    "Kari Nordmann (Ap)",
    "|---|",
    "# ",
    "*",
    "kr 1 750 000,-",
    "https://a.no/",
    "Å",
    "ﬁ",
    "\u{ad}",
    "e\u{301}",
    "\u{200b}",
    "9999999999999999999999",
    "            ",
    "Møteprotokoll",
    "Neste møte",
    "Referent:",
    "Forslag fra SV:",
    "<p>",
    "&nbsp;",
    "\"",
];

/// Keys of profiles, and texts that no user would list under them.
const KEYS: &[&str] =
    &["decision", "present", "organization", "party", "month", "currency", "item-label", "furniture"];
const OWN: &[&str] = &[
    "{number}",
    "Sak {number}",
    "§ {number} –",
    "{text}",
    "{text} {number}{text}",
    "99=den",
    "=",
    "kl.",
    "E\u{301}Å",
    "(",
    "\t",
];

static SOURCES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let documents = sources().into_iter().map(|(_, bytes)| bytes);
    documents.chain(containers().into_iter().map(|(_, bytes)| bytes)).collect()
});

proptest! {
    // `PROPTEST_CASES` says how many, 256 when it says nothing.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_read_or_refused(
        beginning in prop::sample::select(BEGINNINGS),
        rest in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        parse(&[beginning, &rest].concat());
    }

    #[test]
    fn any_pieces_of_minutes_give_minutes(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..80)) {
        let text = pieces.concat();
        if !text.trim().is_empty() {
            let parsed = referat::parse(text.as_bytes(), &Options::default());
            prop_assert!(parsed.is_ok(), "{text:?}: {parsed:?}");
        }
    }

    #[test]
    fn a_parsed_file_survives_json(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..80)) {
        if let Ok(parsed) = referat::parse(pieces.concat().as_bytes(), &Options::default().lines(true)) {
            let json = serde_json::to_string(&parsed).unwrap();
            prop_assert_eq!(serde_json::from_str::<referat::Parsed>(&json).unwrap(), parsed);
        }
    }

    #[test]
    fn any_words_make_a_profile_or_are_refused(
        words in prop::collection::vec((prop::sample::select(KEYS), prop::sample::select(OWN)), 0..4),
        pieces in prop::collection::vec(prop::sample::select(PIECES), 1..60),
    ) {
        let lists: Vec<(&str, [String; 1])> = words.iter().map(|(key, it)| (*key, [(*it).to_owned()])).collect();
        if let Ok(profile) = Profile::from_lists(lists.iter().map(|(key, list)| (*key, list.as_slice()))) {
            let text = format!("Sak {}", pieces.concat());
            let options = Options::default().language(referat::Language::Nb).profile(profile);
            let parsed = referat::parse(text.as_bytes(), &options);
            prop_assert!(parsed.is_ok(), "{words:?} {text:?}: {parsed:?}");
        }
    }

    #[test]
    fn a_changed_fixture_is_read_or_refused(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        end in any::<Option<prop::sample::Index>>(),
    ) {
        let mut bytes = which.get(&SOURCES).clone();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        bytes.truncate(end.map_or(bytes.len(), |end| end.index(bytes.len())));
        parse(&bytes);
    }
}

#[test]
fn every_line_that_is_not_blank_is_claimed_exactly_once() {
    let fixtures = sources();
    let real = corpus("real").into_iter().map(|file| {
        let bytes = std::fs::read(&file).unwrap();
        (file, bytes)
    });
    for (file, bytes) in fixtures.into_iter().chain(real) {
        let Ok((_, document)) = referat::read(&bytes, &Limits::default()) else { continue };
        let printed: Vec<u32> =
            document.lines().filter(|(_, line)| !line.is_blank()).map(|(_, line)| line.number).collect();
        let explained = referat::explain_document(&document, &Options::default());
        let claimed: Vec<u32> = explained.lines.iter().map(|line| line.number).collect();
        assert_eq!(claimed, printed, "{}", file.display());
    }
}

/// Reads and parses; all that matters is that it returns.
fn parse(bytes: &[u8]) {
    let read = referat::read(bytes, &Limits::default());
    let parsed = referat::parse(bytes, &Options::default());
    assert_eq!(read.is_ok(), parsed.is_ok(), "only reading can fail");
    assert!(
        referat::parse_all(bytes, &Options::default()).count() > 0,
        "what is in a file is read or refused"
    );
}
