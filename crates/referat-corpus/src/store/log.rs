//! A file that is only ever added to: pieces, each after its length and its
//! checksum, so that one that was not wholly written is told from the others.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use flate2::Crc;

/// The length and the checksum.
const HEAD: usize = 8;

/// A log that pieces are added to.
#[derive(Debug)]
pub(super) struct Log<W: Write = File> {
    file: BufWriter<W>,
    end: u64,
}

impl Log {
    /// A new one.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        Ok(Self { file: BufWriter::new(file), end: 0 })
    }

    /// One that is there, each of its pieces given to `each`. What follows
    /// the last whole one is cut off.
    pub(super) fn open(path: &Path, each: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<Self> {
        let mut file = OpenOptions::new().read(true).write(true).open(path)?;
        let end = pieces(BufReader::with_capacity(1 << 17, &file), each)?;
        file.set_len(end)?;
        file.seek(SeekFrom::Start(end))?;
        Ok(Self { file: BufWriter::new(file), end })
    }

    /// Has what was added reach the disk.
    pub(super) fn sync(&mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_data()
    }
}

impl<W: Write> Log<W> {
    /// Adds a piece and says where it begins.
    pub(super) fn add(&mut self, piece: &[u8]) -> io::Result<u64> {
        let at = self.end;
        let length =
            u32::try_from(piece.len()).map_err(|_| io::Error::other("a document's minutes are too long"))?;
        self.file.write_all(&length.to_le_bytes())?;
        self.file.write_all(&checksum(piece).to_le_bytes())?;
        self.file.write_all(piece)?;
        self.end += (HEAD + piece.len()) as u64;
        Ok(at)
    }

    /// How long it is.
    pub(super) fn end(&self) -> u64 {
        self.end
    }
}

/// The piece that begins there.
pub(super) fn piece(mut log: impl Read + Seek, at: u64) -> io::Result<Vec<u8>> {
    log.seek(SeekFrom::Start(at))?;
    next(&mut log)?
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a piece of the store is damaged"))
}

/// Gives each whole piece; returns where they end.
fn pieces(mut log: impl Read, mut each: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<u64> {
    let mut end = 0;
    while let Some(piece) = next(&mut log)? {
        each(&piece)?;
        end += (HEAD + piece.len()) as u64;
    }
    Ok(end)
}

/// The next piece, when it is whole.
fn next(log: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut head = Vec::with_capacity(HEAD);
    log.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let &[a, b, c, d, e, f, g, h] = &head[..] else { return Ok(None) };
    let length = u32::from_le_bytes([a, b, c, d]);
    let mut piece = Vec::new();
    // What is read tells how long it is; a damaged length may say anything.
    log.by_ref().take(length.into()).read_to_end(&mut piece)?;
    // A disk that lost its power may have left zeros.
    let is_whole = length > 0 && piece.len() == length as usize;
    Ok((is_whole && checksum(&piece) == u32::from_le_bytes([e, f, g, h])).then_some(piece))
}

fn checksum(piece: &[u8]) -> u32 {
    let mut checksum = Crc::new();
    checksum.update(piece);
    checksum.sum()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn written(pieces: &[&[u8]]) -> Vec<u8> {
        let mut log = Log { file: BufWriter::new(Vec::new()), end: 0 };
        for piece in pieces {
            log.add(piece).unwrap();
        }
        log.file.into_inner().unwrap()
    }

    fn read(log: &[u8]) -> (Vec<Vec<u8>>, u64) {
        let mut found = Vec::new();
        let end = pieces(log, |piece| {
            found.push(piece.to_vec());
            Ok(())
        });
        (found, end.unwrap())
    }

    #[test]
    fn a_log_cut_anywhere_gives_the_pieces_before_the_cut() {
        let log = written(&[b"Sak 1", b"Sak 2"]);
        for cut in 0..log.len() {
            let (found, end) = read(&log[..cut]);
            assert_eq!((found.len(), end), if cut < 13 { (0, 0) } else { (1, 13) }, "cut at {cut}");
        }
        assert_eq!(read(&log), (vec![b"Sak 1".to_vec(), b"Sak 2".to_vec()], 26));
    }

    #[test]
    fn a_piece_with_another_byte_is_none() {
        let log = written(&[b"Sak 1", b"Sak 2"]);
        for at in 0..13 {
            let mut log = log.clone();
            log[at] ^= 1;
            assert_eq!(read(&log).0.len(), 0, "byte {at}");
            assert!(piece(Cursor::new(&log), 0).is_err());
            assert_eq!(piece(Cursor::new(&log), 13).unwrap(), b"Sak 2");
        }
    }

    #[test]
    fn zeros_at_the_end_are_no_pieces() {
        let mut log = written(&[b"Sak 1"]);
        log.extend([0; 64]);
        assert_eq!(read(&log).1, 13);
    }

    #[test]
    fn a_full_disk_is_an_error_and_what_was_written_stays() {
        let mut disk = [0; 30];
        let mut log = Log { file: BufWriter::with_capacity(0, Cursor::new(&mut disk[..])), end: 0 };
        assert_eq!(log.add(b"Sak 1").unwrap(), 0);
        assert_eq!(log.add(b"Sak 2").unwrap(), 13);
        assert!(log.add(b"Sak 3").is_err());
        drop(log);
        assert_eq!(read(&disk), (vec![b"Sak 1".to_vec(), b"Sak 2".to_vec()], 26));
    }
}
