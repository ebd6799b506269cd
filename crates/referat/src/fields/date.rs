//! Days and periods, in every spelling that minutes use. Periods are in
//! `period.rs`.

use std::ops::Range;

use super::misread;
use super::scan::{self, Figure};
use crate::lexicon::{Lexicon, Meanings, Term};

/// A day or period with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DateMatch {
    /// With weekday and article: `tirsdag den 2. september 2014`.
    pub(crate) range: Range<usize>,
    pub(crate) date: PartialDate,
    /// The last day or period, when it is an interval.
    pub(crate) end: Option<PartialDate>,
    /// The weekday printed before it, from Monday, 1.
    pub(crate) weekday: Option<i8>,
}

/// As much of a date as is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct PartialDate {
    pub(crate) year: Option<i16>,
    pub(crate) month: Option<i8>,
    pub(crate) day: Option<i8>,
    pub(crate) part: Option<Part>,
}

/// A part of a year that is no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// ISO week.
    Week(i8),
    /// Season 21–24, quarter 33–36 or half 40–41, as EDTF numbers them.
    Season(i8),
}

/// Every day and period in the text, in order.
pub(crate) fn dates(text: &str, lexicon: &Lexicon) -> Vec<DateMatch> {
    let text = &*misread::as_figures(text);
    let mut found: Vec<DateMatch> = Vec::new();
    let mut at = 0;
    while let Some(figure) = scan::next_figure(text, at) {
        let floor = found.last().map_or(0, |it| it.range.end);
        at = figure.end;
        let here = Here { text, floor, figure, lexicon };
        let is_inside = scan::is_inside_word(text, figure.start);
        if is_inside && !follows(text, floor, figure.start) && here.quarter_before().is_none() {
            continue;
        }
        let Some(date) = here.date() else { continue };
        at = date.range.end.max(figure.end);
        match found.last_mut().and_then(|before| joined(text, before, &date, lexicon)) {
            Some(whole) => _ = found.pop().map(|_| found.push(whole)),
            None => found.push(date),
        }
    }
    found
}

/// Whether the text begins with the figures of a day or a period.
pub(crate) fn begins_with_date(text: &str, lexicon: &Lexicon) -> bool {
    let text = &*misread::as_figures(text);
    let figure = scan::figure(text, 0);
    figure.is_some_and(|figure| Here { text, floor: 0, figure, lexicon }.date().is_some())
}

/// The year that two digits stand for: from 1950 to 2049.
pub(crate) fn full_year(two_digits: u32) -> i16 {
    let years = i16::try_from(two_digits % 100).unwrap_or_default();
    if years < 50 { 2000 + years } else { 1900 + years }
}

/// Whether only a dash stands between a date that ended at `floor` and `start`.
fn follows(text: &str, floor: usize, start: usize) -> bool {
    floor > 0 && scan::dash(text, floor) == Some(start)
}

/// Two dates as one interval, or the second's year given to the first.
fn joined(text: &str, before: &mut DateMatch, date: &DateMatch, lexicon: &Lexicon) -> Option<DateMatch> {
    let between = text.get(before.range.end..date.range.start)?;
    let word = between.trim();
    let is_interval =
        scan::dash(text, before.range.end) == Some(date.range.start) || lexicon.knows(Term::Until, word);
    let is_list = matches!(word, "," | "/") || lexicon.knows(Term::Conjunction, word);
    if (is_interval || is_list) && before.date.year.is_none() && before.end.is_none() {
        before.date.year = date.date.year;
    }
    let first = (before.date.year, before.date.month, before.date.day);
    let last = (date.date.year, date.date.month, date.date.day);
    let is_alike = first.1.is_some() == last.1.is_some() && first.2.is_some() == last.2.is_some();
    let is_single =
        before.end.is_none() && date.end.is_none() && before.date.part.is_none() && date.date.part.is_none();
    let is_rising = first < last || last.0.is_none();
    (is_interval && is_alike && is_single && is_rising).then(|| DateMatch {
        range: before.range.start..date.range.end,
        end: Some(date.date),
        ..before.clone()
    })
}

/// A figure in a text, and where the last date before it ended.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) text: &'a str,
    pub(super) floor: usize,
    pub(super) figure: Figure,
    pub(super) lexicon: &'a Lexicon,
}

/// A date under way: where it begins and ends.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) date: PartialDate,
    pub(super) last: Option<PartialDate>,
    /// What else must speak for its being a date.
    pub(super) proof: Proof,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    /// Nothing.
    Spelling,
    /// A weekday, article or label before it, or a time after it.
    Neighbour,
}

impl<'a> Here<'a> {
    fn date(self) -> Option<DateMatch> {
        // No date has a figure of another length.
        if !matches!(self.figure.digits(), 1 | 2 | 4 | 8) {
            return None;
        }
        let found = self
            .compact()
            .or_else(|| self.year_first())
            .or_else(|| self.numeric())
            .or_else(|| self.several_days())
            .or_else(|| self.day_month())
            .or_else(|| self.month_day())
            .or_else(|| self.part_of_year())
            .or_else(|| self.year())?;
        let (start, weekday) = match found.date.day {
            Some(_) => self.lead(found.start),
            None => (found.start, None),
        };
        let is_proved = found.proof == Proof::Spelling
            || start < found.start
            || self.is_labelled(start)
            || self.is_timed(found.end);
        is_proved.then_some(DateMatch { range: start..found.end, date: found.date, end: found.last, weekday })
    }

    /// `20241119`.
    fn compact(self) -> Option<Found> {
        let value = self.figure.within(8..9, 19_900_000..20_500_000)?;
        let date = day(Some(value / 10_000), value / 100 % 100, value % 100)?;
        self.found(self.figure.end, date, Proof::Spelling).filter(|it| !goes_on(self.text, it.end))
    }

    /// `2024-11-19`, `2021/04/21`.
    fn year_first(self) -> Option<Found> {
        let year = self.figure.within(4..5, 1800..2200)?;
        let (month, separator) = self.after(self.figure.end, &['-', '/', '.'])?;
        let (last, _) = self.after(month.end, &[separator])?;
        let date = day(Some(year), month.within(1..3, 1..13)?, last.within(1..3, 1..32)?)?;
        self.found(last.end, date, Proof::Spelling).filter(|it| !goes_on(self.text, it.end))
    }

    /// `19.11.2024`, `19.11.24`, `19/11-2024`, `19/11 2024`, `16/9`.
    fn numeric(self) -> Option<Found> {
        let (month, separator) = self.after(self.figure.end, &['.', '/', '-'])?;
        let is_spaced = self.figure.end + 1 < month.start;
        let (first, second) = (self.figure.within(1..3, 1..32)?, month.within(1..3, 1..32)?);
        if let Some((year, end)) = self.numeric_year(month.end, separator, is_spaced) {
            let date = day(Some(year), second, first).or_else(|| day(Some(year), first, second))?;
            // `3.2.14` opens a section of a text more often than it is a date.
            let is_section = self.figure.start == 0 && separator == '.' && end < month.end + 4;
            let is_short = self.figure.digits() == 1 && month.digits() == 1;
            // Two digits far ahead are a version's rather than a year's.
            let is_late = is_short && end < month.end + 4 && year > 2035;
            let is_weak = is_section && is_short || is_late || separator == '-' && end < month.end + 4;
            let proof = if is_weak { Proof::Neighbour } else { Proof::Spelling };
            return self.found(end, date, proof).filter(|it| !goes_on(self.text, it.end));
        }
        let date = day(None, second, first)?;
        let is_plain = separator == '/' && first > 12 && month.digits() == 1;
        let end = if separator == '.' && !goes_on(self.text, month.end) {
            scan::mark(self.text, month.end, &['.'])
                .filter(|it| !is_sentence_end(self.text, *it))
                .unwrap_or(month.end)
        } else {
            month.end
        };
        let is_whole = separator != '-' && !is_spaced && !goes_on(self.text, end);
        let proof = if is_plain && !self.is_numbered() { Proof::Spelling } else { Proof::Neighbour };
        self.found(end, date, proof).filter(|_| is_whole)
    }

    /// The year of a date in figures, after its month.
    fn numeric_year(self, at: usize, separator: char, is_spaced: bool) -> Option<(u32, usize)> {
        // `22/09 - 2014`
        let spaced =
            scan::dash(self.text, at).filter(|_| separator == '/').and_then(|it| scan::figure(self.text, it));
        if let Some(year) = spaced.filter(|it| it.digits() == 4) {
            return year.within(4..5, 1800..2200).map(|it| (it, year.end));
        }
        let marks: &[char] = match separator {
            '.' => &['.', '-', ' '],
            '/' => &['/', '-', ' ', '.'],
            _ => &['-'],
        };
        let (year, mark) = self.after(at, marks)?;
        match year.digits() {
            4 => year.within(4..5, 1800..2200).map(|it| (it, year.end)),
            2 if !is_spaced && mark != ' ' => Some((u32::try_from(full_year(year.value)).ok()?, year.end)),
            _ => None,
        }
    }

    /// `4-5. des.`, `4. og 5. desember 2024`, `7.–8. mars`, `4.-5.12.2024`.
    fn several_days(self) -> Option<Found> {
        let first = self.figure.within(1..3, 1..32)?;
        let stop = scan::mark(self.text, self.figure.end, &['.']).unwrap_or(self.figure.end);
        let next = scan::dash(self.text, stop).or_else(|| {
            let word = scan::next_word(self.text, stop)?;
            let is_joint = self.meanings(&word).has_any(&[Term::Conjunction, Term::Until]);
            is_joint.then(|| scan::spaces(self.text, word.end))
        })?;
        let last = Here { figure: scan::figure(self.text, next)?, ..self };
        let is_marked = stop > self.figure.end;
        let rest =
            last.day_month().or_else(|| last.numeric().filter(|it| is_marked && it.date.year.is_some()))?;
        let is_rising = rest.date.day.is_some_and(|it| u32::try_from(it).is_ok_and(|it| first < it));
        let date = PartialDate { day: i8::try_from(first).ok(), ..rest.date };
        let found = Found { start: self.figure.start, last: Some(rest.date), date, ..rest };
        (is_rising && !self.is_numbered()).then_some(found)
    }

    /// `19. november 2024`, `27th of March 2019`, `16 aug.`.
    fn day_month(self) -> Option<Found> {
        let number = self.figure.within(1..3, 1..32)?;
        let mut at = scan::mark(self.text, self.figure.end, &['.', ':']).unwrap_or(self.figure.end);
        if let Some(suffix) = scan::word(self.text, at)
            && self.meanings(&suffix).has(Term::OrdinalSuffix)
        {
            at = suffix.end;
        }
        let mut word = scan::next_word(self.text, at)?;
        let mut meanings = self.meanings(&word);
        if meanings.has(Term::Of) {
            word = scan::next_word(self.text, word.end)?;
            meanings = self.meanings(&word);
        }
        let month = month(meanings)?;
        let stop = self.abbreviation_end(&word);
        let (year, end) = self.year_after(stop).map_or((None, stop), |(year, end)| (Some(year), end));
        self.found(end, day(year, month, number)?, Proof::Spelling)
    }

    /// `March 27, 2019`, `March 4-5, 2019`.
    fn month_day(self) -> Option<Found> {
        let word = scan::word_before(self.text, self.figure.start, &['.'])?;
        let month = month(self.meanings(&word)).filter(|_| word.start >= self.floor)?;
        self.text[word.clone()].chars().next().filter(|it| it.is_uppercase())?;
        let number = self.figure.within(1..3, 1..32)?;
        let mut end = self.figure.end;
        let mut last = None;
        if let Some(other) = scan::dash(self.text, end).and_then(|it| scan::figure(self.text, it)) {
            last = other.within(1..3, number + 1..32);
            end = last.map_or(end, |_| other.end);
        }
        if let Some(suffix) = scan::word(self.text, end)
            && self.meanings(&suffix).has(Term::OrdinalSuffix)
        {
            end = suffix.end;
        }
        let with_year = self.year_after(end);
        // Only where ordinals have endings does the month come first.
        let is_comma = scan::mark(self.text, end, &[',']).is_some() && with_year.is_some();
        let is_english = self.lexicon.knows(Term::OrdinalSuffix, "th");
        let year = with_year.map(|(year, _)| year);
        end = with_year.map_or(end, |(_, end)| end);
        let date = day(year, month, number)?;
        let last = last.and_then(|it| day(year, month, it));
        let found = Found { start: word.start, end, date, last, proof: Proof::Spelling };
        (is_english || is_comma).then_some(found).filter(|it| !goes_on(self.text, it.end))
    }

    /// Whether a word before the figure says that it numbers something else.
    pub(super) fn is_numbered(self) -> bool {
        let before = scan::word_before(self.text, self.figure.start, &['.', ':']);
        let is_case = before.is_some_and(|it| {
            let word = &self.text[it];
            let is_series = word.len() > 1 && word.chars().all(char::is_uppercase);
            let meanings = self.lexicon.meanings(word);
            is_series && !meanings.has(Term::FactDate)
                || meanings.has_any(&[Term::ItemPrefix, Term::CaseLead, Term::LawPart])
        });
        is_case || self.text[..self.figure.start].trim_end().ends_with('§')
    }

    /// The year after a day and month.
    pub(super) fn year_after(self, at: usize) -> Option<(u32, usize)> {
        let at = scan::spaces(self.text, scan::mark(self.text, at, &[',']).unwrap_or(at));
        let quote = scan::mark(self.text, at, &['’', '\'', '‘']);
        let figure = scan::figure(self.text, quote.unwrap_or(at))?;
        if goes_on(self.text, figure.end) {
            return None;
        }
        let short = || u32::try_from(full_year(figure.value)).ok().filter(|_| figure.digits() == 2);
        let ends = || {
            scan::char_at(self.text, scan::spaces(self.text, figure.end))
                .is_none_or(|it| matches!(it, ',' | ')' | ';'))
        };
        let year = match quote {
            Some(_) => short(),
            None => figure
                .within(4..5, 1800..2200)
                .or_else(|| short().filter(|_| ends() || self.is_timed(figure.end))),
        };
        year.map(|it| (it, figure.end))
    }

    pub(super) fn over_of(self, at: usize) -> usize {
        scan::next_word(self.text, at).filter(|it| self.meanings(it).has(Term::Of)).map_or(at, |it| it.end)
    }

    /// Where the word ends, with the full stop when it is shortened.
    pub(super) fn abbreviation_end(self, word: &Range<usize>) -> usize {
        let is_whole = self.meanings(word).has_any(&[Term::Month, Term::HalfYear]);
        let stop = scan::mark(self.text, word.end, &['.']);
        stop.filter(|_| !is_whole).unwrap_or(word.end)
    }

    /// Where the weekday and article before a date begin.
    fn lead(self, start: usize) -> (usize, Option<i8>) {
        let mut start = start;
        let mut weekday = None;
        while let Some(word) =
            scan::word_before(self.text, start, &['.', ',']).filter(|it| it.start >= self.floor)
        {
            let meanings = self.meanings(&word);
            let day = meanings.number(Term::Weekday);
            if day.is_none() && !meanings.has(Term::DateArticle) {
                break;
            }
            weekday = weekday.or(day);
            start = word.start;
        }
        (start, weekday)
    }

    /// Whether a label or preposition of dates stands before.
    fn is_labelled(self, start: usize) -> bool {
        let word = scan::word_before(self.text, start, &[':']);
        word.is_some_and(|it| self.meanings(&it).has_any(&[Term::DateLead, Term::FactDate]))
    }

    /// Whether a time of day comes next.
    fn is_timed(self, end: usize) -> bool {
        let at = scan::mark(self.text, end, &[',']).unwrap_or(end);
        scan::next_word(self.text, at).is_some_and(|it| self.meanings(&it).has(Term::Clock))
    }

    /// The figure after one of the marks at `at`, with the mark.
    fn after(self, at: usize, marks: &[char]) -> Option<(Figure, char)> {
        let mark = scan::char_at(self.text, at).filter(|it| marks.contains(it))?;
        let next = at + mark.len_utf8();
        let next = if mark == '.' { scan::spaces(self.text, next) } else { next };
        Some((scan::figure(self.text, next)?, mark))
    }

    pub(super) fn meanings(self, word: &Range<usize>) -> Meanings<'a> {
        self.lexicon.meanings(&self.text[word.clone()])
    }

    pub(super) fn found(self, end: usize, date: PartialDate, proof: Proof) -> Option<Found> {
        Some(Found { start: self.figure.start, end, date, last: None, proof })
    }
}

pub(super) fn month(word: Meanings<'_>) -> Option<u32> {
    word.number(Term::Month).or_else(|| word.number(Term::MonthShort))
}

/// The day, when the calendar has it.
fn day(year: Option<u32>, month: u32, day: u32) -> Option<PartialDate> {
    let year = year.map(i16::try_from).transpose().ok()?;
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    // A leap year, when none is given.
    jiff::civil::Date::new(year.unwrap_or(2000), month, day).ok()?;
    Some(PartialDate { year, month: Some(month), day: Some(day), part: None })
}

/// Whether the number goes on after `at`: `.3`, `/24`, a letter or digit.
pub(super) fn goes_on(text: &str, at: usize) -> bool {
    match scan::char_at(text, at) {
        Some('.' | '/' | ':' | ',') => scan::figure(text, at + 1).is_some(),
        next => next.is_some_and(char::is_alphanumeric),
    }
}

/// Whether a full stop that ends at `at` ends a sentence.
fn is_sentence_end(text: &str, at: usize) -> bool {
    scan::char_at(text, scan::spaces(text, at)).is_none_or(char::is_uppercase)
}
