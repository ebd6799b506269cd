//! Lower case that keeps every byte offset.

use std::borrow::Cow;

/// The text in lower case, each character as long in bytes as before.
#[must_use]
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() && text.chars().any(|it| !it.is_ascii() && small(it) != it) {
        Cow::Owned(text.chars().map(small).collect())
    } else if text.bytes().any(|it| it.is_ascii_uppercase()) {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// The small letter of a capital, when it is as long in bytes; else the
/// character itself.
fn small(it: char) -> char {
    match it {
        _ if it.is_ascii() => it.to_ascii_lowercase(),
        'ß'..='ÿ' => it,
        _ if it.is_lowercase() => it,
        _ => {
            let mut lower = it.to_lowercase();
            let first = lower.next().filter(|low| low.len_utf8() == it.len_utf8());
            first.filter(|_| lower.next().is_none()).unwrap_or(it)
        }
    }
}

/// The letters and digits of a text, in lower case, for comparison.
pub(crate) fn letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    letters.extend(text.chars().filter(|it| it.is_alphanumeric()).map(small));
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_small_and_offsets_stay() {
        for (text, expected) in [
            ("Møte", "møte"),
            ("ÅRSMØTE I ØYER", "årsmøte i øyer"),
            ("vedtak", "vedtak"),
            ("øl", "øl"),
            // These would change in length.
            ("İ ẞ", "İ ẞ"),
            ("", ""),
        ] {
            assert_eq!(fold(text), expected);
        }
    }
}
