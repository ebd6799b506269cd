//! XML as office packages have it: local names, three kinds of token, and
//! leniency. What a fault leaves unread ends the tokens early; only a limit is
//! an error.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::{Error, Limits};

/// A token of a part. Every `Open` has its `Close` unless the part breaks
/// off; an empty element gives both.
#[derive(Debug)]
pub(crate) enum Token<'x> {
    /// An element begins.
    Open(Tag<'x>),
    /// The innermost element ends.
    Close,
    /// Text, with entities resolved.
    Text(Cow<'x, str>),
}

/// The beginning of an element.
#[derive(Debug)]
pub(crate) struct Tag<'x>(BytesStart<'x>);

impl Tag<'_> {
    /// Its name without the prefix.
    #[inline]
    pub(crate) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The attribute of that local name.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let attribute = attributes.into_iter().find(|it| local(it.key.into_inner()) == name)?;
        Some(value(attribute))
    }

    /// All attributes with their local names.
    #[cfg(feature = "odt")]
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.flatten().map(|it| (local(it.key.into_inner()), value(it)))
    }
}

/// A name without its prefix. Names are so short that a search for the colon
/// takes longer to begin than to look at each byte.
#[inline]
fn local(name: &str) -> &str {
    name.bytes().position(|it| it == b':').map_or(name, |at| &name[at + 1..])
}

/// The value of an attribute, with entities resolved.
fn value(attribute: Attribute<'_>) -> Cow<'_, str> {
    if !attribute.value.contains(['&', '\n', '\r', '\t']) {
        return attribute.value;
    }
    attribute
        .normalized_value_with(XmlVersion::Implicit1_0, 1, resolve_predefined_entity)
        .unwrap_or(attribute.value)
}

/// The tokens of one part.
pub(crate) struct Tokens<'x> {
    reader: Reader<&'x [u8]>,
    /// An empty element was opened and is to be closed.
    empty: bool,
    depth: u32,
    nesting: u32,
    elements: u64,
    fault: Option<String>,
}

impl<'x> Tokens<'x> {
    /// Reads a part, or a piece of one that begins with a tag.
    pub(crate) fn new(xml: &'x str, limits: &Limits) -> Self {
        let mut reader = Reader::from_str(xml);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self {
            reader,
            empty: false,
            depth: 0,
            nesting: limits.nesting,
            elements: limits.elements,
            fault: None,
        }
    }

    /// The next token; `None` at the end and at a fault.
    pub(crate) fn next(&mut self) -> Result<Option<Token<'x>>, Error> {
        if std::mem::take(&mut self.empty) {
            return Ok(Some(Token::Close));
        }
        loop {
            match self.reader.read_event() {
                Ok(Event::Start(start)) => {
                    self.depth += 1;
                    if self.depth > self.nesting {
                        return Err(Error::limit_exceeded("elements are nested too deep"));
                    }
                    return self.open(start);
                }
                Ok(Event::Empty(start)) => {
                    self.empty = true;
                    return self.open(start);
                }
                Ok(Event::End(_)) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Token::Close));
                }
                Ok(Event::Text(text)) => return Ok(Some(Token::Text(text.into_inner()))),
                Ok(Event::CData(text)) => return Ok(Some(Token::Text(text.into_inner()))),
                Ok(Event::GeneralRef(entity)) => return Ok(Some(Token::Text(resolve(&entity)))),
                Ok(Event::Eof) => {
                    if self.depth > 0 {
                        self.fault = Some("unexpected end of file".to_owned());
                    }
                    return Ok(None);
                }
                Ok(_) => {}
                Err(fault) => {
                    self.fault = Some(fault.to_string());
                    return Ok(None);
                }
            }
        }
    }

    /// How many elements may still be opened.
    #[cfg(feature = "docx")]
    pub(crate) fn elements_left(&self) -> u64 {
        self.elements
    }

    /// Why the tokens ended early, if they did.
    pub(crate) fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    #[inline]
    fn open(&mut self, start: BytesStart<'x>) -> Result<Option<Token<'x>>, Error> {
        let Some(left) = self.elements.checked_sub(1) else {
            return Err(Error::limit_exceeded("there are too many elements"));
        };
        self.elements = left;
        Ok(Some(Token::Open(Tag(start))))
    }
}

/// What an entity stands for; an unknown one for nothing.
fn resolve(entity: &BytesRef<'_>) -> Cow<'static, str> {
    if let Some(text) = resolve_predefined_entity(entity) {
        return Cow::Borrowed(text);
    }
    match entity.resolve_char_ref() {
        Ok(Some(char)) => Cow::Owned(char.to_string()),
        Ok(None) | Err(_) => Cow::Borrowed(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(xml: &str, limits: Limits) -> Result<String, Error> {
        let mut tokens = Tokens::new(xml, &limits);
        let mut printed = String::new();
        while let Some(token) = tokens.next()? {
            match token {
                Token::Open(tag) => {
                    printed.push_str(&format!(
                        "<{} {}",
                        tag.name(),
                        tag.attribute("val").unwrap_or_default()
                    ));
                }
                Token::Close => printed.push('>'),
                Token::Text(text) => printed.push_str(&text),
            }
        }
        printed.push_str(tokens.fault().map_or("", |_| "!"));
        Ok(printed)
    }

    #[test]
    fn names_are_local_and_entities_are_resolved() {
        let rows = [
            (r#"<w:a w:val="x&amp;y"><w:b/></w:a>"#, "<a x&y<b >>"),
            ("<a>x &lt; &#230; &unknown; y<![CDATA[<z>]]></a>", "<a x < æ  y<z>>"),
            ("<a>one<b>two", "<a one<b two!"),
            ("<a>one & two</a>", "<a one & two>"),
            ("<a>one</b></c>two", "<a one>>two"),
        ];
        for (xml, expected) in rows {
            assert_eq!(tokens(xml, Limits::default()).as_deref(), Ok(expected), "{xml}");
        }
    }

    #[test]
    fn limits_are_errors_of_their_own_kind() {
        for limits in
            [Limits { nesting: 2, ..Limits::default() }, Limits { elements: 2, ..Limits::default() }]
        {
            assert!(tokens("<a><b><c/><d><e/></d></b></a>", limits).is_err_and(|it| it.is_limit_exceeded()));
        }
    }
}
