//! Lists, and the markers that browsers print before their items.

use crate::characters;
use crate::numerals::{letters, roman};

/// Markers of lists in lists.
const BULLETS: [&str; 3] = ["•", "◦", "▪"];

/// A list that is being read.
#[derive(Clone, Debug)]
pub(super) struct List {
    /// The number of the next item; `None` in a list without numbers.
    next: Option<i32>,
    /// How markers look, as CSS names it.
    pub(super) marker: String,
    /// What the style sheet writes before an item instead.
    pub(super) content: Option<String>,
}

impl List {
    /// A numbered list that begins at a number.
    pub(super) fn numbered(start: Option<&str>, kind: Option<&str>) -> Self {
        let marker = match kind {
            Some("a") => "lower-alpha",
            Some("A") => "upper-alpha",
            Some("i") => "lower-roman",
            Some("I") => "upper-roman",
            _ => "decimal",
        };
        let start = start.and_then(|it| it.trim().parse().ok()).unwrap_or(1);
        Self { next: Some(start), marker: marker.to_owned(), content: None }
    }

    /// A list with bullets.
    pub(super) fn bulleted() -> Self {
        Self { next: None, marker: String::new(), content: None }
    }

    /// Counts an item, which may state its own number.
    pub(super) fn count(&mut self, stated: Option<&str>) -> i32 {
        let number = stated.and_then(|it| it.trim().parse().ok()).or(self.next).unwrap_or(1);
        self.next = self.next.map(|_| number.saturating_add(1));
        number
    }

    /// The marker of an item of that number, at a depth from 1.
    pub(super) fn marker(&self, number: i32, depth: usize) -> String {
        match (self.marker.as_str(), self.next) {
            ("none", _) => String::new(),
            ("disc", _) => BULLETS[0].to_owned(),
            ("circle", _) => BULLETS[1].to_owned(),
            ("square", _) => BULLETS[2].to_owned(),
            (_, None) => BULLETS[depth.saturating_sub(1).min(2)].to_owned(),
            (style, Some(_)) => format!("{}.", spelled(number, style)),
        }
    }
}

/// A number in a style that CSS names.
pub(super) fn spelled(number: i32, style: &str) -> String {
    let positive = u32::try_from(number).unwrap_or(0);
    match style {
        "lower-alpha" | "lower-latin" if positive > 0 => letters(positive).to_lowercase(),
        "upper-alpha" | "upper-latin" if positive > 0 => letters(positive),
        "lower-roman" if positive > 0 => roman(positive).to_lowercase(),
        "upper-roman" if positive > 0 => roman(positive),
        "decimal-leading-zero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// The marker that Word wrote into the text of a list item, as it looks in the
/// symbol font that it stands in.
pub(super) fn word_marker(text: &str) -> String {
    let mut clean = String::new();
    text.chars().for_each(|it| characters::push(&mut clean, if it.is_whitespace() { ' ' } else { it }));
    match clean.split_whitespace().collect::<Vec<_>>().join(" ").as_str() {
        "·" | "\u{f0b7}" => BULLETS[0].to_owned(),
        "§" | "\u{f0a7}" => BULLETS[2].to_owned(),
        other => other.to_owned(),
    }
}
