//! Paragraph and run properties, as changes of formatting state them.

use super::sprm::{Sprm, code};
use crate::document::Align;
use crate::word::properties::{AUTOMATIC_SPACING, ParagraphProperties, RunProperties};

/// Numbers of lists beyond the last one say how a paragraph left its list.
const LAST_LIST: u16 = 0x7FE;
/// The number of no list, but of automatic numbering as Word 6 had it.
const OLD_NUMBERING: u16 = 0x7FF;

impl ParagraphProperties {
    /// Takes in one change.
    pub(super) fn apply(&mut self, sprm: Sprm<'_>) {
        match sprm.code {
            code::OUTLINE => self.outline = Some(sprm.byte()),
            code::ALIGN | code::ALIGN_PHYSICAL => {
                self.align = Some(match sprm.byte() {
                    1 => Align::Center,
                    2 => Align::Right,
                    _ => Align::Left,
                });
            }
            code::LEFT | code::LEFT_PHYSICAL => self.left = Some(sprm.measure()),
            code::FIRST | code::FIRST_PHYSICAL => self.first = Some(sprm.measure()),
            code::BEFORE => self.before = Some(i32::from(sprm.word())),
            code::BEFORE_AUTOMATIC if sprm.is_on() => self.before = Some(AUTOMATIC_SPACING),
            code::LIST => {
                self.list = match sprm.word() {
                    OLD_NUMBERING => None,
                    list if list <= LAST_LIST => Some(u32::from(list)),
                    _ => Some(0),
                };
            }
            code::LIST_LEVEL => self.level = Some(sprm.byte()),
            _ => {}
        }
    }
}

impl RunProperties {
    /// Takes in one change of what a style makes of a run, or of what the
    /// styles that this one is based on do.
    pub(super) fn apply(&mut self, sprm: Sprm<'_>, styled: Self) {
        match sprm.code {
            code::BOLD => toggle(&mut self.bold, sprm.byte(), styled.bold),
            code::ITALIC => toggle(&mut self.italic, sprm.byte(), styled.italic),
            code::CAPS => toggle(&mut self.caps, sprm.byte(), styled.caps),
            code::HIDDEN => toggle(&mut self.hidden, sprm.byte(), styled.hidden),
            code::UNDERLINE => self.underline = Some(sprm.is_on()),
            code::SIZE => self.size = Some(sprm.word()),
            _ => {}
        }
    }
}

/// Switches on, off, to what the style says, or to the opposite of it.
fn toggle(property: &mut Option<bool>, operand: u8, styled: Option<bool>) {
    match operand {
        0 => *property = Some(false),
        0x80 => {}
        0x81 => *property = Some(styled != Some(true)),
        _ => *property = Some(true),
    }
}
