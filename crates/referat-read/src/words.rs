//! The words of a paragraph while it is being read: white space is collapsed,
//! formatting is kept by the stretch, and lines come out.

use std::collections::BTreeMap;

use crate::characters;
use crate::document::{Layer, Line, Link};

/// Spaces in a row, beyond what markup collapses, that an author set columns
/// apart with.
const COLUMN_GAP: usize = 3;
/// How long an address may be.
const ADDRESS: usize = 4096;

/// How a stretch of words is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Look {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) underline: bool,
    pub(crate) capitals: bool,
    /// Letter size, in tenths of a point.
    pub(crate) size: u16,
    /// The link that it stands in, as a place among all links.
    pub(crate) link: Option<usize>,
}

/// Words, with the places where the author broke the line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// What is printed; `\n` between lines.
    text: String,
    /// How it is set, by where that ends in bytes.
    pieces: Vec<(usize, Look)>,
    /// White space since the last word.
    white: White,
}

/// The words of a paragraph by the layer that they belong to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layers(Vec<(Layer, Words)>);

impl Layers {
    /// The words that belong there.
    pub(crate) fn at(&mut self, layer: Layer) -> &mut Words {
        let at = self.0.iter().position(|(it, _)| *it == layer).unwrap_or(self.0.len());
        if at == self.0.len() {
            self.0.push((layer, Words::default()));
        }
        &mut self.0[at].1
    }

    /// All of them, in the order in which they began.
    pub(crate) fn into_parts(self) -> Vec<(Layer, Words)> {
        self.0
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct White {
    /// Whether there is any that collapses.
    collapses: bool,
    spaces: usize,
    tabs: usize,
}

impl Words {
    /// Adds text as markup has it: white space collapses, no-break spaces do not.
    pub(crate) fn push(&mut self, text: &str, look: Look) {
        for char in text.chars() {
            match char {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.white.collapses = true,
                '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
                    self.white.spaces += 1;
                }
                // What prints nothing must not print the white space before it.
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' => {}
                '\u{feff}' => {}
                _ if char.is_control() => {}
                _ => {
                    self.push_white();
                    self.push_letter(char, look);
                }
            }
        }
        self.mark(look);
    }

    /// Adds spaces that do not collapse.
    #[cfg(feature = "odt")]
    pub(crate) fn push_spaces(&mut self, count: usize) {
        self.white.spaces = self.white.spaces.saturating_add(count);
    }

    /// Adds a step to the next column.
    pub(crate) fn push_tab(&mut self) {
        self.white.tabs += 1;
    }

    /// Ends the line.
    pub(crate) fn push_break(&mut self) {
        self.white = White::default();
        self.text.push('\n');
        if let Some((end, _)) = self.pieces.last_mut() {
            *end = self.text.len();
        }
    }

    /// Whether nothing is printed.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether the line ends here.
    #[cfg(feature = "html")]
    pub(crate) fn ends_in_break(&self) -> bool {
        self.text.ends_with('\n')
    }

    /// Whether everything that is printed is set so.
    pub(crate) fn all(&self, is: fn(&Look) -> bool) -> bool {
        let mut printed = self.stretches().filter(|(text, _)| !text.trim().is_empty()).peekable();
        printed.peek().is_some() && printed.all(|(_, look)| is(&look))
    }

    /// How many bytes of it are of which size.
    pub(crate) fn sizes(&self) -> BTreeMap<u16, usize> {
        let mut sizes = BTreeMap::new();
        for (text, look) in self.stretches() {
            *sizes.entry(look.size).or_default() += text.trim().len();
        }
        sizes
    }

    /// The lines, the first one after a marker, without empty ones at either end.
    pub(crate) fn lines(&self, marker: &str, links: &[String]) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut line = Line::default();
        let mut is_marked = !marker.is_empty();
        if is_marked {
            line.text = format!("{marker}\t");
        }
        let mut in_bold = true;
        let mut last_link = None;
        for (text, look) in self.stretches() {
            for (number, text) in text.split('\n').enumerate() {
                if number > 0 {
                    // The marker stands before the first word, not on an empty line.
                    if !is_marked || line.text.len() > marker.len() + 1 {
                        lines.push(finished(std::mem::take(&mut line), in_bold));
                        is_marked = false;
                    }
                    in_bold = true;
                    last_link = None;
                }
                line.text.push_str(text);
                // White space looks the same in bold.
                if in_bold && !text.trim().is_empty() {
                    in_bold = look.bold;
                    if in_bold {
                        line.bold = line.text.len();
                    }
                }
                let url = look.link.and_then(|it| links.get(it)).filter(|it| !it.is_empty());
                let Some(url) = url.filter(|it| it.len() <= ADDRESS) else { continue };
                match line.links.last_mut().filter(|_| last_link == look.link) {
                    Some(open) => open.text.push_str(text),
                    None if text.trim().is_empty() => continue,
                    None => line.links.push(Link { text: text.trim_start().to_owned(), url: url.clone() }),
                }
                last_link = look.link;
            }
        }
        lines.push(finished(line, in_bold));
        let first = lines.iter().position(|it| !it.is_blank()).unwrap_or(lines.len());
        let after = lines.iter().rposition(|it| !it.is_blank()).map_or(first, |it| it + 1);
        lines.drain(first..after).collect()
    }

    /// Prints a letter.
    fn push_letter(&mut self, letter: char, look: Look) {
        let is_mark = ('\u{300}'..='\u{36f}').contains(&letter);
        if look.capitals {
            self.text.extend(letter.to_uppercase());
        } else if is_mark && self.pieces.last().is_some_and(|(end, _)| *end == self.text.len()) {
            // A letter that is set otherwise is not to be changed any more.
            self.text.push(letter);
        } else {
            characters::push(&mut self.text, letter);
        }
    }

    /// Prints the white space before a word.
    fn push_white(&mut self) {
        let White { collapses, spaces, tabs } = std::mem::take(&mut self.white);
        let at_start = self.text.is_empty() || self.text.ends_with('\n');
        match spaces.saturating_add(usize::from(collapses)) {
            _ if tabs > 0 => self.text.extend(std::iter::repeat_n('\t', tabs)),
            0 => {}
            _ if at_start => {}
            COLUMN_GAP.. => self.text.push('\t'),
            _ => self.text.push(' '),
        }
    }

    /// Says how the text since the last piece is set.
    fn mark(&mut self, look: Look) {
        let end = self.text.len();
        match self.pieces.last_mut() {
            Some((last, _)) if *last == end => {}
            Some((last, same)) if *same == look => *last = end,
            _ if end == 0 => {}
            _ => self.pieces.push((end, look)),
        }
    }

    fn stretches(&self) -> impl Iterator<Item = (&str, Look)> {
        let starts = std::iter::once(0).chain(self.pieces.iter().map(|(end, _)| *end));
        starts.zip(&self.pieces).filter_map(|(start, (end, look))| Some((self.text.get(start..*end)?, *look)))
    }
}

fn finished(mut line: Line, in_bold: bool) -> Line {
    line.text.truncate(line.text.trim_end().len());
    if in_bold && line.bold > 0 {
        line.bold = line.text.len();
    }
    line.bold = line.bold.min(line.text.len());
    for link in &mut line.links {
        link.text.truncate(link.text.trim_end().len());
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Look =
        Look { bold: false, italic: false, underline: false, capitals: false, size: 100, link: None };

    fn lines(words: &Words, marker: &str) -> Vec<String> {
        words.lines(marker, &[]).into_iter().map(|it| format!("{}|{}", it.bold, it.text)).collect()
    }

    #[test]
    fn white_space_collapses_and_no_break_spaces_set_columns_apart() {
        let rows = [
            ("  a \n b\t", "a b"),
            ("a\u{a0}b", "a b"),
            ("a.\u{a0} b", "a. b"),
            ("Leder\u{a0}\u{a0}\u{a0}\u{a0} Ada", "Leder\tAda"),
            ("\u{a0}\u{a0}\u{a0}\u{a0}a", "a"),
            ("sam\u{ad}arbeid\u{200b}", "samarbeid"),
            ("a \u{200b} b", "a b"),
            ("e\u{301}n \u{fb01}re", "én fire"),
        ];
        for (text, expected) in rows {
            let mut words = Words::default();
            words.push(text, PLAIN);
            assert_eq!(lines(&words, ""), [format!("0|{expected}")], "{text:?}");
        }
    }

    #[test]
    fn bold_is_counted_from_the_start_of_a_line() {
        let bold = Look { bold: true, ..PLAIN };
        let mut words = Words::default();
        words.push("Sted:", bold);
        words.push(" Rom 4 ", PLAIN);
        words.push_break();
        words.push("Tid", bold);
        words.push(" ", PLAIN);
        words.push("kl. 9", bold);
        assert_eq!(lines(&words, "1."), ["8|1.\tSted: Rom 4", "9|Tid kl. 9"]);
    }

    #[test]
    fn a_mark_on_a_letter_that_is_set_otherwise_keeps_both() {
        let mut words = Words::default();
        words.push("e", Look { bold: true, ..PLAIN });
        words.push("\u{301}n", PLAIN);
        assert_eq!(lines(&words, ""), ["1|e\u{301}n"]);
    }

    #[test]
    fn a_marker_stands_before_the_first_word() {
        let mut words = Words::default();
        words.push_break();
        words.push("a", PLAIN);
        words.push_break();
        words.push_break();
        assert_eq!(lines(&words, "•"), ["0|•\ta"]);
    }
}
