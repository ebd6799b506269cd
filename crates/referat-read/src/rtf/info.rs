//! What a file says about itself ("Information Group").

use crate::document::Metadata;

/// A moment, as its control words give it one by one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Moment {
    year: i32,
    month: i32,
    day: i32,
    hour: i32,
    minute: i32,
}

impl Moment {
    /// Takes in a control word, if it is one of these.
    pub(super) fn read(&mut self, name: &[u8], parameter: Option<i32>) -> bool {
        let part = match name {
            b"yr" => &mut self.year,
            b"mo" => &mut self.month,
            b"dy" => &mut self.day,
            b"hr" => &mut self.hour,
            b"min" => &mut self.minute,
            _ => return false,
        };
        *part = parameter.unwrap_or(0);
        true
    }

    /// ISO 8601, as far as it is stated; files have no zone.
    pub(super) fn text(self) -> Option<String> {
        let Self { year, month, day, hour, minute } = self;
        let is_date = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        let is_time = (0..24).contains(&hour) && (0..60).contains(&minute);
        match (is_date, is_time) {
            (false, _) => None,
            (true, false) => Some(format!("{year:04}-{month:02}-{day:02}")),
            (true, true) => Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")),
        }
    }
}

/// Which fact a text of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    Title,
    Producer,
}

/// Takes in a fact.
pub(super) fn read_fact(metadata: &mut Metadata, fact: Fact, text: &str) {
    let text = text.trim().trim_end_matches(';').trim_end();
    let field = match fact {
        Fact::Title => &mut metadata.title,
        Fact::Producer => &mut metadata.producer,
    };
    if !text.is_empty() {
        *field = Some(text.to_owned());
    }
}
