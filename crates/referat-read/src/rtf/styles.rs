//! The style sheet: which paragraph styles are headings.
//!
//! Everything else that a style says is repeated where it is used.

use std::collections::HashMap;

use crate::headings::{heading_of_name, heading_of_outline};

/// How long a chain of styles based on each other is followed.
const CHAIN: usize = 50;

/// The paragraph styles of a file by their number.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<i32, Style>,
    /// The style that is being read, unless it is not one of paragraphs.
    open: Option<(i32, Style)>,
    name: String,
}

#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    outline: Option<u8>,
    based_on: Option<i32>,
}

impl Styles {
    /// The heading level of a style, if it is one of headings.
    pub(super) fn heading(&self, number: i32) -> Option<u8> {
        let mut next = self.styles.get(&number);
        if next.is_some_and(|it| it.name == "title") {
            return None;
        }
        for _ in 0..CHAIN {
            let style = next?;
            match style.outline {
                Some(level) => return heading_of_outline(level),
                None if heading_of_name(&style.name).is_some() => return heading_of_name(&style.name),
                None => next = style.based_on.filter(|it| *it != 0).and_then(|it| self.styles.get(&it)),
            }
        }
        None
    }

    /// Begins a style, so far that of number 0.
    pub(super) fn begin(&mut self) {
        self.open = Some((0, Style::default()));
        self.name.clear();
    }

    /// Takes in a control word of the sheet.
    pub(super) fn read(&mut self, name: &[u8], parameter: Option<i32>) -> bool {
        let number = parameter.unwrap_or(0);
        match (name, &mut self.open) {
            (b"cs" | b"ds" | b"ts", open) => *open = None,
            (b"s", open) => open.get_or_insert_default().0 = number,
            (b"outlinelevel", Some((_, style))) => style.outline = u8::try_from(number).ok(),
            (b"sbasedon", Some((own, style))) => style.based_on = Some(number).filter(|it| it != own),
            _ => return false,
        }
        true
    }

    /// Takes in text of the sheet: names, each ended by a semicolon.
    pub(super) fn text(&mut self, text: &str) {
        for (number, part) in text.split(';').enumerate() {
            if number > 0 {
                let name = std::mem::take(&mut self.name).trim().to_lowercase();
                if let Some((number, style)) = self.open.take() {
                    self.styles.insert(number, Style { name, ..style });
                }
            }
            self.name.push_str(part);
        }
    }
}
