//! What is found in the parts of a package, and what they have in common.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::Limits;
use crate::document::Cell;
use crate::tally::Tally;
use crate::word::story::{Node, StyleName};

/// What the parts of a document have in common.
#[derive(Debug)]
pub(super) struct Shared {
    /// Identifiers of the styles that are used.
    pub(super) styles: Vec<String>,
    names: HashMap<String, StyleName>,
    /// Addresses that are linked to, first as the parts state them.
    pub(super) links: Vec<Target>,
    /// Every table cell.
    pub(super) cells: Vec<Cell>,
    tables: u32,
    /// What all of them gave.
    pub(super) tally: Tally,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// To what the part's relationship of that identifier says.
    Relationship(String),
    /// To an address.
    Address(String),
    /// To no address.
    Nowhere,
}

/// What one part holds.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// Its flow of text.
    pub(super) nodes: Vec<Node>,
    /// Its notes, when it is a part of notes, by their identifiers.
    pub(super) notes: Vec<(String, Vec<Node>)>,
    /// Its sections' headers and footers.
    pub(super) furniture: Vec<Furniture>,
    /// Whether it embeds a document that is not read.
    pub(super) embeds: bool,
    /// Why it was read only in part.
    pub(super) fault: Option<String>,
}

/// A section's reference to a header or footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Furniture {
    pub(super) footer: bool,
    pub(super) relationship: String,
    /// `default`, `first` or `even`.
    pub(super) pages: String,
}

impl Shared {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            styles: Vec::new(),
            names: HashMap::new(),
            links: Vec::new(),
            cells: Vec::new(),
            tables: 0,
            tally: Tally::new(limits),
        }
    }

    /// The name of a style.
    pub(super) fn style(&mut self, id: Cow<'_, str>) -> StyleName {
        if let Some(name) = self.names.get(id.as_ref()) {
            return *name;
        }
        let name = self.styles.len();
        self.styles.push(id.to_string());
        self.names.insert(id.into_owned(), name);
        name
    }

    /// Adds a link, and gives its place among all links.
    pub(super) fn link(&mut self, target: Target) -> usize {
        self.links.push(target);
        self.links.len() - 1
    }

    /// The number of a table that begins.
    pub(super) fn next_table(&mut self) -> u32 {
        self.tables = self.tables.saturating_add(1);
        self.tables
    }
}
