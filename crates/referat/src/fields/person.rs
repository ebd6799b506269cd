//! A person as a row or a member of a list names them: `ordfører Kari Li, Nes
//! kommune (vara for Per Vik)`.

mod interval;
mod name;
mod remark;

pub(crate) use interval::interval;
pub(crate) use name::{
    dash_before_class, function_of, is_acronym, is_first_name, is_name, is_name_word, is_organization_word,
    is_particle, is_party, is_phrase_in_capitals, is_surname_first, may_name, names_person, place_of, words,
};
pub(crate) use remark::{in_parentheses, remark};

use crate::lexicon::{Lexicon, Term, fold};
use crate::minutes::Interval;
use name::{LONGEST_NAME, is_in_capitals, leads_to_name};

/// What one text says of one person.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Person {
    /// The name, without title, role, parenthesis or user name.
    pub(crate) name: String,
    /// Job, before or after the name.
    pub(crate) title: Option<String>,
    /// Function in the organ.
    pub(crate) role: Option<String>,
    /// Party.
    pub(crate) party: Option<String>,
    /// Whom they represent.
    pub(crate) organization: Option<String>,
    /// For whom they met.
    pub(crate) substitute_for: Option<String>,
    /// Whether they met for the absent person who was named before.
    pub(crate) for_one_before: bool,
    /// Who met for them.
    pub(crate) substitute: Option<String>,
    /// From afar, or in the room.
    pub(crate) remote: Option<bool>,
    /// Whether the text says that they were absent.
    pub(crate) absent: bool,
    /// Whether it says that they met: `møtte for Kari Li`.
    pub(crate) met: bool,
    /// Why.
    pub(crate) reason: Option<String>,
    /// When they came and went.
    pub(crate) intervals: Vec<Interval>,
    /// What else the text says.
    pub(crate) note: Option<String>,
    /// Whether a short word, in parentheses or in a column for whom people
    /// represent, was taken for the organisation, and may be a party that the
    /// lexicon does not know.
    pub(crate) may_have_party: bool,
}

/// The person that the text names, if it names one.
pub(crate) fn person(text: &str, lexicon: &Lexicon) -> Option<Person> {
    person_among(text, &[], lexicon)
}

/// [`person`], in a list that is known to name these organisations.
pub(crate) fn person_among(text: &str, organizations: &[String], lexicon: &Lexicon) -> Option<Person> {
    let (outside, inside) = parentheses(text);
    let outside = outside.replace('*', "");
    if let Some((label, rest)) = label(&outside)
        && let Some(mut person) = person_among(&rest_with(rest, &inside), organizations, lexicon)
    {
        remark(&mut person, label, lexicon);
        return Some(person);
    }
    let segments = segments(&outside, lexicon);
    let mut heads =
        segments.iter().enumerate().filter_map(|(at, it)| Some((at, head(it, organizations, lexicon)?)));
    let first = heads.next()?;
    let is_clear = |head: &Head<'_>| is_name(head.name);
    let (at, head) = if first.0 == 0 || is_clear(&first.1) {
        first
    } else {
        heads.find(|it| is_clear(&it.1)).unwrap_or(first)
    };
    let mut person = Person { name: head.name.to_owned(), ..Person::default() };
    remark(&mut person, head.lead, lexicon);
    remark(&mut person, head.tail, lexicon);
    for segment in segments.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, it)| it) {
        remark(&mut person, segment, lexicon);
    }
    for remark in &inside {
        // `Kari Li (V), vara for Ola Vik (MP)`: the last party is his.
        let is_of_other = person.party.is_some()
            && person.substitute_for.as_ref().is_some_and(|it| text.contains(&format!("{it} ({remark})")));
        if !is_of_other {
            in_parentheses(&mut person, remark, lexicon);
        }
    }
    Some(person)
}

/// The person that a text names surname first: `Li, Kari (Ap)`.
pub(crate) fn surname_first(text: &str, lexicon: &Lexicon) -> Option<Person> {
    let (name, inside) = parentheses(text);
    let is_name = is_surname_first(&name, lexicon);
    let mut person = Person { name, ..Person::default() };
    inside.iter().for_each(|it| in_parentheses(&mut person, it, lexicon));
    is_name.then_some(person)
}

/// Whether the text is one person, by full name, and what is said of them
/// beside: no sentence and no list.
pub(crate) fn is_one(text: &str, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 12;
    let text = text.trim();
    let count = text.split_whitespace().count();
    if !(2..=LONGEST).contains(&count) || text.ends_with(['.', '!', '?', ':', ',']) {
        return false;
    }
    let titled = || [Term::Function, Term::JobTitle].iter().any(|it| lexicon.leads(text).lead(*it).is_some());
    // `medisinsk direktør Kari Li`, `1. vara Ola Vik`
    let begins = text.starts_with(char::is_uppercase)
        || words(text).first().is_some_and(|(_, it)| function_of(it, lexicon).is_some())
        || titled();
    begins
        && person(text, lexicon).is_some_and(|it| {
            let other = it.organization.as_deref().unwrap_or("");
            names_person(&it.name, lexicon) && it.note.is_none() && !is_name(other)
        })
}

fn rest_with(rest: &str, inside: &[&str]) -> String {
    inside.iter().fold(rest.to_owned(), |all, it| format!("{all} ({it})"))
}

/// `Leder: Kari Li` as label and rest.
fn label(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.split_once(':')?;
    let is_label = !label.trim().is_empty()
        && !label.contains(',')
        && !label.ends_with(|it: char| it.is_ascii_digit())
        && rest.starts_with(' ');
    (is_label && label.split_whitespace().count() <= 4).then_some((label.trim(), rest.trim()))
}

/// The text without its parentheses, and what stands in them.
pub(crate) fn parentheses(text: &str) -> (String, Vec<&str>) {
    let mut outside = String::new();
    let mut inside = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(['(', '[']) {
        let end = after.find([')', ']']).unwrap_or(after.len());
        outside.push_str(before.trim_end());
        outside.push(' ');
        inside.push(after[..end].trim());
        rest = after[end..].trim_start_matches([')', ']']).trim_start();
        if rest.starts_with([',', ';']) {
            outside.truncate(outside.trim_end().len());
        }
    }
    outside.push_str(rest);
    (outside.trim().to_owned(), inside)
}

/// Parts of the text between commas and dashes.
fn segments<'a>(text: &'a str, lexicon: &Lexicon) -> Vec<&'a str> {
    let mut segments = Vec::new();
    let mut start = 0;
    let class = dash_before_class(text);
    for (at, it) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + it.len_utf8()..]);
        let open = |side: Option<char>| side.is_none_or(char::is_whitespace);
        let dash = matches!(it, '-' | '–' | '—') && {
            let joins_numbers = before.trim_end().ends_with(|it: char| it.is_ascii_digit())
                && after.trim_start().starts_with(|it: char| it.is_ascii_digit());
            let elided = !before.ends_with(' ')
                && words(after).first().is_some_and(|(_, it)| lexicon.knows(Term::Conjunction, it));
            let ends_title = after.starts_with(char::is_lowercase)
                && words(after).first().is_some_and(|(_, it)| function_of(it, lexicon).is_some())
                && words(before).last().is_some_and(|(at, it)| *at > 0 && is_first_name(it));
            !joins_numbers
                && !elided
                && (open(before.chars().next_back())
                    || open(after.chars().next())
                    || ends_title
                    || class == Some(at))
        };
        let slash = it == '/' && open(before.chars().next_back());
        if matches!(it, ',' | ';' | '\t' | '|' | '→') || dash || slash {
            segments.push(&text[start..at]);
            start = at + it.len_utf8();
        }
    }
    segments.push(&text[start..]);
    segments.into_iter().map(str::trim).filter(|it| !it.is_empty()).collect()
}

/// A name with what stands before and after it.
struct Head<'a> {
    lead: &'a str,
    name: &'a str,
    tail: &'a str,
}

/// The name in a text that begins with it or with titles before it.
fn head<'a>(text: &'a str, organizations: &[String], lexicon: &Lexicon) -> Option<Head<'a>> {
    if begins_with_remark(text, lexicon) {
        return None;
    }
    let words = words(text);
    let from = after_titles(text, &words, lexicon)?;
    let mut count = name_length(text, &words, from, organizations, lexicon);
    let following = words.get(from + count).map(|(_, it)| *it);
    let lower_organization =
        following.is_some_and(|it| it.starts_with(char::is_lowercase) && is_organization_word(it, lexicon));
    if lower_organization {
        count = count.saturating_sub(1);
        if count < 2 {
            return None;
        }
    }
    if count == 0 {
        return None;
    }
    let (start, _) = *words.get(from)?;
    let (last, word) = *words.get((from + count).checked_sub(1)?)?;
    let name = text[start..last + word.len()].trim_end_matches([',', ';', ':']);
    let name = if word.chars().count() > 3
        || count > 2 && word.chars().count() > 2
        || count == 2 && word.chars().count() > 3
    {
        name.trim_end_matches('.')
    } else {
        name
    };
    /// What looks like a name and is none.
    const OTHERS: &[Term] = &[
        Term::Party,
        Term::Body,
        Term::Organization,
        Term::Column,
        Term::Present,
        Term::Absent,
        Term::Nobody,
    ];
    let is_one_word = count == 1;
    let known = lexicon.known(name);
    let is_long = name.chars().count() > 2;
    let is_other = is_long && known.has_any(OTHERS);
    let is_small_word = is_long && known.has(Term::FunctionWord) || known.has(Term::NumberWord);
    let reads_as_name = if is_one_word {
        is_first_name(name) && !is_organization_word(name, lexicon) && !is_small_word
    } else {
        is_name(name) && !is_phrase_in_capitals(name, lexicon)
    };
    (reads_as_name && !is_other).then(|| Head {
        lead: text[..start].trim(),
        name,
        tail: text[start + name.len()..].trim(),
    })
}

/// Whether the text begins with words that tell of a person named before.
fn begins_with_remark(text: &str, lexicon: &Lexicon) -> bool {
    const REMARKS: &[Term] = &[
        Term::SubstituteFor,
        Term::StayFrom,
        Term::StayUntil,
        Term::StayBetween,
        Term::Absent,
        Term::Left,
        Term::Remote,
        Term::Nobody,
        Term::AbsenceReason,
        Term::InTheirPlace,
    ];
    let hits = lexicon.leads(text);
    REMARKS.iter().any(|term| hits.lead(*term).is_some())
}

/// Index of the first word after titles: `Konst. adm. dir. Kari Li`.
fn after_titles(text: &str, words: &[(usize, &str)], lexicon: &Lexicon) -> Option<usize> {
    const TITLES: &[Term] = &[Term::JobTitle, Term::Function, Term::FactMinuteTaker, Term::FactChair];
    let mut from = 0;
    while let Some((start, word)) = words.get(from) {
        let rest = &text[*start..];
        let hits = lexicon.leads(rest);
        let phrase = TITLES.iter().filter_map(|term| hits.lead(*term)).map(|it| start + it.end).max();
        let after = phrase.map(|end| words.iter().take_while(|(at, _)| *at < end).count());
        let after = after
            .or_else(|| function_of(word, lexicon).map(|_| from + 1))
            .or_else(|| Some(from + elided_title(&words[from..], lexicon)?));
        match after {
            Some(after) if after > from => from = after,
            _ => break,
        }
    }
    // A class: `1b Silje`.
    if from == 0 && words.len() > 1 && words[0].1.starts_with(|it: char| it.is_ascii_digit()) {
        from = 1;
    }
    let is_lower = |it: &str| it.starts_with(char::is_lowercase) && !is_particle(it);
    let run = words.iter().skip(from).take_while(|(_, it)| is_name_word(it)).count();
    let (start, lower) = match words.get(from + run) {
        Some((start, it)) if is_lower(it) => (*start, from + run),
        _ => return Some(from),
    };
    if run == 0
        && from > 0
        && let Some(count) = field_of_title(&words[lower..], lexicon)
    {
        return Some(lower + count);
    }
    if run >= 2
        || begins_with_remark(&text[start..], lexicon)
        || run == 1 && is_organization_word(words[lower].1, lexicon)
    {
        return Some(from);
    }
    let capital = words.iter().skip(lower).position(|(_, it)| is_name_word(it)).map(|it| it + lower);
    match capital {
        Some(capital) if is_name(text[words[capital].0..].trim()) || run == 0 && from > 0 => Some(capital),
        _ => Some(from),
    }
}

/// How many words a title has that begins with the first part of another:
/// `Helse- og sosialsjef`.
fn elided_title(words: &[(usize, &str)], lexicon: &Lexicon) -> Option<usize> {
    let [(_, part), (_, and), (_, whole), ..] = words else { return None };
    let is_title =
        part.ends_with('-') && lexicon.knows(Term::Conjunction, and) && function_of(whole, lexicon).is_some();
    is_title.then_some(3)
}

/// How many words tell the field of the title before them, up to a full name:
/// `for økonomi` of `direktør for økonomi Kari Li`.
fn field_of_title(words: &[(usize, &str)], lexicon: &Lexicon) -> Option<usize> {
    let is_field = |it: &str| {
        it.chars().all(|it| it.is_lowercase() || matches!(it, '-' | ','))
            && !is_particle(it)
            && function_of(it.trim_end_matches(','), lexicon).is_none()
    };
    let count = words.iter().take_while(|(_, it)| is_field(it)).count();
    let (_, lead) = words.first()?;
    let name = words.get(count..)?;
    let is_full = name.len() > 1 && name.iter().take(2).all(|(_, it)| is_name_word(it.trim_end_matches(',')));
    (count > 1 && lexicon.knows(Term::GroupLead, lead) && is_full).then_some(count)
}

/// How many words from `from` on are the name.
fn name_length(
    text: &str,
    words: &[(usize, &str)],
    from: usize,
    organizations: &[String],
    lexicon: &Lexicon,
) -> usize {
    let capitals = words.get(from).is_some_and(|(_, it)| is_in_capitals(it) && it.chars().count() > 2);
    let mut count = 0;
    while let Some((start, word)) = words.get(from + count) {
        let next = words.get(from + count + 1).map(|(_, it)| *it);
        let is_part = is_name_word(word) || count > 0 && leads_to_name(&words[from + count..]);
        let is_party =
            lexicon.knows(Term::Party, word) && !word.ends_with('.') && (word.len() > 1 || next.is_none());
        let known = || {
            let mut known = organizations.iter().chain(lexicon.organizations()).peekable();
            known.peek().is_some() && {
                let rest = fold(&text[*start..]);
                known.any(|it| rest.starts_with(&*fold(it)))
            }
        };
        let ends = count >= 1 && known()
            || count >= 2
                && (is_party
                    || is_acronym(word) && !capitals
                    || is_organization_word(word, lexicon)
                    || function_of(word, lexicon).is_some());
        if !is_part || ends || count == LONGEST_NAME {
            break;
        }
        if is_organization_word(word, lexicon) {
            return 0;
        }
        count += 1;
    }
    count
}
