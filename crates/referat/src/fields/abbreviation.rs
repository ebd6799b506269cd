//! Abbreviations that the text itself explains: `Interkommunalt politisk råd
//! (IPR)`.

use std::ops::Range;

use crate::lexicon::{Lexicon, Term, fold};

/// An abbreviation with the words that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AbbreviationMatch {
    /// The abbreviation itself.
    pub(crate) range: Range<usize>,
    pub(crate) expansion: String,
}

/// Every abbreviation that is explained by a parenthesis, in order.
pub(crate) fn abbreviations(text: &str, lexicon: &Lexicon) -> Vec<AbbreviationMatch> {
    let opens = text.match_indices('(').map(|(open, _)| open);
    opens
        .filter_map(|open| {
            let close = open + text[open..].find(')')?;
            let inside = open + 1..close;
            let before = &text[..open];
            if is_abbreviation(&text[inside.clone()]) {
                let expansion = expansion(before, &text[inside.clone()], lexicon)?.to_owned();
                return Some(AbbreviationMatch { range: inside, expansion });
            }
            let word = before.trim_end();
            let start = word.rfind(|it: char| !it.is_alphanumeric()).map_or(0, |at| next_boundary(word, at));
            let range = start..word.len();
            let words = text[inside].trim();
            let is_whole = expansion(words, &text[range.clone()], lexicon)? == words;
            (is_abbreviation(&text[range.clone()]) && is_whole)
                .then(|| AbbreviationMatch { range, expansion: words.to_owned() })
        })
        .collect()
}

fn next_boundary(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// Two to eight letters, most of them capitals.
fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().count();
    let capitals = word.chars().filter(|it| it.is_uppercase()).count();
    (2..=8).contains(&letters) && word.chars().all(char::is_alphabetic) && capitals * 2 > letters
}

/// The words at the end of `before` that the letters stand for.
fn expansion<'a>(before: &'a str, abbreviation: &str, lexicon: &Lexicon) -> Option<&'a str> {
    let folded = fold(abbreviation);
    let letters: Vec<char> = folded.chars().collect();
    let before = before.trim_end();
    let is_gap = |it: char| it.is_whitespace() || matches!(it, ',' | '/' | '(' | '«' | '"');
    // From the last word backwards, no further than the letters can reach.
    let starts =
        before.char_indices().rev().filter(|(_, it)| is_gap(*it)).map(|(at, _)| next_boundary(before, at));
    let starts = starts.chain([0]).filter(|at| *at < before.len()).take(2 * letters.len());
    starts.map(|at| &before[at..]).find(|phrase| {
        let folded = fold(phrase);
        let words: Vec<&str> = folded.split(is_gap).filter(|it| !it.is_empty()).collect();
        let is_first = words.first().is_some_and(|it| it.starts_with(letters[0]));
        // Two letters are found in any long word.
        let is_enough = words.len() > 1 || letters.len() > 2;
        is_first && is_enough && fits(&words, &letters, lexicon)
    })
}

/// Whether each word gives its first letter, and perhaps more of its letters,
/// in order. Small words may give none.
fn fits(words: &[&str], letters: &[char], lexicon: &Lexicon) -> bool {
    let Some((word, rest)) = words.split_first() else { return letters.is_empty() };
    if words.len() > 2 * letters.len() + 1 {
        return false;
    }
    let is_small = lexicon.knows(Term::FunctionWord, word);
    if is_small && fits(rest, letters, lexicon) {
        return true;
    }
    let mut given = 0;
    for (index, letter) in word.chars().enumerate() {
        if letters.get(given) == Some(&letter) {
            given += 1;
            if fits(rest, &letters[given..], lexicon) {
                return true;
            }
        } else if index == 0 {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language;

    #[test]
    fn abbreviations_are_explained_beside_a_parenthesis() {
        for (text, expected) in [
            ("Et interkommunalt politisk råd (IPR) drøftes", "IPR = interkommunalt politisk råd"),
            ("Rådet for Nedre Skogland (RNS)", "RNS = Rådet for Nedre Skogland"),
            ("møte i kommunedirektørutvalget (KDU)", "KDU = kommunedirektørutvalget"),
            ("RNS (Rådet for Nedre Skogland)", "RNS = Rådet for Nedre Skogland"),
            ("Kari Bakken (SP)", ""),
            ("PR (prøvetid)", ""),
            ("Deltakere (SE UNDER)", ""),
            ("(IPR) (", ""),
        ] {
            let found = abbreviations(text, Lexicon::of(Language::Nb)).into_iter();
            let found = found.map(|it| format!("{} = {}", &text[it.range], it.expansion)).collect::<Vec<_>>();
            assert_eq!(found.join("; "), expected, "{text}");
        }
    }
}
