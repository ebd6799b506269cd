//! Who took part in which item.

mod stay;

use std::fmt;

use crate::check::is_same_person;
use crate::lexicon::Lexicon;
use crate::minutes::{Attendance, Item, Minutes, Presence, Recusal, Source};

use stay::{Numbered, Stay, stay};

/// Whether someone took part in an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Participation {
    /// The item: its index among the meeting's items; of a part of an item
    /// also its index there, and so on.
    pub item: Vec<usize>,
    /// The person's index in the attendance; none of whom only the item names.
    pub attendance: Option<usize>,
    /// The name, as the attendance has it, or else the item.
    pub name: String,
    /// Whether they took part.
    pub status: Presence,
    /// What tells it.
    pub basis: Basis,
    /// Where that stands.
    pub source: Source,
}

/// What tells whether someone took part in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Their row of the attendance.
    Listed,
    /// That they came or went.
    Interval,
    /// That they were disqualified.
    Recused,
    /// That they met in another's place.
    Substitute,
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Listed => "listed",
            Self::Interval => "interval",
            Self::Recused => "recused",
            Self::Substitute => "substitute",
        })
    }
}

/// For each item and each person of the attendance whether they took part in
/// it; whom an item disqualifies or puts in another's place is told of it
/// alike. Items are in order, each followed by its parts. What comings and
/// goings by the clock mean for an item is unknown, since items have no times.
#[must_use]
pub fn presence(minutes: &Minutes) -> Vec<Participation> {
    let items = all_items(&minutes.items);
    let numbered: Vec<Numbered> = items.iter().map(|it| Numbered::of(it.item, it.parts)).collect();
    let meeting = Meeting { minutes, numbered: &numbered, lexicon: Lexicon::of(minutes.language) };
    let stays: Vec<Vec<Option<Stay>>> = minutes.attendance.iter().map(|it| meeting.stays(it)).collect();

    let mut told = Vec::new();
    for (index, it) in items.iter().enumerate() {
        let at = At { meeting: &meeting, index, recusals: &it.recusals };
        told.extend((0..minutes.attendance.len()).map(|person| at.person(person, &stays, &it.path)));
        told.extend(at.unlisted(&it.path));
    }
    told
}

/// The meeting that the people are of.
struct Meeting<'a> {
    minutes: &'a Minutes,
    numbered: &'a [Numbered],
    lexicon: &'a Lexicon,
}

impl Meeting<'_> {
    /// What someone's comings and goings say of each item.
    fn stays(&self, person: &Attendance) -> Vec<Option<Stay>> {
        let hours = (self.minutes.meeting.start.as_deref(), self.minutes.meeting.end.as_deref());
        let mut joined = vec![None; self.numbered.len()];
        for interval in &person.intervals {
            let found = stay(interval, self.numbered, hours, person.status, self.lexicon);
            for (known, found) in joined.iter_mut().zip(found) {
                *known = Some(known.map_or(found, |it: Stay| it.and(found)));
            }
        }
        joined
    }

    /// The person that a name, perhaps only a surname, means, if only one.
    fn person(&self, name: &str) -> Option<usize> {
        let people = || self.minutes.attendance.iter();
        if let Some(index) = people().position(|it| it.name == name) {
            return Some(index);
        }
        let mut alike = people().enumerate().filter(|(_, it)| is_same_person(&it.name, name));
        let (index, _) = alike.next()?;
        alike.next().is_none().then_some(index)
    }
}

/// An item, with those who were disqualified in it or the one that it is part
/// of.
struct At<'a> {
    meeting: &'a Meeting<'a>,
    index: usize,
    recusals: &'a [&'a Recusal],
}

impl At<'_> {
    fn person(&self, index: usize, stays: &[Vec<Option<Stay>>], path: &[usize]) -> Participation {
        let person = &self.meeting.minutes.attendance[index];
        let told = |status, basis, source: &Source| Participation {
            item: path.to_vec(),
            attendance: Some(index),
            name: person.name.clone(),
            status,
            basis,
            source: source.clone(),
        };
        if let Some(recusal) = self.recusal(index) {
            return told(Presence::Absent, Basis::Recused, &recusal.source);
        }
        let in_place = |it: &&&Recusal| {
            it.substitute.as_deref().and_then(|name| self.meeting.person(name)) == Some(index)
        };
        if let Some(recusal) = self.recusals.iter().find(in_place) {
            return told(Presence::Present, Basis::Substitute, &recusal.source);
        }
        if let Some(stay) = stays[index][self.index] {
            return told(stay.status(), Basis::Interval, &person.source);
        }
        match self.replaced(person, stays) {
            Some(status) => told(status, Basis::Substitute, &person.source),
            None => told(person.status, Basis::Listed, &person.source),
        }
    }

    /// Of a substitute for someone who was there only in part: whether it was
    /// the substitute's turn.
    fn replaced(&self, person: &Attendance, stays: &[Vec<Option<Stay>>]) -> Option<Presence> {
        if person.status != Presence::Present {
            return None;
        }
        let member = self.meeting.person(person.substitute_for.as_deref()?)?;
        if self.meeting.minutes.attendance[member].status != Presence::Present {
            return None;
        }
        if self.recusal(member).is_some() {
            return Some(Presence::Present);
        }
        let stay = stays[member][self.index]?;
        Some(match stay {
            Stay::There => Presence::Absent,
            Stay::Away => Presence::Present,
            Stay::Unclear => Presence::Unknown,
        })
    }

    /// That the person was disqualified.
    fn recusal(&self, person: usize) -> Option<&Recusal> {
        self.recusals
            .iter()
            .copied()
            .find(|it| it.decided != Some(false) && self.meeting.person(&it.name) == Some(person))
    }

    /// Those whom only the item names.
    fn unlisted(&self, path: &[usize]) -> Vec<Participation> {
        let mut told: Vec<Participation> = Vec::new();
        for recusal in self.recusals {
            let recused = (recusal.decided != Some(false)).then_some((
                recusal.name.as_str(),
                Presence::Absent,
                Basis::Recused,
            ));
            let substitute =
                recusal.substitute.as_deref().map(|it| (it, Presence::Present, Basis::Substitute));
            for (name, status, basis) in recused.into_iter().chain(substitute) {
                let is_listed =
                    self.meeting.minutes.attendance.iter().any(|it| is_same_person(&it.name, name));
                if is_listed || told.iter().any(|it| it.name == name) {
                    continue;
                }
                let (item, source) = (path.to_vec(), recusal.source.clone());
                told.push(Participation {
                    item,
                    attendance: None,
                    name: name.to_owned(),
                    status,
                    basis,
                    source,
                });
            }
        }
        told
    }
}

/// An item in the order of all, parts counted.
struct Placed<'a> {
    item: &'a Item,
    path: Vec<usize>,
    /// How many parts follow it, and parts of those.
    parts: usize,
    /// Its recusals and those of the item that it is part of.
    recusals: Vec<&'a Recusal>,
}

fn all_items(items: &[Item]) -> Vec<Placed<'_>> {
    let mut placed = Vec::new();
    place(items, &[], &[], &mut placed);
    placed
}

fn place<'a>(items: &'a [Item], above: &[usize], recused: &[&'a Recusal], placed: &mut Vec<Placed<'a>>) {
    for (index, item) in items.iter().enumerate() {
        let path: Vec<usize> = above.iter().copied().chain([index]).collect();
        let recusals: Vec<&Recusal> = recused.iter().copied().chain(&item.recusals).collect();
        let position = placed.len();
        placed.push(Placed { item, path: path.clone(), parts: 0, recusals: recusals.clone() });
        place(&item.items, &path, &recusals, placed);
        placed[position].parts = placed.len() - position - 1;
    }
}

#[cfg(test)]
mod tests;
