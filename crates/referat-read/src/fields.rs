//! Fields as Word has them: their code is not printed, their result is.

use crate::symbols::{symbol, symbol_font};

/// A field that has begun.
#[derive(Clone, Debug, Default)]
pub(crate) struct Field {
    code: String,
    /// Its code is complete; what follows is printed.
    pub(crate) in_result: bool,
    /// What a form field shows.
    pub(crate) form: Form,
    /// The link that the text before it stood in.
    pub(crate) outer_link: Option<usize>,
}

impl Field {
    /// A field that begins in text with that link.
    pub(crate) fn new(outer_link: Option<usize>) -> Self {
        Self { outer_link, ..Self::default() }
    }

    /// Takes in a piece of the code.
    pub(crate) fn push_code(&mut self, code: &str) {
        self.code.push_str(code);
    }

    /// The address that it links to.
    pub(crate) fn address(&self) -> Option<String> {
        address(&self.code)
    }

    /// The character that it is, when it shows no result.
    pub(crate) fn sign(&self) -> Option<char> {
        sign(&self.code).filter(|_| !self.in_result)
    }
}

/// A form field's state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Form {
    /// No form field, or one whose result is text.
    #[default]
    Text,
    /// A box, ticked or not.
    CheckBox { ticked: bool },
    /// A list, and the entry that is chosen.
    DropDown { chosen: usize, entries: Vec<String> },
}

impl Form {
    /// What it shows in place of a result.
    pub(crate) fn shown(&self) -> &str {
        match self {
            Self::Text => "",
            Self::CheckBox { ticked: true } => "☒",
            Self::CheckBox { ticked: false } => "☐",
            Self::DropDown { chosen, entries } => entries.get(*chosen).map_or("", String::as_str),
        }
    }
}

/// The address in the code of a field that is a link to one; links to places
/// in the document have none.
pub(crate) fn address(code: &str) -> Option<String> {
    let rest = code.trim_start();
    let (word, rest) = rest.split_at_checked("HYPERLINK".len())?;
    if !word.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let rest = rest.trim_start();
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next().filter(|it| !it.starts_with('\\'))?,
    };
    (!address.is_empty()).then(|| address.to_owned())
}

/// The character in the code of a field that is one: `SYMBOL 183 \f "Symbol"`.
pub(crate) fn sign(code: &str) -> Option<char> {
    let mut words = code.split_whitespace();
    words.next().filter(|it| it.eq_ignore_ascii_case("SYMBOL"))?;
    let number = words.next()?;
    let code_point = match number.strip_prefix("0x") {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    let font = code.split("\\f").nth(1).map(|it| it.trim_start().trim_start_matches('"'));
    let font = font.and_then(|it| symbol_font(it.split(['"', '\\']).next()?.trim()));
    char::from_u32(code_point).map(|it| symbol(it, font))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_field_shows_its_character() {
        let rows = [
            (r#" SYMBOL 183 \f "Symbol" \s 10 "#, Some('•')),
            (r"SYMBOL 0xFC \f Wingdings \h", Some('✓')),
            ("SYMBOL 65", Some('A')),
            ("SYMBOL", None),
            ("PAGE", None),
        ];
        for (code, expected) in rows {
            assert_eq!(sign(code), expected, "{code}");
        }
    }

    #[test]
    fn a_link_field_names_its_address() {
        let rows = [
            (r#" HYPERLINK "https://example.org/a b" \o "tip" "#, Some("https://example.org/a b")),
            ("HYPERLINK https://example.org", Some("https://example.org")),
            (r#" HYPERLINK \l "_Toc1" "#, None),
            (" PAGEREF _Toc1 \\h ", None),
            ("HYPERLINK", None),
            ("ÆØÅÆØ", None),
        ];
        for (code, expected) in rows {
            assert_eq!(address(code).as_deref(), expected, "{code}");
        }
    }
}
