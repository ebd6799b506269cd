//! Bytes to text, whatever the character set.
//!
//! Archives of the North hold five sets of one byte a character beside
//! Unicode: those of Windows, ISO, DOS (two) and the Macintosh. Which one a
//! file is in shows in the letters `æøåäö` standing in words, and in what no
//! text has: control characters, symbols between letters, a capital after a
//! small letter.

#[cfg(any(feature = "doc", feature = "rtf"))]
mod code_page;

use std::borrow::Cow;
use std::sync::LazyLock;

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

#[cfg(any(feature = "doc", feature = "rtf"))]
pub(crate) use self::code_page::CodePage;

/// The text of the bytes, without a byte order mark. Bytes that decode to
/// nothing become U+FFFD.
///
/// `declared` is the label that the file or its envelope gives the set; what
/// the bytes say unmistakably goes before it.
pub(crate) fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Cow<'a, str> {
    let (bytes, marked) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) if encoding == UTF_8 => (bytes.get(length..).unwrap_or_default(), true),
        Some((encoding, _)) => return encoding.decode_with_bom_removal(bytes).0,
        None => (bytes, false),
    };
    if let Some(encoding) = bare_utf_16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    if marked || mostly_utf_8(bytes) {
        return Cow::Owned(mended_utf_8(bytes));
    }
    let set = match declared.map(str::trim).and_then(named) {
        Some(Declared::Own(set)) => set,
        Some(Declared::Known(encoding)) => return encoding.decode_without_bom_handling(bytes).0,
        None => likeliest(bytes),
    };
    Cow::Owned(bytes.iter().map(|byte| set.character(*byte)).collect())
}

/// Text in which the brackets of ASCII stand for letters, as in the Norwegian
/// and Danish sets of seven bits (NS 4551, DS 2089), with its letters. Any
/// other text as it is.
#[cfg(feature = "text")]
pub(crate) fn with_letters(text: Cow<'_, str>) -> Cow<'_, str> {
    const LEAST: usize = 2;
    if !text.is_ascii() {
        return text;
    }
    let between = |sign: u8| {
        let spots = text.as_bytes().windows(3).filter(|spot| spot[1] == sign);
        spots
            .filter(|spot| spot[0].is_ascii_alphabetic() && spot[2].is_ascii_alphabetic())
            .take(LEAST)
            .count()
    };
    // Tables have bars and programs have braces; both inside words has neither.
    if between(b'|') < LEAST || between(b'}') < LEAST {
        return text;
    }
    let letter = |sign| LETTERS.iter().find(|row| row.0 == sign).map_or(sign, |row| row.1);
    Cow::Owned(text.chars().map(letter).collect())
}

#[cfg(feature = "text")]
const LETTERS: &[(char, char)] = &[('{', 'æ'), ('|', 'ø'), ('}', 'å'), ('[', 'Æ'), ('\\', 'Ø'), (']', 'Å')];

/// A character set of one byte a character whose lower half is ASCII.
#[derive(Debug)]
pub(crate) struct Set {
    /// Labels under which it is declared.
    labels: &'static [&'static str],
    /// The characters of the bytes from 0x80.
    upper: Vec<char>,
}

impl Set {
    fn character(&self, byte: u8) -> char {
        let place = usize::from(byte).checked_sub(0x80);
        place.map_or(char::from(byte), |place| self.upper.get(place).copied().unwrap_or('\u{FFFD}'))
    }
}

/// The sets to choose from; of equals, the first. ISO 8859-1 is not listed:
/// Windows-1252 has all that it prints.
static SETS: LazyLock<[Set; 5]> = LazyLock::new(|| {
    [
        Set { labels: &[], upper: upper(WINDOWS_1252) },
        Set { labels: &[], upper: upper(ISO_8859_15) },
        Set { labels: &["cp865", "ibm865", "865"], upper: CP865.chars().collect() },
        Set { labels: &["cp850", "ibm850", "850"], upper: CP850.chars().collect() },
        Set { labels: &[], upper: upper(MACINTOSH) },
    ]
});

/// DOS, Norway and Denmark.
const CP865: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒáíóúñÑªº¿⌐¬½¼¡«¤░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}";

/// DOS, western Europe.
const CP850: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";

fn upper(encoding: &'static Encoding) -> Vec<char> {
    let bytes: Vec<u8> = (0x80..=0xFF).collect();
    encoding.decode_without_bom_handling(&bytes).0.chars().collect()
}

enum Declared {
    Own(&'static Set),
    Known(&'static Encoding),
}

/// The set of a label, unless it is UTF-8 or UTF-16: that the bytes are
/// neither is known by then.
fn named(label: &str) -> Option<Declared> {
    let own = SETS.iter().find(|set| set.labels.iter().any(|own| own.eq_ignore_ascii_case(label)));
    own.map(Declared::Own).or_else(|| {
        Encoding::for_label_no_replacement(label.as_bytes())
            .filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding))
            .map(Declared::Known)
    })
}

/// UTF-16 without a mark: every other byte of western text is zero.
fn bare_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    const SAMPLE: usize = 4096;
    let (pairs, _) = bytes.get(..SAMPLE).unwrap_or(bytes).as_chunks::<2>();
    let zeros = |place: usize| pairs.iter().filter(|pair| pair[place] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let most = |zeros: usize| zeros * 2 > pairs.len();
    let few = |zeros: usize| zeros * 20 <= pairs.len();
    match (first, second) {
        (first, second) if few(first) && most(second) => Some(UTF_16LE),
        (first, second) if most(first) && few(second) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether the bytes are UTF-8 but for a few: text pasted together or cut.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken.saturating_mul(3)
}

/// UTF-8 whose broken places are read as Windows-1252, from which they
/// commonly come.
fn mended_utf_8(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| SETS[0].character(*byte)));
    }
    text
}

/// The set under which the text looks most like text.
fn likeliest(bytes: &[u8]) -> &'static Set {
    const SAMPLE: usize = 20_000;
    let upper = bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii());
    let places: Vec<usize> = upper.map(|(place, _)| place).take(SAMPLE).collect();
    let fitness = |set: &Set| -> i64 {
        let at = |place: Option<usize>| {
            place.and_then(|place| bytes.get(place)).map_or(' ', |byte| set.character(*byte))
        };
        let weigh =
            |place: &usize| weight(at(place.checked_sub(1)), at(Some(*place)), at(place.checked_add(1)));
        places.iter().map(weigh).sum()
    };
    let [first, others @ ..] = &*SETS;
    let best = (fitness(first), first);
    let choose = |best: (i64, &'static Set), set| {
        let fitness = fitness(set);
        if fitness > best.0 { (fitness, set) } else { best }
    };
    others.iter().fold(best, choose).1
}

/// How much a character between two others speaks for the set that gives it.
fn weight(before: char, character: char, after: char) -> i64 {
    let inside = before.is_alphabetic() || after.is_alphabetic();
    let between = before.is_alphabetic() && after.is_alphabetic();
    match character {
        letter if letter.is_uppercase() && before.is_lowercase() => -6,
        letter if letter.is_uppercase() && before.is_uppercase() && after.is_lowercase() => -3,
        '§' if !between => 2,
        'æ' | 'ø' | 'å' | 'ä' | 'ö' | 'Æ' | 'Ø' | 'Å' | 'Ä' | 'Ö' if inside => 4,
        // The infinitive mark of Norwegian.
        'å' | 'Å' => 2,
        'é' | 'ü' | 'É' | 'Ü' if inside => 2,
        '’' if between => 1,
        '–' | '—' if between => 0,
        '«' | '»' | '“' | '”' | '„' | '‘' | '’' | '–' | '—' | '•' | '…' | '½' | '°' => {
            if between {
                -4
            } else {
                1
            }
        }
        '\u{A0}' => 0,
        '€' | '£' if before == ' ' || after == ' ' => 1,
        // No Nordic word has strange letters one after another.
        letter if letter.is_alphabetic() && [before, after].iter().any(|it| !it.is_ascii()) => -2,
        letter if letter.is_alphabetic() => {
            if inside {
                0
            } else {
                -2
            }
        }
        control if control.is_control() || control == '\u{FFFD}' => -20,
        _ if inside => -4,
        // Tables of DOS are drawn.
        '─'..='╬' => 0,
        _ => -1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str =
        "Møtet i Ås ble hevet. ÆRLIGE SØKERE får støtte, «også» André på Ørland; vær så snill å høre.";

    /// The bytes of text in one of the sets.
    fn encode(text: &str, set: &Set) -> Vec<u8> {
        let byte = |character: char| match u8::try_from(character) {
            Ok(byte) if byte.is_ascii() => byte,
            _ => {
                let place = set.upper.iter().position(|own| *own == character);
                u8::try_from(place.expect("the set has the character") + 0x80).expect("128 places")
            }
        };
        text.chars().map(byte).collect()
    }

    #[test]
    fn a_sentence_reads_the_same_in_every_set() {
        for set in SETS.iter() {
            // CP865 closes no quotation.
            let text =
                if set.upper.contains(&'»') { SENTENCE.to_owned() } else { SENTENCE.replace('»', "\"") };
            let bytes = encode(&text, set);
            assert_eq!(decode(&bytes, None), text, "{:?}", set.labels);
        }
    }

    #[test]
    fn a_sentence_reads_the_same_in_unicode() {
        let little: Vec<u8> = SENTENCE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = SENTENCE.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let rows: &[(&str, Vec<u8>)] = &[
            ("utf-8", SENTENCE.into()),
            ("utf-8 with a mark", [b"\xEF\xBB\xBF", SENTENCE.as_bytes()].concat()),
            ("utf-16le", little.clone()),
            ("utf-16le with a mark", [&b"\xFF\xFE"[..], &little].concat()),
            ("utf-16be", big.clone()),
            ("utf-16be with a mark", [&b"\xFE\xFF"[..], &big].concat()),
        ];
        for (name, bytes) in rows {
            assert_eq!(decode(bytes, None), SENTENCE, "{name}");
        }
    }

    #[test]
    fn few_letters_are_enough() {
        let rows: &[(&[u8], &str)] = &[
            (b"M\xF8te", "Møte"),
            (b"M\x9Bte", "Møte"),
            (b"M\xBFte", "Møte"),
            (b"\x86 h\x9Bre p\x86", "å høre på"),
            (b"F\x8Arslag om \x8Ckerb\x8Ar", "Färslag om åkerbär"),
            (b"VEDTAK P\xC5 R\xC5DHUSET", "VEDTAK PÅ RÅDHUSET"),
            (b"kl. 12 \x96 14", "kl. 12 – 14"),
            (b"I\x92d like it", "I’d like it"),
            (b"etter \xA4 4", "etter § 4"),
            (b"etter \xF5 4", "etter § 4"),
            (b"pris 100 \xA4 for m\xF8tet", "pris 100 € for møtet"),
            (b"\xC9\xCD\xCD M\x9Bte \xCD\xCD\xBB", "╔══ Møte ══╗"),
        ];
        for (bytes, text) in rows {
            assert_eq!(decode(bytes, None), *text, "{bytes:X?}");
        }
    }

    #[test]
    fn a_declared_set_is_taken_unless_the_bytes_know_better() {
        let rows: &[(&[u8], &str, &str)] = &[
            (b"\xE9t\xE9", "iso-8859-1", "été"),
            (b"\xE9t\xE9", "windows-1251", "йtй"),
            (b"\x9B", "CP865", "ø"),
            ("møte".as_bytes(), "iso-8859-1", "møte"),
            (b"m\xF8te", "utf-8", "møte"),
            (b"m\xF8te", "no such set", "møte"),
        ];
        for (bytes, declared, text) in rows {
            assert_eq!(decode(bytes, Some(declared)), *text, "{declared}");
        }
    }

    #[test]
    #[cfg(feature = "text")]
    fn brackets_are_letters_where_words_need_them() {
        let rows = [
            (
                "M|tet ble satt p} r}dhuset. S|knaden f}r ikke st|tte. [RLIG",
                "Møtet ble satt på rådhuset. Søknaden får ikke støtte. ÆRLIG",
            ),
            ("Navn|Rolle\nKari|leder\nPer|medlem", "Navn|Rolle\nKari|leder\nPer|medlem"),
            ("fn a{b}c{d}e [x]", "fn a{b}c{d}e [x]"),
        ];
        for (text, expected) in rows {
            assert_eq!(with_letters(text.into()), expected);
        }
    }

    #[test]
    fn a_stray_byte_does_not_spoil_unicode() {
        let bytes = ["Møte på rådhuset, søknad fra ".as_bytes(), b"\xC5s"].concat();
        assert_eq!(decode(&bytes, None), "Møte på rådhuset, søknad fra Ås");
    }
}
