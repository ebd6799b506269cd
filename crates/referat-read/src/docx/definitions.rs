//! Finding single definitions in a part without tokenising the part: what a
//! document uses of its styles and lists is a small share of what it defines.

use memchr::memmem;

/// How long a tag may be before the attribute that identifies it.
const TAG: usize = 2000;

/// A definition's identifier, and its part from its tag to the next one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Definition<'x> {
    pub(super) id: &'x str,
    pub(super) xml: &'x str,
}

impl<'x> Definition<'x> {
    /// Its opening tag.
    pub(super) fn tag(&self) -> &'x str {
        self.xml.split_once('>').map_or(self.xml, |(tag, _)| tag)
    }
}

/// Every element that has the attribute (given as `name=`), in order.
pub(super) fn definitions<'x>(xml: &'x str, attribute: &str) -> Vec<Definition<'x>> {
    let mut found: Vec<(&str, usize)> = memmem::find_iter(xml.as_bytes(), attribute.as_bytes())
        .filter_map(|at| {
            let (before, from) = xml.split_at_checked(at)?;
            let value = from.get(attribute.len()..)?;
            let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
            let id = value.get(1..)?.split(quote).next()?;
            // An attribute of the same ending, such as `abstractNumId=`.
            if !before.ends_with([':', ' ', '\n', '\t', '\r']) {
                return None;
            }
            let near = before.len().saturating_sub(TAG);
            let start = memchr::memrchr(b'<', before.as_bytes().get(near..)?)?;
            Some((id, near + start))
        })
        .collect();
    let ends = found.iter().skip(1).map(|(_, start)| *start).chain([xml.len()]).collect::<Vec<_>>();
    let whole = found.drain(..).zip(ends);
    whole.filter_map(|((id, start), end)| Some(Definition { id, xml: xml.get(start..end)? })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_begins_at_its_tag() {
        let xml = r#"<s><w:num w:numId="1"><x/></w:num><w:num a="b" w:numId='22'/><y xnumId="3"/></s>"#;
        let found = definitions(xml, "numId=");
        assert_eq!(found.iter().map(|it| it.id).collect::<Vec<_>>(), ["1", "22"]);
        assert_eq!(found[1].tag(), "<w:num a=\"b\" w:numId='22'/");
    }
}
