//! Documents in the layouts that minutes have, made when they are asked for,
//! with what they state: a meeting that never was, from the tables of
//! `tests/suite/`, set in the layouts of `tests/suite/families/`. Each family
//! has a layout that rules may be made for, `open.txt`, and one that only
//! judges them, `held.txt`.

mod chance;
mod form;
mod meeting;
mod render;
mod report;
mod score;
mod template;

use serde_json::Value;
use std::fs;
use std::path::PathBuf;

pub use report::report;
pub use score::{Count, GROUPS, Score};

use crate::docx::docx;
use crate::script::script;
use crate::{files, root};
use chance::Chance;
use meeting::{Tables, Wishes};

/// Documents of each layout.
const SEEDS: u64 = 2;

/// A document of the suite.
pub struct Sample {
    /// Its family, as in `control-committee`.
    pub family: String,
    /// Whether rules may be made for it.
    pub is_open: bool,
    /// A name of its own.
    pub name: String,
    /// The year of the meeting.
    pub year: u64,
    /// The Word file.
    pub word: Vec<u8>,
    /// Its script.
    pub script: String,
    /// What it states.
    pub gold: Value,
}

/// Every document, by family.
///
/// # Panics
/// When a layout cannot be read.
#[must_use]
pub fn samples() -> Vec<Sample> {
    let tables = Tables::new();
    layouts().iter().flat_map(|layout| (1..=SEEDS).map(|seed| layout.sample(&tables, seed))).collect()
}

/// As many other documents as one likes, of all layouts in turn.
///
/// # Panics
/// When a layout cannot be read.
pub fn others() -> impl Iterator<Item = Sample> {
    let (tables, layouts) = (Tables::new(), layouts());
    let mut number = 0;
    std::iter::from_fn(move || {
        let layout = &layouts[number % layouts.len()];
        let seed = SEEDS + 1 + (number / layouts.len()) as u64;
        number += 1;
        Some(layout.sample(&tables, seed))
    })
}

/// A layout of `tests/suite/families/`.
struct Layout {
    family: String,
    variant: String,
    text: String,
}

fn layouts() -> Vec<Layout> {
    let named =
        |path: Option<&std::ffi::OsStr>| path.and_then(|it| it.to_str()).unwrap_or_default().to_owned();
    let layout = |path: PathBuf| Layout {
        family: named(path.parent().and_then(std::path::Path::file_name)),
        variant: named(path.file_stem()),
        text: fs::read_to_string(path).expect("layouts can be read"),
    };
    files(&root().join("tests/suite/families")).into_iter().map(layout).collect()
}

impl Layout {
    fn sample(&self, tables: &Tables, seed: u64) -> Sample {
        sample(tables, &self.family, &self.variant, &self.text, seed)
    }
}

fn sample(tables: &Tables, family: &str, variant: &str, layout: &str, seed: u64) -> Sample {
    let name = format!("{family}-{variant}-{seed}");
    let mut chance = Chance::of(seed, &name);
    let mut wishes =
        Wishes { setting: String::new(), years: [1985, 2025], members: 7, absent: 2, matters: 4 };
    let mut kind = "protocol";
    let mut lines = Vec::new();
    let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("{name}: no number {text}"));
    for line in layout.lines() {
        match line.split_once(' ') {
            Some(("!setting", value)) => value.clone_into(&mut wishes.setting),
            Some(("!kind", value)) => kind = value,
            Some(("!years", value)) => {
                let (first, last) = value.split_once('-').unwrap_or((value, value));
                wishes.years = [number(first), number(last)];
            }
            Some(("!members", value)) => wishes.members = number(value),
            Some(("!absent", value)) => wishes.absent = number(value),
            Some(("!matters", value)) => wishes.matters = number(value),
            _ => lines.push(line),
        }
    }
    let meeting = tables.meeting(&wishes, &mut chance);
    let rendered = render::render(&template::template(&lines.join("\n")), &meeting, kind, &mut chance);
    let language = meeting["language"].as_str().unwrap_or("nb");
    let text = format!("!language {language}\n{}", rendered.text);
    Sample {
        family: family.to_owned(),
        is_open: variant == "open",
        year: meeting["year"].as_u64().unwrap_or(0),
        word: docx(&script(&text)),
        script: text,
        gold: rendered.gold,
        name,
    }
}

/// What is read of a file, compared with what a document states.
///
/// # Panics
/// When the file is not read at all.
#[must_use]
pub fn score(sample: &Sample, file: &[u8]) -> Score {
    let mut score = Score::default();
    let parsed = referat::parse(file, &referat::Options::default()).expect("documents of the suite are read");
    score.document(&sample.gold, &crate::gold::read(&parsed));
    score
}
