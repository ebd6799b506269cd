//! The little of CSS that changes what a person reads: simple class and
//! element rules, and `style` attributes.

use std::collections::HashMap;

/// Properties that are looked at.
const PROPERTIES: &[&str] = &[
    "content",
    "display",
    "visibility",
    "font",
    "font-weight",
    "font-style",
    "font-size",
    "text-align",
    "text-decoration",
    "text-decoration-line",
    "text-transform",
    "margin-left",
    "text-indent",
    "white-space",
    "list-style",
    "list-style-type",
    "mso-hide",
    "mso-list",
    "mso-element",
    "mso-tab-count",
];

/// Rules that are looked at.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// By selector: `p`, `.note`, `p.note`.
    rules: HashMap<String, Vec<(String, String)>>,
    /// What is written before the items of lists, by the lists' class.
    item_contents: HashMap<String, String>,
}

impl Sheet {
    /// Takes in the rules of a `style` element. Rules for other media, and
    /// selectors of several parts, are left out.
    pub(super) fn read(&mut self, text: &str) {
        let text = without_remarks(text);
        let mut rest = text.as_str();
        while let Some((selectors, after)) = rest.split_once('{') {
            let selectors = selectors.rsplit(';').next().unwrap_or_default().trim();
            if selectors.starts_with('@') {
                rest = &after[block_end(after)..];
                continue;
            }
            let (body, after) = after.split_once('}').unwrap_or((after, ""));
            rest = after;
            let declarations: Vec<(String, String)> =
                declarations(body).map(|(property, value)| (property, value.to_owned())).collect();
            if declarations.is_empty() {
                continue;
            }
            for selector in selectors.split(',').map(str::trim) {
                if let Some(class) = class_of_items(selector) {
                    let content = declarations.iter().find(|(property, _)| property == "content");
                    self.item_contents.extend(content.map(|(_, it)| (class.to_owned(), it.clone())));
                }
                if !is_simple(selector) {
                    continue;
                }
                self.rules.entry(selector.to_owned()).or_default().extend(declarations.iter().cloned());
            }
        }
    }

    /// The class of a list, and what is written before its items.
    pub(super) fn item_content<'c>(&self, classes: &'c str) -> Option<(&'c str, &str)> {
        let mut classes = classes.split_ascii_whitespace();
        classes.find_map(|it| Some((it, self.item_contents.get(it)?.as_str())))
    }

    /// The declarations for an element, weakest first.
    pub(super) fn rules<'s>(
        &'s self,
        name: &'s str,
        classes: &'s str,
    ) -> impl Iterator<Item = (&'s str, &'s str)> {
        let of_class = |prefix: &'s str| {
            classes.split_ascii_whitespace().filter_map(move |it| self.rules.get(&format!("{prefix}.{it}")))
        };
        let rules = self.rules.get(name).into_iter().chain(of_class("")).chain(of_class(name));
        rules.flatten().map(|(property, value)| (property.as_str(), value.as_str()))
    }
}

/// The declarations that are looked at.
pub(super) fn declarations(style: &str) -> impl Iterator<Item = (String, &str)> {
    style.split(';').filter_map(|it| {
        let (property, value) = it.split_once(':')?;
        let property = property.trim().to_ascii_lowercase();
        PROPERTIES.contains(&property.as_str()).then(|| (property, value.trim()))
    })
}

/// A length in points; relative ones of `size` points.
pub(super) fn length(value: &str, size: f32) -> Option<f32> {
    let value = value.trim();
    let end = value.find(|it: char| !(it.is_ascii_digit() || "+-.".contains(it))).unwrap_or(value.len());
    let (number, unit) = value.split_at(end);
    let number: f32 = number.parse().ok().filter(|it: &f32| it.abs() < 10_000.0)?;
    let unit = unit.split(|it: char| !(it.is_ascii_alphabetic() || it == '%')).next()?;
    let points = match unit {
        "pt" => 1.0,
        "px" => 0.75,
        "in" => 72.0,
        "cm" => 72.0 / 2.54,
        "mm" => 7.2 / 2.54,
        "pc" => 12.0,
        "em" => size,
        "rem" => 12.0,
        "%" => size / 100.0,
        _ => return (number == 0.0).then_some(0.0),
    };
    Some(number * points)
}

/// Where the block that was opened before the text ends.
fn block_end(text: &str) -> usize {
    let mut depth = 1_usize;
    for (at, char) in text.char_indices() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}

/// The class in a selector such as `.steps > li:before`.
fn class_of_items(selector: &str) -> Option<&str> {
    let (list, item) = selector.split_once('>')?;
    let is_before = ["li:before", "li::before"].contains(&item.trim());
    list.trim().strip_prefix('.').filter(|_| is_before)
}

fn is_simple(selector: &str) -> bool {
    !selector.is_empty()
        && selector.bytes().all(|it| it.is_ascii_alphanumeric() || b".-_".contains(&it))
        && selector.matches('.').count() <= 1
}

/// A style sheet without comments and the marks that hide it from old browsers.
fn without_remarks(text: &str) -> String {
    let text = text.replace("<!--", "").replace("-->", "");
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, it)| it);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_rules_apply_weakest_first() {
        let mut sheet = Sheet::default();
        sheet.read(
            "<!-- /* p.note { display: none } */ @import url(x); p { font-weight: bold; color: red }
             @media print { .note { display: none } } div > .note { display: none }
             .note, h1 { font-weight: normal } p.note { font-style: italic } -->",
        );
        let rules: Vec<_> = sheet.rules("p", "other note").collect();
        assert_eq!(rules, [("font-weight", "bold"), ("font-weight", "normal"), ("font-style", "italic")]);
    }

    #[test]
    fn lengths_are_in_points() {
        let rows = [
            ("12pt", Some(12.0)),
            ("20.0px", Some(15.0)),
            ("150%", Some(15.0)),
            ("-1in", Some(-72.0)),
            ("0", Some(0.0)),
            ("auto", None),
            ("1e99pt", None),
        ];
        for (value, expected) in rows {
            assert_eq!(length(value, 10.0), expected, "{value}");
        }
    }
}
