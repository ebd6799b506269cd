//! LibreOffice, which makes of a Word file what a secretary would: a PDF, a
//! file of another office; and which says what it reads in a file.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, io, process, thread};

use crate::fixtures::extension;

/// What LibreOffice calls formats, where the extension alone says another.
const FILTERS: &[(&str, &str)] = &[("doc", "doc:MS Word 97")];

/// Plain text, the same on every machine.
const TEXT: &str = "txt:Text (encoded):UTF8";

/// Files that LibreOffice is given at once: it starts slowly.
const AT_ONCE: usize = 16;
/// How long it may take to start, and for a file.
const START: Duration = Duration::from_secs(20);
const FILE: Duration = Duration::from_secs(4);

/// Converts a Word file to a file of the format that its extension names.
///
/// # Errors
/// When LibreOffice is not installed, or gives nothing.
pub fn convert(word: &Path, to: &Path) -> io::Result<()> {
    let format = to.extension().and_then(|it| it.to_str()).unwrap_or_default();
    let filter = FILTERS.iter().find(|(it, _)| *it == format).map_or(format, |(_, filter)| filter);
    let office = Office::new()?;
    office.run(filter, &[word.to_owned()])?;
    let made = office.out().join(word.file_name().unwrap_or_default()).with_extension(format);
    match fs::copy(&made, to) {
        Ok(_) => Ok(()),
        Err(_) => Err(io::Error::other(format!("LibreOffice made no {format} of {}", word.display()))),
    }
}

/// Prints Word files of different names, a PDF each.
///
/// # Errors
/// When LibreOffice is not installed.
pub fn print(words: &[PathBuf], to: &Path) -> io::Result<()> {
    let office = Office::new()?;
    for batch in words.chunks(AT_ONCE) {
        office.run("pdf", batch)?;
    }
    for word in words {
        let made = office.out().join(word.file_name().unwrap_or_default()).with_extension("pdf");
        if made.exists() {
            fs::copy(&made, to.join(made.file_name().unwrap_or_default()))?;
        }
    }
    Ok(())
}

/// The text that LibreOffice reads in each of the files; `None` where it does
/// not read one, or takes too long.
///
/// # Errors
/// When LibreOffice is not installed.
pub fn texts(files: &[PathBuf]) -> io::Result<Vec<Option<String>>> {
    let office = Office::new()?;
    let mut texts = vec![None; files.len()];
    // Whoever comes after one that it does not survive is asked again, alone.
    for at_once in [AT_ONCE, 1] {
        let left: Vec<usize> = (0..files.len()).filter(|it| texts[*it].is_none()).collect();
        for batch in left.chunks(at_once) {
            // Files of different folders may have the same name.
            let copies: Vec<PathBuf> = batch
                .iter()
                .map(|number| office.0.join(number.to_string()).with_extension(extension(&files[*number])))
                .collect();
            for (number, copy) in batch.iter().zip(&copies) {
                fs::copy(&files[*number], copy)?;
            }
            office.run(TEXT, &copies)?;
            for number in batch {
                let text = fs::read(office.out().join(format!("{number}.txt"))).ok();
                texts[*number] = text.map(|it| String::from_utf8_lossy(&it).into_owned());
            }
        }
    }
    Ok(texts)
}

/// A folder with a profile of its own, since another LibreOffice may be
/// running, and with what it makes: it writes pictures beside a web page.
struct Office(PathBuf);

impl Office {
    fn new() -> io::Result<Self> {
        let office = Self(env::temp_dir().join(format!("referat-office-{}", process::id())));
        fs::create_dir_all(office.out())?;
        Ok(office)
    }

    fn out(&self) -> PathBuf {
        self.0.join("out")
    }

    /// Converts files; one that takes too long ends the rest.
    fn run(&self, filter: &str, files: &[PathBuf]) -> io::Result<()> {
        let mut office = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", self.0.join("profile").display()))
            .args(["--headless", "--convert-to", filter, "--outdir"])
            .arg(self.out())
            .args(files)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        let end = Instant::now() + START + FILE * u32::try_from(files.len()).unwrap_or(u32::MAX);
        while office.try_wait()?.is_none() {
            if Instant::now() > end {
                // What it started ends with it.
                Command::new("kill").args(["-9", "--", &format!("-{}", office.id())]).status()?;
                office.wait()?;
                break;
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.0);
    }
}
