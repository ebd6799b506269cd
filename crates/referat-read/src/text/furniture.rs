//! What is printed on each page: heads, feet, page numbers.

use std::collections::{HashMap, HashSet};

use super::pages::Pages;
use super::rows::Row;
use crate::address;

/// Which rows are page furniture, by their index: what is printed at the same
/// edge of several pages, digits aside, the page's own number, and addresses
/// that an extractor appended to a page.
pub(super) fn furniture(rows: &[Row], pages: &Pages) -> Vec<bool> {
    let mut furniture = vec![false; rows.len()];
    if let Some(pages) = pages.count {
        let repeated = repeated(rows, pages);
        let bounds: Vec<usize> = starts(rows).chain([rows.len()]).collect();
        for page in bounds.windows(2) {
            let &[start, end] = page else { continue };
            let is = |edge: fn(usize) -> Edge| {
                let repeated = &repeated;
                move |(depth, index): &(usize, usize)| {
                    rows.get(*index).is_some_and(|row| {
                        repeated.contains(&(edge(*depth), shape(&row.text)))
                            || is_page_number(&row.text, row.page, pages)
                    })
                }
            };
            let top = (start..end).take(EDGE).enumerate().take_while(is(Edge::Top));
            let bottom = (start..end).rev().take(EDGE).enumerate().take_while(is(Edge::Bottom));
            top.chain(bottom).for_each(|(_, index)| furniture[index] = true);
        }
    }
    if pages.extracted {
        for (index, row) in rows.iter().enumerate().rev() {
            let last = rows.get(index + 1).is_none_or(|next| next.page > row.page || furniture[index + 1]);
            furniture[index] |= last && !row.ragged && address::only(&row.text).is_some();
        }
    }
    furniture
}

/// Rows from a page's edge that may be furniture.
const EDGE: usize = 4;

/// How many rows stand between a row and its page's edge.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Edge {
    Top(usize),
    Bottom(usize),
}

/// The index of each page's first row.
fn starts(rows: &[Row]) -> impl Iterator<Item = usize> {
    rows.chunk_by(|a, b| a.page == b.page).scan(0, |start, page| {
        let first = *start;
        *start += page.len();
        Some(first)
    })
}

/// The shapes of rows that several pages have at the same place of an edge.
fn repeated(rows: &[Row], pages: u32) -> HashSet<(Edge, String)> {
    let mut seen: HashMap<(Edge, String), Vec<Place>> = HashMap::new();
    for page in rows.chunk_by(|a, b| a.page == b.page) {
        let top = page.iter().enumerate().map(|(depth, row)| (Edge::Top(depth), row));
        let bottom = page.iter().rev().enumerate().map(|(depth, row)| (Edge::Bottom(depth), row));
        for (edge, row) in top.take(EDGE).chain(bottom.take(EDGE)) {
            let apart = page.get(1).is_some_and(|next| next.gap > 0.0);
            let place =
                Place { page: row.page, numbers: numbers(&row.text), heads: edge == Edge::Top(0) && apart };
            seen.entry((edge, shape(&row.text))).or_default().push(place);
        }
    }
    seen.retain(|(_, shape), places| shape.contains(is_written) && is_furniture(places, pages));
    seen.into_keys().collect()
}

/// Whether a character of a shape is more than a list's marker.
fn is_written(character: char) -> bool {
    character == '#' || character.is_alphanumeric()
}

/// Where a shape stands.
#[derive(Debug)]
struct Place {
    page: u32,
    numbers: Vec<u64>,
    /// Whether it is the page's first row, with room below it.
    heads: bool,
}

/// Whether a shape at these places is furniture: one with a page number, or
/// the very same text on enough pages that it is no chance.
fn is_furniture(places: &[Place], pages: u32) -> bool {
    let count = u32::try_from(places.len()).unwrap_or(u32::MAX);
    let often = count >= 2 && count.saturating_mul(5) >= pages.saturating_mul(2);
    let same = places.windows(2).all(|pair| pair[0].numbers == pair[1].numbers);
    often && (rises(places) || same && (count >= 3 || places.iter().all(|place| place.heads)))
}

/// Whether one of the numbers rises with the pages: those of items do not.
fn rises(places: &[Place]) -> bool {
    let offset =
        |place: &Place, number: usize| Some(place.numbers.get(number)?.wrapping_sub(place.page.into()));
    let numbers = places.first().map_or(0, |place| place.numbers.len());
    (0..numbers)
        .any(|number| places.windows(2).all(|pair| offset(&pair[0], number) == offset(&pair[1], number)))
}

/// A text with each number as `#`.
fn shape(text: &str) -> String {
    let mut shape = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            digit if digit.is_ascii_digit() => {
                if !shape.ends_with('#') {
                    shape.push('#');
                }
            }
            other => shape.push(other),
        }
    }
    shape
}

/// The numbers in a text; those too long to be one of a page count as 0.
pub(super) fn numbers(text: &str) -> Vec<u64> {
    let digits = text.split(|it: char| !it.is_ascii_digit()).filter(|digits| !digits.is_empty());
    digits.map(|digits| digits.parse().unwrap_or(0)).collect()
}

/// Whether a row is the number of its own page: `3`, `- 3 -`, `Side 3 av 6`.
pub(super) fn is_page_number(text: &str, page: u32, pages: u32) -> bool {
    let words = text.split(|it: char| !it.is_alphabetic()).filter(|word| !word.is_empty()).count();
    let only =
        text.chars().all(|it| it.is_alphanumeric() || matches!(it, ' ' | '-' | '–' | '/' | '[' | ']' | '.'));
    let (page, pages) = (u64::from(page), u64::from(pages));
    only && match numbers(text).as_slice() {
        [number] => *number == page && pages > 1 && words == 0 && !text.ends_with('.'),
        [number, count] => *number == page && *count == pages && words <= 2,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_number_is_the_number_of_its_page() {
        let rows = [
            ("3", true),
            ("- 3 -", true),
            ("Side 3 av 6", true),
            ("3/6", true),
            ("4", false),
            ("3.", false),
            ("Sak 3", false),
            ("Vedtatt med 3 mot 6", false),
            ("For: 3, mot: 6", false),
        ];
        for (text, is) in rows {
            assert_eq!(is_page_number(text, 3, 6), is, "{text}");
        }
    }

    #[test]
    fn furniture_has_the_number_of_the_page_or_never_changes() {
        let rows: &[(&[&[u64]], bool)] = &[
            (&[&[2024, 1], &[2024, 2], &[2024, 3]], true),
            (&[&[20, 57, 11], &[21, 3, 12]], true),
            (&[&[7], &[9]], false),
            (&[&[7], &[9], &[12]], false),
            (&[&[2024], &[2024], &[2024]], true),
            (&[&[], &[]], false),
        ];
        for (numbers, expected) in rows {
            let place =
                |(page, numbers): (u32, &&[u64])| Place { page, numbers: numbers.to_vec(), heads: false };
            let places: Vec<Place> = (1..).zip(*numbers).map(place).collect();
            assert_eq!(is_furniture(&places, 3), *expected, "{places:?}");
        }
    }
}
