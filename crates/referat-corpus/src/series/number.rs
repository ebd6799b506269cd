//! Numbers of meetings and of cases in the archive.

use jiff::civil::Date;

/// The least that is a year, and no number in one.
const FIRST_YEAR: u32 = 1800;
/// The latest.
const LAST_YEAR: u32 = 2200;

/// Year and number of a meeting in it: `6/2014`, `06-14`, `2014/6`, or `6`
/// when its date has the year.
pub(super) fn meeting_number(text: &str, date: Option<Date>) -> Option<(u16, u32)> {
    let figures = figures(text);
    let year = date.and_then(|it| u32::try_from(it.year()).ok());
    let is_year = |it: u32| (FIRST_YEAR..LAST_YEAR).contains(&it);
    let (number, year) = match figures[..] {
        [number, year] if is_year(year) => (number, year),
        [year, number] if is_year(year) => (number, year),
        [number, short] if short < 100 => {
            (number, year.filter(|it| it % 100 == short).unwrap_or(century(short)))
        }
        [number] if !is_year(number) && number < u32::MAX => (number, year?),
        _ => return None,
    };
    Some((u16::try_from(year).ok()?, number))
}

/// The case that an archive reference is of, its year in four digits and
/// without the number of the document in it: `2024/1234` of `24/01234-5`.
pub(super) fn case_of(reference: &str) -> Option<String> {
    let start = reference.find(|it: char| it.is_ascii_digit())?;
    let case = &reference[start..];
    let (year, rest) = case.split_once('/')?;
    let digits = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
    let (year, sequence) = (year.trim().parse::<u32>().ok()?, rest[..digits].parse::<u64>().ok()?);
    let year = if year < 100 { century(year) } else { year };
    Some(format!("{year}/{sequence}"))
}

/// The year that two digits stand for.
fn century(short: u32) -> u32 {
    const NEXT_CENTURY: u32 = 60;
    if short < NEXT_CENTURY { 2000 + short } else { 1900 + short }
}

/// The figures of a text; none when more than a mark stands between two.
fn figures(text: &str) -> Vec<u32> {
    let is_digit = |it: char| it.is_ascii_digit();
    let own = text.trim_start_matches(|it: char| !is_digit(it)).trim_end_matches(|it: char| !is_digit(it));
    if own.contains(|it: char| !is_digit(it) && !matches!(it, '/' | '-' | '–' | '.' | ' ')) {
        return Vec::new();
    }
    let parts = own.split(|it| !is_digit(it)).filter(|it| !it.is_empty());
    parts.map(|it| it.parse().unwrap_or(u32::MAX)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_has_a_number_in_a_year() {
        let date = "2014-05-06".parse::<Date>().ok();
        for (text, date, expected) in [
            ("6/2014", None, Some((2014, 6))),
            ("06-14", None, Some((2014, 6))),
            ("nr. 6/98", None, Some((1998, 6))),
            ("2014/6", None, Some((2014, 6))),
            ("6", date, Some((2014, 6))),
            ("6", None, None),
            ("2014", date, None),
            ("6. og 7.", None, None),
            ("", date, None),
            ("99999999999", date, None),
        ] {
            assert_eq!(meeting_number(text, date), expected, "{text}");
        }
    }

    #[test]
    fn an_archive_reference_is_of_a_case() {
        for (text, expected) in [
            ("24/1234-5", Some("2024/1234")),
            ("2024/1234", Some("2024/1234")),
            ("Arkivsak 18/00113", Some("2018/113")),
            ("98/12-3", Some("1998/12")),
            ("123", None),
            ("24/x", None),
            ("", None),
        ] {
            assert_eq!(case_of(text).as_deref(), expected, "{text}");
        }
    }
}
