//! Labels of items and numbers of cases: `PS 12/24`, `Sak 3:`, `§ 163`,
//! `4.1`, `24/1234-5`.

mod apart;
mod prefix;

use std::ops::Range;

pub(crate) use self::apart::{after_organ, in_last_cell};
use self::prefix::{is_noun, is_series, prefix};
use super::date::full_year;
use super::scan::{self, Figure};
use super::{date, misread, time};
use crate::lexicon::{Lexicon, Term, fold};
use crate::minutes::CaseNumber;

/// The label that an item begins with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ItemLabel {
    /// The whole label without final punctuation: `PS 12/24`.
    pub(crate) label: Range<usize>,
    /// The number without prefix words: `12/24`, `163`, `a`.
    pub(crate) number: String,
    /// The parts of a case number.
    pub(crate) case: Option<CaseNumber>,
    /// How the number is spelled.
    pub(crate) shape: Shape,
    /// The words before the number, in lower case; labels of one list share
    /// them: `ps`, `sak nr`.
    pub(crate) prefix: String,
    /// Where the title begins.
    pub(crate) rest: usize,
}

/// How an item's number is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// `3.`
    Stop,
    /// `3)`
    Bracket,
    /// `3` or `3:` before a title.
    Plain,
    /// `4.1`
    Dotted,
    /// `12/24`, `54-2013`
    Slash,
    /// `Sak 3`
    Word,
    /// `§ 163`
    Paragraph,
    /// `a)`
    Letter,
    /// `IV.`
    Roman,
    /// `12/24` apart from its title: `Styret | 3.5.2024 | 12/24`, `Styret 12/24
    /// 3.5.2024`
    Apart,
}

/// A case or archive number in running text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CaseMatch {
    /// With the words before it: `sak 12/24`.
    pub(crate) range: Range<usize>,
    pub(crate) number: CaseKind,
}

/// What numbers a case.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum CaseKind {
    /// A number in an organ's series.
    Case(CaseNumber),
    /// An archive's number, as printed: `24/1234-5`.
    Archive(String),
}

/// The label that the text begins with.
pub(crate) fn label(printed: &str, lexicon: &Lexicon) -> Option<ItemLabel> {
    let start = printed.len() - printed.trim_start().len();
    if let Some(label) = shaped(printed, start, lexicon).or_else(|| lettered(printed, start)) {
        return Some(label);
    }
    let unnumbered = || letter(printed, start).or_else(|| roman(printed, start));
    // Most texts have no number that words could stand before.
    if !printed.bytes().any(|it| it.is_ascii_digit()) {
        return unnumbered().filter(|_| prefix(printed, start, lexicon).is_none());
    }
    let text = &*misread::as_figures(printed);
    let prefix = prefix(text, start, lexicon);
    let at = prefix.as_ref().map_or(start, |it| it.end);
    let Some(figure) = scan::figure(text, at) else {
        return prefix.is_none().then(unnumbered).flatten();
    };
    let number = number_at(text, figure);
    let shape = match (&prefix, &number) {
        (Some(it), _) if it.is_paragraph => Shape::Paragraph,
        (_, Number { year: Some(_), .. }) => Shape::Slash,
        (_, Number { is_dotted: true, .. }) => Shape::Dotted,
        (Some(it), _) if it.is_certain => Shape::Word,
        (Some(_), _) => return None,
        (None, Number { end, .. }) => bare_shape(text, *end)?,
    };
    let is_other = || {
        is_date_or_time(text, start, lexicon)
            || archive(text, figure).is_some() && !is_titled_year_first(text, figure)
    };
    if scan::goes_on(text, number.end) || prefix.is_none() && is_other() {
        return None;
    }
    // `8/2011 - 9/2011` are all that were treated.
    let range = scan::dash(text, number.end).and_then(|it| scan::figure(text, it));
    if number.year.is_some() && range.is_some_and(|it| number_at(text, it).year.is_some()) {
        return None;
    }
    let prefix_text = prefix.as_ref().map_or("", |it| text[start..it.words_end].trim());
    let series = prefix.as_ref().and_then(|it| it.series.clone()).map(|it| text[it].to_owned());
    let case = number.year.map(|year| CaseNumber { series, sequence: number.sequence, year });
    let end = meeting_date_end(text, number.end, lexicon).unwrap_or_else(|| kind_end(text, number.end));
    Some(ItemLabel {
        label: start..end,
        number: printed[figure.start..number.end].to_owned(),
        case: case.filter(|_| !number.is_dotted),
        shape,
        prefix: fold(prefix_text).into_owned(),
        rest: title_start(text, end),
    })
}

/// Every case and archive number in the text that is named as one, in order.
pub(crate) fn cases(printed: &str, lexicon: &Lexicon) -> Vec<CaseMatch> {
    let text = &*misread::as_figures(printed);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(figure) = scan::next_figure(text, at) {
        at = figure.end;
        let case = case_at(text, printed, figure, lexicon);
        at = case.as_ref().map_or(at, |it: &CaseMatch| it.range.end);
        found.extend(case);
    }
    found
}

/// The archive number that the text has, as printed: `24/1234-5`.
pub(crate) fn archive_ref(text: &str, lexicon: &Lexicon) -> Option<String> {
    cases(text, lexicon).into_iter().find_map(|it| match it.number {
        CaseKind::Archive(number) => Some(number),
        CaseKind::Case(_) => None,
    })
}

fn case_at(text: &str, printed: &str, figure: Figure, lexicon: &Lexicon) -> Option<CaseMatch> {
    let separator = scan::char_at(text, figure.end).filter(|it| matches!(it, '/' | '-' | '–' | ' ' | '.'))?;
    let before = scan::word_before(text, figure.start, &['.', ':', '-']);
    let is_glued = before.as_ref().is_some_and(|it| it.end == figure.start);
    if is_glued || before.is_none() && scan::is_inside_word(text, figure.start) {
        return None;
    }
    let named = before.filter(|it| {
        let word = &text[it.clone()];
        is_series(word) || is_noun(word, lexicon) || lexicon.knows(Term::CaseLead, word)
    });
    if let Some(end) = archive(text, figure).filter(|_| separator == '/') {
        let start = named.map_or(figure.start, |it| it.start);
        let number = CaseKind::Archive(printed[figure.start..end].to_owned());
        return Some(CaseMatch { range: start..end, number });
    }
    let named = named?;
    let number = number_at(text, figure);
    let year = number.year.filter(|_| !number.is_dotted && !scan::goes_on(text, number.end))?;
    let word = &text[named.clone()];
    let series = (is_series(word) && !is_noun(word, lexicon)).then(|| word.to_owned());
    let case = CaseNumber { series, sequence: number.sequence, year };
    Some(CaseMatch { range: named.start..number.end, number: CaseKind::Case(case) })
}

/// An item's number under way.
struct Number {
    sequence: u32,
    end: usize,
    year: Option<u16>,
    is_dotted: bool,
}

/// `12/24`, `54-2013`, `07 – 2022`, `2011/38`, `7.1/07`, `4.1`, `3`, `3b`.
fn number_at(text: &str, figure: Figure) -> Number {
    if let Some((year, number)) = year_first(text, figure) {
        return Number { sequence: number.value, end: number.end, year: Some(year), is_dotted: false };
    }
    let sequence = figure.value;
    let mut end = figure.end;
    let mut is_dotted = false;
    if let Some((year, end)) = year_part(text, figure.end, &['.']).filter(|(it, _)| *it >= 1950) {
        return Number { sequence, end, year: Some(year), is_dotted };
    }
    while let Some(next) = scan::mark(text, end, &['.']).and_then(|it| scan::figure(text, it)) {
        if next.digits() > 2 {
            break;
        }
        end = next.end;
        is_dotted = true;
    }
    if let Some((year, end)) = year_part(text, end, &['/', '-', '–']) {
        return Number { sequence, end, year: Some(year), is_dotted };
    }
    // `1/3/19`: the first matter of the year's third meeting.
    let meeting = scan::mark(text, end, &['/']).and_then(|it| scan::figure(text, it));
    if let Some((year, end)) =
        meeting.filter(|it| it.digits() <= 2).and_then(|it| year_part(text, it.end, &['/']))
    {
        return Number { sequence, end, year: Some(year), is_dotted: true };
    }
    if let Some(letter) = scan::word(text, end).filter(|it| it.len() == 1 && text[it.clone()].is_ascii()) {
        end = letter.end;
        // `4A Forslag om ...` is a part of item 4.
        let rest = &text[end..];
        is_dotted |= rest.strip_prefix(' ').is_some_and(|it| it.starts_with(char::is_uppercase));
    }
    Number { sequence, end, year: None, is_dotted }
}

/// The year and the figure after it of a number that the year begins:
/// `2011/38`, and right after letters `23/041`.
fn year_first(text: &str, figure: Figure) -> Option<(u16, Figure)> {
    let is_glued = scan::char_before(text, figure.start).is_some_and(char::is_alphabetic);
    let number = scan::mark(text, figure.end, &['/']).and_then(|it| scan::figure(text, it))?;
    let year = match (figure.digits(), number.digits()) {
        (4, 1..=3) => u16::try_from(figure.within(4..5, 1950..2100)?).ok()?,
        (2, 3) if is_glued => u16::try_from(full_year(figure.value)).ok()?,
        _ => return None,
    };
    let ends = !scan::goes_on(text, number.end) && archive_suffix(text, number.end).is_none();
    ends.then_some((year, number))
}

/// Whether a title follows a number of three digits behind its year, which
/// looks like an archive's: `2023/041 Apologies`.
fn is_titled_year_first(text: &str, figure: Figure) -> bool {
    let title = |end| scan::char_at(text, title_start(text, end));
    year_first(text, figure)
        .filter(|(_, number)| number.digits() == 3)
        .is_some_and(|(_, number)| title(number.end).is_some_and(char::is_uppercase))
}

/// The year after one of the marks: two digits after a slash or dash, four
/// after any.
fn year_part(text: &str, at: usize, marks: &[char]) -> Option<(u16, usize)> {
    let is_spaced = scan::spaces(text, at) > at;
    let after = scan::mark(text, scan::spaces(text, at), marks)?;
    let figure = scan::figure(text, scan::spaces(text, after))?;
    // `114 /13`
    let is_close = text[..after].ends_with(" /") && figure.start == after;
    let year = match figure.digits() {
        2 if (!is_spaced || is_close) && !marks.contains(&'.') => {
            u16::try_from(full_year(figure.value)).ok()?
        }
        4 => u16::try_from(figure.within(4..5, 1950..2100)?).ok()?,
        _ => return None,
    };
    (!scan::goes_on(text, figure.end) && archive_suffix(text, figure.end).is_none())
        .then_some((year, figure.end))
}

/// The end of an archive number: `24/1234-5`, `2017/4616`, `18/00113`.
fn archive(text: &str, first: Figure) -> Option<usize> {
    let second = scan::mark(text, first.end, &['/']).and_then(|it| scan::figure(text, it))?;
    let suffix = archive_suffix(text, second.end);
    let end = suffix.unwrap_or(second.end);
    let is_year = match first.digits() {
        2 => true,
        4 => (1950..2100).contains(&first.value),
        _ => false,
    };
    let is_case = second.digits() == 4 && (1950..2100).contains(&second.value) && first.digits() == 2;
    let is_long = second.digits() > 2 || first.digits() == 4 || suffix.is_some();
    // `2021/04/21` is a date.
    let is_date = scan::mark(text, end, &['/', '-']).is_some_and(|it| scan::figure(text, it).is_some());
    (is_year && is_long && !is_date && (!is_case || suffix.is_some()) && !scan::goes_on(text, end))
        .then_some(end)
}

/// The document's number after a case's: `-5`.
fn archive_suffix(text: &str, at: usize) -> Option<usize> {
    let figure = scan::mark(text, at, &['-']).and_then(|it| scan::figure(text, it))?;
    (figure.digits() < 4
        && scan::char_at(text, figure.end)
            .is_none_or(|it| !matches!(it, '/' | '.') || !scan::goes_on(text, figure.end)))
    .then_some(figure.end)
}

/// The shape of a number without a prefix; none when nothing sets it apart
/// from the first word of a sentence.
fn bare_shape(text: &str, end: usize) -> Option<Shape> {
    match scan::char_at(text, end) {
        Some('.') => Some(Shape::Stop),
        Some(')') => Some(Shape::Bracket),
        Some(':' | '\t') => Some(Shape::Plain),
        Some(_) => {
            let next = scan::char_at(text, title_start(text, end))?;
            next.is_uppercase().then_some(Shape::Plain)
        }
        None => None,
    }
}

/// A label of a shape that a profile names.
fn shaped(text: &str, start: usize, lexicon: &Lexicon) -> Option<ItemLabel> {
    let mut shapes = lexicon.item_shapes().iter().filter_map(|shape| Some((shape, shape.number(text)?)));
    shapes.find_map(|(shape, at)| {
        let figure = scan::figure(text, at)?;
        let number = number_at(text, figure);
        let end = shape.end(text, number.end)?;
        if end == number.end && scan::goes_on(text, end) {
            return None;
        }
        let label = text[start..end].trim_end_matches(|it: char| it.is_whitespace() || ".:;,–-".contains(it));
        let words = [&text[start..at], &text[number.end..end]].map(|it| fold(it.trim()).into_owned());
        let case = number.year.filter(|_| !number.is_dotted);
        Some(ItemLabel {
            label: start..start + label.len(),
            number: text[at..number.end].to_owned(),
            case: case.map(|year| CaseNumber { series: None, sequence: number.sequence, year }),
            shape: match number {
                Number { year: Some(_), .. } => Shape::Slash,
                Number { is_dotted: true, .. } => Shape::Dotted,
                Number { .. } => Shape::Word,
            },
            prefix: words.join(" "),
            rest: title_start(text, end),
        })
    })
}

/// `B.2.4`, `D1.3`: one capital and numbers with a stop among them.
fn lettered(text: &str, start: usize) -> Option<ItemLabel> {
    let letter = scan::word(text, start)
        .filter(|it| it.len() == 1 && text[it.clone()].starts_with(char::is_uppercase))?;
    let stop = scan::mark(text, letter.end, &['.']);
    let mut end = scan::figure(text, stop.unwrap_or(letter.end))?.end;
    let mut is_dotted = stop.is_some();
    while let Some(next) = scan::mark(text, end, &['.']).and_then(|it| scan::figure(text, it)) {
        end = next.end;
        is_dotted = true;
    }
    (is_dotted && !scan::goes_on(text, end)).then(|| marker(text, start, start..end, end, Shape::Dotted))
}

/// `a)`, `(b)`, `c.`
fn letter(text: &str, start: usize) -> Option<ItemLabel> {
    let open = scan::mark(text, start, &['(']);
    let at = open.unwrap_or(start);
    let letter = scan::char_at(text, at).filter(char::is_ascii_alphabetic)?;
    let close = scan::mark(text, at + 1, &[')', '.'])?;
    let is_bracket = text[at + 1..close] == *")";
    let is_label = is_bracket || letter.is_lowercase() && open.is_none() && scan::spaces(text, close) > close;
    is_label.then(|| marker(text, start, at..at + 1, close, Shape::Letter))
}

/// `I.`, `IV)`
fn roman(text: &str, start: usize) -> Option<ItemLabel> {
    let word = scan::word(text, start)?;
    let is_roman = word.len() <= 5 && text[word.clone()].bytes().all(|it| matches!(it, b'I' | b'V' | b'X'));
    let close = scan::mark(text, word.end, &[')', '.', ':']).filter(|it| scan::spaces(text, *it) > *it)?;
    is_roman.then(|| marker(text, start, word.clone(), close, Shape::Roman))
}

fn marker(text: &str, start: usize, number: Range<usize>, close: usize, shape: Shape) -> ItemLabel {
    ItemLabel {
        label: start..number.end,
        number: text[number].to_owned(),
        case: None,
        shape,
        prefix: String::new(),
        rest: title_start(text, close),
    }
}

/// The end of the meeting's date in `Sak 1 – 23.01.19`.
fn meeting_date_end(text: &str, end: usize, lexicon: &Lexicon) -> Option<usize> {
    let start = scan::dash(text, end)?;
    let figure = scan::figure(text, start)?;
    let head = head(text, figure.start);
    let date = date::dates(head, lexicon).into_iter().next()?;
    (date.range.start == 0 && date.date.year.is_some() && date.date.day.is_some())
        .then(|| start + date.range.end)
}

/// The end of the letter that tells the matter's kind in `13/21-O Budsjett`.
fn kind_end(text: &str, end: usize) -> usize {
    let letter = text.get(end..).and_then(|it| it.strip_prefix('-')).and_then(|it| scan::char_at(it, 0));
    let after = letter.filter(|it| it.is_uppercase()).map(|it| end + 1 + it.len_utf8());
    after.filter(|it| scan::spaces(text, *it) > *it).unwrap_or(end)
}

/// Where the title begins: after spaces and one run of separators.
fn title_start(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    let is_separator =
        |it: char| it.is_whitespace() || matches!(it, ':' | '.' | ')' | '-' | '–' | '—' | '|' | ';');
    end + (rest.len() - rest.trim_start_matches(is_separator).len())
}

fn is_date_or_time(text: &str, start: usize, lexicon: &Lexicon) -> bool {
    let head = head(text, start);
    date::begins_with_date(head, lexicon) || time::begins_with_time(head, lexicon)
}

/// Enough of the text from `start` on to hold a date.
fn head(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    rest.char_indices().nth(40).map_or(rest, |(end, _)| &rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language;
    use crate::profile::Profile;

    /// `label | number | case | shape | title`.
    fn described(lexicon: &Lexicon, text: &str) -> String {
        let Some(it) = label(text, lexicon) else { return String::new() };
        let case = it.case.map(|it| {
            format!("{}{} {}", it.series.map(|it| it + " ").unwrap_or_default(), it.sequence, it.year)
        });
        let (label, title) = (&text[it.label], &text[it.rest..]);
        format!("{label} | {} | {} | {:?} | {title}", it.number, case.unwrap_or_default(), it.shape)
    }

    #[test]
    fn items_begin_with_labels_of_many_shapes() {
        use Language::{Da, En, Nb, Nn, Sv};
        for (language, text, expected) in [
            (Nb, "PS 12/24 Budsjett", "PS 12/24 | 12/24 | PS 12 2024 | Slash | Budsjett"),
            (Nb, "Sak 47/14: Budsjett", "Sak 47/14 | 47/14 | 47 2014 | Slash | Budsjett"),
            (Nb, "SAK 47/14 BUDSJETT", "SAK 47/14 | 47/14 | 47 2014 | Slash | BUDSJETT"),
            (Nb, "sak 5-2013 Budsjett", "sak 5-2013 | 5-2013 | 5 2013 | Slash | Budsjett"),
            (Nb, "PS 0001/00", "PS 0001/00 | 0001/00 | PS 1 2000 | Slash | "),
            (Nb, "V-SAK 4 Budsjett", "V-SAK 4 | 4 |  | Word | Budsjett"),
            (Nb, "FO 3/2019 Hogst", "FO 3/2019 | 3/2019 | FO 3 2019 | Slash | Hogst"),
            (Nb, "KS-011/17 Budsjett", "KS-011/17 | 011/17 | KS 11 2017 | Slash | Budsjett"),
            (Nb, "Styresak 54-2013 Budsjett", "Styresak 54-2013 | 54-2013 | 54 2013 | Slash | Budsjett"),
            (Nb, "Sak 1 – 23.01.19 - Val", "Sak 1 – 23.01.19 | 1 |  | Word | Val"),
            (Nb, "SR-sak 32/14 Plan", "SR-sak 32/14 | 32/14 | SR 32 2014 | Slash | Plan"),
            (Nb, "S 7.1/07 Plan", "S 7.1/07 | 7.1/07 |  | Slash | Plan"),
            (Nb, "07 – 2022 Plan", "07 – 2022 | 07 – 2022 | 7 2022 | Slash | Plan"),
            (Nb, "33/15 : GODKJENNING", "33/15 | 33/15 | 33 2015 | Slash | GODKJENNING"),
            (Nb, "105/02 B Plan", "105/02 | 105/02 | 105 2002 | Slash | B Plan"),
            (Nb, "Sak nr. 20.2009", "Sak nr. 20.2009 | 20.2009 | 20 2009 | Slash | "),
            (Nb, "Sak 3 - Budsjett", "Sak 3 | 3 |  | Word | Budsjett"),
            (Nb, "Sak nr.: 0001/00", "Sak nr.: 0001/00 | 0001/00 | 1 2000 | Slash | "),
            (Nb, "3. Budsjett", "3 | 3 |  | Stop | Budsjett"),
            (Nb, "3) Budsjett", "3 | 3 |  | Bracket | Budsjett"),
            (Nb, "3 Budsjett", "3 | 3 |  | Plain | Budsjett"),
            (Nb, "4.1 Budsjett", "4.1 | 4.1 |  | Dotted | Budsjett"),
            (Nb, "4.1. Budsjett", "4.1 | 4.1 |  | Dotted | Budsjett"),
            (Nb, "3.2.1 Budsjett", "3.2.1 | 3.2.1 |  | Dotted | Budsjett"),
            (Nb, "12.03 Rigg", "12.03 | 12.03 |  | Dotted | Rigg"),
            (Nb, "B.2.4 Rigg", "B.2.4 | B.2.4 |  | Dotted | Rigg"),
            (Nb, "D1.3 Rigg", "D1.3 | D1.3 |  | Dotted | Rigg"),
            (Nb, "4b. Rigg", "4b | 4b |  | Stop | Rigg"),
            (Nb, "a) Rigg", "a | a |  | Letter | Rigg"),
            (Nb, "IV. Rigg", "IV | IV |  | Roman | Rigg"),
            (Nb, "PU/SL sak 01/17 Budsjett", "PU/SL sak 01/17 | 01/17 | SL 1 2017 | Slash | Budsjett"),
            (Nb, "S 1/3/19 - Plan", "S 1/3/19 | 1/3/19 |  | Slash | Plan"),
            (Nb, "Sak 1/4/2001: Plan", "Sak 1/4/2001 | 1/4/2001 |  | Slash | Plan"),
            (Nb, "13/21-O Plan", "13/21-O | 13/21 | 13 2021 | Slash | Plan"),
            (Nb, "V-SAK1: Plan", "V-SAK1 | 1 |  | Word | Plan"),
            (Nb, "Sak 114 /13 Plan", "Sak 114 /13 | 114 /13 | 114 2013 | Slash | Plan"),
            (Nb, "PS TEK 0002/00 Plan", "PS TEK 0002/00 | 0002/00 | TEK 2 2000 | Slash | Plan"),
            (Nb, "PSak 00/15 Plan", "PSak 00/15 | 00/15 | 0 2015 | Slash | Plan"),
            (Nb, "Sak l23/17 Budsjett", "Sak l23/17 | l23/17 | 123 2017 | Slash | Budsjett"),
            (Nb, "Sak l/19 Budsjett", "Sak l/19 | l/19 | 1 2019 | Slash | Budsjett"),
            (Nn, "Sak 2011/38 Val", "Sak 2011/38 | 2011/38 | 38 2011 | Slash | Val"),
            (Nn, "SR 2017/43 Val", "SR 2017/43 | 2017/43 | SR 43 2017 | Slash | Val"),
            (En, "2023/041 Budget", "2023/041 | 2023/041 | 41 2023 | Slash | Budget"),
            (En, "C23/041 Budget", "C23/041 | 23/041 | C 41 2023 | Slash | Budget"),
            (Nn, "Sak 001/15 Val", "Sak 001/15 | 001/15 | 1 2015 | Slash | Val"),
            (Sv, "§ 163 Budget", "§ 163 | 163 |  | Paragraph | Budget"),
            (Sv, "$ 163 Budget", "$ 163 | 163 |  | Paragraph | Budget"),
            (Sv, "8 12 Budget", "8 12 | 12 |  | Paragraph | Budget"),
            (Sv, "KS § 12 Budget", "KS § 12 | 12 |  | Paragraph | Budget"),
            (Sv, "§12/24 Budget", "§12/24 | 12/24 | 12 2024 | Paragraph | Budget"),
            (Da, "Punkt 4: Budget", "Punkt 4 | 4 |  | Word | Budget"),
            (Da, "Sag nr. 12/24 Budget", "Sag nr. 12/24 | 12/24 | 12 2024 | Slash | Budget"),
            (Da, "Ad 3) Budget", "Ad 3 | 3 |  | Word | Budget"),
            (Da, "Punktnummer: 3", "Punktnummer: 3 | 3 |  | Word | "),
            (En, "Item 4 - Budget", "Item 4 | 4 |  | Word | Budget"),
        ] {
            assert_eq!(described(Lexicon::of(language), text), expected, "{text}");
        }
    }

    #[test]
    fn a_profile_may_name_a_shape() {
        let profile = Profile::from_toml("item-label = ['Mil {number} ~', '#{number}', '{number}. post']");
        let profile = profile.expect("it is a profile");
        for (text, expected) in [
            ("Mil 3 ~ Brygga", "Mil 3 ~ | 3 |  | Word | Brygga"),
            ("MIL  3/24~ Brygga", "MIL  3/24~ | 3/24 | 3 2024 | Slash | Brygga"),
            ("#3.1 Brygga", "#3.1 | 3.1 |  | Dotted | Brygga"),
            ("3. post: Brygga", "3. post | 3 |  | Word | Brygga"),
            ("#3,5 meter", ""),
        ] {
            assert_eq!(described(profile.lexicon(Language::Nb), text), expected, "{text}");
        }
    }

    #[test]
    fn other_beginnings_are_no_labels() {
        for text in [
            "19. november 2024",
            "19.11.2024 Møte",
            "4-5. des.",
            "12.00 – 12.15 Velkommen",
            "12:00 Velkommen",
            "12 medlemmer møtte",
            "3,5 mill. kr",
            "$500 Plan",
            "8 12\tPlan",
            "8 12 medlemmer møtte",
            "8 2024 Plan",
            "24/1234-5 Plan",
            "2017/4616 Plan",
            "E18 Retvet",
            "A4-ark",
            "NS 5820",
            "Budsjett 2025",
            "Sak",
            "A. Bakken",
            "§",
            "29 av 31",
            "100 % stilling",
            "",
        ] {
            assert_eq!(described(Lexicon::of(Language::Nb), text), "", "{text}");
        }
    }

    #[test]
    fn cases_are_found_in_running_text() {
        for (language, text, expected) in [
            (Language::Nb, "viser til sak 12/24 og PS 7/26.", "sak 12/24 = 12 2024; PS 7/26 = PS 7 2026"),
            (Language::Nb, "styresak 54-2013", "styresak 54-2013 = 54 2013"),
            (Language::Nb, "Arkivsak: 18/00113", "Arkivsak: 18/00113 = 18/00113"),
            (Language::Nb, "brev 24/1234-5, og 2017/4616", "24/1234-5 = 24/1234-5; 2017/4616 = 2017/4616"),
            (Language::Sv, "Dnr KS 2024/123", "KS 2024/123 = 2024/123"),
            (Language::Da, "Sagsnr. 24/12345", "Sagsnr. 24/12345 = 24/12345"),
            (Language::Nb, "2/3 flertall, 16/9, 19/11-2024 og 2021/04/21", ""),
            (Language::Nb, "sak 3 og § 11-5", ""),
        ] {
            let found = cases(text, Lexicon::of(language)).into_iter().map(|it| {
                let number = match it.number {
                    CaseKind::Archive(number) => number,
                    CaseKind::Case(it) => {
                        format!(
                            "{}{} {}",
                            it.series.map(|it| it + " ").unwrap_or_default(),
                            it.sequence,
                            it.year
                        )
                    }
                };
                format!("{} = {number}", &text[it.range])
            });
            assert_eq!(found.collect::<Vec<_>>().join("; "), expected, "{text}");
        }
    }
}
