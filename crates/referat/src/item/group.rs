//! Working groups that the meeting set up.

use crate::fields::person::{self, is_name_word, is_particle};
use crate::lexicon::{Lexicon, Term};
use crate::minutes::{Group, Item};

/// The groups that the items' decisions set up.
pub(crate) fn groups(items: &[Item], lexicon: &Lexicon) -> Vec<Group> {
    let decisions = items.iter().flat_map(|item| item.decisions.iter().map(move |it| (item, it)));
    decisions
        .filter(|(_, it)| lexicon.hits(&it.text).has(Term::GroupSetUp))
        .map(|(item, it)| Group {
            name: name(&it.text, lexicon),
            members: members(&it.text),
            item: item.number.clone(),
            source: it.source.clone(),
        })
        .filter(|group| !group.members.is_empty() || group.name.is_some())
        .collect()
}

/// The name of a group in quotation marks: `arbeidsgruppen «Ny skole»`.
fn name(text: &str, lexicon: &Lexicon) -> Option<String> {
    const MARKS: [(char, char); 3] = [('«', '»'), ('“', '”'), ('"', '"')];
    let at = lexicon.hits(text).find(Term::GroupSetUp)?.start;
    let quoted = |(open, close): &(char, char)| {
        let inside = text[at..].split_once(*open)?.1.split_once(*close)?.0.trim();
        (!inside.is_empty()).then(|| inside.to_owned())
    };
    MARKS.iter().find_map(quoted)
}

/// The full names in a text that sets up a group.
pub(super) fn members(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut end = |run: &mut Vec<&str>| {
        let name = run.join(" ");
        if person::is_name(&name) && !out.contains(&name) {
            out.push(name);
        }
        run.clear();
    };
    // The first word is the sentence's.
    for word in text.split_whitespace().skip(1) {
        let bare = word.trim_matches(|it: char| !it.is_alphanumeric());
        let is_part = is_name_word(bare) || !run.is_empty() && is_particle(bare);
        if !is_part || !word.starts_with(bare) {
            end(&mut run);
        }
        if is_part {
            run.push(bare);
        }
        if !word.ends_with(bare) {
            end(&mut run);
        }
    }
    end(&mut run);
    out
}
