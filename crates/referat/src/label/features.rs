//! What can be seen of a paragraph, before anything is concluded from it.

use referat_document::{Align, Layer};

use crate::fields::meeting::is_organ;
use crate::fields::{date, number, person, time, turnout};
use crate::lexicon::{Hit, Hits, Lexicon, Term, TermSet, is_alphabetic};
use crate::paragraph::{Bold, Paragraph};

/// Longest heading, in characters.
const HEADING_LENGTH: usize = 160;
/// Longest text of one person in a list, in bytes.
const LONGEST_PERSON: usize = 90;
/// Bytes that running text has at least, and a list has a comma or colon in.
const RUNNING_TEXT: usize = 120;
/// Longest label of a part, in words.
const LABEL_WORDS: usize = 9;
/// Most words of a line that may be an organ and its day.
const SHORT_LINE: usize = 6;

/// Facts about one paragraph and its place.
pub(super) struct Features<'a> {
    pub(super) paragraph: &'a Paragraph,
    pub(super) hits: &'a Hits,
    /// The terms that the content begins with a phrase of.
    pub(super) leads: TermSet,
    /// Those of them whose phrase is a label: it is all, or a colon or a
    /// column's end follows it.
    pub(super) labels: TermSet,
    /// The terms that the text ends with a phrase of.
    pub(super) tails: TermSet,
    /// Number of characters and words of the content.
    pub(super) length: usize,
    pub(super) words: usize,
    /// Share of the letters that are capitals.
    pub(super) capitals: f32,
    /// Number of cells, or comma-separated parts, that look like a person's
    /// name.
    pub(super) names: usize,
    /// Whether it is a date and nothing else.
    pub(super) is_date: bool,
    /// Whether it is short and names an organ: `formannskapet`, `Elverådet`.
    pub(super) names_organ: bool,
    /// Whether it is among the first lines, and its first word is a compound for
    /// a meeting: `FAU-møte`.
    pub(super) opens_with_meeting: bool,
    /// Whether it names a day with its year.
    pub(super) has_date: bool,
    /// Whether it begins with a weekday or a date and tells the hour.
    pub(super) tells_hour: bool,
    /// Whether the meeting is adjourned for a while only: `hevet i 10 min.`
    pub(super) is_recess: bool,
    /// Whether its first word is an organ, or a compound with one.
    pub(super) begins_with_organ: bool,
    /// Whether it is short and begins with a time of day.
    pub(super) begins_with_time: bool,
    /// Whether it is short, begins as an address does and ends with the hour:
    /// `Storgata 20, Nes kl. 18.30`.
    pub(super) ends_with_address_time: bool,
    /// Whether it tells how many members met.
    pub(super) tells_turnout: bool,
    /// Whether it is short and capitalised, as a first name or a group is.
    pub(super) maybe_name: bool,
    /// Where the text of a label ends: after its colon, or at the first
    /// column's end.
    pub(super) label_end: Option<usize>,
    /// Whether it stands out as headings do, by how much.
    pub(super) prominence: f32,
    /// Place among the body's paragraphs, 0..1.
    pub(super) place: f32,
    /// How many body paragraphs came before it.
    pub(super) before: usize,
    /// What the chain of items found.
    pub(super) chain: Chain,
    /// Whether the paragraph stands before the first, in, or after the last
    /// item.
    pub(super) zone: Zone,
    /// Whether the item that it stands under elects people.
    pub(super) elects: bool,
    /// Whether it is the title of a record: its facts follow.
    pub(super) begins_record: bool,
    /// Whether it is the last paragraph before the next item or the end.
    pub(super) last_of_item: bool,
    /// Whether a label of the attendance list came before it.
    pub(super) after_attendance: bool,
    /// Whether it is no list item and the next paragraph is one.
    pub(super) heads_list: bool,
    /// Whether that list item, or the line below a label alone, is a person.
    pub(super) heads_names: bool,
    /// Whether it is a list item right after another of its depth.
    pub(super) next_point: bool,
    /// Whether its number follows that of the list item right before.
    pub(super) next_number: bool,
    /// Whether it is a point right under the label of a part.
    pub(super) is_point: bool,
    /// Whether its marker goes on a list that began before the labelled line
    /// above it.
    pub(super) outer_point: bool,
    /// Whether it has a bullet, and a list item of its depth is below.
    pub(super) among_points: bool,
    /// Whether more room is above it than above the paragraph before.
    pub(super) far_below: bool,
    /// Whether no paragraph of the body follows.
    pub(super) is_last: bool,
    /// Whether it is a label of something else than an item.
    pub(super) structural: bool,
    /// Whether it ends like a sentence.
    pub(super) sentence: bool,
    /// Whether it ends with a colon.
    pub(super) announces: bool,
    /// Whether it asks something.
    pub(super) question: bool,
    /// Whether it is a row of a table of people, or an item of a list right
    /// under a label of the attendance list.
    pub(super) in_attendance: bool,
    /// Whether it is a few words between names and what they head.
    pub(super) below_names: bool,
    /// Whether it is a row of a table with a column for who does it or by
    /// when.
    pub(super) in_action_table: bool,
    /// Whether a label for tasks heads that table, whose numbers then refer to
    /// items and head none.
    pub(super) in_task_list: bool,
    /// Whether it stands in a table over the row with an item's number.
    pub(super) heads_item_row: bool,
    /// Whether it belongs to a block that signs the minutes.
    pub(super) in_sign_off: bool,
}

/// What the chain of items says of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Chain {
    /// Nothing.
    #[default]
    None,
    /// A row of the printed agenda.
    Agenda,
    /// An item's heading.
    Item,
    /// The heading of an item within an item.
    SubItem,
    /// The title of an item whose number stands in the paragraph before.
    Title,
}

/// Part of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Zone {
    /// Before the first item.
    #[default]
    Head,
    /// Under an item.
    Items,
}

impl<'a> Features<'a> {
    pub(super) fn of(paragraph: &'a Paragraph, hits: &'a Hits, lexicon: &Lexicon) -> Self {
        let content = paragraph.content();
        let end = content.trim_end();
        let (leads, labels) = leads(paragraph, hits);
        let words = count_words(content);
        let has_figure = content.bytes().any(|it| it.is_ascii_digit());
        let days = if words <= 16 && has_figure { date::dates(content, lexicon) } else { Vec::new() };
        let hours = if words <= 8 && has_figure { time::times(content, lexicon) } else { Vec::new() };
        let capitals = capitals(content);
        Self {
            paragraph,
            hits,
            leads,
            labels,
            tails: hits.tails(),
            length: content.chars().count(),
            words,
            capitals,
            names: names(paragraph, lexicon),
            is_date: days.first().is_some_and(|it| {
                it.date.day.is_some() && it.range.end - it.range.start + 2 >= content.trim().len()
            }),
            names_organ: words <= 12 && (hits.has(Term::Body) || has_organ(content, hits, lexicon)),
            opens_with_meeting: false,
            has_date: days.iter().any(|it| it.date.day.is_some() && it.date.year.is_some()),
            tells_hour: tells_hour(content, &days, hits, lexicon),
            is_recess: hits.has(Term::Adjournment)
                && (hits.has(Term::Recess) || tells_duration(content, lexicon)),
            begins_with_organ: words <= SHORT_LINE && begins_with_organ(content, lexicon),
            begins_with_time: hours.first().is_some_and(|it| it.range.start <= 4),
            ends_with_address_time: days.is_empty()
                && hours.last().is_some_and(|it| {
                    let before = &content[..it.range.start];
                    it.range.end == content.trim_end().len()
                        && before.starts_with(char::is_uppercase)
                        && !before.contains(':')
                        && before.contains(|it: char| it == ',' || it.is_ascii_digit())
                }),
            tells_turnout: hits.has(Term::Members) && turnout::turnout(content, lexicon).is_some(),
            maybe_name: words <= 3
                && paragraph.cells().next().is_some_and(|it| person::is_first_name(it.trim())),
            label_end: label_end(paragraph),
            prominence: prominence(paragraph, capitals),
            place: 0.0,
            before: 0,
            chain: Chain::None,
            zone: Zone::Head,
            elects: false,
            begins_record: false,
            last_of_item: false,
            after_attendance: false,
            heads_list: false,
            heads_names: false,
            next_point: false,
            next_number: false,
            is_point: false,
            outer_point: false,
            among_points: false,
            far_below: false,
            is_last: false,
            structural: false,
            sentence: end.ends_with(['.', '!', '?']),
            announces: end.ends_with(':'),
            question: end.ends_with('?'),
            in_attendance: false,
            below_names: false,
            in_action_table: false,
            in_task_list: false,
            heads_item_row: false,
            in_sign_off: false,
        }
    }

    /// The paragraph's text without marker.
    pub(super) fn content(&self) -> &'a str {
        self.paragraph.content()
    }

    /// Whether it belongs to the text itself.
    pub(super) fn is_body(&self) -> bool {
        self.paragraph.layer == Layer::Body
    }

    /// Whether it begins with one of the term's phrases as a label: the phrase
    /// is all, or a colon or a column's end follows it.
    pub(super) fn is_labelled(&self, term: Term) -> bool {
        self.labels.contains(term)
    }

    /// The phrase of the term that the content begins with.
    pub(super) fn lead(&self, term: Term) -> Option<Hit> {
        self.hits.of(term).find(|hit| hit.start == self.paragraph.content)
    }

    /// Whether it is a label of an item's part: it is a short phrase that
    /// begins or ends with one of the term's, alone or before a colon.
    pub(super) fn is_part_label(&self, term: Term) -> bool {
        if !self.hits.has(term) {
            return false;
        }
        if self.is_labelled(term) {
            return true;
        }
        let text = &self.paragraph.text;
        let end = self.label_end.unwrap_or(text.len());
        let label = text[..end].trim_end_matches([':', '\t', ' ', '.', '-', '–']);
        let label = if self.label_end.is_some() { without_letter(label) } else { label };
        let words = label.split_whitespace().count();
        let stands_out = self.label_end.is_some() || self.prominence >= 1.0;
        words <= LABEL_WORDS
            && stands_out
            && self.hits.of(term).any(|hit| {
                hit.end == label.len() || hit.start == self.paragraph.content && self.label_end.is_none()
            })
    }

    /// Whether nothing follows the label on its line.
    pub(super) fn is_bare(&self) -> bool {
        self.label_end.is_some_and(|end| self.paragraph.text[end..].trim().is_empty())
    }

    /// Whether it ends like a sentence.
    pub(super) fn is_sentence(&self) -> bool {
        self.sentence
    }

    /// Whether it could be a heading by its length.
    pub(super) fn is_short(&self) -> bool {
        self.length <= HEADING_LENGTH
    }
}

/// How many words a text has, between which reflowing left plain white space.
fn count_words(text: &str) -> usize {
    let mut is_apart = true;
    let begins = text.bytes().filter(|it| {
        let was_apart = std::mem::replace(&mut is_apart, matches!(it, b' ' | b'\t'..=b'\r'));
        was_apart && !is_apart
    });
    begins.count()
}

/// Share of the letters that are capitals.
fn capitals(text: &str) -> f32 {
    let count = |is: fn(&u8) -> bool| text.bytes().filter(is).count();
    let mut letters = count(u8::is_ascii_alphabetic);
    let mut upper = count(u8::is_ascii_uppercase);
    let wide = if text.is_ascii() { "" } else { text };
    for it in wide.chars().filter(|it| !it.is_ascii() && is_alphabetic(*it)) {
        letters += 1;
        upper += usize::from(it.is_uppercase());
    }
    if letters < 2 { 0.0 } else { upper as f32 / letters as f32 }
}

/// The terms that a paragraph begins with the phrases of, and those whose
/// longest phrase there is a label.
fn leads(paragraph: &Paragraph, hits: &Hits) -> (TermSet, TermSet) {
    let (mut leads, mut labels) = (TermSet::default(), TermSet::default());
    for hit in hits.at(paragraph.content) {
        let after = paragraph.text[hit.end..].trim_start_matches([' ', '.']);
        let is_label = after.is_empty()
            || after.starts_with([':', ';', '\t', '('])
            || paragraph.bold == Bold::Lead(hit.end);
        if is_label && !leads.contains(hit.term) {
            labels.insert(hit.term);
        }
        leads.insert(hit.term);
    }
    (leads, labels)
}

/// The phrases in a paragraph, with the one that a misspelt label over names
/// was meant to be.
pub(super) fn hits(paragraph: &Paragraph, lexicon: &Lexicon) -> Hits {
    let hits = lexicon.hits(&paragraph.text);
    let Some((label, _)) = paragraph.content().split_once(':').filter(|_| !paragraph.is_row()) else {
        return hits;
    };
    match lexicon.misspelt(label) {
        Some((term, _)) => {
            let start = paragraph.content;
            hits.with(Hit { term, start, end: start + label.trim_end().len() })
        }
        None => hits,
    }
}

/// A label without the letter or figure that tells it from others: `Vedtak A`.
fn without_letter(label: &str) -> &str {
    let is_short =
        |it: &str| it.len() == 1 && it.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit());
    label.rsplit_once(' ').filter(|(_, last)| is_short(last)).map_or(label, |(before, _)| before)
}

/// Whether a number stands before a unit of time: `i 10 min.`
fn tells_duration(content: &str, lexicon: &Lexicon) -> bool {
    let words: Vec<&str> = content.split_whitespace().collect();
    words.windows(2).any(|it| {
        number::number(it[0], lexicon).is_some()
            && lexicon.knows(Term::Duration, it[1].trim_end_matches(['.', ',']))
    })
}

/// Whether the first word is an organ, or a compound with one, perhaps of two
/// halves: `Plan- og byggeutvalget`.
fn begins_with_organ(content: &str, lexicon: &Lexicon) -> bool {
    let mut words = content.split([' ', ',', '\t']);
    let first = words.next().filter(|it| it.starts_with(char::is_uppercase));
    let name = first.and_then(|it| if it.len() > 1 && it.ends_with('-') { words.nth(1) } else { Some(it) });
    name.is_some_and(|it| is_organ(it, lexicon))
}

/// Whether a word is a compound with one for an organ, where that may tell
/// whose treatment or decision it is: `Vedtak i Elverådet`.
fn has_organ(text: &str, hits: &Hits, lexicon: &Lexicon) -> bool {
    const HEADS: &[Term] = &[Term::Treatment, Term::TitleExtract, Term::Decision, Term::Recommendation];
    // `Elverådets vedtak`
    hits.has_any(HEADS) && text.split_whitespace().any(|it| is_organ(it.trim_end_matches(':'), lexicon))
}

/// Whether a text begins with its day and tells the hour: `Mandag 16. september
/// kl. 19.00 på skolen`.
fn tells_hour(content: &str, days: &[date::DateMatch], hits: &Hits, lexicon: &Lexicon) -> bool {
    /// Room for a weekday before the date.
    const WEEKDAY: usize = 12;
    let start = content.len() - content.trim_start().len();
    let begins = days.first().is_some_and(|it| it.range.start <= start + WEEKDAY);
    begins && hits.has(Term::Month) && !time::times(content, lexicon).is_empty()
}

/// Where the text of a label ends: after a colon among its first words, or
/// with the first column.
fn label_end(paragraph: &Paragraph) -> Option<usize> {
    if let Some(first) = paragraph.cells.first().filter(|_| paragraph.is_row()) {
        return Some(first.end);
    }
    let content = paragraph.content();
    let colon = content.find(':').or_else(|| content.find(';'))?;
    // `18:30`, `1:e vice ordförande`
    let is_time = content[colon + 1..].starts_with(|it: char| it.is_ascii_digit() || it.is_lowercase())
        && content[..colon].ends_with(|it: char| it.is_ascii_digit());
    let words = content[..colon].split_whitespace().count();
    (!is_time && words <= LABEL_WORDS + 3 && !content[colon..].starts_with("://"))
        .then_some(paragraph.content + colon + 1)
}

/// How much a paragraph stands out as headings do.
fn prominence(paragraph: &Paragraph, capitals: f32) -> f32 {
    let mut out = 0.0;
    out += if paragraph.heading.is_some() { 2.0 } else { 0.0 };
    out += if paragraph.bold == Bold::All { 1.2 } else { 0.0 };
    out += if paragraph.size > 1.05 { 0.8 } else { 0.0 };
    out += if capitals > 0.9 { 0.8 } else { 0.0 };
    out += if paragraph.underline { 0.6 } else { 0.0 };
    out += if paragraph.align == Align::Center { 0.2 } else { 0.0 };
    out += if paragraph.gap >= 0.8 { 0.2 } else { 0.0 };
    out
}

/// How many of the cells, or of the parts between commas, are names.
fn names(paragraph: &Paragraph, lexicon: &Lexicon) -> usize {
    let part = |text: &str| {
        let text = text.trim();
        let name = text.split(['(', ',', ':', '→']).next().unwrap_or("").trim();
        person::may_name(text)
            && (person::is_name(name)
                && !lexicon.knows(Term::Column, name)
                && !person::is_phrase_in_capitals(name, lexicon)
                || text.len() <= LONGEST_PERSON && person::is_one(text, lexicon))
    };
    if paragraph.is_row() {
        let cells: Vec<&str> = paragraph.cells().filter(|it| !it.is_empty()).collect();
        let split = match cells.as_slice() {
            // Given and family name in columns of their own.
            [given, family, _, ..] => !part(given) && !part(family) && part(&format!("{given} {family}")),
            _ => false,
        };
        return cells.iter().filter(|it| part(it)).count() + usize::from(split);
    }
    let content = paragraph.content();
    // Running text is no list of names, whatever stands between its commas.
    if content.len() > RUNNING_TEXT
        && !content.bytes().take(RUNNING_TEXT).any(|it| matches!(it, b':' | b',' | b';'))
    {
        return 0;
    }
    // Nor is what has none as a whole.
    if !person::may_name(content) {
        return 0;
    }
    let list = content
        .split_once(':')
        .map_or(content, |(_, list)| if list.trim().is_empty() { content } else { list });
    list.split([',', ';']).filter(|it| part(it)).count()
}
