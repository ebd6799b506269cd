//! Persons: the same people over meetings.
//!
//! In one organisation a full name is one person's; other forms of it are
//! theirs when there is only one whose it can be. Nobody is known by a given
//! name alone, and two who stand in one document's list of a meeting are never
//! one. What cannot be told is left apart, and said.

mod cluster;
mod form;
mod known;
mod node;

use rustc_hash::FxHashMap;

use self::cluster::{Clusters, Doubt};
use self::form::has_initials;
pub(super) use self::form::{Evidence, form, relation};
pub(super) use self::node::Unknown;
use self::node::{Node, Nodes, nodes};
use super::archive::{Archive, index};
use super::body::{Bodies, Scope, often_printed};
use super::id::Id;
use super::sitting::Sittings;
use super::strings::Text;

/// Everyone, and whose each row of attendance is.
#[derive(Debug, Default)]
pub(super) struct Persons {
    /// By identity.
    pub(super) all: Vec<Person>,
    /// By row of attendance: who it is, or why that is not known.
    pub(super) of: Vec<Result<u32, Unknown>>,
    /// Who may be the same and is left apart.
    pub(super) doubts: Vec<PersonDoubt>,
}

/// Someone.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) id: Id,
    /// As they are mostly printed.
    pub(super) name: Text,
    /// What their name is compared by.
    pub(super) form: Text,
    /// Their rows of attendance, as indices, by date.
    pub(super) rows: Vec<u32>,
    /// Their rows in meetings of another organisation than that of most.
    pub(super) scope: u32,
}

/// Two who may be one.
#[derive(Debug)]
pub(super) struct PersonDoubt {
    pub(super) one: u32,
    pub(super) other: u32,
    pub(super) evidence: Evidence,
    pub(super) reason: &'static str,
}

/// Finds who the people of all meetings are.
pub(super) fn persons(archive: &mut Archive, bodies: &Bodies, sittings: &Sittings) -> Persons {
    let Nodes { all: nodes, facts, of } = nodes(archive, bodies);
    let mut clusters = Clusters::new(archive, bodies, &nodes, facts);
    clusters.resolve();
    let (roots, doubts) = clusters.finish();
    let mut groups: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (at, root) in roots.iter().enumerate() {
        groups.entry(*root).or_default().push(index(at));
    }
    let mut all: Vec<(Person, Vec<u32>)> = groups
        .into_values()
        .map(|group| (person(archive, bodies, sittings, &nodes, &group), group))
        .collect();
    all.sort_by_key(|it| it.0.id);
    let mut place = vec![0; nodes.len()];
    for (at, (_, group)) in all.iter().enumerate() {
        for node in group {
            place[*node as usize] = index(at);
        }
    }
    let of = of.into_iter().map(|it| it.map(|node| place[node as usize])).collect();
    let all = all.into_iter().map(|(person, _)| person).collect();
    Persons { all, of, doubts: said(&doubts, &place) }
}

/// Each doubt once, between those who are still apart.
fn said(doubts: &[Doubt], place: &[u32]) -> Vec<PersonDoubt> {
    let mut said: Vec<PersonDoubt> = doubts
        .iter()
        .map(|it| {
            let (one, other) = (place[it.one as usize], place[it.other as usize]);
            PersonDoubt {
                one: one.min(other),
                other: one.max(other),
                evidence: it.evidence,
                reason: it.reason,
            }
        })
        .filter(|it| it.one != it.other)
        .collect();
    said.sort_by_key(|it| (it.one, it.other, it.evidence, it.reason));
    said.dedup_by_key(|it| (it.one, it.other));
    said
}

fn person(archive: &Archive, bodies: &Bodies, sittings: &Sittings, nodes: &[Node], group: &[u32]) -> Person {
    // The form that most meetings have is the one that the person is known by.
    let main = group.iter().map(|it| &nodes[*it as usize]).max_by(|a, b| {
        let rank =
            |it: &Node| (!has_initials(archive.text(it.form)), it.rows.len(), archive.text(it.form).len());
        let name = |it: &Node| (it.scope, archive.text(it.form), it.split.map(|it| archive.text(it)));
        rank(a).cmp(&rank(b)).then_with(|| name(b).cmp(&name(a)))
    });
    let main = main.expect("a group has a member");
    let mut printed: FxHashMap<Text, usize> = FxHashMap::default();
    for row in &main.rows {
        *printed.entry(archive.row(*row as usize).name).or_default() += 1;
    }
    let straight = printed.iter().filter(|(name, _)| !archive.text(**name).contains([',', '(']));
    let straight: FxHashMap<Text, usize> = straight.map(|(name, count)| (*name, *count)).collect();
    let name = often_printed(archive, if straight.is_empty() { &printed } else { &straight });
    let mut rows: Vec<u32> = group.iter().flat_map(|it| nodes[*it as usize].rows.iter().copied()).collect();
    rows.sort_by_cached_key(|row| {
        let meeting = archive.meeting_of_row(*row);
        (sittings.all[sittings.of[meeting as usize] as usize].date, meeting, *row)
    });
    let (kind, scope) = match &bodies.scope_names[main.scope as usize] {
        Scope::Organization(it) => ("organization", it),
        Scope::Folder(it) => ("folder", it),
    };
    let split = main.split.map_or(String::new(), |it| archive.text(it).to_lowercase());
    let id = Id::of("person", &[kind, scope, archive.text(main.form), &split]);
    Person { id, name: name.unwrap_or(main.form), form: main.form, rows, scope: main.scope }
}
