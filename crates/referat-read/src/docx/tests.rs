//! One construct each: the XML of a body in, the printed document out.

use super::*;
use crate::package::tests::zipped;

/// A package with a body, and other parts by their kind.
fn package(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut relationships = String::new();
    let mut files = Vec::new();
    for (kind, xml) in parts {
        let target = if kind.contains("://") { (*kind).to_owned() } else { format!("{kind}.xml") };
        let external = if kind.contains("://") { r#" TargetMode="External""# } else { "" };
        relationships
            .push_str(&format!(r#"<Relationship Id="{kind}" Type="x/{kind}" Target="{target}"{external}/>"#));
        files.push((format!("word/{target}"), (*xml).to_owned()));
    }
    files.push(("word/_rels/document.xml.rels".to_owned(), format!("<r>{relationships}</r>")));
    files.push((
        "_rels/.rels".to_owned(),
        r#"<r><Relationship Id="m" Type="x/officeDocument" Target="word/document.xml"/></r>"#.to_owned(),
    ));
    files.push(("word/document.xml".to_owned(), format!("<w:document><w:body>{body}</w:body></w:document>")));
    zipped(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

fn document(body: &str, parts: &[(&str, &str)]) -> Document {
    read(&package(body, parts), &Limits::default()).expect("a package that can be read")
}

/// The printed document without page and line numbers.
fn printed(body: &str, parts: &[(&str, &str)]) -> String {
    let printed = document(body, parts).to_string();
    let lines: Vec<&str> = printed.lines().map(|line| line.get(10..).unwrap_or_default()).collect();
    lines.join("\n")
}

#[track_caller]
fn check(body: &str, parts: &[(&str, &str)], expected: &[&str]) {
    let printed = printed(body, parts);
    let lines: Vec<String> =
        printed.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(lines, expected, "{printed}");
}

/// A paragraph with properties.
fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A paragraph of a list.
fn item(list: u32, level: u32, text: &str) -> String {
    p(&format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#), text)
}

/// A numbering part with lists of one abstract list: levels as (format, text,
/// more), lists as what they override.
fn numbering(levels: &[(&str, &str, &str)], lists: &[&str]) -> String {
    let levels = levels.iter().enumerate().map(|(level, (format, text, more))| {
        format!(
            r#"<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
        )
    });
    let levels: String = levels.collect();
    let lists = lists.iter().zip(1..).map(|(overrides, id)| {
        format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="0"/>{overrides}</w:num>"#)
    });
    let lists: String = lists.collect();
    format!(
        r#"<w:numbering><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{lists}</w:numbering>"#
    )
}

/// A styles part of styles as (identifier, the rest).
fn styles(styles: &[(&str, &str)]) -> String {
    let styles: String = styles
        .iter()
        .map(|(id, rest)| format!(r#"<w:style w:type="paragraph" w:styleId="{id}">{rest}</w:style>"#))
        .collect();
    format!("<w:styles>{styles}</w:styles>")
}

#[test]
fn paragraphs_are_blocks_and_breaks_are_lines() {
    check(
        r#"<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:br w:type="page"/><w:cr/><w:t>three</w:t></w:r></w:p><w:p/>"#,
        &[],
        &["one", "two", "three"],
    );
}

#[test]
fn signs_that_are_elements_are_characters() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">a </w:t><w:noBreakHyphen/><w:t> b </w:t><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/><w:tab/><w:t>c&#173;d&#1;e</w:t></w:r></w:p>"#;
    assert_eq!(document(body, &[]).blocks[0].lines[0].text, "a -b✓\tcd e");
}

#[test]
fn numbers_run_on_and_deeper_ones_start_again() {
    let numbering =
        numbering(&[("decimal", "%1.", ""), ("lowerLetter", "%2)", ""), ("decimal", "%1.%2.%3", "")], &[""]);
    let body = [
        item(1, 0, "a"),
        item(1, 1, "b"),
        item(1, 1, "c"),
        item(1, 2, "d"),
        item(1, 0, "e"),
        item(1, 1, "f"),
    ];
    let expected = ["l1 1. a", "l2 a) b", "l2 b) c", "l3 1.b.1 d", "l1 2. e", "l2 a) f"];
    check(&body.concat(), &[("numbering", &numbering)], &expected);
}

#[test]
fn a_level_may_never_start_again_or_count_in_digits_only() {
    let numbering = numbering(
        &[("upperRoman", "%1", ""), ("decimal", "%1-%2", r#"<w:lvlRestart w:val="0"/><w:isLgl/>"#)],
        &[""],
    );
    let body = [item(1, 0, "a"), item(1, 1, "b"), item(1, 0, "c"), item(1, 1, "d")];
    check(&body.concat(), &[("numbering", &numbering)], &["l1 I a", "l2 1-1 b", "l1 II c", "l2 2-2 d"]);
}

#[test]
fn a_format_of_its_own_counts_and_not_what_follows_it() {
    let format = r#"<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>"#;
    let numbering = numbering(&[("decimal", "%1", format)], &[""]);
    check(&item(1, 0, "a"), &[("numbering", &numbering)], &["l1 001 a"]);
}

#[test]
fn a_level_without_a_start_begins_at_nought_and_one_passed_over_has_counted() {
    let levels = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2.%3"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let body = [item(1, 0, "a"), item(1, 2, "b"), item(1, 1, "c")];
    check(&body.concat(), &[("numbering", levels)], &["l1 0 a", "l3 0.a.I b", "l2 0.b c"]);
}

#[test]
fn lists_of_one_abstract_list_count_together_unless_one_starts_anew() {
    let anew = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>"#;
    let numbering = numbering(&[("decimal", "%1", "")], &["", "", anew]);
    let body = [item(1, 0, "a"), item(2, 0, "b"), item(3, 0, "c"), item(3, 0, "d")];
    check(&body.concat(), &[("numbering", &numbering)], &["l1 1 a", "l1 2 b", "l1 7 c", "l1 8 d"]);
}

#[test]
fn a_list_may_replace_a_level() {
    let other = r#"<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="(%1)"/></w:lvl></w:lvlOverride>"#;
    let numbering = numbering(&[("decimal", "%1", ""), ("decimal", "%1.%2", "")], &[other]);
    let body = [item(1, 0, "a"), item(1, 1, "b")];
    check(&body.concat(), &[("numbering", &numbering)], &["l1 (C) a", "l2 C.1 b"]);
}

#[test]
fn bullets_are_signs_and_empty_items_are_printed_only_when_numbered() {
    let font = r#"<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>"#;
    let numbering = numbering(&[("bullet", "\u{F0B7}", font), ("decimal", "%2.", "")], &[""]);
    let body = [item(1, 0, "a"), item(1, 0, ""), item(1, 1, "")];
    check(&body.concat(), &[("numbering", &numbering)], &["l1 • a", "l2 1."]);
}

#[test]
fn styles_number_headings_by_the_level_that_names_them() {
    let numbering = numbering(
        &[
            ("decimal", "Sak %1", r#"<w:pStyle w:val="Overskrift1"/>"#),
            ("decimal", "%1.%2", r#"<w:pStyle w:val="Overskrift2"/>"#),
        ],
        &[""],
    );
    let styles = styles(&[
        (
            "Overskrift1",
            r#"<w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>"#,
        ),
        (
            "Overskrift2",
            r#"<w:name w:val="heading 2"/><w:basedOn w:val="Overskrift1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>"#,
        ),
        (
            "Eget",
            r#"<w:name w:val="Eget"/><w:basedOn w:val="Overskrift2"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>"#,
        ),
    ]);
    let style = |id: &str| p(&format!(r#"<w:pStyle w:val="{id}"/>"#), id);
    let body = [style("Overskrift1"), style("Overskrift2"), style("Eget"), style("Heading3")];
    check(
        &body.concat(),
        &[("numbering", &numbering), ("styles", &styles)],
        &["h1l1 Sak 1 Overskrift1", "h2l2 1.1 Overskrift2", "h2 Eget", "h3 Heading3"],
    );
}

#[test]
fn a_list_may_be_that_of_a_style() {
    let numbering = r#"<w:numbering>
        <w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Liste"/></w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Liste"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalZero"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
        </w:numbering>"#;
    let styles = styles(&[("Liste", r#"<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>"#)]);
    check(&item(1, 0, "a"), &[("numbering", numbering), ("styles", &styles)], &["l1 01 a"]);
}

#[test]
fn titles_are_no_headings() {
    let styles = styles(&[("Tittel", r#"<w:name w:val="Title"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>"#)]);
    let body = [
        p(r#"<w:pStyle w:val="Tittel"/>"#, "a"),
        p(r#"<w:outlineLvl w:val="1"/>"#, "b"),
        p(r#"<w:outlineLvl w:val="9"/>"#, "c"),
    ];
    check(&body.concat(), &[("styles", &styles)], &["a", "h2 b", "c"]);
}

#[test]
fn cells_know_what_they_span() {
    let body = r#"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>
        <w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>
        <w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc>
        <w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:sdt><w:sdtContent>
        <w:tc><w:p><w:r><w:t>d</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>e</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>f</w:t></w:r></w:p></w:tc>
        </w:sdtContent></w:sdt></w:tr></w:tbl>"#;
    check(body, &[], &["t1.1.1 a", "t1.1.2 b", "t1.1.4 c", "t1.2.2 d", "t2.1.1 e", "t1.2.2 f"]);
    let cells: Vec<_> = document(body, &[]).blocks.iter().filter_map(|it| it.cell).collect();
    assert_eq!((cells[0].rows, cells[0].header), (2, true));
    assert_eq!((cells[1].columns, cells[1].header), (2, true));
    assert_eq!((cells[3].columns, cells[3].header), (1, false));
}

/// A complex field.
fn field(code: &str, result: &str) -> String {
    format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>"#
    )
}

#[test]
fn fields_show_their_result() {
    let separate = r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#;
    let inner = field(" PAGE ", &format!("{separate}<w:r><w:t>7</w:t></w:r>"));
    let outer = field(" REF x ", &format!("{separate}<w:r><w:t>see</w:t></w:r>{inner}"));
    let tick = r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    let simple = r#"<w:fldSimple w:instr=" DATE "><w:r><w:t>today</w:t></w:r></w:fldSimple>"#;
    check(&format!("<w:p>{outer}{}{tick}{simple}</w:p>", field(" XE ", "")), &[], &["see7☒today"]);
}

#[test]
fn links_have_their_words_and_address() {
    let separate = r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#;
    let field = field(
        r#" HYPERLINK "mailto:kari@example.org" "#,
        &format!("{separate}<w:r><w:t>Ka</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ri</w:t></w:r>"),
    );
    let body = format!(
        r#"<w:p><w:r><w:t>See</w:t></w:r><w:hyperlink r:id="https://example.org/"><w:r><w:t>this</w:t></w:r></w:hyperlink>{field}<w:hyperlink w:anchor="x"><w:r><w:t>that</w:t></w:r></w:hyperlink></w:p>"#
    );
    let document = document(&body, &[("https://example.org/", "")]);
    let links: Vec<_> =
        document.blocks[0].lines[0].links.iter().map(|it| (it.text.as_str(), it.url.as_str())).collect();
    assert_eq!(links, [("this", "https://example.org/"), ("Kari", "mailto:kari@example.org")]);
}

#[test]
fn changes_are_accepted_and_what_they_removed_stands_beside() {
    let body = r#"<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>
        <w:p><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>joi</w:t></w:r></w:p><w:p><w:r><w:t>ned</w:t></w:r></w:p>"#;
    check(body, &[], &["new", "deleted old", "moved", "joined"]);
}

#[test]
fn a_large_first_letter_belongs_to_its_word() {
    let body = [p(r#"<w:framePr w:dropCap="drop"/>"#, "R"), p("", "eferat")];
    check(&body.concat(), &[], &["Referat"]);
}

#[test]
fn hidden_text_stands_beside() {
    let styles = styles(&[("Skjult", "<w:rPr><w:vanish/></w:rPr>")]);
    let body = r#"<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Skjult"/></w:rPr><w:t>c</w:t></w:r></w:p>"#;
    check(body, &[("styles", &styles)], &["a", "hidden bc"]);
}

#[test]
fn text_boxes_stand_once_after_their_paragraph() {
    let text = |text: &str| format!("<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>");
    let body = format!(
        r#"<w:p><w:r><w:t>a</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>b</w:t></w:r></w:p>
        <w:p><w:r><mc:AlternateContent><mc:Choice Requires="unheard"><w:t>no</w:t></mc:Choice><mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
        text("box"),
        text("box"),
        text("old box")
    );
    check(&body, &[], &["ab", "box", "old box"]);
}

#[test]
fn notes_stand_after_the_paragraph_that_refers_to_them() {
    let note = |kind: &str, content: &str| {
        format!(r#"<w:notes><w:{kind} w:id="2"><w:p><w:r>{content}</w:r></w:p></w:{kind}></w:notes>"#)
    };
    let body = r#"<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="2"/><w:t>b</w:t><w:endnoteReference w:id="2"/><w:commentReference w:id="9"/></w:r></w:p><w:p><w:r><w:t>c</w:t></w:r></w:p>"#;
    let parts = [
        ("footnotes", note("footnote", r#"<w:t>foot</w:t><w:commentReference w:id="2"/>"#)),
        ("endnotes", note("endnote", "<w:t>end</w:t>")),
        ("comments", note("comment", "<w:t>remark</w:t>")),
    ];
    let parts = parts.each_ref().map(|(kind, xml)| (*kind, xml.as_str()));
    check(body, &parts, &["ab", "note foot", "comment remark", "note end", "c"]);
}

#[test]
fn headers_come_first_and_footers_last_each_once() {
    let furniture = |text: &str| format!("<w:hdr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:hdr>");
    let body = r#"<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="h1"/><w:headerReference w:type="first" r:id="h2"/><w:headerReference w:type="even" r:id="h3"/></w:sectPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>
        <w:sectPr><w:headerReference w:type="first" r:id="h4"/><w:footerReference r:id="f1"/><w:titlePg/></w:sectPr>"#;
    let parts = ["h1", "h2", "h3", "h4", "f1"].map(|id| (id, furniture(if id == "h4" { "h1" } else { id })));
    check(body, &parts.each_ref().map(|(id, xml)| (*id, xml.as_str())), &["page h1", "a", "page f1"]);
}

#[test]
fn bold_is_counted_from_the_start_and_white_space_does_not_matter() {
    let numbering = numbering(&[("decimal", "%1.", "")], &[""]);
    let styles = styles(&[("Fet", "<w:rPr><w:b/></w:rPr>")]);
    let bold =
        |text: &str| format!(r#"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#);
    let plain = |text: &str| format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#);
    let listed = r#"<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>"#;
    let rows = [
        (format!("{}{}", bold("Label:"), plain(" text")), 6),
        (format!("{}{}{}", bold("all"), plain(" "), bold("bold ")), 9),
        (format!("{}{}", plain("not "), bold("here")), 0),
        (format!("{listed}{}", bold("all")), 6),
        (format!("{listed}{}", plain("none")), 0),
        (format!(r#"<w:pPr><w:pStyle w:val="Fet"/></w:pPr>{}"#, plain("by style")), 8),
    ];
    for (runs, expected) in rows {
        let body = format!("<w:p>{runs}</w:p>");
        let document = document(&body, &[("numbering", &numbering), ("styles", &styles)]);
        assert_eq!(document.blocks[0].lines[0].bold, expected, "{body}");
    }
}

#[test]
fn blocks_are_set_as_their_styles_say() {
    let styles = r#"<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Stor"><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/><w:spacing w:before="240"/><w:ind w:left="720" w:hanging="360"/></w:pPr><w:rPr><w:i/><w:caps/><w:sz w:val="40"/></w:rPr></w:style></w:styles>"#;
    let body = [p("", "the commonest letters"), p("", ""), p(r#"<w:pStyle w:val="Stor"/>"#, "å")].concat();
    let block = &document(&body, &[("styles", styles)]).blocks[1];
    let expected = crate::document::Style {
        size: 2.0,
        italic: true,
        underline: false,
        align: crate::document::Align::Center,
        indent: 18.0,
        gap: 1.5,
    };
    assert_eq!((block.style, block.lines[0].text.as_str()), (expected, "Å"));
}

#[test]
fn math_and_ruby_keep_their_text() {
    let body = "<w:p><m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath><w:r><w:ruby><w:rt><w:r><w:t>up</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>";
    check(body, &[], &["x+ybase"]);
}

#[test]
fn a_broken_part_gives_what_came_before_the_fault() {
    let whole = "<w:document><w:body><w:p><w:r><w:t>kept</w:t></w:r></w:p><w:p><w:r><w:t>half";
    let bytes = zipped(&[("word/document.xml", whole)]);
    let document = read(&bytes, &Limits::default()).expect("a part that begins well");
    assert_eq!(document.blocks.len(), 2);
    assert_eq!(document.warnings.first().map(|it| it.code), Some("damaged-part"));
}

#[test]
fn properties_of_the_file_are_metadata() {
    let bytes = zipped(&[
        (
            "_rels/.rels",
            r#"<r><Relationship Type="x/officeDocument" Target="/Word/Document.xml"/><Relationship Type="x/core-properties" Target="core.xml"/></r>"#,
        ),
        (
            "core.xml",
            "<c><dc:title>Møte &amp; referat</dc:title><dcterms:created>2024-11-19T12:00:00Z</dcterms:created></c>",
        ),
        ("word\\document.xml", "<w:document/>"),
    ]);
    let metadata = read(&bytes, &Limits::default()).expect("a package that can be read").metadata;
    assert_eq!(metadata.title.as_deref(), Some("Møte & referat"));
    assert_eq!(metadata.created.as_deref(), Some("2024-11-19T12:00:00Z"));
}

#[test]
fn packages_are_known_by_their_content() {
    let name: Vec<u8> = ENCRYPTED_PACKAGE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let encrypted = [compound::SIGNATURE, b"....", &name].concat();
    let body = package("<w:p/>", &[]);
    let rows: [(&[u8], bool); 6] = [
        (&body, true),
        (&body[..body.len() - 30], true),
        (&encrypted, true),
        (compound::SIGNATURE, false),
        (&zipped(&[("mimetype", "application/vnd.oasis.opendocument.text")]), false),
        (
            &zipped(&[(
                CONTENT_TYPES,
                "<Types><Override ContentType='application/vnd.x-wordprocessingml.document.main+xml'/></Types>",
            )]),
            true,
        ),
    ];
    for (bytes, expected) in rows {
        assert_eq!(sniff(bytes), expected, "{}", String::from_utf8_lossy(bytes));
    }
    assert!(read(&encrypted, &Limits::default()).is_err_and(|it| it.is_encrypted()));
    assert!(read(&body[..body.len() - 30], &Limits::default()).is_err_and(|it| it.is_damaged()));
}
