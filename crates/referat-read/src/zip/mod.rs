//! Zip archives of documents.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::container::Members;
use crate::package::{self, Package};
use crate::{Entry, Error, Format, Limits, Read};

pub(crate) const FORMAT: Format =
    Format { name: "zip", extensions: &["zip"], sniff, read: Read::Container(members) };

/// What an archive begins with: a member, none, or a volume's mark.
const SIGNATURES: &[&[u8]] = &[b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"];
/// How the names begin of what systems and programs leave in folders.
const HIDDEN: &[&str] = &[".", "~$", "__MACOSX"];
/// What else they leave there, in lower case.
const LEFTOVERS: &[&str] = &["thumbs.db", "desktop.ini"];

fn sniff(bytes: &[u8]) -> bool {
    SIGNATURES.iter().any(|it| bytes.starts_with(it)) && package::unread(bytes).is_none()
}

fn members<'b>(bytes: Cow<'b, [u8]>, limits: &Limits) -> Result<Members<'b>, Error> {
    let mut package = Package::open(bytes, limits)?;
    let names = package.paths().into_iter().enumerate().filter(|(_, name)| is_document(name));
    Ok(Box::new(names.map(move |(index, name)| {
        let content = package.whole(index);
        Entry { unpacked: package.inflated(), ..Entry::member(&name, content) }
    })))
}

/// Whether a member is neither a folder nor something left behind.
fn is_document(name: &str) -> bool {
    let is_hidden = |part: &str| {
        let is_path = matches!(part, "." | "..");
        !is_path && HIDDEN.iter().any(|it| part.starts_with(it))
            || LEFTOVERS.contains(&part.to_lowercase().as_str())
    };
    !name.ends_with('/') && !name.split('/').any(is_hidden)
}
