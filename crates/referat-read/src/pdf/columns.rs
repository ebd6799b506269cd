//! Columns of running text: a page's runs in reading order.
//!
//! Only columns that are filled with text on both sides of a gutter are read
//! one after the other. What is merely aligned (labels and values, attendance
//! lists) stays in rows.

use super::rows::Run;

/// Runs that are read as one, with the edges of their column where the page
/// has several.
#[derive(Clone, Debug)]
pub(super) struct Region {
    /// Its runs.
    pub(super) runs: Vec<Run>,
    /// Left and right edge of the column.
    pub(super) edges: Option<(f32, f32)>,
}

/// Lines that a column has at least.
const MIN_LINES: usize = 5;
/// Letters of a middling line of a column.
const MIN_LETTERS: usize = 18;
/// Share of its column that a middling line fills.
const MIN_FILL: f32 = 0.75;
/// Part of a column that lines beyond the other one fill if they go on with it.
const GO_ON_FILL: f32 = 0.88;
/// Breadth of a gutter, in points.
const MIN_GUTTER: f32 = 8.0;
/// Columns inside columns.
const MAX_DEPTH: u32 = 3;

/// Cuts a page's runs into regions, in reading order.
pub(super) fn regions(runs: Vec<Run>) -> Vec<Region> {
    split(runs, None, MAX_DEPTH)
}

fn split(mut runs: Vec<Run>, edges: Option<(f32, f32)>, depth: u32) -> Vec<Region> {
    let gutter = if depth == 0 { None } else { gutters(&runs).into_iter().find_map(|x| columns(&runs, x)) };
    let Some(found) = gutter else { return vec![Region { runs, edges }] };
    let mut above = Vec::new();
    let (mut left, mut right, mut below) = (Vec::new(), Vec::new(), Vec::new());
    for run in runs.drain(..) {
        match run.y {
            y if y < found.top => above.push(run),
            y if y > found.bottom => below.push(run),
            _ if run.left < found.gutter - 1.0 => left.push(run),
            _ => right.push(run),
        }
    }
    let mut regions = split(above, edges, depth);
    for column in [left, right] {
        let bounds = extent(&column);
        regions.extend(split(column, Some(bounds), depth - 1));
    }
    regions.extend(split(below, edges, depth));
    regions.retain(|region| !region.runs.is_empty());
    regions
}

/// Where two columns stand side by side.
struct Columns {
    gutter: f32,
    top: f32,
    bottom: f32,
}

/// Left edges where a second column could begin: many runs begin there, well
/// inside the page.
fn gutters(runs: &[Run]) -> Vec<f32> {
    if runs.len() < 2 * MIN_LINES {
        return Vec::new();
    }
    let (left, right) = extent(runs);
    let mut begins: Vec<f32> = runs.iter().map(|run| run.left).collect();
    begins.sort_by(f32::total_cmp);
    let mut found: Vec<(usize, f32)> = begins
        .chunk_by(|a, b| b - a <= 1.5)
        .filter_map(|same| Some((same.len(), *same.first()?)))
        .filter(|&(count, x)| count >= MIN_LINES && x > left + 0.25 * (right - left))
        .collect();
    found.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    found.into_iter().take(4).map(|(_, x)| x).collect()
}

/// The tallest stretch that no run crosses at `gutter`, if both of its sides
/// are columns of text.
fn columns(runs: &[Run], gutter: f32) -> Option<Columns> {
    let mut order: Vec<&Run> = runs.iter().collect();
    order.sort_by(|a, b| a.y.total_cmp(&b.y));
    let crosses = |run: &Run| run.left < gutter - 1.0 && run.right > gutter - MIN_GUTTER;
    order
        .split(|run| crosses(run))
        .filter_map(|band| side_by_side(band, gutter))
        .max_by_key(|(lines, _)| *lines)
        .map(|(_, found)| found)
}

/// The columns in a band of runs, and how many runs they have. Lines of one
/// side that stand above or below all of the other belong to a column only if
/// they fill it as well.
fn side_by_side(band: &[&Run], gutter: f32) -> Option<(usize, Columns)> {
    let (left, right): (Vec<&Run>, Vec<&Run>) = band.iter().partition(|run| run.left < gutter - 1.0);
    let top = left.first()?.y.max(right.first()?.y) - 1.0;
    let bottom = left.last()?.y.min(right.last()?.y) + 1.0;
    let (left_beside, right_beside) = (between(&left, top, bottom), between(&right, top, bottom));
    if !is_column(&left_beside) || !is_column(&right_beside) {
        return None;
    }
    let go_on = |from: f32, to: f32| {
        continues(&between(&left, from, to), breadth(&left_beside))
            || continues(&between(&right, from, to), breadth(&right_beside))
    };
    let found = Columns {
        gutter,
        top: if go_on(f32::NEG_INFINITY, top) { f32::NEG_INFINITY } else { top },
        bottom: if go_on(bottom, f32::INFINITY) { f32::INFINITY } else { bottom },
    };
    let (first, last) = (band.first()?.y, band.last()?.y);
    let found = Columns { top: found.top.max(first), bottom: found.bottom.min(last), ..found };
    Some((left_beside.len() + right_beside.len(), found))
}

fn between<'r>(runs: &[&'r Run], top: f32, bottom: f32) -> Vec<&'r Run> {
    runs.iter().copied().filter(|run| run.y >= top && run.y <= bottom).collect()
}

/// Whether most lines are as broad as a column.
fn continues(runs: &[&Run], breadth: f32) -> bool {
    let lines = lines(runs);
    let full = lines.iter().filter(|line| line.1 - line.0 >= GO_ON_FILL * breadth).count();
    full * 2 > lines.len()
}

fn is_column(runs: &[&Run]) -> bool {
    let lines = lines(runs);
    if lines.len() < MIN_LINES {
        return false;
    }
    let breadth = breadth(runs).max(1.0);
    let mut fills: Vec<f32> = lines.iter().map(|line| (line.1 - line.0) / breadth).collect();
    let mut letters: Vec<usize> = lines.iter().map(|line| line.2).collect();
    fills.sort_by(f32::total_cmp);
    letters.sort_unstable();
    fills.get(fills.len() / 2).is_some_and(|&fill| fill >= MIN_FILL)
        && letters.get(letters.len() / 2).is_some_and(|&count| count >= MIN_LETTERS)
}

/// Left edge, right edge and letters of each line of runs in order.
fn lines(runs: &[&Run]) -> Vec<(f32, f32, usize)> {
    runs.chunk_by(|a, b| (b.y - a.y).abs() < 0.3 * a.size)
        .map(|line| {
            let left = line.iter().map(|run| run.left).fold(f32::INFINITY, f32::min);
            let right = line.iter().map(|run| run.right).fold(f32::NEG_INFINITY, f32::max);
            (left, right, line.iter().map(|run| run.glyphs.len()).sum())
        })
        .collect()
}

fn breadth(runs: &[&Run]) -> f32 {
    let left = runs.iter().map(|run| run.left).fold(f32::INFINITY, f32::min);
    let right = runs.iter().map(|run| run.right).fold(f32::NEG_INFINITY, f32::max);
    right - left
}

fn extent(runs: &[Run]) -> (f32, f32) {
    let left = runs.iter().map(|run| run.left).fold(f32::INFINITY, f32::min);
    let right = runs.iter().map(|run| run.right).fold(f32::NEG_INFINITY, f32::max);
    (left, right)
}

#[cfg(test)]
mod tests {
    use super::regions;
    use crate::pdf::rows::{Run, runs};
    use crate::pdf::sample::{at, text};

    fn shown(glyph_lines: &[(f32, f32, &str)]) -> Vec<Vec<String>> {
        let glyphs: Vec<_> = glyph_lines.iter().flat_map(|&(x, y, line)| at(x, y, line)).collect();
        let say = |run: &Run| text(&run.glyphs);
        regions(runs(&glyphs)).iter().map(|region| region.runs.iter().map(say).collect()).collect()
    }

    #[test]
    fn columns_of_text_are_read_one_after_the_other() {
        let mut page =
            vec![(50.0, 80.0, "Over begge spaltene går denne linjen uten et eneste mellomrom i midten")];
        for row in 0..6 {
            page.push((50.0, 100.0 + 12.0 * row as f32, "venstre spalte med nok tekst i linjen"));
            page.push((250.0, 100.0 + 12.0 * row as f32, "spalten til høyre har også nok tekst"));
        }
        page.push((50.0, 180.0, "Kort under"));
        let regions = shown(&page);
        assert_eq!(regions.iter().map(Vec::len).collect::<Vec<_>>(), [1, 6, 6, 1]);
        assert!(regions[1][0].starts_with("venstre") && regions[2][0].starts_with("spalten"));
    }

    #[test]
    fn labels_and_values_stay_in_rows() {
        let mut page = Vec::new();
        for row in 0..8 {
            page.push((
                50.0,
                100.0 + 12.0 * row as f32,
                ["Sted:", "Dato:", "Til stede:", "Forfall:"][row % 4],
            ));
            page.push((200.0, 100.0 + 12.0 * row as f32, "en verdi som er så lang at den fyller linjen"));
        }
        assert_eq!(shown(&page).len(), 1);
    }
}
