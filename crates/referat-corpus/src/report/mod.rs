//! What an archive holds and what is wrong with it.

mod text;

use std::collections::BTreeMap;

use referat::minutes::{CheckStatus, Kind, Minutes};
use serde::{Deserialize, Serialize};

use crate::record::{Place, Record, Unread};
use crate::series::Series;

/// What an archive holds, what could not be read, and what is doubtful. The
/// same archive gives the same report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// The version of the report.
    pub schema: String,
    /// Documents that were read; those with the same content are one.
    pub documents: u64,
    /// Places at which a document stands that also stands at another.
    pub duplicates: u64,
    /// Meetings in these documents; one in several documents is as many.
    pub meetings: u64,
    /// Documents by format.
    pub by_format: BTreeMap<String, u64>,
    /// Meetings by year; `unknown` when no date is stated.
    pub by_year: BTreeMap<String, u64>,
    /// Meetings by the organ that met, as printed; `unknown` when not stated.
    pub by_body: BTreeMap<String, u64>,
    /// Documents by what came of them: `minutes`, `protocol`, `notice`,
    /// `extract`, `other` when they hold nothing of a meeting, or the kind of
    /// failure.
    pub by_outcome: BTreeMap<String, u64>,
    /// What could not be read.
    pub failures: Vec<Unread>,
    /// Warnings by code.
    pub warnings: BTreeMap<String, Tally>,
    /// How the checks stand, by rule.
    pub checks: BTreeMap<String, Checked>,
    /// Checks that failed: the first thousand; all are in the tables.
    pub failed_checks: Vec<FailedCheck>,
    /// Meetings whose lines were claimed with doubts: the thousand with the
    /// least confidence.
    pub low_confidence: Vec<LowConfidence>,
    /// Meetings that were held, whatever documents tell of them.
    pub sittings: u64,
    /// Bodies that held them.
    pub bodies: u64,
    /// Matters, each one case through items of meetings and bodies.
    pub matters: u64,
    /// Persons, over all meetings.
    pub persons: u64,
    /// How many meetings and numbers are missing from their series, by how
    /// that is known.
    pub by_gap: BTreeMap<String, u64>,
    /// What is missing: the first thousand; all are in the tables.
    pub missing: Vec<Missing>,
}

/// Something that a series should have and the archive has not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// The body: its name and its organisation's, where they are known.
    pub body: String,
    /// How it is known: `meeting_number`, `case_number`, `approved_minutes`,
    /// `previous_meeting`, `deferred_from`, `only_notice`.
    pub kind: String,
    /// What is missing: `5/2014`, `PS 6/26`, a day; the first of several.
    pub first: String,
    /// The last of several.
    pub last: String,
    /// How many are missing.
    pub count: u32,
}

/// How often something was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How often.
    pub count: u64,
    /// Where first.
    pub first: Option<Place>,
}

/// How a check stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Meetings in which it holds.
    pub ok: u64,
    /// Times that it may not hold.
    pub warn: u64,
    /// Times that it does not hold.
    pub fail: u64,
}

/// A check that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedCheck {
    /// In which document.
    #[serde(flatten)]
    pub place: Place,
    /// The meeting in the document, from 1.
    pub meeting: usize,
    /// What was checked.
    pub rule: String,
    /// What was found.
    pub message: String,
}

/// A meeting that was read with doubts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LowConfidence {
    /// In which document.
    #[serde(flatten)]
    pub place: Place,
    /// The meeting in the document, from 1.
    pub meeting: usize,
    /// The share of its lines that were claimed with a clear margin, 0..1.
    pub confidence: f64,
}

/// The version of the report.
const SCHEMA: &str = "referat-report/1";

/// Meetings with less confidence are told.
const LOW: f64 = 0.6;

/// So many of a kind are told one by one.
const TOLD: usize = 1000;

const UNKNOWN: &str = "unknown";

impl Report {
    /// A report of what could not be read.
    #[must_use]
    pub fn of(failures: Vec<Unread>) -> Self {
        let mut report = Self { schema: SCHEMA.to_owned(), ..Self::default() };
        for failure in &failures {
            count(&mut report.by_outcome, &failure.kind);
        }
        report.failures = failures;
        report
    }

    /// Adds a document.
    pub fn add(&mut self, record: &Record) {
        let Some(place) = record.places.first() else { return };
        self.documents += 1;
        self.duplicates += record.places.len() as u64 - 1;
        let parsed = &record.parsed;
        count(&mut self.by_format, &parsed.document.format);
        let kinds = || parsed.minutes.iter().map(|it| it.kind);
        let kind = kinds().find(|it| *it != Kind::Other).or_else(|| kinds().next()).unwrap_or_default();
        count(&mut self.by_outcome, &kind.to_string());
        for warning in &parsed.warnings {
            let tally = self.warnings.entry(warning.code.clone()).or_default();
            tally.count += 1;
            tally.first.get_or_insert_with(|| place.clone());
        }
        for (number, minutes) in (1..).zip(&parsed.minutes).filter(|(_, it)| it.kind != Kind::Other) {
            self.add_meeting(place, number, minutes);
        }
    }

    /// Adds what all documents say together.
    pub fn add_series(&mut self, series: &Series) {
        let bodies: BTreeMap<String, String> = series
            .bodies()
            .map(|it| {
                let names = [it.name, it.organization].into_iter().flatten().collect::<Vec<_>>();
                (it.body_id, if names.is_empty() { UNKNOWN.to_owned() } else { names.join(", ") })
            })
            .collect();
        self.bodies = bodies.len() as u64;
        self.sittings = series.sittings().count() as u64;
        self.matters = series.matters().count() as u64;
        self.persons = series.persons().count() as u64;
        for gap in series.gaps() {
            *self.by_gap.entry(gap.kind.clone()).or_default() += u64::from(gap.count);
            if self.missing.len() < TOLD {
                let body = bodies.get(&gap.body_id).map_or(UNKNOWN, String::as_str).to_owned();
                let (kind, first, last, count) = (gap.kind, gap.first, gap.last, gap.count);
                self.missing.push(Missing { body, kind, first, last, count });
            }
        }
    }

    fn add_meeting(&mut self, place: &Place, number: usize, minutes: &Minutes) {
        self.meetings += 1;
        let year = minutes.meeting.date.as_deref().and_then(|it| it.get(..4));
        count(&mut self.by_year, year.unwrap_or(UNKNOWN));
        count(&mut self.by_body, minutes.meeting.body.as_deref().unwrap_or(UNKNOWN));
        for check in &minutes.checks {
            let rule = check.rule.to_string();
            let checked = self.checks.entry(rule.clone()).or_default();
            match check.status {
                CheckStatus::Ok => checked.ok += 1,
                CheckStatus::Warn => checked.warn += 1,
                _ => {
                    checked.fail += 1;
                    if self.failed_checks.len() < TOLD {
                        let (place, message) = (place.clone(), check.message.clone());
                        self.failed_checks.push(FailedCheck { place, meeting: number, rule, message });
                    }
                }
            }
        }
        if minutes.confidence < LOW {
            let low = LowConfidence { place: place.clone(), meeting: number, confidence: minutes.confidence };
            let at = self.low_confidence.partition_point(|it| it.confidence <= low.confidence);
            self.low_confidence.insert(at, low);
            self.low_confidence.truncate(TOLD);
        }
    }
}

fn count(counts: &mut BTreeMap<String, u64>, what: &str) {
    // Most have been counted before, and then no text is made.
    match counts.get_mut(what) {
        Some(count) => *count += 1,
        None => drop(counts.insert(what.to_owned(), 1)),
    }
}

#[cfg(test)]
mod tests;
