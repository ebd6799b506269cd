//! Files to rows of one table, with nothing written: a part of what another
//! engine spreads over machines.

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use referat::parse_entry;
use referat_corpus::table::{self, Batches};
use referat_corpus::{Place, Reason, Unread, attempt, unpack};

use crate::asked::Asked;
use crate::view::{View, named};

/// The rows of a table that these files give: their paths and their bytes.
#[pyfunction]
#[pyo3(signature = (table, files, *, language, profile, ocr, limits))]
pub(crate) fn rows(
    py: Python<'_>,
    table: &str,
    files: Vec<(String, PyBackedBytes)>,
    language: Option<&str>,
    profile: Option<&Bound<'_, PyAny>>,
    ocr: bool,
    limits: Option<&Bound<'_, PyAny>>,
) -> PyResult<View> {
    let table = named(table)?;
    let asked = Asked::new(language, profile, false, ocr, limits)?;
    let batches = py.detach(|| {
        let mut batches = Batches::new();
        for (path, bytes) in files {
            add(&mut batches, &path, &bytes, &asked);
        }
        batches.take()
    });
    let rows = batches.into_iter().filter(|it| std::ptr::eq(it.table, table));
    Ok(View(table::View::of(table, rows)))
}

/// Adds what a file says, or why it says nothing.
fn add(batches: &mut Batches<'_>, path: &str, bytes: &[u8], asked: &Asked) {
    let place = |inside: &str| Place {
        path: path.to_owned(),
        inside: Some(inside).filter(|it| !it.is_empty()).map(str::to_owned),
    };
    for entry in unpack(bytes, &asked.options.limits) {
        let (place, parsed) = match entry {
            Ok(entry) => {
                let place = place(&entry.name);
                let parsed = entry.bytes().map_err(Reason::from).and_then(|bytes| {
                    let mut options = asked.options(bytes)?;
                    options.name = Some(place.name().to_owned());
                    attempt(|| parse_entry(&entry, &options))
                });
                (place, parsed)
            }
            Err(reason) => (place(""), Err(reason)),
        };
        match parsed {
            Ok(parsed) => parsed.iter().for_each(|it| batches.add(it, std::slice::from_ref(&place))),
            Err(reason) => {
                let (kind, message) = (reason.kind().to_owned(), reason.to_string());
                batches.add_unread(&Unread { place, kind, message });
            }
        }
    }
}
