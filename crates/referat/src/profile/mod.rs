//! A user's own words, beside those of the lexicons: a profile.

mod error;
mod furniture;
mod keys;

use std::fmt;
use std::sync::{Arc, OnceLock};

use regex::RegexSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub use self::error::ProfileError;
use self::keys::Words;
use crate::lexicon::{Lexicon, Own};
use crate::minutes::Language;

/// Bytes of the longest profile.
const LONGEST: usize = 1 << 20;

/// What the minutes of one organisation say in words of their own.
///
/// It is a lexicon as those in `lexicons/`, lists of phrases by the term that
/// they tell, for documents in any language. Two more lists hold shapes:
/// `item-label`, what stands before items, with `{number}` for the number, and
/// `furniture`, lines that are no part of the text, with `{number}` and
/// `{text}` for what varies. Under `organization` stand whole names.
///
/// ```
/// let profile = referat::Profile::from_toml(
///     r#"
///     present = ["på tokt"]
///     decision = ["slik ble det"]
///     organization = ["Fjordvik Kystlag"]
///     item-label = ["Tema {number}"]
///     furniture = ["Fjordvik Kystlag, blad {number}"]
///     "#,
/// )?;
/// let options = referat::Options::default().profile(profile);
/// # Ok::<(), referat::ProfileError>(())
/// ```
///
/// Making one is cheap; its words are sorted once for each language that is
/// read with it. Clones share them.
#[derive(Clone)]
pub struct Profile(Arc<Inner>);

struct Inner {
    own: Own,
    furniture: RegexSet,
    lexicons: [OnceLock<Lexicon>; Language::ALL.len()],
}

impl Profile {
    /// The profile that a TOML document is.
    ///
    /// # Errors
    /// When it is no TOML, or has a key that is no term, or other than lists
    /// of texts.
    pub fn from_toml(text: &str) -> Result<Self, ProfileError> {
        if text.len() > LONGEST {
            return Err(ProfileError::new(format!("the profile is longer than {LONGEST} bytes")));
        }
        let table = DeTable::parse(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            ProfileError::new(error.message()).at(text, at)
        })?;
        let mut entries: Vec<_> = table.get_ref().iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut words = Words::default();
        for (key, value) in entries {
            let here = |it: &Spanned<DeValue<'_>>| it.span().start;
            words.check(key.get_ref()).map_err(|it| it.at(text, key.span().start))?;
            let list = value
                .get_ref()
                .as_array()
                .ok_or_else(|| keys::no_list(key.get_ref()).at(text, here(value)))?;
            for entry in list.iter() {
                let at = here(entry);
                let entry =
                    entry.get_ref().as_str().ok_or_else(|| keys::no_list(key.get_ref()).at(text, at))?;
                words.add(key.get_ref(), entry).map_err(|it| it.at(text, at))?;
            }
        }
        Self::of_words(words)
    }

    /// The profile of lists by their keys.
    ///
    /// # Errors
    /// When a key is no term, or a text is empty or no shape.
    pub fn from_lists<'a>(
        lists: impl IntoIterator<Item = (&'a str, &'a [String])>,
    ) -> Result<Self, ProfileError> {
        let mut words = Words::default();
        for (key, list) in lists {
            words.check(key)?;
            list.iter().try_for_each(|entry| words.add(key, entry))?;
        }
        Self::of_words(words)
    }

    fn of_words(words: Words) -> Result<Self, ProfileError> {
        let furniture = RegexSet::new(words.furniture)
            .map_err(|_| ProfileError::new("`furniture` is too long to be looked for"))?;
        let lexicons = [const { OnceLock::new() }; Language::ALL.len()];
        Ok(Self(Arc::new(Inner { own: words.own, furniture, lexicons })))
    }

    /// A language's lexicon with the profile's words.
    pub(crate) fn lexicon(&self, language: Language) -> &Lexicon {
        self.0.lexicons[language as usize].get_or_init(|| Lexicon::with(language, &self.0.own))
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Profile").field(&self.0.own).field(&self.0.furniture).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_where_and_what_would_do() {
        let rows = [
            (
                "decision = [\"slik ble det\"]\ndecison = [\"så\"]",
                "line 2: unknown key `decison`; did you mean `decision`?",
            ),
            ("\n\nitem_label = []", "line 3: unknown key `item_label`; did you mean `item-label`?"),
            ("decision = \"slik\"", "line 1: `decision` must be a list of texts"),
            ("decision = [\n \"slik\",\n 3,\n]", "line 3: `decision` must be a list of texts"),
            ("decision = [\" \"]", "line 1: `decision` has an empty text"),
            ("item-label = [\"Tema\"]", "line 1: `item-label` must have one {number}: Tema"),
            ("item-label = [\"Tema {number}\"]\ndecision", "line 2: "),
        ];
        for (text, expected) in rows {
            let error = Profile::from_toml(text).expect_err(text).to_string();
            assert!(error.starts_with(expected), "{error}");
        }
    }

    #[test]
    fn an_unknown_key_like_no_other_is_told_all_keys() {
        let error = Profile::from_toml("qqqqqqqqqqqqq = []").expect_err("it is no key").to_string();
        assert!(error.contains("fact-place") && error.contains("furniture"), "{error}");
    }

    #[test]
    fn what_is_verified_is_read_with_the_words_too() {
        let profile = Profile::from_toml("month = [\"5=vårmåned\"]").expect("it is a profile");
        let text =
            "Protokoll fra styremøte 3. vårmåned 2024\n\nDato: 4. mai 2024\n\nSak 1 Brygga\nVedtatt.\n";
        let options = crate::Options::default().language(Language::Nb);
        let told = |options| {
            let parsed = crate::parse(text.as_bytes(), &options).expect("text is read");
            let checks = parsed.minutes.into_iter().flat_map(|it| it.checks);
            let of_date = checks.filter(|it| it.rule == crate::minutes::Rule::DateInTitleAgrees);
            of_date.map(|it| it.message).collect::<Vec<_>>()
        };
        assert_eq!(told(options.clone()), [""; 0]);
        let expected = "The title says 2024-05-03, but the meeting was on 2024-05-04.";
        assert_eq!(told(options.profile(profile)), [expected]);
    }

    #[test]
    fn the_words_of_a_language_are_sorted_once() {
        let profile = Profile::from_toml("decision = [\"Slik  ble det\"]").expect("it is a profile");
        let first: *const Lexicon = profile.lexicon(Language::Nb);
        assert_eq!(first, std::ptr::from_ref(profile.clone().lexicon(Language::Nb)));
        assert!(profile.lexicon(Language::Sv).hits("Slik ble det:").is(crate::lexicon::Term::Decision));
    }
}
