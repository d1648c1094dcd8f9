//! `CN_RIC`: the citizen identity number of China (公民身份号码): 17 digits and a check character, or the 15 digits of old.

use crate::detect::checksum::mod11_2;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, birth, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "CN_RIC",
    title: "identity number (China)",
    languages: &[Language::Chinese],
    countries: &["CN"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[1-9]\d{5}", sep!(), r"?\d{8}", sep!(), r"?\d{3}[\dXx]"), r"[1-9]\d{14}"],
    longest: 24,
    extent: Extent::Whole,
    most: Most::of(90),
    check_says: "a province (or 9 and a province, for foreign residents), a day of birth that exists, ISO 7064 MOD 11-2; the 15 digits given out until 1999 have no check and need context",
    sources: &[
        "GB 11643-1999, Citizen identification number",
        "GB/T 2260, Codes for the administrative divisions of the People's Republic of China",
        "ISO/IEC 7064 MOD 11-2",
        "State Council notice of 2018 on residence permits of residents of Hong Kong, Macao and Taiwan (81, 82, 83)",
        "National Immigration Administration, permanent residence card of 2023 (first digit 9)",
    ],
    context: &[
        (Language::Chinese, &["身份证", "公民身份号码", "证件号", "身份號碼", "身份證"]),
        (
            Language::English,
            &[
                "ric",
                "resident identity card",
                "identity card",
                "id card",
                "id number",
                "id no",
                "national id",
                "identity number",
                "citizen id",
                "chinese id",
                "shenfenzheng",
            ],
        ),
    ],
    taken_for: &["order numbers of 18 digits that hold a date", "unified social credit codes", "bank cards"],
    examples: &[
        "身份证号码：‹11010519491231002X›",
        "‹330102199001011234›",
        "‹510104 20000229 0046›",
        "id card ‹440305198511070016›, no: ‹810000197707070014›",
        "(‹911156198507120028›)",
        "身份证 ‹110105491231002›",
        "his ID number is ‹11010519491231002x›.",
    ],
    counter_examples: &[
        "身份证号码 110105194912310021",
        "身份证 330102199001021134",
        "身份证 44030519851307001X",
        "身份证 110105194902300020",
        "身份证 990105194912310023",
        "id card 11010519491231002",
        "id card 3301021990010112345",
        "id card 110105491331002",
        "id card 110105194912310204",
        "330102199001011234567",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// First two digits of the administrative codes: the provinces, Taiwan, Hong Kong and Macao, residents from Taiwan.
const fn province(code: u64) -> bool {
    matches!(code, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
}

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    // Cards of foreign residents: 9, the province, three digits of nationality.
    let place = province(digits.number(0, 2)) || digits.number(0, 1) == 9 && province(digits.number(1, 3));
    if !place {
        return Err(Fault::Range);
    }
    if digits.len() == 15 {
        let born = calendar::exists(1900 + digits.number(6, 8), digits.number(8, 10), digits.number(10, 12));
        let given = born && digits.number(12, 15) > 0;
        return if given { hits.matched(site.start, site.end, 20) } else { Err(Fault::Range) };
    }
    if !birth::lived(digits.number(6, 10), digits.number(10, 12), digits.number(12, 14)) || digits.number(14, 17) == 0 {
        return Err(Fault::Range);
    }
    let written = match text.as_bytes().last() {
        Some(b'X' | b'x') => 10,
        _ => digits.as_slice().last().copied().unwrap_or_default(),
    };
    if mod11_2(digits.first(17).as_slice()) != written {
        return Err(Fault::Checksum);
    }
    if !Groups::of(text).even {
        return Err(Fault::LooksLike("digits under unlike separators"));
    }
    hits.validated(site.start, site.end, 90)
}
