//! PDF: glyphs where they are printed, put together to words, lines, columns
//! and tables.
//!
//! [`engine`] alone knows the library that opens the file; every stage after
//! it is a function over plain values.

mod blocks;
mod cells;
mod columns;
mod engine;
mod footnotes;
mod furniture;
mod garbled;
mod layout;
mod letters;
mod lines;
mod order;
mod page;
mod recognised;
mod rows;
#[cfg(test)]
mod sample;
mod tables;
mod tagged;
mod upright;
mod words;

use memchr::memmem;
use referat_document::{Document, Flow, Metadata, Warning};

use crate::scan::{NO_TEXT_LAYER, READ_BY_OCR, Scan, Scans};
use crate::tally::Tally;
use crate::{Error, Format, Limits, Read};
#[cfg(feature = "render")]
pub use engine::{Picture, render};
use furniture::Sheet;
use garbled::{Legibility, Mended};
use page::Page;
use tagged::Tagging;

pub(crate) const FORMAT: Format =
    Format { name: "pdf", extensions: &["pdf"], sniff, read: Read::Document(read) };

/// Bytes at either end of a file that are searched for a mark.
const MARKED: usize = 1024;

/// The mark stands first, but for a mail header or some blank bytes; where it
/// is damaged, the one at the end tells.
fn sniff(bytes: &[u8]) -> bool {
    let head = bytes.get(..MARKED).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(MARKED)..).unwrap_or(bytes);
    // The last member of an archive may be a PDF.
    let is_archive = bytes.starts_with(b"PK\x03\x04");
    !is_archive && (memmem::find(head, b"%PDF").is_some() || memmem::find(tail, b"startxref").is_some())
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    read_scanned(bytes, limits, &Scans::new())
}

/// Reads a file with what was recognised on its pages without text.
pub(crate) fn read_scanned(bytes: &[u8], limits: &Limits, scans: &Scans) -> Result<Document, Error> {
    let mut printed = Pages::default();
    let mut tally = Tally::new(limits);
    let mut mended = Mended::default();
    let metadata = engine::read(bytes, limits, |mut page, fonts| {
        let legibility = garbled::mend(&mut page.glyphs, fonts, &mut mended);
        match scans.get(&printed.next()) {
            Some(scan) if legibility.letters == 0 => printed.push_scan(page, scan),
            _ => {
                printed.warnings.extend(warning(&page, legibility, printed.next()));
                printed.push(page);
            }
        }
        for line in printed.sheets.last().into_iter().flat_map(|sheet| &sheet.lines) {
            tally.lines(1);
            tally.text(&line.line.text);
        }
        tally.check()
    })?;
    Ok(printed.document(metadata))
}

/// The document of pages that are nothing but what was recognised on them.
pub(crate) fn recognised(scans: &Scans) -> Document {
    let mut printed = Pages::default();
    for (&number, scan) in scans {
        if number == printed.next() {
            printed.push_scan(recognised::sheet(scan), scan);
        }
    }
    printed.document(Metadata::default())
}

/// The pages read so far.
#[derive(Default)]
struct Pages {
    sheets: Vec<Sheet>,
    warnings: Vec<Warning>,
    tagging: Tagging,
}

impl Pages {
    /// The number of the page that comes next.
    fn next(&self) -> u32 {
        u32::try_from(self.sheets.len() + 1).unwrap_or(u32::MAX)
    }

    fn push(&mut self, mut page: Page) {
        upright::set_upright(&mut page);
        let (width, height) = (page.width, page.height);
        self.tagging.count(&page);
        self.sheets.push(Sheet { width, height, lines: layout::layout(page) });
    }

    /// A page without text, with what was recognised on it.
    fn push_scan(&mut self, mut page: Page, scan: &Scan) {
        let message = match scan.confidence() {
            Some(confidence) => {
                let percent = (100.0 * confidence).round();
                format!(
                    "the page is a picture, whose text OCR has read with a confidence of {percent} of 100"
                )
            }
            None => "the page is a picture, in which OCR has found no text".to_owned(),
        };
        self.warnings.push(Warning { code: READ_BY_OCR, message, page: Some(self.next()) });
        recognised::print(scan, &mut page);
        self.push(page);
    }

    fn document(mut self, metadata: Metadata) -> Document {
        self.tagging.forget_unsound(&mut self.sheets);
        let pages = u32::try_from(self.sheets.len()).unwrap_or(u32::MAX);
        furniture::mark(&mut self.sheets);
        let blocks = blocks::blocks(self.sheets);
        let mut document =
            Document { metadata, pages: Some(pages), flow: Flow::Lines, blocks, warnings: self.warnings };
        document.number_lines();
        document
    }
}

/// Share of a page's letters that had to be worked out, in hundredths, from
/// which on it is worth a word.
const SHIFTED_PERCENT: usize = 5;

/// What a reader should know of a page: that it has no text, or that its
/// letters were not what they said.
fn warning(page: &Page, legibility: Legibility, number: u32) -> Option<Warning> {
    let warning = |code, message: String| Some(Warning { code, message, page: Some(number) });
    let Legibility { letters, shifted, unreadable } = legibility;
    if letters == 0 {
        let message = "the page is a picture without text".to_owned();
        return if page.pictures { warning(NO_TEXT_LAYER, message) } else { None };
    }
    if unreadable > 0 {
        return warning("garbled-text", format!("{unreadable} of {letters} letters cannot be read"));
    }
    if shifted * 100 >= letters * SHIFTED_PERCENT {
        return warning(
            "garbled-text",
            format!("{shifted} of {letters} letters do not say what they are and have been worked out"),
        );
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{read, sniff};
    use referat_document::Layer;

    use crate::{Document, Error, Limits};

    /// A file with one page a content stream, in Helvetica and its bold cut.
    fn file(contents: &[&str], annotation: &str) -> Vec<u8> {
        let kids: Vec<String> = (0..contents.len()).map(|page| format!("{} 0 R", 10 + 2 * page)).collect();
        let mut file = format!(
            "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
             2 0 obj <</Type/Pages/Kids[{}]/Count {}/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R/B 4 0 R/N 7 0 R>>>>>> endobj\n\
             3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj\n\
             4 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>> endobj\n\
             7 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica\
             /Encoding<</Differences[65/aring/fi/uni00E6/nothing]>>>> endobj\n\
             5 0 obj <</Title(M\\370te)/Producer(Skriver 1)/CreationDate(D:20240305120000+01'00')>> endobj\n",
            kids.join(" "),
            contents.len()
        );
        for (page, content) in contents.iter().enumerate() {
            let number = 10 + 2 * page;
            file.push_str(&format!(
                "{number} 0 obj <</Type/Page/Parent 2 0 R/Contents {} 0 R/Annots[{annotation}]>> endobj\n\
                 {} 0 obj <</Length {}>> stream\n{content}\nendstream endobj\n",
                number + 1,
                number + 1,
                content.len()
            ));
        }
        file.push_str("trailer <</Root 1 0 R/Info 5 0 R>>\n%%EOF");
        file.into_bytes()
    }

    fn document(contents: &[&str]) -> Document {
        read(&file(contents, ""), &Limits::default()).expect("a sound file")
    }

    fn texts(document: &Document) -> Vec<&str> {
        document.lines().map(|(_, line)| line.text.as_str()).collect()
    }

    #[test]
    fn lines_say_what_they_are_and_where() {
        let document =
            document(&["BT /B 12 Tf 50 700 Td (Sak 1) Tj /F 12 Tf ( M\\370te) Tj 0 -14 Td (Vedtak) Tj ET"]);
        assert_eq!(texts(&document), ["Sak 1 Møte", "Vedtak"]);
        let line = &document.blocks[0].lines[0];
        assert_eq!((line.bold, line.page, line.number), (5, Some(1), 1));
        let bounds = line.bounds.expect("a place");
        assert_eq!((bounds.left, bounds.top), (50.0, 91.0));
        let facts = &document.metadata;
        assert_eq!(facts.title.as_deref(), Some("Møte"));
        assert_eq!(facts.producer.as_deref(), Some("Skriver 1"));
        assert_eq!(facts.created.as_deref(), Some("2024-03-05T12:00:00+01:00"));
    }

    #[test]
    fn text_that_is_drawn_invisibly_or_inside_a_form_counts_and_a_turned_line_is_last() {
        let content = "BT 0 1 -1 0 40 100 Tm /F 10 Tf (Arkiv) Tj ET BT 3 Tr /F 10 Tf 50 700 Td (Tekst) Tj ET";
        assert_eq!(texts(&document(&[content])), ["Tekst", "Arkiv"]);
    }

    #[test]
    fn a_link_belongs_to_the_words_under_it() {
        let link = "<</Subtype/Link/Rect[85 696 102 712]/A<</S/URI/URI(https://example.org)>>>>";
        let bytes = file(&["BT /F 10 Tf 50 700 Td (Se her: kart) Tj ET"], link);
        let document = read(&bytes, &Limits::default()).expect("a sound file");
        let links = &document.blocks[0].lines[0].links;
        assert_eq!((links[0].text.as_str(), links[0].url.as_str()), ("kart", "https://example.org"));
    }

    #[test]
    fn what_is_filled_in_is_read_where_no_appearance_shows_it() {
        let field = |more: &str| format!("<</Subtype/Widget/DA(/F 10 Tf)/Rect[100 694 300 714]{more}>>");
        let content = &["BT /F 10 Tf 50 700 Td (Sted:) Tj 0 -40 Td (Slutt) Tj ET"];
        for (annotation, expected) in [
            (field("/FT/Tx/V(Store m\\370terom)"), "Sted:\tStore møterom"),
            (field("/Parent<</FT/Tx/V(Kantina)>>"), "Sted:\tKantina"),
            (field("/FT/Ch/V(k)/Opt[[(s)(Salen)][(k)(Kantina)]]"), "Sted:\tKantina"),
            (field("/FT/Btn/V/On"), "Sted:"),
            (field("/FT/Tx/Ff 8192/V(hemmelig)"), "Sted:"),
            (field("/FT/Tx/F 2/V(skjult)"), "Sted:"),
        ] {
            let document = read(&file(content, &annotation), &Limits::default()).expect("a sound file");
            assert_eq!(texts(&document), [expected, "Slutt"], "{annotation}");
        }
        let high = field("/FT/Tx/Ff 4096/V(Nordvik\\rR\\345dhuset)").replace("694 300 714", "680 300 711");
        let document = read(&file(content, &high), &Limits::default()).expect("a sound file");
        assert_eq!(texts(&document), ["Sted:\tNordvik", "Rådhuset", "Slutt"]);
    }

    #[test]
    fn letters_are_known_by_their_names_and_those_without_are_counted() {
        let document = document(&["BT /N 10 Tf 50 700 Td (ABC) Tj ET", "BT /N 10 Tf 50 700 Td (ABD) Tj ET"]);
        assert_eq!(texts(&document), ["åfiæ", "åfi\u{FFFD}"]);
        let warnings: Vec<_> = document.warnings.iter().map(|it| (it.message.as_str(), it.page)).collect();
        assert_eq!(warnings, [("1 of 4 letters cannot be read", Some(2))]);
    }

    #[test]
    fn lines_are_read_from_the_top_whatever_is_drawn_first() {
        let content = "BT /F 10 Tf 50 600 Td (Slutt) Tj 40 100 Td (1 Budsjett) Tj -40 0 Td (Sak) Tj ET";
        assert_eq!(texts(&document(&[content])), ["Sak\t1 Budsjett", "Slutt"]);
    }

    /// A file of one page with a structure tree.
    fn tagged(content: &str, tree: &str) -> Document {
        let plain = String::from_utf8(file(&[content], "")).expect("written as text");
        let tagged = plain.replace("<</Type/Catalog", "<</Type/Catalog/StructTreeRoot 6 0 R");
        let bytes = tagged.replace("trailer", &format!("{tree}trailer")).into_bytes();
        read(&bytes, &Limits::default()).expect("a sound file")
    }

    #[test]
    fn a_tagged_file_says_what_is_a_heading_and_what_is_no_text() {
        let content = "/Artifact BMC BT /F 8 Tf 50 780 Td (Utkast) Tj ET EMC \
             /Overskrift <</MCID 0>> BDC BT /F 10 Tf 50 700 Td (Sak 1) Tj ET EMC \
             /P <</MCID 1>> BDC BT /F 10 Tf 50 680 Td (Styret vedtok budsjettet.) Tj ET EMC";
        let tree = "6 0 obj <</RoleMap<</Overskrift/H2>>/K[<</S/Document/Pg 10 0 R/K[\
             <</S/Overskrift/K 0>> <</S/P/K[<</Type/MCR/MCID 1>>]>>]>>]>> endobj\n";
        let tagged = |tree: &str| {
            let document = tagged(content, tree);
            document.blocks.iter().map(|block| (block.heading, block.layer)).collect::<Vec<_>>()
        };
        let (body, furniture) = ((None, Layer::Body), (None, Layer::Furniture));
        assert_eq!(tagged(tree), [furniture, (Some(2), Layer::Body), body]);
        // A tree that knows but one of two lines is not believed, nor one that
        // calls all of them headings.
        assert_eq!(tagged(&tree.replace("/MCID 1", "/MCID 7")), [body; 3]);
        assert_eq!(tagged(&tree.replace("/S/P", "/S/H1")), [furniture, body, body]);
        assert_eq!(tagged(&tree.replace("/K[<</S", "/K[6 0 R <</S")).len(), 3);
    }

    #[test]
    fn a_tagged_file_says_what_is_read_first() {
        let content = "/P <</MCID 0>> BDC BT /F 10 Tf 50 700 Td (Dugnaden) Tj ET EMC \
             /P <</MCID 1>> BDC BT /F 10 Tf 200 700 Td (Styret) Tj ET EMC \
             /P <</MCID 2>> BDC BT /F 10 Tf 50 688 Td (er utsatt.) Tj ET EMC \
             /P <</MCID 3>> BDC BT /F 10 Tf 200 688 Td (er valgt.) Tj ET EMC";
        let read = |tree: &str| {
            let tree = format!("6 0 obj <</K[<</S/Document/Pg 10 0 R/K[{tree}]>>]>> endobj\n");
            texts(&tagged(content, &tree)).iter().map(|&line| line.to_owned()).collect::<Vec<_>>()
        };
        let rows = ["Dugnaden\tStyret", "er utsatt.\ter valgt."];
        let columns = ["Dugnaden", "er utsatt.", "Styret", "er valgt."];
        assert_eq!(read("<</S/P/K[0 2]>> <</S/P/K[1 3]>>"), columns);
        assert_eq!(read("<</S/P/K[0 <</S/Span/K 2>>]>> <</S/P/K[1 3]>>"), columns);
        // Cells of a table stand in rows.
        assert_eq!(read("<</S/Table/K[<</S/TR/K[0 2]>> <</S/TR/K[1 3]>>]>>"), rows);
        // What is not all of the text says nothing of its order.
        assert_eq!(read("<</S/P/K[0 2]>> <</S/P/K 1>>"), rows);
    }

    #[test]
    fn a_ruled_table_gives_a_block_a_cell() {
        let grid = "50 700 m 250 700 l S 50 660 m 250 660 l S 50 620 m 250 620 l S \
                    50 700 m 50 620 l S 150 700 m 150 620 l S 250 700 m 250 620 l S ";
        let text = "BT /F 10 Tf 55 685 Td (Navn) Tj 100 0 Td (Parti) Tj -100 -35 Td (Kari) Tj 0 -12 Td (Dal) Tj \
                    100 12 Td (SP) Tj ET";
        let document = document(&[&format!("{grid}{text}")]);
        let cells: Vec<(u32, u32, usize)> = document
            .blocks
            .iter()
            .filter_map(|block| block.cell.map(|cell| (cell.row, cell.column, block.lines.len())))
            .collect();
        assert_eq!(cells, [(0, 0, 1), (0, 1, 1), (1, 0, 2), (1, 1, 1)]);
        assert_eq!(texts(&document), ["Navn", "Parti", "Kari", "Dal", "SP"]);
    }

    #[test]
    fn a_picture_without_text_is_warned_of_and_an_empty_page_is_not() {
        let document =
            document(&["BI /W 1 /H 1 /BPC 8 /CS /G ID x EI", "", "BT /F 10 Tf 50 700 Td (Tekst) Tj ET"]);
        let warnings: Vec<_> = document.warnings.iter().map(|it| (it.code, it.page)).collect();
        assert_eq!(warnings, [("no-text-layer", Some(1))]);
    }

    #[test]
    fn files_that_cannot_be_read_say_why() {
        let sound = file(&["BT /F 10 Tf 50 700 Td (Tekst) Tj ET"; 3], "");
        let limits = Limits::default();
        let refused =
            |bytes: &[u8], limits: &Limits| read(bytes, limits).map_err(|error| error.kind().to_owned());
        assert_eq!(refused(b"%PDF-1.4 and nothing else", &limits), Err("damaged".to_owned()));
        assert_eq!(refused(&sound, &Limits { pages: 2, ..limits }), Err("limit_exceeded".to_owned()));
        assert_eq!(refused(&sound, &Limits { elements: 10, ..limits }), Err("limit_exceeded".to_owned()));
        assert_eq!(
            refused(&sound, &Limits { inflated_bytes: 10, ..limits }),
            Err("limit_exceeded".to_owned())
        );
        assert!(read(&sound[..400], &limits).is_err_and(|error: Error| error.is_damaged()));
    }

    #[test]
    fn the_mark_may_stand_a_little_behind_the_start() {
        for (bytes, expected) in [
            (&b"%PDF-1.7\n"[..], true),
            (b"\r\n%PDF-1.3", true),
            (b"x 1 0 obj\nstartxref\n9\n%%EOF", true),
            (b"PK\x03\x04", false),
            (b"", false),
        ] {
            assert_eq!(sniff(bytes), expected, "{bytes:?}");
        }
    }
}
