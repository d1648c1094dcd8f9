//! `DE_TAX_NUMBER`: the German tax number of a tax office, in the spellings of all sixteen Länder and as one of thirteen digits.

use crate::detect::checksum::{weighted, weighted_digits};
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "DE_TAX_NUMBER",
    title: "tax number (Germany)",
    languages: &[Language::German],
    countries: &["DE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[
        r"\d{2,3}(?: ?[/-] ?| )\d{3}(?: ?[/-] ?| )\d{5}",
        r"\d{3}(?: ?[/-] ?| )\d{4}(?: ?[/-] ?| )\d{4}",
        r"\d{5} ?/ ?\d{5}",
        r"\d{10,11}",
        r"[1-59]\d{3}0\d{8}",
    ],
    longest: 17,
    extent: Extent::Lone,
    most: Most::figures(35, 40),
    check_says: "a Land and a district that are given out; the check digit by the procedure of that Land (elevens, elevens of North Rhine-Westphalia, twos, tens of Rhineland-Palatinate); a spelling that several Länder share must hold for one of them",
    sources: &[
        "Bayerisches Landesamt für Steuern (ELSTER), Prüfung der Steuer- und Steueridentifikationsnummer, chapters 3 to 7",
        "Bundesministerium der Finanzen, Steuernummern der Finanzämter (Bundesschema)",
    ],
    context: &[
        (
            Language::German,
            &[
                "steuernummer",
                "steuer-nr",
                "steuer-nummer",
                "steuernr",
                "st.-nr",
                "st-nr",
                "st nr",
                "stnr",
                "st.nr",
                "steuer",
                "finanzamt",
                "finanzamtsnummer",
                "elster",
            ],
        ),
        (Language::English, &["tax number", "tax no", "tax", "tax office"]),
    ],
    taken_for: &["file numbers with slashes", "telephone numbers", "order numbers of ten, eleven or thirteen digits"],
    examples: &[
        "Steuernummer ‹21/314/15924›",
        "St.-Nr. ‹201/141/59264›",
        "Steuernummer: ‹133/1415/9266›",
        "Finanzamt Mannheim, Steuernummer ‹66031/41594›",
        "StNr ‹75 141 59267›",
        "Steuernummer ‹013 141 59268›",
        "ELSTER: ‹2129014159263›",
        "tax number ‹15114159260›",
        "Steuer-Nr. ‹181 / 141 / 59219›",
    ],
    counter_examples: &[
        "Steuernummer 133/1415/9267",
        "Steuernummer 133/1451/9266",
        "Steuernummer 66031/41595",
        "Steuernummer 2129014159264",
        "Steuernummer 2129114159263",
        "Steuernummer 133/0999/9266",
        "Steuernummer 133/1415/92667",
        "Steuernummer 1-133/1415/9266",
        "21/314/15924",
        "66031/41594",
        "Steuernummer 7129014159263",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// The first two digits of the thirteen for the Länder that write ten: a number of an office of two digits.
const TEN: [&[u8; 2]; 7] = [&[1, 1], &[2, 1], &[2, 2], &[2, 3], &[2, 4], &[2, 7], &[2, 8]];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    let groups = Groups::of(site.matched());
    if !groups.even {
        return Err(Fault::LooksLike("digits under unlike separators"));
    }
    let (bare, westphalian) = (groups.sizes().len() == 1, groups.sizes() == [3, 4, 4]);
    let holds = match (list, groups.sizes()) {
        (_, [5, 5]) => holds(&[2, 8], list),
        (_, [13]) => fault(list).is_none(),
        ([_, _, _, _, _, _, _, _, _, _], _) => TEN.iter().any(|land| holds(*land, list)),
        // Hesse writes a 0 before its offices of two digits.
        ([0, rest @ ..], _) if holds(&[2, 6], rest) => true,
        _ => {
            let lands: &[u8] = if westphalian {
                &[5]
            } else if bare {
                &[1, 3, 4, 5, 9]
            } else {
                &[1, 3, 4, 9]
            };
            lands.iter().any(|land| holds(&[*land], list))
        }
    };
    if !holds {
        return Err(Fault::Checksum);
    }
    let slashes = site.matched().contains('/');
    // Several Länder share most spellings, so that a check digit says little.
    let score = match groups.sizes() {
        [13] => 35,
        _ if slashes => 40,
        _ if bare => 15,
        _ => 20,
    };
    hits.validated(site.start, site.end, score)
}

/// Whether the digits of a Land's own spelling make a valid number of thirteen with its digits before them.
fn holds(land: &[u8], own: &[u8]) -> bool {
    let Some((office, rest)) = own.split_at_checked(4 - land.len()) else { return false };
    let parts = land.iter().chain(office).chain(&[0]).chain(rest);
    let mut number = [0; 13];
    number.iter_mut().zip(parts).for_each(|(place, digit)| *place = *digit);
    rest.len() == 8 && fault(&number).is_none()
}

/// What is wrong with a number of thirteen digits; `None` where nothing is.
fn fault(number: &[u8]) -> Option<Fault> {
    const ELEVENS: [u32; 12] = [0, 5, 4, 3, 0, 2, 7, 6, 5, 4, 3, 2];
    const HANSE: [u32; 12] = [0, 0, 4, 3, 0, 2, 7, 6, 5, 4, 3, 2];
    const SAXON: [u32; 12] = [0, 0, 2, 9, 0, 8, 7, 6, 5, 4, 3, 2];
    const BERLIN: [u32; 12] = [0, 0, 0, 0, 0, 7, 6, 5, 8, 4, 3, 2];
    let [first, second, _, _, 0, rest @ ..] = number else { return Some(Fault::Range) };
    let [body @ .., digit] = rest else { return Some(Fault::Range) };
    let district = body.get(..if *first == 5 { 4 } else { 3 }).unwrap_or_default();
    if matches!(district.iter().fold(0, |sum, &d| sum * 10 + u32::from(d)), 0 | 998 | 999) {
        return Some(Fault::Range);
    }
    let digit = u32::from(*digit);
    let elevens = |weights: &[u32]| (11 - weighted(number, weights) % 11) % 11 == digit;
    let holds = match (first, second) {
        (5, _) => weighted(number, &[0, 3, 2, 1, 0, 7, 6, 5, 4, 3, 2, 1]) % 11 == digit,
        (2, 1 | 6 | 8) => twos(number) == digit,
        (2, 7) => (10 - weighted_digits(number, &[0, 0, 1, 2, 0, 1, 2, 1, 2, 1, 2, 1]) % 10) % 10 == digit,
        (2, 2 | 4) => elevens(&HANSE),
        (2, 3) => elevens(&SAXON),
        // Which of the two depends on the office and the district.
        (1, 1) => elevens(&BERLIN) || elevens(&SAXON),
        (9, _) | (1, 0) | (3, 0..=2) | (4, 0 | 1) => elevens(&ELEVENS),
        _ => return Some(Fault::Range),
    };
    (!holds).then_some(Fault::Checksum)
}

/// The check digit by powers of two: each digit plus its summand by ten, times its power, summed up to one digit.
fn twos(number: &[u8]) -> u32 {
    const SUMMANDS: [u32; 12] = [0, 0, 9, 8, 0, 7, 6, 5, 4, 3, 2, 1];
    const POWERS: [u32; 12] = [0, 0, 512, 256, 0, 128, 64, 32, 16, 8, 4, 2];
    let products = number.iter().zip(SUMMANDS).zip(POWERS).map(|((&d, add), power)| (u32::from(d) + add) % 10 * power);
    // A digit sum of a digit sum, until one digit is left, is the remainder by nine, with 9 for 0.
    let sum: u32 = products.map(|product| if product == 0 { 0 } else { (product - 1) % 9 + 1 }).sum();
    (10 - sum % 10) % 10
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn the_authoritys_examples_hold() {
        // The examples of the ELSTER document for the Länder, each as thirteen digits.
        for text in [
            "2866081508156",
            "9181081508155",
            "1121081508150",
            "3048081508155",
            "2475081508152",
            "2202081508156",
            "2613081508153",
            "4079081508151",
            "2324081508151",
            "5133081508159",
            "2722081508154",
            "1010081508182",
            "3201012312340",
            "3101081508154",
            "2129081508158",
            "4151081508156",
        ] {
            let digits: Vec<u8> = text.bytes().map(|b| b - b'0').collect();
            assert_eq!(fault(&digits), None, "{text}");
        }
    }
}
