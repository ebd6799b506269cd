//! Mails (RFC 5322) and what is attached to them.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::charset::decode;
use crate::container::Members;
use crate::letter::Letter;
use crate::mime::{Field, Part};
use crate::{Entry, Error, Format, Limits, Read, html};

pub(crate) const FORMAT: Format =
    Format { name: "eml", extensions: &["eml"], sniff, read: Read::Container(members) };

/// How far into a file its headers are looked for.
const SAMPLE: usize = 16 << 10;
/// Headers that only what has been sent, or is to be, has.
const SENT: &[&str] = &["message-id", "received", "return-path", "delivered-to", "x-unsent", "to"];
/// Headers that programs write and people do not.
const WRITTEN_BY_PROGRAMS: &[&str] = &["message-id", "received", "mime-version"];
/// What programs attach of their own: signatures, cards, calls to meetings.
const ADDED: &[&str] = &[
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
];
/// How deep parts stand in parts.
const NESTING: usize = 8;

fn sniff(bytes: &[u8]) -> bool {
    let head = Part::message(bytes.get(..SAMPLE).unwrap_or(bytes));
    let has_any = |names: &[&str]| names.iter().any(|it| head.header(it).is_some());
    head.header("from").is_some() && has_any(SENT) && has_any(WRITTEN_BY_PROGRAMS)
}

fn members<'b>(bytes: Cow<'b, [u8]>, _: &Limits) -> Result<Members<'b>, Error> {
    let mut mail = Mail::default();
    mail.take(&Part::message(&bytes), 0);
    Ok(Box::new(mail.letter.with(mail.attached).into_iter()))
}

#[derive(Default)]
struct Mail {
    letter: Letter,
    attached: Vec<Entry<'static>>,
}

impl Mail {
    fn take(&mut self, part: &Part<'_>, depth: usize) {
        let kind = part.content_type();
        if let Some(boundary) = kind.parameter("boundary").filter(|_| depth < NESTING) {
            let mut parts = part.parts(boundary);
            if kind.value == "multipart/alternative" {
                parts = best(parts);
            }
            for part in &parts {
                self.take(part, depth + 1);
            }
            if !parts.is_empty() {
                return;
            }
        }
        let placed = part.field("content-disposition");
        let name = placed.text("filename").or_else(|| kind.text("name"));
        let is_attached = placed.value == "attachment" || name.is_some();
        match kind.value.as_str() {
            "text/html" if !is_attached => self.letter.add_page(&html::decode(&part.text())),
            "" | "text/plain" if !is_attached => self.letter.add_plain(&decode(&part.text(), None)),
            // Its parts are lost, or stand too deep.
            kind if kind.starts_with("multipart/") => self.letter.add_plain(&decode(&part.text(), None)),
            kind if ADDED.contains(&kind) || is_shown(part, &placed, kind) => {}
            "message/rfc822" => self.attach(name.as_deref().unwrap_or("message.eml"), part),
            _ if is_attached => self.attach(name.as_deref().unwrap_or("attachment"), part),
            _ => {}
        }
    }

    fn attach(&mut self, name: &str, part: &Part<'_>) {
        self.attached.push(Entry::member(name, Ok(part.content())));
    }
}

/// Whether a part is a picture that the letter shows.
fn is_shown(part: &Part<'_>, placed: &Field, kind: &str) -> bool {
    kind.starts_with("image/") && placed.value != "attachment" && part.header("content-id").is_some()
}

/// Of the forms that one text is sent in, the richest that is read.
fn best(parts: Vec<Part<'_>>) -> Vec<Part<'_>> {
    let is_plain = |part: &Part<'_>| matches!(part.content_type().value.as_str(), "" | "text/plain");
    let (plain, rich): (Vec<_>, Vec<_>) = parts.into_iter().partition(is_plain);
    let is_rich = |part: &Part<'_>| {
        let kind = part.content_type().value;
        kind == "text/html" || kind.starts_with("multipart/")
    };
    if rich.iter().any(is_rich) { rich } else { plain.into_iter().chain(rich).collect() }
}
