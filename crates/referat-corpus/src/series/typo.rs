//! Which of many texts are one letter apart, without comparing all with all.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::archive::index;
use super::words::is_one_letter_off;

/// Texts that lose a letter to become the same; more than this many are no
/// typing errors but a series.
const MOST: usize = 24;

/// The pairs of texts, as indices, that are one letter apart, in order.
pub(super) fn pairs<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<(u32, u32)> {
    let texts: Vec<&str> = texts.collect();
    let mut by_rest: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (at, text) in texts.iter().enumerate() {
        let skip = |from: usize, to: usize| hash(&text[..from], &text[to..]);
        let shorter = text.char_indices().map(|(start, it)| skip(start, start + it.len_utf8()));
        for rest in shorter.chain([hash(text, "")]) {
            let same = by_rest.entry(rest).or_default();
            if same.last() != Some(&index(at)) && same.len() <= MOST {
                same.push(index(at));
            }
        }
    }
    let mut pairs = Vec::new();
    for same in by_rest.into_values().filter(|it| (2..=MOST).contains(&it.len())) {
        for (at, one) in same.iter().enumerate() {
            for other in &same[at + 1..] {
                pairs.push((*one, *other));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|(one, other)| is_one_letter_off(texts[*one as usize], texts[*other as usize]));
    pairs
}

fn hash(lead: &str, tail: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for byte in lead.bytes().chain(tail.bytes()) {
        hasher.write_u8(byte);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_one_letter_apart() {
        let texts = ["kari li", "kari lie", "kari lø", "kair li", "per vik", ""];
        assert_eq!(pairs(texts.into_iter()), [(0, 1), (0, 2), (0, 3)]);
    }
}
