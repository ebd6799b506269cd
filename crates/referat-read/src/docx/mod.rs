//! Word's files since 2007 (Office Open XML, also its strict form).
//!
//! A part is walked once into paragraphs ([`mod@scan`]), to which styles and
//! numbering are then applied ([`crate::word`]). Only the parts that the text needs
//! are inflated, only the styles and lists that it uses are read.

mod definitions;
mod fields;
mod numbering;
mod part;
mod properties;
mod relationships;
mod scan;
mod sheet;
mod styles;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use memchr::memmem;

use self::part::{Furniture, Part, Shared, Target};
use self::relationships::{Relationship, relationships, relationships_part};
use self::scan::scan;
use self::sheet::Sheet;
use crate::compound;
use crate::document::{Flow, Metadata, Warning};
use crate::metadata::{Fields, read_metadata};
use crate::package::{Package, damaged_part};
use crate::word::setting::{Notes, Setter};
use crate::word::story::{Node, NoteKind};
use crate::{Document, Error, Format, Limits, Read};

pub(crate) const FORMAT: Format =
    Format { name: "docx", extensions: &["docx", "docm", "dotx", "dotm"], sniff, read: Read::Document(read) };

/// The stream that an encrypted package is kept in.
const ENCRYPTED_PACKAGE: &str = "EncryptedPackage";
/// How long an address may be.
const ADDRESS: usize = 4096;
/// What a package says about itself.
const FIELDS: &Fields = &[
    ("title", |it| &mut it.title),
    ("Application", |it| &mut it.producer),
    ("created", |it| &mut it.created),
    ("modified", |it| &mut it.modified),
];
const MAIN_PART: &str = "word/document.xml";
const CONTENT_TYPES: &str = "[Content_Types].xml";

fn sniff(bytes: &[u8]) -> bool {
    if compound::holds(bytes, ENCRYPTED_PACKAGE) {
        return true;
    }
    if !bytes.starts_with(b"PK") {
        return false;
    }
    let limits = Limits::default();
    let Ok(mut package) = Package::open(bytes, &limits) else {
        // Names are not packed, so a package is known even without its directory.
        return memmem::find(bytes, MAIN_PART.as_bytes()).is_some();
    };
    if package.contains(MAIN_PART) {
        return true;
    }
    let types = package.text(CONTENT_TYPES).ok().flatten().unwrap_or_default();
    ["wordprocessingml", "ms-word"].iter().any(|it| types.contains(it))
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    if bytes.starts_with(compound::SIGNATURE) {
        return Err(Error::encrypted());
    }
    let mut files = Files { package: Package::open(bytes, limits)?, limits: *limits, warnings: Vec::new() };
    let package_relationships = files.relationships("")?;
    let main = files.main_part(&package_relationships)?;
    let related = files.relationships(&main)?;

    let mut shared = Shared::new(limits);
    let mut addresses = Vec::new();
    let body = files
        .part(&main, &related, &mut shared, &mut addresses)?
        .ok_or_else(|| Error::damaged("there is no main part"))?;
    let notes = files.notes(&body.nodes, &related, &mut shared, &mut addresses)?;
    let furniture = files.furniture(&body.furniture, &related, &mut shared, &mut addresses)?;
    let styles = files.related("styles", &related)?.unwrap_or_default();
    let numbering = files.related("numbering", &related)?.unwrap_or_default();
    let metadata = files.metadata(&package_relationships)?;

    let sheet = Sheet::new(&shared.styles, &styles, &numbering, limits);
    let setter = Setter::new(sheet, &shared.cells, &addresses, notes);
    let blocks = setter.document(&body.nodes, &furniture)?;

    let mut warnings = files.warnings;
    warnings.extend(files.package.into_warnings());
    if body.embeds {
        let message = "the file embeds another document, which was not read".to_owned();
        warnings.push(Warning { code: "unread-part", message, page: None });
    }
    let mut document = Document { metadata, pages: None, flow: Flow::Paragraphs, blocks, warnings };
    document.number_lines();
    Ok(document)
}

/// A package as Word lays it out.
struct Files<'b> {
    package: Package<'b>,
    limits: Limits,
    warnings: Vec<Warning>,
}

impl Files<'_> {
    /// The relationships of a part, or of the package itself.
    fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, Error> {
        let xml = self.package.text(&relationships_part(part));
        let xml = xml.or_else(|error| if error.is_damaged() { Ok(None) } else { Err(error) })?;
        xml.map_or(Ok(Vec::new()), |xml| relationships(&xml, part, &self.limits))
    }

    /// The name of the part that holds the text.
    fn main_part(&self, relationships: &[Relationship]) -> Result<String, Error> {
        let stated = relationships.iter().find(|it| it.kind == "officeDocument").map(|it| it.target.as_str());
        let names = [stated, Some(MAIN_PART)].into_iter().flatten();
        let found = names.into_iter().find(|it| self.package.contains(it));
        // A file whose relationships are lost.
        let found = found.or_else(|| self.package.names().find(|it| it.ends_with("document.xml")));
        found.map(str::to_owned).ok_or_else(|| Error::damaged("there is no main part"))
    }

    /// The part of a kind that another part refers to. What is damaged is done without.
    fn related(&mut self, kind: &str, related: &[Relationship]) -> Result<Option<String>, Error> {
        let Some(name) = related.iter().find(|it| it.kind == kind).map(|it| it.target.as_str()) else {
            return Ok(None);
        };
        match self.package.text(name) {
            Err(error) if error.is_damaged() => {
                self.warnings.push(damaged_part(name, error));
                Ok(None)
            }
            outcome => outcome,
        }
    }

    /// Reads a part of text, and finds the addresses of its links.
    fn part(
        &mut self,
        name: &str,
        related: &[Relationship],
        shared: &mut Shared,
        addresses: &mut Vec<Option<String>>,
    ) -> Result<Option<Part>, Error> {
        let Some(xml) = self.package.text(name)? else { return Ok(None) };
        let part = scan(&xml, &self.limits, shared).map_err(|error| error.context(name))?;
        if let Some(fault) = &part.fault {
            self.warnings.push(damaged_part(name, fault));
        }
        let by_id = by_id(related);
        let new = shared.links.get(addresses.len()..).unwrap_or_default();
        addresses.extend(new.iter().map(|link| {
            let address = match link {
                Target::Address(address) => Some(address),
                Target::Relationship(id) => by_id.get(id.as_str()).map(|it| &it.target),
                Target::Nowhere => None,
            };
            address.filter(|it| it.len() <= ADDRESS).cloned()
        }));
        Ok(Some(part))
    }

    /// Reads a part that stands beside the text; what is damaged is done without.
    fn part_beside(
        &mut self,
        name: &str,
        shared: &mut Shared,
        addresses: &mut Vec<Option<String>>,
    ) -> Result<Part, Error> {
        let related = self.relationships(name)?;
        match self.part(name, &related, shared, addresses) {
            Err(error) if error.is_damaged() => {
                self.warnings.push(damaged_part(name, error));
                Ok(Part::default())
            }
            outcome => outcome.map(Option::unwrap_or_default),
        }
    }

    /// Reads the notes that the text refers to.
    fn notes(
        &mut self,
        nodes: &[Node],
        related: &[Relationship],
        shared: &mut Shared,
        addresses: &mut Vec<Option<String>>,
    ) -> Result<Notes, Error> {
        let mut notes = Notes::new();
        let mut wanted = kinds(nodes);
        for (kind, name) in [
            (NoteKind::Footnote, "footnotes"),
            (NoteKind::Endnote, "endnotes"),
            (NoteKind::Comment, "comments"),
        ] {
            let Some(part) = related.iter().find(|it| it.kind == name).filter(|_| wanted.contains(&kind))
            else {
                continue;
            };
            for (id, nodes) in self.part_beside(&part.target, shared, addresses)?.notes {
                wanted.extend(kinds(&nodes));
                notes.insert((kind, id), nodes);
            }
        }
        Ok(notes)
    }

    /// Reads the headers and footers that are printed, each part once.
    fn furniture(
        &mut self,
        stated: &[Furniture],
        related: &[Relationship],
        shared: &mut Shared,
        addresses: &mut Vec<Option<String>>,
    ) -> Result<Vec<(bool, Vec<Node>)>, Error> {
        let by_id = by_id(related);
        let mut even = None;
        let mut seen = HashSet::new();
        let mut furniture = Vec::new();
        for it in stated {
            let Some(part) = by_id.get(it.relationship.as_str()) else { continue };
            if it.pages == "even" {
                if even.is_none() {
                    let settings = self.related("settings", related)?.unwrap_or_default();
                    even = Some(settings.contains("evenAndOddHeaders"));
                }
                if even == Some(false) {
                    continue;
                }
            }
            if seen.insert(&part.target) {
                let nodes = self.part_beside(&part.target, shared, addresses)?.nodes;
                furniture.push((it.footer, nodes));
            }
        }
        Ok(furniture)
    }

    fn metadata(&mut self, relationships: &[Relationship]) -> Result<Metadata, Error> {
        let mut metadata = Metadata::default();
        for kind in ["core-properties", "extended-properties"] {
            if let Some(xml) = self.related(kind, relationships)? {
                read_metadata(&xml, FIELDS, &mut metadata, &self.limits)?;
            }
        }
        Ok(metadata)
    }
}

fn by_id(related: &[Relationship]) -> HashMap<&str, &Relationship> {
    related.iter().map(|it| (it.id.as_str(), it)).collect()
}

/// The kinds of notes that nodes refer to.
fn kinds(nodes: &[Node]) -> HashSet<NoteKind> {
    nodes.iter().filter_map(|it| if let Node::Note(kind, _) = it { Some(*kind) } else { None }).collect()
}
