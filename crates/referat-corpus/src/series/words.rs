//! Comparing words: the same but for case, marks or one letter.

use rustc_hash::FxHashSet;

/// The words of a text, in lower case and without marks over vowels that
/// clerks leave out: `Komité` is `komite`, but `å` stays.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    for it in text.chars().flat_map(char::to_lowercase) {
        match it {
            '\u{300}'..='\u{36f}' | '’' | '\'' | '´' | '`' => {}
            _ if it.is_alphanumeric() => word.push(plain(it)),
            _ if word.is_empty() => {}
            _ => tokens.push(std::mem::take(&mut word)),
        }
    }
    tokens.extend(Some(word).filter(|it| !it.is_empty()));
    tokens
}

/// The letter without an accent; letters of their own stay.
fn plain(it: char) -> char {
    match it {
        'à' | 'á' | 'â' | 'ã' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'ý' => 'y',
        _ => it,
    }
}

/// Whether one letter more, less or other, or two that changed places, makes
/// one word the other.
pub(super) fn is_one_letter_off(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let (short_rest, long_rest) = (&short[same..], &long[same..]);
    if short.len() < long.len() {
        return short_rest == &long_rest[1..];
    }
    match (short_rest, long_rest) {
        ([], []) => false,
        ([a, rest @ ..], [b, others @ ..]) if rest == others => a != b,
        ([a, b, rest @ ..], [c, d, others @ ..]) => a == d && b == c && rest == others,
        _ => false,
    }
}

/// Which share of the words of both texts both have, 0..1.
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    let (one, other) = (tokens(one), tokens(other));
    let one: FxHashSet<&String> = one.iter().collect();
    let other: FxHashSet<&String> = other.iter().collect();
    let shared = one.intersection(&other).count();
    let all = one.len() + other.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_case_and_accents() {
        for (text, expected) in [
            ("KOMITÉ for Ærlighet, nr. 2", "komite for ærlighet nr 2"),
            ("Anne-Marie  d’Ål", "anne marie dål"),
            ("", ""),
            ("--", ""),
        ] {
            assert_eq!(tokens(text).join(" "), expected);
        }
    }

    #[test]
    fn one_letter_may_be_off() {
        for (one, other, expected) in [
            ("nordman", "nordmann", true),
            ("nordmann", "nordmann", false),
            ("nrodmann", "nordmann", true),
            ("nordmenn", "nordmann", true),
            ("nordmnan", "nordmann", true),
            ("nordmo", "nordmann", false),
            ("", "a", true),
            ("", "", false),
            ("ab", "ba", true),
            ("abc", "cba", false),
        ] {
            assert_eq!(is_one_letter_off(one, other), expected, "{one} {other}");
            assert_eq!(is_one_letter_off(other, one), expected, "{other} {one}");
        }
    }
}
