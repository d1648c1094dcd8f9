//! `ANTHROPIC_KEY`: API keys and tokens of Anthropic.

use super::body;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Fewest characters after the kind, and those of a key.
const SHORTEST: usize = 60;
const KEY: usize = 95;
/// Most after `sk-ant-`.
const LONGEST: usize = 210;

pub(super) static DETECTOR: Detector = Detector {
    name: "ANTHROPIC_KEY",
    title: "Anthropic API key",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"sk-ant-[a-z]"],
    longest: 7 + LONGEST,
    extent: Extent::Head,
    most: Most::of(95),
    check_says: "a kind (`api03`, `admin01`, `oat01` …) and 60 to 200 characters of base64url; those of keys are 95 and end on `AA`",
    sources: &[
        "Anthropic API documentation, Authentication",
        "GitHub documentation, Supported secret scanning patterns (Anthropic)",
    ],
    context: &[(Language::English, &["anthropic", "claude", "api key", "key", "x-api-key", "bearer"])],
    taken_for: &["placeholders in documentation"],
    examples: &[
        concat!(
            "ANTHROPIC_API_KEY=‹sk-ant",
            "-api03-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789AA›"
        ),
        concat!(
            "x-api-key: ‹sk-ant",
            "-admin01-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789AA›"
        ),
        concat!(
            "\"‹sk-ant",
            "-oat01-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAM-EXAMPLE01234AA›\""
        ),
        concat!(
            "(‹sk-ant",
            "-api03-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789AA›)."
        ),
        concat!(
            "token ‹sk-ant",
            "-sid01-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE012-EXAMPLAA›"
        ),
    ],
    counter_examples: &[
        concat!("key sk-ant", "-api03-EXAMPLE0123456789notARealTokenForTestsEX"),
        concat!(
            "key sk-ant",
            "-api03-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        ),
        concat!(
            "key sk-ant",
            "-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789AA"
        ),
        concat!(
            "key xsk-ant",
            "-api03-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789AA"
        ),
        concat!("key sk-ant", "-api03"),
        concat!(
            "key sk-ant",
            "-api03-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789"
        ),
        concat!(
            "key sk-ant",
            "-API03-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789AA"
        ),
    ],
    trigger: Trigger::Words(&["sk-ant-"]),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let length = body::run(site.text, site.end, LONGEST, body::url);
    hits.work = length;
    let end = site.end + length;
    if length > LONGEST || boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    let body = site.text.get(site.end..end).unwrap_or_default();
    let (kind, rest) = body.split_once('-').ok_or(Fault::Range)?;
    let name = kind.trim_end_matches(|c: char| c.is_ascii_digit());
    let known = (1..=8).contains(&name.len()) && kind.len() - name.len() == 2;
    if !known || !name.bytes().all(|byte| byte.is_ascii_lowercase()) || rest.len() < SHORTEST {
        return Err(Fault::Range);
    }
    if !body::drawn(rest) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    hits.matched(site.start, end, if rest.len() == KEY && rest.ends_with("AA") { 95 } else { 85 })
}
