//! What the words of names tell, for who compares names across documents.
//!
//! The words themselves are in the lexicons; what follows from them is for
//! the caller to say.

use std::borrow::Cow;

use crate::fields::person;
use crate::lexicon::{Lexicon, Term};
use crate::minutes::Language;

/// Letters that are left of a word at least.
const SHORTEST_STEM: usize = 3;

/// The text in lower case.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    crate::lexicon::fold(text)
}

/// A noun in lower case without the endings of its definite form, so that
/// both forms are one: `utvalget` and `utvalg`, `komiteen` and `komite`. It
/// is for comparison only, since other words lose letters as well.
#[must_use]
pub fn stem(word: &str, language: Language) -> &str {
    let endings = Lexicon::of(language).phrases(Term::DefiniteEnding);
    let mut stem = word;
    // `komiteen` loses its ending, and then what `komite` loses.
    for _ in 0..2 {
        let shorter = endings.iter().filter_map(|it| stem.strip_suffix(it.as_str()));
        let shortest = shorter.filter(|it| it.chars().count() >= SHORTEST_STEM).min_by_key(|it| it.len());
        let Some(shorter) = shortest else { break };
        stem = shorter;
    }
    stem
}

/// Whether it is a small word that tells little: `og`, `for`.
#[must_use]
pub fn is_small(word: &str, language: Language) -> bool {
    let known = Lexicon::of(language).known(word);
    known.has_any(&[Term::FunctionWord, Term::Conjunction, Term::TitleFiller])
}

/// Whether it names an organ, or ends in a word that does: `styret`,
/// `kommunestyret`.
#[must_use]
pub fn is_body(word: &str, language: Language) -> bool {
    let lexicon = Lexicon::of(language);
    let word = fold(word);
    lexicon.knows(Term::Body, &word) || lexicon.endings(&word).any(|(term, _)| term == Term::Body)
}

/// Whether it makes a name an organisation's: `kommune`, `AS`.
#[must_use]
pub fn is_organization(word: &str, language: Language) -> bool {
    let lexicon = Lexicon::of(language);
    lexicon.knows(Term::Organization, word) || person::is_organization_word(word, lexicon)
}

/// Whether it stands before a name and is none: `fru`, `ordfører`.
#[must_use]
pub fn is_before_name(word: &str, language: Language) -> bool {
    let lexicon = Lexicon::of(language);
    lexicon.knows(Term::Honorific, word) || person::function_of(word, lexicon).is_some()
}

/// Whether it stands in a name's place and says that there is nobody.
#[must_use]
pub fn is_nobody(text: &str, language: Language) -> bool {
    Lexicon::of(language).knows(Term::Nobody, text)
}

/// Whether it is a small word inside a name: `van`.
#[must_use]
pub fn is_particle(word: &str) -> bool {
    person::is_particle(&fold(word))
}

/// Whether a title is a heading over items of a kind, and no matter's:
/// `Orienteringssaker`.
#[must_use]
pub fn is_heading(title: &str, language: Language) -> bool {
    const HEADINGS: &[Term] = &[
        Term::ItemGroup,
        Term::Referral,
        Term::Delegated,
        Term::Information,
        Term::OtherBusiness,
        Term::Question,
        Term::RoundTable,
        Term::ApprovalOfMinutes,
        Term::ApprovalOfNotice,
    ];
    Lexicon::of(language).known(title).has_any(HEADINGS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_a_noun_are_one() {
        use Language::{Da, En, Nb, Nn, Sv};
        for (language, one, other) in [
            (Nb, "utvalget", "utvalg"),
            (Nb, "kommunestyret", "kommunestyre"),
            (Nb, "komiteen", "komite"),
            (Nb, "nemnda", "nemnd"),
            (Nb, "rådet", "råd"),
            (Nn, "heradsstyret", "heradsstyre"),
            (Nn, "nemndi", "nemnd"),
            (Sv, "styrelsen", "styrelse"),
            (Sv, "nämnden", "nämnd"),
            (Da, "bestyrelsen", "bestyrelse"),
            (Da, "byrådet", "byråd"),
            (En, "council", "council"),
        ] {
            assert_eq!(stem(one, language), stem(other, language), "{one}");
        }
        for (language, one, other) in [
            (Nb, "rådet", "rød"),
            (Nb, "fellesrådet", "rådet"),
            (En, "committee", "commit"),
            (Nb, "et", "en"),
        ] {
            assert_ne!(stem(one, language), stem(other, language), "{one}");
        }
    }
}
