//! Numbers as lists print them.

/// How often a letter may be repeated.
#[cfg(any(feature = "doc", feature = "docx", feature = "odt", feature = "rtf"))]
const REPEATS: u32 = 30;

/// `I`, `II`, `III`, `IV`; digits where there is no such numeral.
pub(crate) fn roman(value: u32) -> String {
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

/// `A` to `Z`, then `AA`, `AB`; nothing for nought.
#[cfg(any(feature = "html", feature = "odt"))]
pub(crate) fn letters(value: u32) -> String {
    let mut rest = value;
    let mut letters = Vec::new();
    while let Some(index) = rest.checked_sub(1) {
        letters.push(letter(index));
        rest = index / 26;
    }
    letters.iter().rev().collect()
}

/// `A` to `Z`, then `AA`, `BB`; nothing for nought.
#[cfg(any(feature = "doc", feature = "docx", feature = "odt", feature = "rtf"))]
pub(crate) fn repeated_letters(value: u32) -> String {
    let Some(index) = value.checked_sub(1) else { return String::new() };
    String::from(letter(index)).repeat(1 + (index / 26).min(REPEATS) as usize)
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

fn letter(index: u32) -> char {
    char::from_u32(u32::from('A') + index % 26).unwrap_or('A')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelled_in_roman_numerals() {
        for (value, expected) in [(0, "0"), (1, "I"), (26, "XXVI"), (49, "XLIX"), (10_000, "10000")] {
            assert_eq!(roman(value), expected);
        }
    }

    #[test]
    #[cfg(any(feature = "html", feature = "odt"))]
    fn letters_are_combined_after_the_last() {
        for (value, expected) in [(0, ""), (1, "A"), (26, "Z"), (28, "AB"), (703, "AAA")] {
            assert_eq!(letters(value), expected);
        }
    }

    #[test]
    #[cfg(any(feature = "doc", feature = "docx", feature = "odt", feature = "rtf"))]
    fn letters_are_repeated_after_the_last() {
        for (value, expected) in [(0, ""), (26, "Z"), (28, "BB"), (u32::MAX, &"U".repeat(31))] {
            assert_eq!(repeated_letters(value), expected);
        }
    }
}
