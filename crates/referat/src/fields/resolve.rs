//! What a printed date means: a value that calendars understand.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::date::{DateMatch, Part, PartialDate};

/// In which direction from the meeting a date without a year lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toward {
    Past,
    Future,
    Nearest,
}

/// The value of a date in ISO 8601 or, where that has none, EDTF, and whether
/// the year had to be taken from `anchor`, the meeting's date.
pub(crate) fn resolve(found: &DateMatch, anchor: Option<Date>, toward: Toward) -> Option<(String, bool)> {
    let year = found.date.year.or_else(|| nearest_year(found, anchor?, toward))?;
    let inferred = found.date.year.is_none();
    let first = value(found.date, year);
    let Some(last) = found.end else { return Some((first, inferred)) };
    let wraps = (last.month, last.day) < (found.date.month, found.date.day);
    let last = value(last, last.year.unwrap_or(year + i16::from(wraps)));
    Some((format!("{first}/{last}"), inferred))
}

fn value(date: PartialDate, year: i16) -> String {
    match date {
        PartialDate { month: Some(month), day: Some(day), .. } => format!("{year:04}-{month:02}-{day:02}"),
        PartialDate { month: Some(month), .. } => format!("{year:04}-{month:02}"),
        PartialDate { part: Some(Part::Week(week)), .. } => format!("{year:04}-W{week:02}"),
        PartialDate { part: Some(Part::Season(season)), .. } => format!("{year:04}-{season:02}"),
        PartialDate { .. } => format!("{year:04}"),
    }
}

/// The year in which the date lies best; a printed weekday decides first.
fn nearest_year(found: &DateMatch, anchor: Date, toward: Toward) -> Option<i16> {
    let years = anchor.year().saturating_sub(1)..=anchor.year().saturating_add(1);
    let dated = years.filter_map(|year| Some((year, representative(found.date, year)?)));
    let weekday = found.weekday.and_then(|it| Weekday::from_monday_one_offset(it).ok());
    dated
        .min_by_key(|(_, date)| {
            let is_off_weekday = found.date.day.is_some() && weekday.is_some_and(|it| it != date.weekday());
            let is_behind = match toward {
                Toward::Past => *date > anchor,
                Toward::Future => *date < anchor,
                Toward::Nearest => false,
            };
            let distance = anchor.until(*date).map_or(i32::MAX, |it| it.get_days().abs());
            (is_behind, is_off_weekday, distance)
        })
        .map(|(year, _)| year)
}

/// A day that stands for the date in that year.
fn representative(date: PartialDate, year: i16) -> Option<Date> {
    match date.part {
        Some(Part::Week(week)) => Date::new(year, 1, 4).ok()?.checked_add((i64::from(week) - 1).weeks()).ok(),
        Some(Part::Season(season)) => Date::new(year, season_month(season), 15).ok(),
        None => Date::new(year, date.month?, date.day.unwrap_or(15)).ok(),
    }
}

/// The middle month of a season, quarter or half.
pub(super) fn season_month(season: i8) -> i8 {
    match season {
        21..=24 => [4, 7, 10, 1][usize::try_from(season - 21).unwrap_or_default()],
        33..=36 => 2 + 3 * (season - 33),
        40..=41 => 3 + 6 * (season - 40),
        _ => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::date::dates;
    use crate::lexicon::Lexicon;
    use crate::minutes::Language;

    /// Each date of the text as `printed = value`.
    fn values(language: Language, text: &str, toward: Toward) -> String {
        let anchor = Date::constant(2024, 11, 19);
        let found = dates(text, Lexicon::of(language)).into_iter().map(|it| {
            let (value, inferred) = resolve(&it, Some(anchor), toward).unwrap_or_default();
            format!("{} = {value}{}", &text[it.range], if inferred { "?" } else { "" })
        });
        found.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn every_spelling_of_a_date_has_its_value() {
        use Language::{Da, En, Nb, Nn, Sv};
        for (language, text, expected) in [
            (Nb, "Møte 19. november 2024 i Oslo", "19. november 2024 = 2024-11-19"),
            (Nb, "19. nov. 2024", "19. nov. 2024 = 2024-11-19"),
            (Nb, "19.nov 2024", "19.nov 2024 = 2024-11-19"),
            (Nb, "DATO: 19. NOVEMBER 2024", "19. NOVEMBER 2024 = 2024-11-19"),
            (Nb, "møte 19. november.", "19. november = 2024-11-19?"),
            (Nb, "Vedtatt 19.11.2024.", "19.11.2024 = 2024-11-19"),
            (Nb, "Vedtatt 19.11.24, enst.", "19.11.24 = 2024-11-19"),
            (Nb, "Dato: 02.05.96", "02.05.96 = 1996-05-02"),
            (Nb, "19. 11. 2024", "19. 11. 2024 = 2024-11-19"),
            (Nb, "19/11-2024", "19/11-2024 = 2024-11-19"),
            (Nb, "19/11-24 kl. 10", "19/11-24 = 2024-11-19"),
            (Nb, "19/11 2024", "19/11 2024 = 2024-11-19"),
            (Nb, "19/11/2024", "19/11/2024 = 2024-11-19"),
            (Nb, "19-11-2024", "19-11-2024 = 2024-11-19"),
            (Nb, "Befaring 16/9 på tunet", "16/9 = 2024-09-16?"),
            (Nb, "tirsdag 1.12 kl. 19", "tirsdag 1.12 = 2024-12-01?"),
            (Nb, "Frist 12/3", "12/3 = 2025-03-12?"),
            (Nb, "2024-11-19", "2024-11-19 = 2024-11-19"),
            (Nb, "2021/04/21", "2021/04/21 = 2021-04-21"),
            (Nb, "Referat 20241119", "20241119 = 2024-11-19"),
            (Nb, "tirsdag 2. sept. 2014", "tirsdag 2. sept. 2014 = 2014-09-02"),
            (Nb, "Torsdag, 5. desember", "Torsdag, 5. desember = 2024-12-05?"),
            (Nb, "fra den 7. november", "den 7. november = 2024-11-07?"),
            (Nb, "mandag den 3. mars 2025", "mandag den 3. mars 2025 = 2025-03-03"),
            (Nb, "seminar 4-5. des.", "4-5. des. = 2024-12-04/2024-12-05?"),
            (Nb, "7.–8. mars 2023", "7.–8. mars 2023 = 2023-03-07/2023-03-08"),
            (Nb, "4. og 5. desember 2024", "4. og 5. desember 2024 = 2024-12-04/2024-12-05"),
            (Nb, "4.-5.12.2024", "4.-5.12.2024 = 2024-12-04/2024-12-05"),
            (Nb, "30. nov. - 1. des. 2021", "30. nov. - 1. des. 2021 = 2021-11-30/2021-12-01"),
            (Nb, "30.11.2021 til 01.12.2021", "30.11.2021 til 01.12.2021 = 2021-11-30/2021-12-01"),
            (
                Nb,
                "30. november og 1. desember 2021",
                "30. november = 2021-11-30; 1. desember 2021 = 2021-12-01",
            ),
            (Nb, "innen november 2024", "november 2024 = 2024-11"),
            (Nb, "i aug/sept 2025", "aug/sept 2025 = 2025-08/2025-09"),
            (Nb, "i uke 40", "uke 40 = 2024-W40?"),
            (Nb, "uke 40-41, 2024", "uke 40-41, 2024 = 2024-W40/2024-W41"),
            (Nb, "2. halvår 2025", "2. halvår 2025 = 2025-41"),
            (Nb, "første halvår 2025", "første halvår 2025 = 2025-40"),
            (Nb, "1. kvartal 2024", "1. kvartal 2024 = 2024-33"),
            (Nb, "høsten 2023", "høsten 2023 = 2023-23"),
            (Nb, "våren ’23", "våren ’23 = 2023-21"),
            (Nb, "i ’23 og '24", "’23 = 2023; '24 = 2024"),
            (Nb, "Budsjett 2025 og innen 2030", "2025 = 2025; 2030 = 2030"),
            (Nb, "Økonomiplan 2025-2028", "2025-2028 = 2025/2028"),
            (Nn, "tysdag 3. desember", "tysdag 3. desember = 2024-12-03?"),
            (Nn, "hausten 2024, veke 7", "hausten 2024 = 2024-23; veke 7 = 2025-W07?"),
            (Sv, "den 12 augusti 2024", "den 12 augusti 2024 = 2024-08-12"),
            (Sv, "Tisdagen den 3:e maj 2022", "den 3:e maj 2022 = 2022-05-03"),
            (Sv, "vecka 12 år 2023, hösten 2023", "vecka 12 = 2025-W12?; 2023 = 2023; hösten 2023 = 2023-23"),
            (Da, "d. 16. august 2012", "d. 16. august 2012 = 2012-08-16"),
            (Da, "torsdag den 2. marts 2023 kl. 17", "torsdag den 2. marts 2023 = 2023-03-02"),
            (Da, "Dato/tid: 22/09 - 2014", "22/09 - 2014 = 2014-09-22"),
            (Da, "Dato/tid: 01-12-14", "01-12-14 = 2014-12-01"),
            (Da, "efteråret 2023", "efteråret 2023 = 2023-23"),
            (En, "on March 27, 2019 at noon", "March 27, 2019 = 2019-03-27"),
            (En, "27th of March 2019", "27th of March 2019 = 2019-03-27"),
            (En, "Thursday, 1 May 2025", "Thursday, 1 May 2025 = 2025-05-01"),
            (En, "March 4–5, 2019", "March 4–5, 2019 = 2019-03-04/2019-03-05"),
            (En, "Q1 2024", "Q1 2024 = 2024-33"),
        ] {
            assert_eq!(values(language, text, Toward::Nearest), expected, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in [
            "3.2.1 Økonomi",
            "3.2.14 Tiltak",
            "PS 12/24",
            "sak 12/8",
            "12/24",
            "33/15",
            "2/3 flertall",
            "kl. 12.00-15.45",
            "versjon 1.10.2.3",
            "250 000 kr",
            "2000 kr",
            "NOK 2025",
            "2025 Skogstad",
            "Storgata 5, 2010 Skogstad",
            "§ 11-5",
            "tlf. 22 11 10 98",
            "24/1234-5",
            "2017/4616",
            "31.11.2024",
            "Sak 1 april",
            "1,75 mill. kr.",
            "12.03",
            "",
        ] {
            let expected = if text == "Sak 1 april" { "1 april = 2025-04-01?" } else { "" };
            assert_eq!(values(Language::Nb, text, Toward::Nearest), expected, "{text}");
        }
    }

    #[test]
    fn a_year_that_is_not_printed_comes_from_the_meeting() {
        for (text, toward, expected) in [
            ("3. desember", Toward::Nearest, "3. desember = 2024-12-03?"),
            ("3. desember", Toward::Past, "3. desember = 2023-12-03?"),
            ("14. januar", Toward::Future, "14. januar = 2025-01-14?"),
            ("14. januar", Toward::Nearest, "14. januar = 2025-01-14?"),
            ("14. januar", Toward::Past, "14. januar = 2024-01-14?"),
            ("søndag 14. januar", Toward::Nearest, "søndag 14. januar = 2024-01-14?"),
            ("30. des. - 2. jan.", Toward::Future, "30. des. - 2. jan. = 2024-12-30/2025-01-02?"),
        ] {
            assert_eq!(values(Language::Nb, text, toward), expected, "{text} {toward:?}");
        }
    }

    #[test]
    fn without_a_meeting_a_missing_year_stays_missing() {
        let found = dates("3. desember", Lexicon::of(Language::Nb));
        assert_eq!(found.iter().map(|it| resolve(it, None, Toward::Nearest)).collect::<Vec<_>>(), [None]);
    }
}
