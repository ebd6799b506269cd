//! Who was there, who was not, and who came in whose place.
//!
//! Labels part the rows into sections, each of which says something of all of
//! its people (present, absent, substitutes, staff, of a party ...); the rows
//! of a section are read together, since one row often tells how the others
//! are to be read. What two rows say of one person is one record.

mod columns;
mod group;
mod instead;
mod list;
mod office;
mod people;
mod quorum;
mod section;
mod split;
mod stacked;
mod stay;
#[cfg(test)]
mod suite;
mod unread;

use self::people::People;
use self::quorum::quorum;
pub(crate) use self::stay::add_stays;
use crate::label::{Label, Labelled};
use crate::lexicon::Lexicon;
use crate::minutes::{Attendance, Quorum, Source};

/// The attendance list, and how many of how many met.
pub(crate) struct Attending {
    pub(crate) people: Vec<Attendance>,
    pub(crate) quorum: Option<(Quorum, Source)>,
    /// What no rule understood.
    pub(crate) unread: Vec<Labelled>,
}

/// Reads the paragraphs that are labelled as attendance, and the facts that
/// name a chair or minute taker, in document order.
pub(crate) fn attendance(rows: &[&Labelled], lexicon: &Lexicon) -> Attending {
    let parts: Vec<Labelled> =
        rows.iter().flat_map(|it| split::at_labels(&split::people_apart(it, lexicon), lexicon)).collect();
    let parts = stacked::joined(parts, lexicon);
    // A fact is no row, but what is over those who are sent a copy ends a list.
    let is_copy = |it: &Labelled| {
        group::label(it, lexicon).is_some_and(|label| group::is_distribution(&label.label, lexicon))
    };
    let is_office =
        |it: &&Labelled| it.label == Label::Fact && !is_copy(it) || office::names_office(it, lexicon);
    let (offices, listed): (Vec<&Labelled>, Vec<&Labelled>) = parts.iter().partition(is_office);
    let mut people = People::default();
    for section in section::sections(&listed, lexicon) {
        section.read(&mut people, lexicon);
    }
    people.settle_invited();
    people.settle_substitutes();
    for office in offices.iter().flat_map(|it| office::offices(it, lexicon)) {
        people.take_office(office);
    }
    let unread = unread::unread(&parts, &people.records, lexicon);
    Attending { people: people.records, quorum: rows.iter().find_map(|it| quorum(it, lexicon)), unread }
}
