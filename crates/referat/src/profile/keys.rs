//! The keys of a profile, and what stands under each.

use super::ProfileError;
use crate::lexicon::{ItemShape, Own, Term, expression, fold, term_names};

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
    /// How many of the nearest names are told.
    const NEAREST: usize = 3;
    let far = 1 + key.chars().count() / 4;
    let mut near: Vec<(usize, &String)> =
        names.iter().map(|name| (distance(key, name), name)).filter(|(it, _)| *it <= far).collect();
    near.sort_unstable();
    let quoted: Vec<String> = near.iter().take(NEAREST).map(|(_, name)| format!("`{name}`")).collect();
    let hint = if quoted.is_empty() {
        format!("the keys are {}", names.into_iter().collect::<Vec<_>>().join(", "))
    } else {
        format!("did you mean {}?", quoted.join(" or "))
    };
    ProfileError::new(format!("unknown key `{key}`; {hint}"))
}

/// How many letters must be changed, added or left out to make one word of
/// another.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (at, from) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (to, column) in b.chars().zip(1..) {
            let changed = diagonal + usize::from(from != to);
            diagonal = row[column];
            row[column] = changed.min(diagonal + 1).min(row[column - 1] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}
