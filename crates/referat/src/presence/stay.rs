//! What a coming or going says of each item.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::parts;
use crate::lexicon::{Lexicon, Term};
use crate::minutes::{Interval, Item, Presence};

/// Whether someone was there for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stay {
    There,
    Away,
    Unclear,
}

impl Stay {
    pub(super) fn status(self) -> Presence {
        match self {
            Self::There => Presence::Present,
            Self::Away => Presence::Absent,
            Self::Unclear => Presence::Unknown,
        }
    }

    /// Of one that is said to have come or gone more than once: each tells of
    /// a time away.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Away, _) | (_, Self::Away) => Self::Away,
            (Self::There, Self::There) => Self::There,
            _ => Self::Unclear,
        }
    }
}

/// An item by the numbers that it may be named by.
pub(super) struct Numbered {
    sequence: Option<u32>,
    year: Option<u32>,
    /// How many of the following are its parts.
    parts: usize,
    /// Whether it is itself a part by its number: `3.2`.
    is_part: bool,
}

impl Numbered {
    pub(super) fn of(item: &Item, parts_of_it: usize) -> Self {
        if let Some(case) = &item.case_number {
            let (sequence, year) = (Some(case.sequence), Some(u32::from(case.year)));
            return Self { sequence, year, parts: parts_of_it, is_part: false };
        }
        let number = item.number.as_deref().unwrap_or_default();
        let found = parts(number);
        let year = found.get(1).copied().filter(|_| number.contains('/'));
        let is_part = year.is_none() && found.len() > 1;
        Self { sequence: found.first().copied(), year, parts: parts_of_it, is_part }
    }

    fn is_in(&self, reference: &Reference) -> bool {
        let is_year = match (self.year, reference.year) {
            (Some(one), Some(other)) => one % 100 == other % 100,
            _ => true,
        };
        is_year && self.sequence.is_some_and(|it| reference.numbers.contains(&it))
    }
}

/// Items as an interval names them: `3`, `51/14`, `47-55/14`.
struct Reference {
    numbers: RangeInclusive<u32>,
    year: Option<u32>,
}

impl Reference {
    /// Nothing when it is a time.
    fn of(text: &str) -> Option<Self> {
        if text.contains(':') {
            return None;
        }
        let (numbers, year) =
            text.split_once('/').map_or((text, None), |(it, year)| (it, year.trim().parse().ok()));
        let mut ends = numbers.split(['-', '–']).map(|it| it.trim().parse::<u32>());
        let first = ends.next()?.ok()?;
        let last = ends.next().and_then(Result::ok).unwrap_or(first);
        Some(Self { numbers: first..=last, year })
    }
}

/// What an interval says of each item.
pub(super) fn stay(
    interval: &Interval,
    items: &[Numbered],
    (start, end): (Option<&str>, Option<&str>),
    listed: Presence,
    lexicon: &Lexicon,
) -> Vec<Stay> {
    let says = |term| interval.text.split_whitespace().any(|word| lexicon.knows(term, word));
    let (before, after) = (says(Term::StayBefore), says(Term::StayAfter));
    let unclear = || vec![Stay::Unclear; items.len()];
    let from = interval.from.as_deref();
    let to = interval.to.as_deref();

    let bounds = [from, to].map(|it| it.and_then(Reference::of));
    if bounds.iter().any(Option::is_some) {
        let [first, last] = bounds.map(|it| it.map(|it| span(items, &it)));
        return match (first, last) {
            (Some(None), _) | (_, Some(None)) => unclear(),
            (first, last) => between(items.len(), first.flatten(), last.flatten(), before, after),
        };
    }

    let mut named: Vec<Reference> = interval.items.iter().filter_map(|it| Reference::of(it)).collect();
    if named.is_empty() {
        named = cases(&interval.text);
    }
    let is_named = |it: &Numbered| named.iter().any(|reference| it.is_in(reference));
    let covered: Vec<usize> = (0..items.len()).filter(|it| is_named(&items[*it])).collect();
    let (Some(&first), Some(&last)) = (covered.first(), covered.last()) else {
        return match (from, to) {
            // Who came before it began and left after it ended was there.
            (Some(from), None) if start.is_some_and(|it| from <= it) => vec![Stay::There; items.len()],
            (None, Some(to)) if end.is_some_and(|it| to >= it) => vec![Stay::There; items.len()],
            _ => unclear(),
        };
    };
    let last = last + items[last].parts;
    let is_covered =
        |it: usize| covered.iter().any(|index| (*index..=index + items[*index].parts).contains(&it));
    let is_away = || {
        let hits = lexicon.hits(&interval.text);
        hits.has_any(&[Term::Absent, Term::Left, Term::StayBetween])
    };
    let each = |told: &dyn Fn(usize) -> Stay| (0..items.len()).map(told).collect();
    match (from, to) {
        (None, Some(_)) if after => each(&|it| if it <= last { Stay::There } else { Stay::Away }),
        (None, Some(_)) if before || is_away() => {
            each(&|it| if it < first { Stay::There } else { Stay::Away })
        }
        (None, Some(_)) => each(&|it| match it {
            _ if it < first => Stay::There,
            _ if it > last => Stay::Away,
            _ => Stay::Unclear,
        }),
        (Some(_), None) if after => each(&|it| if it > last { Stay::There } else { Stay::Away }),
        (Some(_), None) => each(&|it| if it >= first { Stay::There } else { Stay::Away }),
        (Some(from), Some(to)) if from > to => {
            each(&|it| if is_covered(it) { Stay::Away } else { Stay::There })
        }
        (Some(_), Some(_)) => each(&|it| if is_covered(it) { Stay::There } else { Stay::Unclear }),
        (None, None) if listed != Presence::Present || is_away() => {
            let others = if listed == Presence::Present { Stay::There } else { Stay::Unclear };
            each(&|it| if is_covered(it) { Stay::Away } else { others })
        }
        (None, None) => each(&|it| if is_covered(it) { Stay::There } else { Stay::Away }),
    }
}

/// Of someone who came at one item, left at another, or was away between.
fn between(
    items: usize,
    first: Option<(usize, usize)>,
    last: Option<(usize, usize)>,
    before: bool,
    after: bool,
) -> Vec<Stay> {
    // `etter sak 3` leaves out the item itself, as does `før sak 3`.
    let came = first.map(|(start, end)| if after && last.is_none() { end + 1 } else { start });
    let left = last.map(|(start, end)| if before { start } else { end + 1 });
    let told = |index: usize| match (came, left) {
        (Some(came), Some(left)) if came >= left => index < left || index >= came,
        (came, left) => came.is_none_or(|it| index >= it) && left.is_none_or(|it| index < it),
    };
    (0..items).map(|it| if told(it) { Stay::There } else { Stay::Away }).collect()
}

/// The first and last of the items that are named, with their parts.
fn span(items: &[Numbered], reference: &Reference) -> Option<(usize, usize)> {
    let mut found = items.iter().enumerate().filter(|(_, it)| !it.is_part && it.is_in(reference));
    let (first, item) = found.next()?;
    let (last, item) = found.next_back().unwrap_or((first, item));
    Some((first, last + item.parts))
}

/// Case numbers in a text: `kl. 13.40, før behandling av sak 6/23`.
fn cases(text: &str) -> Vec<Reference> {
    static CASE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\b\d{1,4}(?:\s?[-–]\s?\d{1,4})?/\d{2,4}\b").expect("a fixed pattern"));
    CASE.find_iter(text).filter_map(|it| Reference::of(it.as_str())).collect()
}
