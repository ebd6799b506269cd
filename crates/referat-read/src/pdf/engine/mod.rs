//! The only module that knows the PDF engine: bytes in, pages of plain glyphs
//! out.

mod annotations;
mod budget;
mod content;
mod fields;
mod fonts;
mod info;
mod paths;
#[cfg(feature = "render")]
mod render;
mod stated;
mod structure;

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_font::kurbo::Affine;
use hayro_syntax::object::{Array, Dict, Stream};
use hayro_syntax::page::Page as Source;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use referat_document::Metadata;

use super::page::{Font, Page};
use crate::{Error, Limit, Limits};
use budget::Budget;
use fonts::Fonts;
#[cfg(feature = "render")]
pub use render::{Picture, render};
use structure::Structure;

/// Reads the pages in order and hands each over with the fonts met so far.
/// Gives what the file says about itself.
///
/// The engine has been run over thousands of broken files without a panic;
/// should it panic all the same, the file counts as damaged. (The panic's
/// message still goes wherever the program's panic hook sends it.)
pub(super) fn read(
    bytes: &[u8],
    limits: &Limits,
    mut each: impl FnMut(Page, &[Font]) -> Result<(), Error>,
) -> Result<Metadata, Error> {
    catch_unwind(AssertUnwindSafe(|| read_pages(bytes, limits, &mut each)))
        .unwrap_or_else(|_| Err(Error::damaged("the content cannot be interpreted")))
}

/// Takes a page with the fonts met so far.
type Each<'e> = dyn FnMut(Page, &[Font]) -> Result<(), Error> + 'e;

fn read_pages(bytes: &[u8], limits: &Limits, each: &mut Each<'_>) -> Result<Metadata, Error> {
    let mut budget = Budget::new(limits);
    budget.admit_object_streams(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(refusal)?;
    let pages = pdf.pages();
    if pages.len() as u64 > limits.pages {
        return Err(Limit::PAGES.exceeded(limits));
    }
    if pages.is_empty() {
        return Err(Error::damaged("no pages"));
    }
    let hidden = content::hidden_groups(pages.xref());
    let structure = Structure::new(pages.xref());
    let mut fonts = Fonts::new();
    for (number, source) in (1..).zip(pages.iter()) {
        let page = read_page(source, &hidden, &structure, &mut fonts, &mut budget)
            .map_err(|error| error.context(format!("page {number}")))?;
        each(page, fonts.described())?;
    }
    Ok(info::metadata(pdf.metadata()))
}

fn refusal(error: LoadPdfError) -> Error {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Error::encrypted(),
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => Error::encrypted(),
        LoadPdfError::Decryption(_) => Error::damaged("broken encryption"),
        LoadPdfError::Invalid => Error::damaged("no cross-reference table or pages"),
    }
}

fn read_page<'a>(
    source: &Source<'a>,
    hidden: &content::HiddenGroups,
    structure: &Structure,
    fonts: &mut Fonts<'a>,
    budget: &mut Budget,
) -> Result<Page, Error> {
    let (width, height) = source.render_dimensions();
    let place = Affine::new(source.initial_transform(true).as_coeffs());
    let mut page = Page { width, height, ..Page::default() };
    page.links = annotations::links(source.raw(), place);
    let data = content(source.raw(), budget)?;
    let tags = source.raw().obj_id().and_then(|page| structure.tags(page));
    let mut around = content::Surroundings { hidden, structure, tags, fonts, budget };
    content::draw(&data, source.resources(), place, &mut around, &mut page)?;
    for shown in annotations::shown(source.raw()) {
        let drawn = page.glyphs.len();
        if let Some((form, matrix)) = shown.form {
            content::draw_form(&form, place * matrix, &mut around, &mut page)?;
        }
        if let Some(value) = shown.value.filter(|_| page.glyphs.len() == drawn) {
            let font = around.fonts.stand_in();
            value.write(annotations::turned(place, shown.area), font, &mut page);
        }
    }
    Ok(page)
}

/// The page's content; its parts are one stream.
fn content<'a>(page: &Dict<'a>, budget: &mut Budget) -> Result<Cow<'a, [u8]>, Error> {
    if let Some(stream) = page.get::<Stream<'a>>("Contents") {
        return Ok(budget.decode(&stream)?.unwrap_or_default());
    }
    let mut data = Vec::new();
    let Some(parts) = page.get::<Array<'a>>("Contents") else { return Ok(Cow::Owned(data)) };
    for stream in parts.iter::<Stream<'a>>() {
        if let Some(part) = budget.decode(&stream)? {
            data.extend_from_slice(&part);
            data.push(b'\n');
        }
    }
    Ok(Cow::Owned(data))
}
