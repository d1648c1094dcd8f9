//! The plans that benches run.

use std::collections::BTreeMap;
use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tamis::base::{Budget, ClassId, DatasetId, KeyId, Limits, PurposeId, Secret, UnixSeconds};
use tamis::engine::{Framing, Opening};
use tamis::keys::Keyring;
use tamis::path::{Selector, Spelling};
use tamis::policy::{
    Action, Detect, Duplicates, FindingAction, Names, OnError, Otherwise, Plan, Policy, Records, Rule, ScopeNode,
    Sensitive, Unlisted,
};
use tamis::transform::{Canonical, Class, Guard, Pseudonymise, Redact, Scope};

const KEY: &[u8; 32] = b"0123456789abcdef-bench-key-bytes";

pub(crate) fn opening(framing: Framing) -> Opening {
    Opening {
        framing,
        stream: "bench".to_owned(),
        now: UnixSeconds(1_790_000_000),
        limits: Limits::default(),
        budget: Budget::new(256 << 20),
    }
}

/// What the yardstick does to an identifier: keyed, hexadecimal.
pub(crate) fn hmac_hex(text: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(KEY).expect("any length is a key");
    mac.update(text.as_bytes());
    mac.finalize()
        .into_bytes()
        .iter()
        .take(16)
        .fold(String::with_capacity(32), |hex, byte| hex + &format!("{byte:02x}"))
}

fn plan(rules: &[(Action, &str)], unlisted: Unlisted, names: Names) -> Arc<Plan> {
    let class = Class { id: ClassId::parse("value").expect("a word"), canonical: Canonical::Text, epoch: None };
    let rules = rules.iter().map(|(action, selector)| Rule {
        selectors: vec![Selector::parse(selector).expect("a legal selector")],
        label: (*selector).to_owned(),
        when: None,
        action: action.clone(),
        otherwise: Otherwise::Drop,
        because: "a bench".to_owned(),
        names: None,
        origin: "bench:1".to_owned(),
    });
    let policy = Policy {
        dataset: DatasetId::parse("bench").expect("a word"),
        purpose: PurposeId::parse("bench").expect("a word"),
        digest: "sha256:0".to_owned(),
        draft: true,
        records: Records::Auto,
        envelope: Vec::new(),
        sentinels: Vec::new(),
        unlisted,
        spelling: Spelling::Exact,
        names,
        rules: rules.collect(),
        detect: Detect {
            scanner: tamis::detect::Config::default(),
            action: FindingAction::Redact(Redact::default()),
            placeholder: "[{type}]".to_owned(),
            types: BTreeMap::new(),
            sensitive: Sensitive::DropField,
        },
        on_error: OnError::Reject,
        duplicates: Duplicates::Refuse,
        classes: BTreeMap::from([(class.id.clone(), class)]),
    };
    let keyring = Keyring::single(KeyId::parse("k1").expect("a word"), Secret::new(KEY.to_vec())).expect("32 bytes");
    Arc::new(Plan::compile(&policy, &keyring).expect("the policy compiles"))
}

fn pseudonymise() -> Action {
    let class = ClassId::parse("value").expect("a word");
    let spec = Pseudonymise { class, scope: Scope::Dataset, format: None, as_string: false };
    Action::Pseudonymise(spec, ScopeNode::Session)
}

fn keep() -> Action {
    Action::Keep(Guard::default())
}

/// Everything passes, nothing is looked at.
pub(crate) fn copy() -> Arc<Plan> {
    plan(&[], Unlisted::Keep, Names::Keep)
}

fn job_rules(root: &str) -> Vec<(Action, String)> {
    let mut rules = vec![(pseudonymise(), format!("{root}.user.email")), (pseudonymise(), format!("{root}.user.id"))];
    for gone in ["user.phone", "user.ip", "user.birth_date", "payload.payment"] {
        rules.push((Action::Drop, format!("{root}.{gone}")));
    }
    rules
}

fn job_under(root: &str, names: Names) -> Arc<Plan> {
    let rules = job_rules(root);
    let rules: Vec<_> = rules.iter().map(|(action, selector)| (action.clone(), selector.as_str())).collect();
    plan(&rules, Unlisted::Keep, names)
}

/// Pseudonymise two fields, drop four, keep the rest; names scanned.
pub(crate) fn job() -> Arc<Plan> {
    job_under("$", Names::Scan)
}

/// The same without a look at names.
pub(crate) fn job_names_kept() -> Arc<Plan> {
    job_under("$", Names::Keep)
}

/// The same where the records lie inside one document.
pub(crate) fn job_in_document() -> Arc<Plan> {
    job_under("$.records[*]", Names::Scan)
}

/// Default deny: six fields stay.
pub(crate) fn six_fields() -> Arc<Plan> {
    let fields = ["$.ts", "$.type", "$.user.tier", "$.session.pages", "$.payload.total", "$.payload.items"];
    plan(&fields.map(|field| (keep(), field)), Unlisted::Drop, Names::Scan)
}

/// A chat for fine-tuning: roles and language stay, contents are scanned with every detector.
pub(crate) fn chat() -> Arc<Plan> {
    plan(
        &[(keep(), "$.lang"), (keep(), "$.messages[*].role"), (Action::Scan, "$.messages[*].content")],
        Unlisted::Drop,
        Names::Scan,
    )
}
