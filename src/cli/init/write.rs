//! The drafts as text.

use super::survey::{Seen, Survey};
use crate::base::{DatasetId, PurposeId};

/// A draft purpose.
pub(super) fn purpose(purpose: &PurposeId) -> String {
    format!(
        "# Drafted by `tamis init`. A draft writes only to stores marked `draft: true`. Before it can be approved it has to say
# its type of system and functions, legal basis, controllers, recipients, retention and domain: `tamis check` lists
# what is missing.
tamis: 1
purpose: {purpose}
title: What the data is for
status: draft
"
    )
}

/// A draft dataset that opens itself to the purpose and lets nothing pass.
pub(super) fn dataset(dataset: &DatasetId, purpose: &PurposeId, survey: &Survey) -> String {
    let rows: Vec<(String, String)> = survey
        .paths()
        .map(|(path, seen)| (format!("# - {{ select: {}, action: keep, because: … }}", scalar(path)), holds(seen)))
        .collect();
    let width = rows.iter().map(|(rule, _)| rule.chars().count()).max().unwrap_or(0).min(80);
    let rows: String = rows.iter().map(|(rule, holds)| format!("      {rule:<width$}  # {holds}\n")).collect();
    format!(
        "# Drafted by `tamis init` from a sample of {records} records. Nothing passes until it is listed under `fields`.
tamis: 1
dataset: {dataset}
title: What the data is
status: draft
policies:
  {purpose}:
    unlisted: drop
    # Every path of the sample, with the kinds and the types of personal data seen there. Take the `#` from what the
    # purpose needs, choose an action, and say why it is needed. Actions: keep, scan, pseudonymise, generalise, mask,
    # redact, null, drop.
    fields:
{rows}",
        records = survey.records()
    )
}

/// A path as YAML.
fn scalar(path: &str) -> String {
    let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '$' | '.' | '_'));
    if plain { path.to_owned() } else { serde_json::Value::from(path).to_string() }
}

fn holds(seen: &Seen) -> String {
    let list = |counts: &std::collections::BTreeMap<String, u64>| {
        counts.iter().map(|(name, count)| format!("{name} ×{count}")).collect::<Vec<_>>().join(", ")
    };
    let kinds: Vec<_> = seen.kinds.iter().map(|(kind, count)| format!("{kind} ×{count}")).collect();
    let mut text = kinds.join(", ");
    if !seen.entities.is_empty() {
        text.push_str(&format!("; holds {}", list(&seen.entities)));
    }
    if !seen.in_names.is_empty() {
        text.push_str(&format!("; names hold {}", list(&seen.in_names)));
    }
    text
}
