//! From a document's blocks to paragraphs.
//!
//! Where the format knows paragraphs, a line that the author broke is one of
//! its own, and the cells of a table row stand together. Where it knows only
//! printed lines, `wrap` decides which belong together, by evidence that
//! is learned from the document itself.

mod align;
mod layout;
mod marker;
mod table;
mod wrap;

use referat_document::{Block, Document, Flow, Layer, Line};

use crate::lexicon::Lexicon;
use crate::paragraph::{Bold, Paragraph, Piece};

/// The document's paragraphs, in reading order. Every non-blank line is in
/// exactly one.
#[must_use]
pub(crate) fn reflow(document: &Document, lexicon: &Lexicon) -> Vec<Paragraph> {
    let printed = printed(document);
    match document.flow {
        Flow::Paragraphs => {
            table::rows(&printed, |block| block.iter().map(|line| paragraph(line, lexicon)).collect())
        }
        Flow::Lines => wrap::paragraphs(&printed, lexicon),
    }
}

/// A non-blank line with its block and its index among all lines.
#[derive(Clone, Copy)]
struct Printed<'a> {
    index: usize,
    block: &'a Block,
    line: &'a Line,
}

fn printed(document: &Document) -> Vec<Printed<'_>> {
    document
        .lines()
        .enumerate()
        .filter(|(_, (_, line))| !line.is_blank())
        .map(|(index, (block, line))| Printed { index, block, line })
        .collect()
}

/// A paragraph of one line.
fn paragraph(printed: &Printed<'_>, lexicon: &Lexicon) -> Paragraph {
    let Printed { index, block, line } = *printed;
    // The first line of an item begins with its marker.
    let marker = block.list.as_ref().map_or("", |list| list.marker.as_str());
    let is_marked =
        line.text.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with('\t'));
    let marker = if is_marked { marker.len() } else { 0 };
    let (text, content) = collapse(&line.text, marker);
    let bold = match line.bold {
        0 => Bold::None,
        bold if bold >= line.text.trim_end().len() => Bold::All,
        bold => Bold::Lead(collapse(line.text.get(..bold).unwrap_or(""), 0).0.len()),
    };
    let mut paragraph = Paragraph {
        content,
        pieces: vec![Piece { line: index, number: line.number, page: line.page, start: 0, goes_on: false }],
        heading: block.heading,
        depth: block.list.as_ref().map_or(0, |list| list.depth.max(1)),
        table: block.cell.map(|cell| cell.table),
        header_row: block.cell.is_some_and(|cell| cell.header),
        layer: block.layer,
        bold,
        size: block.style.size,
        italic: block.style.italic,
        underline: block.style.underline,
        align: block.style.align,
        indent: block.style.indent,
        gap: block.style.gap,
        text,
        ..Paragraph::default()
    };
    if content == 0 {
        paragraph.content = marker::content(&paragraph.text, lexicon);
    }
    paragraph.cells = columns(&paragraph.text, paragraph.content);
    paragraph
}

/// The text with white space collapsed, tabs kept between columns, and the
/// byte where it begins after a marker of so many bytes.
fn collapse(text: &str, marker: usize) -> (String, usize) {
    let (marker, rest) = text.split_at_checked(marker).unwrap_or(("", text));
    let mut out = String::with_capacity(text.len());
    push_collapsed(&mut out, marker.trim());
    let content = out.len() + usize::from(!out.is_empty());
    if !out.is_empty() {
        out.push(' ');
    }
    push_collapsed(&mut out, rest.trim());
    let content = if marker.is_empty() { 0 } else { content.min(out.len()) };
    (out, content)
}

fn push_collapsed(out: &mut String, text: &str) {
    if is_collapsed(text) && !text.contains("\t: ") {
        return out.push_str(text);
    }
    let mut rest = text;
    while let Some(start) = rest.find(char::is_whitespace) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(|it: char| !it.is_whitespace()).unwrap_or(rest.len());
        let (space, after) = rest.split_at(end);
        let is_column = space.contains('\t');
        // `Fraværende   : Kari Li`: the colon ends the label.
        let after_colon = after.strip_prefix(": ").filter(|_| is_column && ends_label(out));
        if let Some(value) = after_colon {
            out.push(':');
            rest = value.trim_start();
        } else {
            rest = after;
        }
        if !rest.is_empty() {
            out.push(if is_column { '\t' } else { ' ' });
        }
    }
    out.push_str(rest);
}

/// Whether no more than one space or tab stands between words, as far as bytes
/// tell: most texts are printed so.
fn is_collapsed(text: &str) -> bool {
    let mut after_space = false;
    text.bytes().all(|it| {
        let is_space = matches!(it, b' ' | b'\t');
        let is_single = !(is_space && after_space);
        after_space = is_space;
        // Wide white space begins with one of these.
        is_single && !matches!(it, b'\n'..=b'\r' | 0xc2 | 0xe1..=0xe3)
    })
}

/// Whether a text may be a label, whose colon stands in the next column.
fn ends_label(text: &str) -> bool {
    text.ends_with(|it: char| it.is_alphabetic() || matches!(it, '.' | ')'))
}

/// The ranges of tab-separated columns after the marker; none when there is
/// one column.
fn columns(text: &str, content: usize) -> Vec<std::ops::Range<usize>> {
    let rest = text.get(content..).unwrap_or("");
    if !rest.contains('\t') {
        return Vec::new();
    }
    let mut start = content;
    rest.split('\t')
        .map(|cell| {
            let range = start..start + cell.len();
            start = range.end + 1;
            range
        })
        .collect()
}

/// Whether a paragraph is part of the text that people wrote to be read.
fn is_body(layer: Layer) -> bool {
    layer == Layer::Body
}

#[cfg(test)]
mod tests {
    use referat_document::ListItem;

    use super::*;
    use crate::minutes::Language;

    #[test]
    fn a_marker_stands_before_the_first_line_of_an_item_only() {
        let list = Some(ListItem { depth: 1, marker: "•".to_owned() });
        let lines = vec![Line::new("•\tSommerturen går til Ålesund."), Line::new("Utstyr tas med.")];
        let document =
            Document { blocks: vec![Block { list, lines, ..Block::default() }], ..Document::default() };
        let paragraphs = reflow(&document, Lexicon::of(Language::Nb));
        let texts: Vec<&str> = paragraphs.iter().map(|it| &it.text[it.content..]).collect();
        assert_eq!(texts, ["Sommerturen går til Ålesund.", "Utstyr tas med."]);
    }
}
