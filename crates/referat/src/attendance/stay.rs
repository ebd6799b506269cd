//! Comings and goings that sentences tell of outside the list: `Kari Li (Sp)
//! fratrådte kl. 19.10.`

use crate::fields::person::{interval, is_name, place_of};
use crate::fields::sentence::sentences;
use crate::label::Labelled;
use crate::lexicon::{Hits, Lexicon, Term};
use crate::minutes::{Attendance, Presence};

const MOVES: &[Term] = &[Term::Left, Term::Arrived];

/// Whether a sentence begins with who came or went.
pub(super) fn tells_move(sentence: &str, hits: &Hits) -> bool {
    let first: Vec<&str> = sentence.split_whitespace().take(2).collect();
    hits.has_any(MOVES) && is_name(&first.join(" "))
}

/// Adds to each person of the list when sentences of these paragraphs say that
/// they came or went.
pub(crate) fn add_stays(people: &mut [Attendance], paragraphs: &[&Labelled], lexicon: &Lexicon) {
    let telling = paragraphs.iter().filter(|it| it.hits.has_any(MOVES));
    for sentence in telling.flat_map(|it| sentences(it.paragraph.content())) {
        let hits = lexicon.hits(sentence);
        let Some(moved) = MOVES.iter().filter_map(|term| hits.find(*term)).min_by_key(|it| it.start) else {
            continue;
        };
        // Who moved stands before the verb; who stands nearest to it did.
        let (subject, told) = sentence.split_at(moved.start);
        let place = |it: &&mut Attendance| place_of(&it.name, subject).filter(|_| it.name.contains(' '));
        let came = people.iter_mut().filter(|it| it.status == Presence::Present);
        let Some(person) = came.filter(|it| place(it).is_some()).max_by_key(|it| place(it)) else { continue };
        person.intervals.extend(interval(told, lexicon).filter(|it| {
            person
                .intervals
                .iter()
                .all(|known| (known.from.as_ref(), known.to.as_ref()) != (it.from.as_ref(), it.to.as_ref()))
        }));
    }
}
