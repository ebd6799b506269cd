//! Lists as the text nests them, and the numbers that they have reached.

use std::collections::HashMap;

use super::lists::{Counters, LEVELS, ListStyle, default_bullet};
use super::styles::Styles;
use crate::document::ListItem;
use crate::xml::Tag;

/// A paragraph's place in a list.
pub(super) struct Numbered {
    pub(super) item: ListItem,
    /// Where its first letter stands, in points.
    pub(super) indent: f32,
    pub(super) is_bullet: bool,
    /// Whether the item begins with it.
    pub(super) is_new: bool,
}

/// The lists of a part while it is being read.
pub(super) struct Numbering<'s> {
    styles: Styles<'s>,
    /// The lists that are open, from the outside in.
    open: Vec<List>,
    /// Lists around a cell or a text box, which do not number what is in it.
    around: Vec<Vec<List>>,
    /// The lists that ended, by their own name and by their style's.
    ended: HashMap<String, Counters>,
    ended_by_style: HashMap<String, Counters>,
    headings: Counters,
}

/// A list that is open.
struct List {
    style: String,
    id: Option<String>,
    /// Numbers reached. A list in a list of the same style counts in that one's.
    counters: Counters,
    counts_in_outer: bool,
    item: Item,
}

#[derive(Clone, Debug, Default)]
struct Item {
    /// Whether it has no paragraph yet, and so no number.
    is_new: bool,
    /// The number that it states.
    stated: Option<u32>,
    /// The list style that it states.
    style: Option<String>,
}

impl<'s> Numbering<'s> {
    pub(super) fn new(styles: Styles<'s>) -> Self {
        Self {
            styles,
            open: Vec::new(),
            around: Vec::new(),
            ended: HashMap::new(),
            ended_by_style: HashMap::new(),
            headings: Counters::default(),
        }
    }

    /// Begins a list, or a list in a list.
    pub(super) fn open_list(&mut self, tag: &Tag<'_>) {
        let own = tag.attribute("style-name").map(String::from);
        let inherited = || self.open.last().map(|it| it.style.clone());
        let style = own.or_else(inherited).unwrap_or_default();
        let continued = match tag.attribute("continue-list") {
            Some(id) => self.ended.get(id.as_ref()),
            None if tag.attribute("continue-numbering").is_some_and(|it| it == "true") => {
                self.ended_by_style.get(&style)
            }
            None => None,
        };
        let counters = continued.copied().unwrap_or_default();
        let id = tag.attribute("id").map(String::from);
        let counts_in_outer = self.open.last().is_some_and(|it| it.style == style);
        self.open.push(List { style, id, counters, counts_in_outer, item: Item::default() });
    }

    /// Ends the innermost list.
    pub(super) fn close_list(&mut self) {
        let Some(list) = self.open.pop() else { return };
        if self.open.is_empty() {
            self.ended_by_style.insert(list.style, list.counters);
            self.ended.extend(list.id.map(|id| (id, list.counters)));
        }
    }

    /// Begins an item, or a header, which has no number.
    pub(super) fn open_item(&mut self, tag: &Tag<'_>) {
        let stated = tag.attribute("start-value").and_then(|it| it.trim().parse().ok());
        if let Some(list) = self.open.last_mut() {
            let style = tag.attribute("style-override").map(String::from);
            list.item = Item { is_new: tag.name() == "list-item", stated, style };
        }
    }

    /// Ends an item.
    pub(super) fn close_item(&mut self) {
        if let Some(list) = self.open.last_mut() {
            list.item = Item::default();
        }
    }

    /// Goes into a cell or a text box.
    pub(super) fn enter(&mut self) {
        self.around.push(std::mem::take(&mut self.open));
    }

    /// Goes out of it.
    pub(super) fn leave(&mut self) {
        self.open = self.around.pop().unwrap_or_default();
    }

    /// The place of a paragraph that begins, and its number. `style` is the
    /// list that its paragraph style names.
    pub(super) fn number(
        &mut self,
        tag: &Tag<'_>,
        heading: Option<u8>,
        style: Option<&str>,
    ) -> Option<Numbered> {
        if self.open.is_empty() {
            return self.number_heading(tag, heading?, style);
        }
        let depth = u8::try_from(self.open.len()).unwrap_or(u8::MAX);
        let level = (self.open.len() - 1).min(LEVELS - 1);
        let innermost = self.open.last_mut()?;
        let item = std::mem::take(&mut innermost.item);
        let names = [item.style.as_deref(), Some(innermost.style.as_str()), style];
        let name = names.into_iter().flatten().find(|it| !it.is_empty());
        let list = name.and_then(|it| self.styles.list(it));
        let counting = self.open.iter().rposition(|it| !it.counts_in_outer)?;
        let counters = &mut self.open[counting].counters;
        let mut marker = String::new();
        match list {
            _ if !item.is_new => {}
            None => marker = default_bullet(level),
            Some(list) => {
                list.count(counters, level, item.stated);
                marker = list.marker(counters, level);
            }
        }
        Some(Numbered {
            item: ListItem { depth, marker },
            indent: list.map_or(0.0, |it| it.indent(level)),
            is_bullet: list.is_none_or(|it| it.is_bullet(level)),
            is_new: item.is_new,
        })
    }

    /// The number of a heading that stands in no list.
    fn number_heading(&mut self, tag: &Tag<'_>, heading: u8, style: Option<&str>) -> Option<Numbered> {
        if style == Some("") || tag.attribute("is-list-header").is_some_and(|it| it == "true") {
            return None;
        }
        let list: &ListStyle = self.styles.list(self.styles.outline()?)?;
        let level = usize::from(heading - 1).min(LEVELS - 1);
        let restarts = tag.attribute("restart-numbering").is_some_and(|it| it == "true");
        let stated = tag.attribute("start-value").and_then(|it| it.trim().parse().ok());
        let stated = stated.or_else(|| restarts.then(|| list.start(level)));
        list.count(&mut self.headings, level, stated);
        let marker = list.marker(&self.headings, level);
        Some(Numbered {
            item: ListItem { depth: heading, marker },
            indent: list.indent(level),
            is_bullet: list.is_bullet(level),
            is_new: true,
        })
    }
}
