//! What the names of elements, classes and roles mean.

use scraper::node::Element;

/// Elements that nothing is printed of.
pub(super) const REMOVED: &[&str] = &[
    "head", "script", "style", "template", "noscript", "svg", "iframe", "object", "canvas", "audio", "video",
    "select", "datalist", "textarea", "title",
];

/// Elements that begin and end a paragraph.
pub(super) const BLOCKS: &[&str] = &[
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
    "optgroup",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Blocks that have a line's room above them.
pub(super) const SPACED: &[&str] =
    &["blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre", "table"];

/// Blocks that are set in from the margin.
pub(super) const INDENTED: &[&str] = &["blockquote", "dd", "dir", "figure", "menu", "ol", "ul"];

pub(super) const BOLD: &[&str] = &["b", "strong", "th"];
pub(super) const ITALIC: &[&str] = &["address", "cite", "dfn", "em", "i", "var"];
pub(super) const UNDERLINED: &[&str] = &["ins", "u"];
pub(super) const LISTS: &[&str] = &["dir", "menu", "ol", "ul"];

/// Roles of what stands around the text.
pub(super) const FURNITURE_ROLES: &[&str] = &[
    "alertdialog",
    "banner",
    "button",
    "complementary",
    "contentinfo",
    "menu",
    "menubar",
    "navigation",
    "search",
    "toolbar",
];

/// Classes and names of what stands around the text.
pub(super) const FURNITURE_CLASSES: &[&str] = &["badge", "breadcrumb", "breadcrumbs", "btn", "button"];

pub(super) fn is_any(name: &str, names: &[&str]) -> bool {
    names.contains(&name)
}

/// The level of a heading.
pub(super) fn heading(element: &Element) -> Option<u8> {
    match element.name() {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ if element.attr("role") == Some("heading") => {
            let level = element.attr("aria-level").and_then(|it| it.trim().parse().ok()).unwrap_or(2_u8);
            Some(level.clamp(1, 9))
        }
        _ => None,
    }
}

/// The value of a property in the element's own style.
pub(super) fn style<'e>(element: &'e Element, property: &str) -> Option<&'e str> {
    let mut declarations = element.attr("style")?.rsplit(';').filter_map(|it| it.split_once(':'));
    let stated = declarations.find(|(name, _)| name.trim().eq_ignore_ascii_case(property));
    stated.map(|(_, value)| value.trim())
}

/// Whether the file itself hides the element.
pub(super) fn is_hidden(element: &Element) -> bool {
    element.attr("hidden").is_some()
        || style(element, "display").is_some_and(|it| it.starts_with("none"))
        || style(element, "visibility").is_some_and(|it| it.starts_with("hidden"))
}

/// Whether a class or the name says that the element is page furniture.
pub(super) fn is_named_furniture(element: &Element) -> bool {
    let names = || element.classes().chain(element.id());
    names().any(|it| is_any(it, FURNITURE_CLASSES))
        || names().any(|it| {
            let it = it.to_ascii_lowercase();
            it.contains("cookie") || it.contains("skip-link")
        })
}
