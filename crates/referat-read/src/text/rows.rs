//! A file's lines, cleaned and measured.

use crate::{Error, Limit, Limits, characters};

/// A line on which something is printed.
pub(super) struct Row {
    /// The file's own line number, from 1.
    pub number: u32,
    /// Page, from 1, by the form feeds above it.
    pub page: u32,
    /// Room above it: an empty line counts [`EMPTY`], one of blanks [`BLANK`].
    pub gap: f32,
    /// Longest run of empty lines directly above it.
    pub empty: u32,
    /// What is printed. Runs are separated by one space.
    pub text: String,
    /// Pieces of the text that wide blanks hold apart; at least one.
    pub runs: Vec<Run>,
    /// Character cell after the last character.
    pub right: usize,
    /// Whether blanks end the line.
    pub ragged: bool,
}

/// A piece of a line between blanks two cells wide or wider, or tabs.
pub(super) struct Run {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Character cell of its first character.
    pub left: usize,
    /// Width of the blank before it, in cells.
    pub blank: usize,
    /// Whether the blank before it holds a tab.
    pub tabbed: bool,
}

/// What an empty line adds to the gap.
const EMPTY: f32 = 1.0;
/// What a line of nothing but blanks adds to the gap.
const BLANK: f32 = 1.25;
/// Cells from one tab stop to the next.
const TAB: usize = 8;

/// The lines of a text on which something is printed.
pub(super) fn rows(text: &str, limits: &Limits) -> Result<Vec<Row>, Error> {
    let mut rows: Vec<Row> = Vec::new();
    let (mut page, mut gap, mut empty, mut run) = (1_u32, 0.0_f32, 0_u32, 0_u32);
    for (number, line) in (1_u32..).zip(lines(text)) {
        let feeds =
            line.chars().take_while(|it| it.is_whitespace() || *it == '\u{1A}').filter(|it| *it == '\u{C}');
        page = page.saturating_add(u32::try_from(feeds.count()).unwrap_or(u32::MAX));
        if line.is_empty() {
            gap += EMPTY;
            run = run.saturating_add(1);
            empty = empty.max(run);
            continue;
        }
        run = 0;
        let row = row(
            line,
            Row { number, page, gap, empty, text: String::new(), runs: Vec::new(), right: 0, ragged: false },
        );
        if row.runs.is_empty() {
            gap += BLANK;
            continue;
        }
        (gap, empty) = (0.0, 0);
        rows.push(row);
        if rows.len() as u64 > limits.lines {
            return Err(Limit::LINES.exceeded(limits));
        }
    }
    Ok(rows)
}

/// Lines by any of the ways to end one. A form feed begins a line when
/// something is printed before it.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.filter(|text| !text.is_empty())?;
        let mut printed = false;
        let end = text.char_indices().find(|(_, character)| {
            let feed = *character == '\u{C}' && printed;
            printed |= !character.is_whitespace();
            feed || matches!(character, '\n' | '\r' | '\u{B}' | '\u{85}' | '\u{2028}' | '\u{2029}')
        });
        let Some((end, character)) = end else {
            rest = None;
            return Some(text);
        };
        let (line, tail) = text.split_at(end);
        rest = match character {
            '\u{C}' => Some(tail),
            '\r' => tail.strip_prefix("\r\n").or(tail.strip_prefix('\r')),
            _ => tail.strip_prefix(character),
        };
        Some(line)
    })
}

/// Fills in what a line prints; no runs if nothing.
fn row(line: &str, mut row: Row) -> Row {
    let (mut cell, mut blank, mut tabbed) = (0, 0, false);
    let mut clean = String::new();
    for character in line.chars() {
        clean.clear();
        // Marks are composed with the letter before them.
        let marked = matches!(character, '\u{300}'..='\u{36F}') && blank == 0;
        clean.extend(marked.then(|| row.text.pop()).flatten());
        characters::push(&mut clean, character);
        match clean.as_str() {
            "" => {}
            "\t" => {
                let width = TAB - cell % TAB;
                (cell, blank, tabbed) = (cell + width, blank + width, true);
            }
            " " => (cell, blank) = (cell + 1, blank + 1),
            printed => {
                let first = row.runs.is_empty();
                if !first && blank > 0 {
                    row.text.push(' ');
                }
                if first || blank > 1 || tabbed {
                    row.runs.push(Run { start: row.text.len(), left: cell, blank, tabbed });
                }
                row.text.push_str(printed);
                cell += printed.chars().count() - usize::from(marked && !first);
                (blank, tabbed) = (0, false);
                row.right = cell;
            }
        }
    }
    if hyphenated(line) {
        row.text.push('-');
    }
    row.ragged = blank > 0;
    row
}

/// Whether a soft hyphen ends the line, where it is printed.
fn hyphenated(line: &str) -> bool {
    line.trim_end().ends_with('\u{AD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_many_ways() {
        let rows = [
            ("a\nb\r\nc\rd", vec!["a", "b", "c", "d"]),
            ("a\n\nb\n", vec!["a", "", "b"]),
            ("a\u{C}\nb\n\u{C}c\u{C}", vec!["a", "\u{C}", "b", "\u{C}c", "\u{C}"]),
            ("", vec![]),
        ];
        for (text, split) in rows {
            assert_eq!(lines(text).collect::<Vec<_>>(), split, "{text:?}");
        }
    }

    #[test]
    fn empty_lines_and_lines_of_blanks_are_different_gaps() {
        let rows = rows("a\n\nb\n \nc\n\n \n\n\u{A0}\nd", &Limits::default()).expect("within the limits");
        let gaps: Vec<(u32, f32)> = rows.iter().map(|row| (row.number, row.gap)).collect();
        assert_eq!(gaps, [(1, 0.0), (3, 1.0), (5, 1.25), (10, 4.5)]);
    }

    #[test]
    fn runs_know_their_cells() {
        let rows = rows("  Kari  Berg\tLeder a\u{30A} b", &Limits::default()).expect("within the limits");
        let row = rows.first().expect("one line");
        let runs: Vec<_> = row.runs.iter().map(|run| (run.start, run.left, run.blank, run.tabbed)).collect();
        assert_eq!(row.text, "Kari Berg Leder å b");
        assert_eq!(runs, [(0, 2, 2, false), (5, 8, 2, false), (10, 16, 4, true)]);
        assert_eq!(row.right, 25);
    }
}
