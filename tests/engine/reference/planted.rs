//! Scanning, told what is there to find: personal data is planted from one short list, with words around it.

use super::node::{Node, Text};
use super::policy::{Class, Detect, Finding, Pseudonymise, Scope};
use super::pseudonym::pseudonym;

/// What may be planted. All are from ranges that are nobody's.
pub(crate) const EMAILS: [&str; 2] = ["ana@example.org", "bo.li@example.com"];
pub(crate) const CARDS: [&str; 2] = ["4111 1111 1111 1111", "5555555555554444"];

/// The text without what is planted in it, and whether there was any.
pub(crate) fn scan_text(text: &Text, detect: &Detect) -> Option<Text> {
    let planted = EMAILS.iter().map(|email| (email, "EMAIL_ADDRESS", detect.email));
    let cards = CARDS.iter().map(|card| (card, "CREDIT_CARD", detect.card));
    let mut scanned = text.clone();
    for (value, kind, action) in planted.chain(cards).filter(|(value, ..)| text.text.contains(**value)) {
        let with = replacement(value, kind, action);
        // What lies between findings keeps its spelling; that of a finding which is spelled oddly is not told apart.
        let whole = |raw: &String| {
            // The last digits of an escape may look like the first of a card.
            let clear = |at: usize| !raw.as_bytes()[at.saturating_sub(5)..at].contains(&b'\\');
            raw.match_indices(value).all(|(at, _)| clear(at))
        };
        let plain = |raw: &String| whole(raw) && raw.matches(value).count() == text.text.matches(value).count();
        let escaped = serde_json::to_string(&with).expect("text can be written");
        scanned.raw = scanned.raw.filter(plain).map(|raw| raw.replace(value, escaped.trim_matches('"')));
        scanned.text = scanned.text.replace(value, &with);
    }
    (scanned != *text).then_some(scanned)
}

/// What becomes of a scalar that is scanned.
pub(crate) fn scan(value: &Node, detect: &Detect) -> Node {
    match value {
        Node::String(text) => Node::String(scan_text(text, detect).unwrap_or_else(|| text.clone())),
        // The finding is the whole number, and stays one.
        Node::Number(spelling) if CARDS.contains(&spelling.as_str()) => match detect.card {
            Finding::Keep => value.clone(),
            Finding::Pseudonymise => pseudonym(&finding(), "", value),
            Finding::Redact | Finding::RedactWith(_) | Finding::Mask => Node::Null,
        },
        _ => value.clone(),
    }
}

fn replacement(value: &str, kind: &str, action: Finding) -> String {
    match action {
        Finding::Redact => format!("[{kind}]"),
        Finding::RedactWith(with) => with.to_owned(),
        Finding::Keep => value.to_owned(),
        Finding::Mask => super::action::mask(value, 0, 4),
        Finding::Pseudonymise => match pseudonym(&finding(), "", &Node::text(value)) {
            Node::String(text) => text.text,
            _ => value.to_owned(),
        },
    }
}

fn finding() -> Pseudonymise {
    Pseudonymise { class: Class::Value, scope: Scope::Dataset, format: None, as_string: false }
}
