//! Numbers in figures and in words: `5`, `fem`, `29 av 31`.

use std::ops::Range;

use crate::lexicon::{Lexicon, Term};

/// A number with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NumberMatch {
    pub(crate) range: Range<usize>,
    pub(crate) value: u32,
}

/// The number that the text is, in figures or in words.
pub(crate) fn number(text: &str, lexicon: &Lexicon) -> Option<u32> {
    let text = text.trim();
    text.parse().ok().or_else(|| lexicon.number(Term::NumberWord, text))
}

/// Every whole number in the text, in order.
pub(crate) fn numbers(text: &str, lexicon: &Lexicon) -> Vec<NumberMatch> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(length) = text[at..].find(|it: char| it.is_alphanumeric()) {
        let start = at + length;
        let rest = &text[start..];
        let end = start + rest.find(|it: char| !it.is_alphanumeric() && it != '-').unwrap_or(rest.len());
        found
            .extend(number(&text[start..end], lexicon).map(|value| NumberMatch { range: start..end, value }));
        at = end;
    }
    found
}

/// A count of a whole: `29 av 31`, `5 of 7`.
pub(crate) fn share(text: &str, lexicon: &Lexicon) -> Option<(u32, u32)> {
    let all = numbers(text, lexicon);
    let pairs = all.windows(2).filter_map(|pair| <&[NumberMatch; 2]>::try_from(pair).ok());
    pairs
        .filter(|[part, whole]| {
            let between = text[part.range.end..whole.range.start].trim();
            part.value <= whole.value && (between == "/" || lexicon.knows(Term::OutOf, between))
        })
        .map(|[part, whole]| (part.value, whole.value))
        .next()
}

/// A part behind the whole that it is of: `Av rådets 7 medlemmer møtte 6`.
pub(crate) fn share_of(text: &str, lexicon: &Lexicon) -> Option<(u32, u32)> {
    let first = text.split_whitespace().next()?;
    let all = numbers(text, lexicon);
    let [whole, part, ..] = all.as_slice() else { return None };
    (lexicon.knows(Term::OutOf, first) && part.value <= whole.value).then_some((part.value, whole.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language;

    #[test]
    fn numbers_are_read_in_figures_and_words() {
        for (language, text, value) in [
            (Language::Nb, "fem", Some(5)),
            (Language::Nb, "Syv", Some(7)),
            (Language::Nb, "12", Some(12)),
            (Language::Nb, "tjuefire", Some(24)),
            (Language::Nn, "ein", Some(1)),
            (Language::Sv, "tjugoett", Some(21)),
            (Language::Da, "toogtyve", Some(22)),
            (Language::En, "twenty-two", Some(22)),
            (Language::En, "vote", None),
        ] {
            assert_eq!(number(text, Lexicon::of(language)), value, "{text}");
        }
    }

    #[test]
    fn a_share_may_follow_its_whole() {
        for (language, text, value) in [
            (Language::Nb, "Av utvalgets 7 medlemmer møtte 6.", Some((6, 7))),
            (Language::Nb, "Av utvalgets 6 medlemmer møtte 7.", None),
            (Language::Nb, "Utvalgets 7 medlemmer møtte 6 ganger", None),
        ] {
            assert_eq!(share_of(text, Lexicon::of(language)), value, "{text}");
        }
    }

    #[test]
    fn a_share_is_a_number_out_of_another() {
        for (language, text, value) in [
            (Language::Nb, "Av utvalgets medlemmer møtte 29 av 31.", Some((29, 31))),
            (Language::Nn, "Fem av sju medlemer møtte", Some((5, 7))),
            (Language::Da, "12 ud af 15 medlemmer", Some((12, 15))),
            (Language::En, "9 of 11 members", Some((9, 11))),
            (Language::Nb, "Sak 12 av mars 3", None),
        ] {
            assert_eq!(share(text, Lexicon::of(language)), value, "{text}");
        }
    }
}
