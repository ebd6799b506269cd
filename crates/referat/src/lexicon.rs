//! The words of a language that give minutes their structure.
//!
//! `lexicons/<language>.toml` lists phrases by [`Term`]; all phrases of a
//! language are found in one pass over the words of a text. A phrase that
//! stands for a value says so: `"11=november"`, `"NOK=kr"`.

mod ends;
mod finder;
mod fold;
mod hits;
mod own;
mod set;
mod shape;
mod source;
mod spelling;
mod term;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use self::ends::Ends;
pub(crate) use self::finder::Finder;
pub(crate) use self::fold::{fold, is_alphabetic, is_alphanumeric, letters, with_folded};
pub(crate) use self::hits::{Hit, Hits};
pub(crate) use self::own::Own;
pub(crate) use self::set::TermSet;
pub(crate) use self::shape::{ItemShape, expression};
use self::source::lists;
use self::term::BESIDE_FIGURES;
pub(crate) use self::term::Term;
use crate::minutes::Language;
use rustc_hash::FxHashMap;

/// Every language with its lexicon. A new language is one file and one line.
const SOURCES: &[(Language, &str)] = &[
    (Language::Nb, include_str!("../lexicons/nb.toml")),
    (Language::Nn, include_str!("../lexicons/nn.toml")),
    (Language::Sv, include_str!("../lexicons/sv.toml")),
    (Language::Da, include_str!("../lexicons/da.toml")),
    (Language::En, include_str!("../lexicons/en.toml")),
];

/// Bytes of the shortest phrase that a word is said to end with.
const SHORTEST_ENDING: usize = 4;

/// Bytes of the shortest label that is read with a letter wrong: among shorter
/// words there are too many others.
const SHORTEST_MISSPELT: usize = 7;

/// Phrases by term, and what finds them all.
pub(crate) struct Lexicon {
    /// By term, as listed.
    phrases: Vec<Vec<String>>,
    /// What each phrase, without final stop, can be, and the value that it
    /// stands for.
    meanings: FxHashMap<String, Vec<(Term, Option<String>)>>,
    /// Bytes of the longest phrase.
    longest: usize,
    /// What the phrases begin and end with.
    ends: Ends,
    /// The phrases of one word, by their last bytes.
    endings: FxHashMap<[u8; SHORTEST_ENDING], Vec<(Term, String)>>,
    finder: Finder,
    /// The term of each of the finder's phrases.
    terms: Vec<Term>,
    /// Names of organisations that a profile adds, as printed.
    organizations: Vec<String>,
    /// What the labels of items look like, as a profile says.
    item_shapes: Vec<ItemShape>,
}

impl Lexicon {
    /// The lexicon of a language. Bokmål and nynorsk know each other's
    /// phrases, since Norwegian documents mix them.
    #[must_use]
    pub(crate) fn of(language: Language) -> &'static Self {
        static LEXICONS: [OnceLock<Lexicon>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        LEXICONS[language as usize].get_or_init(|| Lexicon::with(language, &Own::default()))
    }

    /// The lexicon of a language with a user's own words.
    pub(crate) fn with(language: Language, own: &Own) -> Self {
        let languages: &[Language] = match language {
            Language::Nb => &[Language::Nb, Language::Nn],
            Language::Nn => &[Language::Nn, Language::Nb],
            Language::Sv => &[Language::Sv],
            Language::Da => &[Language::Da],
            Language::En => &[Language::En],
        };
        let mut all: Vec<(Term, &str)> = languages.iter().flat_map(|it| entries(*it)).collect();
        all.extend(own.phrases.iter().map(|(term, entry)| (*term, entry.as_str())));
        Self::new(&all, own)
    }

    /// The small words and the words typical of minutes of one language alone,
    /// of use to tell it from others.
    pub(crate) fn telling_words(language: Language) -> impl Iterator<Item = &'static str> {
        const TELLING: &[&str] = &["function-word", "typical-word"];
        lists(source(language)).filter(|(key, _)| TELLING.contains(key)).flat_map(|(_, words)| words)
    }

    fn new(entries: &[(Term, &str)], own: &Own) -> Self {
        let mut phrases = vec![Vec::new(); Term::COUNT];
        let mut meanings: FxHashMap<String, Vec<(Term, Option<String>)>> = FxHashMap::default();
        let mut endings: FxHashMap<_, Vec<(Term, String)>> = FxHashMap::default();
        let mut searched = Vec::new();
        for &(term, entry) in entries {
            let (value, phrase) =
                entry.split_once('=').map_or((None, entry), |(it, phrase)| (Some(it), phrase));
            let known = meanings.entry(phrase.trim_end_matches('.').to_owned()).or_default();
            let is_known = known.iter().any(|(it, _)| *it == term);
            if !is_known {
                known.push((term, value.map(str::to_owned)));
            }
            let known = &mut phrases[term as usize];
            if is_known && known.iter().any(|it| it == phrase) {
                continue;
            }
            known.push(phrase.to_owned());
            if let Some(last) = phrase.as_bytes().last_chunk().filter(|_| !phrase.contains(' ')) {
                endings.entry(*last).or_default().push((term, phrase.to_owned()));
            }
            if !BESIDE_FIGURES.contains(&term) {
                searched.push((term, phrase));
            }
        }
        let finder = Finder::new(searched.iter().map(|(_, phrase)| *phrase));
        let terms = searched.into_iter().map(|(term, _)| term).collect();
        let longest = meanings.keys().map(String::len).max().unwrap_or(0);
        let ends = Ends::of(meanings.keys().map(String::as_str));
        let organizations = own.organizations.clone();
        let item_shapes = own.item_shapes.clone();
        Self { phrases, meanings, longest, ends, endings, finder, terms, organizations, item_shapes }
    }

    /// Names of organisations that a profile adds, as printed.
    pub(crate) fn organizations(&self) -> &[String] {
        &self.organizations
    }

    /// What the labels of items look like, as a profile says.
    pub(crate) fn item_shapes(&self) -> &[ItemShape] {
        &self.item_shapes
    }

    /// The phrases of a term, as listed.
    #[must_use]
    pub(crate) fn phrases(&self, term: Term) -> &[String] {
        &self.phrases[term as usize]
    }

    /// Everything that `words`, in any case and without what ends a label,
    /// can be.
    #[must_use]
    pub(crate) fn known(&self, words: &str) -> Meanings<'_> {
        self.meanings(words.trim().trim_end_matches([':', '.', ';']))
    }

    /// Whether `words`, in any case, is one of the term's phrases.
    #[must_use]
    pub(crate) fn knows(&self, term: Term, words: &str) -> bool {
        self.known(words).has(term)
    }

    /// What the word, in any case, stands for as one of the term's phrases.
    #[must_use]
    pub(crate) fn value(&self, term: Term, word: &str) -> Option<&str> {
        self.meanings(word).value(term)
    }

    /// Whether `words`, in any case, are a phrase of any term.
    #[must_use]
    pub(crate) fn means(&self, words: &str) -> bool {
        !self.meanings(words.trim()).0.is_empty()
    }

    /// Everything that the word, in any case and with or without final stop,
    /// can be.
    #[must_use]
    pub(crate) fn meanings(&self, word: &str) -> Meanings<'_> {
        let word = word.trim_end_matches('.');
        if word.len() > self.longest || !self.ends.may_have(word) {
            return Meanings(&[]);
        }
        with_folded(word, |word| self.meanings_folded(word))
    }

    /// [`Self::meanings`] of a word in lower case and without final stop.
    #[must_use]
    pub(crate) fn meanings_folded(&self, word: &str) -> Meanings<'_> {
        Meanings(self.meanings.get(word).map_or(&[], Vec::as_slice))
    }

    /// [`Self::value`] as a number.
    #[must_use]
    pub(crate) fn number<N: std::str::FromStr>(&self, term: Term, word: &str) -> Option<N> {
        self.value(term, word)?.parse().ok()
    }

    /// The phrases of one word, at least four bytes long, that the word, in
    /// lower case, is or ends with.
    pub(crate) fn endings<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (Term, &'a str)> {
        let known = word.as_bytes().last_chunk().and_then(|last| self.endings.get(last));
        let all = known.into_iter().flatten().map(|(term, phrase)| (*term, phrase.as_str()));
        all.filter(|(_, phrase)| word.ends_with(phrase))
    }

    /// What a label over people was meant to be, which itself means nothing: one
    /// letter is wrong, or two have changed places.
    #[must_use]
    pub(crate) fn misspelt(&self, label: &str) -> Option<(Term, &str)> {
        const LABELS: &[Term] = &[Term::Present, Term::Absent];
        let label = fold(label.trim());
        if label.len() < SHORTEST_MISSPELT || self.means(&label) {
            return None;
        }
        let phrases =
            LABELS.iter().flat_map(|term| self.phrases(*term).iter().map(|it| (*term, it.as_str())));
        let mut meant = phrases.filter(|(_, phrase)| phrase.len() >= SHORTEST_MISSPELT);
        meant.find(|(_, phrase)| spelling::is_one_slip(phrase, &label))
    }

    /// The text before and after the first of the term's phrases that stands
    /// between spaces.
    pub(crate) fn split_once<'a>(&self, term: Term, text: &'a str) -> Option<(&'a str, &'a str)> {
        let place = |phrase: &String| {
            let mut found = text.match_indices(phrase.as_str()).map(|(at, _)| (at, at + phrase.len()));
            found.find(|(at, end)| text[..*at].ends_with(' ') && text[*end..].starts_with(' '))
        };
        let (start, end) = self.phrases(term).iter().filter_map(place).min()?;
        Some((&text[..start - 1], &text[end + 1..]))
    }

    /// The parts of a text that the term's phrases stand between.
    pub(crate) fn split<'a>(&self, term: Term, text: &'a str) -> Vec<&'a str> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((part, after)) = self.split_once(term, rest) {
            parts.push(part);
            rest = after;
        }
        parts.push(rest);
        parts
    }

    /// Every phrase in the text that stands as whole words.
    #[must_use]
    pub(crate) fn hits(&self, text: &str) -> Hits {
        /// Bytes of running text that have a phrase in them.
        const EACH: usize = 8;
        let mut hits = Vec::with_capacity(text.len() / EACH);
        self.finder.find(&fold(text), |phrase, at| hits.push(self.hit(phrase, at)));
        Hits::new(hits, text)
    }

    /// The phrases that the text begins with.
    #[must_use]
    pub(crate) fn leads(&self, text: &str) -> Hits {
        let mut hits = Vec::new();
        self.finder.leads(text, fold, |phrase, at| hits.push(self.hit(phrase, at)));
        Hits::new(hits, text)
    }

    fn hit(&self, phrase: usize, at: Range<usize>) -> Hit {
        Hit { term: self.terms[phrase], start: at.start, end: at.end }
    }
}

/// The entries of one language's file, term by term.
fn entries(language: Language) -> impl Iterator<Item = (Term, &'static str)> {
    let lists = lists(source(language)).filter_map(|(key, phrases)| Some((Term::named(key)?, phrases)));
    lists.flat_map(|(term, phrases)| phrases.map(move |it| (term, it)))
}

/// One language's file.
fn source(language: Language) -> &'static str {
    SOURCES.iter().find(|(it, _)| *it == language).map_or("", |(_, text)| text)
}

/// The names of all terms that some language has phrases of.
pub(crate) fn term_names() -> BTreeSet<String> {
    SOURCES.iter().flat_map(|(_, text)| lists(text).map(|(key, _)| key.to_owned())).collect()
}

/// The terms that a word is a phrase of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meanings<'a>(&'a [(Term, Option<String>)]);

impl<'a> Meanings<'a> {
    /// Whether it is one of the term's phrases.
    #[must_use]
    pub(crate) fn has(self, term: Term) -> bool {
        self.0.iter().any(|(it, _)| *it == term)
    }

    /// Whether it is a phrase of any of the terms.
    #[must_use]
    pub(crate) fn has_any(self, terms: &[Term]) -> bool {
        self.0.iter().any(|(it, _)| terms.contains(it))
    }

    /// What it stands for as a phrase of the term.
    #[must_use]
    pub(crate) fn value(self, term: Term) -> Option<&'a str> {
        self.0.iter().find(|(it, _)| *it == term)?.1.as_deref()
    }

    /// [`Self::value`] as a number.
    #[must_use]
    pub(crate) fn number<N: std::str::FromStr>(self, term: Term) -> Option<N> {
        self.value(term)?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phrases_of_every_lexicon_are_folded() {
        for (language, _) in SOURCES {
            for (term, entry) in entries(*language) {
                let phrase = entry.split_once('=').map_or(entry, |(_, phrase)| phrase);
                assert_eq!(phrase, fold(phrase), "{language:?} {term:?}");
                assert_eq!(phrase, phrase.trim(), "{language:?} {term:?}");
            }
        }
    }

    #[test]
    fn a_text_is_split_at_words_between_spaces() {
        let lexicon = Lexicon::of(Language::Nb);
        for (text, expected) in [
            ("Kari og Per", "Kari|Per"),
            ("Kari og Per samt Ada", "Kari|Per|Ada"),
            ("og Kari og", "og Kari og"),
            ("Kari og og Per", "Kari|og Per"),
            ("sogn og", "sogn og"),
            ("", ""),
        ] {
            assert_eq!(lexicon.split(Term::Conjunction, text).join("|"), expected, "{text}");
        }
    }

    #[test]
    fn phrases_are_found_as_whole_words_in_any_case() {
        let lexicon = Lexicon::of(Language::Nb);
        let hits = lexicon.hits("VEDTAK:");
        assert!(hits.is(Term::Decision));
        let hits = lexicon.hits("Vedtaksmyndigheten ligger i styret");
        assert!(!hits.has(Term::Decision));
        let hits = lexicon.hits("Formannskapets vedtak:");
        assert!(hits.tail(Term::Decision).is_some() && hits.lead(Term::Decision).is_some());
    }
}
