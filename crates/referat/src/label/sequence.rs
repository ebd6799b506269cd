//! The best sequence of labels: Viterbi, with each label's margin over the
//! best sequence that has another label in its place.

use super::Label;
use super::weights::{LABELS, transition};

/// One paragraph's choice.
pub(super) struct Choice {
    pub(super) label: Label,
    pub(super) margin: f32,
    pub(super) runner_up: Label,
}

/// Scores of one paragraph, by index in [`LABELS`].
pub(super) type Scores = [f32; LABELS.len()];

/// The best sequence under the scores and the transition table.
pub(super) fn best(scores: &[Scores]) -> Vec<Choice> {
    let steps = transitions();
    // Before the first paragraph there was text of no kind.
    let text = LABELS.iter().position(|it| *it == Label::Text).unwrap_or(0);
    let forward = pass(scores.iter(), steps[text], |from, to| steps[from][to]);
    let mut backward = pass(scores.iter().rev(), [0.0; LABELS.len()], |from, to| steps[to][from]);
    backward.reverse();
    scores
        .iter()
        .zip(forward.iter().zip(&backward))
        .map(|(own, (before, after))| {
            // The best whole sequence with each label here; the paragraph's
            // own score is in both passes.
            let total: Scores = std::array::from_fn(|at| before[at] + after[at] - own[at]);
            let (mut first, mut second) = (0, 1);
            for at in 1..LABELS.len() {
                if total[at] > total[first] {
                    (first, second) = (at, first);
                } else if at == 1 || total[at] > total[second] {
                    second = at;
                }
            }
            Choice { label: LABELS[first], margin: total[first] - total[second], runner_up: LABELS[second] }
        })
        .collect()
}

/// For each paragraph and label the best score of a sequence that ends there.
fn pass<'a>(
    scores: impl Iterator<Item = &'a Scores>,
    start: Scores,
    step: impl Fn(usize, usize) -> f32,
) -> Vec<Scores> {
    let mut out: Vec<Scores> = Vec::new();
    for own in scores {
        let reached = match out.last() {
            None => std::array::from_fn(|to| own[to] + start[to]),
            Some(before) => std::array::from_fn(|to| {
                let best = (0..LABELS.len())
                    .map(|from| before[from] + step(from, to))
                    .fold(f32::NEG_INFINITY, f32::max);
                own[to] + best
            }),
        };
        out.push(reached);
    }
    out
}

fn transitions() -> [Scores; LABELS.len()] {
    std::array::from_fn(|from| std::array::from_fn(|to| transition(LABELS[from], LABELS[to])))
}
