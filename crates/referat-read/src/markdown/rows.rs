//! Which lines of a Markdown paragraph are rows.
//!
//! A line's end in the file is a space in the set text. Clerks who write a
//! fact, a name or a sentence on each line mean rows all the same.

use crate::document::Line;

/// Whether the lines of a paragraph are rows rather than wrapped prose: one
/// begins with a bold label or ends with a colon, two begin with a label or a
/// marker, each is a sentence, or all are short and not wrapped.
pub(super) fn are_rows(lines: &[&Line]) -> bool {
    const SHORT: usize = 60;
    let labelled =
        lines.iter().filter(|line| begins_with_label(&line.text) || begins_with_marker(&line.text));
    let mut pairs = lines.windows(2).map(|pair| (&pair[0].text, &pair[1].text)).peekable();
    let wrapped = pairs.peek().is_some()
        && (pairs.clone().all(|(_, next)| continues(next)) || pairs.any(|(line, next)| goes_on(line, next)));
    lines.iter().any(|line| has_bold_label(line) || line.text.trim_end().ends_with(':'))
        || labelled.count() >= 2
        || lines.windows(2).all(|pair| ends_sentence(&pair[0].text) && !continues(&pair[1].text))
        || !wrapped && lines.iter().all(|line| line.text.chars().take(SHORT).count() < SHORT)
}

/// Appends a line that was wrapped.
pub(super) fn join(line: &mut Line, next: Line) {
    let whole = line.bold >= line.text.trim_end().len();
    line.text.truncate(line.text.trim_end_matches(' ').len());
    // After a marker on a line of its own stands its tab.
    if !line.text.ends_with('\t') {
        line.text.push(' ');
    }
    line.bold =
        if whole && next.bold > 0 { line.text.len() + next.bold } else { line.bold.min(line.text.len()) };
    line.text.push_str(&next.text);
    line.links.extend(next.links);
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?'])
}

/// Whether a sentence fills a line and goes on in the next.
fn goes_on(line: &str, next: &str) -> bool {
    const FULL: usize = 40;
    line.chars().nth(FULL).is_some() && !ends_sentence(line) && continues(next)
}

fn continues(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

fn has_bold_label(line: &Line) -> bool {
    let (bold, rest) = line.text.split_at_checked(line.bold).unwrap_or_default();
    !bold.trim().is_empty() && (bold.trim_end().ends_with(':') || rest.trim_start().starts_with(':'))
}

/// Whether a text begins like `Til stede: `.
fn begins_with_label(text: &str) -> bool {
    const LONGEST: usize = 30;
    text.split_once(':').is_some_and(|(label, rest)| {
        label.starts_with(char::is_uppercase)
            && label.chars().take(LONGEST + 1).count() <= LONGEST
            && (rest.is_empty() || rest.starts_with(' '))
    })
}

/// Whether a text begins like `– ` or `2. `.
fn begins_with_marker(text: &str) -> bool {
    let rest = text.trim_start_matches(|it: char| it.is_ascii_digit());
    let numbered = rest.len() < text.len() && rest.starts_with(['.', ')']);
    numbered && rest.get(1..).is_some_and(|rest| rest.starts_with(' '))
        || ["– ", "— ", "• ", "▪ ", "◦ ", "o "].iter().any(|marker| text.starts_with(marker))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_from_wrapped_prose() {
        let long = "Styret drøftet søknaden fra korpset og ba om et nytt budsjett som viser hva";
        let rows: &[(&[&str], bool)] = &[
            (&["Kari Berg, leder", "Ola Vik, kasserer"], true),
            (&["Styret drøftet søknaden fra korpset og ba om et nytt og bedre budsjett.", "Utsatt."], true),
            (&[long, "turen koster for hvert medlem."], false),
            (&["Møtet ble satt av", "lederen klokken seks."], false),
            (
                &[
                    "Korpset ønsker seg nye trommer til turen og",
                    "spør om støtte til dem.",
                    "Frist for svar er 8. mai.",
                ],
                false,
            ),
            (
                &[
                    "Til stede: Kari Berg, Ola Vik, Anne Moen, Per Lie, Siri Dahl og Nils Strand",
                    "Forfall: ingen",
                ],
                true,
            ),
            (&[long, "Merk: prisen er ny."], false),
            (&[long, "2. Budsjett for korpsets tur til Ørland våren etter", "3. Eventuelt"], true),
            (&["Vedtak:", long], true),
        ];
        for (texts, expected) in rows {
            let lines: Vec<Line> = texts.iter().map(|text| Line::new(*text)).collect();
            assert_eq!(are_rows(&lines.iter().collect::<Vec<_>>()), *expected, "{texts:?}");
        }
    }

    #[test]
    fn a_bold_label_begins_a_row() {
        let line = Line { bold: 5, ..Line::new("Tid: lørdag ettermiddag ") };
        assert!(has_bold_label(&Line { bold: 4, ..line.clone() }));
        assert!(has_bold_label(&Line { bold: 3, ..line.clone() }));
        assert!(!has_bold_label(&Line { bold: 0, ..line }));
    }
}
