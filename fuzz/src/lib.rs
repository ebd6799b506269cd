//! What the fuzz targets share.

use std::borrow::Cow;
use std::io::{Cursor, Read, Write};

use referat::Options;
use referat_read::{FORMATS, Limits};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Begins a part of a package that is written as text; its name follows.
const PART: &str = "\n=== ";

/// Reads bytes as a format, whatever they look like. What is read has its
/// lines numbered in order.
///
/// # Panics
/// When a promise of the readers is broken.
pub fn read(format: &str, bytes: &[u8]) {
    let format = FORMATS.iter().find(|it| it.name == format).expect("every target is a format");
    let Ok(document) = format.read(bytes, &limits()) else { return };
    assert!(document.lines().map(|(_, line)| line.number).is_sorted(), "lines are numbered in order");
    _ = document.to_string();
}

/// Unpacks bytes and reads what is in them. All of it is within the limits.
///
/// # Panics
/// When a promise of the containers is broken.
pub fn unpack(bytes: &[u8]) {
    let limits = limits();
    let mut unpacked = 0;
    for entry in referat_read::unpack(bytes, &limits) {
        assert!(!entry.name.contains(char::is_control), "names are on one line");
        let Ok(bytes) = entry.bytes() else { continue };
        unpacked += if entry.name.is_empty() { 0 } else { bytes.len() as u64 };
        _ = referat_read::read(bytes, &limits).map(|(_, document)| document.to_string());
    }
    assert!(unpacked <= limits.unpacked_bytes, "all together is limited");
}

/// Parses text as minutes: only reading it can fail.
///
/// # Panics
/// When text that is read gives no minutes.
pub fn minutes(bytes: &[u8]) {
    let options = Options::default();
    let is_read = referat::read(bytes, &Limits::default()).is_ok();
    assert_eq!(is_read, referat::parse(bytes, &options).is_ok());
}

/// Packs parts that are written one after the other as text. A fuzzer cannot
/// change what is packed: whatever it does, the sums no longer agree.
///
/// # Panics
/// When memory cannot be written to.
#[must_use]
pub fn package(parts: &[u8]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for part in split(parts) {
        let (name, text) = part.split_at(part.iter().position(|it| *it == b'\n').unwrap_or(part.len()));
        // A name that is there already is refused, and its part left out.
        if package.start_file(String::from_utf8_lossy(name), options).is_ok() {
            package.write_all(text.get(1..).unwrap_or_default()).expect("memory takes what is written");
        }
    }
    package.finish().expect("memory takes what is written").into_inner()
}

/// Writes a package as such text, without its pictures; `None` when the bytes
/// are no package.
#[must_use]
pub fn parts(package: &[u8]) -> Option<Vec<u8>> {
    let mut package = ZipArchive::new(Cursor::new(package)).ok()?;
    let mut parts = Vec::new();
    for index in 0..package.len() {
        let Ok(part) = package.by_index(index) else { continue };
        let Ok(name) = part.name().map(Cow::into_owned) else { continue };
        if ["xml", "rels", "mimetype"].iter().any(|end| name.ends_with(end)) {
            parts.extend(format!("{PART}{name}\n").into_bytes());
            // Damaged packages are seeds too, as far as they can be read.
            _ = part.take(1 << 20).read_to_end(&mut parts);
        }
    }
    Some(parts)
}

fn split(parts: &[u8]) -> Vec<&[u8]> {
    let mut split = Vec::new();
    let mut rest = parts;
    while let Some(at) = rest.windows(PART.len()).position(|it| it == PART.as_bytes()) {
        split.push(&rest[..at]);
        rest = &rest[at + PART.len()..];
    }
    split.push(rest);
    // Before the first mark there is nothing.
    split.remove(0);
    split
}

/// Less than the defaults: a fuzzer looks for what is wrong, not for what is
/// large.
fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.inflated_bytes = 16 << 20;
    limits.elements = 200_000;
    limits.pages = 50;
    limits.documents = 100;
    limits.unpacked_bytes = 16 << 20;
    limits
}
