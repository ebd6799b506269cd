//! What elements are: tables of names.

use scraper::node::Element;

use crate::document::Layer;

/// Elements whose content is no text of the page.
pub(super) const SILENT: &[&str] = &[
    "head", "script", "style", "template", "noscript", "iframe", "noframes", "noembed", "svg", "canvas",
    "video", "audio", "object", "textarea", "datalist", "colgroup",
];

/// Elements that begin and end a block.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "xmp",
    "listing",
    "plaintext",
    "search",
    "optgroup",
    "button",
];

/// Elements and roles that surround the text of a page.
const FURNITURE: &[&str] = &["nav", "footer", "aside", "select", "search"];
const FURNITURE_ROLES: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "menu",
    "menubar",
    "toolbar",
    "complementary",
    "tablist",
    "alertdialog",
];
/// Names that page builders give to such elements.
const FURNITURE_CLASSES: &[&str] = &["badge", "btn"];
/// Parts of such names.
const FURNITURE_NAMES: &[&str] = &["cookie", "consent", "breadcrumb", "skip-link", "skiplink", "gdpr"];

/// Elements that may be a list of links.
const LINK_LISTS: &[&str] = &["ul", "menu", "div", "header", "p", "table", "dl"];

pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Whether the element is furniture whatever it holds.
pub(super) fn is_furniture(element: &Element) -> bool {
    let name = element.name();
    let role = element.attr("role");
    let is_named = |attribute: &str| {
        let value = element.attr(attribute).unwrap_or_default().to_ascii_lowercase();
        FURNITURE_NAMES.iter().any(|it| value.contains(it))
    };
    // A button that folds a section in and out is its heading.
    let is_button = name == "button" || role == Some("button");
    let folds = element.attr("aria-expanded").or(element.attr("aria-controls")).is_some();
    // LibreOffice names what it saves of page headers and footers.
    let is_page_edge = name == "div" && matches!(element.attr("title"), Some("header" | "footer"));
    FURNITURE.contains(&name)
        || is_page_edge
        || role.is_some_and(|it| FURNITURE_ROLES.contains(&it))
        || ((is_button || element.classes().any(|it| FURNITURE_CLASSES.contains(&it))) && !folds)
        || (!["html", "body", "main"].contains(&name) && (is_named("id") || is_named("class")))
}

/// The layer of a note that LibreOffice saved at the end of the page.
pub(super) fn note_layer(element: &Element) -> Option<Layer> {
    let id = element.attr("id").filter(|_| element.name() == "div")?;
    let is_note = |name: &str| id.strip_prefix(name).is_some_and(|it| it.parse::<u32>().is_ok());
    let layers = [("sdfootnote", Layer::Footnote), ("sdendnote", Layer::Endnote)];
    layers.into_iter().find(|(name, _)| is_note(name)).map(|(_, layer)| layer)
}

/// Whether the element is the sign of a note, in the text or before the note.
pub(super) fn is_note_sign(element: &Element) -> bool {
    const CLASSES: &[&str] = &["sdfootnoteanc", "sdfootnotesym", "sdendnoteanc", "sdendnotesym"];
    const PROPERTIES: &[&str] = &["mso-footnote-id", "mso-endnote-id"];
    let style = element.attr("style").unwrap_or_default();
    element.name() == "a"
        && (element.classes().any(|it| CLASSES.contains(&it))
            || PROPERTIES.iter().any(|it| style.starts_with(it)))
}

/// What an element holds, in bytes of text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Measure {
    pub(super) text: usize,
    /// Of it in links.
    pub(super) linked: usize,
    /// Of its links, those with a digit in them.
    pub(super) numbered: usize,
    pub(super) links: usize,
}

impl Measure {
    /// What was added since an earlier measure.
    pub(super) fn since(self, earlier: Self) -> Self {
        Self {
            text: self.text.saturating_sub(earlier.text),
            linked: self.linked.saturating_sub(earlier.linked),
            numbered: self.numbered.saturating_sub(earlier.numbered),
            links: self.links.saturating_sub(earlier.links),
        }
    }

    /// Whether the element is a list of links to elsewhere: nearly all of its
    /// text is linked, in short pieces. Where most links are numbered they may
    /// well be the agenda.
    pub(super) fn is_link_list(self, name: &str) -> bool {
        LINK_LISTS.contains(&name)
            && self.links >= if name == "header" { 1 } else { 3 }
            && self.linked * 5 > self.text * 4
            && self.linked < self.links * 40
            && self.numbered * 2 < self.links
    }
}
