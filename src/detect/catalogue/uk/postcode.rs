//! `UK_POSTCODE`: postcodes of the United Kingdom, the Channel Islands, the Isle of Man, the forces and Gibraltar.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "UK_POSTCODE",
    title: "postcode (United Kingdom)",
    languages: &[Language::English],
    countries: &["GB", "GG", "JE", "IM", "GI"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[
        r"(?i:[A-Z]{1,2})\d(?i:[0-9A-Z])?(?: |\xC2\xA0)?\d(?i:[ABD-HJLNP-UW-Z]{2})",
        r"(?i:GIR ?0AA|(?:ASCN|BBND|BIQQ|FIQQ|PCRN|SIQQ|STHL|TDCU|TKCA) ?1ZZ)",
    ],
    longest: 9,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "one of the areas, a district that its area can have, an inward part without C, I, K, M, O and V; enough by itself in capitals with its space",
    sources: &[
        "Royal Mail, Postcode Address File (PAF) Programmers' Guide, postcode formats",
        "BS 7666-2:2006, annex C (structure of postcodes)",
        "Office for National Statistics, Postcode directory (areas)",
    ],
    context: &[(
        Language::English,
        &["postcode", "post code", "postal code", "address", "street", "road", "zip", "lives at", "delivery"],
    )],
    taken_for: &["product codes", "sizes: S3 4GB", "flight and seat numbers"],
    examples: &[
        "London ‹SW1A 1AA›",
        "‹EC1A 1BB›",
        "postcode ‹m1 1ae›",
        "address: ‹B338TH›",
        "Croydon ‹CR0 2YR›, UK",
        "‹GIR 0AA›",
        "‹GX11 1AA› Gibraltar",
        "forces: ‹BF1 3AA›",
        "‹W1A 1AA›",
    ],
    counter_examples: &[
        "postcode QQ1 1AA",
        "postcode SW1A 1CA",
        "postcode AB0 1AA",
        "postcode B01 1AA",
        "postcode LS1A 1AA",
        "postcode SW1A 1AAA",
        "postcode SW1A 11A",
        "B338TH",
        "m1 1ae",
        "Galaxy S3 4GB",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// All areas: towns, then the forces (BF), organisations without a place (BX, XX), Gibraltar (GX).
const AREAS: &[&str] = &[
    "AB", "AL", "B", "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM", "CO", "CR",
    "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E", "EC", "EH", "EN", "EX", "FK", "FY",
    "G", "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT",
    "KW", "KY", "L", "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M", "ME", "MK", "ML", "N", "NE", "NG", "NN", "NP",
    "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S", "SA", "SE", "SG", "SK", "SL",
    "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW", "UB", "W",
    "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE", "BF", "BX", "XX", "GX",
];

/// Areas that have a district 0.
const ZERO: [&str; 9] = ["BL", "BS", "CM", "CR", "FY", "HA", "PR", "SL", "SS"];

/// Districts that are divided by a letter: all in London.
const DIVIDED: [&str; 12] = ["E1", "N1", "W1", "EC1", "EC2", "EC3", "EC4", "NW1", "SE1", "SW1", "WC1", "WC2"];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    // The inward part is three places of ASCII, whatever stands before it.
    let cut = text.len().checked_sub(3).ok_or(Fault::Range)?;
    let (Some(head), Some(inward)) = (text.get(..cut), text.get(cut..)) else { return Err(Fault::Range) };
    let outward = head.trim_end();
    let upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    let score = match (upper, outward.len() < head.len()) {
        (true, true) => 50,
        (true, false) => 30,
        _ => 20,
    };
    let letters = outward.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters >= 3 {
        // The few codes of a single addressee, and of the territories overseas.
        return hits.validated(site.start, site.end, score);
    }
    let upper = outward.to_ascii_uppercase();
    let (area, district) = upper.split_at(letters);
    if !AREAS.contains(&area) || !known(area, district) {
        return Err(Fault::Range);
    }
    let measure = matches!(inward.get(1..), Some("GB" | "TB" | "ST" | "ND" | "RD" | "TH"));
    hits.validated(site.start, site.end, if letters == 1 && measure { score.min(30) } else { score })
}

/// Whether the area can have the district: 1 to 99, 0 in a few, a letter at the end in London.
fn known(area: &str, district: &str) -> bool {
    match district.as_bytes() {
        [b'0'] => ZERO.contains(&area),
        [b'1'..=b'9'] | [b'1'..=b'9', b'0'..=b'9'] => true,
        [digit, letter] if letter.is_ascii_alphabetic() => {
            let divided =
                DIVIDED.iter().any(|known| known.strip_prefix(area).is_some_and(|rest| rest.as_bytes() == [*digit]));
            divided && (if area.len() == 1 { &b"ABCDEFGHJKPSTUW"[..] } else { b"ABEHMNPRVWXY" }).contains(letter)
        }
        _ => false,
    }
}
