//! Organisations by their variants: `Nordvik kommune`, `NORDVIK KOMMUNE`,
//! `Nordvik`.

use std::collections::BTreeMap;

use referat::{Language, words};
use rustc_hash::FxHashMap;

use super::archive::Archive;
use super::strings::Text;
use super::typo;
use super::words::{is_one_letter_off, tokens};

/// Letters of the shortest word in which one letter may be off.
const LONG_WORD: usize = 6;
/// How many times as many meetings have the right spelling.
const MORE: usize = 5;

/// The organisations that documents name as printed, each with the key of the
/// one that it is.
#[derive(Debug, Default)]
pub(super) struct Organizations {
    by_text: FxHashMap<Text, String>,
    /// By whole name, and by name without the last word that makes it an
    /// organisation's (`nordvik`) when no other has it.
    by_words: BTreeMap<String, String>,
}

impl Organizations {
    /// All that meetings and attendance name.
    pub(super) fn of(archive: &Archive) -> Self {
        let named = named(archive);
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (text, (_, count)) in &named {
            *counts.entry(tokens(archive.text(*text)).join(" ")).or_default() += count;
        }
        let right = misspelt(&counts);
        // Organisations that meet are meant before those that only send someone.
        let all = short(archive, named.iter().map(|(text, it)| (*text, it.0)));
        let meet = short(archive, named.iter().filter(|(_, it)| it.1 > 0).map(|(text, it)| (*text, it.0)));
        let resolve = |key: &str| {
            let full = [&meet, &all].iter().find_map(|it| it.get(key)?.as_deref()).unwrap_or(key);
            right.get(full).map_or(full, String::as_str).to_owned()
        };
        let by_text =
            named.keys().map(|text| (*text, resolve(&tokens(archive.text(*text)).join(" ")))).collect();
        let names = counts.iter().filter(|(key, count)| **count > 0 && key.contains(' ')).map(|(key, _)| key);
        let short = meet.iter().filter(|(_, full)| full.is_some()).map(|(key, _)| key);
        let by_words = names.chain(short).map(|it| (it.clone(), resolve(it))).collect();
        Self { by_text, by_words }
    }

    /// The key of a printed name.
    pub(super) fn key(&self, text: Text) -> Option<&str> {
        self.by_text.get(&text).map(String::as_str).filter(|it| !it.is_empty())
    }

    /// The organisation that a body's words begin or end with, and the words
    /// without it: `Nordvik kommunestyre`.
    pub(super) fn within(&self, body: &[String]) -> Option<(&str, Vec<String>)> {
        let places = (1..body.len()).rev().flat_map(|count| [(body.len() - count, body.len()), (0, count)]);
        places.into_iter().find_map(|(start, end)| {
            let key = self.by_words.get(&body[start..end].join(" "))?;
            Some((key.as_str(), [&body[..start], &body[end..]].concat()))
        })
    }
}

/// Each printed name with its language and how many meetings are its own.
fn named(archive: &Archive) -> FxHashMap<Text, (Language, usize)> {
    let mut named: FxHashMap<Text, (Language, usize)> = FxHashMap::default();
    for meeting in &archive.meetings {
        let others = archive.rows(meeting).filter_map(|it| it.organization).map(|it| (it, 0));
        for (text, count) in others.chain(meeting.organization.map(|it| (it, 1))) {
            let known = named.entry(text).or_insert((meeting.language, 0));
            // In documents of several languages, one of them whatever the order.
            if (meeting.language as u8) < known.0 as u8 {
                known.0 = meeting.language;
            }
            known.1 += count;
        }
    }
    named
}

/// Names without the last word that makes them an organisation's, each with
/// the whole name; none when several have it.
fn short(
    archive: &Archive,
    names: impl Iterator<Item = (Text, Language)>,
) -> BTreeMap<String, Option<String>> {
    let mut short: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (text, language) in names {
        let words = tokens(archive.text(text));
        let Some((last, rest)) = words.split_last().filter(|(_, rest)| !rest.is_empty()) else { continue };
        if words::is_organization(last, language) {
            let full = words.join(" ");
            let known = short.entry(rest.join(" ")).or_insert_with(|| Some(full.clone()));
            if known.as_ref() != Some(&full) {
                *known = None;
            }
        }
    }
    short
}

/// Names that are one letter off one that many more meetings have.
fn misspelt(counts: &BTreeMap<String, usize>) -> BTreeMap<String, String> {
    let names: Vec<(&String, usize)> = counts.iter().map(|(key, count)| (key, *count)).collect();
    let mut right: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (one, other) in typo::pairs(names.iter().map(|it| it.0.as_str())) {
        let (one, other) = (names[one as usize], names[other as usize]);
        let (rare, often) = if one.1 <= other.1 { (one, other) } else { (other, one) };
        if rare.1 > 0 && often.1 >= rare.1 * MORE && is_typo(rare.0, often.0) {
            right.entry(rare.0.clone()).and_modify(|it| *it = None).or_insert_with(|| Some(often.0.clone()));
        }
    }
    right.into_iter().filter_map(|(rare, often)| Some((rare, often?))).collect()
}

/// Whether one long word of a name is one letter off, and no figure.
pub(super) fn is_typo(one: &str, other: &str) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let mut differ = one.iter().zip(&other).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (differ.next(), differ.next()) else { return false };
    let is_word = |it: &str| it.chars().count() >= LONG_WORD && it.chars().all(char::is_alphabetic);
    one.len() == other.len() && is_word(a) && is_word(b) && is_one_letter_off(a, b)
}
