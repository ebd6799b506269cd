//! How many are told to have met: `Det møtte 22 medlemmer`.

use super::number;
use super::sentence::sentence;
use crate::lexicon::{Hit, Lexicon, Term};

/// How many of those who may vote met, where nobody says of how many: `Til
/// stede: 35 medlemmer, 4 ved fullmakt`, `Møtet ble satt med 46 representanter`.
pub(crate) fn turnout(text: &str, lexicon: &Lexicon) -> Option<u32> {
    const LONGEST: usize = 14;
    const TELLING: &[Term] = &[Term::Present, Term::Opening, Term::Quorum];
    let told = sentence(text);
    let hits = lexicon.hits(told);
    if told.split_whitespace().count() > LONGEST || !hits.has(Term::Members) || hits.has(Term::Absent) {
        return None;
    }
    let members = |after: usize| {
        let is_next = |it: &Hit| told.get(after..it.start).is_some_and(|it| it == " ");
        let longest = hits.of(Term::Members).find(is_next)?;
        let is_other =
            [Term::Observers, Term::Substitutes].iter().any(|it| hits.of(*it).any(|it| is_next(&it)));
        (!is_other).then_some(longest.end)
    };
    number::numbers(told, lexicon).into_iter().find_map(|count| {
        let end = members(count.range.end)?;
        let is_whole =
            told[..count.range.start].trim().is_empty() && told[end..].trim_matches('.').is_empty();
        let is_outside = |it: Hit| it.end <= count.range.start || it.start >= end;
        let is_told = TELLING.iter().any(|term| hits.of(*term).any(is_outside));
        (is_whole || is_told).then_some(count.value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language::{self, Da, En, Nb, Nn, Sv};

    #[test]
    fn a_count_of_members_tells_how_many_met() {
        let cases: &[(Language, &str, Option<u32>)] = &[
            (Nb, "Det møtte 22 medlemmer.", Some(22)),
            (Nb, "Antall fremmøtte: 14 medlemmer", Some(14)),
            (Nb, "Det var 19 stemmeberettigede til stede.", Some(19)),
            (Nb, "Til stede: 32 andelseiere, 7 representert ved fullmakt, totalt 39 stemmer.", Some(32)),
            (Nb, "36 medlemmer", Some(36)),
            (Nn, "Møtet vart sett kl. 10.00 med 46 representantar.", Some(46)),
            (Nn, "42 representantar til stades.", Some(42)),
            (Sv, "12 röstberättigade närvarande.", Some(12)),
            (Da, "Til stede var 12 medlemmer.", Some(12)),
            (En, "Present: 12 members", Some(12)),
            (Nb, "Laget har 36 medlemmer.", None),
            (Nb, "2 medlemmer møtte ikke.", None),
            (Nb, "Det møtte 3 varamedlemmer.", None),
            (En, "Present: 5 members of the public", None),
        ];
        for (language, text, expected) in cases {
            assert_eq!(turnout(text, Lexicon::of(*language)), *expected, "{text}");
        }
    }
}
