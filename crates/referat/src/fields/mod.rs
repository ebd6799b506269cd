//! Small parsers for what minutes print inside a line: dates, times, amounts,
//! laws, case numbers. They know nothing of the document around the text.
//!
//! A range is a byte range of the text that was given.

pub(crate) mod abbreviation;
pub(crate) mod case_number;
pub(crate) mod contact;
pub(crate) mod date;
pub(crate) mod law;
pub(crate) mod leader;
pub(crate) mod meeting;
pub(crate) mod mention;
mod misread;
pub(crate) mod money;
pub(crate) mod number;
mod period;
pub(crate) mod person;
pub(crate) mod place;
pub(crate) mod relative;
pub(crate) mod resolve;
pub(crate) mod run_in;
mod scan;
pub(crate) mod sentence;
pub(crate) mod signature;
pub(crate) mod time;

/// The words of a text with their places.
pub(crate) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some((start, word))
    })
}
