//! Fields: their code is not printed, their result is.

use crate::fields::{Form, address, sign};

/// How long an address may be.
const ADDRESS: usize = 4096;

/// A field that has begun ("Fields", "Form Fields").
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) code: String,
    /// Whether anything of its result was printed.
    pub(super) printed: bool,
    kind: i32,
    chosen: Option<i32>,
    preset: i32,
    entries: Vec<String>,
}

/// What a form field has for its choice when it has none.
const NO_CHOICE: i32 = 25;

impl Field {
    /// The address that it links to.
    pub(super) fn address(&self) -> Option<String> {
        address(&self.code).filter(|it| it.len() <= ADDRESS)
    }

    /// Takes in a control word of a form field's description.
    pub(super) fn read_form(&mut self, name: &[u8], parameter: Option<i32>) -> bool {
        let number = parameter.unwrap_or(0);
        match name {
            b"fftype" => self.kind = number,
            b"ffres" => self.chosen = parameter.filter(|it| *it != NO_CHOICE),
            b"ffdefres" => self.preset = number,
            _ => return false,
        }
        true
    }

    /// Takes in an entry of a form field's list.
    pub(super) fn entry(&mut self, text: &str) {
        self.entries.push(text.to_owned());
    }

    /// What is shown in place of a result.
    pub(super) fn shown(self) -> String {
        if self.printed {
            return String::new();
        }
        if let Some(sign) = sign(&self.code) {
            return sign.to_string();
        }
        let chosen = self.chosen.unwrap_or(self.preset);
        let form = match self.kind {
            1 => Form::CheckBox { ticked: chosen != 0 },
            2 => Form::DropDown { chosen: usize::try_from(chosen).unwrap_or(0), entries: self.entries },
            _ => Form::Text,
        };
        form.shown().to_owned()
    }
}
