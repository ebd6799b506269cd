//! Scans: pages without text are rendered, Tesseract reads them, and the
//! words go where a text layer's would.
//!
//! Tesseract is a program that has to be installed, not a library: it runs on
//! one page at a time, ends at a deadline, and whatever it does harms only
//! the page that it reads.

mod failure;
mod hocr;
mod picture;
mod tesseract;

use std::path::PathBuf;
use std::time::Duration;

use referat::scan::{self, Scan, Scans};
use referat::{Language, Limits};

pub use failure::OcrFailure;
use tesseract::Tesseract;

use crate::failure::Reason;

/// How scans are recognised.
#[derive(Clone, Debug)]
pub struct Ocr {
    tesseract: Tesseract,
}

/// Tesseract's data for each language.
const DATA: &[(Language, &str)] = &[
    (Language::Nb, "nor"),
    (Language::Nn, "nor"),
    (Language::Sv, "swe"),
    (Language::Da, "dan"),
    (Language::En, "eng"),
];

/// What a page is read with as long as its language is not known.
const FIRST: Language = Language::Nb;

/// How many words tell what language they are in.
const TELLING: usize = 30;

impl Default for Ocr {
    fn default() -> Self {
        Self { tesseract: Tesseract { program: "tesseract".into(), deadline: Duration::from_secs(120) } }
    }
}

impl Ocr {
    /// With another program than the `tesseract` that the system finds.
    #[must_use]
    pub fn program(mut self, program: impl Into<PathBuf>) -> Self {
        self.tesseract.program = program.into();
        self
    }

    /// With another time than two minutes that a page may take.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.tesseract.deadline = deadline;
        self
    }

    /// What stands on the pages of a file that are without text; nothing for
    /// a file that has none such. The language is found out when it is not
    /// given.
    ///
    /// # Errors
    /// When the file cannot be read, a page is larger than the limits allow,
    /// Tesseract or its data is not installed, or it fails.
    pub fn scans(&self, bytes: &[u8], limits: &Limits, language: Option<Language>) -> Result<Scans, Reason> {
        if scan::kind(bytes).is_some() {
            return self.picture(bytes, limits, language);
        }
        let format = referat::detect(bytes)?;
        let mut scans = Scans::new();
        if format.name != "pdf" {
            return Ok(scans);
        }
        let document = format.read(bytes, limits)?;
        let pages: Vec<u32> = scan::pages(&document).collect();
        if pages.is_empty() {
            return Ok(scans);
        }
        // The pages that have text tell the language of those that have none.
        let mut printed = document.lines().map(|(_, line)| line.text.as_str()).peekable();
        let told = printed.peek().is_some();
        let mut language = language.or_else(|| told.then(|| referat::language(printed)));
        referat::render(bytes, limits, &pages, |number, picture| {
            let picture_file = picture::gray_map(&picture);
            let read = |language| self.page(&picture_file, picture.resolution, language);
            let (scan, found) = in_language(language, read, std::slice::from_ref)
                .map_err(|failure| failure.context(format_args!("page {number}")))?;
            language = found;
            scans.insert(number, scan);
            Ok::<(), Reason>(())
        })?;
        Ok(scans)
    }

    /// A file that is a picture, or several in one.
    fn picture(&self, bytes: &[u8], limits: &Limits, language: Option<Language>) -> Result<Scans, Reason> {
        let pages = picture::pages(bytes, limits)?;
        let read = |language| hocr::scans(&self.tesseract.read(data(language), None, bytes, pages)?);
        let (scans, _) = in_language(language, read, Vec::as_slice)?;
        Ok((1..).zip(scans).collect())
    }

    fn page(&self, file: &[u8], resolution: u32, language: Language) -> Result<Scan, OcrFailure> {
        let page = self.tesseract.read(data(language), Some(resolution), file, 1)?;
        Ok(hocr::scans(&page)?.into_iter().next().unwrap_or_default())
    }
}

/// Reads in the language that is known, or in the first one, and then, when
/// the text turns out to be in another, again in that.
fn in_language<T>(
    known: Option<Language>,
    read: impl Fn(Language) -> Result<T, OcrFailure>,
    scans: impl Fn(&T) -> &[Scan],
) -> Result<(T, Option<Language>), OcrFailure> {
    if let Some(language) = known {
        return Ok((read(language)?, known));
    }
    let first = read(FIRST)?;
    let words = scans(&first).iter().flat_map(|scan| &scan.lines).flat_map(|line| &line.words);
    let words: Vec<&str> = words.map(|word| word.text.as_str()).collect();
    if words.len() < TELLING {
        return Ok((first, None));
    }
    let language = referat::language(words);
    if data(language) == data(FIRST) {
        return Ok((first, Some(language)));
    }
    Ok((read(language)?, Some(language)))
}

fn data(language: Language) -> &'static str {
    DATA.iter().find(|(known, _)| *known == language).map_or("eng", |(_, data)| data)
}
