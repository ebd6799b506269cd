//! One construct each: the XML of a text in, the printed document out.

use super::*;
use crate::package::tests::zipped;

const MIMETYPE: (&str, &str) = ("mimetype", KINDS[0]);

/// A package of a text, automatic styles, and the parts beside it.
fn package(text: &str, automatic: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{automatic}</office:automatic-styles>
         <office:body><office:text>{text}</office:text></office:body></office:document-content>"
    );
    zipped(&[&[MIMETYPE, (CONTENT, &content)], parts].concat())
}

fn styled(text: &str, automatic: &str, parts: &[(&str, &str)]) -> Document {
    read(&package(text, automatic, parts), &Limits::default()).expect("a package that can be read")
}

#[track_caller]
fn check_styled(text: &str, automatic: &str, parts: &[(&str, &str)], expected: &[&str]) {
    let printed = styled(text, automatic, parts).to_string();
    let lines: Vec<String> = printed
        .lines()
        .map(|line| line.get(10..).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(lines, expected, "{printed}");
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    check_styled(text, "", &[], expected);
}

/// A list style of levels as (element and number format, further attributes).
fn list_style(name: &str, levels: &[(&str, &str)]) -> String {
    let levels = levels.iter().zip(1..).map(|((format, more), level)| match *format {
        "bullet" => format!("<text:list-level-style-bullet text:level='{level}' {more}/>"),
        _ => {
            format!("<text:list-level-style-number text:level='{level}' style:num-format='{format}' {more}/>")
        }
    });
    format!("<text:list-style style:name='{name}'>{}</text:list-style>", levels.collect::<String>())
}

/// A list with items, each of them XML.
fn list(attributes: &str, items: &[&str]) -> String {
    let items: String = items.iter().map(|it| format!("<text:list-item>{it}</text:list-item>")).collect();
    format!("<text:list {attributes}>{items}</text:list>")
}

#[test]
fn text_is_read_with_its_white_space() {
    check(
        "<text:p>Sak  1<text:s/><text:s text:c='2'/>x<text:tab/>y<text:line-break/>z<text:soft-page-break/>!
         </text:p><text:h text:outline-level='2'>Budsjett <text:date>3. mai</text:date></text:h>",
        &["Sak 1 x y", "z!", "h2 Budsjett 3. mai"],
    );
    let document = styled("<text:p>Leder<text:s text:c='6'/>Ada</text:p>", "", &[]);
    assert_eq!(document.blocks[0].lines[0].text, "Leder\tAda");
}

#[test]
fn empty_paragraphs_are_room_above_the_next() {
    let document = styled("<text:p>a</text:p><text:p/><text:p> </text:p><text:p>b</text:p>", "", &[]);
    assert_eq!(document.blocks.iter().map(|it| it.style.gap).collect::<Vec<_>>(), [0.0, 2.0]);
}

#[test]
fn styles_inherit() {
    let common = "<office:styles>
        <style:default-style style:family='paragraph'><style:text-properties fo:font-size='10pt'/></style:default-style>
        <style:style style:name='Base' style:family='paragraph'><style:text-properties fo:font-weight='bold'/></style:style>
        <style:style style:name='Big' style:family='paragraph' style:parent-style-name='Base'>
        <style:paragraph-properties fo:text-align='center' fo:margin-top='12pt'/><style:text-properties fo:font-size='200%'/>
        </style:style></office:styles>";
    let automatic = "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Big'>
        <style:text-properties fo:font-style='italic'/></style:style>
        <style:style style:name='T1' style:family='text'><style:text-properties fo:font-weight='normal'/></style:style>
        <style:style style:name='T2' style:family='text'><style:text-properties text:display='none'/></style:style>";
    let text = "<text:p text:style-name='P1'>Tittel</text:p><text:p>Vanlig lang tekst</text:p>
        <text:p text:style-name='Base'>Tid: <text:span text:style-name='T1'>kl. 9</text:span></text:p>
        <text:p>a<text:span text:style-name='T2'>b</text:span>c</text:p>";
    let parts = [(STYLES, format!("<office:document-styles>{common}</office:document-styles>"))];
    let parts: Vec<_> = parts.iter().map(|(name, xml)| (*name, xml.as_str())).collect();
    check_styled(text, automatic, &parts, &["b Tittel", "Vanlig lang tekst", "Tid: kl. 9", "ac", "hidden b"]);
    let document = styled(text, automatic, &parts);
    let style = document.blocks[0].style;
    assert_eq!((style.size, style.italic, style.gap), (2.0, true, 0.5));
    assert_eq!(document.blocks[2].lines[0].bold, "Tid:".len());
}

#[test]
fn lists_print_their_numbers() {
    let style = list_style(
        "L1",
        &[
            ("1", "style:num-suffix='.'"),
            ("a", "style:num-suffix=')'"),
            ("i", "style:num-prefix='(' style:num-suffix=')' text:start-value='4'"),
        ],
    );
    let third = list("", &["<text:p>d</text:p>"]);
    let second = list("", &["<text:p>b</text:p>", &format!("<text:p>c</text:p>{third}")]);
    let text = list(
        "text:style-name='L1'",
        &[
            &format!("<text:p>a</text:p><text:p>aa</text:p>{second}"),
            &second,
            "<text:p/>",
            "<text:p>e</text:p>",
        ],
    );
    check_styled(
        &text,
        &style,
        &[],
        &[
            "l1 1. a",
            "l1 aa",
            "l2 a) b",
            "l2 b) c",
            "l3 (iv) d",
            "l2 c) b",
            "l2 d) c",
            "l3 (iv) d",
            "l1 2.",
            "l1 3. e",
        ],
    );
}

#[test]
fn numbers_show_the_levels_above() {
    let style = list_style(
        "L1",
        &[
            ("I", ""),
            ("1", "text:display-levels='2' style:num-suffix='.'"),
            ("1", "loext:num-list-format='%2%/%3%:'"),
        ],
    );
    let inner = list("", &[&format!("<text:p>b</text:p>{}", list("", &["<text:p>c</text:p>"]))]);
    let text = list("text:style-name='L1'", &["<text:p>x</text:p>", &format!("<text:p>a</text:p>{inner}")]);
    check_styled(&text, &style, &[], &["l1 I x", "l1 II a", "l2 II.1. b", "l3 1/1: c"]);
}

#[test]
fn lists_go_on_or_begin_anew() {
    let style =
        list_style("L1", &[("1", "")]) + &list_style("L2", &[("bullet", "text:bullet-char='\u{f0b7}'")]);
    let one = |attributes: &str| list(&format!("text:style-name='L1' {attributes}"), &["<text:p>a</text:p>"]);
    let text = [
        one("xml:id='first'"),
        one(""),
        one("text:continue-numbering='true'"),
        list("text:style-name='L2'", &["<text:p>x</text:p>", "<text:p/>"]),
        one("text:continue-list='first'"),
        "<text:list text:style-name='L1'><text:list-header><text:p>h</text:p></text:list-header>
         <text:list-item text:start-value='7'><text:p>s</text:p></text:list-item></text:list>"
            .to_owned(),
    ];
    check_styled(
        &text.concat(),
        &style,
        &[],
        &["l1 1 a", "l1 1 a", "l1 2 a", "l1 • x", "l1 2 a", "l1 h", "l1 7 s"],
    );
}

#[test]
fn a_list_of_another_style_counts_for_itself() {
    let style = list_style("L1", &[("1", ""), ("a", "")]) + &list_style("L2", &[("I", ""), ("A", "")]);
    let inner = |style: &str| list(&format!("text:style-name='{style}'"), &["<text:p>b</text:p>"]);
    let text = list(
        "text:style-name='L1'",
        &[&["<text:p>a</text:p>", &inner("L1"), &inner("L2"), &inner("L1")].concat()],
    ) + "<text:list text:style-name='L1'><text:list-item text:style-override='L2'><text:p>c</text:p></text:list-item>"
        + "<text:list-item><text:p>d</text:p></text:list-item></text:list>"
        + &list("", &["<text:p>e</text:p>"]);
    check_styled(&text, &style, &[], &["l1 1 a", "l2 a b", "l2 A b", "l2 b b", "l1 I c", "l1 2 d", "l1 • e"]);
}

#[test]
fn headings_are_numbered_by_the_outline() {
    let styles = "<office:document-styles><office:styles><text:outline-style style:name='Outline'>
        <text:outline-level-style text:level='1' style:num-format='1' style:num-suffix='.'/>
        <text:outline-level-style text:level='2' style:num-format='1' text:display-levels='2'/>
        </text:outline-style></office:styles></office:document-styles>";
    check_styled(
        "<text:h text:outline-level='1'>a</text:h><text:h text:outline-level='2'>b</text:h>
         <text:h text:outline-level='1' text:is-list-header='true'>c</text:h><text:h text:outline-level='1'>d</text:h>",
        "",
        &[(STYLES, styles)],
        &["h1l1 1. a", "h2l2 1.1 b", "h1 c", "h1l1 2. d"],
    );
}

#[test]
fn tables_give_cells_with_spans() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let nested =
        format!("<table:table><table:table-row>{}</table:table-row></table:table>", cell("", "inni"));
    let text = format!(
        "<table:table><table:table-column table:number-columns-repeated='3'/>
         <table:table-header-rows><table:table-row>{}<table:covered-table-cell/>{}</table:table-row></table:table-header-rows>
         <table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='2'/>{}</table:table-row>
         <table:table-row><table:table-cell>{nested}</table:table-cell></table:table-row></table:table>",
        cell("table:number-columns-spanned='2'", "Navn"),
        cell("", "Rolle"),
        cell("", "leder"),
    );
    check(&text, &["t1.1.1 Navn", "t1.1.3 Rolle", "t1.2.3 leder", "t2.1.1 inni"]);
    let cells: Vec<_> = styled(&text, "", &[]).blocks.iter().filter_map(|it| it.cell).collect();
    assert_eq!(
        cells.iter().map(|it| (it.columns, it.header)).collect::<Vec<_>>(),
        [(2, true), (1, true), (1, false), (1, false)]
    );
}

#[test]
fn changes_notes_and_comments_are_beside_the_text() {
    check(
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><office:change-info>
         <dc:creator>Ada</dc:creator></office:change-info><text:p>gammelt</text:p></text:deletion></text:changed-region>
         <text:changed-region text:id='c2'><text:insertion/></text:changed-region></text:tracked-changes>
         <text:p>Vi <text:change text:change-id='c1'/><text:change-start text:change-id='c2'/>vedtok<text:note
         text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>Enstemmig.</text:p>
         </text:note-body></text:note> dette<office:annotation><dc:creator>Bo</dc:creator><text:p>Sjekk</text:p>
         </office:annotation>.</text:p><text:p>Slutt</text:p>",
        &["Vi vedtok dette.", "deleted gammelt", "note Enstemmig.", "comment Sjekk", "Slutt"],
    );
}

#[test]
fn flat_files_leave_deleted_text_in_its_place() {
    check(
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion/></text:changed-region>
         <text:changed-region text:id='c2'><text:insertion/></text:changed-region></text:tracked-changes>
         <text:p>Vi <text:change-start text:change-id='c1'/>utsatte<text:change-end text:change-id='c1'/>
         <text:change-start text:change-id='c2'/>vedtok<text:change-end text:change-id='c2'/> dette.</text:p>",
        &["Vi vedtok dette.", "deleted utsatte"],
    );
    check(
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion/></text:changed-region>
         </text:tracked-changes><text:list text:style-name='L'><text:list-item><text:p><text:change-start
         text:change-id='c1'/>Ola<text:change-end text:change-id='c1'/>Kari</text:p></text:list-item></text:list>",
        &["deletedl1 Ola", "l1 • Kari"],
    );
}

#[test]
fn boxes_stand_where_they_are_anchored() {
    check(
        "<text:p>Før<draw:frame><draw:text-box><text:p>Boks</text:p></draw:text-box><svg:title>Bilde</svg:title>
         </draw:frame> etter <text:title>Emne</text:title></text:p><text:section text:display='none'><text:p>Skjult</text:p>
         </text:section><draw:custom-shape><text:p>Form</text:p></draw:custom-shape>",
        &["Før etter Emne", "Boks", "hidden Skjult", "Form"],
    );
}

#[test]
fn headers_stand_first_and_footers_last() {
    let styles = "<office:document-styles><office:master-styles>
        <style:master-page style:name='A'><style:header><text:p>Topp</text:p></style:header>
        <style:header-left style:display='false'><text:p>Usynlig</text:p></style:header-left>
        <style:footer><text:p>Side <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>
        <style:master-page style:name='B'><style:header><text:p>Topp</text:p></style:header></style:master-page>
        </office:master-styles></office:document-styles>";
    check_styled("<text:p>Tekst</text:p>", "", &[(STYLES, styles)], &["page Topp", "Tekst", "page Side 1"]);
}

#[test]
fn links_keep_their_address() {
    let document =
        styled("<text:p>Se <text:a xlink:href='https://example.no/1'>saken</text:a>.</text:p>", "", &[]);
    let link = &document.blocks[0].lines[0].links[0];
    assert_eq!((link.text.as_str(), link.url.as_str()), ("saken", "https://example.no/1"));
}

#[test]
fn the_metadata_is_read() {
    let meta = "<office:document-meta><office:meta><meta:generator>LibreOffice/7</meta:generator>
        <dc:title>Referat</dc:title><dc:date>2024-05-03T10:00:00</dc:date></office:meta></office:document-meta>";
    let metadata = styled("<text:p>a</text:p>", "", &[("meta.xml", meta)]).metadata;
    assert_eq!(metadata.title.as_deref(), Some("Referat"));
    assert_eq!(metadata.producer.as_deref(), Some("LibreOffice/7"));
    assert_eq!(metadata.modified.as_deref(), Some("2024-05-03T10:00:00"));
}

#[test]
fn one_flat_file_is_read_like_a_package() {
    let flat =
        "<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.text'>
        <office:meta><dc:title>Referat</dc:title></office:meta><office:master-styles><style:master-page>
        <style:footer><text:p>Bunn</text:p></style:footer></style:master-page></office:master-styles>
        <office:body><office:text><text:p>Tekst</text:p></office:text></office:body></office:document>";
    assert!(sniff(flat.as_bytes()));
    let document = read(flat.as_bytes(), &Limits::default()).expect("a flat file");
    assert_eq!(document.metadata.title.as_deref(), Some("Referat"));
    assert_eq!(document.lines().map(|(_, it)| it.text.as_str()).collect::<Vec<_>>(), ["Tekst", "Bunn"]);
}

#[test]
fn files_are_known_by_their_content() {
    let text = package("", "", &[]);
    let sheet = zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), (CONTENT, "")]);
    let unnamed = zipped(&[(CONTENT, ""), ("META-INF/manifest.xml", KINDS[0])]);
    let rows = [
        (text.as_slice(), true),
        (&unnamed, true),
        (&sheet, false),
        (&zipped(&[("word/document.xml", "")]), false),
        (b"<office:document>", false),
    ];
    for (bytes, expected) in rows {
        assert_eq!(sniff(bytes), expected, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let encrypted = package("", "", &[("META-INF/manifest.xml", manifest)]);
    assert!(read(&encrypted, &Limits::default()).is_err_and(|it| it.is_encrypted()));
    assert!(read(&zipped(&[MIMETYPE]), &Limits::default()).is_err_and(|it| it.is_damaged()));
    let deep = package(&"<text:section>".repeat(2000), "", &[]);
    assert!(read(&deep, &Limits::default()).is_err_and(|it| it.is_limit_exceeded()));
}

#[test]
fn a_part_that_breaks_off_gives_what_it_has() {
    let bytes =
        zipped(&[MIMETYPE, (CONTENT, "<office:body><office:text><text:p>Sak 1</text:p><text:p>Sak 2")]);
    let document = read(&bytes, &Limits::default()).expect("half a part");
    assert_eq!(document.lines().count(), 2);
    assert_eq!(document.warnings[0].code, "damaged-part");
}

#[test]
fn a_part_may_break_off_anywhere() {
    let style = list_style("L1", &[("1", "loext:num-list-format='%1%%9%'")]);
    let content = format!(
        "{style}<text:list text:style-name='L1'><text:list-item><text:p>å<text:note><text:p>ø</text:p></text:note>
         <draw:frame><text:p>æ</text:p></draw:frame></text:p></text:list-item></text:list><table:table><table:table-row>
         <table:table-cell table:number-columns-spanned='-1'><text:h text:outline-level='999'>x</text:h>"
    );
    for (end, _) in content.char_indices() {
        let bytes = zipped(&[MIMETYPE, (CONTENT, &content[..end])]);
        let document = read(&bytes, &Limits::default()).expect("a part of a part");
        assert!(document.lines().all(|(_, line)| line.text.is_char_boundary(line.bold)), "{end}");
    }
}
