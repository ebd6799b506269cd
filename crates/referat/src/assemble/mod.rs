//! From labelled paragraphs to the model.

mod facts;
mod items;
mod matter;
mod meeting;
mod office;
mod place;
mod run_in;
mod signature;
mod split;
mod title;

use referat_document::{Document, Layer as PrintedLayer};

use crate::attendance::{add_stays, attendance};
use crate::check;
use crate::fields::mention;
use crate::item;
use crate::label::{Head, Label, Labelled};
use crate::lexicon::{Lexicon, Term};
use crate::minutes::{
    Attendance, Block, BlockKind, Item, ItemType, Kind, Language, Line, Link, Mention, Minutes, Presence,
    Role, Source, Span,
};
use crate::paragraph::{self, Paragraph};

/// The margin, in units of evidence, from which a label counts as clear.
const CLEAR: f32 = 1.0;

/// The minutes of every meeting in the document.
pub(crate) fn assemble(
    document: &Document,
    labelled: &[Labelled],
    heads: &[Head],
    language: Language,
    lexicon: &Lexicon,
) -> Vec<Minutes> {
    let printed = paragraph::lines(document);
    split::meetings(labelled)
        .into_iter()
        .map(|range| {
            let offset = range.start;
            let heads: Vec<Head> = heads
                .iter()
                .filter(|head| range.contains(&head.at))
                .map(|head| Head {
                    at: head.at - offset,
                    title: head.title.map(|it| it - offset),
                    ..head.clone()
                })
                .collect();
            minutes(&labelled[range], &heads, &printed, language, lexicon)
        })
        .collect()
}

/// Certainty of a label by its margin, 0..1.
pub(crate) fn confidence(margin: f32) -> f64 {
    let certainty = 1.0 / (1.0 + f64::from(-margin).exp());
    (certainty * 100.0).round() / 100.0
}

/// One meeting's minutes.
fn minutes(
    labelled: &[Labelled],
    heads: &[Head],
    printed: &[&referat_document::Line],
    language: Language,
    lexicon: &Lexicon,
) -> Minutes {
    let all: Vec<&Labelled> = labelled.iter().collect();
    let facts = facts::facts(&all);
    let title = title::title(&all, &facts, lexicon);
    let mut out =
        Minutes { language, title: title.text.clone(), status: title::status(&all), ..Minutes::default() };
    out.meeting = meeting::meeting(&all, &facts, &title, lexicon);
    if heads.first().is_some_and(|head| head.implied) {
        matter::meet(&mut out.meeting, &all, lexicon);
    }
    let anchor = meeting::anchor(&out.meeting);

    let attending: Vec<&Labelled> = all.iter().copied().filter(|it| is_attendance(it)).collect();
    let attending = attendance(&attending, lexicon);
    out.attendance = attending.people;
    let others: Vec<&Labelled> = all.iter().copied().filter(|it| !is_attendance(it)).collect();
    add_stays(&mut out.attendance, &others, lexicon);
    if let Some((quorum, source)) = attending.quorum {
        out.meeting.quorum = Some(quorum);
        out.meeting.sources.insert("quorum".to_owned(), source);
    }
    let people: Vec<String> = out.attendance.iter().map(|it| it.name.clone()).collect();

    let mut organizations: Vec<String> =
        out.attendance.iter().filter_map(|it| it.organization.clone()).collect();
    organizations.dedup();
    organizations.extend_from_slice(lexicon.organizations());
    let context = item::Context { lexicon, people: &people, organizations: &organizations, anchor };
    out.agenda = items::agenda(&all, lexicon);
    let (items, rest) = items::items(labelled, heads, &out.agenda, &context);
    out.items = items;
    items::entitle(&mut out.items, &out.agenda);
    out.groups = item::groups(&out.items, lexicon);
    out.signatures = signature::signatures(&all, lexicon, anchor);
    let approved = approved_minutes(&out.items, anchor, lexicon);
    meeting::complete(&mut out.meeting, &out.attendance, approved);
    office::offices(&mut out.meeting, &all, &out.attendance, &out.signatures, &facts, lexicon);
    out.meeting.documents = header_links(&all, printed);

    let end = heads.first().map_or(labelled.len(), |head| items::start(labelled, head));
    let is_beside = |it: &&Labelled| matches!(it.label, Label::Note | Label::Furniture);
    let unclaimed = |it: &&Labelled| !is_beside(it) && !is_owned(it.label);
    let mut preamble: Vec<Labelled> = labelled[..end].iter().filter(unclaimed).cloned().collect();
    let first_line = |it: &Labelled| it.paragraph.source().lines[0];
    let is_above =
        |it: &Labelled| heads.first().is_none_or(|head| first_line(it) < first_line(&labelled[head.at]));
    preamble.extend(attending.unread.into_iter().filter(is_above));
    preamble.sort_by_key(first_line);
    out.preamble = item::blocks(&preamble, lexicon);
    out.closing = item::blocks(
        &rest.iter().filter(|it| !is_beside(it)).map(|it| (*it).clone()).collect::<Vec<_>>(),
        lexicon,
    );
    out.notes = all.iter().filter(|it| it.label == Label::Note).map(|it| note(&it.paragraph)).collect();
    out.furniture = furniture(&all, printed);
    out.links = links(&all, printed);
    out.mentions = mentions(&all, printed, &out, lexicon);
    out.kind = kind(&out, title.kind, &all);
    if out.kind == Kind::Notice {
        out.items.iter_mut().for_each(undecide);
    }
    out.checks = check::checks(&out, lexicon);
    let body = all.iter().filter(|it| !is_beside(it)).count().max(1);
    let clear = all.iter().filter(|it| !is_beside(it) && it.margin >= CLEAR).count();
    out.confidence = (clear as f64 / body as f64 * 100.0).round() / 100.0;
    out.source = paragraph::source(all.iter().map(|it| &it.paragraph));
    out
}

/// Whether the attendance list is read from it.
fn is_attendance(it: &Labelled) -> bool {
    const NAMES: &[Term] = &[Term::FactChair, Term::FactMinuteTaker, Term::FactDistribution];
    let names_people = it.label == Label::Fact && it.hits.has_any(NAMES);
    matches!(it.label, Label::AttendanceHeading | Label::AttendanceRow) || names_people || is_roll(it)
}

/// Whether an item's heading is a list of who came or did not:
/// `2. Närvarande: Kari Lind, Ola Ek`.
fn is_roll(it: &Labelled) -> bool {
    let starts = |term: Term| it.hits.of(term).find(|hit| hit.start == it.paragraph.content);
    let label = [Term::Present, Term::Absent].into_iter().find_map(starts);
    let rest = label.and_then(|hit| it.paragraph.text[hit.end..].strip_prefix(':'));
    it.label == Label::ItemHeading && rest.is_some_and(|it| it.contains(','))
}

/// Whether a label's paragraphs have an owner other than the preamble.
fn is_owned(label: Label) -> bool {
    matches!(
        label,
        Label::Title
            | Label::Fact
            | Label::AttendanceHeading
            | Label::AttendanceRow
            | Label::AgendaHeading
            | Label::AgendaRow
    )
}

/// What kind of record it is, by its title word and by what it holds.
fn kind(minutes: &Minutes, title: Option<Kind>, labelled: &[&Labelled]) -> Kind {
    let has_record = !minutes.items.is_empty() || !minutes.attendance.is_empty();
    let is_decided = minutes.items.iter().any(|it| it.outcome.is_some() || !it.items.is_empty());
    // Papers sent out beforehand tell what others decided, not who met.
    let has_met = minutes.attendance.iter().any(|it| it.status == Presence::Present)
        || minutes.items.iter().any(|it| !it.votes.is_empty());
    let is_absent = |it: &Attendance| it.status == Presence::Absent;
    let has_more = !minutes.items.is_empty() || minutes.attendance.iter().any(is_absent);
    match title {
        Some(Kind::Notice) if is_decided && has_met => Kind::Minutes,
        Some(kind) => kind,
        None if has_record && (minutes.meeting.date.is_some() || is_decided || has_met && has_more) => {
            let protocol = labelled
                .iter()
                .take(40)
                .any(|it| it.hits.has(Term::TitleProtocol) && it.label != Label::Text);
            if protocol { Kind::Protocol } else { Kind::Minutes }
        }
        None => Kind::Other,
    }
}

/// Papers sent out beforehand decide nothing: what seems to is of the case.
fn undecide(item: &mut Item) {
    item.decisions.retain(|it| it.label.is_some());
    if item.decisions.is_empty() {
        item.outcome = None;
    }
    item.items.iter_mut().for_each(undecide);
}

/// The earlier minutes that an item approves.
fn approved_minutes(
    items: &[Item],
    anchor: Option<jiff::civil::Date>,
    lexicon: &Lexicon,
) -> Option<(String, Option<String>, Source)> {
    use crate::fields::{date, resolve};
    let item = items.iter().find(|it| it.r#type == ItemType::ApprovalOfMinutes)?;
    let text = item.title.clone()?;
    let found = date::dates(&text, lexicon).into_iter().find(|it| it.date.day.is_some())?;
    let (value, _) = resolve::resolve(&found, anchor, resolve::Toward::Past)?;
    Some((text, Some(value), item.source.clone()))
}

fn note(paragraph: &Paragraph) -> Block {
    let kind = match paragraph.layer {
        PrintedLayer::Endnote => BlockKind::Endnote,
        PrintedLayer::Comment => BlockKind::Comment,
        PrintedLayer::Hidden => BlockKind::Hidden,
        PrintedLayer::Deleted => BlockKind::Deleted,
        _ => BlockKind::Footnote,
    };
    Block {
        kind,
        role: Role::Other,
        text: paragraph.text.replace('\t', " "),
        source: paragraph.source(),
        ..Block::default()
    }
}

fn furniture(labelled: &[&Labelled], printed: &[&referat_document::Line]) -> Vec<Line> {
    let pieces =
        labelled.iter().filter(|it| it.label == Label::Furniture).flat_map(|it| &it.paragraph.pieces);
    pieces
        .filter_map(|piece| printed.get(piece.line))
        .map(|line| crate::parse::line(line, crate::minutes::Layer::Furniture))
        .collect()
}

/// Every link of the meeting's lines, distinct by address.
fn links(labelled: &[&Labelled], printed: &[&referat_document::Line]) -> Vec<Link> {
    let mut out: Vec<Link> = Vec::new();
    for piece in labelled.iter().flat_map(|it| &it.paragraph.pieces) {
        let Some(line) = printed.get(piece.line) else { continue };
        let source = Source { page: piece.page, lines: [piece.number; 2] };
        for link in &line.links {
            match out.iter_mut().find(|it| it.url == link.url) {
                Some(known) if known.text.is_none() && link.text != link.url => {
                    known.text = Some(link.text.clone());
                }
                Some(_) => {}
                None => {
                    let text = (link.text != link.url && !link.text.is_empty()).then(|| link.text.clone());
                    out.push(Link { text, url: link.url.clone(), source: source.clone() });
                }
            }
        }
        for found in crate::fields::contact::urls(&line.text) {
            let url =
                whole_address(&line.text[found.clone()], found, line, printed.get(piece.line + 1).copied());
            let url = url.as_str();
            if out.iter().all(|it| it.url.trim_end_matches('/') != url.trim_end_matches('/')) {
                out.push(Link { text: None, url: url.to_owned(), source: source.clone() });
            }
        }
    }
    out
}

/// An address that ends its line, with the rest of it on the next one.
fn whole_address(
    url: &str,
    found: std::ops::Range<usize>,
    line: &referat_document::Line,
    next: Option<&referat_document::Line>,
) -> String {
    let fills = found.start == 0 && found.end == line.text.trim_end().len() && url.len() > 60;
    let rest = next.map_or("", |next| next.text.trim());
    let is_rest = !rest.is_empty() && !rest.contains([' ', '\t', ':']) && rest.contains(['/', '-', '.', '=']);
    if fills && is_rest && line.page == next.and_then(|next| next.page) {
        format!("{url}{rest}")
    } else {
        url.to_owned()
    }
}

/// Links that the head offers as the meeting's papers.
fn header_links(labelled: &[&Labelled], printed: &[&referat_document::Line]) -> Vec<Link> {
    let head: Vec<&Labelled> =
        labelled.iter().copied().take_while(|it| it.label != Label::ItemHeading).collect();
    let announced = head.iter().any(|it| it.hits.has(Term::Papers));
    if announced { links(&head, printed) } else { Vec::new() }
}

/// What the text names, with its exact place.
fn mentions(
    labelled: &[&Labelled],
    printed: &[&referat_document::Line],
    minutes: &Minutes,
    lexicon: &Lexicon,
) -> Vec<Mention> {
    let anchor = meeting::anchor(&minutes.meeting);
    let people: Vec<&str> =
        minutes.attendance.iter().map(|it| it.name.as_str()).filter(|it| it.contains(' ')).collect();
    let mut organizations: Vec<&str> =
        minutes.attendance.iter().filter_map(|it| it.organization.as_deref()).collect();
    organizations.extend(lexicon.organizations().iter().map(String::as_str));
    organizations.sort_unstable();
    organizations.dedup();
    let names = mention::Names::new(&people, &organizations);
    let mut out = Vec::new();
    for it in labelled.iter().filter(|it| it.label != Label::Furniture) {
        let text = &it.paragraph.text;
        let mut places = it.paragraph.places(printed);
        for found in mention::mentions(text, &it.hits, lexicon, anchor, &names) {
            let length = text[found.range.clone()].chars().count();
            let Some((line, place)) = places.at(found.range.start, length) else { continue };
            let Some(line) = printed.get(line) else { continue };
            out.push(Mention {
                kind: found.kind,
                text: text[found.range].replace('\t', " "),
                value: found.value,
                inferred: found.inferred,
                source: Span { page: line.page, lines: [line.number; 2], start: place.start, end: place.end },
            });
        }
    }
    out
}
