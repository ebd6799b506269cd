//! The report as a person reads it.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use super::{Missing, Report};

/// So many of a kind are listed; how many more there are is said.
const LISTED: usize = 10;

/// What is missing, by how that is known.
const GAPS: &[(&str, &str)] = &[
    ("meeting_number", "meeting {}"),
    ("case_number", "case {}"),
    ("approved_minutes", "minutes of {}, which a later meeting approved"),
    ("previous_meeting", "the meeting of {}, which a later one speaks of"),
    ("deferred_from", "the meeting of {}, which an item was deferred from"),
    ("only_notice", "minutes of {}, of which there is only the notice"),
];

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}, {}", counted(self.documents, "document"), counted(self.meetings, "meeting"))?;
        if self.duplicates > 0 {
            let are = if self.duplicates == 1 { "file is a copy" } else { "files are copies" };
            writeln!(f, "{} more {are} of these", self.duplicates)?;
        }
        if self.sittings > 0 {
            let [sittings, bodies] =
                [(self.sittings, "meeting"), (self.bodies, "body")].map(|(it, what)| counted(it, what));
            let [matters, persons] =
                [(self.matters, "matter"), (self.persons, "person")].map(|(it, what)| counted(it, what));
            writeln!(f, "Together they tell of {sittings} of {bodies}, {matters}, {persons}")?;
        }
        most(f, "Outcome", &self.by_outcome)?;
        most(f, "Format", &self.by_format)?;
        self.years(f)?;
        most(f, "Body", &self.by_body)?;
        let failures = self.failures.iter().map(|it| format!("{}: {}", it.place, it.message));
        list(f, "Not read", self.failures.len(), failures)?;
        let warnings = self.warnings.iter().map(|(code, it)| {
            let first = it.first.iter().map(|it| format!(", as in {it}")).collect::<String>();
            format!("{code}: {}{first}", it.count)
        });
        list(f, "Warnings", self.warnings.len(), warnings)?;
        let checks = self.checks.iter().filter(|(_, it)| it.warn + it.fail > 0);
        let rows = checks
            .clone()
            .map(|(rule, it)| format!("{rule}: {} failed, {} doubtful, {} hold", it.fail, it.warn, it.ok));
        list(f, "Checks", checks.count(), rows)?;
        let low = self.low_confidence.iter().map(|it| format!("{:.2}  {}", it.confidence, it.place));
        list(f, "Least certain", self.low_confidence.len(), low)?;
        most(f, "Missing, by how it is known", &self.by_gap)?;
        list(f, "Missing", self.missing.len(), self.missing.iter().map(missing))
    }
}

impl Report {
    /// Meetings by decade.
    fn years(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut decades: BTreeMap<String, u64> = BTreeMap::new();
        for (year, count) in &self.by_year {
            let decade = year
                .get(..3)
                .filter(|_| year.len() == 4)
                .map_or_else(|| year.clone(), |it| format!("{it}0s"));
            *decades.entry(decade).or_default() += count;
        }
        list(f, "Years", decades.len(), decades.iter().map(|(decade, count)| format!("{count:>7}  {decade}")))
    }
}

/// What is counted, the most first.
fn most(f: &mut Formatter<'_>, heading: &str, counts: &BTreeMap<String, u64>) -> fmt::Result {
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by_key(|(name, count)| (Reverse(**count), *name));
    list(f, heading, counts.len(), counts.iter().map(|(name, count)| format!("{count:>7}  {name}")))
}

/// A heading and rows under it; of many rows the first.
fn list(
    f: &mut Formatter<'_>,
    heading: &str,
    count: usize,
    rows: impl Iterator<Item = String>,
) -> fmt::Result {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return Ok(());
    }
    writeln!(f, "\n{heading}")?;
    // The last place is not given to saying that there is one more.
    let shown = if count == LISTED + 1 { count } else { LISTED };
    for row in rows.take(shown) {
        writeln!(f, "  {row}")?;
    }
    if count > shown {
        writeln!(f, "  and {} more", count - shown)?;
    }
    Ok(())
}

/// What is missing, in words.
fn missing(gap: &Missing) -> String {
    let Missing { body, kind, first, last, count } = gap;
    let what = if first == last { first.clone() } else { format!("{first} to {last} ({count})") };
    let (before, after) = GAPS
        .iter()
        .find(|(it, _)| it == kind)
        .map_or(("", ""), |(_, words)| words.split_once("{}").unwrap_or_default());
    format!("{body}: {before}{what}{after}")
}

fn counted(count: u64, what: &str) -> String {
    match what.strip_suffix('y') {
        _ if count == 1 => format!("{count} {what}"),
        Some(stem) => format!("{count} {stem}ies"),
        None => format!("{count} {what}s"),
    }
}
