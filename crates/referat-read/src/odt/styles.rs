//! Styles by name, with what they are based on.

use std::collections::HashMap;
use std::rc::Rc;

use super::properties::Properties;
use crate::xml::Tag;

/// How long a chain of styles may be that are based on each other.
const CHAIN: usize = 64;

/// Kinds of style that matter to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Paragraph,
    Text,
}

/// A style as it is stated, or with all that it is based on.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    pub(super) properties: Properties,
    /// The list style, empty for none.
    pub(super) list: Option<String>,
    /// The outline level, 0 for none.
    pub(super) outline: Option<u8>,
    base: Option<String>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    named: HashMap<(Family, String), Style>,
    /// Those of the part that is being read.
    automatic: HashMap<(Family, String), Style>,
    whole: HashMap<(Family, String), Rc<Style>>,
    is_automatic: bool,
    open: Option<((Family, String), Style)>,
}

impl Styles {
    /// Begins a section of styles.
    pub(super) fn open_section(&mut self, is_automatic: bool) {
        self.is_automatic = is_automatic;
        if is_automatic {
            self.automatic.clear();
        }
        self.whole.clear();
    }

    /// Begins a style; what has no name is the default.
    pub(super) fn open(&mut self, tag: &Tag<'_>) {
        let family = match tag.attribute("family").as_deref() {
            Some("paragraph") => Family::Paragraph,
            Some("text") => Family::Text,
            _ => return,
        };
        let name = tag.attribute("name").unwrap_or_default().into_owned();
        let style = Style {
            base: tag.attribute("parent-style-name").map(std::borrow::Cow::into_owned),
            list: tag.attribute("list-style-name").map(std::borrow::Cow::into_owned),
            outline: tag.attribute("default-outline-level").map(|it| it.trim().parse().unwrap_or(0)),
            ..Style::default()
        };
        self.open = Some(((family, name), style));
    }

    /// Takes in properties of the open style.
    pub(super) fn read(&mut self, tag: &Tag<'_>) {
        if let Some((_, style)) = &mut self.open {
            style.properties.read(tag);
        }
    }

    /// Ends the open style.
    pub(super) fn close(&mut self) {
        if let Some((key, style)) = self.open.take() {
            if self.is_automatic { &mut self.automatic } else { &mut self.named }.insert(key, style);
        }
    }

    /// A style with all that it is based on.
    pub(super) fn get(&mut self, family: Family, name: &str) -> Rc<Style> {
        let key = (family, name.to_owned());
        if let Some(style) = self.whole.get(&key) {
            return Rc::clone(style);
        }
        let mut whole = Style::default();
        let mut next = Some(name.to_owned());
        for _ in 0..CHAIN {
            let Some(name) = next.take().filter(|it| !it.is_empty()) else { break };
            let key = (family, name);
            let Some(style) = self.automatic.get(&key).or_else(|| self.named.get(&key)) else { break };
            whole.properties = whole.properties.or(style.properties);
            whole.list = whole.list.or_else(|| style.list.clone());
            whole.outline = whole.outline.or(style.outline);
            next.clone_from(&style.base);
        }
        // A span without a property has that of its paragraph.
        let default = self.named.get(&(Family::Paragraph, String::new()));
        if let Some(default) = default.filter(|_| family == Family::Paragraph) {
            whole.properties = whole.properties.or(default.properties);
        }
        let whole = Rc::new(whole);
        self.whole.insert(key, Rc::clone(&whole));
        whole
    }
}
