//! Open Document text: LibreOffice's and OpenOffice's files, packed (odt) and
//! as one flat XML file (fodt).
//!
//! Styles are read first ([`styles`]), then the text is walked once
//! ([`body`]), numbered by its lists ([`numbering`]).

mod body;
mod elements;
mod lists;
mod numbering;
mod styles;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashSet};

use self::body::{Sized, Text, read_text};
use self::styles::{Sheet, Styles};
use crate::document::{Flow, Layer, Metadata, Warning};
use crate::metadata::{Fields, read_metadata};
use crate::package::{Package, damaged_part, text};
use crate::{Document, Error, Format, Limits, Read};

pub(crate) const FORMAT: Format = Format {
    name: "odt",
    extensions: &["odt", "fodt", "ott", "odm", "sxw"],
    sniff,
    read: Read::Document(read),
};

/// Kinds of file that hold text, as they name themselves; templates and
/// masters have a longer name.
const KINDS: &[&str] = &["application/vnd.oasis.opendocument.text", "application/vnd.sun.xml.writer"];
const CONTENT: &str = "content.xml";
const STYLES: &str = "styles.xml";
const METADATA: &str = "meta.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
/// What a file says about itself.
const FIELDS: &Fields = &[
    ("title", |it| &mut it.title),
    ("generator", |it| &mut it.producer),
    ("creation-date", |it| &mut it.created),
    ("date", |it| &mut it.modified),
];
/// How far into a file its kind is looked for.
const HEAD: usize = 4096;
/// Where the name of a package's first part stands.
const FIRST_NAME: usize = 30;

fn sniff(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if !bytes.starts_with(b"PK") {
        return is_flat(&text(head.to_vec()));
    }
    // The kind is the first part, and by the standard not packed.
    let kind = bytes.get(FIRST_NAME..).and_then(|it| it.strip_prefix(b"mimetype"));
    if kind.is_some_and(|kind| KINDS.iter().any(|it| kind.starts_with(it.as_bytes()))) {
        return true;
    }
    let limits = Limits::default();
    let Ok(mut package) = Package::open(bytes, &limits) else { return false };
    let mut is_text = |part: &str| package.text(part).ok().flatten().is_some_and(|it| names_kind(&it));
    is_text("mimetype") || is_text(MANIFEST)
}

/// Whether it is one XML file, not a package.
fn is_flat(head: &str) -> bool {
    head.trim_start().starts_with('<') && head.contains("<office:document") && names_kind(head)
}

fn names_kind(text: &str) -> bool {
    KINDS.iter().any(|it| text.contains(it))
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    if !bytes.starts_with(b"PK") {
        let xml = &text(bytes.to_vec());
        let sheet = Sheet::read(xml, limits)?;
        let styles = Styles { automatic: &sheet.automatic, common: &sheet.common };
        let text = read_text(xml, styles, limits)?;
        let warnings = text.fault.iter().map(|it| damaged_part("the file", it)).collect();
        let mut metadata = Metadata::default();
        let stated = xml.find("<office:meta>").and_then(|at| xml.get(at..)).unwrap_or_default();
        read_metadata(stated, FIELDS, &mut metadata, limits)?;
        return Ok(document(text, Text::default(), metadata, warnings));
    }
    let mut package = Package::open(bytes, limits)?;
    let manifest = beside(&mut package, MANIFEST)?;
    if manifest.contains("encryption-data") {
        return Err(Error::encrypted());
    }
    let content = package.text(CONTENT)?.ok_or_else(|| Error::damaged("there is no content.xml"))?;
    let common = beside(&mut package, STYLES)?;
    let stated = beside(&mut package, METADATA)?;

    let of_styles = Sheet::read(&common, limits).map_err(|error| error.context(STYLES))?;
    let of_content = Sheet::read(&content, limits).map_err(|error| error.context(CONTENT))?;
    let styles = Styles { automatic: &of_content.automatic, common: &of_styles.common };
    let text = read_text(from(&content, "<office:body"), styles, limits);
    let text = text.map_err(|error| error.context(CONTENT))?;
    let styles = Styles { automatic: &of_styles.automatic, common: &of_styles.common };
    let furniture = read_text(from(&common, "<office:master-styles"), styles, limits);
    let furniture = furniture.map_err(|error| error.context(STYLES))?;
    let mut metadata = Metadata::default();
    read_metadata(&stated, FIELDS, &mut metadata, limits).map_err(|error| error.context(METADATA))?;

    let mut warnings = package.into_warnings();
    warnings.extend(text.fault.iter().map(|it| damaged_part(CONTENT, it)));
    Ok(document(text, furniture, metadata, warnings))
}

/// A part from an element on. Tokens cost most of a file's time, so what was
/// read is not read again; a part with other prefixes is read whole.
fn from<'x>(xml: &'x str, element: &str) -> &'x str {
    xml.find(element).and_then(|at| xml.get(at..)).unwrap_or(xml)
}

/// A part that the text can be read without.
fn beside(package: &mut Package<'_>, name: &str) -> Result<String, Error> {
    match package.text(name) {
        Err(error) if error.is_limit_exceeded() => Err(error),
        outcome => Ok(outcome.ok().flatten().unwrap_or_default()),
    }
}

/// Puts the blocks of a file in reading order: headers, text, footers.
fn document(text: Text, furniture: Text, metadata: Metadata, warnings: Vec<Warning>) -> Document {
    let commonest = commonest_size(&text.body);
    let headers = distinct([furniture.headers, text.headers]);
    let footers = distinct([furniture.footers, text.footers]);
    let sized = headers.into_iter().chain(text.body).chain(footers);
    let blocks = sized
        .map(|(mut block, size)| {
            block.style.size = f32::from(size) / f32::from(commonest);
            block
        })
        .collect();
    let mut document = Document { metadata, pages: None, flow: Flow::Paragraphs, blocks, warnings };
    document.number_lines();
    document
}

/// The letter size of most of the text, in tenths of a point.
fn commonest_size(blocks: &[Sized]) -> u16 {
    let mut letters: BTreeMap<u16, usize> = BTreeMap::new();
    for (block, size) in blocks.iter().filter(|(block, _)| block.layer == Layer::Body) {
        *letters.entry(*size).or_default() += block.lines.iter().map(|it| it.text.len()).sum::<usize>();
    }
    letters.into_iter().max_by_key(|(_, letters)| *letters).map_or(1, |(size, _)| size).max(1)
}

/// Page headers or footers, each text once.
fn distinct(furniture: [Vec<Sized>; 2]) -> Vec<Sized> {
    let mut seen = HashSet::new();
    let words = |(block, _): &Sized| block.lines.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
    furniture.into_iter().flatten().filter(|it| seen.insert(words(it))).collect()
}
