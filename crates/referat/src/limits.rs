//! Limits by their names, as the program and the Python package set them.

use std::error::Error;
use std::fmt;

pub use referat_read::{LIMITS, Limit, Limits, Unit};

use crate::meant::meant;

/// Why a limit could not be set, and what can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitError(String);

impl fmt::Display for LimitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for LimitError {}

/// The limit of a name.
///
/// # Errors
/// When there is none; the error says which there are.
pub fn named(name: &str) -> Result<&'static Limit, LimitError> {
    LIMITS.iter().find(|limit| limit.name == name).ok_or_else(|| {
        let names: Vec<&str> = LIMITS.iter().map(|limit| limit.name).collect();
        let question = meant(name, &names).map_or_else(String::new, |it| format!(" {it}"));
        let names = names.join(", ");
        LimitError(format!("there is no limit `{name}`;{question} the limits are {names}"))
    })
}

/// What `pages=500` sets: a limit, and its value. Of bytes there may also be
/// kilobytes, megabytes or gigabytes, of 1024 each: `text_bytes=64M`.
///
/// ```
/// let (limit, value) = referat::limits::setting("text_bytes=64M")?;
/// let mut limits = referat::Limits::default();
/// limit.set(&mut limits, value);
/// assert_eq!(limits.text_bytes, 64 << 20);
/// # Ok::<(), referat::limits::LimitError>(())
/// ```
///
/// # Errors
/// When there is no such limit, or the value is no number.
pub fn setting(text: &str) -> Result<(&'static Limit, u64), LimitError> {
    let Some((name, value)) = text.split_once('=') else {
        return Err(LimitError(format!("a limit is set as in {}, not `{text}`", example(&LIMITS[0]))));
    };
    let limit = named(name.trim())?;
    let value = number(value.trim(), limit.unit)
        .ok_or_else(|| LimitError(format!("`{value}` is no number; write as in {}", example(limit))))?;
    Ok((limit, value))
}

/// What stands for how many bytes after a number.
const SIZES: &[(char, u64)] = &[('K', 1 << 10), ('M', 1 << 20), ('G', 1 << 30)];

fn number(text: &str, unit: Unit) -> Option<u64> {
    let last = text.chars().next_back()?.to_ascii_uppercase();
    let size = SIZES.iter().find(|(letter, _)| *letter == last && unit == Unit::Bytes);
    let (digits, size) = size.map_or((text, 1), |(_, size)| (&text[..text.len() - 1], *size));
    // A sign would be taken for part of the number.
    let is_number = digits.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| digits.parse::<u64>().ok()?.checked_mul(size)).flatten()
}

/// How a limit is set.
fn example(limit: &Limit) -> String {
    match limit.unit {
        Unit::Count => format!("{}=500", limit.name),
        Unit::Bytes => format!("{}=64M", limit.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_a_name_and_a_number() {
        for (text, expected) in [
            ("pages=500", Ok(("pages", 500))),
            (" pages = 0 ", Ok(("pages", 0))),
            ("text_bytes=64M", Ok(("text_bytes", 64 << 20))),
            ("text_bytes=2k", Ok(("text_bytes", 2048))),
            ("unpacked_bytes=1G", Ok(("unpacked_bytes", 1 << 30))),
            ("unpacked_bytes=17", Ok(("unpacked_bytes", 17))),
            ("elements=18446744073709551615", Ok(("elements", u64::MAX))),
            ("elements=18446744073709551616", Err("elements=500")),
            ("text_bytes=18446744073709551615G", Err("text_bytes=64M")),
            ("pages=5M", Err("`5M` is no number; write as in pages=500")),
            ("pages=-5", Err("`-5` is no number")),
            ("pages=+5", Err("`+5` is no number")),
            ("text_bytes=M", Err("`M` is no number; write as in text_bytes=64M")),
            ("text_bytes=5\u{212A}", Err("is no number")),
            ("pages=", Err("`` is no number")),
            ("pages", Err("a limit is set as in inflated_bytes=64M, not `pages`")),
            (
                "pags=5",
                Err("there is no limit `pags`; did you mean `pages`? the limits are inflated_bytes, "),
            ),
            ("seconds=5", Err("there is no limit `seconds`; the limits are inflated_bytes, ")),
        ] {
            match (setting(text), expected) {
                (Ok((limit, value)), expected) => assert_eq!(Ok((limit.name, value)), expected, "{text}"),
                (Err(error), Ok(_)) => panic!("{text}: {error}"),
                (Err(error), Err(part)) => assert!(error.to_string().contains(part), "{text}: {error}"),
            }
        }
    }
}
