//! The structure tree of a tagged file: what each piece of marked content is,
//! and when it is read.

use std::collections::{HashMap, HashSet};

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};
use hayro_syntax::xref::XRef;

use crate::pdf::page::{Role, Tag};

/// Elements inside elements, names for names, and elements of a file that are
/// looked at.
const MAX_DEPTH: usize = 64;
const MAX_NAMES: usize = 8;
const MAX_ELEMENTS: usize = 500_000;

/// Elements inside a line, whose text is part of what is around them.
const INSIDE_LINES: &[&str] = &[
    "Span",
    "Link",
    "Quote",
    "Reference",
    "Code",
    "Annot",
    "Form",
    "Em",
    "Strong",
    "Sub",
    "Ruby",
    "RB",
    "RT",
    "RP",
    "Warichu",
    "WT",
    "WP",
    "Formula",
];
/// Elements whose parts stand side by side: markers and text, cells.
const WHOLE: &[&str] = &["LI", "TOCI", "Table"];

/// What the marked content of a page or a form is, by its number.
pub(super) type Tags = HashMap<u32, Tag>;

/// What the marked content of each page and form is.
#[derive(Default)]
pub(super) struct Structure {
    streams: HashMap<ObjectIdentifier, Tags>,
}

impl Structure {
    /// The tree that the file's catalog names; empty when there is none.
    pub(super) fn new(xref: &XRef) -> Self {
        let root = || xref.get::<Dict<'_>>(xref.root_id())?.get::<Dict<'_>>("StructTreeRoot");
        let Some(root) = root() else { return Self::default() };
        let names = root.get::<Dict<'_>>("RoleMap").unwrap_or_default();
        let met = HashSet::new();
        let mut walk = Walk { names, met, left: MAX_ELEMENTS, blocks: 0, structure: Self::default() };
        let tag = Tag { role: Role::Text, block: 0 };
        walk.kids(&root, Place { page: None, tag, sections: 0, whole: false }, 0);
        walk.structure
    }

    /// What is known of the marked content of a page or a form.
    pub(super) fn tags(&self, stream: ObjectIdentifier) -> Option<&Tags> {
        self.streams.get(&stream)
    }
}

struct Walk<'a> {
    names: Dict<'a>,
    met: HashSet<ObjectIdentifier>,
    left: usize,
    /// How many blocks there are so far.
    blocks: u32,
    structure: Structure,
}

/// What an element inherits.
#[derive(Clone, Copy)]
struct Place {
    page: Option<ObjectIdentifier>,
    tag: Tag,
    sections: u8,
    /// Whether all of it is one block.
    whole: bool,
}

impl<'a> Walk<'a> {
    fn kids(&mut self, element: &Dict<'a>, place: Place, depth: usize) {
        if depth >= MAX_DEPTH {
            return;
        }
        match element.get_raw::<Object<'a>>("K") {
            Some(MaybeRef::Ref(kid)) => {
                let id = ObjectIdentifier::from(kid);
                if let Some(kids) = element.get::<Object<'a>>("K") {
                    self.kid(kids, Some(id), place, depth);
                }
            }
            Some(MaybeRef::NotRef(kid)) => self.kid(kid, None, place, depth),
            None => {}
        }
    }

    fn kid(&mut self, kid: Object<'a>, id: Option<ObjectIdentifier>, place: Place, depth: usize) {
        let Some(left) = self.left.checked_sub(1) else { return };
        self.left = left;
        match kid {
            Object::Number(number) => {
                self.content(place.page, u32::try_from(number.as_i64()).ok(), place.tag);
            }
            Object::Array(kids) => self.array(&kids, place, depth),
            Object::Dict(dict) if id.is_none_or(|id| self.met.insert(id)) => {
                let page = dict.get_ref("Pg").map(ObjectIdentifier::from).or(place.page);
                match dict.get::<Name<'_>>("S") {
                    Some(name) => {
                        let place = self.element(name.as_str(), Place { page, ..place });
                        self.kids(&dict, place, depth + 1);
                    }
                    None => {
                        // Content of a form counts from its own beginning.
                        let form = dict.get_ref("Stm").map(ObjectIdentifier::from);
                        self.content(form.or(page), dict.get::<u32>("MCID"), place.tag);
                    }
                }
            }
            _ => {}
        }
    }

    fn array(&mut self, kids: &Array<'a>, place: Place, depth: usize) {
        let ids = kids.raw_iter().map(|kid| kid.as_obj_ref().map(ObjectIdentifier::from));
        for (id, kid) in ids.zip(kids.iter::<Object<'a>>()) {
            if !matches!(kid, Object::Array(_)) {
                self.kid(kid, id, place, depth);
            }
        }
    }

    fn content(&mut self, stream: Option<ObjectIdentifier>, number: Option<u32>, tag: Tag) {
        if let (Some(number), Some(stream)) = (number, stream) {
            self.structure.streams.entry(stream).or_default().insert(number, tag);
        }
    }

    /// What stands in an element.
    fn element(&mut self, name: &str, place: Place) -> Place {
        let name = self.standard(name);
        let name = name.as_str();
        if INSIDE_LINES.contains(&name) {
            return place;
        }
        let mut place = place;
        // A list in an item of a list is no part of its lines.
        if !place.whole || name == "L" {
            self.blocks = self.blocks.saturating_add(1);
            place.tag.block = self.blocks;
            place.whole = WHOLE.contains(&name);
        }
        match name {
            "Sect" => place.sections = place.sections.saturating_add(1),
            "H" => place.tag.role = Role::Heading(place.sections.clamp(1, 6)),
            "Table" | "L" | "Note" => place.tag.role = Role::Text,
            "Artifact" => place.tag.role = Role::Artifact,
            name => {
                if let Some(level @ 1..=6) = name.strip_prefix('H').and_then(|level| level.parse().ok()) {
                    place.tag.role = Role::Heading(level);
                }
            }
        }
        place
    }

    /// The standard's type that the file names for a type of its own.
    fn standard(&self, name: &str) -> String {
        let mut name = name.to_owned();
        for _ in 0..MAX_NAMES {
            match self.names.get::<Name<'_>>(name.as_bytes()) {
                Some(other) if other.as_str() != name => name = other.as_str().to_owned(),
                _ => break,
            }
        }
        name
    }
}
