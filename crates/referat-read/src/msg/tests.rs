//! Mails in, letters and attachments out.

use super::*;
use crate::compound::tests::compound;
use crate::{read, unpack};

fn unicode(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A mail of (property, content) streams.
fn mail(properties: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut streams = vec![("__properties_version1.0", Vec::new())];
    streams.extend(properties.iter().map(|it| (it.0, it.1.clone())));
    compound(&streams)
}

/// Name, whether it is a letter, and the text of what is in a mail.
fn members(mail: &[u8]) -> Vec<(String, bool, String)> {
    let limits = Limits::default();
    let text = |bytes: &[u8]| match read(bytes, &limits) {
        Ok((_, document)) => document.lines().map(|it| it.1.text.clone()).collect::<Vec<_>>().join("|"),
        Err(error) => error.kind().to_owned(),
    };
    unpack(mail, &limits)
        .map(|it| {
            let text = it.bytes().map_or_else(|error| error.kind().to_owned(), text);
            (it.name, it.is_letter, text)
        })
        .collect()
}

fn check(properties: &[(&str, Vec<u8>)], expected: &[(&str, bool, &str)]) {
    let found = members(&mail(properties));
    let found: Vec<_> = found.iter().map(|it| (it.0.as_str(), it.1, it.2.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_mail_gives_its_text_and_what_is_attached() {
    check(
        &[
            ("__substg1.0_1000001F", unicode("Her er møtereferatet.")),
            ("__attach_version1.0_#00000001/__substg1.0_3707001F", unicode("andre.txt")),
            ("__attach_version1.0_#00000001/__substg1.0_37010102", b"Sak 2".to_vec()),
            ("__attach_version1.0_#00000000/__substg1.0_3704001E", b"m\xF8te.txt".to_vec()),
            ("__attach_version1.0_#00000000/__substg1.0_37010102", b"Sak 1".to_vec()),
            ("__recip_version1.0_#00000000/__substg1.0_3001001F", unicode("Åse Nes")),
        ],
        &[("", true, "Her er møtereferatet."), ("møte.txt", false, "Sak 1"), ("andre.txt", false, "Sak 2")],
    );
}

#[test]
fn a_page_goes_before_plain_text() {
    let page = "<html><head><meta charset=\"iso-8859-1\"></head><p>Her er <b>m\u{f8}tereferatet</b>.</p>";
    let bytes: Vec<u8> = page.chars().map(|it| it as u8).collect();
    for (name, content) in [("__substg1.0_10130102", bytes), ("__substg1.0_1013001F", unicode(page))] {
        let plain = ("__substg1.0_1000001F", unicode("Her er mye."));
        check(&[plain, (name, content)], &[("", false, "Her er møtereferatet.")]);
    }
    let old = ("__substg1.0_1000001E", b"Her er m\xF8tereferatet.".to_vec());
    check(&[("__substg1.0_10130102", Vec::new()), old], &[("", false, "Her er møtereferatet.")]);
}

#[test]
fn a_mail_in_a_mail_is_opened() {
    let inner = "__attach_version1.0_#00000000/__substg1.0_3701000D";
    let attached = format!("{inner}/__attach_version1.0_#00000000");
    check(
        &[
            ("__attach_version1.0_#00000000/__substg1.0_3001001F", unicode("Referat")),
            (&format!("{inner}/__properties_version1.0"), Vec::new()),
            (&format!("{inner}/__substg1.0_1000001F"), unicode("Her er referatet.")),
            (&format!("{attached}/__substg1.0_3707001F"), unicode("a.txt")),
            (&format!("{attached}/__substg1.0_37010102"), b"Sak 1".to_vec()),
        ],
        &[("Referat", true, "Her er referatet."), ("Referat/a.txt", false, "Sak 1")],
    );
}

#[test]
fn pictures_that_the_letter_shows_are_passed_over_and_what_is_not_there_says_so() {
    let picture = || b"\x89PNG\r\n\x1A\n".to_vec();
    check(
        &[
            ("__substg1.0_1000001F", unicode("Her er referatet.")),
            ("__attach_version1.0_#00000000/__substg1.0_3712001F", unicode("logo@fjordvik.example")),
            ("__attach_version1.0_#00000000/__substg1.0_37010102", picture()),
            ("__attach_version1.0_#00000001/__substg1.0_3707001F", unicode("a.png")),
            ("__attach_version1.0_#00000001/__substg1.0_37010102", picture()),
            ("__attach_version1.0_#00000002/__substg1.0_3707001F", unicode("lenke.docx")),
            ("__attach_version1.0_#00000003/__substg1.0_3707001F", unicode("tegning")),
            ("__attach_version1.0_#00000003/__substg1.0_3701000D/WordDocument", b"x".to_vec()),
        ],
        &[
            ("", false, "Her er referatet."),
            ("a.png", false, "unsupported_format"),
            ("lenke.docx", false, "damaged"),
            ("tegning", false, "unsupported_format"),
        ],
    );
}

#[test]
fn streams_that_share_sectors_are_not_read_again_and_again() {
    let mut properties = Vec::new();
    let names: Vec<String> =
        (0..10).map(|it| format!("__attach_version1.0_#{it:08X}/__substg1.0_37010102")).collect();
    properties.push((names[0].as_str(), b"Sak 1 ".repeat(1000)));
    properties.extend(names[1..].iter().map(|it| (it.as_str(), b"x".repeat(4100))));
    let mut file = mail(&properties);
    // Every other stream becomes the first one, and as long.
    let start = file.windows(8).position(|it| it == [&[0; 4], &6000_u32.to_le_bytes()[..]].concat());
    let start = start.expect("an entry of the directory");
    let first: [u8; 8] = file[start..start + 8].try_into().expect("eight bytes");
    for at in 0..file.len() - 8 {
        if file[at + 4..at + 8] == 4100_u32.to_le_bytes() {
            file[at..at + 8].copy_from_slice(&first);
        }
    }
    let found = members(&file);
    assert_eq!(found.len(), 10);
    assert!(found.iter().any(|it| it.2 == "damaged") && found[0].2 != "damaged");
}

#[test]
fn only_what_has_properties_at_its_root_is_a_mail() {
    assert!(sniff(&mail(&[])));
    assert!(!sniff(&compound(&[("ObjectPool/_1/__properties_version1.0", b"x".to_vec())])));
    let bare = mail(&[]);
    let entries: Vec<_> = unpack(&bare, &Limits::default()).collect();
    assert!(entries.len() == 1 && entries[0].bytes().is_err_and(|it| it.is_empty()));
}
