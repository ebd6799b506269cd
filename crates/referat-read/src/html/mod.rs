//! Web pages, and what word processors save as such.
//!
//! The tree that a browser would build is surveyed once ([`mod@survey`]: how
//! much of an element is links, what a table holds), then walked into blocks
//! ([`walk`]). Style sheets are not read.

mod elements;
mod lists;
mod nesting;
mod sniff;
mod survey;
mod tables;
#[cfg(test)]
mod tests;
mod walk;

use scraper::{Html, Node};

use self::nesting::check_nesting;
use self::sniff::{declared, sniff};
use self::walk::blocks;
use crate::charset::decode;
use crate::document::{Flow, Metadata};
use crate::{Document, Error, Format, Limits};

pub(crate) const FORMAT: Format = Format { name: "html", extensions: &["html", "htm", "xhtml"], sniff, read };

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    if bytes.len() as u64 > limits.inflated_bytes {
        return Err(Error::limit_exceeded("more text than allowed"));
    }
    let text = decode(bytes, declared(bytes).as_deref());
    check_nesting(&text, limits)?;
    let html = Html::parse_document(&text);
    let mut document = Document {
        metadata: metadata(&html),
        flow: Flow::Paragraphs,
        blocks: blocks(&html, limits)?,
        ..Document::default()
    };
    document.number_lines();
    Ok(document)
}

fn metadata(html: &Html) -> Metadata {
    let mut metadata = Metadata::default();
    for node in html.tree.nodes() {
        let Node::Element(element) = node.value() else { continue };
        let (field, value) = match element.name() {
            "title"
                if node
                    .parent()
                    .is_none_or(|it| it.value().as_element().is_some_and(|it| it.name() == "head")) =>
            {
                let text = node.children().filter_map(|it| it.value().as_text().map(|it| it.to_string()));
                (&mut metadata.title, text.collect::<String>())
            }
            "meta" => {
                let name = element.attr("name").or(element.attr("property")).unwrap_or_default();
                let field = match name.to_ascii_lowercase().as_str() {
                    "generator" => &mut metadata.producer,
                    "created" | "dcterms.created" | "article:published_time" => &mut metadata.created,
                    "changed" | "dcterms.modified" | "article:modified_time" => &mut metadata.modified,
                    _ => continue,
                };
                (field, element.attr("content").unwrap_or_default().to_owned())
            }
            _ => continue,
        };
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if field.is_none() && !value.is_empty() {
            *field = Some(value);
        }
    }
    metadata
}
