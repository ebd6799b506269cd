//! Lower case that keeps every byte offset.

use std::borrow::Cow;

/// The text in lower case, each character as long in bytes as before.
#[must_use]
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    if has_wide_capital(text) {
        Cow::Owned(text.chars().map(small).collect())
    } else if text.bytes().any(|it| it.is_ascii_uppercase()) {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// What is made of the text in lower case, which a few words are spelled in
/// without memory of their own.
pub(crate) fn with_folded<T>(text: &str, make: impl FnOnce(&str) -> T) -> T {
    const FEW_WORDS: usize = 64;
    if text.bytes().all(|it| it.is_ascii() && !it.is_ascii_uppercase()) {
        return make(text);
    }
    let mut letters = [0; FEW_WORDS];
    match letters.get_mut(..text.len()) {
        Some(letters) if !has_wide_capital(text) => {
            letters.copy_from_slice(text.as_bytes());
            letters.make_ascii_lowercase();
            make(str::from_utf8(letters).unwrap_or(text))
        }
        _ => make(&fold(text)),
    }
}

/// Whether a capital outside of ASCII has a small letter of its length.
fn has_wide_capital(text: &str) -> bool {
    /// What the characters from `À` on begin with; those before have no case.
    const FIRST: u8 = 0xC3;
    if text.is_ascii() {
        return false;
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|it| it >= FIRST) {
        let mut letters = rest[at..].chars();
        if letters.next().is_some_and(|it| small(it) != it) {
            return true;
        }
        rest = letters.as_str();
    }
    false
}

/// The small letter of a capital, when it is as long in bytes; else the
/// character itself.
fn small(it: char) -> char {
    match it {
        _ if it.is_ascii() => it.to_ascii_lowercase(),
        'ß'..='ÿ' | '×' => it,
        'À'..='Þ' => char::from(it as u8 + 0x20),
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
    for it in text.chars() {
        if it.is_ascii_alphanumeric() {
            letters.push(it.to_ascii_lowercase());
        } else if is_alphanumeric(it) {
            letters.push(small(it));
        }
    }
    letters
}

/// Whether it is a letter or a digit of any script. The letters of Europe's
/// west are told without a table.
pub(crate) fn is_alphanumeric(it: char) -> bool {
    match it {
        '\0'..='\x7f' => it.is_ascii_alphanumeric(),
        'À'..='ɏ' => is_alphabetic(it),
        _ => it.is_alphanumeric(),
    }
}

/// Whether it is a letter of any script.
pub(crate) fn is_alphabetic(it: char) -> bool {
    match it {
        '\0'..='\x7f' => it.is_ascii_alphabetic(),
        'À'..='ɏ' => !matches!(it, '×' | '÷'),
        _ => it.is_alphabetic(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        assert!(('\0'..=char::MAX).all(|it| is_alphanumeric(it) == it.is_alphanumeric()));
        assert!(('\0'..=char::MAX).all(|it| is_alphabetic(it) == it.is_alphabetic()));
    }

    #[test]
    fn capitals_become_small_and_offsets_stay() {
        for (text, expected) in [
            ("Møte", "møte"),
            ("ÅRSMØTE I ØYER", "årsmøte i øyer"),
            ("vedtak", "vedtak"),
            ("øl", "øl"),
            ("À×Þ Ÿ Šà Œ", "à×þ ÿ šà œ"),
            // These would change in length.
            ("İ ẞ", "İ ẞ"),
            ("", ""),
        ] {
            assert_eq!(fold(text), expected);
            assert_eq!(with_folded(text, str::to_owned), expected);
        }
    }
}
