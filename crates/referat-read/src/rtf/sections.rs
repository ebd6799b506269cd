//! Headers and footers: which of a section's are printed ("Headers and
//! Footers", "Section Formatting Properties").

use std::collections::HashSet;
use std::mem::take;

use super::destinations::{Furniture, Pages};
use super::words::Word;
use crate::document::Block;

/// The headers and footers of a file.
#[derive(Debug, Default)]
pub(super) struct Sections {
    /// Those of the section that is being read.
    open: Vec<(Furniture, Vec<Block>)>,
    has_title_page: bool,
    pages_face: bool,
    seen: HashSet<String>,
    pub(super) headers: Vec<Block>,
    pub(super) footers: Vec<Block>,
}

impl Sections {
    /// Takes in a control word, if it is one of these.
    pub(super) fn read(&mut self, word: Word) -> bool {
        match word {
            Word::Section => self.has_title_page = false,
            Word::TitlePage => self.has_title_page = true,
            Word::FacingPages => self.pages_face = true,
            _ => return false,
        }
        true
    }

    pub(super) fn add(&mut self, furniture: Furniture, blocks: Vec<Block>) {
        self.open.push((furniture, blocks));
    }

    /// Ends a section: of its headers, those that are printed count, each once.
    pub(super) fn end(&mut self) {
        for (furniture, blocks) in take(&mut self.open) {
            let is_printed = match furniture.pages {
                Pages::All => true,
                Pages::First => self.has_title_page,
                Pages::Left => self.pages_face,
            };
            let lines = blocks.iter().flat_map(|block| &block.lines);
            let words = lines.map(|line| line.text.trim()).collect::<Vec<_>>().join("\n");
            if is_printed && self.seen.insert(words) {
                if furniture.is_footer { &mut self.footers } else { &mut self.headers }.extend(blocks);
            }
        }
    }
}
