//! Stretches of text to printed lines.

use super::properties::RunProperties;
use crate::document::{Line, Link};

/// A stretch of text with how it is set, all styles considered.
pub(crate) struct Stretch<'p> {
    pub(crate) text: &'p str,
    pub(crate) run: RunProperties,
    /// The link that it stands in: its place among all links, and the address.
    pub(crate) link: Option<(usize, &'p str)>,
}

/// The lines that stretches print, the first one after a marker. The author's
/// line breaks end them.
pub(crate) fn lines(marker: &str, stretches: &[Stretch<'_>]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(1);
    let mut line = Line::default();
    let letters: usize = stretches.iter().map(|it| it.text.len()).sum();
    if !marker.is_empty() {
        line.text.reserve(marker.len() + 1 + letters);
        line.text.push_str(marker);
        line.text.push('\t');
    }
    line.text.reserve(letters);
    let mut in_bold = true;
    let mut last_link = None;
    for stretch in stretches {
        for (number, text) in stretch.text.split('\n').enumerate() {
            if number > 0 {
                lines.push(finished(std::mem::take(&mut line), in_bold));
                in_bold = true;
                last_link = None;
            }
            let start = line.text.len();
            match stretch.run.caps {
                Some(true) => line.text.push_str(&text.to_uppercase()),
                _ => line.text.push_str(text),
            }
            // White space looks the same in bold.
            if in_bold && !text.trim().is_empty() {
                in_bold = stretch.run.bold == Some(true);
                if in_bold {
                    line.bold = line.text.len();
                }
            }
            let Some((link, url)) = stretch.link else { continue };
            let words = &line.text[start..];
            match line.links.last_mut().filter(|_| last_link == Some(link)) {
                Some(open) => open.text.push_str(words),
                None if words.is_empty() => {}
                None => line.links.push(Link { text: words.to_owned(), url: url.to_owned() }),
            }
            last_link = Some(link);
        }
    }
    lines.push(finished(line, in_bold));
    lines
}

fn finished(mut line: Line, in_bold: bool) -> Line {
    if in_bold && line.bold > 0 {
        line.bold = line.text.len();
    }
    line
}
