//! Headings that text runs on behind: `2. Ny pumpe. Formannen la fram tilbud
//! fra to firma.`

use std::ops::Range;

use crate::fields::{run_in, sentence};
use crate::label::{self, Label, Labelled};
use crate::lexicon::{Hit, Lexicon, Term};
use crate::paragraph::{Bold, Paragraph};

/// Longest title in bold that text runs on behind, in words, and least words
/// of that text.
const BOLD_TITLE: usize = 20;
const TEXT: usize = 3;

/// Where the text behind a title begins, when the heading at `rest` has any.
/// A text that is no title begins with the heading: several sentences, or one that
/// tells an outcome.
pub(super) fn start(paragraph: &Paragraph, rest: usize, lexicon: &Lexicon) -> Option<usize> {
    if paragraph.is_row() {
        return sentence_in_column(paragraph, rest);
    }
    if paragraph.heading.is_some() {
        return None;
    }
    let text = paragraph.text.get(rest..)?;
    match paragraph.bold {
        Bold::All => None,
        Bold::Lead(end) if end > rest => run_in::runs_on(text, end - rest, BOLD_TITLE, TEXT).then_some(end),
        _ if is_told(text, lexicon) => Some(rest),
        _ => {
            let start = || run_in::text_start(text).map(|at| rest + at);
            after_other_business(text, lexicon).map(|at| rest + at).or_else(start)
        }
    }
}

/// Where the sentence in the last column begins, when a title stands before it:
/// `3. Årsmøte | 14. april. Kari sender ut innkalling.`
fn sentence_in_column(paragraph: &Paragraph, rest: usize) -> Option<usize> {
    let cells = || paragraph.cells.iter().filter(|it| it.end > rest && !it.is_empty());
    let text = |it: &Range<usize>| paragraph.text[it.start.max(rest)..it.end].trim();
    let title = cells().next().map(text)?;
    let is_title = title.starts_with(char::is_uppercase) && !title.ends_with(['.', '!', '?']);
    let last = cells().next_back().filter(|it| it.start > rest)?;
    let is_sentence = text(last).ends_with('.') && text(last).split_whitespace().count() > TEXT;
    (is_title && is_sentence).then_some(last.start)
}

/// Whether a text is told in sentences and has no title.
fn is_told(text: &str, lexicon: &Lexicon) -> bool {
    const SETTLED: &[Term] = &[Term::Adopted, Term::Approved, Term::Rejected, Term::Deferred, Term::Elected];
    /// Most words of a title that has stops.
    const LONGEST: usize = 8;
    /// Fewest words of a sentence that tells an outcome.
    const SENTENCE: usize = 4;
    if !text.trim_end().ends_with(['.', '!', '?']) {
        return false;
    }
    let starts = sentence::sentence_starts(text);
    let first = &text[..starts.get(1).copied().unwrap_or(text.len())];
    let hits = lexicon.hits(first);
    let settles = |it: Hit| it.start > 0;
    let tells_outcome = first.split_whitespace().count() >= SENTENCE
        && SETTLED.iter().any(|term| hits.of(*term).any(settles));
    let is_about = || hits.has_any(&[Term::ApprovalOfNotice, Term::ApprovalOfMinutes]);
    let is_short = |it: &str| it.split_whitespace().count() <= LONGEST;
    let has_label = || first.split_once(": ").is_some_and(|(label, _)| is_short(label));
    let is_long = || !is_short(text) && !has_label();
    tells_outcome || is_long() && starts.len() > 1 && run_in::text_start(text).is_none() && !is_about()
}

/// Where what was said begins behind the word for other business and a colon.
fn after_other_business(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let word = lexicon.leads(text).lead(Term::OtherBusiness)?;
    let rest = text[word.end..].strip_prefix(':')?;
    let start = text.len() - rest.trim_start().len();
    run_in::runs_on(text, start, TEXT, TEXT - 1).then_some(start)
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
