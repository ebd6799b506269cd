//! Where pages begin in text.

use super::furniture::{is_page_number, numbers};
use super::rows::Row;
use crate::address;

/// The pages of a text.
pub(super) struct Pages {
    /// How many there are, if the text tells.
    pub count: Option<u32>,
    /// Whether a program took the text out of a PDF and set pages apart by
    /// empty lines. Such programs append the addresses of a page's links.
    pub extracted: bool,
}

/// Numbers the rows' pages if the text tells them: by form feeds, by the gaps
/// that an extractor leaves, or by page numbers that count to their sum.
pub(super) fn number(rows: &mut [Row], text: &str) -> Pages {
    if text.contains('\u{C}') {
        return Pages { count: rows.last().map(|row| row.page), extracted: false };
    }
    let extracted = is_ragged(rows) || is_evenly_parted(rows);
    let begins = if extracted { gaps(rows) } else { counted(rows) };
    let mut begins = begins.into_iter().peekable();
    let mut page = 1;
    for (index, row) in rows.iter_mut().enumerate() {
        if begins.next_if_eq(&index).is_some() {
            page += 1;
        }
        row.page = page;
    }
    Pages { count: (page > 1).then_some(page), extracted }
}

/// Empty lines between two pages.
const APART: u32 = 3;

/// The rows before which pages are apart. Addresses of links stand between the
/// lines that part them.
fn gaps(rows: &[Row]) -> Vec<usize> {
    let begins = |(index, pair): (usize, &[Row])| {
        let [above, row] = pair else { return None };
        let begins = row.empty >= APART || row.empty + 1 == APART && address::only(&above.text).is_some();
        begins.then_some(index)
    };
    (1..).zip(rows.windows(2)).filter_map(begins).collect()
}

/// Whether most lines end with blanks and many are set apart by an empty line.
fn is_ragged(rows: &[Row]) -> bool {
    const FEWEST: usize = 5;
    let ragged = rows.iter().filter(|row| row.ragged).count();
    let apart = rows.iter().filter(|row| row.empty == 1).count();
    rows.len() >= FEWEST && ragged * 2 > rows.len() && apart * 4 > rows.len()
}

/// Whether the same gap, wider than any other, recurs after as many lines as a
/// page holds.
fn is_evenly_parted(rows: &[Row]) -> bool {
    const LEAST: usize = 20;
    const MOST: usize = 100;
    let wide = rows.iter().enumerate().skip(1).filter(|(_, row)| row.empty >= APART);
    let (places, gaps): (Vec<usize>, Vec<u32>) = wide.map(|(index, row)| (index, row.empty)).unzip();
    let starts = [0].into_iter().chain(places.iter().copied());
    places.len() >= 2
        && gaps.iter().all(|gap| *gap == APART)
        && starts.zip(&places).all(|(start, end)| (LEAST..=MOST).contains(&(end - start)))
}

/// The rows with which pages begin after the first, by rows like `Side 1 av 3`
/// that count up to the last.
fn counted(rows: &[Row]) -> Vec<usize> {
    let number = |(index, row): (usize, &Row)| {
        let &[page, count] = numbers(&row.text).as_slice() else { return None };
        let (page, count) = (u32::try_from(page).ok()?, u32::try_from(count).ok()?);
        is_page_number(&row.text, page, count).then_some((index, page, count))
    };
    let found: Vec<_> = rows.iter().enumerate().filter_map(number).collect();
    let sum = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let counts = (1..).zip(&found).all(|(expected, (_, page, count))| *page == expected && *count == sum);
    if !counts || found.len() < 2 {
        return Vec::new();
    }
    let at_the_foot = found.last().is_some_and(|(index, ..)| index + 1 == rows.len());
    let begins = found.into_iter().map(|(index, ..)| if at_the_foot { index + 1 } else { index });
    if at_the_foot { begins.take(sum as usize - 1).collect() } else { begins.skip(1).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;
    use crate::text::rows;

    #[test]
    fn pages_are_told_in_several_ways() {
        let page = "Sak\n".repeat(30);
        let section = "Sak\n".repeat(4);
        let rows: &[(&str, String, Option<u32>)] = &[
            ("form feeds", "a\n\u{C}b\n\u{C}".to_owned(), Some(2)),
            ("even gaps", [page.as_str(); 3].join("\n\n\n"), Some(3)),
            ("gaps of sections", [section.as_str(); 3].join("\n\n\n"), None),
            ("ragged lines", "Sak \n\nb \n\nc \n\n\n\nd \n\ne \n".to_owned(), Some(2)),
            ("numbers at the foot", "a\nSide 1 av 2\nb\nSide 2 av 2\n".to_owned(), Some(2)),
            ("numbers at the head", "1/3\na\n2/3\nb\n3/3\nc\n".to_owned(), Some(3)),
            ("numbers that skip", "1/3\na\n3/3\nb\n".to_owned(), None),
        ];
        for (name, text, pages) in rows {
            let mut rows = rows::rows(text, &Limits::default()).expect("within the limits");
            assert_eq!(number(&mut rows, text).count, *pages, "{name}");
            assert_eq!(rows.last().map(|row| row.page), Some(pages.unwrap_or(1)), "{name}");
        }
    }
}
