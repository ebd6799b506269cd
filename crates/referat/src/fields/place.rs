//! Roads by their number: `Rv4`, `E18`, `Fv. 33`.

use std::ops::Range;

use super::scan;
use crate::lexicon::{Lexicon, Term};

/// A road with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RoadMatch {
    pub(crate) range: Range<usize>,
    /// The kind of road and its number: `Fv33`.
    pub(crate) value: String,
}

/// Every numbered road in the text, in order.
pub(crate) fn roads(text: &str, lexicon: &Lexicon) -> Vec<RoadMatch> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(figure) = scan::next_figure(text, at) {
        at = figure.end;
        let Some(word) = scan::word_before(text, figure.start, &['.']) else { continue };
        let kind = &text[word.clone()];
        let is_letter = word.len() == 1;
        let is_capital = kind.starts_with(char::is_uppercase);
        // `E1` and `E.2` are headings; the first European road in the north is E4.
        let is_letter_road = is_capital && figure.value > 3 && !text[word.end..figure.start].contains('.');
        let is_road =
            (!is_letter || is_letter_road) && figure.digits() < 5 && lexicon.knows(Term::Road, kind);
        let is_inside = scan::is_inside_word(text, word.start);
        let goes_on =
            scan::char_at(text, figure.end).is_some_and(|it| it.is_alphanumeric() || it == '/' || it == '-');
        if is_road && !is_inside && !goes_on {
            found.push(RoadMatch { range: word.start..figure.end, value: format!("{kind}{}", figure.value) });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language;

    #[test]
    fn roads_are_found_by_their_number() {
        for (text, expected) in [
            ("Rv4 og E18, Fv. 33", "Rv4 = Rv4; E18 = E18; Fv. 33 = Fv33"),
            ("riksvei 7", "riksvei 7 = riksvei7"),
            ("vedlegg e 5, PE18, E-18, E.4, E2.1 og A4", ""),
        ] {
            let found = roads(text, Lexicon::of(Language::Nb)).into_iter();
            let found = found.map(|it| format!("{} = {}", &text[it.range], it.value)).collect::<Vec<_>>();
            assert_eq!(found.join("; "), expected, "{text}");
        }
    }
}
