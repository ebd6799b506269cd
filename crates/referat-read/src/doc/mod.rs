//! Word's binary files, of Word 97 to 2003 and of Word 6 and 95 ([MS-DOC]).
//!
//! The text stands in pieces, its formatting in pages beside it. It is walked
//! once into paragraphs ([`mod@walk`]), to which styles and lists are then
//! applied ([`crate::word`]).

mod anchors;
mod autonumbers;
mod characters;
mod drawings;
mod fib;
mod fonts;
mod form;
mod furniture;
mod lists;
mod pages;
mod paragraphs;
mod pieces;
mod plc;
mod properties;
#[cfg(test)]
mod sample;
mod sections;
mod sheet;
mod sprm;
mod styles;
mod summary;
#[cfg(test)]
mod tests;
mod walk;

use std::borrow::Cow;

use self::anchors::{Anchors, anchors, boxes, notes};
use self::autonumbers::Autonumbers;
use self::fib::{Fib, Text};
use self::fonts::Fonts;
use self::furniture::furniture;
use self::lists::Lists;
use self::pages::{Of, Pages};
use self::pieces::Pieces;
use self::sections::Sections;
use self::sheet::Sheet;
use self::styles::Styles;
use self::summary::metadata;
use self::walk::Walk;
use crate::compound::{Compound, SIGNATURE};
use crate::document::{Block, Flow, Warning};
use crate::tally::Tally;
use crate::word::setting::{Notes, Setter};
use crate::{Document, Error, Format, Limits, Read};

pub(crate) const FORMAT: Format =
    Format { name: "doc", extensions: &["doc", "dot"], sniff, read: Read::Document(read) };

/// The stream that holds the text, and most of its formatting.
const MAIN: &str = "WordDocument";
const DATA: &str = "Data";
const SUMMARY: &str = "\u{5}SummaryInformation";

/// Bytes of a sector of a compound file.
const SECTOR: usize = 512;

fn sniff(bytes: &[u8]) -> bool {
    if !bytes.starts_with(SIGNATURE) {
        return false;
    }
    Compound::open(bytes).map_or_else(|_| lost_main(bytes).is_some(), |it| it.contains(MAIN))
}

/// The main stream of a file that has lost the list of its parts: programs
/// write it in one piece.
fn lost_main(bytes: &[u8]) -> Option<&[u8]> {
    let index = bytes.chunks(SECTOR).position(Fib::is_at)?;
    bytes.get(index * SECTOR..)
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    let compound = Compound::open(bytes);
    let stream = |name| compound.as_ref().ok().and_then(|it| it.stream(name));
    let mut warnings = Vec::new();
    let main = match &compound {
        Ok(_) => stream(MAIN),
        Err(fault) => {
            warnings.push(damaged(fault));
            lost_main(bytes).map(Cow::Borrowed)
        }
    };
    let main = main.ok_or_else(|| Error::damaged("there is no main part"))?;
    let fib = Fib::read(&main)?;
    if fib.is_encrypted() {
        return Err(Error::encrypted());
    }
    let table = match fib.table_streams() {
        None => Cow::Borrowed(&*main),
        Some(names) => names.into_iter().find_map(stream).unwrap_or_else(|| {
            warnings.push(damaged("the part that says how the text is set is missing"));
            Cow::default()
        }),
    };
    let data = stream(DATA).unwrap_or_default();
    let blocks = blocks(&fib, Streams { main: &main, table: &table, data: &data }, limits)?;
    let metadata = stream(SUMMARY).map(|it| metadata(&it)).unwrap_or_default();
    let mut document = Document { metadata, pages: None, flow: Flow::Paragraphs, blocks, warnings };
    document.number_lines();
    Ok(document)
}

fn damaged(fault: impl std::fmt::Display) -> Warning {
    let message = format!("the file is damaged and was read in part: {fault}");
    Warning { code: "damaged-part", message, page: None }
}

/// The streams of a document.
#[derive(Clone, Copy)]
struct Streams<'b> {
    main: &'b [u8],
    table: &'b [u8],
    data: &'b [u8],
}

fn blocks(fib: &Fib<'_>, streams: Streams<'_>, limits: &Limits) -> Result<Vec<Block>, Error> {
    let Streams { main, table, data } = streams;
    let mut walk = Walk {
        version: fib.version,
        main,
        data,
        pieces: Pieces::read(fib, main, table, limits)?,
        characters: Pages::read(fib, main, table, Of::Characters),
        paragraphs: Pages::read(fib, main, table, Of::Paragraphs),
        sections: Sections::read(fib, main, table),
        fonts: Fonts::read(fib, table),
        styles: Styles::read(fib, table),
        autonumbers: Autonumbers::default(),
        cells: Vec::new(),
        addresses: Vec::new(),
        tables: 0,
        tally: Tally::new(limits),
        limits: *limits,
        budget: *limits,
        room: String::new(),
    };
    let (references, notes) = notes(fib, table);
    let (anchored, loose) = boxes(fib, table, false);
    let mut text = walk.story(fib.characters(Text::Main), None, &mut anchors([references, anchored]))?;
    for range in loose {
        text.extend(walk.story(range, None, &mut Anchors::default())?);
    }
    let mut texts = Notes::new();
    for (id, range) in notes {
        texts.insert(id, walk.story(range, None, &mut Anchors::default())?);
    }
    let (anchored, loose) = boxes(fib, table, true);
    let mut anchored = anchors([anchored]);
    let mut beside = Vec::new();
    for (is_footer, range) in furniture(fib, table, &walk.sections) {
        beside.push((is_footer, walk.story(range, None, &mut anchored)?));
    }
    for range in loose {
        beside.push((false, walk.story(range, None, &mut Anchors::default())?));
    }
    let Walk { styles, autonumbers, fonts, cells, addresses, .. } = walk;
    let sheet = Sheet { styles, lists: Lists::read(fib, table), autonumbers, fonts };
    Setter::new(sheet, &cells, &addresses, texts).document(&text, &beside)
}
