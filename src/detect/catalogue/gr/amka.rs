//! `GR_AMKA`: the Greek social security number: date of birth, serial and sex, check digit.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, birth};

pub(super) static DETECTOR: Detector = Detector {
    name: "GR_AMKA",
    title: "social security number (Greece)",
    languages: &[Language::Greek],
    countries: &["GR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[0-3]\d[01]\d{3}", sep!(), r"?\d{5}")],
    longest: 14,
    extent: Extent::Lone,
    most: Most::of(60),
    check_says: "a date of birth that exists; the Luhn formula",
    sources: &["Ν. 3655/2008, άρθρο 153 (ΑΜΚΑ)", "ΗΔΙΚΑ Α.Ε., Αριθμός Μητρώου Κοινωνικής Ασφάλισης (ΑΜΚΑ)"],
    context: &[
        (
            Language::Greek,
            &[
                "αμκα",
                "α.μ.κ.α.",
                "κοινωνικής ασφάλισης",
                "αριθμός μητρώου",
                "αριθμός μητρώου κοινωνικής ασφάλισης",
                "ασφαλισμένος",
                "ασφαλισμένου",
                "ασθενής",
                "ασθενούς",
            ],
        ),
        (Language::English, &["amka", "social security", "social security number", "insured", "ssn"]),
    ],
    taken_for: &["telephone and order numbers of eleven digits", "personal codes of Latvia"],
    examples: &[
        "ΑΜΚΑ ‹01013099997›",
        "‹120585-12349›",
        "ΑΜΚΑ: ‹12058512349›,",
        "amka ‹29020005673›",
        "ο ασφαλισμένος έχει ΑΜΚΑ ‹290200 05673›.",
    ],
    counter_examples: &[
        "290200 05673",
        "ΑΜΚΑ 01013099999",
        "ΑΜΚΑ 01103099997",
        "ΑΜΚΑ 30028512348",
        "ΑΜΚΑ 29029905675",
        "ΑΜΚΑ 01133099992",
        "ΑΜΚΑ 0101309999",
        "ΑΜΚΑ 010130999977",
        "ΑΜΚΑ 5-01013099997",
        "01013099997",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if !birth::exists_short(digits.number(4, 6), digits.number(2, 4), digits.number(0, 2)) {
        return Err(Fault::Range);
    }
    if !luhn(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    let parted = Groups::of(site.matched()).sizes().len() == 2 && site.matched().contains('-');
    hits.validated(site.start, site.end, if parted { 60 } else { 45 })
}
