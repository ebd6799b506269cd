//! Letters that whoever read a scan took for digits: `l23/17`, `2O19`,
//! `kl. l8.00`.

use std::borrow::Cow;

/// The text with such letters as the digits that they stand for. Each takes
/// one byte as before, so that places in it are places in the text, which is
/// still what is quoted.
pub(super) fn as_figures(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_letter = |at: usize| bytes.get(at).is_some_and(|it| digit(*it).is_some());
    let mut signs = (0..).zip(bytes).filter(|(_, it)| matches!(it, b'/'..=b'9')).map(|(at, _)| at);
    // Most texts have no letter beside a figure or a stroke.
    if !signs.any(|at: usize| is_letter(at + 1) || at > 0 && is_letter(at - 1)) {
        return Cow::Borrowed(text);
    }
    let mut figures: Option<Vec<u8>> = None;
    let mut at = 0;
    for piece in text.split_inclusive(|char| !is_inside(char)) {
        let token = piece.trim_end_matches(|char| !is_inside(char)).as_bytes();
        if is_misread(token) {
            let figures = figures.get_or_insert_with(|| bytes.to_vec());
            for byte in figures.get_mut(at..at + token.len()).into_iter().flatten() {
                *byte = digit(*byte).unwrap_or(*byte);
            }
        }
        at += piece.len();
    }
    figures.and_then(|bytes| String::from_utf8(bytes).ok()).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'l' | b'I' | b'|' => Some(b'1'),
        b'O' | b'o' => Some(b'0'),
        _ => None,
    }
}

/// Letters, digits, and the marks between them.
fn is_inside(char: char) -> bool {
    char.is_alphanumeric() || char == '|' || u8::try_from(char).is_ok_and(is_mark)
}

fn is_mark(byte: u8) -> bool {
    matches!(byte, b'/' | b'.' | b':' | b'-')
}

/// Whether what stands between two spaces is a number of several parts, such
/// as a date's or a case's, that some letters have got into. One part alone
/// must begin with a stroke: `l7. mars`, not `10l` or `O2`.
fn is_misread(token: &[u8]) -> bool {
    let parts = || token.split(|byte| is_mark(*byte)).filter(|part| !part.is_empty());
    let is_number = |part: &[u8]| part.iter().any(u8::is_ascii_digit);
    let is_alike = |part: &[u8]| part.iter().all(|byte| byte.is_ascii_digit() || digit(*byte).is_some());
    let has_letter = |part: &[u8]| part.iter().any(|byte| !byte.is_ascii_digit());
    if !parts().all(is_alike) || !parts().any(has_letter) {
        return false;
    }
    let lone = |part: &[u8]| matches!(part, [b'l' | b'|'] | [b'l' | b'|', b'l' | b'|']);
    if parts().nth(1).is_none() {
        let inside = |part: &[u8]| matches!(part, [first, .., last] if first.is_ascii_digit() && last.is_ascii_digit());
        let stroke = |part: &[u8]| matches!(part, [b'l' | b'|', rest @ ..] if is_number(rest));
        return parts().any(|part| is_number(part) && (inside(part) || stroke(part)));
    }
    // The last part is a year or minutes, and the surest of all; a stroke at
    // its end is rather a unit, as in `0.5l`.
    let is_sure =
        |part: &[u8]| part.len() >= 2 && is_number(part) && !matches!(part.last(), Some(b'l' | b'I' | b'|'));
    parts().all(|part| is_number(part) || lone(part)) && parts().next_back().is_some_and(is_sure)
}

#[cfg(test)]
mod tests {
    use super::as_figures;

    #[test]
    fn letters_in_numbers_are_digits() {
        for (text, expected) in [
            ("Sak l23/17 Budsjett", "Sak 123/17 Budsjett"),
            ("Sak l/19 og ll/l9", "Sak 1/19 og 11/19"),
            ("den l4.03.2O19", "den 14.03.2019"),
            ("O5.ll.2019", "05.11.2019"),
            ("kl. l8.OO", "kl. l8.OO"),
            ("kl. l8.0O–2O.15", "kl. 18.00–20.15"),
            ("l7. mars 2O23", "17. mars 2023"),
            ("|2.01.2024", "12.01.2024"),
        ] {
            assert_eq!(as_figures(text), expected);
        }
    }

    #[test]
    fn other_letters_stay() {
        for text in [
            "10l melk, 1 l saft",
            "CO2 og O2",
            "kl. 18",
            "Il-laget AS/Il",
            "II/19",
            "E18 og I-14",
            "www.l2.no/1l",
            "0.5l",
            "gård 12/l",
            "ål/19",
            "Ola/Olo",
            "sol.12",
        ] {
            assert_eq!(as_figures(text), text);
        }
    }
}
