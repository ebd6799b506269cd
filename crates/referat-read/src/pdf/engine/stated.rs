//! What a font's dictionary alone says of its codes: most need nothing more,
//! and the program that draws their letters is never unpacked.

use hayro_font::hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Stream};

use super::fonts::{descendant, descriptor, is_kind};

/// The codes of a font as its dictionary states them.
pub(super) enum Stated {
    /// One byte a code.
    Simple { unicode: Option<CMap>, win_ansi: bool, first: u32, widths: Vec<f32> },
    /// Two bytes a code.
    Composite { unicode: Option<CMap>, widths: Vec<Widths>, usual: f32 },
}

/// Widths of neighbouring codes.
pub(super) struct Widths {
    first: u32,
    last: u32,
    /// One for each of them, or one for all.
    widths: Vec<f32>,
}

impl Stated {
    /// What the dictionary of a font with a program says; none when it leaves
    /// how codes are read to the program or to tables that the file lacks.
    pub(super) fn new(dict: &Dict<'_>) -> Option<Self> {
        let descriptor = descriptor(dict)?;
        PROGRAMS.iter().find(|key| descriptor.contains_key(key.as_bytes()))?;
        let unicode = || {
            let map = dict.get::<Stream<'_>>("ToUnicode")?.decoded_data().ok()?;
            CMap::parse(&map, |_| None)
        };
        if is_kind(dict, "Type0") {
            let is_plain = dict.get::<Name<'_>>("Encoding")?.as_str() == "Identity-H";
            let descendant = descendant(dict)?;
            let usual = descendant.get::<f32>("DW").unwrap_or(1000.0);
            let widths = descendant.get::<Array<'_>>("W").map(|widths| composite_widths(&widths));
            let widths = widths.unwrap_or_default();
            return is_plain.then(|| Self::Composite { unicode: unicode(), widths, usual });
        }
        if is_kind(dict, "Type3") {
            return None;
        }
        let win_ansi =
            dict.get::<Name<'_>>("Encoding").is_some_and(|name| name.as_str() == "WinAnsiEncoding");
        let (first, last) = (dict.get::<u32>("FirstChar")?, dict.get::<u32>("LastChar")?);
        let count = usize::try_from(last.checked_sub(first)?).ok()?.saturating_add(1).min(256);
        let widths = dict.get::<Array<'_>>("Widths")?.iter::<f32>().take(count).collect();
        Some(Self::Simple { unicode: unicode(), win_ansi, first, widths })
    }

    /// The code at a place of a shown string, and its length in bytes.
    pub(super) fn read(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        match (self, bytes.get(at..)) {
            (Self::Simple { .. }, Some(&[code, ..])) => (u32::from(code), 1),
            (Self::Composite { .. }, Some(&[high, low, ..])) => {
                (u32::from(u16::from_be_bytes([high, low])), 2)
            }
            _ => (0, 1),
        }
    }

    /// What a code says, if anything, and its advance; none when only the
    /// font's program tells.
    pub(super) fn code(&self, code: u32) -> Option<(Option<BfString>, f32)> {
        match self {
            Self::Simple { unicode, win_ansi, first, widths } => {
                let width = widths.get(usize::try_from(code.checked_sub(*first)?).ok()?)?;
                let stated = unicode.as_ref().and_then(|map| map.lookup_bf_string(code));
                // Some maps give nothing for what the program names.
                let stated = stated.filter(|text| *text != BfString::Char('\0'));
                let char = || win_ansi.then(|| win_ansi_char(code)).flatten().map(BfString::Char);
                Some((Some(stated.or_else(char)?), *width))
            }
            Self::Composite { unicode, widths, usual } => {
                let near = widths.iter().rev().find(|near| (near.first..=near.last).contains(&code));
                let width = near.and_then(|near| {
                    let place = usize::try_from(code - near.first).ok()?;
                    near.widths.get(place).or(near.widths.last())
                });
                let text = unicode.as_ref().and_then(|map| map.lookup_bf_string(code));
                Some((text, width.copied().unwrap_or(*usual)))
            }
        }
    }
}

/// Where a font's program is, in its descriptor.
pub(super) const PROGRAMS: [&str; 3] = ["FontFile", "FontFile2", "FontFile3"];

fn composite_widths(array: &Array<'_>) -> Vec<Widths> {
    let mut widths = Vec::new();
    let mut parts = array.flex_iter();
    loop {
        if let Some((first, each)) = parts.next::<(u32, Array<'_>)>() {
            let each: Vec<f32> = each.iter::<f32>().collect();
            if let Some(more) = each.len().checked_sub(1) {
                let last = first.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
                widths.push(Widths { first, last, widths: each });
            }
        } else if let Some((first, last, width)) = parts.next::<(u32, u32, f32)>() {
            widths.push(Widths { first, last, widths: vec![width] });
        } else {
            return widths;
        }
    }
}

/// What WinAnsiEncoding has for a code, but for those that it leaves open.
fn win_ansi_char(code: u32) -> Option<char> {
    match code {
        0x80..=0x9F => WIN_ANSI.get(usize::try_from(code - 0x80).ok()?).copied().filter(|&char| char != '\0'),
        0x20..=0x7E | 0xA0..=0xFF => char::from_u32(code),
        _ => None,
    }
}

/// WinAnsiEncoding from 0x80 to 0x9F; the rest of it is Latin-1.
const WIN_ANSI: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];
