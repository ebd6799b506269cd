//! Archives and mails in `tests/containers/`, each with a golden of what is in
//! it.

use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::fixtures::extension;
use crate::{files, root};

/// The extension of the goldens.
pub const GOLDEN: &str = "txt";

/// What the archive holds, by the paths that its members have in it.
const MEMBERS: &[(&str, &str)] = &[
    ("2019/styremøte.docx", "fixtures/nb-two-meetings-one-file/source.docx"),
    ("2019/__MACOSX/._styremøte.docx", "tests/containers/letter.eml"),
    ("2019/nettside.html", "fixtures/nb-county-committee-web-page/source.html"),
    ("../brev.eml", "tests/containers/letter.eml"),
];

/// The path of the archive that is set from other documents.
#[must_use]
pub fn archive() -> PathBuf {
    root().join("tests/containers/archive.zip")
}

/// What it holds.
///
/// # Panics
/// When a document that is to be in it cannot be read.
#[must_use]
pub fn archived() -> Vec<u8> {
    let members = MEMBERS.iter().map(|(name, file)| {
        (*name, fs::read(root().join(file)).expect("documents of the repository can be read"))
    });
    let mut members: Vec<_> = members.collect();
    members.push(("2019/tomt.docx", Vec::new()));
    let members: Vec<(&str, &[u8])> = members.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    zipped(&members)
}

/// Every archive and mail, with its bytes.
///
/// # Panics
/// When one cannot be read.
#[must_use]
pub fn containers() -> Vec<(PathBuf, Vec<u8>)> {
    let files = files(&root().join("tests/containers")).into_iter();
    let containers = files.filter(|file| extension(file) != GOLDEN);
    containers.map(|file| (file.clone(), fs::read(file).expect("containers can be read"))).collect()
}

/// A zip archive of (name, content) members.
///
/// # Panics
/// When there are two of one name.
#[must_use]
pub fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        writer.start_file(*name, SimpleFileOptions::default()).expect("names differ");
        writer.write_all(content).expect("memory takes what is written");
    }
    writer.finish().expect("memory takes what is written").into_inner()
}
