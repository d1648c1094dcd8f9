//! A frame's header (RFC 8878 §3.1.1.1), as far as it says how large the window is.

use super::super::CodecError;

/// 8 MiB: what RFC 8878 §3.1.1.1.2 recommends every decoder to support, and what RFC 9659 makes the ceiling for HTTP.
pub(super) const WINDOW_LOG_MAX: u32 = 23;
/// Magic number, descriptor, window, dictionary id and content size at their longest.
pub(super) const HEAD_MAX: usize = 4 + 1 + 1 + 4 + 8;

const MAGIC: u32 = 0xFD2F_B528;
const SKIPPABLE: u32 = 0x184D_2A50;

/// What a header announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// User data that decoders pass over; no window.
    Skippable,
    /// Compressed data with a window of so many bytes.
    Data { window: u64 },
}

impl Frame {
    /// Reads a header's first bytes. `None`: more are needed.
    pub(super) fn read(bytes: &[u8]) -> Result<Option<Self>, CodecError> {
        let bad = CodecError::Malformed("zstd");
        let Some((magic, rest)) = bytes.split_first_chunk::<4>() else { return Ok(None) };
        let magic = u32::from_le_bytes(*magic);
        if magic & 0xFFFF_FFF0 == SKIPPABLE {
            return Ok(Some(Self::Skippable));
        }
        if magic != MAGIC {
            return Err(bad);
        }
        let Some((&descriptor, rest)) = rest.split_first() else { return Ok(None) };
        // §3.1.1.1.1.4: the reserved bit must be zero.
        if descriptor & 0b1000 != 0 {
            return Err(bad);
        }
        if descriptor & 0b10_0000 == 0 {
            return Ok(rest.first().map(|byte| Self::Data { window: window(*byte) }));
        }
        // Single segment: the window is the content, whose size stands after the dictionary id.
        let dictionary = [0, 1, 2, 4][usize::from(descriptor & 0b11)];
        let length = [1, 2, 4, 8][usize::from(descriptor >> 6)];
        let Some(field) = rest.get(dictionary..dictionary + length) else { return Ok(None) };
        let mut wide = [0; 8];
        wide[..length].copy_from_slice(field);
        // §3.1.1.1.4: two-byte sizes count from 256.
        let offset = if length == 2 { 256 } else { 0 };
        Ok(Some(Self::Data { window: u64::from_le_bytes(wide).saturating_add(offset) }))
    }

    /// The window in bytes, if it is allowed. The crate adds a block and a little to it.
    pub(super) fn window(self) -> Result<usize, CodecError> {
        match self {
            Self::Skippable => Ok(0),
            Self::Data { window } if window <= 1 << WINDOW_LOG_MAX => Ok(window as usize + (128 << 10)),
            Self::Data { .. } => Err(CodecError::Window),
        }
    }
}

/// §3.1.1.1.2: exponent and mantissa.
fn window(byte: u8) -> u64 {
    let base = 1_u64 << (10 + (byte >> 3));
    base + (base / 8) * u64::from(byte & 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<Option<Frame>, CodecError>) {
        assert_eq!(Frame::read(bytes), expected, "{bytes:02x?}");
    }

    #[test]
    fn headers() {
        let magic = [0x28, 0xb5, 0x2f, 0xfd];
        let with = |rest: &[u8]| [&magic[..], rest].concat();
        check(&magic[..3], Ok(None));
        check(&magic, Ok(None));
        check(&with(&[0b0000_0100]), Ok(None));
        check(&with(&[0b0000_0100, 0]), Ok(Some(Frame::Data { window: 1024 })));
        check(&with(&[0, 13 << 3]), Ok(Some(Frame::Data { window: 8 << 20 })));
        check(&with(&[0, (13 << 3) | 1]), Ok(Some(Frame::Data { window: 9 << 20 })));
        check(&with(&[0b0010_0000, 7]), Ok(Some(Frame::Data { window: 7 })));
        check(&with(&[0b0110_0000, 1, 0]), Ok(Some(Frame::Data { window: 257 })));
        check(&with(&[0b0110_0011, 9, 9, 9, 9, 1]), Ok(None));
        check(&with(&[0b0000_1000]), Err(CodecError::Malformed("zstd")));
        check(&[0x50, 0x2a, 0x4d, 0x18], Ok(Some(Frame::Skippable)));
        check(&[1, 2, 3, 4], Err(CodecError::Malformed("zstd")));
        assert_eq!(Frame::Data { window: (8 << 20) + 1 }.window(), Err(CodecError::Window));
    }
}
