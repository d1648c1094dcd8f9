//! `IMSI`: the number of a mobile subscription, fifteen digits that begin with a country's code. It has no check digit.

use crate::detect::detector::{Extent, Hits, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "IMSI",
    title: "number of a mobile subscription (IMSI)",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[r"[2-79]\d{2}[ -]?\d{2,3}[ -]?\d{9,10}"],
    longest: 17,
    extent: Extent::Whole,
    check_says: "14 or 15 digits, a mobile country code that is given out, a subscriber's part that is not all zeros",
    sources: &["3GPP TS 23.003 §2.2", "Recommendation ITU-T E.212 (09/2016) and its list of mobile country codes"],
    context: &[
        (Language::English, &["imsi", "subscriber", "subscriber id", "sim", "supi", "mobile subscriber"]),
        (Language::French, &["imsi", "abonné", "carte sim"]),
        (Language::German, &["imsi", "teilnehmer", "teilnehmerkennung"]),
        (Language::Spanish, &["imsi", "abonado"]),
        (Language::Italian, &["imsi", "abbonato"]),
        (Language::Dutch, &["imsi", "abonnee"]),
        (Language::Polish, &["imsi", "abonent", "abonenta"]),
        (Language::Portuguese, &["imsi", "assinante"]),
    ],
    taken_for: &["IMEI", "order numbers of 15 digits", "times in microseconds"],
    examples: &[
        "IMSI: ‹208011234567890›",
        "imsi=‹310150123456789›",
        "imsi-‹262019876543210›",
        "abonné IMSI ‹208 01 1234567890›",
        "SUPI imsi ‹901700000000017›",
        "subscriber ‹234-15-1234567890›",
    ],
    counter_examples: &[
        "208011234567890",
        "imsi 299011234567890",
        "imsi 2080112345678901",
        "imsi 208010000000000",
        "imsi 20801123456",
        "imsi 108011234567890",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |text| matches!(Digits::of(text).number(0, 3), 1 | 999),
};

/// Mobile country codes in use, first and last of each run without a gap; 901 is for networks of no country, 999 for
/// private ones (ITU-T E.212, annex A and the Operational Bulletin's list).
const COUNTRIES: &[(u64, u64)] = &[
    (202, 202), (204, 204), (206, 206), (208, 208), (212, 214), (216, 216), (218, 222), (225, 226), (228, 228),
    (230, 232), (234, 235), (238, 238), (240, 240), (242, 242), (244, 244), (246, 248), (250, 250), (255, 255),
    (257, 257), (259, 260), (262, 262), (266, 266), (268, 268), (270, 270), (272, 272), (274, 274), (276, 276),
    (278, 278), (280, 280), (282, 284), (286, 286), (288, 290), (292, 295), (297, 297), (302, 302), (308, 308),
    (310, 316), (330, 330), (332, 332), (334, 334), (338, 338), (340, 340), (342, 342), (344, 344), (346, 346),
    (348, 348), (350, 350), (352, 352), (354, 354), (356, 356), (358, 358), (360, 360), (362, 366), (368, 368),
    (370, 370), (372, 372), (374, 374), (376, 376), (400, 402), (404, 406), (410, 410), (412, 422), (424, 432),
    (434, 434), (436, 438), (440, 441), (450, 450), (452, 452), (454, 457), (460, 461), (466, 467), (470, 470),
    (472, 472), (502, 502), (505, 505), (510, 510), (514, 515), (520, 520), (525, 525), (528, 528), (530, 530),
    (536, 537), (539, 555), (602, 653), (655, 655), (657, 659), (702, 702), (704, 704), (706, 706), (708, 708),
    (710, 710), (712, 712), (714, 714), (716, 716), (722, 722), (724, 724), (730, 730), (732, 732), (734, 734),
    (736, 736), (738, 738), (740, 740), (744, 744), (746, 746), (748, 748), (750, 750), (901, 901), (999, 999),
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let code = digits.number(0, 3);
    let given = COUNTRIES.iter().any(|(first, last)| (*first..=*last).contains(&code));
    if !given || !matches!(digits.len(), 14 | 15) || digits.number(6, digits.len()) == 0 {
        return Err(Fault::Range);
    }
    hits.matched(site.start, site.end, 15)
}
