//! `TWILIO_KEY`: API keys and account identifiers of Twilio by prefix, and its tokens behind their usual name.

use super::{assignment, body};
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Hexadecimal digits of each.
const LENGTH: usize = 32;

pub(super) static DETECTOR: Detector = Detector {
    name: "TWILIO_KEY",
    title: "Twilio key, account or token",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"(?:SK|AC)[0-9a-f]{2}", r"(?i:twilio)(?i:[_.-]?auth)?(?i:[_.-]?(?:token|secret))"],
    longest: 2 + LENGTH,
    extent: Extent::Head,
    most: Most::ANY,
    check_says: "`SK` (a key) or `AC` (an account) and 32 hexadecimal digits in small letters; a token is 32 of them behind `TWILIO_AUTH_TOKEN` and the like",
    sources: &[
        "Twilio documentation, What is a String Identifier (SID)?",
        "Twilio documentation, API keys; Auth tokens",
    ],
    context: &[(Language::English, &["twilio", "sid", "account sid", "api key", "key", "auth token", "sms"])],
    taken_for: &["hashes of 32 digits behind two letters"],
    examples: &[
        concat!("TWILIO_API_KEY=‹S", "K0123456789abcdef0123456789abcdef›"),
        concat!("account sid ‹A", "C00112233445566778899aabbccddeeff›."),
        "TWILIO_AUTH_TOKEN=‹0f1e2d3c4b5a69780f1e2d3c4b5a6978›",
        "\"twilioAuthToken\":\"‹0f1e2d3c4b5a69780f1e2d3c4b5a6978›\"",
        concat!("https://‹A", "C00112233445566778899aabbccddeeff›:x@api.example/2010-04-01"),
        "twilio.auth_token='‹00112233445566778899aabbccddeeff›'",
    ],
    counter_examples: &[
        "twilio key SK0123456789abcdef0123456789abcde",
        "twilio key SK0123456789abcdef0123456789abcdef0",
        "twilio key SK0123456789ABCDEF0123456789ABCDEF",
        "twilio key SK0123456789abcdeg0123456789abcdef",
        "twilio key sk0123456789abcdef0123456789abcdef",
        "twilio key XSK0123456789abcdef0123456789abcdef",
        "twilio key SK00000000000000000000000000000000",
        "TWILIO_AUTH_TOKEN=0f1e2d3c4b5a6978",
        "TWILIO_AUTH_TOKEN=${TWILIO_AUTH_TOKEN_2}",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let (start, digits, score) = match site.matched().as_bytes() {
        [b'S', b'K', _, _] => (site.start, site.start + 2, 85),
        [b'A', b'C', _, _] => (site.start, site.start + 2, 75),
        _ => {
            let value = assignment::value(site.text, site.start, site.end).ok_or(Fault::Range)?;
            (value.start, value.start, 85)
        }
    };
    let length = body::run(site.text, digits, LENGTH, body::hex);
    hits.work = digits - site.start + length;
    let end = digits + length;
    if length != LENGTH || boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    if !body::drawn(site.text.get(digits..end).unwrap_or_default()) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    hits.matched(start, end, score)
}
