//! Rows under one label, read together.

use super::columns::{self, Columns};
use super::group::{self, Group, Labelling};
use super::people::{People, Told};
use super::{instead, list};
use crate::fields::person::{self, Person};
use crate::label::{Label, Labelled};
use crate::lexicon::{Lexicon, Term};
use crate::minutes::{Capacity, Interval, Presence, Source};
use crate::paragraph::Paragraph;

/// The rows that one label speaks for.
pub(super) struct Section<'a> {
    group: Group,
    /// What the columns hold, when a header says so.
    columns: Option<Columns>,
    /// Whether that header stands over these very rows.
    has_header: bool,
    rows: Vec<Row<'a>>,
}

/// A row, or a list that goes over several.
pub(super) struct Row<'a> {
    text: String,
    cells: Vec<&'a str>,
    paragraphs: Vec<&'a Paragraph>,
    /// Whether it stands behind a label, and may be a list.
    is_list: bool,
}

impl Row<'_> {
    /// Where the row names someone.
    fn source(&self, name: &str) -> Source {
        let found = self
            .paragraphs
            .iter()
            .find_map(|it| it.text.find(name).map(|at| it.source_of(at..at + name.len())));
        let whole = || {
            let (first, last) = (self.paragraphs.first(), self.paragraphs.last());
            let lines = first.zip(last).map(|(first, last)| (first.source(), last.source()));
            lines
                .map(|(first, last)| Source { lines: [first.lines[0], last.lines[1]], ..first })
                .unwrap_or_default()
        };
        found.unwrap_or_else(whole)
    }
}

/// Parts the rows at their labels and at the headers of their tables.
pub(super) fn sections<'a>(rows: &[&'a Labelled], lexicon: &Lexicon) -> Vec<Section<'a>> {
    let mut parts =
        Parts { lexicon, sections: Vec::new(), standing: Group::default(), columns: None, has_named: false };
    parts.open(Group::default());
    for (at, row) in rows.iter().enumerate() {
        let heads_bullets =
            rows.get(at + 1).is_some_and(|next| heads_bullets(&row.paragraph, &next.paragraph, lexicon));
        if let Some((header, group)) = columns::header(row, lexicon) {
            parts.columns = Some(header);
            parts.standing = group.unwrap_or(parts.standing);
            parts.open(parts.standing.clone());
            parts.sections.iter_mut().rev().take(1).for_each(|it| it.has_header = true);
        } else if parts.columns.as_ref().is_some_and(|it| it.role_and_name(row, lexicon)) {
            parts.row(row);
        } else if let Some(list) =
            instead::as_list(row.paragraph.content(), lexicon, |it| is_named(it, rows, at))
        {
            parts.sentence(row, list);
        } else if let Some(labelling) = group::label(row, lexicon) {
            parts.label(row, labelling, heads_bullets);
        } else if heads_party(rows, at, lexicon) {
            parts.label(row, Labelling::alone(row.paragraph.content()), false);
        } else if heads_bullets {
            parts.label(row, Labelling::alone(row.paragraph.content()), true);
        } else {
            parts.row(row);
        }
    }
    parts.sections
}

/// Whether the line is a party's name over its people, and not one of a block
/// of parties that was set beside names.
fn heads_party(rows: &[&Labelled], at: usize, lexicon: &Lexicon) -> bool {
    const SHORTEST: usize = 4;
    let text = |at: usize| rows.get(at).map_or("", |it| it.paragraph.content().trim());
    let is_party = |at: usize| lexicon.knows(Term::Party, text(at));
    let is_over = || person::is_name(text(at + 1)) || person::is_one(text(at + 1), lexicon);
    !rows[at].paragraph.is_row()
        && text(at).len() >= SHORTEST
        && is_party(at)
        && !(at > 0 && is_party(at - 1))
        && is_over()
}

/// Whether another of the rows has the name.
fn is_named(name: &str, rows: &[&Labelled], but: usize) -> bool {
    let others = rows.iter().enumerate().filter(|(at, _)| *at != but);
    others.map(|(_, it)| it.paragraph.content()).any(|it| person::place_of(name, it).is_some())
}

/// Whether the line names the group of the bullets under it.
fn heads_bullets(line: &Paragraph, next: &Paragraph, lexicon: &Lexicon) -> bool {
    let text = line.content().trim();
    line.depth == 0
        && next.depth > 0
        && !line.is_row()
        && !person::is_name(text)
        && !person::is_one(text, lexicon)
}

/// The sections so far.
struct Parts<'a, 'l> {
    lexicon: &'l Lexicon,
    sections: Vec<Section<'a>>,
    /// What holds for rows after a label that speaks for its own row only.
    standing: Group,
    columns: Option<Columns>,
    /// Whether the last label had its names behind it.
    has_named: bool,
}

impl<'a> Parts<'a, '_> {
    fn open(&mut self, group: Group) {
        self.sections.push(Section {
            group,
            columns: self.columns.clone(),
            has_header: false,
            rows: Vec::new(),
        });
    }

    /// Begins the section under a label, with the names behind it.
    fn label(&mut self, row: &'a Labelled, labelling: Labelling, heads_bullets: bool) {
        let Labelling { label, mut rest, has_colon, is_sentence } = labelling;
        let has_rest = !rest.is_empty();
        let is_heading = row.label == Label::AttendanceHeading;
        // `Fra rektoratet: ...` after `Forfall: ...` is of those who came, and
        // so is who wrote the minutes.
        let lead = self.lexicon.leads(&label).lead(Term::GroupLead);
        let is_party = |name: &str| self.lexicon.knows(Term::Party, name.trim());
        let is_writer = has_rest && self.lexicon.knows(Term::FactMinuteTaker, &label);
        let is_apart = lead.is_some_and(|lead| is_heading || !is_party(&label[lead.end..]));
        // `Fra brukerutvalget:` over names, after names under a label.
        let follows_list =
            self.sections.last().is_some_and(|it| !it.rows.is_empty() && it.group == self.standing);
        let is_new_list =
            follows_list && is_heading && !has_rest && lead.is_some_and(|it| !is_party(&label[it.end..]));
        if self.has_named && (is_apart || is_writer) || is_new_list {
            self.standing = Group { is_stated: true, ..Group::default() };
        }
        let names_group = heads_bullets || has_colon && has_rest && !is_heading;
        let (mut group, is_part) = group::group(&label, &self.standing, names_group, self.lexicon);
        if !(is_sentence || is_part && has_rest) {
            let whole = Group { party: None, organization: None, role: None, ..group.clone() };
            self.standing = if is_part { whole } else { group.clone() };
        }
        self.has_named = has_rest && !is_part;
        // A group within the list behind the label: `Forfall: For Høyre: A, B`.
        if has_rest && let Some(inner) = group::before_colon(&rest, false, self.lexicon) {
            let (part, is_inner) = group::group(&inner.label, &group, true, self.lexicon);
            if is_inner {
                (group, rest, self.has_named) = (part, inner.rest, false);
            }
        }
        // `Present: Councillors A Hill, B Lake`
        if let Some(names) = after_word_for_members(&rest, self.lexicon) {
            if group.capacity == Capacity::Unknown {
                group.capacity = Capacity::Member;
            }
            rest = names.to_owned();
        }
        self.open(group);
        if let Some(section) = self.sections.last_mut().filter(|_| !rest.is_empty()) {
            section.rows.push(Row {
                text: rest,
                cells: Vec::new(),
                paragraphs: vec![&row.paragraph],
                is_list: true,
            });
        }
    }

    /// Adds a sentence that speaks for itself, as a list of those who met.
    fn sentence(&mut self, row: &'a Labelled, list: String) {
        let row = Row { text: list, cells: Vec::new(), paragraphs: vec![&row.paragraph], is_list: true };
        self.open(Group { is_stated: true, ..Group::default() });
        if let Some(section) = self.sections.last_mut() {
            section.rows.push(row);
        }
        self.open(self.standing.clone());
    }

    /// Adds a row to the section, or to the list that it goes on with.
    fn row(&mut self, row: &'a Labelled) {
        let is_over = self
            .sections
            .last()
            .is_none_or(|it| it.group != self.standing && it.rows.iter().any(|it| it.is_list));
        let open = self.sections.last().and_then(|it| it.rows.last());
        let goes_on = goes_on(open, row, self.lexicon);
        if is_over && !goes_on {
            self.open(self.standing.clone());
        }
        let Some(section) = self.sections.last_mut() else { return };
        match section.rows.last_mut().filter(|_| goes_on) {
            Some(open) => {
                open.text = format!("{} {}", open.text, row.paragraph.content().trim());
                open.paragraphs.push(&row.paragraph);
            }
            None => section.rows.push(plain(&row.paragraph)),
        }
    }
}

/// The names of a list that begins with a word for members.
fn after_word_for_members<'t>(list: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let names = list.get(lexicon.leads(list).lead(Term::Members)?.end..)?.strip_prefix(' ')?;
    person::is_name_word(names.split(' ').next()?).then_some(names)
}

fn plain(paragraph: &Paragraph) -> Row<'_> {
    let cells = if paragraph.is_row() { paragraph.cells().collect() } else { Vec::new() };
    let text = paragraph.content().trim().to_owned();
    Row { text, cells, paragraphs: vec![paragraph], is_list: false }
}

/// Whether a list was left open at the end of the row before: after a comma,
/// after a word for `and`, within parentheses, or after half a name.
fn goes_on(before: Option<&Row<'_>>, row: &Labelled, lexicon: &Lexicon) -> bool {
    let Some(before) = before.filter(|it| it.cells.is_empty()) else { return false };
    if row.paragraph.is_row() || row.paragraph.marker().is_some() {
        return false;
    }
    let text = before.text.trim_end();
    let last = text.rsplit([' ', ',']).next().unwrap_or("");
    let next = row.paragraph.content();
    // After a comma a row of one's own may begin.
    let begins_anew =
        !before.is_list && next.split([',', '(']).next().is_some_and(|it| person::is_name(it.trim()));
    let is_open = text.ends_with(',') && !begins_anew
        || lexicon.knows(Term::Conjunction, last) && text.contains(' ')
        || text.matches('(').count() > text.matches(')').count();
    let first_word = |text: &str| text.split(',').next().is_some_and(|it| person::is_first_name(it.trim()));
    let last_member = text.rsplit(',').next().unwrap_or("").trim();
    let names = text.split(',').filter(|it| person::is_name(it.trim())).count();
    // `Kari Li, Fjordlag` is a row.
    let halves = text.contains(',')
        && (before.is_list || names > 1)
        && person::is_first_name(last_member)
        && first_word(next)
        && names * 2 > text.split(',').count() - 1;
    is_open || halves
}

impl Section<'_> {
    /// Adds the people of the section.
    pub(super) fn read(self, people: &mut People, lexicon: &Lexicon) {
        if self.group.is_elsewhere {
            return;
        }
        let fits = |it: &Columns| self.rows.iter().any(|row| it.fits(&row.cells, self.has_header, lexicon));
        let tables: Vec<&[&str]> =
            self.rows.iter().map(|it| &*it.cells).filter(|it| !it.is_empty()).collect();
        let stated = self.columns.as_ref().filter(|it| fits(it));
        let is_stated = stated.is_some();
        let columns = stated.cloned().or_else(|| {
            columns::by_content(&tables, self.group.capacity, !people.have_whole_names(), lexicon)
        });
        let texts = self.rows.iter().filter(|it| it.cells.is_empty() && !it.is_list).map(|it| &*it.text);
        let one_a_row = list::is_one_a_row(texts, lexicon);
        let beside = self.beside(lexicon);
        let surname_first = self.is_surname_first(people.have_surnames_first(), lexicon);
        let mut told = Vec::new();
        for (row, beside) in self.rows.iter().zip(beside) {
            match &columns {
                Some(columns) if row.cells.len() > 1 => {
                    let certain = if is_stated { 0.95 } else { 0.9 };
                    let read = columns.read(&row.cells, self.group.status, lexicon);
                    told.extend(read.into_iter().map(|it| Told {
                        source: row.source(&it.person.name),
                        person: it.person,
                        status: it.status,
                        capacity: it.capacity,
                        confidence: certain,
                    }));
                }
                _ if surname_first => told.extend(
                    row.text
                        .split(';')
                        .filter_map(|it| person::surname_first(it.trim().trim_end_matches('.'), lexicon))
                        .map(|it| self.told(row, it, 0.9)),
                ),
                _ => self.text_row(row, &beside, one_a_row, &mut told, lexicon),
            }
        }
        if is_stated {
            leave_out_heads(&mut told);
        }
        if columns.as_ref().is_some_and(Columns::mark_those_who_came) {
            settle_marks(&mut told);
        }
        settle_parties(&mut told);
        settle_organizations(&mut told, self.group.status);
        settle_staff(&mut told, lexicon);
        // Of those called, a column tells who did not come.
        let mut group = self.group;
        if group.is_invited && is_stated && columns.as_ref().is_some_and(Columns::mark_those_away) {
            (group.status, group.is_invited) = (Presence::Present, false);
        }
        for mut it in told {
            if matches!(group.capacity, Capacity::Guest | Capacity::Staff) {
                it.person.intervals.iter_mut().for_each(|it| take_part_in_item(it, lexicon));
            }
            people.add(it, &group, lexicon);
        }
    }

    /// Whether each name stands surname first, behind semicolons or on a row
    /// of its own; one name alone tells it where the list has others so.
    fn is_surname_first(&self, others: bool, lexicon: &Lexicon) -> bool {
        let texts = self.rows.iter().filter(|it| it.cells.is_empty()).flat_map(|it| it.text.split(';'));
        let mut count = 0;
        let all = texts
            .map(|it| it.trim().trim_end_matches('.'))
            .inspect(|_| count += 1)
            .all(|it| person::surname_first(it, lexicon).is_some());
        all && (count > 1 || count == 1 && others)
    }

    /// Adds the people of a row of running text.
    fn text_row(
        &self,
        row: &Row<'_>,
        beside: &Beside<'_>,
        one_a_row: bool,
        told: &mut Vec<Told>,
        lexicon: &Lexicon,
    ) {
        /// Words over a column, or over what follows the list.
        const HEADINGS: &[Term] = &[
            Term::ColumnNote,
            Term::FactReference,
            Term::TitleNotice,
            Term::TitleProtocol,
            Term::AgendaHeading,
            Term::NoticeNoun,
            Term::RecordNoun,
            Term::OtherBusiness,
        ];
        if *beside == Beside::Itself || lexicon.known(&row.text).has_any(HEADINGS) {
            return;
        }
        let mut text = row.text.replace('\t', ", ");
        if row.is_list && self.group.status == Presence::Absent {
            text = list::with_substitutes_inside(&list::with_substitutes(&text, lexicon), lexicon);
        }
        if self.group.has_substitutes {
            text = text.replace('/', " / ");
        }
        let shared = if row.is_list { None } else { list::names_before_organization(&text, lexicon) };
        let members = match (&shared, one_a_row && !row.is_list) {
            (Some(members), _) => members.clone(),
            (None, true) => vec![list::with_substitutes(&text, lexicon)],
            (None, false) => list::members(&text, row.is_list, lexicon),
        };
        let known = organizations(told);
        let before = told.len();
        for member in members {
            let inner = people_of(&member, &known, lexicon);
            let whole = || person::person_among(&member, &known, lexicon).into_iter().collect();
            let named: Vec<Person> = if inner.is_empty() { whole() } else { inner };
            for mut person in named {
                // A row of a table that names nobody in full is another table's.
                if !person::is_name(&person.name) && !row.cells.is_empty() {
                    continue;
                }
                // `Fjordlag, Kari Li`: the organisation stands first.
                if let Some(name) = person
                    .organization
                    .take_if(|it| person::names_person(it, lexicon) && !person::is_name(&person.name))
                {
                    person.organization = Some(std::mem::replace(&mut person.name, name));
                }
                if let Some(name) = person
                    .organization
                    .take_if(|it| self.group.has_substitutes && person::names_person(it, lexicon))
                {
                    person.substitute = Some(name);
                }
                if let Beside::Cell(text) = beside {
                    person::remark(&mut person, text, lexicon);
                }
                let certain = if person::is_name(&person.name) { 0.98 } else { 0.8 };
                told.push(self.told(row, person, certain));
            }
        }
        if let Some(organization) =
            told.last().and_then(|it| it.person.organization.clone()).filter(|_| shared.is_some())
        {
            told[before..].iter_mut().for_each(|it| it.person.organization = Some(organization.clone()));
        }
        if told.len() == before {
            let groups = if row.is_list { list::classes(&row.text) } else { Vec::new() };
            let whole = self.names_organization(row, lexicon).then(|| row.text.clone());
            let named = groups.into_iter().map(str::to_owned).chain(whole);
            told.extend(named.map(|name| self.told(row, Person { name, ..Person::default() }, 0.6)));
        }
        if told.len() == before && self.group.is_stated {
            let people = list::initials(&row.text, lexicon).into_iter();
            let people = people.map(|it| {
                let (name, inside) = person::parentheses(it);
                let mut person = Person { name, ..Person::default() };
                inside.iter().for_each(|it| person::in_parentheses(&mut person, it, lexicon));
                self.told(row, person, 0.6)
            });
            told.extend(people);
        }
    }

    fn told(&self, row: &Row<'_>, person: Person, confidence: f64) -> Told {
        let source = row.source(&person.name);
        Told { person, status: None, capacity: None, confidence, source }
    }

    /// Some bodies list the groups that met, not their people.
    fn names_organization(&self, row: &Row<'_>, lexicon: &Lexicon) -> bool {
        const LONGEST: usize = 4;
        let words = row.text.split_whitespace().count();
        self.group.is_stated
            && (1..=LONGEST).contains(&words)
            && row.text.chars().any(char::is_alphabetic)
            && !row.text.contains([':', '(', '.'])
            && lexicon.leads(&row.text).lead(Term::Nobody).is_none()
            && !lexicon.knows(Term::Column, &row.text)
            && !(lexicon.knows(Term::Party, &row.text) && row.text.starts_with(char::is_uppercase))
            && (words == 1 || row.text.split_whitespace().any(|it| person::is_organization_word(it, lexicon)))
    }

    /// For each row what stands beside it in a column that was set below: as
    /// many parties or roles as there are names before.
    fn beside(&self, lexicon: &Lexicon) -> Vec<Beside<'_>> {
        let mut beside = vec![Beside::Nothing; self.rows.len()];
        let is_cell = |row: &Row<'_>| {
            let known = lexicon.knows(Term::Party, &row.text) || lexicon.knows(Term::Function, &row.text);
            row.cells.is_empty() && !row.is_list && known
        };
        let mut at = 0;
        while at < self.rows.len() {
            let names = self.rows[at..].iter().take_while(|it| person::is_name(&it.text)).count();
            let cells = self.rows[at + names..].iter().take_while(|it| is_cell(it)).count();
            if names > 1 && cells == names {
                for index in at..at + names {
                    beside[index] = Beside::Cell(&self.rows[index + names].text);
                    beside[index + names] = Beside::Itself;
                }
            }
            at += (names + cells).max(1);
        }
        beside
    }
}

/// Who comes from outside is there for an item, and not until it: `til sak 4/16`.
fn take_part_in_item(interval: &mut Interval, lexicon: &Lexicon) {
    let is_time = |it: &String| it.contains(':');
    let first = interval.text.split(' ').next().unwrap_or("");
    let leads_to_item = lexicon.knows(Term::Until, first)
        && lexicon.leads(&interval.text).lead(Term::StayUntil).is_some_and(|it| it.end == first.len());
    if leads_to_item
        && interval.from.is_none()
        && interval.items.is_empty()
        && let Some(item) = interval.to.take_if(|it| !is_time(it))
    {
        interval.items.push(item);
    }
}

/// What stands beside a name in a column that was set below the names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside<'a> {
    Nothing,
    Cell(&'a str),
    /// The row is such a cell.
    Itself,
}

/// Where a table names whole names, a single word is the head of what follows.
fn leave_out_heads(told: &mut Vec<Told>) {
    let whole = told.iter().filter(|it| person::is_name(&it.person.name)).count();
    if whole > 1 && whole * 2 >= told.len() {
        told.retain(|it| it.person.name.contains(' '));
    }
}

/// Where marks tell who came, who has none did not.
fn settle_marks(told: &mut [Told]) {
    let came = |it: &Told| it.status == Some(Presence::Present) && it.capacity.is_none();
    if told.iter().any(came) {
        for it in told.iter_mut().filter(|it| it.status.is_none()) {
            (it.status, it.confidence) = (Some(Presence::Absent), 0.7);
        }
    }
}

/// The people of an organisation: `Nes kommune (Kari Li, Ola Vik)`.
fn people_of(text: &str, known: &[String], lexicon: &Lexicon) -> Vec<Person> {
    let (organization, inside) = person::parentheses(text);
    let [list] = inside.as_slice() else { return Vec::new() };
    if person::person_among(&organization, known, lexicon).is_some_and(|it| person::is_name(&it.name)) {
        return Vec::new();
    }
    let members = list::members(list, true, lexicon);
    let people =
        members.iter().filter_map(|it| person::person(it, lexicon)).filter(|it| person::is_name(&it.name));
    people.map(|it| Person { organization: it.organization.or(Some(organization.clone())), ..it }).collect()
}

/// Organisations that the rows have named so far.
fn organizations(told: &[Told]) -> Vec<String> {
    told.iter().filter_map(|it| it.person.organization.clone()).collect()
}

/// Among people with parties a short word that may be a party is one.
fn settle_parties(told: &mut [Told]) {
    const LONGEST: usize = 6;
    let unknown = |it: &Told| {
        it.person.may_have_party
            && it.person.party.is_none()
            && it
                .person
                .organization
                .as_deref()
                .is_some_and(|it| it.chars().count() <= LONGEST && !it.contains(' '))
    };
    let with_party = told.iter().filter(|it| it.person.party.is_some()).count();
    if with_party > 0 && with_party >= told.iter().filter(|it| unknown(it)).count() {
        for it in told.iter_mut().filter(|it| unknown(it)) {
            it.person.party = it.person.organization.take();
        }
    }
}

/// Where several people have a word beside them that tells no other thing, it
/// is whom they represent, though in lower case.
fn settle_organizations(told: &mut [Told], status: Presence) {
    let word = |it: &Told| {
        // `ja` and `x` are answers to a column that is not known.
        let is_word =
            |it: &&str| it.chars().count() > 3 && it.chars().all(|it| it.is_alphanumeric() || it == '-');
        let note = it.person.note.as_deref().filter(is_word);
        it.person.organization.is_none() && note.is_some() && !it.person.absent
    };
    let count = told.iter().filter(|it| word(it)).count();
    if count > 1 && count * 2 >= told.len() && status != Presence::Absent {
        for it in told.iter_mut().filter(|it| word(it)) {
            it.person.organization = it.person.note.take();
        }
    }
}

/// Among members with parties those with a job alone are of the staff.
fn settle_staff(told: &mut [Told], lexicon: &Lexicon) {
    let with_party = told.iter().filter(|it| it.person.party.is_some()).count();
    let is_staff = |it: &Told| {
        let writes =
            || it.person.role.as_deref().is_some_and(|role| lexicon.knows(Term::FactMinuteTaker, role));
        let has_job = it.person.title.is_some() && it.person.role.is_none();
        it.person.party.is_none() && it.person.substitute_for.is_none() && (has_job || writes())
    };
    if with_party > 1 && with_party * 2 >= told.len() {
        for it in told.iter_mut().filter(|it| is_staff(it) && it.status != Some(Presence::Absent)) {
            it.capacity = Some(Capacity::Staff);
        }
    }
}
