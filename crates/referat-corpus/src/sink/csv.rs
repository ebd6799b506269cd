//! CSV as RFC 4180 has it: a file a table, in UTF-8, with a line of names.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::values::{Value, columns};
use super::{Error, Kind, Sink, Takes};
use crate::table::{Batch, Table};

pub(super) const KIND: Kind = Kind {
    name: "csv",
    meaning: "a file a table, with commas, in UTF-8; lists as JSON",
    takes: Takes::Tables,
    create,
};

struct Csv {
    files: Vec<(&'static Table, BufWriter<File>)>,
}

fn create(directory: &Path, tables: &[&'static Table]) -> Result<Box<dyn Sink>, Error> {
    let files = tables.iter().map(|table| {
        let name = name(table);
        let open = || -> io::Result<BufWriter<File>> {
            let mut file = BufWriter::new(File::create(directory.join(&name))?);
            let columns = table.columns.iter().map(|it| it.name);
            row(&mut file, columns.map(|it| Value::Text(it.into())))?;
            Ok(file)
        };
        Ok((*table, open().map_err(|error| Error::io(&name, error))?))
    });
    Ok(Box::new(Csv { files: files.collect::<Result<_, _>>()? }))
}

fn name(table: &Table) -> String {
    format!("{}.csv", table.name)
}

impl Sink for Csv {
    fn write(&mut self, batch: &Batch) -> Result<(), Error> {
        let name = name(batch.table);
        let file = self.files.iter_mut().find(|(table, _)| std::ptr::eq(*table, batch.table));
        let Some((_, file)) = file else { return Err(Error::unknown_table(&name)) };
        let columns = columns(batch);
        for index in 0..batch.rows.num_rows() {
            row(file, columns.iter().map(|it| it.value(index))).map_err(|error| Error::io(&name, error))?;
        }
        Ok(())
    }

    fn lines(&mut self, _: &[u8]) -> Result<(), Error> {
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Vec<String>, Error> {
        let finished = self.files.into_iter().map(|(table, mut file)| {
            let name = name(table);
            match file.flush().and_then(|()| file.get_ref().sync_all()) {
                Ok(()) => Ok(name),
                Err(error) => Err(Error::io(&name, error)),
            }
        });
        finished.collect()
    }
}

fn row<'a>(file: &mut impl Write, values: impl Iterator<Item = Value<'a>>) -> io::Result<()> {
    for (index, value) in values.enumerate() {
        if index > 0 {
            file.write_all(b",")?;
        }
        match value {
            Value::Null => {}
            Value::Text(text) => field(file, &text)?,
            Value::Integer(number) => write!(file, "{number}")?,
            Value::Real(number) => write!(file, "{number}")?,
            Value::Flag(flag) => write!(file, "{flag}")?,
        }
    }
    file.write_all(b"\r\n")
}

/// A text, in quotes where it must be. So is an empty one: what is not there
/// at all is null.
fn field(file: &mut impl Write, text: &str) -> io::Result<()> {
    if !text.is_empty() && !text.contains(['"', ',', '\r', '\n']) {
        return file.write_all(text.as_bytes());
    }
    write!(file, "\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let cases = [
            ("Vedtak", "Vedtak"),
            ("", "\"\""),
            ("a, b", "\"a, b\""),
            ("to\nlinjer", "\"to\nlinjer\""),
            ("«sitat»", "«sitat»"),
            ("et \"sitat\"", "\"et \"\"sitat\"\"\""),
        ];
        for (text, expected) in cases {
            let mut written = Vec::new();
            field(&mut written, text).unwrap();
            assert_eq!(String::from_utf8(written).unwrap(), expected);
        }
    }

    #[test]
    fn nothing_is_written_for_null() {
        let mut written = Vec::new();
        row(&mut written, [Value::Null, Value::Integer(3), Value::Flag(true), Value::Null].into_iter())
            .unwrap();
        assert_eq!(written, b",3,true,\r\n");
    }
}
