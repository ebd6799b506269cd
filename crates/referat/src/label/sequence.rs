//! The best sequence of labels: Viterbi, with each label's margin over the
//! best sequence that has another label in its place.

use std::sync::LazyLock;

use super::Label;
use super::weights::{LABELS, NEVER, transition};

/// One paragraph's choice.
pub(super) struct Choice {
    pub(super) label: Label,
    pub(super) margin: f32,
    pub(super) runner_up: Label,
}

/// Scores of one paragraph, by index in [`LABELS`].
pub(super) type Scores = [f32; LABELS.len()];

/// What each step from one label to another is worth.
type Steps = [Scores; LABELS.len()];

/// Steps by the label that they go from, and by the one that they go to.
static STEPS: LazyLock<(Steps, Steps)> = LazyLock::new(|| {
    let step = |from: usize, to: usize| transition(LABELS[from], LABELS[to]);
    let table = |step: &dyn Fn(usize, usize) -> f32| {
        std::array::from_fn(|row| std::array::from_fn(|column| step(row, column)))
    };
    (table(&step), table(&|to, from| step(from, to)))
});

/// The best sequence under the scores and the transition table.
pub(super) fn best(scores: &[Scores]) -> Vec<Choice> {
    let (forth, back) = &*STEPS;
    // Before the first paragraph there was text of no kind.
    let text = LABELS.iter().position(|it| *it == Label::Text).unwrap_or(0);
    let forward = pass(scores.iter(), &forth[text], forth);
    let mut backward = pass(scores.iter().rev(), &[0.0; LABELS.len()], back);
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
fn pass<'a>(scores: impl Iterator<Item = &'a Scores>, start: &Scores, steps: &Steps) -> Vec<Scores> {
    let mut out: Vec<Scores> = Vec::new();
    for own in scores {
        let reached = out.last().map_or(*start, |before| {
            let mut best = [f32::NEG_INFINITY; LABELS.len()];
            // What cannot be is part of no best sequence, since text always may be.
            let most = before.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let may_be = |before: f32| before > most + NEVER / 2.0;
            for (before, step) in before.iter().zip(steps).filter(|(before, _)| may_be(**before)) {
                for (best, step) in best.iter_mut().zip(step) {
                    // Unlike `max`, for which no score could be a number.
                    let reached = before + step;
                    *best = if reached > *best { reached } else { *best };
                }
            }
            best
        });
        out.push(std::array::from_fn(|at| own[at] + reached[at]));
    }
    out
}
