//! A worker: parses the files that it is told, until there are no more.

use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use referat::{Entry, Options, Parsed, Profile};

use super::fault;
use super::frame::{receive, send};
use super::limit::limit;
use super::message::{Answer, Ask, Setup};
use crate::failure::Reason;
use crate::hash::Hash;
use crate::load::{attempt, load};
use crate::path::from_bytes;
use crate::unpack::unpack;

/// Answers, on `output`, what is asked on `input`; returns when that ends.
/// For a process of its own, which an import starts.
///
/// # Errors
/// When the other side is gone, or says what it never says.
pub fn serve(input: impl Read, mut output: impl Write) -> io::Result<()> {
    let mut input = BufReader::new(input);
    let Some((setup, _)) = receive::<Setup>(&mut input)? else { return Ok(()) };
    limit(&setup);
    let options = options(&setup)?;
    while let Some((Ask { skip }, path)) = receive(&mut input)? {
        file(&from_bytes(path), skip, &setup, &options, &mut output)?;
        send(&mut output, &Answer::End, &[])?;
    }
    Ok(())
}

fn options(setup: &Setup) -> io::Result<Options> {
    let mut options = Options::default().limits(setup.limits);
    options.language = setup.language;
    options.profile =
        setup.profile.as_deref().map(Profile::from_toml).transpose().map_err(io::Error::other)?;
    Ok(options)
}

/// Says what each document in a file gives.
fn file(
    path: &Path,
    skip: usize,
    setup: &Setup,
    options: &Options,
    output: &mut impl Write,
) -> io::Result<()> {
    let bytes = match load(path) {
        Ok(bytes) => bytes,
        Err(reason) => {
            send(&mut *output, &Answer::Begin { name: String::new() }, &[])?;
            return send(output, &failed(&reason), &[]);
        }
    };
    for entry in unpack(&bytes, &setup.limits).skip(skip) {
        let name = entry.as_ref().map(|it| it.name.clone()).unwrap_or_default();
        send(&mut *output, &Answer::Begin { name }, &[])?;
        let parsed = entry.and_then(|entry| {
            fault::perhaps(entry.bytes().unwrap_or_default());
            document(&entry, setup, options)
        });
        match parsed {
            Ok(Some((parsed, hash))) => send(&mut *output, &Answer::Parsed { hash }, &packed(&parsed)?)?,
            Ok(None) => send(&mut *output, &Answer::Letter, &[])?,
            Err(reason) => send(&mut *output, &failed(&reason), &[])?,
        }
    }
    Ok(())
}

fn failed(reason: &Reason) -> Answer {
    Answer::Failed { kind: reason.kind().to_owned(), message: reason.to_string() }
}

/// A document's minutes and the hash of its content. It is without a name:
/// the same content may have several.
fn document(entry: &Entry<'_>, setup: &Setup, options: &Options) -> Result<Option<(Parsed, Hash)>, Reason> {
    let mut options = options.clone();
    if setup.ocr {
        options.scans = scans(entry, &options)?;
    }
    let Some(mut parsed) = attempt(|| referat::parse_entry(entry, &options))? else { return Ok(None) };
    parsed.document.name = None;
    let hash = match parsed.document.sha256.parse() {
        Ok(hash) => hash,
        Err(_) => Hash::of(entry.bytes()?),
    };
    Ok(Some((parsed, hash)))
}

#[cfg(feature = "ocr")]
fn scans(entry: &Entry<'_>, options: &Options) -> Result<referat::scan::Scans, Reason> {
    attempt(|| crate::Ocr::default().scans(entry.bytes()?, &options.limits, options.language))
}

#[cfg(not(feature = "ocr"))]
fn scans(_: &Entry<'_>, _: &Options) -> Result<referat::scan::Scans, Reason> {
    Ok(referat::scan::Scans::new())
}

/// As it is stored: JSON, deflated.
fn packed(parsed: &Parsed) -> io::Result<Vec<u8>> {
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::fast());
    serde_json::to_writer(&mut packed, parsed)?;
    packed.finish()
}
