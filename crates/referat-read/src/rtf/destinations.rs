//! Destinations: groups whose text is not printed where it stands
//! ("Destinations" in the specification's appendix).

use super::info::Fact;
use crate::document::Layer;

/// What the text of a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// Printed in the present flow.
    Text,
    /// Nothing that is read.
    Nothing,
    /// What the names of fonts say of their bytes.
    Fonts,
    /// Paragraph styles.
    Styles,
    /// Abstract lists.
    Lists,
    /// Lists that are based on abstract ones.
    Overrides,
    /// The marker of a level of a list.
    LevelText {
        in_override: bool,
    },
    /// The marker of a paragraph, as it was printed.
    Label,
    /// A note or a comment.
    Note(Layer),
    /// A text box.
    Box,
    /// A page header or footer.
    Furniture(Furniture),
    /// A field, with a code and a result in it.
    Field,
    Code,
    Result,
    /// A form field's description.
    Form,
    /// An entry of a form field's list.
    Entry,
    /// What is said of a row of an inner table.
    InnerRow,
    /// The same text twice, for old readers and in Unicode.
    Twice,
    /// The second of the two.
    Unicode,
    /// The file's facts about itself.
    Info,
    Fact(Fact),
    Created,
    Modified,
}

/// A page header or footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Furniture {
    pub(super) is_footer: bool,
    pub(super) pages: Pages,
}

/// The pages of a section that have a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pages {
    All,
    /// Only the first.
    First,
    /// Those on the left, in a document whose pages face each other.
    Left,
}

/// The destination of a control word, if it is one.
pub(super) fn destination(name: &[u8]) -> Option<Destination> {
    let header = |pages| Destination::Furniture(Furniture { is_footer: false, pages });
    let footer = |pages| Destination::Furniture(Furniture { is_footer: true, pages });
    Some(match name {
        b"fonttbl" => Destination::Fonts,
        b"stylesheet" => Destination::Styles,
        b"listtable" => Destination::Lists,
        b"listoverridetable" => Destination::Overrides,
        b"leveltext" => Destination::LevelText { in_override: false },
        b"listtext" | b"pntext" => Destination::Label,
        b"footnote" => Destination::Note(Layer::Footnote),
        b"annotation" => Destination::Note(Layer::Comment),
        b"shptxt" | b"dptxbxtext" => Destination::Box,
        b"header" | b"headerr" => header(Pages::All),
        b"headerl" => header(Pages::Left),
        b"headerf" => header(Pages::First),
        b"footer" | b"footerr" => footer(Pages::All),
        b"footerl" => footer(Pages::Left),
        b"footerf" => footer(Pages::First),
        b"field" => Destination::Field,
        b"fldinst" => Destination::Code,
        b"fldrslt" => Destination::Result,
        b"formfield" => Destination::Form,
        b"ffl" => Destination::Entry,
        b"nesttableprops" => Destination::InnerRow,
        b"upr" => Destination::Twice,
        b"ud" => Destination::Unicode,
        b"info" => Destination::Info,
        b"title" => Destination::Fact(Fact::Title),
        b"generator" => Destination::Fact(Fact::Producer),
        b"creatim" => Destination::Created,
        b"revtim" => Destination::Modified,
        // What stands in these is read where it is.
        b"do" | b"moMath" | b"moMathPara" | b"shpgrp" | b"shpinst" => Destination::Text,
        _ if NOTHING.binary_search(&name).is_ok() => Destination::Nothing,
        // The properties of formulas.
        [b'm', .., b'P', b'r'] => Destination::Nothing,
        _ => return None,
    })
}

/// Destinations of which nothing is printed, and which not every program
/// marks as such, sorted.
const NOTHING: &[&[u8]] = &[
    b"aftncn",
    b"aftnsep",
    b"aftnsepc",
    b"atnauthor",
    b"atndate",
    b"atnicn",
    b"atnid",
    b"atnparent",
    b"atnref",
    b"atntime",
    b"atrfend",
    b"atrfstart",
    b"author",
    b"bkmkend",
    b"bkmkstart",
    b"buptim",
    b"category",
    b"colortbl",
    b"comment",
    b"company",
    b"datafield",
    b"doccomm",
    b"docvar",
    b"falt",
    b"filetbl",
    b"fontemb",
    b"fontfile",
    b"ftncn",
    b"ftnsep",
    b"ftnsepc",
    b"hlinkbase",
    b"keycode",
    b"keywords",
    b"levelnumbers",
    b"listname",
    b"listpicture",
    b"manager",
    b"mmathPict",
    b"nextfile",
    b"nonesttables",
    b"nonshppict",
    b"objalias",
    b"objclass",
    b"objdata",
    b"objname",
    b"objsect",
    b"operator",
    b"panose",
    b"pict",
    b"pn",
    b"pnseclvl",
    b"pntxta",
    b"pntxtb",
    b"printim",
    b"private",
    b"propname",
    b"revtbl",
    b"rxe",
    b"shppict",
    b"shprslt",
    b"sn",
    b"sp",
    b"staticval",
    b"subject",
    b"sv",
    b"tc",
    b"tcn",
    b"template",
    b"txe",
    b"userprops",
    b"xe",
];
