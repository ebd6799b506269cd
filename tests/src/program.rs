//! The program, built when a test first asks for it, and folders for it to
//! work in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
    let test = std::env::current_exe().expect("a test knows where it is");
    let folder = test.parent().and_then(Path::parent).expect("tests are built in a folder of the target");
    let profile = match folder.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(profile) => profile,
    };
    let mut build = Command::new(env!("CARGO"));
    // Of the whole workspace, as the tests are: of one package, dependencies would be built again.
    build
        .args(["build", "--quiet", "--workspace", "--bin", "referat", "--profile", profile])
        .arg("--target-dir");
    let target = folder.parent().expect("the target is a folder");
    let status = build.arg(target).current_dir(crate::root()).status().expect("cargo runs");
    assert!(status.success(), "the program does not build");
    folder.join(format!("referat{}", std::env::consts::EXE_SUFFIX))
});

/// The program, as the tests themselves were built.
///
/// # Panics
/// When it does not build.
#[must_use]
pub fn program() -> Command {
    Command::new(&*PROGRAM)
}

/// A folder for a test, removed when it is dropped.
pub struct Folder(PathBuf);

impl Folder {
    /// A new one.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("referat-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder can be made");
        Self(folder.canonicalize().expect("it was made"))
    }

    /// A place in it.
    #[must_use]
    pub fn path(&self, place: &str) -> PathBuf {
        if place.is_empty() { self.0.clone() } else { self.0.join(place) }
    }

    /// Writes a file in it.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write(&self, place: &str, content: impl AsRef<[u8]>) {
        let file = self.path(place);
        fs::create_dir_all(file.parent().expect("it is in the folder")).expect("a folder can be made");
        fs::write(file, content).expect("a file can be written");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
