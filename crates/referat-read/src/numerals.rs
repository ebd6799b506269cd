//! Numbers as lists print them.

/// How often a letter may be repeated.
#[cfg(feature = "odt")]
const REPEATS: u32 = 30;

/// `i`, `ii`, `iii`; digits where Roman numerals end.
pub(crate) fn roman(value: u32) -> String {
    if !(1..4000).contains(&value) {
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

const ROMAN: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// `a` to `z`, then `aa`, `ab`.
pub(crate) fn letters(value: u32) -> String {
    let mut rest = value;
    let mut text = Vec::new();
    while let Some(index) = rest.checked_sub(1) {
        text.push(letter(index));
        rest = index / 26;
    }
    text.iter().rev().collect()
}

/// `a` to `z`, then `aa`, `bb`.
#[cfg(feature = "odt")]
pub(crate) fn repeated_letters(value: u32) -> String {
    let Some(index) = value.checked_sub(1) else { return String::new() };
    String::from(letter(index)).repeat(1 + (index / 26).min(REPEATS) as usize)
}

fn letter(index: u32) -> char {
    char::from_u32(u32::from('a') + index % 26).unwrap_or('a')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_numerals_and_letters() {
        for (value, expected) in [(4, "iv"), (49, "xlix"), (0, "0"), (4000, "4000")] {
            assert_eq!(roman(value), expected);
        }
        for (value, expected) in [(0, ""), (1, "a"), (26, "z"), (27, "aa"), (28, "ab"), (703, "aaa")] {
            assert_eq!(letters(value), expected);
        }
    }
}
