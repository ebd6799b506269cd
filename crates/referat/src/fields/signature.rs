//! The lines that sign minutes: names, what they sign as, when, and the words
//! above.

use super::date;
use super::person::{self, function_of, is_first_name, is_name};
use crate::lexicon::{Hit, Hits, Lexicon, Term};

/// Most words of a name with a role, of a role, of the place before a date and
/// of a sentence that announces signatures.
const NAME_WORDS: usize = 10;
const ROLE_WORDS: usize = 5;
const PLACE_WORDS: usize = 3;
const SENTENCE_WORDS: usize = 40;
/// Characters that a rule to sign on has at least.
const SHORTEST_RULE: usize = 4;

/// What one line, or one column of it, is in a block of signatures.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    /// Who signs: `Kari Li`, `Kari Li (sign.), leder`.
    Name(Signer),
    /// What the one above signs as: `referent`.
    Role(String),
    /// Where and when: `Nes, 3. mai 2024`.
    Day(date::DateMatch),
    /// Words that announce signatures, or a rule to sign on.
    Words,
}

/// Someone who signs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Signer {
    /// Without mark and role.
    pub(crate) name: String,
    /// As printed.
    pub(crate) role: Option<String>,
    /// Whether a mark says that it is a signature: `(sign.)`.
    pub(crate) is_marked: bool,
}

/// What the text is in a block of signatures.
#[must_use]
pub(crate) fn part(text: &str, lexicon: &Lexicon) -> Option<Part> {
    let text = text.trim();
    if is_rule(text) {
        return Some(Part::Words);
    }
    let words = text.split_whitespace().count();
    if words > SENTENCE_WORDS {
        return None;
    }
    let day = || day(text, lexicon).map(Part::Day);
    let named = || name(text, lexicon).map(Part::Name);
    let role = || is_role(text, lexicon).then(|| Part::Role(text.to_owned()));
    let announces = || lexicon.leads(text).lead(Term::Signature).map(|_| Part::Words);
    named().or_else(role).or_else(day).or_else(announces)
}

/// A row of underscores or dots.
pub(crate) fn is_rule(text: &str) -> bool {
    let is_mark = |it: &char| matches!(it, '_' | '.' | '…');
    text.chars().all(|it| is_mark(&it) || matches!(it, '-' | '–' | ' '))
        && text.chars().filter(is_mark).count() >= SHORTEST_RULE
}

/// Whether a part of the text may be such a row: it has marks enough.
pub(crate) fn may_hold_rule(text: &str) -> bool {
    // `…` begins with the last of these.
    let begins_mark = |it: &u8| matches!(it, b'_' | b'.' | 0xe2);
    text.bytes().filter(begins_mark).nth(SHORTEST_RULE - 1).is_some()
}

fn name(text: &str, lexicon: &Lexicon) -> Option<Signer> {
    let hits = lexicon.hits(text);
    let office = office(text, &hits);
    let mark = hits.of(Term::Signature).find(|it| it.start > 0);
    let lead = hits.lead(Term::Signature).map_or(0, |it| it.end).max(office.map_or(0, str::len));
    let (before, after) = mark
        .map_or((text, ""), |it| (text.get(..it.start).unwrap_or(text), text.get(it.end..).unwrap_or("")));
    let before = before
        .get(lead..)
        .unwrap_or("")
        .trim_matches(|it: char| matches!(it, ':' | ' ' | ',' | '_' | '-' | '–'));
    let before = before.trim_start_matches(['.', ' ']);
    // A role may stand after the mark.
    let after = after.trim_matches(|it: char| matches!(it, ',' | ' ' | '.' | ')' | ':'));
    let is_short = before.split_whitespace().count() <= NAME_WORDS && !before.ends_with(['.', '!', '?']);
    let is_marked = mark.is_some() || lead > 0;
    if !is_short || !(after.is_empty() || is_role(after, lexicon)) {
        return None;
    }
    let role_after = (!after.is_empty()).then(|| after.to_owned()).or_else(|| office.map(str::to_owned));
    if is_first_name(before) {
        let is_word = lexicon.means(before) || function_of(before, lexicon).is_some();
        return (!is_word).then(|| Signer { name: before.to_owned(), role: role_after, is_marked });
    }
    let person = person::person(before, lexicon)
        .filter(|it| is_name(&it.name) && person::is_one(before, lexicon) && it.organization.is_none())?;
    Some(Signer { role: person.role.or(person.title).or(role_after), name: person.name, is_marked })
}

/// The office that a text begins with, before a name: `Referent Kari Li`,
/// `Leder: Kari Li`.
fn office<'a>(text: &'a str, hits: &Hits) -> Option<&'a str> {
    let is_label = |it: &Hit| text[it.end..].trim_start().starts_with(':');
    let is_record = |it: &Hit| {
        let records = [Term::TitleProtocol, Term::TitleMinutes];
        records.iter().filter_map(|term| hits.lead(*term)).any(|record| record.end >= it.end)
    };
    let chair = hits.lead(Term::FactChair).filter(is_label);
    let hit = hits.lead(Term::FactMinuteTaker).filter(|it| is_label(it) || !is_record(it)).or(chair)?;
    Some(&text[..hit.end])
}

fn is_role(text: &str, lexicon: &Lexicon) -> bool {
    const OFFICES: &[Term] = &[Term::FactMinuteTaker, Term::FactChair];
    const RECORDS: &[Term] = &[Term::TitleProtocol, Term::TitleMinutes];
    let known = lexicon.known(text);
    // `Ref.`
    if known.has_any(OFFICES) && !known.has_any(RECORDS) && !text.ends_with(':') {
        return true;
    }
    let mut words = text.split_whitespace();
    let is_short = words.clone().count() <= ROLE_WORDS && !text.ends_with(['.', '!', '?', ':']);
    let is_short_form = || lexicon.known(text).has_any(&[Term::FactMinuteTaker, Term::FactChair]);
    text.ends_with('.') && is_short_form()
        || is_short
            && !text.bytes().any(|it| it == b':')
            && words.any(|it| function_of(it, lexicon).is_some())
}

/// A date with no more than a place before it.
fn day(text: &str, lexicon: &Lexicon) -> Option<date::DateMatch> {
    let found = date::dates(text, lexicon).into_iter().next().filter(|it| it.date.day.is_some())?;
    let rest = [text.get(..found.range.start)?, text.get(found.range.end..)?];
    let mut words = rest.iter().flat_map(|it| it.split_whitespace());
    let is_place = |it: &str| {
        let it = it.trim_matches([',', '.']);
        it.is_empty() || it.starts_with(char::is_uppercase) || lexicon.knows(Term::DateArticle, it)
    };
    let is_plain = rest[1].trim_matches(['.', ',', ' ']).is_empty()
        && words.clone().count() <= PLACE_WORDS
        && words.all(|it| is_place(it) && !it.ends_with(':'));
    is_plain.then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language;

    #[test]
    fn lines_that_sign_are_names_roles_days_and_words() {
        let lexicon = Lexicon::of(Language::Nb);
        for (text, expected) in [
            ("Kari Li", "Kari Li"),
            ("Kari Li (sign.)", "Kari Li *"),
            ("Kari Li (sign)", "Kari Li *"),
            ("Kari Li /s/", "Kari Li *"),
            ("Kari Li, leder", "Kari Li, leder"),
            ("Kari Li (sign.), referent", "Kari Li, referent *"),
            ("Sign.: Kari Li", "Kari Li *"),
            ("Underskrift: Kari Li", "Kari Li *"),
            ("Kari", "Kari"),
            ("Referent Kari Li", "Kari Li, Referent *"),
            ("Møteleder: Kari Li", "Kari Li, Møteleder *"),
            ("Referat ved Kari Li", "Kari Li, Referat ved *"),
            ("Referent", "as Referent"),
            ("referent", "as referent"),
            ("Daglig leder", "as Daglig leder"),
            ("Nes, 3. mai 2024", "on 3"),
            ("Oslo den 12.12.2016", "on 12"),
            ("____________", "words"),
            ("Med vennlig hilsen", "words"),
            (
                "Vi bekrefter med underskriftene våre at det som er ført, er i samsvar med det som ble vedtatt.",
                "words",
            ),
            ("Kari Li la fram saken", "none"),
            ("Møtet ble hevet 3. mai 2024", "none"),
            ("Ingen saker.", "none"),
        ] {
            let got = match part(text, lexicon) {
                Some(Part::Name(it)) => {
                    let role = it.role.map_or_else(String::new, |it| format!(", {it}"));
                    format!("{}{role}{}", it.name, if it.is_marked { " *" } else { "" })
                }
                Some(Part::Role(it)) => format!("as {it}"),
                Some(Part::Day(it)) => format!("on {}", it.date.day.unwrap_or_default()),
                Some(Part::Words) => "words".to_owned(),
                None => "none".to_owned(),
            };
            assert_eq!(got, expected, "{text}");
        }
    }
}
