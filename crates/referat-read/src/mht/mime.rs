//! Parts of a message: headers, and a body that may have parts (RFC 2045 and
//! 2046).

use memchr::memchr;

use super::transfer::{base64, quoted_printable};

/// A message, or a part of one.
#[derive(Clone, Debug)]
pub(super) struct Part<'b> {
    /// Headers with their names in lower case, each on one line.
    headers: Vec<(String, String)>,
    body: &'b [u8],
}

/// What a part says it is.
#[derive(Clone, Debug, Default)]
pub(super) struct ContentType {
    /// Type and subtype in lower case, such as `text/html`.
    pub(super) kind: String,
    parameters: Vec<(String, String)>,
}

impl<'b> Part<'b> {
    /// The part that these bytes are.
    pub(super) fn of(bytes: &'b [u8]) -> Self {
        let mut headers: Vec<(String, String)> = Vec::new();
        let mut rest = bytes;
        while let Some((line, after)) = line(rest) {
            rest = after;
            let text = String::from_utf8_lossy(line);
            if text.trim().is_empty() {
                if headers.is_empty() {
                    continue;
                }
                break;
            }
            match (text.starts_with([' ', '\t']), headers.last_mut()) {
                (true, Some((_, value))) => {
                    value.push(' ');
                    value.push_str(text.trim());
                }
                _ => {
                    let Some((name, value)) = text.split_once(':') else { break };
                    headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
            }
        }
        Self { headers, body: rest }
    }

    /// The value of a header, by its name in lower case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }

    pub(super) fn content_type(&self) -> ContentType {
        let mut pieces = split_outside_quotes(self.header("content-type").unwrap_or_default()).into_iter();
        let kind = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
        let parameters = pieces.filter_map(|piece| {
            let (name, value) = piece.split_once('=')?;
            Some((name.trim().to_ascii_lowercase(), value.trim().trim_matches('"').to_owned()))
        });
        ContentType { kind, parameters: parameters.collect() }
    }

    /// The parts between lines that are the boundary.
    pub(super) fn parts(&self, boundary: &str) -> Vec<Part<'b>> {
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
                start = tail.trim_ascii().is_empty().then_some(at);
            }
        }
        // The last boundary may be missing.
        parts.extend(start.and_then(|start| self.body.get(start..)).map(Part::of));
        parts
    }

    /// The body as it was before it was packed for transfer.
    pub(super) fn content(&self) -> Vec<u8> {
        match self.header("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
            "quoted-printable" => quoted_printable(self.body),
            "base64" => base64(self.body),
            _ => self.body.to_vec(),
        }
    }
}

impl ContentType {
    /// The value of a parameter, by its name in lower case.
    pub(super) fn parameter(&self, name: &str) -> Option<String> {
        self.parameters.iter().find(|it| it.0 == name).map(|it| it.1.clone())
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
