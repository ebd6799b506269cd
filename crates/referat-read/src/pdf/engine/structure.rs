//! The structure tree of a tagged file: what each piece of marked content is.

use std::collections::{HashMap, HashSet};

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};
use hayro_syntax::xref::XRef;

use crate::pdf::page::Role;

/// Elements inside elements, names for names, and elements of a file that are
/// looked at.
const MAX_DEPTH: usize = 64;
const MAX_NAMES: usize = 8;
const MAX_ELEMENTS: usize = 500_000;

/// What the marked content of a page is, by its number.
pub(super) type Roles = HashMap<u32, Role>;

/// What the marked content of each page is.
#[derive(Default)]
pub(super) struct Structure {
    pages: HashMap<ObjectIdentifier, Roles>,
}

impl Structure {
    /// The tree that the file's catalog names; empty when there is none.
    pub(super) fn new(xref: &XRef) -> Self {
        let root = || xref.get::<Dict<'_>>(xref.root_id())?.get::<Dict<'_>>("StructTreeRoot");
        let Some(root) = root() else { return Self::default() };
        let names = root.get::<Dict<'_>>("RoleMap").unwrap_or_default();
        let mut walk = Walk { names, met: HashSet::new(), left: MAX_ELEMENTS, structure: Self::default() };
        walk.kids(&root, Place { page: None, role: Role::Text, sections: 0 }, 0);
        walk.structure
    }

    /// What is known of a page.
    pub(super) fn page(&self, page: &Dict<'_>) -> Option<&Roles> {
        self.pages.get(&page.obj_id()?)
    }
}

struct Walk<'a> {
    names: Dict<'a>,
    met: HashSet<ObjectIdentifier>,
    left: usize,
    structure: Structure,
}

/// What an element inherits.
#[derive(Clone, Copy)]
struct Place {
    page: Option<ObjectIdentifier>,
    role: Role,
    sections: u8,
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
            Object::Number(number) => self.content(u32::try_from(number.as_i64()).ok(), place),
            Object::Array(kids) => self.array(&kids, place, depth),
            Object::Dict(dict) if id.is_none_or(|id| self.met.insert(id)) => {
                let page = dict.get_ref("Pg").map(ObjectIdentifier::from).or(place.page);
                let place = Place { page, ..place };
                match dict.get::<Name<'_>>("S") {
                    Some(name) => {
                        let place = self.element(name.as_str(), place);
                        self.kids(&dict, place, depth + 1);
                    }
                    // Content of a form counts from its own beginning.
                    None if dict.contains_key("Stm") => {}
                    None => self.content(dict.get::<u32>("MCID"), place),
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

    fn content(&mut self, number: Option<u32>, place: Place) {
        if let (Some(number), Some(page)) = (number, place.page) {
            self.structure.pages.entry(page).or_default().insert(number, place.role);
        }
    }

    /// What stands in an element, by its type or the standard's type that the
    /// file names for it.
    fn element(&self, name: &str, place: Place) -> Place {
        let mut name = name.to_owned();
        for _ in 0..MAX_NAMES {
            match self.names.get::<Name<'_>>(name.as_bytes()) {
                Some(other) if other.as_str() != name => name = other.as_str().to_owned(),
                _ => break,
            }
        }
        match name.as_str() {
            "Sect" => Place { sections: place.sections.saturating_add(1), ..place },
            "H" => Place { role: Role::Heading(place.sections.clamp(1, 6)), ..place },
            "Table" | "L" | "Note" => Place { role: Role::Text, ..place },
            "Artifact" => Place { role: Role::Artifact, ..place },
            name => match name.strip_prefix('H').and_then(|level| level.parse().ok()) {
                Some(level @ 1..=6) => Place { role: Role::Heading(level), ..place },
                _ => place,
            },
        }
    }
}
