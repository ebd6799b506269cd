//! Plain text: typed as such, or taken out of a PDF.
//!
//! Every line on which something is printed is a block; `number` is its line
//! number in the file. Blank lines are no blocks but the gap of the next one.
//! An empty line adds 1.0 to the gap, a line of nothing but blanks 1.25: some
//! programs that take text out of PDFs leave an empty line after every line,
//! which separates nothing, and a line of blanks for each empty paragraph. So
//! a gap with a fraction has such a line. Between pages it has the lines that
//! part the pages besides.
//!
//! Blanks that hold columns apart become one tab; `columns` and `bounds` are
//! in character cells, downwards in lines. A list's marker is a column when a
//! wide blank follows it. Other blanks become one space.

mod columns;
mod furniture;
mod pages;
mod rows;

use crate::document::{Block, Bounds, Document, Flow, Layer, Line, Style};
use crate::{Error, Format, Limit, Limits, Read, address, charset, error};
use rows::Row;

pub(crate) const FORMAT: Format =
    Format { name: "text", extensions: &["txt", "text", "asc"], sniff, read: Read::Document(read) };

/// Width of a character cell in points, as typewriters and DOS printed.
const CELL: f32 = 6.0;

fn sniff(bytes: &[u8]) -> bool {
    const SAMPLE: usize = 1 << 16;
    if error::unread(bytes).is_unsupported_format() {
        return false;
    }
    let text = charset::decode(bytes.get(..SAMPLE).unwrap_or(bytes), None);
    let odd = |it: &char| it.is_control() && !it.is_whitespace() && *it != '\u{1A}' || *it == '\u{FFFD}';
    let (count, odd) = (text.chars().count(), text.chars().filter(odd).count());
    odd.saturating_mul(100) <= count
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    let text = charset::with_letters(charset::decode(bytes, None));
    let mut rows = rows::rows(&text, limits)?;
    let pages = pages::number(&mut rows, &text);
    if pages.count.is_some_and(|pages| u64::from(pages) > limits.pages) {
        return Err(Limit::PAGES.exceeded(limits));
    }
    let furniture = furniture::furniture(&rows, &pages);
    let columns = columns::columns(&rows);
    let blocks = rows.into_iter().zip(columns).zip(furniture);
    let blocks = blocks.map(|((row, columns), furniture)| {
        let layer = if furniture { Layer::Furniture } else { Layer::Body };
        block(row, &columns, layer, pages.count.is_some())
    });
    Ok(Document { pages: pages.count, flow: Flow::Lines, blocks: blocks.collect(), ..Document::default() })
}

fn block(row: Row, columns: &[usize], layer: Layer, paged: bool) -> Block {
    let runs = columns.iter().filter_map(|index| row.runs.get(*index));
    let mut text = row.text;
    let mut lefts = Vec::new();
    let left = row.runs.first().map_or(0, |run| run.left);
    for run in runs {
        // One space stands before every run.
        text.replace_range(run.start - 1..run.start, "\t");
        lefts.push(cells(run.left));
    }
    if !lefts.is_empty() {
        lefts.insert(0, cells(left));
    }
    let mut links = address::links(&text);
    if links.is_empty() && layer == Layer::Furniture {
        let only = address::only(&text).map(str::to_owned);
        links.extend(only.map(|url| crate::document::Link { text: url.clone(), url }));
    }
    let top = row.number as f32;
    let bounds = Bounds { left: cells(left), top, right: cells(row.right), bottom: top + 1.0 };
    let line = Line {
        number: row.number,
        page: paged.then_some(row.page),
        text,
        bounds: Some(bounds),
        columns: lefts,
        links,
        ..Line::default()
    };
    let style = Style { indent: cells(left) * CELL, gap: row.gap, ..Style::default() };
    Block { layer, style, lines: vec![line], ..Block::default() }
}

/// A count of cells as a length.
fn cells(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::promises;

    fn check(text: &str, expected: &str) {
        let document = read(text.as_bytes(), &Limits::default()).expect("text is read");
        promises::prints(&document, expected);
    }

    #[test]
    fn rows_out_of_a_pdf_keep_their_columns_and_pages() {
        check(
            "\
\n\
Referat fra møte i vannrådet  \n\
\n\
Kari  Berg  Sunnvik kommune \n\
\n\
Per Ola  Vik  Nordfjella kraftlag (på nett) \n\
\n\
Anne Moen Sunnvik kommune, sekretariat \n\
 \n\
\n\
o Samle  tiltakene om ferdsel på fjorden med det som rådet har sagt om ferdsel \n\
\n\
https://vann.example/mote/\n\
\n\
\n\
på elva.  Se https://elv.example. \n\
\n\
\n\
\n\
Konklusjon: \n\
\n\
Utsatt. \n",
            "
  1    2           Referat fra møte i vannrådet
  1    4           Kari|Berg|Sunnvik kommune
  1    6           Per Ola|Vik|Nordfjella kraftlag (på nett)
  1    8           Anne Moen Sunnvik kommune, sekretariat
  1   11           o Samle tiltakene om ferdsel på fjorden med det som rådet har sagt om ferdsel
  1   13  page     https://vann.example/mote/
  2   16           på elva. Se https://elv.example.
  3   20           Konklusjon:
  3   22           Utsatt.
",
        );
    }

    #[test]
    fn a_table_set_with_blanks_keeps_each_visual_line_as_a_row() {
        check(
            "\
                        Protokoll\n\
\n\
Navn                  Rolle              Til stede\n\
Kari Berg             Leder, Nordfjella  Ja\n\
                      kraftlag\n\
Per Ola Vik           Medlem             Nei\n\
\n\
   \u{f0b7}   Styret  drøftet  søknaden  fra  korpset  og  ba  om  nytt  budsjett  til  neste  gang\n\
       før sommeren.  Saken utsettes.\n\
\n\
Sunnvik 3. mai        Kl. 20:14:49       Side 1\n\
\u{c}Sak 2  Eventuelt\n\
Ingen saker.\n\
\n\
Sunnvik 3. mai        Kl. 20:14:51       Side 2\n\
\u{c}",
            "
  1    1           Protokoll
  1    3           Navn|Rolle|Til stede
  1    4           Kari Berg|Leder, Nordfjella|Ja
  1    5           kraftlag
  1    6           Per Ola Vik|Medlem|Nei
  1    8           •|Styret drøftet søknaden fra korpset og ba om nytt budsjett til neste gang
  1    9           før sommeren. Saken utsettes.
  1   11  page     Sunnvik 3. mai|Kl. 20:14:49|Side 1
  2   12           Sak 2|Eventuelt
  2   13           Ingen saker.
  2   15  page     Sunnvik 3. mai|Kl. 20:14:51|Side 2
",
        );
    }

    #[test]
    fn labels_and_columns_one_after_another_stay_lines() {
        check(
            "\
Møtedato:\nSted:\n\n3. mai 2024\nSunnvik rådhus\n\nNavn\n\nRolle\n\nKari Berg\nPer Ola Vik\n\nLeder\nMedlem\n\n\
Vedtak:\nGodkjent.\n\n1\n\n\u{c}Vedtak:\nGodkjent.\n\n2\n\n\u{c}",
            "
  1    1           Møtedato:
  1    2           Sted:
  1    4           3. mai 2024
  1    5           Sunnvik rådhus
  1    7           Navn
  1    9           Rolle
  1   11           Kari Berg
  1   12           Per Ola Vik
  1   14           Leder
  1   15           Medlem
  1   17           Vedtak:
  1   18           Godkjent.
  1   20  page     1
  2   22           Vedtak:
  2   23           Godkjent.
  2   25  page     2
",
        );
    }

    #[test]
    fn typed_text_has_no_pages() {
        check(
            "Sak 1\n\n\n\nGodkjent.\n\n\n\nSak 2\n",
            "
  -    1           Sak 1
  -    5           Godkjent.
  -    9           Sak 2
",
        );
    }

    #[test]
    fn a_line_knows_its_cells() {
        let document = read("\n  Kari  Berg\tLeder".as_bytes(), &Limits::default()).expect("text is read");
        let block = document.blocks.first().expect("one block");
        let line = block.lines.first().expect("one line");
        assert_eq!((block.style.indent, block.style.gap), (12.0, 1.0));
        assert_eq!(line.text, "Kari\tBerg\tLeder");
        assert_eq!(line.columns, [2.0, 8.0, 16.0]);
        assert_eq!(line.bounds, Some(Bounds { left: 2.0, top: 2.0, right: 21.0, bottom: 3.0 }));
    }

    #[test]
    fn blank_text_is_a_document_without_blocks() {
        let document = read(b"\n \n\n", &Limits::default()).expect("text is read");
        assert!(document.blocks.is_empty());
    }

    #[test]
    fn text_is_known_by_being_printable() {
        let rows: &[(&[u8], bool)] = &[
            (b"Referat", true),
            (b"M\x9Bte", true),
            (b"M\0\xF8\0t\0e\0", true),
            (b"{\\rtf1 M\\'f8te}", false),
            (b"\x89PNG\r\n", false),
            (b"\x7FELF\x02\x01\x01\0\0\0\0\x03", false),
        ];
        for (bytes, is) in rows {
            assert_eq!(sniff(bytes), *is, "{bytes:?}");
        }
    }

    #[test]
    fn pages_and_lines_have_limits() {
        let rows = [Limits { pages: 2, ..Limits::default() }, Limits { lines: 2, ..Limits::default() }];
        for limits in rows {
            let result = read(b"a\n\x0Cb\n\x0Cc\n", &limits);
            assert!(result.is_err_and(|error| error.is_limit_exceeded()), "{limits:?}");
        }
    }
}
