//! How characters are set: a stretch's own formatting on that of its styles.

use super::fib::Version;
use super::fonts::Fonts;
use super::sprm::{Sprm, code, sprms};
use super::styles::{Known, Styles};
use crate::little_endian::word;
use crate::symbols::{SymbolFont, symbol};
use crate::word::properties::RunProperties;
use crate::word::story::Look;

/// How a stretch of characters is set.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Characters {
    pub(super) look: Look,
    pub(super) font: Option<u16>,
    /// What its letters look like when they are signs.
    pub(super) symbols: Option<SymbolFont>,
    /// Whether its characters stand for something else.
    pub(super) special: bool,
    /// The sign that it shows.
    pub(super) sign: Option<char>,
    /// Where the data of a form field are in the data stream.
    pub(super) data: Option<u32>,
}

/// Reads the formatting of a stretch in a paragraph of that style; what its
/// piece changes comes last.
pub(super) fn characters<'b>(
    formatting: &'b [u8],
    piece: impl Iterator<Item = Sprm<'b>>,
    version: Version,
    style: &Known<'_>,
    styles: &mut Styles<'_>,
    fonts: &Fonts,
) -> Characters {
    let mut set = Characters::default();
    let mut styled = style.style.run;
    let mut is_data = false;
    let mut font = None;
    for sprm in sprms(formatting, version).chain(piece) {
        match sprm.code {
            code::DELETED => set.look.deleted = sprm.is_on(),
            code::CHARACTER_STYLE => {
                let number = usize::from(sprm.word());
                let character = styles.characters(number);
                styled = RunProperties::set(RunProperties::default(), character, style.style.run);
                set.look = Look { style: Some(number), properties: RunProperties::default(), ..set.look };
            }
            code::PLAIN => set.look.properties = RunProperties::default(),
            code::FONT => font = Some(sprm.word()),
            code::SPECIAL => set.special = sprm.is_on(),
            code::SYMBOL => {
                let char = word(sprm.operand, 2).and_then(|it| char::from_u32(u32::from(it)));
                set.sign = char.map(|it| symbol(it, fonts.symbols(sprm.word())));
            }
            code::OLD_SYMBOL => {
                let char = sprm.operand.get(2).map(|it| char::from(*it));
                set.sign = char.map(|it| symbol(it, fonts.symbols(sprm.word())));
            }
            code::DATA_PLACE => set.data = Some(sprm.double()),
            code::IS_DATA => is_data = sprm.is_on(),
            _ => set.look.properties.apply(sprm, styled),
        }
    }
    set.data = set.data.filter(|_| is_data);
    set.symbols = font.and_then(|it| fonts.symbols(it));
    set.font = font.or(style.font);
    set
}
