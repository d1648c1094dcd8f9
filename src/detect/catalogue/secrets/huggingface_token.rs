//! `HUGGINGFACE_TOKEN`: access tokens of Hugging Face, of users and of organisations.

use super::body;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Letters and digits after the prefix.
const LONGEST: usize = 34;

pub(super) static DETECTOR: Detector = Detector {
    name: "HUGGINGFACE_TOKEN",
    title: "Hugging Face access token",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"hf_[A-Za-z0-9]", r"api_org_[A-Za-z0-9]"],
    longest: 8 + LONGEST,
    extent: Extent::Head,
    most: Most::of(85),
    check_says: "exactly 34 letters and digits after the prefix, small and capital; no published check",
    sources: &[
        "Hugging Face Hub documentation, User access tokens",
        "GitHub documentation, Supported secret scanning patterns (Hugging Face)",
    ],
    context: &[(
        Language::English,
        &["token", "hugging face", "huggingface", "hf token", "hub", "bearer", "authorization"],
    )],
    taken_for: &["names of variables that begin with hf_"],
    examples: &[
        concat!("HF_TOKEN=‹hf", "_EXAMPLEnotARealTokenForTestsOfTami›"),
        concat!("token ‹hf", "_imaTfOstseTroFnekoTlaeRAtonELPMAXE›."),
        "\"‹api_org_EXAMPLEnotARealTokenForTestsOfTami›\"",
        concat!("Authorization: Bearer ‹hf", "_EXAMPLEnotARealTokenForTestsOf0123›"),
        concat!("login(‹hf", "_EXAMPLEnotARealTokenForTestsOfTami›)"),
    ],
    counter_examples: &[
        concat!("token hf", "_EXAMPLEnotARealTokenForTestsOfTam"),
        concat!("token hf", "_EXAMPLEnotARealTokenForTestsOfTamis"),
        concat!("token hf", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        concat!("token xhf", "_EXAMPLEnotARealTokenForTestsOfTami"),
        concat!("token hf", "_examplenotarealtokenfortestsoftami"),
        concat!("token hf", "_hub_download"),
        concat!("token hf", "_EXAMPLEnotARealToken_EXAMPLEnotARe"),
    ],
    trigger: Trigger::Words(&["hf_", "api_org_"]),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let length = body::run(site.text, site.end, LONGEST, body::word);
    hits.work = length;
    let end = site.end + length;
    let body = site.text.get(site.end..end).unwrap_or_default();
    if length != LONGEST || !mixed(body) || boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    if !body::drawn(body) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    hits.matched(site.start, end, 85)
}

/// Whether both small and capital letters stand in a text: names of variables have one kind.
fn mixed(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_lowercase()) && text.bytes().any(|byte| byte.is_ascii_uppercase())
}
