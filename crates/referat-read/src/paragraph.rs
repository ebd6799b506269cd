//! A paragraph's lines, while its text comes in pieces.

use std::mem::take;

use crate::document::{Line, Link};

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) underline: bool,
    /// The link that it stands in, as a place among all addresses.
    pub(crate) link: Option<usize>,
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(crate) struct Paragraph {
    lines: Vec<Line>,
    line: Line,
    /// White space that is printed when a word follows.
    space: bool,
    /// Whether the line has words that are not bold.
    light: bool,
    last_link: Option<usize>,
    worded: bool,
    upright: bool,
    bare: bool,
}

/// A paragraph that was read.
#[derive(Debug, Default)]
pub(crate) struct Set {
    /// Its lines, without blank ones at the beginning and the end.
    pub(crate) lines: Vec<Line>,
    /// How many blank lines it began with.
    pub(crate) leading: usize,
    /// How many blank lines it ended with.
    pub(crate) trailing: usize,
    /// Whether all of it is italic.
    pub(crate) italic: bool,
    /// Whether all of it is underlined.
    pub(crate) underline: bool,
}

impl Paragraph {
    /// Adds text in which any white space counts as one space.
    pub(crate) fn flow(&mut self, text: &str, look: Look, addresses: &[String]) {
        let mut words = text.split(is_space).peekable();
        while let Some(word) = words.next() {
            if !word.is_empty() {
                self.word(word, look, addresses);
            }
            if words.peek().is_some() {
                self.space = true;
            }
        }
    }

    /// Adds text whose spaces and tabs are all printed.
    pub(crate) fn exact(&mut self, text: &str, look: Look, addresses: &[String]) {
        self.word(text, look, addresses);
    }

    /// Ends the line.
    pub(crate) fn break_line(&mut self) {
        let mut line = take(&mut self.line);
        line.text.truncate(line.text.trim_end().len());
        if !self.light && line.bold > 0 {
            line.bold = line.text.len();
        }
        line.bold = line.bold.min(line.text.len());
        self.lines.push(line);
        self.space = false;
        self.light = false;
        self.last_link = None;
    }

    /// Whether the open line has no words.
    pub(crate) fn at_line_start(&self) -> bool {
        self.line.is_blank()
    }

    /// Whether it has no words.
    pub(crate) fn is_blank(&self) -> bool {
        !self.worded
    }

    /// Ends the paragraph, which then is empty, and puts a marker before it.
    pub(crate) fn end(&mut self, marker: &str) -> Set {
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

    fn word(&mut self, word: &str, look: Look, addresses: &[String]) {
        let start = self.line.text.len();
        if take(&mut self.space) && start > 0 && !self.line.text.ends_with([' ', '\t']) {
            self.line.text.push(' ');
        }
        let begin = self.line.text.len();
        if is_plain(word) {
            self.line.text.push_str(word);
        } else {
            self.line.text.extend(word.chars().filter(|it| !is_invisible(*it)).map(printable));
        }
        if word.chars().all(|it| is_space(it) || is_invisible(it)) {
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
                let text = self.line.text[begin..].trim_start().to_owned();
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
    fn white_space_is_one_space_and_bold_counts_from_the_start() {
        let mut paragraph = Paragraph::default();
        let bold = Look { bold: true, ..Look::default() };
        paragraph.flow("\n  Vedtak:\u{a0} ", bold, &[]);
        paragraph.flow(" godkjent\n", Look::default(), &[]);
        let set = paragraph.end("1.");
        assert_eq!(set.lines[0].text, "1.\tVedtak: godkjent");
        assert_eq!(set.lines[0].bold, "1.\tVedtak:".len());
    }

    #[test]
    fn a_link_has_the_words_it_spans() {
        let mut paragraph = Paragraph::default();
        let link = Look { link: Some(0), ..Look::default() };
        let addresses = ["x.pdf".to_owned()];
        paragraph.flow("Se ", Look::default(), &addresses);
        paragraph.flow("vedlegg ", link, &addresses);
        paragraph.flow("to", Look { bold: true, ..link }, &addresses);
        let lines = paragraph.end("").lines;
        assert_eq!(lines[0].links, [Link { text: "vedlegg to".to_owned(), url: "x.pdf".to_owned() }]);
    }
}
