//! What a reader may spend on one file.

/// What a reader may spend on one document: counts, not seconds. A file that
/// asks for more gives an error of its own kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes that a package or a stream may inflate to, all parts together.
    pub inflated_bytes: u64,
    /// How many times its packed size a part may inflate to, once it is over
    /// a megabyte.
    pub inflation_ratio: u64,
    /// Depth of nested elements, groups and tables.
    pub nesting: u32,
    /// Elements, objects or operators.
    pub elements: u64,
    /// Pages.
    pub pages: u32,
    /// Pixels of a page that is a picture.
    pub pixels: u64,
    /// Documents in one file, those of containers in it included.
    pub documents: u32,
    /// Bytes that all of them may have together.
    pub unpacked_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            inflated_bytes: 256 << 20,
            inflation_ratio: 1000,
            nesting: 1000,
            elements: 20_000_000,
            pages: 20_000,
            pixels: 50_000_000,
            documents: 100_000,
            unpacked_bytes: 4 << 30,
        }
    }
}
