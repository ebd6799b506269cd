//! When someone came and went: `fratrådte kl. 19.10`, `fra sak 51/14`.

use std::sync::LazyLock;

use regex::Regex;

use crate::fields::time::half_of_day;
use crate::lexicon::{Hit, Lexicon, Term};
use crate::minutes::Interval;

/// A time or an item that someone came or left at.
struct Anchor {
    start: usize,
    end: usize,
    value: String,
    is_time: bool,
}

/// What an anchor's words say of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    From,
    Until,
    Away,
}

/// The part of the meeting that the text tells of, when it names a time or an
/// item. Who was away from 10 to 11 left at 10 and came at 11.
pub(crate) fn interval(text: &str, lexicon: &Lexicon) -> Option<Interval> {
    // Most remarks have no number in them.
    if !text.contains(char::is_numeric) {
        return None;
    }
    let hits = stay_hits(text, lexicon);
    let anchors = anchors(text, &hits, lexicon);
    if anchors.is_empty() {
        return None;
    }
    let mut interval = Interval { text: text.trim().to_owned(), ..Interval::default() };
    let mut before = 0;
    let mut last = None;
    for (index, anchor) in anchors.iter().enumerate() {
        let side = side(&hits, before, anchor.start);
        let ranges = anchors.get(index + 1).is_some_and(|next| next.is_time == anchor.is_time);
        let value = Some(anchor.value.clone());
        // `kl. 14.30, etter sak 7`: the time says it all.
        if !anchor.is_time && side == Some(Side::From) && anchors[..index].iter().any(|it| it.is_time) {
            continue;
        }
        match (side, last) {
            (Some(Side::Until), Some(Side::Away)) | (None, Some(Side::Away)) if anchor.is_time => {
                interval.from = value;
            }
            // An item before its time: `før sak 5, kl. 20.10`.
            (Some(Side::From), _) if anchor.is_time || interval.from.is_none() => interval.from = value,
            (Some(Side::Until), _) if anchor.is_time || interval.to.is_none() => interval.to = value,
            (Some(Side::Away), _) if anchor.is_time => interval.to = value,
            (None, Some(Side::From)) if anchor.is_time => interval.to = value,
            (None, None) if anchor.is_time && ranges => interval.from = value,
            (None, _) if anchor.is_time => interval.to = value,
            _ => interval.items.push(anchor.value.clone()),
        }
        last = side.or(last).or(anchor.is_time.then_some(Side::From));
        before = anchor.end;
    }
    Some(interval)
}

/// Words of coming and going, without those inside longer phrases.
fn stay_hits(text: &str, lexicon: &Lexicon) -> Vec<Hit> {
    const SIDES: &[Term] = &[Term::StayBetween, Term::StayUntil, Term::StayFrom];
    const COVERS: &[Term] =
        &[Term::Present, Term::Absent, Term::StayBetween, Term::StayUntil, Term::StayFrom];
    let all = lexicon.hits(text);
    let covers: Vec<Hit> = COVERS.iter().flat_map(|term| all.of(*term)).collect();
    let is_inside = |hit: &Hit| {
        covers
            .iter()
            .any(|it| it.start <= hit.start && it.end >= hit.end && it.end - it.start > hit.end - hit.start)
    };
    SIDES.iter().flat_map(|term| all.of(*term)).filter(|it| !is_inside(it)).collect()
}

/// What the words between two places tell: that someone was away, or else what
/// the first of them says, since `kom før sak 3` tells of a coming.
fn side(hits: &[Hit], start: usize, end: usize) -> Option<Side> {
    let first = |term: Term| {
        let mut between = hits.iter().filter(|it| it.term == term && it.start >= start && it.start < end);
        between.next().map(|it| it.start)
    };
    let moves = [(Term::StayUntil, Side::Until), (Term::StayFrom, Side::From)];
    let moves = moves.into_iter().filter_map(|(term, side)| Some((first(term)?, side)));
    let moved = moves.min_by_key(|(at, _)| *at).map(|(_, side)| side);
    first(Term::StayBetween).map(|_| Side::Away).or(moved)
}

/// The times and items of the text, in order.
fn anchors(text: &str, hits: &[Hit], lexicon: &Lexicon) -> Vec<Anchor> {
    static TIME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(\bkl(?:okk[ae]n?)?\.?\s*)?\b(\d{1,2})(?:([.:]?)(\d{2}))?\b")
            .expect("a fixed pattern")
    });
    static CASE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\b\d{1,4}(?:\s?[-–]\s?\d{1,4})?/\d{2,4}\b").expect("a fixed pattern"));
    let cases = CASE.find_iter(text).map(|it| (it.start(), it.end(), it.as_str().to_owned()));
    let mut anchors: Vec<Anchor> =
        cases.map(|(start, end, value)| Anchor { start, end, value, is_time: false }).collect();
    let mut clock = false;
    let mut item_until = None;
    for found in TIME.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        if anchors.iter().any(|it| !it.is_time && whole.start() < it.end && whole.end() > it.start) {
            continue;
        }
        // `kl. 1500`
        let is_joined = found.get(3).is_some_and(|it| it.is_empty());
        if is_joined && found.get(1).is_none() {
            continue;
        }
        let half = half_of_day(text, whole.end(), lexicon);
        let hour: u32 = found[2].parse().unwrap_or(u32::MAX);
        let hour = half.map_or(hour, |(hours, _)| hour % 12 + hours);
        clock |= half.is_some();
        let minute: u32 = found.get(4).map_or(Some(0), |it| it.as_str().parse().ok()).unwrap_or(u32::MAX);
        let is_hour = hour < 24 && minute < 60;
        clock |= found.get(1).is_some();
        let follows_item =
            found.get(1).is_none() && follows_item(&text[..whole.start()], lexicon, item_until);
        if follows_item {
            let end = found.get(2).map_or(whole.end(), |it| it.end());
            item_until = Some(end);
            anchors.push(Anchor { start: whole.start(), end, value: found[2].to_owned(), is_time: false });
        } else if is_hour && (clock || found.get(4).is_some() && !hits.is_empty()) {
            let value = format!("{hour:02}:{minute:02}");
            anchors.push(Anchor { start: whole.start(), end: whole.end(), value, is_time: true });
        }
    }
    anchors.sort_by_key(|it| it.start);
    anchors
}

/// Whether a number stands after a word for an item, or goes on a list of
/// items: `sak 3`, `V-sak 3`, `sakene 49 og 50`.
fn follows_item(before: &str, lexicon: &Lexicon, item_until: Option<usize>) -> bool {
    let trimmed = before.trim_end_matches(|it: char| it.is_whitespace() || matches!(it, '.' | ':'));
    if lexicon.hits(trimmed).of(Term::StayItem).any(|it| it.end >= trimmed.len()) {
        return true;
    }
    let Some(gap) = item_until.and_then(|end| before.get(end..)) else { return false };
    let gap = gap.trim();
    matches!(gap, "," | "-" | "–" | "/") || lexicon.knows(Term::Conjunction, gap.trim_matches(','))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language;

    #[test]
    fn words_before_a_time_or_an_item_tell_whether_someone_came_or_left() {
        type Case = (&'static str, Option<&'static str>, Option<&'static str>, &'static [&'static str]);
        let cases: &[Case] = &[
            ("fratrådte kl. 19.10", None, Some("19:10"), &[]),
            ("gikk kl 20", None, Some("20:00"), &[]),
            ("fra kl. 10:30", Some("10:30"), None, &[]),
            ("permisjon fra kl. 1500", None, Some("15:00"), &[]),
            ("kl. 10-12", Some("10:00"), Some("12:00"), &[]),
            ("perm. mellom kl 10 og 11", Some("11:00"), Some("10:00"), &[]),
            ("kom kl 10, gikk kl 12.15", Some("10:00"), Some("12:15"), &[]),
            ("frå 51/14", Some("51/14"), None, &[]),
            ("47-55/14", None, None, &["47-55/14"]),
            ("til og med sak 4", None, Some("4"), &[]),
            ("fra V-sak 3", Some("3"), None, &[]),
            ("ikke til stede i sakene 49 og 50", None, None, &["49", "50"]),
            ("til stede fra sak 3", Some("3"), None, &[]),
            ("forlot møtet kl. 14.30, etter sak 7/11", None, Some("14:30"), &[]),
            ("forlot møtet etter sak 5/20", None, Some("5/20"), &[]),
            ("fratrådte kl. 20.10 før sakene 52/23 og 53/23", None, Some("20:10"), &["52/23", "53/23"]),
            ("sak 17/18", None, None, &["17/18"]),
            ("kom før D-sak 1", Some("1"), None, &[]),
            ("tom. sak 30/19", None, Some("30/19"), &[]),
        ];
        for (text, from, to, items) in cases {
            let found = interval(text, Lexicon::of(Language::Nn)).unwrap_or_default();
            let got = (
                found.from.as_deref(),
                found.to.as_deref(),
                found.items.iter().map(String::as_str).collect(),
            );
            assert_eq!(got, (*from, *to, items.to_vec()), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_interval() {
        for text in ["2.klasse", "forfall 19.4", "1. varamedlem", "Nes kommune", "fra 2014"] {
            assert_eq!(interval(text, Lexicon::of(Language::Nb)), None, "{text}");
        }
    }
}
