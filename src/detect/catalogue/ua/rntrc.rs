//! `UA_RNTRC`: the Ukrainian registration number of a taxpayer's card (RNOKPP, once IPN): day of birth counted from
//! 1900, serial and sex, check digit.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "UA_RNTRC",
    title: "tax number (Ukraine)",
    languages: &[Language::Ukrainian],
    countries: &["UA"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{10}"],
    longest: 10,
    extent: Extent::Lone,
    most: Most::of(25),
    check_says: "a day of birth from 1900 to 2064; a check digit by weights modulo 11",
    sources: &[
        "Податковий кодекс України, ст. 70",
        "Наказ Міністерства фінансів України від 29.09.2017 № 822 (реєстраційний номер облікової картки платника податків)",
    ],
    context: &[
        (
            Language::Ukrainian,
            &[
                "рнокпп",
                "іпн",
                "інн",
                "ідентифікаційний код",
                "ідентифікаційний номер",
                "податковий номер",
                "реєстраційний номер",
                "облікової картки",
                "платник",
                "платника податків",
            ],
        ),
        (Language::English, &["rnokpp", "rntrc", "ipn", "tax number", "tax id", "taxpayer", "identification code"]),
    ],
    taken_for: &["timestamps in seconds", "telephone numbers of ten digits", "INN of Russian companies"],
    examples: &[
        "РНОКПП ‹1759013776›",
        "ІПН: ‹2530414071›",
        "ідентифікаційний код ‹3123401231›,",
        "податковий номер платника ‹3876500123›.",
        "tax number ‹3123401231›",
    ],
    counter_examples: &[
        "РНОКПП 1759013770",
        "РНОКПП 1795013776",
        "РНОКПП 0000013770",
        "РНОКПП 7590137768",
        "РНОКПП 175901377",
        "РНОКПП 17590137766",
        "РНОКПП 3-1759013776",
        "1759013776",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place; the first is -1 in the rule, which is 10 modulo 11.
const WEIGHTS: [u32; 9] = [10, 5, 7, 9, 4, 6, 10, 5, 7];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    // Days from 31 December 1899.
    if !matches!(digits.number(0, 5), 1..=60_000) {
        return Err(Fault::Range);
    }
    if u64::from(weighted(&digits.as_slice()[..9], &WEIGHTS) % 11 % 10) != digits.number(9, 10) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 25)
}
