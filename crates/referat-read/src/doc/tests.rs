//! One construct each: what a file holds in, the printed document out.

use proptest::prelude::*;

use super::fib::{Table, Text};
use super::sample::{Paragraph, Sample, fonts, p, pieces, plc, runs, set, sprm, string, styles};
use super::sprm::code;
use super::*;
use crate::document::{Align, Line};

fn document(bytes: &[u8]) -> Document {
    read(bytes, &Limits::default()).expect("a file that can be read")
}

/// The printed lines, each with what marks its block, spaces counted as one.
fn printed(document: &Document) -> Vec<String> {
    let printed = document.to_string();
    let lines = printed.lines().map(|line| line.get(10..).unwrap_or_default());
    lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[track_caller]
fn check(sample: &Sample, expected: &[&str]) {
    assert_eq!(printed(&document(&sample.file())), expected);
}

fn on(code: u16) -> Vec<u8> {
    sprm(code, &[1])
}

/// A paragraph of a list.
fn item(list: u16, level: u8, text: &str) -> Paragraph {
    set(0, &[sprm(code::LIST_LEVEL, &[level]), sprm(code::LIST, &list.to_le_bytes())], text)
}

/// A level: its format, text, first number, flags, and what makes it restart.
fn level(format: u8, text: &str, start: u8, flags: u8, restart: u8, characters: &[u8]) -> Vec<u8> {
    let mut bytes = vec![start, 0, 0, 0, format, flags];
    bytes.resize(24, 0);
    bytes.extend([characters.len() as u8, 0, restart, 0]);
    bytes.extend(characters);
    bytes.extend(string(text));
    bytes
}

/// What a list overrides of its first level: flags, the first number, and the
/// definition.
type Override = (u8, u8, Option<Vec<u8>>);

/// A document of one list with these levels, and of overrides of it.
fn listed(paragraphs: &[Paragraph], levels: &[Vec<u8>], overrides: &[Option<Override>]) -> Sample {
    let mut lists = vec![1, 0, 7, 0, 0, 0];
    lists.resize(2 + 28, 0);
    lists.extend((0..9).flat_map(|it| levels.get(it).cloned().unwrap_or_else(|| level(0, "", 1, 0, 0, &[]))));
    let mut bytes = (overrides.len() as u32).to_le_bytes().to_vec();
    for it in overrides {
        let mut list = vec![7, 0, 0, 0];
        list.resize(12, 0);
        list.push(u8::from(it.is_some()));
        list.resize(16, 0);
        bytes.extend(list);
    }
    for it in overrides {
        bytes.extend([0xFF; 4]);
        if let Some((flags, start, definition)) = it {
            bytes.extend([*start, 0, 0, 0, *flags, 0, 0, 0]);
            bytes.extend(definition.iter().flatten());
        }
    }
    Sample::new(paragraphs).with(Table::Lists, lists).with(Table::ListOverrides, bytes)
}

#[test]
fn paragraphs_are_blocks_and_breaks_are_lines() {
    let sample = Sample::new(&[p("one\u{B}two\u{C}three"), p(""), p("\u{C}f\u{1E}o\u{1F}ur\tå€")]);
    check(&sample, &["one", "two", "three", "f-our å€"]);
    let lines: Vec<usize> = document(&sample.file()).blocks.iter().map(|it| it.lines.len()).collect();
    assert_eq!(lines, [3, 1]);
}

#[test]
fn sections_end_paragraphs() {
    let end =
        |text: &str| Paragraph { runs: vec![(format!("{text}\u{C}"), Vec::new())], ..Paragraph::default() };
    let mut sample = Sample::new(&[end("one"), p("two")]);
    sample.sections = vec![(4, Vec::new()), (8, Vec::new())];
    check(&sample, &["one", "two"]);
    assert_eq!(document(&sample.file()).blocks.len(), 2);
}

#[test]
fn pieces_are_put_in_order_and_may_change_what_is_in_them() {
    // Two letters a byte each, after text of two bytes a letter.
    let piece =
        |offset: u32, modifier: u16| [&[0, 0][..], &offset.to_le_bytes(), &modifier.to_le_bytes()].concat();
    let text = p("bdac");
    let places = plc(
        &[0, 1, 2, 4, 5],
        &[piece(0x804, 0x01AA), piece(0x800, 1), piece(0x4000_0000 | (2 * 0x802), 0), piece(0x808, 0)],
    );
    let sample = Sample::new(&[text]).with(Table::Pieces, pieces(&[on(code::HIDDEN)], &places));
    check(&sample, &["ad", "hidden b"]);
    assert_eq!(document(&sample.file()).blocks[0].lines[0].bold, 1);
}

#[test]
fn styles_inherit_and_titles_are_no_headings() {
    let sheet = styles(&[
        (0, 1, 0xFFF, Vec::new(), sprm(code::SIZE, &[20, 0])),
        (1, 1, 0, sprm(code::ALIGN, &[1]), [on(code::BOLD), on(code::ITALIC)].concat()),
        (0xFFE, 1, 1, Vec::new(), sprm(code::ITALIC, &[0x81])),
        (62, 1, 0, sprm(code::OUTLINE, &[0]), Vec::new()),
        (0xFFE, 2, 0xFFF, Vec::new(), on(code::BOLD)),
    ]);
    let outlined = set(0, &[sprm(code::OUTLINE, &[2])], "e");
    let body = set(1, &[sprm(code::OUTLINE, &[9])], "f");
    let sample = Sample::new(&[p("a"), set(1, &[], "b"), set(2, &[], "c"), set(3, &[], "d"), outlined, body])
        .with(Table::Styles, sheet.clone());
    check(&sample, &["a", "h1b b", "h1b c", "d", "h3 e", "b f"]);
    let blocks = document(&sample.file()).blocks;
    assert_eq!([1, 2].map(|it: usize| blocks[it].style.italic), [true, false]);
    assert_eq!(blocks[2].style.align, Align::Center);

    // A character style on a style that is bold is not.
    let named = sprm(code::CHARACTER_STYLE, &[4, 0]);
    let opposite = [named.clone(), sprm(code::BOLD, &[0x81])].concat();
    for (style, changes, bold) in [
        (0, named.clone(), true),
        (1, named.clone(), false),
        (1, opposite, true),
        (0, [named, sprm(code::BOLD, &[0])].concat(), false),
        (1, sprm(code::BOLD, &[0x81]), false),
        (1, sprm(code::BOLD, &[0x80]), true),
    ] {
        let paragraph = Paragraph { style, ..runs(&[("x", changes.clone())]) };
        let sample = Sample::new(&[paragraph]).with(Table::Styles, sheet.clone());
        assert_eq!(document(&sample.file()).blocks[0].lines[0].bold > 0, bold, "{style} {changes:?}");
    }
}

#[test]
fn numbers_run_on_and_deeper_ones_start_again() {
    let levels = [
        level(0, "\0.", 1, 0, 0, &[]),
        level(4, "\u{1})", 1, 0, 0, &[]),
        level(0, "\0.\u{1}.\u{2}", 3, 0, 0, &[]),
    ];
    let body = [
        item(1, 0, "a"),
        item(1, 1, "b"),
        item(1, 1, "c"),
        item(1, 2, "d"),
        item(1, 0, "e"),
        item(1, 1, "f"),
    ];
    check(
        &listed(&body, &levels, &[None]),
        &["l1 1. a", "l2 a) b", "l2 b) c", "l3 1.b.3 d", "l1 2. e", "l2 a) f"],
    );
}

#[test]
fn a_level_may_never_start_again_or_count_in_digits_only() {
    let levels = [level(1, "\0", 1, 0, 0, &[]), level(0, "\0-\u{1}", 1, 0x0C, 0, &[])];
    let body = [item(1, 0, "a"), item(1, 1, "b"), item(1, 0, "c"), item(1, 1, "d")];
    check(&listed(&body, &levels, &[None]), &["l1 I a", "l2 1-1 b", "l1 II c", "l2 2-2 d"]);
}

#[test]
fn overrides_start_anew_or_replace_levels() {
    let levels = [level(0, "\0", 1, 0, 0, &[])];
    let other = level(3, "(\0)", 3, 0, 0, &[]);
    let overrides = [None, None, Some((0x10, 7, None)), Some((0x30, 0, Some(other)))];
    let body = [item(1, 0, "a"), item(2, 0, "b"), item(3, 0, "c"), item(3, 0, "d"), item(4, 0, "e")];
    check(&listed(&body, &levels, &overrides), &["l1 1 a", "l1 2 b", "l1 7 c", "l1 8 d", "l1 (C) e"]);
}

#[test]
fn bullets_are_signs_and_paragraphs_may_leave_their_list() {
    let symbol = sprm(code::FONT, &[1, 0]);
    let levels = [level(23, "\u{F0B7}", 1, 0, 0, &symbol), level(23, "o", 1, 0, 0, &[])];
    let body = [item(1, 0, "a"), item(1, 1, "b"), item(0, 0, "c"), item(0xF801, 0, "d"), item(1, 0, "")];
    let sample = listed(&body, &levels, &[None]);
    check(
        &sample.with(Table::Fonts, fonts(&[(0, "Arial"), (2, "Symbol")], false)),
        &["l1 • a", "l2 o b", "c", "d"],
    );
}

/// What a paragraph says of its numbering in the way of Word 6.
fn autonumber(format: u8, before: &str, after: &str, start: u8, is_old: bool) -> Vec<u8> {
    let mut bytes = vec![format, before.len() as u8, after.len() as u8];
    bytes.resize(10, 0);
    bytes.extend([start, 0]);
    bytes.resize(20, 0);
    let text = [before, after].concat();
    bytes.extend(text.bytes().flat_map(|it| if is_old { vec![it] } else { vec![it, 0] }));
    bytes
}

#[test]
fn word_6_numbers_in_sequence_and_by_headings() {
    let numbered = |level: u8, text: &str| {
        let numbering = sprm(code::AUTONUMBER, &autonumber(0, "(", ")", 1, false));
        set(0, &[sprm(code::AUTONUMBER_LEVEL, &[level]), numbering], text)
    };
    let body = [numbered(10, "a"), numbered(10, "b"), p("c"), numbered(10, "d"), numbered(11, "e")];
    check(&Sample::new(&body), &["l1 (1) a", "l1 (2) b", "c", "l1 (1) d", "l1 ( e"]);

    let heading = |level: u8, text: &str| set(0, &[sprm(code::AUTONUMBER_LEVEL, &[level])], text);
    let mut outline = Vec::new();
    for (format, goes_on) in [(1, 0), (0, 4)] {
        let mut level = vec![format, 0, 1, goes_on];
        level.resize(10, 0);
        level.extend([1, 0, 0, 0, 0, 0]);
        outline.extend(level);
    }
    outline.resize(148, 0);
    outline.extend([b'.', 0, b')', 0]);
    let mut sample =
        Sample::new(&[heading(1, "a"), heading(2, "b"), heading(2, "c"), heading(1, "d"), heading(2, "e")]);
    sample.sections = vec![(10, sprm(code::OUTLINE_NUMBERS, &outline))];
    check(&sample, &["l1 I. a", "l2 I.1) b", "l2 I.2) c", "l1 II. d", "l2 II.1) e"]);
}

/// A paragraph that ends a cell.
fn cell(changes: &[Vec<u8>], text: &str) -> Paragraph {
    let changes = [&[on(code::IN_TABLE)], changes].concat().concat();
    Paragraph { changes, runs: vec![(format!("{text}\u{7}"), Vec::new())], ..Paragraph::default() }
}

/// The end of a row whose cells have these edges and flags.
fn row(edges: &[i16], flags: &[u16], changes: &[Vec<u8>]) -> Paragraph {
    let mut bytes = vec![flags.len() as u8];
    bytes.extend(edges.iter().flat_map(|it| it.to_le_bytes()));
    for flags in flags {
        let mut cell = flags.to_le_bytes().to_vec();
        cell.resize(20, 0);
        bytes.extend(cell);
    }
    cell(&[&[on(code::ROW_END), sprm(code::ROW, &bytes)], changes].concat(), "")
}

#[test]
fn cells_know_what_they_span() {
    let body = [
        cell(&[], "a"),
        cell(&[], "b"),
        cell(&[], ""),
        row(&[0, 1000, 2000, 3000], &[0x60, 1, 2], &[on(code::HEADER_ROW)]),
        cell(&[], ""),
        set(0, &[on(code::IN_TABLE)], "c"),
        cell(&[], "d"),
        cell(&[], "e"),
        row(&[0, 1000, 1500, 3000], &[0x20, 0, 0], &[]),
        p("f"),
        cell(&[], "g"),
        row(&[0, 1000], &[0], &[]),
    ];
    let sample = Sample::new(&body);
    check(&sample, &["t1.1.1 a", "t1.1.2 b", "t1.2.2 c", "t1.2.2 d", "t1.2.3 e", "f", "t2.1.1 g"]);
    let cells: Vec<_> = document(&sample.file()).blocks.iter().filter_map(|it| it.cell).collect();
    assert_eq!((cells[0].rows, cells[0].columns, cells[0].header), (2, 1, true));
    assert_eq!((cells[1].rows, cells[1].columns), (1, 3));
    assert_eq!((cells[4].columns, cells[4].header), (2, false));
}

#[test]
fn tables_stand_in_cells_of_tables() {
    let deep = |changes: &[Vec<u8>], text: &str| {
        let depth = [on(code::IN_TABLE), sprm(code::TABLE_DEPTH, &[2, 0, 0, 0])];
        set(0, &[&depth, changes].concat(), text)
    };
    let body = [
        set(0, &[on(code::IN_TABLE)], "a"),
        deep(&[], "b"),
        deep(&[on(code::INNER_CELL_END)], "c"),
        deep(&[on(code::INNER_CELL_END)], "d"),
        deep(&[on(code::INNER_ROW_END)], ""),
        cell(&[], "e"),
        cell(&[], "f"),
        row(&[0, 1000, 2000], &[0, 0], &[]),
    ];
    check(&Sample::new(&body), &["t1.1.1 a", "t2.1.1 b", "t2.1.1 c", "t2.1.2 d", "t1.1.1 e", "t1.1.2 f"]);
}

#[test]
fn fields_show_their_result() {
    let body = [
        p("\u{13} REF x \u{14}see\u{13} PAGE \u{14}7\u{15}\u{15}.\u{13} XE y \u{15}"),
        p("\u{13} SYMBOL 183 \\f Symbol \u{15}\u{13}TOC\u{14}one"),
        p("two\u{15}"),
    ];
    check(&Sample::new(&body), &["see7.", "•one", "two"]);
}

#[test]
fn links_have_their_words_and_address() {
    let body = p(
        "See \u{13} HYPERLINK \"https://example.org/\" \u{14}this\u{15}, \u{13} HYPERLINK \\l \"x\" \u{14}that\u{15}",
    );
    let links = document(&Sample::new(&[body]).file()).blocks[0].lines[0].links.clone();
    let links: Vec<_> = links.iter().map(|it| (it.text.as_str(), it.url.as_str())).collect();
    assert_eq!(links, [("this", "https://example.org/")]);
}

/// What a form field shows: kind, result, and what it was at first.
fn form_data(kind: u16, result: u16, default: u16, entries: &[&str]) -> Vec<u8> {
    let mut field = vec![0xFF; 4];
    field.extend((kind | result << 2).to_le_bytes());
    field.extend([0; 4]);
    field.extend([string("n"), vec![0, 0]].concat());
    field.extend(default.to_le_bytes());
    field.extend([0; 5 * 4]);
    field.extend([0xFF, 0xFF]);
    field.extend((entries.len() as u32).to_le_bytes());
    field.extend([0, 0]);
    field.extend(entries.iter().flat_map(|it| string(it)));
    let mut bytes = (68 + field.len() as u32).to_le_bytes().to_vec();
    bytes.extend([68, 0]);
    bytes.resize(68, 0);
    bytes.extend(field);
    bytes
}

#[test]
fn form_fields_show_their_state() {
    let rows = [
        (form_data(1, 1, 0, &[]), "☒"),
        (form_data(1, 25, 0, &[]), "☐"),
        (form_data(1, 25, 1, &[]), "☒"),
        (form_data(2, 1, 0, &["ja", "nei"]), "nei"),
    ];
    for (data, expected) in rows {
        let picture = [sprm(code::DATA_PLACE, &[4, 0, 0, 0]), on(code::IS_DATA), on(code::SPECIAL)].concat();
        let body = runs(&[("\u{13} FORM ", Vec::new()), ("\u{1}", picture), ("\u{14}\u{15}", Vec::new())]);
        let sample = Sample { data: [vec![0; 4], data].concat(), ..Sample::new(&[body]) };
        check(&sample, &[expected]);
    }
}

#[test]
fn notes_stand_after_the_paragraph_that_refers_to_them() {
    let special = || on(code::SPECIAL);
    let body = [
        runs(&[
            ("a", vec![]),
            ("\u{2}", special()),
            ("b", vec![]),
            ("\u{5}", special()),
            ("\u{2}", special()),
        ]),
        p("c"),
    ];
    let sample = Sample::new(&body)
        .text(Text::Footnotes, &[p("\u{2} foot"), p("more"), p("")])
        .text(Text::Comments, &[p("\u{5}remark"), p("")])
        .text(Text::Endnotes, &[p("\u{2}end"), p("")])
        .with(Table::FootnoteReferences, plc(&[1, 7], &[vec![0, 0]]))
        .with(Table::FootnoteTexts, plc(&[0, 12, 13], &[]))
        .with(Table::CommentReferences, plc(&[3, 7], &[vec![0; 30]]))
        .with(Table::CommentTexts, plc(&[0, 8, 9], &[]))
        .with(Table::EndnoteReferences, plc(&[4, 7], &[vec![0, 0]]))
        .with(Table::EndnoteTexts, plc(&[0, 5, 6], &[]));
    check(&sample, &["ab", "note foot", "note more", "comment remark", "note end", "c"]);
}

#[test]
fn headers_come_first_and_footers_last_each_once() {
    let mut sample = Sample::new(&[p("a"), p("b")])
        .text(Text::Furniture, &["E", "H", "e", "F", "T", "t", "H", ""].map(p))
        .with(Table::Furniture, plc(&[0, 0, 0, 0, 0, 0, 0, 2, 4, 6, 8, 10, 12, 12, 14, 14], &[]));
    sample.sections = vec![(2, Vec::new()), (4, Vec::new())];
    check(&sample, &["page H", "a", "b", "page F"]);
    sample.sections[0].1 = on(code::TITLE_PAGE);
    let sample = sample.with(Table::Document, vec![1, 0]);
    check(&sample, &["page E", "page H", "page T", "a", "b", "page e", "page F", "page t"]);
}

#[test]
fn text_boxes_stand_where_they_are_anchored() {
    let shape = |id: u8| {
        let mut bytes = vec![0; 22];
        bytes[14] = id;
        bytes
    };
    let anchor = |id: u8| {
        let mut bytes = vec![id];
        bytes.resize(26, 0);
        bytes
    };
    let record = |head: u8, kind: u8, content: &[u8]| {
        [&[head, 0, kind, 0xF0][..], &(content.len() as u32).to_le_bytes(), content].concat()
    };
    let drawn = |id: u8| record(2, 0x0A, &[id, 0, 0, 0, 0, 0, 0, 0]);
    let group = record(0xF, 3, &[drawn(3), drawn(4)].concat());
    let drawing = [vec![0], record(0xF, 2, &record(0xF, 3, &[drawn(1), group].concat()))].concat();
    let sample = Sample::new(&[p("a\u{8}b\u{8}"), p("c")])
        .text(Text::Boxes, &["box", "inner", "loose", ""].map(p))
        .with(Table::Shapes, plc(&[1, 3, 9], &[anchor(9), anchor(3)]))
        .with(Table::BoxTexts, plc(&[0, 4, 10, 16, 17], &[shape(9), shape(4), shape(8), shape(0)]))
        .with(Table::Drawing, drawing);
    check(&sample, &["ab", "box", "inner", "c", "loose"]);
}

#[test]
fn changes_are_accepted_and_what_they_removed_stands_beside() {
    let deleted = |text: &str| (text.to_owned(), on(code::DELETED));
    let joined =
        Paragraph { runs: vec![("joi".to_owned(), Vec::new()), deleted("\r")], ..Paragraph::default() };
    let body = [runs(&[("new", Vec::new()), ("old", on(code::DELETED))]), joined, p("ned")];
    check(&Sample::new(&body), &["new", "deleted old", "joined"]);
}

#[test]
fn hidden_text_stands_beside_and_a_large_letter_belongs_to_its_word() {
    let large = set(0, &[sprm(code::DROP_CAP, &[0x19, 0])], "R");
    let body = [runs(&[("a", Vec::new()), ("b", on(code::HIDDEN))]), large, p("eferat")];
    check(&Sample::new(&body), &["a", "hidden b", "Referat"]);
}

#[test]
fn letters_of_symbol_fonts_are_signs() {
    let symbol = [on(code::SPECIAL), sprm(code::SYMBOL, &[1, 0, 0xFC, 0xF0])].concat();
    let body = runs(&[("(", symbol), ("a", Vec::new()), ("\u{F0B7}", sprm(code::FONT, &[2, 0]))]);
    let fonts = fonts(&[(0, "Arial"), (2, "Wingdings"), (2, "Symbol")], false);
    check(&Sample::new(&[body]).with(Table::Fonts, fonts), &["✓a•"]);
}

/// A document of Word 95.
fn old(paragraphs: &[Paragraph], encoding: &'static encoding_rs::Encoding) -> Sample {
    Sample { is_old: true, encoding: Some(encoding), ..Sample::new(paragraphs) }
}

#[test]
fn old_files_have_the_letters_of_their_font_or_their_language() {
    let fonts = || fonts(&[(0, "Arial"), (204, "Arial Cyr")], true);
    let cyrillic = runs(&[("Привет", vec![93, 1, 0])]);
    check(&old(&[p("Møte på Ås – ja")], encoding_rs::WINDOWS_1252), &["Møte på Ås – ja"]);
    check(&old(&[cyrillic], encoding_rs::WINDOWS_1251).with(Table::Fonts, fonts()), &["Привет"]);
    let sample = Sample { language: 0x419, ..old(&[p("Привет")], encoding_rs::WINDOWS_1251) };
    check(&sample, &["Привет"]);
}

#[test]
fn old_files_have_styles_numbers_tables_and_headers_in_other_places() {
    let autonumber = autonumber(0, "", ".", 1, true);
    let numbered = [&[13, 10, 12, autonumber.len() as u8][..], &autonumber].concat();
    let cell = |text: &str, changes: &[u8]| Paragraph {
        changes: [&[24, 1][..], changes].concat(),
        runs: vec![(format!("{text}\u{7}"), Vec::new())],
        ..Paragraph::default()
    };
    let mut row = vec![25, 1, 190, 28, 0, 2];
    row.extend([0_i16, 1000, 2000].iter().flat_map(|it| it.to_le_bytes()));
    row.extend([0; 20]);
    let mut body: Vec<Paragraph> = (0..7).map(|_| set(0, std::slice::from_ref(&numbered), "item")).collect();
    body.extend([cell("a", &[]), cell("b", &[]), cell("", &row), runs(&[("bold", vec![85, 1])])]);
    let mut sample = old(&body, encoding_rs::WINDOWS_1252)
        .text(Text::Furniture, &["sep", "head", "foot", ""].map(p))
        .with(Table::Furniture, plc(&[0, 4, 9, 14, 15], &[]))
        .with(Table::Document, vec![0, 1]);
    sample.sections = vec![(45, vec![153, 0b1010])];
    let mut expected: Vec<String> = (1..=7).map(|it| format!("l1 {it}. item")).collect();
    expected.insert(0, "page head".to_owned());
    expected.extend(["t1.1.1 a", "t1.1.2 b", "b bold", "page foot"].map(str::to_owned));
    assert_eq!(printed(&document(&sample.file())), expected);
}

#[test]
fn blocks_are_set_as_their_styles_say() {
    let large = styles(&[
        (0, 1, 0xFFF, Vec::new(), sprm(code::SIZE, &[20, 0])),
        (
            0xFFE,
            1,
            0,
            [sprm(code::LEFT_PHYSICAL, &720_i16.to_le_bytes()), sprm(code::BEFORE, &240_i16.to_le_bytes())]
                .concat(),
            [on(code::CAPS), on(code::UNDERLINE), sprm(code::SIZE, &[40, 0])].concat(),
        ),
    ]);
    let hanging = set(1, &[sprm(code::FIRST_PHYSICAL, &(-360_i16).to_le_bytes())], "å");
    let sample = Sample::new(&[p("the commonest letters"), p(""), hanging]).with(Table::Styles, large);
    let block = &document(&sample.file()).blocks[1];
    let expected = crate::document::Style {
        size: 2.0,
        italic: false,
        underline: true,
        align: Align::Left,
        indent: 18.0,
        gap: 1.5,
    };
    assert_eq!((block.style, block.lines[0].text.as_str()), (expected, "Å"));
}

#[test]
fn properties_of_the_file_are_metadata() {
    let title = [30, 0, 0, 0, 6, 0, 0, 0, b'M', 0xF8, b't', b'e', 0, 0, 0, 0];
    let time = [&[64, 0, 0, 0][..], &133_764_912_000_000_000_u64.to_le_bytes()].concat();
    let mut summary = vec![0; 44];
    summary.extend(48_u32.to_le_bytes());
    summary.extend([64, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 24, 0, 0, 0, 12, 0, 0, 0, 40, 0, 0, 0]);
    summary.extend(title);
    summary.extend(time);
    let metadata = document(&Sample { summary, ..Sample::new(&[p("a")]) }.file()).metadata;
    assert_eq!(metadata.title.as_deref(), Some("Møte"));
    assert_eq!(metadata.created.as_deref(), Some("2024-11-19T12:00:00Z"));
}

#[test]
fn files_are_known_by_their_content_and_fail_in_their_own_way() {
    let whole = Sample::new(&[p("a")]).file();
    assert!(sniff(&whole));
    assert!(!sniff(&whole[..512]));
    assert!(!sniff(b"{\\rtf1 WordDocument}"));
    let encrypted = Sample { flags: 0x0100, ..Sample::new(&[p("a")]) }.file();
    assert!(read(&encrypted, &Limits::default()).is_err_and(|it| it.is_encrypted()));
    let limits = Limits { elements: 1, ..Limits::default() };
    let two = Sample::new(&[p("a"), p("b")]).file();
    assert!(read(&two, &limits).is_err_and(|it| it.is_limit_exceeded()));
    let data = [&9000_u16.to_le_bytes()[..], &[0; 9000]].concat();
    let far = set(0, &[sprm(code::ELSEWHERE, &[0; 4])], "a");
    let limits = Limits { elements: 1000, ..Limits::default() };
    let heavy = Sample { data, ..Sample::new(&[far]) }.file();
    assert!(read(&heavy, &limits).is_err_and(|it| it.is_limit_exceeded()));
}

#[test]
fn what_is_left_of_a_damaged_file_is_read() {
    let long = p(&"lang tekst ".repeat(300));
    let sample = Sample::new(&[p("kept"), long]);
    let [main, _] = sample.streams();
    let lost_table = crate::compound::tests::compound(&[("WordDocument", main)]);
    let whole = sample.file();
    // The main stream is the first one, and states how much text there is.
    let mut boastful = whole.clone();
    boastful[512 + 0x4C..512 + 0x50].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x7F]);
    assert_eq!(printed(&document(&boastful)), printed(&document(&whole)));
    for bytes in [&lost_table, &whole[..8 << 10]] {
        assert!(sniff(bytes));
        let document = document(bytes);
        assert_eq!(document.blocks[0].lines[0].text, "kept");
        assert_eq!(document.warnings.first().map(|it| it.code), Some("damaged-part"));
    }
}

/// A document with some of everything.
fn everything() -> Vec<u8> {
    let body = [
        item(1, 0, "a"),
        cell(&[], "b"),
        row(&[0, 1000], &[0x60], &[]),
        p("\u{13} HYPERLINK \"x\" \u{14}this\u{15}"),
        runs(&[("\u{2}", on(code::SPECIAL)), ("c", sprm(code::CHARACTER_STYLE, &[1, 0]))]),
    ];
    let mut sample = listed(&body, &[level(0, "\0.", 1, 0, 0, &[])], &[Some((0x10, 2, None))])
        .text(Text::Footnotes, &[p("\u{2}foot"), p("")])
        .text(Text::Furniture, &[p("head"), p("")])
        .with(Table::FootnoteReferences, plc(&[28, 40], &[vec![0, 0]]))
        .with(Table::FootnoteTexts, plc(&[0, 6, 7], &[]))
        .with(Table::Furniture, plc(&[0, 0, 0, 0, 0, 0, 0, 0, 5], &[]))
        .with(Table::Fonts, fonts(&[(0, "Arial")], false))
        .with(
            Table::Styles,
            styles(&[(0, 1, 0xFFF, Vec::new(), Vec::new()), (1, 2, 1, Vec::new(), Vec::new())]),
        );
    sample.sections = vec![(40, on(code::TITLE_PAGE))];
    sample.file()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_gives_lines_that_keep_the_documents_promises(
        noise in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..40),
        end in any::<prop::sample::Index>(),
    ) {
        let mut bytes = everything();
        for (index, byte) in noise {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        let cut = &bytes[..end.index(bytes.len())];
        for bytes in [&bytes, cut] {
            let Ok(document) = read(bytes, &Limits::default()) else { continue };
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
}
