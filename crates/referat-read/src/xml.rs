//! XML as office packages have it: local names, three kinds of token, and
//! leniency. Where a part breaks off, the tokens end early; only a limit is an
//! error.

use std::borrow::Cow;

use memchr::{memchr2, memchr3, memmem};
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart};
use quick_xml::name::QName;

use crate::{Error, Limit, Limits};

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
        let mut rest = without_space(self.0.attributes_raw());
        while !rest.is_empty() {
            let Some((attribute, after)) = plain(rest) else { return self.odd_attribute(name) };
            if local(attribute.key.into_inner()) == name {
                return Some(value(attribute));
            }
            rest = without_space(after);
        }
        None
    }

    /// The attribute of that local name, however it is spelled.
    #[cold]
    fn odd_attribute(&self, name: &str) -> Option<Cow<'_, str>> {
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

/// The attribute that stands first, and what follows it, when it is spelled as
/// programs spell them: `name="value"`.
fn plain(attributes: &str) -> Option<(Attribute<'_>, &str)> {
    let end = attributes.bytes().position(|it| it == b'=' || is_space(it))?;
    let (key, rest) = attributes.split_at(end);
    let rest = rest.strip_prefix("=\"")?;
    let end = rest.bytes().position(|it| it == b'"')?;
    let value = Cow::Borrowed(&rest[..end]);
    Some((Attribute { key: QName(key), value }, &rest[end + 1..]))
}

fn without_space(text: &str) -> &str {
    let start = text.bytes().position(|it| !is_space(it)).unwrap_or(text.len());
    &text[start..]
}

fn is_space(it: u8) -> bool {
    matches!(it, b' ' | b'\r' | b'\n' | b'\t')
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
    rest: &'x str,
    /// An empty element was opened and is to be closed.
    empty: bool,
    depth: u64,
    /// How many elements may still be opened.
    elements: u64,
    limits: Limits,
    broken_off: bool,
}

impl<'x> Tokens<'x> {
    /// Reads a part, or a piece of one that begins with a tag.
    pub(crate) fn new(xml: &'x str, limits: &Limits) -> Self {
        Self {
            rest: xml.strip_prefix('\u{feff}').unwrap_or(xml),
            empty: false,
            depth: 0,
            elements: limits.elements,
            limits: *limits,
            broken_off: false,
        }
    }

    /// The next token; `None` at the end and where the part breaks off.
    pub(crate) fn next(&mut self) -> Result<Option<Token<'x>>, Error> {
        if std::mem::take(&mut self.empty) {
            return Ok(Some(Token::Close));
        }
        loop {
            match self.rest.as_bytes() {
                [] => {
                    self.broken_off |= self.depth > 0;
                    return Ok(None);
                }
                [b'<', b'/', ..] => {
                    if self.take_markup(tag_end(self.rest)).is_some() {
                        self.depth = self.depth.saturating_sub(1);
                        return Ok(Some(Token::Close));
                    }
                }
                [b'<', b'?', ..] => {
                    self.take_markup(end_of(self.rest, 2, "?>"));
                }
                [b'<', b'!', b'-', b'-', ..] => {
                    self.take_markup(end_of(self.rest, 4, "-->"));
                }
                [b'<', b'!', b'[', ..] => {
                    if let Some(section) = self.take_markup(end_of(self.rest, CDATA.len(), "]]>")) {
                        let text = section.get(CDATA.len()..section.len() - 3).unwrap_or_default();
                        return Ok(Some(Token::Text(Cow::Borrowed(text))));
                    }
                }
                // What a document type declares within itself is skipped likewise.
                [b'<', b'!', ..] => {
                    self.take_markup(tag_end(self.rest));
                }
                [b'<', ..] => {
                    if let Some(tag) = self.take_markup(tag_end(self.rest)) {
                        return self.open(&tag[1..tag.len() - 1]).map(Some);
                    }
                }
                [b'&', bytes @ ..] => {
                    let end = memchr3(b';', b'&', b'<', bytes).map_or(self.rest.len(), |at| at + 1);
                    let text = self.take(end);
                    let Some(rest) = self.rest.strip_prefix(';') else {
                        return Ok(Some(Token::Text(Cow::Borrowed(text))));
                    };
                    self.rest = rest;
                    return Ok(Some(Token::Text(resolve(&text[1..]))));
                }
                bytes => {
                    let end = memchr2(b'<', b'&', bytes).unwrap_or(bytes.len());
                    return Ok(Some(Token::Text(Cow::Borrowed(self.take(end)))));
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
    pub(crate) fn fault(&self) -> Option<&'static str> {
        self.broken_off.then_some("unexpected end of file")
    }

    /// Takes so many bytes.
    fn take(&mut self, end: usize) -> &'x str {
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    /// Takes markup to where it ends; what does not end breaks the part off.
    fn take_markup(&mut self, end: Option<usize>) -> Option<&'x str> {
        self.broken_off |= end.is_none();
        let taken = self.take(end.unwrap_or(self.rest.len()));
        end.map(|_| taken)
    }

    /// Opens an element; `content` is what stands between its angle brackets.
    fn open(&mut self, content: &'x str) -> Result<Token<'x>, Error> {
        let whole = content.strip_suffix('/');
        self.empty = whole.is_some();
        self.depth += u64::from(!self.empty);
        if self.depth > self.limits.nesting {
            return Err(Limit::NESTING.exceeded(&self.limits));
        }
        let Some(left) = self.elements.checked_sub(1) else {
            return Err(Limit::ELEMENTS.exceeded(&self.limits));
        };
        self.elements = left;
        let content = whole.unwrap_or(content);
        let name = content.bytes().position(is_space).unwrap_or(content.len());
        Ok(Token::Open(Tag(BytesStart::from_content(content, name))))
    }
}

/// What text without markup begins with.
const CDATA: &str = "<![CDATA[";

/// Where a tag ends: not within quotation marks. Tags and values are so short
/// that a faster search would take longer to begin.
fn tag_end(tag: &str) -> Option<usize> {
    let bytes = tag.as_bytes();
    let mut at = 0;
    loop {
        at += match bytes.get(at)? {
            b'>' => return Some(at + 1),
            mark @ (b'"' | b'\'') => 2 + bytes[at + 1..].iter().position(|it| it == mark)?,
            _ => 1,
        }
    }
}

/// Where what begins with so many bytes ends, with its last ones.
fn end_of(markup: &str, start: usize, last: &str) -> Option<usize> {
    let at = memmem::find(markup.as_bytes().get(start..)?, last.as_bytes())?;
    Some(start + at + last.len())
}

/// What an entity stands for; an unknown one for nothing.
fn resolve(entity: &str) -> Cow<'static, str> {
    if let Some(text) = resolve_predefined_entity(entity) {
        return Cow::Borrowed(text);
    }
    match BytesRef::new(entity).resolve_char_ref() {
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
            (r#"<a x='"' val = "1>2" y><b val='>'/></a>"#, "<a 1>2<b >>>"),
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
