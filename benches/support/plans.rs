//! The plans that benches run.

use std::collections::BTreeMap;
use std::sync::Arc;

use tamis::base::{Budget, ClassId, DatasetId, KeyId, Limits, PurposeId, Secret, UnixSeconds};
use tamis::engine::{Framing, Opening};
use tamis::keys::Keyring;
use tamis::path::{Selector, Spelling};
use tamis::policy::{
    Action, Detect, Duplicates, FindingAction, Names, OnError, Otherwise, Plan, Policy, Records, Rule, ScopeNode,
    Sensitive, Unlisted,
};
use tamis::transform::{Canonical, Class, Guard, Pseudonymise, Redact, Scope};

pub(crate) const KEY: &[u8; 32] = b"0123456789abcdef-bench-key-bytes";

pub(crate) fn opening(framing: Framing) -> Opening {
    Opening {
        framing,
        stream: "bench".to_owned(),
        now: UnixSeconds(1_790_000_000),
        limits: Limits::default(),
        budget: Budget::new(256 << 20),
    }
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
            sensitive: Sensitive::Redact,
        },
        on_error: OnError::Reject,
        duplicates: Duplicates::Refuse,
        sweep: Vec::new(),
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
pub(crate) fn copy(names: Names) -> Arc<Plan> {
    plan(&[], Unlisted::Keep, names)
}

fn job_under(root: &str, names: Names) -> Arc<Plan> {
    let mut rules = vec![(pseudonymise(), format!("{root}.user.email")), (pseudonymise(), format!("{root}.user.id"))];
    for gone in ["user.phone", "user.ip", "user.birth_date", "payload.payment"] {
        rules.push((Action::Drop, format!("{root}.{gone}")));
    }
    let rules: Vec<_> = rules.iter().map(|(action, selector)| (action.clone(), selector.as_str())).collect();
    plan(&rules, Unlisted::Keep, names)
}

/// Pseudonymise two fields, drop four, keep the rest.
pub(crate) fn job(names: Names) -> Arc<Plan> {
    job_under("$", names)
}

/// The same where the records lie inside one document.
pub(crate) fn job_in_document(names: Names) -> Arc<Plan> {
    job_under("$.records[*]", names)
}

/// Sixteen rules, deep and descendant: what is kept, dropped and pseudonymised lies anywhere.
pub(crate) fn deep(names: Names) -> Arc<Plan> {
    let mut rules = vec![(pseudonymise(), "$.user.email"), (pseudonymise(), "$..user.id")];
    let gone = [
        "$.user.phone",
        "$.user.ip",
        "$.user.birth_date",
        "$.user.address.street",
        "$.user.address.zip",
        "$.session.referrer",
        "$.device.ua",
        "$.payload.items[*].price",
        "$.payload.payment",
        "$.flags.ab.exp_31",
        "$..first_name",
        "$..last_name",
        "$..battery",
        "$.metrics[2:6]",
    ];
    rules.extend(gone.map(|selector| (Action::Drop, selector)));
    plan(&rules, Unlisted::Keep, names)
}

/// Default deny: six fields stay.
pub(crate) fn six_fields(names: Names) -> Arc<Plan> {
    let fields = ["$.ts", "$.type", "$.user.tier", "$.session.pages", "$.payload.total", "$.payload.items"];
    plan(&fields.map(|field| (keep(), field)), Unlisted::Drop, names)
}

/// A chat for fine-tuning: roles and language stay, contents are scanned with every detector.
pub(crate) fn chat() -> Arc<Plan> {
    plan(
        &[(keep(), "$.lang"), (keep(), "$.messages[*].role"), (Action::Scan, "$.messages[*].content")],
        Unlisted::Drop,
        Names::Scan,
    )
}
