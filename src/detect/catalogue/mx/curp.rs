//! `MX_CURP`: the Mexican population key: letters of the name, date of birth, sex, state, consonants of the name, a mark
//! of the century, a check digit.

use super::letters;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "MX_CURP",
    title: "population register key (Mexico)",
    languages: &[Language::Spanish],
    countries: &["MX"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[
        r"[A-Za-z][AEIOUXaeioux][A-Za-z]{2}\d{6}[HMXhmx][A-Za-z]{2}[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{3}[0-9A-Za-z]\d",
    ],
    longest: 18,
    extent: Extent::Whole,
    most: Most::of(95),
    check_says: "no word that the register replaces; a date of birth that exists in the century of the last but one; a state; a check digit by weights modulo 10",
    sources: &[
        "Secretaría de Gobernación, Instructivo Normativo para la asignación de la Clave Única de Registro de Población (Diario Oficial de la Federación, 18-10-2021)",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "curp",
                "c.u.r.p.",
                "clave única",
                "clave única de registro de población",
                "registro de población",
                "renapo",
                "identidad",
            ],
        ),
        (Language::English, &["curp", "population registry", "mexican id", "national id"]),
    ],
    taken_for: &["codes of eighteen capitals and digits"],
    examples: &[
        "CURP ‹BOXW310820HNERXN09›",
        "‹GAHM850512MDFRRR07›",
        "nacido en 2000: ‹PEXA000229HJCRXNA1›,",
        "curp: ‹lomj991231xnlprsb4›",
        "mi CURP es ‹SAVC010101HDFNLRA3›.",
    ],
    counter_examples: &[
        "CURP BOXW310820HNERXN08",
        "CURP BOXW318020HNERXN09",
        "CURP GAHM850230MDFRRR08",
        "CURP GAHM850512MZZRRR00",
        "CURP PEXA010229HJCRXNA8",
        "CURP PUTA850512MDFRRR02",
        "CURP BOXW310820HNERXN0",
        "CURP BOXW310820HNERXN091",
        "CURP XBOXW310820HNERXN09",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// States, with those born abroad.
const STATES: [&[u8; 2]; 33] = [
    b"AS", b"BC", b"BS", b"CC", b"CH", b"CL", b"CM", b"CS", b"DF", b"DG", b"GR", b"GT", b"HG", b"JC", b"MC", b"MN",
    b"MS", b"NE", b"NL", b"NT", b"OC", b"PL", b"QR", b"QT", b"SL", b"SP", b"SR", b"TC", b"TL", b"TS", b"VZ", b"YN",
    b"ZS",
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let mut text = [0u8; 18];
    for (letter, byte) in text.iter_mut().zip(site.matched().bytes()) {
        *letter = byte.to_ascii_uppercase();
    }
    let digits = Digits::of(site.matched());
    let century = if text[16].is_ascii_digit() { 1900 } else { 2000 };
    let born = calendar::exists(century + digits.number(0, 2), digits.number(2, 4), digits.number(4, 6));
    let state = STATES.iter().any(|state| state[..] == text[11..13]);
    if !born || !state || letters::replaced(&text[..4]) {
        return Err(Fault::Range);
    }
    let values = text.map(|letter| letters::value(char::from(letter)));
    // Each place but the last weighs two more than those after it.
    let sum: u32 = values[..17].iter().zip((2..=18).rev()).map(|(value, weight)| value * weight).sum();
    if (10 - sum % 10) % 10 != values[17] {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 95)
}
