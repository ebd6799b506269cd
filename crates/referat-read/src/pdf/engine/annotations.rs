//! What lies over a page: links, and the fields and notes that are drawn.

use hayro_font::kurbo::{Affine, Rect};
use hayro_syntax::object::{Array, Dict, Name, Object, Rect as Area, Stream, String as Text};
use referat_document::Bounds;

use super::fields::{self, Value};
use super::info;
use crate::pdf::page::LinkArea;

/// Annotations of a page that are looked at.
const MAX_ANNOTATIONS: usize = 10_000;
/// Kinds whose appearance is part of what the page says: filled fields, typed
/// text, stamps.
const DRAWN: &[&str] = &["Widget", "FreeText", "Stamp"];
/// Flags of annotations that are not shown: hidden, or on paper only.
const NOT_SHOWN: u32 = 1 << 1 | 1 << 5;

/// What an annotation shows.
pub(super) struct Shown<'a> {
    /// A form that is drawn over the page, and where.
    pub(super) form: Option<(Stream<'a>, Affine)>,
    /// What is filled in, for when the form does not show it.
    pub(super) value: Option<Value>,
    /// Where the annotation is.
    pub(super) area: Rect,
}

/// The areas that lead to an address; `place` takes the page's points to
/// where they are shown.
pub(super) fn links(page: &Dict<'_>, place: Affine) -> Vec<LinkArea> {
    annotations(page).iter().filter_map(|annotation| link(annotation, place)).collect()
}

/// What filled fields, typed text and stamps show.
pub(super) fn shown<'a>(page: &Dict<'a>) -> Vec<Shown<'a>> {
    annotations(page).iter().filter_map(shown_of).collect()
}

fn annotations<'a>(page: &Dict<'a>) -> Vec<Dict<'a>> {
    let annotations = page.get::<Array<'a>>("Annots");
    annotations.map(|all| all.iter::<Dict<'a>>().take(MAX_ANNOTATIONS).collect()).unwrap_or_default()
}

fn link(annotation: &Dict<'_>, place: Affine) -> Option<LinkArea> {
    let action = annotation.get::<Dict<'_>>("A")?;
    let url = info::text(action.get::<Text<'_>>("URI")?.as_bytes());
    let shown = turned(place, rect(annotation.get::<Area>("Rect")?));
    let bounds = Bounds {
        left: shown.x0 as f32,
        top: shown.y0 as f32,
        right: shown.x1 as f32,
        bottom: shown.y1 as f32,
    };
    (!url.trim().is_empty()).then_some(LinkArea { bounds, url })
}

fn shown_of<'a>(annotation: &Dict<'a>) -> Option<Shown<'a>> {
    let kind = annotation.get::<Name<'_>>("Subtype")?;
    let flags = annotation.get::<u32>("F").unwrap_or(0);
    if !DRAWN.contains(&kind.as_str()) || flags & NOT_SHOWN != 0 {
        return None;
    }
    let area = rect(annotation.get::<Area>("Rect")?);
    Some(Shown { form: form(annotation, area), value: fields::value(annotation), area })
}

fn form<'a>(annotation: &Dict<'a>, target: Rect) -> Option<(Stream<'a>, Affine)> {
    let form = match annotation.get::<Dict<'a>>("AP")?.get::<Object<'a>>("N")? {
        Object::Stream(form) => form,
        Object::Dict(states) => states.get::<Stream<'a>>(&*annotation.get::<Name<'_>>("AS")?)?,
        _ => return None,
    };
    // The form's box, as its matrix turns it, is laid over the annotation's.
    let matrix = form.dict().get::<[f64; 6]>("Matrix").map_or(Affine::IDENTITY, Affine::new);
    let drawn = turned(matrix, rect(form.dict().get::<Area>("BBox")?));
    if drawn.width() <= 0.0 || drawn.height() <= 0.0 {
        return None;
    }
    let (across, down) = (target.width() / drawn.width(), target.height() / drawn.height());
    let place =
        Affine::new([across, 0.0, 0.0, down, target.x0 - across * drawn.x0, target.y0 - down * drawn.y0]);
    Some((form, place))
}

/// The area that another takes under a matrix.
pub(super) fn turned(matrix: Affine, area: Rect) -> Rect {
    matrix.transform_rect_bbox(area)
}

fn rect(area: Area) -> Rect {
    Rect::new(area.x0, area.y0, area.x1, area.y1)
}
