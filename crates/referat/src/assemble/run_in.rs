//! Headings that text runs on behind: `2. Ny pumpe. Formannen la fram tilbud
//! fra to firma.`

use crate::fields::run_in;
use crate::label::{self, Label, Labelled};
use crate::lexicon::Lexicon;
use crate::paragraph::{Bold, Paragraph};

/// Longest title in bold that text runs on behind, in words, and least words
/// of that text.
const BOLD_TITLE: usize = 20;
const TEXT: usize = 3;

/// Where the text behind a title begins, when the heading at `rest` has any.
pub(super) fn start(paragraph: &Paragraph, rest: usize) -> Option<usize> {
    if paragraph.is_row() || paragraph.heading.is_some() {
        return None;
    }
    let text = paragraph.text.get(rest..)?;
    match paragraph.bold {
        Bold::All => None,
        Bold::Lead(end) if end > rest => run_in::runs_on(text, end - rest, BOLD_TITLE, TEXT).then_some(end),
        _ => run_in::text_start(text).map(|at| rest + at),
    }
}

/// Whether what stands behind a number is a sentence and not the title that the
/// printed list gives the number.
pub(super) fn is_only_text(text: &str, listed: &str) -> bool {
    let letters = crate::lexicon::letters;
    let is_sentence = text.trim_end().ends_with(['.', '!', '?']) && text.split_whitespace().count() > TEXT;
    is_sentence && !letters(text).starts_with(&letters(listed))
}

/// The text behind a title as a paragraph of its own.
pub(super) fn text(heading: &Labelled, start: usize, lexicon: &Lexicon) -> Labelled {
    let paragraph = heading.paragraph.from(start);
    let hits = lexicon.hits(&paragraph.text);
    let label = if label::tells_outcome(&hits) { Label::Conclusion } else { Label::Text };
    Labelled { paragraph, hits, label, ..heading.clone() }
}
