//! What stands beside the text: where notes and text boxes are anchored, and
//! where in the text of their own kind they are.

use std::collections::HashMap;
use std::ops::Range;

use super::drawings::groups;
use super::fib::{Fib, Table, Text, Version, bytes_at};
use super::plc::Plc;
use crate::little_endian::double;
use crate::word::story::NoteKind;

/// Bytes of an anchor of a shape, and of a text box, in Word 97.
const SHAPE: usize = 26;
const BOX: usize = 22;
/// Where a text box says of which shape it is.
const BOX_SHAPE: usize = 14;

/// What is anchored in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Anchored {
    /// A note of that identifier.
    Note(NoteKind, String),
    /// A text box with these characters.
    Box(Range<u32>),
}

/// Anchors that the text has not yet come to, by the character they stand at.
#[derive(Clone, Debug, Default)]
pub(super) struct Anchors {
    anchors: Vec<(u32, Anchored)>,
    taken: usize,
}

impl Anchors {
    fn new(mut anchors: Vec<(u32, Anchored)>) -> Self {
        anchors.sort_by_key(|it| it.0);
        Self { anchors, taken: 0 }
    }

    /// Takes those that stand in a range, and any that were passed over.
    pub(super) fn take(&mut self, range: &Range<u32>) -> Vec<Anchored> {
        let start = self.taken;
        let count = self.anchors.iter().skip(start).take_while(|it| it.0 < range.end).count();
        self.taken += count;
        self.anchors.iter().skip(start).take(count).map(|it| it.1.clone()).collect()
    }
}

/// A note's place in the text of notes.
pub(super) type Note = ((NoteKind, String), Range<u32>);

/// The notes of a document.
pub(super) fn notes(fib: &Fib<'_>, table: &[u8]) -> (Vec<(u32, Anchored)>, Vec<Note>) {
    let comment = if fib.version == Version::Old { 20 } else { 30 };
    let mut anchors = Vec::new();
    let mut notes = Vec::new();
    for (kind, references, width, texts, text) in [
        (NoteKind::Footnote, Table::FootnoteReferences, 2, Table::FootnoteTexts, Text::Footnotes),
        (NoteKind::Endnote, Table::EndnoteReferences, 2, Table::EndnoteTexts, Text::Endnotes),
        (NoteKind::Comment, Table::CommentReferences, comment, Table::CommentTexts, Text::Comments),
    ] {
        let references = Plc::new(bytes_at(table, fib.table(references)), width);
        let ranges = ranges(bytes_at(table, fib.table(texts)), 0, fib.characters(text));
        for (index, range) in (0..references.len()).zip(ranges) {
            let Some(at) = references.place(index) else { break };
            let id = index.to_string();
            anchors.push((at, Anchored::Note(kind, id.clone())));
            notes.push(((kind, id), range));
        }
    }
    (anchors, notes)
}

/// The text boxes of the text, or of its headers and footers: those that are
/// anchored, and those that are not.
pub(super) fn boxes(fib: &Fib<'_>, table: &[u8], furniture: bool) -> (Vec<(u32, Anchored)>, Vec<Range<u32>>) {
    let (text, texts, shapes) = match furniture {
        false => (Text::Boxes, Table::BoxTexts, Table::Shapes),
        true => (Text::FurnitureBoxes, Table::FurnitureBoxTexts, Table::FurnitureShapes),
    };
    let all = fib.characters(text);
    if all.is_empty() {
        return (Vec::new(), Vec::new());
    }
    if fib.version == Version::Old {
        return (Vec::new(), vec![all]);
    }
    let base = fib.characters(if furniture { Text::Furniture } else { Text::Main }).start;
    let bytes = bytes_at(table, fib.table(texts));
    let boxes = Plc::new(bytes, BOX);
    let places: HashMap<u32, u32> = Plc::new(bytes_at(table, fib.table(shapes)), SHAPE)
        .stretches()
        .filter_map(|(at, _, data)| Some((double(data, 0)?, base.saturating_add(at))))
        .collect();
    let groups = groups(bytes_at(table, fib.table(Table::Drawing)));
    let mut anchors = Vec::new();
    let mut loose = Vec::new();
    for (index, range) in ranges(bytes, BOX, all).enumerate().filter(|it| !it.1.is_empty()) {
        let shape = double(boxes.data(index), BOX_SHAPE).unwrap_or(0);
        let group = || groups.get(&shape).and_then(|it| places.get(it));
        match places.get(&shape).or_else(group) {
            Some(at) => anchors.push((*at, Anchored::Box(range))),
            None => loose.push(range),
        }
    }
    (anchors, loose)
}

/// All anchors of a text in order.
pub(super) fn anchors(lists: impl IntoIterator<Item = Vec<(u32, Anchored)>>) -> Anchors {
    Anchors::new(lists.into_iter().flatten().collect())
}

/// The ranges that a table divides a text into.
pub(super) fn ranges(bytes: &[u8], data: usize, text: Range<u32>) -> impl Iterator<Item = Range<u32>> {
    Plc::new(bytes, data).stretches().map(move |(first, end, _)| {
        let place = |it: u32| text.start.saturating_add(it).min(text.end);
        place(first)..place(end)
    })
}
