//! Pages as pixels, for whoever recognises what the pictures on them say.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Stream};
use hayro_syntax::page::Page as Source;
use memchr::memmem;

use super::budget::Budget;
use super::refusal;
use crate::{Error, Limit, Limits};

/// A page as a printer or a scanner has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Breadth in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Pixels to the inch.
    pub resolution: u32,
    /// How light each pixel is, row by row from the top.
    pub pixels: Vec<u8>,
}

/// What letters of ten points need to be recognised, in pixels to the inch.
const RESOLUTION: f32 = 300.0;
const POINTS: f32 = 72.0;
/// The longest side that the renderer can give.
const MAX_SIDE: f32 = 32_000.0;
/// How much larger than a page a picture on it may be.
const PICTURE_SCALE: u64 = 4;
/// How deep forms are searched for pictures.
const MAX_DEPTH: u32 = 8;

/// Renders pages of a PDF, one after the other, by their numbers from 1. Of
/// text, only what has a font of its own is drawn.
///
/// # Errors
/// When the file cannot be read, a picture is larger than [`Limits`] allow,
/// or the caller fails.
pub fn render<E: From<Error>>(
    bytes: &[u8],
    limits: &Limits,
    pages: &[u32],
    mut each: impl FnMut(u32, Picture) -> Result<(), E>,
) -> Result<(), E> {
    let mut budget = Budget::new(limits);
    budget.admit_object_streams(bytes)?;
    let open = || Pdf::new(bytes.to_vec()).map_err(refusal);
    let pdf = guarded(open).map_err(|error| error.context("pdf"))?;
    for &number in pages {
        let source = usize::try_from(number).ok().and_then(|number| pdf.pages().get(number.checked_sub(1)?));
        let Some(source) = source else { continue };
        // What one page may spend on pictures does not hang on those before.
        let picture = guarded(|| draw(source, limits, &mut Budget::new(limits)))
            .map_err(|error| error.context(format!("pdf: page {number}")))?;
        each(number, picture)?;
    }
    Ok(())
}

/// The engine promises no more than not to panic on what was tried.
fn guarded<T>(stage: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(stage)).unwrap_or_else(|_| Err(Error::damaged("it cannot be rendered")))
}

fn draw(page: &Source<'_>, limits: &Limits, budget: &mut Budget) -> Result<Picture, Error> {
    let content = super::content(page.raw(), budget)?;
    // Pages often share one list of all pictures of the file.
    admit(&page.resources().x_objects, limits, budget, 0, |name| memmem::find(&content, name).is_some())?;
    let (width, height) = page.render_dimensions();
    let scale = scale(width, height, limits.pixels);
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let (interpreter, render) = (InterpreterSettings::default(), RenderSettings::default());
    let pixmap = hayro::render(page, &RenderCache::new(), &interpreter, &render, &settings);
    let light = |pixel: &[u8]| match pixel {
        [red, green, blue, ..] => luma(*red, *green, *blue),
        _ => u8::MAX,
    };
    Ok(Picture {
        width: pixmap.width().into(),
        height: pixmap.height().into(),
        resolution: (scale * POINTS).round() as u32,
        pixels: pixmap.data_as_u8_slice().chunks_exact(4).map(light).collect(),
    })
}

/// Pixels to the point, as many as are needed and allowed.
fn scale(width: f32, height: f32, pixels: u64) -> f32 {
    let (width, height) = (width.max(1.0), height.max(1.0));
    let allowed = (pixels as f32 / (width * height)).sqrt();
    (RESOLUTION / POINTS).min(allowed).min(MAX_SIDE / width.max(height))
}

fn luma(red: u8, green: u8, blue: u8) -> u8 {
    let sum = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    u8::try_from(sum / 1000).unwrap_or(u8::MAX)
}

/// Pays for the pictures among objects, as far as they are used.
fn admit(
    objects: &Dict<'_>,
    limits: &Limits,
    budget: &mut Budget,
    depth: u32,
    is_used: impl Fn(&[u8]) -> bool,
) -> Result<(), Error> {
    for name in objects.keys().filter(|name| is_used(name)) {
        if let Some(object) = objects.get::<Stream<'_>>(name) {
            admit_object(&object, limits, budget, depth)?;
        }
    }
    Ok(())
}

fn admit_object(object: &Stream<'_>, limits: &Limits, budget: &mut Budget, depth: u32) -> Result<(), Error> {
    budget.spend(1)?;
    budget.admit(object)?;
    let dict = object.dict();
    if dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Form") {
        let resources = dict.get::<Dict<'_>>("Resources").filter(|_| depth < MAX_DEPTH);
        let objects = resources.and_then(|resources| resources.get::<Dict<'_>>("XObject"));
        return objects.map_or(Ok(()), |objects| admit(&objects, limits, budget, depth + 1, |_| true));
    }
    let side = |name: &str| dict.get::<i64>(name).and_then(|side| u64::try_from(side).ok()).unwrap_or(0);
    let pixels = side("Width").saturating_mul(side("Height"));
    if pixels > limits.pixels.saturating_mul(PICTURE_SCALE) {
        return Err(Limit::PIXELS.exceeded(limits));
    }
    match dict.get::<Stream<'_>>("SMask") {
        Some(mask) if depth < MAX_DEPTH => admit_object(&mask, limits, budget, depth + 1),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::scale;

    #[test]
    fn a_page_is_as_fine_as_needed_and_no_larger_than_allowed() {
        assert_eq!(scale(595.0, 842.0, 50_000_000), 300.0 / 72.0);
        let small = scale(595.0, 842.0, 1_000_000);
        assert!((595.0 * small * 842.0 * small - 1e6).abs() < 1e3);
        assert!(30_000.0 * scale(30_000.0, 10.0, u64::MAX) < 32_001.0);
        assert!(scale(0.0, f32::NAN, 100).is_finite());
    }
}
