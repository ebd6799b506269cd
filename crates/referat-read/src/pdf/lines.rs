//! Rows to lines: words joined by spaces, columns parted by tabs.

use referat_document::{Bounds, Cell, Line, Link};

use super::letters;
use super::page::{Glyph, LinkArea, Role, Rule};
use super::rows::{ASCENT, DESCENT, Row};
use super::words::{Word, words};

/// A visual line, with what tells how it is set.
#[derive(Clone, Debug, Default)]
pub(super) struct Printed {
    /// Its text and where it is.
    pub(super) line: Line,
    /// Baseline.
    pub(super) y: f32,
    /// Letter size.
    pub(super) size: f32,
    /// Left edge.
    pub(super) left: f32,
    /// Right edge.
    pub(super) right: f32,
    /// How many letters it has.
    pub(super) letters: usize,
    /// Whether all of it is slanted.
    pub(super) italic: bool,
    /// Whether a rule runs under all of it.
    pub(super) underline: bool,
    /// The table cell that it stands in.
    pub(super) cell: Option<Cell>,
    /// Left and right edge of its column, on a page with several.
    pub(super) edges: Option<(f32, f32)>,
    /// Whether it runs down or up the page.
    pub(super) turned: bool,
    /// Whether it is a page header, a footer or a page number.
    pub(super) furniture: bool,
    /// What a tagged file says that all of it is.
    pub(super) role: Role,
    /// Whether it is part of a footnote.
    pub(super) footnote: bool,
}

/// Gap that always parts two columns, in letter sizes.
const COLUMN_GAP: f32 = 1.5;
/// Gap that parts two columns when a row near by has one at the same place.
const ALIGNED_GAP: f32 = 0.7;
/// How near left edges are the same, in points.
const ALIGNED: f32 = 2.0;
/// How many rows up and down are near by.
const NEAR_ROWS: usize = 4;
/// Gap between a list marker and its text that is more than a space.
const MARKER_GAP: f32 = 0.42;
/// How evenly justified text is spread, and over how much of the column.
const EVEN: f32 = 1.35;
const MIN_EVEN_GAPS: usize = 3;

/// The lines of rows that stand below each other; the rules are in order from
/// the top.
pub(super) fn lines(rows: &[Row], links: &[LinkArea], rules: &[Rule]) -> Vec<Printed> {
    let split: Vec<Vec<Word>> = rows.iter().map(|row| words(&row.glyphs)).collect();
    let wide: Vec<Vec<f32>> = rows.iter().zip(&split).map(|(row, words)| wide_stops(row, words)).collect();
    let mut printed: Vec<Printed> = rows
        .iter()
        .zip(&split)
        .enumerate()
        .filter(|(_, (_, words))| !words.is_empty())
        .map(|(place, (row, words))| {
            let near = wide.get(place.saturating_sub(NEAR_ROWS)..(place + NEAR_ROWS + 1).min(wide.len()));
            print(row, words, near.unwrap_or_default(), rules)
        })
        .collect();
    attach(links, rows, &mut printed);
    printed
}

/// Left edges of the words that stand after a wide gap.
fn wide_stops(row: &Row, words: &[Word]) -> Vec<f32> {
    if is_justified(words) {
        return Vec::new();
    }
    gaps(words).filter(|&(gap, _)| gap >= COLUMN_GAP * row.size).map(|(_, left)| left).collect()
}

/// The gap before each word but the first, and the word's left edge.
fn gaps(words: &[Word]) -> impl Iterator<Item = (f32, f32)> {
    words.windows(2).map(|pair| (pair[1].left - pair[0].right, pair[1].left))
}

/// Whether the gaps are as even as only justified text has them.
fn is_justified(words: &[Word]) -> bool {
    let narrowest = gaps(words).map(|(gap, _)| gap).fold(f32::INFINITY, f32::min);
    let widest = gaps(words).map(|(gap, _)| gap).fold(0.0, f32::max);
    words.len() > MIN_EVEN_GAPS && widest <= EVEN * narrowest
}

fn print(row: &Row, words: &[Word], near: &[Vec<f32>], rules: &[Rule]) -> Printed {
    let mut text = Text::default();
    let mut columns: Vec<f32> = words.first().map(|word| vec![word.left]).unwrap_or_default();
    let justified = is_justified(words);
    for (place, word) in words.iter().enumerate() {
        let glyphs = row.glyphs.get(word.glyphs.clone()).unwrap_or_default();
        if let Some(before) = place.checked_sub(1).and_then(|place| words.get(place)) {
            let gap = (word.left - before.right) / row.size.max(1.0);
            let is_aligned = || near.iter().flatten().any(|stop| (stop - word.left).abs() <= ALIGNED);
            let is_column = !justified && (gap >= COLUMN_GAP || (gap >= ALIGNED_GAP && is_aligned()));
            let is_after_marker = place == 1 && gap >= MARKER_GAP && is_marker(&text.text);
            if is_column || is_after_marker {
                columns.push(word.left);
                text.text.push('\t');
            } else {
                text.text.push(' ');
            }
        }
        text.push(glyphs);
        if place == 0 && words.len() > 1 {
            text.plain_bullet();
        }
    }
    let bounds = Bounds {
        left: row.left,
        top: row.y - ASCENT * row.size,
        right: row.right,
        bottom: row.y + DESCENT * row.size,
    };
    if columns.len() == 1 {
        columns.clear();
    }
    let line = Line { text: text.text, bold: text.bold, bounds: Some(bounds), columns, ..Line::default() };
    Printed {
        line,
        y: row.y,
        size: row.size,
        left: row.left,
        right: row.right,
        letters: words.iter().map(|word| word.glyphs.len()).sum(),
        italic: words
            .iter()
            .flat_map(|word| row.glyphs.get(word.glyphs.clone()))
            .flatten()
            .all(|glyph| glyph.italic),
        underline: is_underlined(row, rules),
        role: role(row, words),
        ..Printed::default()
    }
}

/// What all of a row is said to be.
fn role(row: &Row, words: &[Word]) -> Role {
    let mut roles =
        words.iter().filter_map(|word| row.glyphs.get(word.glyphs.start)).map(|glyph| glyph.tag.role);
    let first = roles.next().unwrap_or_default();
    if roles.all(|role| role == first) { first } else { Role::Untold }
}

/// Whether a first word marks a list item: a bullet, a dash, `a)`, `12.`,
/// `1.2`.
fn is_marker(word: &str) -> bool {
    let mut chars = word.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return !only.is_alphabetic() || only == 'o';
    }
    let inner = word.strip_prefix('(').unwrap_or(word);
    let number = inner.strip_suffix([')', '.', ':']).unwrap_or(inner);
    let is_number = number.starts_with(|char: char| char.is_ascii_digit())
        && number.chars().all(|char| char.is_ascii_digit() || char == '.');
    let is_letter = inner.strip_suffix([')', '.']).is_some_and(|letters| {
        let is_roman = letters.chars().all(|char| "ivxIVX".contains(char));
        letters.chars().all(char::is_alphanumeric) && letters.len() <= if is_roman { 5 } else { 2 }
    });
    word.len() <= 10 && (is_number || is_letter)
}

fn is_underlined(row: &Row, rules: &[Rule]) -> bool {
    let (from, to) = (row.y, row.y + 0.3 * row.size);
    let first = rules.partition_point(|rule| rule.top < from);
    let near = rules.get(first..).unwrap_or_default();
    let covered: f32 = near
        .iter()
        .take_while(|rule| rule.top <= to)
        .filter(|rule| rule.is_level() && rule.bottom <= to)
        .map(|rule| (rule.right.min(row.right) - rule.left.max(row.left)).max(0.0))
        .sum();
    covered >= 0.8 * (row.right - row.left)
}

/// Text that is put together, and how much of its start is bold.
#[derive(Default)]
struct Text {
    text: String,
    bold: usize,
    ended: bool,
}

impl Text {
    fn push(&mut self, glyphs: &[Glyph]) {
        for (place, glyph) in glyphs.iter().enumerate() {
            if glyph.char == ' ' {
                continue;
            }
            let before = place.checked_sub(1).and_then(|place| glyphs.get(place));
            self.push_char(glyph, before);
            self.ended |= !glyph.bold;
            if !self.ended {
                self.bold = self.text.len();
            }
        }
    }

    /// A bullet that stands alone becomes one of the few that are common.
    fn plain_bullet(&mut self) {
        let mut chars = self.text.chars();
        if let (Some(only), None) = (chars.next(), chars.next())
            && let Some(bullet) = letters::bullet(only)
        {
            let was_bold = self.bold > 0;
            self.text = bullet.to_string();
            self.bold = if was_bold { self.text.len() } else { 0 };
        }
    }

    /// An accent goes to the letter that it is drawn over.
    fn push_char(&mut self, glyph: &Glyph, before: Option<&Glyph>) {
        let composed = before.and_then(|before| {
            let base = self.text.chars().last()?;
            if letters::is_combining(glyph.char) || (letters::is_accent(glyph.char) && is_over(glyph, before))
            {
                return letters::composed(base, glyph.char);
            }
            (letters::is_accent(base) && is_over(before, glyph))
                .then(|| letters::composed(glyph.char, base))?
        });
        if composed.is_some() {
            self.text.pop();
        }
        self.text.push(composed.unwrap_or(glyph.char));
    }
}

fn is_over(accent: &Glyph, letter: &Glyph) -> bool {
    accent.end().min(letter.end()) - accent.x.max(letter.x) > 0.5 * accent.advance
}

/// Gives each line the links that begin in it. A link over several lines has
/// an area a line, one after the other: the first counts.
fn attach(links: &[LinkArea], rows: &[Row], printed: &mut [Printed]) {
    let mut last: Option<&str> = None;
    for link in links {
        let area = &link.bounds;
        let covered = |glyph: &Glyph| {
            let (x, y) = (glyph.x + glyph.advance / 2.0, glyph.y - 0.3 * glyph.size);
            x >= area.left && x <= area.right && y >= area.top && y <= area.bottom
        };
        let hit =
            rows.iter().filter(|row| row.y >= area.top && row.y - row.size <= area.bottom).find_map(|row| {
                let mut text = Text::default();
                for word in words(&row.glyphs) {
                    let glyphs = row.glyphs.get(word.glyphs).unwrap_or_default();
                    let glyphs: Vec<Glyph> = glyphs.iter().filter(|glyph| covered(glyph)).copied().collect();
                    if !glyphs.is_empty() && !text.text.is_empty() {
                        text.text.push(' ');
                    }
                    text.push(&glyphs);
                }
                (!text.text.is_empty()).then_some((row, text.text))
            });
        let Some((row, text)) = hit else { continue };
        let continued = last == Some(link.url.as_str());
        last = Some(&link.url);
        if continued {
            continue;
        }
        if let Some(line) = printed.iter_mut().find(|line| line.y == row.y && line.left == row.left) {
            line.line.links.push(Link { text, url: link.url.clone() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Printed, lines};
    use crate::pdf::page::{Glyph, Rule};
    use crate::pdf::rows::{rows, runs};
    use crate::pdf::sample::at;

    fn printed(glyphs: &[Glyph]) -> Vec<Printed> {
        lines(&rows(&runs(glyphs)), &[], &[])
    }

    fn texts(glyphs: &[Glyph]) -> Vec<String> {
        printed(glyphs).into_iter().map(|line| line.line.text).collect()
    }

    #[test]
    fn wide_gaps_are_columns_and_so_are_narrower_ones_at_the_same_edge() {
        let page = [
            at(50.0, 100.0, "Kari Lund"),
            at(150.0, 100.0, "Leder"),
            at(50.0, 112.0, "Anders Bjørnstad Moe"),
            at(158.0, 112.0, "SP"),
            at(50.0, 124.0, "Per Olav Hammersland"),
            at(160.0, 124.0, "fast medlem"),
            at(50.0, 136.0, "Nils"),
            at(160.0, 136.0, "vara"),
        ];
        assert_eq!(
            texts(&page.concat()),
            [
                "Kari Lund\tLeder",
                "Anders Bjørnstad Moe\tSP",
                "Per Olav Hammersland\tfast medlem",
                "Nils\tvara"
            ]
        );
        assert_eq!(printed(&page.concat())[0].line.columns, [50.0, 150.0]);
    }

    #[test]
    fn a_list_marker_is_parted_by_a_tab_only_when_the_gap_is_wide() {
        for (marker, x, expected) in [
            ("\u{25CF}", 63.0, "•\tPunkt"),
            ("-", 62.0, "-\tPunkt"),
            ("o", 63.0, "o\tPunkt"),
            ("a)", 68.0, "a)\tPunkt"),
            ("12.", 70.0, "12.\tPunkt"),
            ("1.2", 70.0, "1.2\tPunkt"),
            ("1.", 63.0, "1. Punkt"),
            ("Sak", 70.0, "Sak Punkt"),
        ] {
            assert_eq!(texts(&[at(50.0, 100.0, marker), at(x, 100.0, "Punkt")].concat()), [expected]);
        }
    }

    #[test]
    fn what_is_raised_or_lowered_stays_in_its_line() {
        let small = |x: f32, y: f32, text: &str| {
            let shrink = |glyph: Glyph| Glyph { size: 6.0, advance: 3.0, ..glyph };
            at(x, y, text).into_iter().map(shrink).collect::<Vec<_>>()
        };
        let page = [
            at(50.0, 100.0, "Areal 9 m"),
            small(95.0, 96.5, "2"),
            at(103.0, 100.0, "og CO"),
            small(128.0, 102.0, "2"),
        ];
        assert_eq!(texts(&page.concat()), ["Areal 9 m2 og CO2"]);
    }

    #[test]
    fn what_is_drawn_twice_is_read_once_and_is_bold() {
        let line = printed(&[at(50.0, 100.0, "Vedtak"), at(50.4, 100.0, "Vedtak")].concat()).remove(0).line;
        assert_eq!((line.text.as_str(), line.bold), ("Vedtak", 6));
    }

    #[test]
    fn the_bold_start_is_counted_in_bytes() {
        let label = at(50.0, 100.0, "Møte:").into_iter().map(|glyph| Glyph { bold: true, ..glyph });
        let glyphs: Vec<Glyph> = label.chain(at(80.0, 100.0, "tirsdag")).collect();
        let line = printed(&glyphs).remove(0).line;
        assert_eq!((line.text.as_str(), line.bold), ("Møte: tirsdag", 6));
    }

    #[test]
    fn an_accent_joins_the_letter_that_it_is_drawn_over() {
        let mut ring = at(50.6, 100.0, "˚")[0];
        ring.advance = 3.0;
        let combining = [at(50.0, 100.0, "Pa"), at(59.0, 100.0, "\u{30A}")].concat();
        let over = [vec![ring], at(50.0, 100.0, "ar")].concat();
        assert_eq!(texts(&combining), ["På"]);
        assert_eq!(texts(&over), ["år"]);
    }

    #[test]
    fn justified_words_are_no_columns_and_a_rule_underlines() {
        let even = [
            at(50.0, 100.0, "Saken"),
            at(95.0, 100.0, "ble"),
            at(130.0, 100.0, "utsatt"),
            at(181.0, 100.0, "igjen"),
        ];
        assert_eq!(texts(&even.concat()), ["Saken ble utsatt igjen"]);
        let rule = Rule { left: 49.0, top: 101.0, right: 76.0, bottom: 101.5 };
        assert!(lines(&rows(&runs(&at(50.0, 100.0, "Sak 1"))), &[], &[rule])[0].underline);
    }
}
