//! Web archives (MIME HTML, RFC 2557): a page and its pictures in one file,
//! built as an e-mail is. The page is read as HTML.

mod mime;
#[cfg(test)]
mod tests;
mod transfer;

use self::mime::Part;
use crate::charset::decode;
use crate::{Document, Error, Format, Limits};

pub(crate) const FORMAT: Format = Format { name: "mht", extensions: &["mht", "mhtml"], sniff, read };

/// How far into a file its headers are looked for.
const SAMPLE: usize = 16 << 10;
/// What an archive can be: pages with what they show, or a page alone.
const KINDS: &[&str] = &["multipart/related", "text/html"];
/// How deep parts stand in parts.
const NESTING: usize = 8;

fn sniff(bytes: &[u8]) -> bool {
    let head = Part::of(bytes.get(..SAMPLE).unwrap_or(bytes));
    head.header("mime-version").is_some() && KINDS.contains(&head.content_type().kind.as_str())
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    let page = page(bytes).ok_or_else(|| Error::damaged("there is no page in the archive"))?;
    let content = page.content();
    // Browsers write that a page is in an encoding of the user's when they do not know.
    let charset = page.content_type().parameter("charset").filter(|it| it != "x-user-defined");
    let bytes = match charset {
        // A mark says that the page is no longer in the encoding that it names.
        Some(charset) => format!("\u{feff}{}", decode(&content, Some(&charset))).into_bytes(),
        None => content,
    };
    (crate::html::FORMAT.read)(&bytes, limits)
}

/// The first page of an archive.
fn page(bytes: &[u8]) -> Option<Part<'_>> {
    let mut open = vec![(Part::of(bytes), 0)];
    while let Some((part, depth)) = open.pop() {
        let kind = part.content_type();
        if kind.kind == "text/html" {
            return Some(part);
        }
        if let Some(boundary) = kind.parameter("boundary").filter(|_| depth < NESTING) {
            let parts: Vec<_> = part.parts(&boundary).into_iter().map(|it| (it, depth + 1)).collect();
            open.extend(parts.into_iter().rev());
        }
    }
    None
}
