//! Little that inflates to much.

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compress, Compression, FlushCompress};

use super::{Hostile, MIMETYPE, ODT, TYPES, WORD};
use crate::containers::zipped;

pub(super) const FILES: &[Hostile] = &[
    Hostile { name: "docx of a thousand megabytes of blanks", bytes: docx, outcome: "inflated_bytes" },
    Hostile { name: "docx of a hundred megabytes of blanks", bytes: small_docx, outcome: "inflation_ratio" },
    Hostile { name: "odt of a thousand megabytes of blanks", bytes: odt, outcome: "inflated_bytes" },
    Hostile {
        name: "docx that is packed no better than text can be",
        bytes: slow_docx,
        outcome: "inflated_bytes",
    },
    Hostile { name: "docx of a hundred megabytes of paragraphs", bytes: paragraphs, outcome: "lines" },
    Hostile {
        name: "archive in archive with a bomb",
        bytes: archive_in_archive,
        outcome: "inflated_bytes, read",
    },
    Hostile {
        name: "archive of a stored member that says it is larger",
        bytes: stored,
        outcome: "read, unknown_format",
    },
    Hostile { name: "pdf with a stream of a thousand megabytes", bytes: pdf, outcome: "inflated_bytes" },
    Hostile { name: "pdf with a stream that is packed twice", bytes: pdf_twice, outcome: "inflated_bytes" },
    Hostile {
        name: "pdf with its objects in a stream of a thousand megabytes",
        bytes: pdf_objects,
        outcome: "inflated_bytes",
    },
];

const MEGABYTE: usize = 1 << 20;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Deflated data: the beginning, then a pattern so many times over.
fn deflated(beginning: &[u8], pattern: &[u8], times: usize) -> Vec<u8> {
    let mut packed = flushed(beginning);
    // After a full flush nothing refers to what was before, so that it can
    // be said again.
    packed.extend(flushed(pattern).repeat(times));
    // The last block, which is empty.
    packed.extend([3, 0]);
    packed
}

fn flushed(data: &[u8]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(data.len() + 1024);
    let mut compress = Compress::new(Compression::best(), false);
    compress.compress_vec(data, &mut packed, FlushCompress::Full).expect("there is room for it");
    packed
}

/// A megabyte that is packed 800 times.
fn nearly_blank() -> Vec<u8> {
    let mut seed = 1_u32;
    let mut noise = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        b'a' + u8::try_from((seed >> 16) % 26).unwrap_or(0)
    };
    let mut pattern: Vec<u8> = (0..400).map(|_| noise()).collect();
    pattern.resize(MEGABYTE, b' ');
    pattern
}

/// A member of an archive, as it is packed.
struct Member<'a> {
    name: &'a str,
    method: u16,
    packed: &'a [u8],
    length: usize,
}

/// An archive of members whose sums are wrong, as they are for nobody.
fn archive(members: &[Member<'_>]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    for member in members {
        let place = file.len();
        let header = header(member);
        file.extend(b"PK\x03\x04");
        file.extend(&header);
        file.extend(member.name.as_bytes());
        file.extend(member.packed);
        directory.extend(listed(&header, member.name, place));
    }
    ended(file, &directory, members.len())
}

/// What is said of a member both before it and in the directory.
fn header(member: &Member<'_>) -> Vec<u8> {
    let mut header = vec![20, 0, 0, 0];
    header.extend(member.method.to_le_bytes());
    header.extend([0; 8]);
    for length in [member.packed.len(), member.length] {
        header.extend(number(length));
    }
    header.extend((member.name.len() as u16).to_le_bytes());
    header.extend([0; 2]);
    header
}

/// An entry of the directory.
fn listed(header: &[u8], name: &str, place: usize) -> Vec<u8> {
    let mut entry = b"PK\x01\x02\x14\0".to_vec();
    entry.extend(header);
    entry.extend([0; 10]);
    entry.extend(number(place));
    entry.extend(name.as_bytes());
    entry
}

/// The file with its directory and what ends it.
fn ended(mut file: Vec<u8>, directory: &[u8], members: usize) -> Vec<u8> {
    let place = file.len();
    file.extend(directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([members as u16, members as u16].iter().flat_map(|it| it.to_le_bytes()));
    file.extend(number(directory.len()));
    file.extend(number(place));
    file.extend([0; 2]);
    file
}

fn number(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes()
}

fn word_of(packed: &[u8], length: usize) -> Vec<u8> {
    let types =
        Member { name: "[Content_Types].xml", method: STORED, packed: TYPES.as_bytes(), length: TYPES.len() };
    archive(&[types, Member { name: "word/document.xml", method: DEFLATED, packed, length }])
}

fn word_begin() -> String {
    format!("<w:document xmlns:w=\"{WORD}\"><w:body>")
}

fn docx() -> Vec<u8> {
    word_of(&deflated(word_begin().as_bytes(), &[b' '; MEGABYTE], 1000), 1000 * MEGABYTE)
}

fn small_docx() -> Vec<u8> {
    word_of(&deflated(word_begin().as_bytes(), &[b' '; MEGABYTE], 100), 100 * MEGABYTE)
}

fn slow_docx() -> Vec<u8> {
    word_of(&deflated(word_begin().as_bytes(), &nearly_blank(), 1000), 1000 * MEGABYTE)
}

fn paragraphs() -> Vec<u8> {
    let begin = format!("{}<!--{}-->", word_begin(), "x".repeat(400));
    let pattern = "<w:p/>".repeat(MEGABYTE / 6);
    let mut noise = nearly_blank();
    noise.truncate(400);
    let pattern = format!("<!--{}-->{pattern}", String::from_utf8_lossy(&noise));
    word_of(&deflated(begin.as_bytes(), pattern.as_bytes(), 100), 100 * MEGABYTE)
}

fn odt() -> Vec<u8> {
    let packed = deflated(ODT.0.as_bytes(), &[b' '; MEGABYTE], 1000);
    let mimetype =
        Member { name: "mimetype", method: STORED, packed: MIMETYPE.as_bytes(), length: MIMETYPE.len() };
    let content = Member { name: "content.xml", method: DEFLATED, packed: &packed, length: 1000 * MEGABYTE };
    archive(&[mimetype, content])
}

fn archive_in_archive() -> Vec<u8> {
    let inner = zipped(&[("bombe.docx", docx().as_slice()), ("referat.txt", b"Sak 1 Brygga")]);
    zipped(&[("2019.zip", inner.as_slice())])
}

/// An archive whose thousand members all stand in one place, of a megabyte.
#[must_use]
pub fn overlapping() -> Vec<u8> {
    let packed = vec![0; MEGABYTE];
    let described =
        |name: &str| header(&Member { name, method: STORED, packed: &packed, length: packed.len() });
    let mut file = b"PK\x03\x04".to_vec();
    file.extend(described("000.doc"));
    file.extend(b"000.doc");
    file.extend(&packed);
    let directory: Vec<u8> = (0..1000)
        .flat_map(|number| {
            let name = format!("{number:03}.doc");
            listed(&described(&name), &name, 0)
        })
        .collect();
    ended(file, &directory, 1000)
}

fn stored() -> Vec<u8> {
    let sound = Member { name: "a.txt", method: STORED, packed: b"Sak 1 Brygga", length: 12 };
    let mut file = archive(&[sound, Member { name: "b.txt", method: STORED, packed: b"Sak 2", length: 5 }]);
    // The directory says that the second one is of 4,000 megabytes.
    let at = file.len() - 22 - 51 + 20;
    file[at..at + 4].copy_from_slice(&number(4000 * MEGABYTE));
    file[at + 4..at + 8].copy_from_slice(&number(4000 * MEGABYTE));
    file
}

/// A PDF of one page, with its content and what stands in the dictionary of
/// that.
fn pdf_of(entries: &str, content: &[u8]) -> Vec<u8> {
    let mut file = format!(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
         2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>> endobj\n\
         3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R>> endobj\n\
         4 0 obj <<{entries}/Length {}>> stream\n",
        content.len()
    )
    .into_bytes();
    file.extend(content);
    file.extend(b"\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF");
    file
}

/// As PDF has deflated data: with a header, here without a sum after it.
fn zlib(packed: Vec<u8>) -> Vec<u8> {
    [vec![0x78, 0xDA], packed].concat()
}

fn pdf() -> Vec<u8> {
    pdf_of("/Filter/FlateDecode", &zlib(deflated(b"BT ", &[b' '; MEGABYTE], 1000)))
}

fn pdf_twice() -> Vec<u8> {
    let once = zlib(deflated(b"BT ", &[b' '; MEGABYTE], 1000));
    let mut twice = ZlibEncoder::new(Vec::new(), Compression::best());
    twice.write_all(&once).expect("memory takes what is written");
    let twice = twice.finish().expect("memory takes what is written");
    pdf_of("/Filter[/FlateDecode/FlateDecode]", &twice)
}

fn pdf_objects() -> Vec<u8> {
    let content = zlib(deflated(b"10 0 ", &[b' '; MEGABYTE], 1000));
    pdf_of("/Type/ObjStm/N 1/First 5/Filter/FlateDecode", &content)
}
