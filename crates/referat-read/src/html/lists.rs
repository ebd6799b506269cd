//! How lists number their items.

use scraper::node::Element;

use super::elements::style;
use crate::numerals::{letters, roman};

/// A list that is being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    kind: Kind,
    next: i64,
    step: i64,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Unmarked,
    Bullet,
    Decimal,
    Letters { upper: bool },
    Roman { upper: bool },
}

impl List {
    /// A list of so many items.
    pub(super) fn new(element: &Element, items: usize) -> Self {
        let start = element.attr("start").and_then(|it| it.trim().parse().ok());
        let reversed = element.attr("reversed").is_some();
        let last = i64::try_from(items).unwrap_or(i64::MAX);
        Self {
            kind: kind(element).unwrap_or(if element.name() == "ol" { Kind::Decimal } else { Kind::Bullet }),
            next: start.unwrap_or(if reversed { last } else { 1 }),
            step: if reversed { -1 } else { 1 },
        }
    }

    /// The marker of the next item.
    pub(super) fn marker(&mut self, item: &Element) -> String {
        if let Some(value) = item.attr("value").and_then(|it| it.trim().parse().ok()) {
            self.next = value;
        }
        let value = self.next;
        self.next = value.saturating_add(self.step);
        match kind(item).unwrap_or(self.kind) {
            Kind::Unmarked => String::new(),
            Kind::Bullet => "•".to_owned(),
            kind => format!("{}.", number(value, kind)),
        }
    }
}

fn kind(element: &Element) -> Option<Kind> {
    let stated = style(element, "list-style-type").or(style(element, "list-style")).unwrap_or_default();
    let kind = match element.attr("type").unwrap_or_default().trim() {
        "1" => Kind::Decimal,
        "a" => Kind::Letters { upper: false },
        "A" => Kind::Letters { upper: true },
        "i" => Kind::Roman { upper: false },
        "I" => Kind::Roman { upper: true },
        "disc" | "circle" | "square" => Kind::Bullet,
        _ => match stated.split_whitespace().next().unwrap_or_default() {
            "none" => Kind::Unmarked,
            "decimal" => Kind::Decimal,
            "lower-alpha" | "lower-latin" => Kind::Letters { upper: false },
            "upper-alpha" | "upper-latin" => Kind::Letters { upper: true },
            "lower-roman" => Kind::Roman { upper: false },
            "upper-roman" => Kind::Roman { upper: true },
            "disc" | "circle" | "square" => Kind::Bullet,
            _ => return None,
        },
    };
    Some(kind)
}

fn number(value: i64, kind: Kind) -> String {
    let Some(positive) = u32::try_from(value).ok().filter(|it| *it > 0) else { return value.to_string() };
    match kind {
        Kind::Letters { upper: false } => letters(positive),
        Kind::Letters { upper: true } => letters(positive).to_uppercase(),
        Kind::Roman { upper: false } => roman(positive),
        Kind::Roman { upper: true } => roman(positive).to_uppercase(),
        Kind::Unmarked | Kind::Bullet | Kind::Decimal => value.to_string(),
    }
}
