//! The document as plain text, as goldens and `referat text` show it.

use std::fmt;

use crate::{Block, Document, Layer, Line};

impl fmt::Display for Document {
    /// One row a line: page, line number, layer and place, text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (block, line) in self.lines().filter(|(_, line)| !line.is_blank()) {
            let page = line.page.map_or_else(|| "-".to_owned(), |page| page.to_string());
            writeln!(f, "{page:>3} {:>4}  {:<8} {}", line.number, mark(block, line), line.text)?;
        }
        Ok(())
    }
}

/// What distinguishes the block: `h1`, `l2`, `t1.3.2` (table, row and column
/// from 1), a layer that is not the body, `b` for a bold line.
fn mark(block: &Block, line: &Line) -> String {
    let mut mark = String::new();
    match block.layer {
        Layer::Body => {}
        Layer::Furniture => mark.push_str("page"),
        Layer::Footnote | Layer::Endnote => mark.push_str("note"),
        Layer::Comment => mark.push_str("comment"),
        Layer::Hidden => mark.push_str("hidden"),
        Layer::Deleted => mark.push_str("deleted"),
    }
    if let Some(level) = block.heading {
        mark.push_str(&format!("h{level}"));
    }
    if let Some(list) = &block.list {
        mark.push_str(&format!("l{}", list.depth));
    }
    if let Some(cell) = &block.cell {
        mark.push_str(&format!("t{}.{}.{}", cell.table, cell.row + 1, cell.column + 1));
    }
    if line.bold > 0 && line.bold >= line.text.trim_end().len() {
        mark.push('b');
    }
    mark
}
