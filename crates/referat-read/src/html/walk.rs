//! The parsed page, walked from its first node to its last.

use scraper::{Html, Node};

use super::cost::keep_to_limits;
use super::css::Sheet;
use super::page::Page;
use crate::document::{Document, Metadata};
use crate::{Error, Limit, Limits};

/// A place in the metadata.
type Field = fn(&mut Metadata) -> &mut Option<String>;

/// `meta` elements that are read.
const META: &[(&str, Field)] = &[
    ("generator", |it| &mut it.producer),
    ("created", |it| &mut it.created),
    ("dcterms.created", |it| &mut it.created),
    ("changed", |it| &mut it.modified),
    ("dcterms.modified", |it| &mut it.modified),
    ("last-modified", |it| &mut it.modified),
];
/// Reads a page.
pub(super) fn walk(text: &str, limits: &Limits) -> Result<Document, Error> {
    keep_to_limits(text, limits)?;
    let html = Html::parse_document(text);
    let (metadata, sheet) = head(&html);
    let mut page = Page::new(sheet, limits);
    let mut node = html.tree.root();
    let mut depth = 0;
    loop {
        let descend = match node.value() {
            Node::Text(text) => {
                page.text(text);
                false
            }
            Node::Element(element) => page.open(element),
            _ => true,
        };
        page.tally.check()?;
        let child = node.first_child().filter(|_| descend);
        if let Some(child) = child {
            depth += 1;
            if depth > limits.nesting {
                return Err(Limit::NESTING.exceeded(limits));
            }
            node = child;
            continue;
        }
        // What was not descended into was not opened either.
        if descend && let Node::Element(element) = node.value() {
            page.close(element);
        }
        node = loop {
            if let Some(next) = node.next_sibling() {
                break next;
            }
            let Some(parent) = node.parent() else { return Ok(page.into_document(metadata)) };
            depth -= 1;
            if let Node::Element(element) = parent.value() {
                page.close(element);
            }
            node = parent;
        };
    }
}

/// The page's metadata and its style sheets.
fn head(html: &Html) -> (Metadata, Sheet) {
    let mut metadata = Metadata::default();
    let mut sheet = Sheet::default();
    for node in html.tree.nodes() {
        let Node::Element(element) = node.value() else { continue };
        let text = || node.first_child().and_then(|it| it.value().as_text().map(|it| it.to_string()));
        match element.name() {
            "title" if metadata.title.is_none() => metadata.title = text().and_then(|it| words(&it)),
            "style" => sheet.read(&text().unwrap_or_default()),
            "meta" => {
                let name = element.attr("name").or(element.attr("http-equiv")).unwrap_or_default();
                let Some((_, field)) = META.iter().find(|(it, _)| it.eq_ignore_ascii_case(name)) else {
                    continue;
                };
                let field = field(&mut metadata);
                if field.is_none() {
                    *field = element.attr("content").and_then(words);
                }
            }
            _ => {}
        }
    }
    (metadata, sheet)
}

/// Text with its white space collapsed, if there is any.
fn words(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
