//! Meetings as they were held. Several documents may tell of one: minutes in
//! two formats, a draft and the approved version, the notice and the minutes,
//! extracts of single items. All are kept, and the best is preferred.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use referat::minutes::{Kind, Status};
use rustc_hash::{FxHashMap, FxHashSet};

use super::archive::{Archive, Meeting, index};
use super::body::Bodies;
use super::id::Id;
use super::item::{item_key, may_be_matter};
use super::number::meeting_number;
use super::strings::Text;
use super::union::Union;

/// Every meeting that was held.
#[derive(Debug, Default)]
pub(super) struct Sittings {
    /// By body, date and number.
    pub(super) all: Vec<Sitting>,
    /// By meeting of a document: which of them it tells of.
    pub(super) of: Vec<u32>,
}

/// A meeting, whatever documents tell of it.
#[derive(Debug)]
pub(super) struct Sitting {
    pub(super) id: Id,
    pub(super) body: Option<u32>,
    pub(super) date: Option<Date>,
    pub(super) number: Option<Text>,
    /// Those that tell of it, as indices of meetings, the preferred first.
    pub(super) meetings: Vec<u32>,
    /// Its position among the dated meetings of its body, from 1.
    pub(super) position: Option<u32>,
    pub(super) previous: Option<u32>,
    pub(super) next: Option<u32>,
}

impl Sittings {
    /// The meetings that a body held that day.
    pub(super) fn on(&self, body: u32, day: Date) -> Range<u32> {
        let when = (Some(body), Some(day));
        let start = self.all.partition_point(|it| (it.body, it.date) < when);
        let end = start + self.all[start..].partition_point(|it| (it.body, it.date) == when);
        index(start)..index(end)
    }
}

/// Finds which meetings of documents are the same.
pub(super) fn sittings(archive: &Archive, bodies: &Bodies) -> Sittings {
    let mut union = Union::new(archive.meetings.len());
    join_by_day(archive, bodies, &mut union);
    join_by_number(archive, bodies, &mut union);
    join_by_file(archive, &mut union);
    let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for at in 0..index(archive.meetings.len()) {
        groups.entry(union.root(at)).or_default().push(at);
    }
    let mut all: Vec<Sitting> = groups.into_values().map(|it| sitting(archive, bodies, it)).collect();
    tell_apart(archive, &mut all);
    all.sort_by_key(|it| {
        let number = it.number.and_then(|number| meeting_number(archive.text(number), it.date));
        (it.body, it.date, number, it.id)
    });
    let mut sittings = Sittings { of: vec![0; archive.meetings.len()], all };
    for (at, sitting) in sittings.all.iter().enumerate() {
        for meeting in &sitting.meetings {
            sittings.of[*meeting as usize] = index(at);
        }
    }
    link(&mut sittings.all);
    sittings
}

/// Sets positions and neighbours among those of one body, which stand
/// together in the order of their dates.
fn link(all: &mut [Sitting]) {
    let is_placed = |it: &Sitting| it.body.is_some() && it.date.is_some();
    for at in 0..all.len() {
        if !is_placed(&all[at]) {
            continue;
        }
        let before = at.checked_sub(1).filter(|it| is_placed(&all[*it]) && all[*it].body == all[at].body);
        all[at].position = Some(before.and_then(|it| all[it].position).unwrap_or(0) + 1);
        all[at].previous = before.map(index);
        if let Some(before) = before {
            all[before].next = Some(index(at));
        }
    }
}

/// Joins what one body's documents tell of one day, unless they tell of two
/// meetings.
fn join_by_day(archive: &Archive, bodies: &Bodies, union: &mut Union) {
    let mut days: BTreeMap<(u32, Date), Vec<u32>> = BTreeMap::new();
    for (at, (meeting, body)) in archive.meetings.iter().zip(&bodies.of).enumerate() {
        if let (Some(body), Some(date)) = (body, meeting.date) {
            days.entry((*body, date)).or_default().push(index(at));
        }
    }
    for here in days.into_values().filter(|it| it.len() > 1) {
        for held in held(archive, &here) {
            for pair in held.windows(2) {
                union.join(pair[0], pair[1]);
            }
        }
    }
}

/// The meetings that one day's documents tell of, the best document of each
/// first. A document is of the first meeting that it does not contradict, or
/// of that whose items it has.
fn held(archive: &Archive, here: &[u32]) -> Vec<Vec<u32>> {
    let mut order: Vec<Told<'_>> = here.iter().map(|it| Told::of(archive, *it)).collect();
    // What tells much comes first, so that what tells little finds its place.
    order.sort_by_key(|it| {
        (
            it.number.is_none(),
            Reverse(it.treated.len()),
            archive.meeting_id(&archive.meetings[it.at as usize]),
        )
    });
    let mut held: Vec<Vec<Told<'_>>> = Vec::new();
    for told in order {
        let fits = held.iter().enumerate().filter(|(_, them)| !them.iter().any(|it| it.contradicts(&told)));
        let shared = |them: &[Told<'_>]| them.iter().map(|it| it.shared(&told)).max();
        let best = fits.map(|(at, them)| (shared(them), Reverse(at))).max();
        match best {
            Some((_, Reverse(at))) => held[at].push(told),
            None => held.push(vec![told]),
        }
    }
    held.into_iter().map(|them| them.into_iter().map(|it| it.at).collect()).collect()
}

/// What tells a document's meeting from others of the day.
struct Told<'a> {
    at: u32,
    number: Option<(u16, u32)>,
    start: Option<Text>,
    /// The figures of its file's name, when they may be a day.
    file_day: Option<String>,
    /// What a document of another meeting has in common with it, and another
    /// version of its minutes has not: format, kind and status.
    like: (Text, Kind, Option<Status>),
    treated: FxHashSet<String>,
    people: FxHashSet<&'a str>,
}

impl<'a> Told<'a> {
    fn of(archive: &'a Archive, at: u32) -> Self {
        let meeting = &archive.meetings[at as usize];
        let names = archive.rows(meeting).map(|it| archive.text(it.name));
        Self {
            at,
            number: meeting.number.and_then(|it| meeting_number(archive.text(it), meeting.date)),
            start: meeting.start,
            file_day: day_figures(archive.path(meeting)),
            like: (archive.documents[meeting.document as usize].format, meeting.kind, meeting.status),
            treated: treated(archive, &[at]),
            people: names.collect(),
        }
    }

    /// Whether they are of two meetings: of different numbers, or with little
    /// in common and another start, file name or list of people.
    fn contradicts(&self, other: &Self) -> bool {
        const FEW_PEOPLE: usize = 2;
        fn differ<V: PartialEq>(one: Option<&V>, other: Option<&V>) -> bool {
            one.zip(other).is_some_and(|(one, other)| one != other)
        }
        if self.number.is_some() && other.number.is_some() {
            return self.number != other.number;
        }
        let fewest = self.treated.len().min(other.treated.len());
        let is_other_time =
            fewest > 0 && self.shared(other) == 0 && differ(self.start.as_ref(), other.start.as_ref());
        let have_little = self.shared(other) * 2 < fewest || fewest == 0 && self.like == other.like;
        let is_other_file = have_little && differ(self.file_day.as_ref(), other.file_day.as_ref());
        let are_others = self.people.len().min(other.people.len()) >= FEW_PEOPLE
            && self.people.is_disjoint(&other.people)
            && self.shared(other) == 0;
        is_other_time || is_other_file || are_others
    }

    fn shared(&self, other: &Self) -> usize {
        self.treated.intersection(&other.treated).count()
    }
}

/// The figures of a file's name that may be a day: six or eight of them.
fn day_figures(path: &str) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rfind('.').map_or(name, |it| &name[..it]);
    let mut parts: Vec<&str> =
        stem.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty()).collect();
    // In another order they are the same day.
    parts.sort_unstable();
    let figures = parts.concat();
    (figures.len() == 8 || figures.len() == 6).then_some(figures)
}

/// What the items of meetings are known by, approvals and the like left out.
fn treated(archive: &Archive, meetings: &[u32]) -> FxHashSet<String> {
    let meetings = meetings.iter().map(|it| &archive.meetings[*it as usize]);
    let items = meetings.flat_map(|meeting| archive.items(meeting).iter().map(|it| (it, meeting.language)));
    let matters = items.filter(|(it, language)| may_be_matter(archive, it, *language));
    matters.filter_map(|(it, _)| item_key(archive, it)).collect()
}

/// Joins documents of one body with one number and mostly the same items: one
/// has another date, or none.
fn join_by_number(archive: &Archive, bodies: &Bodies, union: &mut Union) {
    let mut numbers: BTreeMap<(u32, (u16, u32)), Vec<u32>> = BTreeMap::new();
    for (at, (meeting, body)) in archive.meetings.iter().zip(&bodies.of).enumerate() {
        let number = meeting.number.and_then(|it| meeting_number(archive.text(it), meeting.date));
        if let (Some(body), Some(number)) = (body, number) {
            numbers.entry((*body, number)).or_default().push(index(at));
        }
    }
    for here in numbers.into_values().filter(|it| it.len() > 1) {
        let first = here[0];
        for other in &here[1..] {
            if union.root(first) != union.root(*other) && is_mostly_same(archive, first, *other) {
                union.join(first, *other);
            }
        }
    }
}

fn is_mostly_same(archive: &Archive, one: u32, other: u32) -> bool {
    let (a, b) = (&archive.meetings[one as usize], &archive.meetings[other as usize]);
    let (one, other) = (treated(archive, &[one]), treated(archive, &[other]));
    let shared = one.intersection(&other).count();
    let is_undated = a.date.is_none() || b.date.is_none();
    shared * 2 > one.len().min(other.len()) || is_undated && (one.is_empty() || other.is_empty())
}

/// Joins files of one name in two formats.
fn join_by_file(archive: &Archive, union: &mut Union) {
    let mut files: BTreeMap<(&str, u16), Vec<u32>> = BTreeMap::new();
    for (at, meeting) in archive.meetings.iter().enumerate() {
        let path = archive.path(meeting);
        let name = path.rfind('/').map_or(0, |it| it + 1);
        let stem = path[name..].rfind('.').map_or(path, |it| &path[..name + it]);
        if stem.len() > name {
            files.entry((stem, meeting.position)).or_default().push(index(at));
        }
    }
    for here in files.into_values() {
        for pair in here.windows(2) {
            let (one, other) = (&archive.meetings[pair[0] as usize], &archive.meetings[pair[1] as usize]);
            let agree = one.date.is_none() || other.date.is_none() || one.date == other.date;
            let format = |it: &Meeting| archive.documents[it.document as usize].format;
            if agree && format(one) != format(other) {
                union.join(pair[0], pair[1]);
            }
        }
    }
}

/// The meeting that documents tell of.
fn sitting(archive: &Archive, bodies: &Bodies, mut meetings: Vec<u32>) -> Sitting {
    meetings.sort_by_key(|at| {
        (Reverse(worth(archive, *at)), archive.meeting_id(&archive.meetings[*at as usize]))
    });
    let first = |value: &dyn Fn(&Meeting) -> Option<Text>| {
        meetings.iter().find_map(|at| value(&archive.meetings[*at as usize]))
    };
    let date = meetings.iter().find_map(|at| archive.meetings[*at as usize].date);
    let body = meetings.iter().find_map(|at| bodies.of[*at as usize]);
    let number = first(&|it| it.number);
    let owner = body.map_or_else(
        || bodies.scope_names[bodies.scopes[meetings[0] as usize] as usize].name().to_owned(),
        |it| bodies.all[it as usize].id.to_string(),
    );
    let day = date.map(|it| it.to_string());
    let id = match (body, &day) {
        (Some(_), Some(day)) => Id::of("sitting", &[&owner, day]),
        // Nothing but the document itself tells which meeting it is of.
        _ => {
            let document =
                meetings.iter().map(|at| archive.meeting_id(&archive.meetings[*at as usize])).min();
            Id::of("sitting", &[&owner, day.as_deref().unwrap_or_default(), &document.unwrap_or_default()])
        }
    };
    Sitting { id, body, date, number, meetings, position: None, previous: None, next: None }
}

/// Gives several meetings of one body on one day identities of their own: by
/// number, by start, or else by document.
fn tell_apart(archive: &Archive, all: &mut [Sitting]) {
    let marks: [&dyn Fn(&Sitting) -> String; 3] = [
        &|it| archive.some(it.number).to_owned(),
        &|it| archive.some(archive.meetings[it.meetings[0] as usize].start).to_owned(),
        &|it| {
            let documents = it.meetings.iter().map(|at| archive.meeting_id(&archive.meetings[*at as usize]));
            documents.min().unwrap_or_default()
        },
    ];
    for mark in marks {
        let mut counts: FxHashMap<Id, usize> = FxHashMap::default();
        for sitting in all.iter() {
            *counts.entry(sitting.id).or_default() += 1;
        }
        for sitting in all.iter_mut().filter(|it| counts.get(&it.id).is_some_and(|count| *count > 1)) {
            sitting.id = Id::of("sitting", &[&sitting.id.to_string(), &mark(sitting)]);
        }
    }
}

/// How good a source a document is: its kind, how far it had come, how well
/// its format keeps what was written, how many items it has.
type Worth = (u8, u8, u8, usize);

fn worth(archive: &Archive, at: u32) -> Worth {
    let meeting = &archive.meetings[at as usize];
    let kind = match meeting.kind {
        Kind::Minutes | Kind::Protocol => 3,
        Kind::Extract => 2,
        Kind::Notice => 1,
        _ => 0,
    };
    let status = match meeting.status {
        Some(Status::Approved) => 2,
        None => 1,
        Some(_) => 0,
    };
    let format = archive.text(archive.documents[meeting.document as usize].format);
    let place = FORMATS.iter().position(|it| it.contains(&format)).unwrap_or(FORMATS.len());
    let format = u8::try_from(FORMATS.len() - place).unwrap_or_default();
    (kind, status, format, archive.items(meeting).len())
}

/// Formats by how well they keep what was written, the best first.
const FORMATS: &[&[&str]] =
    &[&["docx"], &["odt"], &["doc", "rtf"], &["html", "mht", "markdown"], &["pdf"], &["text"]];

/// Why the preferred document is preferred to another of the same meeting.
pub(super) fn reason(archive: &Archive, preferred: u32, other: u32) -> String {
    let (best, next) = (worth(archive, preferred), worth(archive, other));
    let (one, two) = (&archive.meetings[preferred as usize], &archive.meetings[other as usize]);
    let format = |it: &Meeting| archive.text(archive.documents[it.document as usize].format);
    let status = |it: Option<Status>| it.map_or_else(|| "no status".to_owned(), |it| it.to_string());
    if best.0 != next.0 {
        format!("{} over {}", one.kind, two.kind)
    } else if best.1 != next.1 {
        format!("{} over {}", status(one.status), status(two.status))
    } else if best.2 != next.2 {
        format!("{} over {}", format(one), format(two))
    } else if best.3 != next.3 {
        format!("{} items over {}", best.3, next.3)
    } else {
        "nothing tells them apart".to_owned()
    }
}
