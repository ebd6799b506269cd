//! How many of how many met.

use crate::fields::{number, turnout};
use crate::label::{Label, Labelled};
use crate::lexicon::{Lexicon, Term};
use crate::minutes::{Quorum, Source};

/// What a row tells of how many met: `møtte 29 av 31`, `Det møtte 22 medlemmer`.
pub(super) fn quorum(row: &Labelled, lexicon: &Lexicon) -> Option<(Quorum, Source)> {
    let text = row.paragraph.content();
    let is_count = row.hits.has(Term::Quorum);
    let counts_members = row.label == Label::AttendanceHeading
        && row.hits.has_any(&[Term::Present, Term::Members, Term::Substitutes]);
    if !is_count && !counts_members {
        return None;
    }
    // Elsewhere a stroke between numbers makes them an item.
    let spelled = if is_count { text.to_owned() } else { text.replace('/', "|") };
    let share = number::share(&spelled, lexicon).or_else(|| number::share_of(&spelled, lexicon));
    let met = |(present, of)| (present, Some(of));
    let (present, of) = share.map(met).or_else(|| Some((turnout::turnout(text, lexicon)?, None)))?;
    let text = text.replace('\t', " ");
    Some((Quorum { present: Some(present), of, text }, row.paragraph.source()))
}
