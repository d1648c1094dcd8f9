//! The beginning of an input, decoded, for commands that look at data without minimising it.

use super::error::Error;
use super::input::{Fill, Input, Reader};
use crate::codec::Coding;

/// Bytes of a sample: thousands of records, read in a blink.
const LONGEST: usize = 16 << 20;
/// Bytes asked for at once.
const STEP: usize = 256 << 10;

/// The beginning of an input.
pub struct Sample {
    /// Decoded bytes.
    pub bytes: Vec<u8>,
    /// The input goes on after them.
    pub cut: bool,
}

/// Reads at most 16 MiB.
pub fn sample(input: &Input, coding: Coding) -> Result<Sample, Error> {
    let ignored = |_| {};
    let mut reader = Reader::open(input, coding, &ignored)?;
    let mut bytes = Vec::new();
    while bytes.len() < LONGEST {
        let room = STEP.min(LONGEST - bytes.len());
        if reader.fill(&mut bytes, room)? == Fill::End {
            return Ok(Sample { bytes, cut: false });
        }
    }
    Ok(Sample { bytes, cut: true })
}
