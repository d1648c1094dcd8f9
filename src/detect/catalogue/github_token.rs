//! `GITHUB_TOKEN`: GitHub's access tokens by prefix, with their checksum where it is published.

use crate::detect::checksum::{base62, crc32};
use crate::detect::detector::{Extent, Hits, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

pub(super) static DETECTOR: Detector = Detector {
    name: "GITHUB_TOKEN",
    title: "GitHub access token",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &["gh[pousr]_[A-Za-z0-9]", "github_pat_[A-Za-z0-9]"],
    longest: 93,
    extent: Extent::Head,
    check_says: "30 characters and the CRC-32 of them in six digits of base 62; fine-grained tokens by their shape (22, `_`, 59)",
    sources: &["GitHub, Behind GitHub's new authentication token formats (5 April 2021)", "ISO/IEC 3309 (CRC-32)"],
    context: &[(Language::English, &["token", "github", "pat", "secret", "authorization"])],
    taken_for: &["placeholders in documentation"],
    examples: &[
        "token ‹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›",
        "‹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›",
        "https://‹ghs_xxxxxxxxxxxxxxxYYYYYYYYYYYYYYY1M5zm4›@example.org",
        "GH=‹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›;",
        "‹ghu_TamisTamisTamisTamisTamisTamis3Xm2UQ›",
        "‹github_pat_0123456789ABCDEFGHIJKL_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvw›",
    ],
    counter_examples: &[
        "ghp_Inv3ntedForTamisTests0000000011J1QY2",
        "ghp_Inv3ntedForTamisTests0000000101J1QY1",
        "gho_Inv3ntedForTamisTests000000001",
        "ghx_Inv3ntedForTamisTests0000000011J1QY1",
        "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x",
        "github_pat_0123456789ABCDEFGHIJKL_0123",
        "x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",
    ],
    trigger: Trigger::Words(&["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"]),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let rest = &site.text.as_bytes()[site.end..];
    let word = |bytes: &[u8]| bytes.iter().take(60).take_while(|b| b.is_ascii_alphanumeric()).count();
    let first = word(rest);
    let end = site.end + first;
    hits.work = first;
    if site.matched() == "github_pat_" {
        let second = rest.get(first + 1..).map_or(0, word);
        let end = end + 1 + second;
        let shaped = (first, rest.get(first), second) == (22, Some(&b'_'), 59) && !boundary::word_after(site.text, end);
        return if shaped { hits.matched(site.start, end, 90) } else { Err(Fault::Range) };
    }
    if first != 36 || boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    let (entropy, check) = rest[..36].split_at(30);
    if base62(crc32(entropy)) != check {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, end, 95)
}
