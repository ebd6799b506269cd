//! Where the meeting was held, as titles, lines with the hour and sentences
//! tell it.

use crate::fields::meeting::is_meeting;
use crate::fields::{date, sentence, time, words};
use crate::label::{Label, Labelled};
use crate::lexicon::{Lexicon, Term};
use crate::minutes::Source;

/// Most words of a place, and most characters.
const WORDS: usize = 6;
const LONGEST: usize = 60;

/// The place that a text tells, which has no label for it.
pub(super) fn told(text: &str, lexicon: &Lexicon) -> Option<String> {
    held(text, lexicon).or_else(|| after_time(text, lexicon))
}

/// The place that the head tells beside the hour, or where the meeting is said
/// to have begun.
pub(super) fn loose(labelled: &[&Labelled], lexicon: &Lexicon) -> Option<(String, Source)> {
    let head = labelled.iter().take_while(|it| it.label != Label::ItemHeading);
    let is_told =
        |it: &&&Labelled| matches!(it.label, Label::Fact | Label::Title) || it.hits.has(Term::Opening);
    head.filter(is_told).find_map(|it| {
        let text = it.paragraph.text.as_str();
        let before = || (it.label == Label::Fact).then(|| before_time(text, lexicon)).flatten();
        Some((told(text, lexicon).or_else(before)?, it.paragraph.source()))
    })
}

/// Where the words begin that tell where a meeting was held, and where the place
/// begins: `... avholdt på Nes skole`, `styremøte på skolen`. The place is
/// missing when no preposition follows.
pub(super) fn begins(text: &str, lexicon: &Lexicon) -> Option<(usize, Option<usize>)> {
    let all: Vec<(usize, &str)> = words(text).filter(|(_, it)| !it.is_empty()).collect();
    let follows = |at: usize, term: Term| all.get(at).is_some_and(|(_, it)| lexicon.knows(term, it));
    let place = |at: usize| all.get(at).map(|(start, _)| *start);
    let held = |at: usize| {
        let place = follows(at + 1, Term::PlacePreposition).then(|| place(at + 2)).flatten();
        lexicon.knows(Term::Held, all[at].1).then_some((all[at].0, place))
    };
    let met = |at: usize| {
        let is_told = is_meeting(all[at].1, lexicon) && follows(at + 1, Term::HeldAt);
        is_told.then(|| place(at + 1).map(|start| (start, place(at + 2)))).flatten()
    };
    (0..all.len()).find_map(|at| held(at).or_else(|| met(at)))
}

/// The place that a meeting is told to have been held at, before its day.
fn held(text: &str, lexicon: &Lexicon) -> Option<String> {
    let start = begins(text, lexicon)?.1?;
    let rest = &text[start..];
    let day = date::dates(rest, lexicon).first().map(|it| it.range.start);
    let hour = time::times(rest, lexicon).first().map(|it| it.range.start);
    let end = day.into_iter().chain(hour).min().unwrap_or(rest.len());
    let mut place = parts(rest[..end].split([';', '(']).next()?, lexicon).trim();
    while let Some((before, last)) = place.rsplit_once(' ')
        && lexicon.meanings(last).has_any(&[Term::TitleFiller, Term::Clock, Term::PlacePreposition])
    {
        place = before;
    }
    let bare = without_article(place, lexicon);
    let is_known = bare.len() < place.len() || is_definite(bare, lexicon);
    let is_place = bare.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit()) || is_known;
    let place = bare.trim_end_matches('.');
    (is_place && fits(place) && place.split_whitespace().count() <= WORDS).then(|| place.to_owned())
}

/// The place after the time: `kl 16.15 på Torget, møtet ble hevet 17.42`.
fn after_time(text: &str, lexicon: &Lexicon) -> Option<String> {
    let times = time::times(text, lexicon);
    let dates = date::dates(text, lexicon);
    let end = times.first().map(|it| it.range.end).or(dates.last().map(|it| it.range.end))?;
    let rest = text.get(end..)?.trim_start_matches([',', '.', ' ', ')']);
    // `kl. 17.00, Storgata 12`
    if !times.is_empty()
        && text[end..].trim_start().starts_with(',')
        && let Some(place) = beside_comma(rest, lexicon)
    {
        return Some(place.to_owned());
    }
    let word = rest.split(' ').next()?;
    // `in the Village Hall`
    let place = without_article(rest.strip_prefix(word)?.trim_start(), lexicon);
    // `kl. 18.00 i fellesrommet`, `12. mars 2024 i klubbhuset` end the line.
    let is_word = !place.contains(' ') && place.chars().all(char::is_alphabetic);
    let ends = is_word && (!times.is_empty() || is_definite(place, lexicon));
    if !lexicon.knows(Term::PlacePreposition, word) || !place.chars().next()?.is_uppercase() && !ends {
        return None;
    }
    let place = with_town(place, lexicon).trim().trim_end_matches('.');
    (fits(place) && !super::title::is_body_word(place, lexicon)).then(|| place.to_owned())
}

/// The place that a text begins with, and the one name behind its comma that
/// ends the text: `Hotell Havblikk, Nes`.
fn with_town<'a>(text: &'a str, lexicon: &Lexicon) -> &'a str {
    let first = text.split([',', ';']).next().unwrap_or(text);
    let town = text[first.len()..].strip_prefix(", ").map_or("", |it| it.trim_end_matches('.'));
    let is_town = crate::fields::person::is_first_name(town) && !lexicon.means(town);
    if is_town { text } else { first }
}

/// The parts between commas that a text begins with and that are a place:
/// `Storgata 12, Nes`, `møterom 221, Fjellhuset`.
fn beside_comma<'a>(text: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    /// What is told of people and of the meeting's course is no place.
    const OTHER: &[Term] =
        &[Term::Present, Term::Absent, Term::FactEnd, Term::Adjournment, Term::NextMeeting];
    let told = sentence::sentence(text);
    let first = told.split(' ').next()?;
    let is_room = lexicon.knows(Term::FactPlace, first);
    if !first.starts_with(char::is_uppercase) && !is_room {
        return None;
    }
    let place = parts(told, lexicon);
    let place = place.trim().trim_end_matches('.');
    let is_place = place.split_whitespace().count() <= WORDS
        && !lexicon.hits(place).has_any(OTHER)
        && !super::title::is_body_word(place, lexicon);
    is_place.then_some(place)
}

/// The parts between commas that a text begins with and that may be a place, up
/// to what else is told: `Rådhuset, salen, og hevet kl. 15`.
fn parts<'a>(text: &'a str, lexicon: &Lexicon) -> &'a str {
    let capital = |it: char| it.is_uppercase() || it.is_ascii_digit();
    let goes_on = |at: &usize| {
        let part = text[at + 1..].split(',').next().unwrap_or("").trim();
        let part = lexicon.split_once(Term::Conjunction, part).map_or(part, |it| it.0);
        let first = part.split(' ').next().unwrap_or("");
        part.starts_with(capital)
            || lexicon.knows(Term::FactPlace, first)
            || !part.contains(' ') && is_definite(part.trim_end_matches('.'), lexicon)
    };
    let mut commas = text.match_indices(',').map(|(at, _)| at);
    let text = commas.find(|at| !goes_on(at)).map_or(text, |at| &text[..at]);
    // `i kulturhuset og begynte klokka 14.30`
    let other = lexicon.split_once(Term::Conjunction, text).filter(|it| !it.1.starts_with(capital));
    other.map_or(text, |it| it.0)
}

/// The address or the room that stands before the hour in a line of its own:
/// `Storgata 20, Nes kl. 18.30`.
fn before_time(text: &str, lexicon: &Lexicon) -> Option<String> {
    let hour = time::times(text, lexicon).into_iter().next()?;
    let place = text[..hour.range.start].trim_end_matches([',', ' ', '-', '–']);
    // `Nes kommune - Rådhuset, Nessalen - kl. 09.00`
    let place = place.rsplit(" - ").next()?;
    let is_place = place.starts_with(char::is_uppercase)
        && place.contains(|it: char| it == ',' || it.is_ascii_digit())
        && !place.contains(':')
        && date::dates(text, lexicon).is_empty();
    (is_place && fits(place)).then(|| place.to_owned())
}

/// The place without the time that stands under the same label: before it, or
/// after it when the day comes first.
pub(super) fn beside_time<'a>(value: &'a str, lexicon: &Lexicon) -> &'a str {
    let times = time::times(value, lexicon);
    let day = date::dates(value, lexicon).into_iter().next();
    if let Some((day, time)) = day.zip(times.last()).filter(|(day, time)| day.range.end <= time.range.start)
        && value[..day.range.start]
            .split_whitespace()
            .all(|it| lexicon.knows(Term::Weekday, it.trim_end_matches(',')))
    {
        let place = value[time.range.end..].trim_start_matches([',', '.', ';', ' ', ')']);
        let preposition = place.split_once(' ').filter(|(it, _)| lexicon.knows(Term::PlacePreposition, it));
        return preposition.map_or(place, |(_, place)| place);
    }
    let at = times.first().map(|it| it.range.start).filter(|at| *at > 3);
    let place = at.map_or(value, |at| &value[..at]);
    let clock = place.trim_end().rsplit(' ').next().unwrap_or("");
    let is_clock = at.is_some() && lexicon.knows(Term::Clock, clock);
    if is_clock { place.trim_end().trim_end_matches(clock) } else { place }
}

fn fits(place: &str) -> bool {
    !place.is_empty() && place.chars().count() <= LONGEST
}

fn without_article<'a>(place: &'a str, lexicon: &Lexicon) -> &'a str {
    let article = place.split(' ').next().filter(|it| lexicon.knows(Term::TitleFiller, it));
    article.map_or(place, |it| place[it.len()..].trim_start())
}

/// Whether the last word is a noun in its definite form: `klubbhuset`.
fn is_definite(place: &str, lexicon: &Lexicon) -> bool {
    const STEM: usize = 3;
    let last = crate::lexicon::fold(place.rsplit(' ').next().unwrap_or(""));
    let ends = |it: &String| it.len() > 1 && last.ends_with(it.as_str()) && last.len() >= it.len() + STEM;
    lexicon.phrases(Term::DefiniteEnding).iter().any(ends) && !super::title::is_body_word(&last, lexicon)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language::{self, Da, En, Nb};

    #[test]
    fn titles_and_sentences_tell_the_place() {
        for (language, text, expected) in [
            (Nb, "Referat fra årsmøte i Nes lag avholdt på Nes skole 12. mars 2024 kl. 18.00", "Nes skole"),
            (Nb, "Referat fra styremøte på skolen 12. mars 2024", "skolen"),
            (Nb, "Referat fra styremøte 12. mars 2024 i klubbhuset", "klubbhuset"),
            (Nb, "Referat fra møte 12. mars 2024 i styret", ""),
            (Nb, "Møte 12. mars 2024 i Formannskapet", ""),
            (Nb, "Møte 12. mars 2024 kl. 18 i A-huset", "A-huset"),
            (Nb, "Møte kl. 17.00, Storgata 12, Nes", "Storgata 12, Nes"),
            (
                Nb,
                "Møtet ble satt 3. mai 2024, kl. 14.15, Møterom 3 i Fjellhuset, og hevet kl. 15.00.",
                "Møterom 3 i Fjellhuset",
            ),
            (
                Nb,
                "Møtet ble avholdt 3. mai 2024, kl. 14.15-16.30, møterom 2, Fjellhuset. Til stede: Kari Li",
                "møterom 2, Fjellhuset",
            ),
            (Nb, "Møtet ble satt kl. 18.00, Kari Li møtte for Per Vik.", ""),
            (Nb, "Møtet ble holdt på nett 3. mai 2024", ""),
            (Nb, "Møtet ble holdt i Nes kulturhus, salen og begynte klokka 14.30.", "Nes kulturhus, salen"),
            (Nb, "Møtet ble satt kl. 14.15, Styrerommet, bygget, og hevet kl. 15.", "Styrerommet, bygget"),
            (Da, "Referat af møde afholdt i forsamlingshuset den 3. maj 2024", "forsamlingshuset"),
            (En, "Minutes of a Meeting held at the Village Hall on Wednesday, 28 March 2018", "Village Hall"),
            (En, "Minutes of the Meeting held on the 2nd March 2021", ""),
            (En, "Minutes of the Board meeting held in public on 2 March 2021", ""),
        ] {
            let got = told(text, Lexicon::of(language)).unwrap_or_default();
            assert_eq!(got, expected, "{text}");
        }
    }

    #[test]
    fn an_address_may_stand_before_the_hour() {
        let lexicon = Lexicon::of(Language::Nb);
        for (text, expected) in [
            ("Storgata 20, Nes kl. 18.30", Some("Storgata 20, Nes")),
            ("Møterom 3, kl. 12.00", Some("Møterom 3")),
            ("Nes kommune - Rådhuset, Nessalen - kl. 09.00", Some("Rådhuset, Nessalen")),
            ("Onsdag 3. mai 2024 kl. 18.30", None),
            ("Møtet startet kl. 18.30", None),
        ] {
            assert_eq!(before_time(text, lexicon).as_deref(), expected, "{text}");
        }
    }
}
