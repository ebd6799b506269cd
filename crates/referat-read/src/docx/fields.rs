//! What form fields show, as elements state it.

use super::properties::{number, toggle};
use crate::fields::Form;
use crate::xml::Tag;

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
