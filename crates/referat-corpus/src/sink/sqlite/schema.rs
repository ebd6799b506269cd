//! The database's tables, indices and views, from the declarations.

use referat::SCHEMA;

use crate::table::{Column, Key, Kind, Table};

/// Columns that can be searched by word, with their tables. The index of
/// `blocks` is `blocks_text`, and so on.
const SEARCHED: &[(&str, &str)] = &[("items", "title"), ("blocks", "text"), ("decisions", "text")];

/// Letters such as å, ø and ä are letters of their own, not a and o with a
/// mark. Beginnings of so many letters have an index of their own: others are
/// found among all words that begin alike, which takes longer.
const FULL_TEXT: &str = "tokenize = 'unicode61 remove_diacritics 0', prefix = '3 4 5 6'";

/// The statements that make the tables.
pub(super) fn tables(tables: &[&'static Table]) -> String {
    let mut sql = String::new();
    for table in tables {
        let columns = table.columns.iter().map(|it| column(it, tables));
        // A row's number stays the same when the database is vacuumed only
        // where it is a column.
        let number = is_searched(table).then(|| "\"rowid\" INTEGER PRIMARY KEY".to_owned());
        let columns: Vec<String> = number.into_iter().chain(columns).collect();
        sql.push_str(&format!("CREATE TABLE \"{}\" (\n    {}\n);\n", table.name, columns.join(",\n    ")));
    }
    let version = env!("CARGO_PKG_VERSION");
    sql.push_str(&format!(
        "CREATE TABLE \"about\" (\"name\" TEXT PRIMARY KEY, \"value\" TEXT NOT NULL);\n\
             INSERT INTO \"about\" VALUES ('schema', '{SCHEMA}'), ('parser', '{version}');\n"
    ));
    sql
}

/// The statement that adds a row.
pub(super) fn insert(table: &Table) -> String {
    let names: Vec<String> = table.columns.iter().map(|it| format!("\"{}\"", it.name)).collect();
    let places = vec!["?"; names.len()];
    format!("INSERT INTO \"{}\" ({}) VALUES ({})", table.name, names.join(", "), places.join(", "))
}

/// The statements that make indices and views, once the rows are there.
pub(super) fn indices(tables: &[&'static Table]) -> String {
    let mut sql = String::new();
    for table in tables {
        for column in table.columns.iter().filter(|it| is_indexed(it, table)) {
            let (table, column) = (table.name, column.name);
            sql.push_str(&format!("CREATE INDEX \"{table}_by_{column}\" ON \"{table}\" (\"{column}\");\n"));
        }
        for (_, column) in SEARCHED.iter().filter(|(name, _)| *name == table.name) {
            let table = table.name;
            sql.push_str(&format!(
                "CREATE VIRTUAL TABLE \"{table}_text\" USING fts5(\"{column}\", content = '{table}', \
                     content_rowid = 'rowid', {FULL_TEXT});\n\
                     INSERT INTO \"{table}_text\" (\"{table}_text\") VALUES ('rebuild');\n"
            ));
        }
    }
    sql.push_str(include_str!("views.sql"));
    sql
}

fn column(column: &Column, tables: &[&'static Table]) -> String {
    let kind = match column.kind {
        Kind::Text | Kind::Word | Kind::Date | Kind::Time | Kind::Texts => "TEXT",
        Kind::Count | Kind::Size | Kind::Flag => "INTEGER",
        Kind::Share => "REAL",
    };
    let mut sql = format!("\"{}\" {kind}", column.name);
    if !column.is_nullable {
        sql.push_str(" NOT NULL");
    }
    match column.key {
        Some(Key::Own) => sql.push_str(" UNIQUE"),
        Some(Key::Of(table)) => {
            let named = tables.iter().find(|it| it.name == table);
            let own = named.and_then(|it| it.columns.iter().find(|it| it.key == Some(Key::Own)));
            if let Some(own) = own {
                sql.push_str(&format!(" REFERENCES \"{table}\" (\"{}\")", own.name));
            }
        }
        Some(Key::Sought) | None => {}
    }
    sql
}

/// Whether rows are looked up by the column. Those of a document are found by
/// its meetings, and those of a meeting by its items where all have one.
fn is_indexed(column: &Column, table: &Table) -> bool {
    let names = |other: &'static str| table.columns.iter().find(|it| it.key == Some(Key::Of(other)));
    match column.key {
        Some(Key::Of("documents")) => names("meetings").is_none(),
        Some(Key::Of("meetings")) => names("items").is_none_or(|it| it.is_nullable),
        Some(Key::Of(_) | Key::Sought) => true,
        Some(Key::Own) | None => false,
    }
}

fn is_searched(table: &Table) -> bool {
    SEARCHED.iter().any(|(name, _)| *name == table.name)
}
