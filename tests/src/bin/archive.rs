//! Makes a large archive of documents that nobody wrote: those of the suite,
//! with other dates, names and matters in each.
//!
//! ```text
//! cargo run --release -p referat-tests --bin archive -- FOLDER COUNT
//! ```

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use referat_tests::suite::others;

fn main() -> Result<(), Box<dyn Error>> {
    let asked: Vec<String> = env::args().skip(1).collect();
    let [folder, count] = &asked[..] else { return Err("usage: archive FOLDER COUNT".into()) };
    for (number, sample) in others().take(count.parse()?).enumerate() {
        let folder = Path::new(folder).join(&sample.family).join(sample.year.to_string());
        fs::create_dir_all(&folder)?;
        // Two in three are Word's, as in archives; the others are its text alone.
        if number % 3 < 2 {
            fs::write(folder.join(format!("{}.docx", sample.name)), &sample.word)?;
        } else {
            fs::write(folder.join(format!("{}.txt", sample.name)), text(&sample.word)?)?;
        }
    }
    Ok(())
}

/// What a document says, a line a line.
fn text(word: &[u8]) -> Result<String, referat::Error> {
    let (_, document) = referat::read(word, &referat::Limits::default())?;
    Ok(document.lines().map(|(_, line)| format!("{}\n", line.text)).collect())
}
