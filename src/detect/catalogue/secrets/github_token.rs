//! `GITHUB_TOKEN`: GitHub's access tokens by prefix, with their checksum where it is published.

use crate::detect::checksum::{base62, crc32};
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Characters after the prefix: of today's short tokens, of refresh tokens, and at most (GitHub announces 255 with the prefix).
const SHORT: usize = 36;
const REFRESH: usize = 76;
const LONGEST: usize = 251;
const PREFIX: usize = "github_pat_".len();
/// Digits of the checksum at the end.
const CHECK: usize = 6;

pub(super) static DETECTOR: Detector = Detector {
    name: "GITHUB_TOKEN",
    title: "GitHub access token",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &["gh[pousr]_[A-Za-z0-9]", "github_pat_[A-Za-z0-9]"],
    longest: PREFIX + LONGEST,
    extent: Extent::Head,
    most: Most::of(95),
    check_says: "30 to 245 characters and the CRC-32 of them in six digits of base 62; refresh tokens (76) and fine-grained tokens (22, `_`, 59) by their shape",
    sources: &[
        "GitHub, Behind GitHub's new authentication token formats (5 April 2021)",
        "GitHub changelog, Authentication token format updates are generally available (31 March 2021): up to 255 characters",
        "GitHub docs, Refreshing user access tokens (`ghr_` and 76 characters)",
        "ISO/IEC 3309 (CRC-32)",
    ],
    context: &[(Language::English, &["token", "github", "pat", "secret", "authorization"])],
    taken_for: &["placeholders in documentation"],
    examples: &[
        "token ‹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›",
        "‹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›",
        "https://‹ghs_xxxxxxxxxxxxxxxYYYYYYYYYYYYYYY1M5zm4›@example.org",
        "GH=‹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›;",
        "‹ghu_TamisTamisTamisTamisTamisTamis3Xm2UQ›",
        "‹ghs_Inv3ntedForTamisTests012345678901234567890123456789012345678901234567890MRnnx›",
        "‹ghr_Inv3ntedRefreshTokenForTamisTests0123456789012345678901234567890123456789012›.",
        "‹github_pat_0123456789ABCDEFGHIJKL_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvw›",
    ],
    counter_examples: &[
        "ghp_Inv3ntedForTamisTests0000000011J1QY2",
        "ghp_Inv3ntedForTamisTests0000000101J1QY1",
        "gho_Inv3ntedForTamisTests000000001",
        "ghx_Inv3ntedForTamisTests0000000011J1QY1",
        "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x",
        "github_pat_0123456789ABCDEFGHIJKL_0123",
        "ghs_Inv3ntedForTamisTests012345678901234567890123456789012345678901234567890MRnny",
        "ghp_Inv3ntedRefreshTokenForTamisTests0123456789012345678901234567890123456789012",
        "x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",
    ],
    trigger: Trigger::Words(&["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"]),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let rest = &site.text.as_bytes()[site.end..];
    let word = |bytes: &[u8]| bytes.iter().take(LONGEST + 1).take_while(|b| b.is_ascii_alphanumeric()).count();
    let first = word(rest);
    let end = site.end + first;
    hits.work = first;
    if site.matched() == "github_pat_" {
        let second = rest.get(first + 1..).map_or(0, word);
        let end = end + 1 + second;
        let shaped = (first, rest.get(first), second) == (22, Some(&b'_'), 59) && !boundary::word_after(site.text, end);
        return if shaped { hits.matched(site.start, end, 90) } else { Err(Fault::Range) };
    }
    if !(SHORT..=LONGEST).contains(&first) || boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    let (entropy, check) = rest[..first].split_at(first - CHECK);
    if base62(crc32(entropy)) == check {
        return hits.validated(site.start, end, 95);
    }
    // The checksum of refresh tokens is not published.
    match (site.matched(), first) {
        ("ghr_", REFRESH) => hits.matched(site.start, end, 90),
        _ => Err(Fault::Checksum),
    }
}
