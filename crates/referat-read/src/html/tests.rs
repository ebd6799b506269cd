//! One construct each: a page's body in, the printed document out.

use super::*;

fn document(body: &str) -> Document {
    read(body.as_bytes(), &Limits::default()).expect("a page that can be read")
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    let printed = document(body).to_string();
    let lines: Vec<String> = printed
        .lines()
        .map(|line| {
            let line = line.get(10..).unwrap_or_default();
            line.split([' ', '\t']).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(lines, expected, "{printed}");
}

#[test]
fn paragraphs_and_headings_come_in_order() {
    check(
        "<h1>Møteprotokoll</h1><h3>Sak 143/17\n  Budsjett</h3><p>Saken ble <b>drøftet</b>.</p>Etter<div>Slutt",
        &["h1b Møteprotokoll", "h3b Sak 143/17 Budsjett", "Saken ble drøftet.", "Etter", "Slutt"],
    );
}

#[test]
fn lists_print_their_numbers() {
    check(
        "<ol start=3><li>a<ul><li>b<ul><li>c</ul></ul><li><p>d</p><p>e</p></li><li value=9>f</ol>
         <ol type=a><li>g<li>h</ol><ol style='list-style-type: upper-roman'><li>i<li>j</ol>
         <ul style='list-style:none'><li>k</ul>",
        &[
            "l1 3. a", "l2 ◦ b", "l3 ▪ c", "l1 4. d", "l1 e", "l1 9. f", "l1 a. g", "l1 b. h", "l1 I. i",
            "l1 II. j", "l1 k",
        ],
    );
}

#[test]
fn an_empty_numbered_item_keeps_its_number() {
    check("<ol><li></li><li>a</li><li><ol type=a><li>b</ol></ol>", &["l1 1.", "l1 2. a", "l1 3.", "l2 a. b"]);
}

#[test]
fn tables_give_cells_with_spans() {
    check(
        "<table><caption>Frammøte</caption><tr><th>Navn<th>Rolle<tr><td rowspan=2>Ada<td>leder
         <tr><td>medlem</table><table><tr><td>Bare <p>tekst</table>",
        &[
            "Frammøte",
            "t1.1.1b Navn",
            "t1.1.2b Rolle",
            "t1.2.1 Ada",
            "t1.2.2 leder",
            "t1.3.2 medlem",
            "Bare",
            "tekst",
        ],
    );
    let document = document("<table><tr><th>a<th colspan=2>b<tr><td rowspan=3>c</table>");
    let cells: Vec<_> = document.blocks.iter().filter_map(|it| it.cell).collect();
    assert_eq!(cells.iter().map(|it| it.header).collect::<Vec<_>>(), [true, true, false]);
    assert_eq!((cells[1].columns, cells[2].rows), (2, 3));
}

#[test]
fn a_table_around_tables_is_layout() {
    check(
        "<table><tr><td>Meny<td>Tekst<table><tr><td>a<td>b</table></table>",
        &["Meny", "Tekst", "t1.1.1 a", "t1.1.2 b"],
    );
}

#[test]
fn a_table_of_sections_is_layout() {
    check(
        "<table><tr><td>1<td><h2><button>Budsjett</button></h2><p>Saken ble utsatt.</p><td><button>Skjul</button>
         </table>",
        &["h2l1b 1 Budsjett", "Saken ble utsatt.", "page Skjul"],
    );
}

#[test]
fn breaks_end_lines_and_two_end_the_paragraph() {
    check("<p>Til stede:<br>Ada<br>Bo<br><br>Forfall:</p>", &["Til stede:", "Ada", "Bo", "Forfall:"]);
    let document = document(
        "<p>a<br>b<br><br>c</p><p>&nbsp;</p><p>d</p><p><br></p><p><span>&nbsp;</span></p><div></div>e<div>&nbsp;</div>f",
    );
    let gaps: Vec<_> = document.blocks.iter().map(|it| (it.lines.len(), it.style.gap)).collect();
    assert_eq!(gaps, [(2, 0.0), (1, 1.0), (1, 1.0), (1, 2.0), (1, 1.0)]);
}

#[test]
fn hidden_text_is_marked_and_scripts_are_gone() {
    check(
        "<style>.x{display:none}</style><script>var a</script><p>a<span style='display: none'>b</span>c</p>
         <p hidden>d</p><p class=x>e</p><noscript>f</noscript><template>g</template>",
        &["ac", "hidden b", "hidden d", "hidden e"],
    );
}

#[test]
fn what_surrounds_the_text_is_furniture() {
    check(
        "<header><a href=/>Kommunen</a></header><header>Referat fra møte <a href=/>Her</a></header>
         <nav><ul><li><a href=/>Hjem</a></ul></nav><div id=cookie-bar>Vi bruker kaker</div>
         <main><h2>Saker</h2><ul><li><a href=1>A</a><li><a href=2>B</a><li><a href=3>C</a></ul></main>
         <ul><li><a href=1>Sak 1</a><li><a href=2>Sak 2</a><li><a href=3>Sak 3</a></ul>
         <div><p><a name=a>Om</a><p><a name=b>oss</a><p><a name=c>her</a></div><div role=contentinfo>Postboks 1</div>",
        &[
            "page Kommunen",
            "Referat fra møte Her",
            "pagel1 • Hjem",
            "page Vi bruker kaker",
            "h2b Saker",
            "l1 • A",
            "l1 • B",
            "l1 • C",
            "l1 • Sak 1",
            "l1 • Sak 2",
            "l1 • Sak 3",
            "Om",
            "oss",
            "her",
            "page Postboks 1",
        ],
    );
}

#[test]
fn buttons_are_furniture_unless_they_fold_sections() {
    check(
        "<button>Del</button><h3><button>Sak 1</button></h3><button aria-expanded=false>Sak 2</button>
         <ol><li><span role=button>PDF</span><a href=1>Notat</a></ol>",
        &["page Del", "h3b Sak 1", "Sak 2", "pagel1 PDF", "l1 1. Notat"],
    );
}

#[test]
fn a_page_that_breaks_off_anywhere_is_read() {
    let page = "<html><meta charset=utf-8><style>p.a{font:bold 1em x}</style><table><tr><th colspan=9>å<td><ol
        type=a start=-1><li value=x>ø<pre>a\tb</pre></ol></table><p class=a style='mso-list:Ignore'>&nbsp;æ<del>b";
    for end in 0..page.len() {
        let document = read(&page.as_bytes()[..end], &Limits::default()).expect("a page");
        assert!(document.lines().all(|(_, line)| line.text.is_char_boundary(line.bold)), "{end}");
    }
}

#[test]
fn links_and_bold_labels_are_kept() {
    let document = document("<p><strong>Vedlegg:</strong> <a href='/sak/1.pdf'>Notat <i>om</i> vei</a>.</p>");
    let line = &document.blocks[0].lines[0];
    assert_eq!(line.text, "Vedlegg: Notat om vei.");
    assert_eq!(line.bold, "Vedlegg:".len());
    assert_eq!(
        line.links.iter().map(|it| (it.text.as_str(), it.url.as_str())).collect::<Vec<_>>(),
        [("Notat om vei", "/sak/1.pdf")]
    );
}

#[test]
fn definitions_stand_after_their_terms() {
    check("<dl><dt>Sted<dd>Rom 4<dt>Tid<dd>kl. 9</dl>", &["Sted", "Rom 4", "Tid", "kl. 9"]);
}

#[test]
fn a_tab_between_two_words_parts_columns() {
    let document = document("<p>\n\tAda Vik\tleder <b>1</b>\t- \tx</p>\t<p>Bo \t Li</p>");
    let texts: Vec<&str> = document.lines().map(|(_, line)| line.text.as_str()).collect();
    assert_eq!(texts, ["Ada Vik\tleder 1 - x", "Bo Li"]);
}

#[test]
fn preformatted_lines_are_lines() {
    check("<pre>\nAda  A\nBo\tB\n\nCy     C</pre>", &["Ada A", "Bo B", "Cy C"]);
    check("<pre>Sted: <b>Rom 4</b>\n\tAda</pre>", &["Sted: Rom 4", "Ada"]);
    let document = document("<pre>Ada A\nBo     B\n\nCy</pre>");
    assert_eq!(document.blocks.iter().map(|it| it.lines.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(document.blocks[0].lines[1].text, "Bo\tB");
}

#[test]
fn words_lists_are_lists() {
    check(
        "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
         style='mso-list:Ignore'>b)<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Ny skole<o:p></o:p></p>
         <p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Vei</p>
         <p>Leder:<span style='mso-tab-count:1'>      </span>Ada</p>",
        &["l2 b) Ny skole", "l1 • Vei", "Leder: Ada"],
    );
}

#[test]
fn lists_of_google_docs_are_numbered_by_the_style_sheet() {
    check(
        "<style>ol.lst-kix_a-0{list-style-type:none}.lst-kix_a-0 > li:before{content:\"\" counter(n-0,decimal) \". \"}
         .lst-kix_a-1>li:before{content:counter(n-0,decimal) \".\" counter(n-1,lower-latin) \" \"}</style>
         <ol class='c1 lst-kix_a-0 start' start=1><li>a<li>b</ol><ol class='lst-kix_a-1 start' start=1><li>c</ol>
         <ol class='lst-kix_a-0' start=3><li>d</ol>",
        &["l1 1. a", "l1 2. b", "l2 2.a c", "l1 3. d"],
    );
}

#[test]
fn words_notes_and_headers_are_beside_the_text() {
    check(
        "<p>Tekst<a style='mso-footnote-id:ftn1' href='#_ftn1'>[1]</a><del>gammel</del></p>
         <div style='mso-element:footnote'><p><a style='mso-footnote-id:ftn1' href='#_ftnref1'>[1]</a> Note</p></div>
         <div style='mso-element:comment'><p>Sjekk</p></div><div style='mso-element:header'><p>Topp</p></div>",
        &["Tekst", "deleted gammel", "note Note", "comment Sjekk", "page Topp"],
    );
}

#[test]
fn what_libreoffice_saves_of_a_page_is_beside_the_text() {
    check(
        "<div title=header><p>Topp</p></div><p>Tekst<a class=sdfootnoteanc href='#s'><sup>1</sup></a></p>
         <div id=sdfootnote1><p><a class=sdfootnotesym href='#a'>1</a>Note</p></div>
         <div title=footer><p>3</p></div>",
        &["page Topp", "Tekst", "note Note", "page 3"],
    );
}

#[test]
fn the_head_gives_the_metadata() {
    let metadata = document(
        "<head><title> Referat\n 3. mai</title><meta name=Generator content='Microsoft Word 15'></head><p>a",
    )
    .metadata;
    assert_eq!(metadata.title.as_deref(), Some("Referat 3. mai"));
    assert_eq!(metadata.producer.as_deref(), Some("Microsoft Word 15"));
}

#[test]
fn sizes_are_relative_to_the_commonest() {
    let document =
        document("<p style='font-size:20pt'>Tittel</p><p style='font-size:10pt'>Lengre tekst her</p>");
    assert_eq!(document.blocks.iter().map(|it| it.style.size).collect::<Vec<_>>(), [2.0, 1.0]);
}

#[test]
fn depth_and_number_of_elements_are_limited() {
    let limits = Limits::default();
    for body in ["<div>".repeat(50_000), "<div>".repeat(2_000), "<p><b>".repeat(50_000)] {
        assert!(read(body.as_bytes(), &limits).is_err_and(|it| it.is_limit_exceeded()));
    }
    let limits = Limits { elements: 10, ..limits };
    assert!(read("<p>".repeat(11).as_bytes(), &limits).is_err_and(|it| it.is_limit_exceeded()));
}
