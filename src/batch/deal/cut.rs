//! A stream cut at line ends: what cannot be read at many places at once is read by one thread, which does no more.

use std::sync::mpsc::SyncSender;

use super::{Sizes, Spare};
use crate::batch::error::Error;
use crate::batch::input::{Fill, Reader};

/// Bytes asked for at once: what a pipe holds.
const READ: usize = 64 << 10;

/// Some lines, or a part of one.
pub(super) struct Chunk {
    pub(super) bytes: Vec<u8>,
    /// The last line goes on in the next chunk.
    pub(super) goes_on: bool,
}

/// What the reading thread hands over: chunks, then one of the others. If neither comes, it was lost.
pub(super) enum Handed {
    Chunk(Chunk),
    End,
    Failed(Error),
}

/// Cuts the input to its end; ends early when nobody takes the chunks any more.
pub(super) fn cut(mut reader: Reader<'_>, sizes: Sizes, spare: &Spare, hand: &SyncSender<Handed>) {
    let end = match chunks(&mut reader, sizes, spare, hand) {
        Ok(()) => Handed::End,
        Err(error) => Handed::Failed(error),
    };
    // Whoever does not listen has an error of its own to report.
    let _ = hand.send(end);
}

fn chunks(reader: &mut Reader<'_>, sizes: Sizes, spare: &Spare, hand: &SyncSender<Handed>) -> Result<(), Error> {
    let mut bytes = spare.take();
    loop {
        let (end, fill) = next_cut(reader, sizes, &mut bytes)?;
        let mut rest = spare.take();
        rest.extend_from_slice(&bytes[end..]);
        bytes.truncate(end);
        let goes_on = fill == Fill::More && bytes.last() != Some(&b'\n');
        let chunk = Chunk { bytes: std::mem::replace(&mut bytes, rest), goes_on };
        let unheard = !chunk.bytes.is_empty() && hand.send(Handed::Chunk(chunk)).is_err();
        if unheard || fill == Fill::End {
            return Ok(());
        }
    }
}

/// Reads until there is a piece; where it ends, and whether the input ends there too.
fn next_cut(reader: &mut Reader<'_>, sizes: Sizes, bytes: &mut Vec<u8>) -> Result<(usize, Fill), Error> {
    let mut wanted = sizes.piece;
    // What was looked through already holds no line end.
    let mut looked = 0;
    loop {
        while bytes.len() < wanted {
            let room = READ.min(wanted - bytes.len());
            if reader.fill(bytes, room)? == Fill::End {
                return Ok((bytes.len(), Fill::End));
            }
        }
        if let Some(at) = memchr::memrchr(b'\n', &bytes[looked..]) {
            return Ok((looked + at + 1, Fill::More));
        }
        if bytes.len() >= sizes.longest {
            return Ok((bytes.len(), Fill::More));
        }
        looked = bytes.len();
        wanted = bytes.len() + sizes.piece;
    }
}
