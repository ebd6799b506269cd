//! What is read of the HTML in Markdown.

/// What a tag does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// A new line, as after `<br>`.
    Line,
    /// A new column, as before `<td>`.
    Column,
    /// Bold begins.
    Bold,
    /// Bold ends.
    Regular,
    /// Nothing that is read, such as a comment.
    Nothing,
}

/// What a single tag does.
pub(super) fn tag(html: &str) -> Tag {
    let inner = html.trim_start_matches('<');
    let end = inner.find(|it: char| it.is_whitespace() || matches!(it, '>')).unwrap_or(inner.len());
    let name = inner.get(..end).unwrap_or_default().to_ascii_lowercase();
    match name.trim_end_matches('/') {
        "br" | "p" | "/p" | "div" | "/div" | "li" | "tr" | "/tr" | "hr" | "/table" | "summary"
        | "/summary" | "/h1" | "/h2" | "/h3" | "/h4" | "/h5" | "/h6" => Tag::Line,
        "td" | "th" => Tag::Column,
        "b" | "strong" => Tag::Bold,
        "/b" | "/strong" => Tag::Regular,
        _ => Tag::Nothing,
    }
}

/// The text of a block of HTML, line by line: without tags, comments, scripts
/// and styles, with its entities as characters.
pub(super) fn text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (before, markup) = rest.split_at(start);
        push_decoded(&mut text, before);
        let end = UNREAD.iter().find(|(begin, _)| starts_with(markup, begin)).map_or(">", |(_, end)| end);
        let length = find(markup, end).map_or(markup.len(), |at| at + end.len());
        let (tag_text, after) = markup.split_at(length);
        match tag(tag_text) {
            Tag::Line => text.push('\n'),
            Tag::Column if !text.is_empty() && !text.ends_with('\n') => text.push('\t'),
            _ => {}
        }
        rest = after;
    }
    push_decoded(&mut text, rest);
    text
}

/// Markup whose inside is not read: how it begins and ends.
const UNREAD: &[(&str, &str)] =
    &[("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<?", "?>")];

fn starts_with(text: &str, beginning: &str) -> bool {
    text.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning))
}

/// Where ASCII is found in a text, in letters of either case.
fn find(text: &str, ascii: &str) -> Option<usize> {
    text.as_bytes().windows(ascii.len()).position(|window| window.eq_ignore_ascii_case(ascii.as_bytes()))
}

/// Appends text with its entities as characters.
fn push_decoded(text: &mut String, mut rest: &str) {
    const LONGEST: usize = 10;
    while let Some(start) = rest.find('&') {
        let (before, entity) = rest.split_at(start);
        text.push_str(before);
        let end = entity.bytes().take(LONGEST).position(|byte| byte == b';');
        let decoded = end.and_then(|end| Some((decode(entity.get(1..end)?)?, entity.get(end + 1..)?)));
        match decoded {
            Some((character, after)) => {
                text.push(character);
                rest = after;
            }
            None => {
                text.push('&');
                rest = entity.get(1..).unwrap_or_default();
            }
        }
    }
    text.push_str(rest);
}

/// The character of an entity's name or number.
fn decode(entity: &str) -> Option<char> {
    if let Some(number) = entity.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    ENTITIES.iter().find(|(name, _)| *name == entity).map(|(_, character)| *character)
}

const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("aelig", 'æ'),
    ("oslash", 'ø'),
    ("aring", 'å'),
    ("AElig", 'Æ'),
    ("Oslash", 'Ø'),
    ("Aring", 'Å'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("eacute", 'é'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("sect", '§'),
    ("bull", '•'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_read_without_its_tags() {
        let rows = [
            ("<p>M&oslash;te &#229;pnet<br/>kl. 18</p>", "\nMøte åpnet\nkl. 18\n"),
            ("<!-- mal <p> -->Sak<!-- uten slutt", "Sak"),
            ("<tr><td>Kari</td><td>leder</td></tr>", "\nKari\tleder\n"),
            ("<STYLE>p { }</Style>x &mal; & y", "x &mal; & y"),
            ("a < b", "a "),
        ];
        for (html, expected) in rows {
            assert_eq!(text(html), expected, "{html}");
        }
    }
}
