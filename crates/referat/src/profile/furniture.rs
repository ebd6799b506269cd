//! Lines that a user knows to be no part of the text.

use std::borrow::Cow;

use referat_document::{Block, Document, Layer};

use super::Profile;

impl Profile {
    /// The document with the lines that the profile names set apart as
    /// furniture.
    pub(crate) fn set_apart<'a>(&self, document: &'a Document) -> Cow<'a, Document> {
        let names = |text: &str| self.0.furniture.is_match(text);
        let is_concerned =
            |block: &Block| block.layer == Layer::Body && block.lines.iter().any(|it| names(&it.text));
        if self.0.furniture.is_empty() || !document.blocks.iter().any(is_concerned) {
            return Cow::Borrowed(document);
        }
        let mut document = document.clone();
        let blocks = std::mem::take(&mut document.blocks);
        for block in blocks {
            if !is_concerned(&block) {
                document.blocks.push(block);
                continue;
            }
            for lines in block.lines.chunk_by(|a, b| names(&a.text) == names(&b.text)) {
                let layer = if names(&lines[0].text) { Layer::Furniture } else { block.layer };
                document.blocks.push(Block { lines: lines.to_vec(), layer, ..block.clone() });
            }
        }
        Cow::Owned(document)
    }
}
