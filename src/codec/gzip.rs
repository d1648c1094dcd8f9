//! gzip (RFC 1952): members one after another, each a header, a deflate body and a checked trailer.
//!
//! The framing is ours because the crate's readers pull from a source and its writers push without a bound; the deflate
//! body and the checksum are the crate's.

mod head;

use flate2::{Crc, Decompress, FlushDecompress, Status};

use self::head::{Head, Next};
use super::CodecError;
use crate::base::Lease;

/// Inflate keeps a 32 KiB window and its code tables (miniz_oxide: 43 KiB in all).
const STATE_BYTES: usize = 48 << 10;
/// Decoded bytes per inner call; small enough to stay in the first-level cache while the checksum reads them again.
const PIECE: usize = 16 << 10;

pub(super) struct Gunzip {
    at: At,
    inflate: Decompress,
    crc: Crc,
    /// A member has ended, so that the body may end here too.
    complete: bool,
    /// Held, not read: the window's bytes on the budget.
    _lease: Lease,
}

enum At {
    /// Between members, or inside a header.
    Head(Head),
    Body,
    /// CRC-32 and length modulo 2³², little endian (RFC 1952 §2.3.1).
    Tail {
        bytes: [u8; 8],
        have: usize,
    },
}

impl Gunzip {
    pub(super) fn new(mut lease: Lease) -> Result<Self, CodecError> {
        lease.resize(STATE_BYTES)?;
        Ok(Self {
            at: At::Head(Head::default()),
            inflate: Decompress::new(false),
            crc: Crc::new(),
            complete: false,
            _lease: lease,
        })
    }

    /// Returns the bytes used, and whether output may be waiting for room.
    pub(super) fn decode(&mut self, input: &[u8], out: &mut Vec<u8>, room: usize) -> Result<(usize, bool), CodecError> {
        let end = out.len() + room;
        let mut used = 0;
        loop {
            match &mut self.at {
                At::Head(head) => {
                    let Some(&byte) = input.get(used) else { return Ok((used, false)) };
                    let next = head.take(byte).map_err(|()| self.bad_head())?;
                    used += 1;
                    if matches!(next, Next::Body) {
                        self.at = At::Body;
                    }
                }
                At::Body => {
                    let left = end - out.len();
                    if left == 0 {
                        return Ok((used, true));
                    }
                    let piece = left.min(PIECE);
                    let (taken, made, status) = self.inflate(&input[used..], out, piece)?;
                    used += taken;
                    if status == Status::StreamEnd {
                        self.at = At::Tail { bytes: [0; 8], have: 0 };
                    } else if made < piece && (used == input.len() || taken == 0) {
                        return Ok((used, false));
                    }
                }
                At::Tail { bytes, have } => {
                    let Some(&byte) = input.get(used) else { return Ok((used, false)) };
                    bytes[*have] = byte;
                    *have += 1;
                    used += 1;
                    if *have == bytes.len() {
                        let tail = *bytes;
                        self.end_member(tail)?;
                    }
                }
            }
        }
    }

    pub(super) fn finish(&self) -> Result<(), CodecError> {
        match &self.at {
            At::Head(head) if self.complete && head.is_fresh() => Ok(()),
            _ => Err(CodecError::Truncated("gzip")),
        }
    }

    fn inflate(&mut self, input: &[u8], out: &mut Vec<u8>, room: usize) -> Result<(usize, usize, Status), CodecError> {
        let start = out.len();
        let (taken, made) = (self.inflate.total_in(), self.inflate.total_out());
        out.resize(start + room, 0);
        let result = self.inflate.decompress(input, &mut out[start..], FlushDecompress::None);
        let made = (self.inflate.total_out() - made) as usize;
        out.truncate(start + made);
        self.crc.update(&out[start..]);
        let status = result.map_err(|_| CodecError::Malformed("gzip"))?;
        Ok(((self.inflate.total_in() - taken) as usize, made, status))
    }

    fn end_member(&mut self, tail: [u8; 8]) -> Result<(), CodecError> {
        let [a, b, c, d, e, f, g, h] = tail;
        let length = self.inflate.total_out() as u32;
        if self.crc.sum() != u32::from_le_bytes([a, b, c, d]) || length != u32::from_le_bytes([e, f, g, h]) {
            return Err(CodecError::Malformed("gzip"));
        }
        self.inflate.reset(false);
        self.crc.reset();
        self.complete = true;
        self.at = At::Head(Head::default());
        Ok(())
    }

    fn bad_head(&self) -> CodecError {
        if self.complete { CodecError::Trailing } else { CodecError::Malformed("gzip") }
    }
}
