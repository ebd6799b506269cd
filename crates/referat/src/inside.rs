//! Files that hold documents: each is parsed on its own.

use referat_read::scan::Scans;
use referat_read::{Entry, Error, unpack};

use crate::minutes::{Kind, Parsed};
use crate::parse::{Options, parse};

/// A document in a file, or why it could not be read.
#[derive(Clone, Debug)]
pub struct Inside {
    /// Where it is in the file, as in `2019/march.zip/minutes.docx`; empty for
    /// the file itself and for the text of a mail.
    pub name: String,
    /// What it says; `document.name` is its name.
    pub parsed: Result<Parsed, Error>,
}

/// Reads every document of minutes in a file: the file itself, or what is in
/// it when it is an archive or a mail. The text of a mail that documents come
/// with is given when it holds minutes. One that cannot be read is followed
/// by the next. `options.scans` are those of the file itself: for documents in
/// it that are scanned, give each to [`parse_entry`] with its own.
///
/// ```
/// let text = "Referat fra møte i Elverådet\nDato: 3. mai 2024\n\n1. Godkjenning av innkalling\nGodkjent.\n";
/// for inside in referat::parse_all(text.as_bytes(), &referat::Options::default()) {
///     assert_eq!(inside.parsed?.minutes[0].meeting.date.as_deref(), Some("2024-05-03"));
/// }
/// # Ok::<(), referat::Error>(())
/// ```
pub fn parse_all<'b>(bytes: &'b [u8], options: &Options) -> impl Iterator<Item = Inside> + use<'b> {
    let file = options.clone();
    let member = Options { scans: Scans::new(), ..options.clone() };
    unpack(bytes, &options.limits).filter_map(move |entry| {
        let options = if entry.name.is_empty() { &file } else { &member };
        let parsed = parse_entry(&entry, options).transpose()?;
        Some(Inside { name: entry.name, parsed })
    })
}

/// Reads one of the documents that [`unpack`] gives: `None` for a mail's text
/// that is only the letter to the documents that come with it.
///
/// # Errors
/// When it cannot be read.
pub fn parse_entry(entry: &Entry<'_>, options: &Options) -> Result<Option<Parsed>, Error> {
    let bytes = entry.bytes()?;
    let parsed = match entry.name.as_str() {
        "" => parse(bytes, options)?,
        name => parse(bytes, &options.clone().name(name))?,
    };
    let has_minutes = parsed.minutes.iter().any(|it| it.kind != Kind::Other);
    Ok((has_minutes || !entry.is_letter).then_some(parsed))
}
