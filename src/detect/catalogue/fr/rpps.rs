//! `FR_RPPS`: the number of French health professionals in their shared directory, eleven digits.

use crate::detect::alone::in_table;
use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "FR_RPPS",
    title: "health professional's number, RPPS (France)",
    languages: &[Language::French],
    countries: &["FR"],
    special: Some(Special::Health),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"1\d(?:", sep!(), r"?\d{3}){3}")],
    longest: 20,
    extent: Extent::Lone,
    most: Most::of(30),
    check_says: "first digit 1, the Luhn formula; a single check digit, so it needs context",
    sources: &[
        "code de la santé publique, art. D. 4113-118 (répertoire partagé des professionnels)",
        "arrêté du 6 février 2009 portant création du RPPS",
        "Agence du numérique en santé, CI-SIS, identification des professionnels (OID 1.2.250.1.71.4.2.1)",
    ],
    context: &[
        (
            Language::French,
            &[
                "rpps",
                "n° rpps",
                "numéro rpps",
                "médecin",
                "medecin",
                "docteur",
                "dr",
                "praticien",
                "prescripteur",
                "pharmacien",
                "sage-femme",
                "infirmier",
                "professionnel de santé",
            ],
        ),
        (Language::English, &["rpps", "physician", "doctor", "practitioner", "prescriber"]),
    ],
    taken_for: &["telephone numbers of North America with their 1", "order numbers of eleven digits"],
    examples: &[
        "RPPS ‹10123456781›",
        "N° RPPS : ‹10000000009›",
        "Dr Ana, médecin, ‹10 555 555 555›",
        "prescripteur ‹10999999997›, cabinet de ville",
        "practitioner rpps=‹10012345673›",
    ],
    counter_examples: &[
        "RPPS 10123456782",
        "RPPS 10123465781",
        "RPPS 20123456780",
        "RPPS 1012345678",
        "RPPS 101234567810",
        "RPPS 3.10123456781",
        "10123456781",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if !luhn(Digits::of(site.matched()).as_slice()) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if in_table(site) { 20 } else { 30 })
}
