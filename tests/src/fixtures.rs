//! The documents of `fixtures/`, one folder each, and real ones beside the
//! repository where there are any.

use std::fs;
use std::path::{Path, PathBuf};

use referat::{Options, Profile};

use crate::docx::docx;
use crate::script::script;
use crate::{files, root};

/// A folder of `fixtures/`: one document, in one or several formats.
pub struct Fixture {
    /// The folder; its name says what the document shows.
    pub folder: PathBuf,
    /// Its `source.*`, the one that the goldens are made from first.
    pub sources: Vec<PathBuf>,
}

/// The words of a fixture's own.
const PROFILE: &str = "profile.toml";

/// Which formats are a document's own, before what was made from them.
const ORDER: &[&str] = &["docx", "doc", "odt", "rtf", "html", "mht", "md", "txt", "pdf"];

/// Every fixture, by name.
///
/// # Panics
/// When there is none: tests over nothing prove nothing.
#[must_use]
pub fn fixtures() -> Vec<Fixture> {
    let mut fixtures: Vec<Fixture> = Vec::new();
    for file in files(&root().join("fixtures")) {
        let Some(folder) = file.parent() else { continue };
        if fixtures.last().is_none_or(|fixture| fixture.folder != folder) {
            fixtures.push(Fixture { folder: folder.to_owned(), sources: Vec::new() });
        }
        if let Some(fixture) =
            fixtures.last_mut().filter(|_| file.file_stem().is_some_and(|it| it == "source"))
        {
            fixture.sources.push(file);
        }
    }
    assert!(!fixtures.is_empty(), "fixtures/ is part of the repository");
    for fixture in &mut fixtures {
        fixture.sources.sort_by_key(|source| ORDER.iter().position(|it| *it == extension(source)));
    }
    fixtures
}

impl Fixture {
    /// What people say that the document states, where it is written down.
    #[must_use]
    pub fn gold(&self) -> Option<PathBuf> {
        Some(self.folder.join("gold.json")).filter(|it| it.exists())
    }

    /// How it is to be read: with the profile beside it, when there is one.
    ///
    /// # Panics
    /// When the profile is none.
    #[must_use]
    pub fn options(&self) -> Options {
        let Some(profile) = self.profile() else { return Options::default() };
        let text = fs::read_to_string(profile).expect("profiles can be read");
        let profile = Profile::from_toml(&text);
        Options::default()
            .profile(profile.unwrap_or_else(|error| panic!("{}: {error}", self.folder.display())))
    }

    /// The profile, where the document needs one.
    #[must_use]
    pub fn profile(&self) -> Option<PathBuf> {
        Some(self.folder.join(PROFILE)).filter(|it| it.exists())
    }

    /// The golden of a stage: `document.txt` of the first source,
    /// `document.pdf.txt` of another.
    #[must_use]
    pub fn golden(&self, source: &Path, stage: &str, suffix: &str) -> PathBuf {
        let of = if self.sources.first().is_some_and(|first| first == source) {
            String::new()
        } else {
            format!(".{}", extension(source))
        };
        self.folder.join(format!("{stage}{of}.{suffix}"))
    }
}

/// Every source of every fixture with its bytes.
///
/// # Panics
/// When a source cannot be read.
#[must_use]
pub fn sources() -> Vec<(PathBuf, Vec<u8>)> {
    let sources = fixtures().into_iter().flat_map(|fixture| fixture.sources);
    sources.map(|source| (source.clone(), fs::read(source).expect("sources can be read"))).collect()
}

/// Every script of `tests/documents/`: the fixture's name and the bytes of its
/// `source.docx`.
///
/// # Panics
/// When there is none, or one cannot be read.
#[must_use]
pub fn scripts() -> Vec<(String, Vec<u8>)> {
    let scripts = files(&root().join("tests/documents"));
    assert!(!scripts.is_empty(), "tests/documents/ is part of the repository");
    let set = |file: PathBuf| {
        let name = file.file_stem().and_then(|it| it.to_str()).unwrap_or_default().to_owned();
        (name, docx(&script(&fs::read_to_string(&file).expect("scripts can be read"))))
    };
    scripts.into_iter().map(set).collect()
}

/// Real documents beside the repository, not part of it. None, with a word
/// on standard error, where they are not at hand.
#[must_use]
#[expect(clippy::print_stderr, reason = "a test that checks less than it could says so")]
pub fn corpus(part: &str) -> Vec<PathBuf> {
    let files = files(&root().join("../shared/corpus").join(part));
    if files.is_empty() {
        eprintln!("no corpus `{part}` beside the repository: only fixtures are checked");
    }
    files
}

/// The file name extension, without the dot; empty when there is none.
#[must_use]
pub fn extension(file: &Path) -> &str {
    file.extension().and_then(|it| it.to_str()).unwrap_or_default()
}
