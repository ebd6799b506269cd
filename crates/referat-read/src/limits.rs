//! What a reader may spend on one file.

use std::fmt;

use crate::Error;
use crate::document::Document;
use crate::tally::Tally;

/// What a reader may spend on one file: counts, not seconds. A file that asks
/// for more gives an error of its own kind, which names the limit.
///
/// ```
/// let mut limits = referat_read::Limits::default();
/// limits.pages = 500;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes that a package or the streams of a file may inflate to, all
    /// parts together.
    pub inflated_bytes: u64,
    /// How many times its packed size a part may inflate to, once it is over
    /// a megabyte.
    pub inflation_ratio: u64,
    /// Depth of nested elements, groups and tables.
    pub nesting: u64,
    /// Elements, objects or operators.
    pub elements: u64,
    /// Pages.
    pub pages: u64,
    /// Pixels of a page that is a picture.
    pub pixels: u64,
    /// Lines that a document may give.
    pub lines: u64,
    /// Bytes of text that a document may give.
    pub text_bytes: u64,
    /// Documents in one file, those of containers in it included.
    pub documents: u64,
    /// Bytes that all of them may have together.
    pub unpacked_bytes: u64,
    /// How deep containers may stand in containers.
    pub containers: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            inflated_bytes: 256 << 20,
            inflation_ratio: 1000,
            nesting: 1000,
            elements: 20_000_000,
            pages: 20_000,
            pixels: 50_000_000,
            lines: 1_000_000,
            text_bytes: 64 << 20,
            documents: 100_000,
            unpacked_bytes: 4 << 30,
            containers: 8,
        }
    }
}

/// One of the [`Limits`], by its name.
pub struct Limit {
    /// The name of its field, as the program and the Python package have it.
    pub name: &'static str,
    /// What it counts, as it is said after a number: `20,000 pages`.
    pub meaning: &'static str,
    /// What its value is a number of.
    pub unit: Unit,
    field: fn(&mut Limits) -> &mut u64,
}

/// What the value of a limit is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things.
    Count,
    /// Bytes.
    Bytes,
}

/// Every limit. Messages, the program's help and what the Python package takes
/// follow from it.
pub static LIMITS: &[Limit] = &[
    Limit::INFLATED_BYTES,
    Limit::INFLATION_RATIO,
    Limit::NESTING,
    Limit::ELEMENTS,
    Limit::PAGES,
    Limit::PIXELS,
    Limit::LINES,
    Limit::TEXT_BYTES,
    Limit::DOCUMENTS,
    Limit::UNPACKED_BYTES,
    Limit::CONTAINERS,
];

impl Limit {
    /// [`Limits::inflated_bytes`].
    pub const INFLATED_BYTES: Self =
        Self::bytes("inflated_bytes", "when inflated", |it| &mut it.inflated_bytes);
    /// [`Limits::inflation_ratio`].
    pub const INFLATION_RATIO: Self =
        Self::count("inflation_ratio", "times the packed size when inflated", |it| &mut it.inflation_ratio);
    /// [`Limits::nesting`].
    pub const NESTING: Self = Self::count("nesting", "levels of nesting", |it| &mut it.nesting);
    /// [`Limits::elements`].
    pub const ELEMENTS: Self = Self::count("elements", "elements", |it| &mut it.elements);
    /// [`Limits::pages`].
    pub const PAGES: Self = Self::count("pages", "pages", |it| &mut it.pages);
    /// [`Limits::pixels`].
    pub const PIXELS: Self = Self::count("pixels", "pixels in a picture", |it| &mut it.pixels);
    /// [`Limits::lines`].
    pub const LINES: Self = Self::count("lines", "lines in a document", |it| &mut it.lines);
    /// [`Limits::text_bytes`].
    pub const TEXT_BYTES: Self = Self::bytes("text_bytes", "of text in a document", |it| &mut it.text_bytes);
    /// [`Limits::documents`].
    pub const DOCUMENTS: Self = Self::count("documents", "documents in a file", |it| &mut it.documents);
    /// [`Limits::unpacked_bytes`].
    pub const UNPACKED_BYTES: Self =
        Self::bytes("unpacked_bytes", "in all documents of a file", |it| &mut it.unpacked_bytes);
    /// [`Limits::containers`].
    pub const CONTAINERS: Self =
        Self::count("containers", "containers in one another", |it| &mut it.containers);

    const fn count(name: &'static str, meaning: &'static str, field: fn(&mut Limits) -> &mut u64) -> Self {
        Self { name, meaning, unit: Unit::Count, field }
    }

    const fn bytes(name: &'static str, meaning: &'static str, field: fn(&mut Limits) -> &mut u64) -> Self {
        Self { name, meaning, unit: Unit::Bytes, field }
    }

    /// Its value.
    #[must_use]
    pub fn of(&self, mut limits: Limits) -> u64 {
        *(self.field)(&mut limits)
    }

    /// Gives it a value.
    pub fn set(&self, limits: &mut Limits, value: u64) {
        *(self.field)(limits) = value;
    }

    /// A number of what it counts, in words: `20,000 pages`.
    #[must_use]
    pub fn say(&self, value: u64) -> String {
        format!("{} {}", self.unit.quantity(value), self.meaning)
    }

    /// The error for a file that asks for more.
    #[must_use]
    pub fn exceeded(&self, limits: &Limits) -> Error {
        Error::limit_exceeded(self.name, format_args!("more than {}", self.say(self.of(*limits))))
    }
}

impl fmt::Debug for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Limit").field(&self.name).finish()
    }
}

/// Units of bytes, the largest first.
const SIZES: &[(u64, &str)] = &[(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB")];

impl Unit {
    /// A number of them, as people write it: `20,000`, `64 MB`.
    fn quantity(self, value: u64) -> String {
        if self == Self::Count {
            return grouped(value);
        }
        let size = SIZES.iter().find(|(size, _)| value >= *size && value.is_multiple_of(*size));
        size.map_or_else(
            || format!("{} bytes", grouped(value)),
            |(size, name)| format!("{} {name}", grouped(value / size)),
        )
    }
}

/// A number with commas between its thousands.
fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

impl Limits {
    /// The document, unless it has more lines or text than one may have.
    pub(crate) fn admit(&self, document: Document) -> Result<Document, Error> {
        let mut tally = Tally::new(self);
        for (_, line) in document.lines() {
            tally.lines(1);
            tally.text(&line.text);
        }
        tally.check()?;
        Ok(document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_field_once_and_in_order() {
        // `Limits { pages: 1, ... }` names every field.
        let printed = format!("{:?}", Limits::default());
        let fields: Vec<&str> = printed
            .trim_start_matches("Limits {")
            .trim_end_matches('}')
            .split(',')
            .filter_map(|it| it.trim().split_once(':').map(|(name, _)| name))
            .collect();
        let names: Vec<&str> = LIMITS.iter().map(|limit| limit.name).collect();
        assert_eq!(names, fields);
        let mut limits = Limits::default();
        for (value, limit) in (1..).zip(LIMITS) {
            limit.set(&mut limits, value);
        }
        let values: Vec<u64> = LIMITS.iter().map(|limit| limit.of(limits)).collect();
        assert_eq!(values, (1..=LIMITS.len() as u64).collect::<Vec<_>>());
        let printed = format!("{limits:?}");
        for (value, limit) in (1..).zip(LIMITS) {
            assert!(printed.contains(&format!("{}: {value}", limit.name)), "{}", limit.name);
        }
    }

    #[test]
    fn an_exceeded_limit_is_named_with_its_value() {
        let limits = Limits::default();
        let with = |limit: &Limit, value| {
            let mut limits = limits;
            limit.set(&mut limits, value);
            limit.exceeded(&limits)
        };
        let rows = [
            (Limit::PAGES.exceeded(&limits), "more than 20,000 pages (limit pages)"),
            (Limit::TEXT_BYTES.exceeded(&limits), "more than 64 MB of text in a document (limit text_bytes)"),
            (with(&Limit::LINES, 0), "more than 0 lines in a document (limit lines)"),
            (with(&Limit::ELEMENTS, 1_234_567), "more than 1,234,567 elements (limit elements)"),
            (
                with(&Limit::INFLATED_BYTES, 1000),
                "more than 1,000 bytes when inflated (limit inflated_bytes)",
            ),
            (with(&Limit::INFLATED_BYTES, 3 << 10), "more than 3 kB when inflated (limit inflated_bytes)"),
        ];
        for (error, expected) in rows {
            assert_eq!((error.to_string().as_str(), error.kind()), (expected, "limit_exceeded"));
            let name = error.limit().expect("the limit is named");
            assert!(expected.contains(name), "{name}");
        }
        assert_eq!(Error::encrypted().limit(), None);
    }
}
