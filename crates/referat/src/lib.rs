//! Reads meeting minutes into a structured model.
//!
//! [`parse`] takes the bytes of a file, whatever it is called, and gives
//! [`Parsed`]: the meeting, who attended, the items with proposals, votes,
//! decisions and actions, each with its place in the source. It quotes and
//! never invents: what the document does not state is `None`. [`parse_all`]
//! does so for all documents in an archive or a mail.
//!
//! ```
//! let text = "Referat fra møte i Elverådet\nDato: 3. mai 2024\n\n1. Godkjenning av innkalling\nGodkjent.\n";
//! let parsed = referat::parse(text.as_bytes(), &referat::Options::default())?;
//! assert_eq!(parsed.minutes[0].meeting.date.as_deref(), Some("2024-05-03"));
//! # Ok::<(), referat::Error>(())
//! ```

mod assemble;
mod attendance;
mod check;
mod explain;
mod fields;
mod inside;
mod item;
mod label;
mod language;
mod lexicon;
mod meant;
mod paragraph;
mod parse;
mod presence;
mod profile;
mod reflow;

pub mod export;
pub mod limits;
pub mod minutes;
pub mod words;

pub use explain::{ExplainedLine, Explanation, explain, explain_document};
pub use inside::{Inside, parse_all, parse_entry};
pub use language::language;
pub use minutes::{Language, Minutes, Parsed};
pub use parse::{Options, SCHEMA, parse, parse_document};
pub use presence::{Basis, Participation, presence};
pub use profile::{Profile, ProfileError};
pub use referat_read::{
    Entry, Error, FORMATS, Format, LIMITS, Limit, Limits, detect, document, read, scan, unpack,
};
#[cfg(feature = "render")]
pub use referat_read::{Picture, render};
