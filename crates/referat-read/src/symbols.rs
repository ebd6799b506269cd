//! Letters of symbol fonts as the characters that a person sees.

use std::borrow::Cow;

/// A font whose letters are signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SymbolFont {
    Symbol,
    Wingdings,
}

/// Which symbol font a font's name means.
pub(crate) fn symbol_font(name: &str) -> Option<SymbolFont> {
    match name {
        "Symbol" => Some(SymbolFont::Symbol),
        name if name.starts_with("Wingdings") => Some(SymbolFont::Wingdings),
        _ => None,
    }
}

/// What a character in a symbol font looks like. Word keeps these letters in
/// the private use area from U+F000, other programs as plain ones.
pub(crate) fn symbol(char: char, font: Option<SymbolFont>) -> char {
    let code = u32::from(char);
    let private = (0xF000..=0xF0FF).contains(&code);
    let byte = match code {
        0xF020..=0xF0FF => code - 0xF000,
        0x20..=0xFF => code,
        _ => return char,
    };
    // What has no counterpart is at least seen to be a sign; a word that
    // somebody set in such a font stays a word.
    let unknown = if private { '•' } else { char };
    let letter = match font {
        Some(SymbolFont::Wingdings) => look_up(WINGDINGS, byte),
        Some(SymbolFont::Symbol) => symbol_letter(byte),
        None if private => {
            symbol_letter(byte).filter(|it| !it.is_ascii()).or_else(|| look_up(WINGDINGS, byte))
        }
        None => None,
    };
    letter.unwrap_or(unknown)
}

/// Text as it is printed: control characters are white space, soft hyphens
/// stand where no line is broken.
pub(crate) fn printable(text: &str, font: Option<SymbolFont>) -> Cow<'_, str> {
    // The lead bytes of U+0080 to U+00BF and of U+F000 to U+FFFF.
    let plain = font.is_none() && !text.bytes().any(|it| it < b' ' || matches!(it, 0x7F | 0xC2 | 0xEF));
    if plain {
        return Cow::Borrowed(text);
    }
    let chars = text.chars().filter(|it| !matches!(it, '\u{AD}' | '\u{FEFF}'));
    Cow::Owned(chars.map(|it| symbol(it, font)).map(|it| if it.is_control() { ' ' } else { it }).collect())
}

fn symbol_letter(byte: u32) -> Option<char> {
    let letter = |table: &str, from: u32| table.chars().nth(usize::try_from(byte - from).ok()?);
    match byte {
        0x41..=0x5A => letter("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", 0x41),
        0x61..=0x7A => letter("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", 0x61),
        _ => look_up(SYMBOL, byte).or_else(|| char::from_u32(byte).filter(|it| matches!(it, ' '..='~'))),
    }
}

fn look_up(table: &[(u32, char)], byte: u32) -> Option<char> {
    table.iter().find(|(code, _)| *code == byte).map(|(_, char)| *char)
}

const SYMBOL: &[(u32, char)] = &[
    (0x2D, '–'),
    (0xA3, '≤'),
    (0xA5, '∞'),
    (0xA7, '♣'),
    (0xA8, '♦'),
    (0xA9, '♥'),
    (0xAA, '♠'),
    (0xAB, '↔'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBB, '≈'),
    (0xBC, '…'),
    (0xD6, '√'),
    (0xDE, '⇒'),
    (0xE0, '◊'),
    (0xE5, '∑'),
];

const WINGDINGS: &[(u32, char)] = &[
    (0x20, ' '),
    (0x22, '✂'),
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x46, '☞'),
    (0x4A, '☺'),
    (0x4B, '😐'),
    (0x4C, '☹'),
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x74, '◆'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '◆'),
    (0x78, '☒'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA0, '▪'),
    (0xA1, '○'),
    (0xA7, '▪'),
    (0xA8, '□'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xF0, '⇨'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_are_shown_as_they_look() {
        let rows = [
            ('\u{F0B7}', "Symbol", '•'),
            ('·', "Symbol", '•'),
            ('\u{F0A7}', "Wingdings", '▪'),
            ('§', "Wingdings", '▪'),
            ('\u{F0FC}', "Wingdings", '✓'),
            ('\u{F0B7}', "", '•'),
            ('\u{F0A7}', "Courier New", '♣'),
            ('o', "Courier New", 'o'),
            ('–', "Symbol", '–'),
            ('a', "Symbol", 'α'),
        ];
        for (char, font, expected) in rows {
            assert_eq!(symbol(char, symbol_font(font)), expected, "{char:?} in {font}");
        }
    }
}
