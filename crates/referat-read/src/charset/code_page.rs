//! Tables of characters by number, as Windows and DOS count them.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::{Declared, Set, named};

/// A table of characters, as Windows and DOS number them.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CodePage {
    /// One that browsers know as well.
    Known(&'static Encoding),
    /// One of DOS.
    Dos(&'static Set),
}

impl CodePage {
    /// That of Western Windows.
    pub(crate) const WESTERN: Self = Self::Known(WINDOWS_1252);
    /// No page, but all characters, each two bytes or four.
    #[cfg(feature = "doc")]
    pub(crate) const UTF_16: Self = Self::Known(encoding_rs::UTF_16LE);

    /// The page of a number, if it is one that is read.
    pub(crate) fn of_number(number: u32) -> Option<Self> {
        let label = match number {
            // The Nordic page is 437 with ø, Ø and ¤ in place of ¢, ¥ and ».
            437 | 865 => "cp865",
            850 => "cp850",
            866 => "ibm866",
            874 => "windows-874",
            932 => "shift_jis",
            936 => "gbk",
            949 => "euc-kr",
            950 => "big5",
            10_000 => "macintosh",
            10_007 => "x-mac-cyrillic",
            65_001 => return Some(Self::Known(encoding_rs::UTF_8)),
            1250..=1258 => {
                return Encoding::for_label(format!("windows-{number}").as_bytes()).map(Self::Known);
            }
            _ => return None,
        };
        named(label).map(|it| match it {
            Declared::Own(set) => Self::Dos(set),
            Declared::Known(encoding) => Self::Known(encoding),
        })
    }

    /// The page of a font's character set.
    pub(crate) fn of_charset(charset: u8) -> Option<Self> {
        let page = CHARSETS.iter().find(|it| it.0 == charset)?;
        Self::of_number(page.1)
    }

    /// Adds the text of bytes in this page.
    pub(crate) fn decode(self, bytes: &[u8], text: &mut String) {
        match self {
            Self::Known(encoding) => {
                let mut decoder = encoding.new_decoder_without_bom_handling();
                text.reserve(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(0));
                let _ = decoder.decode_to_string(bytes, text, true);
            }
            Self::Dos(set) => text.extend(bytes.iter().map(|byte| set.character(*byte))),
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
