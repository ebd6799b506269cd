//! What a font's codes say, how wide they are, and how the font looks.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::{
    CMapResolverFn, Font as Face, FontCache, FontGlyph, FontQuery, FontResolverFn, StandardFont,
};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::budget::Budget;
use super::stated::{PROGRAMS, Stated};
use crate::Error;
use crate::pdf::letters;
use crate::pdf::page::{Font, UNMAPPED};

const ITALIC_FLAG: u32 = 1 << 6;
const FORCE_BOLD_FLAG: u32 = 1 << 18;
const BOLD_WEIGHT: f32 = 600.0;
/// Stems of regular cuts are under 120 thousandths of an em.
const BOLD_STEM: f32 = 130.0;
/// Parts of a font's name that mean a heavy cut, in lower case.
const BOLD_NAMES: &[&str] = &["bold", "black", "semibold", "heavy", "demi", "cmbx", "sfbx", "ecbx", "fett"];
/// Parts of a font's name that mean a slanted cut, in lower case.
const ITALIC_NAMES: &[&str] = &["italic", "oblique", "kursiv", "slanted", "cmti", "sfti", "ecti", "cmsl"];

/// The fonts of a document that have been met.
pub(super) struct Fonts<'a> {
    faces: Faces<'a>,
    places: HashMap<(usize, usize), usize>,
    loaded: Vec<Loaded<'a>>,
    described: Vec<Font>,
}

/// What loads the programs of fonts, each once.
#[derive(Clone)]
struct Faces<'a> {
    cache: FontCache<'a>,
    resolve_font: FontResolverFn,
    resolve_cmap: CMapResolverFn,
}

/// A font and the codes of it that have been met.
pub(super) struct Loaded<'a> {
    faces: Faces<'a>,
    /// Its dictionary; none when the file lacks it.
    dict: Option<Dict<'a>>,
    stated: Option<Stated>,
    /// The font with its program, once something must be asked of it.
    face: OnceCell<Option<Face<'a>>>,
    /// Whether its codes are numbers of glyphs rather than letters.
    composite: bool,
    codes: Vec<Option<Code>>,
    /// Letter size of a font of size 1: other than 1 in fonts drawn by
    /// content streams.
    pub(super) scale: f32,
}

/// What a code of a font says.
#[derive(Clone, Debug, Default)]
pub(super) struct Code {
    /// Its first character.
    pub(super) char: char,
    /// The characters after the first, of a ligature.
    pub(super) rest: Option<Box<str>>,
    /// Advance in thousandths of the font's size.
    pub(super) advance: f32,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        let resolve_font: FontResolverFn = Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
        });
        let faces = Faces { cache: FontCache::new(), resolve_font, resolve_cmap: Arc::new(|_| None) };
        Self { faces, places: HashMap::new(), loaded: Vec::new(), described: Vec::new() }
    }

    /// The fonts met so far, in plain values.
    pub(super) fn described(&self) -> &[Font] {
        &self.described
    }

    /// The place of a font in the list, which it is added to when it is new.
    pub(super) fn place(&mut self, dict: &Dict<'a>, budget: &mut Budget) -> Result<usize, Error> {
        // A dictionary is known by where its bytes are.
        let key = (dict.data().as_ptr() as usize, dict.data().len());
        if let Some(&place) = self.places.get(&key) {
            return Ok(place);
        }
        for stream in streams(dict) {
            budget.admit(&stream)?;
        }
        let place = self.loaded.len();
        self.loaded.push(Loaded {
            faces: self.faces.clone(),
            dict: Some(dict.clone()),
            stated: Stated::new(dict),
            face: OnceCell::new(),
            composite: is_kind(dict, "Type0"),
            codes: Vec::new(),
            scale: type3_scale(dict).unwrap_or(1.0),
        });
        self.described.push(describe(dict));
        self.places.insert(key, place);
        Ok(place)
    }

    /// The place of the font that stands in for one that the file lacks.
    pub(super) fn stand_in(&mut self) -> usize {
        let place = self.loaded.len();
        *self.places.entry((0, 0)).or_insert_with(|| {
            self.loaded.push(Loaded {
                faces: self.faces.clone(),
                dict: None,
                stated: None,
                face: OnceCell::new(),
                composite: false,
                codes: Vec::new(),
                scale: 1.0,
            });
            self.described.push(Font::default());
            place
        })
    }

    /// A font by its place, with its plain description.
    pub(super) fn at(&mut self, place: usize) -> Option<(&mut Loaded<'a>, &Font)> {
        Some((self.loaded.get_mut(place)?, self.described.get(place)?))
    }
}

impl<'a> Loaded<'a> {
    /// The code at a place of a shown string, and its length in bytes.
    pub(super) fn read(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        if let Some(stated) = &self.stated {
            return stated.read(bytes, at);
        }
        match self.face() {
            Some(face) if at < bytes.len() => face.read_code(bytes, at),
            _ => (bytes.get(at).copied().map_or(0, u32::from), 1),
        }
    }

    /// What a code says.
    pub(super) fn code(&mut self, code: u32, font: &Font) -> Cow<'_, Code> {
        let Ok(place) = u16::try_from(code).map(usize::from) else {
            return Cow::Owned(self.map(code, font));
        };
        if self.codes.get(place).is_none_or(Option::is_none) {
            let met = self.map(code, font);
            if self.codes.len() <= place {
                self.codes.resize(place + 1, None);
            }
            if let Some(slot) = self.codes.get_mut(place) {
                *slot = Some(met);
            }
        }
        match self.codes.get(place) {
            Some(Some(code)) => Cow::Borrowed(code),
            _ => Cow::Owned(Code::default()),
        }
    }

    fn map(&self, code: u32, font: &Font) -> Code {
        if let Some((text, advance)) = self.stated.as_ref().and_then(|stated| stated.code(code)) {
            return self.say(text, advance, code, font);
        }
        let Some(face) = self.face() else {
            return self.say(None, 500.0, code, font);
        };
        let text = match face.glyph(face.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        self.say(text, face.code_advance(code).x as f32, code, font)
    }

    fn say(&self, text: Option<BfString>, advance: f32, code: u32, font: &Font) -> Code {
        let text = match (text, code) {
            (Some(BfString::Char(char)), _) => char.to_string(),
            (Some(BfString::String(text)), _) => text,
            (None, 0..0x20) if !self.composite => String::new(),
            (None, 0x20) if !self.composite => " ".to_owned(),
            (None, _) => char::from_u32(UNMAPPED + code.min(0xFFFD)).unwrap_or('\u{FFFD}').to_string(),
        };
        Code::new(&text, advance, code, font)
    }

    fn face(&self) -> Option<&Face<'a>> {
        let Faces { cache, resolve_font, resolve_cmap } = &self.faces;
        let load = || match &self.dict {
            Some(dict) => cache.font(dict, resolve_font, resolve_cmap),
            None => cache.standard_font(StandardFont::Helvetica, resolve_font),
        };
        self.face.get_or_init(load).as_ref()
    }
}

impl Code {
    fn new(text: &str, advance: f32, code: u32, font: &Font) -> Self {
        let text = letters::plain(text, code, &font.name);
        let mut chars = text.chars();
        let char = chars.next().unwrap_or('\0');
        let rest = chars.as_str();
        Self { char, rest: (!rest.is_empty()).then(|| rest.into()), advance }
    }
}

/// The streams that the engine decodes to load a font.
fn streams<'a>(dict: &Dict<'a>) -> Vec<Stream<'a>> {
    let descendant = descendant(dict);
    let descriptor = descriptor(dict);
    let of = |dict: Option<&Dict<'a>>, keys: &[&str]| -> Vec<Stream<'a>> {
        dict.map(|dict| keys.iter().filter_map(|key| dict.get::<Stream<'a>>(key)).collect())
            .unwrap_or_default()
    };
    let mut streams = of(Some(dict), &["ToUnicode", "Encoding"]);
    streams.extend(of(descendant.as_ref(), &["CIDToGIDMap"]));
    streams.extend(of(descriptor.as_ref(), &PROGRAMS));
    streams
}

pub(super) fn descendant<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dict.get::<Array<'a>>("DescendantFonts")?.iter::<Dict<'a>>().next()
}

pub(super) fn descriptor<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dict.get::<Dict<'a>>("FontDescriptor").or_else(|| descendant(dict)?.get::<Dict<'a>>("FontDescriptor"))
}

fn describe(dict: &Dict<'_>) -> Font {
    let descriptor = descriptor(dict).unwrap_or_default();
    let name = dict
        .get::<Name<'_>>("BaseFont")
        .or_else(|| descriptor.get::<Name<'_>>("FontName"))
        .map(|name| name.as_str().to_owned())
        .unwrap_or_default();
    let name = match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 => rest.to_owned(),
        _ => name,
    };
    let lower = name.to_lowercase();
    let named = |parts: &[&str]| parts.iter().any(|part| lower.contains(part));
    let flags = descriptor.get::<u32>("Flags").unwrap_or(0);
    let heavy = match descriptor.get::<f32>("FontWeight") {
        Some(weight) => weight >= BOLD_WEIGHT,
        None => descriptor.get::<f32>("StemV").is_some_and(|stem| stem >= BOLD_STEM),
    };
    let slanted = descriptor.get::<f32>("ItalicAngle").is_some_and(|angle| angle.abs() >= 4.0);
    Font {
        bold: named(BOLD_NAMES) || flags & FORCE_BOLD_FLAG != 0 || heavy,
        italic: named(ITALIC_NAMES) || flags & ITALIC_FLAG != 0 || slanted,
        name,
    }
}

pub(super) fn is_kind(dict: &Dict<'_>, kind: &str) -> bool {
    dict.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_str() == kind)
}

/// Letter size of a font drawn by content streams, at size 1: its matrix says
/// how large a unit is, its box how many units a letter has.
fn type3_scale(dict: &Dict<'_>) -> Option<f32> {
    if !is_kind(dict, "Type3") {
        return None;
    }
    let unit = dict.get::<[f32; 6]>("FontMatrix")?[3].abs();
    let heights = dict.get::<[f32; 4]>("FontBBox").map_or(0.0, |area| (area[3] - area[1]).abs());
    let widest = widths(dict).into_iter().fold(0.0, f32::max);
    let units = if heights > 0.0 { heights } else { widest };
    let scale = unit * units;
    (scale.is_finite() && scale > 0.0).then_some(scale)
}

fn widths(dict: &Dict<'_>) -> Vec<f32> {
    let Some(widths) = dict.get::<Array<'_>>("Widths") else { return Vec::new() };
    widths.iter::<Object<'_>>().take(256).filter_map(Object::into_f32).collect()
}
