//! Text whose letters are not what they say: fonts that shift every code, or
//! do not tell what their codes mean.

use std::collections::BTreeMap;

use super::page::{Font, Glyph, UNMAPPED};

/// How a font's characters are set right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mending {
    /// They are right.
    None,
    /// Each is this many code points off.
    Shift(i32),
}

/// What is known of each of a document's fonts, by its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Mended {
    known: Vec<Option<Mending>>,
}

/// How readable a page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Legibility {
    /// Letters in all.
    pub(super) letters: usize,
    /// Letters that were shifted back.
    pub(super) shifted: usize,
    /// Letters that cannot be read.
    pub(super) unreadable: usize,
}

/// Letters, and different ones, that a font needs before a shift can be told.
const MIN_LETTERS: usize = 24;
const MIN_DIFFERENT: usize = 8;
/// How common the characters of readable text are on average: about 7.
const READABLE: f32 = 5.0;
/// How common they are at least in a word or two.
const LIKELY: f32 = 3.5;
/// How far the glyph numbers of most fonts are behind the letters.
const GLYPH_ORDER: i32 = 29;
/// How much more common shifted ones must be.
const BETTER: f32 = 1.5;

/// Sets a page's glyphs right where a shift explains them, and tells how much
/// of it could not be read.
pub(super) fn mend(glyphs: &mut [Glyph], fonts: &[Font], mended: &mut Mended) -> Legibility {
    mended.known.resize(fonts.len().max(mended.known.len()), None);
    let mut suspects: Vec<u16> = Vec::new();
    for glyph in glyphs.iter() {
        let known = mended.known.get(usize::from(glyph.font)).copied().flatten();
        if known.is_none() && suspects.last() != Some(&glyph.font) && !suspects.contains(&glyph.font) {
            suspects.push(glyph.font);
        }
    }
    for font in suspects {
        let chars: Vec<char> =
            glyphs.iter().filter(|glyph| glyph.font == font).map(|glyph| glyph.char).collect();
        if let Some(slot) = mended.known.get_mut(usize::from(font)) {
            *slot = mending(&chars);
        }
    }
    let mut legibility = Legibility::default();
    for glyph in glyphs {
        if glyph.char == ' ' {
            continue;
        }
        legibility.letters += 1;
        let mending = mended.known.get(usize::from(glyph.font)).copied().flatten().unwrap_or(Mending::None);
        if let Mending::Shift(shift) = mending
            && let Some(char) = shifted(glyph.char, shift)
        {
            glyph.char = char;
            legibility.shifted += 1;
        }
        if u32::from(glyph.char) >= UNMAPPED {
            glyph.char = '\u{FFFD}';
        }
        if is_unreadable(glyph.char) {
            legibility.unreadable += 1;
        }
    }
    legibility
}

fn is_unreadable(char: char) -> bool {
    matches!(char, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}')
}

/// How a font is set right, if its characters on this page tell.
fn mending(chars: &[char]) -> Option<Mending> {
    let score = |chars: &[(char, f32)], shift: i32| {
        let total: f32 = chars.iter().map(|&(char, count)| count * commonness(shifted(char, shift))).sum();
        total / chars.iter().map(|(_, count)| count).sum::<f32>().max(1.0)
    };
    let mut counts: BTreeMap<char, f32> = BTreeMap::new();
    for &char in chars.iter().filter(|&&char| char != ' ') {
        *counts.entry(char).or_default() += 1.0;
    }
    let counts: Vec<(char, f32)> = counts.into_iter().collect();
    let as_is = counts.iter().map(|&(char, count)| count * commonness(Some(char))).sum::<f32>()
        / counts.iter().map(|(_, count)| count).sum::<f32>().max(1.0);
    if as_is >= READABLE {
        return Some(Mending::None);
    }
    let best_of = |shifts: &mut dyn Iterator<Item = i32>| {
        shifts
            .map(|shift| (score(&counts, shift), shift))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.abs().cmp(&a.1.abs())))
    };
    // Codes that say nothing are most often letters, or glyphs in the usual
    // order.
    let says_nothing = counts.iter().all(|(char, _)| u32::from(*char) >= UNMAPPED);
    if says_nothing
        && let Some((best, shift)) = best_of(&mut [0, GLYPH_ORDER].into_iter())
        && best >= LIKELY
    {
        return Some(Mending::Shift(shift));
    }
    if chars.len() < MIN_LETTERS || counts.len() < MIN_DIFFERENT {
        return None;
    }
    let (best, shift) = best_of(&mut (-96..=96))?;
    let is_better = best >= READABLE && best > BETTER * as_is;
    Some(if is_better { Mending::Shift(shift) } else { Mending::None })
}

/// A character shifted back. The glyphs of most fonts follow the order of the
/// Macintosh's letters, with 29 codes less for the first 95 of them.
fn shifted(char: char, shift: i32) -> Option<char> {
    let code = match u32::from(char) {
        code @ UNMAPPED.. => code - UNMAPPED,
        code => code,
    };
    let moved = u32::try_from(i32::try_from(code).ok()? + shift).ok()?;
    match moved {
        0x20..=0x7E => char::from_u32(moved),
        0x7F..=0xFF if shift == GLYPH_ORDER => {
            let place = usize::try_from(moved + 1).ok()?.checked_sub(0x80)?;
            MAC_ROMAN.get(place).copied()
        }
        0xA1..=0xFF => char::from_u32(moved),
        _ => None,
    }
}

/// Mac OS Roman from 0x80.
const MAC_ROMAN: [char; 80] = [
    'Ä', 'Å', 'Ç', 'É', 'Ñ', 'Ö', 'Ü', 'á', 'à', 'â', 'ä', 'ã', 'å', 'ç', 'é', 'è', 'ê', 'ë', 'í', 'ì', 'î',
    'ï', 'ñ', 'ó', 'ò', 'ô', 'ö', 'õ', 'ú', 'ù', 'û', 'ü', '†', '°', '¢', '£', '§', '•', '¶', 'ß', '®', '©',
    '™', '´', '¨', '≠', 'Æ', 'Ø', '∞', '±', '≤', '≥', '¥', 'µ', '∂', '∑', '∏', 'π', '∫', 'ª', 'º', 'Ω', 'æ',
    'ø', '¿', '¡', '¬', '√', 'ƒ', '≈', '∆', '«', '»', '…', ' ', 'À', 'Ã', 'Õ', 'Œ', 'œ',
];

/// How common each letter is in Norwegian, of a hundred; its neighbours and
/// English are near enough.
const LETTERS: [f32; 26] = [
    6.5, 1.5, 0.3, 4.5, 15.0, 2.0, 4.0, 1.5, 6.0, 1.0, 4.0, 5.5, 3.4, 8.0, 5.5, 1.7, 0.1, 8.5, 6.4, 8.0, 1.7,
    2.4, 0.1, 0.1, 0.8, 0.1,
];

/// How common a character is: of a hundred, and below 0 what text never has.
fn commonness(char: Option<char>) -> f32 {
    let letter = |first: char, char: char| {
        LETTERS.get(usize::try_from(u32::from(char) - u32::from(first)).unwrap_or(0)).copied().unwrap_or(0.0)
    };
    match char {
        Some(char @ 'a'..='z') => letter('a', char),
        Some(char @ 'A'..='Z') => 0.9 * letter('A', char),
        // Digits come in rows of their own, and must not look like shifted
        // letters.
        Some('0'..='9') => 6.0,
        Some('å' | 'ø' | 'æ' | 'ä' | 'ö' | 'Å' | 'Ø' | 'Æ' | 'Ä' | 'Ö' | 'é') => 1.5,
        Some('.' | ',' | '-' | ':' | '/' | '(' | ')' | '•' | '–') => 3.0,
        Some(char) if char.is_alphabetic() => 0.0,
        Some('\u{20}'..='\u{7E}' | '§' | '«' | '»' | '”' | '“' | '’' | '…' | '▪') => 0.0,
        _ => -5.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Legibility, Mended, mend};
    use crate::pdf::page::{Font, UNMAPPED};
    use crate::pdf::sample::{at, text};

    const TEXT: &str = "Styret vedtok å utsette saken til neste møte i april.";

    fn mended(code: impl Fn(char) -> char) -> (String, Legibility) {
        let mut glyphs = at(0.0, 0.0, TEXT);
        for glyph in glyphs.iter_mut().filter(|glyph| glyph.char != ' ') {
            glyph.char = code(glyph.char);
        }
        let legibility = mend(&mut glyphs, &[Font::default()], &mut Mended::default());
        (glyphs.iter().map(|glyph| glyph.char).collect(), legibility)
    }

    #[test]
    fn right_text_stays() {
        assert_eq!(
            mended(|char| char),
            (TEXT.to_owned(), Legibility { letters: 44, shifted: 0, unreadable: 0 })
        );
    }

    #[test]
    fn a_shift_is_undone() {
        for shift in [-3, 3, 31] {
            let (text, legibility) =
                mended(|char| char::from_u32((char as i32 + shift) as u32).unwrap_or(char));
            assert_eq!(text, TEXT, "{shift}");
            assert_eq!(legibility.shifted, 44, "{shift}");
        }
    }

    #[test]
    fn glyph_numbers_of_a_font_without_a_map_are_read_in_macintosh_order() {
        let number = |char| match char {
            'å' => 110,
            'ø' => 161,
            char => char as u32 - 29,
        };
        let (text, _) = mended(|char| char::from_u32(UNMAPPED + number(char)).unwrap_or(char));
        assert_eq!(text, TEXT);
    }

    #[test]
    fn a_word_of_codes_that_say_nothing_is_read_as_letters_or_as_glyphs() {
        for shift in [0, 29] {
            let mut glyphs = at(0.0, 0.0, "Vedtak");
            for glyph in &mut glyphs {
                glyph.char = char::from_u32(UNMAPPED + u32::from(glyph.char) - shift).unwrap_or('?');
            }
            mend(&mut glyphs, &[Font::default()], &mut Mended::default());
            assert_eq!(text(&glyphs), "Vedtak", "{shift}");
        }
    }

    #[test]
    fn codes_without_any_order_are_said_to_be_unreadable() {
        let (text, legibility) =
            mended(|char| char::from_u32(UNMAPPED + 1000 + (char as u32 * 7919) % 5003).unwrap_or(char));
        assert_eq!(legibility.unreadable, 44);
        assert!(text.chars().all(|char| char == '\u{FFFD}' || char == ' '));
    }
}
