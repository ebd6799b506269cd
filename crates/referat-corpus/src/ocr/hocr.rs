//! hOCR, the markup in which Tesseract gives words with their places.
//!
//! An element's `title` has what is measured of it, each measure by its name:
//! `bbox 36 92 580 122; baseline 0.003 -6; x_size 29; x_descenders 6`.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use referat::document::Bounds;
use referat::scan::{Course, Scan, ScannedLine, ScannedWord};

use super::OcrFailure;

/// What an element is, by its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Page,
    Line,
    Word,
    Other,
}

/// The class that each kind has; a line has one of several.
const CLASSES: &[(&str, Kind)] = &[
    ("ocr_page", Kind::Page),
    ("ocr_line", Kind::Line),
    ("ocr_header", Kind::Line),
    ("ocr_caption", Kind::Line),
    ("ocr_textfloat", Kind::Line),
    ("ocrx_word", Kind::Word),
];

/// The pages that Tesseract wrote.
pub(super) fn scans(text: &str) -> Result<Vec<Scan>, OcrFailure> {
    let mut reader = Reader::from_str(text);
    let mut scans: Vec<Scan> = Vec::new();
    let mut open: Vec<Kind> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => open.push(begin(&tag, &mut scans)),
            Ok(Event::End(_)) => {
                open.pop();
            }
            Ok(Event::Text(text)) if open.contains(&Kind::Word) => write(&text.into_inner(), &mut scans),
            Ok(Event::GeneralRef(entity)) if open.contains(&Kind::Word) => {
                write(&resolve(&entity), &mut scans);
            }
            Ok(Event::Eof) if open.is_empty() => break,
            Ok(Event::Eof) => return Err(OcrFailure::failed("its output breaks off")),
            Ok(_) => {}
            Err(error) => return Err(OcrFailure::failed(format_args!("its output is odd: {error}"))),
        }
    }
    if scans.is_empty() {
        return Err(OcrFailure::failed("its output has no page"));
    }
    for scan in &mut scans {
        for line in &mut scan.lines {
            line.words.retain(|word| !word.text.trim().is_empty());
        }
        scan.lines.retain(|line| !line.words.is_empty());
    }
    Ok(scans)
}

/// Begins a page, a line on the last page, or a word in the last line.
fn begin(tag: &BytesStart<'_>, scans: &mut Vec<Scan>) -> Kind {
    let attribute = |name: &str| tag.try_get_attribute(name).ok().flatten().map(|it| it.value.into_owned());
    let class = attribute("class").unwrap_or_default();
    let kind = CLASSES.iter().find(|(name, _)| *name == class).map_or(Kind::Other, |(_, kind)| *kind);
    let title = attribute("title").unwrap_or_default();
    let bounds = bounds(&title);
    match kind {
        Kind::Page => {
            let (width, height) = (bounds.right - bounds.left, bounds.bottom - bounds.top);
            scans.push(Scan { width, height, lines: Vec::new() });
        }
        Kind::Line => {
            if let Some(scan) = scans.last_mut() {
                scan.lines.push(line(&title, bounds));
            }
        }
        Kind::Word => {
            let confidence = measure(&title, "x_wconf").next().unwrap_or(0.0) / 100.0;
            if let Some(line) = scans.last_mut().and_then(|scan| scan.lines.last_mut()) {
                line.words.push(ScannedWord { text: String::new(), bounds, confidence });
            }
        }
        Kind::Other => {}
    }
    kind
}

/// A line of text runs at an angle, counted the other way round than ours, or
/// has a baseline: its slope, and how far its left end is below the bounds.
fn line(title: &str, bounds: Bounds) -> ScannedLine {
    let first = |name| measure(title, name).next();
    let height = first("x_size").unwrap_or(bounds.bottom - bounds.top);
    let descent = first("x_descenders").unwrap_or(0.0);
    let mut line = ScannedLine { height, ..ScannedLine::default() };
    (line.course, line.baseline) = match first("textangle").map_or(0, |angle| angle.round() as i32) {
        90 => (Course::Up, bounds.right - descent),
        180 => (Course::Left, bounds.top + descent),
        270 => (Course::Down, bounds.left + descent),
        _ => {
            let mut baseline = measure(title, "baseline");
            line.slope = baseline.next().unwrap_or(0.0);
            let left = bounds.bottom + baseline.next().unwrap_or(-descent);
            (Course::Right, left + line.slope * (bounds.right - bounds.left) / 2.0)
        }
    };
    line
}

fn bounds(title: &str) -> Bounds {
    let mut sides = measure(title, "bbox");
    let mut side = || sides.next().unwrap_or(0.0);
    Bounds { left: side(), top: side(), right: side(), bottom: side() }
}

/// The numbers of a measure.
fn measure<'a>(title: &'a str, name: &str) -> impl Iterator<Item = f32> + use<'a> {
    let of_name = |part: &'a str| part.trim().strip_prefix(name)?.strip_prefix(' ');
    let numbers = title.split(';').find_map(of_name).unwrap_or_default();
    numbers
        .split_whitespace()
        .map_while(|number| number.parse().ok())
        .filter(|number: &f32| number.is_finite())
}

/// Adds to the last word.
fn write(text: &str, scans: &mut [Scan]) {
    if let Some(word) = scans.last_mut().and_then(|scan| scan.lines.last_mut()?.words.last_mut()) {
        word.text.push_str(text.trim());
    }
}

fn resolve(entity: &BytesRef<'_>) -> String {
    let char = entity.resolve_char_ref().ok().flatten().map(String::from);
    char.or_else(|| resolve_predefined_entity(entity).map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &str) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><html><body>\n\
             <div class='ocr_page' title='image \"stdin\"; bbox 0 0 2480 3508; ppageno 0'>\n\
             <div class='ocr_carea'><p class='ocr_par' lang='nor'>{lines}</p></div></div></body></html>"
        )
    }

    #[test]
    fn words_have_their_places_and_their_line_its_baseline() {
        let text = page(
            "<span class='ocr_header' title=\"bbox 100 200 500 240; baseline 0.01 -8; x_size 38; x_descenders 8\">\n\
             <span class='ocrx_word' title='bbox 100 200 180 232; x_wconf 96'>Sak</span>\n\
             <span class='ocrx_word' title='bbox 200 200 300 240; x_wconf 50'>l/19</span>\n\
             <span class='ocrx_word' title='bbox 320 200 500 232; x_wconf 90'><em>Kj&#248;p &amp; salg</em></span>\n\
             <span class='ocrx_word' title='bbox 500 200 500 232; x_wconf 95'> </span></span>",
        );
        let scans = scans(&text).unwrap();
        assert_eq!((scans.len(), scans[0].width, scans[0].height), (1, 2480.0, 3508.0));
        let line = &scans[0].lines[0];
        let words: Vec<(&str, f32)> =
            line.words.iter().map(|it| (it.text.as_str(), it.bounds.left)).collect();
        assert_eq!(words, [("Sak", 100.0), ("l/19", 200.0), ("Kjøp&salg", 320.0)]);
        assert_eq!((line.course, line.baseline, line.slope, line.height), (Course::Right, 234.0, 0.01, 38.0));
        assert!((scans[0].confidence().unwrap() - (3.0 * 0.96 + 4.0 * 0.5 + 9.0 * 0.9) / 16.0).abs() < 1e-6);
    }

    #[test]
    fn a_line_runs_as_the_page_was_laid() {
        for (angle, course, baseline) in
            [(90, Course::Up, 132.0), (180, Course::Left, 206.0), (270, Course::Down, 106.0)]
        {
            let text = page(&format!(
                "<span class='ocr_line' title=\"bbox 100 200 138 600; textangle {angle}; x_size 38; x_descenders 6\">\
                 <span class='ocrx_word' title='bbox 100 200 138 600; x_wconf 96'>Sak</span></span>"
            ));
            let line = &scans(&text).unwrap()[0].lines[0];
            assert_eq!((line.course, line.baseline), (course, baseline), "{angle}");
        }
    }

    #[test]
    fn an_empty_page_is_a_page_and_odd_output_is_a_failure() {
        assert!(scans(&page("")).unwrap()[0].lines.is_empty());
        let odd = page(
            "<span class='ocr_line' title='bbox x; x_size NaN'><span class='ocrx_word' title=''>Sak</span></span>",
        );
        assert_eq!(scans(&odd).unwrap()[0].lines[0].words[0].bounds, Bounds::default());
        for text in [
            "",
            "Styret vedtok",
            "<html></html>",
            "<html><div class='ocr_page'",
            "<span class='ocrx_word'>Sak",
        ] {
            assert_eq!(scans(text).unwrap_err().kind(), "ocr_failed", "{text}");
        }
    }
}
