//! `ES_NUSS`: the Spanish social security number: province, serial and two check digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "ES_NUSS",
    title: "social security number (Spain)",
    languages: &[Language::Spanish, Language::Catalan],
    countries: &["ES"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{2}(?:", sep!(), r"|/)?\d{7,8}(?:", sep!(), r"|/)?\d{2}")],
    longest: 18,
    extent: Extent::Lone,
    most: Most::of(65),
    check_says: "province and serial not zero; province and serial by 97 leave the last two digits (serials below ten million count with seven digits)",
    sources: &[
        "Real Decreto 84/1996, Reglamento general sobre inscripción de empresas y afiliación, art. 21",
        "Tesorería General de la Seguridad Social, número de la Seguridad Social y número de afiliación",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "seguridad social",
                "número de la seguridad social",
                "nuss",
                "nss",
                "naf",
                "afiliación",
                "número de afiliación",
                "nº s.s.",
                "nº ss",
                "trabajador",
                "cotización",
            ],
        ),
        (Language::Catalan, &["seguretat social", "número de la seguretat social", "afiliació"]),
        (Language::English, &["social security", "social security number", "nuss", "naf", "ssn"]),
    ],
    taken_for: &[
        "order numbers of twelve digits",
        "telephone numbers with country code",
        "dates and times of twelve digits",
    ],
    examples: &[
        "NUSS ‹28/12345678/40›",
        "‹28 12345678 40›",
        "número de la Seguridad Social: ‹281234567840›",
        "‹08-01234567-74›,",
        "afiliación ‹46/20304050/50› desde 2019",
        "NAF antiguo ‹41/1234567/60›",
    ],
    counter_examples: &[
        "NUSS 28/12345678/41",
        "NUSS 28/12345687/40",
        "NUSS 00/12345678/03",
        "NUSS 28/00000000/91",
        "NUSS 28/123456/40",
        "NUSS 2812345678405",
        "NUSS 7/28/12345678/40",
        "281234567840",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Serials below this count with seven digits.
const SHORT: u64 = 10_000_000;

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let count = digits.len();
    let (province, serial, control) =
        (digits.number(0, 2), digits.number(2, count - 2), digits.number(count - 2, count));
    if province == 0 || serial == 0 {
        return Err(Fault::Range);
    }
    if (province * if serial < SHORT { SHORT } else { SHORT * 10 } + serial) % 97 != control {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    match groups.sizes() {
        [2, 7 | 8, 2] if groups.even => hits.validated(site.start, site.end, 65),
        // Serials of seven digits were only ever written in groups.
        _ if count == 12 => hits.validated(site.start, site.end, 35),
        _ => Err(Fault::Range),
    }
}
