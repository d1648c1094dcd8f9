//! The journal of a segment that is being written: where each upload ends, and a checksum of it.
//!
//! One line of fixed length per upload: `<end, 20 digits> <crc of the upload> <crc of the line so far>`, so that a torn
//! line is known for one.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use flate2::Crc;

/// One upload in a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The segment's length after it.
    pub(super) end: u64,
    /// CRC-32 (ISO-HDLC) of its bytes, those since the entry before.
    pub(super) crc: u32,
}

/// 20 digits, two checksums of 8, two spaces and a line end.
pub(super) const ENTRY_BYTES: usize = 39;

impl Entry {
    pub(super) fn line(self) -> String {
        let body = format!("{:020} {:08x}", self.end, self.crc);
        let check = crc(body.as_bytes());
        format!("{body} {check:08x}\n")
    }

    fn read(line: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(line).ok()?.strip_suffix('\n')?;
        let (body, check) = text.rsplit_once(' ')?;
        let (end, sum) = body.split_once(' ')?;
        let entry = Self { end: end.parse().ok()?, crc: u32::from_str_radix(sum, 16).ok()? };
        (u32::from_str_radix(check, 16) == Ok(crc(body.as_bytes())) && entry.line().as_bytes() == line).then_some(entry)
    }
}

/// The entries up to the first that is torn.
pub(super) fn entries(journal: &[u8]) -> impl Iterator<Item = Entry> + '_ {
    journal.chunks(ENTRY_BYTES).map_while(Entry::read)
}

/// A journal's path, from its segment's.
pub(super) fn path_of(segment: &Path) -> PathBuf {
    let stem = segment.file_stem().unwrap_or_default().to_string_lossy();
    segment.with_file_name(format!(".{stem}.commits"))
}

/// A segment's path, from its journal's; `None` if the name is not a journal's.
pub(super) fn segment_of(journal: &Path) -> Option<PathBuf> {
    let stem = journal.file_name()?.to_str()?.strip_prefix('.')?.strip_suffix(".commits")?;
    Some(journal.with_file_name(format!("{stem}.ndjson")))
}

/// How much of a segment is whole uploads, in bytes: what a reader may rely on while the segment is being written.
/// Uploads show a moment before their commit returns.
pub fn committed(segment: &Path) -> io::Result<u64> {
    let mut data = File::open(segment)?;
    match std::fs::read(path_of(segment)) {
        Ok(journal) => whole(&journal, &mut data),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(data.metadata()?.len()),
        Err(error) => Err(error),
    }
}

/// The segment's length after the last entry that is whole and whose bytes are there.
pub(super) fn whole(journal: &[u8], segment: &mut File) -> io::Result<u64> {
    let length = segment.metadata()?.len();
    segment.seek(SeekFrom::Start(0))?;
    let mut buffer = vec![0; 64 << 10];
    let mut committed = 0;
    for entry in entries(journal) {
        if entry.end < committed || entry.end > length {
            break;
        }
        if sum(segment, entry.end - committed, &mut buffer)? != entry.crc {
            break;
        }
        committed = entry.end;
    }
    Ok(committed)
}

fn sum(file: &mut File, mut left: u64, buffer: &mut [u8]) -> io::Result<u32> {
    let mut crc = Crc::new();
    while left > 0 {
        let piece = usize::try_from(left).unwrap_or(buffer.len()).min(buffer.len());
        file.read_exact(&mut buffer[..piece])?;
        crc.update(&buffer[..piece]);
        left -= piece as u64;
    }
    Ok(crc.sum())
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_reads_back_and_a_damaged_one_does_not() {
        let entry = Entry { end: 1234, crc: 0x1a2b_3c4d };
        let line = entry.line();
        assert_eq!(line.len(), ENTRY_BYTES);
        assert_eq!(Entry::read(line.as_bytes()), Some(entry));
        for at in 0..line.len() {
            assert_eq!(Entry::read(&line.as_bytes()[..at]), None, "cut at {at}");
            for bit in 0..8 {
                let mut bad = line.clone().into_bytes();
                bad[at] ^= 1 << bit;
                assert_eq!(Entry::read(&bad), None, "bit {bit} of {at}");
            }
        }
    }

    #[test]
    fn names_go_both_ways() {
        let segment = Path::new("a/2026-09-14-0001.ndjson");
        let journal = path_of(segment);
        assert_eq!(journal, Path::new("a/.2026-09-14-0001.commits"));
        assert_eq!(segment_of(&journal).as_deref(), Some(segment));
        assert_eq!(segment_of(segment), None);
    }
}
