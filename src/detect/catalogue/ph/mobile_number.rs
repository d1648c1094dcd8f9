//! `PH_MOBILE_NUMBER`: mobile telephone numbers of the Philippines, national and with the country's code.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, row};

pub(super) static DETECTOR: Detector = Detector {
    name: "PH_MOBILE_NUMBER",
    title: "mobile number (Philippines)",
    languages: &[Language::Filipino],
    countries: &["PH"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[
        concat!(r"(?:\+|00)63", sep!(), r"?(?:\([89]\d{2}\)|[89]\d{2})", sep!(), r"?\d{3}", sep!(), r"?\d{4}"),
        concat!(r"63[89]\d{2}", sep!(), r"?\d{3}", sep!(), r"?\d{4}"),
        concat!(r"(?:0|\(0)[89]\d{2}\)?", sep!(), r"?\d{3}", sep!(), r"?\d{4}"),
    ],
    longest: 25,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "+63 or 0, a prefix that operators have (813, 817, 895 to 898, 900, 903 and above), seven digits that are not all the same; in one word without a plus it needs context",
    sources: &[
        "ITU-T E.164, and the national numbering plan of the Philippines notified under E.129",
        "National Telecommunications Commission, Memorandum Circulars on access codes of mobile services",
        "Republic Act No. 11202, Mobile Number Portability Act",
    ],
    context: &[
        (
            Language::Filipino,
            &["selpon", "cellphone", "numero", "tawag", "tawagan", "tumawag", "telepono", "text", "i-text", "cp"],
        ),
        (
            Language::English,
            &[
                "mobile",
                "mobile number",
                "mobile no",
                "phone",
                "phone number",
                "cell",
                "cellphone",
                "cp number",
                "contact",
                "contact number",
                "contact no",
                "call",
                "text",
                "sms",
                "gcash",
                "viber",
                "tel",
            ],
        ),
    ],
    taken_for: &["order numbers of eleven digits", "telephone numbers of other countries"],
    examples: &[
        "call me on ‹+63 917 000 0123›",
        "‹0917 000 0123›",
        "gcash ‹09170000123›",
        "‹+639170000123›, ‹0998-000-0456›",
        "Tawagan: ‹(0917) 000-0123›",
        "viber ‹639170000123›",
        "‹+63 (895) 000 0123›",
    ],
    counter_examples: &[
        "call 0917 000 012",
        "call 0917 000 01234",
        "call +63 901 000 0123",
        "call +63 817 000 000",
        "call 0899 000 0123",
        "call 09171111111",
        "call 0812-345-6789",
        "call +64 917 000 0123",
        "09170000123",
        "call 0917-000 0123",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    // Ten digits after the trunk's or the country's.
    let skip = digits.len().saturating_sub(10);
    if !matches!(digits.number(skip, skip + 3), 813 | 817 | 895..=898 | 900 | 903..=999) {
        return Err(Fault::Range);
    }
    let rest = digits.as_slice().get(skip + 3..).unwrap_or_default();
    if rest.iter().all(|digit| Some(digit) == rest.first()) {
        return Err(Fault::Range);
    }
    let bracket = text.contains('(');
    if bracket != text.contains(')') {
        return Err(Fault::LooksLike("a bracket without its other"));
    }
    if row::part(site) {
        return Err(Fault::LooksLike("a part of a longer row"));
    }
    let groups = Groups::of(text);
    // A country's code or a bracket is often set off in its own way.
    if !groups.even && !bracket && !text.starts_with('+') {
        return Err(Fault::LooksLike("digits under unlike separators"));
    }
    let score = match (text.starts_with('+'), groups.sizes()) {
        (true, _) => 75,
        (false, [.., 3, 4]) if digits.len() == 11 => 55,
        (false, [_]) => 35,
        _ => 45,
    };
    hits.matched(site.start, site.end, score)
}
