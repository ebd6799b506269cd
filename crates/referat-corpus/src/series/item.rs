//! What an item is known by, and whether it is of a matter.

use referat::minutes::{ItemType, Language, Outcome};
use referat::words;

use super::archive::{Archive, Item};
use super::words::tokens;

/// Kinds of items that are of no matter.
const KINDS: &[ItemType] = &[
    ItemType::ApprovalOfNotice,
    ItemType::ApprovalOfMinutes,
    ItemType::Referral,
    ItemType::RoundTable,
    ItemType::AnyOtherBusiness,
    ItemType::Delegated,
];

/// Whether the item may be of a matter, and is not the approval of minutes, a
/// list of letters, a heading or any other business.
pub(super) fn may_be_matter(archive: &Archive, item: &Item, language: Language) -> bool {
    let title = archive.some(item.title);
    !KINDS.contains(&item.r#type) && !title.is_empty() && !words::is_heading(title, language)
}

/// An item's case number, or its number with its title.
pub(super) fn item_key(archive: &Archive, item: &Item) -> Option<String> {
    let series = archive.some(item.series);
    if let Some((sequence, year)) = item.case() {
        return Some(format!("{series} {sequence}/{year}"));
    }
    let title = tokens(archive.some(item.title)).join(" ");
    (!title.is_empty()).then(|| format!("{} {title}", archive.some(item.number)))
}

/// Whether the body had not finished with it.
pub(super) fn is_open(item: &Item) -> bool {
    matches!(item.outcome, Some(Outcome::Deferred | Outcome::Returned | Outcome::Referred))
}
