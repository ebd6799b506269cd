//! Paragraph and character styles: only those that are used are read.

use std::collections::HashMap;

use super::definitions::{Definition, definitions};
use crate::headings::{heading_of_name, heading_of_outline};
use crate::word::properties::{ParagraphProperties, RunProperties};
use crate::word::setting::Style;
use crate::xml::{Token, Tokens};
use crate::{Error, Limits};

/// How long a chain of styles based on each other is followed.
const CHAIN: usize = 50;

/// The styles of a package.
pub(super) struct Styles<'x> {
    xml: &'x str,
    index: HashMap<&'x str, Definition<'x>>,
    default_paragraph: Option<&'x str>,
    defaults: Option<Stated>,
    limits: Limits,
}

impl<'x> Styles<'x> {
    /// Finds where the definitions are.
    pub(super) fn new(xml: &'x str, limits: &Limits) -> Self {
        let found = definitions(xml, "styleId=");
        let default_paragraph = found.iter().find(|it| is_default_paragraph(it.tag())).map(|it| it.id);
        let index = found.into_iter().map(|it| (it.id, it)).collect();
        Self { xml, index, default_paragraph, defaults: None, limits: *limits }
    }

    /// A paragraph style, or the default one, and the identifiers of itself
    /// and of what it is based on, up to the one that puts it in a list: a
    /// list says by them which level is whose.
    pub(super) fn paragraph(&mut self, id: Option<&str>) -> Result<(Style, Vec<String>), Error> {
        let (mut style, numbered_as) = self.chain(id.or(self.default_paragraph).unwrap_or_default())?;
        let defaults = self.defaults()?;
        style.paragraph = style.paragraph.or(defaults.paragraph);
        style.run = style.run.or(defaults.run);
        Ok((style, numbered_as))
    }

    /// A character style.
    pub(super) fn character(&mut self, id: &str) -> Result<RunProperties, Error> {
        Ok(self.chain(id)?.0.run)
    }

    /// The list that a style puts its paragraphs in.
    pub(super) fn list_of(&mut self, id: &str) -> Result<Option<u32>, Error> {
        Ok(self.chain(id)?.0.paragraph.list)
    }

    fn chain(&mut self, id: &str) -> Result<(Style, Vec<String>), Error> {
        let mut style = Style::default();
        let mut numbered_as = Vec::new();
        let mut named = None;
        let mut title = false;
        let mut next = Some(id.to_owned());
        for step in 0..CHAIN {
            let Some(id) = next.take() else { break };
            let stated = match self.index.get(id.as_str()) {
                Some(definition) => Stated::read(definition.xml, &mut self.limits)?,
                // A style that is built in need not be defined.
                None => Stated {
                    name: id.to_ascii_lowercase().replace("heading", "heading "),
                    ..Stated::default()
                },
            };
            title |= step == 0 && stated.name == "title";
            named = named.or_else(|| heading_of_name(&stated.name));
            if style.paragraph.list.is_none() {
                numbered_as.push(id);
            }
            style.paragraph = style.paragraph.or(stated.paragraph);
            style.run = style.run.or(stated.run);
            next = stated.based_on;
        }
        style.heading = match style.paragraph.outline {
            _ if title => None,
            Some(level) => heading_of_outline(level),
            None => named,
        };
        Ok((style, numbered_as))
    }

    fn defaults(&mut self) -> Result<Stated, Error> {
        if self.defaults.is_none() {
            let at = memchr::memmem::find(self.xml.as_bytes(), b"docDefaults");
            let start = at.and_then(|at| self.xml.get(..at)?.rfind('<'));
            let xml = start.and_then(|start| self.xml.get(start..));
            self.defaults =
                Some(xml.map_or_else(|| Ok(Stated::default()), |xml| Stated::read(xml, &mut self.limits))?);
        }
        Ok(self.defaults.clone().unwrap_or_default())
    }
}

fn is_default_paragraph(tag: &str) -> bool {
    tag.contains("paragraph")
        && ["default=\"1\"", "default=\"true\"", "default=\"on\"", "default='1'"]
            .iter()
            .any(|it| tag.contains(it))
}

/// What one style element says itself.
#[derive(Clone, Debug, Default)]
struct Stated {
    name: String,
    based_on: Option<String>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

impl Stated {
    /// Reads the element that `xml` begins with; what it costs is taken off
    /// the limits.
    fn read(xml: &str, limits: &mut Limits) -> Result<Self, Error> {
        let mut stated = Self::default();
        let mut tokens = Tokens::new(xml, limits);
        let mut open: Vec<Within> = Vec::new();
        while let Some(token) = tokens.next()? {
            match token {
                Token::Text(_) => {}
                Token::Close => {
                    open.pop();
                    if open.is_empty() {
                        break;
                    }
                }
                Token::Open(tag) => {
                    let within = open.last().copied().unwrap_or(Within::Style);
                    open.push(match (within, tag.name()) {
                        // Formatting of a table's corners, and what a tracked change replaced.
                        (Within::Other, _) | (_, "tblStylePr" | "pPrChange" | "rPrChange") => Within::Other,
                        (_, "pPr") => Within::Paragraph,
                        (_, "rPr") => Within::Run,
                        (Within::Paragraph, _) => {
                            stated.paragraph.read(&tag);
                            Within::Paragraph
                        }
                        (Within::Run, _) => {
                            stated.run.read(&tag);
                            Within::Run
                        }
                        (Within::Style, name) => {
                            match name {
                                "name" => {
                                    stated.name = tag.attribute("val").unwrap_or_default().to_lowercase();
                                }
                                "basedOn" => stated.based_on = tag.attribute("val").map(Into::into),
                                _ => {}
                            }
                            Within::Style
                        }
                    });
                }
            }
        }
        limits.elements = tokens.elements_left();
        Ok(stated)
    }
}

#[derive(Clone, Copy)]
enum Within {
    Style,
    Paragraph,
    Run,
    Other,
}
