//! Check digits, written anew from the issuers' rules: the oracle must not be the code that it judges.

/// Digits as text.
pub(crate) fn text(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}

/// The digits of a text.
pub(crate) fn digits(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect()
}

/// A digit of a number below ten.
pub(crate) fn digit(number: u32) -> u8 {
    u8::try_from(number).ok().filter(|digit| *digit < 10).expect("one digit")
}

/// Digits times weights.
pub(crate) fn sum(digits: &[u8], weights: &[u32]) -> u32 {
    assert_eq!(digits.len(), weights.len());
    digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum()
}

/// What fills a sum up to a multiple: 0 to `by` less one.
pub(crate) fn rest(sum: u32, by: u32) -> u32 {
    (by - sum % by) % by
}

/// The number that digits spell, by a modulus.
pub(crate) fn remainder(digits: &[u8], by: u64) -> u64 {
    digits.iter().fold(0, |rest, digit| (rest * 10 + u64::from(*digit)) % by)
}

/// The Luhn digit behind these.
pub(crate) fn luhn(digits: &[u8]) -> u8 {
    let doubled =
        |place: usize, digit: u8| if place.is_multiple_of(2) { digit * 2 / 10 + digit * 2 % 10 } else { digit };
    let total: u32 = digits.iter().rev().enumerate().map(|(place, digit)| u32::from(doubled(place, *digit))).sum();
    digit(rest(total, 10))
}

/// Digits with their Luhn digit behind.
pub(crate) fn with_luhn(mut digits: Vec<u8>) -> Vec<u8> {
    digits.push(luhn(&digits));
    digits
}

/// The digit of ISO 7064 MOD 11,10 behind these.
pub(crate) fn mod11_10(digits: &[u8]) -> u8 {
    let product = digits.iter().fold(10, |product, digit| {
        let sum = (u32::from(*digit) + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    digit((11 - product) % 10)
}

/// Verhoeff's digit behind these.
pub(crate) fn verhoeff(digits: &[u8]) -> u8 {
    // The dihedral group of order ten: rotations 0 to 4, reflections 5 to 9.
    let times = |a: u8, b: u8| match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + (a + b - 5) % 5,
        (false, true) => 5 + (a - 5 + 5 - b) % 5,
        (false, false) => (a + 5 - b) % 5,
    };
    const TURN: [u8; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let turned = |digit: u8, turns: usize| (0..turns % 8).fold(digit, |digit, _| TURN[usize::from(digit)]);
    let total = digits.iter().rev().enumerate().fold(0, |sum, (place, digit)| times(sum, turned(*digit, place + 1)));
    (0..10).find(|check| times(total, *check) == 0).expect("the group has inverses")
}

/// The remainder by 97 of letters and digits, letters from A = 10.
pub(crate) fn mod97(text: &str) -> u32 {
    text.chars().fold(0, |rest, c| match c.to_digit(36).expect("letters and digits") {
        value @ 10.. => (rest * 100 + value) % 97,
        value => (rest * 10 + value) % 97,
    })
}

/// The value of a letter from A = 10, or a digit.
pub(crate) fn value(c: char) -> u32 {
    c.to_digit(36).expect("letters and digits")
}

/// The character of an alphabet at a place.
pub(crate) fn at(alphabet: &str, place: u32) -> char {
    alphabet.chars().nth(place as usize).expect("a place of the alphabet")
}

/// A number in a shape: each `#` is the next of its characters, all else stands as it is.
pub(crate) fn spell(shape: &str, number: &str) -> String {
    let mut rest = number.chars();
    let spelt =
        shape.chars().map(|c| if c == '#' { rest.next().expect("as many as the shape has") } else { c }).collect();
    assert!(rest.next().is_none(), "{shape} is too short for a number of {}", number.len());
    spelt
}

/// The CRC-32 of zip and PNG.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

/// The check values that issuers and standards print.
#[test]
fn sums_are_those_of_the_issuers() {
    assert_eq!(luhn(&digits("7992739871")), 3);
    assert_eq!(mod11_10(&digits("0794")), 5);
    assert_eq!(verhoeff(&digits("236")), 3);
    assert_eq!(mod97("3214282912345698765432161182"), 1);
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    assert_eq!(spell("##-#", "123"), "12-3");
}
