//! Office packages: zip archives of XML parts.
//!
//! Lenient about how parts are named and about damage inside a part, strict
//! about how much a part may inflate to.

use std::borrow::Cow;
use std::io::{self, Cursor, Read};
use std::sync::Arc;

use zip::read::{ZipArchiveMetadata, ZipFileEntry, ZipReadOptions};
use zip::result::ZipError;
use zip::{CompressionMethod, HasZipMetadata, ZipArchive};

use crate::document::Warning;
use crate::inflate::Inflater;
use crate::{Error, Limit, Limits};

/// What the inflation ratio is not asked of: small parts are often all the
/// same letter.
const SMALL: u64 = 1 << 20;

/// An opened package.
pub(crate) struct Package<'b> {
    bytes: Cow<'b, [u8]>,
    directory: Arc<ZipArchiveMetadata>,
    names: Vec<String>,
    inflater: Option<Inflater>,
    limits: Limits,
    inflated: u64,
    warnings: Vec<Warning>,
}

impl<'b> Package<'b> {
    /// Opens the archive: reads its directory, inflates nothing.
    pub(crate) fn open(bytes: impl Into<Cow<'b, [u8]>>, limits: &Limits) -> Result<Self, Error> {
        let bytes = bytes.into();
        let archive = ZipArchive::new(Cursor::new(&*bytes)).map_err(Error::damaged)?;
        let names = archive.file_names_raw().map(|name| normal(&String::from_utf8_lossy(name))).collect();
        let directory = archive.metadata();
        let (limits, warnings) = (*limits, Vec::new());
        Ok(Self { bytes, directory, names, inflater: None, limits, inflated: 0, warnings })
    }

    /// The names of its parts, with forward slashes and without a leading one.
    #[cfg(feature = "docx")]
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Whether there is such a part. Case does not matter, here and below.
    #[cfg(feature = "docx")]
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// A part's text, whatever its encoding; `None` when there is no such
    /// part. A part that breaks off gives what could be inflated, and a
    /// warning.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Error> {
        Ok(self.part(name)?.map(text))
    }

    /// A part's bytes; `None` when there is no such part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let (bytes, fault) = self.inflate(index).map_err(|error| error.context(name))?;
        match fault {
            Some(fault) if bytes.is_empty() => return Err(broken(fault).context(name)),
            Some(fault) => self.warnings.push(damaged_part(&self.names[index], fault)),
            None => {}
        }
        Ok(Some(bytes))
    }

    /// The paths of all that is in it, as people read them. Where none is
    /// said, names are in the letters of DOS.
    #[cfg(feature = "zip")]
    pub(crate) fn paths(&self) -> Vec<String> {
        let entries = (0..self.directory.len()).filter_map(|index| self.directory.entry(index).ok());
        entries.map(|it| normal(&crate::charset::decode(it.name_raw(), Some("cp850")))).collect()
    }

    /// How many bytes were inflated, by the last call of `whole` or all of
    /// `part`.
    #[cfg(feature = "zip")]
    pub(crate) fn inflated(&self) -> u64 {
        self.inflated
    }

    /// The bytes of a member by its place, if it is sound to the end. What
    /// members inflate to does not add up.
    #[cfg(feature = "zip")]
    pub(crate) fn whole(&mut self, index: usize) -> Result<Vec<u8>, Error> {
        self.inflated = 0;
        let (bytes, fault) = self.inflate(index)?;
        fault.map_or(Ok(bytes), |fault| Err(broken(fault)))
    }

    /// What was odd in the parts that were read.
    pub(crate) fn into_warnings(self) -> Vec<Warning> {
        self.warnings
    }

    /// Whether it says of each part what it is, as Office does.
    fn is_office(&self) -> bool {
        self.names.iter().any(|name| name == "[Content_Types].xml")
    }

    fn index(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        self.names.iter().position(|it| it.eq_ignore_ascii_case(name))
    }

    /// A part's bytes as far as it is sound, and what is wrong from there on.
    fn inflate(&mut self, index: usize) -> Result<(Vec<u8>, Option<io::Error>), Error> {
        let entry = self.directory.entry(index).map_err(unreadable)?;
        let ratio = entry.compressed_size().saturating_mul(self.limits.inflation_ratio).max(SMALL);
        let rest = self.limits.inflated_bytes.saturating_sub(self.inflated);
        let most = ratio.min(rest);
        let stated = usize::try_from(entry.size().min(most).min(SMALL)).unwrap_or(0);
        if let Some(bytes) = packed(&self.bytes, &entry)
            .and_then(|packed| self.inflater.get_or_insert_with(Inflater::new).whole(packed, stated))
        {
            self.inflated = self.inflated.saturating_add(bytes.len() as u64);
            return Ok((bytes, None));
        }
        // A wrong checksum is no reason to withhold the text.
        let options = ZipReadOptions::new().ignore_crc32(true);
        let mut archive = Cursor::new(&*self.bytes);
        let mut file = entry.with_reader(&mut archive, options).map_err(unreadable)?;
        let mut bytes = Vec::with_capacity(stated.saturating_add(1));
        let outcome = (&mut file).take(most.saturating_add(1)).read_to_end(&mut bytes);
        let length = bytes.len() as u64;
        self.inflated = self.inflated.saturating_add(length);
        if length > most {
            let limit = if most == rest { Limit::INFLATED_BYTES } else { Limit::INFLATION_RATIO };
            return Err(limit.exceeded(&self.limits));
        }
        Ok((bytes, outcome.err()))
    }
}

/// What a part was deflated to, when it was, and nothing else was done to it.
fn packed<'b>(bytes: &'b [u8], entry: &ZipFileEntry<'_>) -> Option<&'b [u8]> {
    if entry.compression() != CompressionMethod::Deflated || entry.encrypted() {
        return None;
    }
    let start = entry.get_metadata().data_start(&mut Cursor::new(bytes)).ok()?;
    let end = start.checked_add(entry.compressed_size())?;
    bytes.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
}

/// The warning for a part that was read only as far as it holds together.
pub(crate) fn damaged_part(name: &str, fault: impl std::fmt::Display) -> Warning {
    Warning {
        code: "damaged-part",
        message: format!("{name} is damaged and was read in part: {fault}"),
        page: None,
    }
}

/// What people call packages that are read by no reader, by a part that only
/// they have or how its name begins.
const KINDS: &[(&str, &str)] = &[
    ("word/", "Word"),
    ("xl/", "Excel"),
    ("ppt/", "PowerPoint"),
    ("visio/", "Visio"),
    ("META-INF/container.xml", "EPUB"),
    ("META-INF/manifest.xml", "OpenDocument"),
    ("mimetype", "OpenDocument"),
    ("Index/Document.iwa", "iWork"),
    ("Index.zip", "iWork"),
    ("META-INF/MANIFEST.MF", "Java"),
];

/// The error for a package that no format claimed: what people call its kind.
pub(crate) fn unread(bytes: &[u8]) -> Option<Error> {
    if !bytes.starts_with(b"PK") {
        return None;
    }
    let package = Package::open(bytes, &Limits::default()).ok()?;
    let kind = KINDS.iter().find(|(part, _)| match part.strip_suffix('/') {
        Some(_) => package.names.iter().any(|name| name.starts_with(part)) && package.is_office(),
        None => package.names.iter().any(|name| name == part),
    });
    kind.map(|(_, kind)| Error::unsupported_format(kind))
}

fn normal(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches("./").trim_start_matches('/').to_owned()
}

/// Ways of packing that are not unpacked, by their numbers in an archive.
const METHODS: &[(u16, &str)] = &[
    (1, "Shrink"),
    (6, "Implode"),
    (9, "Deflate64"),
    (12, "bzip2"),
    (14, "LZMA"),
    (93, "Zstandard"),
    (95, "XZ"),
    (98, "PPMd"),
];
/// What stands for the way of packing where it is encrypted itself.
const AES: u16 = 99;

/// What stopped the unpacking; it may be that it could not begin.
fn broken(fault: io::Error) -> Error {
    match fault.get_ref().and_then(|it| it.downcast_ref::<ZipError>()) {
        Some(error) => unreadable(error.clone()),
        None => Error::damaged(fault),
    }
}

fn unreadable(error: ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Error::encrypted()
        }
        ZipError::CompressionMethodNotSupported(AES) => Error::encrypted(),
        ZipError::CompressionMethodNotSupported(number) => {
            let name = METHODS.iter().find(|it| it.0 == number).map(|it| it.1.to_owned());
            Error::unsupported_packing(&name.unwrap_or_else(|| format!("method {number}")))
        }
        other => Error::damaged(other),
    }
}

/// The text of an XML part: UTF-8, or UTF-16 when the byte order mark says so.
pub(crate) fn text(bytes: Vec<u8>) -> String {
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [b'<', 0, ..] => utf16(&bytes, u16::from_le_bytes),
        [0, b'<', ..] => utf16(&bytes, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// A zip archive in memory of (name, content) parts.
    pub(crate) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a name that zip takes");
            writer.write_all(content.as_bytes()).expect("memory does not fail");
        }
        writer.finish().expect("memory does not fail").into_inner()
    }

    #[test]
    fn part_names_are_found_in_any_spelling() {
        let bytes = zipped(&[("Word\\Document.xml", "<a/>"), ("/rels", "<b/>")]);
        let mut package = Package::open(&bytes, &Limits::default()).expect("a sound zip");
        assert_eq!(package.text("/word/document.xml").expect("sound"), Some("<a/>".to_owned()));
        assert_eq!(package.text("rels").expect("sound"), Some("<b/>".to_owned()));
        assert_eq!(package.text("other").expect("sound"), None);
    }

    #[test]
    fn a_part_that_inflates_too_far_is_refused() {
        let bytes = zipped(&[("bomb", &"a".repeat(4 << 20))]);
        for limits in [
            Limits { inflation_ratio: 100, ..Limits::default() },
            Limits { inflated_bytes: 1000, ..Limits::default() },
        ] {
            let mut package = Package::open(&bytes, &limits).expect("a sound zip");
            assert!(package.part("bomb").is_err_and(|error| error.is_limit_exceeded()));
        }
    }

    #[test]
    fn utf_16_is_read_by_its_byte_order_mark() {
        assert_eq!(text(vec![0xFF, 0xFE, b'<', 0, 0xF8, 0]), "<ø");
        assert_eq!(text(vec![0xFE, 0xFF, 0, b'<', 0, 0xF8]), "<ø");
        assert_eq!(text(vec![0xEF, 0xBB, 0xBF, b'<']), "<");
    }
}
