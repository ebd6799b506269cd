//! Lines to blocks: how each is set, compared with the whole document.

use std::collections::BTreeMap;

use referat_document::{Align, Block, Layer, Style};

use super::furniture::Sheet;
use super::lines::Printed;
use super::page::Role;

/// Share of the lines that a margin is common to.
const MARGIN_SHARE: usize = 20;
/// How near edges are the same, in points.
const NEAR: f32 = 3.0;
/// Distance of baselines in letter sizes, when a document does not tell.
const LEADING: f32 = 1.2;
/// Distances of baselines that can be a paragraph's, in letter sizes.
const LEADINGS: std::ops::RangeInclusive<f32> = 0.9..=2.6;
/// Room above a line that is not yet a gap, in line heights.
const MIN_GAP: f32 = 0.12;

/// What a document's lines have in common.
struct Usual {
    size: f32,
    leading: f32,
    /// By the pages' width.
    margins: BTreeMap<i32, Margins>,
}

/// Where the text of a page begins and ends, and the middle of the page.
#[derive(Clone, Copy, Default)]
struct Margins {
    left: f32,
    right: f32,
    middle: f32,
}

/// The line above, as far as it tells the room between.
#[derive(Clone, Copy)]
struct Above {
    y: f32,
    edges: Option<(f32, f32)>,
}

/// The blocks of all pages.
pub(super) fn blocks(sheets: Vec<Sheet>) -> Vec<Block> {
    let usual = usual(&sheets);
    let mut blocks: Vec<Block> = Vec::new();
    let mut tables = 0;
    for (number, sheet) in (1..).zip(sheets) {
        let margins = usual.margins.get(&width_key(&sheet)).copied().unwrap_or_default();
        let mut above: Option<Above> = None;
        let mut last_cell = None;
        let first_table = tables;
        for printed in sheet.lines {
            let style = style(&printed, above, margins, &usual);
            if !printed.furniture {
                above = Some(Above { y: printed.y, edges: printed.edges });
            }
            let cell =
                printed.cell.map(|cell| referat_document::Cell { table: first_table + cell.table, ..cell });
            tables = tables.max(cell.map_or(tables, |cell| cell.table));
            let line = referat_document::Line { page: Some(number), ..printed.line };
            let layer = match (printed.furniture, printed.footnote) {
                (true, _) => Layer::Furniture,
                (false, true) => Layer::Footnote,
                (false, false) => Layer::Body,
            };
            match blocks.last_mut() {
                Some(block) if cell.is_some() && cell == last_cell => {
                    block.style.italic &= style.italic;
                    block.style.underline &= style.underline;
                    block.lines.push(line);
                }
                _ => {
                    let heading = match printed.role {
                        Role::Heading(level) if layer == Layer::Body => Some(level),
                        _ => None,
                    };
                    blocks.push(Block { heading, cell, layer, style, lines: vec![line], ..Block::default() });
                }
            }
            last_cell = cell;
        }
    }
    blocks
}

fn usual(sheets: &[Sheet]) -> Usual {
    let body = || sheets.iter().flat_map(|sheet| &sheet.lines).filter(|line| !line.turned);
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    for line in body() {
        *sizes.entry((line.size * 10.0).round() as i32).or_default() += line.letters;
    }
    let size =
        sizes.iter().max_by_key(|(_, letters)| **letters).map_or(12.0, |(size, _)| *size as f32 / 10.0);
    let mut by_width: BTreeMap<i32, Vec<&Printed>> = BTreeMap::new();
    for sheet in sheets {
        let lines = sheet
            .lines
            .iter()
            .filter(|line| !line.turned && !line.furniture && line.cell.is_none() && line.edges.is_none());
        by_width.entry(width_key(sheet)).or_default().extend(lines);
    }
    let margins = by_width.into_iter().map(|(width, lines)| (width, margins(&lines, width))).collect();
    Usual { size: size.max(1.0), leading: leading(sheets), margins }
}

fn width_key(sheet: &Sheet) -> i32 {
    sheet.width.round() as i32
}

/// The outermost edges that more than a few lines have.
fn margins(lines: &[&Printed], width: i32) -> Margins {
    let mut lefts: Vec<f32> = lines.iter().map(|line| line.left).collect();
    let mut rights: Vec<f32> = lines.iter().map(|line| -line.right).collect();
    Margins { left: outermost(&mut lefts), right: -outermost(&mut rights), middle: width as f32 / 2.0 }
}

fn outermost(edges: &mut [f32]) -> f32 {
    edges.sort_by(f32::total_cmp);
    let needed = edges.len().div_ceil(MARGIN_SHARE);
    let common = edges.iter().zip(edges.iter().skip(needed.saturating_sub(1)));
    common.clone().find(|(first, last)| *last - *first <= NEAR).map_or(0.0, |(first, _)| *first)
}

/// The distance of baselines inside paragraphs, in letter sizes: the commonest
/// after lines that reach far to the right.
fn leading(sheets: &[Sheet]) -> f32 {
    let mut steps: BTreeMap<i32, usize> = BTreeMap::new();
    for sheet in sheets {
        let reach = sheet.lines.iter().map(|line| line.right).fold(0.0, f32::max);
        for pair in sheet.lines.windows(2) {
            let [above, line] = pair else { continue };
            let step = (line.y - above.y) / line.size.max(1.0);
            if above.right > 0.85 * reach && (above.size - line.size).abs() < 0.5 && LEADINGS.contains(&step)
            {
                *steps.entry((step * 20.0).round() as i32).or_default() += 1;
            }
        }
    }
    steps.iter().max_by_key(|(_, count)| **count).map_or(LEADING, |(step, _)| *step as f32 / 20.0)
}

fn style(line: &Printed, above: Option<Above>, margins: Margins, usual: &Usual) -> Style {
    let size = (line.size / usual.size * 100.0).round() / 100.0;
    let italic = line.italic;
    let underline = line.underline;
    if line.turned || line.cell.is_some() {
        return Style { size, italic, underline, ..Style::default() };
    }
    let Margins { left, right, middle } =
        line.edges.map_or(margins, |(left, right)| Margins { left, right, middle: (left + right) / 2.0 });
    let indent = (line.left - left).max(0.0);
    let height = usual.leading * line.size.max(1.0);
    let gap = match above {
        Some(above) if line.y > above.y && above.edges == line.edges && !line.furniture => {
            (line.y - above.y) / height - 1.0
        }
        _ => 0.0,
    };
    Style {
        size,
        italic,
        underline,
        align: align(line, left, right, middle),
        indent: (indent * 10.0).round() / 10.0,
        gap: if gap < MIN_GAP { 0.0 } else { (gap * 100.0).round() / 100.0 },
    }
}

fn align(line: &Printed, left: f32, right: f32, middle: f32) -> Align {
    let width = right - left;
    let (before, after) = (line.left - left, right - line.right);
    if width <= 0.0 || !line.line.columns.is_empty() || before < 0.08 * width {
        return Align::Left;
    }
    let centre = (line.left + line.right) / 2.0;
    if [(left + right) / 2.0, middle].iter().any(|middle| (centre - middle).abs() <= NEAR) {
        return Align::Center;
    }
    if after.abs() <= NEAR && before > 0.3 * width { Align::Right } else { Align::Left }
}
