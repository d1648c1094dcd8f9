//! `BASIC_AUTH`: the credentials of HTTP's basic authentication. Those in addresses are a part of `URL`.

use data_encoding::BASE64_NOPAD;

use super::body;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Fewest and most characters of base64: `a:b`, and what servers take in a header line.
const SHORTEST: usize = 4;
const LONGEST: usize = 1024;
/// Bytes before the scheme that are read for the header's name.
const HEADER: usize = 24;

pub(super) static DETECTOR: Detector = Detector {
    name: "BASIC_AUTH",
    title: "credentials of HTTP basic authentication",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &["(?i:basic) [A-Za-z0-9+/]"],
    longest: LONGEST,
    extent: Extent::Head,
    most: Most::of(90),
    check_says: "what follows `Basic` decodes from base64 to a name, a colon and a password in UTF-8 without control characters; short ones need the header's name before them or context",
    sources: &["RFC 7617 §2 (basic scheme)", "RFC 9110 §11.6.2 (Authorization)", "RFC 4648 §4 (base64)"],
    context: &[(
        Language::English,
        &["authorization", "auth", "header", "authenticate", "credentials", "proxy-authorization", "curl", "http"],
    )],
    taken_for: &["the word basic before another"],
    examples: &[
        "Authorization: Basic ‹YW5hOnMzY3JldA==›",
        "authorization: basic ‹dGFtaXM6bm90LWEtcmVhbC1wYXNzd29yZA==›",
        "curl -H 'Proxy-Authorization: Basic ‹ZXhhbXBsZTpFWEFNUExF›' x",
        "\"Authorization\": \"Basic ‹YW5hOg==›\"",
        "header Basic ‹b25seS10aGUtcGFzc3dvcmQ6w6l0w6k=›.",
        "Authorization=Basic%20x, Basic ‹ZXhhbXBsZTpFWEFNUExFLXBhc3N3b3Jk›",
    ],
    counter_examples: &[
        "Authorization: Basic YW5hczNjcmV0",
        "Authorization: Basic YW5hOnMzY3JldA=x",
        "Authorization: Basic ////////",
        "Authorization: Basic Og==",
        "Authorization: Basic realm=\"x\"",
        "auth is a Basic introduction to the subject",
        "authorization: Basic AGE6YgE=",
        "basic training, http",
    ],
    trigger: Trigger::Words(&["Basic ", "basic ", "BASIC "]),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let length = body::run(site.text, site.end, LONGEST, body::base64);
    hits.work = length;
    let end = site.end + length;
    if !(SHORTEST..=LONGEST).contains(&length) || boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    let written = site.text.get(site.end..end).unwrap_or_default();
    let decoded = BASE64_NOPAD.decode(written.trim_end_matches('=').as_bytes()).map_err(|_| Fault::Checksum)?;
    let pair = std::str::from_utf8(&decoded).map_err(|_| Fault::Checksum)?;
    let told = pair.len() > 1 && pair.contains(':') && !pair.contains(char::is_control);
    if !told {
        return Err(Fault::Checksum);
    }
    let from = boundary::floor(site.text, site.start.saturating_sub(HEADER));
    let before = site.text.as_bytes().get(from..site.start).unwrap_or_default();
    let named = before.windows(13).any(|part| part.eq_ignore_ascii_case(b"authorization"));
    hits.validated(site.end, end, if named || length >= 16 { 90 } else { 45 })
}
