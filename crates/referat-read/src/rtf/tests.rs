//! One construct each: rtf in, the printed document out.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::document::{Align, Block, Layer, Line, Link};

const HEAD: &str = r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset2 Wingdings;}{\f3\fcharset204 Arial Cyr;}{\f4\fcharset128 Mincho;}{\f5\fnil Times CE;}}";

fn document(bytes: &[u8]) -> Document {
    read(bytes, &Limits::default()).expect("a file that can be read")
}

/// A file with that after its font table.
fn file(body: &str) -> Document {
    document(format!("{HEAD}{body}}}").as_bytes())
}

/// The printed lines, each with what marks its block, spaces counted as one.
fn printed(document: &Document) -> Vec<String> {
    let printed = document.to_string();
    let lines = printed.lines().map(|line| line.get(10..).unwrap_or_default());
    lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[track_caller]
fn check(rows: &[(&str, &[&str])]) {
    for (body, expected) in rows {
        assert_eq!(printed(&file(body)), *expected, "{body}");
    }
}

fn first(body: &str) -> Block {
    file(body).blocks.into_iter().next().expect("a block")
}

#[test]
fn paragraphs_are_blocks_and_breaks_are_lines() {
    let document = file(r"\pard one\line two\page three\par\par four\sect five");
    let lines: Vec<Vec<&str>> =
        document.blocks.iter().map(|it| it.lines.iter().map(|line| line.text.as_str()).collect()).collect();
    assert_eq!(lines, [vec!["one", "two", "three"], vec!["four"], vec!["five"]]);
    assert_eq!(document.blocks[1].style.gap, 1.0);
}

#[test]
fn characters_come_in_many_ways() {
    check(&[
        (r"\'e6\'f8\'e5 \~ \_ \-a\{\}\\", &[r"æøå - a{}\"]),
        (r"\emdash\endash\lquote\rquote\ldblquote\rdblquote\bullet", &["—–‘’“”•"]),
        (r"\u248\'f8\u-3913?\u229 aa", &["ø•åa"]),
        (r"\uc2\u26085\'93\'fa\uc0\u26085 x", &["日日x"]),
        (r"\u-10179?\u-8704?a\u128512?b", &["😀a😀b"]),
        // What does not stand in for the character is text.
        (r"\u8217\par a", &["’", "a"]),
        (r"{\u8217}a", &["’a"]),
        (r"\u229\endash a\u8211\'96b", &["åa–b"]),
        (r"\f3\'c6\f0\'e5 {\f3\'c6}\'e5", &["Жå Жå"]),
        (r"\f4\'93\'fa\'83A\f0 a", &["日アa"]),
        (r"\f5\'e8\plain\'e8", &["čè"]),
        (r"{\f1\'b7 a}{\f2\'fc}{\f2\u-3844?}", &["• α✓✓"]),
        (r"{\rtlch\af3\ltrch\f0\'e5}{\ltrch\f0\rtlch\af3\'c6}", &["åЖ"]),
        (r"{\upr{\'3f}{\*\ud{\u26085?}}}", &["日"]),
        ("M\u{f8}te", &["Møte"]),
        (r"\caps bl\'e5b\'e6r", &["BLÅBÆR"]),
    ]);
}

#[test]
fn the_document_names_its_code_page() {
    let rows: &[(&str, &str)] = &[
        (r"\mac \'bf", "ø"),
        (r"\pc \'9b", "ø"),
        (r"\pca \'9b", "ø"),
        (r"\ansi\ansicpg1251 \'c6", "Ж"),
        (r"\ansi\ansicpg4711 \'f8", "ø"),
    ];
    for (head, expected) in rows {
        assert_eq!(printed(&document(format!(r"{{\rtf1{head}}}").as_bytes())), [*expected], "{head}");
    }
    assert_eq!(printed(&document(b"{\\rtf1 m\xF8te}")), ["møte"]);
}

#[test]
fn blocks_are_set_as_their_words_say() {
    let block = first(r"\pard\qc\li720\fi-360\sb240\fs20{\i\ul all of it}\par\fs20 the most of the text\par");
    assert_eq!(block.style.align, Align::Center);
    assert_eq!(block.style.indent, 18.0);
    assert_eq!(block.style.gap, 1.0);
    assert!(block.style.italic && block.style.underline);
    assert_eq!(first(r"\fs40 large\par\fs20 the most of the text").style.size, 2.0);
    let bold = |body: &str| first(body).lines[0].bold;
    assert_eq!(bold(r"{\b Vedtak:} godkjent"), "Vedtak:".len());
    assert_eq!(bold(r"\b a {\b0 b} c"), "a ".len());
    assert_eq!(bold(r"\b a\plain  b"), "a".len());
}

#[test]
fn headings_are_known_by_level_style_and_name() {
    let sheet = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 Overskrift;}{\s2\sbasedon1 Mine;}{\s3 heading 3;}{\s4\sbasedon3\outlinelevel9 Text;}{\s5\sbasedon1 Title;}{\*\cs6 heading 6;}}";
    let body = r"\pard\s1 a\par\pard\s2 b\par\pard\s3 c\par\pard\s4 d\par\pard\s5 e\par\pard\s6 f\par\pard\outlinelevel1 g\par\pard\s1\outlinelevel9 h\par\pard i";
    assert_eq!(
        printed(&file(&format!("{sheet}{body}"))),
        ["h1 a", "h1 b", "h3 c", "d", "e", "f", "h2 g", "h", "i"]
    );
}

/// A list table of one list with these levels as (format, text, more), and
/// the lists that are based on it.
fn lists(levels: &[(u8, &str, &str)], overrides: &[&str]) -> String {
    let mut table = String::from(r"{\*\listtable{\list\listtemplateid1");
    for (format, text, more) in levels {
        let _ = write!(
            table,
            r"{{\listlevel\levelnfc{format}\levelstartat1{{\leveltext\leveltemplateid7{text};}}{{\levelnumbers\'01;}}{more}}}"
        );
    }
    table.push_str(r"{\listname ;}\listid9}}{\*\listoverridetable");
    for (number, more) in (1..).zip(overrides) {
        let _ = write!(table, r"{{\listoverride\listid9\listoverridecount0{more}\ls{number}}}");
    }
    table + "}"
}

#[test]
fn markers_are_counted_from_the_tables() {
    let plain = lists(&[(0, r"\'02\'00.", ""), (4, r"\'02\'01)", ""), (0, r"\'05\'00.\'01.\'02", "")], &[""]);
    let legal = lists(&[(1, r"\'01\'00", ""), (0, r"\'03\'00-\'01", r"\levellegal1\levelnorestart1")], &[""]);
    let anew = lists(&[(0, r"\'01\'00", "")], &["", r"{\lfolevel\listoverridestartat\levelstartat7}"]);
    let other = lists(
        &[(0, r"\'01\'00", ""), (0, r"\'03\'00.\'01", "")],
        &[r"{\lfolevel\listoverrideformat{\listlevel\levelnfc3\levelstartat3{\leveltext\'03(\'00);}}}"],
    );
    let signs = lists(&[(23, r"\'01\u-3844 ?", r"\f2"), (23, r"\'01o", "")], &[""]);
    let item = |list: u32, level: u32, text: &str| format!(r"\pard\ls{list}\ilvl{level} {text}\par");
    type Item<'t> = (u32, u32, &'t str);
    let rows: [(String, &[Item<'_>], &[&str]); 5] = [
        (
            plain,
            &[(1, 0, "a"), (1, 1, "b"), (1, 1, ""), (1, 2, "d"), (1, 0, "e"), (1, 1, "f"), (0, 0, "g")],
            &["l1 1. a", "l2 a) b", "l2 b)", "l3 1.b.1 d", "l1 2. e", "l2 a) f", "g"],
        ),
        (
            legal,
            &[(1, 0, "a"), (1, 1, "b"), (1, 0, "c"), (1, 1, "d")],
            &["l1 I a", "l2 1-1 b", "l1 II c", "l2 2-2 d"],
        ),
        (anew, &[(1, 0, "a"), (2, 0, "b"), (2, 0, "c")], &["l1 1 a", "l1 7 b", "l1 8 c"]),
        (other, &[(1, 0, "a"), (1, 1, "b")], &["l1 (C) a", "l2 C.1 b"]),
        (signs, &[(1, 0, "a"), (1, 0, ""), (1, 1, "b"), (7, 0, "c")], &["l1 ✓ a", "l2 o b", "c"]),
    ];
    for (table, items, expected) in rows {
        let items: String = items.iter().map(|(list, level, text)| item(*list, *level, text)).collect();
        assert_eq!(printed(&file(&(table + &items))), expected);
    }
}

#[test]
fn markers_that_the_file_prints_are_taken() {
    let table = lists(&[(0, r"\'02\'00.", ""), (23, r"\'01\u-3844 ?", r"\f2")], &[""]);
    check(&[
        (r"\pard{\pntext\f1\'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}a\par", &["l1 • a"]),
        (r"\pard{\listtext\pard\plain 4.\tab}\ls3\ilvl1 a\par", &["l2 4. a"]),
        (
            &format!(
                r"{table}{{\listtext 4.\tab}}\ls1 a\par{{\listtext\plain\u-3844 ?\tab}}\ls1\ilvl1 b\par"
            ),
            &["l1 4. a", "l2 ✓ b"],
        ),
        (r"{\listtext 1.\tab}{\deleted a\par}b\par", &["deleted a", "b"]),
    ]);
}

#[test]
fn cells_know_what_they_span() {
    let row = |cells: &str, texts: &str| format!(r"\trowd\trleft-70{cells}\pard\intbl {texts}\row");
    let table = row(r"\trhdr\cellx1000\cellx2000\cellx3000", r"a\cell b\cell c\cell")
        + &row(r"\clvmgf\cellx1010\clmgf\cellx2000\clmrg\cellx3000", r"d\cell e\cell f\cell")
        + &row(r"\clvmrg\cellx1000\cellx3000", r"\cell g\par h\cell");
    let document = file(&(table + r"\pard i\par\trowd\cellx9\pard\intbl j\cell\row"));
    let cells: Vec<_> = document
        .blocks
        .iter()
        .map(|it| {
            (it.lines[0].text.as_str(), it.cell.map(|it| (it.row, it.column, it.columns, it.rows, it.header)))
        })
        .collect();
    assert_eq!(
        cells,
        [
            ("a", Some((0, 0, 1, 1, true))),
            ("b", Some((0, 1, 1, 1, true))),
            ("c", Some((0, 2, 1, 1, true))),
            ("d", Some((1, 0, 1, 2, false))),
            ("e", Some((1, 1, 2, 1, false))),
            ("f", Some((1, 1, 2, 1, false))),
            ("g", Some((2, 1, 2, 1, false))),
            ("h", Some((2, 1, 2, 1, false))),
            ("i", None),
            ("j", Some((0, 0, 1, 1, false))),
        ]
    );
    assert_eq!(document.blocks[9].cell.map(|it| it.table), Some(2));
}

#[test]
fn tables_stand_in_cells_of_tables() {
    check(&[
        (
            r"\trowd\cellx5000\cellx9000\pard\intbl a\par\pard\intbl\itap2 b\nestcell c\nestcell{\nonesttables\par}{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}\pard\intbl\itap1 d\cell e\cell\row\pard f",
            &["t1.1.1 a", "t2.1.1 b", "t2.1.2 c", "t1.1.1 d", "t1.1.2 e", "f"],
        ),
        // Rows without a definition, cells that do not say that they are.
        (r"\pard a\cell b\cell\row\pard\intbl c\cell\row", &["t1.1.1 a", "t1.1.2 b", "t1.2.1 c"]),
        (r"\pard\intbl a\cell b", &["t1.1.1 a", "t1.1.2 b"]),
    ]);
}

#[test]
fn fields_show_their_result() {
    check(&[
        (r"{\field{\*\fldinst PAGE}{\fldrslt 7}}", &["7"]),
        (r#"{\field{\*\fldinst SYMBOL 183 \\f "Symbol"}{\fldrslt}}a"#, &["•a"]),
        (r"{\field{\*\fldinst IF {\field{\*\fldinst x}{\fldrslt y}} z}{\fldrslt b}}", &["b"]),
        (
            r"{\field{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres25\ffdefres1}}}{\fldrslt}} ja",
            &["☒ ja"],
        ),
        (r"{\field{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres0\ffdefres1}}}} nei", &["☐ nei"]),
        (
            r"{\field{\*\fldinst FORMDROPDOWN{\*\formfield{\fftype2\ffres1{\*\ffname A}{\*\ffl en}{\*\ffl to}}}}}",
            &["to"],
        ),
        (r"{\object\objemb{\*\objclass X}{\*\objdata 00ff}{\result c}}", &["c"]),
    ]);
    let block = first(r#"se {\field{\*\fldinst HYPERLINK "https://x.no/\\a"}{\fldrslt{\ul ved}legg}} nr. 1"#);
    let link = Link { text: "vedlegg".to_owned(), url: r"https://x.no/\a".to_owned() };
    assert_eq!(block.lines[0].links, [link]);
    assert_eq!(block.lines[0].text, "se vedlegg nr. 1");
}

#[test]
fn notes_stand_after_the_paragraph_that_refers_to_them() {
    check(&[(
        r"a{\super\chftn}{\footnote\pard\chftn  b\par\i c}{\footnote\ftnalt d}{\*\annotation{\*\atnref 1}e} f\par g",
        &["a f", "note b", "note c", "note d", "comment e", "g"],
    )]);
    let layers: Vec<Layer> =
        file(r"{\footnote a}{\footnote\ftnalt b}").blocks.iter().map(|it| it.layer).collect();
    assert_eq!(layers, [Layer::Footnote, Layer::Endnote]);
}

#[test]
fn headers_come_first_and_footers_last_each_once() {
    let header = r"{\header\pard a\par}{\footer b}";
    check(&[
        (&format!(r"{header}c\sect {header}d"), &["page a", "c", "d", "page b"]),
        (r"{\headerf a}c", &["c"]),
        (r"\titlepg{\headerf a}c\sect\sectd{\headerf b}d", &["page a", "c", "d"]),
        (r"{\headerl a}{\headerr b}c", &["page b", "c"]),
        (r"\facingp{\headerl a}{\headerr b}c", &["page a", "page b", "c"]),
        (r"{\header{\footnote a}b}c", &["page b", "page a", "c"]),
    ]);
}

#[test]
fn text_boxes_stand_once_after_their_paragraph() {
    check(&[
        (
            r"a{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt\pard\b b\par}}{\shprslt{\*\do{\dptxbxtext b}}}} c\par d",
            &["a c", "b b", "d"],
        ),
        (r"a{\*\do\dobxpage{\dptxbxtext b}}", &["a", "b"]),
        (r"\trowd\cellx9\pard\intbl a{\shp{\*\shpinst{\shptxt b}}}\cell\row", &["t1.1.1 a", "t1.1.1 b"]),
    ]);
}

#[test]
fn changes_are_accepted_and_what_they_removed_stands_beside() {
    check(&[
        (r"a {\deleted b }{\revised c}\par", &["a c", "deleted b"]),
        (r"a{\deleted\par}b\par{\deleted c\par}d", &["ab", "deleted c", "d"]),
        (r"a{\v b}\par", &["a", "hidden b"]),
        (r"\dropcapli3 V\par\pard edtak", &["Vedtak"]),
    ]);
}

#[test]
fn what_is_not_printed_is_passed_over() {
    check(&[
        (r"a{\pict\pngblip 89504e47}{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}b", &["ab"]),
        ("a{\\pict\\bin5 }}}}}}b", &["ab"]),
        (r"a{\*\unheardof b{c}}d{\unheardof e}", &["ade"]),
        (r"{\colortbl;\red0;}{\*\bkmkstart x}a{\xe b}{\tc c}", &["a"]),
        // The mark counts only at the beginning of a group.
        (r"{\i\*\cs7 a}", &["a"]),
        (r"{\mmath{\*\moMath{\mr x}{\msSup{\*\msSupPr y}{\me{\mr z}}}}{\mmathPict{\pict 00}}}", &["xz"]),
    ]);
}

#[test]
fn properties_of_the_file_are_metadata() {
    let document = file(
        r"{\*\generator Skriver 1.0;}{\info{\title M\'f8te}{\author X}{\creatim\yr2004\mo5\dy3\hr9\min5}{\revtim\yr2004\mo5\dy4\hr25}}a",
    );
    assert_eq!(document.metadata.title.as_deref(), Some("Møte"));
    assert_eq!(document.metadata.producer.as_deref(), Some("Skriver 1.0"));
    assert_eq!(document.metadata.created.as_deref(), Some("2004-05-03T09:05"));
    assert_eq!(document.metadata.modified.as_deref(), Some("2004-05-04"));
    assert_eq!(printed(&document), ["a"]);
}

#[test]
fn files_are_known_by_their_content() {
    for bytes in [&b"{\\rtf1 a}"[..], b"\xEF\xBB\xBF{\\rtf1 a}", b"\r\n\0 {\\rtf a}", b"{ \\rtf1 a}"] {
        assert!(sniff(bytes) && printed(&document(bytes)) == ["a"]);
    }
    assert!(!sniff(b"{\\urtf1}") && !sniff(b"rtf") && !sniff(b""));
}

#[test]
fn damaged_files_are_read_as_far_as_they_hold_together() {
    let rows: &[(&[u8], &[&str], bool)] = &[
        (b"{\\rtf1 a}", &["a"], false),
        (b"{\\rtf1 a}\r\n\0junk", &["a"], false),
        (b"{\\rtf1 a{\\b b", &["ab"], true),
        (b"{\\rtf1 a{\\footnote b", &["a", "note b"], true),
        (b"{\\rtf1 a\\par}b\\par}c", &["a", "b", "c"], true),
        (b"{\\rtf1 a}{\\rtf1{\\fonttbl\\f0 x;}\\pard b}", &["ab"], true),
        (b"{\\rtf1 a\\'", &["a"], false),
    ];
    for (bytes, expected, is_damaged) in rows {
        let document = document(bytes);
        let name = String::from_utf8_lossy(bytes);
        assert_eq!(printed(&document), *expected, "{name}");
        assert_eq!(!document.warnings.is_empty(), *is_damaged, "{name}");
    }
    let error = read(b"{\\rtf1{\\fonttbl{\\f0 a", &Limits::default()).expect_err("nothing to read");
    assert!(error.is_damaged());
}

#[test]
fn limits_are_kept() {
    let deep = |depth: usize| format!("{{\\rtf1{}a", "{".repeat(depth));
    let read = |text: &str, limits: &Limits| read(text.as_bytes(), limits);
    assert!(read(&deep(900), &Limits::default()).is_ok());
    assert!(read(&deep(10_000), &Limits::default()).is_err_and(|it| it.is_limit_exceeded()));
    let few = Limits { elements: 5, ..Limits::default() };
    assert!(read(r"{\rtf1\b\b\b\b\b\b a}", &few).is_err_and(|it| it.is_limit_exceeded()));
    let tables = format!(r"{HEAD}\pard\intbl\itap2000000000 a\par");
    assert_eq!(read(&tables, &Limits::default()).map(|it| it.blocks.len()), Ok(1));
}

/// Pieces that files are made of, to be put together at random.
const PIECES: &[&str] = &[
    "{",
    "{",
    "{",
    "}",
    "}",
    "}",
    "\\",
    "\\*",
    "\\'",
    "\\'e5",
    "\\u-10179?",
    "\\u229\\'e5",
    "\\uc9",
    "\\bin3 ",
    "\\par ",
    "\\pard",
    "\\plain",
    "\\cell",
    "\\row",
    "\\trowd",
    "\\cellx500",
    "\\cellx2000",
    "\\clvmrg",
    "\\clmrg",
    "\\clvmgf",
    "\\intbl",
    "\\itap2",
    "\\nestcell",
    "{\\*\\nesttableprops",
    "\\nestrow",
    "{\\field",
    "{\\*\\fldinst HYPERLINK \"x\"",
    "{\\fldrslt ",
    "{\\footnote ",
    "\\ftnalt",
    "{\\header ",
    "{\\shp{\\*\\shpinst{\\shptxt ",
    "{\\listtext 1.\\tab}",
    "\\ls1",
    "\\ilvl9",
    "{\\*\\listtable{\\list{\\listlevel{\\leveltext\\'02\\'00.;}",
    "\\listid1",
    "{\\*\\listoverridetable",
    "{\\listoverride\\listid1\\ls1",
    "{\\lfolevel\\listoverridestartat\\levelstartat3",
    "{\\listlevel",
    "{\\fonttbl{\\f1",
    "\\fcharset128 x;",
    "\\f1",
    "{\\stylesheet{\\s1",
    "\\sbasedon1 heading 1;",
    "\\s1",
    "\\deleted",
    "\\v",
    "\\sect",
    "\\line ",
    "\\tab ",
    "{\\upr",
    "{\\*\\ud",
    "{\\info{\\title ",
    "{\\creatim\\yr2004",
    "{\\pict",
    "Møte",
    "vedtak ",
    "\r\n",
    "\u{1}",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_gives_lines_that_keep_the_documents_promises(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60),
        noise in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 0..4),
    ) {
        let mut bytes = pieces.concat().into_bytes();
        for (index, byte) in noise {
            if !bytes.is_empty() {
                let at = index.index(bytes.len());
                bytes[at] = byte;
            }
        }
        let bytes = [HEAD.as_bytes(), &bytes].concat();
        if let Ok(document) = read(&bytes, &Limits::default()) {
            for block in &document.blocks {
                prop_assert!(block.lines.first().is_some_and(|it| !it.is_blank()));
            }
            let lines: Vec<&Line> = document.lines().map(|(_, line)| line).collect();
            for (number, line) in (1..).zip(lines) {
                prop_assert_eq!(line.number, number);
                prop_assert!(line.text.is_char_boundary(line.bold));
                prop_assert!(!line.text.contains(|it: char| it.is_control() && it != '\t'));
            }
        }
    }

    #[test]
    fn plain_words_come_out_once_and_in_order(words in prop::collection::vec("[a-zæøå]{1,9}", 1..30)) {
        let separators = [r"\par ", r"\cell ", r"\row ", r"\line ", r"\tab ", "{\\b ", "}", r"\sect ", r"\pard\intbl "];
        let body: String = words
            .iter()
            .zip(separators.iter().cycle())
            .map(|(word, separator)| {
                let escaped: String = word.chars().map(|it| if it.is_ascii() { it.to_string() } else { format!(r"\u{}?", u32::from(it)) }).collect();
                format!("{escaped}{separator}")
            })
            .collect();
        let document = file(&body);
        let text: Vec<&str> = document.lines().flat_map(|(_, line)| line.text.split_whitespace()).collect();
        let joined: String = text.concat();
        prop_assert_eq!(joined, words.concat());
    }
}
