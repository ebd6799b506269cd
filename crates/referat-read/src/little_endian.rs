//! Numbers in binary files, lowest byte first.

/// The byte at a place.
pub(crate) fn byte(bytes: &[u8], at: usize) -> Option<u8> {
    bytes.get(at).copied()
}

/// The 16 bits at a place.
pub(crate) fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*two))
}

/// The 32 bits at a place.
pub(crate) fn double(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*four))
}

/// The 64 bits at a place.
pub(crate) fn quad(bytes: &[u8], at: usize) -> Option<u64> {
    let eight = bytes.get(at..)?.first_chunk()?;
    Some(u64::from_le_bytes(*eight))
}

/// A stretch of bytes, as far as there are any.
pub(crate) fn stretch(bytes: &[u8], start: usize, length: usize) -> &[u8] {
    let rest = bytes.get(start..).unwrap_or_default();
    rest.get(..length).unwrap_or(rest)
}

/// All 16 bits after each other.
pub(crate) fn units(bytes: &[u8]) -> impl Iterator<Item = u16> {
    bytes.as_chunks().0.iter().map(|it| u16::from_le_bytes(*it))
}

/// The characters of UTF-16.
pub(crate) fn utf16(bytes: &[u8]) -> impl Iterator<Item = char> {
    char::decode_utf16(units(bytes)).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER))
}
