//! Numbers apart from their titles, in a line that tells where and when the
//! matter was treated.

use std::ops::Range;

use super::{ItemLabel, Shape, number_at};
use crate::fields::{meeting, scan};
use crate::lexicon::Lexicon;
use crate::minutes::CaseNumber;

/// The number that stands alone in the last cell of a row.
pub(crate) fn in_last_cell(text: &str) -> Option<ItemLabel> {
    let start = text.rfind('\t')? + 1;
    label(text, start..start).filter(|it| text[it.label.end..].trim().is_empty())
}

/// The number that stands behind an organ's name: `Styret 12/24 3.5.2024`.
pub(crate) fn after_organ(text: &str, lexicon: &Lexicon) -> Option<ItemLabel> {
    let start = text.len() - text.trim_start().len();
    let organ = scan::word(text, start).filter(|it| meeting::is_organ(&text[it.clone()], lexicon))?;
    label(text, start..scan::spaces(text, organ.end))
}

/// The label that ends with the number of a year at the end of `before`.
fn label(text: &str, before: Range<usize>) -> Option<ItemLabel> {
    let number = number_at(text, scan::figure(text, before.end)?);
    let year = number.year.filter(|_| !number.is_dotted)?;
    Some(ItemLabel {
        label: before.start..number.end,
        number: text[before.end..number.end].to_owned(),
        case: Some(CaseNumber { series: None, sequence: number.sequence, year }),
        shape: Shape::Apart,
        prefix: String::new(),
        rest: text.len(),
    })
}
