//! `STRIPE_KEY`: secret and restricted keys of Stripe, live and of test mode, and the secrets of its webhooks.

use super::body;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Fewest characters of a key and of a webhook's secret, and most of either, after the prefix.
const SHORTEST: usize = 16;
const HOOK: usize = 32;
const LONGEST: usize = 247;

pub(super) static DETECTOR: Detector = Detector {
    name: "STRIPE_KEY",
    title: "Stripe secret key",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"[rs]k_(?:live|test)_[A-Za-z0-9]", r"whsec_[A-Za-z0-9+/]"],
    longest: 8 + LONGEST,
    extent: Extent::Head,
    most: Most::of(90),
    check_says: "16 to 247 letters and digits after the prefix, 32 or more after `whsec_`; no published check. Publishable keys (`pk_`) are no secret",
    sources: &["Stripe documentation, API keys", "Stripe documentation, Webhooks (signing secrets)"],
    context: &[(Language::English, &["stripe", "key", "secret key", "api key", "webhook", "secret"])],
    taken_for: &["names of variables such as sk_live_key"],
    examples: &[
        concat!("STRIPE_SECRET=‹sk_live", "_EXAMPLE0123456789notARea›"),
        "stripe.api_key = \"‹sk_test_EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARe›\"",
        concat!("‹rk_live", "_EXAMPLE0123456789notARea›."),
        "key: ‹rk_test_EXAMPLE0123456789notARea›",
        "webhook ‹whsec_EXAMPLE0123456789notARealTokenFo›",
        "-u ‹sk_test_EXAMPLE0123456789notARea›:",
    ],
    counter_examples: &[
        concat!("key pk_live", "_EXAMPLE0123456789notARea"),
        concat!("key sk_live", "_EXAMPLE01234567"),
        concat!("key sk_live", "_xxxxxxxxxxxxxxxxxxxxxxxx"),
        "key sk_prod_EXAMPLE0123456789notARea",
        concat!("key xsk_live", "_EXAMPLE0123456789notARea"),
        concat!("key sk_live", "_key_of_the_shop"),
        "webhook whsec_EXAMPLE0123456789notARealTokenF",
        "key sk_test_EXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenForTestsEXAMPLE0123456789notARealTokenFo",
    ],
    trigger: Trigger::Words(&["sk_live_", "sk_test_", "rk_live_", "rk_test_", "whsec_"]),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let hook = site.matched() == "whsec_";
    let length = body::run(site.text, site.end, LONGEST, if hook { body::base64 } else { body::word });
    hits.work = length;
    let end = site.end + length;
    if !(if hook { HOOK } else { SHORTEST }..=LONGEST).contains(&length) || boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    if !body::drawn(site.text.get(site.end..end).unwrap_or_default()) {
        return Err(Fault::LooksLike("a placeholder"));
    }
    hits.matched(site.start, end, 90)
}
