//! What kind of item it is, and what its title and its first lines say beside
//! their subject.

use super::Context;
use super::points::{after_label, plain};
use crate::fields::person::{function_of, is_name, words};
use crate::fields::{case_number, date, number};
use crate::label::Labelled;
use crate::lexicon::{Hits, Lexicon, Term};
use crate::minutes::{Item, ItemType, Outcome};

/// Most words of a line that is a reference without a colon.
const REFERENCE_WORDS: usize = 4;

/// What each term in a title makes of the item, and whether the title must
/// begin with it; the first that holds.
const KINDS: &[(Term, bool, ItemType)] = &[
    (Term::Election, true, ItemType::Election),
    (Term::ApprovalOfNotice, false, ItemType::ApprovalOfNotice),
    (Term::ApprovalOfMinutes, false, ItemType::ApprovalOfMinutes),
    (Term::RoundTable, true, ItemType::RoundTable),
    (Term::OtherBusiness, true, ItemType::AnyOtherBusiness),
    (Term::Delegated, false, ItemType::Delegated),
    (Term::Referral, true, ItemType::Referral),
    (Term::Question, true, ItemType::Question),
    (Term::Information, true, ItemType::Information),
];

/// Takes presenters and duration out of the title: `v/ Kari Li (5 min)`.
pub(super) fn title(item: &mut Item, context: &Context<'_>) {
    let Some(title) = item.title.clone() else { return };
    let mut rest = title.as_str();
    // Either may stand last.
    for _ in 0..2 {
        if let Some((before, duration)) = duration(rest, context.lexicon) {
            item.duration = Some(duration.to_owned());
            rest = before;
        }
        if let Some((before, presenters)) = presenters(rest, context.lexicon) {
            item.presenters = presenters;
            rest = before;
        }
    }
    item.title = Some(rest.to_owned());
}

/// A title that ends with how long it takes, in brackets or after a dash.
fn duration<'a>(title: &'a str, lexicon: &Lexicon) -> Option<(&'a str, &'a str)> {
    let (before, duration) = match title.strip_suffix(')') {
        Some(open) => open.rsplit_once('(')?,
        None => title.rsplit_once([',', '–', '-'])?,
    };
    let duration = duration.trim();
    let (figure, unit) = duration.split_once(' ').or_else(|| {
        let end = duration.find(|it: char| !it.is_ascii_digit())?;
        Some(duration.split_at(end))
    })?;
    let is_figure = figure.split(['-', '–']).all(|it| number::number(it, lexicon).is_some());
    (is_figure && lexicon.knows(Term::Duration, unit)).then(|| (trim(before), duration))
}

/// A title that ends with who presents it. A sign such as `v/` tells it of
/// anyone, a word such as `ved` of persons and offices only: a place may follow
/// it too.
fn presenters<'a>(title: &'a str, lexicon: &Lexicon) -> Option<(&'a str, Vec<String>)> {
    let all = words(title);
    all.iter().skip(1).find_map(|(at, word)| {
        let bracket = usize::from(word.starts_with('('));
        let start = at + bracket;
        let tail = title.get(start..)?;
        let end = lexicon.phrases(Term::PresentedBy).iter().filter_map(|it| starts_with(tail, it)).max()?;
        let is_sign = !tail[..end].ends_with(char::is_alphabetic);
        let list =
            tail[end..].trim_start_matches([':', ' ']).trim_end_matches(if bracket > 0 { ')' } else { '.' });
        let presenters = list_of(list, lexicon);
        let fits = |it: &String| {
            is_name(it)
                || it.split_whitespace().next().is_some_and(|word| function_of(word, lexicon).is_some())
        };
        let is_list = if is_sign { !presenters.is_empty() } else { presenters.iter().any(fits) };
        is_list.then(|| (trim(&title[..*at]), presenters))
    })
}

/// The length of the phrase, when the text begins with it as a whole word.
fn starts_with(text: &str, phrase: &str) -> Option<usize> {
    let lead = text.get(..phrase.len())?;
    let is_same = crate::lexicon::fold(lead) == phrase;
    let ends_word =
        !phrase.ends_with(char::is_alphabetic) || !text[phrase.len()..].starts_with(char::is_alphanumeric);
    (is_same && ends_word).then_some(phrase.len())
}

fn list_of(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let parts = lexicon.split(Term::Conjunction, text).into_iter();
    let parts = parts.flat_map(|it| it.split([',', '/'])).map(str::trim);
    parts.filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

fn trim(text: &str) -> &str {
    text.trim_end().trim_end_matches([',', '–', '-', ':', '(']).trim_end()
}

/// Reads the lines that name the case officer and the archive reference.
pub(super) fn references(item: &mut Item, parts: &[Labelled], context: &Context<'_>) {
    for part in parts {
        let reference = part.hits.lead(Term::FactReference);
        let is_reference = reference.is_some();
        // `Saksnr. 2021/1234`
        if let Some(hit) = reference.filter(|_| item.archive_ref.is_none())
            && part.paragraph.content().split_whitespace().count() <= REFERENCE_WORDS
            && !part.paragraph.content().contains([':', '\t'])
        {
            let value = part.paragraph.text[hit.end..].trim_start_matches(['.', ' ']);
            item.archive_ref = case_number::archive_ref(value, context.lexicon);
        }
        let (value, Some(label)) = after_label(part) else { continue };
        if value.is_empty() {
            continue;
        }
        let is_officer = context.lexicon.knows(Term::CaseOfficer, &label);
        if is_officer {
            item.case_officer.get_or_insert_with(|| before_reference(&value, context.lexicon).to_owned());
        }
        if is_reference && item.archive_ref.is_none() {
            let content = plain(part.paragraph.content());
            item.archive_ref = case_number::archive_ref(&content, context.lexicon);
        }
    }
}

/// A value up to the next label on its line: `Kari Li Arkiv: K1-3`.
fn before_reference<'a>(value: &'a str, lexicon: &Lexicon) -> &'a str {
    let hits = lexicon.hits(value);
    let next = hits.of(Term::FactReference).find(|it| value[it.end..].starts_with([':', '.']));
    next.map_or(value, |it| value[..it.start].trim_end())
}

/// Sets the item's type. `hits` are the lexicon's in its title.
pub(super) fn kind(item: &mut Item, hits: &Hits, context: &Context<'_>) {
    let title = item.title.as_deref().unwrap_or("");
    let found = KINDS
        .iter()
        .find(|(term, is_first, _)| if *is_first { hits.lead(*term).is_some() } else { hits.has(*term) });
    let named = || approval(title, hits, context);
    item.r#type = match found {
        // `Referat fra møte 31. mai`, which is approved.
        Some((.., ItemType::Referral))
            if hits.lead(Term::RecordNoun).is_some() && is_approved(item, title, context) =>
        {
            ItemType::ApprovalOfMinutes
        }
        Some((.., kind)) => *kind,
        None if item.case_number.is_some() || !item.decisions.is_empty() => {
            named().unwrap_or(ItemType::Matter)
        }
        None => named().unwrap_or(ItemType::Unknown),
    };
}

/// What a title that only names the notice or the record has approved:
/// `Innkalling og dagsorden`, `Protokoll fra møte 3. mai`.
fn approval(title: &str, hits: &Hits, context: &Context<'_>) -> Option<ItemType> {
    let parts = context.lexicon.split(Term::Conjunction, title);
    let is_notice = parts.iter().all(|it| context.lexicon.known(it).has(Term::NoticeNoun));
    let names_day = || date::dates(title, context.lexicon).iter().any(|it| it.date.day.is_some());
    let is_record = || hits.is(Term::RecordNoun) || hits.lead(Term::RecordNoun).is_some() && names_day();
    let record = || is_record().then_some(ItemType::ApprovalOfMinutes);
    is_notice.then_some(ItemType::ApprovalOfNotice).or_else(record)
}

/// Sets the type of a matter by what all its decisions approve.
pub(super) fn settle(item: &mut Item) {
    let mut approved = item.decisions.iter().map(|it| it.approves.as_ref().map(|it| it.kind.as_str()));
    let Some(Some(first)) = approved.next() else { return };
    let kind = match first {
        "notice" => ItemType::ApprovalOfNotice,
        "minutes" => ItemType::ApprovalOfMinutes,
        _ => return,
    };
    if approved.all(|it| it == Some(first)) && matches!(item.r#type, ItemType::Matter | ItemType::Unknown) {
        item.r#type = kind;
    }
}

/// Whether the title names a day, and a decision approves.
fn is_approved(item: &Item, title: &str, context: &Context<'_>) -> bool {
    let mut decided = item.decisions.iter().map(|it| it.outcome);
    let names_day = date::dates(title, context.lexicon).iter().any(|it| it.date.day.is_some());
    names_day && decided.any(|it| matches!(it, Outcome::Approved | Outcome::ApprovedWithChanges))
}

/// Takes what came of the item out of the title: `Godkjenning av innkalling -
/// godkjent`. Gives where it begins in the title.
pub(super) fn outcome_in_title(title: &str, context: &Context<'_>) -> Option<(usize, usize)> {
    const TOLD: &[Term] = &[Term::Approved, Term::ApprovedWithChanges, Term::Adopted];
    let is_told = |it: &str| {
        let hits = context.lexicon.hits(it);
        TOLD.iter().any(|term| hits.is(*term))
    };
    let dashes = [" - ", " – ", ": "];
    let apart = dashes.iter().filter_map(|it| title.rfind(it).map(|at| (at, at + it.len())));
    // `Godkendelse af dagsorden Godkendt`
    let is_approval =
        || context.lexicon.hits(title).has_any(&[Term::ApprovalOfNotice, Term::ApprovalOfMinutes]);
    let last = title.rfind(' ').filter(|at| title[at + 1..].starts_with(char::is_uppercase) && is_approval());
    let mut found = apart.chain(last.map(|at| (at, at + 1)));
    found.find(|(end, start)| *end > 0 && is_told(&title[*start..]))
}
