//! From bytes to text, whatever they were encoded in.

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of the bytes: by byte order mark, as UTF-8 where they are that, as
/// UTF-16 where every other byte is nought, as declared, else by the encoding
/// that makes the most of their high bytes Nordic letters inside words.
pub(crate) fn decode(bytes: &[u8], declared: Option<&str>) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    if let Some(encoding) = utf16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    let declared = declared
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .filter(|it| *it != encoding_rs::UTF_8);
    if let Some(encoding) = declared {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    let invalid = |text: &str| text.chars().filter(|it| *it == '\u{fffd}').count();
    let utf8 = String::from_utf8_lossy(bytes);
    let high = bytes.iter().filter(|it| **it >= 0x80).count();
    // A few broken bytes in what else is UTF-8.
    if invalid(&utf8) * 10 < high {
        return utf8.into_owned();
    }
    let candidates = [
        WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        ISO_8859_15.decode_without_bom_handling(bytes).0.into_owned(),
        MACINTOSH.decode_without_bom_handling(bytes).0.into_owned(),
        dos(bytes, &CP865),
        dos(bytes, &CP850),
    ];
    let mut best = (i64::MIN, String::new());
    for text in candidates {
        let score = plausibility(&text);
        if score > best.0 {
            best = (score, text);
        }
    }
    best.1
}

/// UTF-16 without a mark: most bytes at odd, or at even, places are nought.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |rest: usize| sample.iter().skip(rest).step_by(2).filter(|it| **it == 0).count();
    let enough = sample.len() / 2 * 6 / 10;
    match (zeros(0), zeros(1)) {
        (even, _) if even > enough.max(1) => Some(UTF_16BE),
        (_, odd) if odd > enough.max(1) => Some(UTF_16LE),
        _ => None,
    }
}

/// How much the letters beyond ASCII look like Nordic text.
fn plausibility(text: &str) -> i64 {
    let mut score = 0;
    let mut before = ' ';
    for it in text.chars() {
        if !it.is_ascii() {
            let inside = before.is_alphabetic();
            score += match it {
                'æ' | 'ø' | 'å' | 'ä' | 'ö' => 5,
                // A capital in the middle of a small word is a sign of the
                // wrong table.
                'Æ' | 'Ø' | 'Å' | 'Ä' | 'Ö' => {
                    if before.is_lowercase() {
                        -4
                    } else {
                        3
                    }
                }
                'é' | 'ü' | 'è' | 'ó' | 'ò' | 'ô' | 'á' | 'É' | 'š' | 'č' | 'đ' => 1,
                '«' | '»' | '–' | '—' | '§' | '“' | '”' | '’' | '•' | '½' | '°' | '…' | '€' => {
                    if inside && it != '’' && it != '»' {
                        0
                    } else {
                        2
                    }
                }
                '\u{80}'..='\u{9f}' | '\u{fffd}' => -8,
                '\u{2500}'..='\u{259f}' => -2,
                _ => -3,
            };
        }
        before = it;
    }
    score
}

/// A table of characters, as Windows and DOS number them.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CodePage {
    /// One that browsers know as well.
    Known(&'static Encoding),
    /// The upper half of one of DOS.
    Dos(&'static [char; 128]),
}

impl CodePage {
    /// That of Western Windows.
    pub(crate) const WESTERN: Self = Self::Known(WINDOWS_1252);

    /// The page of a number, if it is one that is read.
    pub(crate) fn of_number(number: u32) -> Option<Self> {
        let label = match number {
            // The Nordic page is 437 with ø, Ø and ¤ in place of ¢, ¥ and ».
            437 | 865 => return Some(Self::Dos(&CP865)),
            850 => return Some(Self::Dos(&CP850)),
            866 => "ibm866",
            874 => "windows-874",
            932 => "shift_jis",
            936 => "gbk",
            949 => "euc-kr",
            950 => "big5",
            10_000 => "macintosh",
            10_007 => "x-mac-cyrillic",
            65_001 => "utf-8",
            1250..=1258 => {
                return Encoding::for_label(format!("windows-{number}").as_bytes()).map(Self::Known);
            }
            _ => return None,
        };
        Encoding::for_label(label.as_bytes()).map(Self::Known)
    }

    /// The page of a font's character set.
    pub(crate) fn of_charset(charset: u8) -> Option<Self> {
        let page = CHARSETS.iter().find(|it| it.0 == charset)?;
        Self::of_number(page.1)
    }

    /// Adds the text of bytes in this page.
    pub(crate) fn decode(self, bytes: &[u8], text: &mut String) {
        match self {
            Self::Known(encoding) => text.push_str(&encoding.decode_without_bom_handling(bytes).0),
            Self::Dos(table) => text.push_str(&dos(bytes, table)),
        }
    }
}

/// Code pages by the character set of a font, as Windows' LOGFONT numbers
/// them; fonts in Word's files name it too.
const CHARSETS: &[(u8, u32)] = &[
    (0, 1252),
    (77, 10_000),
    (78, 932),
    (79, 949),
    (80, 936),
    (81, 950),
    (89, 10_007),
    (128, 932),
    (129, 949),
    (134, 936),
    (136, 950),
    (161, 1253),
    (162, 1254),
    (163, 1258),
    (177, 1255),
    (178, 1256),
    (186, 1257),
    (204, 1251),
    (222, 874),
    (238, 1250),
    (254, 437),
    (255, 850),
];

fn dos(bytes: &[u8], table: &[char; 128]) -> String {
    bytes.iter().map(|it| if *it < 0x80 { char::from(*it) } else { table[usize::from(*it - 0x80)] }).collect()
}

/// The upper half of DOS code page 850.
#[rustfmt::skip]
const CP850: [char; 128] = [
    'Ç','ü','é','â','ä','à','å','ç','ê','ë','è','ï','î','ì','Ä','Å','É','æ','Æ','ô','ö','ò','û','ù','ÿ','Ö','Ü','ø','£','Ø','×','ƒ',
    'á','í','ó','ú','ñ','Ñ','ª','º','¿','®','¬','½','¼','¡','«','»','░','▒','▓','│','┤','Á','Â','À','©','╣','║','╗','╝','¢','¥','┐',
    '└','┴','┬','├','─','┼','ã','Ã','╚','╔','╩','╦','╠','═','╬','¤','ð','Ð','Ê','Ë','È','ı','Í','Î','Ï','┘','┌','█','▄','¦','Ì','▀',
    'Ó','ß','Ô','Ò','õ','Õ','µ','þ','Þ','Ú','Û','Ù','ý','Ý','¯','´','\u{ad}','±','‗','¾','¶','§','÷','¸','°','¨','·','¹','³','²','■','\u{a0}',
];

/// The upper half of DOS code page 865, the Nordic one.
#[rustfmt::skip]
const CP865: [char; 128] = [
    'Ç','ü','é','â','ä','à','å','ç','ê','ë','è','ï','î','ì','Ä','Å','É','æ','Æ','ô','ö','ò','û','ù','ÿ','Ö','Ü','ø','£','Ø','₧','ƒ',
    'á','í','ó','ú','ñ','Ñ','ª','º','¿','⌐','¬','½','¼','¡','«','¤','░','▒','▓','│','┤','╡','╢','╖','╕','╣','║','╗','╝','╜','╛','┐',
    '└','┴','┬','├','─','┼','╞','╟','╚','╔','╩','╦','╠','═','╬','╧','╨','╤','╥','╙','╘','╒','╓','╫','╪','┘','┌','█','▄','▌','▐','▀',
    'α','ß','Γ','π','Σ','σ','µ','τ','Φ','Θ','Ω','δ','∞','φ','ε','∩','≡','±','≥','≤','⌠','⌡','÷','≈','°','∙','·','√','ⁿ','²','■','\u{a0}',
];

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "Rådmannen la fram årsmeldinga; møtet ønsker en «åpen» prosess på Ås, jf. § 5.";

    #[test]
    fn a_code_page_has_its_number() {
        let rows: &[(u32, &[u8], &str)] = &[
            (1252, b"\xE6\xF8\xE5", "æøå"),
            (10_000, b"\xBE\xBF\x8C", "æøå"),
            (850, b"\x91\x9B\x86", "æøå"),
            (1251, b"\xC6", "Ж"),
            (932, b"\x93\xFA", "日"),
        ];
        for (number, bytes, expected) in rows {
            let mut text = String::new();
            CodePage::of_number(*number).expect("a page").decode(bytes, &mut text);
            assert_eq!(text, *expected, "{number}");
        }
        assert!(CodePage::of_number(42).is_none());
    }

    #[test]
    fn a_sentence_is_the_same_in_every_encoding() {
        let single = |encoding: &'static Encoding| encoding.encode(SENTENCE).0.into_owned();
        let dos = |table: &[char; 128]| -> Vec<u8> {
            SENTENCE
                .chars()
                .map(|it| {
                    let at = table.iter().position(|other| *other == it);
                    at.map_or(if it.is_ascii() { it as u8 } else { b'"' }, |at| at as u8 + 0x80)
                })
                .collect()
        };
        let utf16: Vec<u8> = SENTENCE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16.clone()).collect();
        let rows = [
            SENTENCE.as_bytes().to_vec(),
            single(WINDOWS_1252),
            single(MACINTOSH),
            utf16,
            marked,
            dos(&CP850),
        ];
        for bytes in rows {
            assert_eq!(decode(&bytes, None), SENTENCE);
        }
        assert!(
            decode(&dos(&CP865), None).starts_with("Rådmannen la fram årsmeldinga; møtet ønsker en «åpen")
        );
    }
}
