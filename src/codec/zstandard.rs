//! zstd (RFC 8878): frames one after another, skippable ones included. A frame's header is read here first, so that its
//! window is checked and leased before the crate allocates it.

mod frame;

use zstd::stream::raw::{DParameter, Decoder, InBuffer, Operation, OutBuffer};

use self::frame::{Frame, HEAD_MAX, WINDOW_LOG_MAX};
use super::CodecError;
use crate::base::Lease;

/// Tables, literals and the input block, without the window: measured at 350 KiB, and held to it by a test.
pub(super) const STATE_BYTES: usize = 384 << 10;
/// Decoded bytes per inner call.
const PIECE: usize = 32 << 10;

pub(super) struct Unzstd {
    context: Decoder<'static>,
    at: At,
    complete: bool,
    lease: Lease,
}

enum At {
    /// Between frames, or inside a header: the bytes of it so far.
    Head {
        bytes: [u8; HEAD_MAX],
        have: usize,
    },
    Body,
}

const FRESH: At = At::Head { bytes: [0; HEAD_MAX], have: 0 };

impl Unzstd {
    pub(super) fn new(mut lease: Lease) -> Result<Self, CodecError> {
        lease.resize(STATE_BYTES)?;
        let mut context = Decoder::new().map_err(|_| CodecError::Malformed("zstd"))?;
        context.set_parameter(DParameter::WindowLogMax(WINDOW_LOG_MAX)).map_err(|_| CodecError::Window)?;
        Ok(Self { context, at: FRESH, complete: false, lease })
    }

    /// Returns the bytes used, and whether output may be waiting for room.
    pub(super) fn decode(&mut self, input: &[u8], out: &mut Vec<u8>, room: usize) -> Result<(usize, bool), CodecError> {
        let end = out.len() + room;
        let mut used = 0;
        loop {
            match &mut self.at {
                At::Head { bytes, have } => {
                    let Some(&byte) = input.get(used) else { return Ok((used, false)) };
                    used += 1;
                    bytes[*have] = byte;
                    *have += 1;
                    if let Some(frame) = Frame::read(&bytes[..*have])? {
                        let head = *bytes;
                        let length = *have;
                        self.open(frame, &head[..length])?;
                    }
                }
                At::Body => {
                    let left = end - out.len();
                    if left == 0 {
                        return Ok((used, true));
                    }
                    let piece = left.min(PIECE);
                    let (taken, made) = self.run(&input[used..], out, piece)?;
                    used += taken;
                    let inside = matches!(self.at, At::Body);
                    if inside && made < piece && (used == input.len() || taken == 0) {
                        return Ok((used, false));
                    }
                }
            }
        }
    }

    pub(super) fn finish(&self) -> Result<(), CodecError> {
        match self.at {
            At::Head { have: 0, .. } if self.complete => Ok(()),
            _ => Err(CodecError::Truncated("zstd")),
        }
    }

    fn open(&mut self, frame: Frame, head: &[u8]) -> Result<(), CodecError> {
        self.lease.resize(STATE_BYTES + frame.window()?)?;
        self.at = At::Body;
        let mut nothing = Vec::new();
        let mut fed = 0;
        // The header yields no output; the crate may take it in several bites.
        while fed < head.len() {
            let (taken, _) = self.run(&head[fed..], &mut nothing, 0)?;
            if taken == 0 {
                return Err(CodecError::Malformed("zstd"));
            }
            fed += taken;
        }
        Ok(())
    }

    fn run(&mut self, input: &[u8], out: &mut Vec<u8>, room: usize) -> Result<(usize, usize), CodecError> {
        let start = out.len();
        out.resize(start + room, 0);
        let mut from = InBuffer::around(input);
        let mut to = OutBuffer::around(&mut out[start..]);
        let result = self.context.run(&mut from, &mut to);
        let (taken, made) = (from.pos(), to.pos());
        out.truncate(start + made);
        // RFC 8878 has no recovery: an error ends the body. The crate's text may be long but holds no data; it is not needed.
        let hint = result.map_err(|_| CodecError::Malformed("zstd"))?;
        if hint == 0 {
            self.complete = true;
            self.at = FRESH;
        }
        Ok((taken, made))
    }
}
