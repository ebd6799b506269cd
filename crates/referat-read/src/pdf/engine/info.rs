//! Strings and dates of the file's own metadata.

use hayro_syntax::metadata::Metadata as Info;
use hayro_syntax::object::DateTime;
use referat_document::Metadata;

/// What the file says about itself.
pub(super) fn metadata(info: &Info) -> Metadata {
    Metadata {
        title: info.title.as_deref().and_then(stated),
        producer: info.producer.as_deref().or(info.creator.as_deref()).and_then(stated),
        created: info.creation_date.map(iso_date),
        modified: info.modification_date.map(iso_date),
    }
}

fn stated(bytes: &[u8]) -> Option<String> {
    let text = text(bytes);
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A text string without its control characters.
pub(super) fn text(bytes: &[u8]) -> String {
    decoded(bytes).chars().filter(|char| !char.is_control()).collect()
}

/// The lines of a text string.
pub(super) fn lines(bytes: &[u8]) -> Vec<String> {
    let text = decoded(bytes).replace("\r\n", "\n");
    let line = |line: &str| line.chars().filter(|char| !char.is_control()).collect();
    text.trim_end().split(['\n', '\r']).map(line).collect()
}

/// A text string: UTF-16 or UTF-8 behind its mark, else PDFDocEncoding.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        // Many writers put UTF-8 where the standard has PDFDocEncoding.
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&byte| pdf_doc_char(byte)).collect(),
        },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    char::decode_utf16(pairs.iter().map(|&pair| unit(pair))).map(|char| char.unwrap_or('\u{FFFD}')).collect()
}

/// PDFDocEncoding from 0x80 to 0xA0; the rest of it is Latin-1.
const PDF_DOC: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ',
    'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
];

fn pdf_doc_char(byte: u8) -> char {
    PDF_DOC.get(usize::from(byte).wrapping_sub(0x80)).copied().unwrap_or(char::from(byte))
}

fn iso_date(date: DateTime) -> String {
    let mut text = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        date.year, date.month, date.day, date.hour, date.minute, date.second
    );
    // The engine gives 0 both for UTC and for a zone that is not stated.
    if (date.utc_offset_hour, date.utc_offset_minute) != (0, 0) {
        text.push_str(&format!("{:+03}:{:02}", date.utc_offset_hour, date.utc_offset_minute));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn text_strings_are_utf16_utf8_or_pdf_doc_encoded() {
        for (bytes, expected) in [
            (&b"\xFE\xFF\0M\0\xF8\0t\0e"[..], "Møte"),
            (b"\xEF\xBB\xBFM\xC3\xB8te", "Møte"),
            (b"M\xF8te \x85 1", "Møte – 1"),
            (b"M\xC3\xB8te", "Møte"),
            (b"\xFE\xFF\xD8", ""),
        ] {
            assert_eq!(text(bytes), expected, "{bytes:?}");
        }
    }
}
