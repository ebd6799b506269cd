//! One record a person.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::group::Group;
use super::office::Office;
use crate::fields::person::{self, Person};
use crate::lexicon::{Lexicon, Term, fold};
use crate::minutes::{Attendance, Capacity, Presence, Source};

/// What one row tells of a person.
pub(super) struct Told {
    pub(super) person: Person,
    /// What the row itself says, against its group.
    pub(super) status: Option<Presence>,
    pub(super) capacity: Option<Capacity>,
    pub(super) confidence: f64,
    pub(super) source: Source,
}

/// The records so far.
#[derive(Default)]
pub(super) struct People {
    pub(super) records: Vec<Attendance>,
    /// Where each name stands first among the records.
    places: FxHashMap<String, usize>,
    /// Those who were called, until it is known who came.
    invited: Vec<Attendance>,
    invited_places: FxHashMap<String, usize>,
    /// Who was named as absent last.
    last_absent: Option<String>,
}

impl People {
    /// Adds a person with whoever met in their place, or joins the record.
    pub(super) fn add(&mut self, mut told: Told, group: &Group, lexicon: &Lexicon) {
        if lexicon.knows(Term::Nobody, &told.person.name) {
            return;
        }
        if told.person.for_one_before && told.person.substitute_for.is_none() {
            told.person.substitute_for = self.last_absent.clone();
        }
        let (substitute, confidence, source) =
            (told.person.substitute.clone(), told.confidence, told.source.clone());
        let record = record(told, group, lexicon);
        let (name, status) = (record.name.clone(), record.status);
        let is_away = status == Presence::Absent || !record.intervals.is_empty();
        if status == Presence::Absent {
            self.last_absent = Some(name.clone());
        }
        let (people, places) = if group.is_invited {
            (&mut self.invited, &mut self.invited_places)
        } else {
            (&mut self.records, &mut self.places)
        };
        match places.entry(natural(&name)) {
            Entry::Occupied(place) => join(&mut people[*place.get()], record),
            Entry::Vacant(place) => {
                place.insert(people.len());
                people.push(record);
            }
        }
        // A personal substitute of someone who came and stayed did not meet.
        if let Some(substitute) = substitute.filter(|_| is_away) {
            let group = Group { capacity: Capacity::Substitute, is_stated: true, ..Group::default() };
            let person = Person { name: substitute, substitute_for: Some(name), ..Person::default() };
            self.add(Told { person, status: None, capacity: None, confidence, source }, &group, lexicon);
        }
    }

    /// Whether the document names people by more than their given names.
    pub(super) fn have_whole_names(&self) -> bool {
        self.records.iter().chain(&self.invited).any(|it| person::is_name(&it.name))
    }

    /// Whether the document names people surname first: `Li, Kari`.
    pub(super) fn have_surnames_first(&self) -> bool {
        self.records.iter().any(|it| it.name.contains(", "))
    }

    /// Of those who were called, who is not among those who came was absent.
    pub(super) fn settle_invited(&mut self) {
        let known = |it: &Attendance| self.places.get(&natural(&it.name)).map(|place| &self.records[*place]);
        let came = self.invited.iter().filter_map(known).any(|it| it.status == Presence::Present);
        let invited = std::mem::take(&mut self.invited);
        let missing: Vec<Attendance> = invited.into_iter().filter(|it| known(it).is_none()).collect();
        for mut record in missing {
            if came {
                record.status = Presence::Absent;
            }
            self.records.push(record);
        }
    }

    /// `Forfall: Kari Li (Ola Vik)`: who stands in parentheses beside someone
    /// who was away, and is in the list of those who came, met for them.
    pub(super) fn settle_substitutes(&mut self) {
        for at in 0..self.records.len() {
            let away = &self.records[at];
            let beside = away.organization.as_deref().filter(|_| away.status == Presence::Absent);
            let Some(place) = beside.and_then(|it| self.places.get(&natural(it))).copied() else { continue };
            let name = away.name.clone();
            let Some(came) = self.records.get_mut(place) else { continue };
            if came.status == Presence::Present && came.substitute_for.is_none() {
                came.substitute_for = Some(name);
                came.capacity = Capacity::Substitute;
                self.records[at].organization = None;
            }
        }
    }

    /// Gives the person of the list the office, or adds someone who is not
    /// in it where the office is printed.
    pub(super) fn take_office(&mut self, office: Office) {
        let Office { role, person, source } = office;
        if let Some(known) = self.known(&person.name) {
            known.role.get_or_insert(role);
            // The list has given names alone.
            if !known.name.contains(' ') && person.name.contains(' ') {
                known.name.clone_from(&person.name);
            }
            if source.lines[0] < known.source.lines[0] {
                known.source = source;
            }
            return;
        }
        let record = Attendance {
            name: person.name,
            title: person.title,
            role: Some(role),
            party: person.party,
            organization: person.organization,
            status: Presence::Present,
            remote: person.remote,
            confidence: 0.9,
            source,
            ..Attendance::default()
        };
        let after = |it: &Attendance| it.source.lines[0] > record.source.lines[0];
        let at = self.records.iter().position(after).unwrap_or(self.records.len());
        self.records.insert(at, record);
    }

    /// Whom the list names so: by whole name, or by the one given name, family
    /// name or pair of initials that fits.
    fn known(&mut self, name: &str) -> Option<&mut Attendance> {
        let folded = fold(name);
        if let Some(at) = self.records.iter().position(|it| fold(&it.name) == folded) {
            return self.records.get_mut(at);
        }
        if let Some((given, _)) = name.split_once(' ') {
            let mut given = self.records.iter_mut().filter(|it| fold(&it.name) == fold(given));
            return given.next().filter(|_| given.next().is_none());
        }
        let initials = |it: &Attendance| -> String {
            it.name.split([' ', '-']).filter_map(|it| it.chars().next()).collect()
        };
        let fits: [&dyn Fn(&Attendance) -> bool; 3] = [
            &|it| fold(it.name.split(' ').next().unwrap_or("")) == folded,
            &|it| fold(it.name.rsplit(' ').next().unwrap_or("")) == folded,
            &|it| name.chars().count() > 1 && initials(it) == name,
        ];
        for fit in fits {
            let mut found = self.records.iter().enumerate().filter(|(_, it)| fit(it)).map(|(at, _)| at);
            match (found.next(), found.next()) {
                (Some(at), None) => return self.records.get_mut(at),
                (Some(_), Some(_)) => return None,
                _ => {}
            }
        }
        None
    }
}

/// The name for comparison, surname last: `Li, Kari` is `Kari Li`.
fn natural(name: &str) -> String {
    match name.split_once(", ") {
        Some((family, given)) => fold(&format!("{given} {family}")).into_owned(),
        None => fold(name).into_owned(),
    }
}

fn record(told: Told, group: &Group, lexicon: &Lexicon) -> Attendance {
    let Told { person, status, capacity, confidence, source } = told;
    let status = match status {
        _ if person.absent => Presence::Absent,
        None if person.met => Presence::Present,
        stated => stated.unwrap_or(group.status),
    };
    let role = person.role.or_else(|| group.role.clone());
    let has_role = |term: Term| role.as_deref().is_some_and(|role| lexicon.knows(term, role));
    let capacity = match capacity.unwrap_or(group.capacity) {
        _ if person.substitute_for.is_some() => Capacity::Substitute,
        _ if has_role(Term::Observers) => Capacity::Observer,
        Capacity::Unknown | Capacity::Member if status != Presence::Absent && has_role(Term::Substitutes) => {
            Capacity::Substitute
        }
        Capacity::Unknown if has_role(Term::MemberRole) => Capacity::Member,
        capacity => capacity,
    };
    // Beside an absence, what is no other thing is the reason.
    let (reason, note) = match (person.reason, person.note) {
        (None, note) if status == Presence::Absent => (note, None),
        (reason, note) => (reason, note),
    };
    let stated = if group.is_stated { confidence } else { confidence * 0.8 };
    Attendance {
        name: person.name,
        title: person.title,
        role,
        party: person.party.or_else(|| group.party.clone()),
        organization: person.organization.or_else(|| group.organization.clone()),
        status,
        capacity,
        remote: person.remote.or(group.remote),
        substitute_for: person.substitute_for,
        reason,
        intervals: person.intervals,
        note,
        confidence: stated,
        source,
    }
}

/// Adds what another row says of a person.
fn join(known: &mut Attendance, more: Attendance) {
    // That someone came or went says nothing of what they are.
    let is_of_stay = !more.intervals.is_empty() && more.substitute_for.is_none();
    let fill = |slot: &mut Option<String>, value: Option<String>| {
        if slot.is_none() {
            *slot = value;
        }
    };
    fill(&mut known.title, more.title);
    fill(&mut known.role, more.role);
    fill(&mut known.party, more.party);
    fill(&mut known.organization, more.organization);
    fill(&mut known.substitute_for, more.substitute_for);
    fill(&mut known.reason, more.reason);
    fill(&mut known.note, more.note);
    known.remote = known.remote.or(more.remote);
    known.intervals.extend(more.intervals);
    if known.status == Presence::Unknown || more.status == Presence::Absent {
        known.status = more.status;
    }
    // A member who is named again among others stays one.
    let says_more = known.capacity == Capacity::Unknown
        || known.capacity == Capacity::Member && !is_of_stay && more.capacity != Capacity::Guest;
    let says_more = says_more && more.capacity != Capacity::Unknown;
    if says_more && more.status != Presence::Absent {
        known.capacity = more.capacity;
    }
}
