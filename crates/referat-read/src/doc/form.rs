//! What form fields show ([MS-DOC] 2.9.78, FFData).

use crate::fields::Form;
use crate::little_endian::{double, stretch, utf16, word};

/// Entries of a list; Word's own limit is 25.
const ENTRIES: usize = 100;
/// The result of a box that was left as it was.
const UNCHANGED: u16 = 25;

/// The form field whose data begin at a place in the data stream.
pub(super) fn form(data: &[u8], at: usize) -> Form {
    read(data, at).unwrap_or_default()
}

fn read(data: &[u8], at: usize) -> Option<Form> {
    let length = double(data, at)? as usize;
    let header = usize::from(word(data, at.checked_add(4)?)?);
    let bytes = stretch(stretch(data, at, length), header, length);
    let bits = word(bytes, 4)?;
    let (kind, result) = (bits & 3, bits >> 2 & 0x1F);
    // The name follows, and with texts also what they are before they are filled in.
    let name = after_string(bytes, 10)?;
    if kind == 0 {
        return None;
    }
    let default = word(bytes, name)?;
    let chosen = if result == UNCHANGED { default } else { result };
    if kind == 1 {
        return Some(Form::CheckBox { ticked: chosen != 0 });
    }
    // Format, help, status, and macros on entry and exit.
    let list = (0..5).try_fold(name + 2, |at, _| after_string(bytes, at))?;
    Some(Form::DropDown { chosen: usize::from(chosen), entries: entries(bytes, list) })
}

/// The place after a string that ends with a nought.
fn after_string(bytes: &[u8], at: usize) -> Option<usize> {
    Some(at + 2 + 2 * usize::from(word(bytes, at)?) + 2)
}

/// The entries of a table of strings in two bytes a letter.
fn entries(bytes: &[u8], at: usize) -> Vec<String> {
    let is_wide = word(bytes, at) == Some(0xFFFF);
    let at = if is_wide { at + 2 } else { at };
    let count = double(bytes, at).map_or(0, |it| it as usize).min(ENTRIES);
    let mut next = at + 6;
    let mut entries = Vec::new();
    for _ in 0..count {
        let Some(length) = word(bytes, next).map(usize::from) else { break };
        entries.push(utf16(stretch(bytes, next + 2, 2 * length)).collect());
        next += 2 + 2 * length;
    }
    entries
}
