//! What a document's own lines teach about how they are wrapped.

use super::{Printed, is_body};

/// Kinds of empty room above a line, by [`gap_kind`].
const GAP_KINDS: usize = 6;
/// Share of lines after a kind of gap that go on in the middle of a sentence,
/// from which on the gap separates nothing.
const NOISE: f32 = 0.12;

/// Share of lines without any gap above that go on so, from which on the lack
/// of a gap joins, and how many such lines tell.
const JOINING: f32 = 0.4;
const TELLING: u32 = 4;

/// Letters that a line of running text has at least.
const SHORTEST: f32 = 65.0;

/// How the lines of a document are wrapped.
pub(super) struct Layout {
    /// Right margin, in the unit of the lines' bounds.
    pub(super) margin: f32,
    /// Width of a letter in that unit.
    pub(super) letter: f32,
    /// Whether a kind of gap separates paragraphs.
    separates: [bool; GAP_KINDS],
    /// Whether the lack of a gap joins lines.
    joins: bool,
}

impl Layout {
    pub(super) fn of(printed: &[Printed<'_>]) -> Self {
        let mut rights = Vec::new();
        let (mut width, mut letters) = (0.0, 0);
        for it in printed.iter().filter(|it| is_body(it.block.layer) && it.block.cell.is_none()) {
            rights.push(right(it));
            if let Some(bounds) = it.line.bounds {
                width += bounds.right - bounds.left;
                letters += it.line.text.chars().count();
            }
        }
        let letter = if letters == 0 { 1.0 } else { width / letters as f32 };
        rights.sort_by(f32::total_cmp);
        let margin = rights.get(rights.len() * 97 / 100).or(rights.last()).copied().unwrap_or(0.0);
        // Where no line is long, none is wrapped.
        let leftmost = printed.iter().map(left).fold(f32::INFINITY, f32::min).max(0.0);
        let margin = if leftmost.is_finite() { margin.max(leftmost + SHORTEST * letter) } else { margin };
        let (separates, joins) = gaps(printed);
        Self { margin, letter, separates, joins }
    }

    /// Whether the room above the line separates it from the one before.
    pub(super) fn separates(&self, line: &Printed<'_>) -> bool {
        self.separates[gap_kind(line.block.style.gap)]
    }

    /// Whether the lack of room above the line joins it to the one before.
    pub(super) fn joins(&self, line: &Printed<'_>) -> bool {
        self.joins && gap_kind(line.block.style.gap) == 0
    }

    /// Room that would be left to the right of a line with the next line's
    /// first word on it, as a share of the line's room.
    pub(super) fn slack(&self, before: &Printed<'_>, line: &Printed<'_>) -> f32 {
        let word = line.line.text.split_whitespace().next().map_or(0, |it| it.chars().count());
        let needed = (word + 1) as f32 * self.letter_of(line);
        match before.line.margin {
            Some(margin) => (margin - right(before) - needed) / (margin - left(before)).max(1.0),
            None => (self.margin - right(before) - needed) / self.margin.max(1.0),
        }
    }

    /// Width of a letter of the line.
    fn letter_of(&self, printed: &Printed<'_>) -> f32 {
        let letters = printed.line.text.chars().count();
        match printed.line.bounds {
            Some(bounds) if letters > 0 && !printed.line.text.contains('\t') => {
                (bounds.right - bounds.left) / letters as f32
            }
            _ => self.letter,
        }
    }
}

/// Right edge of a line.
pub(super) fn right(printed: &Printed<'_>) -> f32 {
    printed.line.bounds.map_or_else(|| printed.line.text.chars().count() as f32, |bounds| bounds.right)
}

/// Left edge of a line.
pub(super) fn left(printed: &Printed<'_>) -> f32 {
    printed.line.bounds.map_or(printed.block.style.indent, |bounds| bounds.left)
}

/// Gaps of one kind mean the same in one document: none, a little, part of a
/// line, an empty line, a line of white space, more.
fn gap_kind(gap: f32) -> usize {
    [0.0, 0.3, 0.8, 1.1, 1.6].iter().take_while(|bound| gap > **bound).count()
}

/// Whether each kind of gap separates, and whether the lack of one joins.
fn gaps(printed: &[Printed<'_>]) -> ([bool; GAP_KINDS], bool) {
    let mut seen = [0u32; GAP_KINDS];
    let mut continued = [0u32; GAP_KINDS];
    for pair in printed.windows(2) {
        let [before, after] = [&pair[0], &pair[1]];
        let is_text = |it: &Printed<'_>| is_body(it.block.layer) && it.block.cell.is_none();
        if !is_text(before) || !is_text(after) || before.line.page != after.line.page {
            continue;
        }
        let kind = gap_kind(after.block.style.gap);
        seen[kind] += 1;
        continued[kind] += u32::from(goes_on(&before.line.text, &after.line.text));
    }
    let share = |kind: usize| continued[kind] as f32 / seen[kind].max(1) as f32;
    let separates = std::array::from_fn(|kind| kind > 0 && share(kind) <= NOISE);
    (separates, seen[0] >= TELLING && share(0) >= JOINING)
}

/// Whether a sentence clearly goes on from one line to the next.
fn goes_on(before: &str, after: &str) -> bool {
    let open = before.trim_end().chars().next_back().is_some_and(|it| it.is_alphanumeric() || it == ',');
    // A lone `o` is a bullet.
    let mut letters = after.trim_start().chars();
    let lower = letters.next().is_some_and(char::is_lowercase);
    open && lower && letters.next().is_some_and(char::is_alphanumeric)
}
