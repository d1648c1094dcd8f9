//! Policies and sessions for tests, in a line.

use std::collections::BTreeMap;
use std::sync::Arc;

use tamis::base::{Budget, ClassId, DatasetId, KeyId, Limits, PurposeId, Secret, UnixSeconds};
use tamis::engine::{Error, Framing, Opening, Session, Tally};
use tamis::keys::Keyring;
use tamis::path::{Selector, Spelling};
use tamis::policy::{
    Action, Detect, Duplicates, FindingAction, Names, OnError, Otherwise, Plan, Policy, Records, Rule, Sensitive,
    Unlisted,
};
use tamis::transform::{Canonical, Class, Guard, Pseudonymise, Redact, Scope};

/// A policy with nothing in it but the given rules.
pub(crate) fn policy(rules: impl IntoIterator<Item = (Action, &'static str)>, unlisted: Unlisted) -> Policy {
    let class = Class { id: ClassId::parse("value").expect("a word"), canonical: Canonical::Text, epoch: None };
    Policy {
        dataset: DatasetId::parse("ad-hoc").expect("a word"),
        purpose: PurposeId::parse("ad-hoc").expect("a word"),
        digest: "sha256:0".to_owned(),
        draft: true,
        records: Records::Auto,
        envelope: Vec::new(),
        sentinels: Vec::new(),
        unlisted,
        spelling: Spelling::Exact,
        names: Names::Scan,
        rules: rules.into_iter().map(|(action, selector)| rule(action, selector)).collect(),
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
    }
}

pub(crate) fn rule(action: Action, selector: &str) -> Rule {
    Rule {
        selectors: vec![Selector::parse(selector).expect("a legal selector")],
        label: selector.to_owned(),
        when: None,
        action,
        otherwise: Otherwise::Drop,
        because: "a test".to_owned(),
        names: None,
        origin: "test:1".to_owned(),
    }
}

pub(crate) fn keep() -> Action {
    Action::Keep(Guard::default())
}

pub(crate) fn pseudonymise(scope: Scope) -> Pseudonymise {
    Pseudonymise { class: ClassId::parse("value").expect("a word"), scope, format: None, as_string: false }
}

pub(crate) fn plan(policy: &Policy) -> Arc<Plan> {
    let secret = Secret::new(super::cases::KEY.to_vec());
    let keyring = Keyring::single(KeyId::parse("k1").expect("a word"), secret).expect("32 bytes");
    Arc::new(Plan::compile(policy, &keyring).expect("the policy compiles"))
}

pub(crate) fn opening(framing: Framing) -> Opening {
    Opening {
        framing,
        stream: "test".to_owned(),
        now: UnixSeconds(1_790_000_000),
        limits: Limits::default(),
        budget: Budget::new(256 << 20),
    }
}

/// The output and tally of one run over the given chunks.
pub(crate) fn run<'a>(
    plan: &Arc<Plan>,
    opening: Opening,
    chunks: impl IntoIterator<Item = &'a [u8]>,
) -> Result<(Vec<u8>, Tally), Error> {
    let mut session = Session::new(Arc::clone(plan), opening);
    let mut out = Vec::new();
    for chunk in chunks {
        session.push(chunk, &mut out)?;
    }
    session.finish(&mut out)?;
    let tally = session.tally().clone();
    Ok((out, tally))
}

/// The same in one piece, as text.
pub(crate) fn minimise(plan: &Arc<Plan>, framing: Framing, input: &str) -> Result<String, Error> {
    run(plan, opening(framing), [input.as_bytes()]).map(|(out, _)| String::from_utf8(out).expect("output is UTF-8"))
}
