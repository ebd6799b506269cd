//! The words of a user's own: a path, or lists by key.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping};
use referat::{Profile, ProfileError};

/// What a caller hands over.
#[derive(PartialEq)]
enum Given {
    Text(PathBuf, String),
    Lists(BTreeMap<String, Vec<String>>),
}

/// The profile used last: many documents are parsed with one, and its words
/// are sorted once.
static LAST: Mutex<Option<(Given, Profile)>> = Mutex::new(None);

/// The profile that the caller gave, as a path or a mapping of lists.
pub(crate) fn of(given: &Bound<'_, PyAny>) -> PyResult<Profile> {
    let given = self::given(given)?;
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, profile)) = last.as_ref().filter(|(known, _)| *known == given) {
        return Ok(profile.clone());
    }
    let profile = match &given {
        Given::Text(path, text) => Profile::from_toml(text)
            .map_err(|error| PyValueError::new_err(format!("{}: {error}", path.display())))?,
        Given::Lists(lists) => {
            let lists = lists.iter().map(|(key, list)| (key.as_str(), list.as_slice()));
            Profile::from_lists(lists).map_err(refused)?
        }
    };
    *last = Some((given, profile.clone()));
    Ok(profile)
}

/// The profile that the caller gave, as TOML, once it has been found to be one.
pub(crate) fn text(given: &Bound<'_, PyAny>) -> PyResult<String> {
    of(given)?;
    Ok(match self::given(given)? {
        Given::Text(_, text) => text,
        Given::Lists(lists) => {
            // The texts of JSON are texts of TOML too.
            let line = |(key, list)| format!("{key} = {}\n", serde_json::json!(list));
            lists.iter().map(line).collect()
        }
    })
}

fn given(given: &Bound<'_, PyAny>) -> PyResult<Given> {
    if let Ok(mapping) = given.cast::<PyMapping>() {
        let dict = PyDict::new(given.py());
        dict.update(mapping)?;
        return Ok(Given::Lists(dict.extract()?));
    }
    let path: PathBuf = given.extract().map_err(|_| {
        let kind = given.get_type();
        PyTypeError::new_err(format!("profile must be a path or a mapping, not {kind}"))
    })?;
    let text = std::fs::read_to_string(&path)?;
    Ok(Given::Text(path, text))
}

fn refused(error: ProfileError) -> PyErr {
    PyValueError::new_err(format!("profile: {error}"))
}
