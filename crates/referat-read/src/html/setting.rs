//! How text is set at a place of the page: what elements and styles say,
//! inherited from the outside in.

use super::css::length;
use crate::document::{Align, Cell, Layer};
use crate::words::Look;

/// Letter size where nothing states one, in tenths of a point.
const SIZE: u16 = 120;
/// How far lists and quotations are set in, in points.
const STEP: f32 = 30.0;
/// Letter sizes of headings, relative to what surrounds them.
const HEADING_SIZES: [f32; 6] = [2.0, 1.5, 1.17, 1.0, 0.83, 0.67];
/// Letter sizes of `<font size>` from 1, in points.
const FONT_SIZES: [f32; 7] = [7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0];

/// What is so at a place of the page.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    pub(super) look: Look,
    pub(super) layer: Layer,
    pub(super) align: Align,
    pub(super) heading: Option<u8>,
    pub(super) cell: Option<Cell>,
    /// Whether a list item is open.
    pub(super) in_item: bool,
    /// The level in lists, from 1, where lists of the page do not show it:
    /// Word writes paragraphs, Google Docs one list after the other.
    pub(super) list_level: Option<usize>,
    /// Whether the text is the marker that Word wrote.
    pub(super) in_word_marker: bool,
    /// Whether the page says that this is its main text.
    pub(super) in_main: bool,
    pub(super) white: White,
    /// Left edge, in points.
    pub(super) indent: f32,
    /// How far the first line is set in from there, in points.
    pub(super) first: f32,
    /// Room above, in points. Not inherited, as those below.
    pub(super) above: f32,
    pub(super) is_block: bool,
    pub(super) list_style: Option<String>,
    /// Tabs that Word wrote as spaces.
    pub(super) tabs: usize,
}

/// What white space in the page does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum White {
    Collapses,
    BreaksLines,
}

impl Default for Setting {
    fn default() -> Self {
        let look =
            Look { bold: false, italic: false, underline: false, capitals: false, size: SIZE, link: None };
        Self {
            look,
            layer: Layer::Body,
            align: Align::Left,
            heading: None,
            cell: None,
            in_item: false,
            list_level: None,
            in_word_marker: false,
            in_main: false,
            white: White::Collapses,
            indent: 0.0,
            first: 0.0,
            above: 0.0,
            is_block: false,
            list_style: None,
            tabs: 0,
        }
    }
}

impl Setting {
    /// Goes into an element.
    pub(super) fn enter(&mut self, name: &str) {
        self.above = 0.0;
        self.is_block = false;
        self.list_style = None;
        self.tabs = 0;
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes()[1] - b'0';
                self.heading = Some(level);
                self.look.bold = true;
                self.scale(HEADING_SIZES[usize::from(level - 1)]);
            }
            "b" | "strong" => self.look.bold = true,
            "th" => {
                self.look.bold = true;
                self.indent = 0.0;
                self.in_item = false;
            }
            "td" => {
                self.indent = 0.0;
                self.in_item = false;
            }
            "i" | "em" | "cite" | "var" | "dfn" => self.look.italic = true,
            "u" | "ins" => self.look.underline = true,
            "small" | "sub" | "sup" => self.scale(0.83),
            "big" => self.scale(1.2),
            "pre" | "xmp" | "listing" | "plaintext" => self.white = White::BreaksLines,
            "center" => self.align = Align::Center,
            "ul" | "ol" | "menu" | "dir" | "blockquote" | "dd" => self.indent += STEP,
            "main" | "article" => self.in_main = true,
            "del" => self.change_layer(Layer::Deleted),
            _ => {}
        }
    }

    /// Takes in an attribute that says how the element looks.
    pub(super) fn attribute(&mut self, name: &str, attribute: &str, value: &str) {
        match (attribute, name) {
            ("align", "table" | "img" | "hr") => {}
            ("align", _) => self.declare("text-align", value),
            ("size", "font") => {
                let size = value.trim().parse().ok().and_then(|it: usize| FONT_SIZES.get(it.checked_sub(1)?));
                self.look.size = size.map_or(self.look.size, |it| tenths(*it));
            }
            _ => {}
        }
    }

    /// Takes in a declaration of CSS.
    pub(super) fn declare(&mut self, property: &str, value: &str) {
        let value = value.trim().trim_end_matches("!important").trim_end().to_ascii_lowercase();
        let size = f32::from(self.look.size) / 10.0;
        match (property, value.as_str()) {
            ("display", "none") | ("visibility", "hidden") | ("mso-hide", "all") => {
                self.change_layer(Layer::Hidden);
            }
            ("display", "block" | "list-item" | "table" | "table-row" | "flex" | "grid") => {
                self.is_block = true;
            }
            ("font-weight", value) => self.look.bold = is_bold(value).unwrap_or(self.look.bold),
            ("font-style", value) => self.look.italic = matches!(value, "italic" | "oblique"),
            ("font", value) => {
                for word in value.split([' ', '/']) {
                    self.look.bold |= word == "bold";
                    self.look.italic |= word == "italic";
                    if let Some(size) = length(word, size).filter(|it| *it > 0.0) {
                        self.look.size = tenths(size);
                    }
                }
            }
            ("font-size", value) => {
                if let Some(size) = length(value, size).filter(|it| *it > 0.0) {
                    self.look.size = tenths(size);
                }
            }
            ("text-align", "center" | "middle") => self.align = Align::Center,
            ("text-align", "right" | "end") => self.align = Align::Right,
            ("text-align", "left" | "start" | "justify") => self.align = Align::Left,
            ("text-decoration" | "text-decoration-line", value) => {
                self.look.underline = value.contains("underline");
            }
            ("text-transform", value) => self.look.capitals = value == "uppercase",
            ("margin-left", value) => self.indent += length(value, size).unwrap_or(0.0),
            ("text-indent", value) => self.first = length(value, size).unwrap_or(0.0),
            ("white-space", "pre" | "pre-wrap" | "pre-line") => self.white = White::BreaksLines,
            ("white-space", _) => self.white = White::Collapses,
            ("list-style" | "list-style-type", value) => {
                self.list_style = value.split(' ').find(|it| is_list_style(it)).map(str::to_owned);
            }
            ("mso-list", "ignore") => self.in_word_marker = true,
            ("mso-list", value) => {
                let level = value.split(' ').find_map(|it| it.strip_prefix("level")?.parse().ok());
                self.list_level = level.or(self.list_level);
                self.in_item |= level.is_some();
            }
            ("mso-tab-count", value) => self.tabs = value.parse().unwrap_or(1_usize).min(10),
            ("mso-element", value) => match value {
                "header" | "footer" => self.change_layer(Layer::Furniture),
                "footnote" => self.change_layer(Layer::Footnote),
                "endnote" => self.change_layer(Layer::Endnote),
                "comment" => self.change_layer(Layer::Comment),
                _ => {}
            },
            _ => {}
        }
    }

    /// Moves text to another layer; what is hidden or deleted stays so.
    fn change_layer(&mut self, layer: Layer) {
        if !matches!(self.layer, Layer::Hidden | Layer::Deleted) {
            self.layer = layer;
        }
    }

    fn scale(&mut self, by: f32) {
        self.look.size = tenths(f32::from(self.look.size) / 10.0 * by);
    }
}

fn tenths(points: f32) -> u16 {
    (points * 10.0).round().clamp(1.0, 10_000.0) as u16
}

fn is_bold(value: &str) -> Option<bool> {
    match value {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        number => number.parse().ok().map(|it: u32| it >= 600),
    }
}

fn is_list_style(value: &str) -> bool {
    value == "none"
        || ["disc", "circle", "square", "decimal", "lower-", "upper-"].iter().any(|it| value.starts_with(it))
}
