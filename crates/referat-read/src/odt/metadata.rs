//! What the file says about itself.

use crate::document::Metadata;
use crate::xml::{Token, Tokens};
use crate::{Error, Limits};

/// A place in the metadata.
type Field = fn(&mut Metadata) -> &mut Option<String>;

/// Elements that are read.
const FIELDS: &[(&str, Field)] = &[
    ("title", |it| &mut it.title),
    ("generator", |it| &mut it.producer),
    ("creation-date", |it| &mut it.created),
    ("date", |it| &mut it.modified),
];

/// Reads the metadata of a part, which ends before any text.
pub(super) fn read_metadata(xml: &str, limits: &Limits) -> Result<Metadata, Error> {
    let mut metadata = Metadata::default();
    let mut tokens = Tokens::new(xml, limits);
    let mut depth = 0_u32;
    let mut in_meta = None;
    let mut field: Option<(Field, String)> = None;
    while let Some(token) = tokens.next()? {
        match token {
            Token::Open(tag) => {
                depth += 1;
                match tag.name() {
                    "body" => break,
                    "meta" => in_meta = in_meta.or(Some(depth)),
                    name if in_meta.is_some() => {
                        let known = FIELDS.iter().find(|(it, _)| *it == name);
                        field = known.map(|(_, field)| (*field, String::new()));
                    }
                    _ => {}
                }
            }
            Token::Text(text) => {
                if let Some((_, value)) = &mut field {
                    value.push_str(&text);
                }
            }
            Token::Close => {
                if let Some((field, value)) = field.take() {
                    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
                    let field = field(&mut metadata);
                    if field.is_none() && !value.is_empty() {
                        *field = Some(value);
                    }
                }
                if in_meta == Some(depth) {
                    break;
                }
                depth = depth.saturating_sub(1);
            }
        }
    }
    Ok(metadata)
}
