//! A member's header (RFC 1952 §2.3), one byte at a time: ten fixed bytes, then what its flags announce. Nothing of the
//! optional fields (file name, comment) is kept.

use flate2::Crc;

const HAS_CRC: u8 = 1 << 1;
const HAS_EXTRA: u8 = 1 << 2;
const HAS_NAME: u8 = 1 << 3;
const HAS_COMMENT: u8 = 1 << 4;
const RESERVED: u8 = 0b1110_0000;

/// Where the next byte belongs.
pub(super) struct Head {
    at: At,
    flags: u8,
    crc: Crc,
    fresh: bool,
}

#[derive(Clone, Copy)]
enum At {
    Fixed(u8),
    ExtraLow,
    ExtraHigh(u8),
    Extra(u16),
    Name,
    Comment,
    CrcLow,
    CrcHigh(u8),
}

/// What follows the byte just taken.
pub(super) enum Next {
    Head,
    Body,
}

impl Default for Head {
    fn default() -> Self {
        Self { at: At::Fixed(0), flags: 0, crc: Crc::new(), fresh: true }
    }
}

impl Head {
    /// No byte of this header has been seen.
    pub(super) fn is_fresh(&self) -> bool {
        self.fresh
    }

    pub(super) fn take(&mut self, byte: u8) -> Result<Next, ()> {
        self.fresh = false;
        let done = match self.at {
            At::Fixed(place) => {
                self.fixed(place, byte)?;
                self.at = At::Fixed(place + 1);
                place == 9
            }
            At::ExtraLow => {
                self.at = At::ExtraHigh(byte);
                false
            }
            At::ExtraHigh(low) => {
                let length = u16::from_le_bytes([low, byte]);
                self.at = At::Extra(length);
                length == 0
            }
            At::Extra(left) => {
                self.at = At::Extra(left - 1);
                left == 1
            }
            At::Name | At::Comment => byte == 0,
            At::CrcLow => {
                self.at = At::CrcHigh(byte);
                return Ok(Next::Head);
            }
            At::CrcHigh(low) => {
                let expected = u16::from_le_bytes([low, byte]);
                return if self.crc.sum() as u16 == expected { Ok(Next::Body) } else { Err(()) };
            }
        };
        self.crc.update(&[byte]);
        if done { Ok(self.advance()) } else { Ok(Next::Head) }
    }

    fn fixed(&mut self, place: u8, byte: u8) -> Result<(), ()> {
        let good = match place {
            0 => byte == 0x1f,
            1 => byte == 0x8b,
            // RFC 1952 §2.3.1: 8 is deflate, the only method there is.
            2 => byte == 8,
            3 => {
                self.flags = byte;
                // §2.3.1.2: "must give an error indication if any reserved bit is non-zero".
                byte & RESERVED == 0
            }
            _ => true,
        };
        if good { Ok(()) } else { Err(()) }
    }

    /// The part that was read is done: on to the next one that the flags announce, in the order of the RFC.
    fn advance(&mut self) -> Next {
        let after = match self.at {
            At::Fixed(_) => 0,
            At::ExtraLow | At::ExtraHigh(_) | At::Extra(_) => 1,
            At::Name => 2,
            At::Comment | At::CrcLow | At::CrcHigh(_) => 3,
        };
        let parts =
            [(HAS_EXTRA, At::ExtraLow), (HAS_NAME, At::Name), (HAS_COMMENT, At::Comment), (HAS_CRC, At::CrcLow)];
        match parts.iter().skip(after).find(|(flag, _)| self.flags & flag != 0) {
            Some((_, at)) => {
                self.at = *at;
                Next::Head
            }
            None => Next::Body,
        }
    }
}
