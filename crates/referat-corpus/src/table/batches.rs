//! Documents to rows of every table.

use referat::minutes::{self, Parsed, Source};
use referat::{SCHEMA, presence};
use sha2::{Digest, Sha256};

use super::document::{self, File};
use super::keys::{Item, Meeting};
use super::{Batch, Rows, TABLES, Table, item, meeting};
use crate::record::{Place, Unread};
use crate::series::Series;

/// How many hexadecimal digits of a digest make an id.
const ID: usize = 16;

/// Rows of the documents' [`TABLES`], from one document after another.
pub struct Batches<'a> {
    /// In the order of `TABLES`.
    tables: Vec<Rows>,
    /// What the documents say together.
    series: Option<&'a Series>,
}

impl Default for Batches<'_> {
    fn default() -> Self {
        Self { tables: TABLES.iter().map(|it| Rows::new(it)).collect(), series: None }
    }
}

impl<'a> Batches<'a> {
    /// No rows yet; of documents that are taken alone, so that what the series
    /// would say is null.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// No rows yet; of documents that the series are made of.
    #[must_use]
    pub fn of(series: &'a Series) -> Self {
        Self { series: Some(series), ..Self::default() }
    }

    /// Adds what a document says, and everywhere that it was found.
    pub fn add(&mut self, parsed: &Parsed, places: &[Place]) {
        let document_id = document_id(parsed);
        let file = File {
            id: document_id,
            document: Some(&parsed.document),
            name: parsed.document.name.as_deref(),
            paths: places.iter().map(|it| it.path.as_str()).collect(),
            members: places.iter().map(|it| it.inside.as_deref()).collect(),
            schema: Some(&parsed.schema),
            failure: None,
        };
        document::document(self.rows(&document::DOCUMENTS), &file);
        for warning in &parsed.warnings {
            document::warning(self.rows(&document::WARNINGS), document_id, warning);
        }
        for (index, minutes) in parsed.minutes.iter().enumerate() {
            let id = meeting_id(document_id, index);
            let seen = self.series.and_then(|it| it.seen(document_id, index));
            self.meeting(&Meeting { document_id, id: &id, minutes, seen });
        }
    }

    /// Adds what could not be read.
    pub fn add_unread(&mut self, unread: &Unread) {
        let Place { path, inside } = &unread.place;
        let file = File {
            id: &unread_id(&unread.place),
            document: None,
            name: Some(unread.place.name()),
            paths: [path.as_str()].into_iter().collect(),
            members: [inside.as_deref()].into_iter().collect(),
            schema: Some(SCHEMA),
            failure: Some((&unread.kind, &unread.message)),
        };
        document::document(self.rows(&document::DOCUMENTS), &file);
    }

    /// The batches of the rows so far, table by table; then there are none
    /// again.
    pub fn take(&mut self) -> Vec<Batch> {
        self.tables.iter_mut().flat_map(Rows::take).collect()
    }

    fn rows(&mut self, table: &'static Table) -> &mut Rows {
        let index = TABLES.iter().position(|it| std::ptr::eq(*it, table));
        &mut self.tables[index.expect("every table is listed")]
    }

    fn meeting(&mut self, at: &Meeting<'_>) {
        let minutes = at.minutes;
        meeting::meeting(self.rows(&meeting::MEETINGS), at);
        for (field, source) in &minutes.meeting.sources {
            meeting::source(self.rows(&meeting::SOURCES), at, field, source);
        }
        for (index, person) in minutes.attendance.iter().enumerate() {
            meeting::attendance(self.rows(&meeting::ATTENDANCES), at, index + 1, person);
            for interval in &person.intervals {
                meeting::interval(self.rows(&meeting::INTERVALS), at, index + 1, person, interval);
            }
        }
        for entry in &minutes.agenda {
            meeting::agenda(self.rows(&meeting::AGENDA), at, entry);
        }
        let items = items(at);
        self.blocks(at, None, "preamble", &minutes.preamble);
        for (position, placed) in items.iter().enumerate() {
            self.item(at, position + 1, placed);
        }
        self.blocks(at, None, "closing", &minutes.closing);
        self.blocks(at, None, "notes", &minutes.notes);
        let told = presence(minutes);
        let mut told = told.as_slice();
        for (index, placed) in items.iter().enumerate() {
            let (here, later) = told.split_at(told.partition_point(|it| it.item == placed.path));
            let key = Item { meeting: *at, id: &placed.id, parent: None, position: index + 1 };
            here.iter().for_each(|it| item::presence(self.rows(&item::PRESENCE), &key, it));
            told = later;
        }
        for group in &minutes.groups {
            meeting::group(self.rows(&meeting::GROUPS), at, group);
        }
        for signature in &minutes.signatures {
            meeting::signature(self.rows(&meeting::SIGNATURES), at, signature);
        }
        for (part, links) in [("documents", &minutes.meeting.documents), ("links", &minutes.links)] {
            for link in links {
                let item_id = item_of(&items, link.source.lines[0]);
                meeting::link(self.rows(&meeting::LINKS), at, item_id, part, link);
            }
        }
        for mention in &minutes.mentions {
            let item_id = item_of(&items, mention.source.lines[0]);
            meeting::mention(self.rows(&meeting::MENTIONS), at, item_id, mention);
        }
        for check in &minutes.checks {
            meeting::check(self.rows(&meeting::CHECKS), at, check);
        }
        for line in &minutes.furniture {
            meeting::furniture(self.rows(&meeting::FURNITURE), at, line);
        }
    }

    fn blocks(&mut self, at: &Meeting<'_>, item_id: Option<&str>, part: &str, blocks: &[minutes::Block]) {
        for block in blocks {
            meeting::block(self.rows(&meeting::BLOCKS), at, item_id, part, block);
        }
    }

    fn item(&mut self, meeting: &Meeting<'_>, position: usize, placed: &Placed<'_>) {
        let it = placed.item;
        let at = &Item { meeting: *meeting, id: &placed.id, parent: placed.parent.as_deref(), position };
        item::item(self.rows(&item::ITEMS), at, it);
        self.blocks(meeting, Some(&placed.id), "item", &it.blocks);
        if let Some(recommendation) = &it.recommendation {
            item::recommendation(self.rows(&item::RECOMMENDATIONS), at, recommendation);
            self.points(at, (None, None, &recommendation.source), &recommendation.points);
        }
        for (index, proposal) in it.proposals.iter().enumerate() {
            item::proposal(self.rows(&item::PROPOSALS), at, index + 1, proposal);
            for proposer in &proposal.by {
                item::proposer(self.rows(&item::PROPOSERS), at, (index + 1, proposal), proposer);
            }
            self.points(at, (Some(index + 1), None, &proposal.source), &proposal.points);
        }
        for (index, vote) in it.votes.iter().enumerate() {
            self.vote(at, index + 1, vote);
        }
        for (index, decision) in it.decisions.iter().enumerate() {
            item::decision(self.rows(&item::DECISIONS), at, index + 1, decision);
            self.points(at, (None, Some(index + 1), &decision.source), &decision.points);
        }
        for action in &it.actions {
            item::action(self.rows(&item::ACTIONS), at, action);
        }
        for recusal in &it.recusals {
            item::recusal(self.rows(&item::RECUSALS), at, recusal);
        }
    }

    fn points(
        &mut self,
        at: &Item<'_>,
        of: (Option<usize>, Option<usize>, &Source),
        points: &[minutes::Point],
    ) {
        for point in points {
            item::point(self.rows(&item::POINTS), at, of, point);
        }
    }

    fn vote(&mut self, at: &Item<'_>, position: usize, vote: &minutes::Vote) {
        item::vote(self.rows(&item::VOTES), at, position, vote);
        for ballot in &vote.ballots {
            item::ballot(self.rows(&item::BALLOTS), at, (position, vote), ballot);
        }
        for alternative in &vote.alternatives {
            item::alternative(self.rows(&item::ALTERNATIVES), at, (position, vote), alternative);
        }
        for party in &vote.by_party {
            item::party_vote(self.rows(&item::PARTY_VOTES), at, (position, vote), party);
        }
    }
}

/// The id of a document.
#[must_use]
pub fn document_id(parsed: &Parsed) -> &str {
    parsed.document.sha256.get(..ID).unwrap_or(&parsed.document.sha256)
}

/// The id of a document's meeting, by its index.
#[must_use]
pub fn meeting_id(document_id: &str, index: usize) -> String {
    format!("{document_id}-{}", index + 1)
}

/// The id of what could not be read, whose bytes may not be known.
fn unread_id(place: &Place) -> String {
    let digest = Sha256::digest(place.to_string());
    digest.iter().take(ID / 2).map(|byte| format!("{byte:02x}")).collect()
}

/// An item, and its place among the meeting's.
struct Placed<'a> {
    item: &'a minutes::Item,
    id: String,
    parent: Option<String>,
    path: Vec<usize>,
}

/// The meeting's items, each followed by its parts.
fn items<'a>(at: &Meeting<'a>) -> Vec<Placed<'a>> {
    let mut placed = Vec::new();
    place(&at.minutes.items, at.id, None, &[], &mut placed);
    placed
}

fn place<'a>(
    items: &'a [minutes::Item],
    meeting_id: &str,
    parent: Option<&str>,
    above: &[usize],
    placed: &mut Vec<Placed<'a>>,
) {
    for (index, item) in items.iter().enumerate() {
        let path: Vec<usize> = above.iter().copied().chain([index]).collect();
        let id = match parent {
            None => format!("{meeting_id}-{}", index + 1),
            Some(parent) => format!("{parent}.{}", index + 1),
        };
        placed.push(Placed { item, id: id.clone(), parent: parent.map(str::to_owned), path: path.clone() });
        place(&item.items, meeting_id, Some(&id), &path, placed);
    }
}

/// The innermost item that the line stands in.
fn item_of<'p>(items: &'p [Placed<'_>], line: u32) -> Option<&'p str> {
    let is_in = |it: &&Placed<'_>| (it.item.source.lines[0]..=it.item.source.lines[1]).contains(&line);
    items.iter().rfind(is_in).map(|it| it.id.as_str())
}
