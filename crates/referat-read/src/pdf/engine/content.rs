//! Runs a page's content stream and keeps what it prints: glyphs and rules.
//!
//! Colours, images, clips and shadings are not looked at, but for white paint,
//! which draws no rule.

use std::collections::HashSet;

use hayro_font::kurbo::{Affine, Point, Vec2};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream, dict_or_stream};
use hayro_syntax::page::Resources;
use hayro_syntax::xref::XRef;

use super::budget::Budget;
use super::fonts::Fonts;
use super::paths::{Path, Pen};
use super::structure::{Structure, Tags};
use crate::Error;
use crate::pdf::page::{Glyph, Page, Role, Tag};

/// Content streams inside content streams.
const MAX_DEPTH: u32 = 16;
/// What drawing a form counts for, in operators.
const FORM_ELEMENTS: usize = 20;
/// Graphics states that are saved at once.
const MAX_SAVED: usize = 4096;
/// Rules of one page that are kept, about.
const MAX_RULES: usize = 20_000;
/// Slant of a font's matrix that makes its text italic.
const MIN_SLANT: f64 = 0.15;

/// Layers that the file switches off.
pub(super) type HiddenGroups = HashSet<ObjectIdentifier>;

/// What the content of every page shares.
pub(super) struct Surroundings<'s, 'a> {
    pub(super) hidden: &'s HiddenGroups,
    pub(super) structure: &'s Structure,
    /// What the marked content of the page or form is, in a tagged file.
    pub(super) tags: Option<&'s Tags>,
    pub(super) fonts: &'s mut Fonts<'a>,
    pub(super) budget: &'s mut Budget,
}

/// Draws a content stream onto the page.
pub(super) fn draw<'a>(
    data: &[u8],
    resources: &Resources<'a>,
    place: Affine,
    around: &mut Surroundings<'_, 'a>,
    page: &mut Page,
) -> Result<(), Error> {
    Canvas::new(place, around, page).run(data, resources, 0)
}

/// Draws a form onto the page.
pub(super) fn draw_form<'a>(
    form: &Stream<'a>,
    place: Affine,
    around: &mut Surroundings<'_, 'a>,
    page: &mut Page,
) -> Result<(), Error> {
    Canvas::new(place, around, page).draw_form(form, &Resources::new(Dict::empty()), 0)
}

/// The layers that the file's catalog switches off.
pub(super) fn hidden_groups(xref: &XRef) -> HiddenGroups {
    let off = || {
        let catalog = xref.get::<Dict<'_>>(xref.root_id())?;
        let shown = catalog.get::<Dict<'_>>("OCProperties")?.get::<Dict<'_>>("D")?;
        let off = shown.get::<Array<'_>>("OFF")?;
        Some(off.raw_iter().filter_map(|group| group.as_obj_ref().map(ObjectIdentifier::from)).collect())
    };
    off().unwrap_or_default()
}

#[derive(Clone, Copy)]
struct State {
    matrix: Affine,
    text: Affine,
    line: Affine,
    font: Option<usize>,
    size: f64,
    char_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    outlined: bool,
    pen: Pen,
}

impl Default for State {
    fn default() -> Self {
        Self {
            matrix: Affine::IDENTITY,
            text: Affine::IDENTITY,
            line: Affine::IDENTITY,
            font: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            outlined: false,
            pen: Pen { breadth: 1.0, white_fill: false, white_stroke: false },
        }
    }
}

/// A piece of marked content.
#[derive(Clone, Copy)]
struct Marked {
    shown: bool,
    tag: Tag,
}

struct Canvas<'s, 'a, 'p> {
    around: &'p mut Surroundings<'s, 'a>,
    page: &'p mut Page,
    state: State,
    saved: Vec<State>,
    path: Path,
    /// The marked content that is open, innermost last.
    marked: Vec<Marked>,
}

impl<'s, 'a, 'p> Canvas<'s, 'a, 'p> {
    fn new(place: Affine, around: &'p mut Surroundings<'s, 'a>, page: &'p mut Page) -> Self {
        let state = State { matrix: place, ..State::default() };
        Self { around, page, state, saved: Vec::new(), path: Path::default(), marked: Vec::new() }
    }

    fn run(&mut self, data: &[u8], resources: &Resources<'a>, depth: u32) -> Result<(), Error> {
        let (saved, marked) = (self.saved.len(), self.marked.len());
        let mut fonts: Vec<(Vec<u8>, usize)> = Vec::new();
        let mut ops = TypedIter::new(data);
        while let Some(op) = ops.next() {
            self.around.budget.spend(1)?;
            match op {
                Op::SaveState(_) if self.saved.len() < MAX_SAVED => self.saved.push(self.state),
                Op::RestoreState(_) if self.saved.len() > saved => {
                    if let Some(state) = self.saved.pop() {
                        self.state = state;
                    }
                }
                Op::Transform(m) => self.state.matrix *= affine([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]),
                Op::TextFont(font) => {
                    self.state.size = font.1.as_f64();
                    let place = match fonts.iter().find(|(name, _)| **name == **font.0) {
                        Some((_, place)) => *place,
                        None => {
                            let place = match resources.get_font(font.0) {
                                Some(dict) => self.around.fonts.place(&dict, self.around.budget)?,
                                None => self.around.fonts.stand_in(),
                            };
                            fonts.push((font.0.to_vec(), place));
                            place
                        }
                    };
                    self.state.font = Some(place);
                }
                Op::XObject(name) => self.draw_object(name.0, resources, depth)?,
                Op::InlineImage(_) => self.page.pictures = true,
                Op::BeginMarkedContentWithProperties(begin) => {
                    let shown = self.is_shown() && self.is_group_shown(begin.1, resources);
                    let number = content_number(begin.1, resources);
                    self.marked.push(Marked { shown, tag: self.tag_of(begin.0, number) });
                }
                Op::BeginMarkedContent(begin) => {
                    let marked = Marked { shown: self.is_shown(), tag: self.tag_of(begin.0, None) };
                    self.marked.push(marked);
                }
                Op::EndMarkedContent(_) if self.marked.len() > marked => {
                    self.marked.pop();
                }
                op => {
                    self.set_state(&op);
                    self.draw_path(&op);
                    self.draw_text(&op)?;
                }
            }
        }
        self.marked.truncate(marked);
        self.path.clear();
        if let Some(state) = self.saved.drain(saved..).next() {
            self.state = state;
        }
        Ok(())
    }

    fn is_shown(&self) -> bool {
        self.marked.last().is_none_or(|marked| marked.shown)
    }

    fn tag(&self) -> Tag {
        self.marked.last().map_or(Tag::default(), |marked| marked.tag)
    }

    /// What marked content is: what the file's structure says of its number,
    /// else the same as what it stands in.
    fn tag_of(&self, name: &Name<'_>, number: Option<u32>) -> Tag {
        match number.and_then(|number| self.around.tags?.get(&number)) {
            Some(tag) => *tag,
            None if name.as_str() == "Artifact" => Tag { role: Role::Artifact, block: 0 },
            None => self.tag(),
        }
    }

    fn is_group_shown(&self, properties: &Object<'_>, resources: &Resources<'_>) -> bool {
        if self.around.hidden.is_empty() {
            return true;
        }
        let group = match properties {
            Object::Name(name) => resources.properties.get_ref(name),
            other => dict_or_stream(other).and_then(|(dict, _)| dict.get_ref("OC")),
        };
        group.is_none_or(|group| !self.around.hidden.contains(&group.into()))
    }

    fn draw_object(&mut self, name: &Name<'_>, resources: &Resources<'a>, depth: u32) -> Result<(), Error> {
        let Some(object) = resources.get_x_object(name) else { return Ok(()) };
        let dict = object.dict();
        if dict.get_ref("OC").is_some_and(|group| self.around.hidden.contains(&group.into())) {
            return Ok(());
        }
        match dict.get::<Name<'_>>("Subtype") {
            Some(kind) if kind.as_str() == "Form" => self.draw_form(&object, resources, depth),
            _ => {
                self.page.pictures = true;
                Ok(())
            }
        }
    }

    fn draw_form(&mut self, form: &Stream<'a>, resources: &Resources<'a>, depth: u32) -> Result<(), Error> {
        if depth >= MAX_DEPTH || !self.is_shown() {
            return Ok(());
        }
        self.around.budget.spend(FORM_ELEMENTS)?;
        let Some(data) = self.around.budget.decode(form)? else { return Ok(()) };
        let own = form.dict().get::<Dict<'a>>("Resources").map(Resources::new);
        let before = self.state;
        if let Some(matrix) = form.dict().get::<[f64; 6]>("Matrix") {
            self.state.matrix *= Affine::new(matrix);
        }
        // Marked content of a form counts from its own beginning.
        let tags = std::mem::replace(&mut self.around.tags, self.around.structure.tags(form.obj_id()));
        self.run(&data, own.as_ref().unwrap_or(resources), depth + 1)?;
        self.around.tags = tags;
        self.state = before;
        Ok(())
    }

    fn set_state(&mut self, op: &Op<'_, '_>) {
        let state = &mut self.state;
        match op {
            Op::CharacterSpacing(n) => state.char_space = n.0.as_f64(),
            Op::WordSpacing(n) => state.word_space = n.0.as_f64(),
            Op::HorizontalScaling(n) => state.stretch = n.0.as_f64() / 100.0,
            Op::TextLeading(n) => state.leading = n.0.as_f64(),
            Op::TextRise(n) => state.rise = n.0.as_f64(),
            Op::TextRenderingMode(n) => state.outlined = matches!(n.0.as_i64(), 2 | 6),
            Op::LineWidth(n) => state.pen.breadth = n.0.as_f64(),
            Op::NonStrokeColorDeviceGray(n) => state.pen.white_fill = is_white(&[&n.0]),
            Op::NonStrokeColorDeviceRgb(n) => state.pen.white_fill = is_white(&[&n.0, &n.1, &n.2]),
            Op::NonStrokeColorCmyk(_) | Op::ColorSpaceNonStroke(_) => state.pen.white_fill = false,
            Op::NonStrokeColor(n) => state.pen.white_fill = is_white_colour(&n.0),
            Op::StrokeColorDeviceGray(n) => state.pen.white_stroke = is_white(&[&n.0]),
            Op::StrokeColorDeviceRgb(n) => state.pen.white_stroke = is_white(&[&n.0, &n.1, &n.2]),
            Op::StrokeColorCmyk(_) | Op::ColorSpaceStroke(_) => state.pen.white_stroke = false,
            Op::StrokeColor(n) => state.pen.white_stroke = is_white_colour(&n.0),
            _ => {}
        }
    }

    fn draw_text(&mut self, op: &Op<'_, '_>) -> Result<(), Error> {
        match op {
            Op::BeginText(_) => self.set_text(Affine::IDENTITY),
            Op::SetTextMatrix(m) => self.set_text(affine([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5])),
            Op::NextLine(n) => self.next_line(n.0.as_f64(), n.1.as_f64()),
            Op::NextLineAndSetLeading(n) => {
                self.state.leading = -n.1.as_f64();
                self.next_line(n.0.as_f64(), n.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::ShowText(text) => self.show(text.0.as_bytes())?,
            Op::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0.as_bytes())?;
            }
            Op::ShowTextWithParameters(text) => {
                self.state.word_space = text.0.as_f64();
                self.state.char_space = text.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(text.2.as_bytes())?;
            }
            Op::ShowTexts(parts) => {
                for part in parts.0.iter::<Object<'_>>() {
                    match part {
                        Object::String(text) => self.show(text.as_bytes())?,
                        Object::Number(back) => {
                            let state = &mut self.state;
                            let shift = -back.as_f64() / 1000.0 * state.size * state.stretch;
                            state.text *= Affine::translate((shift, 0.0));
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn set_text(&mut self, matrix: Affine) {
        self.state.text = matrix;
        self.state.line = matrix;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.set_text(self.state.line * Affine::translate((x, y)));
    }

    fn show(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.around.budget.spend(bytes.len())?;
        let (visible, tag) = (self.is_shown(), self.tag());
        let state = &mut self.state;
        let Some(place) = state.font else { return Ok(()) };
        let Some((font, look)) = self.around.fonts.at(place) else { return Ok(()) };
        let [a, b, c, d, e, f] = (state.matrix * state.text).as_coeffs();
        let (along, up) = (Vec2::new(a, b), Vec2::new(c, d));
        let backwards = state.size * state.stretch < 0.0;
        let direction = if backwards { -along } else { along };
        let size = (state.size * up.hypot()).abs() as f32 * font.scale;
        let slant = along.dot(up) / (along.hypot() * up.hypot());
        let pattern = Glyph {
            char: '\0',
            x: 0.0,
            y: 0.0,
            advance: 0.0,
            size,
            angle: direction.y.atan2(direction.x).to_degrees().round() as i16,
            font: u16::try_from(place).unwrap_or(u16::MAX),
            bold: look.bold || state.outlined,
            italic: look.italic || slant.abs() > MIN_SLANT,
            tag,
        };
        let start = Point::new(e, f) + up * state.rise;
        let (mut at, mut offset) = (0, 0.0);
        while at < bytes.len() {
            let (number, length) = font.read(bytes, at);
            at += length.max(1);
            let code = font.code(number, look);
            let width = f64::from(code.advance) / 1000.0 * state.size;
            if visible {
                let at = start + along * offset;
                let advance = (along.hypot() * width * state.stretch).abs() as f32;
                let glyph = Glyph { x: at.x as f32, y: at.y as f32, advance, ..pattern };
                push(self.page, glyph, code.char, code.rest.as_deref());
            }
            let word_space = if number == 32 && length == 1 { state.word_space } else { 0.0 };
            offset += (width + state.char_space + word_space) * state.stretch;
        }
        state.text *= Affine::translate((offset, 0.0));
        Ok(())
    }

    fn draw_path(&mut self, op: &Op<'_, '_>) {
        let rules = self.path.draw(op, self.state.matrix, self.state.pen);
        if self.is_shown() && self.page.rules.len() < MAX_RULES {
            self.page.rules.extend(rules);
        }
    }
}

/// Puts a glyph on the page; a ligature becomes the letters that it joins.
fn push(page: &mut Page, glyph: Glyph, first: char, rest: Option<&str>) {
    if first == '\0' || !(glyph.x.is_finite() && glyph.y.is_finite() && glyph.advance.is_finite()) {
        return;
    }
    let off_page = glyph.x < -glyph.size
        || glyph.y < -glyph.size
        || glyph.x > page.width + glyph.size
        || glyph.y > page.height + glyph.size;
    if off_page || glyph.size < 0.5 {
        return;
    }
    let Some(rest) = rest else {
        page.glyphs.push(Glyph { char: first, ..glyph });
        return;
    };
    let advance = glyph.advance / (1 + rest.chars().count()) as f32;
    let (sine, cosine) = f32::from(glyph.angle).to_radians().sin_cos();
    let mut offset = 0.0;
    for char in std::iter::once(first).chain(rest.chars()) {
        page.glyphs.push(Glyph {
            char,
            x: glyph.x + offset * cosine,
            y: glyph.y + offset * sine,
            advance,
            ..glyph
        });
        offset += advance;
    }
}

/// The number of marked content, by which the file's structure names it.
fn content_number(properties: &Object<'_>, resources: &Resources<'_>) -> Option<u32> {
    match properties {
        Object::Name(name) => resources.properties.get::<Dict<'_>>(name)?.get("MCID"),
        other => dict_or_stream(other)?.0.get("MCID"),
    }
}

fn affine(coefficients: [&Number; 6]) -> Affine {
    Affine::new(coefficients.map(Number::as_f64))
}

fn is_white(parts: &[&Number]) -> bool {
    parts.iter().all(|part| part.as_f64() >= 0.99)
}

/// Of a colour space that is not looked at, three or one full parts are white.
fn is_white_colour(parts: &[Number]) -> bool {
    matches!(parts.len(), 1 | 3) && parts.iter().all(|part| part.as_f64() >= 0.99)
}
