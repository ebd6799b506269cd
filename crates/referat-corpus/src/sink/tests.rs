//! What is written is what was given, in every sink.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use referat::Parsed;
use rusqlite::Connection;

use super::*;
use crate::record::{Place, Unread};
use crate::series::{Gathered, Series, Summary};
use crate::table::{Batches, TABLES, series};

/// A directory of the test's own.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("referat-sink-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

/// What the fixtures of the repository are read into, in every format.
fn documents() -> Vec<Parsed> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let mut files: Vec<PathBuf> = fs::read_dir(fixtures)
        .unwrap()
        .flat_map(|folder| fs::read_dir(folder.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .filter(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("minutes") && name.ends_with(".json")
        })
        .collect();
    files.sort();
    files.iter().map(|file| serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()).collect()
}

fn together(documents: &[Parsed]) -> Series {
    let mut gathered = Gathered::default();
    documents.iter().for_each(|it| gathered.add(&Summary::of(it, &["arkiv/referat.docx"])));
    gathered.resolve()
}

fn places() -> Vec<Place> {
    let inside = Some("2019/referat \"endelig\".docx".to_owned());
    vec![
        Place { path: "arkiv/referat.docx".to_owned(), inside: None },
        Place { path: "arkiv/2019.zip".to_owned(), inside },
    ]
}

fn unread() -> Unread {
    let place = Place { path: "arkiv/låst.pdf".to_owned(), inside: None };
    Unread { place, kind: "encrypted".to_owned(), message: "it is encrypted".to_owned() }
}

/// Writes documents, a chunk of them at a time.
fn write(kind: &Kind, folder: &Path, documents: &[Parsed], chunk: usize) -> Vec<String> {
    let mut sink = kind.create(folder, TABLES).unwrap();
    let together = together(documents);
    let mut batches = Batches::of(&together);
    for chunk in documents.chunks(chunk) {
        for parsed in chunk {
            batches.add(parsed, &places());
            sink.lines(&lines([parsed])).unwrap();
        }
        for batch in batches.take() {
            sink.write(&batch).unwrap();
        }
    }
    batches.add_unread(&unread());
    for batch in batches.take().into_iter().chain(series(&together)) {
        sink.write(&batch).unwrap();
    }
    sink.finish().unwrap()
}

/// How many rows of each table there should be.
fn expected(documents: &[Parsed]) -> BTreeMap<String, usize> {
    let mut batches = Batches::new();
    documents.iter().for_each(|it| batches.add(it, &places()));
    batches.add_unread(&unread());
    let mut rows: BTreeMap<String, usize> = TABLES.iter().map(|it| (it.name.to_owned(), 0)).collect();
    for batch in batches.take().into_iter().chain(series(&together(documents))) {
        *rows.entry(batch.table.name.to_owned()).or_default() += batch.rows.num_rows();
    }
    assert!(rows["items"] > 100 && rows["persons"] > 100 && rows["documents"] == documents.len() + 1);
    rows
}

#[test]
fn a_sink_gives_the_same_files_of_the_same_rows() {
    let documents = documents();
    for kind in SINKS {
        let (one, other) =
            (Folder::new(&format!("{}-one", kind.name)), Folder::new(&format!("{}-other", kind.name)));
        let names = write(kind, &one.0, &documents, 7);
        assert_eq!(write(kind, &other.0, &documents, 7), names);
        let mut found: Vec<String> = fs::read_dir(&one.0)
            .unwrap()
            .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        found.sort();
        let mut sorted = names.clone();
        sorted.sort();
        assert_eq!(found, sorted, "{} says what it wrote", kind.name);
        for name in names {
            let is_same = fs::read(one.0.join(&name)).unwrap() == fs::read(other.0.join(&name)).unwrap();
            assert!(is_same, "{}: {name} differs", kind.name);
        }
    }
}

#[test]
fn parquet_holds_every_row_and_says_of_which_version() {
    use ::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
    use ::parquet::basic::LogicalType;

    let documents = documents();
    let folder = Folder::new("parquet");
    write(Kind::named("parquet").unwrap(), &folder.0, &documents, 5);
    let mut rows = BTreeMap::new();
    for table in TABLES {
        let file = fs::File::open(folder.0.join(format!("{}.parquet", table.name))).unwrap();
        let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
        let metadata = reader.metadata().file_metadata().clone();
        let about = metadata.key_value_metadata().unwrap();
        let schema = about.iter().find(|it| it.key == "referat.schema").unwrap();
        assert_eq!(schema.value.as_deref(), Some(referat::SCHEMA));
        if table.name == "meetings" {
            let start =
                metadata.schema_descr().columns().iter().find(|it| it.name() == "start").unwrap().clone();
            assert!(matches!(start.logical_type_ref(), Some(LogicalType::Time(_))), "{start:?}");
        }
        let names: Vec<String> = reader.schema().fields().iter().map(|it| it.name().clone()).collect();
        assert_eq!(names, table.columns.iter().map(|it| it.name).collect::<Vec<_>>());
        let count: usize = reader.build().unwrap().map(|it| it.unwrap().num_rows()).sum();
        rows.insert(table.name.to_owned(), count);
    }
    assert_eq!(rows, expected(&documents));
}

#[test]
fn sqlite_holds_every_row_and_joins_them() {
    let documents = documents();
    let folder = Folder::new("sqlite");
    let files = write(Kind::named("sqlite").unwrap(), &folder.0, &documents, 5);
    let database = Connection::open(folder.0.join(&files[0])).unwrap();
    let text = |sql: &str| database.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    let count = |sql: &str| {
        usize::try_from(database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()).unwrap()
    };

    let rows: BTreeMap<String, usize> = TABLES
        .iter()
        .map(|it| (it.name.to_owned(), count(&format!("SELECT count(*) FROM \"{}\"", it.name))))
        .collect();
    assert_eq!(rows, expected(&documents));
    assert_eq!(text("PRAGMA integrity_check"), "ok");
    let mut broken = database.prepare("PRAGMA foreign_key_check").unwrap();
    assert!(broken.query([]).unwrap().next().unwrap().is_none(), "a row refers to none");
    assert_eq!(text("SELECT value FROM about WHERE name = 'schema'"), referat::SCHEMA);
    assert_eq!(text("SELECT error FROM documents WHERE outcome = 'failed'"), "encrypted");
    assert_eq!(
        text("SELECT members FROM documents WHERE outcome = 'read' LIMIT 1"),
        r#"[null,"2019/referat \"endelig\".docx"]"#
    );
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md")).unwrap();
    // Those that begin with a comment are asked of an archive that has answers.
    let queries = readme.split("```sql\n").skip(1).filter_map(|it| it.split("```").next());
    let queries: Vec<&str> = queries.filter(|it| !it.starts_with("--")).collect();
    assert!(!queries.is_empty());
    for query in queries {
        let mut query = database.prepare(query).unwrap();
        assert!(query.query([]).unwrap().next().unwrap().is_some(), "{query:?} finds nothing");
    }
    for view in ["decided", "voted", "voted_by_party", "met"] {
        assert!(count(&format!("SELECT count(*) FROM {view}")) > 0, "{view}");
    }
}

#[test]
fn sqlite_finds_words_by_their_beginnings_and_knows_its_letters() {
    let mut parsed = documents().swap_remove(0);
    parsed.minutes.truncate(1);
    let minutes = &mut parsed.minutes[0];
    minutes.items.truncate(1);
    minutes.preamble.clear();
    let mut block = minutes.items[0].blocks[0].clone();
    minutes.closing.clear();
    minutes.notes.clear();
    minutes.items[0].items.clear();
    minutes.items[0].blocks =
        ["Rådet vedtok årsplanen.", "VEDTAK: Møtet er åpent.", "Ingen merknader til arsenikk."]
            .map(|text| {
                block.text = text.to_owned();
                block.clone()
            })
            .into();
    let folder = Folder::new("words");
    let files = write(Kind::named("sqlite").unwrap(), &folder.0, &[parsed], 1);
    let database = Connection::open(folder.0.join(&files[0])).unwrap();
    let found = |words: &str| {
        let sql = "SELECT group_concat(text, '|') FROM (SELECT blocks.text FROM blocks_text \
                   JOIN blocks ON blocks.rowid = blocks_text.rowid WHERE blocks_text MATCH ?1 ORDER BY blocks.rowid)";
        database.query_row(sql, [words], |row| row.get::<_, Option<String>>(0)).unwrap().unwrap_or_default()
    };
    assert_eq!(found("vedt*"), "Rådet vedtok årsplanen.|VEDTAK: Møtet er åpent.");
    assert_eq!(found("vedta*"), "VEDTAK: Møtet er åpent.");
    assert_eq!(found("ÅRSPLANEN"), "Rådet vedtok årsplanen.");
    assert_eq!(found("ar*"), "Ingen merknader til arsenikk.");
    assert_eq!(found("år*"), "Rådet vedtok årsplanen.");
    assert_eq!(found("mote*"), "");
    assert_eq!(found("\"er åpent\""), "VEDTAK: Møtet er åpent.");
    database.execute_batch("VACUUM").unwrap();
    assert_eq!(found("vedta*"), "VEDTAK: Møtet er åpent.");
}

#[test]
fn csv_holds_every_row() {
    let documents = documents();
    let folder = Folder::new("csv");
    write(Kind::named("csv").unwrap(), &folder.0, &documents, 5);
    let rows: BTreeMap<String, usize> = TABLES
        .iter()
        .map(|table| {
            let text = fs::read_to_string(folder.0.join(format!("{}.csv", table.name))).unwrap();
            let rows = records(&text);
            assert!(rows.iter().all(|it| *it == table.columns.len()), "{}", table.name);
            (table.name.to_owned(), rows.len() - 1)
        })
        .collect();
    assert_eq!(rows, expected(&documents));
}

/// The fields in each record of a CSV.
fn records(text: &str) -> Vec<usize> {
    let mut is_quoted = false;
    let mut fields = 1;
    let mut records = Vec::new();
    for sign in text.chars() {
        match sign {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => fields += 1,
            '\n' if !is_quoted => {
                records.push(fields);
                fields = 1;
            }
            _ => {}
        }
    }
    records
}

#[test]
fn json_lines_are_the_documents() {
    let documents = documents();
    let folder = Folder::new("jsonl");
    let files = write(Kind::named("jsonl").unwrap(), &folder.0, &documents, 5);
    let text = fs::read_to_string(folder.0.join(&files[0])).unwrap();
    let read: Vec<Parsed> = text.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(read, documents);
}

#[test]
fn a_directory_that_is_not_there_is_an_error_that_names_the_file() {
    for kind in SINKS {
        let error = kind.create(Path::new("/nowhere/at/all"), TABLES).err().unwrap();
        assert!(!error.is_full());
        let message = error.to_string();
        assert!(message.contains(error.file()) && message.contains('.'), "{message}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let documents = documents();
    for kind in SINKS.iter().filter(|it| it.name != "sqlite") {
        let folder = Folder::new(&format!("{}-full", kind.name));
        let names = write(kind, &folder.0, &documents[..1], 1);
        let name = names.iter().find(|it| it.starts_with("documents")).unwrap();
        fs::remove_file(folder.0.join(name)).unwrap();
        std::os::unix::fs::symlink("/dev/full", folder.0.join(name)).unwrap();
        let attempt = || -> Result<Vec<String>, Error> {
            let mut sink = kind.create(&folder.0, TABLES)?;
            let mut batches = Batches::new();
            batches.add(&documents[0], &places());
            sink.lines(&lines(&documents[..1]))?;
            batches.take().iter().try_for_each(|it| sink.write(it))?;
            sink.finish()
        };
        let error = attempt().unwrap_err();
        assert!(error.is_full() && error.file() == name, "{error}");
        assert!(error.to_string().contains("no room"), "{error}");
    }
}
