//! What a file says, before styles and numbering are applied.

use super::properties::{ParagraphProperties, RunProperties};
use crate::fields::Field;

/// One thing in a flow of text.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// What the paragraph before it refers to.
    Note(NoteKind, String),
}

/// Kinds of text beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum NoteKind {
    Footnote,
    Endnote,
    Comment,
}

/// A style's identifier, as a place among the names that a document uses.
pub(crate) type StyleName = usize;

/// A paragraph as the file states it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paragraph {
    pub(crate) style: Option<StyleName>,
    pub(crate) properties: ParagraphProperties,
    /// Its text; `\n` where the author broke the line.
    pub(crate) text: String,
    /// The text's formatting, in order and without gaps.
    pub(crate) pieces: Vec<Piece>,
    /// The cell that it stands in, as a place among all cells.
    pub(crate) cell: Option<usize>,
    /// Its end is deleted: what is left of it belongs to the next one.
    pub(crate) joins_next: bool,
}

/// A stretch of a paragraph's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Where it ends, in bytes of the paragraph's text.
    pub(crate) end: usize,
    pub(crate) look: Look,
}

/// How a stretch of text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) style: Option<StyleName>,
    pub(crate) properties: RunProperties,
    pub(crate) deleted: bool,
    /// The link that it stands in, as a place among all links.
    pub(crate) link: Option<usize>,
}

impl Paragraph {
    /// Says how the text since the last piece is set.
    pub(crate) fn mark(&mut self, look: Look) {
        let end = self.text.len();
        match self.pieces.last_mut() {
            Some(last) if last.look == look => last.end = end,
            Some(last) if last.end >= end => {}
            None if end == 0 => {}
            _ => self.pieces.push(Piece { end, look }),
        }
    }

    /// Its text with how it is set.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = (&str, Look)> {
        let starts = std::iter::once(0).chain(self.pieces.iter().map(|it| it.end));
        starts.zip(&self.pieces).filter_map(|(start, it)| Some((self.text.get(start..it.end)?, it.look)))
    }

    /// Whether anything of it is not deleted.
    pub(crate) fn is_live(&self) -> bool {
        self.stretches().any(|(_, look)| !look.deleted)
    }

    /// Puts an earlier paragraph, whose end was deleted, before this one.
    fn prepend(&mut self, mut earlier: Self) {
        let shift = earlier.text.len();
        earlier.text.push_str(&self.text);
        earlier.pieces.extend(self.pieces.iter().map(|it| Piece { end: it.end + shift, ..*it }));
        self.text = earlier.text;
        self.pieces = earlier.pieces;
    }
}

/// A flow of text that is being read: the body, a note, a text box.
#[derive(Debug, Default)]
pub(crate) struct Story {
    pub(crate) nodes: Vec<Node>,
    pub(crate) paragraph: Option<Box<Paragraph>>,
    /// What is anchored in the open paragraph.
    pub(crate) anchored: Vec<Node>,
    /// A paragraph whose end is deleted.
    joining: Option<Box<Paragraph>>,
    pub(crate) cell: Option<usize>,
    pub(crate) fields: Vec<Field>,
    /// How many of the fields are still in their code.
    codes: usize,
}

impl Story {
    /// A story that begins in that cell.
    pub(crate) fn in_cell(cell: Option<usize>) -> Self {
        Self { cell, ..Self::default() }
    }

    /// The paragraph that is being read; one is begun where there is none.
    pub(crate) fn paragraph(&mut self) -> &mut Paragraph {
        let cell = self.cell;
        self.paragraph.get_or_insert_with(|| Box::new(Paragraph { cell, ..Paragraph::default() }))
    }

    /// Ends the paragraph.
    pub(crate) fn close_paragraph(&mut self) {
        if let Some(mut paragraph) = self.paragraph.take() {
            let mut live = paragraph.is_live();
            if let Some(earlier) = self.joining.take() {
                if earlier.cell == paragraph.cell {
                    paragraph.prepend(*earlier);
                    live = true;
                } else {
                    self.nodes.push(Node::Paragraph(earlier));
                }
            }
            if paragraph.joins_next && live {
                self.joining = Some(paragraph);
            } else {
                self.nodes.push(Node::Paragraph(paragraph));
            }
        }
        if self.joining.is_none() {
            self.nodes.append(&mut self.anchored);
        }
    }

    /// Ends the story.
    pub(crate) fn into_nodes(mut self) -> Vec<Node> {
        self.close_paragraph();
        self.nodes.extend(self.joining.take().map(Node::Paragraph));
        self.nodes.append(&mut self.anchored);
        self.nodes
    }

    /// Begins a field.
    pub(crate) fn open_field(&mut self, field: Field) {
        self.fields.push(field);
        self.codes += 1;
    }

    /// Ends the innermost field's code, and gives the address that it links to.
    pub(crate) fn end_code(&mut self) -> Option<String> {
        let field = self.fields.last_mut().filter(|it| !it.in_result)?;
        field.in_result = true;
        self.codes -= 1;
        field.address()
    }

    /// Ends the innermost field.
    pub(crate) fn close_field(&mut self) -> Option<Field> {
        let field = self.fields.pop()?;
        self.codes -= usize::from(!field.in_result);
        Some(field)
    }

    /// Whether what is read now is a field's code.
    pub(crate) fn in_code(&self) -> bool {
        self.codes > 0
    }
}
