//! The cases under `suite/`: labelled paragraphs, and the records that they
//! are to give. A case is a sentence after `---` and the language; its rows
//! are `label  text`, `heading` the item's own; then the records, in order. A kind of record that a case
//! does not name is not compared.

use std::fmt::Write as _;

use super::{Context, fill, groups};
use crate::label::{Label, Labelled};
use crate::lexicon::Lexicon;
use crate::minutes::{
    Action, Block, Decision, Group, Item, Language, Proposal, Recommendation, Recusal, Vote,
};
use crate::paragraph::{Paragraph, Piece};

const SUITES: &[&str] = &[
    include_str!("suite/recommendations.txt"),
    include_str!("suite/votes.txt"),
    include_str!("suite/ballots.txt"),
    include_str!("suite/proposals.txt"),
    include_str!("suite/decisions.txt"),
    include_str!("suite/actions.txt"),
    include_str!("suite/recusals.txt"),
    include_str!("suite/titles.txt"),
    include_str!("suite/blocks.txt"),
];
const KINDS: [&str; 10] = [
    "group",
    "recommendation",
    "vote",
    "decision",
    "proposal",
    "action",
    "recusal",
    "item",
    "closed",
    "block",
];

#[test]
fn labelled_paragraphs_give_their_records() {
    let mut failures = String::new();
    let mut cases = 0;
    for case in SUITES.iter().flat_map(|it| it.split("--- ").skip(1)) {
        let (sentence, rows) = case.split_once('\n').expect("a case has rows");
        cases += 1;
        let (got, expected) = (records(sentence, rows), expected(rows));
        for kind in
            KINDS.iter().filter(|kind| expected.iter().any(|it| it.split_whitespace().next() == Some(kind)))
        {
            let of = |all: &[String]| {
                all.iter()
                    .filter(|it| it.starts_with(kind) && !it.ends_with("none"))
                    .cloned()
                    .collect::<Vec<_>>()
            };
            if of(&got) != of(&expected) {
                let _ =
                    writeln!(failures, "{sentence}\n  expected {:#?}\n  got {:#?}", of(&expected), of(&got));
            }
        }
    }
    assert!(failures.is_empty(), "{cases} cases\n{failures}");
    assert!(cases >= 80, "only {cases} cases");
}

#[test]
fn any_text_under_any_label_gives_an_item_that_owns_every_paragraph() {
    const PIECES: &[&str] = &[
        "",
        "(",
        ")",
        ":",
        " ",
        "«",
        "\"",
        "-",
        "–",
        "§",
        "7",
        "mot",
        "for",
        "Kari Li",
        "(Ap)",
        "İß",
        "e\u{301}",
        "\u{a0}",
        "og",
        "innen",
        "1. mai",
        "ble",
        "vedtatt",
        "Vedtak:",
        "inhabil",
        "tok sete",
        "v/",
        "(5 min)",
        "mellom",
        "Ansvar:",
        "99999999999",
        "arbeidsgruppe",
        "nedsatt en arbeidsgruppe",
        ".",
        ",",
        "*",
        "kl.",
        "|",
        "stemte",
        "3.",
        "fvl. § 6",
    ];
    let people = ["Kari Li".to_owned(), "İß".to_owned()];
    // A fixed sequence that looks random.
    let mut state = 1_u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    for language in Language::ALL {
        let lexicon = Lexicon::of(*language);
        for _ in 0..400 {
            let parts: Vec<Labelled> = (1..=4)
                .map(|number| {
                    let words: Vec<&str> = (0..next(9)).map(|_| PIECES[next(PIECES.len())]).collect();
                    labelled(&Label::ALL[next(Label::ALL.len())].name(), &words.join(" "), number, lexicon)
                })
                .collect();
            let mut item = Item { title: Some(parts[0].paragraph.text.clone()), ..Item::default() };
            let context = Context { lexicon, people: &people, organizations: &[], anchor: None };
            fill(&mut item, Some(&parts[0]), parts.clone(), &context);
            groups(std::slice::from_ref(&item), lexicon);
            let owned: u32 = item.blocks.iter().map(|it| it.source.lines[1] + 1 - it.source.lines[0]).sum();
            assert_eq!(owned, 4, "{parts:?}");
        }
    }
}

fn expected(rows: &str) -> Vec<String> {
    rows.lines().filter_map(|it| it.strip_prefix("= ")).map(|it| it.trim_end().to_owned()).collect()
}

fn records(sentence: &str, rows: &str) -> Vec<String> {
    let name = sentence.rsplit_once('[').map_or("nb", |(_, it)| it.trim_end_matches(']'));
    let language = Language::ALL.iter().find(|it| it.to_string() == name).copied().unwrap_or_default();
    let lexicon = Lexicon::of(language);
    let mut item = Item::default();
    let mut heading = None;
    let mut people: Vec<String> = Vec::new();
    let mut organizations: Vec<String> = Vec::new();
    let mut parts = Vec::new();
    let mut number = 0;
    for (kind, text) in rows.lines().filter(|it| !it.starts_with('=')).filter_map(|it| it.split_once("  ")) {
        match kind {
            "heading" => {
                item.title = Some(text.to_owned());
                heading = Some(labelled("item-heading", text, 1, lexicon));
            }
            "title" => item.title = Some(text.to_owned()),
            "people" => people = text.split(", ").map(str::to_owned).collect(),
            "organizations" => organizations = text.split(", ").map(str::to_owned).collect(),
            _ => {
                number += 1;
                parts.push(labelled(kind, text, number, lexicon));
            }
        }
    }
    let anchor = Some(jiff::civil::date(2024, 11, 19));
    let context = Context { lexicon, people: &people, organizations: &organizations, anchor };
    fill(&mut item, heading.as_ref(), parts, &context);
    let mut out = Vec::new();
    out.extend(item.recommendation.iter().map(recommendation));
    out.extend(item.votes.iter().map(vote));
    out.extend(item.decisions.iter().map(decision));
    out.extend(item.proposals.iter().map(proposal));
    out.extend(item.actions.iter().map(action));
    out.extend(item.recusals.iter().map(recusal));
    out.extend(
        item.closed
            .iter()
            .map(|it| format!("closed  {} | {}", it.legal_basis.as_deref().unwrap_or("?"), it.text)),
    );
    out.push(about(&item));
    out.extend(groups(std::slice::from_ref(&item), lexicon).iter().map(group));
    out.extend(item.blocks.iter().map(block));
    out
}

/// A paragraph with its label: `*` before the text makes it a list item, a
/// number and a stop a numbered one, `|` between columns a row.
fn labelled(label: &str, text: &str, number: u32, lexicon: &Lexicon) -> Labelled {
    let is_row = text.contains(" | ");
    let text = if is_row { text.replace(" | ", "\t") } else { text.to_owned() };
    let marker = text.split_once(' ').map_or(0, |(it, _)| it.len() + 1);
    let is_marked = text.starts_with("* ")
        || text.starts_with(|it: char| it.is_ascii_digit()) && text[..marker].ends_with(". ");
    let content = if is_marked { marker } else { 0 };
    let mut cells = Vec::new();
    if is_row {
        let mut start = 0;
        for cell in text.split('\t') {
            cells.push(start..start + cell.len());
            start += cell.len() + 1;
        }
    }
    let paragraph = Paragraph {
        content,
        cells,
        table: is_row.then_some(1),
        depth: u8::from(is_marked),
        pieces: vec![Piece { line: number as usize - 1, number, page: None, start: 0, goes_on: false }],
        ..Paragraph::default()
    };
    let hits = lexicon.hits(&text);
    // `text?` was nearly a conclusion, `text~` nearly a recusal.
    let (label, margin, runner_up) = match (label.strip_suffix('?'), label.strip_suffix('~')) {
        (Some(label), _) => (label, 0.5, Label::Conclusion),
        (_, Some(label)) => (label, 0.3, Label::Recusal),
        _ => (label, 2.0, Label::Text),
    };
    let label = Label::ALL
        .iter()
        .find(|it| it.name() == label)
        .copied()
        .unwrap_or_else(|| panic!("no label {label}"));
    Labelled {
        paragraph: Paragraph { text, ..paragraph },
        hits,
        label,
        margin,
        runner_up,
        cues: Default::default(),
    }
}

fn recommendation(it: &Recommendation) -> String {
    let points = if it.points.is_empty() { String::new() } else { format!("  points: {}", it.points.len()) };
    format!("recommendation  {} | {}{points}", it.by.as_deref().unwrap_or("?"), it.text.replace('\n', " / "))
}

fn vote(it: &Vote) -> String {
    let mut out = "vote".to_owned();
    let mut say = |name: &str, value: Option<u32>| _ = value.map(|value| write!(out, "  {name}={value}"));
    say("for", it.r#for);
    say("against", it.against);
    say("abstain", it.abstain);
    out += if it.unanimous { "  unanimous" } else { "" };
    out += if it.casting_vote { "  casting" } else { "" };
    out += &it.result.map_or_else(String::new, |it| format!("  {it}"));
    let parties: Vec<String> = it
        .by_party
        .iter()
        .map(|it| {
            let count = |sign: &str, value: Option<u32>| {
                value.map_or_else(String::new, |value| format!("{sign}{value}"))
            };
            format!("{}{}{}", it.party, count("+", it.r#for), count("-", it.against))
        })
        .collect();
    out += &joined("  parties: ", &parties, " ");
    let ballots: Vec<String> = it
        .ballots
        .iter()
        .map(|it| {
            format!(
                "{}{} {}",
                it.name,
                it.party.as_ref().map_or_else(String::new, |it| format!("/{it}")),
                it.option
            )
        })
        .collect();
    out += &joined("  ballots: ", &ballots, ", ");
    let options: Vec<String> =
        it.alternatives.iter().map(|it| format!("{} {}", it.option, it.count.unwrap_or(0))).collect();
    out += &joined("  options: ", &options, ", ");
    out + &it.on.as_ref().map_or_else(String::new, |it| format!("  on: {it}"))
}

fn joined(label: &str, parts: &[String], between: &str) -> String {
    if parts.is_empty() { String::new() } else { format!("{label}{}", parts.join(between)) }
}

fn decision(it: &Decision) -> String {
    let method = it.method.map_or_else(String::new, |it| format!(" {it}"));
    let to = it.deferred_to.as_ref().map(|it| format!("  to: {}", it.date.as_ref().unwrap_or(&it.text)));
    let referred = it.referred_to.as_ref().map(|it| format!("  referred: {it}"));
    let approves = it
        .approves
        .as_ref()
        .map(|it| format!("  approves: {} {}", it.kind, it.date.as_deref().unwrap_or("?")));
    let extra: String = [to, referred, approves].into_iter().flatten().collect();
    let points = if it.points.is_empty() { String::new() } else { format!("  points: {}", it.points.len()) };
    format!("decision  {}{method} | {}{extra}{points}", it.outcome, it.text.replace('\n', " / "))
}

fn proposal(it: &Proposal) -> String {
    let by: Vec<String> = it
        .by
        .iter()
        .map(|it| {
            [&it.name, &it.party, &it.organization]
                .into_iter()
                .flatten()
                .cloned()
                .collect::<Vec<_>>()
                .join("/")
        })
        .collect();
    let outcome = it.outcome.map_or_else(String::new, |it| format!(" {it}"));
    format!("proposal{} {}{outcome} | {}", joined("  by=", &by, ", "), it.kind, it.text.replace('\n', " / "))
}

fn action(it: &Action) -> String {
    let due =
        it.due.as_ref().map_or_else(String::new, |it| format!(" | {}", it.date.as_ref().unwrap_or(&it.text)));
    format!("action  {} | {}{due}", it.responsible.join(", "), it.text.replace('\n', " / "))
}

fn recusal(it: &Recusal) -> String {
    let party = it.party.as_ref().map_or_else(String::new, |it| format!("/{it}"));
    let decided = match it.decided {
        Some(true) => " yes",
        Some(false) => " no",
        None => "",
    };
    let law = it.legal_basis.as_ref().map_or_else(String::new, |it| format!(" | {it}"));
    let substitute = it.substitute.as_ref().map_or_else(String::new, |it| format!(" | for: {it}"));
    format!("recusal  {}{party}{decided}{law}{substitute}", it.name)
}

fn about(it: &Item) -> String {
    let mut out = format!("item  {} | {}", it.r#type, it.title.as_deref().unwrap_or_default());
    out += &joined("  by: ", &it.presenters, ", ");
    let say = |name: &str, value: &Option<String>| {
        value.as_ref().map_or_else(String::new, |it| format!("  {name}: {it}"))
    };
    out += &say("duration", &it.duration);
    out += &say("officer", &it.case_officer);
    out + &say("ref", &it.archive_ref)
}

fn group(it: &Group) -> String {
    format!("group  {} | {}", it.name.as_deref().unwrap_or("?"), it.members.join(", "))
}

fn block(it: &Block) -> String {
    let level = it.level.map_or_else(String::new, |it| format!(" {it}"));
    let marker = it.marker.as_ref().map_or_else(String::new, |it| format!(" {it}"));
    let section = it.section.as_ref().map_or_else(String::new, |it| format!("  in: {it}"));
    let rows = if it.rows.is_empty() { String::new() } else { format!("  rows: {}", it.rows.len()) };
    format!("block  {} {}{level}{marker} | {}{section}{rows}", it.kind, it.role, it.text)
}
