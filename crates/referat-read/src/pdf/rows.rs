//! Glyphs to rows: what stands on one baseline, from left to right.

use super::page::Glyph;

/// Glyphs that the file draws one after the other on one baseline.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Its glyphs; the first and the last are no spaces.
    pub(super) glyphs: Vec<Glyph>,
    /// Left edge.
    pub(super) left: f32,
    /// Right edge.
    pub(super) right: f32,
    /// Its baseline.
    pub(super) y: f32,
    /// Its letter size.
    pub(super) size: f32,
}

/// A visual line, with its glyphs from left to right.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its glyphs, spaces among them.
    pub(super) glyphs: Vec<Glyph>,
    /// Left edge.
    pub(super) left: f32,
    /// Right edge.
    pub(super) right: f32,
    /// The baseline of most of it.
    pub(super) y: f32,
    /// The letter size of most of it.
    pub(super) size: f32,
}

/// Part of the letter size that stands above the baseline, and below it.
pub(super) const ASCENT: f32 = 0.75;
pub(super) const DESCENT: f32 = 0.22;

/// Gap that ends a run, in letter sizes.
const RUN_GAP: f32 = 1.0;
/// Steps back that a run allows, for kerning.
const RUN_BACK: f32 = 0.3;
/// Difference in baseline within a run.
const RUN_SHIFT: f32 = 0.1;
/// Share of the smaller height by which what is on one row must overlap.
const ROW_OVERLAP: f32 = 0.6;
/// How many rows back a run may belong to.
const ROWS_BACK: usize = 8;

/// Cuts upright glyphs, in drawing order, into runs.
pub(super) fn runs(glyphs: &[Glyph]) -> Vec<Run> {
    glyphs.chunk_by(continues).filter_map(run).collect()
}

/// Whether a glyph goes on where another ended.
pub(super) fn continues(a: &Glyph, b: &Glyph) -> bool {
    let size = a.size.max(b.size);
    let gap = b.x - a.end();
    (b.y - a.y).abs() <= RUN_SHIFT * size && gap < RUN_GAP * size && gap > -RUN_BACK * size
}

fn run(glyphs: &[Glyph]) -> Option<Run> {
    let begin = glyphs.iter().position(|glyph| glyph.char != ' ')?;
    let end = glyphs.iter().rposition(|glyph| glyph.char != ' ')?;
    let glyphs = glyphs.get(begin..=end)?;
    let (first, last) = (glyphs.first()?, glyphs.last()?);
    let size = glyphs.iter().map(|glyph| glyph.size).fold(0.0, f32::max);
    Some(Run { glyphs: glyphs.to_vec(), left: first.x, right: last.end(), y: first.y, size })
}

/// A row that is being put together: which runs it has.
struct Open {
    runs: Vec<usize>,
    y: f32,
    size: f32,
    letters: usize,
}

/// Puts runs together to rows, from the top down.
pub(super) fn rows(runs: &[Run]) -> Vec<Row> {
    let mut order: Vec<usize> = (0..runs.len()).collect();
    let at = |&place: &usize| runs.get(place).map_or((0.0, 0.0), |run| (run.y, run.left));
    order.sort_by(|a, b| at(a).0.total_cmp(&at(b).0).then(at(a).1.total_cmp(&at(b).1)));
    let mut open: Vec<Open> = Vec::new();
    for place in order {
        let Some(run) = runs.get(place) else { continue };
        let recent = open.len().saturating_sub(ROWS_BACK);
        match open.iter_mut().skip(recent).rev().find(|row| fits(run, row, runs)) {
            Some(row) => {
                row.runs.push(place);
                if run.glyphs.len() > row.letters {
                    (row.y, row.size, row.letters) = (run.y, run.size, run.glyphs.len());
                }
            }
            None => {
                open.push(Open { runs: vec![place], y: run.y, size: run.size, letters: run.glyphs.len() });
            }
        }
    }
    let mut rows: Vec<Row> = open.iter().filter_map(|row| close(row, runs)).collect();
    rows.sort_by(|a, b| a.y.total_cmp(&b.y));
    rows
}

fn fits(run: &Run, row: &Open, runs: &[Run]) -> bool {
    let top = |y: f32, size: f32| y - ASCENT * size;
    let bottom = |y: f32, size: f32| y + DESCENT * size;
    let overlap =
        bottom(run.y, run.size).min(bottom(row.y, row.size)) - top(run.y, run.size).max(top(row.y, row.size));
    if overlap < ROW_OVERLAP * (ASCENT + DESCENT) * run.size.min(row.size) {
        return false;
    }
    // Two lines set tightly may overlap in height, but then also in breadth.
    let same_baseline = (run.y - row.y).abs() <= RUN_SHIFT * run.size.max(row.size);
    same_baseline
        || row.runs.iter().filter_map(|&place| runs.get(place)).all(|other| {
            run.right.min(other.right) - run.left.max(other.left) < 0.3 * run.size.min(other.size)
        })
}

fn close(open: &Open, runs: &[Run]) -> Option<Row> {
    let mut parts: Vec<&Run> = open.runs.iter().filter_map(|&place| runs.get(place)).collect();
    parts.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(parts.iter().map(|run| run.glyphs.len()).sum());
    let mut is_sorted = true;
    for run in &parts {
        is_sorted &= glyphs.last().is_none_or(|last| last.x <= run.left);
        glyphs.extend_from_slice(&run.glyphs);
    }
    if !is_sorted {
        glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    drop_doubles(&mut glyphs);
    let left = parts.iter().map(|run| run.left).fold(f32::INFINITY, f32::min);
    let right = parts.iter().map(|run| run.right).fold(f32::NEG_INFINITY, f32::max);
    (!glyphs.is_empty()).then_some(Row { glyphs, left, right, y: open.y, size: open.size })
}

/// Keeps one of glyphs that are drawn twice to look heavy, and marks it so.
fn drop_doubles(glyphs: &mut Vec<Glyph>) {
    glyphs.dedup_by(|second, first| {
        let is_double = second.char == first.char
            && second.char != ' '
            && (second.x - first.x).abs() < 0.12 * first.size.min(second.size)
            && (second.y - first.y).abs() < 0.12 * first.size
            && first.advance > 0.15 * first.size;
        first.bold |= is_double;
        is_double
    });
}
