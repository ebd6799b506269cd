//! A document's meeting as the series see it: which meeting that was, who its
//! people are, which matters its items are of.

use super::Series;
use super::archive::{Archive, index};
use super::person::Unknown;
use super::sitting::reason;

/// A meeting in a document, among all that the series are made of.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    series: &'a Series,
    meeting: u32,
}

impl Series {
    /// A document's meeting, by its index in the document; none when the
    /// series are of other documents.
    #[must_use]
    pub fn seen(&self, document_id: &str, at: usize) -> Option<Seen<'_>> {
        let archive = &self.archive;
        let text = |it: &super::archive::Document| archive.text(it.id);
        let document = archive.documents.binary_search_by(|it| text(it).cmp(document_id)).ok()?;
        let position = u16::try_from(at + 1).ok()?;
        let key = (index(document), position);
        let meeting = archive.meetings.binary_search_by_key(&key, |it| (it.document, it.position)).ok()?;
        Some(Seen { series: self, meeting: index(meeting) })
    }
}

impl Seen<'_> {
    /// The meeting as it was held.
    #[must_use]
    pub fn sitting_id(&self) -> String {
        self.sitting().id.to_string()
    }

    /// The body that met.
    #[must_use]
    pub fn body_id(&self) -> Option<String> {
        self.series.body_id(self.sitting().body)
    }

    /// Whether it is the best source of the meeting.
    #[must_use]
    pub fn is_preferred(&self) -> bool {
        self.sitting().meetings.first() == Some(&self.meeting)
    }

    /// Why another source is preferred: `approved over draft`; none of the
    /// best one.
    #[must_use]
    pub fn preferred_reason(&self) -> Option<String> {
        let best = self.sitting().meetings.first().filter(|it| **it != self.meeting)?;
        Some(reason(&self.series.archive, *best, self.meeting))
    }

    /// Whose the row of attendance at an index is, or why that is not known;
    /// none when there is no such row.
    #[must_use]
    pub fn person_id(&self, row: usize) -> Option<Result<String, &'static str>> {
        let meeting = &self.series.archive.meetings[self.meeting as usize];
        if row >= self.series.archive.rows(meeting).len() {
            return None;
        }
        let persons = &self.series.persons;
        let of = persons.of[Archive::first_row(meeting) + row];
        Some(of.map(|it| persons.all[it as usize].id.to_string()).map_err(Unknown::reason))
    }

    /// The matter of the item at an index among the meeting's, each followed
    /// by its parts; none when it is of none.
    #[must_use]
    pub fn matter_id(&self, item: usize) -> Option<String> {
        let meeting = &self.series.archive.meetings[self.meeting as usize];
        if item >= self.series.archive.items(meeting).len() {
            return None;
        }
        let root = self.series.matters.root(Archive::first_item(meeting) + item)?;
        let matter = self.series.matter_roots.binary_search(&root).ok()?;
        Some(self.series.matter_ids[matter].to_string())
    }

    fn sitting(&self) -> &super::sitting::Sitting {
        let sittings = &self.series.sittings;
        &sittings.all[sittings.of[self.meeting as usize] as usize]
    }
}
