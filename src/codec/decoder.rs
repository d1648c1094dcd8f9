//! One coded body, decoded as it arrives: bounded output per call, bounded expansion, poisoned after an error.

use super::gzip::Gunzip;
use super::zstandard::Unzstd;
use super::{CodecError, Coding, Expansion};
use crate::base::Lease;

/// A streaming decoder of one body.
///
/// The loop around it is `while !input.is_empty() { let used = decoder.decode(input, …)?; input = &input[used..]; … }`,
/// then [`Decoder::finish`]. Every call either uses input or fills its room.
pub struct Decoder {
    kind: Kind,
    cap: Expansion,
    /// Coded bytes used, decoded bytes made.
    taken: u64,
    made: u64,
    /// The last byte of the caller's input has been used but not reported, because output may still be waiting.
    owed: bool,
    poisoned: bool,
}

enum Kind {
    Identity,
    Gzip(Box<Gunzip>),
    Zstd(Box<Unzstd>),
}

impl Decoder {
    /// A decoder whose state and window are drawn on `lease`; without coding it draws nothing.
    pub fn new(coding: Coding, cap: Expansion, lease: Lease) -> Result<Self, CodecError> {
        let kind = match coding {
            Coding::Identity => Kind::Identity,
            Coding::Gzip => Kind::Gzip(Box::new(Gunzip::new(lease)?)),
            Coding::Zstd => Kind::Zstd(Box::new(Unzstd::new(lease)?)),
        };
        Ok(Self { kind, cap, taken: 0, made: 0, owed: false, poisoned: false })
    }

    /// Decodes from the front of `input`, appends at most `room` (≥ 1) bytes to `out`, and returns how many bytes of
    /// input were used. Call again with the rest until there is none.
    pub fn decode(&mut self, input: &[u8], out: &mut Vec<u8>, room: usize) -> Result<usize, CodecError> {
        if self.poisoned {
            return Err(CodecError::Poisoned);
        }
        let before = out.len();
        let result = self.step(input, out, room);
        if result.is_err() {
            self.poisoned = true;
            out.truncate(before);
        }
        result
    }

    /// Checks that the body is complete; an empty one is only without coding. Every byte has come out by then, so that
    /// nothing is appended: `out` is there because another coding might hold its last bytes back.
    pub fn finish(&mut self, _out: &mut Vec<u8>) -> Result<(), CodecError> {
        if std::mem::replace(&mut self.poisoned, true) {
            return Err(CodecError::Poisoned);
        }
        match &self.kind {
            Kind::Identity => Ok(()),
            Kind::Gzip(gunzip) => gunzip.finish(),
            Kind::Zstd(unzstd) => unzstd.finish(),
        }
    }

    fn step(&mut self, input: &[u8], out: &mut Vec<u8>, room: usize) -> Result<usize, CodecError> {
        let before = out.len();
        let skipped = usize::from(self.owed).min(input.len());
        let fresh = &input[skipped..];
        let (used, waiting) = match &mut self.kind {
            Kind::Identity => {
                let used = fresh.len().min(room);
                out.extend_from_slice(&fresh[..used]);
                (used, false)
            }
            Kind::Gzip(gunzip) => gunzip.decode(fresh, out, room)?,
            Kind::Zstd(unzstd) => unzstd.decode(fresh, out, room)?,
        };
        self.taken += used as u64;
        self.made += (out.len() - before) as u64;
        if !matches!(self.kind, Kind::Identity) && !self.cap.admits(self.taken, self.made) {
            return Err(CodecError::Expanded(self.cap.ratio));
        }
        let total = skipped + used;
        self.owed = waiting && total == input.len() && total > 0;
        Ok(total - usize::from(self.owed))
    }
}

#[cfg(test)]
#[path = "decoder/tests.rs"]
mod tests;
