//! Markdown, read as it looks when it is set: markers of lists are counted,
//! marks of emphasis and tags are gone, front matter stands at the top.
//!
//! A line's `number` is that of the file's line where it begins; where one
//! line of the file gives several, as the row of a table does, the next free
//! ones follow.

mod blocks;
mod front;
mod html;
mod rows;

use std::borrow::Cow;

use crate::document::{Block, Document, Line, ListItem, Metadata};
use crate::{Error, Format, Limits, Read, charset};
use front::Fact;

pub(crate) const FORMAT: Format =
    Format { name: "markdown", extensions: &["md", "markdown", "mkd"], sniff, read: Read::Document(read) };

fn sniff(bytes: &[u8]) -> bool {
    const SAMPLE: usize = 1 << 16;
    const LONGEST: usize = 16 << 20;
    if bytes.len() > LONGEST || bytes.starts_with(b"{\\rtf") {
        return false;
    }
    let text = charset::decode(bytes.get(..SAMPLE).unwrap_or(bytes), None);
    // Pages and other control characters are of printed text or of none.
    let odd = |it: char| it.is_control() && !matches!(it, '\n' | '\r' | '\t');
    !text.contains(odd) && (front::split(&text).is_some() || is_marked(&text))
}

/// Whether a text has marks that only Markdown makes: two, or one and a list.
fn is_marked(text: &str) -> bool {
    let (mut marks, mut items) = (0, 0);
    let mut above = "";
    for line in text.lines().map(str::trim_end) {
        let bare = line.trim_start();
        let hashes = bare.len() - bare.trim_start_matches('#').len();
        let heading =
            (1..=6).contains(&hashes) && bare.get(hashes..).is_some_and(|rest| rest.starts_with(' '));
        let underline = line.len() >= 3 && !above.is_empty() && line.bytes().all(|byte| byte == b'=');
        let table =
            bare.starts_with('|') && bare.contains("--") && bare.bytes().all(|byte| b"|-: ".contains(&byte));
        let spans = encloses(line, "**", "**") || encloses(line, "](", ")");
        marks += u32::from(heading) + u32::from(underline) + u32::from(table) + u32::from(spans);
        items += u32::from(["* ", "- ", "+ "].iter().any(|marker| bare.starts_with(marker)));
        above = line;
    }
    marks >= 2 || marks == 1 && items > 0
}

/// Whether a line has something between two marks.
fn encloses(line: &str, open: &str, close: &str) -> bool {
    let inside = line.split_once(open).map(|(_, after)| after);
    inside.is_some_and(|after| {
        !after.starts_with(char::is_whitespace) && after.find(close).is_some_and(|length| length > 0)
    })
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    let text = charset::decode(bytes, None);
    let (yaml, start) = match front::split(&text) {
        Some((yaml, start)) => (text.get(yaml).unwrap_or_default(), start),
        None => ("", 0),
    };
    let facts = front::facts(yaml);
    let title = facts.iter().find(|fact| fact.key.eq_ignore_ascii_case("title"));
    let metadata = Metadata { title: title.map(|fact| fact.value.clone()), ..Metadata::default() };
    let (front, body) = text.split_at(start);
    let first_line = front.lines().count() + 1;
    let body = filled_in(body, &facts);
    let body = spaced_headings(&body);
    let mut blocks: Vec<Block> = facts.iter().map(fact_block).collect();
    blocks.extend(blocks::blocks(&body, first_line, limits)?);
    Ok(Document { metadata, blocks, ..Document::default() })
}

/// A row of front matter as it stands at the top.
fn fact_block(fact: &Fact) -> Block {
    let text = match (fact.key.as_str(), fact.value.as_str()) {
        ("", value) => value.to_owned(),
        (key, "") => format!("{key}:"),
        (key, value) => format!("{key}: {value}"),
    };
    let line = Line { number: fact.number, ..Line::new(text) };
    let list = fact.entry.then(|| ListItem { depth: 1, marker: String::new() });
    Block { list, lines: vec![line], ..Block::default() }
}

/// The text with `{{ page.title }}` and the like as the front matter fills
/// them in.
fn filled_in<'a>(text: &'a str, facts: &[Fact]) -> Cow<'a, str> {
    const LONGEST: usize = 60;
    if !text.contains("{{") {
        return Cow::Borrowed(text);
    }
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let end = after.as_bytes().windows(2).take(LONGEST).position(|pair| pair == b"}}");
        let value = end.and_then(|end| {
            let key = after.get(..end)?.trim().strip_prefix("page.")?;
            let fact = facts.iter().find(|fact| fact.key == key && !fact.value.is_empty())?;
            Some((fact.value.as_str(), after.get(end + 2..)?))
        });
        let (value, after) = value.unwrap_or(("{{", after));
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    Cow::Owned(filled)
}

/// The text with a space after the marks of a heading that lacks it, as in
/// `##Sak 4`: older Markdown asked for none.
fn spaced_headings(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let title = line.trim_start_matches('#');
        let marks = line.len() - title.len();
        let lacking = (2..=6).contains(&marks) && title.starts_with(char::is_alphanumeric);
        let (head, title) = line.split_at(if lacking { marks } else { 0 });
        spaced.push_str(head);
        if lacking {
            spaced.push(' ');
        }
        spaced.push_str(title);
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::promises;

    fn check(text: &str, expected: &str) {
        let document = read(text.as_bytes(), &Limits::default()).expect("Markdown is read");
        promises::prints(&document, expected);
    }

    #[test]
    fn front_matter_stands_at_the_top() {
        check(
            "---\ntitle: \"Styremøte\"\nto_stede:\n  - Kari Berg\n---\n# {{ page.title }}\n{{ page.ukjent }}\n",
            "
  -    2           title: Styremøte
  -    3           to_stede:
  -    4  l1       Kari Berg
  -    6  h1       Styremøte
  -    7           {{ page.ukjent }}
",
        );
    }

    #[test]
    fn lists_are_counted() {
        check(
            "3) Budsjett\n3) Regnskap\n   - Revisor\n\n     Ny i år.\n\n- [ ] Kari ringer\n- [x] Per skriver\n-\n\n1.\n2. Eventuelt\n",
            "
  -    1  l1       3)|Budsjett
  -    2  l1       4)|Regnskap
  -    3  l2       •|Revisor
  -    5  l2       Ny i år.
  -    7  l1       •|[ ] Kari ringer
  -    8  l1       •|[x] Per skriver
  -   11  l1       1.|
  -   12  l1       2.|Eventuelt
",
        );
    }

    #[test]
    fn a_date_is_no_list() {
        check(
            "Neste møte\n\n22. mars 2024\n\n- 3. mai\n",
            "
  -    1           Neste møte
  -    3           22. mars 2024
  -    5  l1       •|3. mai
",
        );
    }

    #[test]
    fn rows_stay_rows_and_wrapped_prose_is_joined() {
        check(
            "**Tid:** kl. 18\n**Sted:** Sunnvik\n\nStyret drøftet søknaden fra korpset og ba om et nytt budsjett\nsom viser hva turen koster.\n\nen  \nto<br>tre",
            "
  -    1           Tid: kl. 18
  -    2           Sted: Sunnvik
  -    4           Styret drøftet søknaden fra korpset og ba om et nytt budsjett som viser hva turen koster.
  -    7           en
  -    8           to
  -    9           tre
",
        );
    }

    #[test]
    fn tables_are_cells() {
        check(
            "| Navn | Rolle |\n|---|:-:|\n| Kari Berg | |\n| Per | **Leder**<br>til mai |\n\nSlutt",
            "
  -    1  t1.1.1   Navn
  -    2  t1.1.2   Rolle
  -    3  t1.2.1   Kari Berg
  -    4  t1.3.1   Per
  -    5  t1.3.2b  Leder
  -    6  t1.3.2   til mai
  -    7           Slutt
",
        );
    }

    #[test]
    fn marks_tags_and_comments_are_not_printed() {
        check(
            "* TOC\n{:toc}\n\n##Sak 4 {#sak-4}\n{: .no_toc}\n<!-- mal -->\n\n<p>F&oslash;r</p>\n\n> Sitat *her* ~~der~~ `kode` &amp; \\*\n\n![logo](a.png)\n\n    Sak  5\n\n***\n\nTekst[^1]\n\n[^1]: Note",
            "
  -    4  h2       Sak 4
  -    8           Før
  -   10           Sitat her der kode & *
  -   14           Sak  5
  -   18           Tekst[1]
  -   20  note     [1]|Note
",
        );
    }

    #[test]
    fn bold_italic_and_links_are_kept_beside_the_text() {
        let text = "- **Kari Berg** leder\n- _Se [saken](https://lag.example/5) og https://lag.example/6._\n";
        let document = read(text.as_bytes(), &Limits::default()).expect("Markdown is read");
        let bold: Vec<usize> = document.lines().map(|(_, line)| line.bold).collect();
        let italic: Vec<bool> = document.blocks.iter().map(|block| block.style.italic).collect();
        let links: Vec<(&str, &str)> = document
            .lines()
            .flat_map(|(_, line)| line.links.iter().map(|link| (link.text.as_str(), link.url.as_str())))
            .collect();
        assert_eq!(bold, ["•\tKari Berg".len(), 0]);
        assert_eq!(italic, [false, true]);
        let expected =
            [("saken", "https://lag.example/5"), ("https://lag.example/6", "https://lag.example/6")];
        assert_eq!(links, expected);
    }

    #[test]
    fn markdown_is_known_by_its_marks() {
        let rows = [
            ("---\ntitle: x\n---\nTekst", true),
            ("# Referat\n\n- Kari\n", true),
            ("Referat\n=======\n\n* Kari\n", true),
            ("**Tid:** 18\n**Sted:** Sunnvik\n", true),
            ("| a | b |\n|---|---|\n| 1 | 2 |\n\n- c\n", true),
            ("Referat\n\n- Kari\n- Per\n• Anne\n", false),
            ("# er et tegn\n", false),
            ("Fotnote ** og **\n\n- Kari\n", false),
            ("# Referat\n\n- Kari\n\u{c}# Side 2\n", false),
        ];
        for (text, is) in rows {
            assert_eq!(sniff(text.as_bytes()), is, "{text:?}");
        }
    }

    #[test]
    fn nesting_has_a_limit() {
        let text = format!("# Sak\n{}Svar", "> ".repeat(50));
        let limits = Limits { nesting: 20, ..Limits::default() };
        assert!(read(text.as_bytes(), &limits).is_err_and(|error| error.is_limit_exceeded()));
    }
}
