//! Web and mail addresses.

use std::ops::Range;

/// Every web address in the text, in order, without the punctuation after it.
pub(crate) fn urls(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // Most texts have not even a mark or letter that an address has.
    let has = |sign: u8, part: &str| text.as_bytes().contains(&sign) && text.contains(part);
    if !has(b':', "http") && !has(b'w', "www.") {
        return found;
    }
    for (start, _) in text.match_indices("http").chain(text.match_indices("www.")) {
        let end = url_end(text, start);
        let host = ["https://", "http://", "www."].iter().find_map(|it| text[start..end].strip_prefix(it));
        let is_inside = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
        if host.is_some_and(|it| it.starts_with(char::is_alphanumeric)) && !is_inside {
            found.push(start..end);
        }
    }
    found.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    let mut at = 0;
    found.retain(|it| {
        it.start >= at && {
            at = it.end;
            true
        }
    });
    found
}

/// Every mail address in the text, in order.
pub(crate) fn emails(text: &str) -> Vec<Range<usize>> {
    text.match_indices('@').filter_map(|(at, _)| email_at(text, at)).collect()
}

fn url_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let is_end = |it: char| {
        it.is_whitespace()
            || it.is_control()
            || matches!(it, '<' | '>' | '"' | '|' | '«' | '»' | '“' | '”' | '{' | '}')
    };
    let mut url = &rest[..rest.find(is_end).unwrap_or(rest.len())];
    loop {
        let is_open = url.matches('(').count() >= url.matches(')').count();
        let shorter = match url.strip_suffix(['.', ',', ';', ':', '!', '?', '\'', '’', ']', '*']) {
            Some(shorter) => shorter,
            None if !is_open => url.strip_suffix(')').unwrap_or(url),
            None => url,
        };
        if shorter.len() == url.len() {
            return start + url.len();
        }
        url = shorter;
    }
}

fn email_at(text: &str, at: usize) -> Option<Range<usize>> {
    let is_name = |it: char| it.is_alphanumeric() || matches!(it, '.' | '_' | '-' | '+' | '%');
    let before = &text[..at];
    let name = &before[before.trim_end_matches(is_name).len()..];
    let name = name.trim_start_matches(['.', '-']);
    let after = &text[at + 1..];
    let is_host = |it: char| it.is_alphanumeric() || matches!(it, '.' | '-');
    let host = &after[..after.find(|it| !is_host(it)).unwrap_or(after.len())];
    let host = host.trim_end_matches(['.', '-']);
    let (_, top) = host.rsplit_once('.')?;
    let is_address = !name.is_empty() && top.len() > 1 && top.chars().all(char::is_alphabetic);
    is_address.then(|| at - name.len()..at + 1 + host.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_punctuation() {
        for (text, expected) in [
            ("Se https://eksempel.no/mote-19/.", "https://eksempel.no/mote-19/"),
            ("(www.eksempel.no)", "www.eksempel.no"),
            ("https://eksempel.no/a_(b), og", "https://eksempel.no/a_(b)"),
            ("<http://www.eksempel.no/?a=1&b=2>", "http://www.eksempel.no/?a=1&b=2"),
            ("http og www.", ""),
            ("Skriv til kari.bakken@eksempel.no.", "kari.bakken@eksempel.no"),
            ("post@skogstad.kommune.no/post", "post@skogstad.kommune.no"),
            ("pris @ 5 og a@b", ""),
        ] {
            let found = urls(text).into_iter().chain(emails(text));
            assert_eq!(found.map(|it| &text[it]).collect::<Vec<_>>().join("; "), expected, "{text}");
        }
    }
}
