//! Files that nobody's program would write: small ones that ask for much,
//! that lead in circles, or that have no end of one thing.

mod circles;
mod nested;
mod packed;
mod repeated;

pub use packed::overlapping;

/// A file, and what comes of it.
pub struct Hostile {
    /// What it is.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: fn() -> Vec<u8>,
    /// What reading all of it gives: `read`, the kind of the error, or for an
    /// exceeded limit its name; of a container's documents each of these once.
    pub outcome: &'static str,
}

/// Every such file.
#[must_use]
pub fn files() -> Vec<&'static Hostile> {
    [packed::FILES, nested::FILES, circles::FILES, repeated::FILES].into_iter().flatten().collect()
}

/// The parts that a Word package has beside its text.
const TYPES: &str = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const MIMETYPE: &str = "application/vnd.oasis.opendocument.text";
/// What an ODT's text stands in.
const ODT: (&str, &str) = (
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
     xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
     xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">",
    "</office:document-content>",
);

/// The text of a Word document around what stands in its body.
fn word(body: &str) -> String {
    format!("<w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>")
}

/// A Word document of that body.
fn docx(body: &str) -> Vec<u8> {
    package(&[("[Content_Types].xml", TYPES), ("word/document.xml", &word(body))])
}

/// An ODT of that body, with styles.
fn odt(styles: &str, body: &str) -> Vec<u8> {
    let (begin, end) = ODT;
    let content = format!(
        "{begin}<office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body>{end}"
    );
    package(&[("mimetype", MIMETYPE), ("content.xml", &content)])
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    crate::containers::zipped(&parts)
}
