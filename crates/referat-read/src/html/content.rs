//! Markers that a style sheet writes before list items, as in what Google Docs
//! saves: `"" counter(lst-ctn-kix_a-0,decimal) ". "`.

use std::collections::HashMap;

use super::list::spelled;

/// The numbers that counters have reached, by their names.
pub(super) type Counters = HashMap<String, i32>;

/// The marker that a `content` prints for an item of that number, which the
/// last counter in it has.
pub(super) fn marker(content: &str, number: i32, counters: &mut Counters) -> String {
    let pieces = pieces(content);
    let own =
        pieces.iter().rev().find_map(|it| if let Piece::Counter(name, _) = it { Some(*name) } else { None });
    if let Some(own) = own {
        counters.insert(own.to_owned(), number);
    }
    let printed = pieces.iter().map(|it| match it {
        Piece::Text(text) => text.clone(),
        Piece::Counter(name, style) => spelled(counters.get(*name).copied().unwrap_or(1), style),
    });
    printed.collect::<String>().trim().to_owned()
}

enum Piece<'c> {
    Text(String),
    Counter(&'c str, &'c str),
}

fn pieces(content: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = content.trim_start();
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (text, after) = quoted.split_once('"').unwrap_or((quoted, ""));
            pieces.push(Piece::Text(unescaped(text)));
            rest = after.trim_start();
        } else if let Some(counter) = rest.strip_prefix("counter(") {
            let (arguments, after) = counter.split_once(')').unwrap_or((counter, ""));
            let (name, style) = arguments.split_once(',').unwrap_or((arguments, "decimal"));
            pieces.push(Piece::Counter(name.trim(), style.trim()));
            rest = after.trim_start();
        } else {
            break;
        }
    }
    pieces
}

/// A string of CSS, where `\0025cf` is a letter by its number.
fn unescaped(text: &str) -> String {
    let mut pieces = text.split('\\');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|it: char| !it.is_ascii_hexdigit()).unwrap_or(piece.len()).min(6);
        let (digits, after) = piece.split_at(end);
        plain.extend(u32::from_str_radix(digits, 16).ok().and_then(char::from_u32));
        plain.push_str(after.strip_prefix(' ').unwrap_or(after));
    }
    plain.retain(|it| !it.is_control());
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_print_their_counters() {
        let mut counters = Counters::new();
        let rows = [
            (r#""" counter(a-0,decimal) ". ""#, 3, "3."),
            (r#"counter(a-0) "." counter(a-1,lower-latin) ")""#, 2, "3.b)"),
            (r#""\0025cf   ""#, 1, "●"),
            (r#""-""#, 1, "-"),
            ("normal", 1, ""),
        ];
        for (content, number, expected) in rows {
            assert_eq!(marker(content, number, &mut counters), expected, "{content}");
        }
    }
}
