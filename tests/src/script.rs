//! Word documents from scripts that a clerk could write.
//!
//! A script is a line a paragraph:
//!
//! ```text
//! ^ text      page header          # text      large bold title
//! = text      heading of level 1   * text      bold line
//! 1 text      numbered item, the number only in numbering.xml
//! - text      bullet; -- and --- are deeper
//! | a | b     row of a table; rows that follow each other are one table
//! @ url text  a paragraph that is a link
//! ~ text      paragraph that a tracked change removed
//! + text      paragraph that a tracked change added
//! **a:** b    a bold label before its text;  >  separates columns by tabs
//! (empty)     empty paragraph
//! ```

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use docx_rs::{
    AbstractNumbering, Delete, Docx, Header, Hyperlink, HyperlinkType, IndentLevel, Insert, Level, LevelJc,
    LevelText, NumberFormat, Numbering, NumberingId, Paragraph, Run, Start, Style, StyleType, Tab,
    TabValueType, Table, TableCell, TableRow,
};

const ITEMS: usize = 2;
const BULLETS: usize = 3;

/// The document that a script describes.
#[must_use]
pub fn docx(script: &str) -> Docx {
    let heading = Style::new("Overskrift1", StyleType::Paragraph).name("heading 1").size(28).bold();
    let mut docx = Docx::new().add_style(heading);
    for (id, levels) in [
        (ITEMS, &[("decimal", "%1.")][..]),
        (BULLETS, &[("bullet", "•"), ("bullet", "o"), ("bullet", "▪")][..]),
    ] {
        let mut list = AbstractNumbering::new(id);
        for (depth, (format, text)) in levels.iter().enumerate() {
            let level = Level::new(
                depth,
                Start::new(1),
                NumberFormat::new(*format),
                LevelText::new(*text),
                LevelJc::new("left"),
            );
            list = list.add_level(level.indent(Some(720 * (depth as i32 + 1)), None, None, None));
        }
        docx = docx.add_abstract_numbering(list).add_numbering(Numbering::new(id, id));
    }
    let mut rows: Vec<TableRow> = Vec::new();
    for line in script.lines() {
        if let Some(cells) = line.strip_prefix("| ") {
            let cells = cells
                .split(" | ")
                .map(|cell| TableCell::new().add_paragraph(runs(Paragraph::new(), cell.trim())));
            rows.push(TableRow::new(cells.collect()));
            continue;
        }
        if !rows.is_empty() {
            docx = docx.add_table(Table::new(std::mem::take(&mut rows)));
        }
        docx = paragraph(docx, line);
    }
    if rows.is_empty() { docx } else { docx.add_table(Table::new(rows)) }
}

/// The document with the paragraph of one line.
fn paragraph(docx: Docx, line: &str) -> Docx {
    let (mark, text) = line.split_once(' ').unwrap_or((line, ""));
    let bullet =
        |depth| runs(Paragraph::new(), text).numbering(NumberingId::new(BULLETS), IndentLevel::new(depth));
    let paragraph = match mark {
        "^" => return docx.header(Header::new().add_paragraph(runs(Paragraph::new(), text))),
        "#" => Paragraph::new().add_run(Run::new().add_text(text).bold().size(32)),
        "=" => Paragraph::new().add_run(Run::new().add_text(text)).style("Overskrift1"),
        "*" => Paragraph::new().add_run(Run::new().add_text(text).bold()),
        "1" => Paragraph::new()
            .add_run(Run::new().add_text(text).bold())
            .numbering(NumberingId::new(ITEMS), IndentLevel::new(0)),
        "-" => bullet(0),
        "--" => bullet(1),
        "---" => bullet(2),
        "@" => {
            let (url, words) = text.split_once(' ').unwrap_or((text, text));
            Paragraph::new().add_hyperlink(
                Hyperlink::new(url, HyperlinkType::External).add_run(Run::new().add_text(words)),
            )
        }
        "~" => Paragraph::new()
            .add_delete(Delete::new().author("A").date(DATE).add_run(Run::new().add_delete_text(text))),
        "+" => Paragraph::new().add_insert(Insert::new(Run::new().add_text(text)).author("A").date(DATE)),
        _ => runs(Paragraph::new(), line),
    };
    docx.add_paragraph(paragraph)
}

/// When tracked changes were made: the same in every run.
const DATE: &str = "2024-01-01T12:00:00Z";

/// The text with its bold label and its tabs.
fn runs(paragraph: Paragraph, text: &str) -> Paragraph {
    let (label, rest) = match text.strip_prefix("**").and_then(|it| it.split_once("**")) {
        Some((label, rest)) => (label, rest),
        None => ("", text),
    };
    let paragraph =
        if label.is_empty() { paragraph } else { paragraph.add_run(Run::new().add_text(label).bold()) };
    let paragraph = if rest.contains(" > ") {
        paragraph.add_tab(Tab::new().val(TabValueType::Left).pos(4500))
    } else {
        paragraph
    };
    let mut run = Run::new();
    for (column, part) in rest.split(" > ").enumerate() {
        run = if column > 0 { run.add_tab() } else { run };
        run = run.add_text(part);
    }
    paragraph.add_run(run)
}

/// Prints a document as PDF beside it, by LibreOffice.
///
/// # Errors
/// When LibreOffice is not installed, or prints nothing.
pub fn print(word: &Path) -> io::Result<()> {
    let folder = word.parent().unwrap_or(Path::new("."));
    let status = Command::new("soffice")
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .arg(word)
        .stdout(Stdio::null())
        .status()?;
    if status.success() && word.with_extension("pdf").exists() {
        Ok(())
    } else {
        Err(io::Error::other("LibreOffice did not print the document"))
    }
}
