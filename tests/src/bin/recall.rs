//! How much of what LibreOffice reads in files is read here: of its words, the
//! share that is found, for each format.
//!
//! ```text
//! cargo run --release -p referat-tests --bin recall -- FOLDER...
//! ```

#![expect(clippy::print_stdout, reason = "a program prints what it measures")]

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use referat::Limits;
use referat_tests::{files, office};

/// Formats that LibreOffice reads as text, and not as a drawing.
const FORMATS: &[&str] = &["doc", "docx", "odt", "rtf"];
/// How many of the worst files are named.
const WORST: usize = 10;

struct Compared {
    file: PathBuf,
    recall: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folders = env::args_os().skip(1);
    let mut by_format: BTreeMap<&str, Vec<(PathBuf, String)>> = BTreeMap::new();
    for file in folders.flat_map(|it| files(&PathBuf::from(it))) {
        let Ok((format, document)) = referat::read(&fs::read(&file)?, &Limits::default()) else { continue };
        if FORMATS.contains(&format.name) {
            let lines = document.lines().map(|(_, line)| line.text.as_str());
            let text = lines.collect::<Vec<_>>().join("\n");
            by_format.entry(format.name).or_default().push((file, text));
        }
    }
    println!("format   read  compared  mean recall");
    let mut worst = Vec::new();
    for (format, read) in &by_format {
        let paths: Vec<PathBuf> = read.iter().map(|(file, _)| file.clone()).collect();
        let texts = office::texts(&paths)?;
        let mut compared: Vec<Compared> = read
            .iter()
            .zip(texts)
            .filter_map(|((file, text), other)| {
                Some(Compared { file: file.clone(), recall: recall(&other?, text)? })
            })
            .collect();
        let mean = compared.iter().map(|it| it.recall).sum::<f64>() / compared.len().max(1) as f64;
        println!("{format:<8} {:>4}  {:>8}  {mean:.4}", read.len(), compared.len());
        compared.sort_by(|one, other| one.recall.total_cmp(&other.recall));
        worst.extend(compared.into_iter().take(WORST).filter(|it| it.recall < 1.0));
    }
    for Compared { file, recall } in worst {
        println!("{recall:.3}  {}", file.display());
    }
    Ok(())
}

/// The share of the words of a text that another has; `None` without words.
fn recall(of: &str, by: &str) -> Option<f64> {
    let mut left = words(by);
    let (mut all, mut found) = (0_usize, 0_usize);
    for (word, count) in words(of) {
        all += count;
        found += count.min(left.remove(&word).unwrap_or(0));
    }
    (all > 0).then(|| found as f64 / all as f64)
}

/// How often each word stands in a text; soft hyphens do not divide words.
fn words(text: &str) -> HashMap<String, usize> {
    let text = text.replace('\u{ad}', "").to_lowercase();
    let mut words = HashMap::new();
    for word in text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()) {
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}
