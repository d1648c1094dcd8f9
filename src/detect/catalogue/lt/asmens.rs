//! `LT_ASMENS`: the Lithuanian personal code: sex and century, date of birth, serial, check digit.

use crate::detect::checksum::two_stage;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "LT_ASMENS",
    title: "personal code (Lithuania)",
    languages: &[Language::Lithuanian],
    countries: &["LT"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"[1-6]\d{2}[01]\d[0-3]\d{5}", r"9\d{10}"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "a date of birth that exists in the century of the first digit, where month and day may be unknown (00), or a first digit 9 and no date; a check digit by two weighted sums modulo 11; one number of eleven digits in three hundred holds by chance, so it needs context",
    sources: &["Lietuvos Respublikos gyventojų registro įstatymas (asmens kodas)"],
    context: &[
        (
            Language::Lithuanian,
            &["asmens kodas", "asmens kodą", "asmens kodo", "a.k.", "a. k.", "asmens", "gimimo data", "pacientas"],
        ),
        (
            Language::English,
            &["personal code", "personal identification code", "asmens kodas", "national id", "id code"],
        ),
    ],
    taken_for: &["personal codes of Estonia, which are alike", "telephone and order numbers of eleven digits"],
    examples: &[
        "asmens kodas ‹33309240064›",
        "asmens kodas: ‹48505120123›,",
        "a.k. ‹39000000129›",
        "asmens kodas: ‹91234567895›.",
        "pacientas ‹36805280109›,",
    ],
    counter_examples: &[
        "48505120123",
        "asmens kodas 33309240164",
        "asmens kodas 33302940064",
        "asmens kodas 33302300068",
        "asmens kodas 33313240066",
        "asmens kodas 73309240063",
        "asmens kodas 3330924006",
        "asmens kodas 333092400641",
        "asmens kodas 5-33309240064",
        "91234567895",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let (lead, month, day) = (digits.number(0, 1), digits.number(3, 5), digits.number(5, 7));
    let year = 1800 + (lead - 1) / 2 * 100 + digits.number(1, 3);
    // Of some the month or the day is not known; nine is for those whose code was a mistake.
    let dated = lead != 9 && calendar::exists(year, month, day);
    if !(dated || lead == 9 || (day == 0 && month <= 12)) {
        return Err(Fault::Range);
    }
    if !two_stage(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if dated && lead > 2 { 45 } else { 30 })
}
