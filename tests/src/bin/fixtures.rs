//! Sets the Word files of `fixtures/` from the scripts in `tests/documents/`.
//! What LibreOffice made of a file that changed is made anew; it is never the
//! same twice, so the rest is left alone.
//!
//! ```text
//! cargo run -p referat-tests --bin fixtures
//! cargo run -p referat-tests --bin fixtures -- NAME pdf    the first PDF of a document
//! ```

use std::error::Error;
use std::fs;
use std::path::Path;

use referat_tests::containers;
use referat_tests::copies::{self, copy};
use referat_tests::fixtures::scripts;
use referat_tests::office::convert;

/// The formats that LibreOffice may have made beside the Word file.
const MADE: &[&str] = &["pdf", "odt"];

fn main() -> Result<(), Box<dyn Error>> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let mut is_answered = asked.is_empty();
    for (name, word) in scripts() {
        let folder = referat_tests::root().join("fixtures").join(&name);
        let file = folder.join("source.docx");
        let is_new = fs::read(&file).is_ok_and(|before| before != word);
        fs::create_dir_all(&folder)?;
        fs::write(&file, word)?;
        for format in MADE {
            let made = file.with_extension(format);
            let is_stale = is_new && made.exists();
            let is_asked = asked == [name.as_str(), format];
            if is_stale || is_asked {
                convert(&file, &made)?;
            }
            is_answered |= is_asked;
        }
        for format in copies::FORMATS {
            let copy = copy(&name, format);
            if is_new || !copy.exists() {
                fs::create_dir_all(copy.parent().unwrap_or(Path::new(".")))?;
                convert(&file, &copy)?;
            }
        }
    }
    fs::write(containers::archive(), containers::archived())?;
    if is_answered { Ok(()) } else { Err(format!("no script and format {}", asked.join(" ")).into()) }
}
