//! `BG_PNF`: the Bulgarian personal number of a foreigner (ЛНЧ): nine digits and a check digit.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "BG_PNF",
    title: "personal number of a foreigner (Bulgaria)",
    languages: &[Language::Bulgarian],
    countries: &["BG"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{10}"],
    longest: 10,
    extent: Extent::Lone,
    most: Most::of(20),
    check_says: "the last digit by the weights 21, 19, 17, 13, 11, 9, 7, 3, 1 modulo 10, not all zeros; one such check says little, so that it needs context",
    sources: &[
        "Закон за чужденците в Република България",
        "МВР, Личен номер на чужденец (ЛНЧ)",
        "Национална агенция за приходите, проверка на ЛНЧ",
    ],
    context: &[
        (Language::Bulgarian, &["лнч", "личен номер на чужденец", "личен номер", "чужденец", "чужд гражданин"]),
        (
            Language::English,
            &[
                "lnch",
                "pnf",
                "lnc",
                "personal number of a foreigner",
                "foreigner",
                "foreigner number",
                "personal number",
            ],
        ),
    ],
    taken_for: &["telephone numbers", "order numbers of ten digits", "civil numbers"],
    examples: &[
        "ЛНЧ ‹1003141598›",
        "лнч: ‹7002718289›",
        "LNCH ‹8001414219›",
        "личен номер на чужденец ‹5905772153›",
        "foreigner number ‹9012345671›",
    ],
    counter_examples: &[
        "ЛНЧ 1003141599",
        "ЛНЧ 1001341598",
        "ЛНЧ 0000000000",
        "ЛНЧ 100314159",
        "ЛНЧ 10031415988",
        "1003141598",
        "ЛНЧ 7-1003141598",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.number(0, 10) == 0 {
        return Err(Fault::Range);
    }
    let list = digits.as_slice();
    if weighted(list, &[21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 != u32::from(list[9]) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 20)
}
