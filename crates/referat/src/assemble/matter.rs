//! The record of one matter (`Saksprotokoll`): what its head tells of the
//! item, and which organ treated it last.

use crate::fields::{case_number, date, resolve};
use crate::label::{Label, Labelled};
use crate::lexicon::{Lexicon, Term};
use crate::minutes::{Item, Meeting};

/// Fills the item from the lines above its first part.
pub(super) fn name(item: &mut Item, head: &[Labelled], parts: &[Labelled], lexicon: &Lexicon) {
    item.title = labelled_title(head, lexicon).or_else(|| lone_title(head, lexicon));
    let references = head.iter().filter(|it| it.hits.lead(Term::FactReference).is_some());
    item.archive_ref =
        references.into_iter().find_map(|it| case_number::archive_ref(it.paragraph.content(), lexicon));
    let treated = parts.iter().rev().filter(|it| it.label == Label::TreatmentLabel);
    let told = treated.filter_map(|it| {
        let text = it.paragraph.content();
        let found = case_number::cases(text, lexicon).into_iter().next_back()?;
        Some(text[found.range].to_owned())
    });
    // Without a noun before it, a number may be a date.
    let Some(noun) = lexicon.phrases(Term::ItemNoun).first() else { return };
    let labelled = head.iter().filter_map(|it| {
        let (label, value) = it.paragraph.content().split_once([':', '\t'])?;
        let label = label.trim().trim_end_matches('.');
        lexicon.knows(Term::ItemNoun, label).then(|| value.trim_start_matches([':', '\t', ' ']))
    });
    let texts = told.chain(labelled.map(|it| format!("{noun} {it}")));
    let mut found = texts.filter_map(|it| Some((case_number::label(&it, lexicon)?, it)));
    if let Some((label, text)) = found.find(|(label, _)| label.case.is_some()) {
        let printed = &text[label.label];
        item.label = Some(printed.strip_prefix(noun.as_str()).unwrap_or(printed).trim().to_owned());
        item.number = Some(label.number);
        item.case_number = label.case;
    }
}

/// What stands after the term's label in a line.
fn value(it: &Labelled, term: Term) -> Option<&str> {
    let text = &it.paragraph.text;
    let hit = it.hits.lead(term)?;
    let rest = text[hit.end..].trim_start_matches([' ', '.']);
    rest.strip_prefix([':', '\t']).map(|it| it.trim_start_matches([':', ' ', '\t']).trim_end())
}

/// The title behind its label, without the word for the kind of record.
fn labelled_title(head: &[Labelled], lexicon: &Lexicon) -> Option<String> {
    const SEPARATORS: [char; 6] = [':', ' ', '\t', '-', '–', '—'];
    let labels = [Term::FactMatter, Term::FactTitle];
    let labelled = labels.iter().find_map(|term| head.iter().find_map(|it| value(it, *term)));
    let without_kind = |text: &str| {
        let rest = lexicon.hits(text).lead(Term::TitleExtract).map_or(text, |hit| &text[hit.end..]);
        rest.trim_start_matches(SEPARATORS).trim().to_owned()
    };
    labelled.map(without_kind).filter(|it| !it.is_empty())
}

/// A line of its own that no label claims, under the word for the kind of
/// record.
fn lone_title(head: &[Labelled], lexicon: &Lexicon) -> Option<String> {
    let is_kind = |it: &Labelled| it.hits.has(Term::TitleExtract);
    let under = head.iter().skip_while(|it| !is_kind(it)).skip(1);
    let is_lone = |it: &&Labelled| {
        let text = it.paragraph.content();
        matches!(it.label, Label::Text | Label::Title | Label::Section)
            && !it.paragraph.is_row()
            && !text.contains(':')
            && text.split_whitespace().count() > 1
            && !lexicon.knows(Term::Body, text)
            && !it.hits.has(Term::FactReference)
            && date::dates(text, lexicon).is_empty()
    };
    under.into_iter().find(is_lone).map(|it| it.paragraph.content().trim().to_owned())
}

/// Sets organ and day of the meeting by the last heading of a treatment that
/// tells them: `Formannskapet har behandlet saken i møte 12.03.2014 sak 3/14`.
pub(super) fn meet(meeting: &mut Meeting, labelled: &[&Labelled], lexicon: &Lexicon) {
    let treated = labelled.iter().rev().filter(|it| it.label == Label::TreatmentLabel);
    for it in treated {
        let text = it.paragraph.content();
        let Some(day) = date::dates(text, lexicon).into_iter().find(|it| it.date.year.is_some()) else {
            continue;
        };
        let Some((value, _)) = resolve::resolve(&day, None, resolve::Toward::Nearest) else { continue };
        let source = it.paragraph.source();
        let mut set = |field: &str, slot: &mut Option<String>, value: String| {
            *slot = Some(value);
            meeting.sources.insert(field.to_owned(), source.clone());
        };
        set("date", &mut meeting.date, value);
        if let Some(body) = organ(it, day.range.start, lexicon) {
            set("body", &mut meeting.body, body);
        }
        return;
    }
}

/// The organ that a heading of a treatment names, before the words that it
/// treated the matter, or between the heading's first word and the day, which
/// begins at that byte of the content.
fn organ(it: &Labelled, day: usize, lexicon: &Lexicon) -> Option<String> {
    let text = &it.paragraph.text;
    let content = it.paragraph.content;
    let told = it.hits.of(Term::HasTreated).next().map(|hit| content..hit.start);
    let headed = || {
        let mut hits = [Term::Treatment, Term::TitleExtract].into_iter().flat_map(|term| it.hits.of(term));
        let hit = hits.find(|hit| hit.start == content)?;
        Some(hit.end..content + day)
    };
    let is_small =
        |word: &&str| lexicon.knows(Term::TitleFiller, word) || !word.chars().any(char::is_alphanumeric);
    let words: Vec<&str> = text.get(told.or_else(headed)?)?.split_whitespace().collect();
    let first = words.iter().position(|it| !is_small(it))?;
    let last = words.iter().rposition(|it| !is_small(it))?;
    let organ = words[first..=last].join(" ");
    let organ = organ.trim_end_matches([',', '-', '–', ':']).trim();
    (!organ.is_empty() && !organ.bytes().any(|it| it.is_ascii_digit())).then(|| organ.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language;
    use crate::paragraph::Paragraph;

    /// The organ and the day that a heading of a treatment tells; its marker is
    /// so many bytes long.
    fn met(text: &str, marker: usize) -> (Option<String>, Option<String>) {
        let lexicon = Lexicon::of(Language::Nb);
        let paragraph = Paragraph { text: text.to_owned(), content: marker, ..Paragraph::default() };
        let heading = Labelled {
            paragraph,
            hits: lexicon.hits(text),
            label: Label::TreatmentLabel,
            margin: 1.0,
            runner_up: Label::Text,
            cues: Default::default(),
        };
        let mut meeting = Meeting::default();
        meet(&mut meeting, &[&heading], lexicon);
        (meeting.body, meeting.date)
    }

    #[test]
    fn the_heading_of_a_treatment_tells_organ_and_day() {
        let day = Some("2014-03-12".to_owned());
        for (text, marker, organ) in [
            ("Formannskapet har behandlet saken i møte 12.03.2014 sak 3/14", 0, Some("Formannskapet")),
            ("BEHANDLING I UTVALG FOR PLAN DEN 12.03.2014 SAK 3/14", 0, Some("UTVALG FOR PLAN")),
            ("2.\tSaksprotokoll i Elverådet - 12.03.2014", 3, Some("Elverådet")),
            ("Har behandlet saken:\t12.03.2014", 21, None),
        ] {
            assert_eq!(met(text, marker), (organ.map(str::to_owned), day.clone()), "{text}");
        }
    }
}
