//! Offices that sentences tell of: `Kari Li ble valgt til møteleder og Per Moe
//! til referent.`

use std::ops::Range;

use super::is_of_meeting;
use crate::fields::person;
use crate::fields::sentence::sentences;
use crate::label::{Label, Labelled};
use crate::lexicon::{Hit, Lexicon, Term};
use crate::minutes::Source;

/// Someone in an office, which is a chair's or a minute taker's.
pub(super) struct Told {
    pub(super) office: Term,
    pub(super) name: String,
    pub(super) source: Source,
}

/// Who is told to have chaired the meeting, or to have taken its minutes.
pub(super) fn told(labelled: &[&Labelled], lexicon: &Lexicon) -> Vec<Told> {
    let mut out: Vec<Told> = only_secretary(labelled, lexicon).into_iter().collect();
    let mut place = Place::Head;
    for it in labelled.iter().filter(|it| !matches!(it.label, Label::Furniture | Label::Note)) {
        let elects = it.hits.has(Term::MeetingOffice);
        if it.label == Label::ItemHeading {
            place = if elects { Place::Election } else { Place::Item };
        } else if elects || it.hits.has(Term::Chairs) || place == Place::Election {
            let found = sentences(it.paragraph.content()).into_iter();
            let found = found.flat_map(|sentence| in_sentence(sentence, place, lexicon));
            out.extend(found.map(|(office, name)| Told { office, name, source: it.paragraph.source() }));
        }
    }
    out
}

/// The secretary of the list, when no other row there begins with a function:
/// `Sekretær: Per Moe`.
fn only_secretary(labelled: &[&Labelled], lexicon: &Lexicon) -> Option<Told> {
    let is_listed = |it: &&&Labelled| matches!(it.label, Label::AttendanceRow | Label::AttendanceHeading);
    let function = |it: &Labelled| {
        let (label, name) = it.paragraph.content().split_once([':', '\t'])?;
        let is_one = person::function_of(label, lexicon).is_some() && person::is_name(name.trim());
        is_one.then(|| (label.to_owned(), name.trim().to_owned(), it.paragraph.source()))
    };
    let mut all = labelled.iter().filter(is_listed).filter_map(|it| function(it));
    let (label, name, source) = all.next().filter(|_| all.next().is_none())?;
    let office = Term::FactMinuteTaker;
    lexicon.knows(office, &label).then_some(Told { office, name, source })
}

/// Where a sentence stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Head,
    /// Under an item that elects the meeting's officers.
    Election,
    Item,
}

fn in_sentence(text: &str, place: Place, lexicon: &Lexicon) -> Vec<(Term, String)> {
    let names = names(text, lexicon);
    let offices = offices(text, place, lexicon);
    let Some((first, (_, office))) = names.first().zip(offices.first()) else { return Vec::new() };
    let stand_before = first.start < office.start;
    // `ledet av`
    let ends_with_by = |at: &Hit| {
        let last = text[at.start..at.end].rsplit_once(' ').map_or("", |it| it.1);
        lexicon.knows(Term::ProposalBy, last)
    };
    let holder = |at: &Hit| {
        let (name, gap) = if at.term == Term::Chairs || stand_before {
            let name = names.iter().rfind(|it| it.end <= at.start)?;
            (name, &text[name.end..at.start])
        } else {
            let name = names.iter().find(|it| it.start >= at.end)?;
            (name, &text[at.end..name.start])
        };
        let is_linked = match at.term {
            Term::Chairs => gap.trim().is_empty(),
            _ if links(gap, place, lexicon) => true,
            _ => !stand_before && (tells_title(gap, lexicon) || gap == " " && ends_with_by(at)),
        };
        is_linked.then(|| text[name.clone()].to_owned())
    };
    offices.iter().filter_map(|(term, at)| Some((*term, holder(at)?))).collect()
}

/// The offices of the meeting that a sentence names, in order. Where it names
/// one, or elects them, a secretary is the meeting's too.
fn offices(text: &str, place: Place, lexicon: &Lexicon) -> Vec<(Term, Hit)> {
    const OFFICES: &[Term] = &[Term::FactChair, Term::FactMinuteTaker];
    let hits = lexicon.hits(text);
    let of_meeting = hits.has(Term::MeetingOffice) || place == Place::Election;
    let is_one = |it: &Hit| {
        is_of_meeting(&text[it.start..it.end], it.term, lexicon)
            || of_meeting && it.term == Term::FactMinuteTaker
    };
    let named = OFFICES.iter().flat_map(|term| hits.of(*term)).filter(is_one).map(|it| (it.term, it));
    let chaired = hits.of(Term::Chairs).map(|it| (Term::FactChair, it));
    let mut all: Vec<(Term, Hit)> = named.chain(chaired).collect();
    all.sort_by_key(|(_, it)| (it.start, std::cmp::Reverse(it.end)));
    all.dedup_by(|later, earlier| later.1.start < earlier.1.end);
    all
}

/// Whether the words between an office and a name join the two. A colon does
/// under the item that elects.
fn links(gap: &str, place: Place, lexicon: &Lexicon) -> bool {
    let words = gap.trim().trim_matches([':', ',', ' ']);
    if words.is_empty() {
        return place == Place::Head && gap.trim().is_empty()
            || place == Place::Election && gap.contains(':');
    }
    words.split_whitespace().all(|it| lexicon.knows(Term::OfficeLink, it))
}

/// Whether the words before a name are what the one who chaired is: `styrets
/// nestleder, ordfører`.
fn tells_title(gap: &str, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 4;
    let words: Vec<&str> = gap.split([' ', ',']).filter(|it| !it.is_empty()).collect();
    words.len() <= LONGEST
        && words.iter().all(|it| it.starts_with(char::is_lowercase))
        && words.last().is_some_and(|it| person::function_of(it, lexicon).is_some())
}

/// Where full names stand, without titles before them.
fn names(text: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    const TITLES: &[Term] = &[Term::FactChair, Term::FactMinuteTaker, Term::MeetingOffice];
    let words = person::words(text);
    let bare = |at: usize| words[at].1.trim_end_matches([',', '.', ':', ';']);
    let is_title = |it: &str| person::function_of(it, lexicon).is_some() || lexicon.known(it).has_any(TITLES);
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let start = at;
        while at < words.len() && person::is_name_word(bare(at)) {
            at += 1;
            if bare(at - 1).len() < words[at - 1].1.len() && bare(at - 1).chars().count() > 1 {
                break;
            }
        }
        let titles = (start..at).take_while(|at| is_title(bare(*at))).count();
        if at > start + titles {
            let range = words[start + titles].0..words[at - 1].0 + bare(at - 1).len();
            if person::names_person(&text[range.clone()], lexicon) {
                out.push(range);
            }
        }
        at = at.max(start + 1);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language::{self, Da, En, Nb, Nn, Sv};

    #[test]
    fn sentences_tell_who_chaired_and_who_wrote() {
        let cases: &[(Language, &str, &str)] = &[
            (Nb, "Møtet ble ledet av styrets nestleder, ordfører Ola Vik.", "chair Ola Vik"),
            (Nb, "Ordfører Ola Vik ledet møtet", "chair Ola Vik"),
            (Nb, "Kari Li leder møtet.", "chair Kari Li"),
            (Nn, "Møtet vart halde under leiing av Kari Li.", "chair Kari Li"),
            (Nn, "Skrivar var Per Moe.", "minutes Per Moe"),
            (
                Nn,
                "Kari Li vart vald til møteleiar, og Per Moe til skrivar.",
                "chair Kari Li, minutes Per Moe",
            ),
            (Nb, "Som møteleder ble valgt: Jon Dal", "chair Jon Dal"),
            (
                Nb,
                "Kari Li ble valgt til ordstyrer og Per Moe til sekretær.",
                "chair Kari Li, minutes Per Moe",
            ),
            (Sv, "Kari Li valdes till mötesordförande.", "chair Kari Li"),
            (Da, "Kari Li blev valgt til dirigent.", "chair Kari Li"),
            (En, "Kari Li chaired the meeting.", "chair Kari Li"),
            (Nb, "Kari Li spurte om Per Moe kan være møteleder på årsmøtet.", ""),
            (Nb, "Kari Li ble valgt til leder.", ""),
            (Nb, "Møteleder takket Kari Li.", ""),
        ];
        for (language, text, expected) in cases {
            let found = in_sentence(text, Place::Item, Lexicon::of(*language));
            let office = |it: &Term| if *it == Term::FactChair { "chair" } else { "minutes" };
            let got: Vec<String> =
                found.iter().map(|(term, name)| format!("{} {name}", office(term))).collect();
            assert_eq!(got.join(", "), *expected, "{text}");
        }
    }
}
