//! `FR_ADELI`: the number of French health and social professionals in their department's list, nine characters.

use super::lettered::lettered;
use crate::detect::alone::in_row;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "FR_ADELI",
    title: "health professional's number, ADELI (France)",
    languages: &[Language::French],
    countries: &["FR"],
    special: Some(Special::Health),
    specificity: Specificity::Narrow,
    patterns: &[
        concat!(r"\d[0-9A-F]", sep!(), r"?\d{2}", sep!(), r"?\d{4}", sep!(), r"?\d"),
        concat!(r"\d{2}", sep!(), r"\d{2}", sep!(), r"\d{2}", sep!(), r"\d{3}"),
        concat!(r"\d{3}", sep!(), r"\d{3}", sep!(), r"\d{3}"),
    ],
    longest: 18,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "a department, the profession's two digits, four of a serial number, the Luhn formula; a single check digit, so it needs context",
    sources: &[
        "arrêté du 12 juillet 2012 relatif à la mise en place de traitements de données à caractère personnel dénommés « ADELI »",
        "DREES, répertoire ADELI",
    ],
    context: &[
        (
            Language::French,
            &[
                "adeli",
                "n° adeli",
                "numéro adeli",
                "psychologue",
                "orthophoniste",
                "kinésithérapeute",
                "kiné",
                "infirmier",
                "infirmière",
                "ostéopathe",
                "psychomotricien",
                "ergothérapeute",
                "diététicienne",
                "professionnel de santé",
            ],
        ),
        (Language::English, &["adeli", "psychologist", "nurse", "physiotherapist", "practitioner"]),
    ],
    taken_for: &["SIREN", "FINESS", "telephone numbers without their first digit"],
    examples: &[
        "ADELI ‹759312341›",
        "psychologue, n° ADELI ‹75 93 1234 1›",
        "ostéopathe, ADELI ‹13 00 9876 7›",
        "Ajaccio, n° Adeli ‹2A6000125›",
        "numéro ADELI : ‹69 91 00 012›, autrefois ‹9A7003451›",
        "nurse, adeli ‹699 100 012›",
    ],
    counter_examples: &[
        "ADELI 759312342",
        "ADELI 759321341",
        "ADELI 969312348",
        "ADELI 000000000",
        "ADELI 3A6000125",
        "ADELI 75931234",
        "ADELI 7593123410",
        "ADELI 75.93.1234.12",
        "759312341",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    lettered(site.matched())?;
    let groups = Groups::of(site.matched());
    let printed = groups.even && groups.sizes() == [2, 2, 4, 1] && !in_row(site);
    hits.validated(site.start, site.end, if printed { 45 } else { 25 })
}
