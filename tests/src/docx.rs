//! A script as a Word file. The same script always gives the same bytes, so
//! what the library counts over all files is counted here in each.

use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, AlignmentType, BreakType, Comment, Delete, Docx, Footer, Footnote, Header, Hyperlink,
    HyperlinkData, HyperlinkType, IndentLevel, Insert, Level, LevelJc, LevelOverride, LevelText, LineSpacing,
    NumPages, NumberFormat, Numbering, NumberingId, PageMargin, PageNum, Paragraph, Run, RunFonts,
    SpecialIndentType, Start, Style, StyleType, Tab, TabValueType, Table, TableCell, TableRow, WidthType,
};

use crate::script::{Block, Inline, Kind, Script};

/// When every file was made and changed.
const DATE: &str = "2024-06-03T12:00:00Z";

/// Who inserted, deleted and commented.
const AUTHOR: &str = "Sekretæren";

/// The width of the text, in twentieths of a point.
const WIDTH: usize = 9000;

/// What Word calls the styles of headings, the title and list paragraphs, by language.
const STYLES: &[(&str, [&str; 3])] = &[
    ("nb", ["Overskrift", "Tittel", "Listeavsnitt"]),
    ("nn", ["Overskrift", "Tittel", "Listeavsnitt"]),
    ("sv", ["Rubrik", "Rubrik", "Liststycke"]),
    ("da", ["Overskrift", "Titel", "Listeafsnit"]),
    ("en", ["Heading", "Title", "ListParagraph"]),
];

/// The numberings that every file has; the library writes one of its own as 1.
const ITEMS: usize = 2;
const BULLETS: usize = 3;
const POINTS: usize = 4;
const LETTERS: usize = 5;

/// The sign before the text of a frame, until the frame is drawn.
const FRAME: char = '□';

/// The bytes of the file.
///
/// # Panics
/// When a script asks for what cannot be written.
#[must_use]
pub fn docx(script: &Script) -> Vec<u8> {
    let mut writer = Writer::new(script);
    let mut docx = shell(script);
    for block in &script.blocks {
        docx = match block {
            Block::Paragraph(kind, text) => docx.add_paragraph(writer.paragraph(*kind, text)),
            Block::Table { ruled, rows } => docx.add_table(writer.table(*ruled, rows)),
            Block::Page => {
                docx.add_paragraph(Paragraph::new().add_run(Run::new().add_break(BreakType::Page)))
            }
        };
    }
    for list in writer.lists {
        docx = docx.add_numbering(list);
    }
    let mut parts = docx.build();
    let document = String::from_utf8(parts.document).expect("XML is text");
    parts.document = changes(&frames(&document)).into_bytes();
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).expect("memory can be written");
    bytes.into_inner()
}

/// Styles, numberings, page header and footer: all but the text.
fn shell(script: &Script) -> Docx {
    let [heading, title, list] = style_names(&script.language);
    let style = |id: &str, name: &str| Style::new(id, StyleType::Paragraph).name(name);
    let mut docx = Docx::new()
        .created_at(DATE)
        .updated_at(DATE)
        .page_size(11906, 16838)
        .page_margin(PageMargin {
            top: 1440,
            right: 1440,
            bottom: 1440,
            left: 1440,
            header: 708,
            footer: 708,
            gutter: 0,
        })
        .default_fonts(RunFonts::new().ascii(&script.font).hi_ansi(&script.font).cs(&script.font))
        .default_size(22)
        .default_line_spacing(LineSpacing::new().after(80))
        .add_style(style(title, "Title").size(36).bold())
        .add_style(style(list, "List Paragraph"));
    for (level, size) in [32, 26, 24].into_iter().enumerate() {
        let number = level + 1;
        let named = style(&format!("{heading}{number}"), &format!("heading {number}"));
        docx = docx.add_style(named.size(size).bold().outline_lvl(level));
    }
    let (form, start) = script.numbers.clone().unwrap_or(("%1.".to_owned(), 1));
    let below = form.replace("%1", "%1.%2");
    let numberings: [(usize, Vec<Level>); 4] = [
        (ITEMS, vec![level(0, start, "decimal", &form), level(1, 1, "decimal", &below)]),
        (BULLETS, (0..3).map(|depth| level(depth, 1, "bullet", ["•", "o", "▪"][depth])).collect()),
        (POINTS, vec![level(0, 1, "decimal", "%1.")]),
        (LETTERS, vec![level(0, 1, "lowerLetter", "%1)")]),
    ];
    for (id, levels) in numberings {
        let numbering = levels.into_iter().fold(AbstractNumbering::new(id), AbstractNumbering::add_level);
        docx = docx.add_abstract_numbering(numbering).add_numbering(Numbering::new(id, id));
    }
    if let Some(text) = &script.header {
        docx = docx.header(Header::new().add_paragraph(margin(script, text)));
    }
    if let Some(text) = &script.footer {
        docx = docx.footer(Footer::new().add_paragraph(margin(script, text)));
    }
    docx
}

/// A line above or below the text: a tab takes it to the middle, another to the right.
fn margin(script: &Script, text: &[Inline]) -> Paragraph {
    let stops = [(TabValueType::Center, WIDTH / 2), (TabValueType::Right, WIDTH)];
    let line = stops
        .into_iter()
        .fold(Paragraph::new(), |line, (side, stop)| line.add_tab(Tab::new().val(side).pos(stop)));
    let mut writer = Writer::new(script);
    text.iter().fold(line, |line, inline| writer.inline(line, inline, Kind::Plain))
}

fn level(depth: usize, start: usize, format: &str, text: &str) -> Level {
    let left = 360 * i32::try_from(depth + 1).expect("lists are not deep");
    Level::new(
        depth,
        Start::new(start),
        NumberFormat::new(format),
        LevelText::new(text),
        LevelJc::new("left"),
    )
    .indent(Some(left), Some(SpecialIndentType::Hanging(360)), None, None)
}

fn style_names(language: &str) -> [&'static str; 3] {
    let found = STYLES.iter().find(|(code, _)| *code == language);
    found.unwrap_or_else(|| panic!("no style names in `{language}`")).1
}

/// What counts on through a document.
struct Writer<'a> {
    script: &'a Script,
    /// The lists of points so far, each numbered from 1.
    lists: Vec<Numbering>,
    /// The kind of the paragraph before: points after others are a new list.
    before: Kind,
    comments: usize,
    footnotes: usize,
    links: usize,
}

impl<'a> Writer<'a> {
    fn new(script: &'a Script) -> Self {
        Self { script, lists: Vec::new(), before: Kind::Plain, comments: 0, footnotes: 0, links: 0 }
    }

    fn paragraph(&mut self, kind: Kind, text: &[Inline]) -> Paragraph {
        let [heading, title, list] = style_names(&self.script.language);
        let written = Paragraph::new();
        let styled = match kind {
            Kind::Plain => self.script.tabs.iter().fold(written, |written, stop| {
                written.add_tab(Tab::new().val(TabValueType::Left).pos(*stop))
            }),
            Kind::Title => written.style(title),
            Kind::Large => written,
            Kind::Heading(level) => written.style(&format!("{heading}{}", level + 1)),
            Kind::Item(level) => numbered(written, ITEMS, level),
            Kind::Bullet(level) => numbered(written.style(list), BULLETS, level),
            Kind::Point => numbered(written.style(list), self.list(kind, POINTS), 0),
            Kind::Letter => numbered(written.style(list), self.list(kind, LETTERS), 0),
            Kind::Indented => written.indent(Some(720), None, None, None),
            Kind::Centred => written.align(AlignmentType::Center),
            Kind::Framed => written.add_run(Run::new().add_text(FRAME.to_string() + &plain(text))),
        };
        self.before = kind;
        if kind == Kind::Framed {
            return styled;
        }
        text.iter().fold(styled, |written, inline| self.inline(written, inline, kind))
    }

    /// The list that a point belongs to.
    fn list(&mut self, kind: Kind, of: usize) -> usize {
        if self.before != kind {
            let id = LETTERS + 1 + self.lists.len();
            let afresh = LevelOverride::new(0).start(1);
            self.lists.push(Numbering::new(id, of).add_override(afresh));
        }
        let same = self.lists.iter().rev().find(|list| list.abstract_num_id == of);
        same.expect("a point has a list").id
    }

    fn inline(&mut self, written: Paragraph, inline: &Inline, kind: Kind) -> Paragraph {
        let plain = |text: &str| match kind {
            Kind::Item(_) => run(text).bold(),
            Kind::Large => run(text).bold().size(32),
            _ => run(text),
        };
        match inline {
            Inline::Text(text) => written.add_run(plain(text)),
            Inline::Bold(text) => written.add_run(run(text).bold()),
            Inline::Italic(text) => written.add_run(run(text).italic()),
            Inline::Hidden(text) => written.add_run(run(text).vanish()),
            Inline::Inserted(text) => written.add_insert(Insert::new(plain(text)).author(AUTHOR).date(DATE)),
            Inline::Deleted(text) => {
                let gone = Run::new().add_delete_text(text);
                written.add_delete(Delete::new().add_run(gone).author(AUTHOR).date(DATE))
            }
            Inline::Comment(text) => {
                self.comments += 1;
                let said = Paragraph::new().add_run(run(text));
                let comment = Comment::new(self.comments).author(AUTHOR).date(DATE).add_paragraph(said);
                written.add_comment_start(comment).add_comment_end(self.comments)
            }
            Inline::Footnote(text) => {
                self.footnotes += 1;
                let mut note = Footnote { id: self.footnotes, ..Footnote::default() };
                note.add_content(Paragraph::new().add_run(run(text)));
                written.add_run(Run::new().add_footnote_reference(note))
            }
            Inline::Link(address) => {
                self.links += 1;
                let mut link = Hyperlink::new(address, HyperlinkType::External).add_run(run(address));
                if let HyperlinkData::External { rid, .. } = &mut link.link {
                    *rid = format!("rIdHyperlink{}", self.links);
                }
                written.add_hyperlink(link)
            }
            Inline::PageNumber => written.add_page_num(PageNum::new()),
            Inline::PageCount => written.add_num_pages(NumPages::new()),
        }
    }

    /// Columns are as wide as what stands in them asks for; a row of one cell goes across all.
    fn table(&mut self, ruled: bool, rows: &[Vec<Vec<Inline>>]) -> Table {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let longest = |column: usize| {
            let cells = rows.iter().filter(|row| row.len() > 1).filter_map(|row| row.get(column));
            cells.map(|cell| plain(cell).chars().count()).max().unwrap_or(0).clamp(9, 40)
        };
        let wanted: Vec<usize> = (0..columns).map(longest).collect();
        let all: usize = wanted.iter().sum();
        let widths: Vec<usize> = wanted.iter().map(|wish| WIDTH * wish / all).collect();
        let written = rows.iter().map(|row| {
            if let [cell] = &row[..] {
                let across = self.cell(cell, WIDTH).grid_span(columns);
                return TableRow::new(vec![across]);
            }
            TableRow::new(row.iter().zip(&widths).map(|(cell, width)| self.cell(cell, *width)).collect())
        });
        let written = written.collect();
        let table = if ruled { Table::new(written) } else { Table::without_borders(written) };
        table.set_grid(widths)
    }

    fn cell(&mut self, text: &[Inline], width: usize) -> TableCell {
        let content = self.paragraph(Kind::Plain, text);
        TableCell::new().width(width, WidthType::Dxa).add_paragraph(content)
    }
}

fn numbered(paragraph: Paragraph, list: usize, level: usize) -> Paragraph {
    paragraph.numbering(NumberingId::new(list), IndentLevel::new(level))
}

/// A run of text with its tabs and line breaks.
fn run(text: &str) -> Run {
    text.split_inclusive(['→', '↵']).fold(Run::new(), |run, piece| {
        if let Some(before) = piece.strip_suffix('→') {
            run.add_text(before).add_tab()
        } else if let Some(before) = piece.strip_suffix('↵') {
            run.add_text(before).add_break(BreakType::TextWrapping)
        } else {
            run.add_text(piece)
        }
    })
}

fn plain(text: &[Inline]) -> String {
    let texts = text.iter().filter_map(|inline| match inline {
        Inline::Text(text) | Inline::Bold(text) | Inline::Italic(text) | Inline::Link(text) => {
            Some(text.as_str())
        }
        _ => None,
    });
    texts.collect()
}

/// Draws the text boxes, which the library cannot write.
fn frames(document: &str) -> String {
    const BEFORE: &str = concat!(
        r#"<w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" style="width:230pt;height:42pt">"#,
        r#"<v:textbox><w:txbxContent><w:p><w:r><w:t xml:space="preserve">"#,
    );
    const AFTER: &str = "</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict>";
    let sign = format!(r#"<w:t xml:space="preserve">{FRAME}"#);
    let mut pieces = document.split(&sign);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |drawn, piece| {
        let (text, rest) = piece.split_once("</w:t>").expect("text has an end");
        format!("{drawn}{BEFORE}{text}{AFTER}{rest}")
    })
}

/// Counts the tracked changes, which the library counts over all files.
fn changes(document: &str) -> String {
    const SIGNS: [&str; 2] = ["<w:ins w:id=\"", "<w:del w:id=\""];
    let mut counted = String::new();
    let mut rest = document;
    for number in 0.. {
        let next = SIGNS.iter().filter_map(|sign| Some(rest.find(sign)? + sign.len())).min();
        let Some((before, after)) = next.and_then(|next| rest.split_at_checked(next)) else { break };
        counted += &format!("{before}{number}");
        rest = after.trim_start_matches(|it: char| it.is_ascii_digit());
    }
    counted + rest
}
