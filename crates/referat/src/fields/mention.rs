//! Everything that a text names, found by the other parsers, each stretch of
//! text claimed once.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::case_number::{self, CaseKind};
use super::resolve::{Toward, resolve};
use super::{abbreviation, contact, date, law, money, place, relative, time};
use crate::lexicon::{Finder, Hits, Lexicon};
use crate::minutes::MentionKind;

/// Something named, with its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) kind: MentionKind,
    pub(crate) range: Range<usize>,
    /// Normal form, where there is one.
    pub(crate) value: Option<String>,
    /// Whether the value needed the meeting's date.
    pub(crate) inferred: bool,
}

/// People and organisations that a document is known to name.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    finder: Finder,
    people: usize,
}

impl Names {
    /// The names as printed. Build them once a document.
    pub(crate) fn new(people: &[&str], organizations: &[&str]) -> Self {
        let names = people.iter().chain(organizations).map(|it| it.trim());
        Self { finder: Finder::new(names), people: people.len() }
    }

    /// Adds the names in a text; of those that overlap the first, then the
    /// longest.
    fn find(&self, text: &str, found: &mut Vec<Found>) {
        let mut end = 0;
        self.finder.find(text, |name, range| {
            if range.start < end {
                return;
            }
            end = range.end;
            let is_person = name < self.people;
            let kind = if is_person { MentionKind::Person } else { MentionKind::Organization };
            found.push(Found { kind, range, value: None, inferred: false });
        });
    }
}

/// Everything that the text names, in order. `hits` are the lexicon's in this
/// text, `anchor` is the meeting's date.
pub(crate) fn mentions(
    text: &str,
    hits: &Hits,
    lexicon: &Lexicon,
    anchor: Option<Date>,
    names: &Names,
) -> Vec<Found> {
    let mut found = Vec::new();
    names.find(text, &mut found);
    let relative = relative::relative_dates(text, hits, lexicon, anchor).into_iter();
    found.extend(relative.map(|it| Found {
        kind: MentionKind::Date,
        range: it.range,
        value: Some(it.value),
        inferred: it.inferred,
    }));
    // Most paragraphs have none of the marks that everything else is known by.
    let has = |it: u8| text.as_bytes().contains(&it);
    found.extend(contact::urls(text).into_iter().map(|it| printed(MentionKind::Url, text, it)));
    if has(b'@') {
        found.extend(contact::emails(text).into_iter().map(|it| printed(MentionKind::Email, text, it)));
    }
    if has(b'(') {
        let all = abbreviation::abbreviations(text, lexicon).into_iter();
        found.extend(all.map(|it| valued(MentionKind::Abbreviation, it.range, it.expansion)));
    }
    if text.bytes().any(|it| it.is_ascii_digit()) {
        found.extend(figures(text, lexicon, anchor));
    }
    claimed(found)
}

/// What has a figure in it.
fn figures(text: &str, lexicon: &Lexicon, anchor: Option<Date>) -> impl Iterator<Item = Found> {
    let laws = law::laws(text, lexicon).into_iter();
    let laws = laws.map(|range| Found { kind: MentionKind::Law, range, value: None, inferred: false });
    let money = money::amounts(text, lexicon).into_iter();
    let money = money.map(|it| valued(MentionKind::Money, it.range, it.value));
    let dates = date::dates(text, lexicon).into_iter().map(move |it| {
        let (value, inferred) = resolve(&it, anchor, Toward::Nearest).unzip();
        Found { kind: MentionKind::Date, range: it.range, value, inferred: inferred.unwrap_or(false) }
    });
    let times = time::times(text, lexicon).into_iter().map(|it| {
        let value = it.end.map_or_else(|| it.start.clone(), |end| format!("{}/{end}", it.start));
        valued(MentionKind::Time, it.range, value)
    });
    let cases = case_number::cases(text, lexicon).into_iter();
    let cases = cases.map(|it| valued(MentionKind::Case, it.range, case_value(&it.number)));
    let roads = place::roads(text, lexicon).into_iter();
    let roads = roads.map(|it| valued(MentionKind::Place, it.range, it.value));
    laws.chain(money).chain(dates).chain(times).chain(cases).chain(roads)
}

/// `PS 12/2024`, `24/1234-5`.
fn case_value(number: &CaseKind) -> String {
    match number {
        CaseKind::Archive(number) => number.clone(),
        CaseKind::Case(it) => {
            let series = it.series.as_ref().map(|it| format!("{it} ")).unwrap_or_default();
            format!("{series}{}/{}", it.sequence, it.year)
        }
    }
}

fn valued(kind: MentionKind, range: Range<usize>, value: String) -> Found {
    Found { kind, range, value: Some(value), inferred: false }
}

fn printed(kind: MentionKind, text: &str, range: Range<usize>) -> Found {
    let value = text[range.clone()].to_owned();
    valued(kind, range, value)
}

/// Of those that overlap the surest kind, then the longest.
fn claimed(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|it| (is_plain(it.kind), Reverse(it.range.len()), it.range.start));
    let mut kept: BTreeMap<usize, Found> = BTreeMap::new();
    for it in found {
        // None that is kept overlaps another: only the last before the end may.
        let before = kept.range(..it.range.end).next_back();
        if before.is_none_or(|(_, other)| other.range.end <= it.range.start) {
            kept.insert(it.range.start, it);
        }
    }
    kept.into_values().collect()
}

/// Whether the kind is known by figures that another kind may have too.
fn is_plain(kind: MentionKind) -> bool {
    !matches!(kind, MentionKind::Url | MentionKind::Email | MentionKind::Money | MentionKind::Law)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language;

    #[test]
    fn a_text_names_many_things_and_each_once() {
        let names = Names::new(&["Kari Bakken", "Per Li"], &["Skogstad kommune"]);
        let anchor = Date::constant(2024, 11, 19);
        for (text, expected) in [
            ("Møtet var den 7. november, kl. 12.00-15.45.", "Date 2024-11-07?; Time 12:00/15:45"),
            ("Kari Bakken fra Skogstad kommune; Per Lien", "Person; Organization"),
            (
                "Nivå 1,75 mill. kr. i 2023 og 250 000 kr i ’24",
                "Money NOK 1750000; Date 2023; Money NOK 250000; Date 2024",
            ),
            (
                "https://eksempel.no/2024-11-19/ og a@eksempel.no",
                "Url https://eksempel.no/2024-11-19/; Email a@eksempel.no",
            ),
            ("jf. kommuneloven § 11-5, sak 12/24 og 24/1234-5", "Law; Case 12/2024; Case 24/1234-5"),
            ("Rv4 og E18 bygges ut innen 2030", "Place Rv4; Place E18; Date 2030"),
            ("Interkommunalt politisk råd (IPR)", "Abbreviation Interkommunalt politisk råd"),
            ("Sak 1 tas på neste møte", ""),
            ("I fjor var vi vert, til høsten er dere", "Date 2023?; Date 2025-23?"),
            ("To dagers seminar 4-5. des.", "Date 2024-12-04/2024-12-05?"),
        ] {
            let lexicon = Lexicon::of(Language::Nb);
            let hits = lexicon.hits(text);
            let found = mentions(text, &hits, lexicon, Some(anchor), &names).into_iter().map(|it| {
                let value = it.value.map(|it| format!(" {it}")).unwrap_or_default();
                format!("{:?}{value}{}", it.kind, if it.inferred { "?" } else { "" })
            });
            assert_eq!(found.collect::<Vec<_>>().join("; "), expected, "{text}");
        }
    }

    #[test]
    fn any_text_is_read_and_every_range_is_a_part_of_it() {
        let pieces = [
            "1",
            "24",
            "2024",
            "99999999999",
            ".",
            "/",
            "-",
            "–",
            " ",
            "\u{a0}",
            "\t",
            "’",
            "(",
            ")",
            "§",
            "@",
            "www.",
            "kl.",
            "kr",
            "mars",
            "uke",
            "sak",
            "PS",
            "høst",
            "loven",
            "https://",
            "æ",
            "İ",
            "\u{301}",
            "a",
            "1. ",
            ",-",
        ];
        let names = Names::new(&["", "a"], &["æ"]);
        for language in [Language::Nb, Language::Sv, Language::En] {
            let lexicon = Lexicon::of(language);
            for seed in 0..6_000_usize {
                let picks = (0..7).map(|place| {
                    pieces[(seed * 7919 + seed / pieces.len() * place * 31 + place * place) % pieces.len()]
                });
                let text: String = picks.collect();
                for found in mentions(&text, &lexicon.hits(&text), lexicon, Some(Date::MAX), &names) {
                    assert!(text.get(found.range).is_some_and(|it| !it.is_empty()), "{text}");
                }
                let label = case_number::label(&text, lexicon);
                assert!(
                    label.is_none_or(|it| text.get(it.label).is_some() && text.get(it.rest..).is_some()),
                    "{text}"
                );
            }
        }
    }
}
