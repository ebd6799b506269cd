//! The block of lines that signs the minutes: names, roles, a date.

use std::ops::Range;

use super::evidence::ATTENDANCE;
use super::features::{Chain, Features, Zone};
use crate::fields::person;
use crate::fields::signature::{self, Part, Signer};
use crate::lexicon::{Lexicon, Term};

/// Longest line of the block, in characters, and its largest letters: a title
/// may stand below.
const LONGEST: usize = 250;
const LARGEST: f32 = 1.15;

/// Marks the lines of every block that signs.
pub(super) fn mark(features: &mut [Features<'_>], lexicon: &Lexicon) {
    let body: Vec<usize> = (0..features.len()).filter(|at| features[*at].is_body()).collect();
    let mut lines: Vec<Vec<Part>> = vec![Vec::new(); body.len()];
    let mut end = 0;
    for at in 0..body.len() {
        if at < end || !may_sign(features, &body, at) {
            continue;
        }
        let mut read = |at: usize| {
            lines[at] = parts(&features[body[at]], lexicon);
            !lines[at].is_empty()
        };
        if !read(at) {
            continue;
        }
        let start = (end..at).rev().take_while(|at| read(*at)).last().unwrap_or(at);
        end = at + 1 + (at + 1..body.len()).take_while(|at| read(*at)).count();
        if signs(features, &body, &lines, start..end) {
            body[start..end].iter().for_each(|at| features[*at].in_sign_off = true);
        }
    }
}

/// Whether a block that signs may have this line: the last line of the
/// document or of the part before an agenda, words for it, or a rule. To read
/// every line for names would cost more than the rest of the labels.
fn may_sign(features: &[Features<'_>], body: &[usize], at: usize) -> bool {
    let it = &features[body[at]];
    let ends = body.get(at + 1).is_none_or(|next| features[*next].is_labelled(Term::AgendaHeading));
    ends || it.hits.has(Term::Signature)
        || signature::may_hold_rule(&it.paragraph.text)
            && it.paragraph.parts().iter().any(|(_, text)| signature::is_rule(text))
}

/// What each part of a line is; none when a part is nothing that signs.
fn parts(it: &Features<'_>, lexicon: &Lexicon) -> Vec<Part> {
    let is_loose = it.paragraph.depth == 0
        && it.paragraph.heading.is_none()
        && it.chain == Chain::None
        && !it.in_attendance
        && it.length <= LONGEST
        && it.paragraph.size <= LARGEST;
    let texts = if is_loose { it.paragraph.parts() } else { Vec::new() };
    // Alone in a line, `Referent: Kari Li` is a fact.
    let is_fact = texts.len() == 1
        && !it.leads.contains(Term::Signature)
        && it.label_end.is_some()
        && [Term::FactMinuteTaker, Term::FactChair].iter().any(|term| it.is_labelled(*term));
    let texts = if is_fact { Vec::new() } else { texts };
    let all: Option<Vec<Part>> = texts.iter().map(|(_, text)| signature::part(text, lexicon)).collect();
    all.unwrap_or_default()
}

/// Whether a run of such lines signs: words, a mark or a rule say so, or it
/// ends a part of the document and is more than a name.
fn signs(features: &[Features<'_>], body: &[usize], lines: &[Vec<Part>], run: Range<usize>) -> bool {
    let parts = || lines[run.clone()].iter().flatten();
    let signers = || parts().filter_map(|it| if let Part::Name(signer) = it { Some(signer) } else { None });
    if signers().next().is_none() {
        return parts().any(|it| *it == Part::Words) && run.end == lines.len();
    }
    let is_known = |it: &Signer| {
        let mut head = features[..body[run.start]].iter().filter(|it| it.zone == Zone::Head);
        head.any(|above| person::place_of(&it.name, &above.paragraph.text).is_some())
    };
    // A name alone may be anything.
    if signers().any(|it| !it.name.contains(' ') && !is_known(it)) || is_list(features, body, lines, &run) {
        return false;
    }
    if parts().any(|it| *it == Part::Words) || signers().any(|it| it.is_marked) {
        return true;
    }
    let is_name = |it: &Part| matches!(it, Part::Name(_));
    let is_role = |it: &Part| matches!(it, Part::Role(_));
    let has_role_and_name = |names: &[Part], roles: &[Part]| {
        names.iter().any(is_name) && !roles.is_empty() && roles.iter().all(is_role)
    };
    let has_role =
        lines[run.clone()].iter().any(|it| it.iter().any(is_name) && it.iter().skip(1).any(is_role))
            || lines[run.clone()]
                .windows(2)
                .any(|pair| has_role_and_name(&pair[0], &pair[1]) || has_role_and_name(&pair[1], &pair[0]));
    let is_dated = parts().any(|it| matches!(it, Part::Day(_)));
    if run.end == lines.len() {
        return has_role || is_dated || signers().all(is_known);
    }
    has_role && features[body[run.end]].is_labelled(Term::AgendaHeading)
}

/// Whether the names stand under a label, or in a list with those above.
fn is_list(features: &[Features<'_>], body: &[usize], lines: &[Vec<Part>], run: &Range<usize>) -> bool {
    let Some(above) = run.start.checked_sub(1).map(|at| &features[body[at]]) else { return false };
    let first = &features[body[run.start]].paragraph;
    let begins_with_names = lines[run.start].iter().any(|it| matches!(it, Part::Name(_)));
    let is_apart = above.paragraph.table != first.table || first.gap > above.paragraph.gap;
    // A heading's names are its text, but where a rule says that they sign.
    let has_rule = lines[run.clone()].iter().flatten().any(|it| *it == Part::Words);
    let has_role = lines[run.clone()].iter().flatten().any(|it| matches!(it, Part::Role(_)));
    let ends = run.end == lines.len() && is_apart && has_role;
    let goes_on = above.names > 0 && !is_apart || above.chain != Chain::None && !has_rule && !ends;
    let is_label = above.announces
        || above.in_attendance && !is_apart
        || !above.paragraph.is_row()
            && (above.labels.meets(ATTENDANCE) || above.is_labelled(Term::FactDistribution));
    begins_with_names && (is_label || goes_on)
}
