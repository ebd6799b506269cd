use super::*;

fn record(path: &str, text: &str) -> Record {
    let parsed = referat::parse(text.as_bytes(), &referat::Options::default()).unwrap();
    Record {
        parsed,
        places: path.split(' ').map(|path| Place { path: path.to_owned(), inside: None }).collect(),
    }
}

fn unread(path: &str, kind: &str) -> Unread {
    let place = Place { path: path.to_owned(), inside: Some("b.doc".to_owned()) };
    Unread { place, kind: kind.to_owned(), message: "the file is encrypted".to_owned() }
}

const MINUTES: &str =
    "Referat fra møte i Elverådet\nDato: 3. mai 2024\n\n1. Godkjenning av innkalling\nGodkjent.\n";

#[test]
fn a_report_counts_what_there_is() {
    let mut report = Report::of(vec![unread("a.zip", "encrypted")]);
    report.add(&record("a.txt c/a.txt", MINUTES));
    report.add(&record("b.txt", "Kjære alle sammen\n\nDet er kake i gangen.\n"));
    assert_eq!((report.documents, report.duplicates, report.meetings), (2, 1, 1));
    let counts =
        |of: &BTreeMap<String, u64>| of.iter().map(|(it, count)| format!("{it} {count}")).collect::<Vec<_>>();
    assert_eq!(counts(&report.by_outcome), ["encrypted 1", "minutes 1", "other 1"]);
    assert_eq!(counts(&report.by_year), ["2024 1"]);
    assert_eq!(counts(&report.by_body), ["Elverådet 1"]);
    let text = report.to_string();
    for expected in [
        "2 documents, 1 meeting\n1 more file is a copy of these\n",
        "\nNot read\n  a.zip: b.doc: the file is encrypted\n",
        "\nYears\n        1  2020s\n",
    ] {
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn of_many_the_first_are_listed_and_the_least_certain_kept() {
    let mut report = Report::of((0..13).map(|it| unread(&format!("{it:02}.zip"), "encrypted")).collect());
    assert!(report.to_string().contains("09.zip: b.doc: the file is encrypted\n  and 3 more\n"));
    let mut minutes = record("a.txt", MINUTES);
    for confidence in [0.5, 0.9, 0.3, 0.4] {
        minutes.parsed.minutes[0].confidence = confidence;
        report.add(&minutes);
    }
    let kept: Vec<f64> = report.low_confidence.iter().map(|it| it.confidence).collect();
    assert_eq!(kept, [0.3, 0.4, 0.5]);
}
