//! Words that no phrase is, told without spelling them in lower case.

/// How many places there are for what ends look like.
const PLACES: usize = 4096;

/// The first and the last letter and the length of each of a list of phrases:
/// most words that are none of them have others.
#[derive(Clone, Debug)]
pub(super) struct Ends([u64; PLACES / 64]);

impl Ends {
    /// Those of these phrases, which are in lower case.
    pub(super) fn of<'a>(phrases: impl Iterator<Item = &'a str>) -> Self {
        let mut ends = Self([0; PLACES / 64]);
        for at in phrases.filter_map(place) {
            ends.0[at / 64] |= 1 << (at % 64);
        }
        ends
    }

    /// Whether the word, in any case, may be one of the phrases.
    pub(super) fn may_have(&self, word: &str) -> bool {
        place(word).is_none_or(|at| self.0[at / 64] & 1 << (at % 64) != 0)
    }
}

/// The place of a word's ends; none for letters that may have another first
/// or last byte in lower case.
fn place(word: &str) -> Option<usize> {
    const NORDIC: u8 = 0xc3;
    let (first, last) = word.as_bytes().first().zip(word.as_bytes().last())?;
    let is_kept = (first.is_ascii() || *first == NORDIC) && last.is_ascii();
    let [first, last] = [first, last].map(|it| usize::from(it.to_ascii_lowercase()));
    is_kept.then_some((first * 61 + last * 17 + word.len() * 257) % PLACES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_phrase_is_missed_in_any_case() {
        let ends = Ends::of(["møte", "åpent", "så", "ÿ", "р", "i", "§"].into_iter());
        for word in ["møte", "MØTE", "Møte", "ÅPENT", "SÅ", "Ÿ", "Р", "I", "§", ""] {
            assert!(ends.may_have(word), "{word}");
        }
        assert!(!ends.may_have("Nordmann"));
    }
}
