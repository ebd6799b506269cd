//! Times of day: `kl. 12.00-15.45`, `16.20 til 17.50`, `1:00 pm`.

use std::ops::Range;

use super::misread;
use super::scan::{self, Figure};
use crate::lexicon::{Lexicon, Term};

/// A time of day, or a part of a day, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TimeMatch {
    pub(crate) range: Range<usize>,
    /// `HH:MM`.
    pub(crate) start: String,
    /// `HH:MM`.
    pub(crate) end: Option<String>,
}

/// Every time of day in the text, in order.
pub(crate) fn times(text: &str, lexicon: &Lexicon) -> Vec<TimeMatch> {
    let text = &*misread::as_figures(text);
    let mut found: Vec<TimeMatch> = Vec::new();
    let mut at = 0;
    while let Some(figure) = scan::next_figure(text, at) {
        let floor = found.last().map_or(0, |it| it.range.end);
        let time = time_at(text, floor, figure, lexicon);
        at = time.as_ref().map_or(figure.end, |it| it.range.end);
        found.extend(time);
    }
    found
}

/// Whether the text begins with the figures of a time of day.
pub(crate) fn begins_with_time(text: &str, lexicon: &Lexicon) -> bool {
    let text = &*misread::as_figures(text);
    scan::figure(text, 0).is_some_and(|figure| time_at(text, 0, figure, lexicon).is_some())
}

/// Hours and minutes as printed.
#[derive(Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
    end: usize,
    shape: Shape,
}

/// How sure a spelling alone makes a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `12:00`, `1 pm`: always a time.
    Colon,
    /// `12.00`: a time in an interval or after a word for it.
    Point,
    /// `1400`, `17`: a time after a word for it.
    Bare,
}

fn time_at(text: &str, floor: usize, figure: Figure, lexicon: &Lexicon) -> Option<TimeMatch> {
    if scan::is_inside_word(text, figure.start) {
        return None;
    }
    if !matches!(figure.digits(), 1 | 2 | 4) {
        return None;
    }
    let before = scan::word_before(text, figure.start, &['.', ':']);
    let meanings = before.as_ref().map(|it| lexicon.meanings(&text[it.clone()]));
    let is_label = meanings.is_some_and(|it| it.has(Term::TimeLead));
    let is_clock = meanings.is_some_and(|it| it.has(Term::Clock));
    let word = before.filter(|it| is_clock && it.start >= floor);
    let first = clock(text, figure, lexicon, word.is_some())?;
    let last = until(text, first.end, lexicon).and_then(|at| {
        let at = scan::next_word(text, at)
            .filter(|it| lexicon.knows(Term::Clock, &text[it.clone()]))
            .map_or(at, |it| scan::spaces(text, scan::mark(text, it.end, &['.']).unwrap_or(it.end)));
        let last = clock(text, scan::figure(text, at)?, lexicon, word.is_some())?;
        // `18:00 – 22.15`
        let is_mixed = first.shape == Shape::Colon && last.shape == Shape::Point;
        let is_like = first.shape == last.shape || word.is_some() || is_mixed && is_before(first, last);
        is_like.then_some(last)
    });
    let last = last.or_else(|| beside(text, first, lexicon));
    let is_interval = last.is_some_and(|it| first.shape == it.shape && is_before(first, it));
    let is_time = match first.shape {
        Shape::Colon => true,
        Shape::Point => word.is_some() || is_label || is_interval,
        Shape::Bare => word.is_some() || is_label && is_interval && figure.digits() == 4,
    };
    let start = word.map_or(figure.start, |it| it.start);
    is_time.then(|| TimeMatch {
        range: start..last.map_or(first.end, |it| it.end),
        start: printed(first),
        end: last.map(printed),
    })
}

/// A second time that ends the text, with nothing but room before it: `09:00
/// 13:50`.
fn beside(text: &str, first: Clock, lexicon: &Lexicon) -> Option<Clock> {
    let at = scan::spaces(text, first.end);
    let last = clock(text, scan::figure(text, at).filter(|_| at > first.end)?, lexicon, false)?;
    let is_pair = first.shape == Shape::Colon && last.shape == Shape::Colon && is_before(first, last);
    (is_pair && text[last.end..].trim().is_empty()).then_some(last)
}

/// The hours and minutes at a figure. After a word for time they may be bare.
fn clock(text: &str, figure: Figure, lexicon: &Lexicon, is_announced: bool) -> Option<Clock> {
    let hour = figure.within(1..3, 0..25);
    let minutes = scan::mark(text, figure.end, &[':', '.', ','])
        .and_then(|it| scan::figure(text, it))
        .and_then(|it| Some((it.within(2..3, 0..60)?, it.end)));
    let mark = scan::char_at(text, figure.end);
    let clock = match (hour, minutes) {
        (Some(hour), Some((minute, end))) if mark != Some(',') || is_announced => {
            let shape = if mark == Some(':') { Shape::Colon } else { Shape::Point };
            Clock { hour, minute, end: seconds_end(text, end, shape), shape }
        }
        (Some(hour), _) => Clock { hour, minute: 0, end: figure.end, shape: Shape::Bare },
        (None, _) => {
            let value = figure.within(4..5, 0..2401)?;
            Clock { hour: value / 100, minute: value % 100, end: figure.end, shape: Shape::Bare }
        }
    };
    let suffix = half_of_day(text, clock.end, lexicon);
    let clock = match suffix {
        Some((noon, end)) if clock.hour <= 12 => {
            Clock { hour: clock.hour % 12 + noon, end, shape: Shape::Colon, ..clock }
        }
        _ => clock,
    };
    let is_over = clock.minute >= 60 || clock.hour > 24 || clock.hour == 24 && clock.minute > 0;
    (!is_over && !scan::goes_on(text, clock.end)).then_some(clock)
}

/// The end of `12:00:30`; seconds are not kept.
fn seconds_end(text: &str, end: usize, shape: Shape) -> usize {
    let seconds =
        scan::mark(text, end, &[':']).and_then(|it| scan::figure(text, it)).filter(|it| it.digits() == 2);
    seconds.filter(|_| shape == Shape::Colon).map_or(end, |it| it.end)
}

/// `pm` after a time: the hours to add, and its end.
pub(crate) fn half_of_day(text: &str, at: usize, lexicon: &Lexicon) -> Option<(u32, usize)> {
    let at = scan::spaces(text, at);
    let rest = text.get(at..)?;
    let length = rest.find(|it: char| !it.is_alphabetic() && it != '.').unwrap_or(rest.len());
    let word = Some(&rest[..length]).filter(|it| (2..6).contains(&it.len()))?;
    let hours = lexicon.number(Term::ClockSuffix, word)?;
    Some((hours, at + length))
}

/// Where what comes after a dash or a word such as `til` begins.
fn until(text: &str, at: usize, lexicon: &Lexicon) -> Option<usize> {
    scan::dash(text, at).or_else(|| {
        let word = scan::next_word(text, at)?;
        lexicon.knows(Term::Until, &text[word.clone()]).then(|| scan::spaces(text, word.end))
    })
}

fn is_before(first: Clock, last: Clock) -> bool {
    (first.hour, first.minute) < (last.hour, last.minute)
}

fn printed(clock: Clock) -> String {
    format!("{:02}:{:02}", clock.hour % 24, clock.minute)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language;

    #[test]
    fn times_of_day_are_found_in_every_spelling() {
        use Language::{Da, En, Nb, Sv};
        for (language, text, expected) in [
            (Nb, "19. november 2024, kl. 12.00-15.45", "kl. 12.00-15.45 = 12:00-15:45"),
            (Nb, "møtet startet kl 16:15.", "kl 16:15 = 16:15"),
            (Nb, "Kl. 09:00 – 14:30", "Kl. 09:00 – 14:30 = 09:00-14:30"),
            (Nb, "13:00 - 17:15", "13:00 - 17:15 = 13:00-17:15"),
            (Nb, "16.20 til 17.50", "16.20 til 17.50 = 16:20-17:50"),
            (Nb, "18:00 – 22.15", "18:00 – 22.15 = 18:00-22:15"),
            (Nb, "09:00 13:50", "09:00 13:50 = 09:00-13:50"),
            (Nb, "kl. 10 til kl. 12", "kl. 10 til kl. 12 = 10:00-12:00"),
            (Nb, "Møtet slutt kl. 17", "kl. 17 = 17:00"),
            (Nb, "kl. 1400", "kl. 1400 = 14:00"),
            (Nb, "kl.1400-1530", "kl.1400-1530 = 14:00-15:30"),
            (Nb, "Tid: 09.30", "09.30 = 09:30"),
            (Nb, "kl. 18.00, 19.11.24", "kl. 18.00 = 18:00"),
            (Nb, "kl. 24.00", "kl. 24.00 = 00:00"),
            (Nb, "Tid: 19.11.24", ""),
            (Nb, "09.30", ""),
            (Nb, "pkt. 4.10", ""),
            (Nb, "1.75 mill. kr", ""),
            (Nb, "1400 kr", ""),
            (Nb, "5,50 %", ""),
            (Nb, "Tid: 2024", ""),
            (Nb, "Tid: 19. november 2024 kl 12", "kl 12 = 12:00"),
            (Nb, "kl. l8.0O", "kl. l8.0O = 18:00"),
            (Sv, "kl. 13.00—-15.20", "kl. 13.00—-15.20 = 13:00-15:20"),
            (Nb, "Tid: 1800-2030", "1800-2030 = 18:00-20:30"),
            (Nb, "Budsjett 1800-2030", ""),
            (Nb, "kl. 25.00", ""),
            (Nb, "Bibelvers 12:61", ""),
            (Sv, "klockan 18.30–20.15", "klockan 18.30–20.15 = 18:30-20:15"),
            (Da, "kl. 17.00 til 19.00", "kl. 17.00 til 19.00 = 17:00-19:00"),
            (En, "1:00 pm US EDT", "1:00 pm = 13:00"),
            (En, "at 9.15 a.m.", "9.15 a.m. = 09:15"),
            (En, "12:30 am", "12:30 am = 00:30"),
        ] {
            let found = times(text, Lexicon::of(language)).into_iter().map(|it| {
                let end = it.end.map(|it| format!("-{it}")).unwrap_or_default();
                format!("{} = {}{end}", &text[it.range], it.start)
            });
            assert_eq!(found.collect::<Vec<_>>().join("; "), expected, "{text}");
        }
    }
}
