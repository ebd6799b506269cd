//! The keys of a profile, and what stands under each.

use super::ProfileError;
use crate::lexicon::{ItemShape, Own, Term, expression, fold, term_names};
use crate::meant::meant;

/// The keys that are no terms: what is listed under them are shapes.
const ITEM_LABEL: &str = "item-label";
const FURNITURE: &str = "furniture";

/// What a profile lists.
#[derive(Default)]
pub(super) struct Words {
    pub(super) own: Own,
    /// Regular expressions of whole lines.
    pub(super) furniture: Vec<String>,
}

impl Words {
    /// Whether there is such a key.
    pub(super) fn check(&self, key: &str) -> Result<(), ProfileError> {
        let is_known = [ITEM_LABEL, FURNITURE].contains(&key) || Term::named(key).is_some();
        if is_known { Ok(()) } else { Err(unknown(key)) }
    }

    /// Adds a text under a key.
    pub(super) fn add(&mut self, key: &str, text: &str) -> Result<(), ProfileError> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        // A phrase that stands for a value says so: `11=november`.
        let (value, phrase) = text.split_once('=').map_or(("", text.as_str()), |(value, it)| (value, it));
        if phrase.trim_end_matches('.').is_empty() {
            return Err(ProfileError::new(format!("`{key}` has an empty text")));
        }
        match key {
            ITEM_LABEL => {
                let shape = ItemShape::new(&text).ok_or_else(|| {
                    ProfileError::new(format!("`{ITEM_LABEL}` must have one {{number}}: {text}"))
                })?;
                self.own.item_shapes.push(shape);
            }
            FURNITURE => self.furniture.push(format!(r"^\s*{}\s*$", expression(&text))),
            _ => {
                let term = Term::named(key).ok_or_else(|| unknown(key))?;
                if term == Term::Organization && text.starts_with(char::is_uppercase) {
                    self.own.organizations.push(text.clone());
                }
                let phrase = fold(phrase).into_owned();
                let value = if value.is_empty() { phrase } else { format!("{value}={phrase}") };
                self.own.phrases.push((term, value));
            }
        }
        Ok(())
    }
}

/// What stands under a key is something else than texts.
pub(super) fn no_list(key: &str) -> ProfileError {
    ProfileError::new(format!("`{key}` must be a list of texts"))
}

fn unknown(key: &str) -> ProfileError {
    let mut names = term_names();
    names.extend([ITEM_LABEL, FURNITURE].map(str::to_owned));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let hint = meant(key, &names).unwrap_or_else(|| format!("the keys are {}", names.join(", ")));
    ProfileError::new(format!("unknown key `{key}`; {hint}"))
}
