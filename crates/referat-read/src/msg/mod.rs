//! Mails as Outlook keeps them ([MS-OXMSG]): a compound file with a stream for
//! each property, and a folder for each thing that is attached.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::charset::decode;
use crate::compound::{Compound, ROOT, SIGNATURE};
use crate::container::{Members, joined};
use crate::letter::Letter;
use crate::little_endian::utf16;
use crate::{Entry, Error, Format, Limit, Limits, Read, detect, html};

pub(crate) const FORMAT: Format =
    Format { name: "msg", extensions: &["msg"], sniff, read: Read::Container(members) };

/// What every mail has, and so has one that is attached to another.
const PROPERTIES: &str = "__properties_version1.0";
/// How the names of folders begin that hold what is attached.
const ATTACHED: &str = "__attach_version1.0_";
/// Properties, by their numbers ([MS-OXPROPS]).
const TEXT: &str = "1000";
const PAGE: &str = "1013";
const CONTENT: &str = "3701";
const CONTENT_ID: &str = "3712";
/// The names of what is attached: in full, in eight letters, as it is shown.
const NAMES: &[&str] = &["3707", "3704", "3001"];
/// Types of properties.
const UNICODE: &str = "001F";
const BYTES_OF_TEXT: &str = "001E";
const BINARY: &str = "0102";
const OBJECT: &str = "000D";

fn sniff(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
        && Compound::open(bytes).is_ok_and(|file| file.find_in(&file.folders()[ROOT], PROPERTIES).is_some())
}

fn members<'b>(bytes: Cow<'b, [u8]>, limits: &Limits) -> Result<Members<'b>, Error> {
    let file = Compound::open(&bytes)?;
    let mut mails = Mails { folders: file.folders(), file: &file, left: bytes.len(), limits: *limits };
    Ok(Box::new(mails.members(ROOT, 0).into_iter()))
}

/// A mail, and those attached to it.
struct Mails<'f, 'b> {
    file: &'f Compound<'b>,
    /// What is in each folder.
    folders: Vec<Vec<u32>>,
    /// How many bytes may still be read: no more than the file has.
    left: usize,
    limits: Limits,
}

impl Mails<'_, '_> {
    /// What is in the mail of a folder.
    fn members(&mut self, mail: usize, depth: u64) -> Vec<Entry<'static>> {
        let mut letter = Letter::default();
        let page = self.property(mail, PAGE, BINARY).map(|it| html::decode(&it).into_owned());
        match page.or_else(|| self.text(mail, PAGE)).filter(|it| !it.trim().is_empty()) {
            Some(page) => letter.add_page(&page),
            None => letter.add_plain(&self.text(mail, TEXT).unwrap_or_default()),
        }
        let mut folders: Vec<(String, usize)> = self.folders[mail]
            .iter()
            .map(|it| (self.file.name(*it), *it as usize))
            .filter(|(name, _)| name.starts_with(ATTACHED))
            .collect();
        folders.sort();
        letter.with(folders.into_iter().flat_map(|(_, folder)| self.attached(folder, depth)).collect())
    }

    /// What is in a folder of what is attached: one thing, or a mail with its
    /// own.
    fn attached(&mut self, folder: usize, depth: u64) -> Vec<Entry<'static>> {
        let name = NAMES.iter().find_map(|it| self.text(folder, it));
        let Some(object) = self.find(folder, CONTENT, OBJECT) else {
            let content = self.property(folder, CONTENT, BINARY);
            // Pictures that the letter shows are called by what they are to it.
            let is_shown = self.text(folder, CONTENT_ID).is_some()
                && content.as_ref().is_some_and(|it| detect(it).is_err());
            let content = content.ok_or_else(|| Error::damaged("what is attached is not in the mail"));
            let name = name.unwrap_or_else(|| "attachment".to_owned());
            return if is_shown { Vec::new() } else { vec![Entry::member(&name, content)] };
        };
        let name = name.unwrap_or_else(|| "message.msg".to_owned());
        let is_mail = self.file.find_in(&self.folders[object], PROPERTIES).is_some();
        match (is_mail, depth < self.limits.containers) {
            (false, _) => vec![Entry::member(&name, Err(Error::unsupported_format("embedded object")))],
            (true, false) => {
                vec![Entry::member(&name, Err(Limit::CONTAINERS.exceeded(&self.limits)))]
            }
            (true, true) => {
                let members = self.members(object, depth + 1).into_iter();
                members.map(|it| Entry { name: joined(&name, &it.name), ..it }).collect()
            }
        }
    }

    /// A property that is text.
    fn text(&mut self, folder: usize, number: &str) -> Option<String> {
        let text: String = match self.property(folder, number, UNICODE) {
            Some(bytes) => utf16(&bytes).collect(),
            None => decode(&self.property(folder, number, BYTES_OF_TEXT)?, None).into_owned(),
        };
        Some(text.trim_end_matches('\0').to_owned()).filter(|it| !it.is_empty())
    }

    /// A property's bytes, while no more were read than the file has: streams
    /// that share sectors would make much of little.
    fn property(&mut self, folder: usize, number: &str, kind: &str) -> Option<Vec<u8>> {
        let entry = self.find(folder, number, kind)?;
        let bytes = self.file.read(u32::try_from(entry).ok()?)?;
        self.left = self.left.checked_sub(bytes.len())?;
        Some(bytes.into_owned())
    }

    fn find(&self, folder: usize, number: &str, kind: &str) -> Option<usize> {
        let name = format!("__substg1.0_{number}{kind}");
        self.file.find_in(&self.folders[folder], &name).map(|it| it as usize)
    }
}
