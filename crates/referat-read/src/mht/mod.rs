//! Web archives (MIME HTML, RFC 2557): a page and its pictures in one file,
//! built as an e-mail is. The page is read as HTML.

#[cfg(test)]
mod tests;

use crate::mime::Part;
use crate::{Document, Error, Format, Limits, Read, html};

pub(crate) const FORMAT: Format =
    Format { name: "mht", extensions: &["mht", "mhtml"], sniff, read: Read::Document(read) };

/// How far into a file its headers are looked for.
const SAMPLE: usize = 16 << 10;
/// What an archive can be: pages with what they show, or a page alone.
const KINDS: &[&str] = &["multipart/related", "text/html"];
/// How deep parts stand in parts.
const NESTING: usize = 8;

fn sniff(bytes: &[u8]) -> bool {
    let head = Part::message(bytes.get(..SAMPLE).unwrap_or(bytes));
    head.header("mime-version").is_some() && KINDS.contains(&head.content_type().value.as_str())
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    let page = page(bytes).ok_or_else(|| Error::damaged("there is no page in the archive"))?;
    html::read(&page.text(), limits)
}

/// The first page of an archive.
fn page(bytes: &[u8]) -> Option<Part<'_>> {
    let mut open = vec![(Part::message(bytes), 0)];
    while let Some((part, depth)) = open.pop() {
        let kind = part.content_type();
        if kind.value == "text/html" {
            return Some(part);
        }
        if let Some(boundary) = kind.parameter("boundary").filter(|_| depth < NESTING) {
            let parts: Vec<_> = part.parts(boundary).into_iter().map(|it| (it, depth + 1)).collect();
            open.extend(parts.into_iter().rev());
        }
    }
    None
}
