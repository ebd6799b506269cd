//! A paragraph's lines, while its text comes in pieces.

use std::mem::take;

use crate::document::{Line, Link};

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) underline: bool,
    /// The link that it stands in, as a place among all addresses.
    pub(super) link: Option<usize>,
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    lines: Vec<Line>,
    line: Line,
    /// Whether the line has words that are not bold.
    light: bool,
    last_link: Option<usize>,
    worded: bool,
    upright: bool,
    bare: bool,
}

/// A paragraph that was read.
#[derive(Debug, Default)]
pub(super) struct Set {
    /// Its lines, without blank ones at the beginning and the end.
    pub(super) lines: Vec<Line>,
    /// How many blank lines it began with.
    pub(super) leading: usize,
    /// How many blank lines it ended with.
    pub(super) trailing: usize,
    /// Whether all of it is italic.
    pub(super) italic: bool,
    /// Whether all of it is underlined.
    pub(super) underline: bool,
}

impl Paragraph {
    /// Ends the line.
    pub(super) fn break_line(&mut self) {
        let mut line = take(&mut self.line);
        line.text.truncate(line.text.trim_end().len());
        if !self.light && line.bold > 0 {
            line.bold = line.text.len();
        }
        line.bold = line.bold.min(line.text.len());
        self.lines.push(line);
        self.light = false;
        self.last_link = None;
    }

    /// Whether it has no words.
    pub(super) fn is_blank(&self) -> bool {
        !self.worded
    }

    /// Ends the paragraph, which then is empty, and puts a marker before it.
    pub(super) fn end(&mut self, marker: &str) -> Set {
        if !self.line.text.is_empty() {
            self.break_line();
        }
        let mut it = take(self);
        let leading = it.lines.iter().take_while(|line| line.is_blank()).count();
        it.lines.drain(..leading);
        let trailing = it.lines.iter().rev().take_while(|line| line.is_blank()).count();
        it.lines.truncate(it.lines.len() - trailing);
        if let Some(first) = it.lines.first_mut().filter(|_| !marker.is_empty()) {
            let start = marker.len() + 1;
            first.bold += if first.bold > 0 { start } else { 0 };
            first.text = format!("{marker}\t{}", first.text.trim_start());
            first.bold = first.bold.min(first.text.len());
        }
        Set {
            lines: it.lines,
            leading,
            trailing,
            italic: it.worded && !it.upright,
            underline: it.worded && !it.bare,
        }
    }

    /// Adds text whose spaces and tabs are all printed.
    pub(super) fn add(&mut self, text: &str, look: Look, addresses: &[String]) {
        let start = self.line.text.len();
        if is_plain(text) {
            self.line.text.push_str(text);
        } else {
            self.line.text.extend(text.chars().filter(|it| !is_invisible(*it)).map(printable));
        }
        if text.chars().all(|it| is_space(it) || is_invisible(it)) {
            return;
        }
        self.worded = true;
        self.upright |= !look.italic;
        self.bare |= !look.underline;
        self.light |= !look.bold;
        if !self.light {
            self.line.bold = self.line.text.len();
        }
        let Some((link, url)) = look.link.and_then(|it| Some((it, addresses.get(it)?))) else {
            self.last_link = None;
            return;
        };
        match self.line.links.last_mut().filter(|_| self.last_link == Some(link)) {
            Some(open) => open.text.push_str(&self.line.text[start..]),
            None => {
                let text = self.line.text[start..].trim_start().to_owned();
                self.line.links.push(Link { text, url: url.clone() });
            }
        }
        self.last_link = Some(link);
    }
}

/// White space, the kind that does not break among it.
fn is_space(char: char) -> bool {
    char.is_whitespace()
}

/// Whether every character of it is sure to be printed as it is: none begins
/// with the bytes that control characters, white space but the space, and
/// what is invisible begin with.
fn is_plain(text: &str) -> bool {
    !text.bytes().fold(false, |found, it| {
        found | (it < b' ') | (it == 0x7F) | (it == 0xC2) | matches!(it, 0xE1..=0xE3) | (it == 0xEF)
    })
}

/// What takes no room: soft hyphens, joiners, byte order marks.
fn is_invisible(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn printable(char: char) -> char {
    match char {
        '\t' => '\t',
        _ if char.is_control() || char.is_whitespace() => ' ',
        _ => char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_counts_from_the_start() {
        let mut paragraph = Paragraph::default();
        let bold = Look { bold: true, ..Look::default() };
        paragraph.add("Vedtak:", bold, &[]);
        paragraph.add(" godkjent", Look::default(), &[]);
        let set = paragraph.end("1.");
        assert_eq!(set.lines[0].text, "1.\tVedtak: godkjent");
        assert_eq!(set.lines[0].bold, "1.\tVedtak:".len());
    }

    #[test]
    fn a_link_has_the_words_it_spans() {
        let mut paragraph = Paragraph::default();
        let link = Look { link: Some(0), ..Look::default() };
        let addresses = ["x.pdf".to_owned()];
        paragraph.add("Se ", Look::default(), &addresses);
        paragraph.add("vedlegg ", link, &addresses);
        paragraph.add("to", Look { bold: true, ..link }, &addresses);
        let lines = paragraph.end("").lines;
        assert_eq!(lines[0].links, [Link { text: "vedlegg to".to_owned(), url: "x.pdf".to_owned() }]);
    }
}
