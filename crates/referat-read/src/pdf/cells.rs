//! The lines of a ruled table's cells.

use referat_document::Cell;

use super::lines::{Printed, lines};
use super::page::{Glyph, Page};
use super::rows::{rows, runs};
use super::tables::Grid;

/// Room between a border and the text that is no indent any more, in points.
const MAX_PADDING: f32 = 12.0;
/// How far a line may reach over the edge of its cell's text, in points.
const OVER: f32 = 0.5;

/// The lines of a table's cells, in row order; in no cell when fewer than two
/// have text, as in a drawing.
pub(super) fn lines_of(grid: &Grid, cells: &[Vec<Glyph>], page: &Page) -> Vec<Printed> {
    let set = |glyphs: &[Glyph]| lines(&rows(&runs(glyphs)), &page.links, &page.rules);
    if cells.iter().filter(|glyphs| glyphs.iter().any(|glyph| glyph.char != ' ')).count() < 2 {
        return set(&cells.concat());
    }
    let cells: Vec<Vec<Printed>> = cells.iter().map(|glyphs| set(glyphs)).collect();
    let lefts = grid.cells.iter().zip(&cells).flat_map(|(place, lines)| {
        let (left, _) = grid.cell_edges(place);
        lines.iter().map(move |line| line.left - left)
    });
    let padding = lefts.fold(MAX_PADDING, f32::min).max(0.0);
    let mut printed: Vec<Printed> = Vec::new();
    for (place, lines) in grid.cells.iter().zip(cells) {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let cell = Cell {
            table: 0,
            row: number(place.row),
            column: number(place.column),
            columns: number(place.columns),
            rows: number(place.rows),
            header: false,
        };
        let margin = grid.cell_edges(place).1 - padding;
        for mut line in lines {
            line.cell = Some(cell);
            line.line.margin = Some(margin);
            match printed.last_mut() {
                Some(above) if above.cell == Some(cell) && is_broken(above, &line, margin) => {
                    mend(above, line);
                }
                _ => printed.push(line),
            }
        }
    }
    printed
}

/// Whether a line is the rest of a word that is wider than its cell: all of
/// the line above is the word's beginning, and not one more letter has room.
fn is_broken(above: &Printed, line: &Printed, margin: f32) -> bool {
    let is_word = |text: &str| !text.contains(char::is_whitespace);
    let (Some(last), Some(first)) = (above.line.text.chars().last(), line.line.text.chars().next()) else {
        return false;
    };
    let goes_on = match first {
        it if it.is_lowercase() => last.is_alphabetic(),
        it if it.is_uppercase() => last.is_uppercase(),
        it if it.is_ascii_digit() => last.is_ascii_digit(),
        _ => false,
    };
    let letter = (line.right - line.left) / line.letters.max(1) as f32;
    goes_on && is_word(&above.line.text) && above.letters > 1 && above.right + letter > margin + OVER
}

/// Joins the rest of a word to its beginning.
fn mend(above: &mut Printed, rest: Printed) {
    if above.line.bold == above.line.text.len() {
        above.line.bold += rest.line.bold;
    }
    above.line.text.push_str(&rest.line.text);
    if let (Some(bounds), Some(more)) = (&mut above.line.bounds, rest.line.bounds) {
        bounds.left = bounds.left.min(more.left);
        bounds.right = bounds.right.max(more.right);
        bounds.bottom = more.bottom;
    }
    above.right = above.right.max(rest.right);
    above.letters += rest.letters;
    above.italic &= rest.italic;
    above.underline &= rest.underline;
    above.line.links.extend(rest.line.links);
}

#[cfg(test)]
mod tests {
    use super::lines_of;
    use crate::pdf::page::{Page, Rule};
    use crate::pdf::sample::at;
    use crate::pdf::tables::grids;

    #[test]
    fn a_word_that_is_wider_than_its_cell_is_mended() {
        let level = |y: f32| Rule { left: 50.0, top: y, right: 250.0, bottom: y + 0.5 };
        let upright = |x: f32| Rule { left: x, top: 100.0, right: x + 0.5, bottom: 160.0 };
        let rules = [level(100.0), level(160.0), upright(50.0), upright(86.0), upright(250.0)];
        let grids = grids(&rules, &[]);
        for (above, below, expected) in [
            ("SAKSKA", "RT", "SAKSKART|Side"),
            ("12.03.", "2024", "12.03.|2024|Side"),
            ("12.03.20", "24", "12.03.2024|Side"),
            ("Utvalg", "Sak", "Utvalg|Sak|Side"),
            ("Ja", "nei", "Ja|nei|Side"),
        ] {
            let cells = [[at(53.0, 115.0, above), at(53.0, 127.0, below)].concat(), at(94.0, 115.0, "Side")];
            let lines = lines_of(&grids[0], &cells, &Page::default());
            let texts: Vec<&str> = lines.iter().map(|line| line.line.text.as_str()).collect();
            assert_eq!(texts.join("|"), expected);
        }
    }
}
