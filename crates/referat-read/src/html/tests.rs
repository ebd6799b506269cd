//! One construct each: a fragment in, the printed document out.

use super::*;
use crate::document::Layer;

fn document(html: &str) -> Document {
    let page = format!("<!DOCTYPE html><body>{html}");
    read(page.as_bytes(), &Limits::default()).expect("a page that can be read")
}

#[track_caller]
fn check(html: &str, expected: &[&str]) {
    let printed = document(html).to_string();
    let lines: Vec<String> = printed
        .lines()
        .map(|line| line.get(10..).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(lines, expected, "{printed}");
}

#[test]
fn headings_and_paragraphs_are_blocks() {
    check(
        "<h2>Sak 1</h2><p>Styret <b>vedtok</b>\n planen.</p>tekst<div>mer</div>",
        &["h2 Sak 1", "Styret vedtok planen.", "tekst", "mer"],
    );
    check("<p role=heading aria-level=3>Sak 2</p>", &["h3 Sak 2"]);
    check("<dl><dt>Sted<dd>Torget</dl>", &["Sted", "Torget"]);
}

#[test]
fn a_line_break_ends_a_line_and_two_end_the_paragraph() {
    let blocks = document("<p>Dato: 3. mai<br>Sted: Torget<br><br>Tekst</p>").blocks;
    assert_eq!(blocks.iter().map(|it| it.lines.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(blocks[1].style.gap, 1.0);
}

#[test]
fn preformatted_lines_are_the_authors_own() {
    check("<pre>Til stede:\n  Kari\n\n  Ola</pre>", &["Til stede:", "Kari", "Ola"]);
}

#[test]
fn lists_number_as_they_are_printed() {
    check(
        "<ol><li>en<li>to<ul><li>under</ul><li>tre</ol>",
        &["l1 1. en", "l1 2. to", "l2 • under", "l1 3. tre"],
    );
    check("<ol start=4 type=a><li>en<li value=9>to</ol>", &["l1 d. en", "l1 i. to"]);
    check("<ol reversed type=I><li>en<li>to</ol>", &["l1 II. en", "l1 I. to"]);
    check("<ol><li><p>en</p><p>mer</p></ol>", &["l1 1. en", "mer"]);
    check("<ul style='list-style: none'><li>en</ul>", &["l1 en"]);
}

#[test]
fn cells_stand_where_spans_leave_room() {
    let table = "<table><thead><tr><th>Sak<th>Frist</thead>\
        <tr><td rowspan=2>1<td>mai<tr><td>juni<tr><td colspan=2>slutt<td>x</table>";
    check(
        table,
        &[
            "t1.1.1b Sak",
            "t1.1.2b Frist",
            "t1.2.1 1",
            "t1.2.2 mai",
            "t1.3.2 juni",
            "t1.4.1 slutt",
            "t1.4.3 x",
        ],
    );
    let headers: Vec<bool> =
        document(table).blocks.iter().filter_map(|it| it.cell).map(|it| it.header).collect();
    assert_eq!(headers, [true, true, false, false, false, false, false]);
}

#[test]
fn tables_that_lay_out_the_page_are_no_tables() {
    check("<table><tr><td>en<tr><td>to</table>", &["en", "to"]);
    check(
        "<table><tr><td>1<td><h2>Budsjett</h2><h3>Vedtak</h3><p>Godkjent.</p><tr><td>2<td></table>",
        &["h2 1 Budsjett", "h3 Vedtak", "Godkjent.", "2"],
    );
}

#[test]
fn what_is_not_printed_is_hidden_or_out() {
    check(
        "<script>x</script><style>y</style><noscript>z</noscript><p hidden>skjult</p><p style='display:none'>borte</p>",
        &["hidden skjult", "hidden borte"],
    );
}

#[test]
fn page_furniture_stands_beside_the_text() {
    let text = "<p>Et langt nok avsnitt om saken, slik at det meste av siden er tekst og ikke meny.</p>";
    for (furniture, expected) in [
        ("<nav>Hjem</nav>", "page Hjem"),
        ("<div role=navigation>Hjem</div>", "page Hjem"),
        ("<header><a href=/>Kommunen</a></header>", "page Kommunen"),
        ("<header><p>Referat</p></header>", "Referat"),
        ("<button>Last ned</button>", "page Last ned"),
        ("<button><h2>Sak 1</h2></button>", "h2 Sak 1"),
        ("<div id=cookie-banner>Vi bruker kapsler</div>", "page Vi bruker kapsler"),
        ("<a class='btn' href=/>Tilbake</a>", "page Tilbake"),
    ] {
        check(&format!("{furniture}{text}"), &[expected, &text[3..text.len() - 4]]);
    }
}

#[test]
fn a_list_of_links_is_a_menu_unless_it_is_announced() {
    let links = "<ul><li><a href=1>Notat</a><li><a href=2>Kart</a><li><a href=3>Budsjett</a></ul>";
    let text = "<p>Et langt nok avsnitt om saken, slik at det meste av siden er tekst.</p>";
    let layers = |html: &str| document(html).blocks.iter().map(|it| it.layer).collect::<Vec<_>>();
    assert_eq!(layers(&format!("{text}{links}"))[1..], [Layer::Furniture; 3]);
    assert_eq!(layers(&format!("{text}<h3>Vedlegg</h3>{links}"))[1..], [Layer::Body; 4]);
}

#[test]
fn bold_and_links_are_kept() {
    let blocks = document("<p><b>Vedtak:</b> se <a href='a.pdf'>notat</a></p>").blocks;
    let line = &blocks[0].lines[0];
    assert_eq!(&line.text[..line.bold], "Vedtak:");
    assert_eq!((line.links[0].text.as_str(), line.links[0].url.as_str()), ("notat", "a.pdf"));
}

#[test]
fn metadata_is_that_of_the_head() {
    let page = "<html><head><title> Referat\n mai</title><meta name=generator content=Vev></head><svg><title>x</title></svg>";
    let metadata = read(page.as_bytes(), &Limits::default()).expect("a page").metadata;
    assert_eq!((metadata.title.as_deref(), metadata.producer.as_deref()), (Some("Referat mai"), Some("Vev")));
}

#[test]
fn the_declared_encoding_is_used() {
    let page =
        b"<html><head><meta charset=windows-1252></head><body><p>M\xF8te p\xE5 \xC5s \x96 n\xE5</body>";
    let document = read(page, &Limits::default()).expect("a page");
    assert_eq!(document.blocks[0].lines[0].text, "Møte på Ås – nå");
}

#[test]
fn pages_are_told_from_text_and_markdown() {
    for (text, expected) in [
        ("\u{feff}<!DOCTYPE html>", true),
        ("<?xml version='1.0'?>\n<!-- x --><html xmlns='y'>", true),
        ("<p>Sak 1</p>\n<p>Sak 2</p>", true),
        ("Styret vil ha <b>fet</b> tekst i <html>", false),
        ("<b>Merk</b> dette", false),
        ("<div align=center>\n\n# Referat\n\n</div><p>x</p>", false),
        ("<?xml version='1.0'?><feed><title>x</title></feed>", false),
        ("# Referat\n\n<p>x</p><p>y</p>", false),
    ] {
        assert_eq!(sniff(text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn depth_and_endless_formatting_have_a_limit() {
    let formats: String = (0..500).map(|it| format!("<font size={it}>x")).collect();
    for page in ["<div>".repeat(100_000), "<div>".repeat(1500), "<x-y>".repeat(100_000), formats] {
        let page = format!("<html>{page}");
        assert!(read(page.as_bytes(), &Limits::default()).is_err_and(|it| it.is_limit_exceeded()));
    }
}

#[test]
fn many_elements_that_end_by_themselves_are_not_deep() {
    let items = "<li><font color=red>en<p>to".repeat(10_000);
    let page = format!("<html><!-- {0} --><script>'{0}'</script><ul>{items}</ul>", "<div>".repeat(10_000));
    assert!(read(page.as_bytes(), &Limits::default()).is_ok());
}
