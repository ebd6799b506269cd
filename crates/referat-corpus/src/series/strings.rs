//! Texts kept once, since an archive says the same names again and again.

use std::hash::{BuildHasher, RandomState};
use std::num::NonZeroU32;

use super::grow::push;

/// A text in [`Strings`]. Its value depends on the order in which texts came:
/// it tells whether texts are the same, and never which is first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Text(NonZeroU32);

impl Text {
    /// Its place among all texts, for lists beside them.
    pub(super) fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Every distinct text, one after the other.
#[derive(Debug, Default)]
pub(super) struct Strings {
    /// Texts end where the next one begins.
    all: Vec<u8>,
    ends: Vec<u32>,
    /// Texts by hash, each at its place or the next free one; a power of two.
    slots: Vec<Option<Text>>,
    /// Texts come from strangers, who may know a fixed hash.
    hasher: RandomState,
}

impl Strings {
    /// The text's place, made when it is new. Past four gigabytes of distinct
    /// texts a new one is the empty text.
    pub(super) fn keep(&mut self, text: &str) -> Text {
        if self.slots.len() * 2 <= self.ends.len() * 3 {
            self.make_room();
        }
        let slot = self.slot(text);
        if let Some(known) = self.slots[slot] {
            return known;
        }
        let Ok(end) = u32::try_from(self.all.len() + text.len()) else { return Text(NonZeroU32::MIN) };
        if self.all.capacity() < self.all.len() + text.len() {
            self.all.reserve_exact(self.all.len() / 8 + text.len());
        }
        self.all.extend_from_slice(text.as_bytes());
        push(&mut self.ends, end);
        let count = u32::try_from(self.ends.len()).ok().and_then(NonZeroU32::new);
        let new = Text(count.unwrap_or(NonZeroU32::MIN));
        self.slots[slot] = Some(new);
        new
    }

    /// The text of a place.
    pub(super) fn text(&self, place: Text) -> &str {
        let at = place.index();
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |it| *it as usize);
        let end = self.ends.get(at).map_or(start, |it| *it as usize);
        self.all.get(start..end).and_then(|it| str::from_utf8(it).ok()).unwrap_or_default()
    }

    /// A text that may not be stated.
    pub(super) fn keep_some(&mut self, text: Option<&str>) -> Option<Text> {
        text.map(str::trim).filter(|it| !it.is_empty()).map(|it| self.keep(it))
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The slot that the text is in, or may be put in.
    fn slot(&self, text: &str) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = self.hasher.hash_one(text) as usize & last;
        while self.slots[slot].is_some_and(|it| self.text(it) != text) {
            slot = (slot + 1) & last;
        }
        slot
    }

    fn make_room(&mut self) {
        const LEAST: usize = 1024;
        self.slots = vec![None; (self.slots.len() * 2).max(LEAST)];
        for at in 1..=self.ends.len() {
            if let Some(text) = u32::try_from(at).ok().and_then(NonZeroU32::new).map(Text) {
                let slot = self.slot(self.text(text));
                self.slots[slot] = Some(text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_has_one_place() {
        let mut strings = Strings::default();
        let places: Vec<Text> = ["Styret", "", "Rådet", "Styret"].iter().map(|it| strings.keep(it)).collect();
        assert_eq!(places[0], places[3]);
        let texts: Vec<&str> = places.iter().map(|it| strings.text(*it)).collect();
        assert_eq!(texts.join("|"), "Styret||Rådet|Styret");
        assert_eq!(strings.keep_some(Some(" ")), None);
    }

    #[test]
    fn many_texts_are_told_apart() {
        let mut strings = Strings::default();
        let places: Vec<Text> = (0..5000).map(|it| strings.keep(&format!("{it}"))).collect();
        for (at, place) in places.iter().enumerate() {
            assert_eq!(strings.text(*place), format!("{at}"));
            assert_eq!(strings.keep(&format!("{at}")), *place);
        }
        assert_eq!(strings.len(), 5000);
    }
}
