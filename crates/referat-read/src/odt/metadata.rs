//! What a document says about itself.

use crate::document::Metadata;
use crate::xml::{Token, Tokens};
use crate::{Error, Limits};

/// Takes in the properties of `meta.xml`, or of a flat file up to its text.
pub(super) fn read_metadata(xml: &str, metadata: &mut Metadata, limits: &Limits) -> Result<(), Error> {
    let mut tokens = Tokens::new(xml, limits);
    let mut name = String::new();
    let mut text = String::new();
    while let Some(token) = tokens.next()? {
        match token {
            Token::Open(tag) if matches!(tag.name(), "body" | "styles" | "settings") => break,
            Token::Open(tag) => {
                tag.name().clone_into(&mut name);
                text.clear();
            }
            Token::Text(part) => text.push_str(&part),
            Token::Close => {
                let value = text.trim();
                let field = match name.as_str() {
                    "title" => &mut metadata.title,
                    "generator" => &mut metadata.producer,
                    "creation-date" => &mut metadata.created,
                    "date" => &mut metadata.modified,
                    _ => continue,
                };
                if field.is_none() && !value.is_empty() {
                    *field = Some(value.to_owned());
                }
                name.clear();
            }
        }
    }
    Ok(())
}
