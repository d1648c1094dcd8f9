//! `LICENSE_PLATE`: registrations of vehicles in countries that have no type of their own here. The shapes are short and
//! common: words beside them or their path must say what they are.

use crate::detect::detector::{Extent, Hits, Marks, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "LICENSE_PLATE",
    title: "registration of a vehicle (other countries)",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Generic,
    patterns: &[
        // Spain since 2000, and before.
        "[0-9]{4}[ -]?[B-DF-HJ-NPR-TV-Zb-df-hj-npr-tv-z]{3}",
        "[A-Z]{1,2}[ -][0-9]{4}[ -][A-Z]{1,2}",
        // Italy, and others with two letters on each side.
        "[A-HJ-NPR-TV-Za-hj-npr-tv-z]{2}[ -]?[0-9]{3}[ -]?[A-HJ-NPR-TV-Za-hj-npr-tv-z]{2}",
        // The Netherlands and Portugal: three groups of letters or digits.
        "[0-9A-Za-z]{2}-[0-9A-Za-z]{2}-[0-9A-Za-z]{2}",
        "[0-9A-Za-z]{1,3}-[0-9A-Za-z]{2,3}-[0-9A-Za-z]{1,3}",
        // Belgium.
        "[1-9]-[A-Z]{3}-[0-9]{3}",
        // Switzerland by its cantons, Austria by its districts.
        "(?:A[GIR]|B[ELS]|FR|G[ELR]|JU|LU|N[EW]|OW|S[GHOZ]|T[GI]|UR|V[DS]|Z[GH])[ -]?[1-9][0-9]{0,5}",
        "[A-Z]{1,2}[ -][1-9][0-9]{0,4} ?[A-Z]{1,3}",
        // Three letters and three or four digits, or the other way: Sweden, Finland, Hungary, Lithuania, states of America.
        "[A-Za-z]{3}[ -]?[0-9]{3,4}",
        "[A-Za-z]{3}[ -]?[0-9]{2}[A-Za-z]",
        "[0-9]{3,4}[ -][A-Z]{2,3}",
        "[1-9][A-Z]{3}[0-9]{3}",
        // Denmark, Norway, Ireland, Czechia.
        "[A-Z]{2} ?[0-9]{2} ?[0-9]{3}",
        "[0-9]{2,3}-[A-Z]{1,2}-[0-9]{1,6}",
        "[0-9][A-Z][0-9] ?[0-9]{4}",
    ],
    longest: 12,
    extent: Extent::Whole,
    most: Most::of(20),
    check_says: "letters and digits in groups that a country writes, no group of mixed letters and digits where there are three, not all zeros; words of plates beside it or in its path",
    sources: &[
        "Convention on Road Traffic (Vienna, 1968), annex 2",
        "Real Decreto 2822/1998 (Spain), anexo XVIII",
        "Decreto del Presidente della Repubblica 495/1992 (Italy), art. 255 ff.",
        "Kentekenreglement (Netherlands)",
        "Arrêté royal du 20 juillet 2001 (Belgium)",
        "Decreto-Lei n.º 54/2005 (Portugal)",
        "Kraftfahrgesetz 1967 §48 (Austria); Verkehrszulassungsverordnung art. 83 (Switzerland)",
    ],
    context: &[
        (
            Language::English,
            &[
                "plate",
                "license plate",
                "licence plate",
                "number plate",
                "registration",
                "reg",
                "plate number",
                "vehicle registration",
                "licenseplate",
                "tag number",
                "car registration",
                "registration number",
            ],
        ),
        (Language::French, &["immatriculation", "plaque", "immatriculé", "immatriculée", "plaque d'immatriculation"]),
        (Language::German, &["kennzeichen", "nummernschild", "kontrollschild", "autonummer", "amtliches kennzeichen"]),
        (Language::Spanish, &["matrícula", "matricula", "placa", "placas", "patente"]),
        (Language::Italian, &["targa", "targato", "targata", "targhe"]),
        (Language::Dutch, &["kenteken", "nummerplaat", "kentekenplaat"]),
        (Language::Polish, &["rejestracja", "numer rejestracyjny", "tablica", "rejestracyjny"]),
        (Language::Portuguese, &["matrícula", "matricula", "placa", "chapa"]),
    ],
    taken_for: &["part numbers", "seats and rooms", "flight numbers", "postal codes"],
    examples: &[
        "matrícula ‹1234 BCD›",
        "targa ‹AB 123 CD›",
        "kenteken ‹12-AB-34›",
        "plaque ‹1-ABC-123›",
        "matrícula ‹AA-12-BB›",
        "Kontrollschild ‹ZH 123456›",
        "Kennzeichen ‹W-12345 X›",
        "license plate ‹ABC 1234›",
        "plate ‹7ABC123›",
        "registration ‹12-D-3456›",
    ],
    counter_examples: &[
        "1234 BCD",
        "matrícula 0000 BCD",
        "plate ABCD 12345 X",
        "kenteken A1-2B-3C",
        "targa AB 000 CD",
        "plate ABC 0000",
        "plate 12345678",
        "registration is open",
        "registration in may 2026",
    ],
    trigger: Trigger::Apart(Marks::HYPHEN),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let bytes = site.text.as_bytes();
    let joined = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|byte| b"-/_".contains(byte));
    if joined(site.start.checked_sub(1)) || joined(Some(site.end)) {
        return Err(Fault::LooksLike("part of a longer number"));
    }
    let digits = text.bytes().filter(u8::is_ascii_digit);
    let zeros = digits.clone().all(|digit| digit == b'0');
    let letters = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let cased = text.bytes().any(|b| b.is_ascii_uppercase()) && text.bytes().any(|b| b.is_ascii_lowercase());
    // Small letters before a space are a word: `may 2026`.
    let word = text.contains(' ') && text.bytes().any(|byte| byte.is_ascii_lowercase());
    if zeros || !letters || cased || word {
        return Err(Fault::Range);
    }
    if text.matches('-').count() == 2 {
        // Each group is of letters or of digits.
        let pure =
            |group: &str| group.bytes().all(|b| b.is_ascii_digit()) || group.bytes().all(|b| b.is_ascii_alphabetic());
        let kinds: Option<u32> = text.split('-').try_fold(0, |sum, group| {
            pure(group).then_some(sum + u32::from(group.starts_with(|c: char| c.is_ascii_digit())))
        });
        return match kinds {
            Some(1 | 2) => hits.matched(site.start, site.end, 20),
            _ => Err(Fault::Range),
        };
    }
    hits.matched(site.start, site.end, 15)
}
