//! Parts of a message: headers, and a body that may have parts (RFC 2045 and
//! 2046).

mod transfer;
mod words;

use memchr::memchr;

use self::transfer::{base64, quoted_printable};
use crate::charset::decode;

/// How many headers a part has at most, and how many parts a message.
const HEADERS: usize = 1000;
const PARTS: usize = 10_000;

/// A message, or a part of one.
#[derive(Clone, Debug)]
pub(crate) struct Part<'b> {
    /// Headers with their names in lower case, each on one line.
    headers: Vec<(String, String)>,
    body: &'b [u8],
}

/// A header with parameters, such as `text/html; charset=utf-8`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Field {
    /// What it says, in lower case.
    pub(crate) value: String,
    parameters: Vec<(String, String)>,
}

impl<'b> Part<'b> {
    /// The message that these bytes are. Before its headers lines may be blank.
    pub(crate) fn message(bytes: &'b [u8]) -> Self {
        Self::of(bytes.trim_ascii_start())
    }

    fn of(bytes: &'b [u8]) -> Self {
        let mut headers: Vec<(String, String)> = Vec::new();
        let mut rest = bytes;
        while let Some((line, after)) = line(rest) {
            let text = decode(line, None);
            if text.trim().is_empty() {
                rest = after;
                break;
            }
            match (text.starts_with([' ', '\t']), headers.last_mut()) {
                (true, Some((_, value))) => {
                    value.push(' ');
                    value.push_str(text.trim());
                }
                _ => {
                    let Some((name, value)) = text.split_once(':') else { break };
                    if headers.len() < HEADERS {
                        headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                    }
                }
            }
            rest = after;
        }
        Self { headers, body: rest }
    }

    /// The value of a header, by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }

    /// A header with parameters, by its name in lower case.
    pub(crate) fn field(&self, name: &str) -> Field {
        let mut pieces = split_outside_quotes(self.header(name).unwrap_or_default()).into_iter();
        let value = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
        let parameters = pieces.filter_map(|piece| {
            let (name, value) = piece.split_once('=')?;
            Some((name.trim().to_ascii_lowercase(), value.trim().trim_matches('"').to_owned()))
        });
        Field { value, parameters: parameters.collect() }
    }

    /// What the part says it is.
    pub(crate) fn content_type(&self) -> Field {
        self.field("content-type")
    }

    /// The parts between lines that are the boundary.
    pub(crate) fn parts(&self, boundary: &str) -> Vec<Part<'b>> {
        let mark = format!("--{boundary}");
        let mut parts = Vec::new();
        let mut start = None;
        let mut rest = self.body;
        let mut at = 0;
        while let Some((line, after)) = line(rest) {
            let end = at;
            at += rest.len() - after.len();
            rest = after;
            if let Some(tail) = line.strip_prefix(mark.as_bytes())
                && matches!(tail.trim_ascii(), b"" | b"--")
            {
                let bytes = start.and_then(|start| self.body.get(start..end));
                parts.extend(bytes.map(Part::of));
                if parts.len() >= PARTS {
                    return parts;
                }
                start = tail.trim_ascii().is_empty().then_some(at);
            }
        }
        // The last boundary may be missing.
        parts.extend(start.and_then(|start| self.body.get(start..)).map(Part::of));
        parts
    }

    /// The body as it was before it was packed for transfer.
    pub(crate) fn content(&self) -> Vec<u8> {
        match self.header("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
            "quoted-printable" => quoted_printable(self.body),
            "base64" => base64(self.body),
            _ => self.body.to_vec(),
        }
    }

    /// The content as text is read: where the part says its character set, in
    /// UTF-8, with the mark of it, since what a page says no longer holds.
    pub(crate) fn text(&self) -> Vec<u8> {
        let content = self.content();
        let kind = self.content_type();
        // Browsers write that a page is in an encoding of the user's when they do not know.
        match kind.parameter("charset").filter(|it| *it != "x-user-defined") {
            Some(charset) => format!("\u{feff}{}", decode(&content, Some(charset))).into_bytes(),
            None => content,
        }
    }
}

impl Field {
    /// The value of a parameter, by its name in lower case.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }

    /// The value of a parameter that is text for people: in pieces, in a
    /// character set (RFC 2231), or in encoded words, as mails have it.
    #[cfg(feature = "eml")]
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        let is_piece =
            |it: &&(String, String)| it.0.strip_prefix(name).is_some_and(|rest| rest.starts_with('*'));
        let pieces: Vec<_> = self.parameters.iter().filter(is_piece).collect();
        let whole: String = pieces.iter().map(|it| it.1.as_str()).collect();
        match pieces.first() {
            Some((first, _)) if first.ends_with('*') => Some(words::unescaped(&whole)),
            Some(_) => Some(words::decoded(&whole)),
            None => self.parameter(name).map(words::decoded),
        }
    }
}

/// The first line with its end, and what follows.
fn line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    if bytes.is_empty() {
        return None;
    }
    let end = memchr(b'\n', bytes).map_or(bytes.len(), |it| it + 1);
    bytes.split_at_checked(end)
}

fn split_outside_quotes(text: &str) -> Vec<&str> {
    let mut quoted = false;
    text.split(|it: char| {
        quoted ^= it == '"';
        it == ';' && !quoted
    })
    .collect()
}
