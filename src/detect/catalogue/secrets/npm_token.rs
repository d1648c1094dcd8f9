//! `NPM_TOKEN`: access tokens of the npm registry, with the checksum that they share with those of GitHub.

use super::body;
use crate::detect::checksum::{base62, crc32};
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Bytes of the prefix, of what follows, and of the checksum at its end.
const PREFIX: usize = 4;
const LENGTH: usize = 36;
const CHECK: usize = 6;

pub(super) static DETECTOR: Detector = Detector {
    name: "NPM_TOKEN",
    title: "npm access token",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"npm_[A-Za-z0-9]"],
    longest: PREFIX + LENGTH,
    extent: Extent::Head,
    most: Most::of(95),
    check_says: "exactly 36 letters and digits, of which the last six are the CRC-32 of the others in base 62; where they are not, a token needs context",
    sources: &["GitHub blog, Announcing npm's new access token format (23 September 2021)", "ISO/IEC 3309 (CRC-32)"],
    context: &[(
        Language::English,
        &["npm", "npmrc", "_authtoken", "authtoken", "auth token", "npm token", "token", "registry", "node auth token"],
    )],
    taken_for: &["names of packages and variables that begin with npm_"],
    examples: &[
        concat!("//registry.npmjs.org/:_authToken=‹npm", "_EXAMPLE0123456789notARealToken2r82jv›"),
        concat!("NPM_TOKEN=‹npm", "_notARealTokenButAValidChecksum3Q45aR›"),
        concat!("\"‹npm", "_TamisTamisTamisTamisTamisTamis3Xm2UQ›\""),
        concat!("token ‹npm", "_EXAMPLE0123456789notARealToken2r82jv›."),
        concat!("npm token: ‹npm", "_notARealTokenButAValidChecksum3Q45aZ›"),
    ],
    counter_examples: &[
        concat!("npm", "_EXAMPLE0123456789notARealToken2r82j"),
        concat!("npm", "_EXAMPLE0123456789notARealToken2r82jvx"),
        concat!("npm token npm", "_config_registry_and_some_more_words_x"),
        concat!("xnpm", "_EXAMPLE0123456789notARealToken2r82jv"),
        concat!("npm", "_notARealTokenButAValidChecksum3Q45aZ"),
        concat!("npm", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        concat!("npm", "_EXAMPLE012345678-notARealToken2r82jv"),
    ],
    trigger: Trigger::Words(&["npm_"]),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let length = body::run(site.text, site.end, LENGTH, body::word);
    hits.work = length;
    let end = site.end + length;
    if length != LENGTH || boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    let token = site.text.get(site.end..end).unwrap_or_default();
    if !body::drawn(token) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    let (entropy, check) = token.as_bytes().split_at(LENGTH - CHECK);
    if base62(crc32(entropy)) == check {
        return hits.validated(site.start, end, 95);
    }
    // The announcement says a checksum as GitHub's, and no more: a token is not let go for it.
    hits.matched(site.start, end, 45)
}
