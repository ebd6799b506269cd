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
mod section;
mod split;
mod stacked;
mod stay;
#[cfg(test)]
mod suite;
mod unread;

use self::people::People;
pub(crate) use self::stay::add_stays;
use crate::fields::number;
use crate::fields::sentence::sentence;
use crate::label::{Label, Labelled};
use crate::lexicon::{Lexicon, Term};
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

/// How many of how many met: `møtte 29 av 31`.
fn quorum(row: &Labelled, lexicon: &Lexicon) -> Option<(Quorum, Source)> {
    let text = row.paragraph.content();
    let is_count = row.hits.has(Term::Quorum);
    let counts_members = row.label == Label::AttendanceHeading
        && row.hits.has_any(&[Term::Present, Term::Members, Term::Substitutes]);
    if !is_count && !counts_members {
        return None;
    }
    // Elsewhere a stroke between numbers makes them an item.
    let spelled = if is_count { text.to_owned() } else { text.replace('/', "|") };
    let share = number::share(&spelled, lexicon).or_else(|| number::share_of(&spelled, lexicon));
    let met = |(present, of)| (present, Some(of));
    let (present, of) = share.map(met).or_else(|| Some((met_alone(row, lexicon)?, None)))?;
    let text = text.replace('\t', " ");
    Some((Quorum { present: Some(present), of, text }, row.paragraph.source()))
}

/// How many met, where nobody says of how many: `Til stede: 35 medlemmer.`
fn met_alone(row: &Labelled, lexicon: &Lexicon) -> Option<u32> {
    let told = sentence(row.paragraph.content());
    let label = lexicon.leads(told).lead(Term::Present)?;
    let counted = number::numbers(told, lexicon);
    let [only] = counted.as_slice() else { return None };
    let is_next = told.get(label.end..only.range.start)?.trim_matches([':', ' ']).is_empty();
    let counted = lexicon.leads(told.get(only.range.end..)?.trim_start());
    let is_of_members = counted.lead(Term::Members).is_some() && counted.lead(Term::Observers).is_none();
    (is_next && is_of_members).then_some(only.value)
}
