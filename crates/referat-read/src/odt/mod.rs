//! Text documents of LibreOffice and its kin (OpenDocument), packed and flat.
//!
//! A part states its styles before the text that uses them, so one walk
//! ([`reader`]) takes in styles ([`styles`]) and lists ([`lists`]) and makes
//! blocks of the text, each as a person sees it.

mod flow;
mod lists;
mod metadata;
mod properties;
mod reader;
mod styles;
mod tables;
#[cfg(test)]
mod tests;

use self::metadata::read_metadata;
use self::reader::Reader;
use crate::document::{Flow, Metadata};
use crate::package::{Package, damaged_part, text};
use crate::{Document, Error, Format, Limits};

pub(crate) const FORMAT: Format =
    Format { name: "odt", extensions: &["odt", "ott", "odm", "fodt"], sniff, read };

const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";
const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
/// How far into a file its kind is looked for.
const SAMPLE: usize = 4096;

fn sniff(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if !bytes.starts_with(b"PK") {
        return is_flat(&text(sample.to_vec()));
    }
    // The first part says it, unpacked.
    if String::from_utf8_lossy(sample).contains(&format!("mimetype{MEDIA_TYPE}")) {
        return true;
    }
    let limits = Limits::default();
    let Ok(mut package) = Package::open(bytes, &limits) else { return false };
    let mut is_text =
        |part: &str| package.text(part).ok().flatten().is_some_and(|it| it.contains(MEDIA_TYPE));
    is_text("mimetype") || is_text(MANIFEST)
}

fn is_flat(text: &str) -> bool {
    text.trim_start().starts_with('<') && text.contains("<office:document") && text.contains(MEDIA_TYPE)
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    let mut reader = Reader::new(limits);
    let mut metadata = Metadata::default();
    let mut warnings = Vec::new();
    if bytes.starts_with(b"PK") {
        let mut package = Package::open(bytes, limits)?;
        let manifest = package.text(MANIFEST).ok().flatten().unwrap_or_default();
        if manifest.contains("encryption-data") {
            return Err(Error::encrypted());
        }
        for name in ["meta.xml", "styles.xml"] {
            match package.text(name) {
                Ok(None) => {}
                Ok(Some(xml)) if name == "meta.xml" => read_metadata(&xml, &mut metadata, limits)?,
                Ok(Some(xml)) => {
                    let fault = reader.part(&xml).map_err(|error| error.context(name))?;
                    warnings.extend(fault.map(|it| damaged_part(name, it)));
                }
                Err(error) if error.is_damaged() => warnings.push(damaged_part(name, error)),
                Err(error) => return Err(error),
            }
        }
        let xml = package.text(CONTENT)?.ok_or_else(|| Error::damaged("there is no content"))?;
        let fault = reader.part(&xml).map_err(|error| error.context(CONTENT))?;
        warnings.extend(fault.map(|it| damaged_part(CONTENT, it)));
        warnings.extend(package.into_warnings());
    } else {
        let xml = text(bytes.to_vec());
        read_metadata(&xml, &mut metadata, limits)?;
        let fault = reader.part(&xml)?;
        warnings.extend(fault.map(|it| damaged_part("the file", it)));
    }
    let blocks = reader.into_blocks();
    let mut document = Document { metadata, flow: Flow::Paragraphs, blocks, warnings, ..Document::default() };
    document.number_lines();
    Ok(document)
}
