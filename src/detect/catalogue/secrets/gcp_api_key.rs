//! `GCP_API_KEY`: API keys of Google and the secrets of its OAuth clients.

use super::body;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Characters after the prefix of a key, and of a client secret.
const LONGEST: usize = 35;
const SECRET: usize = 28;

pub(super) static DETECTOR: Detector = Detector {
    name: "GCP_API_KEY",
    title: "Google API key or client secret",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"AIza[A-Za-z0-9_-]", r"GOCSPX-[A-Za-z0-9_-]"],
    longest: 7 + LONGEST,
    extent: Extent::Head,
    most: Most::of(85),
    check_says: "exactly 35 characters of base64url after `AIza`, 28 after `GOCSPX-`; no published check",
    sources: &[
        "Google Cloud documentation, Manage API keys",
        "GitHub documentation, Supported secret scanning patterns (Google)",
    ],
    context: &[(
        Language::English,
        &["key", "api key", "apikey", "google", "gcp", "maps", "firebase", "client secret", "secret"],
    )],
    taken_for: &["placeholders in documentation"],
    examples: &[
        concat!("key=‹AIz", "aSyEXAMPLE-not_a_Real0Key1234567890a›"),
        concat!("https://maps.example/api?key=‹AIz", "aa0987654321yeK0laeR_a_ton-ELPMAXEyS›&v=3"),
        concat!("\"apiKey\": \"‹AIz", "aSyEXAMPLE-not_a_Real0Key1234567890a›\""),
        "client_secret: ‹GOCSPX-EXAMPLE0123456789notARealTok›",
        concat!("(‹AIz", "aEXAMPLE0123456789notARealTokenForTe›)."),
    ],
    counter_examples: &[
        concat!("key AIz", "aSyEXAMPLE-not_a_Real0Key1234567890"),
        concat!("key AIz", "aSyEXAMPLE-not_a_Real0Key1234567890ax"),
        "key aizaSyEXAMPLE-not_a_Real0Key1234567890a",
        concat!("key AIz", "aXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"),
        concat!("key xAIz", "aSyEXAMPLE-not_a_Real0Key1234567890a"),
        "key GOCSPX-EXAMPLE0123456789notARealTo",
        concat!("key AIz", "aSy"),
    ],
    trigger: Trigger::Words(&["AIza", "GOCSPX-"]),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let length = body::run(site.text, site.end, LONGEST, body::url);
    hits.work = length;
    let end = site.end + length;
    let wanted = if site.matched() == "AIza" { LONGEST } else { SECRET };
    if length != wanted || boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    if !body::drawn(site.text.get(site.end..end).unwrap_or_default()) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    hits.matched(site.start, end, 85)
}
