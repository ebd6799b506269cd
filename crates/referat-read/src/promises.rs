//! What every document keeps, whichever reader made it and of whatever bytes.

use std::path::{Path, PathBuf};

use proptest::prelude::*;

use crate::{Document, FORMATS, Limits, Read, document::Flow, read};

/// Compares a document as it prints, tabs as bars, with what is expected, blank
/// lines left out.
#[cfg(any(feature = "markdown", feature = "text"))]
pub(crate) fn prints(document: &Document, expected: &str) {
    let printed = document.to_string().replace('\t', "|");
    let printed: Vec<&str> = printed.lines().map(str::trim_end).collect();
    let expected: Vec<&str> = expected.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(printed, expected, "\n{}", printed.join("\n"));
}

/// Pieces of files in an order that no program would write.
const PIECES: &[&str] = &[
    "\n",
    "\r\n",
    "\n\n\n",
    "\u{c}",
    "\t",
    "        ",
    "\u{a0}\u{a0}\u{a0}",
    "\u{feff}",
    "\u{200b}",
    "e\u{301}",
    "\u{301}",
    "\u{fb01}",
    "\u{ad}",
    "\u{1a}",
    "\0",
    "Å",
    "Sak 1/24",
    "kl. 19",
    "- 3 -",
    "Side 1 av 2",
    "1. ",
    "- ",
    "* ",
    "3. mai",
    "  3) ",
    "# ",
    "## Sak",
    "---\n",
    "title: x\n",
    "---\ntitle: x\n---\n",
    "{{ page.title }}",
    "| a | b |\n|---|---|\n",
    "**",
    "_",
    "`",
    "```\n",
    "> ",
    "[a](b)",
    "![a](b)",
    "[^1]",
    "[^1]: ",
    "&amp;",
    "\\",
    "https://a.no/ ",
    "<!DOCTYPE html>",
    "<html><body>",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "<ol start=-2>",
    "<ol type=a>",
    "<li>",
    "<li value=9>",
    "</ol>",
    "<ul style='list-style: none'>",
    "<table>",
    "<tr>",
    "<td rowspan=3>",
    "<td colspan=0>",
    "<th>",
    "</table>",
    "<h1>",
    "</h1>",
    "<pre>",
    "<nav>",
    "</nav>",
    "<a href='x'>",
    "</a>",
    "<style>",
    "</style>",
    ".a { display: none }",
    "<p class=a>",
    "<span style='mso-list:Ignore'>",
    "<!--",
    "-->",
    "<script>",
    "<svg>",
    "<button>",
    "<del>",
    "<textarea>",
    "<office:document xmlns:office='o' office:mimetype='application/vnd.oasis.opendocument.text'>",
    "<office:automatic-styles>",
    "<style:style style:name='a' style:family='paragraph' style:parent-style-name='a'>",
    "</style:style>",
    "<text:list-style style:name='l'>",
    "<text:list-level-style-number text:level='2' text:num-format='i' text:display-levels='9'/>",
    "</text:list-style>",
    "</office:automatic-styles>",
    "<office:body>",
    "<office:text>",
    "<text:p text:style-name='a'>",
    "</text:p>",
    "<text:h text:outline-level='2'>",
    "</text:h>",
    "<text:list text:style-name='l'>",
    "<text:list-item>",
    "</text:list>",
    "<text:s text:c='99999999999'/>",
    "<text:tab/>",
    "<text:line-break/>",
    "<text:note>",
    "</text:note>",
    "<draw:frame>",
    "<table:table>",
    "<table:table-row>",
    "<table:table-cell table:number-columns-spanned='3'>",
    "</table:table>",
    "<text:changed-region text:id='c'>",
    "<text:change text:change-id='c'/>",
    "<text:span text:style-name='a'>",
    "</text:span>",
];

/// Beginnings that lead to each reader.
const BEGINNINGS: &[&str] = &[
    "",
    "# Sak 1\n\n- a\n",
    "<html>",
    "<office:document office:mimetype='application/vnd.oasis.opendocument.text'><office:body>",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pieces_give_a_document(
        beginning in prop::sample::select(BEGINNINGS),
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60),
    ) {
        let text = format!("{beginning}{}", pieces.concat());
        if let Ok((_, document)) = read(text.as_bytes(), &Limits::default()) {
            check(&document, &text);
        }
    }

    #[test]
    fn any_bytes_give_a_document_or_an_error(bytes in prop::collection::vec(any::<u8>(), 1..400)) {
        for format in FORMATS {
            match format.read {
                Read::Document(read) => {
                    if let Ok(document) = read(&bytes, &Limits::default()) {
                        check(&document, format.name);
                    }
                }
                Read::Container(open) => {
                    let members = open(bytes.as_slice().into(), &Limits::default());
                    drop(members.map(Iterator::count));
                }
            }
        }
    }
}

#[test]
fn any_file_gives_a_document_or_an_error() {
    let files = collected();
    if files.is_empty() {
        println!("skipped: there is no ../shared/corpus");
    }
    for path in files {
        let bytes = std::fs::read(&path).expect("a file that was just listed");
        if let Ok((_, document)) = read(&bytes, &Limits::default()) {
            check(&document, &path.display().to_string());
        }
    }
}

/// Fails where a document breaks a promise.
fn check(document: &Document, from: &str) {
    let mut last = 0;
    for (block, line) in document.lines() {
        assert!(line.number > last, "{from}: {block:?}");
        last = line.number;
        assert!(!line.text.contains(|it: char| it.is_control() && it != '\t'), "{from}: {line:?}");
        assert!(line.text.is_char_boundary(line.bold), "{from}: {line:?}");
    }
    for block in &document.blocks {
        assert!(block.style.size > 0.0 && block.style.gap >= 0.0, "{from}: {block:?}");
        let is_whole = document.flow == Flow::Paragraphs || block.cell.is_some() || block.lines.len() == 1;
        assert!(is_whole, "{from}: {block:?}");
        let marker = block.list.as_ref().map_or("", |it| it.marker.as_str());
        let first = block.lines.first().and_then(|it| it.text.strip_prefix(marker));
        let is_marked =
            first.is_some_and(|rest| marker.is_empty() || rest.is_empty() || rest.starts_with('\t'));
        assert!(is_marked, "{from}: {block:?}");
    }
}

/// Files of all kinds, where they are at hand.
fn collected() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let mut folders = vec![corpus];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let paths = if entry.path().is_dir() { &mut folders } else { &mut files };
            paths.push(entry.path());
        }
    }
    files
}
