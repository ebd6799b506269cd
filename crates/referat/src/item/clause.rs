//! Sentences and clauses with the lexicon's phrases in them.

use super::Context;
use crate::fields::sentence;
use crate::label::Labelled;
use crate::lexicon::Hits;

/// A sentence, or a clause of one.
#[derive(Clone)]
pub(super) struct Clause<'t> {
    pub(super) text: &'t str,
    /// The lexicon's phrases in it.
    pub(super) hits: Hits,
}

impl<'t> Clause<'t> {
    pub(super) fn new(text: &'t str, context: &Context<'_>) -> Self {
        Self { text, hits: context.lexicon.hits(text) }
    }
}

/// The sentences of a text.
pub(super) fn sentences<'t>(text: &'t str, context: &Context<'_>) -> Vec<Clause<'t>> {
    sentence::sentences(text).into_iter().map(|it| Clause::new(it, context)).collect()
}

/// The sentences of a paragraph, of which `plain` is the text with columns as
/// words. The phrases in them are the paragraph's, but where they may go on
/// over the end of a column.
pub(super) fn sentences_of<'t>(part: &Labelled, plain: &'t str, context: &Context<'_>) -> Vec<Clause<'t>> {
    let content = part.paragraph.content();
    if content.contains('\t') {
        return sentences(plain, context);
    }
    let before = part.paragraph.content + content.len() - content.trim_start().len();
    sentence::placed_sentences(plain)
        .map(|(start, text)| {
            let start = before + start;
            Clause { text, hits: part.hits.within(text, start..start + text.len()) }
        })
        .collect()
}
