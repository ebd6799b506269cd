//! Texts of which a part varies: `Pkt. {number}`, `Side {number} av {number}`.

use regex::Regex;

/// The place of a figure in a shape.
const NUMBER: &str = "{number}";
/// What stands in a shape for what varies, and what may stand there.
const PLACES: &[(&str, &str)] = &[(NUMBER, "[0-9]+"), ("{text}", ".+?")];

/// A shape as a regular expression, in which case and the amount of white
/// space do not matter.
pub(crate) fn expression(shape: &str) -> String {
    let mut out = String::from("(?i)");
    let mut rest = shape.trim();
    while let Some(it) = rest.chars().next() {
        if let Some((place, stands_for)) = PLACES.iter().find(|(place, _)| rest.starts_with(place)) {
            out.push_str(stands_for);
            rest = &rest[place.len()..];
        } else if it.is_whitespace() {
            out.push_str(r"\s*");
            rest = rest.trim_start();
        } else {
            out.push_str(&regex::escape(it.encode_utf8(&mut [0; 4])));
            rest = &rest[it.len_utf8()..];
        }
    }
    out
}

/// What an item's label looks like: what stands around its number.
#[derive(Clone, Debug)]
pub(crate) struct ItemShape {
    before: Regex,
    after: Regex,
}

impl ItemShape {
    /// The shape of a label with one place for the number; none when it has
    /// no such place, or several.
    pub(crate) fn new(label: &str) -> Option<Self> {
        let (before, after) = label.split_once(NUMBER)?;
        let varies = PLACES.iter().any(|(place, _)| before.contains(place) || after.contains(place));
        let at_start = |shape: &str| format!(r"^\s*{}\s*", expression(shape));
        let before = Regex::new(&at_start(before)).ok()?;
        let after = Regex::new(&at_start(after)).ok()?;
        (!varies).then_some(Self { before, after })
    }

    /// Where the number of a label begins that the text begins with.
    pub(crate) fn number(&self, text: &str) -> Option<usize> {
        self.before.find(text).map(|it| it.end())
    }

    /// Where the label ends whose number ends at `at`.
    pub(crate) fn end(&self, text: &str, at: usize) -> Option<usize> {
        self.after.find(text.get(at..)?).map(|it| at + it.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_varies_in_a_shape_is_anything_of_its_kind() {
        let rows = [
            ("Side {number} av {number}", "side 2 av 14", true),
            ("Side {number} av {number}", "Side 2\tav  14", true),
            ("Side {number} av {number}", "Side to av 14", false),
            ("Fjordvik vel | {text}", "FJORDVIK VEL | utskrift 3. mai", true),
            ("Fjordvik vel (stiftet)", "Fjordvik vel (stiftet)", true),
            ("Fjordvik vel", "Fjordvik vel har møte", false),
        ];
        for (shape, text, expected) in rows {
            let whole = Regex::new(&format!("^{}$", expression(shape))).expect("shapes are expressions");
            assert_eq!(whole.is_match(text), expected, "{shape}: {text}");
        }
    }

    #[test]
    fn an_item_has_one_number() {
        for (label, is_shape) in
            [("Tema {number}", true), ("{number}. post", true), ("Tema", false), ("{number}/{number}", false)]
        {
            assert_eq!(ItemShape::new(label).is_some(), is_shape, "{label}");
        }
    }
}
