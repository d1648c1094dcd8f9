//! `MY_NRIC`: the identity card number of Malaysia (MyKad): day of birth, place of birth, four digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, birth, row};

pub(super) static DETECTOR: Detector = Detector {
    name: "MY_NRIC",
    title: "identity card number (Malaysia)",
    languages: &[Language::Malay],
    countries: &["MY"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[concat!(r"\d{6}", sep!(), r"?\d{2}", sep!(), r"?\d{4}")],
    longest: 18,
    extent: Extent::Whole,
    most: Most::of(60),
    check_says: "a day of birth that exists, a place of birth that has a code, a serial above 0; no check digit, so one that is not written with hyphens needs context",
    sources: &[
        "National Registration Regulations 1990 (P.U.(A) 472/1990)",
        "Jabatan Pendaftaran Negara Malaysia, Kod Negeri and Kod Negara (places of birth)",
    ],
    context: &[
        (
            Language::Malay,
            &[
                "mykad",
                "kad pengenalan",
                "no kad pengenalan",
                "no. kad pengenalan",
                "nombor kad pengenalan",
                "no kp",
                "no. kp",
                "no ic",
                "mykid",
                "mypr",
                "pengenalan",
            ],
        ),
        (
            Language::English,
            &["nric", "nric no", "ic", "ic no", "ic number", "identity card", "national id", "id number", "mykad"],
        ),
    ],
    taken_for: &["timestamps of twelve digits", "order numbers that begin with a date"],
    examples: &[
        "No. Kad Pengenalan: ‹900115-14-5678›",
        "‹000229-10-0123›",
        "IC ‹851231086543›",
        "MyKad ‹770707 71 1234›",
        "(‹651130-82-4321›), Kuala Lumpur",
        "her IC number is ‹010203040506›.",
    ],
    counter_examples: &[
        "IC 900230-14-5678",
        "IC 901315-14-5678",
        "IC 900115-00-5678",
        "IC 900115-17-5678",
        "IC 900115-73-5678",
        "IC 900115-97-5678",
        "IC 900115-14-0000",
        "IC 900115-14-567",
        "IC 900115-14-56789",
        "851231086543",
        "IC 900115 14-5678",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Places of birth: states 01 to 16 and 21 to 59, countries and regions 60 to 93, stateless and unknown 98 and 99.
const fn place(code: u64) -> bool {
    matches!(code, 1..=16 | 21..=68 | 71 | 72 | 74..=79 | 82..=93 | 98 | 99)
}

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let born = birth::exists_short(digits.number(0, 2), digits.number(2, 4), digits.number(4, 6));
    if !born || !place(digits.number(6, 8)) || digits.number(8, 12) == 0 {
        return Err(Fault::Range);
    }
    if row::part(site) {
        return Err(Fault::LooksLike("a part of a longer row"));
    }
    let groups = Groups::of(site.matched());
    match (groups.sizes(), groups.even) {
        ([6, 2, 4], true) if site.matched().contains('-') => hits.matched(site.start, site.end, 60),
        ([6, 2, 4], true) => hits.matched(site.start, site.end, 40),
        ([_], _) => hits.matched(site.start, site.end, 20),
        _ => Err(Fault::LooksLike("digits under unlike separators")),
    }
}
