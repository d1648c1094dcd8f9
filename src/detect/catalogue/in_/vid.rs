//! `IN_VID`: virtual identities, sixteen digits that stand for an Aadhaar number for a time.

use super::aadhaar::palindrome;
use crate::detect::checksum::verhoeff;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "IN_VID",
    title: "virtual identity of an Aadhaar number (India)",
    languages: &[Language::English, Language::Hindi],
    countries: &["IN"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[2-9]\d{3}", sep!(), r"?\d{4}", sep!(), r"?\d{4}", sep!(), r"?\d{4}")],
    longest: 25,
    extent: Extent::Lone,
    most: Most::of(30),
    check_says: "first digit 2 to 9, not the same backwards, Verhoeff's scheme; card numbers have the same shape, so it needs context",
    sources: &["UIDAI, Circular No. 1 of 2018: Virtual ID, UID Token and Limited KYC", "UIDAI, FAQ on the Virtual ID"],
    context: &[
        (
            Language::English,
            &["vid", "virtual id", "virtual identity", "vid number", "aadhaar", "aadhar", "uidai", "e-kyc"],
        ),
        (Language::Hindi, &["वर्चुअल आईडी", "वीआईडी", "आधार"]),
    ],
    taken_for: &["card numbers"],
    examples: &[
        "VID ‹4566 7517 5481 3546›",
        "virtual id: ‹8443661598414374›.",
        "Aadhaar VID ‹7592-0556-9673-2762›",
        "वर्चुअल आईडी ‹7520 3838 2619 8577›",
        "vid=‹4862124312188592›",
    ],
    counter_examples: &[
        "VID 4566 7517 5481 3547",
        "VID 4566 7517 5418 3546",
        "VID 1341 2341 2341 2341",
        "VID 2222 2222 2222 2222",
        "VID 456675175481354",
        "VID 45667517548135460",
        "8443661598414374",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if palindrome(digits.as_slice()) {
        return Err(Fault::Range);
    }
    if !verhoeff(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    let printed = Groups::of(site.matched()).sizes() == [4, 4, 4, 4];
    hits.validated(site.start, site.end, if printed { 30 } else { 20 })
}
