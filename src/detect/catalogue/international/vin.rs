//! `VIN`: the number of a road vehicle, seventeen letters and digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

/// Characters of a number.
const LENGTH: usize = 17;
/// Where the check digit stands.
const CHECK: usize = 8;

pub(super) static DETECTOR: Detector = Detector {
    name: "VIN",
    title: "vehicle identification number (VIN)",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[
        "[A-HJ-NPR-Z1-9][A-HJ-NPR-Z0-9]{12}[0-9]{4}",
        "[a-hj-npr-z1-9][a-hj-npr-z0-9]{12}[0-9]{4}",
        "[A-HJ-NPR-Z1-9][A-HJ-NPR-Z0-9]{2}[ -][A-HJ-NPR-Z0-9]{6}[ -][A-HJ-NPR-Z0-9]{4}[0-9]{4}",
    ],
    longest: 19,
    extent: Extent::Whole,
    most: Most::of(65),
    check_says: "no I, O or Q, four digits at the end, at least two letters; the check digit in the ninth place where the market has one (North America, China), elsewhere it only raises the score",
    sources: &[
        "ISO 3779:2009 (content and structure)",
        "ISO 3780:2009 (manufacturers)",
        "49 CFR part 565 (check digit)",
        "GB 16735-2019 (China)",
    ],
    context: &[
        (
            Language::English,
            &["vin", "vin number", "vehicle", "vehicle identification number", "chassis", "chassis number", "car"],
        ),
        (Language::French, &["vin", "véhicule", "châssis", "numéro de châssis", "numéro de série", "carte grise"]),
        (Language::German, &["vin", "fin", "fahrgestellnummer", "fahrzeug", "fahrzeugidentifizierungsnummer"]),
        (Language::Spanish, &["vin", "bastidor", "número de bastidor", "vehículo"]),
        (Language::Italian, &["vin", "telaio", "numero di telaio", "veicolo"]),
        (Language::Dutch, &["vin", "chassisnummer", "voertuig"]),
        (Language::Polish, &["vin", "numer vin", "nadwozia", "pojazd", "pojazdu"]),
        (Language::Portuguese, &["vin", "chassi", "quadro", "veículo"]),
    ],
    taken_for: &["part numbers", "keys of licences", "parcel numbers"],
    examples: &[
        "VIN: ‹1M8GDM9AXKP042788›",
        "the car ‹5YJSA1E27HF000337› was towed",
        "‹LSVAU2A33N2000001›",
        "châssis ‹VF1AAAAA912345678›",
        "Fahrgestellnummer ‹WVWZZZ1JZXW000001›",
        "vin=‹1hgcm82633a004352›",
        "chassis ‹JHM-CM5655-7C404453›",
    ],
    counter_examples: &[
        "vin 1M8GDM9A1KP042788",
        "vin 1M8GDM9AXKP024788",
        "vin LSVAU2A34N2000001",
        "vin 1M8GDM9AXKP04278",
        "vin 1M8GDM9AXKP0427881",
        "vin 1M8GDM9AXKPO42788",
        "vin 11111111111111111",
        "VF1AAAAA912345678",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let mut number = [0; LENGTH];
    let mut count = 0;
    for byte in site.matched().bytes().filter(u8::is_ascii_alphanumeric) {
        *number.get_mut(count).ok_or(Fault::Range)? = byte.to_ascii_uppercase();
        count += 1;
    }
    let letters = number.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    // The tenth place is the model year: I, O, Q, U, Z and 0 are never used where it is.
    let (region, year) = (number[0], number[9]);
    if count < LENGTH || letters < 2 {
        return Err(Fault::Range);
    }
    let checked = number[CHECK] == check_digit(&number);
    let demanded = matches!(region, b'1'..=b'5' | b'7' | b'L');
    match (checked, demanded) {
        (false, true) => Err(Fault::Checksum),
        (true, true) if matches!(year, b'U' | b'Z' | b'0') => Err(Fault::Range),
        (true, true) => hits.validated(site.start, site.end, 65),
        (true, false) => hits.validated(site.start, site.end, 45),
        (false, false) => hits.matched(site.start, site.end, 20),
    }
}

/// The check digit of a number (49 CFR 565.15(c)): letters to digits, weights, the remainder by 11, ten as X.
fn check_digit(number: &[u8; LENGTH]) -> u8 {
    const WEIGHTS: [u32; LENGTH] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    const LETTERS: [u32; 26] = [1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9];
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => LETTERS[usize::from(byte - b'A')],
        _ => u32::from(byte.wrapping_sub(b'0')),
    };
    let sum: u32 = number.iter().zip(WEIGHTS).map(|(&byte, weight)| value(byte) * weight).sum();
    match u8::try_from(sum % 11) {
        Ok(digit @ 0..=9) => b'0' + digit,
        _ => b'X',
    }
}

#[cfg(test)]
mod tests {
    use super::check_digit;

    #[test]
    fn published_numbers_hold() {
        // 1M8GDM9AXKP042788 is the worked example of the regulation's check digit; a row of ones checks itself.
        assert_eq!(check_digit(b"1M8GDM9AXKP042788"), b'X');
        assert_eq!(check_digit(b"11111111111111111"), b'1');
        assert_eq!(check_digit(b"5GZCZ43D13S812715"), b'1');
    }
}
