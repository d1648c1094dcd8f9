//! `SLACK_TOKEN`: the tokens of Slack by their prefixes, and the addresses of its incoming webhooks.

use super::body;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Fewest characters after a token's prefix, most of either kind.
const SHORTEST: usize = 20;
const LONGEST: usize = 400;

pub(super) static DETECTOR: Detector = Detector {
    name: "SLACK_TOKEN",
    title: "Slack token or webhook",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"xox[a-z][-.][A-Za-z0-9]", r"x(?:app|wfp)-[A-Za-z0-9]", r"(?:https://)?hooks\.slack\.com/[a-z]"],
    longest: 34 + LONGEST,
    extent: Extent::Head,
    most: Most::of(90),
    check_says: "a prefix and 20 or more letters, digits and hyphens, a digit among them; a webhook by its team, service and secret",
    sources: &[
        "Slack API documentation, Token types",
        "Slack API documentation, Sending messages using incoming webhooks",
    ],
    context: &[(Language::English, &["slack", "token", "bot", "bearer", "webhook", "authorization"])],
    taken_for: &["placeholders in documentation"],
    examples: &[
        concat!("SLACK_TOKEN=‹xo", "xb-123456789012-1234567890123-EXAMPLE0123456789notARea›"),
        concat!("Bearer ‹xo", "xp-123456789012-1234567890123-EXAMPLE0123456789notARea›."),
        "\"‹xapp-1-A0EXAMPLE-1234567890123-EXAMPLE0123456789notARealTokenForTestsEX›\"",
        concat!("token=‹xo", "xe.xoxp-1-EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notAR›"),
        "curl ‹https://hooks.slack.com/services/T0EXAMPLE1/B0EXAMPLE2/EXAMPLE0123456789notARea›",
        "(‹hooks.slack.com/services/T0EXAMPLE1/B0EXAMPLE2/EXAMPLE0123456789notARea›)",
        concat!("d=‹xo", "xd-EXAMPLE0123456789notARea%2BEXAMPLE01234%3D›;"),
    ],
    counter_examples: &[
        concat!("token xo", "xb-not-a-real-token-of-any-team"),
        concat!("token xo", "xb-123"),
        concat!("slack xo", "xz-123456789012-1234567890123-EXAMPLE0123456789notARea"),
        "slack https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
        "slack https://hooks.slack.com/services/T0EXAMPLE1",
        concat!("slack xxo", "xb-123456789012-1234567890123-EXAMPLE0123456789notARea"),
        "slack https://hooks.slack.com/help/articles/123456789",
        concat!("slack xo", "xb-111111111111111111111111"),
    ],
    trigger: Trigger::Words(&[
        "xoxb-",
        "xoxp-",
        "xoxa-",
        "xoxr-",
        "xoxs-",
        "xoxc-",
        "xoxd-",
        "xoxe-",
        "xoxe.xoxp-",
        "xoxe.xoxb-",
        "xapp-",
        "xwfp-",
        "https://hooks.slack.com/",
        "hooks.slack.com/",
    ]),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let hook = site.matched().ends_with('/');
    let length = body::run(site.text, site.end, LONGEST, if hook { path } else { token });
    hits.work = length;
    if length > LONGEST || boundary::word_after(site.text, site.end + length) {
        return Err(Fault::Range);
    }
    let body = site.text.get(site.end..site.end + length).unwrap_or_default();
    let body = body.trim_end_matches('-');
    let (shaped, secret) = match hook {
        true => (service(body), body.rsplit('/').next().unwrap_or_default()),
        false => (body.len() >= SHORTEST && body.bytes().any(|byte| byte.is_ascii_digit()), body),
    };
    if !shaped {
        return Err(Fault::Range);
    }
    if !body::drawn(secret) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    hits.matched(site.start, site.end + body.len(), 90)
}

/// A character of a token; those of browsers (`xoxd-`) are written as in addresses.
const fn token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'%' | b'+' | b'/' | b'=')
}

/// A character of a webhook's path.
const fn path(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_')
}

/// Whether a path is of a webhook: `services`, `workflows` or `triggers`, the team, the service, the secret.
fn service(path: &str) -> bool {
    let mut parts = path.split('/');
    let kind = matches!(parts.next(), Some("services" | "workflows" | "triggers"));
    let team = parts.next().is_some_and(|team| team.len() >= 8 && team.starts_with(['T', 'E']));
    kind && team
        && parts.next().is_some_and(|part| part.len() >= 8)
        && parts.next_back().is_some_and(|last| last.len() >= 16)
}
