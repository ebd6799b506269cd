//! The dots that lead from a title to its page in a printed list.

/// The text without its leader and page: `Valg` of `Valg ........ 3`.
pub(crate) fn without(text: &str) -> &str {
    /// Dots that a leader has more than.
    const DOTS: usize = 3;
    let before_page = text.trim_end_matches(|it: char| it.is_ascii_digit() || it == ' ');
    let before = before_page.trim_end_matches(['.', '…', ' ']);
    let dots = before_page[before.len()..].chars().map(|it| match it {
        '…' => DOTS,
        '.' => 1,
        _ => 0,
    });
    if dots.sum::<usize>() > DOTS { before } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leader_is_no_part_of_a_title() {
        for (text, expected) in [
            ("Valg ........ 3", "Valg"),
            ("VALG.............2", "VALG"),
            ("Valg …… 3", "Valg"),
            ("Eventuelt ...", "Eventuelt ..."),
            ("Budsjett 2024", "Budsjett 2024"),
            ("", ""),
        ] {
            assert_eq!(without(text), expected, "{text}");
        }
    }
}
