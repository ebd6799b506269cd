//! One thing in another, a hundred thousand times over.

use super::{Hostile, docx, odt};
use crate::containers::zipped;

pub(super) const FILES: &[Hostile] = &[
    Hostile { name: "docx of nested elements", bytes: docx_elements, outcome: "nesting" },
    Hostile { name: "docx of nested tables", bytes: docx_tables, outcome: "nesting" },
    Hostile { name: "docx of nested fields", bytes: docx_fields, outcome: "read" },
    Hostile { name: "odt of nested sections", bytes: odt_sections, outcome: "nesting" },
    Hostile { name: "odt of nested lists", bytes: odt_lists, outcome: "nesting" },
    Hostile { name: "html of nested elements", bytes: html_elements, outcome: "elements" },
    Hostile { name: "html of nested tables", bytes: html_tables, outcome: "elements" },
    Hostile { name: "html of nested elements that can be parsed", bytes: html_few, outcome: "nesting" },
    Hostile { name: "rtf of nested groups", bytes: rtf_groups, outcome: "nesting" },
    Hostile { name: "rtf of groups that are passed over", bytes: rtf_passed_over, outcome: "read" },
    Hostile { name: "rtf of groups in a row", bytes: rtf_row, outcome: "read" },
    Hostile { name: "Markdown of quotes in one line", bytes: markdown_quotes, outcome: "nesting" },
    Hostile { name: "Markdown of lists", bytes: markdown_lists, outcome: "nesting" },
    Hostile { name: "Markdown of brackets", bytes: markdown_brackets, outcome: "read" },
    Hostile { name: "archives in archives", bytes: archives, outcome: "containers" },
    Hostile { name: "mails in mails", bytes: mails, outcome: "containers" },
    Hostile { name: "mail of parts in parts", bytes: parts, outcome: "read" },
    Hostile { name: "pdf of arrays in arrays", bytes: pdf_arrays, outcome: "damaged" },
    Hostile { name: "pdf of dictionaries in its content", bytes: pdf_content, outcome: "read" },
    Hostile { name: "pdf of page trees in page trees", bytes: pdf_pages, outcome: "damaged" },
];

const DEPTH: usize = 100_000;
const TEXT: &str = "Sak 1 Brygga";

fn nested(open: &str, inside: &str, close: &str, depth: usize) -> String {
    [&open.repeat(depth), inside, &close.repeat(depth)].concat()
}

fn docx_elements() -> Vec<u8> {
    docx(&nested("<w:sdt><w:sdtContent>", "<w:p/>", "</w:sdtContent></w:sdt>", DEPTH))
}

fn docx_tables() -> Vec<u8> {
    docx(&nested("<w:tbl><w:tr><w:tc>", "<w:p/>", "</w:tc></w:tr></w:tbl>", DEPTH))
}

fn docx_fields() -> Vec<u8> {
    let field = |kind| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let body = nested(&field("begin"), "<w:r><w:t>Sak 1 Brygga</w:t></w:r>", &field("end"), DEPTH);
    docx(&format!("<w:p>{body}</w:p>"))
}

fn odt_sections() -> Vec<u8> {
    odt("", &nested("<text:section>", "<text:p>Sak 1 Brygga</text:p>", "</text:section>", DEPTH))
}

fn odt_lists() -> Vec<u8> {
    odt("", &nested("<text:list><text:list-item>", "<text:p/>", "</text:list-item></text:list>", DEPTH))
}

fn html_elements() -> Vec<u8> {
    format!("<!DOCTYPE html><html><body>{}", nested("<div>", TEXT, "</div>", DEPTH)).into_bytes()
}

fn html_few() -> Vec<u8> {
    format!("<!DOCTYPE html><html><body>{}", nested("<div>", TEXT, "</div>", 5_000)).into_bytes()
}

fn html_tables() -> Vec<u8> {
    format!("<!DOCTYPE html><html><body>{}", "<table><tr><td>".repeat(DEPTH)).into_bytes()
}

fn rtf_groups() -> Vec<u8> {
    format!("{{\\rtf1 {}}}", nested("{", TEXT, "}", DEPTH)).into_bytes()
}

fn rtf_passed_over() -> Vec<u8> {
    format!("{{\\rtf1 {{\\*\\nothing {}}}{TEXT}}}", nested("{", TEXT, "}", DEPTH)).into_bytes()
}

fn rtf_row() -> Vec<u8> {
    format!("{{\\rtf1 {}}}", "{\\b Sak 1}".repeat(10_000)).into_bytes()
}

fn markdown_quotes() -> Vec<u8> {
    format!("# Referat\n\n- Sak 1\n- Sak 2\n\n{}{TEXT}\n", "> ".repeat(DEPTH)).into_bytes()
}

fn markdown_lists() -> Vec<u8> {
    format!("# Referat\n\n{}{TEXT}\n", "- ".repeat(DEPTH)).into_bytes()
}

fn markdown_brackets() -> Vec<u8> {
    format!("# Referat\n\n{}{TEXT}\n", "[".repeat(DEPTH)).into_bytes()
}

fn archives() -> Vec<u8> {
    (0..30).fold(zipped(&[("referat.txt", TEXT.as_bytes())]), |inner, _| zipped(&[("a.zip", &inner)]))
}

/// How a mail begins that a mail is attached to.
const AROUND: &str = "Message-ID: <1@fjordvik.example>\nFrom: kari@fjordvik.example\nTo: per@fjordvik.example\n\
                      MIME-Version: 1.0\nContent-Type: message/rfc822\n\n";

fn mails() -> Vec<u8> {
    format!("{}{TEXT}", AROUND.repeat(1000)).into_bytes()
}

fn parts() -> Vec<u8> {
    let mut mail = AROUND.replace("message/rfc822", "multipart/mixed; boundary=b0");
    for depth in 1..1000 {
        mail.push_str(&format!("--b{}\nContent-Type: multipart/mixed; boundary=b{depth}\n\n", depth - 1));
    }
    format!("{mail}--b999\n\n{TEXT}\n").into_bytes()
}

/// A PDF of one page with what stands in its dictionary, and its content.
fn pdf(page: &str, content: &str) -> Vec<u8> {
    format!(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
         2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>> endobj\n\
         3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R{page}>> endobj\n\
         4 0 obj <</Length {}>> stream\n{content}\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF",
        content.len()
    )
    .into_bytes()
}

fn pdf_arrays() -> Vec<u8> {
    pdf(&format!("/Annots {}", nested("[", "", "]", DEPTH)), "")
}

fn pdf_content() -> Vec<u8> {
    pdf("", &nested("<</A ", "1", ">>", DEPTH))
}

fn pdf_pages() -> Vec<u8> {
    let mut file = "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n".to_owned();
    for number in 2..DEPTH {
        file.push_str(&format!("{number} 0 obj <</Type/Pages/Kids[{} 0 R]/Count 1>> endobj\n", number + 1));
    }
    format!("{file}trailer <</Root 1 0 R>>\n%%EOF").into_bytes()
}
