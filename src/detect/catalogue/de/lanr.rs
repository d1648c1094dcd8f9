//! `DE_LANR`: the German lifelong physician number: six digits, a check digit and the group of specialists.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "DE_LANR",
    title: "physician number (Germany)",
    languages: &[Language::German],
    countries: &["DE"],
    special: Some(Special::Health),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{7}[ /-]?\d{2}"],
    longest: 10,
    extent: Extent::Lone,
    most: Most::of(20),
    check_says: "the seventh digit checks the six before it by the weights 4 and 9 modulo 10; stand-ins of one repeated digit are none; one check digit says little, so that it needs context",
    sources: &[
        "Kassenärztliche Bundesvereinigung, Richtlinie nach § 75 Abs. 7 SGB V zur Vergabe der Arzt-, Betriebsstätten-, Praxisnetz- sowie der Netzverbundnummern",
        "§ 293 Abs. 4 SGB V",
    ],
    context: &[
        (
            Language::German,
            &[
                "lanr",
                "arztnummer",
                "arzt-nr",
                "arztnr",
                "lebenslange arztnummer",
                "arzt",
                "ärztin",
                "vertragsarzt",
                "verordner",
                "behandler",
                "anr",
            ],
        ),
        (Language::English, &["physician number", "physician", "doctor", "lanr", "prescriber"]),
    ],
    taken_for: &["order numbers of nine digits", "BSNR beside it on prescriptions"],
    examples: &[
        "LANR ‹838382202›",
        "Arztnummer: ‹2718283/03›",
        "Arzt-Nr. ‹314159311›",
        "physician number ‹650123734›",
        "lebenslange Arztnummer ‹9074319 01›",
    ],
    counter_examples: &[
        "LANR 838382302",
        "LANR 833882202",
        "LANR 83838220",
        "LANR 8383822021",
        "838382202",
        "LANR 999999900",
        "LANR 333333300",
        "LANR 7-838382202",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let person = digits.first(7);
    let list = person.as_slice();
    // Stand-ins for physicians without a number, which point to nobody.
    if list.iter().all(|digit| digit == &list[0]) {
        return Err(Fault::Range);
    }
    if !(weighted(list, &[4, 9, 4, 9, 4, 9]) + u32::from(list[6])).is_multiple_of(10) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 20)
}
