//! `SK_RC`: the Slovak birth number (rodné číslo): the birthday, a slash, three or four digits.

use crate::detect::catalogue::cz::rc::birth_number;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "SK_RC",
    title: "birth number (Slovakia)",
    languages: &[Language::Slovak],
    countries: &["SK"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{6} ?/ ?\d{3,4}", r"\d{9,10}"],
    longest: 13,
    extent: Extent::Whole,
    most: Most::figures(40, 70),
    check_says: "a day that exists (the month 50 more for women); of ten digits the whole is a multiple of 11, or leaves 10 before a last 0 until 1985; nine digits only before 1954; without the slash, with no check, or with the code of a bank behind the slash it needs context",
    sources: &[
        "Zákon č. 301/1995 Z. z. o rodnom čísle, § 2",
        "Zákon č. 133/2000 Sb. (Czechia), whose numbers have the same form",
    ],
    context: &[
        (
            Language::Slovak,
            &[
                "rodné číslo",
                "rodného čísla",
                "rodným číslom",
                "rodne cislo",
                "rč",
                "r.č.",
                "rc",
                "narodený",
                "narodená",
                "nar.",
                "poistenec",
                "pacient",
            ],
        ),
        (Language::English, &["birth number", "personal number", "national id", "slovak id"]),
    ],
    taken_for: &["bank account numbers with the code of the bank", "file numbers", "telephone numbers"],
    examples: &[
        "rodné číslo ‹710319/2745›",
        "‹840229/5770›",
        "RČ: ‹8402295770›",
        "r.č. ‹795624/3141›",
        "narodená 1931, rodné číslo ‹315412/123›",
        "birth number ‹0412312714›",
    ],
    counter_examples: &[
        "rodné číslo 710319/2746",
        "rodné číslo 710391/2745",
        "rodné číslo 850229/5770",
        "rodné číslo 711319/2745",
        "rodné číslo 710319/27",
        "rodné číslo 710319/27455",
        "7103192745",
        "rodné číslo 590312/123",
        "rodné číslo 7-710319/2745",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Codes of Slovak banks that account numbers have behind their slash.
const BANKS: [u64; 14] = [200, 900, 1100, 1111, 3000, 3100, 5200, 5600, 5900, 6500, 7500, 8120, 8330, 8360];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    birth_number(site, hits, &BANKS)
}
