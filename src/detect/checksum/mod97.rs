//! Division by 97: ISO/IEC 7064 MOD 97-10 as the IBAN uses it (ISO 13616-1), and the plain remainder of French numbers.

/// The remainder by 97 of the number that decimal digits spell.
pub(in crate::detect) fn remainder(digits: &[u8]) -> u8 {
    let rest = digits.iter().fold(0u32, |rest, &digit| (rest * 10 + u32::from(digit)) % 97);
    u8::try_from(rest).expect("a remainder by 97 is below 97")
}

/// Whether letters and digits, the first four moved to the end and letters counted from A = 10, leave 1 (ISO 13616-1 §6).
/// Check digits are 98 less a remainder, so 02 to 98: 00, 01 and 99 leave 1 too, and are never given.
pub(in crate::detect) fn iban(text: &[u8]) -> bool {
    if matches!(text.get(2..4), Some(b"00" | b"01" | b"99")) {
        return false;
    }
    let turned = text.iter().skip(4).chain(text.iter().take(4));
    let rest = turned.fold(0u32, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte.to_ascii_uppercase().wrapping_sub(b'A')) + 10) % 97,
    });
    rest == 1
}

#[cfg(test)]
mod tests {
    use super::{iban, remainder};

    #[test]
    fn the_registers_examples_hold() {
        // SWIFT IBAN registry, "IBAN electronic format example".
        for text in [
            "AD1200012030200359100100",
            "BE68539007547034",
            "DE89370400440532013000",
            "FR1420041010050500013M02606",
            "GB29NWBK60161331926819",
            "MT84MALT011000012345MTLCAST001S",
            "NO9386011117947",
        ] {
            assert!(iban(text.as_bytes()), "{text}");
            assert!(iban(text.to_lowercase().as_bytes()), "{text}");
        }
        assert!(!iban(b"DE89370400440532013001"));
        assert!(!iban(b"DE98370400440532013000"));
    }

    #[test]
    fn check_digits_that_are_never_given_do_not_hold() {
        // Invented accounts. Both spellings leave 1, since 97 is 0 and 98 is 1; only the first is ever given.
        for (given, never) in [
            ("NO9700000000040", "NO0000000000040"),
            ("NO9800000000022", "NO0100000000022"),
            ("NO0200000000004", "NO9900000000004"),
        ] {
            assert!(iban(given.as_bytes()) && !iban(never.as_bytes()), "{given} {never}");
        }
    }

    #[test]
    fn remainders_are_those_of_division() {
        for number in [0u64, 96, 97, 98, 2_550_867_001_234] {
            let digits: Vec<u8> = number.to_string().bytes().map(|b| b - b'0').collect();
            assert_eq!(u64::from(remainder(&digits)), number % 97);
        }
    }
}
