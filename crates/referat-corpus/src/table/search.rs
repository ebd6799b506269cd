//! Paragraphs and titles in which something stands.

use std::collections::HashMap;

use super::{Cell, Column, NoColumn, Rows, Table, View, table};
use crate::query::Query;

/// The tables that are looked into.
#[derive(Clone, Copy, Debug)]
pub struct Searched<'a> {
    /// `meetings`.
    pub meetings: &'a View,
    /// `items`, of which the titles are read.
    pub items: &'a View,
    /// `blocks`, of which the texts are read.
    pub blocks: &'a View,
}

/// What stands where something was found.
pub(super) struct Hit {
    meeting: usize,
    item_id: Option<String>,
    role: String,
    text: String,
    page: Option<i64>,
    lines: [i64; 2],
}

/// What is said of a meeting wherever something is found in it.
pub(super) struct Heading {
    document_id: String,
    meeting_id: String,
    date: Option<String>,
    body: Option<String>,
}

table! {
    /// Titles of items and paragraphs in which something was found, in the order of the archive.
    HITS = "hits";
    hit(heading: &Heading, title: Option<&str>, it: &Hit)
    Column::text("document_id").of("documents").means("The file.") => &heading.document_id,
    Column::text("meeting_id").of("meetings").means("The meeting.") => &heading.meeting_id,
    Column::text("item_id").or_null().of("items").means("The item, where it stands in one.") => &it.item_id,
    Column::date("date").or_null().means("The meeting's day.") => &heading.date,
    Column::text("body").or_null().means("The body that met.") => &heading.body,
    Column::text("title").or_null().means("The item's title.") => title,
    Column::word("role").means("What the paragraph does, as in `blocks`; `title` of a title.") => &it.role,
    Column::text("text").means("The paragraph, or the title.") => &it.text,
    Column::count("page").or_null().means("Page.") => it.page.map(|it| u32::try_from(it).unwrap_or(0)),
    Column::count("first_line").means("First line.") => u32::try_from(it.lines[0]).unwrap_or(0),
    Column::count("last_line").means("Last line.") => u32::try_from(it.lines[1]).unwrap_or(0),
}

/// The table that a search gives.
pub static FOUND: &Table = &HITS;

/// Where the query stands, in the order of the meetings and their lines.
///
/// # Errors
/// When the tables lack a column that is read.
pub fn search(searched: Searched<'_>, query: &Query) -> Result<View, NoColumn> {
    let headings = headings(searched.meetings)?;
    let places: HashMap<&str, usize> =
        headings.iter().enumerate().map(|(at, it)| (it.meeting_id.as_str(), at)).collect();
    let mut hits = found(searched.items, "title", None, &places, query)?;
    hits.extend(found(searched.blocks, "text", Some("role"), &places, query)?);
    hits.sort_by_key(|it| (it.meeting, it.lines));
    let ids = searched.items.cells("item_id")?.map(text);
    let titles: HashMap<_, _> = ids.zip(searched.items.cells("title")?.map(text)).collect();
    let mut rows = Rows::new(&HITS);
    for it in &hits {
        let title = titles.get(&it.item_id).and_then(Option::as_deref);
        hit(&mut rows, &headings[it.meeting], title, it);
    }
    Ok(View::of(&HITS, rows.take()))
}

fn headings(meetings: &View) -> Result<Vec<Heading>, NoColumn> {
    let texts = |name| Ok::<_, NoColumn>(meetings.cells(name)?.map(text));
    let rows = texts("document_id")?.zip(texts("meeting_id")?).zip(texts("date")?).zip(texts("body")?);
    let heading = |(((document_id, meeting_id), date), body): (((_, _), _), _)| Heading {
        document_id: Option::unwrap_or_default(document_id),
        meeting_id: Option::unwrap_or_default(meeting_id),
        date,
        body,
    };
    Ok(rows.map(heading).collect())
}

/// The rows of a table whose text has what is sought.
fn found(
    view: &View,
    column: &str,
    role: Option<&str>,
    places: &HashMap<&str, usize>,
    query: &Query,
) -> Result<Vec<Hit>, NoColumn> {
    let mut room = String::new();
    let is_in = |(at, cell): (usize, Cell<'_>)| match &cell {
        Cell::Text(it) if query.is_in(it, &mut room) => Some((at, it.clone().into_owned())),
        _ => None,
    };
    let texts: Vec<(usize, String)> = view.cells(column)?.enumerate().filter_map(is_in).collect();
    let mut hits = Vec::new();
    for (at, found) in texts {
        let row = view.slice(at, 1);
        let cell = |name: &str| Ok::<_, NoColumn>(row.cells(name)?.next().unwrap_or(Cell::Null));
        let number = |name| cell(name).map(|it| if let Cell::Number(it) = it { Some(it) } else { None });
        let Some(meeting) = text(cell("meeting_id")?).and_then(|it| places.get(it.as_str()).copied()) else {
            continue;
        };
        hits.push(Hit {
            meeting,
            item_id: text(cell("item_id")?),
            role: role.map(cell).transpose()?.and_then(text).unwrap_or_else(|| "title".to_owned()),
            text: found,
            page: number("page")?,
            lines: [number("first_line")?.unwrap_or(0), number("last_line")?.unwrap_or(0)],
        });
    }
    Ok(hits)
}

fn text(cell: Cell<'_>) -> Option<String> {
    if let Cell::Text(text) = cell { Some(text.into_owned()) } else { None }
}
