//! The table of what is read, group by group and family by family.

use super::{GROUPS, Sample, Score, score};

/// The table for the Word files themselves.
#[must_use]
pub fn report(samples: &[Sample]) -> String {
    let scores: Vec<(&Sample, Score)> = samples.iter().map(|it| (it, score(it, &it.word))).collect();
    let (open, held) = (part(&scores, true), part(&scores, false));
    let mut rows = vec![format!("{:30}{:>6}{:>8}{:>10}", "group", "facts", "open", "held out")];
    for group in GROUPS {
        let [one, other] = [&open, &held].map(|it| it.count(group).unwrap_or_default());
        let facts = one.hits + one.misses + other.hits + other.misses;
        rows.push(format!("{group:30}{facts:6}{:8.3}{:10.3}", one.f1(), other.f1()));
    }
    rows.push(format!("{:36}{:8.3}{:10.3}", "macro F1", open.macro_f1(), held.macro_f1()));
    rows.push(format!("\n{:30}{:>6}{:>8}{:>10}", "family", "files", "open", "held out"));
    for of in scores.chunk_by(|(one, _), (other, _)| one.family == other.family) {
        let [one, other] = [true, false].map(|is_open| part(of, is_open).macro_f1());
        rows.push(format!("{:30}{:6}{one:8.3}{other:10.3}", of[0].0.family, of.len()));
    }
    rows.join("\n") + "\n"
}

fn part(scores: &[(&Sample, Score)], is_open: bool) -> Score {
    let mut sum = Score::default();
    scores.iter().filter(|(it, _)| it.is_open == is_open).for_each(|(_, score)| sum.add(score));
    sum
}
