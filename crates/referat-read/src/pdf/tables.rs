//! Ruled tables: rules to grids, grids to cells.

use super::page::Rule;

/// A ruled table and its cells.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// The upright borders, from the left.
    xs: Vec<f32>,
    /// The level borders, from the top.
    ys: Vec<f32>,
    /// Row by row, the cell that a slot belongs to.
    slots: Vec<usize>,
    /// The cells, in row order.
    pub(super) cells: Vec<GridCell>,
}

/// A cell's place in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GridCell {
    /// Row, from 0.
    pub(super) row: usize,
    /// First column, from 0.
    pub(super) column: usize,
    /// Rows that it covers.
    pub(super) rows: usize,
    /// Columns that it covers.
    pub(super) columns: usize,
}

/// How near borders are one, and how far a border may end from another that it
/// meets, in points.
const NEAR: f32 = 3.0;
/// Share of a slot's side that a border must cover.
const COVER: f32 = 0.6;
/// Share of an upright rule that words must run across.
const CROSSED: f32 = 0.15;
/// Rules and slots that are looked at: drawings have more.
const MAX_RULES: usize = 3000;
const MAX_SLOTS: usize = 20_000;

/// A border: level at `at` from `from` to `to`, or upright.
#[derive(Clone, Copy, Debug)]
struct Border {
    at: f32,
    from: f32,
    to: f32,
}

impl Grid {
    /// Upper edge.
    pub(super) fn top(&self) -> f32 {
        self.ys.first().copied().unwrap_or(0.0)
    }

    /// Left and right edge.
    pub(super) fn edges(&self) -> (f32, f32) {
        (self.xs.first().copied().unwrap_or(0.0), self.xs.last().copied().unwrap_or(0.0))
    }

    /// Left and right edge of a cell.
    pub(super) fn cell_edges(&self, cell: &GridCell) -> (f32, f32) {
        let edge = |column: usize| self.xs.get(column).copied().unwrap_or(0.0);
        (edge(cell.column), edge(cell.column + cell.columns))
    }

    /// How large it is, to tell an inner table from an outer.
    pub(super) fn area(&self) -> f32 {
        let (left, right) = self.edges();
        (right - left) * (self.ys.last().copied().unwrap_or(0.0) - self.top())
    }

    /// The cell that a point is in.
    pub(super) fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        let column = self.xs.partition_point(|&edge| edge <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|&edge| edge <= y).checked_sub(1)?;
        let columns = self.xs.len() - 1;
        (column < columns && row + 1 < self.ys.len())
            .then(|| self.slots.get(row * columns + column).copied())?
    }
}

/// A word where it is printed, for what crosses a border.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// Left edge.
    pub(super) left: f32,
    /// Right edge.
    pub(super) right: f32,
    /// Its baseline.
    pub(super) y: f32,
    /// Its letter size.
    pub(super) size: f32,
}

/// The tables that the rules of a page draw, with two columns or more.
pub(super) fn grids(rules: &[Rule], words: &[Extent]) -> Vec<Grid> {
    if rules.len() > MAX_RULES {
        return Vec::new();
    }
    let (level, upright): (Vec<&Rule>, Vec<&Rule>) = rules.iter().partition(|rule| rule.is_level());
    let levels = merged(level.iter().map(|rule| Border {
        at: (rule.top + rule.bottom) / 2.0,
        from: rule.left,
        to: rule.right,
    }));
    let uprights = merged(upright.iter().filter(|rule| !is_crossed(rule, words)).map(|rule| Border {
        at: (rule.left + rule.right) / 2.0,
        from: rule.top,
        to: rule.bottom,
    }));
    connected(&levels, &uprights)
        .into_iter()
        .filter_map(|(levels, uprights)| grid(&levels, &uprights))
        .collect()
}

/// Whether words run across much of an upright rule: then it is painted over,
/// and no border.
fn is_crossed(rule: &Rule, words: &[Extent]) -> bool {
    let crosses = |word: &&Extent| {
        let margin = 0.3 * word.size;
        let middle = word.y - margin;
        word.left + margin < rule.left
            && word.right - margin > rule.right
            && middle > rule.top
            && middle < rule.bottom
    };
    let crossed: f32 = words.iter().filter(crosses).map(|word| word.size).sum();
    crossed > 0.0 && crossed >= CROSSED * (rule.bottom - rule.top)
}

/// Joins the borders that continue each other.
fn merged(borders: impl Iterator<Item = Border>) -> Vec<Border> {
    let mut borders: Vec<Border> = borders.collect();
    borders.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut joined: Vec<Border> = Vec::new();
    let lanes: Vec<Vec<Border>> = borders.chunk_by(|a, b| b.at - a.at <= 1.0).map(<[_]>::to_vec).collect();
    for mut lane in lanes {
        lane.sort_by(|a, b| a.from.total_cmp(&b.from));
        for border in lane {
            match joined.last_mut() {
                Some(last)
                    if (border.at - last.at).abs() <= NEAR
                        && border.from - last.to <= NEAR
                        && border.from >= last.from =>
                {
                    last.to = last.to.max(border.to);
                }
                _ => joined.push(border),
            }
        }
    }
    joined
}

/// Groups the borders that touch.
fn connected(levels: &[Border], uprights: &[Border]) -> Vec<(Vec<Border>, Vec<Border>)> {
    let mut groups: Vec<(Vec<Border>, Vec<Border>)> = Vec::new();
    let mut level_left = levels.to_vec();
    let mut upright_left = uprights.to_vec();
    while let Some(first) = upright_left.pop() {
        let (mut group_levels, mut group_uprights) = (Vec::new(), vec![first]);
        let (mut level_from, mut upright_from) = (0, 0);
        loop {
            let (near, far) = upright_reach(&group_uprights[upright_from..], level_left, touches);
            upright_from = group_uprights.len();
            level_left = far;
            group_levels.extend(near);
            let (near, far) = upright_reach(&group_levels[level_from..], upright_left, |level, upright| {
                touches(upright, level)
            });
            level_from = group_levels.len();
            upright_left = far;
            if near.is_empty() {
                break;
            }
            group_uprights.extend(near);
        }
        groups.push((group_levels, group_uprights));
    }
    groups
}

fn upright_reach(
    from: &[Border],
    others: Vec<Border>,
    touches: impl Fn(&Border, &Border) -> bool,
) -> (Vec<Border>, Vec<Border>) {
    others.into_iter().partition(|other| from.iter().any(|border| touches(border, other)))
}

fn touches(upright: &Border, level: &Border) -> bool {
    upright.at >= level.from - NEAR
        && upright.at <= level.to + NEAR
        && level.at >= upright.from - NEAR
        && level.at <= upright.to + NEAR
}

fn grid(levels: &[Border], uprights: &[Border]) -> Option<Grid> {
    let xs = edges(uprights, levels);
    let ys = edges(levels, uprights);
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns < 2 || rows < 1 || columns.saturating_mul(rows) > MAX_SLOTS {
        return None;
    }
    // Whether the slot has a border on its right, and below it.
    let right = sides(uprights, &xs, &ys);
    let below = sides(levels, &ys, &xs);
    let is_open_right = |row: usize, column: usize| !right.get(column * rows + row).copied().unwrap_or(true);
    let is_open_below =
        |row: usize, column: usize| !below.get(row * columns + column).copied().unwrap_or(true);
    let mut slots = vec![usize::MAX; rows * columns];
    let mut cells = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            if slots.get(row * columns + column) != Some(&usize::MAX) {
                continue;
            }
            let is_free =
                |slots: &[usize], column: usize| slots.get(row * columns + column) == Some(&usize::MAX);
            let mut width = 1;
            while column + width < columns
                && is_free(&slots, column + width)
                && is_open_right(row, column + width - 1)
            {
                width += 1;
            }
            let mut height = 1;
            while row + height < rows
                && (column..column + width).all(|column| is_open_below(row + height - 1, column))
                && (column..column + width - 1).all(|column| is_open_right(row + height, column))
            {
                height += 1;
            }
            for slot in
                (row..row + height).flat_map(|row| (column..column + width).map(move |column| (row, column)))
            {
                if let Some(slot) = slots.get_mut(slot.0 * columns + slot.1) {
                    *slot = cells.len();
                }
            }
            cells.push(GridCell { row, column, rows: height, columns: width });
        }
    }
    (cells.len() > 1).then_some(Grid { xs, ys, slots, cells })
}

/// Where borders stand, and where those across them end.
fn edges(borders: &[Border], across: &[Border]) -> Vec<f32> {
    let mut at: Vec<f32> = borders.iter().map(|border| border.at).collect();
    let first = across.iter().map(|border| border.from).fold(f32::INFINITY, f32::min);
    let last = across.iter().map(|border| border.to).fold(f32::NEG_INFINITY, f32::max);
    at.extend([first, last].into_iter().filter(|edge| edge.is_finite()));
    at.sort_by(f32::total_cmp);
    let mut edges: Vec<f32> = Vec::new();
    for edge in at {
        if edges.last().is_none_or(|last| edge - last > 2.0 * NEAR) {
            edges.push(edge);
        }
    }
    edges
}

/// For each inner and last edge, and each slot along it, whether a border
/// covers it.
fn sides(borders: &[Border], edges: &[f32], across: &[f32]) -> Vec<bool> {
    let slots = across.len().saturating_sub(1);
    let mut sides = Vec::with_capacity(edges.len().saturating_sub(1) * slots);
    for &edge in edges.iter().skip(1) {
        let here: Vec<&Border> =
            borders.iter().filter(|border| (border.at - edge).abs() <= 2.0 * NEAR).collect();
        for slot in across.windows(2) {
            let (from, to) = (slot[0], slot[1]);
            let covered: f32 =
                here.iter().map(|border| (border.to.min(to) - border.from.max(from)).max(0.0)).sum();
            sides.push(covered >= COVER * (to - from));
        }
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::{Extent, GridCell, grids};
    use crate::pdf::page::Rule;

    fn level(y: f32, left: f32, right: f32) -> Rule {
        Rule { left, top: y, right, bottom: y + 0.5 }
    }

    fn upright(x: f32, top: f32, bottom: f32) -> Rule {
        Rule { left: x, top, right: x + 0.5, bottom }
    }

    #[test]
    fn a_grid_with_a_wide_head_and_a_tall_first_cell() {
        let rules = [
            level(100.0, 50.0, 250.0),
            level(120.0, 50.0, 250.0),
            level(140.0, 150.0, 250.0),
            level(160.0, 50.0, 250.0),
            upright(50.0, 100.0, 160.0),
            upright(150.0, 120.0, 160.0),
            upright(250.0, 100.0, 160.0),
        ];
        let grids = grids(&rules, &[]);
        let cell = |row, column, rows, columns| GridCell { row, column, rows, columns };
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].cells, [cell(0, 0, 1, 2), cell(1, 0, 2, 1), cell(1, 1, 1, 1), cell(2, 1, 1, 1)]);
        assert_eq!(grids[0].cell_at(60.0, 150.0), Some(1));
        assert_eq!(grids[0].cell_at(200.0, 150.0), Some(3));
        assert_eq!(grids[0].cell_at(300.0, 150.0), None);
    }

    #[test]
    fn a_frame_an_underline_and_a_list_of_boxes_are_no_tables() {
        let frame = [
            level(100.0, 50.0, 250.0),
            level(160.0, 50.0, 250.0),
            upright(50.0, 100.0, 160.0),
            upright(250.0, 100.0, 160.0),
        ];
        let boxes = [frame.as_slice(), &[level(130.0, 50.0, 250.0)]].concat();
        for rules in [&frame[..], &[level(100.0, 50.0, 250.0)], &boxes] {
            assert!(grids(rules, &[]).is_empty(), "{rules:?}");
        }
    }

    #[test]
    fn a_rule_that_words_run_across_is_no_border() {
        let rules = [
            level(100.0, 50.0, 250.0),
            level(120.0, 50.0, 250.0),
            upright(50.0, 100.0, 120.0),
            upright(100.0, 100.0, 120.0),
            upright(150.0, 100.0, 120.0),
            upright(250.0, 100.0, 120.0),
        ];
        let across = Extent { left: 80.0, right: 130.0, y: 112.0, size: 10.0 };
        let inside = Extent { left: 55.0, right: 98.0, ..across };
        assert_eq!(grids(&rules, &[inside])[0].cells.len(), 3);
        assert_eq!(grids(&rules, &[across])[0].cells.len(), 2);
        let below = Extent { y: 129.0, ..across };
        assert_eq!(grids(&rules, &[below])[0].cells.len(), 3);
    }
}
