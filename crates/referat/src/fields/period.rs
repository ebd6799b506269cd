//! Periods of a year and years: `uke 40`, `1. kvartal 2024`, `høsten 2023`,
//! `november 2024`, `’25`.

use std::ops::Range;

use super::date::{Found, Here, Part, PartialDate, Proof, full_year, goes_on, month};
use super::scan;
use crate::lexicon::Term;

impl Here<'_> {
    /// `uke 40`, `uke 40-41 2024`, `1. kvartal 2024`, `Q1 2024`, `2. halvår`.
    pub(super) fn part_of_year(self) -> Option<Found> {
        let before =
            scan::word_before(self.text, self.figure.start, &['.']).filter(|it| it.start >= self.floor);
        if let Some(word) = before.filter(|it| self.meanings(it).has(Term::Week)) {
            return self.week(word.start);
        }
        let number = self.figure.within(1..2, 1..5)?;
        let (start, word, at) = match self.quarter_before() {
            Some(word) => (word.start, word, self.figure.end),
            None => {
                let stop = scan::mark(self.text, self.figure.end, &['.']).unwrap_or(self.figure.end);
                let word = scan::next_word(self.text, stop)?;
                let end = self.abbreviation_end(&word);
                (self.figure.start, word, end)
            }
        };
        let part = Some(self.share_of_year(&word, number)?);
        let (year, end) =
            self.year_after(self.over_of(at)).map_or((None, at), |(year, end)| (Some(year), end));
        let date =
            PartialDate { year: year.and_then(|it| i16::try_from(it).ok()), part, ..Default::default() };
        Some(Found { start, ..self.found(end, date, Proof::Spelling)? })
    }

    /// The word of `Q1` and `kvartal 1`.
    pub(super) fn quarter_before(self) -> Option<Range<usize>> {
        let word =
            scan::word_before(self.text, self.figure.start, &[]).filter(|it| it.start >= self.floor)?;
        self.meanings(&word).has(Term::Quarter).then_some(word)
    }

    fn week(self, start: usize) -> Option<Found> {
        let number = self.figure.within(1..3, 1..54)?;
        let mut end = self.figure.end;
        let mut last = None;
        if let Some(other) = scan::dash(self.text, end).and_then(|it| scan::figure(self.text, it)) {
            last = other.within(1..3, number + 1..54);
            end = last.map_or(end, |_| other.end);
        }
        let at = scan::mark(self.text, end, &['/', '-']).unwrap_or(self.over_of(end));
        let (year, end) = self.year_after(at).map_or((None, end), |(year, end)| (Some(year), end));
        let year = year.and_then(|it| i16::try_from(it).ok());
        let week =
            |it: u32| PartialDate { year, part: i8::try_from(it).ok().map(Part::Week), ..Default::default() };
        Some(Found { start, end, date: week(number), last: last.map(week), proof: Proof::Spelling })
    }

    /// `2025`, `’25`, `november 2024`, `høsten 2023`, `første halvår 2025`.
    pub(super) fn year(self) -> Option<Found> {
        let apostrophe =
            scan::char_before(self.text, self.figure.start).filter(|it| matches!(it, '’' | '\'' | '‘'));
        let (year, start) = match apostrophe {
            Some(mark) => {
                let start = self.figure.start - mark.len_utf8();
                self.figure.within(2..3, 0..100).filter(|_| !scan::is_inside_word(self.text, start))?;
                (full_year(self.figure.value), start)
            }
            None => (i16::try_from(self.figure.within(4..5, 1800..2200)?).ok()?, self.figure.start),
        };
        let whole = PartialDate { year: Some(year), ..Default::default() };
        let found = self.found(self.figure.end, whole, Proof::Spelling)?;
        if let Some(named) = self.named_period(start, year) {
            return Some(Found { end: found.end, ..named });
        }
        let is_year = apostrophe.is_some() || self.is_plain_year();
        is_year.then_some(Found { start, ..found }).filter(|it| !goes_on(self.text, it.end))
    }

    /// The month, season, quarter or half that stands before a year.
    fn named_period(self, year_start: usize, year: i16) -> Option<Found> {
        let word =
            scan::word_before(self.text, year_start, &['.', ',']).filter(|it| it.start >= self.floor)?;
        let period = |word: &Range<usize>| {
            let meanings = self.meanings(word);
            let season = || meanings.number(Term::Season).map(Part::Season);
            let month = month(meanings).and_then(|it| i8::try_from(it).ok());
            let part = if month.is_none() { season() } else { None };
            let date = PartialDate { year: Some(year), month, part, day: None };
            (month.is_some() || part.is_some()).then_some(date)
        };
        let found = |start, date, last| Found { start, end: year_start, date, last, proof: Proof::Spelling };
        if let Some(date) = period(&word) {
            let first = scan::word_before(self.text, word.start, &['/', '-', '–'])
                .filter(|it| it.start >= self.floor);
            let is_joined = first.as_ref().is_some_and(|it| !self.text[it.end..word.start].trim().is_empty());
            let earlier = first.filter(|_| is_joined).and_then(|it| Some((it.start, period(&it)?)));
            return Some(match earlier {
                Some((start, from)) => found(start, from, Some(date)),
                None => found(word.start, date, None),
            });
        }
        let ordinal = scan::word_before(self.text, word.start, &[]).filter(|it| it.start >= self.floor)?;
        let number = self.meanings(&ordinal).number(Term::Ordinal)?;
        let part = Some(self.share_of_year(&word, number)?);
        Some(found(ordinal.start, PartialDate { year: Some(year), part, ..Default::default() }, None))
    }

    /// A quarter or half by its number.
    fn share_of_year(self, word: &Range<usize>, number: u32) -> Option<Part> {
        let number = i8::try_from(number).ok()?;
        let word = self.meanings(word);
        let quarter = word.has(Term::Quarter).then_some(32 + number).filter(|it| *it <= 36);
        let half = || word.has(Term::HalfYear).then_some(39 + number).filter(|it| *it <= 41);
        quarter.or_else(half).map(Part::Season)
    }

    /// Whether a four-digit figure is a year and not an amount, a postal code
    /// or a number of something.
    fn is_plain_year(self) -> bool {
        let is_likely = (1900..2100).contains(&self.figure.value);
        let before = scan::word_before(self.text, self.figure.start, &[]);
        let after = scan::next_word(self.text, self.figure.end).map(|it| &self.text[it]);
        let is_amount =
            after.is_some_and(|it| self.lexicon.meanings(it).has_any(&[Term::Currency, Term::Magnitude]));
        let follows_currency = before.as_ref().is_some_and(|it| self.meanings(it).has(Term::Currency));
        let is_capital = after.and_then(|it| it.chars().next()).is_some_and(char::is_uppercase);
        let is_postal = is_capital
            && (self.figure.start == 0 || self.text[..self.figure.start].trim_end().ends_with(','));
        let next_figure = scan::figure(self.text, scan::spaces(self.text, self.figure.end)).is_some();
        is_likely && !is_amount && !follows_currency && !is_postal && !next_figure && !self.is_numbered()
    }
}
