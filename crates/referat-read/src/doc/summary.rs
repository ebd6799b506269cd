//! What a file says about itself, in its stream of properties ([MS-OLEPS]).

use crate::charset::CodePage;
use crate::document::Metadata;
use crate::little_endian::{double, quad, stretch, utf16, word};

/// The properties that are read, by their number.
const CODE_PAGE: u32 = 1;
const TITLE: u32 = 2;
const CREATED: u32 = 12;
const MODIFIED: u32 = 13;
const PROGRAM: u32 = 18;
/// Types of values.
const SHORT: u32 = 2;
const BYTES: u32 = 30;
const LETTERS: u32 = 31;
const TIME: u32 = 64;
/// How many properties there may be.
const PROPERTIES: u32 = 100;
/// Code page of UTF-16.
const UTF_16: u16 = 1200;
/// Seconds from the beginning of 1601, from which Windows counts, to that of
/// 1970.
const EPOCH: u64 = 11_644_473_600;

/// The properties of a summary stream.
pub(super) fn metadata(bytes: &[u8]) -> Metadata {
    let Some(start) = double(bytes, 44) else { return Metadata::default() };
    let section = stretch(bytes, start as usize, bytes.len());
    let value = |number: u32| {
        let count = double(section, 4)?.min(PROPERTIES) as usize;
        let entry = (0..count).map(|it| 8 + 8 * it).find(|at| double(section, *at) == Some(number))?;
        section.get(double(section, entry + 4)? as usize..)
    };
    let page = value(CODE_PAGE).filter(|it| double(it, 0) == Some(SHORT)).and_then(|it| word(it, 4));
    let text = |number: u32| value(number).and_then(|it| text(it, page));
    let time = |number: u32| {
        value(number).filter(|it| double(it, 0) == Some(TIME)).and_then(|it| time(quad(it, 4)?))
    };
    Metadata { title: text(TITLE), producer: text(PROGRAM), created: time(CREATED), modified: time(MODIFIED) }
}

fn text(value: &[u8], page: Option<u16>) -> Option<String> {
    let length = double(value, 4)? as usize;
    let mut text = String::new();
    match double(value, 0)? {
        BYTES if page == Some(UTF_16) => text.extend(utf16(stretch(value, 8, length))),
        BYTES => {
            let page = page.and_then(|it| CodePage::of_number(u32::from(it))).unwrap_or(CodePage::WESTERN);
            page.decode(stretch(value, 8, length), &mut text);
        }
        LETTERS => text.extend(utf16(stretch(value, 8, length.saturating_mul(2)))),
        _ => return None,
    }
    let text = text.split('\0').next().unwrap_or_default().trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A time, counted in tenths of microseconds, as ISO 8601 has it.
fn time(ticks: u64) -> Option<String> {
    let seconds = (ticks / 10_000_000).checked_sub(EPOCH)?;
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    // Years begin in March here, so that the day that some lack is the last.
    let shifted = days + 719_468;
    let (era, day) = (shifted / 146_097, shifted % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    (year < 10_000).then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_civil() {
        let rows = [
            (EPOCH, Some("1970-01-01T00:00:00Z")),
            (EPOCH + 951_782_400, Some("2000-02-29T00:00:00Z")),
            (EPOCH + 1_732_017_661, Some("2024-11-19T12:01:01Z")),
            (0, None),
        ];
        for (seconds, expected) in rows {
            assert_eq!(time(seconds * 10_000_000).as_deref(), expected);
        }
    }
}
