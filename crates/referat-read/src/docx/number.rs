//! How a list numbers: the formats of numbers.

use crate::numerals::{repeated_letters, roman};

/// A number in one of Word's formats. Formats of other scripts, and those
/// that spell the number out, are given in digits.
pub(super) fn number(value: u32, format: &str, width: usize) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).to_lowercase(),
        "upperLetter" => repeated_letters(value),
        "lowerLetter" => repeated_letters(value).to_lowercase(),
        "decimalZero" => format!("{value:02}"),
        "custom" => format!("{value:0width$}"),
        "ordinal" => format!("{value}."),
        "hex" => format!("{value:X}"),
        "numberInDash" => format!("- {value} -"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            let circled = (1..=20).contains(&value).then(|| char::from_u32(0x245F + value)).flatten();
            circled.map_or_else(|| value.to_string(), String::from)
        }
        "chicago" => {
            let index = value.saturating_sub(1);
            let sign = ['*', '†', '‡', '§'][(index % 4) as usize];
            String::from(sign).repeat(1 + (index / 4).min(REPEATS) as usize)
        }
        _ => value.to_string(),
    }
}

/// How often a sign may be repeated.
const REPEATS: u32 = 30;

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
            assert_eq!(number(value, format, 0), expected, "{value} as {format}");
        }
        assert_eq!(number(7, "custom", 3), "007");
    }
}
