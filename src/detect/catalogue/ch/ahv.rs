//! `CH_AHV`: the Swiss old-age insurance number (AHV, AVS), thirteen digits that begin with 756.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "CH_AHV",
    title: "social insurance number (Switzerland)",
    languages: &[Language::German, Language::French, Language::Italian],
    countries: &["CH", "LI"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"756", sep!(), r"?\d{4}", sep!(), r"?\d{4}", sep!(), r"?\d{2}")],
    longest: 22,
    extent: Extent::Lone,
    most: Most::of(90),
    check_says: "country code 756, and the check digit of EAN-13",
    sources: &[
        "Bundesgesetz über die Alters- und Hinterlassenenversicherung (AHVG, SR 831.10), Art. 50c",
        "Verordnung über die AHV (AHVV, SR 831.101), Art. 133",
    ],
    context: &[
        (
            Language::German,
            &[
                "ahv",
                "ahv-nr",
                "ahv-nummer",
                "ahvn13",
                "ahv-ausweis",
                "sozialversicherungsnummer",
                "versichertennummer",
            ],
        ),
        (Language::French, &["avs", "n° avs", "numéro avs", "navs13", "navs", "numéro d'assuré", "assurance sociale"]),
        (Language::Italian, &["avs", "numero avs", "n. avs", "assicurazione sociale"]),
        (Language::English, &["ahv", "avs", "oasi", "social security", "social insurance"]),
    ],
    taken_for: &["EAN-13 (no country's goods begin with 756)"],
    examples: &[
        "AHV-Nr. ‹756.1234.5678.97›",
        "‹756.0000.0000.19›",
        "numéro AVS ‹756 9876 5432 17›",
        "‹7565555666673›",
        "numero AVS: ‹756-1234-5678-97›.",
    ],
    counter_examples: &[
        "AHV 756.1234.5678.98",
        "AHV 756.1243.5678.97",
        "AHV 757.1234.5678.96",
        "AHV 756.0000.0000.02",
        "AHV 756.1234.5678.9",
        "AHV 756.1234.5678.971",
        "AHV 1.756.1234.5678.97",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// EAN-13: from the left, 1 and 3 in turn.
const WEIGHTS: [u32; 13] = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.number(3, 12) == 0 {
        return Err(Fault::Range);
    }
    if !weighted(digits.as_slice(), &WEIGHTS).is_multiple_of(10) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let printed = groups.even && groups.sizes() == [3, 4, 4, 2];
    hits.validated(site.start, site.end, if printed { 90 } else { 65 })
}

#[cfg(test)]
mod tests {
    use super::WEIGHTS;
    use crate::detect::checksum::weighted;
    use crate::detect::shapes::Digits;

    #[test]
    fn the_published_sample_holds() {
        assert_eq!(weighted(Digits::of("756.9217.0769.85").as_slice(), &WEIGHTS) % 10, 0);
    }
}
