//! The cases under `suite/`: labelled rows, and the people that they are to
//! give. A case is a sentence after `---` and the language; a row is `heading`,
//! `row`, `fact` or, outside the list, `text` and its text, with tabs between
//! columns and `*` for a bullet; `= STATUS CAPACITY  NAME | ...` is a person, in
//! order, and `= block  TEXT` what no rule understood.

use std::fmt::Write as _;

use super::{Attending, add_stays, attendance};
use crate::label::{Label, Labelled};
use crate::lexicon::Lexicon;
use crate::minutes::{Attendance, Interval, Language};
use crate::paragraph::{Paragraph, Piece};

const SUITES: &[&str] = &[
    include_str!("suite/absences.txt"),
    include_str!("suite/lists.txt"),
    include_str!("suite/groups.txt"),
    include_str!("suite/offices.txt"),
    include_str!("suite/stays.txt"),
    include_str!("suite/substitutes.txt"),
    include_str!("suite/tables.txt"),
    include_str!("suite/languages.txt"),
];

#[test]
fn labelled_rows_give_their_people() {
    let mut failures = String::new();
    let mut cases = 0;
    for case in SUITES.iter().flat_map(|it| it.split("--- ").skip(1)) {
        let (sentence, rows) = case.split_once('\n').expect("a case has rows");
        cases += 1;
        let (got, expected) = (people(sentence, rows), expected(rows));
        if got != expected {
            let _ = writeln!(failures, "{sentence}\n  expected {expected:#?}\n  got {got:#?}");
        }
    }
    assert!(failures.is_empty(), "{cases} cases\n{failures}");
    assert!(cases >= 110, "only {cases} cases");
}

fn expected(rows: &str) -> Vec<String> {
    rows.lines().filter_map(|it| it.strip_prefix("= ")).map(|it| it.trim_end().to_owned()).collect()
}

fn people(sentence: &str, rows: &str) -> Vec<String> {
    let name = sentence.rsplit_once('[').map_or("nb", |(_, it)| it.trim_end_matches(']'));
    let language = Language::ALL.iter().find(|it| it.to_string() == name).copied().unwrap_or_default();
    let lexicon = Lexicon::of(language);
    let rows = rows.lines().filter(|it| !it.starts_with('=')).filter_map(|it| it.split_once("  "));
    let rows: Vec<Labelled> =
        rows.zip(1..).map(|((kind, text), number)| labelled(kind, text, number, lexicon)).collect();
    let (others, listed): (Vec<&Labelled>, Vec<&Labelled>) =
        rows.iter().partition(|it| it.label == Label::Text);
    let Attending { mut people, quorum, unread } = attendance(&listed, lexicon);
    add_stays(&mut people, &others, lexicon);
    let met = quorum.map(|(it, _)| format!("quorum {}/{}", it.present.unwrap_or(0), it.of.unwrap_or(0)));
    let blocks = unread.iter().map(|it| format!("block  {}", it.paragraph.text));
    met.into_iter().chain(people.iter().map(person)).chain(blocks).collect()
}

fn labelled(kind: &str, text: &str, number: u32, lexicon: &Lexicon) -> Labelled {
    let label = match kind {
        "heading" => Label::AttendanceHeading,
        "row" => Label::AttendanceRow,
        "fact" => Label::Fact,
        "text" => Label::Text,
        _ => panic!("no label {kind}"),
    };
    let marker = text.split_once(' ').filter(|(it, _)| matches!(*it, "*" | "1." | "2."));
    let content = marker.map_or(0, |(it, _)| it.len() + 1);
    let mut cells = Vec::new();
    let mut start = 0;
    for cell in text.split('\t').filter(|_| text.contains('\t')) {
        cells.push(start..start + cell.len());
        start += cell.len() + 1;
    }
    let paragraph = Paragraph {
        text: text.to_owned(),
        content,
        cells,
        depth: u8::from(marker.is_some()),
        pieces: vec![Piece { line: number as usize - 1, number, page: None, start: 0, goes_on: false }],
        ..Paragraph::default()
    };
    Labelled {
        paragraph,
        hits: lexicon.hits(text),
        label,
        margin: 2.0,
        runner_up: Label::Text,
        cues: Default::default(),
    }
}

fn person(it: &Attendance) -> String {
    let mut out = format!("{} {}  {}", it.status, it.capacity, it.name);
    let stated = [
        ("title", &it.title),
        ("role", &it.role),
        ("party", &it.party),
        ("org", &it.organization),
        ("for", &it.substitute_for),
    ];
    let after = [("reason", &it.reason), ("note", &it.note)];
    let mut say = |parts: &[(&str, &Option<String>)]| {
        for (name, value) in parts {
            _ = value.as_ref().map(|value| write!(out, " | {name}={value}"));
        }
    };
    say(&stated);
    say(&after);
    out += it.remote.map_or("", |it| if it { " | remote" } else { " | in person" });
    out + &it.intervals.iter().map(interval).collect::<String>()
}

fn interval(it: &Interval) -> String {
    let side = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    if it.items.is_empty() {
        format!(" | from={} to={}", side(&it.from), side(&it.to))
    } else {
        format!(" | items={}", it.items.join(" "))
    }
}
