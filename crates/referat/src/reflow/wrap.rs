//! Which printed lines are one paragraph.

use referat_document::Align;

use super::layout::{Layout, left};
use super::{Printed, align, is_body, marker, paragraph, table};
use crate::fields::{case_number, person};
use crate::lexicon::{Lexicon, Term};
use crate::paragraph::{Bold, Paragraph, Piece};

/// Paragraphs of a document of printed lines.
pub(super) fn paragraphs(printed: &[Printed<'_>], lexicon: &Lexicon) -> Vec<Paragraph> {
    let layout = Layout::of(printed);
    let mut out: Vec<Paragraph> = Vec::new();
    let mut open = None;
    for run in printed.chunk_by(|a, b| a.block.cell.is_some() == b.block.cell.is_some()) {
        if run[0].block.cell.is_some() {
            out.extend(table::rows(run, |cell| {
                let mut text = Vec::new();
                joined(cell, &Layout::of(cell), lexicon, &mut text, &mut None);
                text
            }));
            open = None;
        } else {
            joined(run, &layout, lexicon, &mut out, &mut open);
        }
    }
    nest(&mut out);
    align::align(&mut out, printed);
    out
}

/// Adds the paragraphs of the lines to `out`. `open` is the last paragraph of
/// the body and its last line: what a line may go on from, over a page's
/// furniture.
fn joined<'a>(
    lines: &[Printed<'a>],
    layout: &Layout,
    lexicon: &Lexicon,
    out: &mut Vec<Paragraph>,
    open: &mut Option<(usize, Printed<'a>)>,
) {
    for line in lines {
        let next = paragraph(line, lexicon);
        if is_body(line.block.layer) {
            if let Some((at, before)) = *open
                && goes_on(&out[at], &before, &next, line, layout, lexicon)
            {
                join(&mut out[at], &next, line, lexicon);
                *open = Some((at, *line));
                continue;
            }
            *open = Some((out.len(), *line));
        }
        out.push(next);
    }
}

/// Evidence that a line goes on with the paragraph before it, summed up.
fn goes_on(
    open: &Paragraph,
    before: &Printed<'_>,
    next: &Paragraph,
    line: &Printed<'_>,
    layout: &Layout,
    lexicon: &Lexicon,
) -> bool {
    let kind = |printed: &Printed<'_>| (printed.block.layer, printed.block.heading);
    if next.content > 0 || next.is_row() || kind(before) != kind(line) {
        return false;
    }
    let slack = layout.slack(before, line);
    if open.is_row()
        && !under_last_column(open, before, line, layout)
        && !(slack <= 0.0 && under_value(open, before, line, layout))
    {
        return false;
    }
    let text = next.text.as_str();
    let first = text.chars().next().unwrap_or(' ');
    // A quotation ends as its last sentence does.
    let ended = open.text.trim_end_matches(['»', '”', '"']);
    let last = if ended.ends_with(['.', '!', '?']) { ended } else { &open.text };
    let last = last.chars().next_back().unwrap_or(' ');
    let same_page = before.line.page == line.line.page;

    let mut evidence = 0.0;
    evidence += match first {
        it if it.is_lowercase() => 2.5,
        it if it.is_alphanumeric() => -0.5,
        _ => 0.0,
    };
    evidence += match last {
        ':' => -2.2,
        '.' | '!' | '?' | ';' => -1.5,
        ',' | '-' | '–' | '/' | '(' => 1.5,
        _ => 0.3,
    };
    // No sentence ends with a small word.
    let end = open.text.rsplit([' ', '\t']).next().unwrap_or("");
    evidence +=
        if end.chars().all(char::is_lowercase) && lexicon.knows(Term::FunctionWord, end) { 2.0 } else { 0.0 };
    evidence += match slack {
        it if it <= 0.0 => 2.0,
        it if it <= 0.06 => 0.8,
        it if it <= 0.2 => -1.0,
        _ => -2.5,
    };
    if same_page && layout.separates(line) {
        evidence -= 3.0;
    }
    if same_page && layout.joins(line) && open.marker().is_none_or(marker::is_bullet) {
        evidence += 1.0;
    }
    if let Some(marker) = open.marker()
        && !(same_page && layout.separates(line))
    {
        // A bullet's text goes on; what stands under a numbered heading begins.
        evidence += if marker::is_bullet(marker) {
            1.4
        } else if first.is_uppercase() {
            -1.0
        } else {
            0.0
        };
    }
    if text.ends_with(':') && text.split_whitespace().count() <= 4 && first.is_uppercase() {
        evidence -= 2.0;
    }
    // `Sekretariatet: Kari Li`, `Nes kommune: rådmann Per Moe`
    evidence -= if opens_with_label(&open.text) && opens_with_label(text) { 3.0 } else { 0.0 };
    evidence -= if is_line_of_facts(&open.text) && first.is_uppercase() { 2.5 } else { 0.0 };
    evidence -= if is_verdict(text, lexicon) { 2.5 } else { 0.0 };
    if opens_parenthesis(&open.text) {
        evidence += 2.0;
    }
    if open.content > 0 && line.line.bounds.is_some() && same_page {
        // Under a list item, a line that goes on stands under its text.
        let shift = left(line) - left(before);
        let first_line = open.pieces.len() == 1;
        evidence += if first_line && shift > layout.letter || !first_line && shift.abs() <= layout.letter {
            1.2
        } else {
            0.0
        };
    }
    if is_in_capitals(text) && !is_in_capitals(&open.text) {
        evidence -= 2.0;
    }
    let bold = |it: &Paragraph| it.bold == Bold::All;
    if bold(open) != bold(next) {
        evidence -= 2.5;
    }
    if (open.size - next.size).abs() > 0.1 {
        evidence -= 3.0;
    } else if open.size > 1.2 && open.align == next.align {
        // A title over several lines.
        evidence += if open.align == Align::Center { 1.0 } else { 0.5 };
    }
    evidence > 0.0
        && !lists_people(open, text, lexicon)
        && !heads_part(open, lexicon)
        && !opens_list(open, text, lexicon)
}

/// Whether the paragraph is a list of people behind its label, and the line
/// begins with words for others or is an item's: `Forfall var meldt fra Kari
/// Li.`, `Sak 1/20 Budsjett`.
fn opens_list(open: &Paragraph, text: &str, lexicon: &Lexicon) -> bool {
    const LISTS: &[Term] = &[Term::Present, Term::Members, Term::Absent, Term::Substitutes, Term::Staff];
    let is_list = |(label, _): (&str, &str)| lexicon.known(label).has_any(LISTS);
    text.starts_with(char::is_uppercase) && open.text.split_once(':').is_some_and(is_list) && {
        let leads = lexicon.leads(text);
        [Term::Absent, Term::Substitutes].iter().any(|term| leads.lead(*term).is_some())
            || case_number::label(text, lexicon).is_some_and(|it| !it.prefix.is_empty())
    }
}

/// Whether the paragraph is one line that heads what was decided or
/// recommended: `Innstilling`, `Vedtak i Elverådet den 3.5.2011`. What follows
/// begins anew, though it begins in lower case and the line is full.
fn heads_part(open: &Paragraph, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 12;
    const PARTS: &[Term] =
        &[Term::Decision, Term::Treatment, Term::Recommendation, Term::Background, Term::Assessment];
    let text = open.text.trim();
    let may_head = open.pieces.len() == 1
        && text.starts_with(char::is_uppercase)
        && text.split(' ').count() <= LONGEST
        && !text.ends_with(['.', ',']);
    if !may_head {
        return false;
    }
    let hits = lexicon.hits(text);
    let is_dated = text.ends_with(|it: char| it.is_ascii_digit());
    let opens = PARTS.iter().any(|term| hits.lead(*term).is_some());
    // `Elverådets vedtak`
    let is_owned = text.split(' ').count() <= 4 && hits.tail(Term::Decision).is_some_and(|it| it.start > 0);
    PARTS.iter().any(|term| lexicon.knows(*term, text)) || opens && is_dated || is_owned
}

/// Whether both lines are a person each, though the second begins in lower
/// case: `ordfører Kari Li, Nes kommune`.
fn lists_people(open: &Paragraph, text: &str, lexicon: &Lexicon) -> bool {
    let last = open.pieces.last().map_or("", |it| open.text.get(it.start..).unwrap_or(""));
    person::is_one(last, lexicon) && person::is_one(text, lexicon)
}

/// Whether a few words with a capital and a colon open the text.
fn opens_with_label(text: &str) -> bool {
    const WORDS: usize = 8;
    text.split_once(": ").is_some_and(|(label, rest)| {
        label.starts_with(char::is_uppercase)
            && label.split(' ').count() <= WORDS
            && !label.contains(['.', ',', '('])
            && !rest.trim().is_empty()
    })
}

/// Whether several labels stand in the text and a figure ends it: `Saksnr.: 01/16
/// Utvalg: Kirkerådet Møtedato: 27.01.16`.
fn is_line_of_facts(text: &str) -> bool {
    text.matches(": ").count() > 1 && text.ends_with(|it: char| it.is_ascii_digit())
}

/// Whether the line begins to say what came of a matter: a few words, `Enstemmig
/// godkjent.`, `Søknaden ble innvilget.`, or an organ that decides, `Styret
/// vedtok at ...`.
fn is_verdict(text: &str, lexicon: &Lexicon) -> bool {
    const WORDS: usize = 3;
    const VERDICTS: &[Term] = &[Term::Approved, Term::Adopted, Term::Noted, Term::Unanimous];
    if !text.starts_with(char::is_uppercase) {
        return false;
    }
    if text.ends_with('.') && text.split(' ').count() <= WORDS {
        let hits = lexicon.hits(text);
        return VERDICTS.iter().any(|term| hits.lead(*term).is_some() || hits.tail(*term).is_some());
    }
    let organ = lexicon.leads(text).lead(Term::Body);
    organ.and_then(|it| text[it.end..].strip_prefix(' ')).is_some_and(|rest| {
        let leads = lexicon.leads(rest);
        VERDICTS.iter().any(|term| leads.lead(*term).is_some())
    })
}

/// Whether the text is more than an abbreviation, and all of it in capitals.
fn is_in_capitals(text: &str) -> bool {
    const ABBREVIATION: usize = 6;
    text.chars().filter(|it| it.is_uppercase()).count() > ABBREVIATION && !text.contains(char::is_lowercase)
}

/// Whether a parenthesis is open at the text's end.
fn opens_parenthesis(text: &str) -> bool {
    let count = |sign: char| text.matches(sign).count();
    count('(') > count(')')
}

/// Whether the line stands under the last column of the row before it.
fn under_last_column(open: &Paragraph, before: &Printed<'_>, line: &Printed<'_>, layout: &Layout) -> bool {
    let column = before.line.columns.last().copied().unwrap_or_else(|| left(before));
    open.is_row() && (left(line) - column).abs() <= 2.0 * layout.letter
}

/// Whether the line stands under a row of label and value, left of the value's
/// edge: as a value goes on that is not indented like its first line.
fn under_value(open: &Paragraph, before: &Printed<'_>, line: &Printed<'_>, layout: &Layout) -> bool {
    let value = before.line.columns.last().copied().unwrap_or_else(|| left(before));
    let is_between = left(line) >= left(before) - layout.letter && left(line) <= value + layout.letter;
    open.cells.len() == 2 && is_between && !layout.separates(line)
}

/// Joins a line to a paragraph.
fn join(open: &mut Paragraph, next: &Paragraph, line: &Printed<'_>, lexicon: &Lexicon) {
    let hyphen = hyphenation(&open.text, &next.text, lexicon);
    match hyphen {
        Some(Hyphen::Drop) => {
            open.text.pop();
        }
        Some(Hyphen::Keep) => {}
        None => open.text.push(' '),
    }
    let offset = open.text.len();
    open.pieces.push(Piece {
        line: line.index,
        number: line.line.number,
        page: line.line.page,
        start: offset,
        goes_on: false,
    });
    open.text.push_str(&next.text);
    if let Some(cell) = open.cells.last_mut() {
        cell.end = open.text.len();
    }
    open.bold = match (open.bold, next.bold) {
        (Bold::All, Bold::All) => Bold::All,
        (Bold::All, Bold::Lead(more)) => Bold::Lead(offset + more),
        (Bold::All, Bold::None) => Bold::Lead(offset),
        (bold, _) => bold,
    };
    open.italic &= next.italic;
    open.underline &= next.underline;
}

enum Hyphen {
    /// The word was divided: `kommune-` `styret`.
    Drop,
    /// The hyphen is the word's own: `IPR-` `behandlingen`.
    Keep,
}

/// What becomes of a hyphen between two lines; none when the next line is a
/// word of its own, as in `nærings-` `og miljø`.
fn hyphenation(before: &str, after: &str, lexicon: &Lexicon) -> Option<Hyphen> {
    let is_digit = |it: char| it.is_ascii_digit();
    // `12–` `22`, `24/00113-` `4`.
    let is_range = before.strip_suffix(['-', '–']).is_some_and(|it| it.ends_with(is_digit));
    if is_range && after.starts_with(is_digit) {
        return Some(Hyphen::Keep);
    }
    let stem = before.strip_suffix(['-', '\u{ad}'])?;
    let word: String = stem.chars().rev().take_while(|it| it.is_alphanumeric()).collect();
    let next: String = after.chars().take_while(|it| it.is_alphanumeric()).collect();
    if word.is_empty() || !next.chars().next().is_some_and(char::is_lowercase) {
        let joined = !word.is_empty() && next.chars().next().is_some_and(char::is_uppercase);
        return (joined && before.ends_with('-')).then_some(Hyphen::Keep);
    }
    if lexicon.knows(Term::Conjunction, &next) {
        return None;
    }
    let divided =
        before.ends_with('\u{ad}') || word.chars().count() > 2 && word.chars().all(char::is_lowercase) || {
            // Reversed: the first letter is the last of `word`.
            let mut letters = word.chars().rev();
            letters.next().is_some_and(char::is_uppercase)
                && word.chars().count() > 3
                && letters.all(char::is_lowercase)
        };
    Some(if divided { Hyphen::Drop } else { Hyphen::Keep })
}

/// Gives list items without a depth one, by sort of marker and indent.
fn nest(paragraphs: &mut [Paragraph]) {
    let mut levels: Vec<(char, f32)> = Vec::new();
    for paragraph in paragraphs.iter_mut().filter(|it| is_body(it.layer)) {
        let Some(marker) = paragraph.marker() else {
            levels.clear();
            continue;
        };
        let (sort, indent) = (marker::sort(marker), paragraph.indent);
        let same = |level: &(char, f32)| level.0 == sort && (level.1 - indent).abs() < 6.0;
        let shallower = |level: &(char, f32)| level.0 == sort && level.1 > indent;
        if let Some(at) = levels.iter().position(same).or_else(|| levels.iter().position(shallower)) {
            levels.truncate(at + 1);
            levels[at].1 = indent;
        } else {
            while levels.last().is_some_and(|level| level.1 > indent + 6.0) {
                levels.pop();
            }
            levels.push((sort, indent));
        }
        paragraph.depth = u8::try_from(levels.len()).unwrap_or(u8::MAX);
    }
}

#[cfg(test)]
mod tests {
    use referat_document::{Block, Bounds, Document, Flow, Line, Style};

    use crate::lexicon::Lexicon;
    use crate::minutes::Language;
    use crate::reflow::reflow;

    /// The paragraphs of lines with this room above; letters are 5 wide, and a
    /// second column begins at 150.
    fn paragraphs(lines: &[(f32, &str)]) -> Vec<String> {
        let block = |&(gap, text): &(f32, &str)| {
            let right = 50.0 + 5.0 * text.chars().count() as f32;
            let bounds = Some(Bounds { left: 50.0, right, ..Bounds::default() });
            let columns = if text.contains('\t') { vec![50.0, 150.0] } else { Vec::new() };
            let lines = vec![Line { bounds, columns, ..Line::new(text) }];
            Block { style: Style { gap, ..Style::default() }, lines, ..Block::default() }
        };
        let blocks = lines.iter().map(block).collect();
        let document = Document { flow: Flow::Lines, blocks, ..Document::default() };
        reflow(&document, Lexicon::of(Language::Nb)).into_iter().map(|it| it.text).collect()
    }

    #[test]
    fn a_range_of_numbers_goes_on_without_a_space() {
        let lines =
            [(0.0, "Uteserveringen mot elva holder åpent hver dag hele sommeren kl. 12–"), (0.0, "22.")];
        assert_eq!(
            paragraphs(&lines),
            ["Uteserveringen mot elva holder åpent hver dag hele sommeren kl. 12–22."]
        );
    }

    #[test]
    fn a_value_goes_on_under_its_label() {
        let first = "Til stede:\tRandi Tystad (leder), Olav Sperrevik, Marit Bjordal, Harry";
        assert_eq!(paragraphs(&[(0.0, first), (0.0, "Eidem")]), [format!("{first} Eidem")]);
        assert_eq!(paragraphs(&[(0.0, first), (0.0, "Forfall:\tJarle Myren")]).len(), 2);
    }

    #[test]
    fn where_lines_without_a_gap_go_on_so_does_a_sentence() {
        let whole =
            [(0.2, "Styret drøftet saken lenge og kom til at den måtte legges fram for"), (0.0, "årsmøtet.")];
        let two = [
            (0.2, "Resultatet er svakere enn ventet, og tiltak ble derfor etterspurt."),
            (0.0, "Sykefraværet var lavt."),
        ];
        assert_eq!(paragraphs(&two).len(), 2);
        assert_eq!(paragraphs(&[&whole[..], &whole, &whole, &whole, &two].concat()).len(), 5);
    }
}
