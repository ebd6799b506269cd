//! What a glyph says, in plain letters: ligatures taken apart, bullets of
//! symbol fonts, spaces and control characters.

/// The text of one code of a font, ready to be read.
pub(super) fn plain(text: &str, code: u32, font: &str) -> String {
    if let Some(symbol) = symbol(text, code, font) {
        return symbol.to_string();
    }
    let mut plain = String::with_capacity(text.len());
    for char in text.chars() {
        match LIGATURES.get((char as usize).wrapping_sub(0xFB00)) {
            Some(letters) => plain.push_str(letters),
            None => plain.extend(letter(char)),
        }
    }
    plain
}

/// What U+FB00 and the six after it join.
const LIGATURES: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

fn letter(char: char) -> Option<char> {
    match char {
        // Symbol fonts without a map put their codes here.
        '\u{F020}'..='\u{F07E}' => char::from_u32(char as u32 - 0xF000),
        '\u{F0B7}' => Some('•'),
        '\u{F0A7}' => Some('▪'),
        '\u{F0A8}' => Some('▫'),
        '\u{F0D8}' => Some('➢'),
        '\u{F0FC}' => Some('✓'),
        '\u{F0E0}' => Some('→'),
        '\u{F0A1}'..='\u{F0FF}' => Some('•'),
        '\t'
        | '\n'
        | '\r'
        | '\u{A0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200A}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{3000}' => Some(' '),
        '\u{2010}' | '\u{2011}' | '\u{AD}' => Some('-'),
        // Marks without width: joiners, directions, byte order.
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => None,
        '\u{FFF9}'..='\u{FFFC}' => None,
        _ if char.is_control() => None,
        _ => Some(char),
    }
}

/// Fonts whose codes are pictures, by a part of their name, with the codes
/// that minutes use as bullets.
const SYMBOLS: &[(&str, &[(u8, char)])] = &[
    (
        "wingdings",
        &[
            (0x4A, '☺'),
            (0x4C, '☹'),
            (0x6C, '•'),
            (0x6E, '▪'),
            (0x6F, '☐'),
            (0x71, '❑'),
            (0x72, '❒'),
            (0x75, '◆'),
            (0x76, '❖'),
            (0x77, '◆'),
            (0x9F, '•'),
            (0xA7, '▪'),
            (0xA8, '▫'),
            (0xD8, '➢'),
            (0xE0, '→'),
            (0xE8, '→'),
            (0xF0, '⇨'),
            (0xFB, '✗'),
            (0xFC, '✓'),
            (0xFE, '☑'),
        ],
    ),
    ("symbol", &[(0x2D, '–'), (0xB7, '•'), (0xA7, '♣'), (0xA8, '♦'), (0xAE, '→'), (0xDE, '⇒')]),
];

/// The picture that a symbol font shows for a code.
fn symbol(text: &str, code: u32, font: &str) -> Option<char> {
    let font = font.to_lowercase();
    let (name, pictures) = SYMBOLS.iter().find(|(name, _)| font.contains(name))?;
    let said = text.chars().next().map_or(0, u32::from);
    // The code itself, or one that the font's map puts among the private ones.
    let is_private = (0xF000..=0xF0FF).contains(&said);
    let is_letter = said < 0x100 || (0xF_0000..=0xF_FFFF).contains(&said);
    if !is_private && !is_letter {
        return None;
    }
    let code = if is_private {
        said & 0xFF
    } else if said < 0x100 && said != 0 {
        said
    } else {
        code & 0xFF
    };
    let code = u8::try_from(code).ok()?;
    let picture = pictures.iter().find(|(known, _)| *known == code).map(|(_, picture)| *picture);
    // Letters of a font of pictures are no letters.
    picture.or_else(|| (*name != "symbol" && code > b' ').then_some('□'))
}

/// The common bullet that another one looks like.
pub(super) fn bullet(char: char) -> Option<char> {
    match char {
        '●' | '⚫' | '∙' | '·' | '⦁' => Some('•'),
        '■' | '◼' | '⬛' | '◾' => Some('▪'),
        '○' | '◦' | '⚬' | '⭘' => Some('o'),
        '−' | '‐' | '‒' => Some('–'),
        _ => None,
    }
}

/// Accents that stand alone or combine, with the letters that they go over
/// and what comes of it.
const ACCENTS: &[(&[char], &str, &str)] = &[
    (&['`', 'ˋ', '\u{300}'], "aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
    (&['´', 'ˊ', '\u{301}'], "aeiouyAEIOUYcnsz", "áéíóúýÁÉÍÓÚÝćńśź"),
    (&['ˆ', '\u{302}'], "aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
    (&['˜', '\u{303}'], "anoANO", "ãñõÃÑÕ"),
    (&['¨', '\u{308}'], "aeiouyAEIOU", "äëïöüÿÄËÏÖÜ"),
    (&['˚', '°', '\u{30A}'], "aAuU", "åÅůŮ"),
    (&['ˇ', '\u{30C}'], "cszCSZ", "čšžČŠŽ"),
    (&['¸', '\u{327}'], "cC", "çÇ"),
];

/// Whether a character is an accent, alone or combining.
pub(super) fn is_accent(char: char) -> bool {
    // Nearly every character is asked, and nearly none is one.
    !char.is_ascii_alphanumeric() && ACCENTS.iter().any(|(accents, ..)| accents.contains(&char))
}

/// Whether a character combines with the one before it.
pub(super) fn is_combining(char: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&char)
}

/// A letter under an accent.
pub(super) fn composed(letter: char, accent: char) -> Option<char> {
    let (_, letters, composed) = ACCENTS.iter().find(|(accents, ..)| accents.contains(&accent))?;
    let place = letters.chars().position(|known| known == letter)?;
    composed.chars().nth(place)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn glyphs_say_plain_letters() {
        for (text, code, font, expected) in [
            ("ﬁ", 0x80, "Lato", "fi"),
            ("\u{A0}", 0xA0, "Lato", " "),
            ("\u{AD}", 0xAD, "Lato", "-"),
            ("\u{1}", 1, "Lato", ""),
            ("\u{F0B7}", 0xB7, "SymbolMT", "•"),
            ("\u{F0A7}", 0xA7, "Wingdings-Regular", "▪"),
            ("§", 0xA7, "Wingdings-Regular", "▪"),
            ("§", 0xA7, "Lato", "§"),
            ("Ø", 0xD8, "Wingdings-Regular", "➢"),
            ("\u{F041}", 0x41, "Wingdings-Regular", "□"),
            (" ", 0x20, "Wingdings-Regular", " "),
            ("o", 0x6F, "CourierNewPSMT", "o"),
            ("\u{F041}", 0x41, "Lato", "A"),
        ] {
            assert_eq!(plain(text, code, font), expected, "{text:?} in {font}");
        }
    }
}
