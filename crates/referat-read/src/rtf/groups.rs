//! Groups: what is said in one goes for the rest of it.

use super::destinations::{Destination, Furniture};
use super::fonts::Font;
use super::properties::{Look, ParagraphProperties};

/// What goes for the rest of a group.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) destination: Destination,
    pub(super) look: Look,
    pub(super) paragraph: ParagraphProperties,
    pub(super) font: Font,
    /// The font of text that runs from right to left.
    pub(super) other_font: Font,
    pub(super) right_to_left: bool,
    /// How many characters stand in for one of Unicode.
    pub(super) fallback: u32,
    /// Whether the row that is defined is one of an inner table.
    pub(super) in_inner_row: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            destination: Destination::Text,
            look: Look::default(),
            paragraph: ParagraphProperties::default(),
            font: Font::default(),
            other_font: Font::default(),
            right_to_left: false,
            fallback: 1,
            in_inner_row: false,
        }
    }
}

impl State {
    /// The font of the text that is read.
    pub(super) fn font(&self) -> Font {
        match self.destination {
            Destination::Text | Destination::Label | Destination::Code if self.right_to_left => {
                self.other_font
            }
            Destination::Text | Destination::Label | Destination::Code => self.font,
            _ => Font::default(),
        }
    }
}

/// A group that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// The state that its end restores.
    pub(super) outer: State,
    pub(super) end: End,
}

/// What the end of a group ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum End {
    Nothing,
    Flow,
    Furniture(Furniture),
    Field,
}

/// Whether a group is to be passed over when its first word is not known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Mark {
    None,
    /// Nothing of the group was read yet.
    Fresh,
    /// Its first sign says so.
    PassOver,
}
