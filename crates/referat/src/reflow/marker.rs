//! List markers and numbers at the start of a line, by shape alone.

use crate::lexicon::{Lexicon, Term};

/// The byte where the text begins after its marker; 0 without one.
///
/// Numbers count only where the text after them begins like a new sentence:
/// `7. november` and `2 av 3` are no list items.
pub(super) fn content(text: &str, lexicon: &Lexicon) -> usize {
    let Some(space) = text.find([' ', '\t']) else { return 0 };
    let (marker, rest) = (&text[..space], text[space..].trim_start());
    let is_marker =
        !rest.is_empty() && (is_bullet(marker) || is_number(marker) && begins(marker, rest, lexicon));
    if is_marker { text.len() - rest.len() } else { 0 }
}

/// Whether it is a bullet: a sign, or the letter `o` that Word's second level
/// prints.
pub(super) fn is_bullet(marker: &str) -> bool {
    const BULLETS: &str = "•◦○●▪■□·*–—-‒−→➢➤✓✔❖§o▫‣⁃∙";
    let mut letters = marker.chars();
    let sign = letters.next().is_some_and(|it| it != '§' && BULLETS.contains(it));
    sign && letters.next().is_none()
}

/// Whether it is a number or letter with punctuation: `1.`, `2.1`, `a)`,
/// `(iv)`.
pub(super) fn is_number(marker: &str) -> bool {
    let closed = marker.ends_with(['.', ')']);
    let core = marker.trim_start_matches('(').trim_end_matches(['.', ')']);
    let parts: Vec<&str> = core.split('.').collect();
    let numeric =
        parts.iter().all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit()));
    let letter = core.len() == 1 && core.bytes().all(|it| it.is_ascii_alphabetic());
    let roman = (1..=5).contains(&core.len()) && core.bytes().all(|it| b"ivxIVX".contains(&it));
    let date = parts.len() == 3 && parts[2].len() > 1;
    !date
        && (closed && (numeric || letter || roman)
            || numeric && (2..=4).contains(&parts.len()) && parts[0].len() <= 2)
}

/// What separates levels of a list: the sort of marker.
pub(super) fn sort(marker: &str) -> char {
    let core = marker.trim_start_matches('(');
    match core.chars().next() {
        Some(it) if it.is_ascii_digit() => {
            char::from(b'1' + u8::try_from(core.matches('.').count().min(8)).unwrap_or(0))
        }
        Some(it) if it.is_ascii_alphabetic() && marker.len() > 1 => 'a',
        Some(it) => it,
        None => ' ',
    }
}

/// Whether text after a number begins like that of a list item: not with a
/// month, and in lower case only after `a)` and the like.
fn begins(marker: &str, rest: &str, lexicon: &Lexicon) -> bool {
    let word: String = rest.chars().take_while(|it| it.is_alphabetic()).collect();
    let is_month = || lexicon.known(&word).has_any(&[Term::Month, Term::MonthShort]);
    let lower = rest.chars().next().is_some_and(char::is_lowercase);
    (!lower || marker.ends_with(')')) && !(marker.ends_with('.') && is_month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language;

    #[test]
    fn markers_end_where_the_text_begins() {
        let rows = [
            ("• Vedtak", "Vedtak"),
            ("o kraft og nett", "kraft og nett"),
            ("1. Godkjenning", "Godkjenning"),
            ("2.1 Budsjett", "Budsjett"),
            ("a) Styret", "Styret"),
            ("(ii) Styret", "Styret"),
            ("7. november møttes rådet", "7. november møttes rådet"),
            ("11. November 2016", "11. November 2016"),
            ("b) styret endres", "styret endres"),
            ("og dermed slutt", "og dermed slutt"),
            ("2 av 3 møtte", "2 av 3 møtte"),
            ("A. Diskusjonssak", "Diskusjonssak"),
            ("§ 12 Val", "§ 12 Val"),
            ("-", "-"),
        ];
        for (text, rest) in rows {
            assert_eq!(&text[content(text, Lexicon::of(Language::Nb))..], rest);
        }
    }
}
