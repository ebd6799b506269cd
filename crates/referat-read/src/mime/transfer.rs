//! Bytes packed as text for transfer (RFC 2045, 6.7 and 6.8).

/// Unpacks quoted-printable text: `=E5` is a byte, and `=` at the end of a
/// line joins it to the next one.
pub(crate) fn quoted_printable(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(packed.len());
    let mut rest = packed;
    while let Some((first, after)) = rest.split_first() {
        let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
        let byte = digit(0).zip(digit(1)).and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        let blank = after.iter().take_while(|it| matches!(it, b' ' | b'\t' | b'\r')).count();
        rest = match (first, byte) {
            (b'=', Some(byte)) => {
                bytes.push(byte);
                after.get(2..).unwrap_or_default()
            }
            (b'=', None) if after.get(blank).is_none_or(|it| *it == b'\n') => {
                after.get(blank + 1..).unwrap_or_default()
            }
            _ => {
                bytes.push(*first);
                after
            }
        };
    }
    bytes
}

/// Unpacks base64; what is none of its 64 signs is passed over.
pub(crate) fn base64(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(packed.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for sign in packed {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        held = (held << 6) | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    bytes
}
