//! One input, opened and decoded: a file by name, or standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::error::Error;
use crate::base::Budget;
use crate::codec::{Coding, Decoder, Expansion};

/// Coded bytes read at once.
const RAW: usize = 128 << 10;

/// The window of a decoder is the file's own choice; 16 MiB covers every level of zstd short of `--long`.
const WINDOW: usize = 16 << 20;

/// Where bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Input {
    /// The name in messages.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => "standard input".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Bytes in the file as it lies, where that is known: for a progress bar.
    pub fn size(&self) -> Option<u64> {
        match self {
            Self::Stdin => None,
            Self::File(path) => path.metadata().ok().filter(std::fs::Metadata::is_file).map(|meta| meta.len()),
        }
    }

    /// What distinguishes this input from others of a run in pseudonyms of `record` scope: the file's own name, not
    /// its directory, so that a moved file gives the same output.
    pub fn stream_name(&self) -> Option<String> {
        match self {
            Self::Stdin => None,
            Self::File(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()),
        }
    }

    /// The file and its size in bytes, if it is a regular one, which can be read at many places at once.
    pub(super) fn regular(&self) -> Result<Option<(File, u64)>, Error> {
        let Self::File(path) = self else { return Ok(None) };
        let cannot = |source| Error::file("cannot open", &self.name(), source);
        // Looked at before it is opened: opening a pipe twice would lose what is in it.
        if !path.metadata().map_err(cannot)?.is_file() {
            return Ok(None);
        }
        let file = open(path).map_err(cannot)?;
        let size = file.metadata().map_err(cannot)?.len();
        Ok(Some((file, size)))
    }

    fn open(&self) -> Result<Box<dyn Read + Send>, Error> {
        match self {
            Self::Stdin => Ok(Box::new(io::stdin())),
            Self::File(path) => {
                Ok(Box::new(open(path).map_err(|source| Error::file("cannot open", &self.name(), source))?))
            }
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    Ok(file)
}

/// What a read brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    More,
    End,
}

/// Decoded bytes of one input, as many at a time as there is room for.
pub(super) struct Reader<'a> {
    name: String,
    source: Box<dyn Read + Send>,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    taken: usize,
    ended: bool,
    read: &'a (dyn Fn(u64) + Sync),
}

impl<'a> Reader<'a> {
    /// Opens the input. `read` hears how many bytes of the file, as it lies, each read took.
    pub(super) fn open(input: &Input, coding: Coding, read: &'a (dyn Fn(u64) + Sync)) -> Result<Self, Error> {
        let source = input.open()?;
        // A file is the user's own and streams through in constant memory: there is no bomb to fear here.
        let unbounded = Expansion { ratio: u64::MAX, slack: u64::MAX };
        let decoder = match coding {
            Coding::Identity => None,
            coding => {
                let lease = Budget::new(WINDOW).lease();
                let refused = |source| Error::Coding { name: input.name(), source };
                Some(Decoder::new(coding, unbounded, lease).map_err(refused)?)
            }
        };
        Ok(Self { name: input.name(), source, decoder, raw: Vec::new(), taken: 0, ended: false, read })
    }

    /// Appends at most `room` decoded bytes to `out`.
    pub(super) fn fill(&mut self, out: &mut Vec<u8>, room: usize) -> Result<Fill, Error> {
        match self.decoder {
            None => self.plain(out, room),
            Some(_) => self.decoded(out, room),
        }
    }

    fn plain(&mut self, out: &mut Vec<u8>, room: usize) -> Result<Fill, Error> {
        let start = out.len();
        out.resize(start + room, 0);
        let count = retry(|| self.source.read(&mut out[start..]));
        out.truncate(start + count.as_ref().map_or(0, |count| *count));
        let count = count.map_err(|source| Error::file("cannot read", &self.name, source))?;
        (self.read)(count as u64);
        Ok(if count == 0 { Fill::End } else { Fill::More })
    }

    fn decoded(&mut self, out: &mut Vec<u8>, room: usize) -> Result<Fill, Error> {
        let before = out.len();
        while out.len() == before {
            if self.taken == self.raw.len() {
                if self.ended {
                    return Ok(Fill::End);
                }
                self.refill()?;
                if self.ended {
                    self.finish(out)?;
                    continue;
                }
            }
            let Some(decoder) = &mut self.decoder else { return Ok(Fill::End) };
            let taken = decoder
                .decode(&self.raw[self.taken..], out, room)
                .map_err(|source| Error::Coding { name: self.name.clone(), source })?;
            self.taken += taken;
        }
        Ok(Fill::More)
    }

    fn refill(&mut self) -> Result<(), Error> {
        self.raw.resize(RAW, 0);
        let count = retry(|| self.source.read(&mut self.raw))
            .map_err(|source| Error::file("cannot read", &self.name, source))?;
        self.raw.truncate(count);
        self.taken = 0;
        self.ended = count == 0;
        (self.read)(count as u64);
        Ok(())
    }

    fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), Error> {
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        decoder.finish(out).map_err(|source| Error::Coding { name: self.name.clone(), source })
    }
}

/// A read that a signal interrupted is asked again.
pub(super) fn retry(mut read: impl FnMut() -> io::Result<usize>) -> io::Result<usize> {
    loop {
        match read() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}
