//! `JWT`: JSON web tokens and the like: a header that decodes to JSON with an algorithm.

use data_encoding::BASE64URL_NOPAD;

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, reach};

/// Longest header that is decoded, in bytes.
const HEADER: usize = 4096;
/// Longest token, in bytes, that is one finding: the number of its parts is seen at its end, and a text may be of any length.
/// What goes on beyond is taken for the token's, piece by piece, lest its secret stay. Each byte is read once, since nothing
/// that begins inside the run is looked at again.
const LONGEST: usize = reach::CHAIN;

pub(super) static DETECTOR: Detector = Detector {
    name: "JWT",
    title: "JSON web token",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &["eyJ[A-Za-z0-9_-]", "(?:eyA|ewo|ewk|ew0)[A-Za-z0-9_-]"],
    longest: LONGEST,
    extent: Extent::Head,
    most: Most::of(95),
    check_says: "three parts (signed) or five (encrypted) in base64url; the first decodes to a JSON object whose `alg` is a text",
    sources: &["RFC 7515 §7.1 (JWS)", "RFC 7516 §7.1 (JWE)", "RFC 7519", "RFC 4648 §5 (base64url)"],
    context: &[(Language::English, &["token", "jwt", "bearer", "authorization", "id_token", "access_token"])],
    taken_for: &["base64 of any JSON"],
    examples: &[
        "Bearer ‹eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJl›",
        "token=‹eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ.›",
        "‹eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0.eyJzdWIiOiJhbmEifQ.AAAA_-AA›.",
        "\"‹eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aXYx.Y2lwaGVy.dGFn›\"",
        "(‹eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkFuYSBFeGFtcGxlIiwiaWF0IjoxNTE2MjM5MDIyfQ.x1›)",
        "‹eyAiYWxnIjoiSFMyNTYifQ.eyJzdWIiOiJhbmEifQ.c2ln›",
        "‹ew0KImFsZyI6IkhTMjU2In0.eyJzdWIiOiJhbmEifQ.c2ln›",
    ],
    counter_examples: &[
        "ewoks and ew0k.are.none",
        "eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiJhbmEifQ.c2ln",
        "eyJhbGciOjd9.eyJzdWIiOiJhbmEifQ.c2ln",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbmEifQ",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ.eyJzdWIiOiJhbmEifQ.c2ln",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9..c2ln",
        "xeyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbmEifQ.c2ln",
        "eyJ hello.world.again",
    ],
    // `{` and a quote, or white space: space, line feed, tab, carriage return.
    trigger: Trigger::Words(&["eyJ", "eyA", "ewo", "ewk", "ew0"]),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let rest = &site.text.as_bytes()[site.start..];
    let run = rest.iter().take(LONGEST).take_while(|byte| tokens(byte)).count();
    hits.work = run;
    hits.resume = site.start + run;
    hits.read = site.start + run;
    let parts: Vec<&[u8]> = rest[..run].splitn(6, |&b| b == b'.').collect();
    let header = parts.first().filter(|header| header.len() <= HEADER).ok_or(Fault::Range)?;
    let encrypted = algorithm(header)?;
    if run == LONGEST {
        hits.cut = rest.get(run).is_some_and(tokens).then_some(tokens);
        return hits.validated(site.start, site.start + run, 95);
    }
    // A full stop after the token belongs to the sentence.
    let wanted = match (encrypted, parts.as_slice()) {
        (true, [_, _, iv, text, tag, ..]) if !iv.is_empty() && !text.is_empty() && !tag.is_empty() => 5,
        (false, [_, claims, _, ..]) if !claims.is_empty() => 3,
        _ => return Err(Fault::Range),
    };
    let length = parts.iter().take(wanted).map(|part| part.len() + 1).sum::<usize>() - 1;
    hits.validated(site.start, site.start + length, 95)
}

/// Whether a byte may stand in a token.
fn tokens(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

/// The members of a header that tell a token from other JSON. Read for a check and dropped; nothing of it goes on.
#[derive(serde::Deserialize)]
struct Header {
    /// Held to be a text.
    #[serde(rename = "alg")]
    _algorithm: String,
    #[serde(rename = "enc")]
    encryption: Option<String>,
}

/// Whether the header is of an encrypted token (`enc` beside `alg`).
fn algorithm(header: &[u8]) -> Result<bool, Fault> {
    let decoded = BASE64URL_NOPAD.decode(header).map_err(|_| Fault::Checksum)?;
    let header: Header = serde_json::from_slice(&decoded).map_err(|_| Fault::Checksum)?;
    Ok(header.encryption.is_some())
}
