//! Series: what many documents say together. Bodies with their variants,
//! meetings in order, documents of one meeting, matters through meetings and
//! bodies, persons over meetings, and what is missing.
//!
//! ```text
//! [Parsed] ─summary─► [Summary] ─add─► Gathered ─resolve─► Series ─► rows
//! ```
//!
//! A document's part is taken as it passes by, some hundred bytes of it; then
//! everything is resolved at once. The order in which documents come changes
//! nothing. Nothing is joined without evidence, and the evidence is kept: what
//! cannot be told is left apart and said.

mod archive;
mod body;
mod gap;
mod grow;
mod home;
mod id;
mod item;
mod matter;
mod number;
mod organization;
mod person;
mod row;
mod rows;
mod seen;
mod sitting;
mod strings;
#[cfg(test)]
mod suite;
mod summary;
mod typo;
mod union;
mod words;

pub use self::body::body_key;
pub use self::row::{
    BodyRow, GapRow, LinkRow, MatterItemRow, MatterRow, PersonAttendanceRow, PersonDoubtRow, PersonNameRow,
    PersonRow, SittingDocumentRow, SittingRow,
};
pub use self::seen::Seen;
pub use self::summary::{AttendanceSummary, ItemSummary, MeetingSummary, Summary};

use self::archive::Archive;
use self::body::Bodies;
use self::gap::Gap;
use self::id::Id;
use self::matter::Matters;
use self::person::Persons;
use self::sitting::Sittings;

/// What has been taken of the documents that passed by.
#[derive(Debug, Default)]
pub struct Gathered {
    archive: Archive,
}

impl Gathered {
    /// Takes what the series need of a document; one that came before is left
    /// out.
    pub fn add(&mut self, summary: &Summary) {
        self.archive.add(summary);
    }

    /// Finds what the documents say together.
    #[must_use]
    pub fn resolve(mut self) -> Series {
        let archive = &mut self.archive;
        archive.sort();
        let bodies = body::bodies(archive);
        let sittings = sitting::sittings(archive, &bodies);
        let gaps = gap::gaps(archive, &bodies, &sittings);
        let matters = matter::matters(archive, &bodies, &sittings);
        let persons = person::persons(archive, &bodies, &sittings);
        let matter_items = matters.items(&sittings);
        let matter_ids = matters.ids(archive, &bodies, &sittings, &matter_items);
        let mut matter_roots: Vec<u32> = matter_items.iter().map(|it| it.0).collect();
        matter_roots.dedup();
        Series {
            archive: self.archive,
            bodies,
            sittings,
            gaps,
            matters,
            matter_items,
            matter_ids,
            matter_roots,
            persons,
        }
    }
}

/// What many documents say together. Its rows are made as they are asked for.
#[derive(Debug)]
pub struct Series {
    archive: Archive,
    bodies: Bodies,
    sittings: Sittings,
    gaps: Vec<Gap>,
    matters: Matters,
    /// The items of each matter by the matter's first item, in order.
    matter_items: Vec<(u32, u32)>,
    /// The identities of the matters, in the same order.
    matter_ids: Vec<Id>,
    /// Their first items, in the same order.
    matter_roots: Vec<u32>,
    persons: Persons,
}
