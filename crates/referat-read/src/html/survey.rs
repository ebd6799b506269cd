//! What elements hold, counted once for the whole page.

use ego_tree::iter::Edge;
use scraper::{Html, Node};

use super::elements::{REMOVED, heading, is_any};
use crate::{Error, Limits};

/// What one element holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Survey {
    /// Letters that are printed.
    pub(super) letters: usize,
    /// Letters of them in links.
    pub(super) linked: usize,
    /// Links.
    pub(super) links: usize,
    /// Headings.
    pub(super) headings: usize,
    /// Tables inside it.
    pub(super) tables: usize,
    /// Most cells in a row, of a table's own rows.
    pub(super) cells: usize,
}

/// What each element holds, in the order in which elements begin.
pub(super) fn survey(html: &Html, limits: &Limits) -> Result<Vec<Survey>, Error> {
    let mut surveys: Vec<Survey> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let (mut removed, mut links) = (0_usize, 0_usize);
    // Cells of the open rows, innermost last.
    let mut rows: Vec<usize> = Vec::new();
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    let name = element.name();
                    open.push(surveys.len());
                    if open.len() > limits.nesting as usize || surveys.len() as u64 >= limits.elements {
                        return Err(Error::limit_exceeded("more elements or deeper ones than allowed"));
                    }
                    surveys.push(Survey {
                        links: usize::from(name == "a"),
                        headings: usize::from(heading(element).is_some()),
                        ..Survey::default()
                    });
                    removed += usize::from(is_any(name, REMOVED));
                    links += usize::from(name == "a");
                    match name {
                        "tr" => rows.push(0),
                        "td" | "th" => rows.last_mut().into_iter().for_each(|it| *it += 1),
                        _ => {}
                    }
                }
                Node::Text(text) if removed == 0 => {
                    if let Some(it) = open.last() {
                        let letters = text.split_whitespace().map(str::len).sum();
                        surveys[*it].letters += letters;
                        surveys[*it].linked += if links > 0 { letters } else { 0 };
                    }
                }
                _ => {}
            },
            Edge::Close(node) => {
                let Node::Element(element) = node.value() else { continue };
                let Some(it) = open.pop() else { continue };
                let mut inner = surveys[it];
                let name = element.name();
                removed -= usize::from(is_any(name, REMOVED));
                links -= usize::from(name == "a");
                match name {
                    "tr" => inner.cells = rows.pop().unwrap_or(0),
                    "table" => inner.tables += 1,
                    _ => {}
                }
                let Some(outer) = open.last().map(|it| &mut surveys[*it]) else { continue };
                outer.letters += inner.letters;
                outer.linked += inner.linked;
                outer.links += inner.links;
                outer.headings += inner.headings;
                outer.tables += inner.tables;
                if matches!(name, "tr" | "tbody" | "thead" | "tfoot") {
                    outer.cells = outer.cells.max(inner.cells);
                }
            }
        }
    }
    Ok(surveys)
}

impl Survey {
    /// Whether hardly anything but links is printed.
    pub(super) fn is_links(&self) -> bool {
        self.links > 0 && self.linked * 10 >= self.letters * 9
    }
}
