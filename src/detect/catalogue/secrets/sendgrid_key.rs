//! `SENDGRID_KEY`: API keys of Twilio SendGrid.

use super::body;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Characters of the two parts.
const FIRST: usize = 22;
const SECOND: usize = 43;

pub(super) static DETECTOR: Detector = Detector {
    name: "SENDGRID_KEY",
    title: "SendGrid API key",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"SG\.[A-Za-z0-9_-]"],
    longest: 3 + FIRST + 1 + SECOND,
    extent: Extent::Head,
    most: Most::of(95),
    check_says: "22 characters of base64url, a dot and 43 more after `SG.`; no published check",
    sources: &[
        "Twilio SendGrid documentation, API keys",
        "GitHub documentation, Supported secret scanning patterns (SendGrid)",
    ],
    context: &[(Language::English, &["sendgrid", "key", "api key", "bearer", "authorization", "smtp", "mail"])],
    taken_for: &["abbreviations before a name (SG.)"],
    examples: &[
        concat!("SENDGRID_API_KEY=‹SG", ".EXAMPLE0123456789notAR.notARealTokenForTests-EXAMPLE_0123456789abc›"),
        concat!("Authorization: Bearer ‹SG", ".EXAMPLE0123456789notAR.notARealTokenForTests-EXAMPLE_0123456789abc›"),
        concat!("\"‹SG", ".RAton9876543210ELPMAXE.cba9876543210_ELPMAXE-stseTroFnekoTlaeRAton›\""),
        concat!("apikey:‹SG", ".EXAMPLE0123456789notAR.notARealTokenForTests-EXAMPLE_0123456789abc›@smtp.example"),
        concat!("(‹SG", ".EXAMPLE0123456789notAR.notARealTokenForTests-EXAMPLE_0123456789abc›)."),
    ],
    counter_examples: &[
        concat!("key SG", ".EXAMPLE0123456789notAR.notARealTokenForTests-EXAMPLE_0123456789ab"),
        concat!("key SG", ".EXAMPLE0123456789notAR.notARealTokenForTests-EXAMPLE_0123456789abcx"),
        concat!("key SG", ".XAMPLE0123456789notAR.notARealTokenForTests-EXAMPLE_0123456789abc"),
        "key sg.EXAMPLE0123456789notAR.notARealTokenForTests-EXAMPLE_0123456789abc",
        concat!("key SG", ".xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        concat!("key SG", ".EXAMPLE0123456789notAR-notARealTokenForTests-EXAMPLE_0123456789abc"),
        concat!("key xSG", ".EXAMPLE0123456789notAR.notARealTokenForTests-EXAMPLE_0123456789abc"),
    ],
    trigger: Trigger::Words(&["SG."]),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let first = body::run(site.text, site.end, FIRST, body::url);
    let dot = site.end + first;
    hits.work = first;
    if first != FIRST || site.text.as_bytes().get(dot) != Some(&b'.') {
        return Err(Fault::Range);
    }
    let second = body::run(site.text, dot + 1, SECOND, body::url);
    hits.work += second;
    let end = dot + 1 + second;
    if second != SECOND || boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    if !body::drawn(site.text.get(site.end..end).unwrap_or_default()) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    hits.matched(site.start, end, 95)
}
