//! `PL_PASSPORT`: the number of a Polish passport: two letters, a check digit and six digits.

use crate::detect::checksum::icao;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "PL_PASSPORT",
    title: "passport number (Poland)",
    languages: &[Language::Polish],
    countries: &["PL"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"[A-Za-z]{2}[ -]?\d{7}"],
    longest: 10,
    extent: Extent::Lone,
    most: Most::of(35),
    check_says: "the first digit is the check digit of ICAO 9303 over the letters and the other digits; product codes have the same shape, so that it needs context",
    sources: &["Ustawa z dnia 27 stycznia 2022 r. o dokumentach paszportowych", "ICAO Doc 9303-3 §4.9"],
    context: &[
        (
            Language::Polish,
            &[
                "paszport",
                "paszportu",
                "paszportem",
                "nr paszportu",
                "numer paszportu",
                "seria",
                "dokument podróży",
                "legitymujący",
                "legitymująca",
            ],
        ),
        (Language::English, &["passport", "passport number", "passport no", "travel document", "document number"]),
    ],
    taken_for: &["product and order codes of two letters and seven digits"],
    examples: &[
        "paszport ‹ZS0000177›",
        "nr paszportu: ‹AB 8314159›",
        "passport ‹EH9271828›",
        "paszport: ‹EA-1141421›",
        "paszportu ‹bm2577215›",
    ],
    counter_examples: &[
        "paszport ZS1000177",
        "paszport AB8314158",
        "paszport AB8341159",
        "paszport AB831415",
        "paszport AB83141599",
        "paszport A8314159",
        "AB8314159",
        "paszport 7-AB8314159",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched().as_bytes();
    let ([a, b, ..], [.., digit, u, v, w, x, y, z]) = (text, text) else { return Err(Fault::Range) };
    if icao([*a, *b, *u, *v, *w, *x, *y, *z]) != digit - b'0' {
        return Err(Fault::Checksum);
    }
    let upper = !text.iter().any(u8::is_ascii_lowercase);
    hits.validated(site.start, site.end, if upper { 35 } else { 15 })
}
