//! One construct each: the XML of a text in, the printed document out.

use super::*;
use crate::package::tests::zipped;

/// A package with automatic styles and a body.
fn package(styles: &str, body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let mut parts = vec![("mimetype", MEDIA_TYPE), (CONTENT, content.as_str())];
    parts.extend(more);
    zipped(&parts)
}

fn document(styles: &str, body: &str, more: &[(&str, &str)]) -> Document {
    let bytes = package(styles, body, more);
    assert!(sniff(&bytes));
    read(&bytes, &Limits::default()).expect("a package that can be read")
}

#[track_caller]
fn check_with(styles: &str, body: &str, more: &[(&str, &str)], expected: &[&str]) {
    let printed = document(styles, body, more).to_string();
    let lines: Vec<String> = printed
        .lines()
        .map(|line| line.get(10..).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(lines, expected, "{printed}");
}

#[track_caller]
fn check(styles: &str, body: &str, expected: &[&str]) {
    check_with(styles, body, &[], expected);
}

/// A list style `L` of levels: what each states.
fn list_style(levels: &[&str]) -> String {
    let levels = levels.iter().zip(1..).map(|(attributes, level)| {
        format!("<text:list-level-style-number text:level='{level}' {attributes}/>")
    });
    format!("<text:list-style style:name='L'>{}</text:list-style>", levels.collect::<String>())
}

fn items(texts: &[&str]) -> String {
    texts.iter().map(|it| format!("<text:list-item><text:p>{it}</text:p></text:list-item>")).collect()
}

const DECIMAL: &str = "style:num-format='1' style:num-suffix='.'";

#[test]
fn headings_have_their_level() {
    check("", "<text:h text:outline-level='2'>Sak 1</text:h><text:p>Tekst</text:p>", &["h2 Sak 1", "Tekst"]);
}

#[test]
fn spaces_tabs_and_line_breaks_are_printed() {
    let body = "<text:p>en\n  to<text:s text:c='3'/>tre<text:tab/>fire<text:line-break/>fem</text:p>";
    let blocks = document("", body, &[]).blocks;
    let lines: Vec<&str> = blocks[0].lines.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(lines, ["en to   tre\tfire", "fem"]);
}

#[test]
fn styles_inherit_and_spans_override() {
    let styles = "<style:style style:name='A' style:family='paragraph'>\
            <style:paragraph-properties fo:text-align='center' fo:margin-top='12pt'/>\
            <style:text-properties fo:font-weight='bold' fo:font-size='10pt'/></style:style>\
        <style:style style:name='B' style:family='paragraph' style:parent-style-name='A'>\
            <style:text-properties fo:font-size='200%'/></style:style>\
        <style:style style:name='T' style:family='text'>\
            <style:text-properties fo:font-weight='normal'/></style:style>";
    let body = "<text:p text:style-name='A'>Vedtak: <text:span text:style-name='T'>enstemmig, og mer tekst</text:span></text:p>\
        <text:p text:style-name='B'>Sak</text:p>";
    let blocks = document(styles, body, &[]).blocks;
    assert_eq!(blocks[0].lines[0].bold, "Vedtak:".len());
    assert_eq!((blocks[1].style.size, blocks[1].style.align), (2.0, crate::document::Align::Center));
    assert_eq!(blocks[0].style.gap, 1.0);
}

#[test]
fn empty_paragraphs_are_room_above_the_next() {
    let blocks =
        document("", "<text:p>en</text:p><text:p/><text:p> </text:p><text:p>to</text:p>", &[]).blocks;
    assert_eq!(blocks[1].style.gap, 2.0);
}

#[test]
fn lists_number_as_they_are_printed() {
    let styles = list_style(&[DECIMAL, "style:num-format='a' style:num-suffix=')' text:display-levels='2'"]);
    let nested = format!(
        "<text:list text:style-name='L'><text:list-item><text:p>en</text:p><text:p>mer</text:p>\
         <text:list>{}</text:list></text:list-item><text:list-header><text:p>uten</text:p></text:list-header>{}</text:list>",
        items(&["a", "b"]),
        items(&["to"])
    );
    check(&styles, &nested, &["l1 1. en", "mer", "l2 1.a) a", "l2 1.b) b", "uten", "l1 2. to"]);
    let roman = list_style(&["style:num-format='I' text:start-value='4' style:num-prefix='('"]);
    let body = format!(
        "<text:list text:style-name='L'>{}<text:list-item text:start-value='9'><text:p>ni</text:p></text:list-item></text:list>",
        items(&["fire"])
    );
    check(&roman, &body, &["l1 (IV fire", "l1 (IX ni"]);
}

#[test]
fn a_stated_format_is_stronger_than_prefix_and_suffix() {
    let styles = list_style(&["style:num-format='1' style:num-suffix='.' loext:num-list-format='Sak %1%:'"]);
    check(
        &styles,
        &format!("<text:list text:style-name='L'>{}</text:list>", items(&["en"])),
        &["l1 Sak 1: en"],
    );
}

#[test]
fn a_list_goes_on_only_where_it_says_so() {
    let list = |attributes: &str| {
        format!("<text:list text:style-name='L' {attributes}>{}</text:list>", items(&["x"]))
    };
    let body = [
        list("xml:id='i'"),
        list(""),
        list("text:continue-numbering='true'"),
        list("text:continue-list='i'"),
    ];
    check(&list_style(&[DECIMAL]), &body.concat(), &["l1 1. x", "l1 1. x", "l1 2. x", "l1 2. x"]);
}

#[test]
fn a_list_inside_another_with_a_style_of_its_own_is_a_list_of_its_own() {
    let styles = list_style(&[DECIMAL, DECIMAL]) + &list_style(&[DECIMAL, DECIMAL]).replace("'L'", "'M'");
    let body = format!(
        "<text:list text:style-name='L'><text:list-item><text:p>en</text:p><text:list>{0}</text:list>\
         <text:list text:style-name='M'>{0}</text:list></text:list-item></text:list>",
        items(&["x"])
    );
    check(&styles, &body, &["l1 1. en", "l2 1. x", "l2 1. x"]);
}

#[test]
fn bullets_of_symbol_fonts_are_bullets() {
    for (bullet, expected) in [("–", "l1 – x"), ("\u{f0b7}", "l1 • x"), ("§", "l1 • x")] {
        let styles = format!(
            "<text:list-style style:name='L'><text:list-level-style-bullet text:level='1' text:bullet-char='{bullet}'/></text:list-style>"
        );
        check(&styles, &format!("<text:list text:style-name='L'>{}</text:list>", items(&["x"])), &[expected]);
    }
    check("", &format!("<text:list>{}</text:list>", items(&["x"])), &["l1 • x"]);
}

#[test]
fn headings_are_numbered_by_the_outline() {
    let styles = "<office:document-styles><office:styles><text:outline-style>\
        <text:outline-level-style text:level='1' style:num-format='1'/>\
        <text:outline-level-style text:level='2' style:num-format='1' text:display-levels='2'/>\
        <text:outline-level-style text:level='3' style:num-format=''/>\
        </text:outline-style></office:styles></office:document-styles>";
    let h = |level: u8, text: &str| format!("<text:h text:outline-level='{level}'>{text}</text:h>");
    let body = [h(1, "Saker"), h(2, "Budsjett"), h(3, "Vedtak"), h(2, "Plan"), h(1, "Eventuelt")].concat();
    check_with(
        "",
        &body,
        &[("styles.xml", styles)],
        &["h1l1 1 Saker", "h2l2 1.1 Budsjett", "h3 Vedtak", "h2l2 1.2 Plan", "h1l1 2 Eventuelt"],
    );
}

#[test]
fn cells_stand_where_they_are_printed() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let body = format!(
        "<table:table><table:table-header-rows><table:table-row>{}<table:covered-table-cell/>{}</table:table-row></table:table-header-rows>\
         <table:table-row table:number-rows-repeated='1000000'>{}</table:table-row></table:table>",
        cell("table:number-columns-spanned='2'", "Sak"),
        cell("", "Frist"),
        cell("table:number-columns-repeated='2'", "x"),
    );
    check("", &body, &["t1.1.1 Sak", "t1.1.3 Frist", "t1.2.1 x", "t1.2.2 x"]);
    let cells: Vec<_> = document("", &body, &[]).blocks.iter().filter_map(|it| it.cell).collect();
    assert_eq!((cells[0].columns, cells[0].header, cells[2].header), (2, true, false));
}

#[test]
fn a_table_in_a_cell_is_a_table_of_its_own() {
    let table = |inner: &str| {
        format!(
            "<table:table><table:table-row><table:table-cell>{inner}</table:table-cell></table:table-row></table:table>"
        )
    };
    let body =
        table(&format!("<text:p>ytre</text:p>{}<text:p>mer</text:p>", table("<text:p>indre</text:p>")));
    check("", &body, &["t1.1.1 ytre", "t2.1.1 indre", "t1.1.1 mer"]);
}

#[test]
fn tracked_deletions_are_printed_beside_the_text() {
    let body = "<text:tracked-changes><text:changed-region xml:id='c'><text:deletion>\
        <office:change-info><dc:creator>Kari</dc:creator></office:change-info><text:p>tre</text:p></text:deletion>\
        </text:changed-region></text:tracked-changes><text:p>Styret vedtok <text:change text:change-id='c'/>to.</text:p>";
    check("", body, &["Styret vedtok to.", "deleted tre"]);
}

#[test]
fn notes_comments_and_frames_follow_their_paragraph() {
    let body = "<text:p>Tekst<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>\
        <text:note-body><text:p>Note</text:p></text:note-body></text:note> her\
        <office:annotation><dc:creator>Ola</dc:creator><text:p>Kommentar</text:p></office:annotation>\
        <draw:frame><draw:text-box><text:p>Ramme</text:p></draw:text-box><svg:title>x</svg:title></draw:frame>.</text:p>";
    check("", body, &["Tekst her.", "note Note", "comment Kommentar", "Ramme"]);
}

#[test]
fn headers_are_printed_once_and_only_those_in_use() {
    let styles = "<office:document-styles><office:master-styles>\
        <style:master-page style:name='Standard'><style:header><text:p>Topp</text:p></style:header>\
        <style:header-left><text:p>Topp</text:p></style:header-left>\
        <style:footer><text:p>Side <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>\
        <style:master-page style:name='Other'><style:header><text:p>Ubrukt</text:p></style:header></style:master-page>\
        </office:master-styles></office:document-styles>";
    check_with(
        "",
        "<text:p>Tekst</text:p>",
        &[("styles.xml", styles)],
        &["page Topp", "Tekst", "page Side 1"],
    );
}

#[test]
fn links_and_hidden_text_are_kept() {
    let styles = "<style:style style:name='H' style:family='text'><style:text-properties text:display='none'/></style:style>";
    let body = "<text:p>Se <text:a xlink:href='a.pdf'>notat</text:a><text:span text:style-name='H'>skjult</text:span></text:p>";
    check(styles, body, &["Se notat", "hidden skjult"]);
    assert_eq!(document(styles, body, &[]).blocks[0].lines[0].links[0].url, "a.pdf");
}

#[test]
fn flat_files_are_read_with_their_metadata() {
    let xml = format!(
        "<?xml version='1.0'?><office:document office:mimetype='{MEDIA_TYPE}'><office:meta><dc:title>Referat</dc:title></office:meta>\
         <office:body><office:text><text:p>Tekst</text:p></office:text></office:body></office:document>"
    );
    assert!(sniff(xml.as_bytes()));
    let document = read(xml.as_bytes(), &Limits::default()).expect("a flat file");
    assert_eq!(document.metadata.title.as_deref(), Some("Referat"));
    assert_eq!(document.blocks.len(), 1);
}

#[test]
fn encryption_is_an_error_of_its_own() {
    let bytes = package(
        "",
        "",
        &[(MANIFEST, "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")],
    );
    assert!(read(&bytes, &Limits::default()).is_err_and(|it| it.is_encrypted()));
}

#[test]
fn spreadsheets_are_not_taken_for_text() {
    let bytes = zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), (CONTENT, "<x/>")]);
    assert!(!sniff(&bytes));
}

#[test]
fn a_part_that_breaks_off_is_read_as_far_as_it_goes() {
    let content = "<office:document-content><office:body><office:text><text:p>en</text:p><text:p>to";
    let bytes = zipped(&[("mimetype", MEDIA_TYPE), (CONTENT, content)]);
    let document = read(&bytes, &Limits::default()).expect("what is left");
    assert_eq!((document.blocks.len(), document.warnings.len()), (2, 1));
}
