//! Drawings ([MS-ODRAW]), only as far as it takes to know which shapes are in
//! which group: a group is anchored as one.

use std::collections::HashMap;

use crate::little_endian::{double, stretch, word};

/// Kinds of records.
const GROUP: u16 = 0xF003;
const SHAPE: u16 = 0xF00A;
/// Bytes before what a record holds.
const HEADER: usize = 8;
/// How deep records that hold records go.
const DEPTH: u32 = 32;

/// The outermost group of every shape that is in one, each by its identifier;
/// a group has that of its first shape.
pub(super) fn groups(drawing: &[u8]) -> HashMap<u32, u32> {
    let mut groups = HashMap::new();
    // A byte that is no record stands before the second drawing, and the third.
    records(drawing, DEPTH, &mut Within::default(), &mut groups);
    groups
}

/// What records stand in.
#[derive(Clone, Copy, Default)]
struct Within {
    /// Groups that are open; the outermost is the drawing itself.
    groups: u32,
    /// The first shape of the group that is anchored.
    first: Option<u32>,
}

fn records(mut bytes: &[u8], depth: u32, within: &mut Within, groups: &mut HashMap<u32, u32>) {
    while let (Some(head), Some(kind), Some(length)) = (word(bytes, 0), word(bytes, 2), double(bytes, 4)) {
        if kind < 0xF000 {
            bytes = bytes.get(1..).unwrap_or_default();
            continue;
        }
        let content = stretch(bytes, HEADER, length as usize);
        if head & 0xF == 0xF && depth > 0 {
            let outer = *within;
            if kind == GROUP {
                within.groups += 1;
            }
            records(content, depth - 1, within, groups);
            if kind == GROUP {
                *within = Within { groups: outer.groups, first: outer.first.filter(|_| outer.groups > 1) };
            }
        } else if let Some(shape) = double(content, 0).filter(|_| kind == SHAPE && within.groups > 1) {
            groups.insert(shape, *within.first.get_or_insert(shape));
        }
        bytes = bytes.get(HEADER + content.len()..).unwrap_or_default();
    }
}
