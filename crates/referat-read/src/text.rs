//! Plain text, and text that came out of a PDF.
//!
//! A line is a block. Blank lines are the gap of the next line: an empty one
//! counts 1, one of white space 1.25, since extractors print real empty
//! paragraphs so and put empty lines between all others. Runs of spaces that
//! separate columns become a tab. Pages end at form feeds, or at three empty
//! lines where a file has them now and then.

use std::collections::HashMap;

use crate::charset::decode;
use crate::document::{Block, Bounds, Flow, Layer, Line, Link, Style};
use crate::error::kind_by_magic;
use crate::{Document, Error, Format, Limits};

pub(crate) const FORMAT: Format = Format { name: "text", extensions: &["txt", "text"], sniff, read };

/// Width of a character cell in points.
const CELL: f32 = 6.0;
/// A gap of so many empty lines in a row ends a page.
const PAGE_GAP: usize = 3;

/// Whether nearly all of it is printable once decoded.
fn sniff(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(16 << 10)];
    if kind_by_magic(sample).is_some() {
        return false;
    }
    let text = decode(sample, None);
    let total = text.chars().count();
    let odd = text
        .chars()
        .filter(|it| (it.is_control() && !matches!(it, '\n' | '\r' | '\t' | '\u{c}')) || *it == '\u{fffd}')
        .count();
    total > 0 && odd * 100 <= total
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    let text = decode(bytes, None).replace("\r\n", "\n").replace('\r', "\n");
    if text.len() as u64 > limits.inflated_bytes {
        return Err(Error::limit_exceeded("more text than allowed"));
    }
    let rows: Vec<&str> = text.split('\n').collect();
    let pages = pages(&rows);
    let columns = separators(&rows);
    let mut document =
        Document { flow: Flow::Lines, pages: pages.last().copied().flatten(), ..Document::default() };
    let mut gap = 0.0;
    for (at, row) in rows.iter().enumerate() {
        let row = row.trim_matches('\u{c}');
        if row.trim().is_empty() {
            gap += if row.is_empty() { 1.0 } else { 1.25 };
            continue;
        }
        let first = document
            .blocks
            .last()
            .and_then(|block: &Block| block.lines.last())
            .is_none_or(|line| line.page != pages[at]);
        document.blocks.push(block(at, row, pages[at], if first { 0.0 } else { gap }, columns[at]));
        gap = 0.0;
    }
    mark_furniture(&mut document.blocks);
    Ok(document)
}

/// The page of each row, from 1; none when the text has no pages.
fn pages(rows: &[&str]) -> Vec<Option<u32>> {
    let feeds = rows.iter().any(|row| row.contains('\u{c}'));
    let empty_runs = run_lengths(rows);
    let ends_page = |(start, length): &(usize, usize)| {
        let after_address = *start > 0 && is_address(rows[start - 1].trim());
        *length >= PAGE_GAP || after_address && *length >= 2
    };
    let breaks = empty_runs.iter().filter(|run| ends_page(run)).count();
    let paged = feeds
        || breaks > 1
            && breaks * 8 < rows.len()
            && empty_runs.iter().filter(|(_, length)| *length == 1).count() > breaks;
    if !paged {
        return vec![None; rows.len()];
    }
    let ends: Vec<usize> =
        empty_runs.into_iter().filter(ends_page).map(|(start, length)| start + length).collect();
    let mut page = 1;
    let mut next = ends.iter().peekable();
    rows.iter()
        .enumerate()
        .map(|(at, row)| {
            if feeds {
                // The feed stands before the first line of a page.
                page += u32::try_from(row.matches('\u{c}').count()).unwrap_or(0);
            } else if next.peek().is_some_and(|end| **end == at) {
                next.next();
                page += u32::from(rows[at..].iter().any(|row| !row.trim().is_empty()));
            }
            Some(page)
        })
        .collect()
}

/// Runs of empty rows: where each starts and how long it is.
fn run_lengths(rows: &[&str]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in rows.iter().enumerate().filter(|(_, row)| row.is_empty()) {
        match runs.last_mut() {
            Some((start, length)) if *start + *length == at => *length += 1,
            _ => runs.push((at, 1)),
        }
    }
    runs
}

/// For each row the least run of spaces that separates columns.
///
/// Three always do. Two do where a neighbouring row has a run too and the row
/// is short; elsewhere they are a slip, or justified text.
fn separators(rows: &[&str]) -> Vec<usize> {
    let inner = |row: &str| row.trim().contains("  ") || row.trim().contains('\t');
    let texts: Vec<usize> = (0..rows.len()).filter(|at| !rows[*at].trim().is_empty()).collect();
    let widest = texts.iter().map(|at| rows[*at].trim().chars().count()).max().unwrap_or(0).max(60);
    let mut out = vec![3; rows.len()];
    for (place, at) in texts.iter().enumerate() {
        let near =
            [place.checked_sub(1), place.checked_add(1)].into_iter().flatten().filter_map(|it| texts.get(it));
        let aligned = near.into_iter().any(|other| inner(rows[*other]));
        let row = rows[*at].trim();
        if inner(row) && aligned && row.chars().count() * 4 < widest * 3 {
            out[*at] = 2;
        }
    }
    out
}

fn block(at: usize, row: &str, page: Option<u32>, gap: f32, separator: usize) -> Block {
    let (text, columns, left) = columns(row, separator);
    let right = row.trim_end().chars().count() as f32;
    let top = at as f32;
    let links = addresses(&text);
    let line = Line {
        number: u32::try_from(at + 1).unwrap_or(u32::MAX),
        page,
        bounds: Some(Bounds { left, top, right, bottom: top + 1.0 }),
        columns,
        links,
        text,
        ..Line::default()
    };
    Block {
        style: Style { indent: left * CELL, gap, ..Style::default() },
        lines: vec![line],
        ..Block::default()
    }
}

/// The row with tabs between its columns, their left edges, and its own.
fn columns(row: &str, separator: usize) -> (String, Vec<f32>, f32) {
    let mut text = String::with_capacity(row.len());
    let mut edges = Vec::new();
    let (mut spaces, mut tab) = (0, false);
    for (at, it) in row.trim_end().chars().enumerate() {
        let it = clean(it);
        if it == ' ' || it == '\t' {
            spaces += 1;
            tab |= it == '\t';
            continue;
        }
        if text.is_empty() {
            edges.push(at as f32);
        } else if tab || spaces >= separator {
            edges.push(at as f32);
            text.push('\t');
        } else if spaces > 0 {
            text.extend(std::iter::repeat_n(' ', spaces));
        }
        (spaces, tab) = (0, false);
        match it {
            '\u{fb00}' => text.push_str("ff"),
            '\u{fb01}' => text.push_str("fi"),
            '\u{fb02}' => text.push_str("fl"),
            '\u{fb03}' => text.push_str("ffi"),
            '\u{fb04}' => text.push_str("ffl"),
            _ => text.push(it),
        }
    }
    let left = edges.first().copied().unwrap_or(0.0);
    if edges.len() < 2 {
        edges.clear();
    }
    (text, edges, left)
}

/// The letter as it is meant: symbol fonts' bullets, odd white space.
fn clean(it: char) -> char {
    match it {
        '\u{f0b7}' | '\u{2022}' => '•',
        '\u{f0a7}' => '▪',
        '\u{f06f}' => 'o',
        '\u{f0fc}' => '✓',
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{feff}' => ' ',
        it if it.is_control() && it != '\t' => ' ',
        it => it,
    }
}

/// The web addresses printed in a line.
fn addresses(text: &str) -> Vec<Link> {
    let words = text.split([' ', '\t', '<', '>', '"']);
    let found = words
        .map(|it| it.trim_matches(['(', ')', ',', '.', ';', '[', ']']))
        .filter(|it| ["http://", "https://", "www."].iter().any(|start| it.starts_with(start)));
    found.map(|it| Link { text: it.to_owned(), url: it.to_owned() }).collect()
}

/// Lines at the top or foot of pages that come again, page numbers, and
/// addresses that an extractor put at a page's end.
fn mark_furniture(blocks: &mut [Block]) {
    let page = |block: &Block| block.lines.first().and_then(|line| line.page);
    let Some(last) = blocks.last().and_then(page).filter(|it| *it > 1) else { return };
    let mut edges: Vec<usize> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    for number in 1..=last {
        let of: Vec<usize> = (0..blocks.len()).filter(|at| page(&blocks[*at]) == Some(number)).collect();
        let (head, foot) = (of.iter().take(2), of.iter().rev().take(2));
        edges.extend(head.chain(foot));
        ends.extend(of.iter().rev().take_while(|at| is_address(&blocks[**at].lines[0].text)));
    }
    edges.sort_unstable();
    edges.dedup();
    let mut seen: HashMap<String, u32> = HashMap::new();
    for at in &edges {
        *seen.entry(pattern(&blocks[*at].lines[0].text)).or_default() += 1;
    }
    for at in edges {
        let text = &blocks[at].lines[0].text;
        let times = seen.get(&pattern(text)).copied().unwrap_or(0);
        if times > 1 && times * 2 >= last || is_page_number(text) {
            blocks[at].layer = Layer::Furniture;
        }
    }
    for at in ends {
        blocks[at].layer = Layer::Furniture;
    }
}

/// The text with every number as one sign.
fn pattern(text: &str) -> String {
    let mut out = String::new();
    for it in text.chars() {
        let it = if it.is_ascii_digit() { '#' } else { it };
        if it != '#' || !out.ends_with('#') {
            out.push(it);
        }
    }
    out
}

fn is_address(text: &str) -> bool {
    let starts = ["http://", "https://", "mailto:", "file://"].iter().any(|start| text.starts_with(start));
    starts && !text.contains([' ', '\t'])
}

/// `3`, `- 3 -`, `Side 3 av 6`, `3/6`: a number that at most two short words
/// stand beside.
fn is_page_number(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '\t', '/', '-', '–', ':']).filter(|it| !it.is_empty()).collect();
    let numbers = words
        .iter()
        .filter(|it| it.len() <= 4 && it.bytes().all(|it| it.is_ascii_digit() || it == b'(' || it == b')'))
        .count();
    let short = words.iter().all(|it| it.chars().count() <= 5);
    (1..=2).contains(&numbers) && words.len() - numbers <= numbers && short && words.len() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> String {
        read(text.as_bytes(), &Limits::default()).map(|it| it.to_string()).unwrap_or_default()
    }

    #[test]
    fn line_numbers_are_the_files_own_and_columns_are_tabs() {
        let text = "Deltakere:\n\nKari  Lie  Nes kommune\n\nOla Marius  Vik  Hol kommune\n";
        assert_eq!(
            printed(text),
            "  -    1           Deltakere:\n  -    3           Kari\tLie\tNes kommune\n  -    5           Ola Marius\tVik\tHol kommune\n"
        );
    }

    #[test]
    fn a_slip_of_two_spaces_in_running_text_is_no_column() {
        let text = "Styret drøftet saken  lenge og kom til at den burde utredes videre før den legges fram.\nNeste linje.\n";
        assert!(!printed(text).contains('\t'));
    }

    #[test]
    fn pages_end_at_form_feeds_and_their_feet_are_furniture() {
        let text = "Referat\nEn sak.\nSide 1 av 2\n\u{c}En sak til.\nSlutt.\nSide 2 av 2\n";
        assert_eq!(
            printed(text),
            "  1    1           Referat\n  1    2           En sak.\n  1    3  page     Side 1 av 2\n  2    4           En sak til.\n  2    5           Slutt.\n  2    6  page     Side 2 av 2\n"
        );
    }

    #[test]
    fn bytes_that_are_no_text_are_not_claimed() {
        assert!(!sniff(&[0, 1, 2, 3, 4, 5, 0xff, 0xfe, 0, 0, 1, 7, 8]));
        assert!(sniff("Møtet er satt.".as_bytes()));
    }
}
