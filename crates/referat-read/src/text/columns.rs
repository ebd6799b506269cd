//! Which blanks in a line hold columns apart.

use super::rows::{Row, Run};

/// For each row, where its second and further columns begin: indices into its
/// runs.
///
/// A tab does it, a wide blank after a list's marker, and a blank three cells
/// wide. A blank of two cells does it
/// in a short line, or where a column begins in a line nearby; it does not
/// after a sentence's end. In a justified line no blank does that has no
/// column near it, however wide.
pub(super) fn columns(rows: &[Row]) -> Vec<Vec<usize>> {
    let width = width(rows);
    let near = |index: usize| {
        let nearby = rows.get(index.saturating_sub(NEAR)..).unwrap_or_default().iter().take(2 * NEAR + 1);
        nearby.enumerate().filter(move |(place, _)| *place != index.min(NEAR)).map(|(_, row)| row)
    };
    let column = |index: usize, row: &Row, place: usize, run: &Run| {
        let aligned = || near(index).any(|other| begins_column(other, run.left));
        let short = row.right * 3 <= width * 2;
        match run.blank {
            _ if run.tabbed => true,
            _ if place == 1 && is_marker(row.text.get(..run.start).unwrap_or_default().trim_end()) => true,
            2 if ends_sentence(row, run) => false,
            2 => short || aligned(),
            blank if blank < JUSTIFIED && !short && row.runs.len() > MANY => aligned(),
            _ => true,
        }
    };
    let columns = |(index, row): (usize, &Row)| {
        let later = row.runs.iter().enumerate().skip(1);
        later.filter(|(place, run)| column(index, row, *place, run)).map(|(place, _)| place).collect()
    };
    rows.iter().enumerate().map(columns).collect()
}

/// How many lines above and below are nearby.
const NEAR: usize = 2;
/// Blanks of justified text are narrower than this.
const JUSTIFIED: usize = 5;
/// More runs than this in a long line are words that justification parted.
const MANY: usize = 5;

/// The cells that a full line takes.
fn width(rows: &[Row]) -> usize {
    const LEAST: usize = 60;
    let mut rights: Vec<usize> = rows.iter().map(|row| row.right).collect();
    rights.sort_unstable();
    rights.get(rights.len().saturating_mul(9) / 10).copied().unwrap_or(0).max(LEAST)
}

/// Whether a column surely begins at a cell of the row.
fn begins_column(row: &Row, left: usize) -> bool {
    let place = row.runs.binary_search_by_key(&left, |run| run.left);
    place.is_ok_and(|place| row.runs.get(place).is_some_and(|run| run.tabbed || run.blank > 2 && place > 0))
}

/// Whether a row's first run is a list's marker: `•`, `o`, `2.1.`, `a)`.
fn is_marker(run: &str) -> bool {
    const LONGEST: usize = 6;
    let short = run.chars().take(LONGEST + 1).count() <= LONGEST;
    let bullet = run == "o" || !run.contains(char::is_alphanumeric);
    let number = run.strip_suffix(['.', ')']).is_some_and(|number| {
        let mut parts = number.trim_start_matches('(').split('.');
        parts
            .all(|part| part.len() == 1 || !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    });
    short && (bullet || number)
}

/// Whether a sentence or a clause ends before the run, as typists double the
/// space there.
fn ends_sentence(row: &Row, run: &Run) -> bool {
    let before = row.text.get(..run.start).unwrap_or_default();
    before.trim_end().ends_with(['.', '!', '?', ':', ';', ','])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;
    use crate::text::rows;

    /// The second of some lines with its columns parted by `|`.
    fn check(lines: [&str; 3], expected: &str) {
        let rows = rows::rows(&lines.join("\n"), &Limits::default()).expect("within the limits");
        let columns = columns(&rows);
        let mut text = rows[1].text.clone();
        for index in &columns[1] {
            let start = rows[1].runs[*index].start;
            text.replace_range(start - 1..start, "|");
        }
        assert_eq!(text, expected);
    }

    #[test]
    fn blanks_part_columns_where_lines_show_it() {
        let prose = "Styret drøftet søknaden fra korpset og ba om et nytt budsjett til neste gang";
        let rows = [
            ([prose, "Kari  Berg  Sunnvik", prose], "Kari|Berg|Sunnvik"),
            ([prose, "Tid:  kl. 18.  Sted: Sunnvik", prose], "Tid: kl. 18. Sted: Sunnvik"),
            (
                [prose, "Styret  ber om et nytt budsjett for korpsets tur til byen før sommeren", prose],
                "Styret ber om et nytt budsjett for korpsets tur til byen før sommeren",
            ),
            (
                [
                    "Parti                                                     Før   Nå",
                    "Samlingslista for bygdene i Sunnvik og Nordfjella øvre    21  1",
                    prose,
                ],
                "Samlingslista for bygdene i Sunnvik og Nordfjella øvre|21 1",
            ),
            (
                [
                    "Samlingslista for bygdene i Sunnvik og Nordfjella           12   1",
                    "Bygdelista for alle som bor i Nordfjella og Sunnvik øvre  21  4",
                    prose,
                ],
                "Bygdelista for alle som bor i Nordfjella og Sunnvik øvre 21 4",
            ),
            (
                [
                    prose,
                    "Styret   ba  om   et  nytt   budsjett  for  korpsets   tur  til  byen  før  sommeren",
                    prose,
                ],
                "Styret ba om et nytt budsjett for korpsets tur til byen før sommeren",
            ),
        ];
        for (lines, expected) in rows {
            check(lines, expected);
        }
    }

    #[test]
    fn markers_are_known() {
        let rows = [
            ("•", true),
            ("o", true),
            ("2.1.", true),
            ("a)", true),
            ("(3)", true),
            ("Sak 2", false),
            ("kl.", false),
        ];
        for (run, is) in rows {
            assert_eq!(is_marker(run), is, "{run}");
        }
    }
}
