//! A document's styles and lists, as paragraphs name them.

use std::rc::Rc;

use super::autonumbers::Autonumbers;
use super::fonts::Fonts;
use super::lists::Lists;
use super::styles::Styles;
use crate::Error;
use crate::word::properties::RunProperties;
use crate::word::setting::{self, Marker, Style};
use crate::word::story::{Paragraph, StyleName};

/// The styles and lists that a document's text uses.
pub(super) struct Sheet<'b> {
    pub(super) styles: Styles<'b>,
    pub(super) lists: Lists<'b>,
    pub(super) autonumbers: Autonumbers<'b>,
    pub(super) fonts: Fonts,
}

impl setting::Sheet for Sheet<'_> {
    fn paragraph_style(&mut self, name: Option<StyleName>) -> Result<Rc<Style>, Error> {
        Ok(self.styles.get(name.unwrap_or(0)).style)
    }

    fn character_style(&mut self, name: StyleName) -> Result<RunProperties, Error> {
        Ok(self.styles.characters(name))
    }

    fn count(&mut self, paragraph: &Paragraph, style: &Style) -> Result<Option<(u8, Marker)>, Error> {
        let direct = paragraph.properties;
        let list = direct.list.or(style.paragraph.list).filter(|it| *it != 0);
        let level = direct.level.or(style.paragraph.level).unwrap_or(0);
        if let Some(index) = list.and_then(Autonumbers::index) {
            return Ok(self.autonumbers.count(index, &self.fonts));
        }
        self.autonumbers.interrupt();
        let marker = list.and_then(|list| self.lists.count(list, level, &self.fonts));
        Ok(marker.map(|marker| (level, marker)))
    }
}
