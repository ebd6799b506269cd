//! Names in their organisations, each with its rows of attendance.

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::form::{NoName, form};
use crate::series::archive::{Archive, Row, index};
use crate::series::body::Bodies;
use crate::series::grow::push;
use crate::series::strings::Text;

/// A full name among the people of one organisation.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) scope: u32,
    pub(super) form: Text,
    /// What tells two people of this name apart.
    pub(super) split: Option<Text>,
    /// Their rows of attendance, as indices.
    pub(super) rows: Vec<u32>,
}

/// What the rows of a name, or of a person, say.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The meetings of documents that name them, as indices in order.
    pub(super) meetings: Vec<u32>,
    pub(super) first: Option<Date>,
    pub(super) last: Option<Date>,
    /// Their parties, in lower case, in the order of their places.
    pub(super) parties: Vec<Text>,
    /// Whom they represent, as printed, in the order of their places.
    pub(super) organizations: Vec<Text>,
    /// Their roles and titles, in lower case, in the order of their places.
    pub(super) roles: Vec<Text>,
}

/// Every name with its facts, and whose name each row is.
pub(super) struct Nodes {
    pub(super) all: Vec<Node>,
    pub(super) facts: Vec<Facts>,
    pub(super) of: Vec<Result<u32, Unknown>>,
}

/// Why a row of attendance is nobody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::series) enum Unknown {
    /// The row has no full name.
    NoName(NoName),
    /// The meeting lists the name twice, and nothing tells the rows apart.
    Twice,
    /// Two have the name, and the row does not say which of them it is.
    OfTwo,
    /// The document is left out: it came twice.
    LeftOut,
}

impl Unknown {
    /// The reason in words.
    pub(in crate::series) fn reason(self) -> &'static str {
        match self {
            Self::NoName(NoName::Nobody) => "the row names nobody",
            Self::NoName(NoName::OneName) => "one name alone is no person",
            Self::Twice => "the meeting lists the name twice",
            Self::OfTwo => "two have the name",
            Self::LeftOut => "the document came twice",
        }
    }
}

/// What tells two of one name apart, the first that does.
const MARKS: &[fn(&Marks) -> Option<Text>] = &[|it| it.party, |it| it.organization];

/// The names of all rows in their organisations.
pub(super) fn nodes(archive: &mut Archive, bodies: &Bodies) -> Nodes {
    let forms = forms(archive);
    let lower = lower(archive);
    let mut of = vec![Err(Unknown::LeftOut); archive.row_count()];
    let splits = splits(archive, bodies, &forms, &lower, &mut of);
    let (mut all, mut facts): (Vec<Node>, Vec<Facts>) = (Vec::new(), Vec::new());
    let mut known: FxHashMap<(u32, Text, Option<Text>), u32> = FxHashMap::default();
    for (at, meeting) in archive.meetings.iter().enumerate() {
        let first = Archive::first_row(meeting);
        let scope = bodies.scopes[at];
        let count = archive.rows(meeting).len();
        for (row, of) in of.iter_mut().enumerate().skip(first).take(count) {
            if *of == Err(Unknown::Twice) {
                continue;
            }
            let person = archive.person(row);
            let form = forms[person].map_err(Unknown::NoName);
            let split = form.and_then(|form| match splits.get(&(scope, form)) {
                None => Ok(None),
                Some(mark) => MARKS[*mark](&lower[person]).map(Some).ok_or(Unknown::OfTwo),
            });
            *of = form.and_then(|form| {
                let split = split?;
                let node = *known.entry((scope, form, split)).or_insert_with(|| {
                    all.push(Node { scope, form, split, rows: Vec::new() });
                    facts.push(Facts::default());
                    index(all.len() - 1)
                });
                push(&mut all[node as usize].rows, index(row));
                facts[node as usize].add(index(at), meeting.date, &lower[person]);
                Ok(node)
            });
        }
    }
    Nodes { all, facts, of }
}

/// What a row of attendance says beside the name, as it is compared.
struct Marks {
    party: Option<Text>,
    organization: Option<Text>,
    role: Option<Text>,
    title: Option<Text>,
}

/// What each distinct row says beside the name, in lower case.
fn lower(archive: &mut Archive) -> Vec<Marks> {
    let mut all = Vec::with_capacity(archive.people().len());
    for at in 0..archive.people().len() {
        let Row { party, organization, role, title, .. } = archive.people()[at];
        let mut lower = |text: Option<Text>| text.map(|it| archive.keep_lower(it));
        all.push(Marks { party: lower(party), organization, role: lower(role), title: lower(title) });
    }
    all
}

impl Facts {
    fn add(&mut self, meeting: u32, date: Option<Date>, marks: &Marks) {
        if self.meetings.last() != Some(&meeting) {
            push(&mut self.meetings, meeting);
        }
        self.first = self.first.into_iter().chain(date).min();
        self.last = self.last.into_iter().chain(date).max();
        add(&mut self.parties, marks.party);
        add(&mut self.organizations, marks.organization);
        add(&mut self.roles, marks.role);
        add(&mut self.roles, marks.title);
    }

    /// Takes what the rows of another name of the person say.
    pub(super) fn join(&mut self, other: Self) {
        self.first = self.first.into_iter().chain(other.first).min();
        self.last = self.last.into_iter().chain(other.last).max();
        let lists = [
            (&mut self.parties, other.parties),
            (&mut self.organizations, other.organizations),
            (&mut self.roles, other.roles),
        ];
        for (own, others) in lists {
            own.extend(others);
            own.sort_unstable();
            own.dedup();
        }
        self.meetings.extend(other.meetings);
        self.meetings.sort_unstable();
        self.meetings.dedup();
    }
}

/// Adds a text to a list in the order of their places.
fn add(known: &mut Vec<Text>, new: Option<Text>) {
    if let Some((at, new)) = new.and_then(|it| known.binary_search(&it).err().zip(Some(it))) {
        known.insert(at, new);
    }
}

/// What the name of each distinct row is compared by.
fn forms(archive: &mut Archive) -> Vec<Result<Text, NoName>> {
    let mut forms = Vec::with_capacity(archive.people().len());
    for at in 0..archive.people().len() {
        let row = &archive.people()[at];
        let form = form(archive.text(row.name), row.language);
        forms.push(form.map(|it| archive.strings.keep(&it)));
    }
    forms
}

/// The names that some meeting lists twice, each with what tells the two
/// apart; rows that nothing tells apart are set aside.
fn splits(
    archive: &Archive,
    bodies: &Bodies,
    forms: &[Result<Text, NoName>],
    lower: &[Marks],
    of: &mut [Result<u32, Unknown>],
) -> FxHashMap<(u32, Text), usize> {
    let mut splits: FxHashMap<(u32, Text), usize> = FxHashMap::default();
    let mut seen: FxHashMap<Text, Vec<usize>> = FxHashMap::default();
    for (at, meeting) in archive.meetings.iter().enumerate() {
        seen.clear();
        let first = Archive::first_row(meeting);
        for row in first..first + archive.rows(meeting).len() {
            if let Ok(form) = forms[archive.person(row)] {
                seen.entry(form).or_default().push(row);
            }
        }
        for (form, rows) in seen.iter().filter(|(_, rows)| rows.len() > 1) {
            let tells = |mark: &fn(&Marks) -> Option<Text>| {
                let values = rows.iter().filter_map(|it| mark(&lower[archive.person(*it)]));
                values.collect::<FxHashSet<Text>>().len() == rows.len()
            };
            match MARKS.iter().position(tells) {
                Some(mark) => {
                    let known = splits.entry((bodies.scopes[at], *form)).or_insert(mark);
                    *known = mark.min(*known);
                }
                None => rows.iter().for_each(|it| of[*it] = Err(Unknown::Twice)),
            }
        }
    }
    splits
}
