//! `FR_CNI`: the number of French identity cards: twelve digits until 2021, nine letters and digits since.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "FR_CNI",
    title: "identity card number (France)",
    languages: &[Language::French],
    countries: &["FR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[r"\d{2}(?:0[1-9]|1[0-2])\d[0-9AB]\d{6}", r"[0-9A-Z]{9}"],
    longest: 12,
    extent: Extent::Lone,
    most: Most::of(30),
    check_says: "old: year of issue 88 to 21, month, department, a serial number; new: letters and digits, at least one of each; no check digit, so it needs context",
    sources: &[
        "décret n° 55-1397 du 22 octobre 1955 instituant la carte nationale d'identité",
        "ministère de l'Intérieur, spécimens de la carte nationale d'identité (1995, 2021), registre PRADO du Conseil de l'UE",
    ],
    context: &[
        (
            Language::French,
            &[
                "cni",
                "cnie",
                "carte d'identité",
                "carte d’identité",
                "carte d'identite",
                "carte nationale",
                "carte nationale d'identité",
                "pièce d'identité",
                "piece identite",
                "identité",
                "carte identite",
            ],
        ),
        (Language::English, &["cni", "identity card", "id card", "national identity card", "id document", "id number"]),
    ],
    taken_for: &["timestamps", "codes of nine capitals and digits", "SIREN"],
    examples: &[
        "CNI n° ‹120675201234›",
        "carte d'identité ‹X4RTBPFW4›",
        "ma carte nationale d'identité est le ‹D2H6862M2›.",
        "CNI ‹990113100001›",
        "CNI délivrée en Corse : ‹05112A300123›",
        "identity card ‹T7X62TZ79›",
    ],
    counter_examples: &[
        "CNI 121375201234",
        "CNI 350675201234",
        "CNI 120600201234",
        "CNI 120675200000",
        "CNI 12067520123",
        "CNI 1206752012345",
        "CNI ABCDEFGHI",
        "CNI 123456789",
        "CNI X4RTBPFW",
        "120675201234",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    if text.len() == 9 {
        let letters = text.bytes().filter(u8::is_ascii_uppercase).count();
        return if (1..9).contains(&letters) { hits.matched(site.start, site.end, 20) } else { Err(Fault::Range) };
    }
    let part = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u32>().ok());
    // Laminated cards came in 1988; the last of the old kind in 2021.
    let year = part(0, 2).is_some_and(|year| matches!(year, 88..=99 | 0..=21));
    let department = match part(4, 6) {
        Some(number) => matches!(number, 1..=99),
        None => matches!(text.get(4..6), Some("2A" | "2B")),
    };
    if !(year && department && part(7, 12).is_some_and(|serial| serial > 0)) {
        return Err(Fault::Range);
    }
    hits.matched(site.start, site.end, 30)
}
