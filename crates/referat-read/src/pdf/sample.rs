//! Hand-made glyphs for the tests of the stages.

use super::page::{Glyph, Tag};

/// A line of text at size 10 with letters 5 wide.
pub(super) fn at(x: f32, y: f32, line: &str) -> Vec<Glyph> {
    let glyph = |(place, char)| Glyph {
        char,
        x: x + 5.0 * place as f32,
        y,
        advance: 5.0,
        size: 10.0,
        angle: 0,
        font: 0,
        bold: false,
        italic: false,
        tag: Tag::default(),
    };
    line.chars().enumerate().map(glyph).collect()
}

/// What glyphs say, without the spaces.
pub(super) fn text(glyphs: &[Glyph]) -> String {
    glyphs.iter().map(|glyph| glyph.char).filter(|&char| char != ' ').collect()
}
