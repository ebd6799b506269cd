//! A name as it is compared, and how one name is a form of another.

use referat::{Language, words};

use crate::series::words::{is_one_letter_off, tokens};

/// Letters of the shortest word that may be misspelt.
const LONG_WORD: usize = 4;
/// Letters of the longest abbreviation of a given name: `Chr.`.
const LONGEST_ABBREVIATION: usize = 3;

/// Why a row of attendance names nobody who could be met again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::series) enum NoName {
    /// It says that there is nobody.
    Nobody,
    /// A given name or a family name alone.
    OneName,
}

/// How a name is a form of another, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::series) enum Evidence {
    /// As the person is mostly printed.
    Name,
    /// The same but for capitals, accents, hyphens and titles.
    Case,
    /// The family name first.
    Order,
    /// One letter other.
    Spelling,
    /// With or without a middle name.
    MiddleName,
    /// With or without another family name.
    FamilyName,
    /// Given names as initials.
    Initials,
    /// The same name in the meetings of another organisation that they stand
    /// for.
    Organization,
    /// A form of another of the person's names.
    OtherForm,
}

impl Evidence {
    /// The word for it.
    pub(in crate::series) fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Case => "case",
            Self::Order => "order",
            Self::Spelling => "spelling",
            Self::MiddleName => "middle_name",
            Self::FamilyName => "family_name",
            Self::Initials => "initials",
            Self::Organization => "organization",
            Self::OtherForm => "other_form",
        }
    }
}

/// The words of a full name in lower case, given names first and titles left
/// out: `kari a nordmann` of `NORDMANN, Kari A.`.
pub(in crate::series) fn form(name: &str, language: Language) -> Result<String, NoName> {
    let name = name.split('(').next().unwrap_or(name).trim();
    if name.is_empty() || words::is_nobody(name, language) {
        return Err(NoName::Nobody);
    }
    let turned = name.split_once(',').map(|(family, given)| format!("{given} {family}"));
    let mut parts: Vec<String> = Vec::new();
    for word in turned.as_deref().unwrap_or(name).split_whitespace() {
        parts.extend(name_words(word));
    }
    let is_title = |it: &String| it.chars().count() > 1 && words::is_before_name(it, language);
    while parts.len() > 2 && parts.first().is_some_and(is_title) {
        parts.remove(0);
    }
    let is_whole = |it: &String| it.chars().count() > 1 && !it.ends_with('.');
    let has_family_name =
        parts.last().is_some_and(is_whole) && !parts.last().is_some_and(|it| words::is_particle(it));
    let is_title_only = parts.len() == 2 && parts.first().is_some_and(is_title);
    if parts.len() < 2 || !has_family_name || is_title_only {
        return Err(NoName::OneName);
    }
    Ok(parts.join(" "))
}

/// `Anne-Marie` is two words, as is `K.A.`; `Chr.` keeps its stop.
fn name_words(word: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for part in word.split_inclusive(['.', '-', '–']) {
        let is_short = part.ends_with('.');
        for word in tokens(part) {
            let letters = word.chars().count();
            let stop = if is_short && (2..=LONGEST_ABBREVIATION).contains(&letters) { "." } else { "" };
            parts.push(format!("{word}{stop}"));
        }
    }
    parts
}

/// How `less` is a form of `more`, a name with as much or more in it.
pub(in crate::series) fn relation(less: &str, more: &str) -> Option<Evidence> {
    let (one, other): (Vec<&str>, Vec<&str>) = (less.split(' ').collect(), more.split(' ').collect());
    if one == other {
        return Some(Evidence::Case);
    }
    let (first, last) = (*one.first()?, *one.last()?);
    let (other_first, other_last) = (*other.first()?, *other.last()?);
    if one.len() == other.len() && one[1..] == other[..other.len() - 1] && first == other_last
        || one.len() == other.len() && one[..one.len() - 1] == other[1..] && last == other_first
    {
        return Some(Evidence::Order);
    }
    if is_misspelt(&one, &other) {
        return Some(Evidence::Spelling);
    }
    if one.len() < other.len() && is_within(&one, &other) && first == other_first {
        return Some(if last == other_last { Evidence::MiddleName } else { Evidence::FamilyName });
    }
    let given = (&one[..one.len() - 1], &other[..other.len() - 1]);
    let is_initials = last == other_last
        && other_first.chars().count() > 1
        && given.0.len() <= given.1.len()
        && abbreviates(given.0, given.1)
        && given.0.iter().zip(given.1).any(|(a, b)| a != b);
    is_initials.then_some(Evidence::Initials)
}

/// Whether one word is a letter off and all others are the same.
fn is_misspelt(one: &[&str], other: &[&str]) -> bool {
    let mut differ = one.iter().zip(other).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (differ.next(), differ.next()) else { return false };
    let is_word = |it: &str| it.chars().count() >= LONG_WORD && !it.ends_with('.');
    one.len() == other.len()
        && is_word(a)
        && is_word(b)
        && a.chars().next() == b.chars().next()
        && is_one_letter_off(a, b)
}

/// Whether all words stand in the other name, in the same order.
fn is_within(one: &[&str], other: &[&str]) -> bool {
    let mut rest = other.iter();
    one.iter().all(|it| rest.any(|other| other == it))
}

/// Whether given names are those, or begin like them: `k a` of `kari anne`.
fn abbreviates(short: &[&str], long: &[&str]) -> bool {
    let mut rest = long.iter();
    let is_first = short.first().zip(long.first()).is_some_and(|(a, b)| begins(a, b));
    is_first && short.iter().all(|it| rest.any(|other| begins(it, other)))
}

fn begins(short: &str, long: &str) -> bool {
    let is_initial = short.chars().count() == 1 || short.ends_with('.');
    short == long || is_initial && long.starts_with(short.trim_end_matches('.'))
}

/// Whether a word of the name is an initial or an abbreviation.
pub(super) fn has_initials(form: &str) -> bool {
    form.split(' ').any(|it| it.chars().count() == 1 || it.ends_with('.'))
}

/// The words in which two names of as many words differ, and whether they
/// are family names.
pub(super) fn differing<'a>(one: &'a str, other: &'a str) -> Option<(&'a str, &'a str, bool)> {
    let count = one.split(' ').count();
    let pairs = one.split(' ').zip(other.split(' ')).enumerate();
    pairs.filter(|(_, (a, b))| a != b).map(|(at, (a, b))| (a, b, at + 1 == count)).next()
}
