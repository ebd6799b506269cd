//! Days and periods that are told from the meeting's own date: `i fjor`, `til
//! høsten`, `på nyåret`.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use super::resolve;
use crate::lexicon::{Hits, Lexicon, Term};

/// A relative date with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RelativeMatch {
    pub(crate) range: Range<usize>,
    /// EDTF; of a recurrence the period: `P2Y`.
    pub(crate) value: String,
    /// Whether it needed the meeting's date.
    pub(crate) inferred: bool,
}

/// Every relative date among the hits in the text, in order.
pub(crate) fn relative_dates(
    text: &str,
    hits: &Hits,
    lexicon: &Lexicon,
    anchor: Option<Date>,
) -> Vec<RelativeMatch> {
    let mut found: Vec<RelativeMatch> = Vec::new();
    for hit in hits.of(Term::RelativeDate) {
        let range = hit.start..hit.end;
        let is_free = found.last().is_none_or(|it| it.range.end <= range.start);
        let meaning = text.get(range.clone()).and_then(|it| lexicon.value(Term::RelativeDate, it));
        let Some((value, inferred)) = meaning.filter(|_| is_free).and_then(|it| value(it, anchor)) else {
            continue;
        };
        found.push(RelativeMatch { range, value, inferred });
    }
    found
}

/// What the lexicon's value means from `anchor`: `year-1`, `day+1`,
/// `season-23`, `year+1-01~` with the month, or a period as it is.
fn value(meaning: &str, anchor: Option<Date>) -> Option<(String, bool)> {
    if meaning.starts_with('P') {
        return Some((meaning.to_owned(), false));
    }
    let anchor = anchor?;
    let value = if let Some(season) = meaning.strip_prefix("season-") {
        let is_over = resolve::season_month(season.parse().ok()?) <= anchor.month();
        format!("{:04}-{season}", anchor.year().checked_add(i16::from(is_over))?)
    } else if let Some(days) = meaning.strip_prefix("day") {
        anchor.checked_add(days.parse::<i64>().ok()?.days()).ok()?.to_string()
    } else {
        let (years, month) = meaning.strip_prefix("year")?.split_at_checked(2)?;
        format!("{:04}{month}", anchor.year().checked_add(years.parse().ok()?)?)
    };
    Some((value, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language;

    #[test]
    fn relative_dates_are_told_from_the_meeting() {
        for (language, text, expected) in [
            (Language::Nb, "I fjor og i år", "I fjor = 2023; i år = 2024"),
            (Language::Nb, "tas opp på nyåret", "på nyåret = 2025-01~"),
            (Language::Nb, "til høsten, og hvert annet år", "til høsten = 2025-23; hvert annet år = P2Y"),
            // `i dag` mostly means nowadays.
            (Language::Nb, "i dag, til neste år", "til neste år = 2025"),
            (Language::Nb, "vår leder", ""),
            (Language::Nn, "til hausten", "til hausten = 2025-23"),
            (Language::Sv, "nästa år", "nästa år = 2025"),
            (Language::Da, "i går", "i går = 2024-11-18"),
            (Language::En, "last year", "last year = 2023"),
        ] {
            let lexicon = Lexicon::of(language);
            let anchor = Some(Date::constant(2024, 11, 19));
            let found = relative_dates(text, &lexicon.hits(text), lexicon, anchor).into_iter();
            let found = found.map(|it| format!("{} = {}", &text[it.range], it.value)).collect::<Vec<_>>();
            assert_eq!(found.join("; "), expected, "{text}");
        }
    }
}
