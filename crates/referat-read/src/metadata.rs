//! What the files of an office suite say about themselves.

use crate::document::Metadata;
use crate::xml::{Token, Tokens};
use crate::{Error, Limits};

/// The elements of a format that state something, each with its place.
pub(crate) type Fields = [(&'static str, fn(&mut Metadata) -> &mut Option<String>)];

/// Takes in what the first element of the text holds; of several that state
/// the same, the first counts.
pub(crate) fn read_metadata(
    xml: &str,
    fields: &Fields,
    metadata: &mut Metadata,
    limits: &Limits,
) -> Result<(), Error> {
    let mut tokens = Tokens::new(xml, limits);
    let mut depth = 0_u32;
    let mut field = None;
    let mut text = String::new();
    while let Some(token) = tokens.next()? {
        match token {
            Token::Open(tag) => {
                depth = depth.saturating_add(1);
                field = fields.iter().find(|(name, _)| *name == tag.name()).map(|(_, field)| field);
                text.clear();
            }
            Token::Text(part) if field.is_some() => text.push_str(&part),
            Token::Text(_) => {}
            Token::Close => {
                if let Some(field) = field.take().map(|field| field(metadata)) {
                    let value = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    *field = field.take().or(Some(value).filter(|it| !it.is_empty()));
                }
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: &Fields = &[("title", |it| &mut it.title), ("date", |it| &mut it.modified)];

    #[test]
    fn the_first_element_states_the_metadata() {
        let rows = [
            ("<a><dc:title> Styremøte\n 4 </dc:title><title>x</title></a>", Some("Styremøte 4"), None),
            (
                "<a><title/><b><date>2024-05-03</date></b></a><a><title>x</title></a>",
                None,
                Some("2024-05-03"),
            ),
            ("<a><title>S&amp;M", None, None),
            ("", None, None),
        ];
        for (xml, title, modified) in rows {
            let mut metadata = Metadata::default();
            read_metadata(xml, FIELDS, &mut metadata, &Limits::default()).expect("within limits");
            assert_eq!((metadata.title.as_deref(), metadata.modified.as_deref()), (title, modified), "{xml}");
        }
    }
}
