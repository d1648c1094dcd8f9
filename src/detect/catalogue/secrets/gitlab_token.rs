//! `GITLAB_TOKEN`: the tokens of GitLab by their prefixes: of persons, projects, runners, deployments, pipelines, feeds.

use super::body;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Fewest and most characters after the prefix.
const SHORTEST: usize = 20;
const LONGEST: usize = 300;

pub(super) static DETECTOR: Detector = Detector {
    name: "GITLAB_TOKEN",
    title: "GitLab token",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"gl(?:pat|dt|rt|rtr|cbt|ptt|ft|imt|agent|wt|soat|ffct|oas)-[A-Za-z0-9_-]", r"GR1348941[A-Za-z0-9_-]"],
    longest: 9 + LONGEST + 2 * 10,
    extent: Extent::Head,
    most: Most::of(90),
    check_says: "20 to 300 characters of base64url after the prefix, and the dotted ends that routable tokens have; no check",
    sources: &[
        "GitLab documentation, Token overview (token prefixes)",
        "GitLab handbook, Cells: Routable tokens (design document)",
    ],
    context: &[(
        Language::English,
        &["gitlab", "token", "private token", "private-token", "runner", "registration token", "ci", "bearer"],
    )],
    taken_for: &["names of branches and pages that begin alike"],
    examples: &[
        concat!("PRIVATE-TOKEN: ‹glpat", "-EXAMPLE_not-A-Real0T›"),
        concat!("GITLAB_TOKEN=‹glpat", "-EXAMPLE0123456789notARealTokenForTestsEXAMPLE012345.01.0z1a2b3c4›"),
        concat!("‹glpat", "-EXAMPLE0123456789notARealTo.0z1a2b3c4›."),
        "runner ‹glrt-EXAMPLE_not-A-Real0T›",
        "\"‹gldt-EXAMPLE_not-A-Real0T›\"",
        "token ‹GR1348941EXAMPLE_not-A-Real0T›",
        concat!("https://oauth2:‹glpat", "-EXAMPLE_not-A-Real0T›@gitlab.example/a.git"),
    ],
    counter_examples: &[
        concat!("token glpat", "-EXAMPLE_not-A-Real0"),
        concat!("token glpat", "-xxxxxxxxxxxxxxxxxxxx"),
        "token glxat-EXAMPLE_not-A-Real0T",
        concat!("token xglpat", "-EXAMPLE_not-A-Real0T"),
        concat!("token glpat", "-short"),
        "token glft",
        concat!(
            "token glpat",
            "-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTe"
        ),
    ],
    trigger: Trigger::Words(&[
        "glpat-",
        "gldt-",
        "glrt-",
        "glrtr-",
        "glcbt-",
        "glptt-",
        "glft-",
        "glimt-",
        "glagent-",
        "glwt-",
        "glsoat-",
        "glffct-",
        "gloas-",
        "GR1348941",
    ]),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let length = body::run(site.text, site.end, LONGEST, body::url);
    hits.work = length;
    let mut end = site.end + length;
    if !(SHORTEST..=LONGEST).contains(&length) {
        return Err(Fault::Range);
    }
    if !body::drawn(site.text.get(site.end..end).unwrap_or_default()) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    // A version of two characters, and nine of length and checksum.
    for part in [2, 9] {
        let dotted = site.text.as_bytes().get(end) == Some(&b'.') && body::run(site.text, end + 1, part, small) == part;
        if dotted && !boundary::word_after(site.text, end + 1 + part) {
            end += 1 + part;
        }
    }
    if boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    hits.matched(site.start, end, 90)
}

/// A digit of base 36 in small letters.
const fn small(byte: u8) -> bool {
    byte.is_ascii_digit() || byte.is_ascii_lowercase()
}
