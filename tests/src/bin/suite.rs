//! Says how much of the suite's documents is read, in each of their forms.
//!
//! ```text
//! cargo run --release -p referat-tests --bin suite                      the tables
//! cargo run --release -p referat-tests --bin suite -- --report          docx by group and family: scores.txt
//! cargo run --release -p referat-tests --bin suite -- --misses FAMILY   what is not read in an open layout
//! cargo run --release -p referat-tests --bin suite -- --write FOLDER    the files themselves
//! ```

#![expect(clippy::print_stdout, reason = "a program prints what it measures")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use referat_tests::office;
use referat_tests::suite::{Count, GROUPS, Sample, Score, report, samples, score};

/// How a document comes: its name, the extension of its file, and what makes that of the PDF.
const FORMS: &[(&str, &str, Option<&[&str]>)] = &[
    ("docx", "docx", None),
    ("PDF", "pdf", None),
    ("pdftotext -layout", "layout.txt", Some(&["-layout"])),
    ("pdftotext", "plain.txt", Some(&[])),
];

fn main() -> Result<(), Box<dyn Error>> {
    let asked: Vec<String> = env::args().skip(1).collect();
    let samples = samples();
    match &asked.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => tables(&samples),
        ["--report"] => {
            print!("{}", report(&samples));
            Ok(())
        }
        ["--misses", family, form @ ..] => misses(&samples, family, form.first().copied().unwrap_or("docx")),
        ["--write", folder] => Ok(write(&samples, Path::new(folder))?),
        _ => Err(format!("no `{}`", asked.join(" ")).into()),
    }
}

fn tables(samples: &[Sample]) -> Result<(), Box<dyn Error>> {
    let folder = env::temp_dir().join(format!("referat-suite-{}", std::process::id()));
    write(samples, &folder)?;
    let mut columns = Vec::new();
    for is_open in [true, false] {
        for (form, extension, _) in FORMS {
            let mut sum = Score::default();
            for sample in samples.iter().filter(|it| it.is_open == is_open) {
                if let Ok(file) = fs::read(folder.join(format!("{}.{extension}", sample.name))) {
                    sum.add(&score(sample, &file));
                }
            }
            columns.push((format!("{form}, {}", if is_open { "open" } else { "held out" }), sum));
        }
    }
    fs::remove_dir_all(&folder)?;
    for (name, _) in &columns {
        println!("{} {name}", columns.iter().position(|(it, _)| it == name).unwrap_or(0) + 1);
    }
    let row = |name: &str, of: &dyn Fn(&Score) -> Option<f64>| {
        let cells =
            columns.iter().map(|(_, it)| of(it).map_or("     –".to_owned(), |it| format!("{it:6.3}")));
        println!("{name:16}{}", cells.collect::<Vec<_>>().join("  "));
    };
    for group in GROUPS {
        row(group, &|it| it.count(group).map(Count::f1));
    }
    row("macro F1", &|it| Some(it.macro_f1()));
    Ok(())
}

/// Misses of open layouts only: the others judge.
fn misses(samples: &[Sample], family: &str, form: &str) -> Result<(), Box<dyn Error>> {
    let of = samples.iter().filter(|it| it.is_open && (family == "all" || it.family == family));
    let of: Vec<&Sample> = of.collect();
    let folder = env::temp_dir().join(format!("referat-suite-{}", std::process::id()));
    if form != "docx" {
        write(samples, &folder)?;
    }
    let extension = FORMS.iter().find(|(name, ..)| *name == form).ok_or("no such form")?.1;
    for sample in of {
        let file = if form == "docx" {
            sample.word.clone()
        } else {
            fs::read(folder.join(format!("{}.{extension}", sample.name)))?
        };
        for (group, miss) in score(sample, &file).misses {
            println!("{} {group}: {miss}", sample.name);
        }
    }
    if form != "docx" {
        fs::remove_dir_all(&folder)?;
    }
    Ok(())
}

/// Every document in every form that can be made here, with its script.
fn write(samples: &[Sample], folder: &Path) -> Result<(), std::io::Error> {
    fs::create_dir_all(folder)?;
    let mut words = Vec::new();
    for sample in samples {
        let file = folder.join(format!("{}.docx", sample.name));
        fs::write(&file, &sample.word)?;
        if sample.is_open {
            fs::write(file.with_extension("script"), &sample.script)?;
        }
        words.push(file);
    }
    office::print(&words, folder)?;
    for (_, extension, options) in FORMS {
        let Some(options) = options else { continue };
        for word in &words {
            let text: PathBuf = word.with_extension(extension);
            Command::new("pdftotext").args(*options).arg(word.with_extension("pdf")).arg(text).status()?;
        }
    }
    Ok(())
}
