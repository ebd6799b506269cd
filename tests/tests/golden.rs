//! Whole documents, stage by stage: the first golden that differs names the
//! stage that changed.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::fs;
use std::path::Path;

use referat::{ExplainedLine, Explanation, Limits};
use referat_tests::check;
use referat_tests::fixtures::{Fixture, fixtures};

#[test]
fn every_fixture_reads_as_its_document() {
    for_each(|fixture, source, bytes| {
        let (_, document) = referat::read(bytes, &Limits::default()).map_err(|error| error.to_string())?;
        check(&fixture.golden(source, "document", "txt"), &document.to_string());
        Ok(())
    });
}

#[test]
fn every_line_of_a_fixture_has_its_label() {
    for_each(|fixture, source, bytes| {
        let explanation = referat::explain(bytes, &fixture.options()).map_err(|error| error.to_string())?;
        check(&fixture.golden(source, "labels", "txt"), &labels(&explanation));
        Ok(())
    });
}

#[test]
fn every_fixture_gives_its_minutes() {
    for_each(|fixture, source, bytes| {
        let name = source.file_name().unwrap_or_default().to_string_lossy();
        let options = fixture.options().name(name);
        let parsed = referat::parse(bytes, &options).map_err(|error| error.to_string())?;
        let json = serde_json::to_string_pretty(&parsed).map_err(|error| error.to_string())?;
        check(&fixture.golden(source, "minutes", "json"), &(json + "\n"));
        Ok(())
    });
}

/// Runs a stage on each source of each fixture.
fn for_each(stage: impl Fn(&Fixture, &Path, &[u8]) -> Result<(), String>) {
    for fixture in fixtures() {
        for source in &fixture.sources {
            let bytes = fs::read(source).unwrap();
            if let Err(error) = stage(&fixture, source, &bytes) {
                panic!("{}: {error}", source.display());
            }
        }
    }
}

/// A row a line: number, label, text; `+` before the label where the line goes
/// on with the paragraph before. Weights and margins are left out: they are
/// tuned, and a label that stays is no change.
fn labels(explanation: &Explanation) -> String {
    let width = explanation.lines.iter().map(|line| line.label.chars().count()).max().unwrap_or(0);
    let row = |line: &ExplainedLine| {
        let mark = if line.continued { '+' } else { ' ' };
        format!("{:>4} {mark}{:<width$}  {}\n", line.number, line.label, line.text)
    };
    explanation.lines.iter().map(row).collect()
}
