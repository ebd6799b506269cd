//! Sentences of running text.

/// The first sentence of a text.
pub(crate) fn sentence(text: &str) -> &str {
    text[..sentence_end(text)].trim()
}

/// The sentences of a text, in order.
pub(crate) fn sentences(text: &str) -> Vec<&str> {
    placed_sentences(text).map(|(_, sentence)| sentence).collect()
}

/// The sentences of a text with the byte that each begins at.
pub(crate) fn placed_sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = text.len() - text.trim_start().len();
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|it| !it.is_empty())?;
        let (sentence, after) = rest.split_at(sentence_end(rest));
        let start = at;
        at = text.len() - after.trim_start().len();
        Some((start, sentence.trim()))
    })
}

/// Where each sentence of a text begins.
pub(crate) fn sentence_starts(text: &str) -> Vec<usize> {
    placed_sentences(text).map(|(start, _)| start).collect()
}

/// Where the first sentence of a text ends: after a stop that follows a whole
/// word or a closing bracket, before a capital; never at an abbreviation.
fn sentence_end(text: &str) -> usize {
    let bytes = text.bytes().enumerate();
    let mut stops = bytes.filter(|(_, it)| matches!(it, b'.' | b'!' | b'?')).map(|(at, _)| at);
    let end = stops.find(|at| {
        let before = text[..*at].rsplit(|it: char| it.is_whitespace() || it == '(').next().unwrap_or("");
        let after = &text[*at + 1..];
        let next = after.trim_start().chars().next();
        // `pkt. 2` is an abbreviation.
        let shortest = if next.is_some_and(|it| it.is_ascii_digit()) { 4 } else { 3 };
        let is_word =
            before.chars().count() >= shortest && before.chars().all(|it| it.is_alphabetic() || it == '-');
        let is_closed =
            before.ends_with([')', '%', '»', '"']) || text[..*at - before.len()].trim_end().ends_with('§');
        let is_figure = before.starts_with(|it: char| it.is_ascii_digit())
            && before
                .rsplit('.')
                .next()
                .is_some_and(|it| it.len() > 2 || before.contains('.') && it.len() == 2);
        // `400 kr. Per var imot.`: a unit after a figure ends a sentence too.
        let is_unit = before.starts_with(char::is_alphabetic)
            && text[..*at - before.len()].trim_end().ends_with(|it: char| it.is_ascii_digit())
            && next.is_some_and(char::is_uppercase);
        let is_word = is_word || is_closed || is_figure || is_unit;
        is_word && after.starts_with(' ') && next.is_some_and(|it| it.is_uppercase() || it.is_ascii_digit())
    });
    end.map_or(text.len(), |end| end + 1)
}
