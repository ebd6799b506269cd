//! Words that were meant, where the hand slipped.

/// Whether one letter of the word is another than it should be, or two letters
/// beside each other have changed places.
pub(super) fn is_one_slip(word: &str, printed: &str) -> bool {
    // One letter, or none, is longer or shorter in bytes.
    const WIDEST: usize = 3;
    if word.len().abs_diff(printed.len()) > WIDEST {
        return false;
    }
    let same = |letters: &(char, char)| letters.0 == letters.1;
    let length = |(letter, _): (char, char)| letter.len_utf8();
    let before: usize = word.chars().zip(printed.chars()).take_while(same).map(length).sum();
    let (word, printed) = (&word[before..], &printed[before..]);
    let after: usize = word.chars().rev().zip(printed.chars().rev()).take_while(same).map(length).sum();
    let between = |text: &str| {
        let mut letters = text[..text.len() - after].chars();
        [letters.next(), letters.next(), letters.next()]
    };
    match (between(word), between(printed)) {
        ([Some(meant), None, _], [Some(slip), None, _]) => meant.is_alphabetic() && slip.is_alphabetic(),
        ([Some(first), Some(second), None], slip) => slip == [Some(second), Some(first), None],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_may_be_wrong_or_two_changed() {
        for (word, printed, expected) in [
            ("frånvarande", "frånvarnade", true),
            ("til stede", "til sttde", true),
            ("forfall", "forfakl", true),
            ("forfall", "forfall", false),
            ("forfall", "forfalt 2", false),
            ("forfall", "frofakl", false),
            ("til stede", "til-stede", false),
        ] {
            assert_eq!(is_one_slip(word, printed), expected, "{printed}");
        }
    }
}
