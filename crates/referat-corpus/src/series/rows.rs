//! The rows of the tables, made one by one: a hundred thousand documents have
//! a million of them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use referat::minutes::{Outcome, Presence};

use super::Series;
use super::archive::{Archive, index};
use super::gap::Gap;
use super::id::Id;
use super::item::is_open;
use super::matter::Same;
use super::person::{Evidence, Person, form, relation};
use super::row::{
    BodyRow, GapRow, LinkRow, MatterItemRow, MatterRow, PersonAttendanceRow, PersonDoubtRow, PersonNameRow,
    PersonRow, SittingDocumentRow, SittingRow,
};
use super::sitting::reason;
use super::strings::Text;

impl Series {
    /// The bodies, by identity.
    pub fn bodies(&self) -> impl Iterator<Item = BodyRow> {
        let mut dates: Vec<(Option<Date>, Option<Date>, u32)> = vec![(None, None, 0); self.bodies.all.len()];
        for sitting in &self.sittings.all {
            if let Some(body) = sitting.body {
                let known = &mut dates[body as usize];
                known.0 = known.0.into_iter().chain(sitting.date).min();
                known.1 = known.1.into_iter().chain(sitting.date).max();
                known.2 += 1;
            }
        }
        let mut order: Vec<usize> = (0..self.bodies.all.len()).collect();
        order.sort_by_key(|it| self.bodies.all[*it].id);
        order.into_iter().map(move |at| {
            let body = &self.bodies.all[at];
            let (first, last, meetings) = dates[at];
            BodyRow {
                body_id: body.id.to_string(),
                name: self.owned(body.name),
                organization: self.owned(body.organization),
                variants: body.variants.iter().map(|it| self.archive.text(*it).to_owned()).collect(),
                first_date: iso(first),
                last_date: iso(last),
                meetings,
            }
        })
    }

    /// The meetings that were held, by body and date.
    pub fn sittings(&self) -> impl Iterator<Item = SittingRow> {
        self.sittings.all.iter().map(|it| SittingRow {
            sitting_id: it.id.to_string(),
            body_id: self.body_id(it.body),
            date: iso(it.date),
            number: self.owned(it.number),
            position: it.position,
            previous: self.sitting_id(it.previous),
            next: self.sitting_id(it.next),
            documents: index(it.meetings.len()),
            preferred: it.meetings.first().map(|it| self.meeting_id(*it)).unwrap_or_default(),
        })
    }

    /// Which meeting each document tells of, by meeting, the preferred first.
    pub fn sitting_documents(&self) -> impl Iterator<Item = SittingDocumentRow> {
        self.sittings.all.iter().flat_map(|sitting| {
            sitting.meetings.iter().enumerate().map(|(at, meeting)| SittingDocumentRow {
                document_id: self.document_id(*meeting),
                meeting_id: self.meeting_id(*meeting),
                sitting_id: sitting.id.to_string(),
                is_preferred: at == 0,
                reason: (at > 0).then(|| reason(&self.archive, sitting.meetings[0], *meeting)),
            })
        })
    }

    /// The matters, by their first item's meeting.
    pub fn matters(&self) -> impl Iterator<Item = MatterRow> {
        self.matter_groups().map(|(id, items)| {
            let all = || items.iter().map(|(_, it)| *it);
            let mut bodies: Vec<String> = Vec::new();
            for body in all().filter_map(|it| self.body_id(self.sitting(it).body)) {
                if !bodies.contains(&body) {
                    bodies.push(body);
                }
            }
            let first = items.first().map_or(0, |it| it.1);
            let meetings: BTreeSet<u32> = all().map(|it| self.sitting_of(it)).collect();
            let deferred =
                all().filter(|it| self.archive.item(*it as usize).outcome == Some(Outcome::Deferred));
            let deferred: BTreeSet<u32> = deferred.map(|it| self.sitting_of(it)).collect();
            MatterRow {
                matter_id: id.to_string(),
                title: self.owned(self.archive.item(first as usize).title),
                archive_ref: all().find_map(|it| self.owned(self.archive.item(it as usize).archive_ref)),
                bodies,
                first_date: iso(all().filter_map(|it| self.sitting(it).date).min()),
                last_date: iso(all().filter_map(|it| self.sitting(it).date).max()),
                meetings: index(meetings.len()),
                deferrals: index(deferred.len()),
            }
        })
    }

    /// The items of each matter, by matter and date.
    pub fn matter_items(&self) -> impl Iterator<Item = MatterItemRow> {
        self.matter_groups().flat_map(move |(id, items)| {
            items.iter().map(move |(_, item)| MatterItemRow {
                meeting_id: self.meeting_id(self.matters.meeting[*item as usize]),
                item_id: self.item_id(*item),
                matter_id: id.to_string(),
            })
        })
    }

    /// What follows from what: each matter from meeting to meeting, and the
    /// minutes that are approved.
    pub fn links(&self) -> impl Iterator<Item = LinkRow> {
        let within = self.matter_groups().flat_map(|(_, items)| self.matter_links(items));
        within.chain(self.approvals())
    }

    fn matter_links(&self, items: &[(u32, u32)]) -> Vec<LinkRow> {
        // One item of each meeting, that of the best source.
        let mut treated: Vec<(u32, u32)> = Vec::new();
        for (_, item) in items {
            let sitting = self.sitting_of(*item);
            match treated.iter_mut().find(|it| it.0 == sitting) {
                Some(known) if self.rank(*item) < self.rank(known.1) => known.1 = *item,
                Some(_) => {}
                None => treated.push((sitting, *item)),
            }
        }
        let links = treated.iter().enumerate().skip(1).map(|(at, (_, later))| {
            // Where the later item names the earlier one, that is it; else the nearest that is surely the same.
            let before = &treated[..at];
            let nearest = |least: Same| {
                before.iter().rev().find(|it| self.matters.evidence(&self.archive, it.1, *later) <= least)
            };
            let earlier = nearest(Same::Stated).or_else(|| nearest(Same::Title)).or(before.last());
            let earlier = earlier.map_or(*later, |it| it.1);
            let evidence = self.matters.evidence(&self.archive, earlier, *later);
            let item = self.archive.item(earlier as usize);
            let kind = match item.outcome {
                _ if evidence == Same::Stated => "deferred",
                Some(Outcome::Deferred) => "deferred",
                Some(Outcome::Returned) => "returned",
                Some(Outcome::Referred) => "referred",
                _ => "same_case",
            };
            debug_assert!(kind == "same_case" || evidence == Same::Stated || is_open(item));
            LinkRow {
                kind: kind.to_owned(),
                item_id: self.item_id(*later),
                to_item_id: Some(self.item_id(earlier)),
                to_sitting_id: self.sitting(earlier).id.to_string(),
                evidence: evidence.word().to_owned(),
            }
        });
        links.collect()
    }

    /// The place of an item's document among those of its meeting.
    fn rank(&self, item: u32) -> usize {
        let meeting = self.matters.meeting[item as usize];
        self.sitting(item).meetings.iter().position(|it| *it == meeting).unwrap_or(usize::MAX)
    }

    /// Whose minutes each meeting approved, as the best document says that
    /// says it.
    fn approvals(&self) -> impl Iterator<Item = LinkRow> {
        self.sittings.all.iter().flat_map(|own| {
            let mut links: Vec<LinkRow> = Vec::new();
            for meeting in own.meetings.iter().map(|it| &self.archive.meetings[*it as usize]) {
                let first = Archive::first_item(meeting);
                for (at, item) in self.archive.items(meeting).iter().enumerate() {
                    let approved = own
                        .body
                        .zip(item.approves())
                        .and_then(|(body, day)| self.sittings.on(body, day).next());
                    let Some(approved) = approved.map(|it| self.sittings.all[it as usize].id) else {
                        continue;
                    };
                    let to_sitting_id = approved.to_string();
                    if approved != own.id && !links.iter().any(|it| it.to_sitting_id == to_sitting_id) {
                        links.push(LinkRow {
                            kind: "approves".to_owned(),
                            item_id: self.item_id(index(first + at)),
                            to_item_id: None,
                            to_sitting_id,
                            evidence: "date".to_owned(),
                        });
                    }
                }
            }
            links
        })
    }

    /// The persons, by identity.
    pub fn persons(&self) -> impl Iterator<Item = PersonRow> {
        self.persons.all.iter().map(|person| {
            let mut presence: BTreeMap<u32, Presence> = BTreeMap::new();
            for row in &person.rows {
                let status = self.archive.row(*row as usize).status;
                let known =
                    presence.entry(self.sittings.of[self.row_meeting(*row) as usize]).or_insert(status);
                if status == Presence::Present || *known == Presence::Unknown {
                    *known = status;
                }
            }
            let count = |status| index(presence.values().filter(|it| **it == status).count());
            let dates = || person.rows.iter().filter_map(|it| self.row_date(*it));
            PersonRow {
                person_id: person.id.to_string(),
                name: self.archive.text(person.name).to_owned(),
                parties: self.distinct(person, |at| self.archive.row(at).party),
                organizations: self.distinct(person, |at| self.archive.row(at).organization),
                first_date: iso(dates().min()),
                last_date: iso(dates().max()),
                present: count(Presence::Present),
                absent: count(Presence::Absent),
            }
        })
    }

    /// Texts of a person's rows, each once, in the order of their dates.
    fn distinct(&self, person: &Person, text: impl Fn(usize) -> Option<Text>) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        for text in person.rows.iter().filter_map(|it| text(*it as usize)) {
            let text = self.archive.text(text);
            if !texts.iter().any(|it| it.eq_ignore_ascii_case(text)) {
                texts.push(text.to_owned());
            }
        }
        texts
    }

    /// The names of each person, by person and name.
    pub fn person_names(&self) -> impl Iterator<Item = PersonNameRow> {
        self.persons.all.iter().flat_map(|person| {
            let mut names: BTreeMap<(&str, Evidence), Vec<u32>> = BTreeMap::new();
            for row in &person.rows {
                let name = self.archive.text(self.archive.row(*row as usize).name);
                names.entry((name, self.evidence(person, name, *row))).or_default().push(*row);
            }
            names.into_iter().map(|((name, evidence), rows)| {
                let dates = || rows.iter().filter_map(|it| self.row_date(*it));
                let sittings = rows.iter().map(|it| self.sittings.of[self.row_meeting(*it) as usize]);
                let bodies: BTreeSet<String> =
                    sittings.filter_map(|it| self.body_id(self.sittings.all[it as usize].body)).collect();
                PersonNameRow {
                    person_id: person.id.to_string(),
                    name: name.to_owned(),
                    evidence: evidence.word().to_owned(),
                    count: index(rows.len()),
                    first_date: iso(dates().min()),
                    last_date: iso(dates().max()),
                    bodies: bodies.into_iter().collect(),
                }
            })
        })
    }

    /// Why the name of a row is the person's.
    fn evidence(&self, person: &Person, name: &str, row: u32) -> Evidence {
        let meeting = self.row_meeting(row) as usize;
        let found = form(name, self.archive.meetings[meeting].language).ok().and_then(|form| {
            let own = self.archive.text(person.form);
            relation(&form, own).or_else(|| relation(own, &form))
        });
        match found {
            Some(Evidence::Case) if self.bodies.scopes[meeting] != person.scope => Evidence::Organization,
            Some(Evidence::Case) if name == self.archive.text(person.name) => Evidence::Name,
            Some(Evidence::Case) if name.contains(',') => Evidence::Order,
            Some(evidence) => evidence,
            None => Evidence::OtherForm,
        }
    }

    /// Whose each row of attendance is, by document.
    pub fn person_attendance(&self) -> impl Iterator<Item = PersonAttendanceRow> {
        self.archive.meetings.iter().enumerate().flat_map(move |(at, meeting)| {
            let first = Archive::first_row(meeting);
            (0..self.archive.rows(meeting).len()).map(move |position| {
                let of = self.persons.of[first + position];
                PersonAttendanceRow {
                    document_id: self.document_id(index(at)),
                    meeting_id: self.meeting_id(index(at)),
                    attendance: index(position + 1),
                    person_id: of.ok().map(|it| self.persons.all[it as usize].id.to_string()),
                    reason: of.err().map(|it| it.reason().to_owned()),
                }
            })
        })
    }

    /// Who may be one and is left apart, by identity.
    pub fn person_doubts(&self) -> impl Iterator<Item = PersonDoubtRow> {
        self.persons.doubts.iter().map(|it| PersonDoubtRow {
            person_id: self.persons.all[it.one as usize].id.to_string(),
            other_id: self.persons.all[it.other as usize].id.to_string(),
            evidence: it.evidence.word().to_owned(),
            reason: it.reason.to_owned(),
        })
    }

    /// What is missing, by body and kind.
    pub fn gaps(&self) -> impl Iterator<Item = GapRow> {
        self.gaps.iter().map(|it: &Gap| GapRow {
            body_id: self.bodies.all[it.body as usize].id.to_string(),
            kind: it.kind.word().to_owned(),
            first: it.first.clone(),
            last: it.last.clone(),
            count: it.count,
            after_sitting_id: self.sitting_id(it.after),
            before_sitting_id: self.sitting_id(it.before),
        })
    }

    fn matter_groups(&self) -> impl Iterator<Item = (Id, &[(u32, u32)])> {
        let groups = self.matter_items.chunk_by(|a, b| a.0 == b.0);
        groups.zip(&self.matter_ids).map(|(items, id)| (*id, items))
    }

    fn owned(&self, text: Option<Text>) -> Option<String> {
        text.map(|it| self.archive.text(it).to_owned())
    }

    pub(super) fn body_id(&self, body: Option<u32>) -> Option<String> {
        body.map(|it| self.bodies.all[it as usize].id.to_string())
    }

    fn sitting_id(&self, sitting: Option<u32>) -> Option<String> {
        sitting.map(|it| self.sittings.all[it as usize].id.to_string())
    }

    fn sitting_of(&self, item: u32) -> u32 {
        self.sittings.of[self.matters.meeting[item as usize] as usize]
    }

    fn sitting(&self, item: u32) -> &super::sitting::Sitting {
        &self.sittings.all[self.sitting_of(item) as usize]
    }

    fn meeting_id(&self, meeting: u32) -> String {
        self.archive.meeting_id(&self.archive.meetings[meeting as usize])
    }

    fn document_id(&self, meeting: u32) -> String {
        let document = self.archive.meetings[meeting as usize].document;
        self.archive.text(self.archive.documents[document as usize].id).to_owned()
    }

    fn item_id(&self, item: u32) -> String {
        let meeting = self.meeting_id(self.matters.meeting[item as usize]);
        format!("{meeting}-{}", self.archive.text(self.archive.item(item as usize).path))
    }

    fn row_meeting(&self, row: u32) -> u32 {
        self.archive.meeting_of_row(row)
    }

    fn row_date(&self, row: u32) -> Option<Date> {
        self.sittings.all[self.sittings.of[self.row_meeting(row) as usize] as usize].date
    }
}

fn iso(date: Option<Date>) -> Option<String> {
    date.map(|it| it.to_string())
}
