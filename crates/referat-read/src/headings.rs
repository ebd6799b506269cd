//! Heading levels as Word marks them.

/// The heading level that an outline level is, if it is one. Outline levels
/// count from 0; 9 is body text.
pub(crate) fn heading_of_outline(level: u8) -> Option<u8> {
    (level < 9).then_some(level.saturating_add(1))
}

/// The heading level that the lower-case name of a style means: names of
/// built-in styles are the same in every language, unlike identifiers.
pub(crate) fn heading_of_name(name: &str) -> Option<u8> {
    name.strip_prefix("heading ")?.trim().parse().ok().filter(|level| (1..=9).contains(level))
}
