//! What was recommended before the meeting.

use super::Context;
use super::decision::run_end;
use super::points::{self, after_label};
use crate::assemble::confidence;
use crate::label::{Label, Labelled};
use crate::lexicon::Term;
use crate::minutes::Recommendation;
use crate::paragraph;

/// The first recommendation under the item.
pub(super) fn recommendation(parts: &[Labelled], context: &Context<'_>) -> Option<Recommendation> {
    let at = parts.iter().position(|it| it.label == Label::RecommendationLabel)?;
    let end = run_end(parts, at + 1, Label::Recommendation);
    let (inline, name) = after_label(&parts[at]);
    let (mut text, points) = points::text(&parts[at + 1..end]);
    if !inline.is_empty() {
        text = if text.is_empty() { inline } else { format!("{inline}\n{text}") };
    }
    let by = name.and_then(|it| by(&it, context));
    let source = paragraph::source(parts[at..end].iter().map(|it| &it.paragraph));
    (!text.is_empty()).then_some(Recommendation {
        by,
        text,
        points,
        confidence: confidence(parts[at].margin),
        source,
    })
}

/// Who recommends, by the label: `Rådmannens innstilling`, `Innstilling fra
/// formannskapet`.
fn by(label: &str, context: &Context<'_>) -> Option<String> {
    let hits = context.lexicon.hits(label);
    // A phrase may hold the name, `rådmannens innstilling`: the last to begin
    // is the noun itself.
    let noun = hits.of(Term::Recommendation).last()?;
    let before = label[..noun.start].trim();
    let first = hits.of(Term::Recommendation).map(|it| it.end).min();
    let after = first.and_then(|end| {
        let (word, name) = label[end..].trim_start().split_once(' ')?;
        context.lexicon.knows(Term::ProposalBy, word).then_some(name.trim())
    });
    // `Ordfører fremmet følgende forslag til vedtak`
    let verb =
        [Term::ProposalVerb, Term::LaysBefore].into_iter().flat_map(|it| hits.of(it)).map(|it| it.start);
    let before =
        verb.filter(|at| *at > 0 && *at < before.len()).min().map_or(before, |at| before[..at].trim());
    let by = if before.is_empty() { after? } else { before };
    (!context.lexicon.knows(Term::FunctionWord, by)).then(|| by.to_owned())
}
