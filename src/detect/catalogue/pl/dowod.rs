//! `PL_DOWOD`: the number of a Polish identity card: three letters, a check digit and five digits.

use crate::detect::checksum::icao;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "PL_DOWOD",
    title: "identity card number (Poland)",
    languages: &[Language::Polish],
    countries: &["PL"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"[A-Za-z]{3}[ -]?\d{6}"],
    longest: 10,
    extent: Extent::Lone,
    most: Most::of(40),
    check_says: "the first digit is the check digit of ICAO 9303 over the letters and the other digits; product codes have the same shape, so that it needs context",
    sources: &[
        "Ustawa z dnia 6 sierpnia 2010 r. o dowodach osobistych",
        "Rozporządzenie w sprawie wzoru dowodu osobistego (seria i numer)",
        "ICAO Doc 9303-3 §4.9",
    ],
    context: &[
        (
            Language::Polish,
            &[
                "dowód",
                "dowodu",
                "dowód osobisty",
                "dowodu osobistego",
                "dowodem osobistym",
                "dowod",
                "dowod osobisty",
                "nr dowodu",
                "seria i numer",
                "seria",
                "tożsamość",
                "legitymujący",
                "legitymująca",
            ],
        ),
        (Language::English, &["identity card", "id card", "id number", "document number", "national id", "identity"]),
    ],
    taken_for: &["product and order codes of three letters and six digits"],
    examples: &[
        "dowód osobisty ‹ABA300000›",
        "nr dowodu: ‹DEK 331415›",
        "legitymujący się dowodem osobistym ‹CFR427182›",
        "id card ‹AZH-614142›",
        "dowod ‹xyz857721›",
    ],
    counter_examples: &[
        "dowód ABA400000",
        "dowód ABA030000",
        "dowód ABC523465",
        "dowód ABC52345",
        "dowód ABC5234566",
        "dowód AB523456",
        "ABC523456",
        "dowód 7-ABC523456",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched().as_bytes();
    let ([a, b, c, ..], [.., digit, v, w, x, y, z]) = (text, text) else { return Err(Fault::Range) };
    if icao([*a, *b, *c, *v, *w, *x, *y, *z]) != digit - b'0' {
        return Err(Fault::Checksum);
    }
    let upper = !text.iter().any(u8::is_ascii_lowercase);
    hits.validated(site.start, site.end, if upper { 40 } else { 20 })
}
