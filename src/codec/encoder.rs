//! One body, coded as it is written. Levels are chosen for a stream on its way, not for an archive.

use std::io::Write;

use flate2::write::GzEncoder;

use super::{CodecError, Coding};
use crate::base::Lease;

/// Deflate keeps a window, hash chains and an output block (miniz_oxide: 320 KiB).
const GZIP_BYTES: usize = 384 << 10;
/// Level 3: a third of the time of the usual 6 for a tenth more bytes on JSON.
const GZIP_LEVEL: u32 = 3;
/// Level 3 with a 512 KiB window keeps its tables, window and blocks below this.
const ZSTD_BYTES: usize = 2 << 20;
const ZSTD_LEVEL: i32 = 3;
const ZSTD_WINDOW_LOG: u32 = 19;

/// A streaming encoder of one body.
pub struct Encoder {
    kind: Kind,
    /// Held, not read: the tables' bytes on the budget.
    _lease: Lease,
}

enum Kind {
    Identity,
    Gzip(Box<GzEncoder<Vec<u8>>>),
    Zstd(Box<zstd::stream::write::Encoder<'static, Vec<u8>>>),
}

impl Encoder {
    /// An encoder whose tables are drawn on `lease`; without coding it draws nothing.
    pub fn new(coding: Coding, mut lease: Lease) -> Result<Self, CodecError> {
        let kind = match coding {
            Coding::Identity => Kind::Identity,
            Coding::Gzip => {
                lease.resize(GZIP_BYTES)?;
                Kind::Gzip(Box::new(GzEncoder::new(Vec::new(), flate2::Compression::new(GZIP_LEVEL))))
            }
            Coding::Zstd => {
                lease.resize(ZSTD_BYTES)?;
                Kind::Zstd(Box::new(zstd_encoder().map_err(|_| CodecError::Malformed("zstd"))?))
            }
        };
        Ok(Self { kind, _lease: lease })
    }

    /// Codes `input`, appending to `out` what is ready. Bytes may wait inside until more come.
    pub fn encode(&mut self, input: &[u8], out: &mut Vec<u8>) -> Result<(), CodecError> {
        match &mut self.kind {
            Kind::Identity => out.extend_from_slice(input),
            Kind::Gzip(encoder) => {
                encoder.write_all(input).map_err(|_| CodecError::Malformed("gzip"))?;
                out.append(encoder.get_mut());
            }
            Kind::Zstd(encoder) => {
                encoder.write_all(input).map_err(|_| CodecError::Malformed("zstd"))?;
                out.append(encoder.get_mut());
            }
        }
        Ok(())
    }

    /// Appends the end of the body.
    pub fn finish(self, out: &mut Vec<u8>) -> Result<(), CodecError> {
        let mut rest = match self.kind {
            Kind::Identity => Vec::new(),
            Kind::Gzip(encoder) => encoder.finish().map_err(|_| CodecError::Malformed("gzip"))?,
            Kind::Zstd(encoder) => encoder.finish().map_err(|_| CodecError::Malformed("zstd"))?,
        };
        out.append(&mut rest);
        Ok(())
    }
}

fn zstd_encoder() -> std::io::Result<zstd::stream::write::Encoder<'static, Vec<u8>>> {
    let mut encoder = zstd::stream::write::Encoder::new(Vec::new(), ZSTD_LEVEL)?;
    encoder.window_log(ZSTD_WINDOW_LOG)?;
    encoder.include_checksum(true)?;
    Ok(encoder)
}

#[cfg(test)]
mod tests {
    use zstd::zstd_safe::{CCtx, CParameter, DCtx, InBuffer, OutBuffer};

    use super::*;

    /// What is leased is what the crate takes.
    #[test]
    fn zstd_takes_no_more_than_is_leased() {
        let mut context = CCtx::create();
        for parameter in [
            CParameter::CompressionLevel(ZSTD_LEVEL),
            CParameter::WindowLog(ZSTD_WINDOW_LOG),
            CParameter::ChecksumFlag(true),
        ] {
            context.set_parameter(parameter).expect("legal parameters");
        }
        let text: Vec<u8> = (0..4_u32 << 20).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let mut out = vec![0; 8 << 20];
        let mut to = OutBuffer::around(&mut out[..]);
        context.compress_stream(&mut to, &mut InBuffer::around(&text)).expect("there is room");
        assert!(context.sizeof() <= ZSTD_BYTES, "{} bytes", context.sizeof());

        context.end_stream(&mut to).expect("there is room");
        let length = to.pos();
        let mut decoder = DCtx::create();
        let mut back = vec![0; 64 << 10];
        let mut from = InBuffer::around(&out[..length]);
        decoder.decompress_stream(&mut OutBuffer::around(&mut back[..]), &mut from).expect("it was coded just now");
        let leased = crate::codec::zstandard::STATE_BYTES + (1 << ZSTD_WINDOW_LOG) + (128 << 10);
        assert!(decoder.sizeof() <= leased, "{} bytes of {leased}", decoder.sizeof());
    }
}
