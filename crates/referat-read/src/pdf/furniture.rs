//! Page headers, footers and page numbers: what repeats at the same place from
//! page to page, and numbers at the edge of a page.

use std::collections::{HashMap, HashSet};

use super::lines::Printed;
use super::page::Role;

/// The lines of one page.
pub(super) struct Sheet {
    /// Width of the page.
    pub(super) width: f32,
    /// Height of the page.
    pub(super) height: f32,
    /// Its lines.
    pub(super) lines: Vec<Printed>,
}

/// Share of the page's height in which headers and footers stand.
const TOP: f32 = 0.2;
const BOTTOM: f32 = 0.82;
/// Share of the page's height in which lone page numbers stand.
const NUMBER_TOP: f32 = 0.09;
const NUMBER_BOTTOM: f32 = 0.9;
/// How far a header may wander from page to page, in points.
const NEAR: f32 = 6.0;
/// From this many pages on, furniture is on half of them at least.
const MANY_PAGES: usize = 3;
/// Letters of the longest word beside a page number.
const MAX_WORD: usize = 5;
/// How many lines of the same text are compared with all others.
const MAX_SEEDS: usize = 16;

/// Marks what is furniture, and puts headers first and footers last.
pub(super) fn mark(sheets: &mut [Sheet]) {
    let shapes: Vec<Vec<Option<Shape>>> =
        (1..).zip(sheets.iter()).map(|(number, sheet)| shapes(sheet, number)).collect();
    let needed = if sheets.len() < MANY_PAGES { 2 } else { sheets.len().div_ceil(2).max(2) };
    let total = sheets.len();
    let candidates = common(&shapes, needed);
    for (number, (sheet, shapes)) in (1..).zip(sheets.iter_mut().zip(&shapes)) {
        let height = sheet.height;
        for (line, shape) in sheet.lines.iter_mut().zip(shapes) {
            let repeats = shape.as_ref().is_some_and(|shape| {
                let known = candidates.get(shape.text.as_str());
                known.is_some_and(|known| known.iter().any(|known| known.matches(shape)))
            });
            line.furniture =
                repeats || line.role == Role::Artifact || is_page_number(line, height, number, total);
        }
        keep_tables_whole(&mut sheet.lines);
        sheet.lines.sort_by_key(|line| match (line.furniture, line.y < height / 2.0) {
            (true, true) => 0,
            (false, _) => 1,
            (true, false) => 2,
        });
    }
}

/// A line at the edge of its page, as it can be compared with other pages'.
#[derive(Clone, PartialEq, Debug)]
struct Shape {
    /// The text, with `#` for each number.
    text: String,
    numbers: Vec<i64>,
    page: i64,
    y: f32,
    /// Whether it stands where lone page numbers do.
    is_at_very_edge: bool,
}

impl Shape {
    /// Whether another page's line is the same: also in its numbers, but for
    /// those that go with the page; beside a page number any may differ, such
    /// as a time of printing. Only at the very edge may pages be counted from
    /// another number: titles are numbered in order too.
    fn matches(&self, other: &Self) -> bool {
        let is_at_very_edge = self.is_at_very_edge && other.is_at_very_edge;
        let goes_along = |a: i64, b: i64| {
            a == b || (a, b) == (self.page, other.page) || is_at_very_edge && a - b == self.page - other.page
        };
        (self.y - other.y).abs() <= NEAR
            && self.text == other.text
            && self.numbers.len() == other.numbers.len()
            && (self.numbers.iter().zip(&other.numbers).all(|(&a, &b)| goes_along(a, b))
                || (self.numbers.contains(&self.page) && other.numbers.contains(&other.page)))
    }
}

fn shapes(sheet: &Sheet, page: i64) -> Vec<Option<Shape>> {
    sheet
        .lines
        .iter()
        .map(|line| {
            let is_at_edge = line.y < TOP * sheet.height || line.y > BOTTOM * sheet.height;
            (is_at_edge || line.turned).then(|| {
                let (text, numbers) = without_numbers(&line.line.text);
                Shape { text, numbers, page, y: line.y, is_at_very_edge: is_at_very_edge(line, sheet.height) }
            })
        })
        .collect()
}

fn without_numbers(text: &str) -> (String, Vec<i64>) {
    let mut shape = String::with_capacity(text.len());
    let mut numbers = Vec::new();
    let mut digits = String::new();
    for char in text.chars().chain(['\0']) {
        if char.is_ascii_digit() {
            digits.push(char);
            continue;
        }
        if !digits.is_empty() {
            numbers.push(digits.parse().unwrap_or(-1));
            shape.push('#');
            digits.clear();
        }
        if char != '\0' {
            shape.push(char);
        }
    }
    (shape, numbers)
}

/// The shapes that enough pages share, by their text.
fn common(pages: &[Vec<Option<Shape>>], needed: usize) -> HashMap<&str, Vec<&Shape>> {
    let mut by_text: HashMap<&str, Vec<&Shape>> = HashMap::new();
    for shape in pages.iter().flatten().flatten() {
        by_text.entry(&shape.text).or_default().push(shape);
    }
    by_text.retain(|_, shapes| {
        if shapes.len() < needed {
            return false;
        }
        let on_pages = |shape: &Shape| {
            let same = shapes.iter().filter(|other| shape.matches(other));
            same.map(|other| other.page).collect::<HashSet<_>>().len()
        };
        // What is on half of the pages is soon met.
        let seeds: Vec<&Shape> =
            shapes.iter().take(MAX_SEEDS).copied().filter(|shape| on_pages(shape) >= needed).collect();
        *shapes = seeds;
        !shapes.is_empty()
    });
    by_text
}

fn is_at_very_edge(line: &Printed, height: f32) -> bool {
    line.y < NUMBER_TOP * height || line.y > NUMBER_BOTTOM * height
}

/// Whether a line at the very edge is only a page number: `3`, `- 3 -`,
/// `3 (5)`, `3/5`, or both numbers with a short word or two.
fn is_page_number(line: &Printed, height: f32, number: i64, total: usize) -> bool {
    if !is_at_very_edge(line, height) || line.cell.is_some() || line.line.text.len() > 24 {
        return false;
    }
    let (shape, numbers) = without_numbers(&line.line.text);
    let total = i64::try_from(total).unwrap_or(i64::MAX);
    let words: Vec<&str> =
        shape.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    if words.iter().any(|word| word.chars().count() > MAX_WORD) {
        return false;
    }
    match (words.len(), numbers.as_slice()) {
        (0, [only]) => *only == number || (*only < 1000 && shape.chars().all(|char| "#-–— ".contains(char))),
        (0..=2, [page, pages]) => *page == number && *pages == total,
        (1, [page]) => *page == number && shape.chars().count() <= 8,
        _ => false,
    }
}

/// A table whose every line repeats is furniture; of another, none is: its
/// first row may be repeated as a head.
fn keep_tables_whole(lines: &mut [Printed]) {
    for table in lines.chunk_by_mut(|a, b| {
        a.cell.is_some() && a.cell.map(|cell| cell.table) == b.cell.map(|cell| cell.table)
    }) {
        if table.first().is_some_and(|line| line.cell.is_none()) {
            continue;
        }
        let all = table.iter().all(|line| line.furniture);
        for line in table {
            if let Some(cell) = &mut line.cell {
                cell.header = line.furniture && !all && cell.row == 0;
            }
            line.furniture = all;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Sheet, mark};
    use crate::pdf::lines::Printed;
    use referat_document::Line;

    /// The furniture of pages that are 800 high, by page and line.
    fn marked(pages: &[&[(f32, &str)]]) -> Vec<Vec<String>> {
        let line =
            |&(y, text): &(f32, &str)| Printed { line: Line::new(text), y, size: 10.0, ..Printed::default() };
        let sheet = |lines: &&[(f32, &str)]| Sheet {
            width: 600.0,
            height: 800.0,
            lines: lines.iter().map(line).collect(),
        };
        let mut sheets: Vec<Sheet> = pages.iter().map(sheet).collect();
        mark(&mut sheets);
        let furniture = |sheet: &Sheet| {
            sheet.lines.iter().filter(|line| line.furniture).map(|line| line.line.text.clone()).collect()
        };
        sheets.iter().map(furniture).collect()
    }

    #[test]
    fn what_repeats_at_the_edge_is_furniture() {
        let marked = marked(&[
            &[
                (60.0, "Nordvik kommune"),
                (100.0, "Møte"),
                (400.0, "Vedtak"),
                (760.0, "Utskrift 10:41:07 ark 1"),
            ],
            &[
                (60.0, "Nordvik kommune"),
                (100.0, "Sak 2"),
                (400.0, "Vedtak"),
                (760.0, "Utskrift 10:41:09 ark 2"),
            ],
            &[(60.0, "Underskrifter"), (760.0, "Utskrift 10:41:12 ark 3")],
        ]);
        assert_eq!(marked[0], ["Nordvik kommune", "Utskrift 10:41:07 ark 1"]);
        assert_eq!(marked[2], ["Utskrift 10:41:12 ark 3"]);
    }

    #[test]
    fn an_item_at_the_top_of_each_page_is_none() {
        let marked = marked(&[
            &[(60.0, "PS 12/24 Budsjett")],
            &[(60.0, "PS 19/24 Budsjett")],
            &[(60.0, "PS 25/24 Budsjett")],
        ]);
        assert!(marked.concat().is_empty(), "{marked:?}");
    }

    #[test]
    fn titles_that_are_numbered_in_order_are_none() {
        let pages: [&[(f32, &str)]; 2] = [
            &[(60.0, "Blad 12"), (100.0, "Referat nr. 3/2024")],
            &[(60.0, "Blad 13"), (100.0, "Referat nr. 4/2024")],
        ];
        assert_eq!(marked(&pages), [["Blad 12"], ["Blad 13"]]);
    }

    #[test]
    fn page_numbers_are_known_at_the_very_edge_only() {
        for (y, text, expected) in [
            (780.0, "1", true),
            (780.0, "- 1 -", true),
            (780.0, "Side 1 av 1", true),
            (780.0, "1/1", true),
            (20.0, "Side 1", true),
            (400.0, "1", false),
            (780.0, "Vedtatt 1 mot 1", false),
            (780.0, "2024", false),
        ] {
            assert_eq!(!marked(&[&[(y, text)]])[0].is_empty(), expected, "{text} at {y}");
        }
    }
}
