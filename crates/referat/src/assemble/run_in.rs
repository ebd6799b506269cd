//! Headings that text runs on behind: `2. Ny pumpe. Formannen la fram tilbud
//! fra to firma.`

use crate::fields::sentence;
use crate::label::{self, Label, Labelled};
use crate::lexicon::Lexicon;
use crate::paragraph::{Bold, Paragraph};

/// Longest title that text runs on behind, in words.
const TITLE: usize = 6;
/// Longest such title that is set in bold.
const BOLD_TITLE: usize = 20;
/// Least words that run on.
const TEXT: usize = 3;

/// Where the text behind a title begins, when the heading at `rest` has any.
pub(super) fn start(paragraph: &Paragraph, rest: usize) -> Option<usize> {
    if paragraph.is_row() || paragraph.heading.is_some() {
        return None;
    }
    let text = &paragraph.text;
    let (start, longest) = match paragraph.bold {
        Bold::All => return None,
        Bold::Lead(end) if end > rest => (end, BOLD_TITLE),
        _ => (rest + *sentence::sentence_starts(&text[rest..]).get(1)?, TITLE),
    };
    let words = |text: &str| text.split_whitespace().count();
    let (title, text) = (text.get(rest..start)?, text.get(start..)?.trim_start_matches([':', '.', ' ']));
    let is_title = (1..=longest).contains(&words(title)) && title.starts_with(|it: char| !it.is_lowercase());
    let is_text = words(text) >= TEXT
        && text.starts_with(|it: char| !it.is_lowercase())
        && text.trim_end().ends_with(['.', '!', '?', ')']);
    (is_title && is_text).then_some(start)
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
