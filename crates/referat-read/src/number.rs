//! How a list numbers: the formats of numbers that Word has.

/// How a number is written. Formats of other scripts, and those that spell
/// the number out, are given in digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum NumberFormat {
    #[default]
    Decimal,
    /// Digits, with noughts before them up to this many.
    Padded(usize),
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    Ordinal,
    Hexadecimal,
    Chicago,
    Circled,
    Dashed,
    /// No number, but a sign.
    Bullet,
    /// Nothing.
    None,
}

/// Formats by their code in binary Word files and rtf (MSONFC in [MS-OSHARED],
/// 2.2.1.3), and by their name in docx (`ST_NumberFormat` in ISO/IEC 29500-1,
/// 17.18.59).
const FORMATS: &[(u8, &str, NumberFormat)] = &[
    (0, "decimal", NumberFormat::Decimal),
    (1, "upperRoman", NumberFormat::UpperRoman),
    (2, "lowerRoman", NumberFormat::LowerRoman),
    (3, "upperLetter", NumberFormat::UpperLetter),
    (4, "lowerLetter", NumberFormat::LowerLetter),
    (5, "ordinal", NumberFormat::Ordinal),
    (8, "hex", NumberFormat::Hexadecimal),
    (9, "chicago", NumberFormat::Chicago),
    (18, "decimalEnclosedCircle", NumberFormat::Circled),
    (18, "decimalEnclosedCircleChinese", NumberFormat::Circled),
    (22, "decimalZero", NumberFormat::Padded(2)),
    (23, "bullet", NumberFormat::Bullet),
    (57, "numberInDash", NumberFormat::Dashed),
    (255, "none", NumberFormat::None),
];

impl NumberFormat {
    /// The format of a code.
    pub(crate) fn of_code(code: u8) -> Self {
        FORMATS.iter().find(|it| it.0 == code).map_or(Self::Decimal, |it| it.2)
    }

    /// The format of a name.
    pub(crate) fn of_name(name: &str) -> Self {
        FORMATS.iter().find(|it| it.1 == name).map_or(Self::Decimal, |it| it.2)
    }

    /// The number, written.
    pub(crate) fn write(self, value: u32) -> String {
        match self {
            Self::Decimal => value.to_string(),
            Self::Padded(width) => format!("{value:0width$}"),
            Self::UpperRoman => roman(value),
            Self::LowerRoman => roman(value).to_lowercase(),
            Self::UpperLetter => letters(value, 'A'),
            Self::LowerLetter => letters(value, 'a'),
            Self::Ordinal => format!("{value}."),
            Self::Hexadecimal => format!("{value:X}"),
            Self::Chicago => {
                let index = value.saturating_sub(1);
                let sign = ['*', '†', '‡', '§'][(index % 4) as usize];
                String::from(sign).repeat(1 + (index / 4).min(REPEATS) as usize)
            }
            Self::Circled => {
                let circled = (1..=20).contains(&value).then(|| char::from_u32(0x245F + value)).flatten();
                circled.map_or_else(|| value.to_string(), String::from)
            }
            Self::Dashed => format!("- {value} -"),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

/// How often a letter may be repeated; Word's own limit is lower.
const REPEATS: u32 = 30;

/// `a` to `z`, then `aa`, `bb`.
fn letters(value: u32, first: char) -> String {
    let Some(index) = value.checked_sub(1) else { return String::new() };
    let letter = char::from_u32(u32::from(first) + index % 26).unwrap_or(first);
    String::from(letter).repeat(1 + (index / 26).min(REPEATS) as usize)
}

const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

fn roman(value: u32) -> String {
    if !(1..=9999).contains(&value) {
        return value.to_string();
    }
    let mut rest = value;
    let mut text = String::new();
    for (worth, letters) in ROMAN {
        while rest >= worth {
            rest -= worth;
            text.push_str(letters);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_in_their_format() {
        let rows = [
            (4, "decimal", "4"),
            (4, "decimalZero", "04"),
            (12, "decimalZero", "12"),
            (49, "upperRoman", "XLIX"),
            (4, "lowerRoman", "iv"),
            (0, "lowerRoman", "0"),
            (3, "lowerLetter", "c"),
            (28, "upperLetter", "BB"),
            (2, "ordinal", "2."),
            (7, "none", ""),
            (3, "decimalEnclosedCircle", "③"),
            (5, "chicago", "**"),
            (7, "unheardOf", "7"),
        ];
        for (value, format, expected) in rows {
            assert_eq!(NumberFormat::of_name(format).write(value), expected, "{value} as {format}");
        }
        assert_eq!(NumberFormat::Padded(3).write(7), "007");
        assert_eq!(NumberFormat::of_code(4).write(2), "b");
    }
}
