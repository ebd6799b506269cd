//! Files that hold documents: archives, and mails that documents come with.

use std::borrow::Cow;
use std::iter;

use crate::{Error, Format, Limit, Limits, Read, detect};

/// A document as it came: a file, or what one holds.
#[derive(Clone, Debug)]
pub struct Entry<'b> {
    /// Where it is in its container, as in `2019/march.zip/minutes.docx`;
    /// empty for the file itself and for the text of a mail. A name, not a
    /// path to write to: it may lead anywhere.
    pub name: String,
    /// Whether it is the text of a mail that documents come with, and so
    /// perhaps only a letter.
    pub is_letter: bool,
    /// Its bytes, or why there are none.
    pub content: Result<Cow<'b, [u8]>, Error>,
    /// How many bytes were unpacked for it, in vain ones included.
    pub(crate) unpacked: u64,
}

/// What a container holds, one after the other.
pub(crate) type Members<'b> = Box<dyn Iterator<Item = Entry<'b>> + 'b>;

/// Opens a container.
pub(crate) type Open = for<'b> fn(Cow<'b, [u8]>, &Limits) -> Result<Members<'b>, Error>;

impl Entry<'_> {
    /// A member of a container. What a name has of signs that no name should
    /// have, such as the end of a line, is no longer told.
    #[cfg(any(feature = "eml", feature = "msg", feature = "zip"))]
    pub(crate) fn member(name: &str, content: Result<Vec<u8>, Error>) -> Entry<'static> {
        let name = name.replace(char::is_control, "\u{FFFD}");
        let unpacked = content.as_ref().map_or(0, |bytes| bytes.len() as u64);
        Entry { name, is_letter: false, content: content.map(Cow::Owned), unpacked }
    }

    /// Its bytes.
    ///
    /// # Errors
    /// When they could not be had from the container.
    pub fn bytes(&self) -> Result<&[u8], Error> {
        self.content.as_deref().map_err(Clone::clone)
    }
}

/// The documents that a file holds: itself, or those in it when it is a
/// container, with containers in it opened in turn. What systems leave in
/// archives is passed over; a member that cannot be had keeps its place, with
/// the reason.
///
/// Each is unpacked when its turn comes.
pub fn unpack<'b>(bytes: &'b [u8], limits: &Limits) -> impl Iterator<Item = Entry<'b>> + use<'b> {
    let content = Ok(Cow::Borrowed(bytes));
    let file = Entry { name: String::new(), is_letter: false, content, unpacked: 0 };
    Unpacking {
        open: vec![(String::new(), Box::new(iter::once(file)))],
        limits: *limits,
        documents: 0,
        unpacked: 0,
    }
}

struct Unpacking<'b> {
    /// The containers that are open, each in the one before, with their names.
    /// The first one holds nothing but the file.
    open: Vec<(String, Members<'b>)>,
    limits: Limits,
    documents: u64,
    unpacked: u64,
}

impl<'b> Iterator for Unpacking<'b> {
    type Item = Entry<'b>;

    fn next(&mut self) -> Option<Entry<'b>> {
        loop {
            let (container, members) = self.open.last_mut()?;
            let Some(member) = members.next() else {
                self.open.pop();
                continue;
            };
            let entry = Entry { name: joined(container, &member.name), ..member };
            if let Err(error) = self.count(&entry) {
                self.open.clear();
                return Some(Entry { content: Err(error), ..entry });
            }
            let format = entry.bytes().ok().and_then(|bytes| detect(bytes).ok());
            let Some(&Format { name: format, read: Read::Container(open), .. }) = format else {
                return Some(entry);
            };
            let Entry { name, is_letter, content, unpacked } = entry;
            match content.and_then(|bytes| self.members(open, bytes)) {
                Ok(members) => self.open.push((name, members)),
                Err(error) => {
                    let content = Err(error.context(format));
                    return Some(Entry { name, is_letter, content, unpacked });
                }
            }
        }
    }
}

impl<'b> Unpacking<'b> {
    /// The members of a container, of which there is one at least.
    fn members(&self, open: Open, bytes: Cow<'b, [u8]>) -> Result<Members<'b>, Error> {
        if self.open.len() as u64 > self.limits.containers {
            return Err(Limit::CONTAINERS.exceeded(&self.limits));
        }
        let mut members = open(bytes, &self.limits)?;
        let first = members.next().ok_or_else(Error::without_documents)?;
        Ok(Box::new(iter::once(first).chain(members)))
    }

    /// Counts what a container held.
    fn count(&mut self, entry: &Entry<'_>) -> Result<(), Error> {
        if self.open.len() == 1 {
            return Ok(());
        }
        self.documents = self.documents.saturating_add(1);
        self.unpacked = self.unpacked.saturating_add(entry.unpacked);
        if self.documents > self.limits.documents {
            return Err(Limit::DOCUMENTS.exceeded(&self.limits));
        }
        if self.unpacked > self.limits.unpacked_bytes {
            return Err(Limit::UNPACKED_BYTES.exceeded(&self.limits));
        }
        Ok(())
    }
}

/// The name of a member where its container has one.
pub(crate) fn joined(container: &str, member: &str) -> String {
    match (container, member) {
        ("", name) | (name, "") => name.to_owned(),
        (container, member) => format!("{container}/{member}"),
    }
}
