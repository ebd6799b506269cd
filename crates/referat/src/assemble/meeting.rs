//! The meeting's own facts, from its title, its labelled facts and the lines
//! that end it.

use jiff::civil::Date;

use super::facts::Fact;
use super::place;
use super::title::Title;
use crate::fields::meeting::is_kind_of_meeting;
use crate::fields::{date, number, resolve, sentence, time, words};
use crate::label::{Label, Labelled};
use crate::lexicon::{Hits, Lexicon, Term};
use crate::minutes::{Attendance, Meeting, Mode, NextMeeting, Presence, PreviousMeeting, Source};

/// What is known of a meeting before its people and items.
pub(super) fn meeting(labelled: &[&Labelled], facts: &[Fact], title: &Title, lexicon: &Lexicon) -> Meeting {
    let mut meeting = Meeting::default();
    days(&mut meeting, labelled, facts, title, lexicon);
    times(&mut meeting, labelled, facts, title, lexicon);
    let mut set = |field: &str, slot: &mut Option<String>, value: Option<(String, Source)>| {
        if let (None, Some((value, source))) = (&slot, value) {
            *slot = Some(value);
            meeting.sources.insert(field.to_owned(), source);
        }
    };
    // Under an item, an organ is one that the matter passes through.
    let first = labelled.iter().find(|it| it.label == Label::ItemHeading);
    let first = first.map_or(u32::MAX, |it| it.paragraph.source().lines[0]);
    let stated = |term: Term| {
        facts
            .iter()
            .filter(|fact| fact.source.lines[0] < first)
            .find(|fact| fact.terms.contains(&term) && !fact.value.is_empty())
            .map(|fact| (fact.value.clone(), fact.source.clone()))
    };
    let number_told = || {
        let head = labelled.iter().take_while(|it| it.label != Label::ItemHeading);
        let mut loose =
            head.filter(|it| it.label == Label::Title || it.hits.lead(Term::FactNumber).is_some());
        loose.find_map(|it| Some((number_in(it.paragraph.content(), lexicon)?, it.paragraph.source())))
    };
    let held = stated(Term::FactPlace)
        .or_else(|| title.place.clone())
        .or_else(|| place::loose(labelled, lexicon))
        .map(|(value, source)| (trim(place::beside_time(&value, lexicon)), source))
        .filter(|(value, _)| !value.is_empty());
    set("place", &mut meeting.place, held);
    set(
        "body",
        &mut meeting.body,
        stated(Term::FactBody).or_else(|| title.body.clone()).map(|(value, source)| (trim(&value), source)),
    );
    let organization = title.organization.clone().or_else(|| stated(Term::FactOrganization));
    set("organization", &mut meeting.organization, organization);
    let number = stated(Term::FactNumber).filter(|(value, _)| value.bytes().any(|it| it.is_ascii_digit()));
    // `12 – Byggemøte`
    let number = number.map(|(value, source)| match value.split_once(' ') {
        Some((figure, _)) if figure.bytes().all(|it| it.is_ascii_digit()) => (figure.to_owned(), source),
        _ => (value, source),
    });
    set("number", &mut meeting.number, number.or_else(|| title.number.clone()).or_else(number_told));
    next(&mut meeting, labelled, facts, lexicon);
    meeting
}

/// The date that later dates are told from.
pub(super) fn anchor(meeting: &Meeting) -> Option<Date> {
    meeting.date.as_ref()?.parse().ok()
}

/// Without the stop at its end.
pub(super) fn trim(value: &str) -> String {
    value.trim().trim_end_matches(['.', ',', ';']).trim().to_owned()
}

fn days(meeting: &mut Meeting, labelled: &[&Labelled], facts: &[Fact], title: &Title, lexicon: &Lexicon) {
    let dated = facts
        .iter()
        .filter(|fact| fact.terms.contains(&Term::FactDate) || fact.terms.contains(&Term::FactTime));
    let mut texts: Vec<(&str, Source)> =
        dated.map(|fact| (fact.value.as_str(), fact.source.clone())).collect();
    // Above the title a letterhead dates the letter, and below it a line with
    // the hour dates the meeting.
    texts.sort_by_key(|(text, source)| {
        (source.lines[0] < title.source.lines[0], time::times(text, lexicon).is_empty())
    });
    texts.extend(title.text.as_deref().map(|text| (text, title.source.clone())));
    let head = labelled.iter().take_while(|it| it.label != Label::ItemHeading);
    let loose =
        head.filter(|it| matches!(it.label, Label::Fact | Label::Title | Label::Text | Label::AgendaHeading));
    let loose = loose.filter(|it| !it.hits.has(Term::Publication));
    texts.extend(loose.map(|it| (it.paragraph.text.as_str(), it.paragraph.source())));
    for (text, source) in texts {
        let found = date::dates(text, lexicon);
        let Some(found) = found.iter().find(|it| it.date.day.is_some() && it.date.year.is_some()) else {
            continue;
        };
        let Some((value, _)) = resolve::resolve(found, None, resolve::Toward::Nearest) else { continue };
        let (first, last) =
            value.split_once('/').map_or((value.as_str(), None), |(first, last)| (first, Some(last)));
        meeting.date = Some(first.to_owned());
        meeting.end_date = last.map(str::to_owned);
        meeting.sources.insert("date".to_owned(), source);
        return;
    }
}

fn times(meeting: &mut Meeting, labelled: &[&Labelled], facts: &[Fact], title: &Title, lexicon: &Lexicon) {
    let labels = [Term::FactTime, Term::FactDate, Term::FactStart];
    let timed = facts.iter().filter(|fact| {
        fact.terms.iter().any(|it| labels.contains(it)) && !fact.terms.contains(&Term::FactEnd)
    });
    let is_time = |fact: &Fact| fact.terms.contains(&Term::FactTime) || fact.terms.contains(&Term::FactStart);
    let mut texts: Vec<(&str, Source, bool)> =
        timed.map(|fact| (fact.value.as_str(), fact.source.clone(), is_time(fact))).collect();
    texts.extend(title.text.as_deref().map(|text| (text, title.source.clone(), false)));
    let head = labelled.iter().take_while(|it| it.label != Label::ItemHeading);
    let loose = head.filter(|it| matches!(it.label, Label::Fact | Label::Title));
    let loose = loose.filter(|it| !it.hits.has(Term::Publication));
    texts.extend(loose.map(|it| (it.paragraph.text.as_str(), it.paragraph.source(), false)));
    for (text, source, is_labelled) in texts {
        let found = time::times(text, lexicon);
        // Under a label for times, bare figures are times.
        let bare = is_labelled.then(|| bare_time(text, lexicon)).flatten();
        let Some(found) = found.into_iter().next().or(bare) else { continue };
        meeting.start = Some(found.start);
        meeting.sources.insert("start".to_owned(), source.clone());
        if let Some(end) = found.end {
            meeting.end = Some(end);
            meeting.sources.insert("end".to_owned(), source);
        }
        break;
    }
    if let Some((start, end, source)) = labelled.iter().find_map(|it| opened(it, lexicon)) {
        if meeting.start.is_none() {
            meeting.start = Some(start);
            meeting.sources.insert("start".to_owned(), source.clone());
        }
        if let Some(end) = end.filter(|_| meeting.end.is_none()) {
            meeting.end = Some(end);
            meeting.sources.insert("end".to_owned(), source);
        }
    }
    let ends = facts
        .iter()
        .filter(|fact| fact.terms.contains(&Term::FactEnd))
        .map(|fact| (fact.value.as_str(), fact.source.clone()));
    let closing =
        labelled.iter().filter(|it| it.hits.has(Term::Adjournment) && it.paragraph.text.len() < 200);
    let closing = closing.filter_map(|it| {
        let hit = it.hits.of(Term::Adjournment).last()?;
        Some((&it.paragraph.text[hit.start..], it.paragraph.source()))
    });
    for (text, source) in ends.chain(closing) {
        let found = time::times(text, lexicon).into_iter().next_back().or_else(|| bare_time(text, lexicon));
        if let Some(found) = found.filter(|_| meeting.end.is_none()) {
            meeting.end = Some(found.end.unwrap_or(found.start));
            meeting.sources.insert("end".to_owned(), source);
        }
    }
}

/// When the meeting began, told in a sentence, and when it ended: `Ordfører åpnet
/// møtet kl. 18`, `Møtet ble satt kl. 10.00 og hevet kl. 12.30`.
fn opened(it: &Labelled, lexicon: &Lexicon) -> Option<(String, Option<String>, Source)> {
    let hit = it.hits.of(Term::Opening).next()?;
    let told = sentence::sentence(&it.paragraph.text[hit.end..]);
    let first = time::times(told, lexicon).into_iter().next()?;
    let rest = &told[first.range.end..];
    let hits = lexicon.hits(rest);
    let ended = hits.of(Term::FactEnd).chain(hits.of(Term::Adjournment)).map(|it| it.end).min();
    let last = ended.and_then(|at| time::times(&rest[at..], lexicon).into_iter().next());
    Some((first.start, first.end.or(last.map(|it| it.start)), it.paragraph.source()))
}

/// A time that only its label makes one: `Tid: 1400`.
fn bare_time(text: &str, lexicon: &Lexicon) -> Option<time::TimeMatch> {
    let dates = date::dates(text, lexicon);
    let text = dates.last().map_or(text, |it| &text[it.range.end..]);
    // `15-09-14` is a date, whatever label it stands under.
    let first = text.split_whitespace().next()?;
    let figures = first.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty()).count();
    let is_date = figures == 3 && !first.trim_end_matches(':').contains(':');
    let text = if is_date { text.trim_start().strip_prefix(first)? } else { text };
    let word = lexicon.phrases(Term::Clock).first()?;
    time::times(&format!("{word} {text}"), lexicon).into_iter().next()
}

fn next(meeting: &mut Meeting, labelled: &[&Labelled], facts: &[Fact], lexicon: &Lexicon) {
    let stated = facts
        .iter()
        .filter(|fact| fact.terms.contains(&Term::NextMeeting))
        .map(|fact| (fact.value.clone(), fact.source.clone()));
    let lines = labelled
        .iter()
        .enumerate()
        .filter(|(_, it)| {
            it.hits.has(Term::NextMeeting)
                && matches!(
                    it.label,
                    Label::Closing
                        | Label::Fact
                        | Label::Text
                        | Label::Section
                        | Label::ItemHeading
                        | Label::Decision
                )
        })
        .map(|(at, it)| (told_next(it, labelled.get(at + 1), lexicon), it.paragraph.source()));
    let anchor = anchor(meeting);
    let found: Vec<(String, Source)> = stated.chain(lines).collect();
    for (text, source) in found {
        let dates = date::dates(&text, lexicon);
        let day = dates.iter().find(|it| it.date.day.is_some());
        let Some((value, _)) = day.and_then(|it| resolve::resolve(it, anchor, resolve::Toward::Future))
        else {
            continue;
        };
        if meeting.date.as_ref().is_some_and(|date| value.as_str() <= date.as_str()) {
            continue;
        }
        let begins = lexicon.hits(&text).of(Term::NextMeeting).next().map_or(0, |it| it.start);
        let time = time::times(&text[begins..], lexicon).into_iter().next();
        let time = time.or_else(|| point_time(&text, lexicon)).map(|it| it.start);
        meeting.next_meeting = Some(NextMeeting { date: Some(value), time, text: trim(&text) });
        meeting.sources.insert("next_meeting".to_owned(), source);
        return;
    }
    let undated = labelled.iter().find(|it| tells_next_without_day(it, lexicon));
    if let Some(it) = undated {
        let text = trim(it.paragraph.content());
        meeting.next_meeting = Some(NextMeeting { text, ..NextMeeting::default() });
        meeting.sources.insert("next_meeting".to_owned(), it.paragraph.source());
    }
}

/// `Neste møte blir etter ferien.`
fn tells_next_without_day(it: &Labelled, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 12;
    let content = it.paragraph.content();
    let Some(hit) = it.hits.lead(Term::NextMeeting).filter(|it| it.start == 0) else { return false };
    let mut rest = content[hit.end..].split_whitespace();
    let is_told =
        rest.next().is_some_and(|it| lexicon.meanings(it).has_any(&[Term::Became, Term::OfficeLink]));
    let can_tell = matches!(it.label, Label::Closing | Label::Text | Label::Fact | Label::Section);
    can_tell && is_told && (1..=LONGEST).contains(&rest.count()) && date::dates(content, lexicon).is_empty()
}

/// The hour with minutes right behind a day, without a word for it: `25. april
/// 18.30`.
fn point_time(text: &str, lexicon: &Lexicon) -> Option<time::TimeMatch> {
    let day = date::dates(text, lexicon).into_iter().last()?;
    let first = text[day.range.end..].split_whitespace().next()?;
    let (hour, minutes) = first.split_once('.')?;
    let is_hour = [hour, minutes].iter().all(|it| it.len() == 2 && it.bytes().all(|it| it.is_ascii_digit()));
    is_hour.then(|| bare_time(text, lexicon)).flatten()
}

/// What a paragraph tells of the next meeting, with the one after it where its
/// day stands there.
fn told_next(it: &Labelled, after: Option<&&Labelled>, lexicon: &Lexicon) -> String {
    const RUNNING_TEXT: usize = 60;
    let content = it.paragraph.content();
    let leads = it.hits.lead(Term::NextMeeting).is_some();
    let is_label = (leads || it.hits.tail(Term::NextMeeting).is_some()) && !content.trim_end().ends_with('.');
    let mut text = content.to_owned();
    if it.label != Label::Closing {
        // What somebody does until then tells of its own day.
        if it.hits.has(Term::Due) && !leads && !is_label {
            return String::new();
        }
        if content.len() > RUNNING_TEXT {
            let own = sentence::sentences(content).into_iter();
            let own: Vec<&str> = own.filter(|it| lexicon.hits(it).has(Term::NextMeeting)).collect();
            text = own.join(" ");
        }
    }
    if is_label
        && date::dates(&text, lexicon).is_empty()
        && let Some(after) = after
    {
        text.push(' ');
        text.push_str(after.paragraph.content());
    }
    text
}

/// What the attendance list and the items tell of the meeting.
pub(super) fn complete(
    meeting: &mut Meeting,
    attendance: &[Attendance],
    approved: Option<(String, Option<String>, Source)>,
) {
    let present = || attendance.iter().filter(|it| it.status == Presence::Present);
    let remote = present().filter(|it| it.remote == Some(true)).count();
    if remote > 0 {
        meeting.mode = Some(if remote == present().count() { Mode::Remote } else { Mode::Hybrid });
    }
    if let Some((text, date, source)) = approved {
        meeting.previous_meeting = Some(PreviousMeeting { date, text });
        meeting.sources.insert("previous_meeting".to_owned(), source);
    }
}

/// The number of a meeting in its title: `nr. 4/2017`, `styremøte 4/2017`.
pub(super) fn number_in(text: &str, lexicon: &Lexicon) -> Option<String> {
    let hits = lexicon.hits(text);
    let labelled = || figure_at(text, hits.find(Term::FactNumber)?.end, lexicon);
    labelled()
        .or_else(|| number_beside_kind(text, &hits, lexicon))
        .or_else(|| number_beside_meeting(text, lexicon))
}

/// The number at a place of the text, perhaps with its year: `4/2017`. A day
/// is none.
fn figure_at(text: &str, at: usize, lexicon: &Lexicon) -> Option<String> {
    let is_date = date::dates(text, lexicon).iter().any(|it| it.range.start <= at + 2 && at < it.range.end);
    let rest = text[at..].trim_start_matches([' ', '.', ':']);
    let word: String = rest.chars().take_while(|it| it.is_ascii_digit() || matches!(it, '/' | '-')).collect();
    let word = word.trim_end_matches(['-', '/']);
    let is_number = !word.is_empty() && number::number(word.split(['/', '-']).next()?, lexicon).is_some();
    (is_number && !is_date).then(|| word.to_owned())
}

/// The number behind the first words of a title, with a word for it or a year:
/// `Protokoll nr: 1/2021`, `Møtereferat 05/2019`.
fn number_beside_kind(text: &str, hits: &Hits, lexicon: &Lexicon) -> Option<String> {
    const KINDS: &[Term] = &[Term::TitleMinutes, Term::TitleProtocol, Term::TitleNotice];
    let kind = KINDS.iter().filter_map(|term| hits.lead(*term)).map(|it| it.end).max();
    let meeting = || {
        let first = text.split(' ').next().filter(|it| is_kind_of_meeting(it, lexicon))?;
        Some(first.len())
    };
    let rest = text.get(kind.or_else(meeting)?..)?;
    let word = rest.trim_start().split([' ', ':']).next()?;
    let at = text.len() - rest.trim_start().len();
    if lexicon.knows(Term::NumberLead, word) {
        return figure_at(text, at + word.len(), lexicon);
    }
    let pair = |it: &String| {
        it.split_once('/').is_some_and(|(number, year)| number.len() <= 2 && matches!(year.len(), 2 | 4))
    };
    figure_at(text, at, lexicon).filter(pair)
}

/// A number and its year right behind the word for a kind of meeting:
/// `Styrelsemöte: 2019:2`.
fn number_beside_meeting(text: &str, lexicon: &Lexicon) -> Option<String> {
    let all: Vec<(usize, &str)> = words(text).collect();
    let pair = all.windows(2).find(|pair| is_kind_of_meeting(pair[0].1.trim_end_matches(':'), lexicon))?;
    let (at, word) = pair[1];
    let word = word.trim_end_matches([',', '.', ':', ';']);
    let (first, last) = word.split_once(['/', '-', ':'])?;
    let is_figure = |it: &str| (1..=4).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit());
    let is_year = |it: &str| it.len() == 4;
    let is_date = date::dates(text, lexicon).iter().any(|it| it.range.contains(&at));
    (is_figure(first) && is_figure(last) && (is_year(first) || is_year(last)) && !is_date)
        .then(|| word.to_owned())
}
