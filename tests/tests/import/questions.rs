//! The README's questions, asked of an archive that has answers.

use referat_tests::suite::others;
use rusqlite::Connection;
use rusqlite::types::Value;

use super::*;

/// A meeting of a council; the item is deferred in all of them.
const COUNCIL: &str = "Nordvik kommune

MØTEPROTOKOLL

Utvalg: Kommunestyret
Møtedato: DAY
Møtested: Rådhuset
Tid: 18:00 - 20:00

Til stede:
Kari Nes (SP)
Ola Vik (SP)
Åse Holm (AP)
Per Dal (AP)

PS 1/14 Fiskebrygge i Vika
Arkivsak: 14/121-1

Vedtak:
Saken utsettes til neste møte.
";

const VOTES: &str = "
PS 2/14 Ny barnehage på Neset

Behandling:
Innstillingen ble vedtatt med 3 mot 1 stemme (1 SP).

Vedtak:
Barnehagen bygges på Neset.

PS 3/14 Gatelys i sentrum

Behandling:
Innstillingen ble vedtatt med 2 mot 2 stemmer (AP 2).

Vedtak:
Gatelys settes opp.

PS 4/14 Lekeplass ved skolen

Behandling:
Forslaget fra Nes ble vedtatt med 3 mot 1 stemme (Per Dal).

Vedtak:
Lekeplassen bygges.
";

const COOPERATION: &str = "Referat fra møte i Samarbeidsrådet for Nordvik

Dato: DAY

Til stede:
Kari Nes, Nordvik fiskarlag
Ola Vik, Nordvik bondelag
Åse Holm, Nordvik bondelag

1. Havna
Vedtak: Havna mudres.
";

/// Each question with rows of its answer, their first columns.
const ANSWERS: &[(&str, &[&str])] = &[
    (
        "attendance by organisation over years",
        &["Nordvik bondelag 2016 2 2", "Nordvik bondelag 2017 1 2", "Nordvik fiskarlag 2016 2 1"],
    ),
    (
        "votes that split a party",
        &[
            "2014-01-10 Kommunestyret 2/14 Ny barnehage på Neset SP",
            "2014-01-10 Kommunestyret 4/14 Lekeplass ved skolen AP",
        ],
    ),
    ("matters deferred more than twice", &["Fiskebrygge i Vika 14/121-1 3"]),
];

#[test]
fn the_readmes_questions_have_answers() {
    let folder = Folder::new("import-questions");
    for (file, text, day) in [
        ("council/1.txt", format!("{COUNCIL}{VOTES}"), "10.01.2014"),
        ("council/2.txt", COUNCIL.to_owned(), "14.02.2014"),
        ("council/3.txt", COUNCIL.to_owned(), "14.03.2014"),
        ("cooperation/1.txt", COOPERATION.to_owned(), "3. mai 2016"),
        ("cooperation/2.txt", COOPERATION.to_owned(), "4. juni 2016"),
        ("cooperation/3.txt", COOPERATION.to_owned(), "5. mai 2017"),
    ] {
        folder.write(&format!("in/{file}"), text.replace("DAY", day));
    }
    // The same minutes in another format are of the same meeting.
    folder.write("in/council/1.md", format!("{COUNCIL}{VOTES}").replace("DAY", "10.01.2014"));
    for sample in others().take(60) {
        folder.write(&format!("in/{}/{}.docx", sample.family, sample.name), sample.word);
    }
    run(import_as("sqlite", &folder, &["in"]));
    let database = Connection::open(folder.path("tables/referat.sqlite")).unwrap();
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for (question, rows) in ANSWERS {
        let (_, rest) = readme.split_once(&format!("-- {question}\n")).expect("the README asks it");
        let (query, _) = rest.split_once("```").unwrap();
        let answer = answer(&database, query);
        for row in *rows {
            let count = answer.iter().filter(|it| it.starts_with(row)).count();
            assert_eq!(count, 1, "{question}: {row} in {answer:#?}");
        }
        assert!(!answer.iter().any(|it| it.contains("Gatelys")), "{question}: {answer:#?}");
    }
}

fn answer(database: &Connection, query: &str) -> Vec<String> {
    let mut query = database.prepare(query).unwrap();
    let columns = query.column_count();
    let rows = query.query_map([], |row| {
        let shown = (0..columns).map(|it| {
            Ok(match row.get::<_, Value>(it)? {
                Value::Text(text) => text,
                Value::Integer(number) => number.to_string(),
                _ => "-".to_owned(),
            })
        });
        Ok(shown.collect::<rusqlite::Result<Vec<_>>>()?.join(" "))
    });
    rows.unwrap().map(Result::unwrap).collect()
}
