//! Rows to words: where the gaps are.

use std::ops::Range;

use super::page::Glyph;

/// Letters without a visible gap between them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    /// Its glyphs in the row.
    pub(super) glyphs: Range<usize>,
    /// Left edge.
    pub(super) left: f32,
    /// Right edge.
    pub(super) right: f32,
}

/// Gap that parts two words, in letter sizes.
const WORD_GAP: f32 = 0.15;
/// A space narrower than this between letters that touch is no gap: it was
/// drawn under them.
const TOUCHING: f32 = 0.03;
/// Gap that parts a colon from the value after it, which a tab stop may set
/// right behind its label.
const VALUE_GAP: f32 = 0.06;
/// How many single letters in a row are one spaced word, and their widest gap.
const SPACED_LETTERS: usize = 4;
const SPACED_GAP: f32 = 0.75;
/// How much wider than usual a gap inside a spaced word may be.
const SPACED_EVEN: f32 = 1.4;

/// The words of a row's glyphs, which are in order from left to right.
pub(super) fn words(glyphs: &[Glyph]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut space_before = false;
    for (place, glyph) in glyphs.iter().enumerate() {
        if glyph.char == ' ' {
            space_before = true;
            continue;
        }
        match words.last_mut() {
            Some(word) if !parts(word, glyph, space_before, glyphs.get(place.wrapping_sub(1))) => {
                word.glyphs.end = place + 1;
                word.right = word.right.max(glyph.end());
            }
            _ => words.push(Word { glyphs: place..place + 1, left: glyph.x, right: glyph.end() }),
        }
        space_before = false;
    }
    join_spaced_letters(words, glyphs)
}

fn parts(word: &Word, glyph: &Glyph, space_before: bool, before: Option<&Glyph>) -> bool {
    let gap = glyph.x - word.right;
    let is_value = || glyph.char.is_alphabetic() && before.is_some_and(|before| before.char == ':');
    let least = match space_before {
        true => TOUCHING,
        false if is_value() => VALUE_GAP,
        false => WORD_GAP,
    };
    gap > least * glyph.size
}

/// Joins letters that are spaced out for emphasis.
fn join_spaced_letters(words: Vec<Word>, glyphs: &[Glyph]) -> Vec<Word> {
    if words.len() < SPACED_LETTERS {
        return words;
    }
    let letter = |word: &Word| {
        let glyph = glyphs.get(word.glyphs.start)?;
        (word.glyphs.len() == 1 && glyph.char.is_alphabetic()).then_some(glyph)
    };
    let gap = |a: &Word, b: &Word| b.left - a.right;
    let is_spaced = |a: &Word, b: &Word| match (letter(a), letter(b)) {
        (Some(first), Some(_)) => gap(a, b) < SPACED_GAP * first.size,
        _ => false,
    };
    let stretches: Vec<&[Word]> = words.chunk_by(is_spaced).collect();
    let Some(longest) =
        stretches.iter().filter(|stretch| stretch.len() >= SPACED_LETTERS).max_by_key(|it| it.len())
    else {
        return words;
    };
    let mut gaps: Vec<f32> = longest.windows(2).map(|pair| gap(&pair[0], &pair[1])).collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    // What is spaced with them need not be letters: `S A K  1 2 / 0 4 :`.
    let is_single = |word: &Word| word.glyphs.len() == 1;
    let belongs = |a: &Word, b: &Word| is_single(a) && is_single(b) && gap(a, b) <= SPACED_EVEN * usual;
    let joined = words.chunk_by(belongs).filter_map(|letters| {
        let (first, last) = (letters.first()?, letters.last()?);
        Some(Word { glyphs: first.glyphs.start..last.glyphs.end, left: first.left, right: last.right })
    });
    joined.collect()
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::pdf::page::Glyph;
    use crate::pdf::sample::{at, text};

    fn shown(glyphs: &[Glyph]) -> String {
        let words: Vec<String> =
            words(glyphs).iter().map(|word| text(&glyphs[word.glyphs.clone()])).collect();
        words.join("|")
    }

    /// The text with this much room between its letters, in letter sizes; a
    /// space of the text is three times the room.
    fn spaced(line: &str, room: f32) -> Vec<Glyph> {
        let mut x = 50.0;
        let mut glyphs = Vec::new();
        for char in line.chars() {
            if char == ' ' {
                x += 30.0 * room;
                continue;
            }
            glyphs.push(Glyph { x, ..at(x, 100.0, &char.to_string())[0] });
            x += 5.0 + 10.0 * room;
        }
        glyphs
    }

    #[test]
    fn words_end_at_spaces_and_at_gaps() {
        for (glyphs, expected) in [
            (at(50.0, 100.0, "Sak 4 Budsjett"), "Sak|4|Budsjett"),
            ([at(50.0, 100.0, "Mø"), at(60.9, 100.0, "te")].concat(), "Møte"),
            ([at(50.0, 100.0, "Sak"), at(67.0, 100.0, "4")].concat(), "Sak|4"),
            ([at(50.0, 100.0, "Leder:"), at(81.0, 100.0, "Kari")].concat(), "Leder:|Kari"),
            (spaced("MØTE", 0.1), "MØTE"),
            (spaced("REFERAT FRA MØTE", 0.3), "REFERAT|FRA|MØTE"),
            (spaced("JNJN", 2.0), "J|N|J|N"),
            (spaced("SAKSLISTE 12/04:", 0.3), "SAKSLISTE|12/04:"),
            (at(50.0, 100.0, "M Ø T E B O K"), "MØTEBOK"),
            (at(50.0, 100.0, "S A K S L I S T E   1 2 / 0 4"), "SAKSLISTE|12/04"),
            (at(50.0, 100.0, "1 2 3 4 5"), "1|2|3|4|5"),
            (at(50.0, 100.0, "Tiltak a b c"), "Tiltak|a|b|c"),
        ] {
            assert_eq!(shown(&glyphs), expected);
        }
    }

    #[test]
    fn a_space_that_is_drawn_under_letters_that_touch_is_none() {
        let mut glyphs = at(50.0, 100.0, "mø te");
        glyphs[3].x = 60.0;
        glyphs[4].x = 65.0;
        assert_eq!(shown(&glyphs), "møte");
    }
}
