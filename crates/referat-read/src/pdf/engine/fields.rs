//! Form fields whose value no appearance shows: many programs fill in a value
//! and leave it to the viewer to draw it.

use hayro_font::kurbo::Rect;
use hayro_syntax::object::{Array, Dict, Name, Object, String as Text};

use super::info;
use crate::pdf::page::{Glyph, Page, Role, Tag};

/// Fields inside fields.
const MAX_DEPTH: usize = 16;
/// Options of a list, and lines of a value, that are looked at.
const MAX_OPTIONS: usize = 1000;
/// Flags of fields: text over several lines, and text that is not shown.
const MULTILINE: u32 = 1 << 12;
const PASSWORD: u32 = 1 << 13;
/// Letter size where a field leaves it open, and its share of a low field.
const SIZE: f32 = 12.0;
const SHARE: f32 = 0.7;
/// How far a letter is from the next, and a line from the next, in letter
/// sizes, where no font is asked.
const ADVANCE: f32 = 0.5;
const LEADING: f32 = 1.15;
/// Room between a field's border and its text, in points.
const PADDING: f32 = 2.0;

/// What is filled in.
pub(super) struct Value {
    lines: Vec<String>,
    multiline: bool,
    size: f32,
}

/// The value of the field that an annotation shows: of text and choices, as
/// the values of buttons are no text.
pub(super) fn value(annotation: &Dict<'_>) -> Option<Value> {
    let kind = annotation.get::<Name<'_>>("Subtype")?;
    let field = Field::new(annotation);
    let flags = field.find(|dict| dict.get::<u32>("Ff")).unwrap_or(0);
    let is_text = match field.find(|dict| dict.get::<Name<'_>>("FT"))?.as_str() {
        "Tx" => true,
        "Ch" => false,
        _ => return None,
    };
    if kind.as_str() != "Widget" || (is_text && flags & PASSWORD != 0) {
        return None;
    }
    let lines = match field.find(|dict| dict.get::<Object<'_>>("V"))? {
        Object::String(text) if is_text => info::lines(text.as_bytes()),
        Object::String(text) => vec![field.option(&text)],
        Object::Array(texts) => {
            texts.iter::<Text<'_>>().take(MAX_OPTIONS).map(|text| field.option(&text)).collect()
        }
        _ => return None,
    };
    let size = field.find(|dict| letter_size(dict.get::<Text<'_>>("DA")?.as_bytes())).unwrap_or(0.0);
    let multiline = lines.len() > 1 || (is_text && flags & MULTILINE != 0);
    lines.iter().any(|line| !line.trim().is_empty()).then_some(Value { lines, multiline, size })
}

impl Value {
    /// Writes the value upright into the area where the field is shown.
    pub(super) fn write(&self, area: Rect, font: usize, page: &mut Page) {
        let (width, height) = (area.width() as f32 - 2.0 * PADDING, area.height() as f32);
        if width <= 0.0 || height <= 0.0 {
            return;
        }
        let size = if self.size > 0.0 { self.size } else { SIZE.min(SHARE * height) };
        let lines: Vec<&str> = if self.multiline {
            let letters = (width / (ADVANCE * size)) as usize;
            self.lines.iter().flat_map(|line| wrapped(line, letters.max(1))).take(MAX_OPTIONS).collect()
        } else {
            self.lines.iter().map(String::as_str).collect()
        };
        let size = size.min(height / (LEADING * lines.len() as f32));
        let first = if self.multiline { PADDING + 0.8 * size } else { height / 2.0 + 0.3 * size };
        for (place, line) in lines.iter().enumerate() {
            let count = line.chars().count().max(1) as f32;
            let advance = (ADVANCE * size).min(width / count);
            let pattern = Glyph {
                char: ' ',
                x: area.x0 as f32 + PADDING,
                y: area.y0 as f32 + first + LEADING * size * place as f32,
                advance,
                size,
                angle: 0,
                font: u16::try_from(font).unwrap_or(u16::MAX),
                bold: false,
                italic: false,
                tag: Tag { role: Role::Text, block: 0 },
            };
            page.glyphs.extend(line.chars().enumerate().map(|(place, char)| {
                let char = if char.is_whitespace() { ' ' } else { char };
                Glyph { char, x: pattern.x + advance * place as f32, ..pattern }
            }));
        }
    }
}

/// A field, innermost first, with those that it is part of.
struct Field<'a>(Vec<Dict<'a>>);

impl<'a> Field<'a> {
    fn new(annotation: &Dict<'a>) -> Self {
        let parent = |field: &Dict<'a>| field.get::<Dict<'a>>("Parent");
        Self(std::iter::successors(Some(annotation.clone()), parent).take(MAX_DEPTH).collect())
    }

    fn find<T>(&self, of: impl Fn(&Dict<'a>) -> Option<T>) -> Option<T> {
        self.0.iter().find_map(of)
    }

    /// What a list shows for a value.
    fn option(&self, value: &Text<'_>) -> String {
        let shown = |options: Array<'a>| {
            let pairs = options.iter::<Object<'a>>().take(MAX_OPTIONS).filter_map(Object::into_array);
            let mut pairs = pairs.map(|pair| pair.iter::<Text<'a>>());
            pairs.find_map(|mut pair| (pair.next()?.as_bytes() == value.as_bytes()).then(|| pair.next())?)
        };
        let shown = self.find(|dict| dict.get::<Array<'a>>("Opt")).and_then(shown);
        info::text(shown.as_ref().unwrap_or(value).as_bytes())
    }
}

/// The letter size of a default appearance: `/Helv 10 Tf 0 g`.
fn letter_size(appearance: &[u8]) -> Option<f32> {
    let text = String::from_utf8_lossy(appearance);
    let parts: Vec<&str> = text.split_ascii_whitespace().collect();
    let operator = parts.iter().position(|part| *part == "Tf")?;
    parts.get(operator.checked_sub(1)?)?.parse().ok().filter(|size: &f32| size.is_finite())
}

/// The lines that a text takes where so many letters fit in each.
fn wrapped(text: &str, letters: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some((limit, _)) = rest.char_indices().nth(letters) {
        let end = rest.get(..limit).and_then(|line| line.rfind(' ')).filter(|&end| end > 0).unwrap_or(limit);
        let (line, after) = rest.split_at(end);
        lines.push(line);
        rest = after.trim_start();
    }
    lines.push(rest);
    lines
}

#[cfg(test)]
mod tests {
    use super::{letter_size, wrapped};

    #[test]
    fn values_wrap_between_words() {
        assert_eq!(wrapped("Saken ble utsatt", 10), ["Saken ble", "utsatt"]);
        assert_eq!(wrapped("Utsettelse", 4), ["Utse", "ttel", "se"]);
        assert_eq!(wrapped("", 4), [""]);
    }

    #[test]
    fn a_default_appearance_tells_the_letter_size() {
        assert_eq!(letter_size(b"/Helv 10.5 Tf 0 g"), Some(10.5));
        assert_eq!(letter_size(b"0 g"), None);
    }
}
