//! What a label over names says of all of them.

use crate::fields::person;
use crate::label::{Label, Labelled};
use crate::lexicon::{Hit, Hits, Lexicon, Term};
use crate::minutes::{Capacity, Presence};

/// What holds for the names under a label.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub(super) status: Presence,
    pub(super) capacity: Capacity,
    pub(super) party: Option<String>,
    pub(super) organization: Option<String>,
    pub(super) role: Option<String>,
    pub(super) remote: Option<bool>,
    /// Whether a label said so, or it is only where names began.
    pub(super) is_stated: bool,
    /// Whether they were called, and who came is told elsewhere.
    pub(super) is_invited: bool,
    /// Whether they are only sent a copy.
    pub(super) is_elsewhere: bool,
    /// Whether who met in their place stands beside each: `Forfall – vara`.
    pub(super) has_substitutes: bool,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            status: Presence::Present,
            capacity: Capacity::Unknown,
            party: None,
            organization: None,
            role: None,
            remote: None,
            is_stated: false,
            is_invited: false,
            is_elsewhere: false,
            has_substitutes: false,
        }
    }
}

/// What the terms of labels say; of phrases of one length the first counts.
const MEANINGS: &[(Term, Presence, Capacity)] = &[
    (Term::Absent, Presence::Absent, Capacity::Member),
    (Term::Except, Presence::Absent, Capacity::Member),
    (Term::Substitutes, Presence::Present, Capacity::Substitute),
    (Term::Observers, Presence::Present, Capacity::Observer),
    (Term::Secretariat, Presence::Present, Capacity::Staff),
    (Term::Guests, Presence::Present, Capacity::Guest),
    (Term::Staff, Presence::Present, Capacity::Staff),
    (Term::Members, Presence::Present, Capacity::Member),
    (Term::Present, Presence::Present, Capacity::Unknown),
];

/// Terms that are a label over names when a colon follows.
pub(super) fn label_terms() -> impl Iterator<Item = Term> {
    MEANINGS.iter().map(|(term, ..)| *term).chain([Term::Invited, Term::FactChair, Term::FactMinuteTaker])
}

/// A row's label with what stands behind it.
pub(super) struct Labelling {
    pub(super) label: String,
    /// Names behind the label, in the same row.
    pub(super) rest: String,
    pub(super) has_colon: bool,
    /// Whether it is said of these names alone.
    pub(super) is_sentence: bool,
}

impl Labelling {
    /// A label with nothing behind it.
    pub(super) fn alone(label: &str) -> Self {
        Self { label: label.trim().to_owned(), rest: String::new(), has_colon: false, is_sentence: false }
    }
}

/// The label that a row begins with.
pub(super) fn label(row: &Labelled, lexicon: &Lexicon) -> Option<Labelling> {
    let paragraph = &row.paragraph;
    let content = paragraph.content();
    if paragraph.is_row() {
        let mut cells = paragraph.cells().filter(|it| !it.is_empty());
        let first = cells.next()?;
        let label = first.trim_end_matches(':').trim();
        let rest = cells.collect::<Vec<_>>().join(", ");
        let has_colon = first.ends_with(':');
        return (is_known(label, lexicon) || has_colon).then(|| Labelling {
            label: label.to_owned(),
            rest,
            has_colon,
            is_sentence: false,
        });
    }
    if let Some(labelling) = before_colon(content, row.label == Label::AttendanceHeading, lexicon) {
        return Some(labelling);
    }
    if is_known(content, lexicon) {
        return Some(Labelling::alone(content));
    }
    // `Andre` is a given name too.
    let named = content.split('(').next().unwrap_or("").trim();
    let is_title = |it: &str| person::function_of(it, lexicon).is_some();
    let begins_with_title =
        content.split(' ').next().is_some_and(is_title) && person::is_one(content, lexicon);
    if begins_with_title || paragraph.depth > 0 && person::names_person(named, lexicon) {
        return None;
    }
    if row.hits.has(Term::Absent)
        && let Some(sentence) = sentence(content, lexicon)
    {
        return Some(sentence);
    }
    if row.label != Label::AttendanceHeading {
        return None;
    }
    // A label without a colon, perhaps with names after it: `Til stede var
    // Kari Li`.
    let hits = lexicon.hits(content);
    let lead = label_terms().filter_map(|term| hits.lead(term)).max_by_key(|it| it.end);
    let end = lead.into_iter().chain(those_from(&hits)).map(|it| it.end).max();
    let names_one = || person::person(content, lexicon).is_some_and(|it| person::is_name(&it.name));
    if end.is_none() && names_one() {
        return None;
    }
    let start = end.and_then(|end| {
        let words = person::words(&content[end..]).into_iter();
        let name = words.map(|(at, word)| (end + at, word)).find(|(_, word)| person::is_name_word(word))?.0;
        // `møtte daglig leder Kari Li`, `Vara Ola Vik møtte`
        let titles = [Term::JobTitle, Term::Function].into_iter().flat_map(|term| hits.of(term));
        let is_before = |it: &Hit| it.end <= name && (it.start >= end || it.end == end && it.start == 0);
        titles.filter(is_before).map(|it| it.start).min().or(Some(name))
    });
    let names = start.map(|start| &content[start..]).filter(|names| are_names(names, lexicon));
    Some(match names.zip(end) {
        Some((names, end)) => {
            let label = &content[..end.max(content.len() - names.len())];
            let names = without_verb(first_sentence(names), lexicon);
            let is_sentence = hits.lead(Term::Except).is_some();
            Labelling { rest: names.to_owned(), is_sentence, ..Labelling::alone(label) }
        }
        None => Labelling::alone(content),
    })
}

/// `Fra revisor møtte`: the verb after whom they came from.
fn those_from(hits: &Hits) -> Option<Hit> {
    let lead = hits.lead(Term::GroupLead)?;
    hits.of(Term::Present).find(|it| it.start > lead.end)
}

/// The names before `møtte` or `var til stede` at a sentence's end.
fn without_verb<'a>(names: &'a str, lexicon: &Lexicon) -> &'a str {
    let names = names.trim_end_matches(['.', ' ']);
    let Some(verb) = lexicon.hits(names).tail(Term::Present).filter(|it| it.start > 0) else { return names };
    let mut names = names[..verb.start].trim_end();
    // `var` of `var til stede`
    while let Some((before, _)) = names.rsplit_once(' ').filter(|(_, it)| it.chars().all(char::is_lowercase))
    {
        names = before.trim_end();
    }
    names
}

/// The text without what is told after its names: a stop after a whole word
/// ends it.
fn first_sentence(text: &str) -> &str {
    const SHORTEST: usize = 4;
    let is_end = |at: &usize| {
        let word = text[..*at].rsplit(' ').next().unwrap_or("");
        word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic)
    };
    text.match_indices(". ").map(|(at, _)| at).find(is_end).map_or(text, |at| &text[..at])
}

/// Whether a sentence tells who was away.
pub(super) fn tells_absence(text: &str, lexicon: &Lexicon) -> bool {
    sentence(text, lexicon).is_some()
}

/// `Kari Li og Ola Vik hadde meldt forfall.`
fn sentence(text: &str, lexicon: &Lexicon) -> Option<Labelling> {
    let hit = lexicon.hits(text).tail(Term::Absent).filter(|it| it.start > 0)?;
    let names = text[..hit.start].trim_end_matches(|it: char| it.is_lowercase() || it.is_whitespace());
    // The last name lost its lower case letters.
    let end = text[names.len()..].find(' ').map_or(hit.start, |at| names.len() + at);
    let names = text[..end].trim();
    let label = text[hit.start..hit.end].to_owned();
    // `Kari Li (Ap) – meldt forfall` is a row.
    let is_sentence = text.trim_end().ends_with('.');
    let before = text[..hit.start].trim_end();
    let verb = before.ends_with(char::is_alphabetic) || before.ends_with(')') && is_sentence;
    let ends = is_sentence || !text.contains([',', ';']);
    let tells = verb && ends && !text.contains(':') && are_names(names, lexicon);
    tells.then(|| Labelling { label, rest: names.to_owned(), has_colon: false, is_sentence: true })
}

/// `Forfall: Kari Li` as label and names.
pub(super) fn before_colon(text: &str, is_heading: bool, lexicon: &Lexicon) -> Option<Labelling> {
    const LONGEST_LABEL: usize = 10;
    let at = text.find([':', ';'])?;
    let (label, rest) = (text[..at].trim(), text[at + 1..].trim());
    let label = lexicon.misspelt(label).map_or(label, |(_, meant)| meant);
    // `Kari Li (leder); Ola Vik` is a list.
    if text[at..].starts_with(';') && !is_known(label, lexicon) {
        return None;
    }
    let is_apart = text[at + 1..].chars().next().is_none_or(char::is_whitespace);
    let is_label = label.split_whitespace().count() <= LONGEST_LABEL
        && !label.ends_with(|it: char| it.is_ascii_digit())
        && (is_known(label, lexicon) || is_apart && (!label.contains([',', '(']) || label.ends_with(')')));
    // `Kari Li: leder` is a person, not a group.
    let is_led = lexicon.leads(label).lead(Term::GroupLead).is_some();
    let is_group = is_known(label, lexicon) || is_heading || is_led || !person::is_name(label);
    (is_label && is_group && !label.is_empty()).then(|| Labelling {
        label: label.to_owned(),
        rest: rest.to_owned(),
        has_colon: true,
        is_sentence: false,
    })
}

/// Whether the text names people.
fn are_names(text: &str, lexicon: &Lexicon) -> bool {
    super::list::members(text, true, lexicon)
        .iter()
        .any(|it| person::person(it, lexicon).is_some_and(|it| person::is_name(&it.name)))
}

/// Whether the whole label has a meaning of its own.
pub(super) fn is_known(label: &str, lexicon: &Lexicon) -> bool {
    let known = lexicon.known(label);
    known.has_any(&[Term::Invited, Term::FactDistribution])
        || MEANINGS.iter().any(|(term, ..)| known.has(*term))
}

/// Whether the label is over those who are sent a copy.
pub(super) fn is_distribution(label: &str, lexicon: &Lexicon) -> bool {
    let known = lexicon.known(label);
    known.has(Term::FactDistribution) && !MEANINGS.iter().any(|(term, ..)| known.has(*term))
}

/// Whether a phrase of the label says something of those under it.
pub(super) fn means(label: &str, lexicon: &Lexicon) -> bool {
    let hits = lexicon.hits(label);
    told(&hits).is_some() || hits.has_any(&[Term::Invited, Term::Remote, Term::InPerson])
}

/// The group under a label, within the group before it, and whether it is a
/// part of that one.
pub(super) fn group(label: &str, before: &Group, is_part_of_list: bool, lexicon: &Lexicon) -> (Group, bool) {
    let label = without_parentheses(label, lexicon);
    if is_distribution(label, lexicon) {
        return (Group { is_stated: true, is_elsewhere: true, ..Group::default() }, false);
    }
    let hits = lexicon.hits(label);
    if hits.lead(Term::Invited).is_some_and(|it| told(&hits).is_none_or(|(end, _)| it.end >= end)) {
        let invited =
            Group { status: Presence::Unknown, is_stated: true, is_invited: true, ..Group::default() };
        return (invited, false);
    }
    let lead = hits.lead(Term::GroupLead);
    let verb = those_from(&hits);
    let name = &label[lead.map_or(0, |it| it.end)..verb.map_or(label.len(), |it| it.start)];
    let name = name.trim();
    let part = Group { party: None, organization: None, role: None, is_stated: true, ..before.clone() };
    if lexicon.knows(Term::Party, name) {
        return (Group { party: Some(name.to_owned()), ..part }, true);
    }
    let remote = remote(&hits);
    if let Some((_, (term, status, capacity))) = told(&hits) {
        let by_name = lexicon.knows(Term::Secretariat, name);
        let organization = by_name.then(|| name.to_owned());
        let is_mixed = *term == Term::Substitutes && hits.has(Term::Members);
        let is_member = *capacity == Capacity::Unknown && hits.has(Term::Members);
        let capacity = match capacity {
            _ if is_mixed => Capacity::Unknown,
            _ if is_member => Capacity::Member,
            capacity => *capacity,
        };
        // `Fra Fjordlag møtte`
        let is_from = verb.is_some() && *term == Term::Present && name.contains(char::is_uppercase);
        let (capacity, organization) =
            if is_from { (Capacity::Guest, Some(name.to_owned())) } else { (capacity, organization) };
        let has_substitutes =
            *term == Term::Absent && hits.has_any(&[Term::Substitutes, Term::SubstitutedBy]);
        let group = Group {
            status: *status,
            capacity,
            organization,
            remote,
            is_stated: true,
            has_substitutes,
            ..Group::default()
        };
        return (group, by_name && before.is_stated);
    }
    if remote.is_some() {
        return (Group { remote, ..part }, false);
    }
    if person::function_of(label, lexicon).is_some() && label.split_whitespace().count() <= 3 {
        return (Group { role: Some(label.to_owned()), ..part }, true);
    }
    let is_organization = lead.is_some()
        || is_part_of_list
        || name.split_whitespace().any(|word| person::is_organization_word(word, lexicon));
    let organization = (is_organization && before.is_stated).then(|| name.to_owned());
    (Group { organization, ..part }, true)
}

/// What the phrases of a label say, with the end of the phrase that says it:
/// absence before all, then the longest phrase.
fn told(hits: &Hits) -> Option<(usize, &'static (Term, Presence, Capacity))> {
    let weight = |term: Term, length: usize| (term == Term::Absent, term == Term::Substitutes, length);
    let phrases = MEANINGS
        .iter()
        .enumerate()
        .flat_map(|(rank, meaning)| hits.of(meaning.0).map(move |hit| (hit, rank, meaning)));
    let inside = |it: &Hit| {
        MEANINGS.iter().flat_map(|(term, ..)| hits.of(*term)).any(|other| {
            other.start <= it.start && other.end >= it.end && other.end - other.start > it.end - it.start
        })
    };
    phrases
        .filter(|(hit, ..)| !inside(hit))
        .max_by_key(|(hit, rank, meaning)| (weight(meaning.0, hit.end - hit.start), std::cmp::Reverse(*rank)))
        .map(|(hit, _, meaning)| (hit.end, meaning))
}

/// Whether the label is of those who took part from afar, or in the room.
fn remote(hits: &Hits) -> Option<bool> {
    if hits.has(Term::InPerson) { Some(false) } else { hits.has(Term::Remote).then_some(true) }
}

/// `Medlemmer (inkl. varamedlemmer)` without what it adds.
fn without_parentheses<'a>(label: &'a str, lexicon: &Lexicon) -> &'a str {
    let before = label.split('(').next().unwrap_or(label).trim();
    let hits = lexicon.hits(before);
    if told(&hits).is_some() || hits.has(Term::Invited) { before } else { label }
}
