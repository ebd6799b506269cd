//! Mails in, letters and attachments out.

use super::*;
use crate::{read, unpack};

const HEADERS: &str = "Message-ID: <1@fjordvik.example>\r\nFrom: Åse Nes <ase@fjordvik.example>\r\nTo: styret@fjordvik.example\r\nSubject: Referat\r\nMIME-Version: 1.0\r\n";

/// A mail with these parts, each with its headers.
fn mail(kind: &str, parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|it| format!("--=_b\r\n{it}\r\n")).collect();
    format!("{HEADERS}Content-Type: multipart/{kind}; boundary=\"=_b\"\r\n\r\n{}--=_b--\r\n", parts.concat())
}

/// Name, whether it is a letter, and the text of what is in a mail.
fn members(mail: &str) -> Vec<(String, bool, String)> {
    let limits = Limits::default();
    let text = |bytes: &[u8]| match read(bytes, &limits) {
        Ok((_, document)) => document
            .lines()
            .map(|it| it.1.text.clone())
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join("|"),
        Err(error) => error.kind().to_owned(),
    };
    let entries = unpack(mail.as_bytes(), &limits);
    entries.map(|it| (it.name.clone(), it.is_letter, text(it.bytes().unwrap_or_default()))).collect()
}

const PLAIN: &str = "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHer er m=F8tereferatet.";
const PAGE: &str = "Content-Type: text/html; charset=utf-8\r\n\r\n<p>Her er <b>møtereferatet</b>.</p>";
const FILE: &str = "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n filename*=utf-8''m%C3%B8te.txt\r\n\r\nU2FrIDE=";

#[test]
fn a_mail_gives_its_text_and_what_is_attached() {
    let text = "Her er møtereferatet.";
    type Row<'a> = (String, &'a [(&'a str, bool, &'a str)]);
    let rows: [Row<'_>; 7] = [
        (format!("{HEADERS}{PLAIN}"), &[("", false, text)]),
        (format!("{HEADERS}{PAGE}"), &[("", false, text)]),
        (mail("mixed", &[PLAIN, FILE]), &[("", true, text), ("møte.txt", false, "Sak 1")]),
        (mail("alternative", &[PLAIN, PAGE]), &[("", false, text)]),
        (
            mail("mixed", &[PLAIN, FILE, PLAIN]),
            &[("", true, "Her er møtereferatet.|Her er møtereferatet."), ("møte.txt", false, "Sak 1")],
        ),
        (
            mail("related", &[PAGE, "Content-Type: image/png; name=logo.png\r\nContent-ID: <l>\r\n\r\nx"]),
            &[("", false, text)],
        ),
        (mail("mixed", &[FILE]), &[("møte.txt", false, "Sak 1")]),
    ];
    for (mail, expected) in rows {
        let found = members(&mail);
        let found: Vec<_> = found.iter().map(|it| (it.0.as_str(), it.1, it.2.as_str())).collect();
        assert_eq!(found, expected, "{mail}");
    }
}

#[test]
fn a_picture_alone_makes_no_letter_of_the_text() {
    let picture = "Content-Type: image/png\r\nContent-Disposition: attachment; filename=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=";
    let found = members(&mail("mixed", &[PLAIN, picture]));
    assert!(!found[0].1);
    assert_eq!((found[1].0.as_str(), found[1].2.as_str()), ("a.png", "unsupported_format"));
}

#[test]
fn a_mail_in_a_mail_is_opened() {
    let inner = mail("mixed", &[PLAIN, FILE]).replace("=_b", "=_c");
    let found = members(&mail("mixed", &[PLAIN, &format!("Content-Type: message/rfc822\r\n\r\n{inner}")]));
    let names: Vec<_> = found.iter().map(|it| (it.0.as_str(), it.1)).collect();
    assert_eq!(names, [("", true), ("message.eml", true), ("message.eml/møte.txt", false)]);
}

#[test]
fn mails_are_known_by_what_programs_write_in_them() {
    let rows = [
        (HEADERS.to_owned(), true),
        ("From: a\r\nTo: b\r\nSubject: Minutes\r\n\r\nPresent: c".to_owned(), false),
        ("From: <Saved by a browser>\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n".to_owned(), false),
        ("Fra: a\r\nMIME-Version: 1.0\r\nTo: b\r\n".to_owned(), false),
        ("Received: from a\r\n by b\r\nfrom: c\r\n\r\n".to_owned(), true),
    ];
    for (text, expected) in rows {
        assert_eq!(sniff(text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn a_mail_without_text_has_no_document() {
    let entries: Vec<_> = unpack(HEADERS.as_bytes(), &Limits::default()).collect();
    assert!(entries.len() == 1 && entries[0].bytes().is_err_and(|it| it.is_empty()));
}

#[test]
fn names_are_read_in_every_way_that_mails_have_them() {
    let rows = [
        ("filename=\"=?iso-8859-1?Q?m=F8te_1.txt?=\"", "møte 1.txt"),
        ("filename*0*=utf-8''m%C3%B8te%20;\r\n filename*1=\"1.txt\"", "møte 1.txt"),
        ("filename*0=\"styrets \";\r\n filename*1=\"'referat' 50%25.txt\"", "styrets 'referat' 50%25.txt"),
        ("filename=\"a;b.txt\"; size=3", "a;b.txt"),
        ("filename=\"møte.txt\"", "møte.txt"),
        ("size=3", "attachment"),
    ];
    for (parameter, expected) in rows {
        let found =
            members(&mail("mixed", &[&format!("Content-Disposition: attachment; {parameter}\r\n\r\nSak")]));
        assert_eq!(found[0].0, expected, "{parameter}");
    }
}

#[test]
fn what_is_not_in_its_place_is_still_text() {
    let rows = [
        (format!("{HEADERS}Content-Type: multipart/mixed\r\n\r\nSak 1"), "Sak 1"),
        (format!("{HEADERS}Content-Type: multipart/mixed; boundary=b\r\n\r\nSak 1"), "Sak 1"),
        (mail("mixed", &["\r\nSak: 1"]), "Sak: 1"),
        (mail("mixed", &["Sak 1"]), "Sak 1"),
        (format!("\r\n\r\n{HEADERS}\r\nSak 1"), "Sak 1"),
    ];
    for (mail, expected) in rows {
        assert_eq!(members(&mail), [(String::new(), false, expected.to_owned())], "{mail}");
    }
}

#[test]
fn what_programs_attach_of_their_own_is_passed_over() {
    let signature = "Content-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nx";
    let meeting = "Content-Type: text/calendar; name=meeting.ics\r\n\r\nBEGIN:VCALENDAR";
    assert_eq!(members(&mail("mixed", &[PLAIN, signature, meeting])).len(), 1);
}
