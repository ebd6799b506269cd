//! Paragraphs as blocks: every paragraph is in exactly one.

use super::points::after_label;
use crate::label::{Label, Labelled};
use crate::lexicon::{Lexicon, Term};
use crate::minutes::{Block, BlockKind, Role};
use crate::paragraph;

/// The longest label that stands alone on a line, in characters.
const LONGEST_LABEL: usize = 60;

/// The paragraphs' blocks, in order. The rows of one table are one block.
pub(crate) fn blocks(parts: &[Labelled], lexicon: &Lexicon) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut section: Option<String> = None;
    // What the label above says of text that has no role of its own.
    let mut under = Role::Other;
    for run in parts.chunk_by(|a, b| is_row(a) && is_row(b) && a.paragraph.table == b.paragraph.table) {
        let first = &run[0];
        let own = run.iter().find_map(|it| role(it, lexicon));
        let role = own.unwrap_or(under);
        let opens = run.iter().any(is_label) || first.label == Label::Section || role == Role::Attachment;
        if opens {
            under = role;
        } else if own.is_some() && !goes_on(under) {
            under = Role::Other;
        }
        if first.label == Label::Section {
            section = Some(tidy(first.paragraph.content()));
        }
        let section = section.clone().filter(|_| first.label != Label::Section);
        if is_row(first) && (run.len() > 1 || first.paragraph.table.is_some()) {
            blocks.push(table(run, role, section));
        } else {
            blocks.extend(run.iter().map(|it| block(it, role, section.clone())));
        }
    }
    blocks
}

/// Whether text goes on in the part that a label opened, after a vote or a
/// proposal within it.
fn goes_on(under: Role) -> bool {
    matches!(under, Role::Background | Role::Assessment | Role::Treatment)
}

fn block(it: &Labelled, role: Role, section: Option<String>) -> Block {
    let paragraph = &it.paragraph;
    let text = tidy(paragraph.content());
    let kind = match () {
        () if is_heading(it) || paragraph.heading.is_some() => BlockKind::Heading,
        () if paragraph.marker().is_some() => BlockKind::ListItem,
        () if is_quoted(&text) => BlockKind::Quote,
        () => BlockKind::Paragraph,
    };
    Block {
        kind,
        role,
        level: (kind == BlockKind::ListItem).then(|| u32::from(paragraph.depth.max(1))),
        marker: paragraph.marker().map(str::to_owned),
        section,
        text,
        rows: Vec::new(),
        source: paragraph.source(),
    }
}

/// Whether it is a label or a section's name and nothing else.
fn is_heading(it: &Labelled) -> bool {
    let content = it.paragraph.content().trim_end();
    let is_bare = content.ends_with(':')
        || content.chars().count() <= LONGEST_LABEL
            && !content.ends_with('.')
            && after_label(it).0.is_empty();
    it.label == Label::Section || (is_label(it) || it.hits.is(Term::Papers)) && is_bare
}

/// Whether the whole text stands between quotation marks.
fn is_quoted(text: &str) -> bool {
    const MARKS: [(char, char); 3] = [('«', '»'), ('“', '”'), ('"', '"')];
    MARKS.iter().any(|(open, close)| {
        let inside = text.strip_prefix(*open).and_then(|it| it.strip_suffix(*close));
        inside.is_some_and(|it| !it.is_empty() && !it.contains([*open, *close]))
    })
}

/// In a round table, what stands under an organisation is its contribution.
pub(super) fn settle(blocks: &mut [Block], is_round: bool) {
    let open = blocks.iter_mut().filter(|it| is_round && it.role == Role::Other && it.section.is_some());
    for block in open {
        block.role = Role::Contribution;
    }
}

fn tidy(text: &str) -> String {
    text.replace('\t', " ").trim().to_owned()
}

fn is_row(it: &Labelled) -> bool {
    it.paragraph.is_row()
}

fn table(rows: &[Labelled], role: Role, section: Option<String>) -> Block {
    let rows_of: Vec<Vec<String>> =
        rows.iter().map(|it| it.paragraph.cells().map(str::to_owned).collect()).collect();
    let cells: Vec<&str> = rows_of.iter().flatten().map(String::as_str).filter(|it| !it.is_empty()).collect();
    Block {
        kind: BlockKind::Table,
        role,
        section,
        text: cells.join(" "),
        source: paragraph::source(rows.iter().map(|it| &it.paragraph)),
        rows: rows_of,
        ..Block::default()
    }
}

fn is_label(it: &Labelled) -> bool {
    use Label::{
        ActionLabel, AssessmentLabel, BackgroundLabel, DecisionLabel, ProposalLabel, RecommendationLabel,
        TreatmentLabel, VoteLabel,
    };
    matches!(
        it.label,
        BackgroundLabel
            | AssessmentLabel
            | RecommendationLabel
            | TreatmentLabel
            | ProposalLabel
            | VoteLabel
            | DecisionLabel
            | ActionLabel
    )
}

/// The role that a label gives; none when it depends on what stands above.
fn role(it: &Labelled, lexicon: &Lexicon) -> Option<Role> {
    Some(match it.label {
        Label::BackgroundLabel => Role::Background,
        Label::AssessmentLabel => Role::Assessment,
        Label::RecommendationLabel | Label::Recommendation => Role::Recommendation,
        Label::TreatmentLabel => Role::Treatment,
        Label::ProposalLabel | Label::Proposal => Role::Proposal,
        Label::VoteLabel | Label::Vote => Role::Vote,
        Label::DecisionLabel | Label::Decision | Label::Conclusion => Role::Decision,
        Label::ActionLabel | Label::Action => Role::Action,
        Label::AttendanceHeading | Label::AttendanceRow | Label::Recusal => Role::Attendance,
        Label::Section => Role::Other,
        _ if names_papers(it, lexicon) => Role::Attachment,
        _ => return None,
    })
}

/// Whether it is the label over attachments, or begins with it.
fn names_papers(it: &Labelled, lexicon: &Lexicon) -> bool {
    let content = it.paragraph.content();
    let label = content.split_once(':').map_or(content, |(label, _)| label);
    lexicon.knows(Term::Papers, label)
}
