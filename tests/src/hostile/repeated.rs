//! No end of one thing.

use super::{Hostile, docx, odt};

pub(super) const FILES: &[Hostile] = &[
    Hostile { name: "text in one line", bytes: text_line, outcome: "read" },
    Hostile { name: "text of words without blanks", bytes: text_word, outcome: "read" },
    Hostile { name: "text of columns", bytes: text_columns, outcome: "read" },
    Hostile { name: "text of short lines", bytes: text_lines, outcome: "lines" },
    Hostile { name: "text of empty lines", bytes: text_empty, outcome: "read" },
    Hostile { name: "text of pages", bytes: text_pages, outcome: "pages" },
    Hostile { name: "docx in one line", bytes: docx_line, outcome: "read" },
    Hostile { name: "docx of empty paragraphs", bytes: docx_empty, outcome: "read" },
    Hostile { name: "docx of runs", bytes: docx_runs, outcome: "read" },
    Hostile { name: "odt in one line", bytes: odt_line, outcome: "read" },
    Hostile { name: "odt of empty paragraphs", bytes: odt_empty, outcome: "read" },
    Hostile { name: "odt of a row that is repeated", bytes: odt_rows, outcome: "read" },
    Hostile { name: "odt of blanks that are counted", bytes: odt_blanks, outcome: "read" },
    Hostile { name: "html in one line", bytes: html_line, outcome: "read" },
    Hostile { name: "html of empty paragraphs", bytes: html_empty, outcome: "read" },
    Hostile { name: "html of cells that span", bytes: html_cells, outcome: "read" },
    Hostile { name: "html of attributes", bytes: html_attributes, outcome: "elements" },
    Hostile { name: "rtf in one line", bytes: rtf_line, outcome: "read" },
    Hostile { name: "rtf of empty paragraphs", bytes: rtf_empty, outcome: "read" },
    Hostile { name: "Markdown in one line", bytes: markdown_line, outcome: "read" },
    Hostile { name: "Markdown of emphasis", bytes: markdown_stars, outcome: "read" },
    Hostile { name: "pdf of letters in one line", bytes: pdf_line, outcome: "read" },
    Hostile { name: "pdf of pages", bytes: pdf_pages, outcome: "pages" },
];

/// How many of a thing that nobody has more than a few hundred of.
const MANY: usize = 1_000_000;
/// How many of one that takes longer.
const SOME: usize = 100_000;
const WORDS: &str = "Styret drøftet brygga og vedtok enstemmig. ";

/// Text without an end, of a megabyte.
fn words() -> String {
    WORDS.repeat(MANY / WORDS.len())
}

fn text_line() -> Vec<u8> {
    words().into_bytes()
}

fn text_word() -> Vec<u8> {
    "x".repeat(MANY).into_bytes()
}

fn text_columns() -> Vec<u8> {
    "Ola   ".repeat(MANY / 60).into_bytes()
}

fn text_lines() -> Vec<u8> {
    "x\n".repeat(MANY + 1).into_bytes()
}

fn text_empty() -> Vec<u8> {
    format!("Sak 1{}Brygga\n", "\n".repeat(MANY)).into_bytes()
}

fn text_pages() -> Vec<u8> {
    "Sak 1\n\u{c}".repeat(SOME).into_bytes()
}

fn docx_line() -> Vec<u8> {
    docx(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", words()))
}

fn docx_empty() -> Vec<u8> {
    docx(&"<w:p/>".repeat(MANY))
}

fn docx_runs() -> Vec<u8> {
    let run = |bold| format!("<w:r><w:rPr><w:b w:val=\"{bold}\"/></w:rPr><w:t>Brygga </w:t></w:r>");
    docx(&format!("<w:p>{}</w:p>", [run("1"), run("0")].concat().repeat(SOME / 2)))
}

fn odt_line() -> Vec<u8> {
    odt("", &format!("<text:p>{}</text:p>", words()))
}

fn odt_empty() -> Vec<u8> {
    odt("", &"<text:p/>".repeat(MANY))
}

fn odt_rows() -> Vec<u8> {
    let table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    odt(
        "",
        &format!(
            "<table:table xmlns:table=\"{table}\"><table:table-row table:number-rows-repeated=\"4000000000\">\
         <table:table-cell table:number-columns-repeated=\"4000000000\"><text:p>Brygga</text:p></table:table-cell>\
         </table:table-row></table:table>"
        ),
    )
}

fn odt_blanks() -> Vec<u8> {
    odt("", &format!("<text:p>Sak{}1</text:p>", "<text:s text:c=\"4000000000\"/>".repeat(1000)))
}

fn html_line() -> Vec<u8> {
    format!("<!DOCTYPE html><html><body><p>{}", words()).into_bytes()
}

fn html_empty() -> Vec<u8> {
    format!("<!DOCTYPE html><html><body>{}", "<p></p>".repeat(MANY)).into_bytes()
}

fn html_cells() -> Vec<u8> {
    let cell = "<td colspan=65534 rowspan=65534>Brygga</td>".repeat(100);
    format!("<!DOCTYPE html><html><body><table>{}</table>", format!("<tr>{cell}</tr>").repeat(100))
        .into_bytes()
}

fn html_attributes() -> Vec<u8> {
    let attributes: String = (0..SOME).map(|number| format!(" a{number}=1")).collect();
    format!("<!DOCTYPE html><html><body><p{attributes}>Sak 1</p>").into_bytes()
}

fn rtf_line() -> Vec<u8> {
    format!("{{\\rtf1 {}}}", words().replace('ø', "\\'f8")).into_bytes()
}

fn rtf_empty() -> Vec<u8> {
    format!("{{\\rtf1 {}}}", "\\par".repeat(MANY)).into_bytes()
}

fn markdown_line() -> Vec<u8> {
    format!("# Referat\n\n{}\n", words()).into_bytes()
}

fn markdown_stars() -> Vec<u8> {
    format!("# Referat\n\n{}\n", "*a **a ".repeat(SOME)).into_bytes()
}

fn pdf_line() -> Vec<u8> {
    let text = "Brygga ".repeat(SOME / 7);
    let content = format!("BT /F 1 Tf 60 780 Td ({text}) Tj ET");
    format!(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
         2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>> endobj\n\
         3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj\n\
         4 0 obj <</Length {}>> stream\n{content}\nendstream endobj\n\
         5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF",
        content.len()
    )
    .into_bytes()
}

fn pdf_pages() -> Vec<u8> {
    let numbers = 3..20_004;
    let kids: String = numbers.clone().map(|number| format!("{number} 0 R ")).collect();
    let pages: String =
        numbers.map(|number| format!("{number} 0 obj <</Type/Page/Parent 2 0 R>> endobj\n")).collect();
    format!(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
         2 0 obj <</Type/Pages/Kids[{kids}]/Count 20001/MediaBox[0 0 595 842]>> endobj\n\
         {pages}trailer <</Root 1 0 R>>\n%%EOF"
    )
    .into_bytes()
}
