//! Characters as they are read, not as a font or an extractor left them.

/// Appends a character as a person reads it: blanks of every width as a space,
/// ligatures apart, marks composed with their letter, bullets of symbol fonts
/// as bullets. Control and invisible characters vanish; tabs stay.
pub(crate) fn push(text: &mut String, character: char) {
    match character {
        ' '..='~' | '\t' => text.push(character),
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => text.push(' '),
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{FEFF}' => {}
        '\u{300}'..='\u{36F}' => push_mark(text, character),
        _ if character.is_control() => {}
        _ => match SPELLED.iter().find(|(symbol, _)| *symbol == character) {
            Some((_, spelling)) => text.push_str(spelling),
            None => text.push(character),
        },
    }
}

/// Appends a combining mark: as one letter with the one before it, where the
/// North writes such a letter.
fn push_mark(text: &mut String, mark: char) {
    let composed = text
        .chars()
        .next_back()
        .and_then(|letter| COMPOSED.iter().find(|row| (row.0, row.1) == (letter, mark)).map(|row| row.2));
    if composed.is_some() {
        text.pop();
    }
    text.push(composed.unwrap_or(mark));
}

/// Ligatures, and the letters of symbol fonts that lost their font.
const SPELLED: &[(char, &str)] = &[
    ('\u{FB00}', "ff"),
    ('\u{FB01}', "fi"),
    ('\u{FB02}', "fl"),
    ('\u{FB03}', "ffi"),
    ('\u{FB04}', "ffl"),
    ('\u{FB05}', "st"),
    ('\u{FB06}', "st"),
    ('\u{F0B7}', "•"),
    ('\u{F09F}', "•"),
    ('\u{F06C}', "•"),
    ('\u{F0A7}', "▪"),
    ('\u{F06E}', "▪"),
    ('\u{F0D8}', "➢"),
    ('\u{F076}', "❖"),
    ('\u{F0A8}', "□"),
    ('\u{F06F}', "□"),
    ('\u{F0FC}', "✓"),
    ('\u{F0E0}', "→"),
    ('\u{F02D}', "-"),
];

const COMPOSED: &[(char, char, char)] = &[
    ('a', '\u{30A}', 'å'),
    ('A', '\u{30A}', 'Å'),
    ('a', '\u{308}', 'ä'),
    ('A', '\u{308}', 'Ä'),
    ('o', '\u{308}', 'ö'),
    ('O', '\u{308}', 'Ö'),
    ('u', '\u{308}', 'ü'),
    ('U', '\u{308}', 'Ü'),
    ('e', '\u{301}', 'é'),
    ('E', '\u{301}', 'É'),
    ('e', '\u{300}', 'è'),
    ('E', '\u{300}', 'È'),
    ('e', '\u{302}', 'ê'),
    ('a', '\u{300}', 'à'),
    ('a', '\u{301}', 'á'),
    ('A', '\u{301}', 'Á'),
    ('o', '\u{300}', 'ò'),
    ('o', '\u{301}', 'ó'),
    ('o', '\u{302}', 'ô'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_as_they_are_read() {
        let rows = [
            ("12\u{A0}000\u{2009}kr", "12 000 kr"),
            ("o\u{FB03}siell \u{FB02}ytting", "offisiell flytting"),
            ("\u{F0B7}\tFørst", "•\tFørst"),
            ("Ma\u{30A}l fo\u{308}r Andre\u{301}", "Mål för André"),
            ("x\u{30A}", "x\u{30A}"),
            ("kom\u{AD}mune\u{200B}\u{7}", "kommune"),
        ];
        for (raw, read) in rows {
            let mut text = String::new();
            raw.chars().for_each(|character| push(&mut text, character));
            assert_eq!(text, read);
        }
    }
}
