//! The shape of names.

use crate::lexicon::{Lexicon, Term, fold, is_alphabetic, is_alphanumeric, with_folded};

/// Small words inside names.
const PARTICLES: &[&str] = &[
    "van", "von", "de", "af", "da", "der", "den", "del", "du", "di", "la", "le", "ten", "ter", "zu", "el",
    "al", "bin", "ibn", "dos", "das",
];

/// Letters of a word with a dot that may still be a name's: `Chr.`.
const LONGEST_ABBREVIATION: usize = 3;

/// Words of the longest name.
pub(crate) const LONGEST_NAME: usize = 6;

/// Whether two words of the text that begin with a capital follow each other,
/// parentheses and particles apart: without them there is no full name, and a
/// closer look costs.
pub(crate) fn may_name(text: &str) -> bool {
    let is_inside = |it: char| is_alphanumeric(it) || is_mark(it) || matches!(it, '\'' | '’' | '.');
    let has_parentheses = text.bytes().any(|it| matches!(it, b'(' | b'['));
    let mut is_open = false;
    let mut start = None;
    for (at, it) in text.char_indices().chain([(text.len(), ' ')]) {
        if is_inside(it) {
            start = start.or(Some(at));
            continue;
        }
        let Some(word) = start.take().map(|start| &text[start..at]) else { continue };
        let begins = word.starts_with(|it: char| is_alphabetic(it) && !it.is_lowercase());
        if begins && is_open {
            return true;
        }
        is_open = begins || is_open && (has_parentheses || is_particle(word));
    }
    false
}

/// Whether the text has the shape of a full name: two to six capitalised
/// words, with particles, hyphens and initials.
pub(crate) fn is_name(text: &str) -> bool {
    let (mut count, mut is_open, mut is_spelled, mut has_acronym) = (0, false, false, false);
    for (at, word) in text.split_whitespace().enumerate() {
        let is_capital = is_name_word(word);
        if at == LONGEST_NAME || !is_capital && (at == 0 || !is_particle(word)) {
            return false;
        }
        is_open = !is_capital;
        if is_capital {
            count += 1;
            is_spelled |= letters(word) >= 2;
            has_acronym |= is_acronym(word);
        }
    }
    count >= 2 && !is_open && is_spelled && (!has_acronym || is_in_capitals(text))
}

/// Where the name stands first in the text as whole words.
pub(crate) fn place_of(name: &str, text: &str) -> Option<usize> {
    text.match_indices(name).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Whether the text is one word with the shape of a given name.
pub(crate) fn is_first_name(text: &str) -> bool {
    is_name_word(text) && letters(text) >= 2 && !text.contains('.') && !is_acronym(text)
}

/// Where the dash stands that sets a class behind a name: `Kari Li-2.klasse`.
pub(crate) fn dash_before_class(text: &str) -> Option<usize> {
    let is_class = |it: &str| {
        let letters = it.trim_start_matches(|it: char| it.is_ascii_digit());
        let figures = it.len() - letters.len();
        let letters = letters.trim_start_matches(['.', ' ']);
        (1..=2).contains(&figures) && letters.starts_with(char::is_alphabetic)
    };
    let ends_name = |before: &str| before.rsplit(' ').next().is_some_and(is_first_name);
    let mut dashes = text.match_indices(['-', '–']);
    dashes.find(|(at, dash)| ends_name(&text[..*at]) && is_class(&text[at + dash.len()..])).map(|(at, _)| at)
}

/// Whether it is set in capitals and holds a small word, as a heading does and
/// a name does not: `BYGGING AV NAUST`.
pub(crate) fn is_phrase_in_capitals(text: &str, lexicon: &Lexicon) -> bool {
    let is_small = |(at, word): (usize, &str)| {
        lexicon.knows(Term::FunctionWord, word) && (at == 0 || !is_particle(&fold(word)))
    };
    is_in_capitals(text) && text.split_whitespace().enumerate().any(is_small)
}

/// Whether it is a full name and no word of it is an organisation's, a
/// function or a label.
pub(crate) fn names_person(text: &str, lexicon: &Lexicon) -> bool {
    const OTHERS: &[Term] = &[
        Term::Party,
        Term::Body,
        Term::Organization,
        Term::Column,
        Term::Present,
        Term::Absent,
        Term::Substitutes,
        Term::Staff,
        Term::AgendaHeading,
    ];
    is_name(text)
        && !lexicon.known(text).has_any(OTHERS)
        && !text.split_whitespace().any(|it| is_organization_word(it, lexicon) || is_owner(it))
        && !text.split(' ').next_back().is_some_and(|it| lexicon.knows(Term::Act, it))
        && !is_phrase_in_capitals(text, lexicon)
        && text.split_whitespace().next().is_none_or(|it| function_of(it, lexicon).is_none())
}

/// Whether the text is a party, or a list of the place with one in its name:
/// `FJ-AP`.
pub(crate) fn is_party(text: &str, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 4;
    let is_short = |it: &str| {
        (1..=LONGEST).contains(&it.chars().count())
            && it.starts_with(char::is_uppercase)
            && it.chars().all(char::is_alphabetic)
    };
    let of_place = || {
        text.contains('-')
            && text.split('-').all(is_short)
            && text.split('-').any(|it| it.len() > 1 && lexicon.knows(Term::Party, it))
    };
    lexicon.knows(Term::Party, text) || of_place()
}

/// Whether the text is a whole name with the surname first: `Li, Kari`.
pub(crate) fn is_surname_first(text: &str, lexicon: &Lexicon) -> bool {
    let Some((family, given)) = text.split_once(", ") else { return false };
    let is_other = |it: &str| lexicon.knows(Term::Party, it) || is_organization_word(it, lexicon);
    family.split(' ').count() <= 2
        && !given.contains(',')
        && !is_name(family)
        && given.split(' ').all(|it| function_of(it, lexicon).is_none() && !is_other(it))
        && names_person(&format!("{given} {family}"), lexicon)
}

/// A capitalised word or an initial.
pub(crate) fn is_name_word(word: &str) -> bool {
    // Most words are in lower case.
    if !word.chars().next().is_some_and(|it| is_alphabetic(it) && !it.is_lowercase()) {
        return false;
    }
    let spelled =
        word.chars().all(|it| is_alphabetic(it) || is_mark(it) || matches!(it, '-' | '\'' | '’' | '.'));
    if !spelled || !word.bytes().any(|it| matches!(it, b'.' | b'-')) {
        return spelled;
    }
    let dots = word.trim_end_matches('.').split('.');
    let short = dots.clone().all(|it| letters(it) <= LONGEST_ABBREVIATION);
    let parts = word.split('-').enumerate();
    (!word.contains('.') || short)
        && parts.clone().all(|(_, part)| part.chars().next().is_some_and(char::is_alphabetic))
        && parts
            .clone()
            .all(|(at, part)| at == 0 || !part.starts_with(char::is_lowercase) || !is_acronym(word))
}

/// Whether the word tells whose something is: `Members’`.
fn is_owner(word: &str) -> bool {
    word.ends_with(['\'', '’'])
}

/// A vowel sign or another mark that combines with a letter.
fn is_mark(it: char) -> bool {
    !it.is_ascii() && !it.is_alphanumeric() && !it.is_whitespace() && ('\u{300}'..='\u{36f}').contains(&it)
}

/// A small word inside a name.
pub(crate) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Whether small words stand before another word of the name: `von der Lippe`.
pub(super) fn leads_to_name(words: &[(usize, &str)]) -> bool {
    let small = words.iter().take_while(|(_, it)| is_particle(it)).count();
    small > 0 && words.get(small).is_some_and(|(_, it)| is_name_word(it))
}

/// A word with more than one capital in one of its parts: `FAU`, `ProgNett`.
pub(crate) fn is_acronym(word: &str) -> bool {
    // Most names have one capital, and no mark that a part may begin behind.
    if word.bytes().skip(1).all(|it| it.is_ascii_lowercase()) {
        return false;
    }
    let inner = |part: &str| {
        let part =
            ["Mc", "Mac", "O'", "O’", "D'", "D’"].iter().find_map(|it| part.strip_prefix(it)).unwrap_or(part);
        !part.contains('.')
            && part.chars().filter(|it| it.is_uppercase()).count() >= 2
            && !is_long_in_capitals(part)
    };
    word.split('-').any(inner)
}

/// A family name written in capitals: `NORDMANN`.
fn is_long_in_capitals(word: &str) -> bool {
    word.chars().count() >= 5 && word.chars().all(char::is_uppercase)
}

/// Whether all its words are written in capitals.
pub(crate) fn is_in_capitals(text: &str) -> bool {
    text.chars().all(|it| !it.is_lowercase())
}

fn letters(word: &str) -> usize {
    word.chars().filter(|it| is_alphabetic(*it)).count()
}

/// Whether the word makes a name an organisation's: `kommune`, `Midtregionen`.
pub(crate) fn is_organization_word(word: &str, lexicon: &Lexicon) -> bool {
    const WHOLE: usize = 4;
    let is_ending = |(term, it): (Term, &str)| term == Term::OrganizationEnding && it.chars().count() > WHOLE;
    with_folded(word.trim_matches([',', ';', ':']), |word| {
        let bare = word.trim_end_matches('.');
        let label = word.trim_end_matches([':', '.', ';']);
        lexicon.meanings_folded(label).has(Term::OrganizationEnding) || lexicon.endings(bare).any(is_ending)
    })
}

/// Which of the two it is, a function in the organ (`leder`, `styremedlem`)
/// or a job (`rådmann`, `næringssjef`).
pub(crate) fn function_of(word: &str, lexicon: &Lexicon) -> Option<Term> {
    const SHORTEST_ENDING: usize = 4;
    const TERMS: [Term; 4] = [Term::Function, Term::FactMinuteTaker, Term::FactChair, Term::JobTitle];
    let long = |ending: &str| ending.chars().count() >= SHORTEST_ENDING;
    let found = with_folded(word.trim_matches([',', ';', ':', '.']), |word| {
        let meanings = lexicon.meanings_folded(word);
        let whole = TERMS.into_iter().find(|term| meanings.has(*term));
        let ending = || {
            let ending = lexicon.endings(word).filter(|(_, it)| long(it));
            ending.filter_map(|(term, _)| TERMS.iter().position(|it| *it == term)).min().map(|at| TERMS[at])
        };
        whole.or_else(ending)
    })?;
    Some(if found == Term::JobTitle { Term::JobTitle } else { Term::Function })
}

/// The words of a text with the byte that each begins at.
pub(crate) fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|it: char| !it.is_whitespace()) {
        let word = &rest[start..];
        let end = word.find(char::is_whitespace).unwrap_or(word.len());
        words.push((text.len() - word.len(), &word[..end]));
        rest = &word[end..];
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language;

    #[test]
    fn full_names_have_two_to_six_capitalised_words() {
        for name in [
            "Kari Li",
            "Ola H. Vik",
            "Anne-Lise von der Lippe",
            "Per Øyen-Strand",
            "Sean O'Hara",
            "Ada McDuff",
            "Вера Ивановна Орлова",
            "KARI LI",
            "Kari NORDVIK",
            "Åse Marie Li Vik",
            "J. P. Vik",
            "Sørli Hanne",
        ] {
            assert!(is_name(name), "{name}");
        }
        for other in [
            "Kari",
            "Kari FAU",
            "kari li",
            "Kari li",
            "Sak 3",
            "Kari og Ola",
            "navet",
            "IFI-sjakk Klubb",
            "",
            "H. P.",
        ] {
            assert!(!is_name(other), "{other}");
        }
    }

    #[test]
    fn a_given_name_is_one_capitalised_word() {
        assert!(["Kari", "Bjørn-Erik", "Åse"].into_iter().all(is_first_name));
        assert!(!["kari", "FAU", "Kari Li", "H.", "7b", ""].into_iter().any(is_first_name));
    }

    #[test]
    fn organisations_and_functions_are_no_persons() {
        let lexicon = Lexicon::of(Language::Nb);
        assert!(names_person("Kari Li", lexicon));
        for other in
            ["Nord Kommune", "Midtregionen Vest", "Rådmann Vik", "Faste Medlemmer", "Miljøpartiet De Grønne"]
        {
            assert!(!names_person(other, lexicon), "{other}");
        }
    }
}
