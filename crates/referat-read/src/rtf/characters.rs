//! Characters that are control words and symbols ("Special Characters").

/// The character of a control word, if it is one.
pub(super) fn character(name: &[u8]) -> Option<char> {
    Some(match name {
        b"tab" => '\t',
        b"emdash" => '—',
        b"endash" => '–',
        b"bullet" => '•',
        b"lquote" => '‘',
        b"rquote" => '’',
        b"ldblquote" => '“',
        b"rdblquote" => '”',
        b"emspace" | b"enspace" | b"qmspace" => ' ',
        _ => return None,
    })
}

/// The character of a control symbol, if it is one. A hyphen that stands only
/// where a line is broken is none.
pub(super) fn sign(symbol: u8) -> Option<char> {
    match symbol {
        b'\\' | b'{' | b'}' => Some(char::from(symbol)),
        b'~' => Some('\u{a0}'),
        b'_' => Some('-'),
        b'\t' => Some('\t'),
        _ => None,
    }
}
