//! Lower case that keeps every byte offset.

use std::borrow::Cow;

/// The text in lower case, each character as long in bytes as before.
#[must_use]
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    let mut folded = if text.bytes().any(|it| it.is_ascii_uppercase()) {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    };
    if !text.is_ascii() {
        for (at, it) in text.char_indices().filter(|(_, it)| !it.is_ascii()) {
            let end = at + it.len_utf8();
            if let Some(low) = lower(it) {
                folded.to_mut().replace_range(at..end, low.encode_utf8(&mut [0; 4]));
            }
        }
    }
    folded
}

/// The small letter of a capital, when it is as long in bytes.
fn lower(it: char) -> Option<char> {
    if it.is_lowercase() {
        return None;
    }
    let mut lower = it.to_lowercase();
    let low = lower.next().filter(|low| *low != it && low.len_utf8() == it.len_utf8())?;
    lower.next().is_none().then_some(low)
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
