//! Words for meetings: `styremøte`, `FAU-møte`.

use crate::lexicon::{Lexicon, Term, fold};

/// Whether the word is one for a meeting: `styremøte`.
pub(crate) fn is_meeting(word: &str, lexicon: &Lexicon) -> bool {
    let folded = fold(word);
    lexicon.phrases(Term::MeetingSuffix).iter().any(|suffix| folded.ends_with(suffix.as_str()))
}

/// Whether the word is a compound with one for a meeting.
pub(crate) fn is_kind_of_meeting(word: &str, lexicon: &Lexicon) -> bool {
    is_meeting(word, lexicon) && !lexicon.knows(Term::MeetingSuffix, word)
}

/// Whether a word ends as names of organs do, perhaps in the genitive:
/// `elverådet`, `Formannskapets`.
pub(crate) fn is_organ(word: &str, lexicon: &Lexicon) -> bool {
    let word = fold(word);
    let owner = word.strip_suffix('s').unwrap_or(&word);
    [&*word, owner].iter().any(|it| lexicon.endings(it).any(|(term, _)| term == Term::Body))
}
