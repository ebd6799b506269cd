//! The control words that are read, with what they are. Words that are not in
//! the table change nothing that is printed.

use self::Control::{Begins, Character, Says};
use super::destinations::{Destination, Furniture, Pages};
use super::info::Fact;
use crate::document::Layer;

/// What a control word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    /// A character ("Special Characters").
    Character(char),
    /// The beginning of a destination.
    Begins(Destination),
    /// Something that is said of what follows.
    Says(Word),
}

/// The control word of a name, if it is one that is read.
pub(super) fn control(name: &[u8]) -> Option<Control> {
    let mut slot = slot(name);
    while let Some(place) = PLACES.get(slot).and_then(|it| it.checked_sub(1)) {
        let (word, control) = WORDS.get(usize::from(place))?;
        if word.as_bytes() == name {
            return Some(*control);
        }
        slot = (slot + 1) % SLOTS;
    }
    // The properties of formulas.
    (name.starts_with(b"m") && name.ends_with(b"Pr")).then_some(NOTHING)
}

/// Several times as many as there are words.
const SLOTS: usize = 1024;

/// Places of words in their table, from 1, each in the slot of its name or
/// the next one that is free.
static PLACES: [u16; SLOTS] = places();

const fn places() -> [u16; SLOTS] {
    let mut places = [0; SLOTS];
    let mut place = 0;
    while place < WORDS.len() {
        let mut slot = slot(WORDS[place].0.as_bytes());
        while places[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        place += 1;
        places[slot] = place as u16;
    }
    places
}

const fn slot(name: &[u8]) -> usize {
    let mut sum: usize = 0;
    let mut at = 0;
    while at < name.len() {
        sum = sum.wrapping_mul(31).wrapping_add(name[at] as usize);
        at += 1;
    }
    sum % SLOTS
}

/// Words by what they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Plain,
    Bold,
    Italic,
    Underline,
    NoUnderline,
    Capitals,
    Hidden,
    Deleted,
    Size,
    Paragraph,
    Style,
    OutlineLevel,
    AlignLeft,
    AlignCenter,
    AlignRight,
    LeftIndent,
    FirstIndent,
    SpaceBefore,
    AutomaticSpaceBefore,
    List,
    ListLevel,
    DropCap,
    InTable,
    TableDepth,
    Row,
    RowLeft,
    RowHeader,
    CellJoinsLeft,
    CellJoinsAbove,
    CellRight,
    EndParagraph,
    EndSection,
    BreakLine,
    EndCell,
    EndInnerCell,
    EndRow,
    EndInnerRow,
    Font,
    OtherFont,
    LeftToRight,
    RightToLeft,
    Macintosh,
    Dos,
    DosInternational,
    CodePage,
    DefaultFont,
    FacingPages,
    Section,
    TitlePage,
    Endnote,
    Unicode,
    Fallback,
    Charset,
    OtherStyle,
    BasedOn,
    AbstractList,
    Level,
    ListId,
    ListOverride,
    LevelOverride,
    OverridesStart,
    LevelFormat,
    LevelStart,
    LevelNoRestart,
    LevelLegal,
    LevelPicture,
    FormType,
    FormResult,
    FormDefault,
    Year,
    Month,
    Day,
    Hour,
    Minute,
}

const NOTHING: Control = Begins(Destination::Nothing);
const HEADER_ALL: Control = furniture(false, Pages::All);
const HEADER_FIRST: Control = furniture(false, Pages::First);
const HEADER_LEFT: Control = furniture(false, Pages::Left);
const FOOTER_ALL: Control = furniture(true, Pages::All);
const FOOTER_FIRST: Control = furniture(true, Pages::First);
const FOOTER_LEFT: Control = furniture(true, Pages::Left);

const fn furniture(is_footer: bool, pages: Pages) -> Control {
    Begins(Destination::Furniture(Furniture { is_footer, pages }))
}

/// Sorted by name. Destinations of which nothing is printed are named because
/// not every program marks them as such.
#[rustfmt::skip]
const WORDS: &[(&str, Control)] = &[
    ("af", Says(Word::OtherFont)),
    ("aftncn", NOTHING),
    ("aftnsep", NOTHING),
    ("aftnsepc", NOTHING),
    ("annotation", Begins(Destination::Note(Layer::Comment))),
    ("ansicpg", Says(Word::CodePage)),
    ("atnauthor", NOTHING),
    ("atndate", NOTHING),
    ("atnicn", NOTHING),
    ("atnid", NOTHING),
    ("atnparent", NOTHING),
    ("atnref", NOTHING),
    ("atntime", NOTHING),
    ("atrfend", NOTHING),
    ("atrfstart", NOTHING),
    ("author", NOTHING),
    ("b", Says(Word::Bold)),
    ("bkmkend", NOTHING),
    ("bkmkstart", NOTHING),
    ("bullet", Character('•')),
    ("buptim", NOTHING),
    ("caps", Says(Word::Capitals)),
    ("category", NOTHING),
    ("cell", Says(Word::EndCell)),
    ("cellx", Says(Word::CellRight)),
    ("clmrg", Says(Word::CellJoinsLeft)),
    ("clvmrg", Says(Word::CellJoinsAbove)),
    ("colortbl", NOTHING),
    ("column", Says(Word::BreakLine)),
    ("comment", NOTHING),
    ("company", NOTHING),
    ("cpg", Says(Word::CodePage)),
    ("creatim", Begins(Destination::Created)),
    ("cs", Says(Word::OtherStyle)),
    ("datafield", NOTHING),
    ("deff", Says(Word::DefaultFont)),
    ("deleted", Says(Word::Deleted)),
    ("do", Begins(Destination::Text)),
    ("doccomm", NOTHING),
    ("docvar", NOTHING),
    ("dptxbxtext", Begins(Destination::Box)),
    ("dropcapli", Says(Word::DropCap)),
    ("ds", Says(Word::OtherStyle)),
    ("dy", Says(Word::Day)),
    ("emdash", Character('—')),
    ("emspace", Character(' ')),
    ("endash", Character('–')),
    ("enspace", Character(' ')),
    ("f", Says(Word::Font)),
    ("facingp", Says(Word::FacingPages)),
    ("falt", NOTHING),
    ("fcharset", Says(Word::Charset)),
    ("ffdefres", Says(Word::FormDefault)),
    ("ffl", Begins(Destination::Entry)),
    ("ffres", Says(Word::FormResult)),
    ("fftype", Says(Word::FormType)),
    ("fi", Says(Word::FirstIndent)),
    ("field", Begins(Destination::Field)),
    ("filetbl", NOTHING),
    ("fldinst", Begins(Destination::Code)),
    ("fldrslt", Begins(Destination::Result)),
    ("fontemb", NOTHING),
    ("fontfile", NOTHING),
    ("fonttbl", Begins(Destination::Fonts)),
    ("footer", FOOTER_ALL),
    ("footerf", FOOTER_FIRST),
    ("footerl", FOOTER_LEFT),
    ("footerr", FOOTER_ALL),
    ("footnote", Begins(Destination::Note(Layer::Footnote))),
    ("formfield", Begins(Destination::Form)),
    ("fs", Says(Word::Size)),
    ("ftnalt", Says(Word::Endnote)),
    ("ftncn", NOTHING),
    ("ftnsep", NOTHING),
    ("ftnsepc", NOTHING),
    ("generator", Begins(Destination::Fact(Fact::Producer))),
    ("header", HEADER_ALL),
    ("headerf", HEADER_FIRST),
    ("headerl", HEADER_LEFT),
    ("headerr", HEADER_ALL),
    ("hlinkbase", NOTHING),
    ("hr", Says(Word::Hour)),
    ("i", Says(Word::Italic)),
    ("ilvl", Says(Word::ListLevel)),
    ("info", Begins(Destination::Info)),
    ("intbl", Says(Word::InTable)),
    ("itap", Says(Word::TableDepth)),
    ("keycode", NOTHING),
    ("keywords", NOTHING),
    ("lbr", Says(Word::BreakLine)),
    ("ldblquote", Character('“')),
    ("levellegal", Says(Word::LevelLegal)),
    ("levelnfc", Says(Word::LevelFormat)),
    ("levelnfcn", Says(Word::LevelFormat)),
    ("levelnorestart", Says(Word::LevelNoRestart)),
    ("levelnumbers", NOTHING),
    ("levelpicture", Says(Word::LevelPicture)),
    ("levelstartat", Says(Word::LevelStart)),
    ("leveltext", Begins(Destination::LevelText { in_override: false })),
    ("lfolevel", Says(Word::LevelOverride)),
    ("li", Says(Word::LeftIndent)),
    ("line", Says(Word::BreakLine)),
    ("list", Says(Word::AbstractList)),
    ("listid", Says(Word::ListId)),
    ("listlevel", Says(Word::Level)),
    ("listname", NOTHING),
    ("listoverride", Says(Word::ListOverride)),
    ("listoverridestartat", Says(Word::OverridesStart)),
    ("listoverridetable", Begins(Destination::Overrides)),
    ("listpicture", NOTHING),
    ("listtable", Begins(Destination::Lists)),
    ("listtext", Begins(Destination::Label)),
    ("lquote", Character('‘')),
    ("ls", Says(Word::List)),
    ("ltrch", Says(Word::LeftToRight)),
    ("mac", Says(Word::Macintosh)),
    ("manager", NOTHING),
    ("min", Says(Word::Minute)),
    ("mmathPict", NOTHING),
    ("mo", Says(Word::Month)),
    ("moMath", Begins(Destination::Text)),
    ("moMathPara", Begins(Destination::Text)),
    ("mvf", Says(Word::Deleted)),
    ("nestcell", Says(Word::EndInnerCell)),
    ("nestrow", Says(Word::EndInnerRow)),
    ("nesttableprops", Begins(Destination::InnerRow)),
    ("nextfile", NOTHING),
    ("nonesttables", NOTHING),
    ("nonshppict", NOTHING),
    ("objalias", NOTHING),
    ("objclass", NOTHING),
    ("objdata", NOTHING),
    ("objname", NOTHING),
    ("objsect", NOTHING),
    ("operator", NOTHING),
    ("outlinelevel", Says(Word::OutlineLevel)),
    ("page", Says(Word::BreakLine)),
    ("panose", NOTHING),
    ("par", Says(Word::EndParagraph)),
    ("pard", Says(Word::Paragraph)),
    ("pc", Says(Word::Dos)),
    ("pca", Says(Word::DosInternational)),
    ("pict", NOTHING),
    ("plain", Says(Word::Plain)),
    ("pn", NOTHING),
    ("pnseclvl", NOTHING),
    ("pntext", Begins(Destination::Label)),
    ("pntxta", NOTHING),
    ("pntxtb", NOTHING),
    ("printim", NOTHING),
    ("private", NOTHING),
    ("propname", NOTHING),
    ("qc", Says(Word::AlignCenter)),
    ("qj", Says(Word::AlignLeft)),
    ("ql", Says(Word::AlignLeft)),
    ("qmspace", Character(' ')),
    ("qr", Says(Word::AlignRight)),
    ("rdblquote", Character('”')),
    ("revtbl", NOTHING),
    ("revtim", Begins(Destination::Modified)),
    ("row", Says(Word::EndRow)),
    ("rquote", Character('’')),
    ("rtlch", Says(Word::RightToLeft)),
    ("rxe", NOTHING),
    ("s", Says(Word::Style)),
    ("sb", Says(Word::SpaceBefore)),
    ("sbasedon", Says(Word::BasedOn)),
    ("sbauto", Says(Word::AutomaticSpaceBefore)),
    ("sect", Says(Word::EndSection)),
    ("sectd", Says(Word::Section)),
    ("shpgrp", Begins(Destination::Text)),
    ("shpinst", Begins(Destination::Text)),
    ("shppict", NOTHING),
    ("shprslt", NOTHING),
    ("shptxt", Begins(Destination::Box)),
    ("sn", NOTHING),
    ("sp", NOTHING),
    ("staticval", NOTHING),
    ("stylesheet", Begins(Destination::Styles)),
    ("subject", NOTHING),
    ("sv", NOTHING),
    ("tab", Character('\t')),
    ("tc", NOTHING),
    ("tcn", NOTHING),
    ("template", NOTHING),
    ("title", Begins(Destination::Fact(Fact::Title))),
    ("titlepg", Says(Word::TitlePage)),
    ("trhdr", Says(Word::RowHeader)),
    ("trleft", Says(Word::RowLeft)),
    ("trowd", Says(Word::Row)),
    ("ts", Says(Word::OtherStyle)),
    ("txe", NOTHING),
    ("u", Says(Word::Unicode)),
    ("uc", Says(Word::Fallback)),
    ("ud", Begins(Destination::Unicode)),
    ("ul", Says(Word::Underline)),
    ("uld", Says(Word::Underline)),
    ("uldash", Says(Word::Underline)),
    ("uldashd", Says(Word::Underline)),
    ("uldashdd", Says(Word::Underline)),
    ("uldb", Says(Word::Underline)),
    ("ulhwave", Says(Word::Underline)),
    ("ulldash", Says(Word::Underline)),
    ("ulnone", Says(Word::NoUnderline)),
    ("ulth", Says(Word::Underline)),
    ("ulthd", Says(Word::Underline)),
    ("ulthdash", Says(Word::Underline)),
    ("ulthdashd", Says(Word::Underline)),
    ("ulthdashdd", Says(Word::Underline)),
    ("ulthldash", Says(Word::Underline)),
    ("ululdbwave", Says(Word::Underline)),
    ("ulw", Says(Word::Underline)),
    ("ulwave", Says(Word::Underline)),
    ("upr", Begins(Destination::Twice)),
    ("userprops", NOTHING),
    ("v", Says(Word::Hidden)),
    ("xe", NOTHING),
    ("yr", Says(Word::Year)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_name() {
        assert!(WORDS.is_sorted_by(|one, next| one.0 < next.0));
        for (name, found) in WORDS {
            assert_eq!(control(name.as_bytes()), Some(*found), "{name}");
        }
        assert_eq!(control(b"msupPr"), Some(NOTHING));
        assert_eq!(control(b"unheardof"), None);
    }
}
