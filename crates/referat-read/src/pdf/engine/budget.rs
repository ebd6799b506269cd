//! What one file may spend: operations, and bytes after decoding.
//!
//! The engine decodes a stream whole, so a stream that could go over the
//! budget is counted, without keeping anything, before the engine sees it.
//! Counting costs as much as decoding: streams are let through uncounted as
//! long as all of them together could not do harm.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::{Filter, object::Stream};

use memchr::memmem;

use crate::{Error, Limit, Limits};

/// How many bytes one byte can decode to at most.
const FLATE_RATIO: u64 = 1032;
const LZW_RATIO: u64 = 1400;
const RUN_LENGTH_RATIO: u64 = 64;

/// What is left to spend.
pub(super) struct Budget {
    bytes: u64,
    /// What streams that nobody counted may decode to at worst.
    uncounted: u64,
    elements: u64,
    limits: Limits,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            bytes: limits.inflated_bytes,
            uncounted: limits.inflated_bytes.saturating_mul(2),
            elements: limits.elements,
            limits: *limits,
        }
    }

    /// Pays for operators and glyphs.
    pub(super) fn spend(&mut self, elements: usize) -> Result<(), Error> {
        let elements = u64::try_from(elements).unwrap_or(u64::MAX);
        let left = self.elements.checked_sub(elements);
        self.elements = left.ok_or_else(|| Limit::ELEMENTS.exceeded(&self.limits))?;
        Ok(())
    }

    /// Decodes a stream and pays for it; none when it cannot be decoded.
    pub(super) fn decode<'a>(&mut self, stream: &Stream<'a>) -> Result<Option<Cow<'a, [u8]>>, Error> {
        if worst_case(stream) > self.bytes {
            self.refuse_over(self.bytes, stream)?;
        }
        let Ok(data) = stream.decoded_data() else { return Ok(None) };
        self.pay(length(&data))?;
        Ok(Some(data))
    }

    /// Pays for a stream that the engine will decode on its own.
    pub(super) fn admit(&mut self, stream: &Stream<'_>) -> Result<(), Error> {
        if self.lets_through(worst_case(stream)) {
            return Ok(());
        }
        let decoded = self.refuse_over(self.bytes, stream)?;
        self.pay(decoded)
    }

    /// Pays for the streams that hold objects, which the engine decodes as
    /// soon as the file is opened.
    pub(super) fn admit_object_streams(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let start = memmem::Finder::new("stream");
        let end = memmem::Finder::new("endstream");
        for kind in ["/ObjStm", "/XRef"] {
            for place in memmem::find_iter(bytes, kind) {
                let Some(rest) = bytes.get(place..) else { continue };
                let Some(begin) = start.find(rest.get(..4096).unwrap_or(rest)) else { continue };
                let Some(data) = rest.get(begin + "stream".len()..) else { continue };
                let data = data.strip_prefix(b"\r").unwrap_or(data);
                let data = data.strip_prefix(b"\n").unwrap_or(data);
                let data = data.get(..end.find(data).unwrap_or(data.len())).unwrap_or(data);
                let packed = length(data);
                if !self.lets_through(packed.saturating_mul(FLATE_RATIO)) {
                    let decoded = self.within(self.bytes, packed, inflated(data, self.bytes))?;
                    self.pay(decoded)?;
                }
            }
        }
        Ok(())
    }

    fn lets_through(&mut self, worst: u64) -> bool {
        let left = self.uncounted.checked_sub(worst);
        self.uncounted = left.unwrap_or(self.uncounted);
        left.is_some()
    }

    fn pay(&mut self, bytes: u64) -> Result<(), Error> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or_else(|| self.too_large())?;
        Ok(())
    }

    fn refuse_over(&self, most: u64, stream: &Stream<'_>) -> Result<u64, Error> {
        let data = stream.raw_data();
        match stream.filters().as_slice() {
            [Filter::FlateDecode] => self.within(most, length(&data), inflated(&data, most)),
            // Of rarer filters only the bound is known; four times the budget
            // is let through, as no honest stream comes near its bound.
            _ if worst_case(stream) / 4 > most => Err(self.too_large()),
            _ => Ok(length(&data)),
        }
    }

    fn within(&self, most: u64, packed: u64, decoded: u64) -> Result<u64, Error> {
        let ratio = decoded / packed.max(1);
        if decoded > most {
            return Err(self.too_large());
        }
        if decoded > 1 << 20 && ratio > self.limits.inflation_ratio {
            return Err(Limit::INFLATION_RATIO.exceeded(&self.limits));
        }
        Ok(decoded)
    }

    fn too_large(&self) -> Error {
        Limit::INFLATED_BYTES.exceeded(&self.limits)
    }
}

/// The most bytes that a stream can decode to.
fn worst_case(stream: &Stream<'_>) -> u64 {
    let packed = length(&stream.raw_data());
    stream.filters().iter().fold(packed, |bytes, filter| match filter {
        Filter::FlateDecode => bytes.saturating_mul(FLATE_RATIO),
        Filter::LzwDecode => bytes.saturating_mul(LZW_RATIO),
        Filter::RunLengthDecode => bytes.saturating_mul(RUN_LENGTH_RATIO),
        Filter::Ascii85Decode => bytes.saturating_mul(4),
        _ => bytes,
    })
}

/// How many bytes the data inflates to, counted to one more than `most`.
fn inflated(data: &[u8], most: u64) -> u64 {
    let mut decoder = ZlibDecoder::new(data).take(most.saturating_add(1));
    let mut buffer = vec![0; 32 << 10];
    let mut total = 0;
    while let Ok(read @ 1..) = decoder.read(&mut buffer) {
        total += length(buffer.get(..read).unwrap_or_default());
    }
    total
}

fn length(data: &[u8]) -> u64 {
    u64::try_from(data.len()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::ZlibEncoder};

    use super::inflated;

    #[test]
    fn what_data_inflates_to_is_counted_no_further_than_asked() {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&[0; 100_000]).expect("a vector takes all");
        let packed = encoder.finish().expect("a vector takes all");
        assert_eq!(inflated(&packed, 1 << 20), 100_000);
        assert_eq!(inflated(&packed, 1000), 1001);
        assert_eq!(inflated(b"no deflate data", 1000), 0);
    }
}
