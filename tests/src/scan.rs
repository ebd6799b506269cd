//! Scans made of documents: rendered pages, laid askew and grainy as a
//! scanner gives them, as files that are nothing but pictures.

use std::path::Path;
use std::process::Command;

use referat::{Error, Limits, Picture, render};

/// How far a page is from level, in radians: half a degree.
const SKEW: f32 = 0.009;
/// How much lightness a speck adds or takes.
const GRAIN: u32 = 40;

/// The first pages of a PDF, as a scanner would see them.
///
/// # Panics
/// When the file is no sound PDF.
#[must_use]
pub fn scanned(pdf: &Path, pages: u32) -> Vec<Picture> {
    let bytes = std::fs::read(pdf).expect("the fixture is there");
    let numbers: Vec<u32> = (1..=pages).collect();
    let mut scans = Vec::new();
    render(&bytes, &Limits::default(), &numbers, |_, picture| {
        scans.push(worn(&picture));
        Ok::<(), Error>(())
    })
    .expect("the fixture is sound");
    scans
}

/// The picture a little askew, on paper that is not white, with grain.
fn worn(picture: &Picture) -> Picture {
    let (width, height) = (picture.width as usize, picture.height as usize);
    let mut seed: u32 = 1;
    let mut grain = || {
        // A linear congruential generator: the same grain in each run.
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % GRAIN
    };
    let pixels = (0..width * height).map(|place| {
        let (x, y) = ((place % width) as f32, (place / width) as f32);
        let (from_x, from_y) = (x - SKEW * (y - height as f32 / 2.0), y + SKEW * (x - width as f32 / 2.0));
        let inside = from_x >= 0.0 && from_y >= 0.0 && (from_x as usize) < width;
        let at = from_y as usize * width + from_x as usize;
        let light = picture.pixels.get(at).copied().filter(|_| inside).unwrap_or(u8::MAX);
        u8::try_from(u32::from(light) * 8 / 10 + grain()).unwrap_or(u8::MAX)
    });
    Picture { pixels: pixels.collect(), ..picture.clone() }
}

/// The picture a quarter turn clockwise.
#[must_use]
pub fn on_its_side(picture: &Picture) -> Picture {
    let (width, height) = (picture.width as usize, picture.height as usize);
    let pixel = |place: usize| picture.pixels[(height - 1 - place % height) * width + place / height];
    Picture {
        width: picture.height,
        height: picture.width,
        pixels: (0..width * height).map(pixel).collect(),
        ..*picture
    }
}

/// A PDF of A4 pages that are nothing but pictures, and, when there are words,
/// a page of text before them.
#[must_use]
pub fn pdf(pictures: &[Picture], words: &[&str]) -> Vec<u8> {
    let text = |words: &[&str]| {
        let lines: String = words.iter().map(|line| format!("0 -14 Td ({line}) Tj ")).collect();
        (format!("BT /F 11 Tf 60 780 Td {lines}ET"), None)
    };
    let first = (!words.is_empty()).then(|| text(words));
    let rest = pictures.iter().map(|picture| ("595 0 0 842 0 0 cm /I Do".to_owned(), Some(picture)));
    let pages: Vec<(String, Option<&Picture>)> = first.into_iter().chain(rest).collect();
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 10 + 3 * page)).collect();
    let mut file = format!(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
         2 0 obj <</Type/Pages/Kids[{kids}]/Count {}/MediaBox[0 0 595 842]>> endobj\n\
         3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj\n",
        pages.len()
    )
    .into_bytes();
    for (page, (content, picture)) in pages.iter().enumerate() {
        let number = 10 + 3 * page;
        let length = content.len();
        let (drawn, image) = (number + 1, number + 2);
        file.extend_from_slice(
            format!(
                "{number} 0 obj <</Type/Page/Parent 2 0 R/Contents {drawn} 0 R\
                 /Resources<</Font<</F 3 0 R>>/XObject<</I {image} 0 R>>>>>> endobj\n\
                 {drawn} 0 obj <</Length {length}>> stream\n{content}\nendstream endobj\n"
            )
            .as_bytes(),
        );
        if let Some(Picture { width, height, pixels, .. }) = picture {
            let head = format!(
                "{image} 0 obj <</Type/XObject/Subtype/Image/Width {width}/Height {height}\
                 /ColorSpace/DeviceGray/BitsPerComponent 8/Length {}>> stream\n",
                pixels.len()
            );
            file.extend_from_slice(head.as_bytes());
            file.extend_from_slice(pixels);
            file.extend_from_slice(b"\nendstream endobj\n");
        }
    }
    file.extend_from_slice(b"trailer <</Root 1 0 R>>\n%%EOF");
    file
}

/// A TIFF file of one gray picture.
#[must_use]
pub fn tiff(picture: &Picture) -> Vec<u8> {
    let size = u32::try_from(picture.pixels.len()).unwrap_or(u32::MAX);
    let fields = [
        (256, picture.width),
        (257, picture.height),
        (258, 8),
        (259, 1),
        (262, 1),
        (273, 8 + 2 + 12 * 8 + 4),
        (278, picture.height),
        (279, size),
    ];
    let mut file = b"II*\0\x08\0\0\0\x08\0".to_vec();
    for (tag, value) in fields {
        file.extend_from_slice(&u16::to_le_bytes(tag));
        file.extend_from_slice(b"\x04\0\x01\0\0\0");
        file.extend_from_slice(&u32::to_le_bytes(value));
    }
    file.extend_from_slice(&[0; 4]);
    file.extend_from_slice(&picture.pixels);
    file
}

/// Whether Tesseract is here with this language's data; says so when not.
#[must_use]
#[expect(clippy::print_stderr, reason = "a test that checks less than it could says so")]
pub fn has_tesseract(data: &str) -> bool {
    let languages = Command::new("tesseract").arg("--list-langs").output();
    let has = languages.is_ok_and(|it| String::from_utf8_lossy(&it.stdout).lines().any(|line| line == data));
    if !has {
        eprintln!("skipped: Tesseract is not installed, or not its data for {data}");
    }
    has
}
