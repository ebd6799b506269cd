//! A package's styles and lists, as paragraphs name them.

use std::collections::HashMap;
use std::rc::Rc;

use super::numbering::Numbering;
use super::styles::Styles;
use crate::word::properties::RunProperties;
use crate::word::setting::{self, Marker, Style};
use crate::word::story::{Paragraph, StyleName};
use crate::{Error, Limits};

/// The styles and lists that a package's text uses.
pub(super) struct Sheet<'x> {
    /// Identifiers of the styles.
    names: &'x [String],
    styles: Styles<'x>,
    numbering: Numbering<'x>,
    paragraph_styles: HashMap<Option<StyleName>, Known>,
    character_styles: HashMap<StyleName, RunProperties>,
}

/// A style that was read, and what lists know it as.
type Known = (Rc<Style>, Rc<[String]>);

impl<'x> Sheet<'x> {
    /// The styles of these names, from the parts that define styles and lists.
    pub(super) fn new(names: &'x [String], styles: &'x str, numbering: &'x str, limits: &Limits) -> Self {
        Self {
            names,
            styles: Styles::new(styles, limits),
            numbering: Numbering::new(numbering, limits),
            paragraph_styles: HashMap::new(),
            character_styles: HashMap::new(),
        }
    }

    fn paragraph(&mut self, name: Option<StyleName>) -> Result<Known, Error> {
        if let Some(known) = self.paragraph_styles.get(&name) {
            return Ok(known.clone());
        }
        let id = name.and_then(|it| self.names.get(it));
        let (style, numbered_as) = self.styles.paragraph(id.map(String::as_str))?;
        let known = (Rc::new(style), Rc::from(numbered_as));
        self.paragraph_styles.insert(name, Known::clone(&known));
        Ok(known)
    }
}

impl setting::Sheet for Sheet<'_> {
    fn paragraph_style(&mut self, name: Option<StyleName>) -> Result<Rc<Style>, Error> {
        Ok(self.paragraph(name)?.0)
    }

    fn character_style(&mut self, name: StyleName) -> Result<RunProperties, Error> {
        if let Some(style) = self.character_styles.get(&name) {
            return Ok(*style);
        }
        let id = self.names.get(name).map_or("", String::as_str);
        let style = self.styles.character(id)?;
        self.character_styles.insert(name, style);
        Ok(style)
    }

    fn count(&mut self, paragraph: &Paragraph, style: &Style) -> Result<Option<(u8, Marker)>, Error> {
        let direct = paragraph.properties;
        let Some(list) = direct.list.or(style.paragraph.list).filter(|it| *it != 0) else { return Ok(None) };
        let level = match direct.level.or(style.paragraph.level) {
            Some(level) => level,
            None if direct.list.is_some() => 0,
            None => {
                let (_, numbered_as) = self.paragraph(paragraph.style)?;
                self.numbering.level_of(list, &numbered_as, &mut self.styles)?.unwrap_or(0)
            }
        };
        let marker = self.numbering.count(list, level, &mut self.styles)?;
        Ok(marker.map(|marker| (level, marker)))
    }
}
