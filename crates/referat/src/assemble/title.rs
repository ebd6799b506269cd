//! The printed title, and what it tells of the meeting.

use super::facts::Fact;
use super::meeting::number_in;
use super::place;
use crate::fields::meeting::{is_kind_of_meeting, is_meeting};
use crate::fields::{date, person, time};
use crate::label::{Label, Labelled};
use crate::lexicon::{Hits, Lexicon, Term};
use crate::minutes::{Kind, Source, Status};

/// The printed title and what it states.
#[derive(Clone, Debug, Default)]
pub(super) struct Title {
    pub(super) text: Option<String>,
    pub(super) source: Source,
    pub(super) kind: Option<Kind>,
    pub(super) body: Option<(String, Source)>,
    pub(super) organization: Option<(String, Source)>,
    pub(super) place: Option<(String, Source)>,
    pub(super) number: Option<(String, Source)>,
}

/// What kind of record each title word means.
const KINDS: &[(Term, Kind)] = &[
    (Term::TitleExtract, Kind::Extract),
    (Term::TitleProtocol, Kind::Protocol),
    (Term::TitleElection, Kind::Protocol),
    (Term::TitleNotice, Kind::Notice),
    (Term::TitleMinutes, Kind::Minutes),
];

/// The title of one meeting's record.
pub(super) fn title(labelled: &[&Labelled], facts: &[Fact], lexicon: &Lexicon) -> Title {
    let mut title = printed(labelled, lexicon);
    // A title that is labelled so is the title, whatever else stands large.
    if let Some(fact) =
        facts.iter().find(|fact| fact.terms.contains(&Term::FactTitle) && !fact.value.is_empty())
    {
        title.text = Some(fact.value.clone());
        let hits = lexicon.hits(&fact.value);
        let told = KINDS.iter().find(|(term, _)| hits.has(*term)).map(|(_, kind)| *kind);
        title.kind = told.or(title.kind);
    }
    title
}

/// The title as it stands out in print.
fn printed(labelled: &[&Labelled], lexicon: &Lexicon) -> Title {
    let titles: Vec<&&Labelled> = labelled.iter().filter(|it| it.label == Label::Title).collect();
    let kind_of =
        |it: &Labelled| KINDS.iter().find(|(term, _)| it.hits.lead(*term).is_some()).map(|(_, kind)| *kind);
    let has_kind = |it: &Labelled| KINDS.iter().any(|(term, _)| it.hits.has(*term));
    let told = titles.iter().find(|it| kind_of(it).is_some());
    let told = told.or_else(|| titles.iter().find(|it| has_kind(it)));
    let Some(main) =
        told.or_else(|| titles.iter().max_by(|a, b| a.paragraph.size.total_cmp(&b.paragraph.size)))
    else {
        return Title::default();
    };
    let text = column(main).replace('\t', " ").trim_end_matches(':').trim().to_owned();
    let source = main.paragraph.source();
    let inside = KINDS.iter().find(|(term, _)| main.hits.has(*term)).map(|(_, kind)| *kind);
    let mut title = Title { kind: kind_of(main).or(inside), source: source.clone(), ..Title::default() };
    // The organ may stand on a line of its own: `PROTOKOLL`, `Møte i Elverådet`.
    let others = titles.iter().filter(|it| kind_of(it).is_some());
    let named = std::iter::once(main).chain(others).find_map(|it| {
        let body = body(&column(it).replace('\t', " "), lexicon)?;
        Some((within(body, lexicon), it.paragraph.source()))
    });
    // `Utvalg for kultur 12.03.2024` under `Møteprotokoll`
    let dated = || {
        titles.iter().find_map(|it| Some(((before_day(column(it), lexicon)?, None), it.paragraph.source())))
    };
    let named = named.or_else(|| lone_body(labelled, lexicon)).or_else(dated);
    let texts: Vec<(String, Source)> = std::iter::once(main)
        .chain(titles.iter().filter(|it| kind_of(it).is_some()))
        .map(|it| (column(it).replace('\t', " "), it.paragraph.source()))
        .collect();
    let meeting = || {
        texts.iter().find_map(|(text, source)| Some(((meeting_word(text, lexicon)?, None), source.clone())))
    };
    if let Some(((body, organization), source)) = named.or_else(meeting) {
        title.body = Some((body, source.clone()));
        title.organization = organization.map(|it| (it, source));
    }
    let stated = || {
        let mut texts = texts.iter();
        texts.find_map(|(text, source)| Some((organization_of_meeting(text, lexicon)?, source.clone())))
    };
    title.organization = title.organization.take().or_else(stated).or_else(|| letterhead(labelled, lexicon));
    title.place = place::told(&text, lexicon).map(|it| (it, source.clone()));
    title.number = number_in(&text, lexicon).map(|it| (it, source));
    title.text = Some(text);
    title
}

/// The title's text, without columns beside the one that the title word opens.
fn column(it: &Labelled) -> &str {
    let cells = if it.paragraph.is_row() { it.paragraph.cells.as_slice() } else { &[] };
    let opens = |start| KINDS.iter().any(|(term, _)| it.hits.of(*term).any(|hit| hit.start == start));
    let opened = cells.iter().skip(1).find(|cell| opens(cell.start));
    opened.map_or(it.paragraph.content(), |cell| it.paragraph.text[cell.clone()].trim())
}

/// The organ that a title names after its first words: `Referat fra møte i
/// Elverådet 3. mai`.
fn body(text: &str, lexicon: &Lexicon) -> Option<String> {
    let hits = lexicon.hits(text);
    let Some(hit) = KINDS.iter().filter_map(|(term, _)| hits.lead(*term)).max_by_key(|hit| hit.end) else {
        return in_first_word(text, lexicon)
            .or_else(|| before_meeting(text, lexicon))
            .or_else(|| before_kind(text, &hits, lexicon))
            .or_else(|| before_day(text, lexicon));
    };
    let end = date::dates(text, lexicon).first().map_or(text.len(), |it| it.range.start).max(hit.end);
    let end = time::times(text, lexicon).first().map_or(end, |it| it.range.start.clamp(hit.end, end));
    let end = place::begins(text, lexicon).map_or(end, |(start, _)| start.clamp(hit.end, end));
    let mut rest = text[hit.end..end].trim();
    // `Møteinnkalling: Utsendt 1. mai`
    let labelled = rest.strip_prefix(':').and_then(|it| it.split_whitespace().next());
    if labelled.is_some_and(|it| !is_body_word(it, lexicon)) {
        return None;
    }
    rest = after_fillers(rest, lexicon);
    rest = after_fillers(after_plain_meeting(rest, lexicon), lexicon);
    rest = before_remark(rest, lexicon).trim_end();
    while let Some(word) = rest.rsplit(' ').next().filter(|word| lexicon.knows(Term::TitleFiller, word)) {
        rest = rest[..rest.len() - word.len()].trim_end();
    }
    let rest = rest.trim_matches(|it: char| matches!(it, ',' | '-' | '–' | ':' | '.') || it.is_whitespace());
    let rest = rest.split(['–', ',']).next().unwrap_or("").trim();
    // `Styremøte Solvik grendeutvalg`
    if let Some(organ) = whose_meeting(text, lexicon).filter(|it| is_organ_at_an_end(it, lexicon)) {
        return Some(organ.to_owned());
    }
    // `Årsmøte i Solvang vel`: the meeting is the organ.
    let kind = text[hit.start..hit.end].split_whitespace().find(|it| is_kind_of_meeting(it, lexicon));
    if kind.is_some() && !rest.split_whitespace().next().is_some_and(|it| is_body_word(it, lexicon)) {
        return None;
    }
    // `SU-møte i Solbakken barnehage`
    let first = rest.split(' ').next().unwrap_or("");
    if stem(first, lexicon) != first {
        return Some(stem(first, lexicon).to_owned());
    }
    // `3. styremøte` and `styremøte i Solbakken borettslag` name no organ.
    let word = rest
        .trim_start_matches(|it: char| it.is_ascii_digit() || matches!(it, '.' | ' '))
        .split(' ')
        .next()?;
    if is_meeting(word, lexicon) && stem(word, lexicon) == word {
        return None;
    }
    (!rest.is_empty()).then(|| stem(rest, lexicon).to_owned())
}

/// The text behind small words and what is no word.
fn after_fillers<'a>(text: &'a str, lexicon: &Lexicon) -> &'a str {
    let mut rest = text;
    loop {
        let word = rest.split(' ').next().unwrap_or("");
        if word.is_empty() || !lexicon.knows(Term::TitleFiller, word) && word.chars().any(char::is_alphabetic)
        {
            return rest;
        }
        rest = rest[word.len()..].trim_start();
    }
}

/// The text behind a meeting that small words tell the kind of:
/// `konstituerende møte i Elverådet`.
fn after_plain_meeting<'a>(text: &'a str, lexicon: &Lexicon) -> &'a str {
    const WORDS: usize = 2;
    let mut words = crate::fields::words(text);
    let is_small =
        |it: &str| it.starts_with(char::is_lowercase) && !is_body_word(it.trim_end_matches('s'), lexicon);
    let at = words
        .by_ref()
        .take(WORDS + 1)
        .position(|(_, it)| !is_small(it) || lexicon.knows(Term::MeetingSuffix, it));
    let meeting = at.and_then(|at| crate::fields::words(text).nth(at));
    match meeting.filter(|(at, it)| *at > 0 && lexicon.knows(Term::MeetingSuffix, it)) {
        Some((at, word)) => text[at + word.len()..].trim_start(),
        None => text,
    }
}

/// The text before a remark on the meeting, in brackets or behind a dash:
/// `(ekstraordinært møte)`, `- ekstraordinært møte`.
fn before_remark<'a>(text: &'a str, lexicon: &Lexicon) -> &'a str {
    let Some((before, remark)) = text.split_once('(').or_else(|| text.split_once(" - ")) else { return text };
    let mut words = remark.split([' ', ')']);
    if words.any(|it| is_meeting(it, lexicon)) { before } else { text }
}

/// The organ in a title's first word: `FAU-møte`.
fn in_first_word(text: &str, lexicon: &Lexicon) -> Option<String> {
    let word = text.split(' ').next()?;
    let organ = stem(word, lexicon);
    (organ.len() < word.len()).then(|| organ.to_owned())
}

/// The organ that stands before the word for a meeting: `Housing Committee
/// Monthly Meeting`.
fn before_meeting(text: &str, lexicon: &Lexicon) -> Option<String> {
    let folded = crate::lexicon::fold(text);
    let words = lexicon.phrases(Term::MeetingSuffix).iter();
    let at = words.filter_map(|word| folded.find(&format!(" {word}"))).min()?;
    let body = text[..at].trim();
    (body.split_whitespace().count() > 1).then(|| body.to_owned())
}

/// The organ that stands before the word for the kind of record: `Formannskapet
/// - Saksprotokoll`.
fn before_kind(text: &str, hits: &Hits, lexicon: &Lexicon) -> Option<String> {
    let kind = KINDS.iter().find_map(|(term, _)| hits.tail(*term))?;
    let before = text[..kind.start].trim_end();
    let organ = before.trim_end_matches([',', '-', '–', '—', ':']).trim_end();
    let is_organ = lexicon.knows(Term::Body, organ) || is_organ_at_an_end(organ, lexicon);
    (organ.len() < before.len() && is_organ).then(|| organ.to_owned())
}

/// The organ that stands before the day: `Fylkesutvalget 19. september 2017`.
fn before_day(text: &str, lexicon: &Lexicon) -> Option<String> {
    let day = date::dates(text, lexicon).into_iter().next()?;
    let organ = text[..day.range.start].trim().trim_end_matches([',', '-', '–', ':']).trim_end();
    // `SU referat 22.11.16`
    let hits = lexicon.hits(organ);
    let kind = KINDS.iter().filter_map(|(term, _)| hits.tail(*term)).map(|it| it.start).min();
    let organ = organ[..kind.unwrap_or(organ.len())].trim_end();
    let is_organ = lexicon.knows(Term::Body, organ) || is_organ_at_an_end(organ, lexicon);
    let is_name = organ.starts_with(char::is_uppercase) && !organ.contains([':', '.']);
    (is_name && is_organ).then(|| organ.to_owned())
}

/// An organ and the organisation that it is named with: `Elverådet i Nes
/// kommune`, `styret for Fjordregionen Vest`.
fn within(body: String, lexicon: &Lexicon) -> (String, Option<String>) {
    let hits = lexicon.hits(&body);
    let folded = crate::lexicon::fold(&body);
    let mut between =
        [Term::PlacePreposition, Term::TitleFiller].into_iter().flat_map(|it| lexicon.phrases(it));
    let words: Vec<&str> = folded.split(' ').collect();
    let split = between.find_map(|word| {
        // Most of the phrases begin with a word that is not in the text.
        word.split(' ').next().filter(|it| words.contains(it))?;
        let at = folded.find(&format!(" {word} "))?;
        let organization = body[at + word.len() + 2..].trim();
        let is_organ = hits.of(Term::Body).any(|hit| hit.start == 0 && hit.end == at)
            || is_organ_at_an_end(&body[..at], lexicon);
        let is_organization = hits.of(Term::Organization).any(|hit| hit.end == body.len());
        (is_organization || is_organ && is_named(organization, lexicon))
            .then(|| (body[..at].trim().to_owned(), organization.to_owned()))
    });
    // `Hill Foundation Steering Committee`: the organisation stands first.
    let leading = || {
        let hit = hits.of(Term::Organization).find(|hit| hit.start > 0 && hit.end < body.len())?;
        let rest = body[hit.end..].trim();
        let is_organ = rest.chars().next()?.is_uppercase() && lexicon.hits(rest).has(Term::Body);
        is_organ.then(|| (rest.to_owned(), body[..hit.end].to_owned()))
    };
    let found = split.or_else(leading);
    found.map_or((body, None), |(body, organization)| (body, Some(organization)))
}

/// Whether a text is the name of an organisation rather than a field of work:
/// capitalised words, or one that ends as organisations do.
fn is_named(text: &str, lexicon: &Lexicon) -> bool {
    let capitalised = |it: &str| {
        it.starts_with(char::is_uppercase)
            && !lexicon.meanings(it).has_any(&[Term::FunctionWord, Term::Conjunction])
    };
    const WORDS: usize = 5;
    // `grundejerforeningen Lyngbakken`
    if let Some((first, rest)) = text.split_once(' ')
        && person::is_organization_word(first, lexicon)
        && rest.split(' ').all(capitalised)
    {
        return true;
    }
    // `Institutt for kystfag`, `Solbakken borettslag`
    let mut words = text.split(' ');
    text.starts_with(char::is_uppercase)
        && words.clone().count() <= WORDS
        && words.any(|it| person::is_organization_word(it, lexicon))
        || text.contains(' ') && text.split(' ').all(capitalised)
}

/// The word for a kind of meeting in a title that names no organ: `Styremøte`.
fn meeting_word(text: &str, lexicon: &Lexicon) -> Option<String> {
    let mut words = text.split(' ').map(|it| it.trim_matches(|it: char| !it.is_alphanumeric()));
    let word = words.find(|it| is_kind_of_meeting(it, lexicon))?;
    Some(word.to_owned())
}

/// The organisation of a title that names a kind of meeting and no organ:
/// `Referat fra styremøte i Solbakken borettslag 2. mai`.
fn organization_of_meeting(text: &str, lexicon: &Lexicon) -> Option<String> {
    if let Some(name) = whose_meeting(text, lexicon) {
        let last = name.rsplit(' ').next()?;
        let is_one =
            name.contains(' ') && person::is_organization_word(last, lexicon) && !is_body_word(last, lexicon);
        return is_one.then(|| name.to_owned());
    }
    let end = name_end(text, lexicon);
    let words: Vec<(usize, &str)> = crate::fields::words(&text[..end]).collect();
    let at = words
        .windows(2)
        .find(|pair| is_meeting(pair[0].1, lexicon) && lexicon.knows(Term::PlacePreposition, pair[1].1))?;
    let start = at[1].0 + at[1].1.len();
    let name = text[start..end].split([',', '–']).next()?.trim();
    let is_compound = !lexicon.knows(Term::MeetingSuffix, at[0].1);
    let first = name.split(' ').next()?;
    let is_name = first.starts_with(char::is_uppercase)
        || name.contains(' ') && person::is_organization_word(first, lexicon);
    (is_compound && is_name).then(|| name.to_owned())
}

/// Whose meeting it is, by the name right behind the word for its kind:
/// `Styremøte Solvik grendeutvalg 30. april`.
fn whose_meeting<'a>(text: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    const WORDS: usize = 4;
    let end = name_end(text, lexicon);
    let mut words = crate::fields::words(&text[..end]);
    let (at, word) = words.find(|(_, it)| is_kind_of_meeting(it, lexicon))?;
    let name = text[at + word.len()..end].split([',', '–', '(', ':']).next()?.trim();
    let count = name.split_whitespace().count();
    let first = name.split(' ').next()?;
    let is_name = first.starts_with(char::is_uppercase)
        && !lexicon.meanings(first).has_any(&[Term::PlacePreposition, Term::TitleFiller])
        && (2..=WORDS).contains(&count)
        && !name.bytes().any(|it| it.is_ascii_digit());
    is_name.then_some(name)
}

/// Where a name in a title ends at the latest: at the day, or the words that
/// tell the place.
fn name_end(text: &str, lexicon: &Lexicon) -> usize {
    let day = date::dates(text, lexicon).first().map(|it| it.range.start);
    let held = place::begins(text, lexicon).map(|(start, _)| start);
    day.into_iter().chain(held).min().unwrap_or(text.len())
}

/// The organ in a compound: `Fordelingsutvalgmøte` names `Fordelingsutvalg`.
fn stem<'a>(word: &'a str, lexicon: &Lexicon) -> &'a str {
    if word.contains(' ') {
        return word;
    }
    let folded = crate::lexicon::fold(word);
    lexicon
        .phrases(Term::MeetingSuffix)
        .iter()
        .filter_map(|suffix| folded.strip_suffix(suffix.as_str()))
        .find_map(|stem| {
            let is_apart = stem.ends_with('-');
            let stem = stem.trim_end_matches('-');
            let is_body =
                |body: &String| (is_apart || stem.len() > body.len()) && stem.ends_with(body.as_str());
            lexicon.phrases(Term::Body).iter().any(is_body).then(|| &word[..stem.len()])
        })
        .unwrap_or(word)
}

/// An organ that stands on a line of its own in the head, perhaps with the
/// organisation that it belongs to.
fn lone_body(labelled: &[&Labelled], lexicon: &Lexicon) -> Option<((String, Option<String>), Source)> {
    let head = labelled.iter().take_while(|it| it.label != Label::ItemHeading).take(12);
    let is_loose = |it: &&&Labelled| {
        matches!(it.label, Label::Title | Label::Fact | Label::Text)
            && KINDS.iter().all(|(term, _)| it.hits.lead(*term).is_none())
            && it.hits.lead(Term::FactDistribution).is_none()
    };
    // An organ may stand in a column beside the letterhead.
    let columns =
        head.filter(is_loose).flat_map(|it| it.paragraph.cells().map(move |cell| (cell.trim(), it)));
    columns.filter(|(text, _)| !text.is_empty()).find_map(|(text, it)| {
        let hits = lexicon.hits(text);
        let is_capitalised =
            |text: &str| text.split_whitespace().all(|it| it.starts_with(char::is_uppercase));
        let is_compound = || {
            let mut words = text.split_whitespace();
            it.label != Label::Fact
                && words.clone().count() < 4
                && text.starts_with(char::is_uppercase)
                && !text.contains(|it: char| it.is_ascii_digit() || ":.,".contains(it))
                && words.next_back().is_some_and(|it| is_body_word(it, lexicon))
        };
        let is_body = lexicon.knows(Term::Body, text)
            || is_compound()
            || hits.tail(Term::Body).is_some_and(|hit| {
                // `Nes kommunestyre`
                let before = &text[..hit.start];
                before.split_whitespace().count() < 4 && is_capitalised(before) && it.label != Label::Fact
            });
        let named = if is_body {
            (text.to_owned(), None)
        } else if let Some((body, organization)) = beside_comma(text, lexicon) {
            (body.to_owned(), Some(organization.to_owned()))
        } else {
            let leads = hits.lead(Term::Body).is_some()
                || is_body_word(text.split(' ').next().unwrap_or(""), lexicon) && !text.ends_with('.');
            // `Styret i Nes lag avholdt styremøte 3. mai`
            let held = place::begins(text, lexicon).map_or(text.len(), |(start, _)| start);
            // `Styret for Nes vel 3. mai`
            let day = date::dates(&text[..held], lexicon).first().map_or(held, |it| it.range.start);
            let name = text[..day].trim_end_matches([' ', ',', '-', '–']);
            let (body, organization) = within(name.to_owned(), lexicon);
            match organization.filter(|_| leads) {
                Some(organization) => (body, Some(organization)),
                None if is_named_for(text, it.label, lexicon) => (text.to_owned(), None),
                None => return None,
            }
        };
        (!lexicon.knows(Term::Present, text)).then(|| (named, it.paragraph.source()))
    })
}

/// An organ beside its organisation: `Fjellvik Idrettslag, hovedstyret`.
fn beside_comma<'a>(text: &'a str, lexicon: &Lexicon) -> Option<(&'a str, &'a str)> {
    let (first, second) = text.split_once(", ")?;
    let is_organ = |it: &str| !it.contains(' ') && is_body_word(it, lexicon);
    let pair = if is_organ(first) { (first, second) } else { (second, first) };
    let last = pair.1.rsplit(' ').next()?;
    let is_pair = is_organ(pair.0) && pair.1.contains(' ') && person::is_organization_word(last, lexicon);
    is_pair.then_some(pair)
}

/// An organ that is named for its field, among the titles: `Hovedutvalg for
/// teknisk drift`.
fn is_named_for(text: &str, label: Label, lexicon: &Lexicon) -> bool {
    const WORDS: usize = 7;
    let hits = lexicon.hits(text);
    let is_name = !text.contains(|it: char| it.is_ascii_digit() || ":.,".contains(it));
    let has_kind = KINDS.iter().any(|(term, _)| hits.has(*term));
    let leads = hits.lead(Term::Body).is_some();
    label == Label::Title && leads && is_name && !has_kind && text.split_whitespace().count() <= WORDS
}

/// The organisation of a letterhead: `Nes kommune`, alone in its line or
/// column.
fn letterhead(labelled: &[&Labelled], lexicon: &Lexicon) -> Option<(String, Source)> {
    const WORDS: usize = 5;
    let head = labelled.iter().take_while(|it| it.label != Label::ItemHeading).take(15);
    let head =
        head.filter(|it| matches!(it.label, Label::Title | Label::Fact | Label::Text | Label::Furniture));
    let mut columns =
        head.flat_map(|it| it.paragraph.content().split('\t').map(move |text| (text.trim(), it)));
    let is_organization = |text: &str| {
        let hits = lexicon.hits(text);
        let words = text.split_whitespace().count();
        let ends = || {
            let last = text.rsplit(' ').next().unwrap_or("");
            person::is_organization_word(last, lexicon)
                && !is_body_word(last, lexicon)
                && text.starts_with(char::is_uppercase)
        };
        (2..=WORDS).contains(&words)
            && !text.contains([':', ',', '.'])
            && KINDS.iter().all(|(term, _)| hits.lead(*term).is_none())
            && (hits.tail(Term::Organization).is_some_and(|hit| hit.start > 0) || ends())
    };
    let (text, it) = columns.find(|(text, _)| is_organization(text))?;
    Some((text.to_owned(), it.paragraph.source()))
}

/// Whether the first or last word is an organ: `styret for Elveparken`,
/// `ordinær generalforsamling`.
fn is_organ_at_an_end(text: &str, lexicon: &Lexicon) -> bool {
    let ends = [text.split(' ').next(), text.rsplit(' ').next()];
    ends.into_iter().flatten().any(|it| is_body_word(it, lexicon))
}

/// Whether the word is an organ or a compound with one: `Elverådet`.
pub(super) fn is_body_word(word: &str, lexicon: &Lexicon) -> bool {
    const SHORTEST: usize = 4;
    let folded = crate::lexicon::fold(word);
    let ends = |it: &String| it.len() >= SHORTEST && folded.ends_with(it.as_str()) || folded == *it;
    lexicon.phrases(Term::Body).iter().any(ends)
}

/// Whether the head says that the record is a draft or approved.
pub(super) fn status(labelled: &[&Labelled]) -> Option<Status> {
    let head = labelled.iter().take_while(|it| it.label != Label::ItemHeading).take(15);
    let mut head = head.filter(|it| {
        matches!(it.label, Label::Title | Label::Fact | Label::Furniture) || it.paragraph.text.len() < 60
    });
    head.find_map(|it| {
        if it.hits.has(Term::Draft) {
            Some(Status::Draft)
        } else if it.label == Label::Title && it.hits.has(Term::Final) {
            Some(Status::Approved)
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language::{Da, En, Nb};

    #[test]
    fn a_title_names_organ_and_organisation() {
        for (language, text, expected) in [
            (Nb, "Referat fra møte i Elverådet 3. mai 2024", "Elverådet"),
            (Nb, "Protokoll fra møte i universitetsstyret (ekstraordinært møte)", "universitetsstyret"),
            (Nb, "Protokoll fra møte i universitetsstyret - ekstraordinært møte", "universitetsstyret"),
            (Nb, "Protokoll fra konstituerende møte i instituttstyret 3. mai 2024", "instituttstyret"),
            (Nb, "Referat fra konstituerende møte 3. mai 2024", "-"),
            (Nb, "Referat fra SU-møte i Nes barnehage", "SU | Nes barnehage"),
            (Nb, "Referat fra FAU-møte på skolen 12. mars 2024", "FAU"),
            (Nb, "Styremøte Nes grendeutvalg 3. mai 2024 – Solheim", "Nes grendeutvalg"),
            (Nb, "Styremøte Nes vel 3. mai 2024", "- | Nes vel"),
            (Nb, "PROTOKOLL FRA ÅRSMØTE I NES IDRETTSLAG 3. mai 2024", "- | NES IDRETTSLAG"),
            (Nb, "Fylkesutvalget 3. mai 2024", "Fylkesutvalget"),
            (Nb, "Innkalling til instituttstyremøte 4/2001", "instituttstyre"),
            (
                Nb,
                "Referat fra årsmøte i Nes idrettslag avholdt på Nes skole 3. mai 2024",
                "- | Nes idrettslag",
            ),
            (Nb, "Referat fra styremøte på Nes skole 3. mai 2024", "-"),
            (Nb, "Protokoll fra valgstyret i Nes - Vik kommune", "valgstyret | Nes - Vik kommune"),
            (
                Da,
                "Referat af generalforsamling i grundejerforeningen Lyngbakken",
                "generalforsamling | grundejerforeningen Lyngbakken",
            ),
            (En, "Minutes of a Meeting of the Council held at the Village Hall on 28 March 2018", "Council"),
        ] {
            let lexicon = Lexicon::of(language);
            let named = body(text, lexicon).map(|it| within(it, lexicon));
            let (organ, organization) =
                named.map_or((None, None), |(organ, organization)| (Some(organ), organization));
            let organization = organization.or_else(|| organization_of_meeting(text, lexicon));
            let got = [Some(organ.unwrap_or_else(|| "-".to_owned())), organization];
            let got: Vec<String> = got.into_iter().flatten().collect();
            assert_eq!(got.join(" | "), expected, "{text}");
        }
    }
}
