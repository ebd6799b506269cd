//! The text of a mail, which may come in several parts.

use std::borrow::Cow;

use crate::{Entry, detect};

/// The text of a mail: plain until a part of it is a page.
#[derive(Default)]
pub(crate) struct Letter {
    text: String,
    is_page: bool,
}

impl Letter {
    pub(crate) fn add_plain(&mut self, text: &str) {
        self.add(&if self.is_page { Cow::Owned(preformatted(text)) } else { Cow::Borrowed(text) });
    }

    pub(crate) fn add_page(&mut self, page: &str) {
        if !self.is_page && !self.text.is_empty() {
            self.text = preformatted(&self.text);
        }
        self.is_page = true;
        self.add(page);
    }

    fn add(&mut self, text: &str) {
        if !text.trim().is_empty() {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text.push_str(text);
        }
    }

    /// The members of the mail: its text, if it has any, and what is attached.
    pub(crate) fn with(self, attached: Vec<Entry<'static>>) -> Vec<Entry<'static>> {
        let is_letter = attached.iter().any(|it| it.bytes().is_ok_and(|bytes| detect(bytes).is_ok()));
        let text = self.into_bytes().map(|it| Entry { is_letter, ..Entry::member("", Ok(it)) });
        text.into_iter().chain(attached).collect()
    }

    /// The file that it would be, if there is any text.
    fn into_bytes(self) -> Option<Vec<u8>> {
        // A page in pieces is still to be known for one.
        let beginning = if self.is_page { "\u{feff}<!DOCTYPE html>" } else { "\u{feff}" };
        (!self.text.is_empty()).then(|| format!("{beginning}{}", self.text).into_bytes())
    }
}

fn preformatted(text: &str) -> String {
    format!("<pre>{}</pre>", text.replace('&', "&amp;").replace('<', "&lt;"))
}
