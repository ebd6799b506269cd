//! Item headings as a chain.
//!
//! Candidates are grouped by shape (`N.`, `Sak N/YY`, a heading level, bold
//! lines ...). In each group the best path of rising numbers is found, and
//! the group whose path runs best, stands out most and agrees with the
//! printed agenda wins. Numbers inside the text belong to no such path.

mod ends;
mod more;
mod points;
mod single;
mod topic;

use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use self::more::{with_lettered, with_other_business, with_parts, with_strays};
use super::agenda::{self, Agenda};
use super::features::Features;
use crate::fields::case_number::{self, ItemLabel, Shape};
use crate::fields::run_in;
use crate::lexicon::{Lexicon, Term, TermSet, letters};
use crate::paragraph::Bold;

/// The least that a path must be worth to be the items.
const LEAST: f32 = 1.5;
/// Most words of a sentence that may be a title.
const TITLE_WORDS: usize = 8;
/// Outcomes that a sentence tells which is no title.
const SETTLED: &[Term] = &[Term::Adopted, Term::Approved, Term::Rejected, Term::Deferred, Term::Elected];
/// How far back a path may look for its previous heading, in candidates.
const WINDOW: usize = 120;

/// The items' headings that were found, in order, and the printed agenda.
#[derive(Default)]
pub(crate) struct Items {
    pub(crate) heads: Vec<Head>,
    pub(crate) agenda: Vec<usize>,
    /// Whether each paragraph is a point under the label of a part.
    pub(crate) points: Vec<bool>,
}

/// An item's heading.
#[derive(Clone)]
pub(crate) struct Head {
    /// Index of the paragraph.
    pub(crate) at: usize,
    /// Number and label, when it has one.
    pub(crate) label: Option<ItemLabel>,
    /// Depth: 0 for an item, 1 for an item within it.
    pub(crate) depth: u8,
    /// Index of the paragraph with the title, when the heading holds only a
    /// number.
    pub(crate) title: Option<usize>,
    /// Whether no line heads it, as in the record of one matter: what stands
    /// at `at` is its first part.
    pub(crate) implied: bool,
}

/// A paragraph that may head an item.
pub(super) struct Candidate {
    pub(super) at: usize,
    pub(super) label: Option<ItemLabel>,
    /// The number's parts without the year, for order.
    ordinal: Vec<u32>,
    /// What it is worth by itself.
    own: f32,
    /// Whether it is a point under the label of a part.
    is_point: bool,
}

/// What candidates of one chain have in common.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Number(Shape, String),
    Heading(u8),
    Bold,
    Capitals,
    Underline,
    Agenda,
}

/// Finds the items' headings.
pub(super) fn items(features: &[Features<'_>], lexicon: &Lexicon) -> Items {
    let labels: Vec<Option<ItemLabel>> = features
        .iter()
        .map(|it| {
            let text = &it.paragraph.text;
            let label = || case_number::label(text, lexicon).or_else(|| apart(it, lexicon));
            (it.is_body() && !it.in_task_list).then(label).flatten()
        })
        .collect();
    let boundaries = boundaries(features);
    let mut agenda = agenda::agenda(features, &labels);
    agenda::announced(&mut agenda, features, &labels, &boundaries);
    let repeated = repeated_titles(features);
    let is_repeated = |it: &Features<'_>| !repeated.is_empty() && repeated.contains(&letters(it.content()));
    let attendance = last_attendance(features);
    let points = points::under_parts(features, &labels);
    let mut groups: FxHashMap<Key, Vec<Candidate>> = FxHashMap::default();
    for (at, it) in
        features.iter().enumerate().filter(|(at, it)| it.is_body() && agenda.rows.binary_search(at).is_err())
    {
        let keys = keys(it, labels[at].as_ref(), &agenda);
        if keys.is_empty() {
            continue;
        }
        let worth = worth(features, at, labels[at].as_ref(), &agenda);
        let is_repeated = labels[at].is_none() && is_repeated(it);
        for key in keys {
            let label = labels[at].clone();
            let mut own = worth + worth_of_key(features, at, labels[at].as_ref(), &key);
            // A numbered line counts in its number's group above all.
            own *= if label.is_some() && !matches!(key, Key::Number(..)) { 0.25 } else { 1.0 };
            // Before the attendance list there are no items but numbered ones.
            own -= if label.is_none() && at < attendance { 3.0 } else { 0.0 };
            // What comes again under every item is a label of a part.
            own -= if is_repeated { 3.0 } else { 0.0 };
            own -= if points[at] { 2.5 } else { 0.0 };
            let ordinal = label.as_ref().map_or_else(Vec::new, ordinal);
            groups.entry(key).or_default().push(Candidate { at, label, ordinal, own, is_point: points[at] });
        }
    }
    let paths: Vec<(&Key, f32, Vec<usize>)> = groups
        .iter()
        .map(|(key, candidates)| {
            let (score, path) = path(candidates, &boundaries);
            (key, score, path)
        })
        .collect();
    let mut best: Option<(f32, &Key, &[usize])> = None;
    for (key, score, path) in &paths {
        let score = score * weight(key);
        let is_within = matches!(key, Key::Number(Shape::Dotted, _)) && is_within(key, path, &paths, &groups);
        if score >= LEAST && !is_within && best.is_none_or(|it| (score, rank(key)) > (it.0, rank(it.1))) {
            best = Some((score, key, path));
        }
    }
    let first = best.map(|(_, key, path)| (key, groups[key][path[0]].at));
    let heads = match (single::matter(features, first), best) {
        (Some(head), _) => {
            let numbered =
                single::numbered(features, &groups).filter(|it| first.is_none() && it.at < head.at);
            vec![numbered.unwrap_or(head)]
        }
        (None, None) => unchained(features, &groups, &agenda),
        (None, Some((_, key, path))) => {
            let path = ends::extended(path.to_vec(), &groups[key], features, &boundaries);
            let main: Vec<Head> = path.iter().map(|at| head(features, &groups[key][*at], 0)).collect();
            let heads = with_parts(main, &groups, features, key);
            let heads = with_lettered(heads, &groups, features);
            let heads = with_strays(heads, &groups, features, key, &agenda);
            with_other_business(heads, features, &agenda)
        }
    };
    Items { heads, agenda: agenda.rows, points }
}

/// The number in a line that tells where and when the matter was treated.
fn apart(it: &Features<'_>, lexicon: &Lexicon) -> Option<ItemLabel> {
    const WORDS: usize = 5;
    let text = &it.paragraph.text;
    match it.paragraph.is_row() {
        _ if !it.has_date => None,
        true => case_number::in_last_cell(text),
        false if it.words <= WORDS => case_number::after_organ(text, lexicon),
        false => None,
    }
}

/// The headings where no chain of them is found.
fn unchained(
    features: &[Features<'_>],
    groups: &FxHashMap<Key, Vec<Candidate>>,
    agenda: &Agenda,
) -> Vec<Head> {
    let mut topics = topic::heads(features);
    topics.retain(|it| agenda.rows.binary_search(&it.at).is_err());
    let texts = || ends::texts(features, groups);
    let heads = Some(topics).filter(|it| !it.is_empty()).unwrap_or_else(texts);
    if heads.is_empty() { single::numbered(features, groups).into_iter().collect() } else { heads }
}

/// Whether the numbers of a path with parts (`4.1`) go on from those of
/// another path (`4`).
fn is_within(
    key: &Key,
    path: &[usize],
    paths: &[(&Key, f32, Vec<usize>)],
    groups: &FxHashMap<Key, Vec<Candidate>>,
) -> bool {
    let firsts: FxHashSet<u32> =
        path.iter().filter_map(|at| groups[key][*at].ordinal.first().copied()).collect();
    paths.iter().any(|(other, score, others)| {
        let whole: FxHashSet<u32> = others
            .iter()
            .map(|at| &groups[*other][*at].ordinal)
            .filter(|it| it.len() == 1)
            .map(|it| it[0])
            .collect();
        matches!(other, Key::Number(..))
            && *score >= LEAST
            && firsts.intersection(&whole).count() * 2 >= firsts.len()
    })
}

/// The last label of the attendance list in the document's first part.
fn last_attendance(features: &[Features<'_>]) -> usize {
    let labels =
        features.iter().enumerate().filter(|(_, it)| it.before < 80 && it.place < 0.5 && it.is_body());
    let attendance = [Term::Present, Term::Absent, Term::Members];
    let mut labels = labels.filter(|(_, it)| attendance.iter().any(|term| it.is_labelled(*term)));
    labels.next_back().map_or(0, |(at, _)| at)
}

/// Short lines that stand out and come more than once, for comparison.
fn repeated_titles(features: &[Features<'_>]) -> FxHashSet<String> {
    let mut seen: FxHashMap<String, u32> = FxHashMap::default();
    for it in features.iter().filter(|it| it.is_body() && it.is_short() && it.prominence >= 0.8) {
        *seen.entry(letters(it.content())).or_default() += 1;
    }
    seen.into_iter().filter(|(_, times)| *times > 1).map(|(title, _)| title).collect()
}

/// The groups that a paragraph may be a candidate in.
fn keys(it: &Features<'_>, label: Option<&ItemLabel>, agenda: &Agenda) -> Vec<Key> {
    let mut keys = Vec::new();
    // `18 August 2021` is no item 18, `3) 17. mai` is item 3.
    if let Some(label) = label.filter(|label| !it.is_date || label.rest <= it.paragraph.content) {
        // A full stop after a number is often forgotten.
        let shape = if label.shape == Shape::Plain { Shape::Stop } else { label.shape };
        keys.push(Key::Number(shape, label.prefix.clone()));
    }
    let may_head = !it.structural && !it.hits.is(Term::Nothing);
    if it.is_short() && it.words > 0 && may_head && it.paragraph.depth <= 1 && !it.paragraph.is_row() {
        if let Some(level) = it.paragraph.heading {
            keys.push(Key::Heading(level));
        } else if it.label_end.is_none_or(|end| end >= it.paragraph.text.trim_end().len())
            && !(it.is_sentence() && it.words > 3)
        {
            if it.paragraph.bold == Bold::All {
                keys.push(Key::Bold);
            } else if it.capitals > 0.9 && it.words > 1 {
                keys.push(Key::Capitals);
            } else if it.paragraph.underline {
                keys.push(Key::Underline);
            }
        }
        if label.is_none() && agenda.repeats(it.content()) {
            keys.push(Key::Agenda);
        }
    }
    keys
}

/// Whether the paragraph is a label of something else than an item.
pub(super) fn is_structural(it: &Features<'_>) -> bool {
    const STRUCTURE: TermSet = TermSet::of(&[
        Term::Present,
        Term::Absent,
        Term::Substitutes,
        Term::Members,
        Term::Observers,
        Term::Invited,
        Term::AgendaHeading,
        Term::Recommendation,
        Term::Treatment,
        Term::VoteHeading,
        Term::Decision,
        Term::Background,
        Term::Assessment,
        Term::FactDate,
        Term::FactPlace,
        Term::FactTime,
        Term::FactBody,
        Term::FactMinuteTaker,
        Term::FactChair,
        Term::Signature,
        Term::ActionHeading,
        Term::NextMeeting,
        Term::FactStart,
        Term::FactEnd,
        Term::Papers,
    ]);
    const TITLES: TermSet =
        TermSet::of(&[Term::TitleMinutes, Term::TitleProtocol, Term::TitleExtract, Term::TitleNotice]);
    it.is_part_label(Term::Decision)
        || it.labels.meets(STRUCTURE)
        || it.before < 6 && it.leads.meets(TITLES)
        || it.names > 0 && it.words <= 4 && it.paragraph.heading.is_none()
        || it.hits.has(Term::Unanimous) && it.paragraph.heading.is_none()
        || it.before == 0
        || it.is_date
}

/// What a candidate is worth by itself, whatever it has in common with others.
fn worth(features: &[Features<'_>], at: usize, label: Option<&ItemLabel>, agenda: &Agenda) -> f32 {
    let it = &features[at];
    let paragraph = it.paragraph;
    let title = label.map_or(it.content(), |label| &paragraph.text[label.rest..]).trim();
    let below = title_of_case(features, at, label);
    let title = below.map_or(title, |below| features[below].content());
    // What text runs on behind is a title as long as its first words are.
    let title =
        run_in::text_start(title).filter(|_| label.is_some()).map_or(title, |at| title[..at].trim_end());
    let prominence = below.map_or(it.prominence, |below| features[below].prominence.max(it.prominence));
    let mut own = 0.3;
    own += prominence.min(2.4) * 0.7;
    own += match title.chars().count() {
        0 => -0.6,
        1..=100 => 0.4,
        101..=200 => -0.2,
        _ => -2.0,
    };
    own += if title.ends_with('.') && title.split_whitespace().count() > 6 { -0.9 } else { 0.0 };
    own += if title.chars().next().is_some_and(char::is_lowercase) { -1.0 } else { 0.0 };
    own += if paragraph.depth > 1 { -1.2 } else { 0.0 };
    own += if agenda.repeats(title) { 1.5 } else { 0.0 };
    let known = [Term::ApprovalOfNotice, Term::ApprovalOfMinutes, Term::OtherBusiness];
    own += if known.iter().any(|term| it.hits.has(*term)) && it.is_short() { 1.0 } else { 0.0 };
    own += if label.is_none() && it.structural { -2.5 } else { 0.0 };
    own += if label.is_some_and(|label| label.shape == Shape::Plain) { -0.6 } else { 0.0 };
    own
}

/// ... and for what it has in common with others.
fn worth_of_key(features: &[Features<'_>], at: usize, label: Option<&ItemLabel>, key: &Key) -> f32 {
    let it = &features[at];
    match key {
        Key::Number(_, prefix) if !prefix.is_empty() => 1.2,
        Key::Number(Shape::Letter | Shape::Roman, _) => -1.0,
        // Where a matter was treated before stands in such rows too.
        Key::Number(Shape::Apart, _) if title_of_case(features, at, label).is_none() => -2.0,
        Key::Number(Shape::Apart, _) => 0.0,
        Key::Number(..) => {
            // A plain list runs on without any text between its numbers.
            let next = features[at + 1..].iter().find(|it| it.is_body());
            let is_list = next.is_some_and(|next| {
                next.paragraph.marker().is_some()
                    && next.paragraph.depth == it.paragraph.depth
                    && next.prominence < 1.0
            });
            if is_list && it.prominence < 1.0 { -0.7 } else { 0.0 }
        }
        Key::Heading(_) | Key::Agenda => 0.0,
        Key::Bold | Key::Capitals | Key::Underline => -0.7,
    }
}

/// A number's parts without the year, for order.
fn ordinal(label: &ItemLabel) -> Vec<u32> {
    if let Some(case) = &label.case {
        return vec![case.sequence];
    }
    let number = label.number.split(['/', '-']).next().unwrap_or("");
    let mut parts: Vec<u32> = number.split('.').filter_map(|part| part.trim().parse().ok()).collect();
    // `4A` is the first part of item 4.
    if let Some((figures, part)) = number.split_at_checked(number.len().saturating_sub(1))
        && part.starts_with(|it: char| it.is_ascii_alphabetic())
        && let Ok(whole) = figures.parse()
    {
        parts = vec![whole];
        parts.extend(letter(part));
    }
    if parts.is_empty() {
        parts.extend(letter(number));
    }
    parts
}

/// The place of a letter in the alphabet, or of a Roman numeral.
fn letter(number: &str) -> Option<u32> {
    let roman = |it| match it {
        'I' | 'i' => Some(1),
        'V' | 'v' => Some(5),
        'X' | 'x' => Some(10),
        _ => None,
    };
    let values: Option<Vec<u32>> = number.chars().map(roman).collect();
    match values {
        Some(values) if !values.is_empty() => {
            let mut sum = 0;
            for (at, value) in values.iter().enumerate() {
                sum = if values.get(at + 1).is_some_and(|next| next > value) {
                    sum - *value as i32
                } else {
                    sum + *value as i32
                };
            }
            u32::try_from(sum).ok()
        }
        _ => number.chars().next().map(|it| u32::from(it.to_ascii_lowercase()).saturating_sub(96)),
    }
}

/// Where a new meeting may begin, so that numbers may start again.
fn boundaries(features: &[Features<'_>]) -> Vec<usize> {
    const TITLES: TermSet = TermSet::of(&[Term::TitleMinutes, Term::TitleProtocol]);
    let mut count = 0;
    features
        .iter()
        .map(|it| {
            let begins = it.is_body() && it.prominence >= 0.8 && it.is_short() && it.leads.meets(TITLES);
            count += usize::from(begins);
            count
        })
        .collect()
}

/// The best path through candidates of one group: its worth, and the
/// candidates on it.
fn path(candidates: &[Candidate], boundaries: &[usize]) -> (f32, Vec<usize>) {
    let mut scores: Vec<f32> = Vec::with_capacity(candidates.len());
    let mut before: Vec<Option<usize>> = Vec::with_capacity(candidates.len());
    for (at, candidate) in candidates.iter().enumerate() {
        let starts = if candidate.ordinal.last() == Some(&1) { 0.5 } else { 0.0 };
        let (mut best, mut from) = (starts, None);
        for previous in at.saturating_sub(WINDOW)..at {
            let passes = boundaries[candidates[previous].at] != boundaries[candidate.at];
            let mut score = scores[previous] + link(&candidates[previous], candidate, passes);
            // The number before it stands nearer, in another list.
            let nearer = at - 1;
            let goes_on = link(&candidates[nearer], candidate, false) >= 1.0;
            score -= if previous != nearer && goes_on { 1.5 } else { 0.0 };
            // Each item may begin a list of its own: `1.`, `1.`, `1.`
            let begins_again =
                previous == nearer && starts > 0.0 && candidates[nearer].ordinal == candidate.ordinal;
            score += if begins_again { 0.7 } else { 0.0 };
            if score > best {
                (best, from) = (score, Some(previous));
            }
        }
        scores.push(best + candidate.own);
        before.push(from);
    }
    let end = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]));
    let mut path = Vec::new();
    let mut at = end;
    while let Some(step) = at {
        path.push(step);
        at = before[step];
    }
    path.reverse();
    (end.map_or(0.0, |end| scores[end]), path)
}

/// What it is worth that one candidate follows another.
fn link(before: &Candidate, after: &Candidate, new_meeting: bool) -> f32 {
    let (Some(a), Some(b)) = (before.ordinal.last(), after.ordinal.last()) else { return 0.0 };
    if before.ordinal.len() > 1 && after.ordinal.len() == before.ordinal.len() {
        let (up_a, up_b) =
            (&before.ordinal[..before.ordinal.len() - 1], &after.ordinal[..after.ordinal.len() - 1]);
        if up_b > up_a {
            return 0.4;
        }
        if up_b < up_a {
            return -2.5;
        }
    }
    let year = |it: &Candidate| it.label.as_ref().and_then(|label| label.case.as_ref()).map(|case| case.year);
    if year(after) > year(before) && year(before).is_some() {
        return 0.2;
    }
    match b.checked_sub(*a) {
        Some(1) => 1.0,
        Some(0) => -0.6,
        Some(step) => 0.4 - 0.2 * step.min(6) as f32,
        None if new_meeting => 0.3,
        None => -2.5,
    }
}

/// How much a group's path counts against others'.
fn weight(key: &Key) -> f32 {
    match key {
        Key::Number(Shape::Slash, _) => 1.3,
        Key::Number(_, prefix) if !prefix.is_empty() => 1.3,
        Key::Number(Shape::Dotted, _) => 0.6,
        Key::Number(Shape::Letter, _) => 0.5,
        Key::Number(..) => 1.0,
        Key::Heading(level) => 1.0 - 0.08 * f32::from(*level),
        Key::Agenda => 1.2,
        Key::Bold => 0.8,
        Key::Capitals | Key::Underline => 0.6,
    }
}

/// Order between groups of equal worth, so that the result never depends on
/// the map's order.
fn rank(key: &Key) -> u8 {
    match key {
        Key::Number(..) => 5,
        Key::Heading(_) => 4,
        Key::Agenda => 3,
        Key::Bold => 2,
        Key::Capitals => 1,
        Key::Underline => 0,
    }
}

/// The paragraph that is the title of a case's number above it, or of one with
/// words before it.
fn title_of_case(features: &[Features<'_>], at: usize, label: Option<&ItemLabel>) -> Option<usize> {
    title_below(features, at, label.filter(|it| it.case.is_some() || !it.prefix.is_empty())?)
}

/// The paragraph under a number that is its title: the number stands alone,
/// or in a row that tells where and when the item was treated.
fn title_below(features: &[Features<'_>], at: usize, label: &ItemLabel) -> Option<usize> {
    let it = &features[at];
    let is_alone = it.paragraph.text[label.rest..].trim().is_empty() || is_before_fact(it, label);
    // A reference may stand between.
    let is_reference =
        |it: &Features<'_>| is_alone && it.is_short() && it.leads.contains(Term::FactReference);
    let below =
        (at + 1..features.len()).find(|at| features[*at].is_body() && !is_reference(&features[*at]))?;
    let next = &features[below];
    // A title in capitals may look like a name, and one may begin with the
    // word for a notice.
    let is_about = || next.hits.has_any(&[Term::ApprovalOfNotice, Term::ApprovalOfMinutes]);
    let tells_outcome = next.is_sentence() && next.words > 3 && next.hits.has_any(SETTLED);
    let is_title = next.is_short()
        && !tells_outcome
        && (!next.structural || is_alone && (next.names > 0 || next.is_date || is_about()))
        && !(next.is_sentence() && next.words > TITLE_WORDS && !is_about())
        && !(next.leads.contains(Term::NextMeeting)
            && (next.has_date || next.words > 4 || next.label_end.is_some()));
    let stands_out = next.prominence >= 0.8 && !next.paragraph.is_row();
    let is_in_place = match label.shape {
        Shape::Apart => stands_out,
        _ => is_alone || it.paragraph.is_row() && it.has_date && stands_out,
    };
    (is_title && is_in_place).then_some(below)
}

/// Whether nothing but an archive's reference follows a number, `§ 27 Dnr
/// 2021/24`, or facts of the meeting: `Saksnr.: 01/16 Utvalg: Kirkerådet`.
fn is_before_fact(it: &Features<'_>, label: &ItemLabel) -> bool {
    const WORDS: usize = 3;
    const FACTS: &[Term] = &[Term::FactBody, Term::FactDate, Term::FactPlace];
    let rest = &it.paragraph.text[label.rest..];
    let follows = |term: Term| it.hits.of(term).find(|hit| hit.start == label.rest);
    let is_label = |term: &Term| {
        let value = follows(*term).and_then(|hit| it.paragraph.text[hit.end..].strip_prefix(':'));
        value.is_some_and(|it| !it.trim().is_empty())
    };
    FACTS.iter().any(is_label)
        || follows(Term::FactReference).is_some()
            && rest.split_whitespace().count() <= WORDS
            && rest.bytes().any(|it| it.is_ascii_digit())
}

fn head(features: &[Features<'_>], candidate: &Candidate, depth: u8) -> Head {
    let title = candidate.label.as_ref().and_then(|label| title_below(features, candidate.at, label));
    Head { at: candidate.at, label: candidate.label.clone(), depth, title, implied: false }
}
