//! Which parts belong together.

use crate::xml::{Token, Tokens};
use crate::{Error, Limits};

/// What a part says of another part or of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relationship {
    pub(super) id: String,
    /// The last word of the type: `styles`, `hyperlink`.
    pub(super) kind: String,
    /// The name of a part, or an address.
    pub(super) target: String,
}

/// Reads a part's relationships. Names of parts are completed to whole ones.
pub(super) fn relationships(xml: &str, part: &str, limits: &Limits) -> Result<Vec<Relationship>, Error> {
    let mut found = Vec::new();
    let mut tokens = Tokens::new(xml, limits);
    while let Some(token) = tokens.next()? {
        let Token::Open(tag) = token else { continue };
        if tag.name() != "Relationship" {
            continue;
        }
        let value = |name| tag.attribute(name).unwrap_or_default().into_owned();
        let external = tag.attribute("TargetMode").is_some_and(|it| it == "External");
        let kind = value("Type");
        let target = value("Target");
        found.push(Relationship {
            id: value("Id"),
            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
            target: if external { target } else { resolve(part, &target) },
        });
    }
    Ok(found)
}

/// The name of the part that holds another part's relationships.
pub(super) fn relationships_part(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// A target that is relative to the folder of a part.
fn resolve(part: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let folder = match target.starts_with('/') {
        true => "",
        false => part.rsplit_once('/').map_or("", |(folder, _)| folder),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_to_the_part() {
        let rows = [
            ("word/document.xml", "styles.xml", "word/styles.xml"),
            ("word/document.xml", "/word/styles.xml", "word/styles.xml"),
            ("word/document.xml", "..\\custom\\a.xml", "custom/a.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("document.xml", "../../x.xml", "x.xml"),
        ];
        for (part, target, expected) in rows {
            assert_eq!(resolve(part, target), expected, "{target} in {part}");
        }
        assert_eq!(relationships_part("word/document.xml"), "word/_rels/document.xml.rels");
        assert_eq!(relationships_part("document.xml"), "_rels/document.xml.rels");
    }
}
