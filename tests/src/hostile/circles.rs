//! What leads back to where it came from.

use super::{Hostile, TYPES, odt, package, word};

pub(super) const FILES: &[Hostile] = &[
    Hostile { name: "docx with styles based on each other", bytes: docx_styles, outcome: "read" },
    Hostile { name: "docx with lists that link to each other", bytes: docx_lists, outcome: "read" },
    Hostile { name: "docx with notes in themselves", bytes: docx_notes, outcome: "read" },
    Hostile { name: "docx with entities of entities", bytes: docx_entities, outcome: "read" },
    Hostile { name: "odt with styles that are each other's parents", bytes: odt_styles, outcome: "read" },
    Hostile { name: "odt with entities of entities", bytes: odt_entities, outcome: "read" },
    Hostile { name: "rtf with styles based on each other", bytes: rtf_styles, outcome: "read" },
    Hostile { name: "pdf with a page tree that holds itself", bytes: pdf_pages, outcome: "damaged" },
    Hostile { name: "pdf with a form that draws itself", bytes: pdf_form, outcome: "read" },
    Hostile { name: "pdf with a font that is made of itself", bytes: pdf_font, outcome: "read" },
    Hostile { name: "pdf with an object that is itself", bytes: pdf_object, outcome: "damaged" },
    Hostile { name: "pdf with a table before itself", bytes: pdf_table, outcome: "read" },
    Hostile { name: "pdf with bookmarks and structure in a circle", bytes: pdf_structure, outcome: "read" },
    Hostile { name: "mail with a boundary in itself", bytes: mail, outcome: "read" },
];

const TEXT: &str = "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:t>Sak 1 Brygga</w:t></w:r></w:p>";

/// A Word document with one part beside its text.
fn beside(body: &str, kind: &str, part: &str) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let name = format!("word/{kind}.xml");
    let relationships = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{office}/{kind}\" Target=\"{kind}.xml\"/></Relationships>"
    );
    let part = format!(
        "<w:{kind} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{part}</w:{kind}>"
    );
    package(&[
        ("[Content_Types].xml", TYPES),
        ("word/document.xml", &word(body)),
        ("word/_rels/document.xml.rels", &relationships),
        (&name, &part),
    ])
}

fn docx_styles() -> Vec<u8> {
    let style = |name, base| {
        format!("<w:style w:type=\"paragraph\" w:styleId=\"{name}\"><w:basedOn w:val=\"{base}\"/></w:style>")
    };
    beside(TEXT, "styles", &[style("A", "B"), style("B", "C"), style("C", "A")].concat())
}

fn docx_lists() -> Vec<u8> {
    let list = "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"A\"/></w:abstractNum>\
                <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";
    let body = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
                <w:r><w:t>Brygga</w:t></w:r></w:p>";
    beside(body, "numbering", list)
}

fn docx_notes() -> Vec<u8> {
    let note = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>";
    let body = format!("<w:p><w:r><w:t>Sak 1</w:t></w:r>{note}</w:p>");
    beside(&body, "footnotes", &format!("<w:footnote w:id=\"1\"><w:p>{note}</w:p></w:footnote>"))
}

/// Entities, each ten of the one before.
fn entities() -> String {
    let entity = |number: u32| {
        let inside = format!("&e{};", number - 1).repeat(10);
        format!("<!ENTITY e{number} \"{inside}\">")
    };
    let declared: String = (1..20).map(entity).collect();
    format!("<!DOCTYPE bomb [<!ENTITY e0 \"Sak 1 Brygga \">{declared}]>")
}

fn docx_entities() -> Vec<u8> {
    let text = format!("{}{}", entities(), word("<w:p><w:r><w:t>Sak 1 &e19;</w:t></w:r></w:p>"));
    package(&[("[Content_Types].xml", TYPES), ("word/document.xml", &text)])
}

fn odt_entities() -> Vec<u8> {
    let (begin, end) = super::ODT;
    let text = "<office:body><office:text><text:p>Sak 1 &e19;</text:p></office:text></office:body>";
    let content = format!("{}{begin}{text}{end}", entities());
    package(&[("mimetype", super::MIMETYPE), ("content.xml", &content)])
}

fn odt_styles() -> Vec<u8> {
    let style = |name, parent| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"paragraph\" style:parent-style-name=\"{parent}\"/>"
        )
    };
    let styles = [style("A", "B"), style("B", "C"), style("C", "A")].concat();
    odt(&styles, "<text:p text:style-name=\"A\">Sak 1 Brygga</text:p>")
}

fn rtf_styles() -> Vec<u8> {
    b"{\\rtf1{\\stylesheet{\\s1\\sbasedon2 A;}{\\s2\\sbasedon1 B;}{\\s3\\sbasedon3 C;}}\\pard\\s1 Sak 1\\par\\s3 Brygga\\par}"
        .to_vec()
}

/// A PDF of these objects, the first of which is the catalog.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let objects = (1..).zip(objects).map(|(number, object)| format!("{number} 0 obj {object} endobj\n"));
    format!("%PDF-1.4\n{}trailer <</Root 1 0 R>>\n%%EOF", objects.collect::<String>()).into_bytes()
}

const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";
const PAGES: &str = "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>";

fn pdf_pages() -> Vec<u8> {
    pdf(&[CATALOG, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>"])
}

fn pdf_form() -> Vec<u8> {
    let form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 6 0 R/Length 11>> stream\n/A Do /A Do\nendstream";
    pdf(&[
        CATALOG,
        PAGES,
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources 6 0 R>>",
        "<</Length 5>> stream\n/A Do\nendstream",
        form,
        "<</XObject<</A 5 0 R>>>>",
    ])
}

fn pdf_font() -> Vec<u8> {
    pdf(&[
        CATALOG,
        PAGES,
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        "<</Length 32>> stream\nBT /F 11 Tf 60 780 Td (Sak) Tj ET\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/A/DescendantFonts[5 0 R]/Encoding 5 0 R/ToUnicode 5 0 R>>",
    ])
}

fn pdf_object() -> Vec<u8> {
    pdf(&["1 0 R"])
}

fn pdf_table() -> Vec<u8> {
    let file = pdf(&[CATALOG, PAGES, "<</Type/Page/Parent 2 0 R>>"]);
    let objects = String::from_utf8_lossy(&file).into_owned();
    let objects = objects.split("trailer").next().unwrap_or_default().to_owned();
    let place = objects.len();
    let table = format!("xref\n0 1\n0000000000 65535 f \ntrailer <</Root 1 0 R/Size 4/Prev {place}>>\n");
    format!("{objects}{table}startxref\n{place}\n%%EOF").into_bytes()
}

fn pdf_structure() -> Vec<u8> {
    pdf(&[
        "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R/Outlines 7 0 R>>",
        PAGES,
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/StructParents 0>>",
        "<</Length 16>> stream\n/P <</MCID 0>> BDC EMC\nendstream",
        "<</Type/StructTreeRoot/K 6 0 R/ParentTree 8 0 R/RoleMap<</A/B/B/A>>>>",
        "<</Type/StructElem/S/A/P 6 0 R/K[6 0 R 0]>>",
        "<</First 7 0 R/Last 7 0 R/Next 7 0 R>>",
        "<</Kids[8 0 R]/Nums[0 [6 0 R]]>>",
    ])
}

fn mail() -> Vec<u8> {
    let part = "--b\nContent-Type: multipart/mixed; boundary=b\n\n";
    format!(
        "Message-ID: <1@fjordvik.example>\nFrom: kari@fjordvik.example\nMIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=b\n\n{}Sak 1 Brygga\n",
        part.repeat(10_000)
    )
    .into_bytes()
}
