//! Fields: their code is not printed, their result is.

use super::properties::{number, toggle};
use crate::fields::{Form, address};
use crate::xml::Tag;

/// A field that has begun.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    code: String,
    /// Its code is complete; what follows is printed.
    pub(super) in_result: bool,
    /// What a form field shows.
    pub(super) form: Form,
    /// The link that the text before it stood in.
    pub(super) outer_link: Option<usize>,
}

impl Field {
    /// A field that begins in text with that link.
    pub(super) fn new(outer_link: Option<usize>) -> Self {
        Self { outer_link, ..Self::default() }
    }

    /// Takes in a piece of the code.
    pub(super) fn push_code(&mut self, code: &str) {
        self.code.push_str(code);
    }

    /// The address that it links to.
    pub(super) fn address(&self) -> Option<String> {
        address(&self.code)
    }
}

/// Takes in one element of a form field's description.
pub(super) fn read_form(form: &mut Form, tag: &Tag<'_>) {
    match (tag.name(), &mut *form) {
        ("checkBox", _) => *form = Form::CheckBox { ticked: false },
        ("ddList", _) => *form = Form::DropDown { chosen: 0, entries: Vec::new() },
        // What is checked comes after what it is by default.
        ("default" | "checked", Form::CheckBox { ticked }) => *ticked = toggle(tag),
        ("result", Form::DropDown { chosen, .. }) => *chosen = number(tag, "val").unwrap_or(0),
        ("listEntry", Form::DropDown { entries, .. }) => {
            entries.push(tag.attribute("val").unwrap_or_default().into_owned());
        }
        _ => {}
    }
}
