//! `AZURE_KEY`: secrets of Microsoft Azure: keys in connection strings, signatures of shared access, secrets of applications.

use data_encoding::BASE64;

use super::body;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Longest key that is decoded, in characters of base64, and the bytes that keys have.
const KEY: usize = 88;
const BYTES: [usize; 2] = [32, 64];
/// Characters of an application's secret after its marker.
const SECRET: std::ops::RangeInclusive<usize> = 31..=34;

pub(super) static DETECTOR: Detector = Detector {
    name: "AZURE_KEY",
    title: "Azure key, signature or client secret",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[
        r"(?i:accountkey|sharedaccesskey|sharedaccesssignature)=[A-Za-z0-9+/]",
        r"sig=[A-Za-z0-9+/%]",
        r"[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]",
    ],
    longest: 3 * KEY,
    extent: Extent::Head,
    most: Most::of(95),
    check_says: "32 or 64 bytes in base64 behind `AccountKey=` and `SharedAccessKey=`; 32 behind `sig=`, escaped as in addresses; three characters, a digit, `Q~` and 31 to 34 more",
    sources: &[
        "Microsoft Learn, Configure Azure Storage connection strings",
        "Microsoft Learn, Create a service SAS (the `sig` parameter: HMAC-SHA256 in base64)",
        "Microsoft Purview, sensitive information type: Azure AD client secret",
    ],
    context: &[(
        Language::English,
        &["azure", "client secret", "client_secret", "key", "secret", "storage", "connection string", "entra", "sas"],
    )],
    taken_for: &["other values in base64"],
    examples: &[
        "AccountName=example;AccountKey=‹RVhBTVBMRTogbm90IGEgcmVhbCBrZXkgb2YgYW55IHN0b3JhZ2UgYWNjb3VudCwgdGVzdHMgb2YgdGFtaXMgMA==›;EndpointSuffix=core.example",
        "Endpoint=sb://example/;SharedAccessKeyName=root;SharedAccessKey=‹RVhBTVBMRSwgbm90IGEgcmVhbCBrZXk6IHRlc3RzISE=›",
        "https://example.org/c/b?sv=2024-11-04&sp=r&sig=‹yMnKy8zNzs%2FQ0dLT1NXW19jZ2tvc3d7f4OHi4%2BTl5uc%3D›&se=2026",
        "AZURE_CLIENT_SECRET=‹abc8Q~EXAMPLE.not-a_Real0Secret~ForTests›",
        "\"clientSecret\": \"‹Xy_1Q~EXAMPLE-not.a~Real_Secret-ForTes›\"",
        "?sv=1&sig=‹RVhBTVBMRSwgbm90IGEgcmVhbCBrZXk6IHRlc3RzISE=›",
    ],
    counter_examples: &[
        "AccountKey=RVhBTVBMRSwgbm90IGEgcmVhbCBrZXk6IHRlc3RzIS;",
        "AccountKey=RVhBTVBMRTogbm90IGEgcmVhbCBrZXkgb2YgYW55IHN0b3JhZ2UgYWNjb3VudCwgdGVzdHMgb2YgdGFtaXMg==;",
        "SharedAccessKey=RVhBTVBMRSBub3QgYSByZWFsIGtleS4u",
        "AccountKey=${STORAGE_KEY_1}",
        "?v=2&sig=abc123",
        "secret abcdQ~EXAMPLE.not-a_Real0Secret~ForTests",
        "secret abc8Q~EXAMPLE.not-a_Real0",
        "secret abc8Q~EXAMPLE.not-a_Real0Secret~ForTests1",
        "secret abc8q~EXAMPLE.not-a_Real0Secret~ForTests",
        "AccountKey=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |text| text.starts_with("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1"),
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let first = site.end - 1;
    if !site.matched().contains('=') {
        return secret(site, first, hits);
    }
    let escaped = site.matched().starts_with("sig=");
    let length = body::run(site.text, first, 3 * KEY, if escaped { in_address } else { body::base64 });
    hits.work = length;
    let end = first + length;
    let written = site.text.get(first..end).unwrap_or_default();
    let decoded = if escaped { signature(written) } else { BASE64.decode(written.as_bytes()).ok() };
    let bytes = decoded.ok_or(Fault::Checksum)?;
    if !BYTES.contains(&bytes.len()) || escaped && bytes.len() != BYTES[0] {
        return Err(Fault::Range);
    }
    if !body::drawn(written) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    hits.validated(first, end, 95)
}

/// A secret of an application: it has no check, but its marker is rare.
fn secret(site: &Site<'_>, first: usize, hits: &mut Hits) -> Result<(), Fault> {
    let length = body::run(site.text, first, *SECRET.end(), application);
    hits.work = length;
    let rest = site.text.get(first..first + length).unwrap_or_default();
    let rest = rest.trim_end_matches('.');
    let end = first + rest.len();
    if !SECRET.contains(&rest.len()) || boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    if !body::drawn(rest) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    hits.matched(site.start, end, 85)
}

/// A character of an application's secret.
const fn application(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'~' | b'.' | b'-')
}

/// A character of base64 in an address, where `+`, `/` and `=` are often escaped.
const fn in_address(byte: u8) -> bool {
    body::base64(byte) || byte == b'%'
}

/// The bytes of a signature, escapes undone.
fn signature(written: &str) -> Option<Vec<u8>> {
    let mut plain = Vec::with_capacity(written.len());
    let mut pieces = written.split('%');
    plain.extend_from_slice(pieces.next()?.as_bytes());
    for piece in pieces {
        let (code, rest) = piece.split_at_checked(2)?;
        plain.push(u8::from_str_radix(code, 16).ok()?);
        plain.extend_from_slice(rest.as_bytes());
    }
    BASE64.decode(&plain).ok()
}
