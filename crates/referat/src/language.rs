//! Which language a document is in, by its small words and letters.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::{Lexicon, is_alphabetic, with_folded};
use crate::minutes::Language;

/// Words looked at; later ones change nothing.
const ENOUGH: usize = 2000;
/// Longest word that tells a language, in bytes.
const LONGEST: usize = 18;

/// The language of the text; bokmål when nothing tells.
#[must_use]
pub fn language<'a>(lines: impl IntoIterator<Item = &'a str>) -> Language {
    let mut score = [0.0_f32; LANGUAGES.len()];
    let words = lines.into_iter().flat_map(|line| line.split(|it| !is_alphabetic(it)));
    for word in words.filter(|it| !it.is_empty()).take(ENOUGH) {
        // Letters count in all words. `Bygg og Betong AS` is no English.
        let may_tell = word.len() <= LONGEST && !(word.len() > 1 && word.chars().all(char::is_uppercase));
        let weights = || with_folded(word, |word| WORDS.get(word));
        if let Some(weights) = may_tell.then(weights).flatten() {
            for (score, weight) in score.iter_mut().zip(weights) {
                *score += weight;
            }
        }
        let wide = if word.is_ascii() { "" } else { word };
        for it in wide.chars() {
            match it {
                'æ' | 'ø' => {
                    score[0] += 0.2;
                    score[1] += 0.2;
                    score[3] += 0.2;
                }
                'å' => {
                    for at in [0, 1, 2, 3] {
                        score[at] += 0.1;
                    }
                }
                'ä' | 'ö' => score[2] += 0.4,
                _ => {}
            }
        }
    }
    let best = (0..LANGUAGES.len()).max_by(|a, b| score[*a].total_cmp(&score[*b]).then(b.cmp(a)));
    best.map_or(Language::Nb, |best| LANGUAGES[best])
}

const LANGUAGES: [Language; 5] = [Language::Nb, Language::Nn, Language::Sv, Language::Da, Language::En];

/// Each small word with its weight for each language: a word that fewer
/// languages have tells more.
static WORDS: LazyLock<FxHashMap<&'static str, [f32; 5]>> = LazyLock::new(|| {
    let mut words = FxHashMap::<&str, [f32; 5]>::default();
    for (at, language) in LANGUAGES.iter().enumerate() {
        for word in Lexicon::telling_words(*language) {
            words.entry(word).or_default()[at] = 1.0;
        }
    }
    for weights in words.values_mut() {
        let languages: f32 = weights.iter().sum();
        for weight in weights {
            *weight /= languages * languages;
        }
    }
    words
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_tell_the_language() {
        let rows = [
            (Language::Nb, "Styret vedtok å utsette saken til neste møte, og ba om at det ikke ble endret."),
            (Language::Nn, "Styret vedtok å utsetje saka til neste møte, og bad om at det ikkje vart endra."),
            (
                Language::Sv,
                "Styrelsen beslutade att skjuta upp ärendet till nästa möte och att det inte ändras.",
            ),
            (
                Language::Da,
                "Bestyrelsen besluttede at udsætte sagen til næste møde, og bad om at det blev noteret af formanden.",
            ),
            (Language::En, "The board decided to defer the matter to the next meeting."),
        ];
        for (expected, text) in rows {
            assert_eq!(language([text]), expected, "{text}");
        }
    }
}
