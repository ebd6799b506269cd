//! What Word's formats have in common: the paragraphs that a file states, the
//! styles and lists that are applied to them, and the blocks that come of it.

pub(crate) mod lines;
pub(crate) mod properties;
pub(crate) mod setting;
pub(crate) mod story;
