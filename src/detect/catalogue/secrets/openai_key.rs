//! `OPENAI_KEY`: API keys of OpenAI: of users, projects, service accounts and administrators.

use super::body;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Stands in the middle of a key: "OpenAI" in base64.
const MARKER: &str = "T3BlbkFJ";
/// Fewest characters on either side of it.
const SIDE: usize = 20;
/// Characters after `sk-` of the keys of old.
const PLAIN: usize = 48;
/// Most of all.
const LONGEST: usize = 240;

pub(super) static DETECTOR: Detector = Detector {
    name: "OPENAI_KEY",
    title: "OpenAI API key",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"sk-[A-Za-z0-9]"],
    longest: 3 + LONGEST,
    extent: Extent::Head,
    most: Most::of(95),
    check_says: "the marker `T3BlbkFJ` with 20 or more characters on either side; a key of a project, service account or administrator also without it, from 40 on; 48 letters and digits alone need context",
    sources: &[
        "OpenAI API reference, Authentication",
        "OpenAI help centre, API keys of projects and service accounts",
        "GitHub documentation, Supported secret scanning patterns (OpenAI)",
    ],
    context: &[(
        Language::English,
        &["openai", "gpt", "chatgpt", "api key", "key", "bearer", "authorization", "openai api key"],
    )],
    taken_for: &["keys of other services that begin with sk-", "names in style sheets (sk-circle)"],
    examples: &[
        concat!("OPENAI_API_KEY=‹sk", "-EXAMPLE0123456789notT3BlbkFJEXAMPLE0123456789not›"),
        concat!(
            "Bearer ‹sk",
            "-proj-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTesT3BlbkFJEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTes›."
        ),
        concat!(
            "key ‹sk",
            "-svcacct-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notT3BlbkFJEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789not›"
        ),
        concat!("\"‹sk", "-admin-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notAR›\""),
        concat!("openai key ‹sk", "-EXAMPLE0123456789notARealTokenForTestsEXAMPLE012›"),
        concat!("(‹sk", "-tamis-EXAMPLE0123456789notT3BlbkFJEXAMPLE0123456789not›)"),
    ],
    counter_examples: &[
        concat!("openai sk", "-EXAMPLE0123456789notARealTokenForTestsEXAMPLE01"),
        concat!("openai sk", "-proj-short-one"),
        concat!("openai sk", "-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        concat!("openai sk", "-circle-fade-delay"),
        concat!("openai xsk", "-EXAMPLE0123456789notT3BlbkFJEXAMPLE0123456789not"),
        concat!("sk", "-EXAMPLE0123456789notARealTokenForTestsEXAMPLE012"),
        concat!("openai sk", "-or-v1-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealT"),
        concat!("openai sk", "-EXAMPLE0123456789noT3BlbkFJEXAMPLE0123456789no"),
    ],
    trigger: Trigger::Words(&["sk-"]),
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
    if !body::drawn(body) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    let marked = body.split_once(MARKER).is_some_and(|(left, right)| left.len() >= SIDE && right.len() >= SIDE);
    let kind = ["proj-", "svcacct-", "admin-", "None-"].iter().find_map(|kind| body.strip_prefix(kind));
    match (marked, kind) {
        (true, _) => hits.validated(site.start, end, 95),
        (false, Some(rest)) if rest.len() >= 2 * SIDE => hits.matched(site.start, end, 75),
        (false, None) if length == PLAIN && body.bytes().all(body::word) => hits.matched(site.start, end, 45),
        _ => Err(Fault::Range),
    }
}
