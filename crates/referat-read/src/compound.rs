//! Compound files: a file system in a file, as Office kept its documents in
//! until 2007 ([MS-CFB]).
//!
//! Archives hold many that are damaged, so nothing is taken for granted: what
//! the allocation table does not say is guessed, what is missing at the end is
//! done without.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::Error;
use crate::little_endian::{byte, double, quad, stretch, word};

/// What every compound file begins with.
pub(crate) const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Bytes of the header that are used; sectors begin after it.
const HEADER: usize = 512;
/// Bytes of an entry of the directory.
const ENTRY: usize = 128;
/// The allocation tables' sectors that the header itself lists.
const TABLES_IN_HEADER: usize = 109;
/// From here on, a sector's number says what it is.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const NO_ENTRY: u32 = 0xFFFF_FFFF;
/// The place of the root in the directory.
pub(crate) const ROOT: usize = 0;
/// What the directory says of an entry that is a folder.
const FOLDER: u8 = 1;
/// Streams shorter than this are kept in the mini stream.
const CUTOFF: usize = 4096;

/// A compound file whose directory was read.
pub(crate) struct Compound<'b> {
    bytes: &'b [u8],
    /// Binary logarithm of a sector's length.
    shift: u32,
    mini_shift: u32,
    /// The sectors that hold the allocation table.
    tables: Vec<u32>,
    mini_table: u32,
    directory: Cow<'b, [u8]>,
    /// The mini stream and its allocation table.
    mini: OnceCell<[Cow<'b, [u8]>; 2]>,
}

/// A stream as the directory states it.
#[derive(Clone, Copy)]
struct Entry {
    start: u32,
    length: usize,
}

impl<'b> Compound<'b> {
    /// Reads the directory.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Error> {
        let header = bytes.get(..HEADER).filter(|it| it.starts_with(SIGNATURE));
        let header = header.ok_or_else(|| Error::damaged("the beginning of the file is missing"))?;
        let number = |at| double(header, at).unwrap_or(NO_ENTRY);
        let shift =
            |at, usual| word(header, at).map(u32::from).filter(|it| (6..=16).contains(it)).unwrap_or(usual);
        let mut compound = Self {
            bytes,
            shift: shift(30, 9),
            mini_shift: shift(32, 6),
            tables: Vec::new(),
            mini_table: number(60),
            directory: Cow::Borrowed(&[]),
            mini: OnceCell::new(),
        };
        compound.find_tables(header, number(68));
        compound.directory = compound.chain(number(48), None);
        if compound.directory.len() < ENTRY {
            return Err(Error::damaged("the list of the file's parts is missing"));
        }
        Ok(compound)
    }

    /// Whether it has a stream or a folder of that name.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The stream of that name, as much of it as there is. Streams at the root
    /// go before those in folders, such as embedded documents.
    pub(crate) fn stream(&self, name: &str) -> Option<Cow<'b, [u8]>> {
        self.find(name).and_then(|it| self.read(it))
    }

    /// The stream of an entry, as much of it as there is.
    pub(crate) fn read(&self, entry: u32) -> Option<Cow<'b, [u8]>> {
        let entry = self.entry(entry)?;
        if entry.length >= CUTOFF {
            return Some(self.chain(entry.start, Some(entry.length)));
        }
        let root = self.entry(ROOT as u32)?;
        let [stream, table] = self
            .mini
            .get_or_init(|| [self.chain(root.start, Some(root.length)), self.chain(self.mini_table, None)]);
        let next = |sector: u32| double(table, (sector as usize).checked_mul(4)?);
        let sectors = Sectors { bytes: stream, first: 0, shift: self.mini_shift };
        Some(Cow::Owned(sectors.chain(entry.start, Some(entry.length), next).into_owned()))
    }

    /// The place of an entry in the directory.
    fn find(&self, name: &str) -> Option<u32> {
        // Where the tree is broken the entries are still there.
        let encoded = encoded(name);
        let all = || (0..self.count()).find(|it| self.is_named(*it, &encoded));
        self.folders()[ROOT].iter().copied().find(|it| self.is_named(*it, &encoded)).or_else(all)
    }

    /// The entry of that name among those of a folder.
    pub(crate) fn find_in(&self, folder: &[u32], name: &str) -> Option<u32> {
        let encoded = encoded(name);
        folder.iter().copied().find(|it| self.is_named(*it, &encoded))
    }

    /// What is in each folder, by its place in the directory, in no order. An
    /// entry is in one folder; the root is one too.
    pub(crate) fn folders(&self) -> Vec<Vec<u32>> {
        let mut folders = vec![Vec::new(); self.count() as usize];
        let mut seen = vec![false; folders.len()];
        let mut open = vec![(ROOT, self.link(ROOT as u32, 76))];
        while let Some((folder, entry)) = open.pop() {
            match seen.get_mut(entry as usize) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            folders[folder].push(entry);
            open.extend([68, 72].map(|at| (folder, self.link(entry, at))));
            if byte(self.bytes_of(entry), 66) == Some(FOLDER) {
                open.push((entry as usize, self.link(entry, 76)));
            }
        }
        folders
    }

    /// How many entries the directory has; there is always one.
    fn count(&self) -> u32 {
        u32::try_from(self.directory.len() / ENTRY).unwrap_or(u32::MAX)
    }

    /// The name of an entry.
    #[cfg(feature = "msg")]
    pub(crate) fn name(&self, entry: u32) -> String {
        crate::little_endian::utf16(self.name_of(entry)).collect()
    }

    fn name_of(&self, entry: u32) -> &[u8] {
        let bytes = self.bytes_of(entry);
        let length = word(bytes, 64).map_or(0, usize::from).saturating_sub(2);
        bytes.get(..length.min(64)).unwrap_or_default()
    }

    /// A link from one entry to another.
    fn link(&self, entry: u32, at: usize) -> u32 {
        double(self.bytes_of(entry), at).unwrap_or(NO_ENTRY)
    }

    fn bytes_of(&self, entry: u32) -> &[u8] {
        stretch(&self.directory, (entry as usize).saturating_mul(ENTRY), ENTRY)
    }

    fn is_named(&self, entry: u32, encoded: &[u8]) -> bool {
        byte(self.bytes_of(entry), 66).is_some_and(|kind| kind != 0)
            && self.name_of(entry).eq_ignore_ascii_case(encoded)
    }

    fn entry(&self, entry: u32) -> Option<Entry> {
        let bytes = self.bytes_of(entry);
        let length = match self.shift {
            // The upper half may hold anything.
            ..=9 => u64::from(double(bytes, 120)?),
            _ => quad(bytes, 120)?,
        };
        let length = usize::try_from(length).unwrap_or(usize::MAX).min(self.bytes.len());
        Some(Entry { start: double(bytes, 116)?, length })
    }

    /// Finds the sectors of the allocation table: the first ones are in the
    /// header, the others in a chain of sectors that end with the next one.
    fn find_tables(&mut self, header: &[u8], mut more: u32) {
        let list = |bytes: &[u8]| -> Vec<u32> {
            bytes.as_chunks().0.iter().map(|it| u32::from_le_bytes(*it)).collect()
        };
        self.tables = list(stretch(header, 76, TABLES_IN_HEADER * 4));
        for _ in 0..self.bytes.len() >> self.shift {
            if more >= LAST_SECTOR {
                break;
            }
            let mut sector = list(self.sectors().sector(more));
            more = sector.pop().unwrap_or(END_OF_CHAIN);
            self.tables.append(&mut sector);
        }
        while self.tables.last().is_some_and(|it| *it >= LAST_SECTOR) {
            self.tables.pop();
        }
    }

    fn sectors(&self) -> Sectors<'b> {
        // In a version 4 file the header fills a whole sector.
        Sectors { bytes: self.bytes, first: 1 << self.shift.max(9), shift: self.shift }
    }

    fn chain(&self, start: u32, length: Option<usize>) -> Cow<'b, [u8]> {
        let per_table = (1 << self.shift) / 4;
        self.sectors().chain(start, length, |sector| {
            let table = self.tables.get(sector as usize / per_table)?;
            double(self.sectors().sector(*table), sector as usize % per_table * 4)
        })
    }
}

/// Sectors of one length.
struct Sectors<'b> {
    bytes: &'b [u8],
    /// Where the first one begins.
    first: usize,
    shift: u32,
}

impl<'b> Sectors<'b> {
    fn sector(&self, sector: u32) -> &'b [u8] {
        self.run(sector, 1)
    }

    /// Sectors that follow each other in the file.
    fn run(&self, sector: u32, count: usize) -> &'b [u8] {
        let length = 1_usize << self.shift;
        let start = (sector as usize).saturating_mul(length).saturating_add(self.first);
        stretch(self.bytes, start, count.saturating_mul(length))
    }

    /// What a chain of sectors holds: a stream of a known length, or all there
    /// is. `next` gives the sector after one.
    fn chain(&self, start: u32, length: Option<usize>, next: impl Fn(u32) -> Option<u32>) -> Cow<'b, [u8]> {
        let every = self.bytes.len().div_ceil(1 << self.shift);
        let wanted = length.map_or(every, |it| it.div_ceil(1 << self.shift).min(every));
        let mut runs: Vec<(u32, usize)> = Vec::new();
        let mut sector = start;
        for _ in 0..wanted {
            if sector >= LAST_SECTOR {
                break;
            }
            match runs.last_mut() {
                Some((first, count)) if first.checked_add(*count as u32) == Some(sector) => *count += 1,
                _ => runs.push((sector, 1)),
            }
            sector = match next(sector) {
                Some(next) if next < LAST_SECTOR || next == END_OF_CHAIN => next,
                // A table that breaks off, or calls the sector unused.
                _ if length.is_some() => sector.saturating_add(1),
                _ => END_OF_CHAIN,
            };
        }
        let whole = match runs.as_slice() {
            [(first, count)] => Cow::Borrowed(self.run(*first, *count)),
            runs => {
                let runs: Vec<&[u8]> = runs.iter().map(|(first, count)| self.run(*first, *count)).collect();
                Cow::Owned(runs.concat())
            }
        };
        match (whole, length) {
            (Cow::Borrowed(bytes), Some(length)) => Cow::Borrowed(stretch(bytes, 0, length)),
            (Cow::Owned(mut bytes), Some(length)) => {
                bytes.truncate(length);
                Cow::Owned(bytes)
            }
            (whole, None) => whole,
        }
    }
}

/// Kinds of compound files by a stream or a folder that only they have.
const KINDS: &[(&str, &str)] = &[
    ("WordDocument", "Word 97-2003"),
    ("Workbook", "Excel"),
    ("Book", "Excel"),
    ("PowerPoint Document", "PowerPoint"),
    ("__properties_version1.0", "Outlook"),
    ("VisioDocument", "Visio"),
    ("Quill", "Publisher"),
    ("MatOST", "Works"),
    ("CONTENTS", "Works"),
];

/// The error for a compound file that no format claimed: what people call
/// its kind, or how it is damaged.
pub(crate) fn unread(bytes: &[u8]) -> Option<Error> {
    if !bytes.starts_with(SIGNATURE) {
        return None;
    }
    let known = |it: Compound<'_>| KINDS.iter().find(|(name, _)| it.contains(name)).map(|(_, kind)| *kind);
    match Compound::open(bytes) {
        Ok(compound) => known(compound).map(Error::unsupported_format),
        Err(fault) => Some(fault),
    }
}

/// Whether the bytes are a compound file with a stream or a folder of that
/// name; where the directory is lost, whether the name is anywhere in them.
pub(crate) fn holds(bytes: &[u8], name: &str) -> bool {
    bytes.starts_with(SIGNATURE)
        && Compound::open(bytes)
            .map_or_else(|_| memchr::memmem::find(bytes, &encoded(name)).is_some(), |it| it.contains(name))
}

/// A name as directories have it.
fn encoded(name: &str) -> Vec<u8> {
    name.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    const SECTOR: usize = 512;
    const MINI: usize = 64;

    /// A compound file of (path, content) streams, in folders as their paths
    /// say.
    pub(crate) fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let mut table: Vec<u32> = Vec::new();
        let mut sectors = Vec::new();
        let mut write = |bytes: &[u8]| {
            let start = table.len() as u32;
            for next in 1..=bytes.len().div_ceil(SECTOR) as u32 {
                table.push(start + next);
            }
            table.pop();
            table.push(END_OF_CHAIN);
            sectors.extend(bytes);
            sectors.resize(table.len() * SECTOR, 0);
            start
        };
        let mut mini_stream: Vec<u8> = Vec::new();
        let mut mini_table: Vec<u32> = Vec::new();
        let mut places = Vec::new();
        for (_, bytes) in streams {
            if bytes.len() >= CUTOFF {
                places.push(write(bytes));
                continue;
            }
            places.push(mini_table.len() as u32);
            let count = bytes.len().div_ceil(MINI) as u32;
            let first = mini_table.len() as u32;
            mini_table.extend((1..count).map(|it| first + it).chain([END_OF_CHAIN]));
            mini_stream.extend(bytes);
            mini_stream.resize(mini_table.len() * MINI, 0);
        }
        let mini_start = write(&mini_stream);
        let mini_table_start = write(&mini_table.iter().flat_map(|it| it.to_le_bytes()).collect::<Vec<_>>());
        let mut entries: Vec<(&str, u8, u32, usize)> = Vec::new();
        for ((path, bytes), start) in streams.iter().zip(places) {
            for (end, _) in path.match_indices('/') {
                if entries.iter().all(|it| it.0 != &path[..end]) {
                    entries.push((&path[..end], FOLDER, 0, 0));
                }
            }
            entries.push((path, 2, start, bytes.len()));
        }
        let parted = |index: usize| entries[index].0.rsplit_once('/').unwrap_or(("", entries[index].0));
        let next_in = |folder: &str, from: usize| {
            let next = (from..entries.len()).find(|it| parted(*it).0 == folder);
            next.map_or(NO_ENTRY, |it| it as u32 + 1)
        };
        let root = [NO_ENTRY, NO_ENTRY, next_in("", 0)];
        let mut directory = entry("Root Entry", 5, root, mini_start, mini_stream.len());
        for (index, (path, kind, start, length)) in entries.iter().enumerate() {
            let (folder, name) = parted(index);
            let inside = if *kind == FOLDER { next_in(path, 0) } else { NO_ENTRY };
            let links = [NO_ENTRY, next_in(folder, index + 1), inside];
            directory.extend(entry(name, *kind, links, *start, *length));
        }
        let directory_start = write(&directory);
        let own = table.len() as u32;
        table.push(0xFFFF_FFFD);
        table.resize(SECTOR / 4, NO_ENTRY);
        sectors.extend(table.iter().flat_map(|it| it.to_le_bytes()));

        let mut header = vec![0; SECTOR];
        header[..8].copy_from_slice(SIGNATURE);
        header[30] = 9;
        header[32] = 6;
        for (at, number) in
            [(44, 1), (48, directory_start), (56, 4096), (60, mini_table_start), (68, END_OF_CHAIN)]
        {
            header[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        header[76..].fill(0xFF);
        header[76..80].copy_from_slice(&own.to_le_bytes());
        [header, sectors].concat()
    }

    fn entry(name: &str, kind: u8, links: [u32; 3], start: u32, length: usize) -> Vec<u8> {
        let mut entry = encoded(name);
        let name = entry.len() as u16 + 2;
        entry.resize(64, 0);
        entry.extend(name.to_le_bytes());
        entry.extend([kind, 1]);
        entry.extend(links.iter().flat_map(|it| it.to_le_bytes()));
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend((length as u64).to_le_bytes());
        entry
    }

    fn sample() -> Vec<u8> {
        compound(&[("small", b"short".to_vec()), ("Large", (0..5000_u32).map(|it| it as u8).collect())])
    }

    #[test]
    fn streams_are_found_by_name_and_read_whole() {
        let bytes = sample();
        let compound = Compound::open(&bytes).expect("a sound file");
        assert_eq!(compound.stream("small").as_deref(), Some(&b"short"[..]));
        assert_eq!(compound.stream("large").map(|it| (it.len(), it[4999])), Some((5000, 135)));
        assert!(compound.stream("other").is_none());
    }

    #[test]
    fn a_folder_has_what_is_in_it_and_no_more() {
        let bytes = compound(&[
            ("a/x", b"first".to_vec()),
            ("a/c/x", b"second".to_vec()),
            ("b/x", b"third".to_vec()),
            ("y", b"fourth".to_vec()),
        ]);
        let compound = Compound::open(&bytes).expect("a sound file");
        let folders = compound.folders();
        let in_a = &folders[compound.find_in(&folders[ROOT], "a").expect("a folder") as usize];
        let in_c = &folders[compound.find_in(in_a, "c").expect("a folder") as usize];
        let read = |folder: &[u32], name| Some(compound.read(compound.find_in(folder, name)?)?.into_owned());
        assert_eq!(read(in_a, "x").as_deref(), Some(&b"first"[..]));
        assert_eq!(read(in_c, "x").as_deref(), Some(&b"second"[..]));
        assert_eq!((folders[ROOT].len(), read(in_a, "y")), (3, None));
    }

    #[test]
    fn what_the_tables_have_lost_is_guessed() {
        let whole = sample();
        let at = |sector: usize| SECTOR * (sector + 1);
        // The table's own sector is the last one; the large stream is the first.
        let table = whole.len() - SECTOR;
        let directory = at(12);
        let rows: [(&str, usize, &[u8], usize); 8] = [
            ("the table calls a sector unused", table, &[0xFF; 4], 5000),
            ("the table breaks off", 76, &[0xFF; 4], 5000),
            ("the chain runs in a circle", table + 4, &[0, 0, 0, 0], 5000),
            ("the directory runs in a circle", table + 4 * 12, &[12, 0, 0, 0], 5000),
            ("the list of tables runs in a circle", 68, &[0, 0, 0, 0], 5000),
            ("the tree of names is broken", directory + 76, &[0xFF; 4], 5000),
            ("the length is a lie", directory + 256 + 120, &[0xFF; 4], 5120),
            ("the number of tables is a lie", 44, &[0xFF; 4], 5000),
        ];
        for (what, place, damage, length) in rows {
            let mut bytes = whole.clone();
            bytes[place..place + damage.len()].copy_from_slice(damage);
            let stream = Compound::open(&bytes).ok().and_then(|it| Some(it.stream("Large")?.len()));
            assert_eq!(stream, Some(length), "{what}");
        }
    }

    #[test]
    fn kinds_are_known_by_what_they_hold() {
        let rows = [
            ("Workbook", "Excel files are not read"),
            ("__properties_version1.0", "Outlook files are not read"),
            ("MatOST", "Works files are not read"),
        ];
        for (name, expected) in rows {
            let error = unread(&compound(&[(name, b"x".to_vec())])).expect("a compound file");
            assert_eq!((error.to_string().as_str(), error.is_unsupported_format()), (expected, true));
        }
        assert!(unread(&compound(&[("else", b"x".to_vec())])).is_none());
        assert!(unread(&sample()[..1000]).is_some_and(|it| it.is_damaged()));
    }
}
