//! Single property modifiers: one change of formatting each, a code and its
//! operand ([MS-DOC] 2.6).
//!
//! Word 6 and 95 have other codes; they are given as those of Word 97, so that
//! all else knows one set.

use super::fib::Version;
use crate::little_endian::{byte, double, stretch, word};

/// Codes of Word 97 that matter for text.
pub(super) mod code {
    pub(in crate::doc) const PARAGRAPH_STYLE: u16 = 0x4600;
    pub(in crate::doc) const ALIGN_PHYSICAL: u16 = 0x2403;
    pub(in crate::doc) const ALIGN: u16 = 0x2461;
    pub(in crate::doc) const LIST_LEVEL: u16 = 0x260A;
    pub(in crate::doc) const LIST: u16 = 0x460B;
    pub(in crate::doc) const AUTONUMBER_LEVEL: u16 = 0x240D;
    pub(in crate::doc) const AUTONUMBER: u16 = 0xC63E;
    pub(in crate::doc) const LEFT_PHYSICAL: u16 = 0x840F;
    pub(in crate::doc) const LEFT: u16 = 0x845E;
    pub(in crate::doc) const FIRST_PHYSICAL: u16 = 0x8411;
    pub(in crate::doc) const FIRST: u16 = 0x8460;
    pub(in crate::doc) const BEFORE: u16 = 0xA413;
    pub(in crate::doc) const BEFORE_AUTOMATIC: u16 = 0x245B;
    pub(in crate::doc) const OUTLINE: u16 = 0x2640;
    pub(in crate::doc) const IN_TABLE: u16 = 0x2416;
    pub(in crate::doc) const ROW_END: u16 = 0x2417;
    pub(in crate::doc) const INNER_CELL_END: u16 = 0x244B;
    pub(in crate::doc) const INNER_ROW_END: u16 = 0x244C;
    pub(in crate::doc) const TABLE_DEPTH: u16 = 0x6649;
    pub(in crate::doc) const TABLE_DEPTH_CHANGE: u16 = 0x664A;
    pub(in crate::doc) const DROP_CAP: u16 = 0x442C;
    pub(in crate::doc) const CHANGE_TABS: u16 = 0xC615;
    pub(in crate::doc) const ELSEWHERE: u16 = 0x6646;
    pub(in crate::doc) const ELSEWHERE_TOO: u16 = 0x6645;

    pub(in crate::doc) const DELETED: u16 = 0x0800;
    pub(in crate::doc) const DATA_PLACE: u16 = 0x6A03;
    pub(in crate::doc) const IS_DATA: u16 = 0x0806;
    pub(in crate::doc) const SYMBOL: u16 = 0x6A09;
    pub(in crate::doc) const OLD_SYMBOL: u16 = 0xCA09;
    pub(in crate::doc) const CHARACTER_STYLE: u16 = 0x4A30;
    pub(in crate::doc) const PLAIN: u16 = 0x2A33;
    pub(in crate::doc) const BOLD: u16 = 0x0835;
    pub(in crate::doc) const ITALIC: u16 = 0x0836;
    pub(in crate::doc) const CAPS: u16 = 0x083B;
    pub(in crate::doc) const HIDDEN: u16 = 0x083C;
    pub(in crate::doc) const UNDERLINE: u16 = 0x2A3E;
    pub(in crate::doc) const SIZE: u16 = 0x4A43;
    pub(in crate::doc) const FONT: u16 = 0x4A4F;
    pub(in crate::doc) const SPECIAL: u16 = 0x0855;
    pub(in crate::doc) const PICTURE_BULLET: u16 = 0x4888;

    pub(in crate::doc) const TITLE_PAGE: u16 = 0x300A;
    pub(in crate::doc) const OLD_FURNITURE: u16 = 0x3000;
    pub(in crate::doc) const OUTLINE_NUMBERS: u16 = 0xD202;

    pub(in crate::doc) const ROW: u16 = 0xD608;
    pub(in crate::doc) const OLD_ROW: u16 = 0xD606;
    pub(in crate::doc) const HEADER_ROW: u16 = 0x3404;
    pub(in crate::doc) const MERGE: u16 = 0x5624;
    pub(in crate::doc) const MERGE_DOWN: u16 = 0xD62B;
}

/// One change of formatting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sprm<'b> {
    pub(super) code: u16,
    pub(super) operand: &'b [u8],
}

impl Sprm<'_> {
    /// The operand as a byte.
    pub(super) fn byte(&self) -> u8 {
        byte(self.operand, 0).unwrap_or(0)
    }

    /// The operand as 16 bits.
    pub(super) fn word(&self) -> u16 {
        word(self.operand, 0).unwrap_or(0)
    }

    /// The operand as a measure.
    pub(super) fn measure(&self) -> i32 {
        i32::from(self.word().cast_signed())
    }

    /// The operand as 32 bits.
    pub(super) fn double(&self) -> u32 {
        double(self.operand, 0).unwrap_or(0)
    }

    /// Whether the operand says yes.
    pub(super) fn is_on(&self) -> bool {
        self.byte() != 0
    }
}

/// The changes that a stretch of bytes states, in order.
pub(super) fn sprms(mut bytes: &[u8], version: Version) -> impl Iterator<Item = Sprm<'_>> {
    std::iter::from_fn(move || {
        let (sprm, length) = match version {
            Version::New => new(bytes)?,
            Version::Old => old(bytes)?,
        };
        bytes = bytes.get(length..).unwrap_or_default();
        Some(sprm)
    })
}

/// The change that a piece states in brief: the number of Word 6, and a byte.
pub(super) fn brief(modifier: u16) -> Option<Sprm<'static>> {
    let [low, operand] = modifier.to_le_bytes();
    let known = OLD.iter().find(|it| it.0 == low >> 1)?;
    Some(Sprm { code: known.2, operand: BYTES.get(usize::from(operand)..)?.get(..1)? })
}

/// Every byte, to be referred to.
static BYTES: [u8; 256] = {
    let mut bytes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        bytes[byte] = byte as u8;
        byte += 1;
    }
    bytes
};

fn new(bytes: &[u8]) -> Option<(Sprm<'_>, usize)> {
    let code = word(bytes, 0)?;
    let rest = bytes.get(2..)?;
    let (skip, length) = match code >> 13 {
        0 | 1 => (0, 1),
        2 | 4 | 5 => (0, 2),
        3 => (0, 4),
        7 => (0, 3),
        _ => match code {
            code::ROW | code::OLD_ROW => (2, usize::from(word(rest, 0)?).saturating_sub(1)),
            code::CHANGE_TABS if byte(rest, 0) == Some(255) => (1, tabs(rest)?),
            _ => (1, usize::from(byte(rest, 0)?)),
        },
    };
    Some((Sprm { code, operand: stretch(rest, skip, length) }, 2 + skip + length))
}

/// Bytes of a change of tabs that is too long for its length to be stated:
/// how many are deleted, four bytes each, how many are added, three bytes each.
fn tabs(rest: &[u8]) -> Option<usize> {
    let deleted = 4 * usize::from(byte(rest, 1)?);
    let added = 3 * usize::from(byte(rest, 2 + deleted)?);
    Some(2 + deleted + added)
}

fn old(bytes: &[u8]) -> Option<(Sprm<'_>, usize)> {
    let number = byte(bytes, 0)?;
    let rest = bytes.get(1..)?;
    let (_, length, code) = OLD.iter().find(|it| it.0 == number).copied().unwrap_or((number, Fixed(0), 0));
    let (skip, length) = match length {
        Fixed(length) => (0, usize::from(length)),
        Stated if number == OLD_CHANGE_TABS && byte(rest, 0) == Some(255) => (1, tabs(rest)?),
        Stated => (1, usize::from(byte(rest, 0)?)),
        StatedLong => (2, usize::from(word(rest, 0)?).saturating_sub(1)),
    };
    Some((Sprm { code, operand: stretch(rest, skip, length) }, 1 + skip + length))
}

const OLD_CHANGE_TABS: u8 = 23;

/// How many bytes an operand has in Word 6.
#[derive(Clone, Copy)]
enum Length {
    Fixed(u8),
    /// It begins with its length.
    Stated,
    /// It begins with its length plus one, in two bytes.
    StatedLong,
}
use Length::{Fixed, Stated, StatedLong};

/// The changes of Word 6 and 95 by their number: the operand, and the code in
/// Word 97, 0 for those that do not matter. Word 97 itself uses the numbers
/// where a piece states a change in brief.
const OLD: &[(u8, Length, u16)] = &[
    (2, Fixed(2), code::PARAGRAPH_STYLE),
    (3, Stated, 0),
    (4, Fixed(1), 0),
    (5, Fixed(1), code::ALIGN),
    (6, Fixed(1), 0),
    (7, Fixed(1), 0),
    (8, Fixed(1), 0),
    (9, Fixed(1), 0),
    (10, Fixed(1), 0),
    (11, Fixed(1), 0),
    (12, Stated, code::AUTONUMBER),
    (13, Fixed(1), code::AUTONUMBER_LEVEL),
    (14, Fixed(1), 0),
    (15, Stated, 0),
    (16, Fixed(2), 0),
    (17, Fixed(2), code::LEFT),
    (18, Fixed(2), 0),
    (19, Fixed(2), code::FIRST),
    (20, Fixed(4), 0),
    (21, Fixed(2), code::BEFORE),
    (22, Fixed(2), 0),
    (OLD_CHANGE_TABS, Stated, 0),
    (24, Fixed(1), code::IN_TABLE),
    (25, Fixed(1), code::ROW_END),
    (26, Fixed(2), 0),
    (27, Fixed(2), 0),
    (28, Fixed(2), 0),
    (29, Fixed(1), 0),
    (30, Fixed(2), 0),
    (31, Fixed(2), 0),
    (32, Fixed(2), 0),
    (33, Fixed(2), 0),
    (34, Fixed(2), 0),
    (35, Fixed(2), 0),
    (36, Fixed(2), 0),
    (37, Fixed(1), 0),
    (38, Fixed(2), 0),
    (39, Fixed(2), 0),
    (40, Fixed(2), 0),
    (41, Fixed(2), 0),
    (42, Fixed(2), 0),
    (43, Fixed(2), 0),
    (44, Fixed(1), 0),
    (45, Fixed(2), 0),
    (46, Fixed(2), code::DROP_CAP),
    (47, Fixed(2), 0),
    (48, Fixed(2), 0),
    (49, Fixed(2), 0),
    (50, Fixed(1), 0),
    (51, Fixed(1), 0),
    (52, Stated, 0),
    (65, Fixed(1), code::DELETED),
    (66, Fixed(1), 0),
    (67, Fixed(1), 0),
    (68, Stated, 0),
    (69, Fixed(2), 0),
    (70, Fixed(4), 0),
    (71, Fixed(1), code::IS_DATA),
    (72, Fixed(2), 0),
    (73, Fixed(3), 0),
    (74, Stated, code::OLD_SYMBOL),
    (75, Fixed(1), 0),
    (80, Fixed(2), code::CHARACTER_STYLE),
    (81, Stated, 0),
    (82, Stated, 0),
    (83, Fixed(0), code::PLAIN),
    (85, Fixed(1), code::BOLD),
    (86, Fixed(1), code::ITALIC),
    (87, Fixed(1), 0),
    (88, Fixed(1), 0),
    (89, Fixed(1), 0),
    (90, Fixed(1), 0),
    (91, Fixed(1), code::CAPS),
    (92, Fixed(1), code::HIDDEN),
    (93, Fixed(2), code::FONT),
    (94, Fixed(1), code::UNDERLINE),
    (95, Fixed(3), 0),
    (96, Fixed(2), 0),
    (97, Fixed(2), 0),
    (98, Fixed(1), 0),
    (99, Fixed(2), code::SIZE),
    (100, Fixed(1), 0),
    (101, Fixed(2), 0),
    (102, Fixed(1), 0),
    (103, Stated, 0),
    (104, Fixed(1), 0),
    (105, Stated, 0),
    (106, Stated, 0),
    (107, Fixed(2), 0),
    (108, Stated, 0),
    (109, Fixed(2), 0),
    (110, Fixed(2), 0),
    (117, Fixed(1), code::SPECIAL),
    (118, Fixed(1), 0),
    (119, Fixed(1), 0),
    (120, Stated, 0),
    (121, Fixed(2), 0),
    (122, Fixed(2), 0),
    (123, Fixed(2), 0),
    (124, Fixed(2), 0),
    (131, Fixed(1), 0),
    (132, Fixed(1), 0),
    (133, Stated, code::OUTLINE_NUMBERS),
    (136, Fixed(3), 0),
    (137, Fixed(3), 0),
    (138, Fixed(1), 0),
    (139, Fixed(1), 0),
    (140, Fixed(2), 0),
    (141, Fixed(2), 0),
    (142, Fixed(1), 0),
    (143, Fixed(1), code::TITLE_PAGE),
    (144, Fixed(2), 0),
    (145, Fixed(2), 0),
    (146, Fixed(1), 0),
    (147, Fixed(1), 0),
    (148, Fixed(2), 0),
    (149, Fixed(2), 0),
    (150, Fixed(1), 0),
    (151, Fixed(1), 0),
    (152, Fixed(1), 0),
    (153, Fixed(1), code::OLD_FURNITURE),
    (154, Fixed(2), 0),
    (155, Fixed(2), 0),
    (156, Fixed(2), 0),
    (157, Fixed(2), 0),
    (158, Fixed(1), 0),
    (159, Fixed(1), 0),
    (160, Fixed(2), 0),
    (161, Fixed(2), 0),
    (162, Fixed(1), 0),
    (163, Stated, 0),
    (164, Fixed(2), 0),
    (165, Fixed(2), 0),
    (166, Fixed(2), 0),
    (167, Fixed(2), 0),
    (168, Fixed(2), 0),
    (169, Fixed(2), 0),
    (170, Fixed(2), 0),
    (171, Fixed(2), 0),
    (182, Fixed(2), 0),
    (183, Fixed(2), 0),
    (184, Fixed(2), 0),
    (185, Fixed(1), 0),
    (186, Fixed(1), code::HEADER_ROW),
    (187, Fixed(12), 0),
    (188, StatedLong, code::OLD_ROW),
    (189, Fixed(2), 0),
    (190, StatedLong, code::ROW),
    (191, Stated, 0),
    (192, Fixed(4), 0),
    (193, Fixed(5), 0),
    (194, Fixed(4), 0),
    (195, Fixed(2), 0),
    (196, Fixed(4), 0),
    (197, Fixed(2), code::MERGE),
    (198, Fixed(2), 0),
    (199, Fixed(5), 0),
    (200, Fixed(4), 0),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], version: Version, expected: &[(u16, &[u8])]) {
        let found: Vec<_> = sprms(bytes, version).map(|it| (it.code, it.operand)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn operands_are_as_long_as_their_code_says() {
        check(
            b"\x35\x08\x01\x43\x4a\x14\x00\x49\x66\x02\x00\x00\x00\x3e\xc6\x02ab\x08\xd6\x04\x00xyz\x03\x24\x02",
            Version::New,
            &[
                (code::BOLD, b"\x01"),
                (code::SIZE, b"\x14\x00"),
                (code::TABLE_DEPTH, b"\x02\x00\x00\x00"),
                (code::AUTONUMBER, b"ab"),
                (code::ROW, b"xyz"),
                (code::ALIGN_PHYSICAL, b"\x02"),
            ],
        );
        let tabs = b"\x15\xc6\xff\x01....\x01...\x35\x08\x01";
        check(tabs, Version::New, &[(code::CHANGE_TABS, b"\x01....\x01..."), (code::BOLD, b"\x01")]);
    }

    #[test]
    fn word_6_has_codes_of_one_byte() {
        check(
            b"\x55\x01\x0c\x02ab\x63\x14\x00\xbe\x03\x00xy\x05\x01",
            Version::Old,
            &[
                (code::BOLD, b"\x01"),
                (code::AUTONUMBER, b"ab"),
                (code::SIZE, b"\x14\x00"),
                (code::ROW, b"xy"),
                (code::ALIGN, b"\x01"),
            ],
        );
    }

    #[test]
    fn a_piece_may_state_a_change_in_brief() {
        assert_eq!(brief(0x01AA), Some(Sprm { code: code::BOLD, operand: b"\x01" }));
        assert_eq!(brief(0x0002), None);
    }
}
