//! Pages that are pictures: recognised words as the glyphs that they stand
//! for, on level lines.

use super::page::{Glyph, Page, Tag};
use super::rows::{ASCENT, DESCENT};
use crate::scan::{Course, Scan, ScannedLine};

/// Breadth of a page that does not say how large it is, upright and across.
const A4: f32 = 595.0;
const A4_ACROSS: f32 = 842.0;
/// How near a letter size is the page's usual one: sizes are estimates from
/// the letters that a line happens to have.
const SAME_SIZE: f32 = 0.12;
/// What a glyph has on either side of its ink, in letter sizes; a recognised
/// word is as broad as its ink.
const BEARING: f32 = 0.05;

/// An empty page as large as a scan.
pub(super) fn sheet(scan: &Scan) -> Page {
    let (wide, high) = (scan.width.max(1.0), scan.height.max(1.0));
    let width = if wide > high { A4_ACROSS } else { A4 };
    Page { width, height: width * high / wide, pictures: true, ..Page::default() }
}

/// Prints what was recognised on the page.
pub(super) fn print(scan: &Scan, page: &mut Page) {
    let scale = page.width / scan.width.max(1.0);
    let slope = slope(&scan.lines);
    let usual = usual_height(&scan.lines);
    page.glyphs.clear();
    for line in &scan.lines {
        let is_usual = (line.height / usual - 1.0).abs() <= SAME_SIZE;
        let letters = if is_usual { usual } else { line.height } / (ASCENT + DESCENT);
        let (size, bearing) = (letters * scale, letters * BEARING);
        // A page is set level about its own middle.
        let lean = slope * (middle(line) - scan.width / 2.0);
        let level = if line.course == Course::Right { line.baseline - lean } else { line.baseline };
        let slope = if line.course == Course::Right { slope } else { 0.0 };
        let mut end: Option<f32> = None;
        for word in line.words.iter().filter(|word| !is_border(&word.text)) {
            let area = word.bounds;
            let aside = slope * ((area.top + area.bottom) / 2.0 - scan.height / 2.0);
            let (from, to) = match line.course {
                Course::Right => (area.left + aside, area.right + aside),
                Course::Down => (area.top, area.bottom),
                Course::Left => (-area.right, -area.left),
                Course::Up => (-area.bottom, -area.top),
            };
            let (from, to) = (from - bearing, to + bearing);
            let set = |char, from: f32, advance: f32| {
                let (along, across) = (from * scale, level * scale);
                let (x, y, angle) = match line.course {
                    Course::Right => (along, across, 0),
                    Course::Down => (across, along, 90),
                    Course::Left => (-along, across, 180),
                    Course::Up => (across, -along, -90),
                };
                Glyph {
                    char,
                    x,
                    y,
                    advance: advance * scale,
                    size,
                    angle,
                    font: 0,
                    bold: false,
                    italic: false,
                    tag: Tag::default(),
                }
            };
            if let Some(end) = end {
                page.glyphs.push(set(' ', end, (from - end).max(0.0)));
            }
            let letters = word.text.chars().filter(|char| !char.is_whitespace() && !char.is_control());
            let advance = (to - from).max(0.0) / letters.clone().count().max(1) as f32;
            let places = (0..).map(|place: u16| from + advance * f32::from(place));
            page.glyphs.extend(letters.zip(places).map(|(char, place)| set(char, place, advance)));
            end = Some(to);
        }
    }
}

/// Whether it is no word but a stroke of a table's border.
fn is_border(word: &str) -> bool {
    word.chars().all(|char| char == '|')
}

/// Where the middle of a level line is.
fn middle(line: &ScannedLine) -> f32 {
    let left = line.words.iter().map(|word| word.bounds.left).fold(f32::INFINITY, f32::min);
    let right = line.words.iter().map(|word| word.bounds.right).fold(f32::NEG_INFINITY, f32::max);
    if left <= right { (left + right) / 2.0 } else { 0.0 }
}

/// By how much the page was laid askew: what most of its text falls to the
/// right.
fn slope(lines: &[ScannedLine]) -> f32 {
    let level = lines.iter().filter(|line| line.course == Course::Right && line.words.len() > 2);
    weighted_median(level.map(|line| (line.slope, breadth(line))).collect()).unwrap_or(0.0)
}

/// How high the letters of most of the text are.
fn usual_height(lines: &[ScannedLine]) -> f32 {
    weighted_median(lines.iter().map(|line| (line.height, breadth(line))).collect()).unwrap_or(1.0).max(0.1)
}

/// How much text a line has.
fn breadth(line: &ScannedLine) -> usize {
    line.words.iter().map(|word| word.text.len()).sum()
}

/// The value that half of the weight is below.
fn weighted_median(mut values: Vec<(f32, usize)>) -> Option<f32> {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: usize = values.iter().map(|(_, weight)| weight).sum();
    let mut below = 0;
    values.into_iter().find_map(|(value, weight)| {
        below += weight;
        (2 * below >= total).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use referat_document::Bounds;

    use crate::scan::{Course, READ_BY_OCR, Scan, ScannedLine, ScannedWord, Scans};

    /// A line of words 20 units high, with letters 10 wide, that falls.
    fn line(words: &[(f32, &str)], baseline: f32, slope: f32) -> ScannedLine {
        let word = |&(left, text): &(f32, &str)| ScannedWord {
            text: text.to_owned(),
            bounds: Bounds {
                left,
                top: baseline + slope * (left - 600.0) - 15.0,
                right: left + 10.0 * text.chars().count() as f32,
                bottom: baseline + slope * (left - 600.0) + 5.0,
            },
            confidence: 0.9,
        };
        let words: Vec<ScannedWord> = words.iter().map(word).collect();
        let middle = (words[0].bounds.left + words[words.len() - 1].bounds.right) / 2.0;
        let baseline = baseline + slope * (middle - 600.0);
        ScannedLine { words, course: Course::Right, baseline, slope, height: 20.0 }
    }

    fn texts(lines: Vec<ScannedLine>) -> Vec<String> {
        let scan = Scan { width: 1200.0, height: 1700.0, lines };
        let document = crate::pdf::recognised(&Scans::from([(1, scan)]));
        assert_eq!(document.warnings[0].code, READ_BY_OCR);
        document.lines().map(|(_, line)| line.text.clone()).collect()
    }

    #[test]
    fn words_are_set_in_lines_and_columns_though_the_page_lies_askew() {
        for slope in [0.0, 0.02, -0.02] {
            let lines = vec![
                line(&[(100.0, "Styret"), (170.0, "vedtok"), (240.0, "saken")], 100.0, slope),
                line(&[(100.0, "Leder:")], 160.0, slope),
                line(&[(850.0, "|"), (900.0, "Kari"), (950.0, "Lund")], 160.0, slope),
                line(&[(100.0, "Sak"), (140.0, "1/24")], 220.0, slope),
            ];
            assert_eq!(texts(lines), ["Styret vedtok saken", "Leder:\tKari Lund", "Sak 1/24"], "{slope}");
        }
    }

    #[test]
    fn a_page_that_was_laid_on_its_side_is_read_upright() {
        let turned = |course, bounds: [Bounds; 2], baseline| ScannedLine {
            words: ["Sak", "1/24"]
                .iter()
                .zip(bounds)
                .map(|(text, bounds)| ScannedWord { text: (*text).to_owned(), bounds, confidence: 0.9 })
                .collect(),
            course,
            baseline,
            slope: 0.0,
            height: 20.0,
        };
        let area = |left, top, right, bottom| Bounds { left, top, right, bottom };
        for line in [
            turned(Course::Down, [area(800.0, 100.0, 820.0, 130.0), area(800.0, 140.0, 820.0, 180.0)], 805.0),
            turned(Course::Up, [area(800.0, 150.0, 820.0, 180.0), area(800.0, 100.0, 820.0, 140.0)], 815.0),
            turned(Course::Left, [area(150.0, 800.0, 180.0, 820.0), area(100.0, 800.0, 140.0, 820.0)], 805.0),
        ] {
            assert_eq!(texts(vec![line]), ["Sak 1/24"]);
        }
    }

    #[test]
    fn a_page_without_words_is_empty_and_odd_measures_do_no_harm() {
        assert!(texts(Vec::new()).is_empty());
        let odd = ScannedLine { height: f32::NAN, slope: f32::INFINITY, ..line(&[(0.0, "Sak")], 0.0, 0.0) };
        texts(vec![odd]);
    }
}
