//! A page's lines in reading order: tables apart, columns one after the
//! other, turned text last.

use std::collections::BTreeMap;

use referat_document::Cell;

use super::lines::{Printed, lines};
use super::page::{Glyph, Page};
use super::rows::{continues, rows, runs};
use super::tables::{Extent, Grid, grids};
use super::{cells, columns, footnotes, order};

/// Slant of a baseline that still counts as upright, in degrees.
const UPRIGHT: i16 = 5;

/// The lines of a page. Its tables are numbered from 1.
pub(super) fn layout(mut page: Page) -> Vec<Printed> {
    page.rules.sort_by(|a, b| a.top.total_cmp(&b.top));
    let page = &page;
    let mut upright: Vec<Glyph> = Vec::with_capacity(page.glyphs.len());
    let mut turned: BTreeMap<i16, Vec<Glyph>> = BTreeMap::new();
    for glyph in &page.glyphs {
        match glyph.angle.abs() {
            0..=UPRIGHT => upright.push(*glyph),
            _ => turned.entry(glyph.angle).or_default().push(*glyph),
        }
    }
    let grids = if page.rules.is_empty() { Vec::new() } else { grids(&page.rules, &extents(&upright)) };
    let (free, inside) = sort_in(&upright, &grids);
    let mut printed = Vec::new();
    let regions = order::regions(&free).unwrap_or_else(|| columns::regions(runs(&free)));
    for region in regions {
        for mut printed_line in lines(&rows(&region.runs), &page.links, &page.rules) {
            printed_line.edges = region.edges;
            printed_line.line.margin = region.edges.map(|(_, right)| right);
            printed.push(printed_line);
        }
    }
    let mut tables: Vec<(&Grid, Vec<Printed>)> =
        grids.iter().zip(&inside).map(|(grid, cells)| (grid, cells::lines_of(grid, cells, page))).collect();
    tables.retain(|(_, lines)| !lines.is_empty());
    tables.sort_by(|a, b| a.0.top().total_cmp(&b.0.top()));
    for (number, (grid, lines)) in (1..).zip(tables) {
        insert(&mut printed, grid, lines, number);
    }
    footnotes::mark(&mut printed, page);
    printed.extend(turned.iter().flat_map(|(&angle, glyphs)| turn(glyphs, angle)));
    printed
}

/// Where the words are, in drawing order.
fn extents(glyphs: &[Glyph]) -> Vec<Extent> {
    let goes_on = |a: &Glyph, b: &Glyph| continues(a, b) && b.x - a.end() < 0.15 * a.size;
    let words = glyphs.chunk_by(|a, b| a.char != ' ' && b.char != ' ' && goes_on(a, b));
    let extent = |word: &[Glyph]| {
        let (first, last) = (word.first()?, word.last()?);
        (first.char != ' ').then_some(Extent {
            left: first.x,
            right: last.end(),
            y: first.y,
            size: first.size,
        })
    };
    words.filter_map(extent).collect()
}

/// Parts the glyphs outside all tables from those in each cell of each table.
fn sort_in(glyphs: &[Glyph], grids: &[Grid]) -> (Vec<Glyph>, Vec<Vec<Vec<Glyph>>>) {
    let mut inside: Vec<Vec<Vec<Glyph>>> =
        grids.iter().map(|grid| vec![Vec::new(); grid.cells.len()]).collect();
    if grids.is_empty() {
        return (glyphs.to_vec(), inside);
    }
    let mut free = Vec::with_capacity(glyphs.len());
    let mut innermost: Vec<(usize, &Grid)> = grids.iter().enumerate().collect();
    innermost.sort_by(|a, b| a.1.area().total_cmp(&b.1.area()));
    for word in glyphs.chunk_by(|a, b| (a.char == ' ') == (b.char == ' ') && continues(a, b)) {
        let (Some(first), Some(last)) = (word.first(), word.last()) else { continue };
        // A word that runs over a border belongs where most of it is.
        let (x, y) = ((first.x + last.end()) / 2.0, first.y - 0.3 * first.size);
        let place = innermost.iter().find_map(|(table, grid)| Some((*table, grid.cell_at(x, y)?)));
        match place.and_then(|(table, cell)| inside.get_mut(table)?.get_mut(cell)) {
            Some(cell) => cell.extend_from_slice(word),
            None => free.extend_from_slice(word),
        }
    }
    (free, inside)
}

/// Puts a table's lines before the first line that stands below its top.
fn insert(printed: &mut Vec<Printed>, grid: &Grid, lines: Vec<Printed>, number: u32) {
    let (left, right) = grid.edges();
    let is_below = |line: &Printed| match line.edges {
        Some(edges) => line.y > grid.top() && edges.0 < right && edges.1 > left,
        None => line.y > grid.top(),
    };
    let free = |line: &Printed| line.cell.is_none();
    let place = printed.iter().position(|line| free(line) && is_below(line)).unwrap_or(printed.len());
    let lines = lines.into_iter().map(|line| {
        let cell = line.cell.map(|cell| Cell { table: number, ..cell });
        Printed { cell, ..line }
    });
    printed.splice(place..place, lines);
}

/// The lines of text that runs at an angle.
fn turn(glyphs: &[Glyph], angle: i16) -> Vec<Printed> {
    let (sine, cosine) = f32::from(angle).to_radians().sin_cos();
    let level: Vec<Glyph> = glyphs
        .iter()
        .map(|glyph| Glyph {
            x: glyph.x * cosine + glyph.y * sine,
            y: glyph.y * cosine - glyph.x * sine,
            ..*glyph
        })
        .collect();
    let mut printed = lines(&rows(&runs(&level)), &[], &[]);
    for line in &mut printed {
        line.turned = true;
        line.line.bounds = None;
        line.line.columns.clear();
    }
    printed
}
