//! Pictures as files: those that Tesseract is given, and what those that it
//! is to read say of their size before anybody decodes them.

use referat::{Error, Limit, Limits, Picture};

/// A picture in the plainest format, portable gray map.
pub(super) fn gray_map(picture: &Picture) -> Vec<u8> {
    let mut file = format!("P5\n{} {}\n255\n", picture.width, picture.height).into_bytes();
    file.extend_from_slice(&picture.pixels);
    file
}

/// How many pages a file has, none larger than the limits allow.
pub(super) fn pages(bytes: &[u8], limits: &Limits) -> Result<u32, Error> {
    let sizes = match bytes {
        [0x89, b'P', ..] => png(bytes).into_iter().collect(),
        [0xFF, 0xD8, ..] => jpeg(bytes).into_iter().collect(),
        [b'I', ..] => Tiff { bytes, is_little: true }.pages(limits.pages),
        _ => Tiff { bytes, is_little: false }.pages(limits.pages),
    };
    if sizes.is_empty() {
        return Err(Error::damaged("the picture does not say how large it is"));
    }
    if let Some((width, height)) =
        sizes.iter().find(|(width, height)| u64::from(*width) * u64::from(*height) > limits.pixels)
    {
        let error = Limit::PIXELS.exceeded(limits);
        return Err(error.context(format_args!("a picture of {width} by {height}")));
    }
    match u32::try_from(sizes.len()) {
        Ok(pages) if u64::from(pages) <= limits.pages => Ok(pages),
        _ => Err(Limit::PAGES.exceeded(limits)),
    }
}

type Size = (u32, u32);

fn png(bytes: &[u8]) -> Option<Size> {
    let side = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((side(16)?, side(20)?))
}

/// The size stands in the frame's header, some segments in.
fn jpeg(bytes: &[u8]) -> Option<Size> {
    let number = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        let [mark, kind] = number(at)?.to_be_bytes();
        if mark != 0xFF {
            return None;
        }
        match kind {
            // Filling, and marks that stand alone.
            0xFF => at += 1,
            0x01 | 0xD0..=0xD8 => at += 2,
            // Tables that are no frames, though their marks are among them.
            0xC0..=0xCF if !matches!(kind, 0xC4 | 0xC8 | 0xCC) => {
                return Some((number(at + 7)?.into(), number(at + 5)?.into()));
            }
            _ => at += 2 + usize::from(number(at + 2)?),
        }
    }
}

struct Tiff<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

/// Fields of a directory: breadth and height in pixels.
const WIDTH: u32 = 256;
const HEIGHT: u32 = 257;
/// Type of a field of two bytes; all others that matter have four.
const SHORT: u32 = 3;
const FIELD: usize = 12;

impl Tiff<'_> {
    /// The sizes of the pages, counted to one more than `most`.
    fn pages(&self, most: u64) -> Vec<Size> {
        // Directories may lead in a circle; there are no more than bytes.
        let most = usize::try_from(most).map_or(self.bytes.len(), |most| most.min(self.bytes.len()));
        let mut sizes = Vec::new();
        let mut next = self.long(4);
        while let Some(directory) = next.filter(|&at| at != 0 && sizes.len() <= most) {
            let Some((size, following)) = self.directory(directory) else { break };
            sizes.push(size);
            next = following;
        }
        sizes
    }

    /// The size of a page, and where the next one is described.
    fn directory(&self, at: u32) -> Option<(Size, Option<u32>)> {
        let at = usize::try_from(at).ok()?;
        let fields = usize::try_from(self.short(at)?).ok()?;
        let side = |tag: u32| {
            let field = |field: &usize| self.short(at + 2 + field * FIELD) == Some(tag);
            let at = at + 2 + (0..fields).find(field)? * FIELD;
            if self.short(at + 2)? == SHORT { self.short(at + 8) } else { self.long(at + 8) }
        };
        Some(((side(WIDTH)?, side(HEIGHT)?), self.long(at + 2 + fields * FIELD)))
    }

    fn short(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) }.into())
    }

    fn long(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }
}

#[cfg(test)]
mod tests {
    use super::pages;
    use referat::Limits;

    fn count(bytes: &[u8]) -> Result<u32, &'static str> {
        let mut limits = Limits::default();
        limits.pages = 3;
        pages(bytes, &limits).map_err(|error| error.kind())
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        let head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        [head.as_slice(), &width.to_be_bytes(), &height.to_be_bytes()].concat()
    }

    /// A file of so many pages, each of this size, described one after the
    /// other, the last one leading to `then`.
    fn tiff(count: u32, width: u32, height: u16, then: u32) -> Vec<u8> {
        let mut file = b"II*\0\x08\0\0\0".to_vec();
        for page in 1..=count {
            let [low, high] = height.to_le_bytes();
            file.extend_from_slice(b"\x02\0\0\x01\x04\0\x01\0\0\0");
            file.extend_from_slice(&width.to_le_bytes());
            file.extend_from_slice(&[1, 1, 3, 0, 1, 0, 0, 0, low, high, 0, 0]);
            let next = if page == count { then } else { 8 + 30 * page };
            file.extend_from_slice(&next.to_le_bytes());
        }
        file
    }

    #[test]
    fn a_file_says_how_many_pages_it_has_and_how_large_they_are() {
        let jpeg = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xC4\0\x02\xFF\xC2\0\x11\x08\x0B\xB8\x07\xD0".as_slice();
        for (name, file, expected) in [
            ("png", png(2480, 3508), Ok(1)),
            ("large png", png(100_000, 100_000), Err("limit_exceeded")),
            ("short png", png(1, 1)[..20].to_vec(), Err("damaged")),
            ("jpeg", jpeg.to_vec(), Ok(1)),
            ("short jpeg", jpeg[..15].to_vec(), Err("damaged")),
            ("tiff", tiff(2, 1728, 2200, 0), Ok(2)),
            ("large tiff", tiff(2, 1 << 20, 60_000, 0), Err("limit_exceeded")),
            ("many pages", tiff(9, 1728, 2200, 0), Err("limit_exceeded")),
            ("going round", tiff(1, 1728, 2200, 8), Err("limit_exceeded")),
            ("leading away", tiff(1, 1728, 2200, u32::MAX), Ok(1)),
            ("short tiff", b"MM\0*".to_vec(), Err("damaged")),
        ] {
            assert_eq!(count(&file), expected, "{name}");
        }
    }
}
