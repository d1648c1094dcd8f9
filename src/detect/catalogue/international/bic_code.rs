//! `BIC_CODE`: a bank's business identifier code, eight or eleven characters. Most are letters only and look like words.

use crate::detect::countries::alpha_2;
use crate::detect::cues::{Cues, List, Written};
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Bytes read after a label, and before it.
const AFTER: usize = 40;
const BEFORE: usize = 24;

pub(super) static DETECTOR: Detector = Detector {
    name: "BIC_CODE",
    title: "business identifier code of a bank (BIC, SWIFT code)",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Specific,
    patterns: &["[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", "[A-Z]{4} [A-Z]{2} [A-Z0-9]{2}(?: [A-Z0-9]{3})?"],
    longest: 14,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "four letters, a country of ISO 3166, a location that is given out, and perhaps a branch; without a digit or the branch XXX it needs a label beside it or in its path",
    sources: &["ISO 9362:2022 (business identifier code)", "ISO 3166-1 (countries)"],
    context: &[
        (
            Language::English,
            &["bic", "swift", "swift code", "bic code", "bank", "iban", "bank identifier", "swiftcode", "swiftbic"],
        ),
        (Language::French, &["banque", "code bic", "code swift", "rib"]),
        (Language::German, &["bankverbindung", "kreditinstitut"]),
        (Language::Spanish, &["banco", "código swift"]),
        (Language::Italian, &["banca", "codice bic", "codice swift"]),
        (Language::Dutch, &["bankrekening"]),
        (Language::Polish, &["kod bic", "kod swift"]),
        (Language::Portuguese, &["código bic"]),
    ],
    taken_for: &["words in capitals (`CUSTOMER`, `LANGUAGE`)", "part numbers", "flight and booking codes"],
    examples: &[
        "BIC: ‹BNPAFRPP›",
        "SWIFT code ‹DEUTDEFF500›",
        "‹BNPAFRPPXXX›",
        "code BIC ‹BNPA FR PP XXX›",
        "bic=‹MARKDEF1100›",
        "‹CHASUS33› (SWIFT)",
    ],
    counter_examples: &[
        "bic BNPAQQPP",
        "bic BNPAFRP",
        "the CUSTOMER is king",
        "bic BNPAFR0P",
        "swift DEUTDEFO",
        "bic BNPAFRPPXX",
        "bic DEUTDEFFX12",
        "swift action on this: none",
    ],
    trigger: Trigger::Cues(&Cues {
        lists: &[
            List::words(&["bic", "swift", "swiftcode", "bic-code", "swift-bic"]),
            List::tails(&["XXX"]).written(Written::So),
        ],
        whole: true,
        ..Cues::NONE
    }),
    check,
    // A location that ends in 0 is for tests (ISO 9362).
    reserved: |text| text.bytes().filter(u8::is_ascii_alphanumeric).nth(7) == Some(b'0'),
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    match site.matched() {
        "" => {
            // A longer text is no code, and none of it is read.
            let code = Some(text).filter(|text| text.len() <= 16).ok_or(Fault::Range)?.trim();
            valid(code)?;
            let start = text.len() - text.trim_start().len();
            hits.matched(start, start + code.len(), 25)
        }
        // Letters alone, with the head office's branch.
        "XXX" => {
            let start =
                site.start.checked_sub(8).filter(|start| !boundary::word_before(text, *start)).ok_or(Fault::Range)?;
            valid(text.get(start..site.end).ok_or(Fault::Range)?)?;
            hits.matched(start, site.end, 60)
        }
        cue if cue.starts_with(['b', 's', 'B', 'S']) && cue.len() != 8 && cue.len() != 11 || valid(cue).is_err() => {
            beside(site, hits)
        }
        code => {
            valid(code)?;
            hits.settled = true;
            let compact = || code.bytes().filter(u8::is_ascii_alphanumeric);
            let figures = compact().any(|byte| byte.is_ascii_digit());
            let head_office = compact().skip(8).eq(*b"XXX");
            let score = match (figures, head_office) {
                (_, true) => 60,
                (true, false) => 35,
                (false, false) => 20,
            };
            hits.matched(site.start, site.end, score)
        }
    }
}

/// Looks for a code behind the label, on its line, then before it.
fn beside(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    hits.work = AFTER + BEFORE;
    let after = text.get(site.end..boundary::floor(text, site.end.saturating_add(AFTER))).unwrap_or_default();
    let mut at = 0;
    for word in after.split_inclusive(|c: char| !c.is_alphanumeric()).take(8) {
        let body = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if let Some(length) = code(after, at, body.len()) {
            return hits.matched(site.end + at, site.end + at + length, 60);
        }
        at += word.len();
        if word.ends_with('\n') {
            break;
        }
    }
    let from = boundary::floor(text, site.start.saturating_sub(BEFORE));
    let before = text.get(from..site.start).unwrap_or_default();
    let end = before.trim_end_matches(|c: char| c.is_whitespace() || "(:,-/".contains(c)).len();
    let start = before[..end].rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
    let whole = start > 0 || from == 0;
    match before.get(start..end).filter(|word| whole && valid(word).is_ok()) {
        Some(_) => hits.matched(from + start, from + end, 60),
        None => Err(Fault::Range),
    }
}

/// The length of the code that begins at `at`: one word, or the groups of four, two, two and three.
fn code(text: &str, at: usize, word: usize) -> Option<usize> {
    let open = |length: usize| boundary::word_after(text, at + length);
    let groups = if word == 4 { [14, 10].as_slice() } else { &[] };
    let mut lengths = groups.iter().copied().chain([word]);
    lengths.find(|&length| !open(length) && text.get(at..at + length).is_some_and(|code| valid(code).is_ok()))
}

/// Whether a text is a code: party, country, location, branch.
fn valid(text: &str) -> Result<(), Fault> {
    let mut code = [0; 11];
    let mut count = 0;
    for byte in text.bytes().filter(|byte| *byte != b' ') {
        *code.get_mut(count).ok_or(Fault::Range)? = byte;
        count += 1;
    }
    let letters = code[..6].iter().all(u8::is_ascii_uppercase);
    let rest = code[6..count.max(6)].iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let country = std::str::from_utf8(&code[4..6]).is_ok_and(alpha_2);
    // 0 and 1 begin no location, and O ends none; a branch with X is the head office's XXX.
    let location = !matches!(code[6], b'0' | b'1') && code[7] != b'O';
    let branch = code[8] != b'X' || code[8..] == *b"XXX";
    let groups = text.len() == count || matches!((text.len(), text.as_bytes().get(4)), (10 | 14, Some(b' ')));
    if matches!(count, 8 | 11) && letters && rest && country && location && branch && groups {
        Ok(())
    } else {
        Err(Fault::Range)
    }
}
