//! Tables of people: what each column holds, by its header or by its content.

use super::group::{self, Group};
use super::list;
use crate::fields::person::{self, Person, remark};
use crate::label::Labelled;
use crate::lexicon::{Lexicon, Term};
use crate::minutes::{Capacity, Presence};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Given,
    Family,
    Role,
    Party,
    Organization,
    SubstituteFor,
    /// Who met for the one in the name column.
    Substitute,
    /// Who would meet for them, and did where that is said.
    Reserve,
    /// A mark that the person was there, or was not.
    Came,
    StayedAway,
    /// Anything else that is said of the person.
    Note,
}

/// What each word over a column means, the more telling first.
const HEADS: &[(Term, Column)] = &[
    (Term::ColumnSubstituteFor, Column::SubstituteFor),
    (Term::ColumnGivenName, Column::Given),
    (Term::ColumnFamilyName, Column::Family),
    (Term::ColumnName, Column::Name),
    (Term::ColumnRole, Column::Role),
    (Term::ColumnParty, Column::Party),
    (Term::ColumnOrganization, Column::Organization),
    (Term::SubstitutedBy, Column::Substitute),
    (Term::Absent, Column::StayedAway),
    (Term::Members, Column::Came),
    (Term::Present, Column::Came),
    (Term::ColumnNote, Column::Note),
    (Term::Substitutes, Column::Reserve),
];

/// The columns of a table.
#[derive(Clone, Debug)]
pub(super) struct Columns(Vec<Column>);

/// A person that a row names, with what the row says against its group.
pub(super) struct Read {
    pub(super) person: Person,
    pub(super) status: Option<Presence>,
    pub(super) capacity: Option<Capacity>,
}

/// The columns that a row names, when it is a table's header, and the group
/// of the people under it, when a column's name says that.
pub(super) fn header(row: &Labelled, lexicon: &Lexicon) -> Option<(Columns, Option<Group>)> {
    if !row.paragraph.is_row() {
        return None;
    }
    let cells: Vec<&str> = row.paragraph.cells().flat_map(|it| heads_in(it, lexicon)).collect();
    let known: Vec<Option<Column>> = cells.iter().map(|cell| column(cell, lexicon)).collect();
    let count = known.iter().flatten().count();
    let begins_with_name = lexicon.knows(Term::ColumnName, cells[0]);
    if count < 2 && !begins_with_name
        || count * 2 < known.len()
        || cells.iter().any(|it| names(it, lexicon) || person::is_one(it, lexicon))
    {
        return None;
    }
    let mut columns: Vec<Column> = known.into_iter().map(|it| it.unwrap_or(Column::Note)).collect();
    // `Forfall | Parti | Møtende varamedlem`: the first column has names.
    let mut group = None;
    let heads_names = |it: &Column| matches!(it, Column::Name | Column::Given | Column::Family);
    let at = match columns.iter().position(heads_names) {
        Some(at) => at,
        None => columns.iter().position(|it| matches!(it, Column::Came | Column::StayedAway))?,
    };
    if !heads_names(&columns[at])
        || lexicon.knows(Term::Members, cells[at])
        || lexicon.knows(Term::Present, cells[at])
    {
        group = Some(group::group(cells[at].trim_end_matches(':'), &Group::default(), false, lexicon).0);
    }
    if !heads_names(&columns[at]) {
        columns[at] = Column::Name;
    }
    Some((Columns(columns), group))
}

/// The heads in a cell: two where a colon ends the first, `Varamedlemmer: Parti`.
fn heads_in<'a>(cell: &'a str, lexicon: &Lexicon) -> Vec<&'a str> {
    match cell
        .split_once(": ")
        .filter(|(first, second)| column(first, lexicon).is_some() && column(second, lexicon).is_some())
    {
        Some((first, second)) => vec![first, second],
        None => vec![cell],
    }
}

fn column(cell: &str, lexicon: &Lexicon) -> Option<Column> {
    const LONGEST_LEAD: usize = 5;
    let cell = cell.split('(').next().unwrap_or("").trim().trim_end_matches(':');
    let meanings = lexicon.known(cell);
    let known = HEADS.iter().find(|(term, _)| meanings.has(*term));
    let leading = || {
        let hits = lexicon.leads(cell);
        HEADS.iter().find(|(term, _)| hits.lead(*term).is_some_and(|it| it.end > 3))
    };
    let short = cell.split_whitespace().count() <= LONGEST_LEAD && !cell.is_empty();
    known.or_else(|| leading().filter(|_| short)).map(|(_, column)| *column)
}

fn names(cell: &str, lexicon: &Lexicon) -> bool {
    let cell = cell.split('(').next().unwrap_or("").trim();
    if person::is_surname_first(cell, lexicon) {
        return true;
    }
    let cell = cell.split([',', '–']).next().unwrap_or("").trim();
    person::names_person(cell, lexicon) && column(cell, lexicon).is_none()
}

/// The columns of rows without a header, by what most of their cells are.
/// `by_first_name` says that names may be given names alone.
pub(super) fn by_content(
    rows: &[&[&str]],
    capacity: Capacity,
    by_first_name: bool,
    lexicon: &Lexicon,
) -> Option<Columns> {
    let width = rows.iter().map(|it| it.len()).max().filter(|it| *it > 1)?;
    let full: Vec<&&[&str]> = rows.iter().filter(|it| it.len() > 1).collect();
    let cells = |at: usize| full.iter().filter_map(move |it| it.get(at)).filter(|it| !it.is_empty());
    let share = |at: usize, is: &dyn Fn(&str) -> bool| {
        let all = cells(at).count();
        if all == 0 { 0.0 } else { cells(at).filter(|it| is(it)).count() as f64 / all as f64 }
    };
    let comes_again = |at: usize| {
        let all: Vec<&&str> = cells(at).collect();
        all.iter().enumerate().any(|(index, it)| all[..index].contains(it))
    };
    let named: Vec<f64> = (0..width).map(|at| share(at, &|it| names(it, lexicon))).collect();
    let mut columns = vec![Column::Note; width];
    // Given and family names apart: `Ola Andreas | Vik | Nes`.
    let pairs = |at: usize| {
        let joined = full.iter().filter(|it| {
            let (given, family) = (it.get(at).copied().unwrap_or(""), it.get(at + 1).copied().unwrap_or(""));
            let other = lexicon.knows(Term::Party, family) || person::function_of(family, lexicon).is_some();
            let single = given.split(' ').count() <= 3 && family.split(' ').count() == 1;
            single && !other && person::names_person(&format!("{given} {family}"), lexicon)
        });
        full.len() > 1 && joined.count() * 4 >= full.len() * 3
    };
    if let Some(at) = (0..width - 1).find(|at| named[*at] < 0.6 && pairs(*at) && !comes_again(at + 1)) {
        columns[at] = Column::Given;
        columns[at + 1] = Column::Family;
        return Some(Columns(columns));
    }
    // Under a label for substitutes the second name is whom they met for.
    if capacity == Capacity::Substitute && width > 1 && named[0] > 0.7 && named[1] > 0.7 {
        columns[0] = Column::Name;
        columns[1] = Column::SubstituteFor;
        return Some(Columns(columns));
    }
    if named.iter().enumerate().all(|(at, it)| *it > 0.7 || cells(at).count() == 0)
        && (0..width).all(|at| !comes_again(at))
        && (width > 2 || full.len() < 3)
    {
        return Some(Columns(vec![Column::Name; width]));
    }
    let best = (0..width).filter(|at| named[*at] >= 0.5).max_by(|a, b| {
        let rank = |at: usize| (!comes_again(at), named[at] > 0.7, std::cmp::Reverse(at));
        rank(*a).cmp(&rank(*b))
    });
    let first_names = || {
        (0..width).find(|at| by_first_name && share(*at, &person::is_first_name) > 0.7 && !comes_again(*at))
    };
    columns[best.or_else(first_names)?] = Column::Name;
    Some(Columns(columns))
}

impl Columns {
    /// Whether marks tell who came, and nothing tells who did not.
    pub(super) fn mark_those_who_came(&self) -> bool {
        self.0.contains(&Column::Came) && !self.0.contains(&Column::StayedAway)
    }

    /// Whether a row begins with a function, under a head that says so, and
    /// names who has it: `Varamedlem` is no label there.
    pub(super) fn role_and_name(&self, row: &Labelled, lexicon: &Lexicon) -> bool {
        let cells: Vec<&str> = row.paragraph.cells().collect();
        self.0.first() == Some(&Column::Role) && self.fits(&cells, false, lexicon)
    }

    /// Whether marks tell who did not come.
    pub(super) fn mark_those_away(&self) -> bool {
        self.0.contains(&Column::StayedAway)
    }

    /// Whether a row has someone where the names are to stand.
    pub(super) fn fits(&self, cells: &[&str], has_header: bool, lexicon: &Lexicon) -> bool {
        let at = self.0.iter().position(|it| matches!(it, Column::Name | Column::Given | Column::Family));
        let name = at.and_then(|at| cells.get(at)).copied().unwrap_or("");
        cells.len() > 1
            && (names(name, lexicon)
                || person::is_name(name)
                || has_header && person::is_first_name(name)
                || lexicon.leads(name).lead(Term::Nobody).is_some())
    }

    /// The people that a row names: one, one and a substitute, or one in each
    /// column.
    pub(super) fn read(&self, cells: &[&str], status: Presence, lexicon: &Lexicon) -> Vec<Read> {
        let mut read: Vec<Read> = Vec::new();
        // What stands before the first name.
        let mut waiting = Vec::new();
        let mut nobody = false;
        for (at, cell) in cells.iter().enumerate().filter(|(_, it)| !it.is_empty()) {
            let column = self.0.get(at).copied().unwrap_or(Column::Note);
            let before = (column == Column::Family && at > 0 && self.0[at - 1] == Column::Given)
                .then(|| cells[at - 1]);
            match column {
                Column::Given if self.0.get(at + 1) == Some(&Column::Family) => {}
                Column::Name | Column::Given | Column::Family => {
                    let text = before.map_or_else(|| (*cell).to_owned(), |it| format!("{it} {cell}"));
                    nobody = lexicon.leads(&text).lead(Term::Nobody).is_some();
                    let people = if nobody { Vec::new() } else { people(&text, lexicon) };
                    read.extend(people.into_iter().map(|person| Read {
                        person,
                        status: None,
                        capacity: None,
                    }));
                    if let Some(first) = read.first_mut() {
                        waiting.drain(..).for_each(|(column, cell)| tell(first, column, cell, lexicon));
                    }
                }
                // `Møtende medlemmer | Forfall`: each column names its own.
                Column::Came | Column::StayedAway if names(cell, lexicon) => {
                    let came = column == Column::Came;
                    let status = Some(if came { Presence::Present } else { Presence::Absent });
                    let capacity = (!came).then_some(Capacity::Member);
                    let people = people(cell, lexicon).into_iter();
                    read.extend(people.map(|person| Read { person, status, capacity }));
                }
                Column::Substitute | Column::Reserve => {
                    let is_absent = |it: &&Read| it.status == Some(Presence::Absent) || it.person.absent;
                    let met = status == Presence::Absent
                        || column == Column::Substitute && read.iter().any(|it| is_absent(&it));
                    let substitute = person::person(cell, lexicon);
                    nobody = lexicon.leads(cell).lead(Term::Nobody).is_some()
                        || !met && !substitute.as_ref().is_some_and(|it| it.met);
                    let substitute = substitute.filter(|_| !nobody);
                    let absent = read.iter().rfind(is_absent);
                    let of = absent.or(read.first().filter(|_| met)).map(|it| it.person.name.clone());
                    read.extend(substitute.map(|person| Read {
                        person: Person { substitute_for: of, ..person },
                        status: Some(Presence::Present),
                        capacity: Some(Capacity::Substitute),
                    }));
                }
                _ if nobody => {}
                column => match read.last_mut() {
                    Some(last) => tell(last, column, cell, lexicon),
                    None => waiting.push((column, cell)),
                },
            }
        }
        read
    }
}

/// The people of a cell: names are taken as they stand, surname first or not.
fn people(text: &str, lexicon: &Lexicon) -> Vec<Person> {
    if person::is_name(text) || person::is_surname_first(text, lexicon) {
        return vec![Person { name: text.to_owned(), ..Person::default() }];
    }
    let members = list::members(text, false, lexicon);
    let known: Vec<Person> = members.iter().filter_map(|it| person::person(it, lexicon)).collect();
    let is_name =
        known.is_empty() && text.chars().any(char::is_alphabetic) && !lexicon.knows(Term::Column, text);
    if is_name { vec![Person { name: text.to_owned(), ..Person::default() }] } else { known }
}

/// Adds what a cell says of the person.
fn tell(read: &mut Read, column: Column, cell: &str, lexicon: &Lexicon) {
    if cell.contains('(') {
        let (outside, inside) = person::parentheses(cell);
        tell(read, column, &outside, lexicon);
        return inside.iter().for_each(|it| person::in_parentheses(&mut read.person, it, lexicon));
    }
    let person = &mut read.person;
    match column {
        Column::Role
            if person::function_of(cell.rsplit(' ').next().unwrap_or(""), lexicon)
                == Some(Term::JobTitle) =>
        {
            person.title.get_or_insert_with(|| cell.to_owned());
        }
        Column::Role if !cell.is_empty() => {
            person.role.get_or_insert_with(|| cell.to_owned());
        }
        Column::Organization if !cell.is_empty() && !is_party(cell, lexicon) => {
            person.organization.get_or_insert_with(|| cell.to_owned());
            person.may_have_party |= cell.chars().all(char::is_uppercase);
        }
        Column::SubstituteFor if !lexicon.knows(Term::Nobody, cell) => {
            person.substitute_for.get_or_insert_with(|| cell.to_owned());
        }
        Column::SubstituteFor => {}
        Column::Came | Column::StayedAway if lexicon.knows(Term::Nobody, cell) => {}
        Column::Came if lexicon.known(cell).has_any(&[Term::Absent, Term::No]) => {
            read.status = Some(Presence::Absent);
        }
        Column::Came if lexicon.leads(cell).lead(Term::SubstituteFor).is_some() => {
            remark(person, cell, lexicon);
            read.status = Some(Presence::Present);
        }
        Column::Came => read.status = read.status.or(Some(Presence::Present)),
        Column::StayedAway => read.status = Some(Presence::Absent),
        Column::Note if lexicon.knows(Term::Absent, cell) => read.status = Some(Presence::Absent),
        Column::Note if lexicon.knows(Term::Present, cell) => read.status = Some(Presence::Present),
        Column::Party if !cell.is_empty() && !is_party(cell, lexicon) => {
            person.party.get_or_insert_with(|| cell.to_owned());
        }
        _ => remark(person, cell, lexicon),
    }
}

/// A party, perhaps with more: `AP perm kl 12`.
fn is_party(cell: &str, lexicon: &Lexicon) -> bool {
    let first = cell.split(' ').next().unwrap_or("");
    person::is_party(cell, lexicon)
        || lexicon.knows(Term::Party, first)
            && !cell[first.len()..].trim_start().starts_with(char::is_uppercase)
}
