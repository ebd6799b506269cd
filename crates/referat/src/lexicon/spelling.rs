//! Words that were meant, where the hand slipped.

/// Whether one letter of the word is another than it should be, or two letters
/// beside each other have changed places.
pub(super) fn is_one_slip(word: &str, printed: &str) -> bool {
    let (word, printed): (Vec<char>, Vec<char>) = (word.chars().collect(), printed.chars().collect());
    if word.len() != printed.len() {
        return false;
    }
    let differs = |at: &usize| word[*at] != printed[*at];
    let slips: Vec<usize> = (0..word.len()).filter(differs).collect();
    match *slips.as_slice() {
        [at] => word[at].is_alphabetic() && printed[at].is_alphabetic(),
        [at, next] => next == at + 1 && word[at] == printed[next] && word[next] == printed[at],
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
