//! Policies as the text that the product loads: one rule a line, so that a complaint's line names its rule.

use std::fmt::Write;

use super::node::Node;
use super::policy::*;
use super::pseudonym::NAME;
use super::selector::{Selector, Spelling};

/// The classes of every policy.
pub(crate) const CLASSES: &str = "tamis: 1\nvalue: { canonical: exact }\nnumber: { canonical: integer }\nmonthly: { canonical: text, epoch: month }\n";

/// The purpose of every policy.
pub(crate) fn purpose() -> String {
    format!("tamis: 1\npurpose: {NAME}\ntitle: Agree with the reference\nstatus: draft\n")
}

/// A policy's file, and the line of each rule that is written, with the rule's number in [`Policy::rules_mut`].
pub(crate) fn dataset(policy: &Policy) -> (String, Vec<(u32, usize)>) {
    let mut text = format!("tamis: 1\ndataset: {NAME}\ntitle: Invented\nstatus: draft\npolicies:\n  {NAME}:\n");
    let mut line = |what: String| {
        text.push_str("    ");
        text.push_str(&what);
        text.push('\n');
        text.lines().count() as u32
    };
    line(format!("records: {}", records(&policy.records)));
    line(format!("unlisted: {}", unlisted(policy.unlisted)));
    line(format!("spelling: {}", if policy.spelling == Spelling::Exact { "exact" } else { "folded" }));
    if policy.names == Names::Keep {
        line("names: keep".to_owned());
        line("because: names are of a schema".to_owned());
    }
    line(format!("on_error: {}", if policy.on_error == OnError::Reject { "reject" } else { "drop-record" }));
    line(format!("duplicates: {}", if policy.duplicates == Duplicates::Refuse { "refuse" } else { "all" }));
    let (email, card) = (finding(policy.detect.email), finding(policy.detect.card));
    line(format!("detect: {{ types: {{ EMAIL_ADDRESS: {email}, CREDIT_CARD: {card} }} }}"));
    if !policy.sweep.is_empty() {
        line(format!("sweep: {{ from: {} }}", list(policy.sweep.iter().map(selector))));
    }
    if !policy.drop_elements.is_empty() {
        line("drop_elements:".to_owned());
    }
    for drop in &policy.drop_elements {
        line(format!("- {{ at: {}, when: {} }}", selector(&drop.at), when(&drop.when)));
    }
    let mut lines = Vec::new();
    for (head, rules, from) in [("fields:", &policy.rules[..], 0), ("envelope:", policy.envelope(), policy.rules.len())]
    {
        if rules.iter().all(|rule| rule.idle) {
            continue;
        }
        line(head.to_owned());
        for (at, written) in rules.iter().enumerate().filter(|(_, rule)| !rule.idle) {
            lines.push((line(format!("- {}", rule(written))), from + at));
        }
    }
    (text, lines)
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("text can be written")
}

fn selector(selector: &Selector) -> String {
    quoted(&selector.to_string())
}

fn records(records: &Records) -> String {
    match records {
        Records::Auto => "auto".to_owned(),
        Records::Value => "value".to_owned(),
        Records::Within(at, _) => selector(at),
        Records::Pairs(_) => "pairs".to_owned(),
    }
}

fn unlisted(unlisted: Unlisted) -> &'static str {
    match unlisted {
        Unlisted::Drop => "drop",
        Unlisted::Scan => "scan",
        Unlisted::Keep => "keep",
    }
}

fn finding(finding: Finding) -> String {
    match finding {
        Finding::Redact => "redact".to_owned(),
        Finding::RedactWith(with) => format!("{{ redact: {{ with: {} }} }}", quoted(with)),
        Finding::Keep => "keep".to_owned(),
        Finding::Mask => "{ mask: { keep_last: 4 } }".to_owned(),
        Finding::Pseudonymise => "{ pseudonymise: { class: value } }".to_owned(),
    }
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(", "))
}

fn scalar(value: &Node) -> String {
    match value {
        Node::Bool(value) => value.to_string(),
        Node::Number(spelling) => spelling.clone(),
        Node::String(text) => quoted(&text.text),
        _ => "null".to_owned(),
    }
}

fn when(when: &When) -> String {
    let members = when.0.iter().map(|(name, listed)| format!("{}: {}", quoted(name), list(listed.iter().map(scalar))));
    format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
}

fn rule(rule: &Rule) -> String {
    let mut text = format!("{{ select: {}, action: {}", list(rule.select.iter().map(selector)), action(&rule.action));
    if !rule.when.0.is_empty() {
        let _ = write!(text, ", when: {}", when(&rule.when)); // a String takes all
    }
    text.push_str(match rule.otherwise {
        Otherwise::Drop => "",
        Otherwise::Null => ", else: \"null\"",
        Otherwise::Redact => ", else: redact",
        Otherwise::Scan => ", else: scan",
    });
    text.push_str(match rule.names {
        Some(Names::Keep) => ", names: keep",
        Some(Names::Scan) => ", names: scan",
        None => "",
    });
    text.push_str(", because: a test needs it so }");
    text
}

fn action(action: &Action) -> String {
    match action {
        Action::Keep(kept) => guard(kept),
        Action::Drop => "drop".to_owned(),
        Action::Null => "\"null\"".to_owned(),
        Action::Redact { with, as_string } => {
            let with = with.map(|with| format!("with: {}", quoted(with)));
            let parts: Vec<String> = with.into_iter().chain(as_string.then(|| "as: string".to_owned())).collect();
            if parts.is_empty() { "redact".to_owned() } else { format!("{{ redact: {{ {} }} }}", parts.join(", ")) }
        }
        Action::Mask { first, last, as_string } => {
            let string = if *as_string { ", as: string" } else { "" };
            format!("{{ mask: {{ keep_first: {first}, keep_last: {last}{string} }} }}")
        }
        Action::Pseudonymise(spec) => pseudonymise(spec),
        Action::GeneraliseDate(unit) => format!("{{ generalise: {{ date: {} }} }}", format!("{unit:?}").to_lowercase()),
        Action::GeneraliseNumber(pieces) => {
            let pieces = match pieces {
                Pieces::Tens => "step: 10",
                Pieces::Halves => "step: 0.5",
                Pieces::Bands => "bands: [0, 18, 45]",
            };
            format!("{{ generalise: {{ number: {{ {pieces} }} }} }}")
        }
        Action::GeneraliseIp { v4, v6 } => format!("{{ generalise: {{ ip: {{ v4: {v4}, v6: {v6} }} }} }}"),
        Action::Scan => "scan".to_owned(),
        Action::Parse(parse) => {
            let rules = list(parse.rules.iter().map(rule));
            format!("{{ parse: {{ unlisted: {}, fields: {rules} }} }}", unlisted(parse.unlisted))
        }
    }
}

fn guard(guard: &Guard) -> String {
    let pattern = guard.matching.map(|pattern| match pattern {
        Pattern::FewDigits => "[0-9]{1,3}",
        Pattern::Letters => "[a-z]*",
    });
    let parts = [
        guard.only.as_ref().map(|only| format!("only: {}", list(only.iter().map(scalar)))),
        pattern.map(|pattern| format!("matching: {}", quoted(pattern))),
        guard.kind.map(|kind| format!("type: {kind}")),
        guard.min.map(|min| format!("min: {min}")),
        guard.max.map(|max| format!("max: {max}")),
        guard.max_length.map(|most| format!("max_length: {most}")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "keep".to_owned() } else { format!("{{ keep: {{ {} }} }}", parts.join(", ")) }
}

fn pseudonymise(spec: &Pseudonymise) -> String {
    let class = match spec.class {
        Class::Value => "value",
        Class::Number => "number",
        Class::Monthly => "monthly",
    };
    let scope = match &spec.scope {
        Scope::Dataset => "dataset".to_owned(),
        Scope::Purpose => "purpose".to_owned(),
        Scope::Day => "day".to_owned(),
        Scope::Month => "month".to_owned(),
        Scope::Record => "record".to_owned(),
        Scope::By(node) => format!("{{ by: {} }}", selector(node)),
        Scope::RecordOf(node) => format!("{{ record: {} }}", selector(node)),
    };
    let format = spec.format.map(|format| format!(", format: {format}")).unwrap_or_default();
    let string = if spec.as_string { ", as: string" } else { "" };
    format!("{{ pseudonymise: {{ class: {class}, scope: {scope}{format}{string} }} }}")
}
