//! Tables of a file.

use referat::minutes::Warning;

use super::keys::{DOCUMENT_ID, FIRST_LINE, LAST_LINE, PAGE, line, page};
use super::{Cell, Column, table};

/// What a row of `documents` holds, read or not.
pub(super) struct File<'a> {
    pub(super) id: &'a str,
    /// What it says of itself; nothing when it could not be read.
    pub(super) document: Option<&'a referat::minutes::Document>,
    pub(super) name: Option<&'a str>,
    pub(super) paths: Cell<'a>,
    pub(super) members: Cell<'a>,
    pub(super) schema: Option<&'a str>,
    /// The kind of the failure and its message.
    pub(super) failure: Option<(&'a str, &'a str)>,
}

table! {
    /// Every document: a file, or a member of an archive or a mail. What could not be read is a row too.
    DOCUMENTS = "documents" of "Document";
    document(it: &File<'_>)
    Column::text("document_id").own().means(
        "The file: the first 16 hexadecimal digits of its SHA-256; of one that could not be read, of its path's."
    ) => it.id,
    Column::texts("paths").means("Every path that it was found at; of a member, the path of its container.") => it.paths.clone(),
    Column::texts("members").means("Its name inside the container, for each path; null where it is the file itself.") => it.members.clone(),
    Column::word("outcome").means("`read`, or `failed`.") => if it.failure.is_none() { "read" } else { "failed" },
    Column::word("error").or_null().means("Why it could not be read, in one word: `encrypted`, `damaged` ...") => it.failure.map(|it| it.0),
    Column::text("error_message").or_null().means("Why it could not be read.") => it.failure.map(|it| it.1),
    Column::text("parser").means("Version of the parser that read it.") => env!("CARGO_PKG_VERSION"),
    Column::text("schema").or_null().means("Version of the model: `referat/1`.") => it.schema,
    Column::text("name").or_null().sought() => it.name,
    Column::text("sha256").or_null() => it.document.map(|it| &it.sha256),
    Column::size("bytes").or_null() => it.document.map(|it| it.bytes),
    Column::word("format").or_null() => it.document.map(|it| &it.format),
    Column::count("pages").or_null() => it.document.map(|it| it.pages),
    Column::text("title").or_null() => it.document.map(|it| &it.title),
    Column::text("producer").or_null() => it.document.map(|it| &it.producer),
    Column::text("created").or_null() => it.document.map(|it| &it.created),
    Column::text("modified").or_null() => it.document.map(|it| &it.modified),
}

table! {
    /// What was odd about a file but did not keep it from being read.
    WARNINGS = "warnings" of "Warning";
    warning(document_id: &str, it: &Warning)
    DOCUMENT_ID => document_id,
    Column::text("code") => &it.code,
    Column::text("message") => &it.message,
    PAGE => page(it.source.as_ref()),
    FIRST_LINE.or_null() => line(it.source.as_ref(), 0),
    LAST_LINE.or_null() => line(it.source.as_ref(), 1),
}
