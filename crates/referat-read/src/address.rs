//! Addresses of the web as text prints them.

use std::ops::Range;

use crate::document::Link;

/// Links for the addresses that a text prints. Addresses of mail are none.
pub(crate) fn links(text: &str) -> Vec<Link> {
    let link = |place: Range<usize>| {
        let address = text.get(place).unwrap_or_default();
        Link { text: address.to_owned(), url: address.to_owned() }
    };
    places(text).into_iter().map(link).collect()
}

/// The address that is all of a text, of the web or of mail.
#[cfg(feature = "text")]
pub(crate) fn only(text: &str) -> Option<&str> {
    let text = text.trim();
    let whole = !text.is_empty() && !text.contains(char::is_whitespace);
    let address = after(text, "mailto:").is_some_and(|rest| rest.contains('@'))
        || places(text).first() == Some(&(0..text.len()));
    (whole && address).then_some(text)
}

/// Where the addresses are, in order.
fn places(text: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut from = 0;
    for (start, character) in text.char_indices() {
        let begins =
            start >= from && matches!(character, 'h' | 'H' | 'w' | 'W') && !follows_letter(text, start);
        let Some(rest) = begins.then(|| text.get(start..)).flatten() else { continue };
        let Some(length) = length(rest) else { continue };
        from = start + length;
        places.push(start..from);
    }
    places
}

fn follows_letter(text: &str, start: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    before.is_some_and(|before| before.is_alphanumeric() || matches!(before, '@' | '.' | '/'))
}

/// The length of the address that a text begins with.
fn length(text: &str) -> Option<usize> {
    let host = ["http://", "https://", "www."].iter().find_map(|scheme| after(text, scheme))?;
    if !host.starts_with(char::is_alphanumeric) {
        return None;
    }
    let end = text.find(|it: char| it.is_whitespace() || matches!(it, '<' | '>' | '"' | '«' | '»'));
    let address = text.get(..end.unwrap_or(text.len()))?;
    let bracketed = address.contains('(');
    let marks =
        |it: char| matches!(it, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '”' | ']' | '}' | '*');
    Some(address.trim_end_matches(|it| marks(it) || it == ')' && !bracketed).len())
}

/// What follows a beginning, in letters of either case.
fn after<'a>(text: &'a str, beginning: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(beginning.len())?;
    start.eq_ignore_ascii_case(beginning).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_addresses_are_links() {
        let rows: &[(&str, &[&str])] = &[
            (
                "Se https://kommune.example/sak/12, og www.lag.example.",
                &["https://kommune.example/sak/12", "www.lag.example"],
            ),
            ("(http://lag.example/a)", &["http://lag.example/a"]),
            ("https://lag.example/wiki/Bo_(by)", &["https://lag.example/wiki/Bo_(by)"]),
            ("Spør post@www.lag.example eller kari@lag.example", &[]),
            ("http:// er en begynnelse, www. er en annen", &[]),
        ];
        for (text, addresses) in rows {
            let found: Vec<String> = links(text).into_iter().map(|link| link.url).collect();
            assert_eq!(found, *addresses, "{text}");
        }
    }

    #[test]
    #[cfg(feature = "text")]
    fn a_line_may_be_nothing_but_an_address() {
        let rows = [
            ("https://lag.example/a ", Some("https://lag.example/a")),
            ("mailto:kari@lag.example", Some("mailto:kari@lag.example")),
            ("Se https://lag.example/a", None),
            ("kari@lag.example", None),
        ];
        for (text, address) in rows {
            assert_eq!(only(text), address, "{text}");
        }
    }
}
