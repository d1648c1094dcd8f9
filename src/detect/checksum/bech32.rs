//! Bech32 (BIP 173) and Bech32m (BIP 350): a name, `1`, base 32, and a BCH code of six characters; and CashAddr, which
//! has eight.

/// The digits of base 32, in their order.
const DIGITS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// Which code a text satisfies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) enum Code {
    /// BIP 173.
    Bech32,
    /// BIP 350.
    Bech32m,
}

/// The code that a text satisfies, and its first value: for Bitcoin the version of the program. `None` if it mixes cases, or
/// satisfies none.
pub(in crate::detect) fn bech32(text: &str) -> Option<(Code, u8)> {
    if text.bytes().any(|b| b.is_ascii_lowercase()) && text.bytes().any(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let (name, data) = text.rsplit_once('1')?;
    let step = |state: u32, value: u8| {
        const GENERATORS: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
        let shifted = (state & 0x01ff_ffff) << 5 ^ u32::from(value);
        (0..)
            .zip(GENERATORS)
            .fold(shifted, |sum, (bit, mask)| if state >> 25 >> bit & 1 == 1 { sum ^ mask } else { sum })
    };
    let lower = |byte: u8| byte.to_ascii_lowercase();
    let state = name.bytes().map(|b| lower(b) >> 5).fold(1, step);
    let state = name.bytes().map(|b| lower(b) & 31).fold(step(state, 0), step);
    let state = data.bytes().try_fold(state, |state, byte| Some(step(state, value(byte)?)))?;
    let first = value(data.bytes().next().filter(|_| data.len() > 6)?)?;
    match state {
        1 => Some((Code::Bech32, first)),
        0x2bc8_30a3 => Some((Code::Bech32m, first)),
        _ => None,
    }
}

/// Whether a text with its prefix satisfies the code of Bitcoin Cash addresses (CashAddr specification).
pub(in crate::detect) fn cashaddr(prefix: &str, data: &str) -> bool {
    let step = |state: u64, value: u8| {
        const GENERATORS: [u64; 5] = [0x98_f2bc_8e61, 0x79_b76d_99e2, 0xf3_3e5f_b3c4, 0xae_2eab_e2a8, 0x1e_4f43_e470];
        let shifted = (state & 0x07_ffff_ffff) << 5 ^ u64::from(value);
        (0..)
            .zip(GENERATORS)
            .fold(shifted, |sum, (bit, mask)| if state >> 35 >> bit & 1 == 1 { sum ^ mask } else { sum })
    };
    let state = prefix.bytes().map(|byte| byte & 31).fold(1, step);
    let state = data.bytes().try_fold(step(state, 0), |state, byte| Some(step(state, value(byte)?)));
    state == Some(1)
}

fn value(byte: u8) -> Option<u8> {
    let lower = byte.to_ascii_lowercase();
    DIGITS.iter().position(|digit| *digit == lower).and_then(|place| u8::try_from(place).ok())
}

#[cfg(test)]
mod tests {
    use super::{Code, bech32, cashaddr};

    #[test]
    fn the_proposals_vectors_hold() {
        for (text, expected) in [
            ("A12UEL5L", None),
            ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", Some((Code::Bech32, 0))),
            ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", Some((Code::Bech32m, 1))),
            ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", None),
            ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8F3t4", None),
            ("bc1", None),
            ("", None),
        ] {
            assert_eq!(bech32(text), expected, "{text}");
        }
    }

    #[test]
    fn the_cashaddr_specifications_vectors_hold() {
        assert!(cashaddr("bitcoincash", "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"));
        assert!(!cashaddr("bitcoincash", "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q"));
        assert!(!cashaddr("bchtest", "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"));
    }
}
