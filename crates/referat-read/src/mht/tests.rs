//! Archives in, the printed document out.

use super::*;

fn printed(archive: &str) -> Vec<String> {
    let document = read(archive.as_bytes(), &Limits::default()).expect("an archive that can be read");
    document.lines().map(|(_, line)| line.text.clone()).collect()
}

/// An archive with these parts, each with its headers.
fn archive(parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|it| format!("--=_b\r\n{it}\r\n")).collect();
    format!(
        "From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"; boundary=\"=_b\"\r\n\r\nold\r\n{}--=_b--\r\n",
        parts.concat()
    )
}

#[test]
fn the_page_is_read_however_it_is_packed() {
    let picture = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K";
    let html = "Content-Type: text/html; charset=";
    let rows = [
        archive(&[picture, &format!("{html}\"iso-8859-1\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<meta charset=3D\"iso-8859-1\"><p>M=F8te=\r\nr")]),
        archive(&[&format!("{html}utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+TcO4\r\ndGVyPC9wPg=="), picture]),
        archive(&[&format!("{html}utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>Møter</p>")]),
        archive(&["Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\nx\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>Møter\r\n--c--"]),
        archive(&[&format!("{html}utf-8\r\n\r\n<p>Møter")]).replace("--=_b--\r\n", ""),
        "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>M=C3=B8ter = x".replace(" = x", ""),
    ];
    for row in rows {
        assert!(sniff(row.as_bytes()), "{row}");
        assert_eq!(printed(&row), ["Møter"], "{row}");
    }
}

#[test]
fn archives_are_known_by_their_headers() {
    let rows = [
        ("Subject: a\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nMøte", false),
        ("Content-Type: text/html\r\n\r\n<p>", false),
        ("MIME-Version: 1.0\r\nThe content is text/html\r\n", false),
        ("<html>", false),
        ("\r\nMIME-Version: 1.0\r\ncontent-type: Text/HTML;charset=x\r\n\r\n", true),
    ];
    for (text, expected) in rows {
        assert_eq!(sniff(text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn an_archive_without_a_page_is_damaged() {
    for text in ["", &archive(&[]), &archive(&["Content-Type: image/png\r\n\r\nx"])] {
        assert!(read(text.as_bytes(), &Limits::default()).is_err_and(|it| it.is_damaged()));
    }
}
