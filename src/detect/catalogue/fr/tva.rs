//! `FR_TVA`: the French value added tax number: FR, a key of two, and the SIREN.

use crate::detect::checksum::{luhn, remainder};
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "FR_TVA",
    title: "VAT number (France, Monaco)",
    languages: &[Language::French],
    countries: &["FR", "MC"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[
        concat!(r"(?i:FR)", sep!(), r"?(?:\d(?i:[0-9A-HJ-NP-Z])|(?i:[A-HJ-NP-Z])\d)(?:", sep!(), r"?\d{3}){3}"),
        concat!(r"(?i:FR[.-]?[A-HJ-NP-Z]{2})[.-]?\d{3}(?:", sep!(), r"?\d{3}){2}"),
    ],
    longest: 25,
    extent: Extent::Whole,
    most: Most::of(85),
    check_says: "a key of two digits is 12 and thrice the SIREN by 97, one with letters goes by 11; the SIREN holds by the Luhn formula, but those of Monaco that begin with 000",
    sources: &[
        "code général des impôts, art. 286 ter",
        "BOI-TVA-DECLA-20-10-20 (structure du numéro individuel d'identification)",
        "European Commission, VIES: VAT number algorithms, France",
    ],
    context: &[
        (
            Language::French,
            &["tva", "n° tva", "tva intracommunautaire", "numéro de tva", "intracommunautaire", "taxe", "facture"],
        ),
        (Language::English, &["vat", "vat number", "vat id", "vat no", "invoice"]),
    ],
    taken_for: &["the beginning of a French IBAN", "product codes that begin with FR"],
    examples: &[
        "TVA intracommunautaire ‹FR 11 123456782›",
        "‹FR14987654324›",
        "‹FR 66 505 050 500›, payable à réception",
        "n° TVA ‹fr11123456782›",
        "‹FRK8987654324›",
        "‹FR 4M 123 456 782›",
        "Monaco: ‹FR 90 000012345›",
        "‹FRKZ505 050 500›",
    ],
    counter_examples: &[
        "TVA FR12123456782",
        "TVA FR11123465782",
        "TVA FR11123456783",
        "TVA FRI8987654324",
        "TVA FRK9987654324",
        "TVA FR1112345678",
        "TVA FR111234567820",
        "TVA FR12000000000",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let mut key = text.bytes().filter(u8::is_ascii_alphanumeric).skip(2).map(|byte| byte.to_ascii_uppercase());
    let (Some(first), Some(second)) = (key.next(), key.next()) else { return Err(Fault::Range) };
    let numeric = first.is_ascii_digit() && second.is_ascii_digit();
    // The SIREN is the last nine digits, whatever of the key is a digit too.
    let all = Digits::of(text);
    let siren = all.len().checked_sub(9).and_then(|from| all.as_slice().get(from..)).ok_or(Fault::Range)?;
    let number = all.number(all.len() - 9, all.len());
    if number == 0 {
        return Err(Fault::Range);
    }
    let monaco = siren.starts_with(&[0, 0, 0]);
    let keyed = if numeric {
        (12 + 3 * u64::from(remainder(siren))) % 97 == all.number(0, 2)
    } else {
        lettered(first, second, number)
    };
    if !keyed || !(monaco || luhn(siren)) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if numeric && !monaco { 85 } else { 65 })
}

/// Whether a key with a letter in it belongs to the SIREN.
fn lettered(first: u8, second: u8, siren: u64) -> bool {
    let (Some(high), Some(low)) = (value(first), value(second)) else { return false };
    let key =
        if first.is_ascii_digit() { (high * 24 + low).checked_sub(10) } else { (high * 34 + low).checked_sub(100) };
    key.is_some_and(|key| (siren + 1 + key / 11) % 11 == key % 11)
}

/// The value of a key's character: digits, then the letters without I and O.
fn value(byte: u8) -> Option<u64> {
    const ROW: &[u8; 34] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    ROW.iter().position(|one| *one == byte).and_then(|place| u64::try_from(place).ok())
}

#[cfg(test)]
mod tests {
    use super::lettered;

    #[test]
    fn keys_with_letters_hold_as_published() {
        // Number 4Z123456782 is the one that descriptions of the second kind of key use.
        assert!(lettered(b'4', b'Z', 123_456_782));
        assert!(!lettered(b'4', b'Y', 123_456_782));
        assert!(!lettered(b'0', b'A', 123_456_782) && !lettered(b'I', b'0', 123_456_782));
    }
}
