//! The notation that the documents of `fixtures/` are written in: a line is a
//! paragraph, an empty line an empty one, and its first sign tells its kind.
//!
//! ```text
//! !language nb                  style names as Word in that language has them
//! !numbers PS %1/24 from 12     how `#.` is numbered
//! !header Fjellvik kommune      also !footer, with {page} and {pages}
//! !tabs 2800 5600               tab stops, in twentieths of a point
//! !font Times New Roman
//! = Møteprotokoll               the title; == is one that is only large and bold
//! # Saksliste                   a heading; ## and ### are deeper
//! #. Budsjett                   an item: its number is only in the numbering
//! #) Regnskapet godkjennes.     a point, numbered from 1; @) is lettered
//! • one   o two   ▪ three       bullets of three levels
//! > moved in   ^ centred   □ in a frame
//! | Navn | Parti |              rows of a table; a lone cell goes across; ¦ draws no borders
//! ---                           a new page
//! ```
//!
//! Within a line: `**bold**`, `''italic''`, `→` a tab, `↵` a line break,
//! `{++inserted++}`, `{--deleted--}`, `{..hidden..}`, `{>>a comment<<}`,
//! `{^a footnote^}`, `<https://a.link>`.

/// A whole document.
#[derive(Debug, Default, PartialEq)]
pub struct Script {
    /// `nb`, `nn` ...: whose names the styles have.
    pub language: String,
    /// How items are numbered: `PS %1/24`, and from what.
    pub numbers: Option<(String, usize)>,
    /// The page header.
    pub header: Option<Vec<Inline>>,
    /// The page footer.
    pub footer: Option<Vec<Inline>>,
    /// Tab stops of its paragraphs, in twentieths of a point.
    pub tabs: Vec<usize>,
    /// The typeface.
    pub font: String,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// What follows another on the page.
#[derive(Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Kind, Vec<Inline>),
    /// Rows of cells.
    Table {
        /// Whether lines are drawn around the cells.
        ruled: bool,
        /// Its rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A new page.
    Page,
}

/// What kind of paragraph; numbers are levels from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(missing_docs, reason = "the notation above says what each is")]
pub enum Kind {
    Plain,
    Title,
    Large,
    Heading(usize),
    Item(usize),
    Point,
    Letter,
    Bullet(usize),
    Indented,
    Centred,
    Framed,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the notation above says what each is")]
pub enum Inline {
    Text(String),
    Bold(String),
    Italic(String),
    Inserted(String),
    Deleted(String),
    Hidden(String),
    Comment(String),
    Footnote(String),
    Link(String),
    PageNumber,
    PageCount,
}

const KINDS: &[(&str, Kind)] = &[
    ("= ", Kind::Title),
    ("== ", Kind::Large),
    ("# ", Kind::Heading(0)),
    ("## ", Kind::Heading(1)),
    ("### ", Kind::Heading(2)),
    ("#. ", Kind::Item(0)),
    ("##. ", Kind::Item(1)),
    ("#) ", Kind::Point),
    ("@) ", Kind::Letter),
    ("• ", Kind::Bullet(0)),
    ("o ", Kind::Bullet(1)),
    ("▪ ", Kind::Bullet(2)),
    ("> ", Kind::Indented),
    ("^ ", Kind::Centred),
    ("□ ", Kind::Framed),
];

/// What stands before and after a piece, and what the text between becomes.
type Mark = (&'static str, &'static str, fn(String) -> Inline);

const MARKS: &[Mark] = &[
    ("**", "**", Inline::Bold),
    ("''", "''", Inline::Italic),
    ("{++", "++}", Inline::Inserted),
    ("{--", "--}", Inline::Deleted),
    ("{..", "..}", Inline::Hidden),
    ("{>>", "<<}", Inline::Comment),
    ("{^", "^}", Inline::Footnote),
    ("<http", ">", |rest| Inline::Link(format!("http{rest}"))),
    ("{page", "}", |rest| if rest.is_empty() { Inline::PageNumber } else { Inline::PageCount }),
];

/// Reads a script.
///
/// # Panics
/// On a directive that does not exist.
#[must_use]
pub fn script(text: &str) -> Script {
    let mut script = Script { language: "nb".to_owned(), font: "Arial".to_owned(), ..Script::default() };
    for line in text.lines() {
        if let Some(directive) = line.strip_prefix('!') {
            set(&mut script, directive);
        } else if line == "---" {
            script.blocks.push(Block::Page);
        } else if let Some((ruled, row)) = row(line) {
            match script.blocks.last_mut() {
                Some(Block::Table { ruled: same, rows }) if *same == ruled => rows.push(row),
                _ => script.blocks.push(Block::Table { ruled, rows: vec![row] }),
            }
        } else {
            let found = KINDS.iter().find_map(|(sign, kind)| Some((*kind, line.strip_prefix(sign)?)));
            let (kind, rest) = found.unwrap_or((Kind::Plain, line));
            script.blocks.push(Block::Paragraph(kind, inlines(rest)));
        }
    }
    script
}

fn set(script: &mut Script, directive: &str) {
    let (name, value) = directive.split_once(' ').unwrap_or((directive, ""));
    match name {
        "language" => value.clone_into(&mut script.language),
        "font" => value.clone_into(&mut script.font),
        "header" => script.header = Some(inlines(value)),
        "footer" => script.footer = Some(inlines(value)),
        "tabs" => script.tabs = value.split(' ').filter_map(|stop| stop.parse().ok()).collect(),
        "numbers" => {
            let (form, start) = value.split_once(" from ").unwrap_or((value, "1"));
            script.numbers = Some((form.to_owned(), start.parse().expect("numbers start from a number")));
        }
        _ => panic!("no directive `{name}`"),
    }
}

fn row(line: &str) -> Option<(bool, Vec<Vec<Inline>>)> {
    [('|', true), ('¦', false)].into_iter().find_map(|(bar, ruled)| {
        let cells = line.strip_prefix(bar)?.strip_suffix(bar)?.split(bar);
        Some((ruled, cells.map(|cell| inlines(cell.trim())).collect()))
    })
}

fn inlines(text: &str) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, inline, after)) = next_mark(rest) {
        found.extend((!before.is_empty()).then(|| Inline::Text(before.to_owned())));
        found.push(inline);
        rest = after;
    }
    found.extend((!rest.is_empty()).then(|| Inline::Text(rest.to_owned())));
    found
}

fn next_mark(text: &str) -> Option<(&str, Inline, &str)> {
    let marks = MARKS.iter().filter_map(|(open, close, inline)| {
        let (before, rest) = text.split_once(open)?;
        let (within, after) = rest.split_once(close)?;
        Some((before, inline(within.to_owned()), after))
    });
    marks.min_by_key(|(before, ..)| before.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_paragraph_and_its_sign_the_kind() {
        let read = script("!language nn\n## Sak\n\n• ja\n| A | **B** |\n| C | |");
        let text = |it: &str| vec![Inline::Text(it.to_owned())];
        assert_eq!(read.language, "nn");
        assert_eq!(
            read.blocks,
            [
                Block::Paragraph(Kind::Heading(1), text("Sak")),
                Block::Paragraph(Kind::Plain, vec![]),
                Block::Paragraph(Kind::Bullet(0), text("ja")),
                Block::Table {
                    ruled: true,
                    rows: vec![vec![text("A"), vec![Inline::Bold("B".to_owned())]], vec![text("C"), vec![]]]
                },
            ]
        );
    }

    #[test]
    fn marks_are_read_from_left_to_right() {
        assert_eq!(
            inlines("a {--b--}{++c++} <https://d.no>"),
            [
                Inline::Text("a ".to_owned()),
                Inline::Deleted("b".to_owned()),
                Inline::Inserted("c".to_owned()),
                Inline::Text(" ".to_owned()),
                Inline::Link("https://d.no".to_owned()),
            ]
        );
    }
}
