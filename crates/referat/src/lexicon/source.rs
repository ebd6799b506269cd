//! The lists of a lexicon's file, in the part of TOML that it keeps to: the
//! whole of TOML takes longer to read than everything else at every start.

/// The keys of a file, each with the phrases that it lists, in order.
pub(super) fn lists(text: &str) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
    text.split(']').filter_map(|list| {
        let (before, phrases) = list.split_once(" = [")?;
        let key = before.rsplit('\n').next()?;
        Some((key, phrases.split('"').skip(1).step_by(2)))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::super::{SOURCES, Term};
    use super::lists;

    #[test]
    fn the_lists_are_those_of_toml() {
        for (language, text) in SOURCES {
            let expected: HashMap<Term, Vec<String>> = toml::from_str(text).expect("a lexicon is TOML");
            let found: Vec<(Term, Vec<String>)> = lists(text)
                .map(|(key, phrases)| (Term::named(key).expect(key), phrases.map(str::to_owned).collect()))
                .collect();
            assert_eq!(found.len(), expected.len(), "{language:?}");
            for (term, phrases) in found {
                assert_eq!(Some(&phrases), expected.get(&term), "{language:?} {term:?}");
            }
        }
    }
}
