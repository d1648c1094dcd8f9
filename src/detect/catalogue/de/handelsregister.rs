//! `DE_HANDELSREGISTER`: an entry in a German register of companies, partnerships, co-operatives or associations.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, alone, boundary};

pub(super) static DETECTOR: Detector = Detector {
    name: "DE_HANDELSREGISTER",
    title: "commercial register number (Germany)",
    languages: &[Language::German],
    countries: &["DE"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[r"(?:HR[AB]|hr[ab]|G[ns]R|VR|PR)[ :.-]{0,2}(?:(?i:Nr)\.?[ :]{0,2})?\d{1,6}"],
    longest: 24,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "the section (HRA, HRB, GnR, GsR, PR, VR), then a number of one to six digits that does not begin with 0, perhaps with the letters that a court adds; nothing else is checked, so that it needs a court behind it or context",
    sources: &[
        "Handelsregisterverordnung (HRV), §§ 3 and 13",
        "Vereinsregisterverordnung, § 2",
        "Genossenschaftsregisterverordnung, § 1",
    ],
    context: &[
        (
            Language::German,
            &[
                "handelsregister",
                "registergericht",
                "amtsgericht",
                "registernummer",
                "register",
                "registerblatt",
                "vereinsregister",
                "verein",
                "partnerschaftsregister",
                "partnerschaft",
                "genossenschaftsregister",
                "genossenschaft",
                "gesellschaftsregister",
                "hrb",
                "hra",
                "ag",
            ],
        ),
        (Language::English, &["commercial register", "register", "registration", "register court", "company number"]),
    ],
    taken_for: &["numbers of requests (PR) and of reality headsets (VR)"],
    examples: &[
        "Amtsgericht Köln ‹HRB 31415›",
        "Registergericht ‹HRA 2718›",
        "eingetragen unter ‹HRB Nr. 141421 B›, Amtsgericht",
        "register ‹HRB: 57721›",
        "Vereinsregister ‹VR 1234›",
        "Partnerschaftsregister ‹PR 577›",
        "commercial register ‹hrb 31 415›",
        "Genossenschaft ‹GnR 271›",
    ],
    counter_examples: &[
        "HRA 2718",
        "HRB 0",
        "HRB 031415",
        "HRB 1234567",
        "HRC 31415, Amtsgericht Köln",
        "XHRB 31415",
        "HRB 31415x",
        "HRB-Auszug 2024",
        "VR 1234",
        "PR 577",
        "HRB 31415/7",
    ],
    trigger: Trigger::Words(&["HRA", "HRB", "hra", "hrb", "GnR", "GsR", "VR", "PR"]),
    check,
    reserved: |_| false,
};

/// Letters that a court adds where it keeps the registers of courts that were merged into it.
const COURTS: [&str; 10] = ["B", "P", "CB", "FF", "NP", "KI", "FL", "HL", "PI", "SE"];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let rest = site.text.get(site.end..).unwrap_or_default();
    let after = skip(rest, " :.-", 2);
    let label = after.get(..2).filter(|two| two.eq_ignore_ascii_case("nr"));
    let number = label.map_or(after, |_| skip(skip(&after[2..], ".", 1), " :", 2));
    let digits = length(number);
    // Thousands apart: `31 415`.
    let thousands = number.get(digits..).and_then(|tail| tail.strip_prefix([' ', '.'])).map_or(0, length);
    let size = if thousands == 3 && digits <= 3 { digits + 1 + thousands } else { digits };
    if !(1..=6).contains(&digits) || size > 7 || number.starts_with('0') {
        return Err(Fault::Range);
    }
    let end = site.text.len() - number.len() + size;
    let tail = site.text.get(end..).unwrap_or_default();
    if boundary::word_after(site.text, end) || alone::joined(&Site { end, ..*site }) {
        return Err(Fault::LooksLike("part of a longer number"));
    }
    let court = tail.strip_prefix(' ').and_then(|tail| {
        COURTS.iter().find(|court| tail.starts_with(**court) && !boundary::word_after(tail, court.len()))
    });
    let end = end + court.map_or(0, |court| court.len() + 1);
    let score = match (site.matched(), court) {
        ("HRA" | "HRB", Some(_)) => 65,
        ("GnR" | "GsR", Some(_)) => 50,
        ("HRA" | "HRB" | "GnR" | "GsR" | "hra" | "hrb", _) => 45,
        ("VR", _) => 25,
        _ => 10,
    };
    hits.resume = end;
    hits.matched(site.start, end, score)
}

/// The text without as many of these marks before it.
fn skip<'t>(text: &'t str, marks: &str, most: usize) -> &'t str {
    let count = text.bytes().take(most).take_while(|byte| marks.as_bytes().contains(byte)).count();
    text.get(count..).unwrap_or_default()
}

/// How many digits a text begins with, seven at most.
fn length(text: &str) -> usize {
    text.bytes().take(7).take_while(u8::is_ascii_digit).count()
}
